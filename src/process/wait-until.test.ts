import test from 'ava'
import {LabError} from './lab-error.ts'
import {Hopeless, waitUntil} from './wait-until.ts'

/** A probe that gives these one after the other, and the last one for ever. */
function sights<T>(...list: ({value: T} | {notYet: string} | Error)[]) {
  let tries = 0
  const probe = async (): Promise<{value: T} | {notYet: string}> => {
    const sight = list[Math.min(tries++, list.length - 1)] as (typeof list)[number]
    if (sight instanceof Error) throw sight
    return sight
  }
  return {probe, tries: () => tries}
}

test('the value is given as soon as it is seen', async t => {
  const {probe, tries} = sights({notYet: 'dark'}, {notYet: 'dim'}, {value: 'light'})
  t.is(await waitUntil('there is light', probe, {within: 5000}), 'light')
  t.is(tries(), 3)
})

test('a value that is there at once costs no time, even with no time left', async t => {
  t.is(await waitUntil('it is there', sights({value: 0}).probe, {within: 0}), 0)
})

test('on expiry the error tells how long, how many tries, and what was seen last', async t => {
  const {probe, tries} = sights({notYet: 'first'}, {notYet: 'second'}, {notYet: 'last'})
  const start = performance.now()
  const error = await t.throwsAsync(waitUntil('there is light', probe, {within: 300, hint: 'look up'}), {
    instanceOf: LabError,
  })
  t.true(performance.now() - start < 1000)
  t.is((error as LabError).hint, 'look up')
  const said =
    /^timed out after (0\.\d) s \((\d+) tries\) waiting until there is light; last seen: last$/.exec(
      error?.message ?? '',
    )
  t.is(Number(said?.[2]), tries())
  t.true(tries() > 3)
})

test('an error of the lab is something seen, not the end', async t => {
  const {probe} = sights(new LabError('cannot reach lxd-1: no route'), {value: 1})
  t.is(await waitUntil('it answers', probe, {within: 5000}), 1)
  const failing = sights(new LabError('cannot reach lxd-1: no route')).probe
  await t.throwsAsync(waitUntil('it answers', failing, {within: 50}), {
    message: /; last seen: cannot reach lxd-1: no route$/,
  })
})

test('what is hopeless ends the wait at once', async t => {
  const {probe, tries} = sights({notYet: 'starting'}, new Hopeless('the unit failed'))
  await t.throwsAsync(waitUntil('the unit runs', probe, {within: 60_000}), {
    instanceOf: Hopeless,
    message: 'the unit failed',
  })
  t.is(tries(), 2)
})

test('any other error passes through: it is a mistake of ours', async t => {
  const {probe, tries} = sights(new TypeError('undefined is not a function'))
  await t.throwsAsync(waitUntil('it works', probe, {within: 60_000}), {instanceOf: TypeError})
  t.is(tries(), 1)
})

test('an aborted wait ends with the reason', async t => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(new Error('stop now')), 50)
  const {probe} = sights({notYet: 'dark'})
  const start = performance.now()
  await t.throwsAsync(waitUntil('there is light', probe, {within: 60_000, signal: stop.signal}), {
    message: 'stop now',
  })
  t.true(performance.now() - start < 1000)
})
