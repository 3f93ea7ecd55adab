import { breachesOf, brokenContract, workedShift } from "./person-legality.ts";
import { personCost } from "./person-cost.ts";
import type { RosterAnswer, RosterCost, RosteredShift } from "./roster-problem.ts";
import type { RosterState } from "./roster-state.ts";

/**
 * The roster as it is answered, each person held against every rule and their contract once more.
 * @throws Error where a rule is broken: that would be our own fault, and no such roster leaves the house
 */
export function rosterAnswer(
  state: RosterState,
  found: Pick<RosterAnswer, "bound" | "steps" | "work"> & { readonly gap: number },
): RosterAnswer {
  requireLegal(state);
  const cost = rosterCost(state);
  const bound = Math.min(found.bound, cost.total);
  const gap = cost.total > 0 ? Math.max(0, (cost.total - bound) / cost.total) : 0;
  const { demand } = state.frame.problem;
  return {
    shifts: rosteredShifts(state),
    working: demand.map((wanted, queue) => wanted.map((_, t) => workingIn(state, t, queue))),
    missing: demand.map((wanted, queue) => wanted.map((_, t) => state.split.missingIn(t, queue))),
    cost,
    bound,
    gap,
    stopped: gap <= found.gap + 1e-12 ? "gap" : "work-limit",
    steps: found.steps,
    work: found.work,
  };
}

function requireLegal({ frame, people, chosen }: RosterState): void {
  for (const person of people) {
    const mine = chosen[person.index] ?? [];
    const [breach] = breachesOf(frame, person, mine);
    const limit = breach?.rule ?? brokenContract(frame, person, mine);
    if (limit !== null) throw new Error(`The roster found for ${person.person.id} breaks ${limit}.`);
  }
}

function rosterCost(state: RosterState): RosterCost {
  let [wages, overtime, wishes, fairness] = [0, 0, 0, 0];
  for (const person of state.people) {
    const cost = personCost(state.frame, person, state.chosen[person.index] ?? []);
    wages += cost.wages;
    overtime += cost.overtime;
    wishes += cost.wishes;
    fairness += cost.fairness;
  }
  const shortfall = Math.max(0, state.shortfallCost);
  return { wages, overtime, shortfall, wishes, fairness, total: wages + overtime + shortfall + wishes + fairness };
}

function rosteredShifts({ people, chosen }: RosterState): readonly RosteredShift[] {
  return people
    .flatMap(({ index, fixedOfDay }) => [
      ...fixedOfDay.flatMap((fixed) =>
        (fixed?.shifts ?? []).map(({ startMs, endMs, breaks }) => ({
          ...{ person: index, pattern: -1, startMs, endMs },
          breaks: breaks.map((away) => ({ startMs: away.startMs, endMs: away.endMs })),
        })),
      ),
      ...(chosen[index] ?? []).flatMap((shift) => {
        if (shift === null) return [];
        const { startMs, endMs, breaks } = workedShift(shift, 0);
        return [{ person: index, pattern: shift.option.pattern, startMs, endMs, breaks }];
      }),
    ])
    .sort((a, b) => a.startMs - b.startMs || a.person - b.person);
}

function workingIn({ split, classes }: RosterState, t: number, queue: number): number {
  let heads = 0;
  for (let c = 0; c < classes; c += 1) heads += split.servingOf(t, c, queue);
  return heads;
}
