import { useState } from 'preact/hooks'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { Icon } from '../../../ui/icon/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import { readLog } from '../state.ts'

/** Where a file is dropped or chosen, and what happens to it. */
export function ChooseFile() {
  const texts = textsOf(pwaImportMessages)
  const [isOver, setIsOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const files = event.dataTransfer?.files
    const file = files?.[0]
    if (file === undefined) return
    if (files !== undefined && files.length > 1) toast({ text: texts.oneFile(file.name) })
    readLog(file)
  }
  return (
    <>
      <p class="import-lead">{texts.explain}</p>
      <div
        class={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <div class="line">
          <span>{texts.drop}</span>
          <FileButton />
        </div>
        <p class="drop-promise"><Icon name="shield" /><span>{texts.promise}</span></p>
        <p class="soft small">{texts.kinds}</p>
      </div>
    </>
  )
}

/** Opens the computer's own dialog; keyboard and screen reader meet an ordinary file field. */
function FileButton() {
  const texts = textsOf(pwaImportMessages)
  return (
    <span class="file-button">
      <input
        id="log-file"
        type="file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) readLog(file)
        }}
      />
      <label class="button primary" for="log-file">{texts.choose}</label>
    </span>
  )
}
