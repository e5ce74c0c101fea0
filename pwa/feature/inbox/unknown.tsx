/** The unknown part of the inbox. */
export function UnknownPart() {
  return <></>
}
