// The authenticator and the passkeys of one's own account.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import { hub } from '../hub/client.ts'
import { meQuery } from '../hub/queries.ts'
import { useFormats, useWords } from '../words/words.ts'
import { Once } from './once.tsx'
import { canUsePasskeys, makePasskey } from './passkey.ts'
import { type Account, accountQuery } from './queries.ts'
import { Refused } from './refused.tsx'

/** Keeps the page with what the hub answered, and what one may do with it. */
export function useAccountChange() {
  const queries = useQueryClient()
  return {
    show: (now: Account) => queries.setQueryData(accountQuery.queryKey, now),
    again: () => {
      void queries.invalidateQueries({ queryKey: accountQuery.queryKey })
      void queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  }
}

export function AuthenticatorSection({ account }: { readonly account: Account }) {
  const words = useWords()
  const { show, again } = useAccountChange()
  const [codes, setCodes] = useState<readonly string[]>()
  const [code, setCode] = useState('')
  const begin = useMutation({ mutationFn: () => hub.beginAuthenticator() })
  const confirm = useMutation({
    mutationFn: () => hub.confirmAuthenticator({ body: { code: code.replaceAll(' ', '') } }),
    onSuccess: ({ recoveryCodes }) => {
      setCodes(recoveryCodes)
      setCode('')
      begin.reset()
      again()
    },
  })
  const renew = useMutation({
    mutationFn: () => hub.renewRecoveryCodes(),
    onSuccess: ({ recoveryCodes }) => {
      setCodes(recoveryCodes)
      again()
    },
  })
  const remove = useMutation({ mutationFn: () => hub.removeAuthenticator(), onSuccess: show })
  return (
    <section>
      <h2>{words('account.authenticator')}</h2>
      <p>
        {account.hasAuthenticator
          ? words('account.authenticator.on', { count: account.recoveryCodes })
          : words('account.authenticator.off')}
      </p>
      {codes !== undefined && (
        <Once about={words('account.codes.about')} text={codes.join('\n')} onDone={() => setCodes(undefined)} />
      )}
      {begin.data !== undefined && (
        <form
          className="form scan"
          onSubmit={(event) => {
            event.preventDefault()
            confirm.mutate()
          }}
        >
          <p>{words('account.authenticator.scan')}</p>
          <img
            className="qr"
            alt={words('account.authenticator.qr')}
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(begin.data.address, { border: 2 }))}`}
          />
          <p className="quiet">
            {words('account.authenticator.type')} <code dir="ltr">{begin.data.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
          <TextInput
            label={words('second.code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            dir="ltr"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Refused error={confirm.error} />
          <div className="form-end">
            <Button variant="default" onClick={() => begin.reset()}>
              {words('action.cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending}>
              {words('account.authenticator.confirm')}
            </Button>
          </div>
        </form>
      )}
      <Refused error={begin.error ?? renew.error ?? remove.error} />
      {begin.data === undefined && (
        <div className="form-start">
          <Button variant="default" size="sm" loading={begin.isPending} onClick={() => begin.mutate()}>
            {words(account.hasAuthenticator ? 'account.authenticator.replace' : 'account.authenticator.add')}
          </Button>
          {account.hasAuthenticator && (
            <>
              <Button variant="default" size="sm" loading={renew.isPending} onClick={() => renew.mutate()}>
                {words('account.codes.renew')}
              </Button>
              <Button variant="default" size="sm" loading={remove.isPending} onClick={() => remove.mutate()}>
                {words('account.authenticator.remove')}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  )
}

export function PasskeySection({ account }: { readonly account: Account }) {
  const words = useWords()
  const { moment } = useFormats()
  const { show, again } = useAccountChange()
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: async () => {
      const response = await makePasskey(await hub.beginPasskey())
      return hub.addPasskey({ body: { name: name.trim(), response } })
    },
    onSuccess: () => {
      setName('')
      again()
    },
  })
  const remove = useMutation({ mutationFn: (id: string) => hub.removePasskey({ id }), onSuccess: show })
  return (
    <section>
      <h2>{words('account.passkeys')}</h2>
      <p>{words('passkey.about')}</p>
      {account.passkeys.length > 0 && (
        <ul className="plain-rows">
          {account.passkeys.map((one) => (
            <li key={one.id}>
              <span>
                <bdi>{one.name}</bdi>
              </span>
              <span className="quiet">
                {one.usedAt === null
                  ? words('account.neverUsed', { since: moment(one.madeAt) })
                  : words('account.usedAt', { at: moment(one.usedAt) })}
              </span>
              <Button variant="default" size="compact-sm" onClick={() => remove.mutate(one.id)}>
                {words('people.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Refused error={remove.error} />
      {canUsePasskeys() ? (
        <form
          className="form form-line"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate()
          }}
        >
          <TextInput
            label={words('passkey.name')}
            description={words('passkey.name.about')}
            required
            maxLength={100}
            dir="auto"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {words('passkey.add')}
          </Button>
          <Refused error={add.error} />
        </form>
      ) : (
        <p className="quiet">{words('passkey.cannot')}</p>
      )}
    </section>
  )
}
