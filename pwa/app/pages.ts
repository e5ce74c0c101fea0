import { lazy } from 'preact-iso'
import type { FunctionComponent } from 'preact'

/** Parameters of the address, as preact-iso passes them to a page. */
export type PageProps = { readonly service?: string; readonly risk?: string; readonly part?: string }
type Page = FunctionComponent<PageProps>

// Each page is its own chunk. A feature's index.tsx exports the components named here.
const features = import.meta.glob<Record<string, Page>>('../feature/*/index.tsx')

function page(feature: string, name: string): Page {
  return lazy(async () => {
    const module = await features[`../feature/${feature}/index.tsx`]?.()
    return module?.[name] ?? (() => null)
  }) as unknown as Page
}

export const pages = {
  overview: page('overview', 'OverviewPage'),
  inventory: page('inventory', 'InventoryPage'),
  service: page('inventory', 'ServicePage'),
  risks: page('risks', 'RisksPage'),
  risk: page('risks', 'RiskPage'),
  decide: page('decide', 'DecidePage'),
  settings: page('settings', 'SettingsPage'),
  signIn: page('sign-in', 'SignInPage'),
} as const
