import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../refusal.ts'
import { targetOf } from './target.ts'

// Ways to write an address that is not public. Each is tried with both schemes, and with a path, a query and a port.
const localHosts = `
127.0.0.1 127.0.0.1. 127.1 127.0.1 127.000.000.001 127.255.255.254 2130706433 0x7f000001 0x7F.1 0x7f.0x0.0x0.0x1 017700000001
0177.0.0.1 0177.0.0.01 0177.1 00000177.0.0.1 0 0.0.0.0 0x0 00 1 10.0.0.1 10.1 0xa.1 167772161 012.1 172.16.0.1 172.31.255.255
192.168.1.1 0xc0a80101 3232235777 192.168.257 169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.43518
100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1
255.255.255.255 4294967295 0xffffffff ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 %31%32%37.0.0.1 127.0.0.%31 127%2e0.0.1
[::] [::1] [0:0:0:0:0:0:0:1] [0000::0001] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254]
[::ffff:8.8.8.8] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1] [2002:7f00:1::]
[2002:a9fe:a9fe::1] [2001::1] [2001:0:7f00:1::] [2001:db8::1] [3fff::1] [fc00::1] [fd00:ec2::254] [fe80::1] [fec0::1] [ff02::1]
[100::1] [5f00::1] [::a00:1] [2001:10::1] [2001:20::1] [2620:4f:8000::1]
localhost LOCALHOST localhost. foo.localhost localhost.localdomain printer.local router.internal metadata.google.internal
hidden.onion host.home.arpa a.invalid b.test intranet wiki xn--n3h metadata ｌｏｃａｌｈｏｓｔ loc%61lhost lo​calhost`
  .trim()
  .split(/\s+/)

const forms = localHosts.flatMap((host) => [
  `http://${host}/`,
  `https://${host}`,
  `http://${host}/latest/meta-data/?a=b#c`,
  `https://${host}:443/x`,
  `HTTP:\\\\${host}\\x`,
  `http:/${host}/`,
])

const others = [
  'file:///etc/passwd',
  'file://localhost/etc/passwd',
  'ftp://example.org/x',
  'gopher://example.org:70/_x',
  'data:text/html,x',
  'blob:https://example.org/1',
  'javascript:alert(1)',
  'jar:http://example.org!/x',
  'view-source:http://example.org',
  'ws://example.org/',
  'dict://example.org:2628/',
  'ldap://example.org/',
  'unix:/var/run/docker.sock',
  'about:blank',
  'mailto:a@example.org',
  '//example.org/x',
  'example.org',
  '/etc/passwd',
  '',
  ' ',
  'http://',
  'https://?',
  'http://user@example.org/',
  'http://user:secret@example.org/',
  'http://:secret@example.org/',
  'http://example.org@127.0.0.1/',
  'http://127.0.0.1#@example.org/',
  'http://127.0.0.1\\@example.org/',
  'http://127.0.0.1/@example.org/',
  'http://example.org:22/',
  'http://example.org:25/',
  'http://example.org:6379/',
  'http://example.org:8080/',
  'http://example.org:0/',
  'http://example.org:65536/',
  'http://example.org:-1/',
  'http://[::1/',
  'http://[fe80::1%25eth0]/',
  'http://[::ffff:127.0.0.1]:80/',
  'http://exam ple.org/',
  'http://example.org%00.evil.test/',
  'http://%65xample.test/',
  'http://1.2.3.4.5.6/',
  'http://256.256.256.256/',
  'http://0x100000000/',
  `http://example.org/${'a'.repeat(2100)}`,
]

test(`none of ${forms.length + others.length} ways to ask for what is not public is accepted`, () => {
  assert.ok(forms.length + others.length >= 200)
  for (const form of [...forms, ...others]) {
    try {
      const { host } = targetOf(form)
      assert.fail(`${form} was accepted as ${host}`)
    } catch (error) {
      assert.ok(error instanceof Refusal, `${form}: ${error}`)
      assert.match(error.code, /^(url|address)-refused$/)
    }
  }
})

const accepted: [string, string, string][] = [
  ['https://example.org/report', 'https://example.org/report', 'example.org'],
  ['http://example.org:80/', 'http://example.org/', 'example.org'],
  ['https://Example.ORG./x?y=1#z', 'https://example.org./x?y=1', 'example.org'],
  ['http://8.8.8.8/', 'http://8.8.8.8/', '8.8.8.8'],
  ['http://0x8.0x8.8.8/', 'http://8.8.8.8/', '8.8.8.8'],
  ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/', '2606:4700::1111'],
  // A backslash is a slash: what follows is a path, not a server.
  ['http://example.org\\@127.0.0.1/', 'http://example.org/@127.0.0.1/', 'example.org'],
  ['https://bücher.example/x', 'https://xn--bcher-kva.example/x', 'xn--bcher-kva.example'],
  ['https://example.org/?next=http://127.0.0.1/', 'https://example.org/?next=http://127.0.0.1/', 'example.org'],
]
for (const [text, url, host] of accepted) {
  test(`accepted: ${text}`, () => {
    const target = targetOf(text)
    assert.equal(target.url.href, url)
    assert.equal(target.host, host)
  })
}

test('a port the operator allows is accepted, and only that one', () => {
  assert.equal(targetOf('https://example.org:8443/', [8443]).url.port, '8443')
  assert.throws(() => targetOf('https://example.org:8444/', [8443]), { code: 'url-refused' })
})
