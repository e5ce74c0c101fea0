import { useMemo } from 'preact/hooks'
import { formatNumber } from '#shared/message/format.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import { EmptyState } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { Tabs } from '../../ui/tabs/index.tsx'
import { questions, riskInstances } from '../../worker/index.ts'
import { RegisterGate, serviceName, setQuery, useQuery, useRowKeys } from '../mark/index.tsx'
import { ExplainPanel } from './parts/explain.tsx'
import { RiskList } from './parts/list.tsx'
import { RiskMap } from './parts/map.tsx'
import { QuestionList } from './parts/questions.tsx'
import { compareRisks, matches, readQuery } from './state.ts'
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
  const view = query['view'] === 'questions' && selected === null ? 'questions' : 'register'
  const base = setQuery(`/risks${url.includes('?') ? url.slice(url.indexOf('?')) : ''}`, { view: null })
  return (
    <RegisterGate>
      {() => {
        const all = riskInstances.value
        const active = all.filter((risk) => risk.active).length
        const open = all.filter((risk) => risk.status === 'needs-facts').length
        if (all.length === 0) {
          return (
            <>
              <PageHeader title={texts.title} />
              <EmptyState title={texts.list.empty}>{texts.list.emptyText}</EmptyState>
            </>
          )
        }
        return (
          <>
            <PageHeader title={texts.title} note={texts.note(active, open)} />
            <Tabs
              label={texts.views}
              current={view}
              tabs={[
                { id: 'register', label: texts.register, href: base, count: formatNumber(locale.value, active + open) },
                { id: 'questions', label: texts.questions, href: '/risks?view=questions', count: formatNumber(locale.value, questions.value.length) },
              ]}
            />
            {view === 'questions' ? <QuestionList /> : <RegisterView selected={selected} />}
          </>
        )
      }}
    </RegisterGate>
  )
}

function RegisterView({ selected }: { readonly selected: string | null }) {
  const { query, url, change } = useQuery()
  const filters = readQuery(query)
  const all = riskInstances.value
  const sorted = useMemo(() => all.toSorted(compareRisks), [all])
  const words = (risk: (typeof all)[number]) => `${riskText(risk.risk, locale.value).title} ${serviceName(risk.service)} ${risk.risk}`
  const rows = sorted.filter((risk) => matches(risk, filters, words))
  const { cell: _, ...beforeCell } = filters
  const inMap = all.filter((risk) => risk.active && matches(risk, beforeCell, words))
  const chosen = selected === null ? null : (all.find((risk) => risk.id === selected) ?? undefined)
  const hrefOf = (id: string) => setQuery(`/risks/${id}${queryOf(url)}`, {})
  const closeHref = `/risks${queryOf(url)}`
  if (selected !== null) {
    return (
      <div class="risks-beside">
        <RiskList rows={rows} all={all} filters={filters} change={change} hrefOf={hrefOf} selected={selected} />
        <ExplainPanel key={selected} risk={chosen ?? null} closeHref={closeHref} />
      </div>
    )
  }
  return (
    <div class="risks-columns">
      <RiskMap risks={inMap} filters={filters} change={change} />
      <RiskList rows={rows} all={all} filters={filters} change={change} hrefOf={hrefOf} selected={null} />
    </div>
  )
}

function queryOf(url: string): string {
  const at = url.indexOf('?')
  return at === -1 ? '' : url.slice(at)
}
