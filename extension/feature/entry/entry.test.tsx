// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { entries } from '#test/surface/fixture.ts'
import { answerRequests, english } from '#test/surface/spy.ts'
import type { Request } from '../../platform/message.ts'
import { TextContext } from '../text/index.ts'
import { EntryList } from './EntryList.tsx'
import { filterEntries, noFilter } from './filter.ts'
import { undoFor } from './useDeletion.ts'

let asked: Request[]
let removal: unknown
let root: HTMLElement

beforeEach(async () => {
  vi.useFakeTimers()
  removal = { ok: true }
  asked = answerRequests((request) => request.kind === 'ledger/list' ? entries : removal)
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
  await act(async () => {
    render(<TextContext.Provider value={english}><EntryList /></TextContext.Provider>, root)
    await vi.advanceTimersByTimeAsync(20)
  })
})
afterEach(() => {
  render(null, root)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

async function tap(name: string): Promise<void> {
  await act(async () => {
    const found = [...root.querySelectorAll<HTMLButtonElement>('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').startsWith(name))
    if (found === undefined) throw new Error(`there is no button "${name}"`)
    found.click()
    await vi.advanceTimersByTimeAsync(20)
  })
}
const pass = (time: number) => act(async () => {
  await vi.advanceTimersByTimeAsync(time)
})
const removals = () => asked.filter((request) => request.kind === 'ledger/delete')

it('shows how each entry came about and whether it has been sent', () => {
  for (const words of ['remembered · waiting to be sent', 'not allowed, done anyway', 'not answered', 'too late to count']) expect(root.textContent).toContain(words)
})

it('deletes a moment later, and not at all when undone', async () => {
  await tap('Delete')
  expect(root.textContent).toContain('Will be deleted.')
  await tap('Undo')
  await pass(undoFor + 100)
  expect(removals()).toEqual([])
  await tap('Delete')
  await pass(undoFor + 100)
  expect(removals()).toEqual([{ kind: 'ledger/delete', session: entries[0]?.session }])
})

it('closing the page deletes at once what was to be deleted', async () => {
  await tap('Delete')
  window.dispatchEvent(new Event('pagehide'))
  expect(removals()).toHaveLength(1)
  await pass(undoFor + 100)
  expect(removals()).toHaveLength(1)
})

it('an entry that could not be deleted stays, and it is said', async () => {
  removal = { ok: false, reason: 'storage' }
  await tap('Delete')
  await pass(undoFor + 100)
  expect(root.textContent).toContain('Not done: the browser refuses to store.')
  expect(root.textContent).not.toContain('Will be deleted.')
})

it('a filter keeps what meets all its parts', () => {
  expect(filterEntries(entries, noFilter)).toHaveLength(entries.length)
  expect(filterEntries(entries, { ...noFilter, state: 'overridden' }).map(({ service }) => service.id)).toEqual(['otter'])
  expect(filterEntries(entries, { ...noFilter, state: 'remembered', service: 'deepl' })).toHaveLength(1)
  expect(filterEntries(entries, { ...noFilter, month: '2026-08' })).toHaveLength(1)
})
