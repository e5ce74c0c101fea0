import type { Entry } from '#shared/document/schema.ts'

type DraftOf<E> = E extends Entry ? Omit<E, 'editedBy' | 'editedOn'> : never

/** An entry as a page sets it: who and when are added here. */
export type Draft = DraftOf<Entry>
