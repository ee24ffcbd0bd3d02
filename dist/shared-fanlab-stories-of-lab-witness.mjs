import {
  roleOf,
  rolesOf
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import {
  CheckFailed,
  overlayOf
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";

// src/expect/endpoints.ts
function placeEndpoints(lab) {
  const host = {
    name: hostName,
    kind: "host",
    address: overlayOf(lab).addressOf(lab.host),
    place: lab.host,
    http: false
  };
  const machines = lab.machines.map(
    (machine) => ({
      name: machine.name,
      kind: "machine",
      address: overlayOf(lab).addressOf(machine),
      place: machine,
      http: false
    })
  );
  return lab.topology.hostAbsent === void 0 ? [host, ...machines] : machines;
}
var hostName = "host";
async function findEndpoints(lab) {
  const found = (await Promise.all(rolesOf(lab).map((role) => role.endpoints(lab)))).flat();
  const { hostAbsent } = lab.topology;
  const noHost = hostAbsent === void 0 ? [] : [{ name: hostName, reason: hostAbsent, absent: true }];
  return {
    endpoints: [...placeEndpoints(lab), ...found.filter((each) => "address" in each)],
    missing: [...noHost, ...found.filter((each) => "reason" in each)]
  };
}
var containersIn = async (lab, role) => (await roleOf(role).endpoints(lab)).map(orThrow);
function orThrow(found) {
  if ("reason" in found) throw new CheckFailed({ expected: `${found.name} can be asked`, got: found.reason });
  return found;
}

export {
  placeEndpoints,
  findEndpoints,
  containersIn
};
