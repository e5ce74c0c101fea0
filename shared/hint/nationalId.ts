import { idKinds, type IdKind } from './idKind.ts'
import { isNear, type Scan } from './text.ts'

/** So many different numbers that all check out are a column of them, without a word that says so. */
const columnLength = 4
/** Words that fit any country's number, where its check digit is right. */
const anyWords =
  /national id|personal (?:identity|id|code|number)|identity (?:number|code|card)|(?:personal|national|citizen|civil|tax(?:payer)?) identification|personalausweis|identitätskarte|identité|identidad|identità/i

/** … unless it is a company's, or a thing's. */
const otherWords = /\bvat\b|\bust\b|umsatzsteuer|mehrwertsteuer|\btva\b|vehicle|employer|company|business|legal entity|device/i

/** True where a text holds a national identity number of a person. */
export function hasNationalId(scan: Scan): boolean {
  return idKinds.some((kind) => !scan.isLate() && hasKind(scan, kind))
}

function hasKind(scan: Scan, { shape, check, words, alone, whole, unchecked, shared }: IdKind): boolean {
  let shaped = 0
  const valid = new Set<string>()
  let standsAlone = false
  for (const { 0: written, index } of scan.text.matchAll(shape)) {
    if (scan.isLate()) return false
    shaped += 1
    const id = written.toUpperCase().replace(/[^\dA-Z+]/g, '')
    if (/^(\d)\1+$/.test(id) || !check(id)) continue
    const end = index + written.length
    if (words !== null && (isNear(scan, words, index, end) || (unchecked === undefined && isNear(scan, anyWords, index, end) && !isNear(scan, otherWords, index, end)))) return true
    if (whole?.test(written) === true && scan.text.trim().length <= written.length + 1) return true
    valid.add(id)
    standsAlone ||= words === null || alone?.test(written) === true
  }
  // Where most of the shape do not check out, the one that does is chance.
  if (standsAlone) return valid.size * 2 >= shaped
  return unchecked === undefined && shared === undefined && valid.size >= columnLength && valid.size >= shaped * 0.9
}
