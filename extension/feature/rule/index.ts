import './rule.css'
export { Justify } from './Justify.tsx'
export { ReadRule } from './ReadRule.tsx'
export { RuleWords } from './RuleWords.tsx'
