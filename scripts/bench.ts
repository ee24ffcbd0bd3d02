import {resolve} from 'node:path'
import {parseArgs} from 'node:util'

// What fanlab takes, against its budgets:
//
//   npm run bench                      the article's lab, three rounds, with the least script that makes it by hand
//   npm run bench -- --against COMMIT  the same beside another commit; `--home FOLDER` is kept, with the image that it takes
//   npm run bench -- --labs            labs of other kinds: routers, packages, 32 endpoints, a file that is validated; `--only`
//                                      one of them
//   npm run bench -- --cuts            whether what is told of an outage is true
const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '3'},
    provider: {type: 'string', default: 'lxc'},
    against: {type: 'string'},
    home: {type: 'string'},
    'up-only': {type: 'boolean', default: false},
    labs: {type: 'boolean', default: false},
    only: {type: 'string'},
    cuts: {type: 'boolean', default: false},
  },
})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs must be a number from 1; got ${values.runs}`)

if (values.labs) {
  const {benchLabs} = await import('./bench/bench-labs.ts')
  await benchLabs(runs, values.only)
}
if (values.cuts) {
  const {benchCuts} = await import('./bench/bench-cuts.ts')
  await benchCuts()
}
if (!values.labs && !values.cuts) {
  const {benchArticle} = await import('./bench/bench-article.ts')
  const {provider, against, home, 'up-only': upOnly} = values
  await benchArticle({runs, provider, against, home: home === undefined ? undefined : resolve(home), upOnly})
}
