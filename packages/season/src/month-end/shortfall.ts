import { type CivilDay, civilDay } from "@springtide/calendar";
import type { Agreement } from "@springtide/contracts";
import { billingPeriod } from "../agreements/billing-period.ts";
import { daysOfMonth } from "../economics/partner-lines.ts";
import type { LockOfPeriod } from "../settlement/locks-of-month.ts";
import type { DayRange } from "./fiscal-period.ts";
import { type ServiceLine, shareThrough } from "./service-lines.ts";

/** A period of a tariff in which a least quantity is billed. */
export interface CommittedPeriod {
  readonly name: string;
  readonly days: DayRange;
  /** Billed for its days on which the agreement holds. */
  readonly leastUnits: number;
  readonly basis: "least-units" | "locked-forecast";
}

/**
 * The periods of an agreement that commits to a least quantity, over the days on which it holds; where it has no first or last day, those of the
 * season. A period of which only some days are within commits to that part. Where a forecast was locked, the least share of it counts if it is more.
 */
export function committedPeriods(
  { tariff: { leastUnits, period }, fromDay, untilDay }: Agreement,
  season: DayRange | null,
  locks: readonly LockOfPeriod[],
): CommittedPeriod[] {
  const lockedOf = (name: string): number => locks.find(({ key }) => key === name)?.lock.leastUnits ?? 0;
  const first = fromDay === null ? season?.firstDay : civilDay(fromDay);
  const last = untilDay === null ? season?.lastDay : civilDay(untilDay);
  if (leastUnits === 0 && locks.every(({ key }) => lockedOf(key) === 0)) return [];
  if (first === undefined || last === undefined) return locks.flatMap((one) => lockedAlone(one));
  const days = new Map<string, { firstDay: CivilDay; lastDay: CivilDay }>();
  for (let day = first; day <= last; day += 1) {
    const name = billingPeriod(day, period);
    const known = days.get(name);
    if (known === undefined) days.set(name, { firstDay: day, lastDay: day });
    else known.lastDay = day;
  }
  return [...days].map(([name, range]) => {
    const within = range.lastDay - range.firstDay + 1;
    const whole = { season: within, month: period === "month" ? daysOfMonth(name) : within, week: 7 }[period];
    const committed = leastUnits * Math.min(1, within / whole);
    const locked = lockedOf(name);
    return {
      ...{ name, days: range, leastUnits: Math.max(committed, locked) },
      basis: locked > committed ? "locked-forecast" : "least-units",
    };
  });
}

/** Of an agreement without first and last day: the days that were locked. */
function lockedAlone({ key, lock: { firstDay, lastDay, leastUnits } }: LockOfPeriod): CommittedPeriod[] {
  if (leastUnits === null || leastUnits === 0) return [];
  const days = { firstDay: civilDay(firstDay), lastDay: civilDay(lastDay) };
  return [{ name: key, days, leastUnits, basis: "locked-forecast" }];
}

/**
 * Units that a period is short of by the end of a day: what it commits to for its days so far, less what was worked on them; once it is over, less
 * all that counts in it. So the months' parts of a long period add up to what it is short of in the end.
 */
export function shortUnits(period: CommittedPeriod, work: readonly ServiceLine[], through: CivilDay): number {
  const { firstDay, lastDay } = period.days;
  if (through < firstDay) return 0;
  const isOver = through >= lastDay;
  const ofPeriod = work.filter(({ tariffPeriod }) => tariffPeriod === period.name);
  const used = ofPeriod.reduce((sum, line) => sum + line.units * (isOver ? 1 : shareThrough(line, through)), 0);
  const part = isOver ? 1 : (through - firstDay + 1) / (lastDay - firstDay + 1);
  return Math.max(0, period.leastUnits * part - used);
}
