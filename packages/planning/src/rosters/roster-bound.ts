import type { CancelSignal } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { personCost } from "./person-cost.ts";
import type { RosterState } from "./roster-state.ts";

/** What no legal roster costs less than. */
export interface RosterBound {
  readonly bound: number;
  readonly columns: number;
}

/** Wages that are paid in any case: hours of contracts and of published shifts. */
export function rosterBound(state: RosterState, _solve: Solve, cancel?: CancelSignal): RosterBound {
  stopIfCancelled(cancel);
  const wages = state.people.map((person) => {
    const { wages: paid, overtime } = personCost(state.frame, person, []);
    return paid + overtime;
  });
  return { bound: wages.reduce((sum, paid) => sum + paid, 0), columns: 0 };
}
