import { catalogueMessages } from '#shared/message/catalogue.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Icon } from '../../../ui/icon/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { filterNames, filterValues, type FilterName, type Filters } from '../state.ts'

type FilterBarProps = { readonly filters: Filters; readonly change: (changes: Readonly<Record<string, string | null>>) => void }

/** Filters as chips: each shows what it lets through and how to take it away. */
export function FilterBar({ filters, change }: FilterBarProps) {
  const texts = textsOf(pwaInventoryMessages)
  const wordOf = useWords()
  const chosen = filterNames.flatMap((name) => (filters[name] === undefined ? [] : [{ name, value: filters[name] }]))
  return (
    <search class="filters" aria-label={texts.filter}>
      <input
        type="search"
        class="input filter-text"
        data-filter
        placeholder={texts.search}
        aria-label={texts.search}
        value={filters.text ?? ''}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      {filterNames.filter((name) => filters[name] === undefined).map((name) => (
        <select key={name} class="filter-choice" aria-label={texts[name]} value="" onChange={(event) => change({ [name]: event.currentTarget.value })}>
          <option value="">{texts[name]}</option>
          {filterValues[name].map((value) => (
            <option key={value} value={value}>{wordOf(name, value)}</option>
          ))}
        </select>
      ))}
      {chosen.map(({ name, value }) => (
        <button key={name} type="button" class="chip" aria-label={texts.remove(`${texts[name]}: ${wordOf(name, value)}`)} onClick={() => change({ [name]: null })}>
          <span>{texts[name]}: {wordOf(name, value)}</span>
          <Icon name="close" />
        </button>
      ))}
      {chosen.length + (filters.text ? 1 : 0) > 1 && (
        <Button look="quiet" onClick={() => change(Object.fromEntries([...filterNames, 'text'].map((name) => [name, null])))}>{texts.clear}</Button>
      )}
    </search>
  )
}

function useWords(): (name: FilterName, value: string) => string {
  const taxonomy = textsOf(taxonomyMessages)
  const categories: Readonly<Record<string, string>> = textsOf(catalogueMessages).category
  const risks: Readonly<Record<string, string>> = textsOf(pwaRegisterMessages).riskLevel
  const labels = { status: taxonomy.status, level: taxonomy.level } as Readonly<Record<string, Readonly<Record<string, { readonly label: string }>>>>
  return (name, value) => (name === 'category' ? categories[value] : name === 'risk' ? risks[value] : labels[name]?.[value]?.label) ?? value
}
