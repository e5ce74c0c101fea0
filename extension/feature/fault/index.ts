export { FaultLine } from './FaultLine.tsx'
