export { afterDismissal, decideAsk, type AskReason, type Quiet } from './decide.ts'
export { isDue } from './guidance.ts'
export { memoState, memoryUntil, verdictOf, type Memo } from './memory.ts'
export { purposesFor } from './suggest.ts'
