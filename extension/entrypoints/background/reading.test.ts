import { expect, it } from 'vitest'
import type { Enrolled } from '#extension/platform/enrolment.ts'
import { createTrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay } from '#test/fixture/sheets.ts'

// Enrolment and policy as the background reads them: at its start, again where they may have changed, and late.

const clock = () => new Date(2026, 10, 18, 12)

it('a reading that began earlier and ends later does not put back what was', async () => {
  const said = (department: string): Enrolled => ({ enrolment: null, department, source: 'none', faults: [], isLate: false })
  const answers: Promise<Enrolled>[] = []
  const browser = createTrialBrowser({ relay: null, clock, readEnrolment: async () => answers.shift() ?? said('first') })
  await browser.boot(true)
  const slow = Promise.withResolvers<Enrolled>()
  answers.push(slow.promise, Promise.resolve(said('new')))
  const readings = [browser.core().rereadSituation(), browser.core().rereadSituation()]
  await readings[1]
  slow.resolve(said('old'))
  await Promise.all(readings)
  expect((await browser.ask({ kind: 'home/state', tab: null })).department).toBe('new')
  browser.db().close()
})

it('values that come late ask for a policy only where none is kept: a visit that woke us is nothing to tell the relay', async () => {
  const relay = await createMemoryRelay(clock)
  await relay.publish({ number: 1 })
  const calls: string[] = []
  const transport: typeof relay.transport = async (address, call) => {
    calls.push(call.path)
    return relay.transport(address, call)
  }
  const browser = createTrialBrowser({ relay: { ...relay, transport }, clock })
  await browser.boot(true)
  await browser.core().refreshIfNone()
  expect(calls).toHaveLength(1)
  for (let life = 0; life < 3; life++) {
    await browser.restart()
    await browser.core().resituate()
    await browser.core().refreshIfNone()
  }
  expect(calls).toHaveLength(1)
  browser.db().close()
})
