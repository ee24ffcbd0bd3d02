import test from 'ava'
import {openShippedLab, type ShippedLab} from '../support/shipped-lab.ts'

// labs/wireguard-mesh: what is behind gateways is reached through tunnels, and not beside them.

let lab: ShippedLab
test.before(async () => {
  lab = await openShippedLab('wireguard-mesh')
})
test.after.always(() => lab?.end())

const claims = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8']

test.serial('the tunnels carry what they have to and nothing passes beside them, also after a power cut', t =>
  lab.isWhole(t, claims),
)

/** On berlin, nothing is for oslo any more. */
const forget = 'wg set wg0 peer "$(wg show wg0 allowed-ips | grep 10.2.0.0/24 | cut --fields=1)" remove'

test.serial('what is broken by hand turns its own claims red, and nothing else', async t => {
  await lab.up(t)
  await lab.turnRed(t, [
    ['berlin', forget, 'systemctl restart wg-quick@wg0', ['W1', 'W3', 'W4', 'W8']],
    ['berlin', 'ip link set wg0 mtu 1380', 'ip link set wg0 mtu 1420', ['W4']],
    ['oslo', 'iptables -P FORWARD ACCEPT', 'systemctl reload firewall', ['W5']],
    ['berlin', 'iptables -D INPUT -i eth0 -j DROP', 'systemctl reload firewall', ['W6']],
  ])
  await lab.isGreen(t)
  await lab.down()
})
