import type {Lab} from '../../src/lab/lab.ts'
import type {StepContext} from '../../src/lab/step-context.ts'

/** What a step gets, for a lab of the tests: it runs, and nobody measures it. */
export const stepContext = (lab: Lab): StepContext => ({
  ...{lab, engine: 'auto'},
  timed: (_, __, work) => work(),
  fact() {},
  secret() {},
})
