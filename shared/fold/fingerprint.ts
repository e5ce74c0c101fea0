const modulus = 2 ** 52

/**
 * A number that two equal texts share and two different ones practically never do (52 bits, after cyrb53, public
 * domain). It notices change; it protects nothing, so it needs no cryptography.
 */
export function fingerprint(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 0x9e3779b1)
    low = Math.imul(low ^ code, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return (high & 0xfffff) * 2 ** 32 + (low >>> 0)
}

/** Fingerprint of a bag of things: the order they come in makes no difference. */
export function combined(one: number, other: number): number {
  return (one + other) % modulus
}
