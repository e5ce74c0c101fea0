/** Where people find the relay. Known when it listens, since a port of 0 is chosen by the system. */
export type Site = {
  /** Origin without a slash at the end, e.g. `https://daybook.example.org`. */
  readonly url: string
  readonly isSecure: boolean
  readonly cookieName: string
  /** Origins a page of ours may have. */
  readonly origins: ReadonlySet<string>
}

const loopback = ['127.0.0.1', 'localhost', '[::1]']

export function createSite(publicUrl: string | null, host: string, port: number): Site {
  const local = host.includes(':') ? `[${host}]` : host
  const url = publicUrl ?? `http://${local === '0.0.0.0' || local === '[::]' ? 'localhost' : local}:${port}`
  const isSecure = url.startsWith('https:')
  // On one's own machine `localhost` and `127.0.0.1` are the same place, and people type either.
  const names = loopback.includes(new URL(url).hostname) ? loopback.map((name) => `http://${name}:${new URL(url).port || 80}`) : []
  return {
    url,
    isSecure,
    // Cookies ignore ports: two relays on one machine must not sign each other's people out.
    cookieName: isSecure ? '__Host-daybook' : `daybook_${port}`,
    origins: new Set([url, ...names].map((name) => new URL(name).origin)),
  }
}
