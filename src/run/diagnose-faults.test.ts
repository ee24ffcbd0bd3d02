import test from 'ava'
import {featuresOf} from '../providers/features.ts'
import {judgeFaults} from './diagnose-faults.ts'

const everything = {filter: undefined, programs: undefined, tbf: undefined, netem: undefined}

test('what a provider cannot do anywhere is told, and is nothing that the host lacks', t => {
  const {state, text} = judgeFaults({name: 'uml', features: featuresOf('uml')}, everything)
  t.is(state, 'good')
  t.regex(text, /^a lab of uml can have all but link: provider uml: its machines see a carrier/)
})

test('what cannot be made is told with its reason, and with what helps', t => {
  const lacking = {...everything, netem: 'this kernel has not the queue netem (unknown)'}
  const {state, text, hint} = judgeFaults({name: 'lxc', features: featuresOf('lxc')}, lacking)
  t.is(state, 'notice')
  t.regex(
    text,
    /delay, reorder: this kernel has not the queue netem \(unknown\), and machines of provider lxc share it/,
  )
  t.regex(text, /; fill-disk: provider lxc: its machines have no disks of their own/)
  t.regex(hint ?? '', /provider uml or qemu/)
})

test('where fanlab makes no links of its own, no fault of them can be made', t => {
  const {text} = judgeFaults({name: 'multipass', features: featuresOf('multipass')}, everything)
  t.regex(
    text,
    /link, blackhole, one-way, partition, loss, duplicate, rate, mtu: provider multipass: it has no ends of links/,
  )
  t.notRegex(text, /delay|power-cut|reboot|kill/)
})
