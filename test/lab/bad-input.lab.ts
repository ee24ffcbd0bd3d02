import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import type {HostSnapshot} from '../support/host-snapshot.ts'
import {copyCheckout, makeWorld, systemPath, type World} from '../support/life-test.ts'
import {type Ended, startChild} from '../support/start-child.ts'

// Everything that has to be refused before anything is created: one message, the right exit code, nothing left.

let world: World
let before: HostSnapshot
test.before(async () => {
  world = await makeWorld()
  before = await world.snapshot()
})
test.after.always(() => world?.end())

interface Refusal {
  status: number
  message: RegExp
  hint?: RegExp
  /** Whether there is a report. Default: unless the usage is wrong. */
  report?: boolean
}

/**
 * Asserts that a run ended as it should, with one message of ours and no trace, and that nothing is there but a report,
 * whose only case that did not pass tells why. Wrong usage has none: nobody knows yet where it should go.
 */
const refused = test.macro({
  async exec(
    t,
    start: () => Promise<Ended> | Ended,
    {status, message, hint, report = status === 2}: Refusal,
  ) {
    const file = join(world.reports, 'TEST-full.xml')
    rmSync(file, {force: true})
    const ended = await start()
    t.is(ended.status, status, ended.output)
    t.regex(ended.output, message)
    if (hint) t.regex(ended.output, hint)
    t.is(ended.output.match(/^fanlab: /gm)?.length, 1, ended.output)
    t.notRegex(ended.output, /^\s+at .+:\d+:\d+\)?$/m, 'no trace of calls')
    t.false(existsSync(join(world.stateDir, 'labs')))
    t.deepEqual(
      readdirSync(world.stateDir).filter(name => !ownFiles.includes(name)),
      ['images'],
    )
    t.is(existsSync(file), report)
    if (report) t.is(readFileSync(file, 'utf8').match(/<error /g)?.length, 1)
    await world.untilAsBefore(before)
  },
  title: (title = '') => `refused: ${title}`,
})

/** What a state folder has of its own; a run that is refused early has not looked at it. */
const ownFiles = ['.fanlab-state', 'lock']

const full =
  (...flags: string[]) =>
  () =>
    world.run('full', flags)

test.serial('an unknown flag', refused, full('--lap', 'x'), {
  status: 64,
  message: /^fanlab: Unknown option '--lap'/m,
  hint: /^hint: \S*bin\/fanlab full --help$/m,
})
test.serial('a word too many', refused, full('lxd-1'), {status: 64, message: /lxd-1/})
test.serial('a flag without its value', refused, full('--lab'), {status: 64, message: /--lab/})
test.serial('an unknown provider', refused, full('--provider', 'vmware'), {
  status: 64,
  message: /^fanlab: --provider must be one of lxc.*; got "vmware"$/m,
})
test.serial('an unknown distribution', refused, full('--distribution', 'slackware'), {
  status: 64,
  message: /^fanlab: --distribution must be one of debian-12, .*; got "slackware"$/m,
})
for (const name of ['', 'Ä b', '../x', 'a/b', '-a', 'a.b', 'x'.repeat(21)]) {
  test.serial(`the lab name ${JSON.stringify(name)}`, refused, full(`--lab=${name}`), {
    status: 64,
    message: /^fanlab: --lab must be 1 to 20 of a-z, 0-9 and inner '-'; got ".*": choose another name$/m,
  })
}
test.serial(
  'prefixes that are no fan pair',
  refused,
  full('--underlay', '10.0.0.0/8', '--overlay', '240.0.0.0/8'),
  {
    status: 64,
    message: /^fanlab: --underlay 10\.0\.0\.0\/8 and --overlay 240\.0\.0\.0\/8 are not a valid fan pair: /m,
  },
)
test.serial('an underlay that is no prefix', refused, full('--underlay', '10.79.89/33'), {
  status: 64,
  message: /^fanlab: --underlay: /m,
})
test.serial('Ubuntu’s own fan on machines that cannot have it', refused, full('--fan', 'ubuntu'), {
  status: 2,
  message: /^fanlab: cannot use the fan engine ubuntu: debian's kernel and iproute2 have no fan-map/m,
  hint: /^hint: --fan ebpf, or machines of Ubuntu/m,
})
test.serial('an apt source that is none', refused, full('--apt-source', 'rm -rf /'), {
  status: 64,
  message: /^fanlab: --apt-source: cannot use apt source "rm -rf \/"/m,
  hint: /^hint: /m,
})
test.serial(
  'several packages and sources, all of which are told',
  refused,
  full('--package', 'lxd-', '--package', '/none.deb', '--apt-source', 'deb ssh://x y z', '--keep-for', '1w'),
  {
    status: 64,
    message:
      /--package: cannot use package "lxd-"[\s\S]*"\/none\.deb"[\s\S]*"deb ssh:[\s\S]*--keep-for|--keep-for[\s\S]*"deb ssh:[\s\S]*"lxd-"[\s\S]*"\/none\.deb"/,
  },
)
test.serial(
  'a hypervisor that is none, before anything is installed for it',
  refused,
  full('--provider', 'vagrant', '--hypervisor', 'nonsense'),
  {status: 64, message: /^fanlab: --hypervisor must be one of virtualbox, .*; got "nonsense"$/m},
)
test.serial('an inventory that never ends', refused, full('--provider', 'ssh', '--inventory', '/dev/zero'), {
  status: 64,
  message: /^fanlab: --inventory: got "\/dev\/zero": it is a device, not a file$/m,
})
test.serial('a reports path below a file', refused, full('--reports', '/etc/passwd/reports'), {
  status: 64,
  message: /^fanlab: --reports must be a folder of your own, .*; got "\/etc\/passwd\/reports"/m,
})
test.serial('a reports path that nobody can write', refused, full('--reports', '/proc/reports'), {
  status: 64,
  message: /^fanlab: --reports must be a folder of your own, .*; got "\/proc\/reports"/m,
})
for (const flag of ['--result', '--timings']) {
  for (const device of ['/dev/null', '/dev/full', '/dev/stdout'])
    test.serial(`${flag} ${device}`, refused, full(flag, device), {
      status: 64,
      message: new RegExp(`^fanlab: ${flag} must be a file of your own, .*; got "${device}"`, 'm'),
    })
}

