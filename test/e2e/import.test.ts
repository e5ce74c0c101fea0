import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { marker } from '#test/fixture/logs.ts'
import { chromiumPath } from './chromium.ts'
import { until } from './extension.ts'
import { startFirefox } from './firefox.ts'
import { startWorkspace, type TestWorkspace } from './workspace.ts'

// A log in the page, in a real browser against a real relay: what is found, and that nothing else of it is left anywhere.

let workspace: TestWorkspace
let browser: Browser
let folder: string
let axe: string

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  folder = mkdtempSync(join(tmpdir(), 'daybook-log-'))
  writeFileSync(join(folder, 'proxy.csv'), proxyLog(100_000))
  writeFileSync(join(folder, 'proxy.csv.gz'), gzipSync(proxyLog(2_000)))
  writeFileSync(join(folder, 'two.csv'), `a.example.com,chatgpt.com,${marker}\nb.example.org,claude.ai,${marker}\nc.example.net,www.example.com,${marker}\n`.repeat(10))
  writeFileSync(join(folder, 'dates.csv'), `date,host,user\n${`03/04/2026,chatgpt.com,${marker}\n`.repeat(20)}`)
  writeFileSync(join(folder, 'web.log'), '1.2.3.4 - - [21/Nov/2026:10:15:32 +0100] "GET /index.html HTTP/1.1" 200 39\n'.repeat(30))
  workspace = await startWorkspace()
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  await workspace?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** One line in ten is an AI service; every cell that is no host and no date holds the marker, and one line is cut off. */
function proxyLog(lines: number): string {
  const hosts = ['chatgpt.com', 'claude.ai', 'api.anthropic.com', 'character.ai']
  const rows = Array.from({ length: lines }, (_, index) => {
    if (index === 776) return `broken ${marker}`
    const host = index % 10 === 0 ? hosts[(index / 10) % hosts.length] : index % 50 === 1 ? 'gpt-tool.brandnewai.com' : `h${index % 5000}.example.com`
    const day = `2026-${String(8 + (index % 3)).padStart(2, '0')}-${String(1 + (index % 20)).padStart(2, '0')}`
    return `"${day} 10:00:00","${marker}.user${index}@corp.example","10.0.0.${marker}","GET","https://${host}/c/${marker}/${index}?q=${marker}","200","${marker}","${marker}, ""News""","Mozilla/5.0 (${marker})","${marker} department"`
  })
  return ['"Time","User","Client IP","Method","URL","Status","Bytes","Category","User Agent","Department"', ...rows, ''].join('\r\n')
}

async function signIn(memberId?: string): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly sent: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const sent: string[] = []
  context.on('request', (request) => sent.push(request.url(), JSON.stringify(request.headers()), request.postDataBuffer()?.toString('latin1') ?? ''))
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(typeof payload === 'string' ? payload : payload.toString('latin1'))))
  await page.goto(await workspace.relay().createSignInLink(memberId))
  await page.getByText('Online', { exact: true }).waitFor()
  return { context, page, sent }
}

async function open(page: Page, file: string): Promise<void> {
  await page.goto(`${workspace.url}/import`)
  await page.locator('#log-file').setInputFiles(join(folder, file))
}

/** Everything this origin keeps in the browser, as text. */
function keptHere(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const text = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => {
      if (item instanceof Map) return [...item]
      if (item instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(item))
      return ArrayBuffer.isView(item) ? String.fromCharCode(...new Uint8Array(item.buffer, item.byteOffset, item.byteLength)) : item
    })
    const request = <T>(asked: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const parts = [text({ ...localStorage }), text({ ...sessionStorage }), location.href]
    for (const { name } of await indexedDB.databases()) {
      const database = await request(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store)
        parts.push(text(await request(objects.getAll())), text(await request(objects.getAllKeys())))
      }
      database.close()
    }
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) parts.push(url)
    return parts.join('\n')
  })
}

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(`${axe};1`)
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

