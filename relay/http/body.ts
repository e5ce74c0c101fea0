import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { refused, type Checked } from './problem.ts'

/** Largest body, as sent and unpacked, in bytes. */
export const mostBodyBytes = 1 << 20

// A byte order mark is no JSON and is not dropped.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const tooLarge = refused(413, { code: 'too-large', message: 'The body is larger than 1 MB.', field: 'body', fix: 'Send less at once.' })

/** A body as it came, no larger than it may be, still packed where it is. */
export type RawBody = { readonly bytes: Uint8Array; readonly isGzip: boolean }

/** Reads a JSON body, gzip allowed, never holding more than `most` bytes of it. */
export async function readJson(request: IncomingMessage, most = mostBodyBytes): Promise<Checked<unknown>> {
  const raw = await readRaw(request, most)
  return raw.ok ? parseBody(raw.value, most) : raw
}

/** Reads a body without looking into it. */
export async function readRaw(request: IncomingMessage, most = mostBodyBytes): Promise<Checked<RawBody>> {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity') {
    return refused(400, { code: 'encoding', message: 'The body may be plain or gzip.', field: 'Content-Encoding', fix: 'Send gzip or no Content-Encoding.' })
  }
  const bytes = await readBytes(request, most)
  return bytes === null ? tooLarge : { ok: true, value: { bytes, isGzip: encoding === 'gzip' } }
}

/** The JSON value of a body. */
export function parseBody({ bytes: raw, isGzip }: RawBody, most = mostBodyBytes): Checked<unknown> {
  const bytes = isGzip ? unpacked(raw, most) : { ok: true as const, value: raw }
  if (!bytes.ok) return bytes
  try {
    return { ok: true, value: JSON.parse(decoder.decode(bytes.value)) as unknown }
  } catch {
    return refused(400, { code: 'malformed', message: 'The body is not JSON.', field: 'body', fix: 'Send one JSON value in UTF-8.' })
  }
}

/** @returns null when there is more. Plain events: an async iterator over the stream costs as much as parsing a sheet. */
function readBytes(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= most) return void chunks.push(chunk)
      request.pause()
      resolve(null)
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The call was broken off.')))
  })
}

/** In one go: with the cap on its output it takes a millisecond at worst, thirty microseconds for a sheet. */
function unpacked(raw: Uint8Array, most: number): Checked<Uint8Array> {
  try {
    return { ok: true, value: gunzipSync(raw, { maxOutputLength: most }) }
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return tooLarge
    return refused(400, { code: 'encoding', message: 'The body is marked gzip but cannot be unpacked.', field: 'body', fix: 'Compress it again and send the whole of it.' })
  }
}
