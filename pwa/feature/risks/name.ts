import { computed } from '@preact/signals'
import { summary } from '../../worker/index.ts'
import { serviceName } from '../name/index.tsx'

const known = computed(() => new Map(summary.value?.services.map(({ id, name }) => [id, name])))

/** Name of a service as the register has it, so that it is the same before the acts have been read; of the organisation for null. */
export function nameOf(id: string | null): string {
  return (id === null ? undefined : known.value.get(id)) ?? serviceName(id)
}
