import process from 'node:process'
import type {Endpoint} from '../../src/lab/endpoint.ts'
import {PlaceHandle} from '../../src/lab/machine.ts'
import {openCommand} from '../../src/process/open-command.ts'

/** A lab file: a client and a server on two networks, with a router between them. */
export const routedPair = `
version: 1
lab: flows
networks:
  left: {subnet: 10.71.1.0/24}
  right: {subnet: 10.71.2.0/24}
machines:
  client: {networks: {left: 10.71.1.2}, gateway: 10.71.1.1}
  router: {networks: {left: 10.71.1.1, right: 10.71.2.1}, forward: true}
  server: {networks: {right: 10.71.2.2}, gateway: 10.71.2.1}
`

interface Machines {
  machine(name: string): PlaceHandle
}

/** Where the client and the server of that lab are. */
export const endpointsOfPair = (machines: Machines): {source: Endpoint; target: Endpoint} => ({
  source: endpointOf('client', '10.71.1.2', machines),
  target: endpointOf('server', '10.71.2.2', machines),
})

const endpointOf = (name: string, address: string, machines: Machines): Endpoint => ({
  ...{name, address, kind: 'machine', place: machines.machine(name), http: false},
})

/** The client and the server, in the network namespaces of these files: as far as probers need it. */
export const placesOfNamespaces = ([client = '', server = '']: readonly string[]): Machines => {
  const place = (name: string, file: string): PlaceHandle =>
    new PlaceHandle({
      ...{name, pace: 1},
      run: () => Promise.reject(new Error('it only probes')),
      open: (argv, events) =>
        openCommand(['nsenter', `--net=${file}`, '--', ...argv], {PATH: process.env.PATH ?? ''}, events),
      attach: argv => argv,
    })
  const places = {client: place('client', client), server: place('server', server)}
  return {machine: name => places[name as keyof typeof places]}
}
