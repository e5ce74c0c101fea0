import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandAround, bandOf } from './band.ts'

it('edges are multiples of k', () => {
  expect([10, 19, 20, 49, 50, 99, 100, 250].map((count) => bandOf(count, 10))).toEqual([
    { from: 10, to: 19 },
    { from: 10, to: 19 },
    { from: 20, to: 49 },
    { from: 20, to: 49 },
    { from: 50, to: 99 },
    { from: 50, to: 99 },
    { from: 100, to: 249 },
    { from: 250, to: 499 },
  ])
  expect([1, 2, 4, 5, 24].map((count) => bandOf(count, 1).from)).toEqual([1, 2, 2, 5, 10])
  expect(bandOf(100_000, 1)).toEqual({ from: 100_000, to: null })
})

it('every count lies in its band, and every band is at least k wide', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat({ max: 2_000_000 }), (k, above) => {
      const count = k + above
      const { from, to } = bandOf(count, k)
      expect(from <= count && (to === null || (count <= to && to - from + 1 >= k))).toBe(true)
      expect(from % k).toBe(0)
    }),
  )
})

it('a count below k has no band', () => expect(() => bandOf(9, 10)).toThrow(RangeError))

it('a run of bands holds what it is drawn around, and is made of whole bands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat({ max: 100_000 }), fc.option(fc.nat({ max: 100_000 }), { nil: null }), (k, least, more) => {
      const most = more === null ? null : least + more
      const { from, to } = bandAround(least, most, k)
      expect(from <= least && (to === null || (most !== null && most <= to))).toBe(true)
      expect(from === 0 || bandOf(from, k).from === from).toBe(true)
      expect(to === null || to === k - 1 || bandOf(to, k).to === to).toBe(true)
    }),
  )
})
