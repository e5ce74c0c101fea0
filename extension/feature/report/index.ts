export { Answer, useReportTitle } from './Answer.tsx'
export { ReportForm } from './ReportForm.tsx'
export { Reports } from './Reports.tsx'
