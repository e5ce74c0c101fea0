export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for one value: keys sorted, no white space, `undefined` members left out.
 * It is what hashes and signatures are made over, so two machines always agree.
 * Follows RFC 8785 for the values we use (finite numbers, no lone surrogates).
 *
 * @throws TypeError on a number that is not finite: no schema of ours admits one.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonicalJson: a number must be finite')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  let members = ''
  for (const key of sortedKeys(value)) {
    const member = value[key]
    if (member !== undefined) members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

/** Printable ASCII without quote and backslash: nothing to escape. */
const plain = /^[ !#-[\]-~]*$/

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}

// The few shapes of our schemas come by the thousand (the cells of a sheet): each is sorted once.
type Shape = { readonly keys: readonly string[]; readonly sorted: readonly string[] }
const shapes = new Map<string, Shape>()
const mostShapes = 200
const mostKeys = 30

function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value)
  if (keys.length > mostKeys) return keys.sort()
  const name = keys.join('\0')
  const known = shapes.get(name)
  // Other keys can join to the same text where one of them holds a zero character.
  if (known !== undefined && known.keys.length === keys.length && known.keys.every((key, index) => key === keys[index])) return known.sorted
  const sorted = keys.toSorted()
  if (known === undefined && shapes.size < mostShapes) shapes.set(name, { keys, sorted })
  return sorted
}
