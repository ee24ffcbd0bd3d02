/** What is wrong between values of a file with every key, by the key that is to blame: the schema knows nothing of it. */
interface WrongReference {
  key: string
  kind: 'unknown reference' | 'duplicate' | 'conflict' | 'range' | 'missing'
  /** Values by their paths in the file; undefined leaves the key out. */
  change: Readonly<Record<string, unknown>>
}

const lan = '10.0.0.0/24'

export const wrongReferences: readonly WrongReference[] = [
  ...networks(),
  ...machines(),
  ...overlays(),
  ...containers(),
  ...groups(),
  ...steps(),
  ...rules(),
  ...faults(),
]

function networks(): WrongReference[] {
  const subnet = 'networks.NAME.subnet'
  return [
    {key: subnet, kind: 'range', change: {'networks.lan.subnet': '10.0.0.1/24'}},
    {key: subnet, kind: 'range', change: {'networks.cable.subnet': '10.2.0.0/31'}},
    {
      key: subnet,
      kind: 'range',
      change: {'networks.six.subnet': '2001:db8:2::/127', 'networks.six.host': undefined},
    },
    {key: subnet, kind: 'duplicate', change: {'networks.both.subnet': ['10.1.0.0/24', '10.3.0.0/24']}},
    {key: subnet, kind: 'duplicate', change: {'networks.other': {subnet: lan}}},
    {key: 'networks.NAME.host', kind: 'range', change: {'networks.lan.host': '10.0.1.1'}},
    {key: 'networks.NAME.host', kind: 'range', change: {'networks.lan.host': '10.0.0.255'}},
    {key: 'networks.NAME.host', kind: 'duplicate', change: {'networks.lan.host': '10.0.0.2'}},
    {key: 'networks.NAME.dhcp', kind: 'conflict', change: {'networks.both.dhcp': true}},
    {key: 'networks.NAME.outside', kind: 'conflict', change: {'networks.both.outside': true}},
    {key: 'networks.NAME.link', kind: 'conflict', change: {'networks.cable.host': '10.2.0.3'}},
    {key: 'networks.NAME.link', kind: 'conflict', change: {'machines.docker.networks.cable': undefined}},
  ]
}

function machines(): WrongReference[] {
  const places = 'machines.NAME.networks'
  return [
    {key: places, kind: 'missing', change: {'machines.late.networks': {}}},
    {key: places, kind: 'unknown reference', change: {'machines.late.networks': {lam: '10.0.0.9'}}},
    {key: places, kind: 'range', change: {'machines.late.networks': {lan: '10.0.1.9'}}},
    {
      key: places,
      kind: 'range',
      change: {
        'networks.small': {subnet: '10.3.0.0/30'},
        'machines.more': {count: 3, networks: {small: 'dhcp'}},
        'overlays.fan.members': ['router', 'docker'],
      },
    },
    {key: places, kind: 'duplicate', change: {'machines.late.networks': {lan: '10.0.0.2'}}},
    {
      key: 'machines.NAME.count',
      kind: 'duplicate',
      change: {'machines.desk-2': {networks: {both: '10.1.0.50'}}},
    },
    {
      key: 'machines.NAME.count',
      kind: 'range',
      change: {'machines.desk.count': 100, 'machines.desk.networks': {both: '10.1.0.200'}},
    },
    {key: 'machines', kind: 'duplicate', change: {'machines.host': {networks: {lan: '10.0.0.50'}}}},
    {key: 'machines.NAME.gateway', kind: 'unknown reference', change: {'machines.desk.gateway': '10.9.0.1'}},
    {
      key: 'machines.NAME.gateway',
      kind: 'duplicate',
      change: {'machines.desk.gateway': ['10.1.0.1', '10.1.0.2']},
    },
    {key: 'machines.NAME.services', kind: 'conflict', change: {'machines.desk.services': {icmp: 'tcp/443'}}},
  ]
}

