export { FaultsLine, InForce } from './InForce.tsx'
