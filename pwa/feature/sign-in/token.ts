const form = /^[A-Za-z0-9_-]{43}$/

/** The secret in a pasted link or in the secret itself; null when there is none. */
export function tokenIn(text: string): string | null {
  const token = text.trim().split('#').at(-1) ?? ''
  return form.test(token) ? token : null
}

/** Takes the secret out of the address: it must not stay in the history, where others who use this browser could see it. */
export function takeToken(): string | null {
  const token = location.hash === '' ? null : tokenIn(location.hash)
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname)
  return token
}
