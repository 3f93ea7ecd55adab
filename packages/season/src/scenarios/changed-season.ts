import { moveOnsets, drawDailyCounts, openCombinedPaths } from "@springtide/forecast";
import type { Plan, Scenario, ScenarioChanges } from "@springtide/contracts";
import { adjustedSeason, type SeasonRates } from "../adjustments/adjusted-season.ts";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import { type Demand, pathsRequest } from "../demand.ts";
import { plannedAht } from "../handle-times/aht-of-intervals.ts";
import { checkedMoves, type TriggerMove } from "../reweigh/trigger-move.ts";
import { type DatesAndStrengths, triggerRatios, triggersOfQueue } from "../reweigh/trigger-ratios.ts";
import { changedAmount, changedShop } from "./changed-shop.ts";
import { type OpenedWindow, openedWindows, withWindowsOpen } from "./opened-windows.ts";
import { lastDayOf } from "./scenario-findings.ts";

/** A season under changes: the same possible seasons, taken otherwise. */
export interface ChangedSeason {
  readonly basis: SeasonBasis;
  readonly demand: Demand;
  /** What was said of teams, one change after the other. */
  readonly teams: readonly NonNullable<ScenarioChanges["teams"]>[];
  /** Hours that are open besides. */
  readonly windows: readonly OpenedWindow[];
}

/**
 * The seasons of a plan under a chain of scenarios, on the plan's own random numbers: nothing is fitted anew, and queues that nothing speaks of keep
 * the very same numbers. Dates and strengths of triggers exchange the factor they have on each day (see `triggerRatios`); volumes
 * are laid over that as adjustments. Cost: one drawing of each queue that a moved trigger touches.
 * @throws Refusal where a change leads out of what can be
 */
export function changedSeason(
  plan: Plan,
  { basis, demand }: { readonly basis: SeasonBasis; readonly demand: Demand },
  chain: readonly Scenario[],
): ChangedSeason {
  const days = { firstDay: plan.grid.firstDay, lastDay: lastDayOf(plan.grid) };
  const shop = chain.reduce((before, { changes, id }) => changedShop(before, changes, id, days), basis.shop);
  const changed: SeasonBasis = {
    ...basis,
    shop,
    queues: basis.queues.map((queue) => withAht(queue, chain)),
  };
  const { dates, strengths } = checkedMoves(movesOf(chain), basis.triggers);
  const onsets = moveOnsets({ triggers: basis.triggers, drawn: demand.onsets, moves: dates, paths: basis.paths });
  const windows = demand.queues.map((drawn) => openedWindows(changed, drawn, chain));
  const queues = demand.queues.map((drawn, q) => {
    const before = basis.queues[q];
    const after = changed.queues[q];
    if (before === undefined || after === undefined) return drawn;
    const model = movedRates(basis, before, { drawn, planned: demand.onsets }, { onsets, strengths });
    const isDrawn = model === drawn.model && shop.adjustments.length === basis.shop.adjustments.length;
    const rates = isDrawn ? drawn : withAdjustments(changed, drawn, model);
    const aht = after === before ? drawn.aht : plannedAht(changed, after);
    return withWindowsOpen(changed, { ...drawn, ...rates, aht }, windows[q] ?? []);
  });
  const teams = chain.flatMap(({ changes }) => (changes.teams === undefined ? [] : [changes.teams]));
  return { basis: changed, demand: { onsets, queues }, teams, windows: windows.flat() };
}

/** What is said of a trigger last holds; what is not said stays as it was said before. */
function movesOf(chain: readonly Scenario[]): Record<string, TriggerMove> {
  const moves: Record<string, TriggerMove> = {};
  for (const { changes } of chain)
    for (const [id, { shiftDays, on, strength }] of Object.entries(changes.triggers ?? {}))
      moves[id] = {
        ...moves[id],
        ...(shiftDays === undefined ? {} : { shiftDays }),
        ...(on === undefined ? {} : { pinnedDay: on }),
        ...(strength === undefined ? {} : { strength }),
      };
  return moves;
}

/** Handling times that were learned change as a whole; one given anew becomes their mean. */
function withAht(queue: QueueBasis, chain: readonly Scenario[]): QueueBasis {
  const { handleTimes, queue: id } = queue;
  const said = chain.flatMap(({ changes }) => changes.queues?.[id]?.aht ?? []);
  if (said.length === 0) return queue;
  if (handleTimes === null) return { ...queue };
  const factor = said.reduce(changedAmount, handleTimes.meanSeconds) / handleTimes.meanSeconds;
  return {
    ...queue,
    handleTimes: {
      ...handleTimes,
      meanSeconds: handleTimes.meanSeconds * factor,
      seconds: handleTimes.seconds.map((hours) => hours.map((seconds) => seconds * factor)),
    },
  };
}

type Drawn = Demand["queues"][number];

function movedRates(
  basis: SeasonBasis,
  queue: QueueBasis,
  { drawn, planned }: { readonly drawn: Drawn; readonly planned: Demand["onsets"] },
  wished: DatesAndStrengths,
): SeasonRates {
  const { grid, paths } = basis;
  const moved = triggerRatios(basis, triggersOfQueue(basis, queue), planned, wished);
  if (moved.days.length === 0) return drawn.model;
  const reweighDays = openCombinedPaths(pathsRequest(basis, queue, drawn.open, planned));
  const dailyRates = reweighDays(moved.ratios, moved.days);
  const intervalRates = drawn.model.intervalRates.slice();
  const intervals = grid.startsMs.length;
  for (const day of moved.days)
    for (let path = 0; path < paths; path += 1) {
      const before = drawn.model.dailyRates[path * grid.days + day] ?? 0;
      const factor = before > 0 ? (dailyRates[path * grid.days + day] ?? 0) / before : 1;
      const to = path * intervals + (grid.dayOffsets[day + 1] ?? 0);
      for (let at = path * intervals + (grid.dayOffsets[day] ?? 0); at < to; at += 1)
        intervalRates[at] = (intervalRates[at] ?? 0) * factor;
    }
  return { dailyRates, intervalRates };
}

function withAdjustments(changed: SeasonBasis, drawn: Drawn, model: SeasonRates): Partial<Drawn> {
  const { grid, seed } = changed;
  const { dailyRates, intervalRates, layers } = adjustedSeason(changed, drawn.queue, model);
  const dailyCounts = drawDailyCounts({
    rates: dailyRates,
    firstDay: grid.firstDay,
    days: grid.days,
    seed,
    queue: drawn.queue,
  });
  return { dailyRates, intervalRates, layers, dailyCounts };
}
