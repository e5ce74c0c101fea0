export { refreshPolicy } from './policy.ts'
export { openMonths, push, type PushTools } from './push.ts'
export { pushDelay, retryDelay } from './schedule.ts'
export { createTransport, type Transport } from './transport.ts'
