export { DecidePage } from './page.tsx'
