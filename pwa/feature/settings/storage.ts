import type { Locale } from '#shared/message/format.ts'

export type StorageState = { readonly used?: number; readonly quota?: number; readonly isPersisted: boolean }

/** What the browser says about the space of this site; some say nothing. */
export async function readStorage(): Promise<StorageState> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  const isPersisted = (await navigator.storage?.persisted?.()) ?? false
  return { ...(usage === undefined ? {} : { used: usage }), ...(quota === undefined ? {} : { quota }), isPersisted }
}

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** Bytes in the unit that fits, e.g. "2.1 MB". */
export function formatBytes(locale: Locale, bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1))
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / 1000 ** (step + 1))
}
