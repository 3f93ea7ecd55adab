import type { FinanceOutcome, Plan, Scenario } from "@springtide/contracts";
import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import { basisOfPlan } from "../basis.ts";
import type { DeciderMeans } from "../decisions/decide-weeks.ts";
import type { Deciding } from "../decisions/deciding.ts";
import type { FollowedSeasons } from "../decisions/follow-decisions.ts";
import { drawDemand } from "../demand.ts";
import { contactLosses } from "../economics/contact-losses.ts";
import { changedRoster } from "../scenarios/changed-roster.ts";
import { type ChangedSeason, changedSeason } from "../scenarios/changed-season.ts";
import { decidedOutcome } from "../scenarios/decided-outcome.ts";
import { plannedHeads, withOpenedPeople } from "../scenarios/opened-people.ts";
import { neededBy } from "../scenarios/season-outcome.ts";
import { peopleOfSeason, type SeasonRequirement } from "../staff-season.ts";
import { withHeads } from "../verify/other-heads.ts";
import { asksInSameOrder, leavesNeedAsItIs, pricesOnly } from "./price-only.ts";
import { priceSeason, type PricedSeason, shopOfChain } from "./price-season.ts";
import { seasonQuantities, type SeasonQuantities, type StaffedPeople } from "./season-quantities.ts";

/** A scenario worked out: quantities, money, and what is decided anew for it. */
export interface WorkedOut {
  readonly quantities: SeasonQuantities;
  readonly priced: PricedSeason;
  readonly decided: FinanceOutcome["decided"];
  /** What those rules cost in each fresh season; null where nothing is decided. */
  readonly followed: FollowedSeasons | null;
  /** It has the plan's quantities: only prices differ. */
  readonly isPriced: boolean;
}

/** A plan opened for finance: its seasons are drawn once, and each scenario is worked out once. */
export interface FinanceDesk {
  /** @param chain from the plan to the scenario asked for, itself last; empty is the plan */
  workOut(chain: readonly Scenario[], progress?: Progress): WorkedOut;
}

/** How a plan is opened for finance. */
export interface FinanceOptions {
  /** With it, orders, rules, extra hours and hires are decided anew in every scenario that is planned anew, and in the plan itself. */
  readonly deciding?: DeciderMeans | undefined;
  /** Nothing is taken from the plan though only prices differ; the money is the same. */
  readonly isPlannedAnew?: boolean;
}

/**
 * Opens a plan for finance. The plan itself comes out to the cent as its own economics have it.
 * Cost: one drawing; for each scenario that changes more than prices one staffing of the season.
 */
export function openFinance(
  plan: Plan,
  { deciding, isPlannedAnew = false }: FinanceOptions = {},
  progress?: Progress,
  cancel?: CancelSignal,
): FinanceDesk {
  const basis = basisOfPlan(plan);
  const whole = { basis, demand: drawDemand(basis, progress, cancel) };
  const planned = once((): Measured => {
    const season = { ...whole, teams: [], windows: [], opened: [] };
    const needed = neededBy(plan, whole, undefined, cancel);
    return { season, needed, ...replanned(plan, season, needed) };
  });
  const quantitiesOf = (chain: readonly Scenario[]): Measured & { readonly quantities: SeasonQuantities } => {
    const measured = chain.length === 0 ? planned() : measure(chain);
    return { ...measured, quantities: seasonQuantities(plan, measured.season, measured.needed, measured.staffed) };
  };
  const measure = (chain: readonly Scenario[]): Measured => {
    const changed = changedSeason(plan, whole, chain);
    const needed = leavesNeedAsItIs(chain) ? planned().needed : neededBy(plan, changed, undefined, cancel);
    const season = withOpenedPeople(changed, needed);
    const isReplanned = (chain.at(-1)?.people ?? "replanned") === "replanned";
    return {
      season,
      needed,
      ...(isReplanned ? replanned(plan, season, needed) : asPlanned(plan, season, needed, planned())),
    };
  };
  const ofPlan = once(() => quantitiesOf([]));
  // Service tables of the plan's lines, for all that has the same lines.
  let tables: Deciding | undefined;
  const losses = once(() => plan.decisions?.losses ?? contactLosses(basis, planned().needed));
  return {
    workOut(chain, progress) {
      stopIfCancelled(cancel);
      const isPriced =
        !isPlannedAnew &&
        chain.length > 0 &&
        pricesOnly(chain) &&
        asksInSameOrder(plan.shop, shopOfChain(plan, chain).shop);
      const { season, quantities } = isPriced
        ? { ...ofPlan(), season: changedSeason(plan, whole, chain) }
        : chain.length === 0
          ? ofPlan()
          : quantitiesOf(chain);
      const priced = priceSeason(plan, basis, quantities, chain);
      const isReplanned = (chain.at(-1)?.people ?? "replanned") === "replanned";
      if (deciding === undefined || !isReplanned)
        return { quantities, priced, decided: null, followed: null, isPriced };
      const hasLinesOfPlan = leavesNeedAsItIs(chain);
      const anew = decidedOutcome(
        { ...season, like: hasLinesOfPlan ? tables : undefined },
        losses(),
        { grid: plan.grid, roster: rosterOf(plan, season) },
        deciding,
        partOf(progress, DECIDED),
        cancel,
      );
      if (hasLinesOfPlan) tables ??= anew?.deciding;
      const followed = anew?.follow(partOf(progress, FOLLOWED)) ?? null;
      return { quantities, priced, decided: anew?.told ?? null, followed, isPriced };
    },
  };
}

