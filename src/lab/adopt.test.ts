import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {stepContext} from '../../test/support/step-context.ts'
import {adoptPlaces} from './adopt.ts'
import {readLabFile} from './file/read-lab-file.ts'
import {topologyOf} from './file/topology-of.ts'

/** Adopts the machines of a lab on which others have containers; gives the kinds of what was adopted. */
async function adopted(more: string, empty = false): Promise<string[]> {
  const text = `version: 1
lab: there
networks: {lan: {subnet: 10.0.0.0/24, host: 10.0.0.1}}
machines:
  web: {networks: {lan: dhcp}}
${more}`
  const kinds: string[] = []
  const lab = fakeLab(
    (place, argv, options) => {
      const script = String(options?.stdin ?? '')
      if (argv[0] === 'cat') return {status: 1, stderr: 'no such file'}
      if (script.includes('# leftovers OVERLAY KIND'))
        return argv.at(-1) === 'machine' ? 'Docker has a container: abc\n' : ''
      if (script.includes('# adopt LAB KIND')) kinds.push(`${place} ${argv.at(-1)}`)
      if (argv[0]?.endsWith('/empty')) kinds.push(`${place} emptied`)
      return ''
    },
    topologyOf(readLabFile(text, 'lab.yaml')),
  )
  await adoptPlaces(stepContext(lab), lab.machines, {machines: true, host: true, empty})
  return kinds.sort()
}

const fan = 'overlays: {fan: {type: fan, prefix: 240.0.0.0/8, over: lan}}\n'

test('what others have on a machine is in nobody’s way where the lab runs no software of a role there', async t => {
  t.deepEqual(await adopted(''), ['web plain'])
  t.deepEqual(await adopted('', true), ['web plain'], 'and it is not removed, whatever was allowed')
})

test('a machine of a role, or of an overlay, has to be empty', async t => {
  await t.throwsAsync(adopted('  db: {networks: {lan: dhcp}, role: docker}\n'), {
    message: 'cannot use computers that are not empty:\n  db: Docker has a container: abc',
  })
  await t.throwsAsync(adopted(fan), {message: /^cannot use computers that are not empty:\n {2}web: Docker/})
  t.deepEqual(await adopted(fan, true), ['host host', 'web emptied', 'web machine'])
})