function overlays(): WrongReference[] {
  const members = 'overlays.NAME.members of vxlan'
  return [
    {key: 'overlays.NAME.over of fan', kind: 'unknown reference', change: {'overlays.fan.over': 'lam'}},
    {key: 'overlays.NAME.over of fan', kind: 'conflict', change: {'overlays.fan.over': 'six'}},
    {key: 'overlays.NAME.over of vxlan', kind: 'unknown reference', change: {'overlays.wide.over': 'bot'}},
    {key: 'overlays.NAME.prefix of fan', kind: 'conflict', change: {'overlays.fan.prefix': '240.0.0.0/12'}},
    {key: 'overlays.NAME.prefix of fan', kind: 'duplicate', change: {'overlays.fan.prefix': '10.0.0.0/8'}},
    {
      key: 'overlays.NAME.prefix of vxlan',
      kind: 'duplicate',
      change: {'overlays.wide.prefix': lan, 'overlays.wide.members': {router: '10.0.0.77'}},
    },
    {
      key: 'overlays.NAME.members of fan',
      kind: 'unknown reference',
      change: {'overlays.fan.members': ['rooter']},
    },
    {key: 'overlays.NAME.members of fan', kind: 'conflict', change: {'overlays.fan.members': ['desks']}},
    {key: 'overlays.NAME.members of fan', kind: 'missing', change: {'overlays.fan.members': undefined}},
    {key: members, kind: 'unknown reference', change: {'overlays.wide.members': {rooter: '172.16.0.1'}}},
    {key: members, kind: 'range', change: {'overlays.wide.members': {router: '172.17.0.1'}}},
    {
      key: members,
      kind: 'duplicate',
      change: {
        'overlays.wide.over': 'lan',
        'overlays.wide.members': {router: '172.16.0.1', docker: '172.16.0.1'},
      },
    },
    {key: members, kind: 'conflict', change: {'overlays.wide.members': {docker: '172.16.0.1'}}},
    {key: members, kind: 'conflict', change: {'machines.router.networks.both': '2001:db8:1::1'}},
    {
      key: members,
      kind: 'range',
      change: {
        'machines.desk.networks.both': ['10.1.0.11', '2001:db8:1::11'],
        'overlays.wide.members': {desk: '172.16.0.254'},
      },
    },
    {key: 'overlays.NAME.members of fan', kind: 'missing', change: {'overlays.fan.members': ['router']}},
    {key: 'overlays.NAME.mtu of vxlan', kind: 'conflict', change: {'overlays.wide.mtu': 1451}},
    {
      key: 'overlays.NAME.mtu of vxlan',
      kind: 'conflict',
      change: {
        ...{'overlays.wide.over': 'six', 'overlays.wide.mtu': 1431},
        'machines.router.networks.six': '2001:db8:2::2',
      },
    },
    {
      key: 'overlays.NAME.over of vxlan',
      kind: 'range',
      change: {
        ...{'networks.both.mtu': 1320, 'overlays.wide.mtu': undefined},
        ...{'overlays.wide.prefix': '2001:db8:9::/64', 'overlays.wide.members': {router: '2001:db8:9::1'}},
      },
    },
    {key: 'overlays.NAME.vni of vxlan', kind: 'duplicate', change: {'overlays.wide.vni': 0xf00000}},
    {key: 'overlays.NAME.vni of vxlan', kind: 'duplicate', change: {'overlays.more': more({vni: 7})}},
    {
      key: 'overlays.NAME.vni of vxlan',
      kind: 'duplicate',
      change: {'overlays.wide.vni': 2, 'overlays.more': more({})},
    },
    {key: 'overlays.NAME.port of vxlan', kind: 'duplicate', change: {'overlays.wide.port': 8472}},
    {key: 'overlays.NAME.interface of vxlan', kind: 'duplicate', change: {'overlays.wide.interface': 'eth1'}},
    {
      key: 'overlays.NAME.interface of vxlan',
      kind: 'duplicate',
      change: {'overlays.wide.interface': 'fan-240'},
    },
    {
      key: 'overlays.NAME.interface of vxlan',
      kind: 'duplicate',
      change: {'overlays.more': more({interface: 'wide0'})},
    },
    {key: 'overlays', kind: 'duplicate', change: {'overlays.cable': more({})}},
  ]
}

