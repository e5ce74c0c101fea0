import { render } from 'preact'
import { guardClicks } from '../../platform/sight.ts'
import { guardDoubles } from '../../ui/guardDoubles.ts'
import { clickKept, Frame } from './Frame.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('card/index.html has no element with id "root"')
guardDoubles()
guardClicks(() => dispatchEvent(new Event(clickKept)))
render(<Frame />, root)
