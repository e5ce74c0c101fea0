/** What came back from the relay; status 0: nothing did. */
export type Reply = { readonly status: number; readonly text: string; readonly etag: string | null }
export type Call = {
  readonly path: string
  readonly token: string
  readonly method: 'GET' | 'POST'
  readonly body?: Uint8Array<ArrayBuffer>
  readonly etag?: string | null
}
/** Talks to one relay. Never throws: a network that fails is a reply of status 0. */
export type Transport = (relay: string, call: Call) => Promise<Reply>

/** After this long the relay counts as not reachable, milliseconds. */
const patience = 30_000

/** Transport over HTTPS without cookies, referrer or cache. */
export function createTransport(fetch: typeof globalThis.fetch): Transport {
  return async (relay, { path, token, method, body, etag }) => {
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` }
    if (body !== undefined) Object.assign(headers, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    if (typeof etag === 'string') headers['If-None-Match'] = etag
    try {
      const response = await fetch(new URL(path, relay), {
        method, headers, body: body ?? null,
        credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(patience),
      })
      return { status: response.status, text: await response.text(), etag: response.headers.get('ETag') }
    } catch {
      // Offline, no such host, refused, timed out: fetch tells them apart by nothing we could act on.
      return { status: 0, text: '', etag: null }
    }
  }
}

/** Gzip bytes of a text. */
export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
