import type { FunctionComponent } from 'preact'
import { lazy } from 'preact-iso'

/** Parts of an address, as the router passes them to a page. */
type PageProps = { readonly service?: string; readonly risk?: string; readonly part?: string }
type Page = FunctionComponent<PageProps>

/** A page is a chunk of its own, loaded when first opened and kept by the service worker. */
function page(load: () => Promise<Page>) {
  // A chunk that does not come must be told like any other fault of a page; lazy() alone would show nothing.
  const failing = (error: unknown): Page => () => {
    throw error
  }
  return lazy<Page>(() => load().catch(failing))
}

// One component for all its addresses, so that going from part to part keeps it.
const settings = page(() => import('../feature/settings/index.tsx').then((module) => module.SettingsPage))
const policy = page(() => import('../feature/policy/index.tsx').then((module) => module.PolicyPage))
const inbox = page(() => import('../feature/inbox/index.tsx').then((module) => module.InboxPage))

export const routes = [
  { path: '/', page: page(() => import('../feature/overview/index.tsx').then((module) => module.OverviewPage)) },
  { path: '/inventory', page: page(() => import('../feature/inventory/index.tsx').then((module) => module.InventoryPage)) },
  { path: '/inventory/:service', page: page(() => import('../feature/inventory/index.tsx').then((module) => module.ServicePage)) },
  { path: '/risks', page: page(() => import('../feature/risks/index.tsx').then((module) => module.RisksPage)) },
  { path: '/risks/:risk/:service', page: page(() => import('../feature/risks/index.tsx').then((module) => module.RiskPage)) },
  { path: '/decide/:service', page: page(() => import('../feature/decide/index.tsx').then((module) => module.DecidePage)) },
  { path: '/import', page: page(() => import('../feature/import/index.tsx').then((module) => module.ImportPage)) },
  { path: '/policy', page: policy },
  { path: '/policy/:part', page: policy },
  { path: '/inbox', page: inbox },
  { path: '/inbox/:part', page: inbox },
  { path: '/settings', page: settings },
  { path: '/settings/:part', page: settings },
  { path: '/sign-in', page: page(() => import('../feature/sign-in/index.tsx').then((module) => module.SignInPage)) },
] as const

/** Pages that show what they showed last before all is read (`SummaryGate`). */
export function paintsEarly(path: string): boolean {
  return path === '/' || path === '/inventory' || path === '/risks'
}

/** Loads the page of an address while the replica is being read: neither waits for the other. */
export function preload(path: string): void {
  void routes.find((route) => fits(path.split('/'), route.path.split('/')))?.page.preload()
}

function fits(path: readonly string[], pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((part, index) => part.startsWith(':') || part === path[index])
}
