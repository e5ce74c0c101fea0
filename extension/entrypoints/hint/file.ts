import { textBound } from '#shared/hint/text.ts'

/** How many of the files given at once are looked into. */
export const mostFiles = 5

/**
 * The start and the end of a file as text; empty for what is no text. Its name and its type are not read: what it is, its
 * bytes say. Rejects when the file cannot be read.
 */
export async function fileText(file: Blob): Promise<string> {
  const part = file.size <= textBound ? file : new Blob([file.slice(0, textBound * 0.75), '\n', file.slice(-textBound * 0.25)])
  const bytes = new Uint8Array(await part.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  return bytes.includes(0) ? '' : new TextDecoder().decode(bytes)
}
