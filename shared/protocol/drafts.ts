import * as z from 'zod/mini'

/**
 * Why the relay refused an update of a draft document. It sends this as a stateless message, then closes the document
 * with `code` as the reason; nothing of the update was kept.
 */
export const draftRefusalCodes = [
  /** Larger than the relay takes at once. */
  'size',
  /** Not an update, or not one this kind of document can have. */
  'malformed',
  /** Builds on changes the relay does not have: the replica must be rebuilt. */
  'gap',
  /** Writes as another member, or under a replica of another member. */
  'author',
  /** An entry that breaks the document's schema: `key` names it. */
  'entry',
  /** The member's role may not edit this document. */
  'role',
  /** The session has ended. */
  'signed-out',
  /** Not at fault: the relay could not store it. Keep it and send it again. */
  'store-full',
  'failed',
] as const

export const draftRefusalSchema = z.strictObject({
  type: z.literal('draft-refused'),
  code: z.enum(draftRefusalCodes),
  /** The entry at fault, where there is one. */
  key: z.nullable(z.string()),
  message: z.string(),
})
export type DraftRefusal = z.infer<typeof draftRefusalSchema>

/** The relay closes the socket with this code when the session has ended or its member has another role. */
export const sessionChangedCode = 4401
