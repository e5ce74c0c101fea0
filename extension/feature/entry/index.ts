export { EntryList } from './EntryList.tsx'
export { EntryTable } from './EntryTable.tsx'
