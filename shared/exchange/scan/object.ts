/** The object of a line, or null where there is none. Takes lines of a list, too. */
export function objectOf(line: string): object | null {
  let text = line.trim()
  if (text.startsWith('[{')) text = text.slice(1)
  try {
    const content: unknown = JSON.parse(withoutTail(text))
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : null
  } catch {
    return null
  }
}

/** Without the comma or bracket of a list around the objects. By hand: a pattern would look at a long run of commas again and again. */
function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ',' || text[end - 1] === ']')) end--
  return text.slice(0, end)
}
