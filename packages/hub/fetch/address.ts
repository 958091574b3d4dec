// Which internet addresses the hub may connect to on somebody's behalf: public unicast ones, and no other.
import ipaddr from 'ipaddr.js'

// IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190), the multicast blocks, and the prefixes
// that carry an IPv4 address inside an IPv6 one: behind those could stand any of the others.
const special = [
  ['0.0.0.0/8', 'this network (RFC 791)'],
  ['10.0.0.0/8', 'private (RFC 1918)'],
  ['100.64.0.0/10', 'shared by a provider (RFC 6598)'],
  ['127.0.0.0/8', 'this machine (RFC 1122)'],
  ['169.254.0.0/16', 'link-local (RFC 3927)'],
  ['172.16.0.0/12', 'private (RFC 1918)'],
  ['192.0.0.0/24', 'protocol assignments (RFC 6890)'],
  ['192.0.2.0/24', 'documentation (RFC 5737)'],
  ['192.31.196.0/24', 'AS112 (RFC 7535)'],
  ['192.52.193.0/24', 'AMT (RFC 7450)'],
  ['192.88.99.0/24', '6to4 relays (RFC 7526)'],
  ['192.168.0.0/16', 'private (RFC 1918)'],
  ['192.175.48.0/24', 'AS112 (RFC 7534)'],
  ['198.18.0.0/15', 'benchmarking (RFC 2544)'],
  ['198.51.100.0/24', 'documentation (RFC 5737)'],
  ['203.0.113.0/24', 'documentation (RFC 5737)'],
  ['224.0.0.0/4', 'multicast (RFC 5771)'],
  ['240.0.0.0/4', 'reserved, and broadcast (RFC 1112, RFC 919)'],
  ['2001::/23', 'protocol assignments, Teredo among them (RFC 2928, RFC 4380)'],
  ['2001:db8::/32', 'documentation (RFC 3849)'],
  ['2002::/16', '6to4 (RFC 3056)'],
  ['2620:4f:8000::/48', 'AS112 (RFC 7534)'],
  ['3fff::/20', 'documentation (RFC 9637)'],
].map(([range, why]) => ({ range: ipaddr.parseCIDR(range!), why: why! }))

// RFC 4291 and IANA: global unicast is assigned from here alone. Loopback, mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96
// and 64:ff9b:1::/48), discard-only, unique-local, link-local, site-local and multicast addresses all lie outside.
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** Why the hub does not connect to this address, or undefined where it may. Anything it cannot read is refused. */
export function refusedAddress(text: string): string | undefined {
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (text.includes('%')) return 'link-local (RFC 4007)'
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return 'not an address'
  const address = ipaddr.parse(text)
  for (const { range, why } of special) {
    if (address.kind() === range[0].kind() && address.match(range)) return why
  }
  if (address.kind() === 'ipv6' && !address.match(globalUnicast)) return 'not global unicast (RFC 4291)'
  return undefined
}
