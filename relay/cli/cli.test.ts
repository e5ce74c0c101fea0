import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { enrolmentSchema } from '#shared/protocol/http.ts'
import { prohibit, signIn, startTrial, trialAct, type Trial } from '#test/fixture/relay.ts'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial({ clock: () => new Date() })
})
afterEach(() => trial.stop())

const program = fileURLToPath(new URL('daybook.mjs', import.meta.url))

function daybook(args: string[], input = ''): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env: { ...process.env, DAYBOOK_DATA: trial.folder } }, (error, output, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
    )
    child.stdin?.end(input)
  })
}

it('gives out links and the enrolment of a running relay', async () => {
  const { output: link } = await daybook(['link'])
  expect((await signIn(trial.url, link.trim())).member).toEqual(trial.administrator.member)
  const { output: invited } = await daybook(['invite', '--name', 'Ada Lovelace', '--role', 'security'])
  expect((await signIn(trial.url, invited.trim())).member).toMatchObject({ name: 'Ada Lovelace', role: 'security' })
  const { output: enrolment } = await daybook(['enrolment'])
  expect(enrolmentSchema.parse(JSON.parse(enrolment))).toEqual(trial.relay.enrolment())
})

it('checks the ledger', async () => {
  await trial.administrator.call('POST', '/api/acts', trialAct(prohibit))
  expect(await daybook(['verify-ledger'])).toMatchObject({ code: 0, output: expect.stringContaining('1 acts') as string })
})

it('answers what it does not understand with a sentence and 2', async () => {
  expect(await daybook(['nonsense'])).toMatchObject({ code: 2, output: '', errors: expect.stringContaining('no command "nonsense"') as string })
  expect(await daybook(['invite', '--name', 'Ada', '--role', 'king'])).toMatchObject({ code: 2 })
  expect(await daybook(['link', '--wrong'])).toMatchObject({ code: 2 })
  expect(await daybook(['help'])).toMatchObject({ code: 0, errors: '' })
})

it('match reads lines from standard input', async () => {
  const { code, output } = await daybook(['match'], 'https://chatgpt.com/\n')
  expect([code, JSON.parse(output)]).toEqual([0, expect.objectContaining({ service: 'chatgpt' })])
})

it('policy-pack says how to build, or packs and writes policies that enrol to this relay', async () => {
  const out = join(trial.folder, 'pack')
  const { code, output, errors } = await daybook(['policy-pack', '--out', out, '--url', 'https://daybook.example.org', '--department', 'sales'])
  if (!existsSync(new URL('../../.output/chrome-mv3/manifest.json', import.meta.url))) return expect([code, errors]).toEqual([1, expect.stringContaining('npm run build')])
  expect([code, errors]).toEqual([0, ''])
  const id = /[a-p]{32}/.exec(output)?.[0] ?? ''
  const policy = JSON.parse(readFileSync(join(out, 'linux/etc/chromium/policies/managed/daybook.json'), 'utf8')) as { '3rdparty': { extensions: Record<string, unknown> } }
  expect(policy['3rdparty'].extensions[id]).toEqual({ ...trial.relay.enrolment(), relay: 'https://daybook.example.org', department: 'sales' })
  expect((await daybook(['pack', '--url', 'https://daybook.example.org'])).output).toContain('Unchanged')
})

it.each([
  [['pack', '--out', 'x'], '--out'],
  [['policy-pack', '--url', 'https://daybook.example.org/path'], '--url takes'],
  [['policy-pack', '--url', 'daybook.example.org'], '--url takes'],
  [['policy-pack', '--department', 'Sales & Co'], 'department id'],
])('%j is answered with a sentence and 2', async (words, sentence) => {
  expect(await daybook(words)).toMatchObject({ code: 2, output: '', errors: expect.stringContaining(sentence) as string })
})
