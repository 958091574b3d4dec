// Fields that several tables have, with what those who fill such tables in write for a code.
import { clusters } from '../aid/codes.ts'
import type { FieldOf } from './fields.ts'

export const words = (heading: RegExp, most = 200): FieldOf => ({ is: 'words', heading, most })
export const needed = (field: FieldOf): FieldOf => ({ ...field, needed: true })
export const number = (heading: RegExp): FieldOf => ({ is: 'number', heading })
export const whole = (heading: RegExp): FieldOf => ({ is: 'whole', heading })
export const amount = (heading: RegExp): FieldOf => ({ is: 'amount', heading })
export const day = (heading: RegExp): FieldOf => ({ is: 'day', heading })

export const key = words(
  /^(no|nr|num|number|n|id|ref|reference|ref_no|key|serial|s_n|sn|code|tracking_no|الرقم|.*_(id|ref|reference|no))$/u,
)

export const cluster: FieldOf = {
  is: 'code',
  heading: /^(cluster|sector|cluster_sector|sector_cluster|secteur|القطاع)$/u,
  codes: clusters,
  also: {
    تعليم: 'education',
    التعليم: 'education',
    صحة: 'health',
    الصحة: 'health',
    حماية: 'protection',
    الحماية: 'protection',
    تغذية: 'nutrition',
    التغذية: 'nutrition',
    مأوى: 'shelter',
    المأوى: 'shelter',
    cccm: 'camp-coordination-and-camp-management',
    food: 'food-security',
    fsl: 'food-security',
    fsac: 'food-security',
    food_security_and_livelihoods: 'food-security',
    food_security_and_agriculture: 'food-security',
    etc: 'emergency-telecommunications',
    shelter_nfi: 'shelter',
    shelter_and_nfi: 'shelter',
    es_nfi: 'shelter',
    nfi: 'shelter',
    water: 'water-sanitation-and-hygiene',
    wash: 'water-sanitation-and-hygiene',
    water_and_sanitation: 'water-sanitation-and-hygiene',
    water_sanitation_hygiene: 'water-sanitation-and-hygiene',
    medical: 'health',
  },
}

/** The name of a place: spellings of it are held against each other. */
export const placeNamed = (heading: RegExp): FieldOf => ({ is: 'words', heading, most: 200, isPlace: true })

export const place = placeNamed(
  /^(location|place|where|site|town|village|settlement|lieu|localite|admin_?3|adm3_name|الموقع)$/u,
)
export const pcode: FieldOf = words(/^(p_?code|adm\d_?p_?code|admin_?\d_?p_?code|place_code|location_p_?code)$/u, 28)
/** Which administrative level the codes are of. */
export const level: FieldOf = { is: 'whole', heading: /^(adm_level|admin_level|level)$/u, usual: '2' }
