import type { TypicalDays, Window } from "@springtide/contracts";
import { halfinWhittBeta, squareRootAgents } from "@springtide/staffing";

/** What is known of a queue's work. */
export interface GuessedWork {
  readonly typical: TypicalDays;
  readonly ahtSeconds: number;
  /** Whether its contacts may wait for hours, so that they are spread over the day. */
  readonly isDeferred: boolean;
}

/** Of five that call, one waits: about four of five answered within 20 seconds. */
const WAITING_SHARE = 0.2;
/** Time in which people on the roster take no contacts, where nobody has said how much it is. */
const SHRINKAGE = 0.3;
/** A busy time that a usual week reaches in one of ten open intervals. */
const BUSY_SHARE = 0.9;

/**
 * People to roster through the opening hours so that they bear a busy time of a usual week: load by half hour, the square-root rule on
 * it, shrinkage added. A guess to begin with, not a plan.
 */
export function guessHeads(works: readonly GuessedWork[], week: readonly (readonly Window[])[]): number {
  const loads = week.flatMap((windows, at) => loadsOf(works, at + 1, windows)).toSorted((a, b) => a - b);
  const loadErlangs = loads[Math.min(loads.length - 1, Math.floor(BUSY_SHARE * loads.length))] ?? 0;
  const agents = squareRootAgents({ loadErlangs, beta: halfinWhittBeta(WAITING_SHARE) });
  return Math.max(1, Math.ceil(agents / (1 - SHRINKAGE)));
}

/** Load in each open half hour of a weekday, in erlangs. */
function loadsOf(works: readonly GuessedWork[], weekday: number, windows: readonly Window[]): number[] {
  const slots = windows.flatMap(({ fromMinute, toMinute }) =>
    Array.from({ length: Math.ceil((toMinute - fromMinute) / 30) }, (_, at) => fromMinute + 30 * at),
  );
  return slots.map((minute) =>
    works.reduce((sum, { typical, ahtSeconds, isDeferred }) => {
      const counted = typical.weekdays.find((one) => one.weekday === weekday)?.contacts ?? [];
      const contacts = isDeferred
        ? counted.reduce((all, one) => all + one, 0) / slots.length
        : halfHourOf(counted, typical.intervalMinutes, minute);
      return sum + (contacts * ahtSeconds) / 1800;
    }, 0),
  );
}

/** Contacts in the half hour from a minute on; longer intervals are spread evenly. */
function halfHourOf(contacts: readonly number[], intervalMinutes: number, minute: number): number {
  if (intervalMinutes >= 30) return ((contacts[Math.floor(minute / intervalMinutes)] ?? 0) * 30) / intervalMinutes;
  const first = Math.floor(minute / intervalMinutes);
  const count = 30 / intervalMinutes;
  return contacts.slice(first, first + count).reduce((sum, one) => sum + one, 0);
}
