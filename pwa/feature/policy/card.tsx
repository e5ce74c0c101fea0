/** The card part of the policy. */
export function CardPart() {
  return <></>
}
