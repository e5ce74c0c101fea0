import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import type { ActContent } from '#shared/act/schema.ts'
import { realCatalogue } from '#test/fixture/catalogue.ts'
import { logs, marker } from '#test/fixture/logs.ts'
import { startTrial, trialAct } from '#test/fixture/relay.ts'
import { scanCommand } from './scan.ts'
import { readSettled, type Settled } from './settled.ts'

const { catalogue } = await realCatalogue()
const folder = mkdtempSync(join(tmpdir(), 'scan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const noneSettled = async (): Promise<Settled> => ({ hosts: { own: [], merged: [], dismissed: [] }, note: null })

async function run(args: string[], input: Uint8Array | string = '', settled = noneSettled) {
  let output = ''
  let errors = ''
  const code = await scanCommand(args, {
    input: (async function* () {
      yield input
    })(),
    write: (text) => (output += text),
    writeError: (text) => (errors += text),
    today: '2026-11-21',
    catalogue,
    settled,
  })
  return { code, output, errors }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const text = ['date,user,host', ...Array.from({ length: 12 }, () => `2026-11-01,${marker},chatgpt.com`), `2026-10-01,${marker},claude.ai`, `x,${marker},no host`].join('\n')

it('prints a table for people', async () => {
  const { code, output, errors } = await run([file('log.csv', text)])
  expect([code, errors]).toEqual([0, ''])
  expect(output).toMatch(/^13 lines read\. Proxy log\./)
  expect(output).toMatch(/^ChatGPT +OpenAI +unknown +November 2026 +November 2026 +10–19 +1 +host$/m)
  expect(output).toMatch(/^Claude +Anthropic +unknown +October 2026 +October 2026 +fewer than 10 +1 +host$/m)
  expect(output).toMatch(/1 line not understood: .* \(first in line 15\)/)
  expect(output).toMatch(/not people/)
  expect(output).toMatch(/cannot see/)
  expect(output).not.toContain(marker)
})

it('--json gives the result and the findings', async () => {
  const { code, output } = await run([file('log2.csv', text), '--json'])
  const result = JSON.parse(output) as { findings: unknown[]; totals: unknown }
  expect([code, result.totals]).toEqual([0, { matched: 13, knownNotAi: 0, looksLikeAi: 0, notAi: 0 }])
  expect(result.findings[0]).toEqual({
    service: 'chatgpt', source: 'proxy', confidence: 'host', firstMonth: '2026-11', lastMonth: '2026-11', lines: { from: 10, to: 19 }, days: { from: 1, to: 1 }, importedOn: '2026-11-21',
  })
})

it('reads gzip from a file and from standard input, and text from standard input', async () => {
  const plain = await run([file('plain.csv', text), '--json'])
  expect(await run([file('packed.gz', gzipSync(text)), '--json'])).toEqual(plain)
  expect(await run(['-', '--json'], gzipSync(text))).toEqual(plain)
  expect(await run(['-', '--json'], text)).toEqual(plain)
  expect(await run(['-', '--json'], Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(plain)
})

it.each([
  ['a missing file', ['/no/such/file'], /^\/no\/such\/file cannot be read \(ENOENT\)/],
  ['a folder', [folder], /cannot be read \(EISDIR\)/],
  ['an empty file', [file('empty', '')], /The file is empty/],
  ['a broken gzip', [file('broken.gz', gzipSync(text).subarray(0, 40))], /damaged/],
  ['a workbook', [file('book.xlsx', 'PK\u0003\u0004')], /save the sheet as CSV/],
  ['no column', [file('people.csv', `name,city\n${marker},Ulm\n`)], /--host-column/],
])('%s: a sentence with the way out, and 1', async (_, args, sentence) => {
  const { code, output, errors } = await run(args)
  expect([code, output]).toEqual([1, ''])
  expect(errors).toMatch(sentence)
  expect(errors).not.toContain(marker)
})

it.each([[[]], [['a', 'b']], [['a', '--format', 'xml']], [['a', '--date-order', 'ymd']], [['a', '--wrong']]])('%j is not understood: 2 and how it goes', async (args) => {
  expect(await run(args)).toMatchObject({ code: 2, output: '', errors: expect.stringContaining('daybook scan FILE') as string })
})

it('every log of every format is read without a fault, and no marker comes out', async () => {
  for (const log of logs) {
    for (const args of [['-'], ['-', '--json']]) {
      const { code, output, errors } = await run(args, log.text)
      expect([log.name, code, errors]).toEqual([log.name, 0, ''])
      expect(output).not.toContain(marker)
    }
  }
})

it('knows what security has settled in the workspace beside it, and says where it does not', async () => {
  const trial = await startTrial()
  const settle = (content: object) => trial.administrator.call('POST', '/api/acts', trialAct({ kind: 'settle-candidate', ...content } as ActContent))
  await settle({ outcome: 'confirm', host: 'new-chat.io', name: 'New Chat', vendor: 'New', category: 'general_assistant' })
  await settle({ outcome: 'merge', host: 'ask-gpt.dev', service: 'claude' })
  await settle({ outcome: 'dismiss', host: 'chat.shop-gpt.de' })
  const lines = ['host', ...['new-chat.io', 'ask-gpt.dev', 'chat.shop-gpt.de'].flatMap((host) => Array.from({ length: 10 }, () => host))].join('\n')
  const resultOf = ({ output }: { output: string }) => {
    const { services, totals } = JSON.parse(output) as { services: { service: string }[]; totals: object }
    return { services: services.map(({ service }) => service).sort(), totals }
  }
  const known = await run(['-', '--json'], lines, () => readSettled({ DAYBOOK_DATA: trial.folder }))
  expect(resultOf(known)).toEqual({ services: ['claude', 'own-new--chat-io'], totals: { matched: 20, knownNotAi: 10, looksLikeAi: 0, notAi: 0 } })
  expect(known.errors).toContain('settled: 3')
  expect((await run(['-'], lines, () => readSettled({ DAYBOOK_DATA: trial.folder }))).output).toMatch(/^New Chat +New /m)
  await trial.stop()
  const elsewhere = await run(['-', '--json'], lines, () => readSettled({ DAYBOOK_DATA: join(folder, 'nowhere') }))
  expect(resultOf(elsewhere).services).toEqual([])
  expect(elsewhere.errors).toMatch(/not known here: There is no workspace in .*nowhere/)
})
