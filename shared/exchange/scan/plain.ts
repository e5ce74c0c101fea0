import type { LogLine, ReadLine } from './line.ts'

// Logs with one line for each request or look-up, and no columns to name.

/** Reads one line; null for a line of the format that says nothing about where somebody went. */
export type LineReader = (line: string) => ReadLine

const nothing: LogLine = { address: null, name: null, date: null, method: null, replyType: null }

// Squid's native format: time elapsed remotehost code/status bytes method URL rfc931 peerstatus/peerhost type
// (wiki.squid-cache.org/Features/LogFormat). Syslog may put its own words in front.
const squid = /(?:^|: ?)(\d{9,10})\.\d{1,6} +-?\d+ +\S+ +[A-Z_]+\/\d{3} +-?\d+ +([A-Z_]+) +(\S+) +\S+ +\S+(?: +(\S+))?/

export const readSquid: LineReader = (line) => {
  const found = squid.exec(line)
  if (found === null) return blankOr(line, 'notOfFormat')
  const address = found[3] as string
  if (address === '-' || address.startsWith('error:')) return 'noHost'
  return { address, name: null, date: found[1] as string, method: found[2] as string, replyType: found[4] ?? null }
}

// Common and combined format: host ident user [day/Mon/year:time zone] "METHOD target HTTP/1.1" ... A proxy writes the
// whole URL, or host:port after CONNECT; a web server's own log has only paths.
const common = /\[(\d{1,2}\/[A-Za-z]{3}\/\d{4})[^\]]{0,40}\] "([A-Z]{3,20}) ([^" ]+)/

export const readCommon: LineReader = (line) => {
  const found = common.exec(line)
  if (found === null) return blankOr(line, 'notOfFormat')
  const address = found[3] as string
  if (address.startsWith('/') || address === '*') return 'noHost'
  return { address, name: null, date: found[1] as string, method: found[2] as string, replyType: null }
}

// dnsmasq (also Pi-hole): `Nov 21 10:00:00 dnsmasq[1]: query[A] host from client`. BIND 9 category queries:
// `21-Nov-2026 10:00:00.000 ... client @0x... 10.0.0.1#5 (host): query: host IN A + (server)` (ARM, logging categories).
// Unbound with log-queries: `[time] unbound[1:0] info: client host. A IN`.
const dnsmasqQuery = /\bquery\[[A-Za-z0-9=]+\] (\S+) from /
const bindQuery = /: query: (\S+) [A-Z0-9]+ [A-Z0-9]+/
const unboundQuery = /\binfo: \S+ (\S+)\. [A-Z0-9]+ (?:IN|CH|HS)\s*$/
const dnsServer = /\b(?:dnsmasq|named|unbound|pihole-FTL)(?:-dhcp)?\[|\bunbound\[|\binfo: |\bqueries: /
const leading = /^(?:<\d{1,3}>(?:1 )?)?\[?/

export const readDns: LineReader = (line) => {
  const found = dnsmasqQuery.exec(line) ?? bindQuery.exec(line) ?? unboundQuery.exec(line)
  if (found !== null) {
    const start = line.slice(0, 48).replace(leading, '')
    const bracket = start.indexOf(']')
    return { ...nothing, address: withoutDot(found[1] as string), date: bracket > 0 && bracket < 14 ? start.slice(0, bracket) : start }
  }
  return dnsServer.test(line) ? null : blankOr(line, 'notOfFormat')
}

function withoutDot(host: string): string {
  return host.length > 1 && host.endsWith('.') ? host.slice(0, -1) : host
}

function blankOr(line: string, fault: 'notOfFormat'): ReadLine {
  return line.trim() === '' || line.startsWith('#') ? null : fault
}
