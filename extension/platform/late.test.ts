import { afterEach, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { createEnrolmentReader } from './enrolment.ts'

// Managed values as browsers bring them: at once, late, never, or with a refusal.

const enrolment = { version: 1, relay: 'https://relay.example', token: 'a'.repeat(43), key: 'b'.repeat(43) }

function managed(get: () => Promise<unknown>): void {
  vi.spyOn(browser.storage.managed, 'get').mockImplementation(get as typeof browser.storage.managed.get)
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }))
}

afterEach(async () => {
  await browser.storage.session.clear()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('values that are there are used, and nothing counts as late', async () => {
  const late = vi.fn()
  managed(async () => enrolment)
  expect(await createEnrolmentReader(late)()).toMatchObject({ enrolment, source: 'policy' })
  expect(late).not.toHaveBeenCalled()
})

it('a browser that refuses has no policy', async () => {
  managed(() => Promise.reject(new Error('Managed storage manifest not found')))
  expect(await createEnrolmentReader(() => undefined)()).toEqual({ enrolment: null, department: null, source: 'none', faults: [], isLate: false })
})

it('an answer that takes long holds nothing up, is told when it comes, and is there for the next reading', async () => {
  vi.useFakeTimers()
  const late = vi.fn()
  managed(() => new Promise((resolve) => setTimeout(() => resolve(enrolment), 2_600)))
  const read = createEnrolmentReader(late)
  const first = read()
  await vi.advanceTimersByTimeAsync(400)
  expect(await first).toMatchObject({ enrolment: null, source: 'none', isLate: true })
  expect(late).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_500)
  expect(late).toHaveBeenCalledTimes(1)
  const second = read()
  await vi.advanceTimersByTimeAsync(400)
  expect(await second).toMatchObject({ enrolment, source: 'policy', isLate: false })
  await vi.advanceTimersByTimeAsync(2_600)
  expect(late).toHaveBeenCalledTimes(1)
})

it('a policy service that is always slow is news once a browser session, not at each wake-up of the background', async () => {
  vi.useFakeTimers()
  const late = vi.fn()
  let values: unknown = enrolment
  managed(() => new Promise((resolve) => setTimeout(() => resolve(values), 350)))
  const wake = async () => {
    const reading = createEnrolmentReader(late)()
    await vi.advanceTimersByTimeAsync(1_000)
    return reading
  }
  expect(await wake()).toMatchObject({ enrolment: null, isLate: true })
  for (let life = 0; life < 4; life++) expect(await wake()).toMatchObject({ enrolment, source: 'policy', isLate: false })
  expect(late).toHaveBeenCalledTimes(1)
  // What has changed since is told, also that nothing is set any more.
  values = {}
  expect(await wake()).toMatchObject({ enrolment })
  expect(late).toHaveBeenCalledTimes(2)
  expect(await wake()).toMatchObject({ enrolment: null, isLate: false })
  expect(late).toHaveBeenCalledTimes(2)
})

it('first run after a forced install: empty at first, then the values; both are believed', async () => {
  let values: unknown = {}
  managed(async () => values)
  const read = createEnrolmentReader(() => undefined)
  expect(await read()).toMatchObject({ enrolment: null, source: 'none', faults: [] })
  values = enrolment
  expect(await read()).toMatchObject({ enrolment, source: 'policy' })
  values = {}
  expect(await read()).toMatchObject({ enrolment: null, source: 'none' })
})
