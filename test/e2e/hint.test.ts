import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardState } from '#extension/platform/message.ts'
import { answer } from '#test/fixture/answer.ts'
import { startRecorder, type Recorder } from '#test/fixture/recorder.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { everythingKept, hearMessages } from './marker.ts'
import { startPages, type Pages } from './pages.ts'
import { acknowledge, here } from './tab.ts'
import { pictures, startWorkspace, type TestWorkspace } from './workspace.ts'

// Local hints on the real thing: switched on in the PWA, told in the notice, looked at in the page, suggested on the card,
// and nothing of what was pasted anywhere else.

const planted = { paste: 'zqpasted7361', drop: 'zqdropped7362', file: 'zqinfile7363', name: 'zqfilename7364', marking: 'Streng vertraulich' } as const
const iban = 'DE89370400440532013000'

let pages: Pages
let workspace: TestWorkspace
let recorder: Recorder
let extension: BuiltExtension
let browser: Chromium
let tab: Awaited<ReturnType<Chromium['tab']>>
let input: CDPSession
let heard: Awaited<ReturnType<typeof hearMessages>>
let folder: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  folder = mkdtempSync(join(tmpdir(), 'daybook-hint-'))
  pages = await startPages()
  workspace = await startWorkspace()
  recorder = await startRecorder(workspace.url)
  extension = copyExtension('chrome', { ...workspace.relay().enrolment(), relay: recorder.url })
  browser = await startChromium(extension.folder, pages.port)
  await acknowledge(browser.ask)
  tab = await browser.tab()
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  input = await browser.context.newCDPSession(tab.page)
  heard = await hearMessages(browser, tab)
  await tab.go('https://chatgpt.com/')
  await heard.listenIn()
  await until('the chip', () => tab.isFramed())
})
afterAll(async () => {
  await browser?.close()
  extension?.remove()
  await recorder?.close()
  await workspace?.remove()
  await pages?.close()
  rmSync(folder, { recursive: true, force: true })
})

const state = async (): Promise<CardState> => {
  const shown = await here(browser.ask, tab.number)
  if (shown === null) throw new Error('the tab shows no service')
  return shown
}
const looksLike = async () => (await state()).looksLike
const told = () => heard.all().filter((message) => message.includes('"classes":["'))

async function paste(text: string): Promise<void> {
  await tab.page.bringToFront()
  await tab.page.locator('textarea').focus()
  await tab.page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await tab.page.keyboard.press('Control+V')
}

/** Drops text or files as a person does. */
async function drop(data: { readonly text?: string; readonly files?: readonly string[] }): Promise<void> {
  const box = await tab.page.locator('textarea').boundingBox()
  if (box === null) throw new Error('the composer has no place')
  const at = { x: box.x + 20, y: box.y + 20 }
  const items = data.text === undefined ? [] : [{ mimeType: 'text/plain', data: data.text }]
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await input.send('Input.dispatchDragEvent', { type, ...at, data: { items, files: [...(data.files ?? [])], dragOperationsMask: 1 } })
}

/** Chooses a file in a file input of the page. */
async function choose(path: string): Promise<void> {
  await tab.evaluate(`(() => { const field = document.createElement('input'); field.type = 'file'; field.id = 'field'; document.querySelector('#field')?.remove(); document.body.append(field) })()`)
  const { root } = await input.send('DOM.getDocument')
  const { nodeId } = await input.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#field' })
  await input.send('DOM.setFileInputFiles', { nodeId, files: [path] })
}

async function forget(): Promise<void> {
  const card = await browser.card(tab.page)
  await card.evaluate(() => (globalThis as unknown as { chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } } }).chrome.runtime.sendMessage({ kind: 'card/no-hint' }))
  await until('no hint', async () => (await looksLike()).length === 0)
}

async function violations(page: Page): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(`${axe};1`)
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as { violations: { id: string; nodes: { html: string }[] }[] }
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

describe('until the organisation switches hints on', () => {
  it('what is pasted is looked at by nobody', async () => {
    await paste(`${iban} ${planted.paste}`)
    await tab.page.waitForTimeout(500)
    expect(heard.all().filter((message) => message.includes('host/hint'))).toEqual([])
    expect(await state()).toMatchObject({ hints: null, looksLike: [], view: 'chip' })
  })

  it('security switches them on with a marking and a reason, and sees what staff will be told', async () => {
    const page = await browser.context.newPage()
    await page.goto(await workspace.relay().createSignInLink())
    await page.getByText('Personal workspace').first().waitFor()
    await page.goto(`${workspace.url}/policy/card`)
    await page.getByText('Nobody has set anything').waitFor()
    await page.getByLabel('On', { exact: false }).last().check()
    await page.getByText('What staff will be told').waitFor()
    await page.getByLabel('Add a marking').first().fill(planted.marking)
    await page.keyboard.press('Enter')
    await page.getByLabel('Questions per person and day, at most').selectOption('2')
    await page.screenshot({ path: join(pictures, 'hint-setting.png'), fullPage: true })
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Say in a few words why.').waitFor()
    await page.getByLabel('Reason').fill('Agreed with the works council on 12 November')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('In force since').waitFor()
    expect(await page.getByText(planted.marking).count()).toBeGreaterThan(0)
    await page.close()
  })

  it('the notice says so before anything is looked at', async () => {
    await browser.ask({ kind: 'policy/refresh' })
    await until('the new notice', async () => !(await state()).notice.acknowledged)
    await paste(`${iban} ${planted.paste}`)
    await tab.page.waitForTimeout(500)
    expect(told()).toEqual([])
    await acknowledge(browser.ask)
    await until('the script', async () => heard.all().some((message) => message.includes('host/hint')))
    expect(await state()).toMatchObject({ hints: { markings: [planted.marking] }, looksLike: [] })
  })
})

