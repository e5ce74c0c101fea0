import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

// Speaks the wire format of the drafts byte by byte, so that a test can send what no honest client would.

const message = { sync: 0, auth: 2, close: 7, syncStatus: 8 } as const
const syncStep = { one: 0, two: 1, update: 2 } as const

export type RawDraft = {
  readonly send: (bytes: Uint8Array) => void
  readonly sendUpdate: (update: Uint8Array) => void
  readonly sendStateVector: (vector: Uint8Array) => void
  readonly acknowledged: () => number
  /** Reason the document or the socket was closed with, null while it is open. */
  readonly closed: () => string | null
  /** Resolves when the relay has answered: an acknowledgement more, or a close. */
  readonly answered: () => Promise<void>
  readonly end: () => void
}

/** Opens a document as a signed-in client. */
export async function openRawDraft(url: string, cookie: string, document: string): Promise<RawDraft> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/drafts`, { headers: { cookie } })
  let acknowledged = 0
  let closed: string | null = null
  let isReady = false
  let seen = 0
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === message.auth) isReady = true
    if (type === message.syncStatus && decoding.readVarUint(decoder) === 1) acknowledged++
    if (type === message.close) closed = decoding.readVarString(decoder)
  })
  socket.on('close', (code) => {
    closed ??= `socket ${code}`
  })
  // A socket the relay drops; `close` follows and says so.
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('open', resolve))

  function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
  const send = (bytes: Uint8Array) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
  }
  const sync = (step: number, bytes: Uint8Array) =>
    send(
      frame(message.sync, (encoder) => {
        encoding.writeVarUint(encoder, step)
        encoding.writeVarUint8Array(encoder, bytes)
      }),
    )
  send(
    frame(message.auth, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'session')
    }),
  )
  await waitFor(() => isReady || closed !== null)
  return {
    send,
    sendUpdate: (update) => sync(syncStep.update, update),
    sendStateVector: (vector) => sync(syncStep.one, vector),
    acknowledged: () => acknowledged,
    closed: () => closed,
    async answered() {
      await waitFor(() => acknowledged > seen || closed !== null)
      seen = acknowledged
    },
    end: () => socket.terminate(),
  }
}

async function waitFor(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('the relay did not answer')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
