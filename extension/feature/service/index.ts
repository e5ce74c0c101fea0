export { Allowed } from './Allowed.tsx'
export { Alternative } from './Alternative.tsx'
export { StatusWord, statusTone } from './StatusWord.tsx'
