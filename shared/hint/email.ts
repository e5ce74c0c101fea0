import { placesOf, type Scan } from './text.ts'

/** So many different addresses are a list; fewer are a signature or a sender. */
const listLength = 5

const localChar = /[\w.+%'-]/
const domainChar = /[\w.-]/
// `icon@2x.png`, `getty@tty1.service`, `package@1.2.3` and addresses that belong to nobody (RFC 2606).
const nobody = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost|local|png|jpe?g|gif|svg|webp|service|[jt]sx?|json|md|css)$/

/** True where a text holds at least five different e-mail addresses. Their number is all that is kept while looking. */
export function hasEmailList({ text, isLate }: Scan): boolean {
  const found = new Set<string>()
  for (const at of placesOf(text, '@')) {
    if (isLate()) return false
    let from = at
    while (from > 0 && at - from < 64 && localChar.test(text[from - 1] ?? '')) from -= 1
    let end = at + 1
    while (end < text.length && end - at < 128 && domainChar.test(text[end] ?? '')) end += 1
    const domain = text.slice(at + 1, end).toLowerCase().replace(/[.-]+$/, '')
    if (from === at || !/^(?:[a-z0-9-]+\.)+[a-z]{2,24}$/.test(domain) || nobody.test(domain)) continue
    found.add(`${text.slice(from, at).toLowerCase()}@${domain}`)
    if (found.size >= listLength) return true
  }
  return false
}
