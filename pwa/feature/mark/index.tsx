import './mark.css'

export { bandLabel, BrowsersCell, DataLevels, LogsMark, monthsText, RiskLevelMark, RiskStatusMark, ServiceStatusMark, weekNumber } from './mark.tsx'
export { needText, whyText } from './need.ts'
export { RegisterGate, SummaryGate } from './gate.tsx'
export { setQuery, useQuery } from './query.ts'
export { isTyping, useRowKeys } from './row-keys.ts'
