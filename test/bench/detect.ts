// Budgets: URL to service and signal below 1 microsecond warm and at least 10 times faster than @ghostery/adblocker on
// the same hosts in the same run; catalogue load at a cold start below 10 ms. The peers answer less: whether a host is
// on the list. @ghostery/adblocker in turn matches the full Adblock syntax, far more than this list needs.
import { coldStarts } from './detect/cold.ts'
import { compiled, contenders, hosts, urls } from './detect/contender.ts'
import { race, type Runner } from './detect/warm.ts'

function row(label: string, values: readonly string[]): void {
  console.log(label.padEnd(38) + values.map((value) => value.padStart(15)).join(''))
}
const ms = (value: number): string => `${value.toFixed(2)} ms`
const ns = (value: number): string => `${Math.round(value).toLocaleString('en-GB')} ns`
const kb = (value: number): string => `${Math.round(value).toLocaleString('en-GB')} KB`

console.log(`${compiled.services.length} services, ${hosts.length} hosts the same for all, ${urls.length} URLs; of times the quickest`)

const cold = (await coldStarts(contenders)).map((figures, index) => ({ figures, label: contenders[index]?.label ?? '', count: contenders[index]?.urls.length ?? NaN }))
console.log('\ncold, each in a process of its own; load: from the data of the build to a matcher (budget of daybook: 10 ms)')
row('', ['code, gzip', 'data, gzip', 'run the code', 'load', 'first answer', 'per URL, once'])
for (const { figures: { codeSize, dataSize, code, load, first, all }, label, count } of cold) {
  row(label, [`${codeSize.toFixed(1)} kB`, `${dataSize.toFixed(1)} kB`, ms(code), ms(load), ms(first), ns((all / count) * 1e6)])
}

console.log('\nmemory of code and matcher')
row('', ['loaded', 'after all URLs'])
for (const { figures, label } of cold) row(label, [kb(figures.loaded), kb(figures.used)])

const runners = contenders.map(({ label, urls: own, load }): Runner => ({ label, urls: own, see: load() }))
const [daybook, ...peers] = runners as [Runner, ...Runner[]]
const [misses, hits] = [urls.filter((url) => !daybook.see(url)), urls.filter(daybook.see)]
const racers = [
  { ...daybook, label: 'daybook: URL to service, signal, rule' },
  { ...daybook, label: `daybook, the ${misses.length} that are none`, urls: misses },
  { ...daybook, label: `daybook, the ${hits.length} that are one`, urls: hits },
  ...peers,
]
const times = race(racers)
console.log('\nwarm, per URL (budget of daybook: 1,000 ns, and a tenth of @ghostery/adblocker)')
row('', ['time', 'x daybook', 'URLs'])
racers.forEach(({ label, urls: { length } }, index) => row(label, [ns(times[index] ?? NaN), ((times[index] ?? NaN) / (times[0] ?? NaN)).toFixed(1), String(length)]))
