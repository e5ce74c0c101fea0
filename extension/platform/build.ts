/**
 * Which build of the extension this is. Everything the wide one adds stands behind it, and wxt.config.ts puts `true` in its
 * place there: so the normal build holds none of it.
 */
export const isWide: boolean = false
