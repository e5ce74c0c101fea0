import type { Candidate } from '#shared/catalogue/candidate.ts'
import { seededRandom } from './random.ts'

// Hosts that some browsers of the sample, those with the wide build, take for unknown AI. All of them are made up.

/** Share of browsers that meet a host in a month, and what speaks for it. */
const met: readonly (Candidate & { readonly share: number })[] = [
  { host: 'textwerk-muster.de', evidence: ['stream', 'path'], share: 0.3 },
  { host: 'llm.sample-gpu-cloud.dev', evidence: ['stream', 'path', 'api'], share: 0.22 },
  { host: 'notes.meeting-sample.app', evidence: ['stream', 'path'], share: 0.2 },
  { host: 'chat.sample-shop-muster.de', evidence: ['stream', 'path'], share: 0.26 },
  // Too few to be published.
  { host: 'rare-sample-bot.io', evidence: ['stream', 'path'], share: 0.01 },
]

/** A host of the sample that security has looked at. */
export const dismissedSampleHost = 'chat.sample-shop-muster.de'

/** What a browser's sheet says of unknown hosts; drawn for itself, so that it changes no figure of use. */
export function sampleHosts(browser: number, age: number): Candidate[] {
  const random = seededRandom(7_000 + browser * 3 + age)
  return met.flatMap(({ host, evidence, share }) => (random() < share ? [{ host, evidence: [...evidence] }] : []))
}
