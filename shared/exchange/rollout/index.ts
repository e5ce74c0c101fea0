export { rolloutFiles, type RolloutFile } from './files.ts'
export { rolloutSchema, type Rollout } from './schema.ts'
