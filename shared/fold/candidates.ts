import { candidateEvidence, type Candidate, type CandidateEvidence } from '#shared/catalogue/candidate.ts'
import { combined, fingerprint } from './fingerprint.ts'

/**
 * What stands for a month's candidates where periods are told apart: they are looked at again by themselves, once at
 * least k sheets say something else about them.
 */
export const candidatePeriod = 'candidates'

/** Keeps which unknown hosts the sheets of a month name. */
export function createCandidates() {
  /** How many sheets say what about a host: in memory only. */
  const named = new Map<string, Map<CandidateEvidence, number>>()

  return {
    count(candidates: readonly Candidate[], step: 1 | -1): void {
      for (const { host, evidence } of candidates) {
        const kinds = named.get(host) ?? new Map<CandidateEvidence, number>()
        for (const kind of evidence) {
          const count = (kinds.get(kind) ?? 0) + step
          if (count === 0) kinds.delete(kind)
          else kinds.set(kind, count)
        }
        if (kinds.size === 0) named.delete(host)
        else named.set(host, kinds)
      }
    },
    /**
     * Hosts that at least k sheets name, sorted, with what at least k of them say speaks for each: no single sheet adds
     * anything. One that k name without agreeing on anything is left out; of what browsers note, all answer in a stream.
     */
    rows(k: number): Candidate[] {
      return [...named.entries()].flatMap(([host, kinds]) => {
        const evidence = candidateEvidence.filter((kind) => (kinds.get(kind) ?? 0) >= k)
        return evidence.length === 0 ? [] : [{ host, evidence }]
      }).sort((a, b) => (a.host < b.host ? -1 : 1))
    },
  }
}

/** Fingerprint of what a sheet says about unknown hosts. */
export function candidatePrint(candidates: readonly Candidate[]): number {
  return candidates.reduce((print, { host, evidence }) => combined(print, fingerprint(`${host}#${evidence.toSorted().join()}`)), 0)
}
