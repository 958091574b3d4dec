// What a hub is started with. The clock and chance are handed in here and nowhere else.

export type HubConfig = {
  /** The data folder. Made at the first start, mode 0700. */
  readonly data: string
  /** The address the HTTP server binds; 127.0.0.1 unless said otherwise. */
  readonly host: string
  readonly port: number
  /** The log's name, fixed at the first start; one is drawn at random where none is given. */
  readonly origin?: string
  /** The home organisation, named at the first start; later starts read it from the folder. */
  readonly organisation?: { readonly name: string; readonly role?: string }
  /** A PostgreSQL address; PGlite inside the data folder where there is none. */
  readonly databaseUrl?: string
  /** The database schema on PostgreSQL; 'parley' where none is given. */
  readonly databaseSchema?: string
  /** The most entries folded in one transaction. Results never depend on it. */
  readonly batchMax?: number
  readonly now?: () => Date
  readonly random?: (bytes: number) => Uint8Array
  /** Where a sentence for the person at the terminal goes. */
  readonly say?: (line: string) => void
}
