import type { Plan } from "@springtide/contracts";
import type { CoverOfDays, EditBreach, RosterChecker } from "@springtide/season/roster-edit";
import { coverOfDays, rosterChecker } from "@springtide/season/roster-edit";
import type { RowPerson } from "./edit-commands.ts";
import { editFrame, type EditFrame } from "./edit-frame.ts";
import type { EditedRoster } from "./edit-history.ts";
import { liveCheck, type LiveCheck } from "./live-check.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";

/** All that a roster is edited by, opened once for a plan. */
export interface RosterMeans {
  readonly index: PlanIndex;
  readonly plan: Plan;
  readonly frame: EditFrame;
  readonly check: RosterChecker;
  readonly live: LiveCheck;
  readonly cover: CoverOfDays;
  /** Team by team, in the order of the roster. */
  readonly people: readonly RowPerson[];
}

/** Null where nobody is rostered by name. */
export function rosterMeans(index: PlanIndex): RosterMeans | null {
  const { plan } = index;
  const frame = editFrame(index);
  if (frame === null || plan.roster === null) return null;
  const check = rosterChecker(plan);
  const { people } = plan.roster;
  return {
    ...{ index, plan, frame, check },
    live: liveCheck(check),
    cover: coverOfDays(plan),
    people: plan.shop.teams.flatMap(({ id }) =>
      people.filter(({ team }) => team === id).map(({ person, name, team }) => ({ person, name, team })),
    ),
  };
}

/** A breach with the reason that somebody gave for it, if there is one. */
export interface ReasonedBreach extends EditBreach {
  readonly reason: string | null;
}

/** What a roster breaks, with reasons, earliest first. */
export function reasonedBreaches(means: RosterMeans, { shifts, overrides }: EditedRoster): readonly ReasonedBreach[] {
  return [...means.live(shifts).values()]
    .flat()
    .map((breach) => ({
      ...breach,
      reason:
        overrides.find(
          ({ person, rule, from }) =>
            person === breach.person && rule === breach.rule && Date.parse(from) === breach.fromMs,
        )?.reason ?? null,
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** Breaches that stand in the way of accepting: of the law, and others without a reason. */
export function openBreaches(breaches: readonly ReasonedBreach[]): readonly ReasonedBreach[] {
  return breaches.filter(({ weight, reason }) => weight === "refused" || reason === null);
}
