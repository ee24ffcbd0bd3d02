// src/process/neighbour-table.ts
import { readFileSync } from "node:fs";
var share = 0.75;
var mostNeighbours = (table) => table ? Math.max(2, Math.floor(table.limit * share)) : Number.POSITIVE_INFINITY;
function readNeighbourTable() {
  try {
    return parseNeighbourTable(
      readFileSync("/proc/net/stat/arp_cache", "utf8"),
      readFileSync("/proc/sys/net/ipv4/neigh/default/gc_thresh3", "utf8")
    );
  } catch {
    return void 0;
  }
}
function parseNeighbourTable(statistics, limit) {
  const [names = [], ...processors] = statistics.trim().split("\n").map((line) => line.trim().split(/\s+/));
  const column = (name) => processors.map((words) => Number.parseInt(words[names.indexOf(name)] ?? "", 16));
  const table = {
    limit: Number(limit),
    entries: Math.max(...column("entries")),
    overflows: column("table_fulls").reduce((sum, each) => sum + each, 0)
  };
  return Object.values(table).every(Number.isSafeInteger) ? table : void 0;
}

export {
  mostNeighbours,
  readNeighbourTable
};
