import * as z from 'zod/mini'

// A candidate is a host that behaves like an AI service and that no catalogue knows. Seen by the wide build only.

/**
 * What speaks for it: `stream` a POST answered by a stream; `path` the path of a generation endpoint; `gesture` a send
 * gesture in a composer just before; `api` the request shape of a model API, called from another site.
 */
export const candidateEvidence = ['stream', 'path', 'gesture', 'api'] as const
export type CandidateEvidence = (typeof candidateEvidence)[number]

/** A host as candidates name it: lower case, at least two labels, no port, no path. */
export const candidateHostSchema = z.string().check(
  z.maxLength(100),
  z.regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, 'expected a host name in lower case'),
)

export const candidateSchema = z.strictObject({
  host: candidateHostSchema,
  evidence: z.array(z.enum(candidateEvidence)).check(
    z.minLength(1),
    z.refine((kinds) => new Set(kinds).size === kinds.length, 'each kind of evidence once'),
  ),
})
export type Candidate = z.infer<typeof candidateSchema>
