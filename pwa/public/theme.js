// Runs before the first paint so that a chosen theme does not flash. Same names as pwa/ui/theme.
try {
  var theme = localStorage.getItem('daybook.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // No storage, no choice: the browser's own preference holds.
}