/** A second vxlan. */
function more(own: object): object {
  return {type: 'vxlan', prefix: '172.18.0.0/24', over: 'both', members: {router: '172.18.0.1'}, ...own}
}

function containers(): WrongReference[] {
  const on = 'containers.NAME.on'
  return [
    {key: on, kind: 'missing', change: {'containers.made.on': undefined}},
    {key: on, kind: 'unknown reference', change: {'containers.made.on': 'doker'}},
    {key: on, kind: 'unknown reference', change: {'containers.made.on': 'lxd-cluster'}},
    {key: on, kind: 'conflict', change: {'containers.made.on': 'router'}},
    {key: on, kind: 'conflict', change: {'containers.found.on': 'docker'}},
    {key: 'containers.NAME.network', kind: 'unknown reference', change: {'containers.made.network': 'fun'}},
    {key: 'containers.NAME.network', kind: 'conflict', change: {'containers.made.network': 'lan'}},
    {key: 'containers.NAME.network', kind: 'conflict', change: {'containers.made.network': 'wide'}},
    {key: 'containers.NAME.image', kind: 'unknown reference', change: {'containers.made.image': 'nginx'}},
    {key: 'containers.NAME.image', kind: 'unknown reference', change: {'containers.made.image': 'frr'}},
    {
      key: 'containers.NAME.image',
      kind: 'conflict',
      change: {'containers.found': {find: 'lxd:c*', network: 'lxdbr0', image: 'docker:c:1'}},
    },
    {key: 'containers.NAME.count', kind: 'conflict', change: {'containers.found.count': 2}},
    {key: 'containers', kind: 'duplicate', change: {'containers.router': {on: 'docker', network: 'fan'}}},
    {
      key: 'containers.NAME.services',
      kind: 'conflict',
      change: {'containers.made.services': {any: 'tcp/443'}},
    },
  ]
}

function groups(): WrongReference[] {
  return [
    {key: 'groups', kind: 'unknown reference', change: {'groups.desks': 'desc-*'}},
    {key: 'groups', kind: 'unknown reference', change: {'groups.desks': 'all-of-them'}},
    {key: 'groups', kind: 'duplicate', change: {'groups.router': 'docker'}},
  ]
}

