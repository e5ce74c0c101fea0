import '../ui/style/index.ts'
import './shell.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { startData } from '../data/index.ts'
import { locale } from '../ui/locale/index.ts'
import { applyTheme } from '../ui/theme/index.ts'
import { App, preloadFailure } from './app.tsx'
import { preload } from './pages.ts'
import { allowOwnWorkers } from './trusted.ts'

applyTheme()
allowOwnWorkers()
effect(() => {
  document.documentElement.lang = locale.value
})

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no element #app')
render(<App />, root)

void startData()
preload(location.pathname)
void import('./update.ts').then(({ registerServiceWorker }) => registerServiceWorker())
void preloadFailure()
