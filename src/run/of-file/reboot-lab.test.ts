import test from 'ava'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import type {Story} from '../story.ts'
import {rebootLab} from './reboot-lab.ts'

test('a reboot of machines none of which has started is none', async t => {
  const text = `version: 1
lab: late
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines:
  c: {networks: {lan: 192.0.2.30}, start: later}
`
  const lab = {file: readLabFile(text, 'lab.yaml'), folder: '/nowhere', functions: new Map()}
  await t.throwsAsync(rebootLab({} as Story, lab, {machines: ['c']}), {
    message: 'cannot reboot c: none of these machines has started',
  })
})
