export { actName, editName, editValue } from './name.ts'
