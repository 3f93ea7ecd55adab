import { isoDay } from "@springtide/calendar";
import type { PathQuantiles, Plan, Queue } from "@springtide/contracts";
import { pathQuantiles } from "@springtide/planning";
import {
  estimateFigure,
  figureParts,
  intervalFigure,
  WAIT_BINS,
  waitQuantileSeconds,
  type Figure,
  type Played,
} from "@springtide/simulation";
import { alreadyLate } from "../backlog/opening-pile.ts";
import { isDeferred } from "../deferred.ts";
import { queueOf } from "../places.ts";
import type { PartnerSeats } from "./partner-seats.ts";
import type { PlannedSeasons } from "./simulated-centre.ts";
import type {
  Estimate,
  SimulatedDay,
  SimulatedInterval,
  SimulatedPlan,
  SimulatedQueueOutcome,
} from "./simulated-plan.ts";

/** Beyond a week a picture by interval shows nothing, and a year of them is a heavy answer. */
const MOST_DAYS_BY_INTERVAL = 7;

/** What was played, told in the plan's own words. The lead-in day is left out of every figure. */
export function outcomeOfPlayed(
  planned: PlannedSeasons & { readonly partners: PartnerSeats },
  played: Played,
): SimulatedPlan {
  const { plan, basis, demand, span, partners } = planned;
  const whole = span.days === basis.grid.days;
  const fromDay = span.firstDay - span.leadDay;
  const starts = span.days <= MOST_DAYS_BY_INTERVAL ? startsOf(planned) : [];
  return {
    seed: basis.seed,
    seasons: played.replications.length,
    firstDay: isoDay(basis.grid.firstDay + span.firstDay),
    days: span.days,
    contacts: played.queue.offered.reduce((sum, contacts) => sum + contacts, 0),
    queues: demand.queues.map(({ queue, opening }, place) => ({
      ...queueOutcome(whole ? plan : null, queueOf(plan.shop, queue), played, { queue: place, fromDay, starts }),
      ...(opening === null || span.firstDay > 0
        ? {}
        : { opening: { contacts: opening.contacts, alreadyLate: alreadyLate(opening, queueOf(plan.shop, queue)) } }),
    })),
    partners: partners.told(
      played.replications.map(({ replication }) => replication),
      span,
    ),
  };
}

/** The queue and the first day that counts. */
interface Asked {
  readonly queue: number;
  readonly fromDay: number;
  /** Starts of the intervals that are told one by one: the last ones played. */
  readonly starts: readonly string[];
}

/** @param plan with the word of the formula; null where it is about other days than were played */
function queueOutcome(
  plan: Pick<Plan, "staffing"> | null,
  queue: Queue,
  played: Played,
  asked: Asked,
): SimulatedQueueOutcome {
  const { definition, share, withinSeconds } = queue.target;
  const staffing = plan?.staffing.find((one) => one.queue === queue.id);
  const of = (figure: Figure): Estimate => {
    const { value, halfWidth } = estimateFigure(played, figure, asked);
    return { value, halfWidth };
  };
  return {
    queue: queue.id,
    definition,
    promisedShare: share,
    withinSeconds,
    expected:
      staffing === undefined
        ? null
        : { serviceLevel: staffing.expectedServiceLevel, abandonShare: staffing.expectedAbandonShare },
    serviceLevel: of(definition),
    abandonShare: of("abandonedShare"),
    meanWaitSeconds: of("meanWaitSeconds"),
    asaSeconds: of("asaSeconds"),
    lateShare: isDeferred(queue) ? of("lateShare") : null,
    occupancy: {
      own: occupancy(played, 2 * asked.queue, asked.fromDay),
      partners: occupancy(played, 2 * asked.queue + 1, asked.fromDay),
    },
    days: Array.from({ length: played.shape.days - asked.fromDay }, (_, day) =>
      simulatedDay(played, asked.queue, asked.fromDay + day, definition),
    ),
    intervals: intervalsPlayed(played, asked, definition),
  };
}

function startsOf({ basis: { grid }, span }: PlannedSeasons): string[] {
  const [from, to] = [grid.dayOffsets[span.firstDay], grid.dayOffsets[span.firstDay + span.days]];
  return Array.from(grid.startsMs.subarray(from, to), (ms) => grid.zone.formatInstant(ms));
}

function intervalsPlayed(played: Played, { queue, starts }: Asked, definition: Figure): SimulatedInterval[] {
  const { intervals } = played.shape;
  return starts.map((start, at) => {
    const place = { queue, interval: intervals - starts.length + at };
    const of = (figure: Figure): number | null => {
      const value = intervalFigure(played, figure, place);
      return Number.isNaN(value) ? null : value;
    };
    return {
      start,
      contacts: (played.queue.offered[queue * intervals + place.interval] ?? 0) / played.replications.length,
      serviceLevel: of(definition),
      abandonShare: of("abandonedShare"),
      meanWaitSeconds: of("meanWaitSeconds"),
    };
  });
}

function simulatedDay(played: Played, queue: number, day: number, definition: Figure): SimulatedDay {
  const cell = { queue, day };
  const seasons = played.replications.length;
  const at = queue * played.shape.days + day;
  const offered = Float64Array.from(played.replications, (one) => one.queue.offered[at] ?? 0);
  const waits = played.waits.subarray(at * WAIT_BINS, (at + 1) * WAIT_BINS);
  const quantile = (p: number): number => waitQuantileSeconds(waits, p);
  return {
    contacts: pathQuantiles(offered),
    serviceLevel: bands(figureParts(played, definition, cell)),
    abandonShare: estimateFigure(played, "abandonedShare", cell).value,
    meanWaitSeconds: estimateFigure(played, "meanWaitSeconds", cell).value,
    backlogAtEnd: backlog(played, queue, day) / seasons,
    waitSeconds: waits.some((count) => count > 0)
      ? { p50: quantile(0.5), p90: quantile(0.9), p95: quantile(0.95) }
      : null,
  };
}

/** Quantiles over the seasons that had contacts; the mean is of all contacts alike. */
function bands({
  over,
  under,
}: {
  readonly over: readonly number[];
  readonly under: readonly number[];
}): PathQuantiles | null {
  const levels = Float64Array.from(over.flatMap((each, at) => ((under[at] ?? 0) > 0 ? [each / (under[at] ?? 1)] : [])));
  if (levels.length === 0) return null;
  const total = (parts: readonly number[]): number => parts.reduce((sum, each) => sum + each, 0);
  return { ...pathQuantiles(levels), mean: total(over) / total(under) };
}

/** Contacts waiting when the last interval of the day ends, all seasons together. */
function backlog({ queue, shape }: Played, place: number, day: number): number {
  const last = shape.dayOfInterval.lastIndexOf(day);
  return queue.backlogAtEnd[place * shape.intervals + last] ?? 0;
}

function occupancy({ replications, shape }: Played, team: number, fromDay: number): number | null {
  let [busy, atWork] = [0, 0];
  for (const { team: sums } of replications) {
    for (let at = team * shape.days + fromDay; at < (team + 1) * shape.days; at += 1) {
      busy += sums.busyMicros[at] ?? 0;
      atWork += sums.atWorkMicros[at] ?? 0;
    }
  }
  return atWork > 0 ? busy / atWork : null;
}
