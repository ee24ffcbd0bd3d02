import test from 'ava'
import {buildProgress} from './build-progress.ts'

test('each step of the build is reported once, in order, with a growing part of the whole', t => {
  const reports: Array<[string, number | undefined]> = []
  let time = 0
  const listen = buildProgress(
    (text, fraction) => reports.push([text, fraction]),
    () => time,
  )
  listen('I: chroot architecture amd64 is equal\nI: running apt-get up')
  t.is(reports.length, 0)
  listen('date...\n')
  time = 12_000
  listen('I: installing remaining packages inside the chroot...\nUnpacking libcap2:amd64 (1:2.66-4) ...\n')
  time = 15_000
  listen('Setting up docker.io (20.10.24) ...\nSetting up lxd (5.0.2) ...\n')
  listen('fanlab: container image\n')
  t.deepEqual(
    reports.map(([text]) => text),
    [
      'building the machine image: fetching package lists (0 s)',
      'building the machine image: installing LXD, Docker and tools (12 s)',
      'building the machine image: installing LXD, Docker and tools: docker.io (15 s)',
      'building the machine image: making the container image (15 s)',
    ],
  )
  const fractions = reports.map(([, fraction]) => fraction ?? -1)
  t.deepEqual(fractions, [...fractions].sort())
  t.true(fractions.every(fraction => fraction >= 0 && fraction < 1))
})
