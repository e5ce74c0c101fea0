/** Second levels under which a country lets names be registered: `shop.co.uk` and `bank.co.uk` are two sites. */
const secondLevels = new Set('ac co com edu gob gov gouv go ltd mil ne net nom or org plc sch'.split(' '))

/**
 * The part of a host one owner stands behind. Near enough without the public suffix list, but for platforms whose customers'
 * names stand side by side (`isPublisher` in infrastructure.ts).
 */
export function siteOf(host: string): string {
  const labels = host.split('.')
  const [second = '', top = ''] = labels.slice(-2)
  return labels.slice(top.length === 2 && secondLevels.has(second) ? -3 : -2).join('.')
}
