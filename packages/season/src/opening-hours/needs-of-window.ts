import type { ContactHistory, LongerHoursChoice, NeedsBasis, Queue, Shop } from "@springtide/contracts";
import {
  feltDays,
  learnChangedHours,
  learnClosedDays,
  type LearnedNeeds,
  type LearnedRush,
} from "@springtide/forecast";
import type { ClosedBehaviour } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import type { FittedQueue } from "../fit-queues.ts";
import type { HolidaySets } from "../places.ts";
import { queueOf } from "../places.ts";
import type { DatedTrigger } from "../trigger-dates.ts";
import { shapedForQueue } from "../triggers/dated-trigger.ts";
import { clockCurve } from "./clock-curve.ts";
import { openingsOf, returnedInFirstHours } from "./openings.ts";
import { openDays, pastBlocks, type PastHours } from "./past-hours.ts";
import { priorShares, sharesOf, type ShareKnown } from "./closed-shares.ts";
import { usualByClock, type UsualByClock } from "./usual-by-clock.ts";
import { windowOnGrid } from "./window-on-grid.ts";

/** Needs of a window as far as the past tells, ready for any season. */
export interface NeedsOfWindow {
  readonly basis: NeedsBasis;
  /** Needs in an hour that begins at a minute of a weekday; as a share of an open day's contacts, or absolute where given so. */
  readonly perHourAt: (isoWeekday: number, minute: number) => number;
  readonly isAbsolute: boolean;
  /** The likely range of the needs, as factors on them. */
  readonly range: { readonly low: number; readonly high: number };
  readonly shares: Readonly<Record<"wait" | "elsewhere" | "lost" | "prefer", ShareKnown>>;
  readonly behaviour: ClosedBehaviour;
  readonly preferShare: number;
  /** Needs times the share that waits, in an hour of the window; by the same measure as `perHourAt`. Null but where only that was learned. */
  readonly waitingPerHour: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly notes: readonly string[];
}

/** What everything is learned from. */
export interface KnownPast {
  readonly shop: Shop;
  readonly contacts: readonly ContactHistory[];
  readonly holidays: HolidaySets;
  readonly fitted: readonly FittedQueue[];
  readonly triggers: readonly DatedTrigger[];
  readonly seed: number;
}

/** A first guess of needs may be half or double. */
const PRIOR_RANGE = { low: 0.5, high: 2 };

/**
 * Needs that arise in a window and what becomes of them, by the best that is known: as given; from a past in which the window was open for a
 * time; from days after weekends and holidays; or first guesses of ours. What was tried and refused stands in the notes.
 */
export function needsOfWindow(choice: LongerHoursChoice, known: KnownPast): NeedsOfWindow {
  const queue = queueOf(known.shop, choice.queue);
  const fitted = known.fitted.find(({ queue: id }) => id === queue.id);
  if (fitted === undefined) throw new Error(`nothing was fitted of ${queue.id}`);
  const notes: string[] = [];
  const past = pastOf(choice, queue, fitted, known.holidays);
  const felt = feltDays(
    shapedForQueue(known.triggers, queue.id),
    fitted.history.grid.firstDay,
    fitted.history.grid.days,
  );
  const changed = past === null ? null : orNote(() => ofChange(choice, queue, past, known), notes);
  const curve = clockCurve(known.shop, queue, known.fitted);
  const rush =
    changed !== null || past === null || choice.needsPerHour !== null
      ? null
      : orNote(
          () =>
            learnClosedDays(
              openDays(past, felt, curve, queue.zone),
              returnedInFirstHours(openingsOf(past.grid, past.open), past.grid.seconds),
              known.seed,
            ),
          notes,
        );
  if (rush !== null && rush.waitingPerHour.low <= 0) notes.push(noRush(rush));
  const told = rush === null || rush.waitingPerHour.low <= 0 ? null : rush;
  const shares = sharesOf(choice, { changed, rush: told, prior: priorShares(queue) });
  notes.push(...shares.notes);
  const usual = usualByClock(queue, fitted, curve);
  return { ...amountOf(choice, { changed, told, usual, curve, wait: shares.shares.wait }), ...shares, notes };
}

/** Needs of a window as given, with first guesses for the shares that are not: all there is where no past is at hand. */
export function givenNeeds(choice: LongerHoursChoice, queue: Queue, needsPerHour: number): NeedsOfWindow {
  const { notes, ...shares } = sharesOf(choice, { changed: null, rush: null, prior: priorShares(queue) });
  return { ...asGiven(needsPerHour), ...shares, notes };
}

