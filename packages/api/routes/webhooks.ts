// Webhooks: what an organisation may see is sent to an address of its own, signed as Standard Webhooks says.
import Type, { type Static } from 'typebox'
import { Cursor, Exact, Instant, Nullable, route } from './route.ts'

const HookId = Exact({ hook: Type.String({ maxLength: 64 }) })
const Name = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 64 })

export const NewWebhook = Exact({
  process: Type.String({ minLength: 1, maxLength: 64 }),
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  /** Kinds of entries to tell of. Where neither kinds nor views are named, it is every kind. */
  kinds: Type.Optional(Type.Array(Name, { maxItems: 64 })),
  /** Views to tell of when rows of them change. */
  views: Type.Optional(Type.Array(Name, { maxItems: 32 })),
  /** Messages in a minute at most. */
  perMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
})
export type NewWebhook = Static<typeof NewWebhook>

export const Webhook = Exact({
  hook: Type.String(),
  process: Type.String(),
  url: Type.String(),
  kinds: Type.Array(Type.String()),
  views: Type.Array(Type.String()),
  perMinute: Type.Integer(),
  addedAt: Type.String(),
  /** 'waiting': the last attempt failed, and it is tried again at `next`. */
  state: Type.Union([Type.Literal('on'), Type.Literal('waiting'), Type.Literal('off')]),
  /** Why it is off: by hand, because the address said that it is gone, or because it failed for days. */
  why: Nullable(Type.Union([Type.Literal('by-hand'), Type.Literal('gone'), Type.Literal('failing')])),
  /** Attempts without success, one after the other. */
  failures: Type.Integer(),
  next: Nullable(Type.String()),
  replaying: Type.Boolean(),
  /** Until when messages are signed with the secret before the newest one as well. */
  oldSecretUntil: Nullable(Type.String()),
})
export type Webhook = Static<typeof Webhook>

export const WebhookWithSecret = Exact({
  ...Webhook.properties,
  /** Shown now and never again. */
  secret: Type.String(),
})
export type WebhookWithSecret = Static<typeof WebhookWithSecret>

/** One attempt. What was in the message is kept nowhere. */
export const WebhookAttempt = Exact({
  /** The message's `webhook-id`; it stays the same at every attempt and every replay. */
  message: Type.String(),
  type: Type.String(),
  at: Type.String(),
  /** 1 is the first attempt. */
  count: Type.Integer(),
  /** 'withheld': between two attempts the organisation lost sight of it, so it is not sent. */
  outcome: Type.Union([Type.Literal('delivered'), Type.Literal('failed'), Type.Literal('withheld')]),
  /** What the address answered; null where it answered nothing. */
  status: Nullable(Type.Integer()),
  problem: Nullable(Type.String()),
  milliseconds: Type.Integer(),
})
export type WebhookAttempt = Static<typeof WebhookAttempt>

export const webhooks = {
  webhooks: route({
    summary: "Your organisation's webhooks. For its administrators.",
    tag: 'webhooks',
    security: 'writer',
    answers: { 200: Exact({ hooks: Type.Array(Webhook) }) },
  }),
  addWebhook: route({
    summary:
      'Send what your organisation may see to an address, signed (Standard Webhooks). The secret is in this answer alone.',
    tag: 'webhooks',
    security: 'writer',
    body: NewWebhook,
    answers: { 201: WebhookWithSecret },
  }),
  removeWebhook: route({
    summary: 'Stop sending, and forget the address, its secrets and its delivery log.',
    tag: 'webhooks',
    security: 'writer',
    params: HookId,
    answers: { 200: HookId },
  }),
  switchWebhook: route({
    summary: 'Switch a webhook off, or on again; it goes on where it stopped.',
    tag: 'webhooks',
    security: 'writer',
    params: HookId,
    body: Exact({ on: Type.Boolean() }),
    answers: { 200: Webhook },
  }),
  rotateWebhook: route({
    summary: 'A new secret. For a day messages are signed with the old one as well.',
    tag: 'webhooks',
    security: 'writer',
    params: HookId,
    answers: { 201: WebhookWithSecret },
  }),
  replayWebhook: route({
    summary: 'Send again what this hub came to know between two moments, as far as you may still see it.',
    tag: 'webhooks',
    security: 'writer',
    params: HookId,
    body: Exact({ since: Instant, until: Type.Optional(Instant) }),
    answers: { 200: Webhook },
  }),
  webhookAttempts: route({
    summary: 'The latest attempts, newest first.',
    tag: 'webhooks',
    security: 'writer',
    params: HookId,
    query: Exact({ cursor: Type.Optional(Cursor) }),
    answers: { 200: Exact({ attempts: Type.Array(WebhookAttempt), next: Nullable(Cursor) }) },
  }),
}
