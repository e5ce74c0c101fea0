import type { ServiceView } from '#shared/register/index.ts'
import { riskRank, levelOrder } from '#shared/register/level.ts'
import { serviceCategories } from '#shared/catalogue/kind.ts'
import { levels, serviceStatuses } from '#shared/taxonomy/lists.ts'

// What the list shows is in the address: view and filters are links that can be kept and sent.

export const inventoryViews = ['needs', 'all', 'approved', 'prohibited'] as const
export type InventoryView = (typeof inventoryViews)[number]

/** The filters that choose from a list; `text` is free. */
export const filterValues = { status: serviceStatuses, category: serviceCategories, level: levels, risk: levelOrder } as const
export type FilterName = keyof typeof filterValues
export type Filters = { readonly [K in FilterName]?: string } & { readonly text?: string }
export const filterNames = Object.keys(filterValues) as FilterName[]

/** View and filters of an address; what it does not understand is left out. */
export function readQuery(query: Readonly<Record<string, string>>): { readonly view: InventoryView; readonly filters: Filters } {
  const view = inventoryViews.find((name) => name === query['view']) ?? 'needs'
  const filters: { -readonly [K in keyof Filters]: Filters[K] } = {}
  for (const name of filterNames) {
    const value = query[name]
    if (value !== undefined && (filterValues[name] as readonly string[]).includes(value)) filters[name] = value
  }
  if (query['text']) filters.text = query['text']
  return { view, filters }
}

const inView: Record<InventoryView, (service: ServiceView) => boolean> = {
  needs: (service) => service.needs.length > 0,
  all: () => true,
  approved: ({ status }) => status === 'approved' || status === 'approved_with_conditions',
  prohibited: ({ status }) => status === 'prohibited' || status === 'retired',
}

/** Services of a view, most pressing first: risk, then spread, then name. */
export function servicesOf(services: readonly ServiceView[], view: InventoryView): ServiceView[] {
  return services.filter(inView[view]).sort((a, b) => riskRank(b.risk.level) - riskRank(a.risk.level) || (b.browsers?.from ?? 0) - (a.browsers?.from ?? 0) || (a.name < b.name ? -1 : 1))
}

export function matches(service: ServiceView, filters: Filters): boolean {
  if (filters.status !== undefined && service.status !== filters.status) return false
  if (filters.category !== undefined && service.category !== filters.category) return false
  if (filters.level !== undefined && !service.levels.some((level) => level === filters.level)) return false
  if (filters.risk !== undefined && service.risk.level !== filters.risk) return false
  const text = filters.text?.trim().toLowerCase() ?? ''
  return text === '' || service.name.toLowerCase().includes(text) || service.vendor?.toLowerCase().includes(text) === true
}
