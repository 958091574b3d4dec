// Countries and territories of ISO 3166 by their usual English names, with a point well inside each, its seat of
// government, the adjectives made from its name, and other names in use. The order is alphabetical by code and says
// nothing; a code says nothing about recognition.
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
AD|Andorra|42.5|1.6|Andorra la Vella|Andorran|
AE|United Arab Emirates|24|54|Abu Dhabi|Emirati|UAE,U.A.E.,the Emirates
AF|Afghanistan|33.9|67.7|Kabul|Afghan|
AG|Antigua & Barbuda|17.1|-61.8|Saint John's|Antiguan|
AL|Albania|41.2|20.2|Tirana|Albanian|
AM|Armenia|40.1|45|Yerevan|Armenian|
AO|Angola|-11.2|17.9|Luanda|Angolan|
AR|Argentina|-38.4|-63.6|Buenos Aires|Argentine,Argentinian|
AT|Austria|47.5|14.6|Vienna|Austrian|
AU|Australia|-25.3|133.8|Canberra|Australian|
AZ|Azerbaijan|40.1|47.6|Baku|Azerbaijani,Azeri|
BA|Bosnia and Herzegovina|43.9|17.7|Sarajevo|Bosnian|Bosnia,Bosnia and Herzegovina,Bosnia-Herzegovina
BB|Barbados|13.2|-59.5|Bridgetown|Barbadian|
BD|Bangladesh|23.7|90.4|Dhaka|Bangladeshi|
BE|Belgium|50.5|4.5|Brussels|Belgian|
BF|Burkina Faso|12.2|-1.6|Ouagadougou|Burkinabe,Burkinabè|
BG|Bulgaria|42.7|25.5|Sofia|Bulgarian|
BH|Bahrain|26|50.6|Manama|Bahraini|
BI|Burundi|-3.4|29.9|Gitega|Burundian|
BJ|Benin|9.3|2.3|Porto-Novo|Beninese|
BN|Brunei|4.5|114.7|Bandar Seri Begawan|Bruneian|
BO|Bolivia|-16.3|-63.6|La Paz|Bolivian|
BR|Brazil|-14.2|-51.9|Brasilia|Brazilian|
BS|Bahamas|25|-77.4|Nassau|Bahamian|
BT|Bhutan|27.5|90.4|Thimphu|Bhutanese|
BW|Botswana|-22.3|24.7|Gaborone|Botswanan|
BY|Belarus|53.7|28|Minsk|Belarusian|
BZ|Belize|17.2|-88.5|Belmopan|Belizean|
CA|Canada|56.1|-106.3|Ottawa|Canadian|
CD|DR Congo|-4|21.8|Kinshasa|Congolese|Democratic Republic of the Congo,Democratic Republic of Congo,DRC,DR Congo,Congo
CF|Central African Republic|6.6|20.9|Bangui|Central African|CAR
CG|Republic of the Congo|-0.2|15.8|Brazzaville||Republic of the Congo,Republic of Congo
CH|Switzerland|46.8|8.2|Bern|Swiss|
CI|Côte d’Ivoire|7.5|-5.5|Yamoussoukro|Ivorian|Ivory Coast,Cote d'Ivoire
CL|Chile|-35.7|-71.5|Santiago|Chilean|
CM|Cameroon|7.4|12.4|Yaounde|Cameroonian|
CN|China|35.9|104.2|Beijing|Chinese|People's Republic of China
CO|Colombia|4.6|-74.3|Bogota|Colombian|
CR|Costa Rica|9.7|-83.8|San Jose|Costa Rican|
CU|Cuba|21.5|-77.8|Havana|Cuban|
CV|Cape Verde|16|-24|Praia|Cape Verdean|Cape Verde
CY|Cyprus|35.1|33.4|Nicosia|Cypriot,Greek Cypriot,Turkish Cypriot|
CZ|Czechia|49.8|15.5|Prague|Czech|Czech Republic
DE|Germany|51.2|10.5|Berlin|German|
DJ|Djibouti|11.8|42.6|Djibouti|Djiboutian|
DK|Denmark|56.3|9.5|Copenhagen|Danish|
DM|Dominica|15.4|-61.4|Roseau|Dominican|
DO|Dominican Republic|18.7|-70.2|Santo Domingo|Dominican|
DZ|Algeria|28|1.7|Algiers|Algerian|
EC|Ecuador|-1.8|-78.2|Quito|Ecuadorian,Ecuadorean|
EE|Estonia|58.6|25|Tallinn|Estonian|
EG|Egypt|26.8|30.8|Cairo|Egyptian|
EH|Western Sahara|24.2|-12.9||Sahrawi|
ER|Eritrea|15.2|39.8|Asmara|Eritrean|
ES|Spain|40.5|-3.7|Madrid|Spanish|
ET|Ethiopia|9.1|40.5|Addis Ababa|Ethiopian|
FI|Finland|61.9|25.7|Helsinki|Finnish|
FJ|Fiji|-17.7|178|Suva|Fijian|
FR|France|46.2|2.2|Paris|French|
GA|Gabon|-0.8|11.6|Libreville|Gabonese|
GB|United Kingdom|55.4|-3.4|London|British|Britain,Great Britain,UK,U.K.,England,Scotland,Wales,Northern Ireland
GD|Grenada|12.1|-61.7|Saint George's|Grenadian|
GE|Georgia|42.3|43.4|Tbilisi|Georgian|
GH|Ghana|7.9|-1|Accra|Ghanaian|
GL|Greenland|71.7|-42.6|Nuuk|Greenlandic|
GM|Gambia|13.4|-15.3|Banjul|Gambian|the Gambia
GN|Guinea|9.9|-9.7|Conakry|Guinean|
GQ|Equatorial Guinea|1.6|10.3|Malabo|Equatorial Guinean,Equatoguinean|
GR|Greece|39.1|21.8|Athens|Greek|
GT|Guatemala|15.8|-90.2|Guatemala City|Guatemalan|
GW|Guinea-Bissau|11.8|-15.2|Bissau|Bissau-Guinean|
GY|Guyana|4.9|-58.9|Georgetown|Guyanese|
HK|Hong Kong|22.3|114.2||Hong Kong|Hong Kong
HN|Honduras|15.2|-86.2|Tegucigalpa|Honduran|
HR|Croatia|45.1|15.2|Zagreb|Croatian,Croat|
HT|Haiti|19|-72.3|Port-au-Prince|Haitian|
HU|Hungary|47.2|19.5|Budapest|Hungarian|
ID|Indonesia|-0.8|113.9|Jakarta|Indonesian|
IE|Ireland|53.4|-8.2|Dublin|Irish|
IL|Israel|31|34.9||Israeli|
IN|India|20.6|79|New Delhi|Indian|
IQ|Iraq|33.2|43.7|Baghdad|Iraqi|
IR|Iran|32.4|53.7|Tehran|Iranian|Teheran
IS|Iceland|65|-19|Reykjavik|Icelandic|
IT|Italy|41.9|12.6|Rome|Italian|
JM|Jamaica|18.1|-77.3|Kingston|Jamaican|
JO|Jordan|30.6|36.2|Amman|Jordanian|
JP|Japan|36.2|138.3|Tokyo|Japanese|
KE|Kenya|0|37.9|Nairobi|Kenyan|
KG|Kyrgyzstan|41.2|74.8|Bishkek|Kyrgyz|
KH|Cambodia|12.6|105|Phnom Penh|Cambodian|
KI|Kiribati|1.9|-157.4|Tarawa|I-Kiribati|
KM|Comoros|-11.9|43.9|Moroni|Comorian|Comoros
KN|St. Kitts & Nevis|17.4|-62.8|Basseterre|Kittitian|
KP|North Korea|40.3|127.5|Pyongyang|North Korean|North Korea,DPRK,Democratic People's Republic of Korea
KR|South Korea|35.9|127.8|Seoul|South Korean|South Korea,Republic of Korea,ROK
KW|Kuwait|29.3|47.5|Kuwait City|Kuwaiti|
KZ|Kazakhstan|48|66.9|Astana|Kazakh,Kazakhstani|
LA|Laos|19.9|102.5|Vientiane|Lao,Laotian|
LB|Lebanon|33.9|35.9|Beirut|Lebanese|
LC|St. Lucia|13.9|-61|Castries|Saint Lucian|
LI|Liechtenstein|47.2|9.6|Vaduz|Liechtenstein|
LK|Sri Lanka|7.9|80.8|Colombo|Sri Lankan|
LR|Liberia|6.4|-9.4|Monrovia|Liberian|
LS|Lesotho|-29.6|28.2|Maseru|Basotho|
LT|Lithuania|55.2|23.9|Vilnius|Lithuanian|
LU|Luxembourg|49.8|6.1|Luxembourg|Luxembourgish|
LV|Latvia|56.9|24.6|Riga|Latvian|
LY|Libya|26.3|17.2|Tripoli|Libyan|
MA|Morocco|31.8|-7.1|Rabat|Moroccan|
MC|Monaco|43.7|7.4|Monaco|Monegasque|
MD|Moldova|47.4|28.4|Chisinau|Moldovan|
ME|Montenegro|42.7|19.4|Podgorica|Montenegrin|
MG|Madagascar|-18.8|46.9|Antananarivo|Malagasy|
MH|Marshall Islands|7.1|171.2|Majuro|Marshallese|
MK|North Macedonia|41.6|21.7|Skopje|Macedonian,North Macedonian|Macedonia
ML|Mali|17.6|-4|Bamako|Malian|
MM|Myanmar|21.9|96|Naypyidaw|Burmese,Myanmar|Burma,Myanmar
MN|Mongolia|46.9|103.8|Ulaanbaatar|Mongolian|
MR|Mauritania|21|-10.9|Nouakchott|Mauritanian|
MT|Malta|35.9|14.4|Valletta|Maltese|
MU|Mauritius|-20.3|57.6|Port Louis|Mauritian|
MV|Maldives|3.2|73.2|Male|Maldivian|
MW|Malawi|-13.3|34.3|Lilongwe|Malawian|
MX|Mexico|23.6|-102.6|Mexico City|Mexican|
MY|Malaysia|4.2|102|Kuala Lumpur|Malaysian|
MZ|Mozambique|-18.7|35.5|Maputo|Mozambican|
NA|Namibia|-23|18.5|Windhoek|Namibian|
NE|Niger|17.6|8.1|Niamey|Nigerien|
NG|Nigeria|9.1|8.7|Abuja|Nigerian|
NI|Nicaragua|12.9|-85.2|Managua|Nicaraguan|
NL|Netherlands|52.1|5.3|The Hague|Dutch|Holland,the Netherlands
NO|Norway|60.5|8.5|Oslo|Norwegian|
NP|Nepal|28.4|84.1|Kathmandu|Nepali,Nepalese|
NR|Nauru|-0.5|166.9|Yaren|Nauruan|
NZ|New Zealand|-40.9|174.9|Wellington|New Zealand|
OM|Oman|21.5|55.9|Muscat|Omani|
PA|Panama|8.5|-80.8|Panama City|Panamanian|
PE|Peru|-9.2|-75|Lima|Peruvian|
PG|Papua New Guinea|-6.3|144|Port Moresby|Papua New Guinean|
PH|Philippines|12.9|121.8|Manila|Philippine,Filipino|
PK|Pakistan|30.4|69.3|Islamabad|Pakistani|
PL|Poland|51.9|19.1|Warsaw|Polish|
PS|Palestine|31.9|35.2|Ramallah|Palestinian|Palestine,State of Palestine
PT|Portugal|39.4|-8.2|Lisbon|Portuguese|
PW|Palau|7.5|134.6|Ngerulmud|Palauan|
PY|Paraguay|-23.4|-58.4|Asuncion|Paraguayan|
QA|Qatar|25.4|51.2|Doha|Qatari|
RO|Romania|45.9|25|Bucharest|Romanian|
RS|Serbia|44|21|Belgrade|Serbian,Serb|
RU|Russia|61.5|105.3|Moscow|Russian|Russian Federation
RW|Rwanda|-1.9|29.9|Kigali|Rwandan|
SA|Saudi Arabia|23.9|45.1|Riyadh|Saudi,Saudi Arabian|
SB|Solomon Islands|-9.6|160.2|Honiara|Solomon Islander|
SC|Seychelles|-4.7|55.5|Victoria|Seychellois|
SD|Sudan|12.9|30.2|Khartoum|Sudanese|
SE|Sweden|60.1|18.6|Stockholm|Swedish|
SG|Singapore|1.4|103.8|Singapore|Singaporean|
SI|Slovenia|46.2|15|Ljubljana|Slovenian,Slovene|
SK|Slovakia|48.7|19.7|Bratislava|Slovak|
SL|Sierra Leone|8.5|-11.8|Freetown|Sierra Leonean|
SM|San Marino|43.9|12.5||Sammarinese|
SN|Senegal|14.5|-14.5|Dakar|Senegalese|
SO|Somalia|5.2|46.2|Mogadishu|Somali|
SR|Suriname|3.9|-56|Paramaribo|Surinamese|
SS|South Sudan|7.3|30.3|Juba|South Sudanese|
ST|São Tomé & Príncipe|0.2|6.6|Sao Tome|Santomean|
SV|El Salvador|13.8|-88.9|San Salvador|Salvadoran|
SY|Syria|34.8|39|Damascus|Syrian|Syrian Arab Republic
SZ|Eswatini|-26.5|31.5|Mbabane|Swazi|Swaziland
TD|Chad|15.5|18.7|N'Djamena|Chadian|
TG|Togo|8.6|0.8|Lome|Togolese|
TH|Thailand|15.9|101|Bangkok|Thai|
TJ|Tajikistan|38.9|71.3|Dushanbe|Tajik|
TL|Timor-Leste|-8.9|125.7|Dili|Timorese,East Timorese|East Timor,Timor-Leste
TM|Turkmenistan|39|59.6|Ashgabat|Turkmen|
TN|Tunisia|33.9|9.5|Tunis|Tunisian|
TO|Tonga|-21.2|-175.2|Nuku'alofa|Tongan|
TR|Turkey|39|35.2|Ankara|Turkish|Turkey,Türkiye,Turkiye
TT|Trinidad & Tobago|10.7|-61.2|Port of Spain|Trinidadian|
TV|Tuvalu|-7.1|177.6|Funafuti|Tuvaluan|
TW|Taiwan|23.7|121|Taipei|Taiwanese|
TZ|Tanzania|-6.4|34.9|Dodoma|Tanzanian|
UA|Ukraine|48.4|31.2|Kyiv|Ukrainian|
UG|Uganda|1.4|32.3|Kampala|Ugandan|
US|United States|39.8|-98.6|Washington|American,U.S.,US|United States,U.S.,US,USA,U.S.A.,United States of America,America
UY|Uruguay|-32.5|-55.8|Montevideo|Uruguayan|
UZ|Uzbekistan|41.4|64.6|Tashkent|Uzbek|
VA|Vatican City|41.9|12.45||Vatican|Vatican,Holy See
VC|St. Vincent & Grenadines|13.3|-61.2|Kingstown|Vincentian|
VE|Venezuela|6.4|-66.6|Caracas|Venezuelan|
VN|Vietnam|14.1|108.3|Hanoi|Vietnamese|
VU|Vanuatu|-15.4|166.9|Port Vila|Vanuatuan|
WS|Samoa|-13.8|-172.1|Apia|Samoan|
XK|Kosovo|42.6|20.9|Pristina|Kosovar|
YE|Yemen|15.6|48.5|Sanaa|Yemeni|
ZA|South Africa|-30.6|22.9|Pretoria|South African|
ZM|Zambia|-13.1|27.8|Lusaka|Zambian|
ZW|Zimbabwe|-19|29.2|Harare|Zimbabwean|`

const split = (list: string | undefined): string[] => (list ?? '').split(',').filter(Boolean)

export const countries: readonly Country[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [code, name, lat, lon, capital, adjectives, names] = row.split('|')
    return {
      code: code!,
      name: name!,
      lat: Number(lat),
      lon: Number(lon),
      capital: capital ?? '',
      adjectives: split(adjectives),
      names: [...new Set([name!, ...split(names)])],
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
