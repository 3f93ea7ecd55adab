// What `springtide shifts` needs of the contracts, and no more: the command answers in about a second, of which loading every shape would be a third.
export { parseOrRefuse } from "./parse-or-refuse.ts";
export { ShiftInstance, ShiftSolution } from "./shift-instance.ts";
export { Share } from "./units.ts";
