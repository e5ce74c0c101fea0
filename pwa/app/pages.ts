import { lazy } from 'preact-iso'

// Each page is a chunk of its own, loaded when first opened and kept by the service worker.
export const pages = {
  overview: lazy(() => import('../feature/overview/index.tsx').then((module) => module.OverviewPage)),
  inventory: lazy(() => import('../feature/inventory/index.tsx').then((module) => module.InventoryPage)),
  service: lazy(() => import('../feature/inventory/index.tsx').then((module) => module.ServicePage)),
  risks: lazy(() => import('../feature/risks/index.tsx').then((module) => module.RisksPage)),
  risk: lazy(() => import('../feature/risks/index.tsx').then((module) => module.RiskPage)),
  decide: lazy(() => import('../feature/decide/index.tsx').then((module) => module.DecidePage)),
  settings: lazy(() => import('../feature/settings/index.tsx').then((module) => module.SettingsPage)),
  signIn: lazy(() => import('../feature/sign-in/index.tsx').then((module) => module.SignInPage)),
} as const
