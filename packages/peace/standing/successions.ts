// How one group becomes another. A list alone, so that a page can have it.

/** One becomes several; several become one; it takes another name; another takes its place. */
export const successionForms = ['split', 'merger', 'renaming', 'succession'] as const
