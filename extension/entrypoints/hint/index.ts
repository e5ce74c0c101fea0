import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { startHints } from './script.ts'

// Looks at what is pasted, dropped or chosen, in the isolated world of a page that is the working surface of an AI service.
// The background puts it there only while the organisation has hints switched on, and the notice that says so was seen.
export default defineUnlistedScript({
  main() {
    startHints()
  },
})
