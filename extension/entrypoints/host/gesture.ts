// A send gesture: Enter without Shift in a composer, outside an input method, or a press on a send control. What was
// typed is never read; only that a gesture happened leaves this file.

const sendWords = /send|submit|senden|absenden|envoyer|enviar|invia|verzenden|发送|送信|보내기/i
const composer = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], [role="textbox"]'
const control = 'button, [role="button"], input[type="submit"]'

/** True for an Enter of the person's own that sends what is in a composer. */
export function isSendKey(event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return false
  return within(event, composer) !== null
}

/** True for a press of the person's own on a control that says it sends. */
export function isSendPress(event: Event): boolean {
  if (!event.isTrusted) return false
  const pressed = within(event, control)
  if (pressed === null) return false
  if (pressed.getAttribute('type') === 'submit' && pressed.closest('form')?.querySelector(composer) !== null) return true
  return ['aria-label', 'data-testid', 'id', 'title', 'name'].some((name) => sendWords.test(pressed.getAttribute(name) ?? ''))
}

function within(event: Event, selector: string): Element | null {
  const [target] = event.composedPath()
  return target instanceof Element ? target.closest(selector) : null
}
