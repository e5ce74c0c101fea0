export { PolicyLine } from './PolicyLine.tsx'
export { SyncLine } from './SyncLine.tsx'
