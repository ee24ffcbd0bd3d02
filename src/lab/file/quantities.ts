import {isTime, parseSize, sizePattern, timePattern, timeRule} from './measures.ts'
import {patterned, ruledText, takes} from './values.ts'

// Quantities with their units. Their readers are apart: a command line needs them without all of the lab file.

const sizeFrom = (leastMiB: number) =>
  ruledText(
    `a size in MiB or GiB, such as ${8 * leastMiB}MiB, from ${leastMiB}MiB to 10000GiB`,
    text => takes(parseSize)(text) && parseSize(text) >= leastMiB * 2 ** 20,
    {pattern: `^${sizePattern}$`},
  )

/** With less no system comes up. */
export const memorySize = sizeFrom(64)

/** Less holds no system, with all that is needed to boot. */
export const diskSize = sizeFrom(256)

export const time = ruledText(timeRule('20ms'), isTime, {pattern: `^${timePattern}$`})

export const share = patterned('a share from 0% to 100%, such as 1%', /^(100|\d{1,2}(\.\d{1,2})?)%$/)

/** A share such as 1% as a number from 0 to 1. */
export const parseShare = (text: string): number => Number(text.slice(0, -1)) / 100
