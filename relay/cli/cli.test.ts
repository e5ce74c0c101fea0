import { execFile } from 'node:child_process'
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
