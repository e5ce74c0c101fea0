/** Arrow keys (and Home, End) move between the links of rows, so that a table is quick to walk through. */
export function moveAmongRows(event: KeyboardEvent): void {
  const body = event.currentTarget as HTMLElement
  const links = [...body.querySelectorAll<HTMLAnchorElement>('a.row-link')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (at === -1) return
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  if (to === undefined || links[to] === undefined) return
  event.preventDefault()
  links[to].focus()
}