function steps(): WrongReference[] {
  return [
    {key: 'setup[].on', kind: 'missing', change: {'setup.0.on': undefined}},
    {key: 'setup[].on', kind: 'unknown reference', change: {'setup.0.on': 'rooter'}},
    {key: 'setup[].on', kind: 'conflict', change: {'setup.0.on': 'made-1'}},
    {key: 'setup[].run', kind: 'missing', change: {'setup.1.use': undefined}},
    {key: 'setup[].use', kind: 'conflict', change: {'setup.0.use': 'steps.mjs#drain'}},
    {key: 'setup[].files.NAME', kind: 'unknown reference', change: {'setup.0.files': {'/srv/': 'www/'}}},
    {key: 'setup[].use', kind: 'unknown reference', change: {'setup.1.use': 'stepps.mjs#drain'}},
    {key: 'checks[].use', kind: 'unknown reference', change: {'checks.1.use': 'none.mjs#whole'}},
    {key: 'order[].use', kind: 'unknown reference', change: {'order.4.use': 'none.mjs#after'}},
    {key: 'files.NAME', kind: 'unknown reference', change: {files: {'/etc/motd': 'none'}}},
    {key: 'setup[].name', kind: 'duplicate', change: {'setup.1.name': 'prepare'}},
    {key: 'setup[].outputs', kind: 'duplicate', change: {'setup.1.outputs': ['KEY']}},
    {key: 'setup[].masked', kind: 'unknown reference', change: {'setup.0.masked': ['TOKAN']}},
    {key: 'checks[].on', kind: 'missing', change: {'checks.0.on': undefined}},
    {key: 'checks[].on', kind: 'unknown reference', change: {'checks.0.on': 'rooter'}},
    {key: 'checks[].on', kind: 'conflict', change: {'checks.0.on': 'made-1'}},
    {key: 'checks[].run', kind: 'missing', change: {'checks.1.use': undefined}},
    {key: 'checks[].use', kind: 'conflict', change: {'checks.0.use': 'checks.mjs#whole'}},
    {key: 'checks[].status', kind: 'conflict', change: {'checks.1.status': 1}},
    {key: 'checks[].output', kind: 'conflict', change: {'checks.1.output': 'active'}},
    {key: 'setup[].flows[].from', kind: 'unknown reference', change: {'setup.0.flows.0.from': 'dokker'}},
    {key: 'setup[].flows[].to', kind: 'unknown reference', change: {'setup.0.flows.0.to': 'rooter'}},
    {key: 'setup[].flows[].over', kind: 'unknown reference', change: {'setup.0.flows.0.over': 'lam'}},
    {key: 'faults[].flows[].from', kind: 'unknown reference', change: {'faults.0.flows.0.from': 'dokker'}},
    {
      key: 'faults[].flows[].known-fault',
      kind: 'conflict',
      change: {'faults.0.flows.0.max-outage': undefined},
    },
    {key: 'reboots[].flows[].from', kind: 'unknown reference', change: {'reboots.0.flows.0.from': 'dokker'}},
    {key: 'reboots[].flows[].to', kind: 'unknown reference', change: {'reboots.0.flows.0.to': 'rooter'}},
    {key: 'reboots[].machines', kind: 'unknown reference', change: {'reboots.0.machines': 'rooter'}},
    {key: 'reboots[].machines', kind: 'conflict', change: {'reboots.0.machines': 'made-1'}},
    {key: 'order', kind: 'missing', change: {'order.0': {}}},
    {key: 'order', kind: 'conflict', change: {'order.0.expect': 'all'}},
    {key: 'order[].setup', kind: 'unknown reference', change: {'order.0.setup': 'prepair'}},
    {key: 'order[].start', kind: 'unknown reference', change: {'order.1.start': 'latter'}},
    {key: 'order[].start', kind: 'conflict', change: {'order.1.start': 'router'}},
    {key: 'order[].join.overlay', kind: 'unknown reference', change: {'order.2.join.overlay': 'wyde'}},
    {key: 'order[].join.members', kind: 'unknown reference', change: {'order.2.join.members': 'rooter'}},
    {key: 'order[].join.members', kind: 'conflict', change: {'order.2.join.members': ['made-1']}},
    {key: 'order[].join.members', kind: 'conflict', change: {'order.2.join.members': ['docker']}},
    {
      key: 'order[].join.members',
      kind: 'duplicate',
      change: {'order.3': {join: {overlay: 'wide', members: 'router'}}},
    },
    {
      key: 'order[].join.members',
      kind: 'conflict',
      change: {
        'order.1': {join: {overlay: 'fan', members: 'late'}},
        'order.2': {start: 'late'},
        'overlays.fan.members': ['host', 'router', 'docker', 'late'],
      },
    },
    {key: 'order[].start', kind: 'duplicate', change: {'order.2': {start: 'late'}}},
    {
      key: 'order[].reboot.machines',
      kind: 'conflict',
      change: {'order.0': {reboot: {machines: 'late'}}},
    },
    {
      key: 'order[].expect',
      kind: 'conflict',
      change: {
        'expect.0.to': 'late',
        'expect.0.path': undefined,
        'order.1': {expect: 'R1'},
        'order.5': {start: 'late'},
      },
    },
    {key: 'expect[].to', kind: 'conflict', change: {'expect.0.to': 'late', 'order.1': {setup: 'prepare'}}},
    {key: 'setup[].on', kind: 'conflict', change: {'setup.0.on': 'late', 'order.1': {setup: 'prepare'}}},
    {
      key: 'containers.NAME.on',
      kind: 'conflict',
      change: {'containers.made.on': 'late', 'machines.late.role': 'docker'},
    },
    {
      key: 'containers.NAME.on',
      kind: 'conflict',
      change: {'overlays.fan.members': ['host', 'router']},
    },
    {key: 'order[].unchanged', kind: 'unknown reference', change: {'order.3.unchanged': 'rooter'}},
    {key: 'order[].expect', kind: 'unknown reference', change: {'order.5.expect': 'R3'}},
    {key: 'order[].checks', kind: 'unknown reference', change: {'order.6.checks': 'C2'}},
    {
      key: 'order[].reboot.machines',
      kind: 'unknown reference',
      change: {'order.7.reboot.machines': 'rooter'},
    },
  ]
}

