import type { See } from './contender.ts'

/** Takes the hosts as JSON: whether the host is one of them, by nothing but the platform. Wrong on all that is below them. */
export function load(text: string): See {
  const hosts = new Set(JSON.parse(text) as string[])
  return (url) => hosts.has(new URL(url).hostname)
}
