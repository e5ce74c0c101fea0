export { RiskPage, RisksPage } from './page.tsx'
