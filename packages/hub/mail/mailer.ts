// Letters through the operator's mail server. Plain text, one reader each, nothing fetched and nothing attached.
import { createTransport } from 'nodemailer'

export type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  /** The same for the same letter, so that one sent twice is known for one. */
  readonly id: string
  readonly date: Date
}

export type Mailer = {
  /** Resolves once the server has taken the letter. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** `url` as in smtps://name:word@mail.example.org:465, `from` as in "Parley <parley@example.org>". */
export type MailSettings = { readonly url: string; readonly from: string }

const timeoutMs = 20_000

export function openMailer({ url, from }: MailSettings): Mailer {
  const transport = createTransport(url, { from })
  Object.assign(transport.options, {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, headers, id, date }) => {
      await transport.sendMail({ from, to, subject, text, headers, messageId: id, date, encoding: 'quoted-printable' })
    },
    close: () => transport.close(),
  }
}
