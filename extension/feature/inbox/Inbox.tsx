import { useState } from 'preact/hooks'
import type { Answer } from '#shared/declaration/schema.ts'
import { formatWeekday } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { purposes } from '#shared/taxonomy/lists.ts'
import { call } from '../../platform/client.ts'
import type { Justified } from '../../platform/ladderMessage.ts'
import type { AnswerResult, InboxItem, ServiceView } from '../../platform/message.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { answerInWords, Declare } from '../declare/index.ts'
import { FaultLine } from '../fault/index.ts'

type Group = { readonly service: ServiceView; readonly items: readonly InboxItem[]; readonly last: Answer | null }

/** Uses that wait for an answer: by service, or all in one go. */
export function Inbox({ items }: { readonly items: readonly InboxItem[] }) {
  const locale = useLocale()
  const messages = popupMessages[locale].inbox
  const [open, setOpen] = useState<readonly InboxItem[] | null>(null)
  const [report, setReport] = useState('')
  const task = useTask()
  const groups = groupsOf(items)

  /** Gives one answer to several uses; tells how many took it. What was removed meanwhile does not stop the rest. */
  async function answerAll(list: readonly InboxItem[], answer: Answer, overridden: boolean, justification: Justified | null): Promise<AnswerResult> {
    let saved: AnswerResult | null = null
    let fault: AnswerResult | null = null
    let [count, gone] = [0, 0]
    for (const { session } of list) {
      // One after the other: the first refusal or full disk must be seen before the next is tried.
      const result = await call({ kind: 'session/answer', session, answer, memory: 'tab', overridden, ...(justification === null ? {} : { justification }) })
      if (result.ok) {
        saved = result
        count += 1
      } else if (result.reason === 'gone') gone += 1
      else fault ??= result
    }
    setReport([count > 0 ? messages.saved(count) : '', gone > 0 ? messages.gone(gone) : ''].filter(Boolean).join(' '))
    return fault ?? saved ?? { ok: false, reason: 'gone' }
  }

  async function again({ items: list, last }: Group): Promise<void> {
    if (last === null) return
    const result = await answerAll(list, last, false, null).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    // A reason is needed: the question, which asks for it.
    if (!result.ok && result.reason === 'justify') return setOpen(list)
    task.fail(result.ok ? null : result.reason)
  }

  if (items.length === 0 && report === '') return null
  const oneService = open !== null && groupsOf(open).length === 1 ? (open[0]?.service ?? null) : null
  return (
    <section class="inbox" aria-labelledby="inbox-title">
      <h2 id="inbox-title">
        {messages.title} {items.length > 0 && <span class="count">{items.length}</span>}
      </h2>
      <output class="small">{report}</output>
      {open === null ? (
        <>
          {items.length > 0 && <p class="small quiet">{messages.intro}</p>}
          <ul class="rows">
            {groups.map((group) => (
              <li key={group.service.id}>
                <p>
                  <strong>{group.service.name}</strong>{' '}
                  <span class="small quiet">
                    {messages.uses(group.items.length)} · {daysOf(group).map((day) => formatWeekday(locale, day)).join(', ')}
                  </span>
                </p>
                {group.last !== null && (
                  <p class="small">
                    <span class="quiet">{messages.last}</span> {answerInWords(taxonomyMessages[locale], group.last)}
                  </p>
                )}
                <p class="row-actions">
                  {group.last !== null && (
                    <button type="button" class="button small" aria-label={`${messages.again}: ${group.service.name}`} onClick={() => void again(group)}>
                      {messages.again}
                    </button>
                  )}
                  <button type="button" class="button text small" aria-label={`${messages.answer}: ${group.service.name}`} onClick={() => setOpen(group.items)}>
                    {messages.answer}
                  </button>
                </p>
              </li>
            ))}
          </ul>
          <FaultLine fault={task.fault} />
          {items.length > 0 && (
            <p class="row-actions">
              {groups.length > 1 && (
                <button type="button" class="button" onClick={() => setOpen(items)}>
                  {messages.all(items.length)}
                </button>
              )}
              <button type="button" class="button text" disabled={task.isRunning} onClick={() => void task.run({ kind: 'inbox/clear' })}>
                {messages.clear}
              </button>
            </p>
          )}
        </>
      ) : (
        <>
          <p class="fact">
            <strong>{oneService?.name ?? messages.forAll(open.length)}</strong>
            <button type="button" class="button text small" onClick={() => setOpen(null)}>
              {popupMessages[locale].here.cancel}
            </button>
          </p>
          <Declare
            service={oneService}
            policy={null}
            alternative={null}
            purposes={purposesFor(open)}
            last={oneService === null ? null : (open[0]?.last ?? null)}
            accountType={null}
            asksConnectors={false}
            given={null}
            remembers={false}
            onSave={(answer, _memory, overridden, justification) => answerAll(open, answer, overridden, justification)}
            onSaved={() => setOpen(null)}
          />
        </>
      )}
    </section>
  )
}

function groupsOf(items: readonly InboxItem[]): Group[] {
  const byService = new Map<string, InboxItem[]>()
  for (const item of items) byService.set(item.service.id, [...(byService.get(item.service.id) ?? []), item])
  return [...byService.values()].flatMap((list) => {
    const [first] = list
    return first === undefined ? [] : [{ service: first.service, items: list, last: first.last }]
  })
}

function daysOf({ items }: Group): string[] {
  return [...new Set(items.map(({ day }) => day))].sort()
}

/** Purposes of the last answers first, then the list's order. */
function purposesFor(items: readonly InboxItem[]) {
  const own = items.flatMap(({ last }) => (last === null ? [] : [last.purpose]))
  return [...new Set([...own, ...purposes.map(({ id }) => id)])]
}
