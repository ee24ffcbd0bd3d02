// What the article's scripts import, from the bundle dist/article.mjs.

export {checks} from './checks.ts'
export {sabotages} from './sabotage/index.ts'
export {steps} from './steps.ts'
export {fanAt, loadBalancer, member, members} from './the-lab.ts'
