export function importFault(file: string, specifier: string): string | null
export const nouns: readonly string[]