function asGiven(
  needsPerHour: number,
): Pick<NeedsOfWindow, "basis" | "perHourAt" | "isAbsolute" | "range" | "waitingPerHour"> {
  const exact = { low: 1, high: 1 };
  return { basis: "given", perHourAt: () => needsPerHour, isAbsolute: true, range: exact, waitingPerHour: null };
}

interface Learned {
  readonly changed: LearnedNeeds | null;
  readonly told: LearnedRush | null;
  readonly usual: UsualByClock;
  readonly curve: ReturnType<typeof clockCurve>;
  readonly wait: ShareKnown;
}

function amountOf(
  choice: LongerHoursChoice,
  { changed, told, usual, curve, wait }: Learned,
): Pick<NeedsOfWindow, "basis" | "perHourAt" | "isAbsolute" | "range" | "waitingPerHour"> {
  const { needsPerHour } = choice;
  if (needsPerHour !== null) return asGiven(needsPerHour);
  if (changed !== null) {
    const { value, low, high } = changed.needs;
    const shape = usual.overWindow(choice);
    return {
      basis: "before-after",
      perHourAt: (day, minute) => ((value / changed.contactsPerOpenDay) * usual.needsAt(day, minute)) / shape,
      isAbsolute: false,
      range: { low: Math.max(0, low) / value, high: high / value },
      waitingPerHour: null,
    };
  }
  if (told !== null) {
    const { value, low, high } = told.waitingPerHour;
    const isKnown = wait.basis !== "prior";
    return {
      basis: "closed-days",
      perHourAt: (day, minute) => ((value / wait.value) * curve.at(day, minute)) / usual.curveWhenOpen,
      isAbsolute: false,
      range: { low: (low / wait.high) * (wait.value / value), high: (high / wait.low) * (wait.value / value) },
      waitingPerHour: isKnown ? null : { value, low, high },
    };
  }
  return {
    basis: "prior",
    perHourAt: usual.needsAt,
    isAbsolute: false,
    range: PRIOR_RANGE,
    waitingPerHour: null,
  };
}

function pastOf(
  choice: LongerHoursChoice,
  queue: Queue,
  { history: { grid, contacts, open } }: FittedQueue,
  holidays: HolidaySets,
): PastHours | null {
  if (contacts === null) return null;
  return { grid, contacts, open, window: windowOnGrid(choice, queue, { grid, holidays, open }) };
}

/** What longer hours did where they were tried; null where they never were. @throws Refusal where too little can be told */
function ofChange(choice: LongerHoursChoice, queue: Queue, past: PastHours, known: KnownPast): LearnedNeeds | null {
  const history = known.contacts.find(({ queue: id }) => id === queue.id);
  if (history === undefined) return null;
  const others = known.fitted.filter(({ queue: id }) => id !== queue.id);
  const isSameCustomers = ({ queue: id }: FittedQueue): boolean => {
    const other = queueOf(known.shop, id);
    return other.skill === queue.skill && other.language === queue.language;
  };
  const blocks = pastBlocks(past, history, {
    elsewhere: others.filter(isSameCustomers).map((fitted) => {
      const { grid } = fitted.history;
      const open = new Uint8Array(grid.startsMs.length);
      return { fitted, window: windowOnGrid(choice, queue, { grid, holidays: known.holidays, open }) };
    }),
    control: others.filter((fitted) => !isSameCustomers(fitted)),
  });
  if (blocks === null) return null;
  return learnChangedHours({
    ...blocks,
    firstDay: past.grid.firstDay,
    triggers: shapedForQueue(known.triggers, queue.id).map((trigger) => ({
      ...trigger,
      priorLift: trigger.liftByQueue[queue.id] ?? 0,
    })),
    holidays: known.holidays.customers,
    returnedByOpening: returnedInFirstHours(openingsOf(past.grid, past.open), past.grid.seconds),
    seed: known.seed,
  });
}

/** A way of learning that the past does not allow is said, and the next one tried. */
function orNote<T>(learn: () => T, notes: string[]): T | null {
  try {
    return learn();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    notes.push(...error.findings.map(({ found, rule }) => `Not learned from the past: found ${found}, but ${rule}.`));
    return null;
  }
}

function noRush({ longClosings }: LearnedRush): string {
  return `The ${longClosings} days after long closings do not begin fuller than others for their size: the history shows nobody who waited.`;
}
