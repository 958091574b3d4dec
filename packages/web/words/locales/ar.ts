// العربية. What is missing falls back to English.
import type en from './en.ts'

export default {} satisfies Partial<Record<keyof typeof en, string>>
