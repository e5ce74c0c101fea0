export { Sent } from './Sent.tsx'
