export { HintLine } from './HintLine.tsx'
