/** Stands in the action's bundle for undici, of which @actions/http-client wants this class. */
export class ProxyAgent {
  constructor() {
    throw new Error('cannot ask the network: undici is not in this bundle (scripts/packages.ts)')
  }
}
