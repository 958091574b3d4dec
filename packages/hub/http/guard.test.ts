import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkHost, checkOrigin } from './guard.ts'

const origins = ['https://parley.example.org']

const hosts: [string | undefined, boolean][] = [
  ['127.0.0.1', true],
  ['127.0.0.1:4100', true],
  ['localhost:4100', true],
  ['LOCALHOST', true],
  ['[::1]:4100', true],
  ['parley.example.org', true],
  ['Parley.Example.org', true],
  ['evil.example', false],
  ['evil.example:4100', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['parley.example.org.evil.example', false],
  ['parley.example.org:8080', false],
  ['127.0.0.1@evil.example', false],
  ['evil.example/127.0.0.1', false],
  ['192.168.1.4:4100', false],
  ['0.0.0.0:4100', false],
  ['', false],
  [undefined, false],
]
for (const [host, isOwn] of hosts) {
  test(`host ${host}: ${isOwn ? 'answered' : 'refused'}`, () => {
    const check = () => checkHost(host === undefined ? {} : { host }, origins)
    if (isOwn) check()
    else assert.throws(check, { code: 'host-refused' })
  })
}

const own = '127.0.0.1:4100'
const writes: [string, Record<string, string>, boolean][] = [
  ['a program without an origin', {}, true],
  ['the page itself', { origin: `http://${own}` }, true],
  ['the page itself behind a proxy', { origin: 'https://parley.example.org' }, true],
  ['a browser that says same-origin', { 'sec-fetch-site': 'same-origin' }, true],
  ['another site', { origin: 'https://evil.example' }, false],
  ['another port of this machine', { origin: 'http://127.0.0.1:5173' }, false],
  ['a sandboxed page', { origin: 'null' }, false],
  ['a file', { origin: 'file://' }, false],
  ['a name that begins like ours', { origin: 'https://parley.example.org.evil.example' }, false],
  ['a form of another site, without an origin', { 'sec-fetch-site': 'cross-site' }, false],
  ['a sibling site, without an origin', { 'sec-fetch-site': 'same-site' }, false],
]
for (const [name, headers, isOwn] of writes) {
  test(`a write by ${name}: ${isOwn ? 'taken' : 'refused'}`, () => {
    const check = (method: string) => checkOrigin(method, { host: own, ...headers }, origins)
    check('GET')
    if (isOwn) check('POST')
    else for (const method of ['POST', 'DELETE', 'PUT']) assert.throws(() => check(method), { code: 'origin-refused' })
  })
}
