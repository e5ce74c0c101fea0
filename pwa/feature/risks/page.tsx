import { useMemo } from 'preact/hooks'
import { formatNumber, type Locale } from '#shared/message/format.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import { compareRisks, type RiskLine } from '#shared/register/readModel.ts'
import { EmptyState } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { Tabs } from '../../ui/tabs/index.tsx'
import { riskInstances, riskLines, summary } from '../../worker/index.ts'
import { RegisterGate, setQuery, SummaryGate, useQuery, useRowKeys } from '../mark/index.tsx'
import { nameOf } from './name.ts'
import { ExplainPanel } from './parts/explain.tsx'
import { RiskFilterBar } from './parts/filter-bar.tsx'
import { RiskKinds } from './parts/kinds.tsx'
import { RiskList } from './parts/list.tsx'
import { RiskMap } from './parts/map.tsx'
import { QuestionList } from './parts/questions.tsx'
import { kindsOf, matches, readQuery, riskViews, viewOf } from './state.ts'
import './risks.css'

/** What can go wrong, and what decides it? The map, the list, and the open questions. */
export function RisksPage() {
  return <Risks selected={null} />
}

/** The same page with one risk explained beside the list. */
export function RiskPage({ risk = '', service = '' }: { readonly risk?: string; readonly service?: string }) {
  return <Risks selected={`${risk}/${service}`} />
}

function Risks({ selected }: { readonly selected: string | null }) {
  const texts = textsOf(pwaRisksMessages)
  const { query, url } = useQuery()
  useRowKeys()
  const view = selected === null ? viewOf(query) : 'uses'
  return (
    <SummaryGate>
      {() => {
        const all = riskLines.value ?? []
        if (all.length === 0) {
          return (
            <>
              <PageHeader title={texts.title} />
              <EmptyState title={texts.list.empty}>{texts.list.emptyText}</EmptyState>
            </>
          )
        }
        const active = all.filter((risk) => risk.active)
        const kinds = new Set(active.map(({ risk }) => risk)).size
        const services = new Set(active.flatMap(({ service }) => service ?? [])).size
        const counts = { kinds, uses: active.length, questions: summary.value?.questions ?? 0 }
        const hrefs = { kinds: '/risks', uses: '/risks?view=uses', questions: '/risks?view=questions' }
        return (
          <>
            <PageHeader title={texts.title} note={texts.note(kinds, services)} />
            <Tabs label={texts.views} current={view} tabs={riskViews.map((id) => ({ id, label: texts.view[id], href: hrefs[id], count: formatNumber(locale.value, counts[id]) }))} />
            {view === 'questions' ? <RegisterGate>{() => <QuestionList />}</RegisterGate> : <RegisterView all={all} view={view} url={url} selected={selected} />}
          </>
        )
      }}
    </SummaryGate>
  )
}

/** What a text is looked for in: title, service and id of a risk, in lower case, put together once. */
function wordsIn(language: Locale): (risk: RiskLine) => string {
  const known = new WeakMap<RiskLine, string>()
  return (risk) => {
    const words = known.get(risk) ?? `${riskText(risk.risk, language).title} ${nameOf(risk.service)} ${risk.risk}`.toLowerCase()
    known.set(risk, words)
    return words
  }
}

type RegisterViewProps = { readonly all: readonly RiskLine[]; readonly view: 'kinds' | 'uses'; readonly url: string; readonly selected: string | null }

function RegisterView({ all, view, url, selected }: RegisterViewProps) {
  const { query, change } = useQuery()
  const filters = readQuery(query)
  const sorted = useMemo(() => all.toSorted(compareRisks), [all])
  const words = useMemo(() => wordsIn(locale.value), [all, locale.value])
  const rows = sorted.filter((risk) => matches(risk, filters, words))
  const kinds = view === 'kinds' ? kindsOf(rows) : null
  const { cell: _, ...beforeCell } = filters
  const inMap = all.filter((risk) => risk.active && matches(risk, beforeCell, words))
  const hrefOf = (id: string) => `/risks/${id}${queryOf(url)}`
  const { list: texts } = textsOf(pwaRisksMessages)
  // Without a filter there is nothing to remove: no risk is active, that is all.
  const isFiltered = Object.keys(filters).some((name) => name !== 'score')
  if (kinds?.length === 0 && selected === null && !isFiltered) return <EmptyState title={texts.empty}>{texts.emptyText}</EmptyState>
  const list = (
    <section class="risk-list">
      <RiskFilterBar filters={filters} change={change} shown={(kinds ?? rows).length} narrow={selected !== null || kinds !== null} />
      {kinds === null ? <RiskList rows={rows} all={all} filters={filters} hrefOf={hrefOf} selected={selected} /> : <RiskKinds kinds={kinds} hrefOf={(kind) => (kind.isOrganisation ? `/risks/${kind.risk}/organisation` : setQuery(url, { view: 'uses', risk: kind.risk }))} />}
    </section>
  )
  if (selected !== null) {
    const chosen = riskInstances.value.find((risk) => risk.id === selected) ?? null
    return (
      <div class="risks-beside">
        {list}
        <ExplainPanel key={selected} risk={chosen} closeHref={setQuery(`/risks${queryOf(url)}`, { view: 'uses' })} />
      </div>
    )
  }
  return (
    <div class="risks-columns">
      <RiskMap risks={inMap} filters={filters} change={change} />
      {list}
    </div>
  )
}

function queryOf(url: string): string {
  const at = url.indexOf('?')
  return at === -1 ? '' : url.slice(at)
}
