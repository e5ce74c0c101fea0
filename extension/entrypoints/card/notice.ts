export { NoticeStep } from './NoticeStep.tsx'
export { Statement } from './Statement.tsx'
