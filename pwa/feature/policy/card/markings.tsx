import { useState } from 'preact/hooks'
import { pwaCardMessages } from '#shared/message/pwa-card.ts'
import { Button } from '../../../ui/button/index.tsx'
import { TextField } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'

const most = 30
const longest = 60

type MarkingsProps = { readonly markings: readonly string[]; readonly isOn: boolean; readonly onChange: (markings: string[]) => void }

/** The organisation's own markings. */
export function Markings({ markings, isOn, onChange }: MarkingsProps) {
  const texts = textsOf(pwaCardMessages)
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const marking = text.trim().replace(/\s+/g, ' ')
  const error = markings.length >= most ? texts.most(most) : markings.some((known) => known.toLowerCase() === marking.toLowerCase()) ? texts.known : undefined

  function add(): void {
    setTried(true)
    if (marking === '' || error !== undefined) return
    onChange([...markings, marking])
    setText('')
    setTried(false)
  }

  return (
    <fieldset class="field">
      <legend>{texts.markings}</legend>
      <p class="soft small">{texts.markingsHint}</p>
      {markings.length > 0 && (
        <ul class="card-markings">
          {markings.map((name) => (
            <li key={name}>
              <span>{name}</span>
              <Button look="quiet" icon="close" aria-label={texts.removeMarking(name)} onClick={() => onChange(markings.filter((other) => other !== name))} />
            </li>
          ))}
        </ul>
      )}
      <div class="line card-new" onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); add() } }}>
        <TextField label={texts.addMarking} placeholder={texts.markingPlaceholder} value={text} onInput={setText} maxLength={longest} error={isTried && marking !== '' ? error : undefined} />
        <Button icon="plus" aria-label={texts.addMarking} onClick={add} />
      </div>
      {!isOn && markings.length > 0 && <p class="soft small">{texts.markingsOff}</p>}
    </fieldset>
  )
}
