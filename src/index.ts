// What scenarios import, from the bundle dist/fanlab.mjs.
export {checks} from './scenario/checks.ts'
export {runScenario} from './scenario/run-scenario.ts'
export {steps} from './scenario/steps.ts'
