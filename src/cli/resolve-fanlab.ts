import module from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {packageRoot} from '../process/package-root.ts'

let done = false

/** From now on `import … from 'fanlab'` means this very code, also in a folder without node_modules. */
export function resolveFanlab(): void {
  if (done) return
  done = true
  const {href: url} = pathToFileURL(join(packageRoot, 'dist', 'fanlab.mjs'))
  const {registerHooks} = module as {registerHooks?: typeof module.registerHooks}
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'fanlab' ? {url, shortCircuit: true} : next(specifier, context),
    })
    return
  }
  // Node 20 has hooks in a thread of their own only.
  const hook = `export const resolve = (specifier, context, next) =>
    specifier === 'fanlab' ? {url: ${JSON.stringify(url)}, shortCircuit: true} : next(specifier, context)`
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`)
}
