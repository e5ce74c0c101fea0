import { useLocation } from 'preact-iso'

/** The address with parts of its query changed; null removes one. Views and filters live in the address. */
export function setQuery(url: string, changes: Readonly<Record<string, string | null>>): string {
  const { pathname, searchParams } = new URL(url, 'http://daybook.invalid')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') searchParams.delete(name)
    else searchParams.set(name, value)
  }
  const query = searchParams.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/** The query of the address, and a way to change it that leaves no step in the history. */
export function useQuery(): { readonly query: Readonly<Record<string, string>>; readonly url: string; readonly change: (changes: Readonly<Record<string, string | null>>) => void } {
  const { query, url, route } = useLocation()
  return { query, url, change: (changes) => route(setQuery(url, changes), true) }
}