test.serial(
  'neither root nor sudo',
  refused,
  () => {
    const checkout = join(world.scratch, 'checkout')
    copyCheckout(checkout)
    const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'node']
    const env = {...world.env, PATH: without('sudo'), HOME: '/nonexistent'}
    return startChild([...nobody, 'scenarios/full.mjs', '--reports', world.reports], {cwd: checkout, env})
      .ended
  },
  {
    status: 2,
    message: /^fanlab: cannot make a lab: it needs root, or sudo without a password$/m,
    hint: /^hint: sudo \S+ \S+full\.mjs.*NOPASSWD/m,
    report: false,
  },
)

test.serial(
  'a missing tool with --no-install',
  refused,
  () => world.run('full', ['--no-install'], {PATH: without('lxc-start')}),
  {
    status: 2,
    message: /^fanlab: cannot make a lab: the host has no lxc-start, and --no-install was given$/m,
    hint: /^hint: apt-get install --yes --no-install-recommends lxc$/m,
  },
)

test.serial(
  'packages that cannot be installed',
  refused,
  () => {
    const path = without('lxc-start', 'apt-get')
    script(join(path, 'apt-get'), 'echo "E: Unable to locate package lxc" >&2; exit 100')
    return world.run('full', [], {PATH: path})
  },
  {
    status: 2,
    message: /^fanlab: cannot install the host's packages: E: Unable to locate package lxc$/m,
    hint: /^hint: apt-get install .*lxc$/m,
  },
)

test.serial('Ctrl-C while packages are installed is an interruption, not an error', async t => {
  const path = without('lxc-start', 'apt-get')
  script(join(path, 'apt-get'), 'exec sleep 60')
  const child = world.start('full', [], {PATH: path})
  await child.says(/installing on this host: lxc/, 30_000)
  await new Promise(resolve => setTimeout(resolve, 300))
  child.kill('SIGINT')
  const {status, output} = await child.ended
  t.is(status, 130, output)
  t.notRegex(output, /^\s+at /m)
  await world.untilAsBefore(before)
})

test.serial(
  'no free disk for the image',
  refused,
  () => {
    const disk = join(world.scratch, 'disk')
    mkdirSync(disk)
    const mount = 'mount -t tmpfs -o size=64m tmpfs "$1" && shift && exec "$@"'
    const env = {...world.env, FANLAB_STATE_DIR: join(disk, 'state'), XDG_CACHE_HOME: join(disk, 'cache')}
    const words = ['node', 'scenarios/full.mjs', '--reports', world.reports]
    return startChild(['unshare', '--mount', 'sh', '-c', mount, 'sh', disk, ...words], {
      cwd: packageRoot,
      env,
    }).ended
  },
  {
    status: 2,
    message:
      /^fanlab: cannot make the machine image: .*\/disk(?:\/state)? has 0\.1 GiB free, 3\.0 GiB needed$/m,
    hint: /^hint: free some space \(df -h .*\)/m,
  },
)

test.serial('a lab that a run works with is left alone by all others', async t => {
  const running = world.start('full', ['--lab', 'busy'])
  await running.says(/^\[.*\] cluster:$/m, 60_000)
  const other = `${world.reports}-other`
  const second = await world.run('up', ['--lab', 'busy', '--reports', other])
  t.is(second.status, 2, second.output)
  t.regex(second.output, /^fanlab: cannot make lab "busy": a lab with that name exists \(running\)$/m)
  t.regex(second.output, /^hint: .*--lab/m)
  t.is(readFileSync(join(other, 'TEST-up.xml'), 'utf8').match(/<error /g)?.length, 1)
  const down = await world.run('down', ['--lab', 'busy'])
  t.is(down.status, 2)
  t.regex(
    down.output,
    new RegExp(`^fanlab: cannot remove lab "busy": process ${running.pid} is working with it$`, 'm'),
  )
  const all = await world.run('down', ['--all'])
  t.is(all.status, 0)
  t.regex(all.output, /lab busy is left alone/)
  running.kill('SIGINT')
  t.is((await running.ended).status, 130)
  await world.untilAsBefore(before)
})

/** A folder with links to all commands of the system but those; it stands for a PATH that lacks them. */
function without(...missing: string[]): string {
  const folder = join(world.scratch, `without-${missing.join('-')}`)
  mkdirSync(folder, {recursive: true})
  for (const from of systemPath.split(delimiter).filter(each => existsSync(each))) {
    for (const name of readdirSync(from)) {
      const link = join(folder, name)
      if (!missing.includes(name) && !existsSync(link)) symlinkSync(join(from, name), link)
    }
  }
  return folder
}

function script(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
}
