import type { Role } from '#shared/act/role.ts'
import type { DocumentName } from './schema.ts'

const editors: Record<DocumentName, readonly Role[]> = {
  inventory: ['administrator', 'security', 'procurement'],
  procurement: ['administrator', 'security', 'procurement'],
  risk: ['administrator', 'security'],
  governance: ['administrator', 'security'],
  policy: ['administrator', 'security'],
}

/** Who may edit which document. Every role may read all five. */
export function mayEdit(role: Role, document: DocumentName): boolean {
  return editors[document].includes(role)
}
