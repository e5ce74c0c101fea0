import { lazy } from '../../ui/lazy.ts'

/** Kinds of data, further details, a use that is not allowed. */
export const rarePart = lazy(() => import('./rare.ts'))

/** The reason a rule asks for. */
export const rulePart = lazy(() => import('../rule/index.ts'))
