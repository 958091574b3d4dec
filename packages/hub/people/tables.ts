// The tables of credentials that are ours, beside those of Better Auth (users, password hashes, sessions). One text for
// SQLite and PostgreSQL. Instants are ISO 8601 in UTC, which sorts as text. Nothing in here is a secret in clear: tokens
// and recovery codes are digests, secrets of authenticators are encrypted.

export const tables: readonly string[] = [
  'CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)',

  // person is NULL where a token is the organisation's own.
  `CREATE TABLE IF NOT EXISTS token (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, organisation TEXT NOT NULL, person TEXT,
    scopes TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT)`,

  // One address a person and process. The key is the person's first, so that another's is never looked at.
  `CREATE TABLE IF NOT EXISTS calendar (
    person TEXT NOT NULL, process TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL UNIQUE,
    organisation TEXT NOT NULL, made_at TEXT NOT NULL, used_at TEXT, PRIMARY KEY (person, process))`,

  // secret holds once it was confirmed with a code; next is one that waits for its first code.
  `CREATE TABLE IF NOT EXISTS authenticator (
    person TEXT PRIMARY KEY, secret TEXT, next TEXT, last_step BIGINT NOT NULL DEFAULT 0, made_at TEXT NOT NULL)`,

  'CREATE TABLE IF NOT EXISTS recovery_code (hash TEXT PRIMARY KEY, person TEXT NOT NULL)',

  `CREATE TABLE IF NOT EXISTS passkey (
    id TEXT PRIMARY KEY, credential TEXT NOT NULL UNIQUE, person TEXT NOT NULL, name TEXT NOT NULL,
    public_key TEXT NOT NULL, counter BIGINT NOT NULL, transports TEXT NOT NULL, site TEXT NOT NULL,
    made_at TEXT NOT NULL, used_at TEXT)`,

  // One-time links: kind is invitation, password or factor. The person of an invitation is drawn when it is written, so
  // that using it twice makes nobody twice. hash is NULL until the link was handed out; between used_at and done_at it is in
  // use, and a use that broke off can be taken up again.
  `CREATE TABLE IF NOT EXISTS link (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, hash TEXT UNIQUE, organisation TEXT NOT NULL, person TEXT NOT NULL,
    role TEXT, name TEXT, email TEXT, made_by TEXT NOT NULL, made_at TEXT NOT NULL, confirmed_by TEXT,
    confirmed_at TEXT, expires_at TEXT NOT NULL, used_at TEXT, done_at TEXT)`,

  // Whom a provider's subject stands for.
  `CREATE TABLE IF NOT EXISTS identity (
    provider TEXT NOT NULL, subject TEXT NOT NULL, person TEXT NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (provider, subject))`,

  // What was done with credentials, for the organisation concerned.
  `CREATE TABLE IF NOT EXISTS act (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, organisation TEXT NOT NULL, kind TEXT NOT NULL, person TEXT NOT NULL,
    by_person TEXT, note TEXT)`,
]
