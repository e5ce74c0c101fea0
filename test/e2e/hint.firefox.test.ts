import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answer } from '#test/fixture/answer.ts'
import { startRecorder, type Recorder } from '#test/fixture/recorder.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { firefoxPopup, startFirefox, type Firefox } from './firefox.ts'
import { readEverything } from './marker.ts'
import { startPages, type Pages } from './pages.ts'
import { acknowledge, here, type Ask } from './tab.ts'
import { startWorkspace, type TestWorkspace } from './workspace.ts'

// Local hints in Firefox: what is really pasted or chosen is looked at, what a page makes up is not, and names of classes are
// all that leaves.

const iban = 'DE89370400440532013000'
const card = '4111 1111 1111 1111'
const key = 'q7Zt0LXcM3EiMbgJpUNnkRtOfOueHznB'
const planted = { paste: 'zqpasted7381', file: 'zqinfile7382', name: 'zqfilename7383' } as const
const control = '\uE009'

let pages: Pages
let workspace: TestWorkspace
let recorder: Recorder
let extension: BuiltExtension
let browser: Firefox
const folder = mkdtempSync(join(tmpdir(), 'daybook-hint-'))

beforeAll(async () => {
  pages = await startPages()
  workspace = await startWorkspace()
  recorder = await startRecorder(workspace.url)
  extension = copyExtension('firefox', { ...workspace.relay().enrolment(), relay: recorder.url })
  browser = await startFirefox(extension.folder, pages.port)
})

afterAll(async () => {
  await browser?.close()
  extension?.remove()
  await recorder?.close()
  await workspace?.remove()
  await pages?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a paste and a chosen file are looked at, a forged one is not, and nothing but names of classes leaves', async () => {
  const { ledger, members } = workspace.relay()
  const [administrator] = await members()
  if (administrator === undefined) throw new Error('the workspace has no member')
  await ledger.append({ version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Agreed', content: { kind: 'set-card', questionsPerDay: 5, hints: { on: true, markings: [] } } }, administrator)

  const popup = await browser.open(firefoxPopup)
  const ask: Ask = (request) => browser.ask(popup, request)
  await browser.evaluate(popup, `void (window.heard = [], browser.runtime.onMessage.addListener((message) => void window.heard.push(JSON.stringify(message))))`)
  const heard = async () => (await browser.evaluate(popup, 'window.heard')) as readonly string[]
  await ask({ kind: 'policy/refresh' })
  await acknowledge(ask)

  const before = (await browser.evaluate(popup, 'browser.tabs.query({}).then((tabs) => tabs.map(({ id }) => id))')) as readonly number[]
  const chat = await browser.open('https://chatgpt.com/')
  await browser.card(chat)
  const number = await until('the tab', async () => ((await browser.evaluate(popup, 'browser.tabs.query({}).then((tabs) => tabs.map(({ id }) => id))')) as readonly number[]).find((id) => !before.includes(id)))
  const looksLike = async () => (await here(ask, number))?.looksLike ?? []
  await until('the script that looks', async () => (await heard()).some((message) => message.includes('host/hint')))

  const file = join(folder, `${planted.name}.bin`)
  writeFileSync(file, `${planted.file}\ntoken: "${key}"\n`)
  await browser.evaluate(chat, `void document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'field' }))`)
  await browser.choose(chat, '#field', [file])
  await until('the key in the file', async () => (await looksLike()).includes('secret'))

  // What the page makes up: none of it is a person's doing.
  await browser.evaluate(chat, `(() => {
    const box = document.querySelector('textarea'), field = document.querySelector('#field'), data = new DataTransfer()
    data.setData('text/plain', '${card}')
    data.items.add(new File(['${card}'], 'x.txt', { type: 'text/plain' }))
    for (const target of [box, document, window]) {
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }))
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true }))
    }
    field.files = data.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
    for (const message of [{ kind: 'host/hint', classes: ['payment_card'] }, { kind: 'hints', markings: [] }]) {
      postMessage(message, '*')
      dispatchEvent(new CustomEvent('host/hint', { detail: message }))
    }
  })()`)
  await browser.evaluate(chat, `(() => { const box = document.querySelector('textarea'); box.value = 'Bitte an ${planted.paste} überweisen: ${iban}'; box.focus(); box.select() })()`)
  await browser.chord(chat, [control, 'x'])
  await browser.chord(chat, [control, 'v'])
  await until('the pasted IBAN', async () => (await looksLike()).includes('iban'))
  expect(await browser.evaluate(chat, `document.querySelector('textarea').value`)).toContain(iban)
  expect(await here(ask, number)).toMatchObject({ view: 'card', reason: 'hint', looksLike: ['iban', 'secret'] })
  const frame = await browser.card(chat)
  await until('the words of the hint', async () => /Looks like/.test(String(await browser.evaluate(frame, 'document.body.innerText'))))

  await browser.evaluate(chat, `send('/backend-api/f/conversation')`)
  const session = await until('the use', async () => (await here(ask, number))?.session)
  await ask({ kind: 'session/answer', session, memory: 'today', overridden: false, answer })
  await ask({ kind: 'outbox/push' })
  expect(await looksLike()).toEqual([])
  const [kept, said, sent] = [String(await browser.evaluate(popup, `(${readEverything.toString()})()`)), JSON.stringify(await heard()), recorder.all()]
  expect(kept).toContain('chatgpt')
  expect(said).toContain('host/hint')
  expect(sent).toContain('/api/sheets')
  for (const secret of [planted.paste, planted.file, planted.name, key, key.slice(4, 16), iban, iban.slice(4, 12), card]) {
    expect([secret, kept.includes(secret), said.includes(secret), sent.includes(secret)]).toEqual([secret, false, false, false])
  }
  for (const name of ['"iban"', '"secret"', '"payment_card"']) expect([name, kept.includes(name), sent.includes(name)]).toEqual([name, false, false])
  expect(pages.fromExtensions()).toEqual([])
})
