/** What a person may say a file is; `auto` finds out. `apps` and `expenses` are CSV that holds names. */
export const scanFormats = ['auto', 'csv', 'squid', 'w3c', 'common', 'dns', 'json', 'apps', 'expenses'] as const
export type ScanFormat = (typeof scanFormats)[number]
export type KnownFormat = Exclude<ScanFormat, 'auto' | 'apps' | 'expenses'>
