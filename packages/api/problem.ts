// What a refusal looks like on the wire (RFC 9457), and the one table in which a code becomes an HTTP status.

/** Every code the hub answers with. A code is stable; the sentence beside it may be reworded. */
export const statuses = {
  // The request itself.
  'bad-request': 400,
  'bad-cursor': 400,
  'bad-filter': 400,
  'bad-limit': 400,
  'bad-instant': 400,
  'no-history': 400,
  'no-map': 400,
  'not-narrowed': 400,
  'bad-box': 400,
  'weak-password': 400,
  'bad-provider': 400,
  'passkey-needs-name': 400,
  'unknown-zone': 400,
  'unknown-field': 400,
  'no-such-format': 400,
  'no-such-table': 400,
  'unknown-kind': 400,
  'bad-entry': 400,
  'bad-body': 400,
  'at-ahead': 400,
  'bad-witness': 400,
  'bad-key': 400,
  'not-as-written': 400,
  'entry-malformed': 400,
  'no-table': 400,
  'nothing-taken': 400,
  'too-many-rows': 400,
  'one-row-only': 400,
  'red-names-people': 400,
  'through-one': 400,
  'own-only': 400,
  'place-too-fine': 400,
  'not-canonical': 400,
  'log-outside': 400,
  // Who asks.
  'not-signed-in': 401,
  'peer-unknown': 401,
  'wrong-credentials': 401,
  'wrong-code': 401,
  'passkey-refused': 401,
  'sign-in-again': 401,
  'provider-refused': 401,
  'no-role': 403,
  'second-factor-needed': 403,
  left: 403,
  'not-allowed': 403,
  'not-a-member': 403,
  'administrator-only': 403,
  'reviewer-only': 403,
  'decided-elsewhere': 403,
  observer: 403,
  'not-handed-over': 403,
  'wider-than-record': 403,
  'second-person-needed': 403,
  'hub-only': 403,
  'not-cleared': 403,
  'own-key-only': 403,
  'no-key': 403,
  'key-refused': 403,
  'bad-signature': 403,
  'origin-refused': 403,
  'first-link-spent': 403,
  'link-spent': 403,
  'not-yourself': 403,
  // Absent and not-yours are one shape.
  'not-found': 404,
  'not-yours': 404,
  'unknown-view': 404,
  'id-taken': 409,
  'key-known': 409,
  'no-such-key': 409,
  'last-key': 409,
  final: 409,
  fixed: 409,
  'cannot-be-passed-on': 409,
  'nothing-waits': 409,
  'draft-gone': 409,
  'goes-with-document': 409,
  'feed-known': 409,
  'peer-known': 409,
  'peer-elsewhere': 409,
  'not-empty': 409,
  'log-in-database': 409,
  'too-many-feeds': 409,
  'too-many-webhooks': 409,
  'too-many-tokens': 409,
  'email-taken': 409,
  'last-administrator': 409,
  'too-many-passkeys': 409,
  'too-many-digests': 409,
  'too-large': 413,
  'entry-too-large': 413,
  'unsupported-media-type': 415,
  'host-refused': 421,
  // Bytes nobody can read.
  empty: 422,
  encrypted: 422,
  bomb: 422,
  'too-deep': 422,
  binary: 422,
  damaged: 422,
  unsupported: 422,
  // What a peer gave and was not taken in: listed with the peer, and 422 where somebody meets it in an answer.
  'peer-url': 422,
  'peer-malformed': 422,
  'peer-forked': 422,
  'peer-loop': 422,
  'peer-quota': 422,
  'file-missing': 422,
  'file-wrong': 422,
  'wrong-author': 422,
  'erased-before': 422,
  'stays-home': 422,
  'spoken-for': 422,
  'person-elsewhere': 422,
  'not-introduced': 422,
  'not-its-register': 422,
  'nothing-here': 422,
  'no-authority': 422,
  // Somebody else's server.
  'url-refused': 422,
  'address-refused': 422,
  'fetch-failed': 502,
  'fetch-timeout': 504,
  // How much.
  'too-many-requests': 429,
  busy: 503,
  // The hub itself.
  internal: 500,
  'log-full-disk': 507,
  'log-fenced': 503,
  'log-stopped': 503,
  'log-closed': 503,
  'log-unavailable': 503,
  'log-damaged': 500,
  'blob-damaged': 500,
  'blob-missing': 500,
} as const

export type ProblemCode = keyof typeof statuses

/** The HTTP status of a code. A refusal whose code the table does not know is still a refusal: 422. */
export function statusOf(code: string): number {
  return Object.hasOwn(statuses, code) ? statuses[code as ProblemCode] : 422 // hasOwn just checked it is a key
}

/** An `application/problem+json` body. The values of the case stand beside these members. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly [member: string]: unknown
}

/** What the client throws for every answer that is not a success; `status` 0 where no answer came. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options)
    this.name = 'ProblemError'
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  get status(): number {
    return this.problem.status
  }
}
