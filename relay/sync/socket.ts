import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { sessionChangedCode } from '#shared/protocol/drafts.ts'
import type { FoundSession } from '#relay/auth/session.ts'
import { isOwnCall } from '#relay/http/guard.ts'
import type { Site } from '#relay/http/site.ts'
import type { Drafts } from './drafts.ts'
import { isFrame } from './frame.ts'

export type DraftSockets = {
  /** Handler of the HTTP server's `upgrade`. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Ends what a session has open. */
  readonly closeSession: (hash: string) => void
  /** Ends what a member has open; who is still one comes back with what they may now. */
  readonly closeMember: (id: string) => void
  readonly stop: () => void
}

const path = '/api/drafts'
const mostFrameBytes = 1 << 20

/** The web socket of the drafts: only from our own pages, only with a session. */
export function createDraftSockets(drafts: Drafts, site: () => Site, findSession: (token: string) => Promise<FoundSession | null>): DraftSockets {
  // permessage-deflate stays off: a small compressed frame could unpack to a large one.
  const server = new WebSocketServer({ noServer: true, maxPayload: mostFrameBytes, perMessageDeflate: false })
  const open = new Map<WebSocket, FoundSession>()

  async function authorise(request: IncomingMessage): Promise<FoundSession | number> {
    if (new URL(request.url ?? '/', 'http://relay').pathname !== path) return 404
    const from = request.headers['sec-fetch-site']
    if (!isOwnCall(site(), request.headers.origin, typeof from === 'string' ? from : undefined)) return 403
    const token = cookieOf(request.headers.cookie, site().cookieName)
    return (token === null ? null : await findSession(token)) ?? 401
  }

  function serve(socket: WebSocket, request: IncomingMessage, session: FoundSession): void {
    const connection = drafts.hocuspocus.handleConnection(socket, new Request(`${site().url}${path}`, { headers: { host: request.headers.host ?? '' } }), { sessionHash: session.hash })
    open.set(socket, session)
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: Buffer) => {
      const bytes = new Uint8Array(data)
      if (isFrame(bytes)) connection.handleMessage(bytes)
      else socket.close(4400, 'malformed')
    })
    socket.on('close', (code, reason) => {
      open.delete(socket)
      connection.handleClose({ code, reason: reason.toString() })
    })
    // A frame that breaks the protocol: ws closes the socket itself, and `close` follows.
    socket.on('error', () => socket.terminate())
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // For its whole life: a client that resets while it is being refused would otherwise end the process.
    socket.on('error', () => socket.destroy())
    try {
      const session = await authorise(request)
      if (typeof session === 'number') refuse(socket, session)
      else server.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, request, session))
    } catch {
      // An address that cannot be read, or a store that fails: health tells about the store.
      refuse(socket, 500)
    }
  }

  function closeWhere(isMeant: (session: FoundSession) => boolean): void {
    for (const [socket, session] of open) if (isMeant(session)) socket.close(sessionChangedCode, 'session')
  }

  return {
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    closeSession: (hash) => closeWhere((session) => session.hash === hash),
    closeMember: (id) => closeWhere(({ member }) => member.id === id),
    stop() {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${status === 401 ? 'Unauthorized' : 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function cookieOf(header: string | undefined, name: string): string | null {
  const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair === undefined ? null : pair.trim().slice(name.length + 1)
}
