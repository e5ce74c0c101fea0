import { render } from 'preact'
import { guardDoubles } from '../../ui/guardDoubles.ts'
import { Stop } from './Stop.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('stop/index.html has no element with id "root"')
const asked = new URLSearchParams(location.search)
// The address of the page that was meant is not known here: only the service, and the rule where an answer has led here.
guardDoubles()
render(<Stop service={asked.get('service') ?? ''} rule={asked.get('rule')} />, root)
