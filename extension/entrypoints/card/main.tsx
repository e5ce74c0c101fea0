import { render } from 'preact'
import { Frame } from './Frame.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('card/index.html has no element with id "root"')
render(<Frame />, root)
