import {parseArgs} from 'node:util'
import {benchLarge} from './bench/bench-large.ts'

// What large labs cost, by their number of machines:
//
//   npm run bench:large -- --machines 4,16,32,64 --boxes 3 [--raise-limits] [--provider uml --memory 128MiB]
const {values} = parseArgs({
  options: {
    machines: {type: 'string', default: '4,16,32,64'},
    boxes: {type: 'string', default: '3'},
    'raise-limits': {type: 'boolean', default: false},
    provider: {type: 'string', default: 'lxc'},
    memory: {type: 'string'},
  },
})
const sizes = values.machines.split(',').map(Number)
const boxes = Number(values.boxes)
if (![...sizes, boxes].every(size => Number.isInteger(size) && size >= 0))
  throw new Error(`--machines and --boxes must be whole numbers; got ${values.machines} and ${values.boxes}`)

const words = ['--provider', values.provider, ...(values['raise-limits'] ? ['--raise-limits'] : [])]
await benchLarge(
  sizes.map(machines => ({machines, boxes, memory: values.memory})),
  words,
)
