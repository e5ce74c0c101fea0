import fc from 'fast-check'

// `npm test` puts the same cases to a property each time, so that a failure speaks of the change at hand; `npm run proof`
// puts others, and ten times as many where a test does not say how many itself.
fc.configureGlobal(process.env['DAYBOOK_PROPERTIES'] === 'random' ? { numRuns: 1_000 } : { seed: 1 })