it('100,000 lines are read here; findings go into the inventory, and nothing else of the file stays or leaves', async () => {
  const { context, page, sent } = await signIn()
  await open(page, 'proxy.csv')
  await page.getByRole('heading', { name: '4 AI services, 4 that no browser has declared' }).waitFor()
  const main = page.locator('main')
  await expect(main.innerText()).resolves.toMatch(/99,999 lines read[\s\S]*brandnewai\.com[\s\S]*1 line not understood: fewer fields than the header promises \(first in line 778\)/)
  expect(await axeFaults(page)).toEqual([])

  await page.getByRole('checkbox', { name: 'Character.AI' }).uncheck()
  await page.getByRole('button', { name: 'Put 3 into the inventory' }).click()
  await page.getByText('3 services are in the inventory as seen in logs.').waitFor()
  await until('the relay to hold the findings', async () => !(await page.getByText(/waiting/).isVisible()))

  await page.goto(`${workspace.url}/inventory`)
  await page.getByRole('link', { name: /Claude API/ }).waitFor()
  expect(await page.locator('tbody').innerText()).toMatch(/Seen in logs, no declaration/)
  expect(await page.locator('tbody').innerText()).not.toMatch(/Character\.AI/)
  await page.goto(`${workspace.url}/inventory/chatgpt`)
  await page.getByRole('heading', { name: 'Seen in logs, no browser has declared it' }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  const kept = await keptHere(page)
  expect(kept).toContain('seen/chatgpt/proxy')
  expect(sent.join('\n')).toContain('seen/chatgpt/proxy')
  for (const trace of [marker, 'corp.example', 'brandnewai', 'proxy.csv', 'chatgpt.com/c']) {
    expect(kept.includes(trace), `kept here: ${trace}`).toBe(false)
    expect(sent.join('\n').includes(trace), `sent: ${trace}`).toBe(false)
  }
  await context.close()
})

describe('a file that does not say enough', () => {
  it('is asked about: the column, the order of dates, the format', async () => {
    const { context, page } = await signIn()
    await open(page, 'two.csv')
    await page.getByText('Columns 1 and 2 could each hold the destination').waitFor()
    await page.getByRole('radio', { name: 'Column 2' }).check()
    await page.getByRole('button', { name: 'Read it again' }).click()
    await page.getByRole('heading', { name: /^2 AI services/ }).waitFor()

    await open(page, 'dates.csv')
    await page.getByRole('button', { name: '4 March 2026' }).click()
    await page.getByRole('cell', { name: 'March 2026' }).first().waitFor()

    await open(page, 'web.log')
    await page.getByText('30 lines not understood').waitFor()
    expect(await page.locator('.notice').innerText()).toMatch(/first in line 1, line 2 and line 3/)
    expect(await axeFaults(page)).toEqual([])
    await context.close()
  })
})

it('whoever may not edit the inventory may look, and choose no file', async () => {
  const auditor = await workspace.relay().addMember('Ann', 'auditor')
  const { context, page } = await signIn(auditor.id)
  await page.goto(`${workspace.url}/import`)
  await page.getByText('Your role may look').waitFor()
  expect(await page.locator('#log-file').count()).toBe(0)
  await context.close()
})

it('Firefox reads a dropped, compressed log as well', async () => {
  const firefox = await startFirefox(null, 443)
  try {
    const desk = await firefox.open(await workspace.relay().createSignInLink())
    await until('the sign-in', async () => (await firefox.evaluate(desk, 'location.pathname')) === '/')
    const tab = await firefox.open(`${workspace.url}/import`)
    await until('the page', () => firefox.evaluate(tab, "document.querySelector('.drop') !== null") as Promise<boolean>)
    await firefox.evaluate(tab, `(async () => {
      const packed = new Response(new Blob(['date,host\\n' + '2026-10-03,chatgpt.com\\n'.repeat(20)]).stream().pipeThrough(new CompressionStream('gzip')))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([await packed.blob()], 'dns.csv.gz'))
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })()`)
    await until('the result', async () => String(await firefox.evaluate(tab, "document.querySelector('main').innerText")).includes('1 AI service, 1 that no browser has declared'))
    expect(await firefox.evaluate(tab, "document.querySelector('main').innerText")).toMatch(/20 lines read[\s\S]*ChatGPT[\s\S]*October 2026/)
  } finally {
    await firefox.close()
  }
})

it('works with the relay down, from a compressed file; what was put in waits', async () => {
  const { context, page } = await signIn()
  await page.evaluate('navigator.serviceWorker.ready.then(() => 1)')
  await page.reload()
  await until('the service worker', () => page.evaluate('navigator.serviceWorker.controller !== null') as Promise<boolean>)
  await workspace.stop()
  await open(page, 'proxy.csv.gz')
  await page.getByRole('heading', { name: /^4 AI services/ }).waitFor()
  await page.getByRole('button', { name: 'Put 4 into the inventory' }).click()
  await page.getByText('4 services are in the inventory as seen in logs.').waitFor()
  await page.getByText('4 changes waiting').waitFor()
  await workspace.start()
  await page.reload()
  await page.getByText('Online', { exact: true }).waitFor()
  await page.getByText('4 changes waiting').waitFor({ state: 'detached' })
  await context.close()
})
