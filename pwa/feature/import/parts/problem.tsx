import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { scanFormats, type ScanFormat } from '#shared/exchange/scan/format.ts'
import { formatList } from '#shared/message/format.ts'
import { pwaImportMessages, type PwaImportMessages } from '#shared/message/pwa-import.ts'
import { faultText, scanMessages } from '#shared/message/scan.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { RadioGroup, SelectField, TextField } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { readLog, startOver, type Step } from '../state.ts'

type ProblemStep = Extract<Step, { readonly kind: 'problem' }>
type ScanFailure = ProblemStep['problem']

/** Why a file cannot be read, and the one thing to say or do about it. */
export function Problem({ step }: { readonly step: ProblemStep }) {
  const texts = textsOf(pwaImportMessages)
  const { file, problem } = step
  const faults = problem.kind === 'noLineUnderstood' ? problem.faults : []
  return (
    <div class="stack import-problem">
      <Notice tone="stop">
        <strong>{texts.failedTitle(file.name)}</strong>
        <p>{problemWords(problem, texts)}</p>
        {faults.map(({ fault, lines, firstLines }) => <p key={fault} class="small">{faultText(locale.value, fault, lines, firstLines)}</p>)}
      </Notice>
      <Remedy step={step} />
    </div>
  )
}

function problemWords(problem: ScanFailure, { problem: texts, formats }: PwaImportMessages): string {
  switch (problem.kind) {
    case 'noLineUnderstood':
      return texts.noLineUnderstood(formats[problem.format])
    case 'noHostColumn':
      return texts.noHostColumn(problem.columns)
    case 'unclearHostColumn':
      return texts.unclearHostColumn(formatList(locale.value, problem.columns.map(String)), problem.columns.length)
    case 'unclearHostField':
      return texts.unclearHostField(formatList(locale.value, problem.fields), problem.fields.length)
    case 'noSuchColumn':
      return texts.noSuchColumn(problem.columns)
    case 'brokenGzip':
    case 'unreadable':
      return texts[problem.kind]
    case 'fault':
      return problem.message === '' ? texts.notLoaded : texts.fault(problem.message)
    default:
      return scanMessages[locale.value].problem[problem.kind]
  }
}

/** Asks only for what this file does not say itself. */
function Remedy({ step: { file, choice, problem } }: { readonly step: ProblemStep }) {
  switch (problem.kind) {
    case 'noLineUnderstood':
      return <AskFormat onDone={(format) => readLog(file, { ...choice, format })} />
    case 'unclearHostColumn':
      return <AskColumn columns={problem.columns} onDone={(hostColumn) => readLog(file, { ...choice, hostColumn })} />
    case 'unclearHostField':
      return <AskField fields={problem.fields} onDone={(hostColumn) => readLog(file, { ...choice, hostColumn })} />
    case 'noHostColumn':
    case 'noSuchColumn':
      return <AskColumnAndList columns={problem.columns} onDone={(hostColumn, format) => readLog(file, { ...choice, hostColumn, format })} />
    default:
      return <div><OtherFile /></div>
  }
}

function OtherFile() {
  return <Button onClick={startOver}>{textsOf(pwaImportMessages).other}</Button>
}

/** Finding out by itself has not helped, so it is not offered again. */
const namedFormats = scanFormats.filter((format) => format !== 'auto')

function AskFormat({ onDone }: { readonly onDone: (format: ScanFormat) => void }) {
  const texts = textsOf(pwaImportMessages)
  const [chosen, setChosen] = useState<ScanFormat>('csv')
  return (
    <Ask onDone={() => onDone(chosen)}>
      <SelectField label={texts.format} value={chosen} onChange={setChosen} options={namedFormats.map((value) => ({ value, label: texts.formats[value] }))} />
    </Ask>
  )
}

function AskColumn({ columns, onDone }: { readonly columns: readonly number[]; readonly onDone: (column: string) => void }) {
  const texts = textsOf(pwaImportMessages)
  const [chosen, setChosen] = useState(String(columns[0] ?? 1))
  return (
    <Ask onDone={() => onDone(chosen)}>
      <RadioGroup label={texts.column} hint={texts.columnHint} chosen={chosen} onChange={setChosen} options={columns.map((column) => ({ value: String(column), label: texts.columnNumber(column) }))} />
    </Ask>
  )
}

function AskField({ fields, onDone }: { readonly fields: readonly string[]; readonly onDone: (field: string) => void }) {
  const texts = textsOf(pwaImportMessages)
  const [chosen, setChosen] = useState(fields[0] ?? '')
  return (
    <Ask onDone={() => onDone(chosen)}>
      <RadioGroup label={texts.field} chosen={chosen} onChange={setChosen} options={fields.map((field) => ({ value: field, label: field }))} />
    </Ask>
  )
}

const lists = ['csv', 'apps', 'expenses'] as const

function AskColumnAndList({ columns, onDone }: { readonly columns: number; readonly onDone: (column: string, format: ScanFormat) => void }) {
  const texts = textsOf(pwaImportMessages)
  const [column, setColumn] = useState('1')
  const [list, setList] = useState<(typeof lists)[number]>('csv')
  return (
    <Ask onDone={() => onDone(column, list)}>
      <TextField label={texts.column} hint={texts.columnHint} type="number" min={1} max={columns} value={column} onInput={setColumn} required />
      <RadioGroup label={texts.list} chosen={list} onChange={setList} options={lists.map((value) => ({ value, label: texts.lists[value] }))} />
    </Ask>
  )
}

function Ask({ onDone, children }: { readonly onDone: () => void; readonly children: ComponentChildren }) {
  return (
    <form
      class="stack import-ask"
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
    >
      {children}
      <div class="line">
        <Button type="submit" look="primary">{textsOf(pwaImportMessages).again}</Button>
        <OtherFile />
      </div>
    </form>
  )
}
