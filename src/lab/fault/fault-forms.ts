/** The first word of each fault, how it goes on, an example and what it does: for errors, the list and the docs. */
export const faultForms = {
  link: {
    form: 'link NETWORK down [at MACHINE]',
    example: 'link net13 down',
    does: 'the links lose their carrier at every machine of the network, or at one',
  },
  blackhole: {
    form: 'blackhole NETWORK [at|from|to MACHINE]',
    example: 'blackhole net13',
    does: 'packets vanish, and the carrier stays: all of the network, or what one machine gets and sends (at), sends (from), gets (to)',
  },
  'one-way': {
    form: 'one-way NETWORK from MACHINE',
    example: 'one-way net13 from r1',
    does: 'what the machine sends arrives, and what is sent to it vanishes',
  },
  partition: {
    form: 'partition MACHINE,… | MACHINE,… [| …]',
    example: 'partition r1,r2 | r3',
    does: 'nobody of one side reaches anybody of another one, on any network; groups and host can stand there, too',
  },
  loss: {
    form: 'loss NETWORK SHARE [at|from|to MACHINE]',
    example: 'loss net13 10%',
    does: 'a share of the packets vanishes',
  },
  duplicate: {
    form: 'duplicate NETWORK SHARE [at|from|to MACHINE]',
    example: 'duplicate net13 5%',
    does: 'a share of the packets comes twice',
  },
  rate: {
    form: 'rate NETWORK RATE [at|from|to MACHINE]',
    example: 'rate net13 1mbit',
    does: 'each machine gets at most so many bits in a second',
  },
  mtu: {
    form: 'mtu NETWORK BYTES [at|from|to MACHINE]',
    example: 'mtu net13 1200',
    does: 'larger packets vanish, and nobody is told that they were too large',
  },
  delay: {
    form: 'delay NETWORK TIME [jitter TIME] [at|from|to MACHINE]',
    example: 'delay net13 20ms jitter 5ms',
    does: 'packets arrive later: a round trip takes twice the time',
  },
  reorder: {
    form: 'reorder NETWORK SHARE [at|from|to MACHINE]',
    example: 'reorder net13 10%',
    does: 'a share of the packets overtakes the others, which come 10 ms later',
  },
  'power-cut': {
    form: 'power-cut MACHINE,…',
    example: 'power-cut r2',
    does: 'the machines are without power, and boot afterwards',
  },
  reboot: {form: 'reboot MACHINE,…', example: 'reboot r2', does: 'the machines restart in order'},
  freeze: {
    form: 'freeze MACHINE,…',
    example: 'freeze r2',
    does: 'nothing on the machines runs, and their links stay up',
  },
  pause: {
    form: 'pause UNIT|PROCESS on MACHINE,…',
    example: 'pause frr on r2',
    does: 'the processes of a unit of systemd, or those of a name, stand still',
  },
  kill: {
    form: 'kill UNIT|PROCESS on MACHINE,…',
    example: 'kill frr on r2',
    does: 'they are killed (SIGKILL); a unit that is not running again by itself at the end is started',
  },
  restart: {form: 'restart UNIT on MACHINE,…', example: 'restart frr on r2', does: 'systemd restarts it'},
  'fill-disk': {
    form: 'fill-disk on MACHINE,…',
    example: 'fill-disk on r2',
    does: 'no byte is free on the root file system, where that is a disk of the machine’s own',
  },
} as const

export type FaultWord = keyof typeof faultForms

export const faultWords = Object.keys(faultForms) as FaultWord[]
