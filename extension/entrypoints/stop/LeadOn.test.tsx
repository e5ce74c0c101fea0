// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LeadOn, leadOnAfter } from './LeadOn.tsx'

let root: HTMLElement
const replace = vi.fn()
beforeEach(() => {
  vi.useFakeTimers()
  replace.mockClear()
  vi.spyOn(location, 'replace').mockImplementation(replace)
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
  void act(() => render(<LeadOn href="https://chat.mistral.ai/" name="Le Chat" />, root))
})
afterEach(() => {
  void act(() => render(null, root))
  vi.restoreAllMocks()
  vi.useRealTimers()
})
const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000))

it('says where to and when, and leads there by itself, once', async () => {
  expect(root.textContent).toContain('Le Chat')
  expect(root.textContent).toContain('20 seconds')
  await pass(leadOnAfter - 1)
  expect(root.textContent).toContain('1 second.')
  expect(replace).not.toHaveBeenCalled()
  await pass(60)
  expect(replace.mock.calls).toEqual([['https://chat.mistral.ai/']])
})

it.each([
  ['its button', () => root.querySelector('button')?.click()],
  ['any key', () => dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }))],
  ['any press', () => dispatchEvent(new Event('pointerdown'))],
])('%s stays here', async (_, stay) => {
  await pass(leadOnAfter - 1)
  await act(() => void stay())
  await pass(60)
  expect(replace).not.toHaveBeenCalled()
  expect(root.textContent).toBe('')
})

it('leads nowhere while nobody looks', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await pass(60)
  expect(replace).not.toHaveBeenCalled()
  hidden.mockReturnValue(false)
  await pass(leadOnAfter)
  expect(replace).toHaveBeenCalledOnce()
})
