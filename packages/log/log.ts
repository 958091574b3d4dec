// The contract of a log: opaque entries in one gap-free order that nobody can rewrite. It knows no meaning: an entry is
// bytes, and who may see it is decided elsewhere. Two stores keep this contract, files (here) and PostgreSQL (in hub).

/** An Ed25519 key that can sign: an organisation's for its entries, the hub's for its checkpoints. */
export type Signer = {
  /** Names the public key; at most 255 bytes of UTF-8. `keyIdOf(publicKey)` gives the usual one. */
  readonly keyId: string
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array
  /** 64 bytes, RFC 8032. */
  sign(message: Uint8Array): Promise<Uint8Array> | Uint8Array
}

/** An entry made ready to be kept: committed to, signed by its organisation, and encrypted. Made by `seal`. */
export type Sealed = {
  /**
   * Idempotency key, opaque: a second append with the same id answers with the first one's place. It must not be
   * guessable from the content (a ULID or UUID is right): the store keeps a digest of it, even after an erasure.
   */
  readonly id?: string
  /** The public leaf record: version byte and commitment, 33 bytes. */
  readonly leaf: Uint8Array
  /** 32 bytes: encrypts this one record and nothing else. Goes to the erasable slot. */
  readonly key: Uint8Array
  /** 32 bytes: opens the commitment. Goes to the erasable slot. */
  readonly salt: Uint8Array
  /** AES-256-GCM of the entry's bytes, key id and signature; the last 16 bytes are the tag. */
  readonly box: Uint8Array
}

/** What a writer is given once its entry is durable and covered by a checkpoint. */
export type Receipt = {
  /** Place in the log, from 0: also the leaf's index in the tree. */
  readonly seq: number
  readonly leaf: Uint8Array
  /** Number of entries in the tree that `root`, `proof` and `checkpoint` speak of. */
  readonly size: number
  readonly root: Uint8Array
  /** RFC 6962 inclusion path, from the leaf upward, 32 bytes each. */
  readonly proof: readonly Uint8Array[]
  /** C2SP signed note over origin, size and root. */
  readonly checkpoint: string
  /** True when an earlier append with the same id took this place. */
  readonly repeated: boolean
}

/** An entry as it stands in the log. An erased one keeps its place and its leaf, and nothing else. */
export type Stored =
  | {
      readonly seq: number
      readonly leaf: Uint8Array
      readonly erased: false
      readonly bytes: Uint8Array
      readonly salt: Uint8Array
      readonly keyId: string
      readonly signature: Uint8Array
    }
  | { readonly seq: number; readonly leaf: Uint8Array; readonly erased: true; readonly bytes: null }

/** One thing found wrong by `verify`. */
export type Fault = {
  readonly part: 'record' | 'slot' | 'commitment' | 'signature' | 'tree' | 'tile' | 'checkpoint'
  /** The entry it concerns, where it concerns one. */
  readonly seq?: number
  /** A sentence for the operator. */
  readonly detail: string
}

export type Report = {
  readonly size: number
  readonly root: Uint8Array
  readonly erased: number
  /** At most the first 100; `faultCount` has the number. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
  readonly holds: boolean
}

export type VerifyOptions = {
  /** Called now and then with entries done and entries in all. */
  readonly progress?: (done: number, of: number) => void
  /**
   * Public key of an organisation's key id; when given, every author's signature is verified as well (9k/s a core), but
   * for those of which it says that they are checked elsewhere.
   */
  readonly keyOf?: (keyId: string) => Uint8Array | 'elsewhere' | undefined
}

export interface Log {
  /** Fixed at the log's first start; signed into every entry and every checkpoint. */
  readonly origin: string
  /** Entries covered by the latest checkpoint. */
  size(): number
  /**
   * Appends entries; those of one call stand next to each other and land together or not at all. Resolves only when
   * all are durable and covered by a checkpoint. Refuses with `log-full-disk`, `log-fenced`, `log-stopped`,
   * `log-closed` or `entry-malformed`.
   */
  append(sealed: Sealed | readonly Sealed[]): Promise<Receipt[]>
  /** Entries `from <= seq < to` (`to` defaults to the size now), in order. */
  read(from: number, to?: number): AsyncIterable<Stored>
  get(seq: number): Promise<Stored | undefined>
  /** The place of the entry appended with this id. */
  find(id: string): Promise<number | undefined>
  /** The latest signed note. */
  checkpoint(): string
  /** RFC 6962 inclusion path of an entry in the tree of the first `size` entries (default: the latest checkpoint's). */
  inclusion(seq: number, size?: number): Promise<Uint8Array[]>
  /** RFC 6962 consistency path from the tree of `from` entries to that of `to` (default: the latest checkpoint's). */
  consistency(from: number, to?: number): Promise<Uint8Array[]>
  /** Root of the tree of the first `size` entries (default: the latest checkpoint's). */
  root(size?: number): Promise<Uint8Array>
  /** A C2SP tlog-tiles resource, by its path after the prefix: `tile/0/x001/234`, `tile/entries/000.p/5`. */
  tile(path: string): Promise<Uint8Array | undefined>
  /** Destroys key and salt of an entry. Its leaf stays and every proof still verifies. Twice is once. */
  erase(seq: number): Promise<void>
  /** Calls the listener with the new size after each checkpoint. Returns the way to stop it. */
  subscribe(listener: (size: number) => void): () => void
  /** Checks everything kept: records, slots, commitments, tree, tiles and checkpoint. Finds, never repairs. */
  verify(options?: VerifyOptions): Promise<Report>
  close(): Promise<void>
}

/** Where an encrypted blob is kept, and its size: nothing here tells anything of the content's hash. */
export type BlobPlace = {
  /** File name: a salted hash, 64 hex digits. */
  readonly id: string
  /** Random name of the key slot, 32 hex digits. */
  readonly slot: string
  /** Bytes of the content. */
  readonly size: number
}

/** Where readings, files and other content too large for an entry are kept, encrypted. */
export interface BlobStore {
  /** Durable when it resolves: only then may the blob be named in an entry. */
  put(bytes: Uint8Array): Promise<BlobPlace>
  /** The content, or undefined when it was erased. Refuses with `blob-damaged` or `blob-missing`. */
  get(ref: BlobPlace): Promise<Uint8Array | undefined>
  /** What binds the name to the content, 32 bytes; undefined when it was erased. Refuses as `get` does. */
  salt(ref: BlobPlace): Promise<Uint8Array | undefined>
  /** Destroys key and ciphertext. Twice is once. */
  erase(ref: BlobPlace): Promise<void>
}
