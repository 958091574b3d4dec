// The roles that an organisation can join a process in; the record knows no others.
export const processRoles = [
  'operator',
  'mediator',
  'party representative',
  'monitor',
  'humanitarian',
  'guarantor',
  'civil society',
  'analyst',
] as const
