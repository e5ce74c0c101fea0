export { Declare } from './Declare.tsx'
export type { DeclareProps, Saved } from './Declare.tsx'
export { answerInWords } from './words.ts'
