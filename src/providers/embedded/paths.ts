import {createHash} from 'node:crypto'
import {join, resolve} from 'node:path'

/** Where the provider of that name keeps a lab. All of it lies below the lab's folder, so removing that removes it. */
export function labPaths(stateDir: string, lab: string, provider: string) {
  const root = join(stateDir, 'labs', lab, provider)
  return {
    root,
    /**
     * The lab's own cgroup, below the root of every hierarchy. Those roots are the whole host's, where another state
     * folder may have a lab of the same name.
     */
    cgroup: `fanlab/${lab}.${shortHash(resolve(stateDir))}`,
    /** A folder per machine; with lxc it is what LXC calls its path. */
    machines: join(root, 'machines'),
    /** Host pid and start time of the process that holds the lab's namespaces. */
    keeper: join(root, 'keeper'),
    keeperLog: join(root, 'keeper.log'),
    /** Root file system of the host's place in the lab. */
    hostRoot: join(root, 'host', 'root'),
    hostUpper: join(root, 'host', 'upper'),
    hostWork: join(root, 'host', 'work'),
    wayOutLog: join(root, 'way-out.log'),
    reservations: join(root, 'dhcp-hosts'),
    leases: join(root, 'dhcp-leases'),
    dnsmasqPid: join(root, 'dnsmasq.pid'),
    dnsmasqLog: join(root, 'dnsmasq.log'),
  }
}

export type LabPaths = ReturnType<typeof labPaths>

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
