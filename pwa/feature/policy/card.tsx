import { ReceivedSection } from './received.tsx'

/** The card part of the policy. */
export function CardPart() {
  return <ReceivedSection />
}
