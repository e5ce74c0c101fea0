export { QuietingLine } from './QuietingLine.tsx'
