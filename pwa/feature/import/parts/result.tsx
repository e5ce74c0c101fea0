import { formatNumber, plural } from '#shared/message/format.ts'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { bandText, faultText, scanMessages } from '#shared/message/scan.ts'
import type { ScanResult } from '#shared/exchange/scan/index.ts'
import type { Register } from '#shared/register/index.ts'
import { Button, LinkButton } from '../../../ui/button/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { DefinitionList, Figure, Section } from '../../../ui/page/index.tsx'
import { toast } from '../../../ui/toast/index.tsx'
import { monthsText } from '../../mark/index.tsx'
import { readLog, startOver, type Step } from '../state.ts'
import { Candidates } from './candidates.tsx'
import { FoundServices } from './found.tsx'

export type ResultStep = Extract<Step, { readonly kind: 'result' }>

const totalNames = ['matched', 'looksLikeAi', 'knownNotAi', 'notAi'] as const

/** What a log has shown: totals first, then services, then what needs eyes. */
export function Result({ step, register }: { readonly step: ResultStep; readonly register: Register }) {
  const texts = textsOf(pwaImportMessages)
  const scan = textsOf(scanMessages)
  const { file, choice, result } = step
  const { services, totals, lines, source, k } = result
  const isDeclared = (id: string) => ['browsers', 'both'].includes(register.services.get(id)?.view.seenIn ?? 'nowhere')
  const only = services.filter(({ service }) => !isDeclared(service)).length
  return (
    <>
      <div class="import-found">
        <div>
          <h2>{services.length === 0 ? texts.foundNone : texts.found(services.length, only)}</h2>
          <p class="soft">{texts.read(lines.read, scan.source[source].name, file.name)}</p>
        </div>
        <Button onClick={startOver}>{texts.other}</Button>
      </div>
      <div class="totals">
        {totalNames.map((name) => <Figure key={name} value={formatNumber(locale.value, totals[name])} label={texts.totals[name]} />)}
      </div>
      {result.dates === 'twoWays' && (
        <div class="import-word">
          <Notice
            tone="attention"
            action={
              <span class="line">
                <Button onClick={() => readLog(file, { ...choice, dateOrder: 'dayFirst' })}>{texts.dayFirst}</Button>
                <Button onClick={() => readLog(file, { ...choice, dateOrder: 'monthFirst' })}>{texts.monthFirst}</Button>
              </span>
            }
          >
            {texts.twoWays}
          </Notice>
        </div>
      )}
      <SaveState step={step} />
      {services.length === 0 ? <p>{texts.noneText}</p> : <FoundServices step={step} register={register} isDeclared={isDeclared} />}
      <Vendors result={result} />
      <Candidates result={result} onCopied={() => toast({ text: texts.copied })} />
      <Faults result={result} />
      <Section title={texts.cannotSee}>
        <p>{scan.source[source].cannotSee}</p>
        <p class="soft">{scan.linesAreNotPeople(formatNumber(locale.value, k))}</p>
      </Section>
    </>
  )
}

function SaveState({ step: { saved } }: { readonly step: ResultStep }) {
  const texts = textsOf(pwaImportMessages)
  if (saved === null) return null
  return <div class="import-word" role="status"><Notice action={<LinkButton href="/inventory?view=all">{texts.toInventory}</LinkButton>}>{texts.saved(saved)}</Notice></div>
}

function Vendors({ result: { vendors, k } }: { readonly result: ScanResult }) {
  const texts = textsOf(pwaImportMessages)
  const scan = textsOf(scanMessages)
  if (vendors.length === 0) return null
  return (
    <Section title={texts.vendors}>
      <DefinitionList
        items={vendors.map(({ vendor, lines, firstMonth, lastMonth }) => ({
          term: vendor,
          value: [`${bandText(locale.value, lines, k)} ${scan.table.lines}`, ...(firstMonth === null ? [] : [monthsText(firstMonth, lastMonth)])].join(' · '),
        }))}
      />
      <p class="soft small table-note">{texts.vendorsText}</p>
    </Section>
  )
}

function Faults({ result: { faults, lines, dates, unnamed } }: { readonly result: ScanResult }) {
  const texts = textsOf(pwaImportMessages)
  const scan = textsOf(scanMessages)
  const undated = lines.undated > 0 && dates !== 'none'
  if (faults.length === 0 && !undated && unnamed === 0) return null
  return (
    <Section title={texts.faults}>
      <ul class="import-faults">
        {faults.map(({ fault, lines: count, firstLines }) => <li key={fault}>{faultText(locale.value, fault, count, firstLines)}</li>)}
        {unnamed > 0 && <li>{scan.unnamed(plural(locale.value, unnamed, scan.lineWord))}</li>}
        {undated && <li>{scan.undated(plural(locale.value, lines.undated, scan.lineWord))}</li>}
      </ul>
    </Section>
  )
}
