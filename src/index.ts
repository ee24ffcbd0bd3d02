// What scenarios import, from the bundle dist/fanlab.mjs.

export {$} from './process/shell.ts'
export {sabotages} from './sabotage/index.ts'
export {checks} from './scenario/checks.ts'
export {keepOneLab} from './scenario/keep-lab.ts'
export {openShell, runInLab} from './scenario/open-shell.ts'
export {expectCaught, provocationTable, provoke, waitUntilGreen} from './scenario/provoke.ts'
export {removeLabs} from './scenario/remove-labs.ts'
export {runScenario} from './scenario/run-scenario.ts'
export {showDiagnosis} from './scenario/show-diagnosis.ts'
export {showStatus} from './scenario/show-status.ts'
export {steps} from './scenario/steps.ts'
export {visitLab} from './scenario/visit-lab.ts'
