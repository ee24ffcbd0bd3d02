// src/lab/network-specs.ts
function networkSpecs({ networks, underlayName }) {
  const below = networks.filter(({ name }) => name === underlayName);
  const others = networks.filter(({ name }) => name !== underlayName);
  return [...below, ...others].map(specOf);
}
var specOf = ({ name, prefixes, mtu, host, addressing }) => ({
  ...{ name, prefixes, mtu, host, addressing }
});
var interfaceSpecs = ({ interfaces }) => interfaces.map(({ network, device, addresses, gateways }) => ({ network, device, addresses, gateways }));
var namesOfMachines = ({ machines, later }) => [...machines, ...later].map(({ name, interfaces }) => ({
  name,
  addresses: interfaces.flatMap(({ addresses }) => addresses.map((address) => address.replace(/\/.*/, "")))
}));

export {
  networkSpecs,
  interfaceSpecs,
  namesOfMachines
};
