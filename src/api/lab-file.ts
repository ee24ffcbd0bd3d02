// What the scripts of commands import that only work with a lab file, from the bundle dist/lab-file.mjs: they are to start
// quickly, and need nothing of what makes a lab.

export {beginLab} from '../cli/begin-lab.ts'
export {drawLab} from '../cli/draw-lab.ts'
export {validateLab} from '../cli/validate-lab.ts'
