import type { AgentsTable } from "@springtide/staffing";
import { MOST_HEADS } from "./heads.ts";

const FIRST_REACH = 16;

/**
 * Looks least agents up for any load. The greatest load of all paths is not known beforehand, so the table is made anew,
 * twice as far, when one is beyond it. More than can be counted is answered with one more than that.
 */
export function growingTable(tableTo: (maxLoadErlangs: number) => AgentsTable): (loadErlangs: number) => number {
  let reach = FIRST_REACH;
  let table = tableTo(reach);
  return (loadErlangs) => {
    if (loadErlangs >= MOST_HEADS) return MOST_HEADS + 1;
    if (loadErlangs > reach) {
      reach = Math.min(2 * loadErlangs, MOST_HEADS);
      table = tableTo(reach);
    }
    return table.agentsFor(loadErlangs);
  };
}
