// shared/ has no clock, no randomness and no globals of a browser or of Node: they are passed in.
const globals = [
  'globalThis', 'window', 'self', 'document', 'location', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'crypto', 'process',
  'performance', 'setTimeout', 'setInterval', 'browser', 'chrome',
]
const calls = ['Date.now', 'Math.random', 'performance.now', 'Temporal.Now']

/** Reports what makes code of shared/ impure. Type positions do not count. */
export const pure = {
  create(context) {
    const report = (node, name) => context.report({ node, message: `pure: shared/ may not use ${name}: take it as an argument` })
    return {
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.computed) return
        const name = `${node.object.name}.${node.property.name}`
        if (calls.includes(name)) report(node, name)
        else if (globals.includes(node.object.name) && isFree(context, node.object)) report(node, node.object.name)
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && globals.includes(node.callee.name) && isFree(context, node.callee)) report(node, node.callee.name)
      },
      VariableDeclarator({ init }) {
        if (init?.type === 'Identifier' && [...globals, 'Math', 'Date'].includes(init.name) && isFree(context, init)) report(init, init.name)
      },
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) report(node, 'new Date()')
      },
    }
  },
}

/** True when nothing in the file declares the name: then it is the global. */
function isFree(context, identifier) {
  for (let scope = context.sourceCode.getScope(identifier); scope !== null; scope = scope.upper) {
    const variable = scope.set.get(identifier.name)
    if (variable !== undefined && variable.defs.length > 0) return false
  }
  return true
}
