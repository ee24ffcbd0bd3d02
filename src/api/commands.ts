// What the scripts of commands import that tell no story, from the bundle dist/commands.mjs: they look at labs, enter and
// remove them, and need nothing of what tests one.

export {capturePackets} from '../cli/capture-packets.ts'
export {keepOneLab} from '../cli/keep-lab.ts'
export {openShell, runInLab} from '../cli/open-shell.ts'
export {removeLabs} from '../cli/remove-labs.ts'
export {showDiagnosis} from '../cli/show-diagnosis.ts'
export {showStatus} from '../cli/show-status.ts'
