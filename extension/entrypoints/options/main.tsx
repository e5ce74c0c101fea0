import { render } from 'preact'
import { guardDoubles } from '../../ui/guardDoubles.ts'
import { Options } from './Options.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('options/index.html has no element with id "root"')
guardDoubles()
render(<Options />, root)