function rules(): WrongReference[] {
  const nothing = Object.fromEntries(
    ['allow', 'deny', 'path', 'source', 'mtu', 'latency', 'loss', 'http'].map(key => [
      `expect.0.${key}`,
      undefined,
    ]),
  )
  return [
    {key: 'image', kind: 'unknown reference', change: {image: 'suse-15'}},
    {
      key: 'machines.NAME.image',
      kind: 'unknown reference',
      change: {'machines.router.image': 'ubuntu-24.04'},
    },
    {key: 'expect[].from', kind: 'unknown reference', change: {'expect.0.from': 'dusks'}},
    {key: 'expect[].to', kind: 'unknown reference', change: {'expect.0.to': 'doker'}},
    {key: 'expect[].allow', kind: 'unknown reference', change: {'expect.0.allow': 'web'}},
    {key: 'expect[].allow', kind: 'missing', change: nothing},
    {key: 'expect[].deny', kind: 'unknown reference', change: {'expect.0.deny': 'web'}},
    {key: 'expect[].deny', kind: 'conflict', change: {'expect.0.deny': 'icmp'}},
    {key: 'expect[].deny', kind: 'conflict', change: {'expect.0.deny': 'any'}},
    {key: 'expect[].over', kind: 'unknown reference', change: {'expect.0.over': 'wyde'}},
    {key: 'expect[].path', kind: 'unknown reference', change: {'expect.0.path': 'rooter'}},
  ]
}

function faults(): WrongReference[] {
  const wrong = (kind: WrongReference['kind'], line: string): WrongReference => ({
    key: 'faults[].do',
    kind,
    change: {'faults.0.do': line},
  })
  return [
    wrong('unknown reference', 'link bath down'),
    wrong('unknown reference', 'link both down at docker'),
    wrong('unknown reference', 'power-cut rooter'),
    wrong('unknown reference', 'partition router | doker'),
    wrong('conflict', 'reboot made-1'),
    wrong('conflict', 'partition router | made-1'),
    wrong('duplicate', 'partition router,docker | router'),
    wrong('range', 'mtu both 1500'),
    wrong('range', 'lonk both down'),
    wrong('range', 'link both up'),
    wrong('range', 'loss both 10'),
    wrong('range', 'loss both 0%'),
    wrong('range', 'rate both 1'),
    wrong('range', 'delay both 20'),
    wrong('range', 'kill --all on router'),
    wrong('missing', 'fill-disk router'),
    {key: 'faults[].on', kind: 'conflict', change: {'faults.0.on': 'router'}},
    {key: 'faults[].on', kind: 'unknown reference', change: {'faults.1.on': 'rooter'}},
    {key: 'faults[].undo', kind: 'missing', change: {'faults.1.undo': undefined}},
    {key: 'faults[].expect[].to', kind: 'unknown reference', change: {'faults.0.expect.0.to': 'doker'}},
    {key: 'order[].fault', kind: 'unknown reference', change: {'order.8.fault': 'X2'}},
  ]
}
