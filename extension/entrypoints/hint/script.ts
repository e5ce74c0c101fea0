import { browser } from 'wxt/browser'
import type { HintClass } from '#shared/hint/kind.ts'
import { hintsIn } from '#shared/hint/scan.ts'
import type { HintOrder, HostMessage } from '#extension/platform/hostMessage.ts'
import type { Changed } from '#extension/platform/message.ts'
import { sendToBackground } from '#extension/platform/send.ts'
import { fileText, mostFiles } from './file.ts'

const started = Symbol.for('daybook hints')

/**
 * Runs once in the top frame; put there a second time, it asks again what holds. What is looked at stays in this function:
 * names of classes are all that is told, and nothing else is kept. Events a page makes up are not looked at.
 */
export function startHints(): void {
  const world = globalThis as { [started]?: () => void }
  if (window.top !== window) return
  if (world[started] !== undefined) return world[started]()
  /** Null: not to look. */
  let markings: readonly string[] | null = null

  function tell(classes: readonly HintClass[]): void {
    const message: HostMessage = { kind: 'host/hint', classes: [...classes] }
    void sendToBackground(message).then((reply) => {
      const order = reply as HintOrder | null | undefined
      markings = order?.kind === 'hints' ? order.markings : null
    }, () => {
      // Without an id the extension was updated or removed, and this script is left over; else the background was only late.
      if (browser.runtime?.id === undefined) markings = null
    })
  }

  function look(text: string): void {
    // After the page has had its paste: nobody waits for us.
    setTimeout(() => {
      if (markings === null || text === '') return
      const classes = hintsIn(text, { markings, now: () => performance.now() })
      if (classes.length > 0) tell(classes)
    })
  }

  function lookInto(transfer: Pick<DataTransfer, 'getData' | 'files'> | null): void {
    if (transfer === null || markings === null) return
    look(transfer.getData('text/plain'))
    lookIntoFiles(transfer.files)
  }

  function lookIntoFiles(files: FileList | null): void {
    // Unreadable, or gone since it was chosen: nothing is known of it, which is what not telling means.
    for (const file of [...(files ?? [])].slice(0, mostFiles)) void fileText(file).then(look, () => undefined)
  }

  world[started] = () => tell([])
  browser.runtime.onMessage.addListener((message: unknown) => {
    // What holds may be another where this tab has moved on: a page about the service is not looked at.
    if ((message as Partial<Changed> | null)?.kind === 'changed') tell([])
    return undefined
  })
  const early = { capture: true, passive: true }
  addEventListener('paste', (event) => {
    if (event.isTrusted) lookInto(event.clipboardData)
  }, early)
  addEventListener('drop', (event) => {
    if (event.isTrusted) lookInto(event.dataTransfer)
  }, early)
  addEventListener('change', (event) => {
    const [target] = event.composedPath()
    if (event.isTrusted && markings !== null && target instanceof HTMLInputElement && target.type === 'file') lookIntoFiles(target.files)
  }, early)
  tell([])
}
