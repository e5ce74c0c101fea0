export { NoticeText } from './NoticeText.tsx'
export { Recorded } from './Recorded.tsx'
