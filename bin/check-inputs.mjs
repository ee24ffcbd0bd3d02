// check-inputs.mjs FLAGS...: tells the action, as a list in JSON, what is wrong with its inputs.
import {refusedInputs} from '../dist/fanlab.mjs'

process.stdout.write(JSON.stringify(refusedInputs(process.argv.slice(2))))
