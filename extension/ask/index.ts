export { afterDismissal, decideAsk, type AskReason, type Quiet } from './decide.ts'
export { memoState, memoryUntil, verdictOf, type Memo } from './memory.ts'
export { purposesFor } from './suggest.ts'
