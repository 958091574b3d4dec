// Countries and territories of ISO 3166, with a point well inside each, its seat of government, the adjectives made from
// its name, and other names in use. The order is alphabetical by code and says nothing; a code says nothing about
// recognition.
export type Country = {
  readonly code: string
  readonly name: string
  readonly lat: number
  readonly lon: number
  readonly capital: string
  readonly adjectives: readonly string[]
  readonly names: readonly string[]
}

const rows = `
AD|42.5|1.6|Andorra la Vella|Andorran|
AE|24|54|Abu Dhabi|Emirati|UAE,U.A.E.,the Emirates
AF|33.9|67.7|Kabul|Afghan|
AG|17.1|-61.8|Saint John's|Antiguan|
AL|41.2|20.2|Tirana|Albanian|
AM|40.1|45|Yerevan|Armenian|
AO|-11.2|17.9|Luanda|Angolan|
AR|-38.4|-63.6|Buenos Aires|Argentine,Argentinian|
AT|47.5|14.6|Vienna|Austrian|
AU|-25.3|133.8|Canberra|Australian|
AZ|40.1|47.6|Baku|Azerbaijani,Azeri|
BA|43.9|17.7|Sarajevo|Bosnian|Bosnia,Bosnia and Herzegovina,Bosnia-Herzegovina
BB|13.2|-59.5|Bridgetown|Barbadian|
BD|23.7|90.4|Dhaka|Bangladeshi|
BE|50.5|4.5|Brussels|Belgian|
BF|12.2|-1.6|Ouagadougou|Burkinabe,Burkinabè|
BG|42.7|25.5|Sofia|Bulgarian|
BH|26|50.6|Manama|Bahraini|
BI|-3.4|29.9|Gitega|Burundian|
BJ|9.3|2.3|Porto-Novo|Beninese|
BN|4.5|114.7|Bandar Seri Begawan|Bruneian|
BO|-16.3|-63.6|La Paz|Bolivian|
BR|-14.2|-51.9|Brasilia|Brazilian|
BS|25|-77.4|Nassau|Bahamian|
BT|27.5|90.4|Thimphu|Bhutanese|
BW|-22.3|24.7|Gaborone|Botswanan|
BY|53.7|28|Minsk|Belarusian|
BZ|17.2|-88.5|Belmopan|Belizean|
CA|56.1|-106.3|Ottawa|Canadian|
CD|-4|21.8|Kinshasa|Congolese|Democratic Republic of the Congo,Democratic Republic of Congo,DRC,DR Congo,Congo
CF|6.6|20.9|Bangui|Central African|CAR
CG|-0.2|15.8|Brazzaville||Republic of the Congo,Republic of Congo
CH|46.8|8.2|Bern|Swiss|
CI|7.5|-5.5|Yamoussoukro|Ivorian|Ivory Coast,Cote d'Ivoire
CL|-35.7|-71.5|Santiago|Chilean|
CM|7.4|12.4|Yaounde|Cameroonian|
CN|35.9|104.2|Beijing|Chinese|People's Republic of China
CO|4.6|-74.3|Bogota|Colombian|
CR|9.7|-83.8|San Jose|Costa Rican|
CU|21.5|-77.8|Havana|Cuban|
CV|16|-24|Praia|Cape Verdean|Cape Verde
CY|35.1|33.4|Nicosia|Cypriot,Greek Cypriot,Turkish Cypriot|
CZ|49.8|15.5|Prague|Czech|Czech Republic
DE|51.2|10.5|Berlin|German|
DJ|11.8|42.6|Djibouti|Djiboutian|
DK|56.3|9.5|Copenhagen|Danish|
DM|15.4|-61.4|Roseau|Dominican|
DO|18.7|-70.2|Santo Domingo|Dominican|
DZ|28|1.7|Algiers|Algerian|
EC|-1.8|-78.2|Quito|Ecuadorian,Ecuadorean|
EE|58.6|25|Tallinn|Estonian|
EG|26.8|30.8|Cairo|Egyptian|
EH|24.2|-12.9||Sahrawi|
ER|15.2|39.8|Asmara|Eritrean|
ES|40.5|-3.7|Madrid|Spanish|
ET|9.1|40.5|Addis Ababa|Ethiopian|
FI|61.9|25.7|Helsinki|Finnish|
FJ|-17.7|178|Suva|Fijian|
FR|46.2|2.2|Paris|French|
GA|-0.8|11.6|Libreville|Gabonese|
GB|55.4|-3.4|London|British|Britain,Great Britain,UK,U.K.,England,Scotland,Wales,Northern Ireland
GD|12.1|-61.7|Saint George's|Grenadian|
GE|42.3|43.4|Tbilisi|Georgian|
GH|7.9|-1|Accra|Ghanaian|
GL|71.7|-42.6|Nuuk|Greenlandic|
GM|13.4|-15.3|Banjul|Gambian|the Gambia
GN|9.9|-9.7|Conakry|Guinean|
GQ|1.6|10.3|Malabo|Equatorial Guinean,Equatoguinean|
GR|39.1|21.8|Athens|Greek|
GT|15.8|-90.2|Guatemala City|Guatemalan|
GW|11.8|-15.2|Bissau|Bissau-Guinean|
GY|4.9|-58.9|Georgetown|Guyanese|
HK|22.3|114.2||Hong Kong|Hong Kong
HN|15.2|-86.2|Tegucigalpa|Honduran|
HR|45.1|15.2|Zagreb|Croatian,Croat|
HT|19|-72.3|Port-au-Prince|Haitian|
HU|47.2|19.5|Budapest|Hungarian|
ID|-0.8|113.9|Jakarta|Indonesian|
IE|53.4|-8.2|Dublin|Irish|
IL|31|34.9||Israeli|
IN|20.6|79|New Delhi|Indian|
IQ|33.2|43.7|Baghdad|Iraqi|
IR|32.4|53.7|Tehran|Iranian|Teheran
IS|65|-19|Reykjavik|Icelandic|
IT|41.9|12.6|Rome|Italian|
JM|18.1|-77.3|Kingston|Jamaican|
JO|30.6|36.2|Amman|Jordanian|
JP|36.2|138.3|Tokyo|Japanese|
KE|0|37.9|Nairobi|Kenyan|
KG|41.2|74.8|Bishkek|Kyrgyz|
KH|12.6|105|Phnom Penh|Cambodian|
KI|1.9|-157.4|Tarawa|I-Kiribati|
KM|-11.9|43.9|Moroni|Comorian|Comoros
KN|17.4|-62.8|Basseterre|Kittitian|
KP|40.3|127.5|Pyongyang|North Korean|North Korea,DPRK,Democratic People's Republic of Korea
KR|35.9|127.8|Seoul|South Korean|South Korea,Republic of Korea,ROK
KW|29.3|47.5|Kuwait City|Kuwaiti|
KZ|48|66.9|Astana|Kazakh,Kazakhstani|
LA|19.9|102.5|Vientiane|Lao,Laotian|
LB|33.9|35.9|Beirut|Lebanese|
LC|13.9|-61|Castries|Saint Lucian|
LI|47.2|9.6|Vaduz|Liechtenstein|
LK|7.9|80.8|Colombo|Sri Lankan|
LR|6.4|-9.4|Monrovia|Liberian|
LS|-29.6|28.2|Maseru|Basotho|
LT|55.2|23.9|Vilnius|Lithuanian|
LU|49.8|6.1|Luxembourg|Luxembourgish|
LV|56.9|24.6|Riga|Latvian|
LY|26.3|17.2|Tripoli|Libyan|
MA|31.8|-7.1|Rabat|Moroccan|
MC|43.7|7.4|Monaco|Monegasque|
MD|47.4|28.4|Chisinau|Moldovan|
ME|42.7|19.4|Podgorica|Montenegrin|
MG|-18.8|46.9|Antananarivo|Malagasy|
MH|7.1|171.2|Majuro|Marshallese|
MK|41.6|21.7|Skopje|Macedonian,North Macedonian|Macedonia
ML|17.6|-4|Bamako|Malian|
MM|21.9|96|Naypyidaw|Burmese,Myanmar|Burma,Myanmar
MN|46.9|103.8|Ulaanbaatar|Mongolian|
MR|21|-10.9|Nouakchott|Mauritanian|
MT|35.9|14.4|Valletta|Maltese|
MU|-20.3|57.6|Port Louis|Mauritian|
MV|3.2|73.2|Male|Maldivian|
MW|-13.3|34.3|Lilongwe|Malawian|
MX|23.6|-102.6|Mexico City|Mexican|
MY|4.2|102|Kuala Lumpur|Malaysian|
MZ|-18.7|35.5|Maputo|Mozambican|
NA|-23|18.5|Windhoek|Namibian|
NE|17.6|8.1|Niamey|Nigerien|
NG|9.1|8.7|Abuja|Nigerian|
NI|12.9|-85.2|Managua|Nicaraguan|
NL|52.1|5.3|The Hague|Dutch|Holland,the Netherlands
NO|60.5|8.5|Oslo|Norwegian|
NP|28.4|84.1|Kathmandu|Nepali,Nepalese|
NR|-0.5|166.9|Yaren|Nauruan|
NZ|-40.9|174.9|Wellington|New Zealand|
OM|21.5|55.9|Muscat|Omani|
PA|8.5|-80.8|Panama City|Panamanian|
PE|-9.2|-75|Lima|Peruvian|
PG|-6.3|144|Port Moresby|Papua New Guinean|
PH|12.9|121.8|Manila|Philippine,Filipino|
PK|30.4|69.3|Islamabad|Pakistani|
PL|51.9|19.1|Warsaw|Polish|
PS|31.9|35.2|Ramallah|Palestinian|Palestine,State of Palestine
PT|39.4|-8.2|Lisbon|Portuguese|
PW|7.5|134.6|Ngerulmud|Palauan|
PY|-23.4|-58.4|Asuncion|Paraguayan|
QA|25.4|51.2|Doha|Qatari|
RO|45.9|25|Bucharest|Romanian|
RS|44|21|Belgrade|Serbian,Serb|
RU|61.5|105.3|Moscow|Russian|Russian Federation
RW|-1.9|29.9|Kigali|Rwandan|
SA|23.9|45.1|Riyadh|Saudi,Saudi Arabian|
SB|-9.6|160.2|Honiara|Solomon Islander|
SC|-4.7|55.5|Victoria|Seychellois|
SD|12.9|30.2|Khartoum|Sudanese|
SE|60.1|18.6|Stockholm|Swedish|
SG|1.4|103.8|Singapore|Singaporean|
SI|46.2|15|Ljubljana|Slovenian,Slovene|
SK|48.7|19.7|Bratislava|Slovak|
SL|8.5|-11.8|Freetown|Sierra Leonean|
SM|43.9|12.5||Sammarinese|
SN|14.5|-14.5|Dakar|Senegalese|
SO|5.2|46.2|Mogadishu|Somali|
SR|3.9|-56|Paramaribo|Surinamese|
SS|7.3|30.3|Juba|South Sudanese|
ST|0.2|6.6|Sao Tome|Santomean|
SV|13.8|-88.9|San Salvador|Salvadoran|
SY|34.8|39|Damascus|Syrian|Syrian Arab Republic
SZ|-26.5|31.5|Mbabane|Swazi|Swaziland
TD|15.5|18.7|N'Djamena|Chadian|
TG|8.6|0.8|Lome|Togolese|
TH|15.9|101|Bangkok|Thai|
TJ|38.9|71.3|Dushanbe|Tajik|
TL|-8.9|125.7|Dili|Timorese,East Timorese|East Timor,Timor-Leste
TM|39|59.6|Ashgabat|Turkmen|
TN|33.9|9.5|Tunis|Tunisian|
TO|-21.2|-175.2|Nuku'alofa|Tongan|
TR|39|35.2|Ankara|Turkish|Turkey,Türkiye,Turkiye
TT|10.7|-61.2|Port of Spain|Trinidadian|
TV|-7.1|177.6|Funafuti|Tuvaluan|
TW|23.7|121|Taipei|Taiwanese|
TZ|-6.4|34.9|Dodoma|Tanzanian|
UA|48.4|31.2|Kyiv|Ukrainian|
UG|1.4|32.3|Kampala|Ugandan|
US|39.8|-98.6|Washington|American,U.S.,US|United States,U.S.,US,USA,U.S.A.,United States of America,America
UY|-32.5|-55.8|Montevideo|Uruguayan|
UZ|41.4|64.6|Tashkent|Uzbek|
VA|41.9|12.45||Vatican|Vatican,Holy See
VC|13.3|-61.2|Kingstown|Vincentian|
VE|6.4|-66.6|Caracas|Venezuelan|
VN|14.1|108.3|Hanoi|Vietnamese|
VU|-15.4|166.9|Port Vila|Vanuatuan|
WS|-13.8|-172.1|Apia|Samoan|
XK|42.6|20.9|Pristina|Kosovar|
YE|15.6|48.5|Sanaa|Yemeni|
ZA|-30.6|22.9|Pretoria|South African|
ZM|-13.1|27.8|Lusaka|Zambian|
ZW|-19|29.2|Harare|Zimbabwean|`

