import { Reports } from '../../feature/report/index.ts'
import type { HomeState, ServiceView } from '../../platform/message.ts'
import { useReply } from '../../platform/useReply.ts'

type ReportsSectionProps = {
  readonly home: HomeState
  /** Id of the service the address names, as from a page that stopped its use; null: none. */
  readonly service: string | null
}

/** Requests and concerns with room. An address such as `#request/claude` opens the form for that service. */
export function ReportsSection({ home, service }: ReportsSectionProps) {
  return service === null ? <Reports setting={home} service={null} whole /> : <AboutService key={service} home={home} service={service} />
}

function AboutService({ home, service }: { readonly home: HomeState; readonly service: string }) {
  const [reply] = useReply({ kind: 'report/service', service }, null)
  if (reply.state === 'waiting') return null
  const known: ServiceView | null = reply.state === 'here' ? (reply.value ?? null) : null
  return <Reports setting={home} service={known} asks whole />
}
