/**
 * Id of the organisation's own service on a host that was confirmed as AI. No id of the catalogue starts with `own-`
 * (checked in own.test.ts), and two hosts that are told apart have two ids.
 */
export function ownServiceId(host: string): string {
  // A hyphen of the host is doubled, so that `a-b.example` and `a.b.example` stay two; a long host keeps its end and a sum.
  const id = `own-${host.replaceAll('-', '--').replaceAll('.', '-')}`
  return id.length <= 60 ? id : `own-${sum(host)}-${id.slice(-40).replace(/^-+/, '')}`
}

/** FNV-1a, 32 bit, in base 36: to tell long hosts apart, not to protect anything. */
function sum(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(36)
}
