// @vitest-environment happy-dom
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { FrameOrder } from '../../platform/hostMessage.ts'
import { startHost } from './script.ts'

// When the frame comes into sight, with a clock of our own. The script runs once a page, as in a browser.

const chip: FrameOrder = { kind: 'frame', show: 'chip', listen: true, width: 240, height: 48, focus: false }
const card: FrameOrder = { ...chip, show: 'card', width: 360, height: 440 }
const media = Object.assign(new EventTarget(), { matches: false })
let fullScreen: Element | null = null

function typed(key = 'a'): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true })
  Object.defineProperty(event, 'isTrusted', { value: true })
  document.body.dispatchEvent(event)
}
const order = async (what: FrameOrder) => fakeBrowser.runtime.onMessage.trigger(what, {}, () => undefined)
const frame = () => [...document.documentElement.children].find((element) => element.tagName === 'DIV') as HTMLElement | undefined
let given = ''
/** Height the frame was given last; null: nothing is in sight. */
const height = () => (frame() === undefined ? null : (/min\((\d+)px/.exec(given)?.[1] ?? null))

beforeAll(() => {
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => media)
  Object.defineProperty(document, 'fullscreenElement', { get: () => fullScreen, configurable: true })
  HTMLElement.prototype.showPopover = () => undefined
  // The card page itself is no part of this.
  const create = document.createElement.bind(document)
  vi.spyOn(document, 'createElement').mockImplementation((name: string) => create(name === 'iframe' ? 'span' : name))
  // The style sheet parser here does not know `min()`.
  const setProperty = CSSStyleDeclaration.prototype.setProperty
  vi.spyOn(CSSStyleDeclaration.prototype, 'setProperty').mockImplementation(function set(this: CSSStyleDeclaration, name, value, priority) {
    if (name === 'height' && value?.startsWith('min')) given = value
    setProperty.call(this, name, value, priority)
  })
  startHost()
})
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})
beforeEach(async () => {
  media.matches = false
  fullScreen = null
  await vi.advanceTimersByTimeAsync(60_000)
  await order({ ...chip, show: 'nothing' })
})

it('a card that opens by itself waits until nobody has typed for two seconds', async () => {
  await order(chip)
  typed()
  await order(card)
  expect(height()).toBe('48')
  await vi.advanceTimersByTimeAsync(1_500)
  typed()
  await vi.advanceTimersByTimeAsync(1_500)
  expect(height()).toBe('48')
  await vi.advanceTimersByTimeAsync(600)
  expect(height()).toBe('440')
})

it('a card that waited and is no longer wanted does not come', async () => {
  typed()
  await order(card)
  await order(chip)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(height()).toBe('48')
})

it('typing does not send away a card that is there, and the shortcut does not wait', async () => {
  await order(card)
  typed()
  await order({ ...card, height: 500 })
  expect(height()).toBe('500')
  await order({ ...chip, show: 'nothing' })
  typed()
  await order({ ...card, focus: true })
  expect(height()).toBe('440')
})

it('nothing comes over a full screen; what was wanted comes after it', async () => {
  fullScreen = document.body
  await order(card)
  expect(frame()).toBe(undefined)
  fullScreen = null
  document.dispatchEvent(new Event('fullscreenchange'))
  expect(height()).toBe('440')
  fullScreen = document.body
  document.dispatchEvent(new Event('fullscreenchange'))
  expect(frame()).toBe(undefined)
})

it('nothing comes by itself over a window in full screen; the shortcut brings it', async () => {
  media.matches = true
  await order(card)
  expect(frame()).toBe(undefined)
  await order({ ...card, focus: true })
  expect(height()).toBe('440')
  await order({ ...chip, show: 'nothing' })
  await order(card)
  expect(frame()).toBe(undefined)
  media.matches = false
  media.dispatchEvent(new Event('change'))
  expect(height()).toBe('440')
})

it('takes the focus only where the person asked for it', async () => {
  const field = document.createElement('textarea')
  document.body.append(field)
  field.focus()
  await order(card)
  expect(document.activeElement).toBe(field)
  await order({ ...card, height: 500 })
  expect(document.activeElement).toBe(field)
})
