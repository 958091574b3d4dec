// A 5W sheet: who does what where when for whom.
import { activityStates, organisationTypes } from '../aid/codes.ts'
import { activityReported } from '../events/activity-reported.ts'
import { aidTable, filled, placeOf } from './aid-table.ts'
import { cluster, day, key, level, needed, pcode, place, whole, words } from './field-kinds.ts'
import type { FieldOf } from './fields.ts'

const fields = {
  key,
  who: needed(
    words(
      /^(who|organisation|organization|org|implementing_partner|implementing_organisation|implementing_organization|implementer|reporting_organisation|reporting_organization|agency|partner_name|المنظمة)$/u,
      120,
    ),
  ),
  whoType: {
    is: 'code',
    heading: /^(organisation_type|organization_type|org_type|type_of_organisation|type_of_organization)$/u,
    codes: organisationTypes,
    also: {
      national_ngo: 'nngo',
      local_ngo: 'nngo',
      lngo: 'nngo',
      international_ngo: 'ingo',
      un_agency: 'un',
      gov: 'government',
      rc: 'red-cross-red-crescent',
      rcrc: 'red-cross-red-crescent',
    },
  } satisfies FieldOf,
  partner: words(/^(partner|programming_partner|with_whom|lead_organisation|lead_organization|lead_agency)$/u, 120),
  funder: words(/^(donor|funder|funding|funded_by|bailleur)$/u, 120),
  what: needed(words(/^(what|activity|activities|activity_description|description|project|activite|النشاط)$/u, 400)),
  cluster: { ...cluster, needed: true } satisfies FieldOf,
  place: needed(place),
  pcode,
  level,
  from: day(/^(from|start|start_date|date_start|when_start|when|begin|date_de_debut)$/u),
  until: day(/^(to|until|end|end_date|date_end|when_end|date_de_fin)$/u),
  state: {
    is: 'code',
    heading: /^(status|activity_status|state|progress|statut)$/u,
    codes: activityStates,
    also: {
      in_progress: 'ongoing',
      active: 'ongoing',
      implementing: 'ongoing',
      done: 'completed',
      finished: 'completed',
    },
    usual: 'ongoing',
  } satisfies FieldOf,
  forWhom: words(/^(for_whom|whom|beneficiaries|beneficiary_type|beneficiary_group|target_group|population_group)$/u),
  targeted: whole(
    /^(targeted|target|people_targeted|number_targeted|nb_targeted|of_people_targeted|no_of_people_targeted|planned_beneficiaries)$/u,
  ),
  reached: whole(
    /^(reached|people_reached|number_reached|nb_reached|of_people_reached|no_of_people_reached|actual_beneficiaries|beneficiaries_reached)$/u,
  ),
} satisfies Record<string, FieldOf>

export const activities = aidTable({
  name: 'activities',
  kind: activityReported.name,
  view: 'activities',
  prefix: 'act',
  idField: 'activity',
  fields,
  become: (cells) => {
    const [who, what, of, name] = [
      cells.words('who'),
      cells.words('what'),
      cells.words('cluster'),
      cells.words('place'),
    ]
    const [from, until, state] = [cells.day('from'), cells.day('until'), cells.words('state')]
    const body = filled({
      ...{ who, what, cluster: of, state, whoType: cells.words('whoType'), partner: cells.words('partner') },
      ...{ funder: cells.words('funder'), forWhom: cells.words('forWhom') },
      ...{ targeted: cells.number('targeted'), reached: cells.number('reached') },
      where: name === undefined ? undefined : placeOf(name, cells.words('pcode'), cells.number('level')),
      when: from === undefined ? undefined : filled({ day: from, until: until === from ? undefined : until }),
    })
    if (who === undefined || what === undefined || of === undefined || name === undefined || state === undefined)
      return undefined
    const shown = { what: `${who}: ${what}`, place: name, from: from ?? null, code: of }
    return { parts: [{ kind: activityReported.name, body }], shown }
  },
})
