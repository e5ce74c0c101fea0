import { browser } from 'wxt/browser'
import type { FrameOrder, HostMessage } from '#extension/platform/hostMessage.ts'
import { sendToBackground } from '#extension/platform/send.ts'
import { createFrame } from './frame.ts'
import { isSendKey, isSendPress } from './gesture.ts'

/** A card that opens by itself waits until nobody has typed for this long, milliseconds. */
const quiet = 2_000
/** Least time between two gestures that are told, milliseconds. */
const gap = 1_000
const started = Symbol.for('daybook')

/** Runs once in the top frame: shows the frame as the background says, and tells it of send gestures. */
export function startHost(): void {
  const world = globalThis as { [started]?: true }
  if (window.top !== window || world[started] === true) return
  world[started] = true
  const frame = createFrame(browser.runtime.getURL('/card.html' as '/'))
  let listening = false
  let typedAt = 0
  let toldAt = 0
  let showing: FrameOrder['show'] = 'nothing'
  let delayed: ReturnType<typeof setTimeout> | undefined

  function obey(order: FrameOrder): void {
    clearTimeout(delayed)
    listening = order.listen
    const wait = typedAt + quiet - Date.now()
    if (order.show === 'card' && showing !== 'card' && !order.focus && wait > 0) {
      delayed = setTimeout(() => obey(order), wait)
      return
    }
    if (showing === 'card' && order.show !== 'card') frame.back()
    showing = order.show
    frame.show(order)
    if (order.focus) frame.focus()
  }

  function tell(message: HostMessage): void {
    // Fails when the extension was just updated or removed: this page keeps an old script until it is loaded again.
    void sendToBackground(message).then((reply) => {
      const order = reply as FrameOrder | null | undefined
      if (order?.kind === 'frame') obey(order)
    }, () => undefined)
  }

  function gesture(): void {
    if (!listening || Date.now() - toldAt < gap) return
    toldAt = Date.now()
    tell({ kind: 'host/gesture' })
  }

  browser.runtime.onMessage.addListener((message: unknown) => {
    const order = message as Partial<FrameOrder> | null
    if (order?.kind === 'frame') obey(order as FrameOrder)
    return undefined
  })
  addEventListener('keydown', (event) => {
    if (event.isTrusted) typedAt = Date.now()
    if (isSendKey(event)) gesture()
  }, { capture: true, passive: true })
  addEventListener('click', (event) => {
    if (isSendPress(event)) gesture()
  }, { capture: true, passive: true })
  addEventListener('pageshow', (event) => {
    if (event.persisted) tell({ kind: 'host/ready' })
  })
  tell({ kind: 'host/ready' })
}