const englishNames = new Intl.DisplayNames(['en'], { type: 'region' })
const split = (list: string | undefined): string[] => (list ?? '').split(',').filter(Boolean)
// Where the usual English short name differs from the one of the runtime's data.
const shortNames: Readonly<Record<string, string>> = {
  PS: 'Palestine',
  MM: 'Myanmar',
  HK: 'Hong Kong',
  CD: 'DR Congo',
  CG: 'Republic of the Congo',
  TR: 'Turkey',
  CZ: 'Czechia',
  BA: 'Bosnia and Herzegovina',
}

export const countries: readonly Country[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [code, lat, lon, capital, adjectives, names] = row.split('|')
    const name = shortNames[code!] ?? englishNames.of(code!) ?? code!
    return {
      code: code!,
      name,
      lat: Number(lat),
      lon: Number(lon),
      capital: capital ?? '',
      adjectives: split(adjectives),
      names: [...new Set([name, ...split(names)])],
    }
  })

const byCode = new Map(countries.map((country) => [country.code, country]))
export const countryOf = (code: string): Country | undefined => byCode.get(code)

/** Country by lower-case name ("the" left out). */
export const countryByName: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((country) =>
    country.names.map((name): [string, Country] => [name.toLowerCase().replace(/^the /, ''), country]),
  ),
)
/** Country by lower-case adjective ('sudanese'). */
export const countryByAdjective: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((country) => country.adjectives.map((name): [string, Country] => [name.toLowerCase(), country])),
)
/** Country by its seat of government in lower case, whose name stands for the government where it speaks or acts. */
export const countryByCapital: ReadonlyMap<string, Country> = new Map([
  ...countries
    .filter((country) => country.capital !== '')
    .map((country): [string, Country] => [country.capital.toLowerCase(), country]),
  ...['kiev|UA', "sana'a|YE", 'brasília|BR', 'bogotá|CO', 'yaoundé|CM', 'sana’a|YE', 'rangoon|MM'].map(
    (entry): [string, Country] => {
      const [name, code] = entry.split('|')
      return [name!, byCode.get(code!)!]
    },
  ),
])
