import {parseArgs} from 'node:util'
import {benchLarge} from './bench/bench-large.ts'

// What large labs cost, by their number of machines:
//
//   npm run bench:large -- --machines 4,16,32,64 --boxes 3 [--raise-limits]
const {values} = parseArgs({
  options: {
    machines: {type: 'string', default: '4,16,32,64'},
    boxes: {type: 'string', default: '3'},
    'raise-limits': {type: 'boolean', default: false},
  },
})
const sizes = values.machines.split(',').map(Number)
const boxes = Number(values.boxes)
if (![...sizes, boxes].every(size => Number.isInteger(size) && size >= 0))
  throw new Error(`--machines and --boxes must be whole numbers; got ${values.machines} and ${values.boxes}`)

await benchLarge(sizes, boxes, values['raise-limits'] ? ['--raise-limits'] : [])