describe('what is brought into the page', () => {
  it('events of the page’s own making do nothing', async () => {
    await tab.evaluate(`(() => {
      const box = document.querySelector('textarea'), data = new DataTransfer()
      data.setData('text/plain', '${iban}')
      data.items.add(new File(['${iban}'], 'x.txt', { type: 'text/plain' }))
      for (const target of [box, document, window]) {
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }))
        target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true }))
        target.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertFromPaste', data: '${iban}', bubbles: true }))
      }
      const field = document.createElement('input'); field.type = 'file'; document.body.append(field); field.files = data.files
      field.dispatchEvent(new Event('change', { bubbles: true })); field.remove()
      for (const message of [{ kind: 'host/hint', classes: ['iban'] }, { kind: 'hints', markings: [] }]) {
        postMessage(message, '*')
        dispatchEvent(new CustomEvent('host/hint', { detail: message }))
        try { chrome.runtime?.sendMessage?.('${'a'.repeat(32)}', message) } catch {}
      }
      box.value = '${iban}'
      document.execCommand('paste')
    })()`)
    await paste('token: "q7Zt0LXcM3EiMbgJpUNnkRtOfOueHznB"')
    await until('the real paste', async () => (await looksLike()).length > 0)
    expect(await looksLike()).toEqual(['secret'])
    await forget()
  })

  it('a paste is looked at, and the card suggests', async () => {
    await paste(`Bitte an ${planted.paste} überweisen: ${iban}`)
    await until('the hint', async () => (await looksLike()).length > 0)
    expect(await state()).toMatchObject({ view: 'card', reason: 'hint', session: null, looksLike: ['iban'] })
    const card = await browser.card(tab.page)
    await card.locator('.hint-line', { hasText: 'Looks like: IBAN' }).waitFor()
    await card.locator('.purposes .option').first().click()
    await card.locator('.suggested').waitFor()
    await tab.page.screenshot({ path: join(pictures, 'hint-card.png') })
    await card.getByRole('button', { name: 'No, it does not' }).click()
    await until('no hint', async () => (await looksLike()).length === 0)
  })

  it('dropped text, a dropped file and a chosen file are looked at by their content', async () => {
    await drop({ text: `${planted.drop} ${planted.marking.toUpperCase()}` })
    await until('the marking', async () => (await looksLike()).includes('marking'))
    await forget()
    const [list, code, picture] = ['list.txt', 'code.bin', 'picture.txt'].map((name) => join(folder, `${planted.name}-${name}`)) as [string, string, string]
    writeFileSync(list, ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.${planted.file}@nordwind.de`).join('\n'))
    writeFileSync(code, `import os\n\ndef ${planted.file}(items):\n    total = 0\n    for item in items:\n        total += item.price\n    return total\n\nclass A:\n    def b(self):\n        return self.c()\n`)
    writeFileSync(picture, Buffer.concat([Buffer.from([0x89, 0x50, 0, 0]), Buffer.from(iban)]))
    await drop({ files: [list] })
    await until('the list', async () => (await looksLike()).includes('email_list'))
    await choose(picture)
    await choose(code)
    await until('the code', async () => (await looksLike()).includes('source_code'))
    expect(await looksLike()).toEqual(['email_list', 'source_code'])
  })

  it('not while the private switch is on', async () => {
    await forget()
    await browser.ask({ kind: 'private/set', on: true })
    // The page's script hears of it a moment later; until then the background takes nothing from it.
    await tab.page.waitForTimeout(500)
    const before = told().length
    await paste(iban)
    await tab.page.waitForTimeout(500)
    expect([await looksLike(), told().length]).toEqual([[], before])
    await browser.ask({ kind: 'private/set', on: false })
    await until('a paste that is looked at', async () => {
      await paste(iban)
      await tab.page.waitForTimeout(300)
      return (await looksLike()).includes('iban')
    })
  })

  it('with the answer the class is gone, and nothing of what was brought is kept, told or sent', async () => {
    await tab.evaluate(`act.post({ to: '/backend-api/f/conversation', reply: 'text/event-stream', text: '${planted.paste} ${iban}' })`)
    await until('the use', async () => (await state()).session !== null)
    expect(await looksLike()).toEqual(['iban'])
    const { session } = await state()
    await browser.ask({ kind: 'session/answer', session, memory: 'today', overridden: false, answer })
    await browser.ask({ kind: 'outbox/push' })
    expect(await looksLike()).toEqual([])
    const [kept, said, sent] = [await everythingKept(browser), JSON.stringify(heard.all()), recorder.all()]
    expect(kept).toContain('chatgpt')
    expect(said).toContain('"classes')
    expect(sent).toContain('"service":"chatgpt"')
    for (const secret of [planted.paste, planted.drop, planted.file, planted.name, iban, iban.slice(4, 12)]) {
      expect([secret, kept.includes(secret), said.includes(secret), sent.includes(secret)]).toEqual([secret, false, false, false])
    }
    for (const name of ['"iban"', '"email_list"', '"source_code"']) expect([name, kept.includes(name), sent.includes(name)]).toEqual([name, false, false])
    expect(pages.fromExtensions()).toEqual([])
  })
})
