export { createDetector, type Detector, type Seen } from './detector.ts'
export { navigationFilters, requestFilters } from './filters.ts'
export type { RequestDetails } from './observe.ts'
export { compileBarrier, gatePatterns, passRules, stopPath } from './barrier.ts'