/** Which part of a scenario's work is done when decisions begin and end, and when their rules are followed. */
const [DECIDED, FOLLOWED] = [
  { from: 0.2, to: 0.7 },
  { from: 0.7, to: 1 },
];

/** Progress of a part as that of the whole. */
function partOf(
  progress: Progress | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): Progress | undefined {
  return (
    progress &&
    ((done, total, label) => {
      progress(from + ((to - from) * done) / Math.max(1, total), 1, label);
    })
  );
}

interface Measured {
  readonly season: ChangedSeason;
  readonly needed: SeasonRequirement;
  readonly staffed: StaffedPeople;
}

function rosterOf(plan: Plan, { basis, teams }: ChangedSeason): Plan["roster"] {
  return changedRoster(plan.roster, {
    ...{ before: plan.shop, after: basis.shop },
    ...{ changes: teams, holidays: basis.holidays },
  });
}

type OpenedSeason = ReturnType<typeof withOpenedPeople<ChangedSeason>>;

function replanned(plan: Plan, season: OpenedSeason, needed: SeasonRequirement): Pick<Measured, "staffed"> {
  const there = peopleOfSeason(season.basis, season.demand, needed, () => rosterOf(plan, season));
  const { ownHours, overflowHours, gapHours } = there.totals;
  const { staffing, asked, people } = there;
  const { opened } = season;
  return {
    staffed: { staffing, roster: people.roster, asked, opened, figures: { ownHours, overflowHours, gapHours } },
  };
}

/** One's own people put to the queues as the plan needed them, and the seats of the plan, in a season that nobody saw coming. */
function asPlanned(
  plan: Plan,
  season: OpenedSeason,
  needed: SeasonRequirement,
  planned: Measured,
): Pick<Measured, "staffed"> {
  const { basis, demand } = season;
  const alone = { ...basis, shop: { ...basis.shop, agreements: [] } };
  const asked = withHeads(needed, plannedHeads(plan, basis));
  const own = peopleOfSeason(alone, demand, asked, () => rosterOf(plan, season));
  const staffing = own.staffing.map((queue, q) => ({
    ...queue,
    overflow: planned.staffed.staffing[q]?.overflow ?? queue.overflow,
  }));
  return {
    staffed: {
      ...{ staffing, roster: own.people.roster, asked: planned.staffed.asked, opened: season.opened },
      figures: {
        ownHours: own.totals.ownHours,
        overflowHours: planned.staffed.figures.overflowHours,
        gapHours: gapHours(needed, staffing, basis.grid.seconds),
      },
    },
  };
}

function gapHours(
  { requirement }: SeasonRequirement,
  staffing: StaffedPeople["staffing"],
  seconds: Float64Array,
): number {
  return requirement.queues.reduce((sum, { required }, q) => {
    const of = staffing[q];
    return required.reduce(
      (hours, need, t) =>
        hours + (Math.max(0, need - (of?.own[t] ?? 0) - (of?.overflow[t] ?? 0)) * (seconds[t] ?? 0)) / 3600,
      sum,
    );
  }, 0);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
