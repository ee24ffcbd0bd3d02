/** Every flag of every scenario, with the help that is printed for it. A scenario names those that it takes. */
export const flags = {
  lab: {type: 'string', default: 'fanlab', help: 'NAME  name of the lab (default: $FANLAB_LAB or fanlab)'},
  provider: {
    type: 'string',
    default: 'lxc',
    help: 'NAME  what makes the machines; auto: the best one here (default: lxc)',
  },
  fan: {
    type: 'string',
    default: 'ebpf',
    help: 'NAME  fan engine: ebpf, ubuntu, or auto: what works on each machine (default: ebpf)',
  },
  underlay: {
    type: 'string',
    default: '10.79.89.0/24',
    help: 'PREFIX  network of the machines (default: 10.79.89.0/24)',
  },
  overlay: {
    type: 'string',
    default: '240.0.0.0/8',
    help: 'PREFIX  network of the fan (default: 240.0.0.0/8)',
  },
  distribution: {
    type: 'string',
    default: 'debian-12',
    help: 'NAME  what the machines run (default: debian-12)',
  },
  'apt-source': {
    type: 'string',
    multiple: true,
    help: 'LINE  one more apt source for the machines; may be repeated',
  },
  package: {
    type: 'string',
    multiple: true,
    help: 'NAME[=VERSION]|FILE.deb  what is under test; may be repeated',
  },
  'image-digest': {
    type: 'string',
    help: 'DIGEST  take the cached machine image of that digest, sha256:…, and no other',
  },
  'accept-cached-image': {
    type: 'boolean',
    default: false,
    help: 'take any machine image that is in the cache, for a host that is thrown away',
  },
  inventory: {type: 'string', help: 'FILE  machines that already exist, for provider ssh'},
  empty: {
    type: 'boolean',
    default: false,
    help: 'remove what LXD, Docker and fans have on machines that are not empty; for provider ssh',
  },
  remote: {type: 'string', help: 'NAME  server for the machines, for providers lxd and incus'},
  network: {type: 'string', help: 'NAME  network for the machines, for providers lxd and incus'},
  vm: {
    type: 'boolean',
    default: false,
    help: 'virtual machines instead of system containers, for providers lxd and incus',
  },
  box: {type: 'string', help: 'NAME  box of the machines, for provider vagrant'},
  hypervisor: {
    type: 'string',
    help: 'NAME  virtualbox, libvirt or vmware_desktop, for provider vagrant (default: virtualbox)',
  },
  'no-install': {type: 'boolean', default: false, help: 'refuse instead of installing what the host lacks'},
  keep: {type: 'boolean', default: false, help: 'leave the lab and print how to enter and remove it'},
  'keep-on-failure': {type: 'boolean', default: false, help: 'leave the lab when not all passed'},
  'keep-for': {
    type: 'string',
    help: 'DURATION  a lab that is left may be swept after 90m, 24h, 2d … (default: never)',
  },
  'keep-while': {type: 'string', help: 'PID  a lab that is left may be swept once that process has ended'},
  reports: {
    type: 'string',
    default: 'junit-reports',
    help: 'FOLDER  where the report goes (default: junit-reports)',
  },
  reboot: {
    type: 'string',
    default: 'power-cut',
    help: 'WAY  load-balancer, lxd-2, rolling, all or power-cut (default: power-cut)',
  },
  label: {type: 'string', help: 'TEXT  for whom the lab is, as status tells it'},
  timings: {type: 'string', help: 'FILE  where phase times go as JSON, for the bench'},
  result: {type: 'string', help: 'FILE  where the result goes as JSON, for programs'},
  all: {type: 'boolean', default: false, help: 'every lab on this host'},
  force: {type: 'boolean', default: false, help: 'end the run that works with the lab, too'},
  abandoned: {type: 'boolean', default: false, help: 'only what a run that is dead has left'},
  'all-endpoints': {
    type: 'boolean',
    default: false,
    help: 'ask containers, too, that were launched beside the lab’s own',
  },
  'expect-failure': {
    type: 'boolean',
    default: false,
    help: 'exit code 0 only when the command ran there and failed by itself',
  },
  'expect-unreachable': {
    type: 'boolean',
    default: false,
    help: 'exit code 0 only when curl, fping, nc, ping, timeout or wget failed because nothing answers',
  },
  json: {type: 'boolean', default: false, help: 'machine-readable output'},
} as const satisfies Record<
  string,
  {type: 'string' | 'boolean'; multiple?: boolean; default?: string | boolean; help: string}
>

export type FlagName = keyof typeof flags
