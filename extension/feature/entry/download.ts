/** Hands a text to the person as a file. Nothing leaves the browser. */
export function download(fileName: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser reads the file after this turn; then the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
