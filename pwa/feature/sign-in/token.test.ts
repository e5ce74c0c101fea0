import { describe, expect, it } from 'vitest'
import { tokenIn } from './token.ts'

const token = 'a'.repeat(40) + '_-9'

describe('the secret of a sign-in link', () => {
  it('is found in a link, behind its #, and alone, with white space around', () => {
    expect(tokenIn(`https://daybook.example.org/sign-in#${token}`)).toBe(token)
    expect(tokenIn(` ${token}\n`)).toBe(token)
  })
  it('is not found in anything else', () => {
    for (const text of ['', '#', 'https://daybook.example.org/sign-in', `${token}x`, `#${token}?a`]) expect(tokenIn(text)).toBe(null)
  })
})
