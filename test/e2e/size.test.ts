import { expect, it } from 'vitest'
import { filesOf, pwaFiles, pwaSizeOf, sizeOf } from './size.ts'

// Budgets of what stands in the way of a page, in kB of gzip.

it.each(['chrome-mv3', 'chrome-mv3-wide', 'firefox-mv3'])('%s: chip and question need at most 30 kB, with one language', (build) => {
  for (const locale of ['en', 'de']) {
    const files = filesOf('card.html', locale, build)
    expect([...files].filter((file) => file.includes(`texts.${locale}-`))).toHaveLength(1)
    expect(sizeOf(files, build)).toBeLessThan(30)
  }
})

it.each(['chrome-mv3', 'chrome-mv3-wide', 'firefox-mv3'])('%s: the script beside an AI service needs at most 5 kB', (build) => {
  expect(sizeOf(['host.js'], build)).toBeLessThan(5)
})

it('the app needs at most 20 kB until its first line shows, and keeps at most 600 kB for later', () => {
  const { shell, kept } = pwaFiles()
  expect(kept.length).toBeGreaterThan(20)
  expect(pwaSizeOf(kept)).toBeLessThan(600)
  expect(pwaSizeOf(shell)).toBeLessThan(20)
})
