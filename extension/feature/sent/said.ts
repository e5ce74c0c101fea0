import type { SheetBody } from '#shared/sheet/body.ts'
import type { SignedSheet } from '#shared/sheet/schema.ts'

/** Sheets this extension has ever written; the first had cells only. */
const versions: readonly unknown[] = [1, 2] satisfies SignedSheet['sheet']['version'][]

/** What the text of a sheet says, which this extension wrote itself; null when it cannot be read as one. */
export function saidIn(text: string): SheetBody | null {
  try {
    const sheet = (JSON.parse(text) as Partial<SignedSheet> | null)?.sheet
    return sheet !== undefined && versions.includes(sheet.version) && Array.isArray(sheet.cells) ? sheet : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
