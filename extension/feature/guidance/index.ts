export { GuidanceLine } from './GuidanceLine.tsx'
export { GuidanceSteps } from './GuidanceSteps.tsx'
export { GuidanceText } from './GuidanceText.tsx'
