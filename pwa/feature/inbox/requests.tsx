/** The requests part of the inbox. */
export function RequestsPart() {
  return <></>
}
