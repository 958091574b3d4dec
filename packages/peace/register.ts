// Every organisation has a register: the process in which entries about its own people and keys stand. It needs no
// opening, and its id follows from the organisation's, so that nobody can claim another's.

/** The register of an organisation: the process with the organisation's own digits. */
export const registerOf = (organisation: string): string => `prc_${organisation.slice('org_'.length)}`

/** Whether the process is that organisation's register. */
export const isRegisterOf = (process: string, organisation: string): boolean => process === registerOf(organisation)

/** The organisation whose register the process would be. */
export const organisationOfRegister = (process: string): string => `org_${process.slice('prc_'.length)}`
