// Places the gazetteer of cities lacks or spells otherwise: transliterations, regions, straits, strips, camps, waters.
// name | country code or - | latitude | longitude | precision | other spellings. Positions are of a point well inside.
import type { Place } from '../reading.ts'

export type KnownPlace = {
  readonly name: string
  readonly country: string | null
  readonly lat: number
  readonly lon: number
  readonly precision: Place['precision']
  readonly names: readonly string[]
}

const rows = `
Gaza Strip|PS|31.42|34.37|region|Gaza
Gaza City|PS|31.5|34.47|city|
West Bank|PS|31.95|35.25|region|the occupied West Bank
East Jerusalem|PS|31.78|35.24|area|
Jerusalem|-|31.78|35.22|city|
Khan Younis|PS|31.35|34.3|city|Khan Yunis,Khan Yunes
Rafah|PS|31.28|34.25|city|
Rafah crossing|-|31.25|34.26|point|Rafah border crossing
Kerem Shalom|-|31.23|34.28|point|Kerem Shalom crossing,Karem Abu Salem
Erez crossing|-|31.56|34.55|point|Erez
Philadelphi Corridor|PS|31.26|34.26|area|Philadelphi corridor,Salah al-Din corridor
Netzarim Corridor|PS|31.46|34.41|area|Netzarim corridor
Jabalia|PS|31.53|34.48|city|Jabaliya,Jabaliyah
Beit Hanoun|PS|31.54|34.54|city|
Beit Lahiya|PS|31.55|34.5|city|Beit Lahia
Deir al-Balah|PS|31.42|34.35|city|Deir el-Balah
Nuseirat|PS|31.45|34.39|city|
Al-Mawasi|PS|31.33|34.25|area|Mawasi,al-Mawasi
Golan Heights|-|33|35.75|region|Golan
Galilee|IL|32.8|35.5|region|
Negev|IL|30.8|34.8|region|
Sinai|EG|29.5|33.8|region|Sinai Peninsula,Sinai peninsula
Bekaa Valley|LB|33.85|36|region|Beqaa Valley,Bekaa,Beqaa
Litani River|LB|33.33|35.25|area|Litani
Blue Line|-|33.1|35.4|area|
Dahiyeh|LB|33.85|35.5|area|Dahieh
Idlib|SY|35.93|36.63|city|
Deir ez-Zor|SY|35.34|40.14|city|Deir al-Zor,Deir Ezzor,Deir al-Zour
Raqqa|SY|35.95|39.01|city|Ar-Raqqah,al-Raqqa
Kobani|SY|36.89|38.35|city|Kobane,Ayn al-Arab
Afrin|SY|36.51|36.87|city|
Daraa|SY|32.62|36.1|city|Deraa
Sweida|SY|32.71|36.57|city|Suwayda,As-Suwayda,Suweida
Aleppo|SY|36.2|37.16|city|
Manbij|SY|36.53|37.95|city|
Ghouta|SY|33.5|36.45|area|Eastern Ghouta
Mosul|IQ|36.34|43.13|city|
Kirkuk|IQ|35.47|44.39|city|
Sinjar|IQ|36.32|41.88|city|
Anbar|IQ|32.6|41.9|region|Anbar province
Kurdistan|-|36.5|44|region|Iraqi Kurdistan,Kurdistan Region
Hodeidah|YE|14.8|42.95|city|Hudaydah,Al Hudaydah,al-Hudaydah,Hodeida
Sanaa|YE|15.35|44.21|city|Sana'a,Sana’a
Aden|YE|12.79|45.02|city|
Marib|YE|15.46|45.33|city|Ma'rib
Taiz|YE|13.58|44.02|city|Ta'izz,Taizz
Saada|YE|16.94|43.76|city|Sa'dah,Saadah
Mukalla|YE|14.54|49.13|city|
Socotra|YE|12.5|53.9|region|
Bab al-Mandab|-|12.6|43.33|area|Bab el-Mandeb,Bab al-Mandeb,Bab el-Mandab,Bab al-Mandab Strait
Strait of Hormuz|-|26.57|56.25|area|Hormuz
Red Sea|-|20|38.5|area|
Black Sea|-|43.4|34.3|area|
Sea of Azov|-|46|36.5|area|
Caspian Sea|-|41.9|50.7|area|
Mediterranean Sea|-|35|18|area|Mediterranean,the Mediterranean
Baltic Sea|-|58.5|20|area|
Persian Gulf|-|27|51|area|Arabian Gulf,the Gulf
Gulf of Aden|-|12.5|47.5|area|
Gulf of Oman|-|24.7|58.5|area|
Gulf of Guinea|-|2|2.5|area|
Arabian Sea|-|15|65|area|
South China Sea|-|13|114|area|
East China Sea|-|29|125|area|
Yellow Sea|-|36|123|area|
Taiwan Strait|-|24.3|119.5|area|
Korean Peninsula|-|38|127.5|region|Korean peninsula
Demilitarized Zone|-|38|127|area|DMZ,Demilitarised Zone
Suez Canal|EG|30.6|32.33|area|
Bosphorus|TR|41.1|29.05|area|Bosporus
Dardanelles|TR|40.2|26.4|area|
Kyiv|UA|50.45|30.52|city|Kiev
Kharkiv|UA|49.99|36.23|city|Kharkov
Odesa|UA|46.48|30.73|city|Odessa
Lviv|UA|49.84|24.03|city|
Dnipro|UA|48.46|35.04|city|
Zaporizhzhia|UA|47.84|35.14|city|Zaporizhzhya,Zaporozhye
Zaporizhzhia Nuclear Power Plant|UA|47.51|34.59|point|Zaporizhzhia nuclear power plant
Kherson|UA|46.64|32.62|city|
Mykolaiv|UA|46.97|32|city|
Mariupol|UA|47.1|37.55|city|
Bakhmut|UA|48.6|38|city|Artemivsk
Avdiivka|UA|48.14|37.75|city|Avdeevka
Pokrovsk|UA|48.28|37.18|city|
Kramatorsk|UA|48.74|37.58|city|
Donetsk|UA|48|37.8|city|
Luhansk|UA|48.57|39.31|city|Lugansk
Sievierodonetsk|UA|48.95|38.49|city|Severodonetsk
Donbas|UA|48.3|38|region|Donbass
Crimea|UA|45.3|34.4|region|Crimean Peninsula,Crimean peninsula
Sevastopol|UA|44.6|33.52|city|
Snake Island|UA|45.26|30.2|point|
Kursk|RU|51.73|36.19|city|
Belgorod|RU|50.6|36.59|city|
Chechnya|RU|43.4|45.7|region|
Dagestan|RU|43|47|region|
Siberia|RU|60|100|region|
Transnistria|MD|47.2|29.5|region|Transdniestria
Nagorno-Karabakh|-|39.8|46.75|region|Karabakh,Nagorno Karabakh,Artsakh
Stepanakert|-|39.82|46.75|city|Khankendi
Lachin corridor|-|39.64|46.55|area|Lachin Corridor
Abkhazia|-|43|41|region|
South Ossetia|-|42.3|44|region|
Kashmir|-|34.3|76|region|Jammu and Kashmir
Line of Control|-|34|74.5|area|
Punjab|-|31|73.5|region|
Balochistan|PK|28.5|65.5|region|Baluchistan
Khyber Pakhtunkhwa|PK|34.5|72|region|
Waziristan|PK|32.8|69.8|region|North Waziristan,South Waziristan
Helmand|AF|31.4|64.2|region|Helmand province
Kandahar|AF|31.61|65.71|city|
Rakhine|MM|20|93.5|region|Rakhine State,Arakan
Kachin|MM|26|97.5|region|Kachin State
Shan State|MM|21.5|98|region|Shan state
Naypyidaw|MM|19.75|96.1|city|Nay Pyi Taw
Cox's Bazar|BD|21.44|91.97|city|
Mindanao|PH|7.5|125|region|
Bangsamoro|PH|7|124.5|region|
Aceh|ID|4.2|97|region|
Papua|ID|-4|138|region|West Papua
Bougainville|PG|-6.2|155.2|region|
Xinjiang|CN|41|85|region|
Tibet|CN|31|88|region|
Darfur|SD|13.5|24|region|North Darfur,South Darfur,West Darfur,East Darfur,Central Darfur
El Fasher|SD|13.63|25.35|city|Al Fashir,el-Fasher,El-Fasher,al-Fashir,Al-Fashir
El Geneina|SD|13.45|22.45|city|Geneina,El-Geneina,Al Junaynah
Nyala|SD|12.05|24.88|city|
Zalingei|SD|12.91|23.47|city|
Zamzam camp|SD|13.49|25.3|point|Zamzam
Kordofan|SD|13|30|region|South Kordofan,North Kordofan,West Kordofan
Nuba Mountains|SD|11.5|30.5|region|
Blue Nile|SD|11.3|34.2|region|Blue Nile State
Gezira|SD|14.4|33.2|region|Al Jazirah,El Gezira
Omdurman|SD|15.65|32.48|city|
Wad Madani|SD|14.4|33.52|city|Wad Medani
Port Sudan|SD|19.62|37.22|city|
El Obeid|SD|13.18|30.22|city|El-Obeid,Al Ubayyid
Kadugli|SD|11.01|29.72|city|
Abyei|-|9.6|28.4|region|
Adre|TD|13.47|22.2|point|Adré,Adre crossing
Malakal|SS|9.53|31.66|city|
Bentiu|SS|9.23|29.83|city|
Tigray|ET|13.9|39|region|
Mekelle|ET|13.49|39.47|city|Mekele,Makelle
Amhara|ET|11.5|38.5|region|
Oromia|ET|8|39|region|
Afar|ET|12|41|region|
Ogaden|ET|7|44|region|
Horn of Africa|-|8|46|region|
Somaliland|-|9.6|44.1|region|
Puntland|SO|8.5|49.5|region|
Jubaland|SO|0.5|41.9|region|
Kismayo|SO|-0.36|42.55|city|Kismaayo
North Kivu|CD|-0.8|28.9|region|
South Kivu|CD|-3.2|28.3|region|
Ituri|CD|1.6|30|region|
Goma|CD|-1.68|29.22|city|
Bukavu|CD|-2.5|28.86|city|
Katanga|CD|-9|26|region|
Great Lakes|-|-2|29.5|region|Great Lakes region
Sahel|-|15|0|region|the Sahel
Lake Chad|-|13|14|area|Lake Chad Basin,Lake Chad basin
Azawad|ML|19|-1|region|
Timbuktu|ML|16.77|-3|city|
Gao|ML|16.27|-0.04|city|
Kidal|ML|18.44|1.41|city|
Cabo Delgado|MZ|-12.3|39.3|region|
Casamance|SN|12.8|-15.5|region|
Niger Delta|NG|5|6|region|
Borno|NG|11.8|13.2|region|Borno State
Biafra|NG|5.8|7.5|region|
Benghazi|LY|32.12|20.07|city|
Sirte|LY|31.2|16.59|city|
Misrata|LY|32.38|15.09|city|
Cyrenaica|LY|29|22|region|
Fezzan|LY|26|14|region|
Western Sahara|EH|24.2|-12.9|region|
Tindouf|DZ|27.67|-8.15|city|
Northern Ireland|GB|54.6|-6.7|region|
Belfast|GB|54.6|-5.93|city|
Kosovo|XK|42.6|20.9|region|
Mitrovica|XK|42.89|20.87|city|
Republika Srpska|BA|44.8|17.2|region|
Srebrenica|BA|44.1|19.3|city|
Vojvodina|RS|45.3|19.9|region|
Balkans|-|43|20|region|Western Balkans,the Balkans
Caucasus|-|42.5|44.5|region|South Caucasus,North Caucasus
Catalonia|ES|41.8|1.6|region|
Basque Country|-|43|-2.6|region|
Northern Cyprus|CY|35.25|33.6|region|
Varosha|CY|35.11|33.95|area|
Chiapas|MX|16.5|-92.5|region|
Catatumbo|CO|8.8|-73.1|region|
Cauca|CO|2.4|-76.8|region|
Cúcuta|CO|7.89|-72.5|city|Cucuta
Guantanamo Bay|CU|19.9|-75.15|point|Guantánamo Bay
Camp David|US|39.65|-77.46|point|
Washington|US|38.9|-77.04|city|Washington D.C.,Washington DC,Washington, D.C.
New York|US|40.71|-74.01|city|New York City
Geneva|CH|46.2|6.15|city|
Vienna|AT|48.21|16.37|city|
The Hague|NL|52.08|4.3|city|
Oslo|NO|59.91|10.75|city|
Doha|QA|25.29|51.53|city|
Cairo|EG|30.04|31.24|city|
Sharm el-Sheikh|EG|27.91|34.33|city|Sharm El-Sheikh,Sharm el Sheikh
El-Arish|EG|31.13|33.8|city|El Arish,Al-Arish,al-Arish
Jeddah|SA|21.49|39.19|city|Jiddah
Mecca|SA|21.42|39.83|city|Makkah
Middle East|-|29|41|region|the Middle East
North Africa|-|28|10|region|
East Africa|-|1|38|region|
West Africa|-|12|-3|region|
Central Africa|-|5|20|region|
Southern Africa|-|-22|25|region|
Africa|-|2|20|area|
Asia|-|34|90|area|
Europe|-|50|15|area|
Eastern Europe|-|50|28|region|
Central Asia|-|43|65|region|
South Asia|-|22|80|region|
Southeast Asia|-|5|110|region|
Latin America|-|-10|-60|area|
Central America|-|14|-87|region|
Caribbean|-|18|-72|region|the Caribbean
Arctic|-|75|0|area|
Indian Ocean|-|-10|75|area|
Atlantic Ocean|-|25|-35|area|Atlantic
Pacific Ocean|-|0|-150|area|Pacific
Euphrates|-|34.5|41|area|Euphrates River,Euphrates river
Tigris|-|34|43.5|area|Tigris River
Nile|-|24|32.9|area|Nile River,River Nile
Jordan River|-|32|35.55|area|Jordan Valley
Dead Sea|-|31.5|35.5|area|
Dnieper|UA|48.5|34.9|area|Dnieper River,Dnipro River
Levant|-|34|36|region|`

