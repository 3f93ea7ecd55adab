import type { ExactQueueDay, Plan } from "@springtide/contracts";
import type { MeanIntervals } from "@springtide/season";
import type { Stretch } from "./columns.ts";

/** What is known of one queue, interval by interval of the plan. */
export interface QueueSource {
  readonly staffing: Plan["staffing"][number];
  /** Null until worked out. */
  readonly means: MeanIntervals | null;
  /** Contacts as edited; those of `means` where nobody edited. */
  readonly contacts: ArrayLike<number> | null;
  readonly seconds: ArrayLike<number>;
  /** Days played out, the first that an interval lies in counts; a day that is not there has not been. */
  readonly served: readonly ServedDay[];
}

/** A queue's day as customers meet it with the people planned. */
export interface ServedDay extends Stretch {
  readonly contacts: ExactQueueDay["contacts"];
  readonly planned: ExactQueueDay["planned"];
}

/** What customers meet; null where nobody calls. */
interface ServiceFigures {
  readonly serviceLevel: number | null;
  readonly asaSeconds: number | null;
  readonly occupancy: number | null;
  readonly abandonShare: number | null;
}

/** The figures of one queue over a stretch. Heads are hours of heads: over an hour as many as there are heads. */
export interface Figures {
  readonly hours: number;
  readonly openHours: number;
  readonly contacts: number | null;
  readonly ahtSeconds: number | null;
  readonly requiredHours: number;
  readonly ownHours: number;
  readonly overflowHours: number;
  /** Never set off against one another: an hour too many does not help an hour too few. */
  readonly underHours: number;
  readonly overHours: number;
  /** Null where some day of the stretch has not been played out. */
  readonly service: ServiceFigures | null;
}

/**
 * Rolls a queue's intervals up: contacts are added up, handling times weighted by contacts, service and abandonment by contacts offered,
 * waits by contacts answered, occupancy by agents' hours.
 */
export function rollUp(source: QueueSource, { from, to }: Stretch): Figures {
  const { staffing, contacts, means, seconds } = source;
  const sums = { hours: 0, openHours: 0, contacts: 0, work: 0, required: 0, own: 0, overflow: 0, under: 0, over: 0 };
  for (let t = from; t < to; t += 1) {
    const hours = (seconds[t] ?? 0) / 3600;
    const [need, own, overflow] = [staffing.required[t] ?? 0, staffing.own[t] ?? 0, staffing.overflow[t] ?? 0];
    const count = contacts?.[t] ?? 0;
    sums.hours += hours;
    sums.openHours += isOpen(source, t) ? hours : 0;
    sums.contacts += count;
    sums.work += count * (means?.ahtSeconds[t] ?? 0);
    sums.required += need * hours;
    sums.own += own * hours;
    sums.overflow += overflow * hours;
    sums.under += Math.max(0, need - own - overflow) * hours;
    sums.over += Math.max(0, own + overflow - need) * hours;
  }
  return {
    hours: sums.hours,
    openHours: sums.openHours,
    contacts: contacts === null ? null : sums.contacts,
    ahtSeconds: sums.contacts > 0 ? sums.work / sums.contacts : null,
    requiredHours: sums.required,
    ownHours: sums.own,
    overflowHours: sums.overflow,
    underHours: sums.under,
    overHours: sums.over,
    service: serviceOver(source, { from, to }),
  };
}

function isOpen({ staffing }: Pick<QueueSource, "staffing">, t: number): boolean {
  return (staffing.serviceLevel[t] ?? null) !== null;
}

function serviceOver({ served, seconds, staffing }: QueueSource, { from, to }: Stretch): ServiceFigures | null {
  const sums = { offered: 0, kept: 0, abandoned: 0, answered: 0, waited: 0, busy: 0, staffed: 0 };
  for (let t = from; t < to; t += 1) {
    const day = served.find((one) => t >= one.from && t < one.to);
    if (day === undefined) {
      if (isOpen({ staffing }, t)) return null;
      continue;
    }
    const { planned, contacts } = day;
    const i = t - day.from;
    const offered = planned.serviceLevel.mean[i] === null ? 0 : (contacts[i] ?? 0);
    const abandoned = offered * (planned.abandonShare[i] ?? 0);
    const answered = planned.asaSeconds[i] === null ? 0 : offered - abandoned;
    const agentSeconds = planned.occupancy[i] === null ? 0 : (planned.agents[i] ?? 0) * (seconds[t] ?? 0);
    sums.offered += offered;
    sums.kept += offered * (planned.serviceLevel.mean[i] ?? 0);
    sums.abandoned += abandoned;
    sums.answered += answered;
    sums.waited += answered * (planned.asaSeconds[i] ?? 0);
    sums.staffed += agentSeconds;
    sums.busy += agentSeconds * (planned.occupancy[i] ?? 0);
  }
  const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
  return {
    serviceLevel: share(sums.kept, sums.offered),
    asaSeconds: share(sums.waited, sums.answered),
    occupancy: share(sums.busy, sums.staffed),
    abandonShare: share(sums.abandoned, sums.offered),
  };
}
