import type { See } from './contender.ts'

/** Takes the hosts as JSON: whether one of as many native patterns fits, each host with what is below it. */
export function load(text: string): See {
  const patterns = (JSON.parse(text) as string[]).map((host) => new URLPattern({ hostname: `{*.}?${host}` }))
  return (url) => patterns.some((pattern) => pattern.test(url))
}
