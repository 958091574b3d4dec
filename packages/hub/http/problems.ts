// Everything that goes wrong leaves here in one shape. What is not a refusal is ours: it is told to the operator whole,
// and to the caller not at all.
import { STATUS_CODES } from 'node:http'
import { type Problem, statusOf } from '@parley/api'
import { Refusal as LogRefusal } from '@parley/log'
import { Refusal as PeaceRefusal } from '@parley/peace'
import { Unreadable } from '@parley/read/unreadable'
import { Refusal } from '../refusal.ts'

type AnyRefusal = {
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
  readonly message: string
}

/** What was asked for is not there, or is not the reader's: nobody can tell which. */
export const notFound = (): Refusal =>
  new Refusal('not-found', {}, 'There is nothing here, or nothing you may see. Check the address, or sign in.')

/** The problem a caller is told. `tell` gets what only the operator may know. */
export function problemOf(error: unknown, tell: (line: string) => void): Problem {
  const refusal = refusalOf(error) ?? asked(error)
  if (refusal !== undefined) {
    const status = statusOf(refusal.code)
    return { ...safe(refusal.data), ...shape(status, refusal.code, refusal.message) }
  }
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return shape(
    500,
    'internal',
    'Something broke inside the hub. It was written down for the operator; try again later.',
  )
}

function shape(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Problem', status, detail, code }
}

function refusalOf(error: unknown): AnyRefusal | undefined {
  if (error instanceof Refusal || error instanceof LogRefusal || error instanceof PeaceRefusal) return error
  return error instanceof Unreadable ? error : undefined
}

/** What the HTTP framework refuses before a handler runs, in our words. */
function asked(error: unknown): AnyRefusal | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 0
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413) {
    return {
      code: 'too-large',
      data: {},
      message: 'What you send is larger than this address takes. Send less at once.',
    }
  }
  if (status === 415) {
    return {
      code: 'unsupported-media-type',
      data: {},
      message: 'This address takes application/json, and for files multipart/form-data.',
    }
  }
  if (code === 'FST_ERR_BAD_URL') {
    return { code: 'bad-request', data: {}, message: 'The address is not written as a URL is. Check its % signs.' }
  }
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return { code: 'bad-request', data: {}, message: 'The body is empty, and JSON was announced.' }
  }
  if (
    code.startsWith('FST_REQ_FILE') ||
    code === 'FST_PARTS_LIMIT' ||
    code === 'FST_FILES_LIMIT' ||
    code === 'FST_FIELDS_LIMIT'
  ) {
    return { code: 'too-large', data: {}, message: 'The form has too many parts. Send fewer files at once.' }
  }
  if (code === 'FST_MP_PREMATURE_CLOSE' || /multipart|unexpected end of/i.test(error.message)) {
    return {
      code: 'bad-request',
      data: {},
      message: 'The form broke off or is damaged. Nothing of it was kept that is not listed; send it again.',
    }
  }
  if (error instanceof SyntaxError || status === 400) {
    return {
      code: 'bad-request',
      data: {},
      message: 'The body is not JSON as it should be. Check it and send it again.',
    }
  }
  return undefined
}

// The members every problem has are not to be bent by the values of a case.
function safe(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = new Set(['type', 'title', 'status', 'detail', 'code', '__proto__'])
  return Object.fromEntries(Object.entries(data).filter(([name]) => !own.has(name)))
}
