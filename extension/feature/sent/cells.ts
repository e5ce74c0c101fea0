import type { Cell } from '#shared/cell/schema.ts'
import type { SignedSheet } from '#shared/sheet/schema.ts'

/** The cells in the text of a sheet, which this extension wrote itself; null when it cannot be read as one. */
export function cellsOf(text: string): readonly Cell[] | null {
  try {
    const sheet = (JSON.parse(text) as Partial<SignedSheet> | null)?.sheet
    return sheet?.version === 1 && Array.isArray(sheet.cells) ? sheet.cells : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
