/** Where an error was thrown, for the log. Its message stays out: it can quote what was sent. */
export function placeOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  return lines.filter((line) => line.startsWith('    at ')).slice(0, 5)
}
