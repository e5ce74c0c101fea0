/** The guidance part of the policy. */
export function GuidancePart() {
  return <></>
}
