import type { Chromium } from './chromium.ts'
import { until } from './extension.ts'
import { counted, perform } from './tab.ts'

/**
 * A page sends prompts and changes its address as fast as it can, while somebody works with another service in another
 * tab. Resolves, when both are through, to the services counted.
 */
export async function flood(browser: Chromium, requests: number, moves: number): Promise<string[]> {
  const sessions = () => counted(browser.ask)
  const [loud, quiet] = [await browser.tab(), await browser.tab()]
  await loud.go('https://chatgpt.com/')
  await perform(loud, [{ kind: 'post', to: '/backend-api/f/conversation', reply: 'text/event-stream' }])
  await until('the first use', async () => (await sessions()).length === 1)
  const flooding = loud.evaluate(`(async () => {
    for (let turn = 0; turn < ${moves}; turn++) history.replaceState({}, '', '/c/' + turn)
    const send = () => fetch('/backend-api/f/conversation', { method: 'POST', body: '{}' }).then((reply) => reply.text())
    for (let turn = 0; turn < ${requests}; turn += 20) await Promise.all(Array.from({ length: 20 }, send))
  })()`)
  await quiet.go('https://claude.ai/new')
  await perform(quiet, [{ kind: 'post', to: '/api/organizations/1/chat_conversations/2/completion', reply: 'text/event-stream' }])
  await until('the other service', async () => (await sessions()).includes('claude'))
  await flooding
  await loud.close()
  await quiet.close()
  return (await sessions()).toSorted()
}
