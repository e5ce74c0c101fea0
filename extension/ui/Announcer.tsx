import { useEffect, useState } from 'preact/hooks'

/**
 * Says a text to screen readers, politely. The text enters the live region after the region is in the page, or nothing
 * would be said.
 */
export function Announcer({ text }: { readonly text: string }) {
  const [said, say] = useState('')
  useEffect(() => say(text), [text])
  return (
    <output class="unseen">
      {said}
    </output>
  )
}
