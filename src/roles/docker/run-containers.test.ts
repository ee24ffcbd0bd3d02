import test from 'ava'
import {dockerLab} from '../../../test/support/docker-lab.ts'
import {stepContext} from '../../../test/support/step-context.ts'
import {connectContainers, createFanNetwork, runContainers, startDocker} from './run-containers.ts'

test('each machine runs its own containers, on a network with its own slice of the overlay', async t => {
  const asked: string[] = []
  const context = stepContext(
    dockerLab((machine, argv) => {
      if (argv[0] !== 'curl') asked.push(`${machine}: ${argv.join(' ')}`)
      return JSON.stringify({
        State: {Running: true, Pid: 8},
        NetworkSettings: {Networks: {fanbr0: {IPAddress: '240.132.0.2', IPPrefixLen: 8}}},
      })
    }),
  )
  // As a story calls the body of a step: with what it may tell of itself, too.
  const asStep = (body: (...all: never[]) => Promise<void>): Promise<void> =>
    body(...([context, {}] as unknown as never[]))
  await asStep(startDocker)
  await createFanNetwork(context)
  await asStep(runContainers)
  await asStep(connectContainers)
  const on = (machine: string): string[] =>
    asked.filter(each => each.startsWith(machine)).map(each => each.slice(machine.length + 2))
  const name = (command: string): string =>
    command.split(' ').find(word => /^(a|b|c|fixed)$/.test(word)) ?? ''
  t.deepEqual(
    on('web-1').map(command => `${command.split(' ').slice(0, 3).join(' ')} ${name(command)}`.trim()),
    [
      'systemctl enable --now',
      'docker network create',
      'docker import --change',
      'docker run --detach a',
      'docker run --detach c',
      'docker network connect a',
      'docker network connect c',
    ],
  )
  t.deepEqual(
    on('web-2')
      .filter(command => / (run|connect) /.test(command))
      .map(name),
    ['fixed', 'b', 'fixed', 'b'],
  )
  t.is(
    on('web-2').find(command => /network create/.test(command)),
    'docker network create --driver bridge --subnet 240.0.0.0/8 --gateway 240.228.0.1 --ip-range 240.228.0.0/24 ' +
      '--aux-address net=240.228.0.0 --opt com.docker.network.bridge.name=fan-240 ' +
      '--opt com.docker.network.driver.mtu=1450 fanbr0',
  )
})
