import type {ProvidedMachine} from '../../src/providers/provider.ts'
import {type ContractLab, output, processesLike, type Serial} from './contract-lab.ts'

/** When a command ends, and what it cannot see of its caller. */
export function deadlineTests(serial: Serial, contract: ContractLab): void {
  const first = (): ProvidedMachine => contract.machine(0)

  serial('a deadline ends the command and all that it started on the machine', async t => {
    const script = '(trap "" TERM; sleep 7531; sleep 7531) & sleep 7531 & sleep 7531'
    for (const place of [contract.lab.host, first()]) {
      const result = await place.run(['sh', '-c', script], {timeoutMs: 500})
      t.true(result.timedOut, place.name)
      t.true(result.durationMs < 6000, `${place.name}: ${result.durationMs} ms`)
      t.is((await processesLike(place, 'sleep 7531')).stdout, '', place.name)
    }
  })

  serial('a deadline ends also who ignores the request to end', async t => {
    for (const place of [contract.lab.host, first()]) {
      const script = 'trap "" TERM; echo begun; while :; do sleep 7532; done'
      const result = await place.run(['sh', '-c', script], {timeoutMs: 500})
      t.true(result.timedOut, place.name)
      t.is(result.stdout, 'begun\n')
      t.true(result.durationMs < 10_000, `${place.name}: ${result.durationMs} ms`)
      for (const beginning of ['sleep 7532', 'sh -c trap'])
        t.is((await processesLike(place, beginning)).stdout, '', place.name)
    }
  })

  serial('a daemon that a command starts outlives it', async t => {
    const daemon = 'setsid sleep 7533 </dev/null >/dev/null 2>&1 &'
    await output(first(), ['sh', '-c', daemon])
    t.regex((await processesLike(first(), 'sleep 7533')).stdout, /sleep 7533/)
    await output(first(), ['pkill', '--full', '^sleep 7533'])
  })

  serial('aborting gives up at once, with the reason', async t => {
    const stop = new AbortController()
    const start = performance.now()
    setTimeout(() => stop.abort(new Error('stop now')), 200)
    const waiting = first().run(['sleep', '20'], {signal: stop.signal})
    await t.throwsAsync(waiting, {message: 'stop now'})
    t.true(performance.now() - start < 3000)
  })

  serial('nothing of the caller’s environment enters', async t => {
    process.env.FANLAB_SECRET_OF_TEST = 'token'
    t.teardown(() => delete process.env.FANLAB_SECRET_OF_TEST)
    const mayBe = new Set(['PATH', 'HOME', 'LANG', 'PWD', 'OLDPWD', 'SHLVL', '_', 'container'])
    for (const place of [contract.lab.host, first()]) {
      const names = (await output(place, ['env', '-0'])).split('\0').map(line => line.split('=')[0])
      t.deepEqual(
        names.filter(name => name && !mayBe.has(name)),
        [],
        place.name,
      )
      t.is(
        (await output(place, ['sh', '-c', 'cat /proc/*/environ | grep -c FANLAB_SECRET || true'])).trim(),
        '0',
      )
      t.is((await output(place, ['id', '-u'])).trim(), '0')
    }
  })
}