export const knownPlaces: readonly KnownPlace[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [name, country, lat, lon, precision, others] = row.split('|')
    return {
      name: name!,
      country: country === '-' ? null : country!,
      lat: Number(lat),
      lon: Number(lon),
      // The rows above hold exactly these words.
      precision: precision as Place['precision'],
      names: [name!, ...(others ?? '').split(',').filter(Boolean)],
    }
  })

const words = (list: string) => new Set(list.trim().split(/\s+/))

/** Words after a capitalised name that make it a place, with how exact such a place is. */
export const placeTails: ReadonlyMap<string, Place['precision']> = new Map([
  ...[
    ...words(
      'crossing checkpoint airport airbase base port hospital bridge square prison junction dam station stadium school mosque church palace hotel',
    ),
  ].map((word): [string, Place['precision']] => [word, 'point']),
  ...[...words('city town village district camp suburb municipality neighbourhood neighborhood commune quarter')].map(
    (word): [string, Place['precision']] => [word, 'city'],
  ),
  ...[
    ...words(
      'province region governorate state county oblast department prefecture territory peninsula island islands enclave canton raion',
    ),
  ].map((word): [string, Place['precision']] => [word, 'region']),
  ...[
    ...words(
      'valley mountains mountain hills heights strip corridor river lake strait sea gulf bay desert forest basin delta plain canal coast border frontier line zone pass',
    ),
  ].map((word): [string, Place['precision']] => [word, 'area']),
])

/** Words before "of" or before a name that make it a place ("Strait of X", "Lake X", "Camp X"). */
export const placeOpeners: ReadonlyMap<string, Place['precision']> = new Map([
  ...[...words('strait gulf lake mount river bay sea valley cape')].map((word): [string, Place['precision']] => [
    word,
    'area',
  ]),
  ...[...words('province region governorate state district island')].map((word): [string, Place['precision']] => [
    word,
    'region',
  ]),
  ...[...words('port camp fort')].map((word): [string, Place['precision']] => [word, 'city']),
])

/** Prepositions after which a name is a place rather than somebody who acts. */
export const locatives: ReadonlySet<string> =
  words(`in at near into across throughout inside outside toward towards around within via
  north south east west northeast northwest southeast southwest northern southern eastern western central above over along beyond`)
