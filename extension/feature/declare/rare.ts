// What the question needs only where more is at stake than two taps.
export { Extras } from './Extras.tsx'
export { KindChoice } from './KindChoice.tsx'
export { Refused } from './Refused.tsx'
