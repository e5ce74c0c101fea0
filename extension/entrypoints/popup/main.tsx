import { render } from 'preact'
import { browser } from 'wxt/browser'
import { guardDoubles } from '../../ui/guardDoubles.ts'
import { Popup } from './Popup.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('popup/index.html has no element with id "root"')

// Only the number of the tab: its address is never asked for.
const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
guardDoubles()
render(<Popup tab={tab?.id ?? null} />, root)
