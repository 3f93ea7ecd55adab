import { type CancelSignal, type Progress, stopIfCancelled } from "@springtide/refusal";
import type { DecidingWork } from "../decisions/decide-pieces.ts";
import { decideSeats } from "../decisions/decide-stand-by.ts";
import { type DecisionSpan, type Intervals, intervalsOf, weeksToDecide } from "../decisions/decision-span.ts";
import type { BoughtSeats } from "./bought-seats.ts";
import { measureOf, outcomeOf, type SeasonOutcome } from "./outcome.ts";
import type { ReplayedSeason } from "./replayed-season.ts";
import { sharesComing } from "./shares-coming.ts";

/** What was bought in other ways, and what the solver is asked with. */
export interface HindsightQuestion {
  readonly season: ReplayedSeason;
  readonly others: readonly SeasonOutcome[];
  readonly work: DecidingWork;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/**
 * What would have been bought by whoever knew what was to come: the same people, agreements, blocks and prices, ordered in time, and nothing kept
 * free or cancelled at a fee. Each week is solved on the contacts that came, and where another way of buying, its fees left out, did better in a week by
 * the true losses, hindsight does as that one did: so it never costs more than any.
 */
export function hindsightOutcome(question: HindsightQuestion): SeasonOutcome {
  const { season, others, progress, cancel } = question;
  const weeks = weeksToDecide(season.grid);
  const solved = weeks.flatMap((week, done) => {
    stopIfCancelled(cancel);
    progress?.(done, weeks.length, `Looking back on week ${done + 1} of ${weeks.length}`);
    return solvedWeek(question, week);
  });
  const ways = [solved, ...others.map(({ bought }) => withoutFees(bought))].map((bought) => outcomeOf(season, bought));
  const mixed = outcomeOf(
    season,
    weeks.flatMap((week) => bestOfWeek(season, week, ways)),
  );
  return [mixed, ...ways].reduce((best, way) => (measureOf(way) < measureOf(best) ? way : best));
}

function solvedWeek({ season, work }: HindsightQuestion, span: DecisionSpan): BoughtSeats[] {
  const { options, seats } = decideSeats({
    deciding: season.deciding,
    agreements: season.partners.map(({ agreement }) => agreement),
    span,
    atMs: -Infinity,
    seed: 0,
    classes: 1,
    work,
  });
  return options.flatMap(({ partner, from, to }, i): BoughtSeats[] => {
    const ordered = (seats.ordered[i] ?? 0) + (seats.reserved[i] ?? 0);
    const agreement = season.partners[partner]?.agreement;
    if (ordered === 0 || agreement === undefined) return [];
    return [
      { partner, from, to, ordered, reserved: 0, confirmed: 0, cancelled: 0, ...sharesComing(season, agreement, from) },
    ];
  });
}

/** The seats that came, without a fee for any that were only kept free or were cancelled. */
function withoutFees(bought: readonly BoughtSeats[]): BoughtSeats[] {
  return bought
    .filter(({ ordered, confirmed }) => ordered + confirmed > 0)
    .map((block) => ({ ...block, reserved: 0, cancelled: 0 }));
}

/** The blocks of the way that did best from Monday to Sunday. */
function bestOfWeek(
  season: ReplayedSeason,
  week: DecisionSpan,
  ways: readonly SeasonOutcome[],
): readonly BoughtSeats[] {
  const within = intervalsOf(season.grid, week);
  const [first, days] = [week.firstDay - season.grid.firstDay, week.days];
  const costOf = ({ ledgerByDay, atStakeByDay }: SeasonOutcome): number =>
    Array.from({ length: days }, (_, i) => (ledgerByDay[first + i] ?? 0) + (atStakeByDay[first + i] ?? 0)).reduce(
      (sum, each) => sum + each,
      0,
    );
  const best = ways.reduce((one, other) => (costOf(other) < costOf(one) ? other : one));
  return best.bought.filter(({ from }) => isIn(from, within));
}

function isIn(at: number, { from, to }: Intervals): boolean {
  return at >= from && at < to;
}
