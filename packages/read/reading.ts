// The contract of a reading: what `parley read --json` prints for one document. Types only.
// Every offset indexes `document.text` in UTF-16 code units, so `text.slice(start, end)` gives back the words.

/** A half-open stretch of `document.text`, in UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number }

export type BlockType = 'heading' | 'paragraph' | 'list-item' | 'table' | 'quote'
export type Block = Span & { readonly type: BlockType; readonly level?: number; readonly page?: number }

/** A table's cells as text; `cells[r][c]` is where row r, column c stands in the text, null for an empty cell. */
export type Table = Span & {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly columnCells?: readonly (Span | null)[]
  readonly cells?: readonly (readonly (Span | null)[])[]
  readonly sheet?: string
  readonly page?: number
}

/** Why a stretch of the source was left out of the text. The words are kept so that a reader can have them back. */
export type RemovalReason =
  | 'navigation'
  | 'share-bar'
  | 'comment-form'
  | 'counter'
  | 'advertisement'
  | 'related-links'
  | 'copyright'
  | 'newsletter'
  | 'byline-block'
  | 'metadata'
  | 'cookie-notice'
  | 'page-furniture'
  | 'quoted-reply'
  | 'signature'
  | 'script'
  | 'duplicate'
  | 'other'

/** `at` is the offset in `text` where the removed words stood. */
export type Removed = { readonly text: string; readonly reason: RemovalReason; readonly at: number }

/** Something a person should know about how the document could be read. `code` is stable, `message` is a sentence. */
export type Notice = { readonly code: string; readonly message: string; readonly at?: number }

export type Document = {
  readonly title: string | null
  readonly byline: string | null
  readonly publisher: string | null
  /** EDTF (ISO 8601-2), only as the document gives it; null where it gives none. */
  readonly published: string | null
  /** BCP 47, or 'und'. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly url: string | null
  readonly mediaType: string
  readonly charset: string | null
  /** How title, byline, publisher and published were found: 'json-ld', 'opengraph', 'meta', 'visible', 'header', 'core-properties', 'first-line' … */
  readonly basis: Readonly<Record<string, string>>
  /** Main text only; leaves the title out, except with `plain`. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly tables: readonly Table[]
  readonly removed: readonly Removed[]
  readonly notices: readonly Notice[]
}

export type ActorType = 'person' | 'organisation' | 'state' | 'armed-group' | 'office' | 'unnamed' | 'other'
export type Actor = {
  readonly id: string
  readonly name: string
  readonly type: ActorType
  readonly roles: readonly string[]
  readonly names: readonly string[]
}
export type Mention = Span & { readonly actor: string }

export type Place = Span & {
  readonly name: string
  readonly country: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly precision: 'point' | 'city' | 'region' | 'country' | 'area' | 'unknown'
}

export type DateBasis = 'explicit' | 'document-date' | 'context' | 'unresolved'
export type DateFound = Span & {
  readonly text: string
  /** EDTF, with X for what the document does not say ('XXXX-10-19'); null where only a relation is known. */
  readonly value: string | null
  /**
   * Where no value can be given, what is known: the words' own name ('last Friday', 'until end of month', 'Ramadan'), a
   * length (ISO 8601: 'P6W ending Saturday', 'PT72H starting signing', 'P3D before document', '..PT2H' at most) or a
   * place in something ('day 1 of second phase').
   */
  readonly relation: string | null
  readonly basis: DateBasis
}

export type Attitude =
  | 'asserts'
  | 'confirms'
  | 'denies'
  | 'reports'
  | 'accuses'
  | 'promises'
  | 'threatens'
  | 'demands'
  | 'rejects'
  | 'declines-to-comment'
  | 'no-response'
  | 'hopes'
  | 'other'
export type SourceKind = 'named' | 'unnamed' | 'organisation' | 'document' | 'none'
export type Quotation = 'direct' | 'indirect' | 'mixed' | 'none'
export type Modality = 'occurred' | 'ongoing' | 'planned' | 'hypothetical' | 'negated' | 'unknown'
export type ClaimStatus = 'asserted' | 'denied' | 'declined' | 'planned' | 'conditional'

export type Claim = {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly sourceActor: string | null
  readonly sourceKind: SourceKind
  readonly attitude: Attitude
  readonly quotation: Quotation
  readonly modality: Modality
  readonly status: ClaimStatus
  /** 0 to 1. */
  readonly confidence: number
  readonly within: string | null
}

/** PLOVER categories, lower-case. */
export type EventType =
  | 'agree'
  | 'consult'
  | 'support'
  | 'concede'
  | 'cooperate'
  | 'aid'
  | 'retreat'
  | 'request'
  | 'accuse'
  | 'reject'
  | 'threaten'
  | 'protest'
  | 'sanction'
  | 'mobilize'
  | 'coerce'
  | 'assault'
export type EventStatus = 'occurred' | 'ongoing' | 'planned' | 'hypothetical' | 'denied'
export type Quantity = {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly of: string
  readonly start?: number
  readonly end?: number
}
export type Participant = {
  readonly actor: string
  readonly role: 'source' | 'target' | 'actor' | 'recipient' | 'place-host' | 'mediator'
}

export type Event = Span & {
  readonly id: string
  readonly type: EventType
  /** A PLOVER mode, or 'meet', 'visit', 'obstruct-aid'. */
  readonly mode: string | null
  readonly participants: readonly Participant[]
  /** The place's name as the text has it, or null. */
  readonly place: string | null
  readonly date: string | null
  readonly status: EventStatus
  readonly quantities: readonly Quantity[]
  readonly claims: readonly string[]
}

export type CommitmentState = 'proposed' | 'agreed' | 'rejected' | 'extended' | 'required'
export type CommitmentFound = Span & {
  readonly obligor: string | null
  readonly beneficiary: string | null
  readonly action: string
  readonly quantity: Quantity | null
  readonly due: string | null
  readonly condition: string | null
  readonly instrument: string | null
  readonly phase: string | null
  readonly state: CommitmentState
}

export type Quality = {
  readonly namedSources: number
  readonly unnamedSources: number
  readonly directQuotes: number
  readonly dated: boolean
  readonly notes: readonly string[]
}

export type Reading = {
  readonly document: Document
  readonly actors: readonly Actor[]
  readonly mentions: readonly Mention[]
  readonly places: readonly Place[]
  readonly dates: readonly DateFound[]
  readonly claims: readonly Claim[]
  readonly events: readonly Event[]
  readonly commitments: readonly CommitmentFound[]
  readonly quality: Quality
  /** 64 MinHash values of the text's 5-word shingles: what tells a wire copy from an independent report. */
  readonly fingerprint: readonly number[]
}

/** What the caller knows of a document besides its bytes. */
export type ReadOptions = {
  /** File name or URL path, only a hint; the bytes decide. */
  readonly name?: string
  /** Media type a sender declared, only a hint. */
  readonly mediaType?: string
  readonly url?: string
  /** The document's date as the caller knows it, EDTF. Used where the document gives none; the reading's `published` stays as the document has it. */
  readonly date?: string
  /** Take the input as the text itself: `document.text` equals it exactly. */
  readonly plain?: boolean
  /** The largest input read, in bytes; 32 MiB where it is not given. */
  readonly bytesMax?: number
}

/** What goes wrong with bytes nobody can read. The reading of such bytes is refused, never half given. */
export type UnreadableCode =
  | 'empty'
  | 'too-large'
  | 'encrypted'
  | 'bomb'
  | 'too-deep'
  | 'binary'
  | 'damaged'
  | 'unsupported'
