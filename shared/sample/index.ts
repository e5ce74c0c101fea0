export { sampleActs, sampleProposals, sampleRecords, type SampleAct } from './decisions.ts'
export { sampleDepartments, sampleMembers, sampleName } from './organisation.ts'
export { seededRandom } from './random.ts'
export { sampleSheets, type SampleSheet } from './sheets.ts'
