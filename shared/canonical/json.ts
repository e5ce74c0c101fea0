export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for one value: keys sorted, no white space, `undefined` members left out.
 * It is what hashes and signatures are made over, so two machines always agree.
 * Follows RFC 8785 for the values we use (finite numbers, no lone surrogates).
 *
 * @throws TypeError on a number that is not finite: no schema of ours admits one.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonicalJson: a number must be finite')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
