import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {stepContext} from '../../../test/support/step-context.ts'
import {tryStandaloneLxd} from './standalone-lxd.ts'
import {withStaticRoutes} from './static-routes.ts'

/** A lab in which commands that begin so fail; what ran on the load balancer. */
function labThatFails(...failing: string[]) {
  const ran: string[] = []
  const lab = fakeLab((_, argv) => {
    if (argv[0] === 'test') return {status: 1, stderr: ''}
    const words = argv.join(' ').replace(/ via .*/, '')
    ran.push(words)
    const fails = failing.some(start => words.startsWith(start))
    return fails ? {status: 1, stderr: `no ${words.split(' ').slice(0, 4).join(' ')}`} : '[]'
  })
  return {lab: stepContext(lab), ran}
}

test('routes are removed whatever the body does, and why it failed is told', async t => {
  const {lab, ran} = labThatFails('ip route del')
  await t.throwsAsync(
    withStaticRoutes(lab, async () => {
      throw new Error('the body')
    }),
    {message: 'the body'},
  )
  const added = ran.filter(words => words.startsWith('ip route add')).length
  t.true(added > 1)
  t.is(ran.filter(words => words.startsWith('ip route del')).length, added)
})

test('where not all routes can be added, those that were are removed', async t => {
  const {lab, ran} = labThatFails('ip route add')
  const error = await t.throwsAsync(withStaticRoutes(lab, async () => t.fail()))
  t.regex(error?.message ?? '', /ip route add/)
  t.true(ran.filter(words => words.startsWith('ip route del')).length > 1)
})

test('routes that stay after a body that went well are an error', async t => {
  const {lab} = labThatFails('ip route del')
  const error = await t.throwsAsync(withStaticRoutes(lab, async () => {}))
  t.regex(error?.message ?? '', /ip route del/)
})

test('LXD on its own is wiped where it did not start or could not be set up, and that is what is told', async t => {
  for (const cause of ['systemctl start lxd', 'lxd init --auto']) {
    const {lab, ran} = labThatFails(cause, 'sh -eu')
    const error = await t.throwsAsync(tryStandaloneLxd(lab))
    t.true(error?.message.includes(cause), error?.message)
    t.true(ran.at(-1)?.startsWith('sh -eu'))
  }
})
