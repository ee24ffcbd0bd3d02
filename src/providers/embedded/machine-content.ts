import {readFile} from 'node:fs/promises'
import {guestPath} from '../../process/package-root.ts'
import type {DiskContent} from './base-disk.ts'

const unitFolder = '/etc/systemd/system'
const agentFolder = '/usr/local/lib/machine-agent'

/** Beside those that the image masks: nobody logs in to an emulated machine but by its provider. */
const maskedUnits = ['systemd-logind.service'] as const

/** What the agent imports. */
const agentModules = ['machine_command', 'machine_connection', 'machine_guard', 'process_end'] as const

const moduleFile = async (name: string): Promise<[string, {text: string; mode: number}]> => [
  `${agentFolder}/${name}.py`,
  {text: await readFile(guestPath(`guest/${name}.py`), 'utf8'), mode: 0o644},
]

/** What every virtual machine has on its disk beside the image: the agent, and less to do while it boots. */
export async function machineContent(): Promise<Pick<DiskContent, 'files' | 'links'>> {
  return {
    files: {
      [`${agentFolder}/machine-agent`]: {
        text: await readFile(guestPath('guest/machine-agent'), 'utf8'),
        mode: 0o755,
      },
      ...Object.fromEntries(await Promise.all(agentModules.map(moduleFile))),
      [`${unitFolder}/machine-agent.service`]: {text: agentUnit, mode: 0o644},
      [`${agentFolder}/first-things`]: {
        text: await readFile(guestPath('guest/first-things'), 'utf8'),
        mode: 0o755,
      },
      [`${unitFolder}/first-things.service`]: {text: firstThingsUnit, mode: 0o644},
      [`${unitFolder}/systemd-udev-trigger.service.d/fanlab.conf`]: {text: triggerDropIn, mode: 0o644},
    },
    links: {
      [`${unitFolder}/sysinit.target.wants/machine-agent.service`]: '../machine-agent.service',
      [`${unitFolder}/sysinit.target.wants/first-things.service`]: '../first-things.service',
      // So that a machine has not booted before it has its address.
      [`${unitFolder}/multi-user.target.wants/network-online.target`]:
        '/usr/lib/systemd/system/network-online.target',
      ...Object.fromEntries(maskedUnits.map(unit => [`${unitFolder}/${unit}`, '/dev/null'])),
    },
  }
}

/**
 * Up as early and down as late as can be: nothing it needs is made by a unit, and at the shutdown it is ended with the
 * last processes. What a command leaves running is not ended with the agent.
 */
const agentUnit = `[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${agentFolder}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`

/** Before anything reads what it unpacks, or sees a link under another name. */
const firstThingsUnit = `[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${agentFolder}/first-things
`

/** Only network interfaces wait for udev; a kernel has hundreds of other devices, which nobody asks for. */
const triggerDropIn = `[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`
