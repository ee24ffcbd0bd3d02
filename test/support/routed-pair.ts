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
