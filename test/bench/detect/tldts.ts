import { parse } from 'tldts'
import type { See } from './contender.ts'

/** Takes the hosts as JSON: whether host or registrable domain is one of them. Wrong on subdomains of hosts, and on hosts below them. */
export function load(text: string): See {
  const hosts = new Set(JSON.parse(text) as string[])
  return (url) => {
    const { hostname, domain } = parse(url)
    return hosts.has(hostname ?? '') || hosts.has(domain ?? '')
  }
}
