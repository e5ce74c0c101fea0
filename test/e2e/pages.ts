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

export type Pages = { readonly port: number; readonly close: () => Promise<void> }

/** Starts the server on a free port with a self-signed certificate made for it. */
export async function startPages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-pages-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=daybook.test', '-keyout', key, '-out', certificate,
  ], { stdio: 'ignore' })
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, answer)
  rmSync(folder, { recursive: true })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => socket.on('message', () => socket.send('{"event":"appendText"}')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  if (request.method === 'POST') {
    const streams = !(request.url ?? '').includes('plain')
    response.writeHead(200, { 'content-type': streams ? 'text/event-stream' : 'application/json', 'access-control-allow-origin': '*' })
    response.end(streams ? 'data: {"v":"hello"}\n\ndata: [DONE]\n\n' : '{}')
    return
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self' 'unsafe-inline' wss: https:; frame-src 'none'" })
  response.end(page)
}

const page = `<!doctype html><html lang="en"><head><title>Chat</title>
<style>body{margin:0;font:16px system-ui;background:#fff;color:#111}main{max-width:640px;margin:80px auto}textarea{width:100%;height:96px}</style></head>
<body><main><h1>What can I help with?</h1><form><textarea aria-label="Message"></textarea><button type="submit" aria-label="Send prompt">Send</button></form></main>
<script>
window.seen = []
for (const type of ['keydown', 'input', 'message', 'focusin']) addEventListener(type, (event) => window.seen.push([type, event.key ?? '']), true)
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())
window.send = (path, method = 'POST') => fetch(path, { method, body: method === 'POST' ? '{}' : undefined }).then((r) => r.text())
window.openSocket = (address) => new Promise((resolve) => { const s = new WebSocket(address); s.onopen = () => resolve(true); s.onerror = () => resolve(false); window.socket = s })
</script></body></html>`
