import test from 'ava'
import {parseSize, parseTime} from './measures.ts'
import {takes} from './values.ts'

test('a size or a time is judged by what it is, not by its digits', t => {
  t.is(parseSize('16384MiB'), parseSize('16GiB'))
  t.is(parseSize('1.25GiB'), 1280 * 2 ** 20)
  t.is(parseTime('100000ms'), 100_000)
  t.is(parseTime('0.25s'), 250)
  t.is(parseTime('1.001s'), 1001)
})

test('a time that no timer can wait for is none, and neither is a size beyond all disks', t => {
  t.is(parseTime('34560m'), 24 * 86_400_000)
  for (const text of ['34561m', '2073600001ms', '40000m', '1h', 's', '', '-1s'])
    t.false(takes(parseTime)(text), text)
  t.true(takes(parseSize)('10000GiB'))
  for (const text of ['10001GiB', '0MiB', '0.000MiB', '1TiB', 'MiB', ''])
    t.false(takes(parseSize)(text), text)
})
