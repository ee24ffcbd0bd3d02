import test from 'ava'
import {openShippedLab, type ShippedLab} from '../support/shipped-lab.ts'

// labs/swarm: a stack over two racks, and who of its services may talk to whom.

let lab: ShippedLab
test.before(async () => {
  lab = await openShippedLab('swarm')
})
test.after.always(() => lab?.end())

test.serial('services reach those with which they share a network, over both racks, and no others', t =>
  lab.isWhole(t, ['S1', 'S2', 'S3', 'S4', 'S5']),
)

const update = (words: string): string => `docker service update --quiet ${words} shop_web`
const oneApi = '$(docker ps --quiet --filter name=shop_api.1)'
const pidOfDb = '$(docker inspect --format {{.State.Pid}} $(docker ps --quiet --filter name=shop_db))'
/** Of what comes to the database, all that is for the echo service. */
const dropped = (how: '-I' | '-D'): string =>
  `nsenter --net=/proc/${pidOfDb}/ns/net iptables ${how} INPUT -p tcp --dport 7 -j DROP`

test.serial('what is broken by hand turns its own claims red, and nothing else', async t => {
  await lab.up(t)
  await lab.turnRed(t, [
    ['node-1', update('--network-add shop_back'), update('--network-rm shop_back'), ['S3']],
    ['node-1', `docker pause ${oneApi}`, `docker unpause ${oneApi}`, ['S1']],
    ['node-3', dropped('-I'), dropped('-D'), ['S2']],
  ])
  await lab.isGreen(t)
  await lab.down()
})
