/** The rules part of the policy. */
export function RulesPart() {
  return <></>
}
