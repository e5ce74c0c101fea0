import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { startHost } from './script.ts'

// The content script of pages that belong to an AI service, in the isolated world. An unlisted script, named in the
// manifest by hand: WXT's own content scripts announce themselves to the page, and a page may then tear them down.
export default defineUnlistedScript({
  main() {
    startHost()
  },
})
