import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'

// One HTTPS server that stands for every AI service: browsers are told to find all hosts here. Its page is an ordinary
// chat surface, and a hostile one: it listens for every key and tries to reach into whatever is put over it.

export type Pages = {
  readonly port: number
  /** The `Origin` of every request so far that an extension made: none ever should. */
  readonly fromExtensions: () => readonly string[]
  /** What has been asked of a host so far: method and path, sockets too. */
  readonly askedOf: (host: string) => readonly string[]
  readonly close: () => Promise<void>
}

/** Starts the server on a free port with a self-signed certificate made for it. */
export async function startPages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-pages-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=daybook.test', '-keyout', key, '-out', certificate,
  ], { stdio: 'ignore' })
  const fromExtensions: string[] = []
  const asked: { readonly host: string; readonly what: string }[] = []
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    const origin = String(request.headers.origin ?? request.headers.referer ?? '')
    if (origin.includes('extension:')) fromExtensions.push(`${origin} ${request.headers.host ?? ''}`)
    asked.push({ host: request.headers.host ?? '', what: `${request.method} ${request.url}` })
    void answer(request, response)
  })
  server.on('upgrade', (request: IncomingMessage) => void asked.push({ host: request.headers.host ?? '', what: `SOCKET ${request.url}` }))
  rmSync(folder, { recursive: true })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => socket.on('message', () => socket.send('{"event":"appendText"}')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    fromExtensions: () => fromExtensions,
    askedOf: (host) => asked.filter((request) => request.host === host).map(({ what }) => what),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/'
  if (request.method === 'POST') return reply(response, replyType(await bodyOf(request), url))
  request.resume()
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end()
    return
  }
  if (request.headers.accept === 'text/event-stream') return reply(response, 'text/event-stream')
  if (url === '/sw.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(serviceWorker)
    return
  }
  const frames = url.startsWith('/embedding') ? 'https:' : "'none'"
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': `default-src 'self' 'unsafe-inline' wss: https:; frame-src ${frames}` })
  response.end(page)
}

/** The page says in the body what the service would reply with; nobody but this server reads bodies. */
function replyType(body: string, url: string): string {
  const asked = /"reply":"([^"]+)"/.exec(body)?.[1]
  return asked ?? (url.includes('plain') ? 'application/json' : 'text/event-stream')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}

/** A reply in pieces, as a model writes. */
function reply(response: ServerResponse, type: string): void {
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' })
  if (!type.startsWith('text/event-stream')) return void response.end('{"text":"hello"}\n')
  response.write('data: {"v":"hel"}\n\n')
  setImmediate(() => response.end('data: {"v":"lo"}\n\ndata: [DONE]\n\n'))
}

const serviceWorker = `
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('message', (event) => event.waitUntil(
  fetch(event.data, { method: 'POST', body: '{}' }).then((r) => r.text()).then(() => event.source.postMessage('fetched'))))
`

const page = `<!doctype html><html lang="en"><head><title>Chat</title>
<style>body{margin:0;font:16px system-ui;background:#fff;color:#111}main{max-width:640px;margin:80px auto}textarea{width:100%;height:96px}</style></head>
<body><main><h1>What can I help with?</h1><form><textarea aria-label="Message"></textarea><button type="submit" aria-label="Send prompt">Send</button></form></main>
<script>
window.seen = []
for (const type of ['keydown', 'input', 'message', 'focusin']) addEventListener(type, (event) => window.seen.push([type, event.key ?? '']), true)
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())
window.send = (path, method = 'POST') => fetch(path, { method, body: method === 'POST' ? '{}' : undefined }).then((r) => r.text())
window.openSocket = (address) => new Promise((resolve) => { const s = new WebSocket(address); s.onopen = () => resolve(true); s.onerror = () => resolve(false); window.socket = s })
window.act = {
  post: ({ to, reply, text = '' }) => fetch(to, { method: 'POST', body: JSON.stringify({ prompt: text, reply }) }).then((r) => r.text()),
  stream: ({ to }) => fetch(to, { headers: { accept: 'text/event-stream' } }).then((r) => r.text()),
  upload: ({ to, name = 'report.pdf' }) => { const form = new FormData(); form.append('file', new File(['x'], name)); return fetch(to, { method: 'POST', body: form }).then((r) => r.text()) },
  socket: ({ to }) => window.openSocket(to),
  beacon: ({ to }) => navigator.sendBeacon(to, '{}'),
  prefetch: ({ to }) => new Promise((resolve) => { const link = document.createElement('link'); link.rel = 'prefetch'; link.href = to; link.onload = link.onerror = () => resolve(true); document.head.append(link); setTimeout(resolve, 500) }),
  frame: ({ to }) => new Promise((resolve) => { const frame = document.createElement('iframe'); frame.src = to; frame.onload = () => setTimeout(resolve, 300); document.body.append(frame); setTimeout(resolve, 2000) }),
}
if (location.hash.startsWith('#post=')) window.act.post({ to: location.hash.slice(6), reply: 'text/event-stream' })
</script></body></html>`
