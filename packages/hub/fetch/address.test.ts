import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { refusedAddress } from './address.ts'

// First and last address of every range that is refused, and what lies just outside.
const refused = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '239.255.255.255'],
  ['240.0.0.0', '255.255.255.255'],
  ['::', '::1'],
  ['::ffff:0:0', '::ffff:ffff:ffff'],
  ['::ffff:8.8.8.8', '::8.8.8.8'],
  ['64:ff9b::', '64:ff9b::ffff:ffff'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  ['100::', '100::ffff:ffff:ffff:ffff'],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['5f00::', '4000::'],
]
for (const pair of refused) {
  test(`refused: ${pair.join(' to ')}`, () => {
    for (const address of pair) assert.notEqual(refusedAddress(address), undefined, address)
  })
}

const allowed = [
  '1.0.0.0',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
]
allowed.push(
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
)
allowed.push(
  '8.8.8.8',
  '2000::1',
  '2001:200::',
  '2001:4860:4860::8888',
  '2003::1',
  '2606:4700::1111',
  '3ffe:ffff::1',
  '3fff:1000::',
)
test('allowed: what lies just outside the ranges', () => {
  for (const address of allowed) assert.equal(refusedAddress(address), undefined, address)
})

test('refused: what is no address in its usual form', () => {
  for (const text of [
    '',
    'localhost',
    '127.1',
    '0177.0.0.1',
    '0x7f000001',
    '2130706433',
    'fe80::1%lo',
    '1.2.3.4.5',
    '1.2.3',
    ':::',
  ]) {
    assert.notEqual(refusedAddress(text), undefined, text)
  }
})

test('no IPv4 address is reached through an IPv6 one that carries it', () => {
  const seed = Date.now()
  const octet = fc.integer({ min: 0, max: 255 })
  const property = fc.property(fc.tuple(octet, octet, octet, octet), ([a, b, c, d]) => {
    const hex = [(a << 8) | b, (c << 8) | d].map((part) => part.toString(16)).join(':')
    const carriers = [
      `::ffff:${hex}`,
      `::${hex}`,
      `64:ff9b::${hex}`,
      `2002:${hex}::1`,
      `::ffff:0:${hex}`,
      `2001:0:${hex}::`,
    ]
    for (const address of carriers) assert.notEqual(refusedAddress(address), undefined, address)
  })
  fc.assert(property, { seed, numRuns: 500 })
})
