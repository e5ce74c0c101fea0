// Bench: the register from scratch and after one change. Run: node test/bench/register.ts
import { loadavg } from 'node:os'
import { buildRegister, createRegister } from '#shared/register/register.ts'
import { openQuestions } from '#shared/register/question.ts'
import { enlarged, fixtureActs, fixtureWorkspace } from '#test/fixture/workspace.ts'

function time(run: () => void, times: number): { min: number; median: number } {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { min: taken[0] ?? 0, median: taken[Math.floor(times / 2)] ?? 0 }
}
const show = (name: string, { min, median }: { min: number; median: number }, budget: string) =>
  console.log(`${name.padEnd(46)} min ${min.toFixed(1).padStart(7)} ms   median ${median.toFixed(1).padStart(7)} ms   budget ${budget}`)

const small = await fixtureWorkspace()
const input = enlarged(small, 300, 36)
const register = buildRegister(input)
const instances = [...register.services.values()].flatMap((service) => service.risks)
console.log(`load ${loadavg().map((value) => value.toFixed(1)).join(' ')}; ${register.services.size} services, ${input.tables.evidence.length} months, ${input.tables.evidence.reduce((sum, table) => sum + table.rows.length, 0)} evidence rows, ${instances.length} risk instances`)

show('from scratch', time(() => buildRegister(input), 15), '250 ms')

const live = createRegister(input.catalogue, input.today)
live.setTables(input.tables)
live.setActs(input.acts)
live.update()
const entry = { value: 'signed', source: 'Contract', checkedOn: '2026-11-20', confidence: 'contract', expiresOn: '2027-05-20', editedBy: 'member-procurement', editedOn: '2026-11-20' } as const
show('one draft entry', time(() => { live.setEntry('procurement', 'fact/chatgpt/personal_free/s.dpa', entry); live.update() }, 200), '5 ms')
const more = await fixtureActs([{ day: '2026-11-20', by: 'procurement', reason: 'Checked', content: { kind: 'confirm-fact', service: 'claude', accountType: 'corporate_team', fact: 's.dpa', value: 'signed', source: 'Contract', checkedOn: '2026-11-20', confidence: 'contract', expiresOn: '2027-05-20', proposedBy: null } }], input.acts)
let flip = false
show('one act', time(() => { flip = !flip; live.setActs(flip ? more : input.acts); live.update() }, 200), '5 ms')
show('one fact of the organisation (all services)', time(() => { live.setEntry('governance', 'fact/organisation/o.literacyRate', { ...entry, value: 0.9 }); live.update() }, 15), '-')
show('open questions', time(() => { openQuestions(instances) }, 20), '-')
