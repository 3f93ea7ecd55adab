import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { ConfirmStep, DecisionPeriod, SeatStretch } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { fromTo } from "../timeline/from-to.ts";
import { inRows } from "../timeline/stretch-bars.ts";
import type { Span, TimeAxis } from "../timeline/time-axis.ts";
import { dayStretch, placeOn, timeAxis } from "../timeline/time-axis.ts";
import type { Words } from "../words/words.ts";
import { openSeats, standingSeats } from "./standing.ts";

/** Seats of one stretch of a day: agreed on before or due today, ordered firmly, or reserved with what a step confirms of them. */
export interface SeatBlock extends Span {
  readonly key: string;
  readonly kind: "standing" | "ordered" | "reserved";
  readonly times: string;
  readonly seats: number;
  /** Of the seats reserved; all of the others. */
  readonly confirmed: number;
  readonly words: string;
}

/** The seats of one day on its own clock; blocks that overlap lie in rows of their own. */
export interface SeatDay {
  readonly day: CivilDay;
  readonly title: string;
  readonly axis: TimeAxis;
  readonly rows: readonly (readonly SeatBlock[])[];
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: SeatBlock["kind"];
  readonly seats: number;
  readonly confirmed: number;
}

/**
 * The days of a period on which seats are held, with what one step confirms. All days show the same hours of the local clock, as far
 * as it shows them.
 * @param step null where nothing is confirmed by a rule
 */
export function seatsByDay(
  index: PlanIndex,
  period: DecisionPeriod,
  step: ConfirmStep | null,
  words: Words,
): readonly SeatDay[] {
  const stretches = stretchesOf(period, step);
  const from = civilDay(period.firstDay);
  const days = Array.from({ length: civilDay(period.lastDay) - from + 1 }, (_, i) => from + i)
    .map((day) => ({ day, here: stretches.flatMap((stretch) => cutTo(index, day, stretch)) }))
    .filter(({ here }) => here.length > 0);
  const hours = hoursSeen(index, days);
  return days.map(({ day, here }) => {
    const axis = timeAxis(index, day - index.firstDay, [...here, ...sameHours(index, day, hours)], words);
    const blocks = here.flatMap((stretch) => blockOf(index, axis, stretch, words));
    return { day, title: words.day(day), axis, rows: inRows(blocks) };
  });
}

/** Stretches of the same hours and kind together; what is confirmed stands with what is reserved for the same hours. */
function stretchesOf(period: DecisionPeriod, step: ConfirmStep | null): readonly Stretch[] {
  const stretches = new Map<string, Stretch>();
  const add = ({ start, end }: SeatStretch, kind: Stretch["kind"], seats: number, confirmed: number): void => {
    const key = `${kind} ${start} ${end}`;
    const before = stretches.get(key);
    stretches.set(key, {
      ...{ startMs: Date.parse(start), endMs: Date.parse(end), kind },
      seats: (before?.seats ?? 0) + seats,
      confirmed: (before?.confirmed ?? 0) + confirmed,
    });
  };
  for (const stretch of standingSeats(period)) add(stretch, "standing", stretch.seats, stretch.seats);
  for (const stretch of period.ordered) add(stretch, "ordered", stretch.seats, stretch.seats);
  for (const stretch of openSeats(period)) add(stretch, "reserved", stretch.seats, 0);
  for (const stretch of step?.confirmed ?? []) add(stretch, "reserved", 0, stretch.seats);
  return [...stretches.values()];
}

function cutTo(index: PlanIndex, day: CivilDay, stretch: Stretch): readonly Stretch[] {
  const { startMs, endMs } = dayStretch(index, day - index.firstDay);
  const [from, to] = [Math.max(startMs, stretch.startMs), Math.min(endMs, stretch.endMs)];
  return from < to ? [{ ...stretch, startMs: from, endMs: to }] : [];
}

interface LocalHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The earliest and the latest time of day at which seats are held on any of the days. */
function hoursSeen(
  { zone }: PlanIndex,
  days: readonly { readonly day: CivilDay; readonly here: readonly Stretch[] }[],
): LocalHours {
  const all = days.flatMap(({ day, here }) =>
    here.map(({ startMs, endMs }) => ({
      fromMinute: zone.minuteOfDayAt(startMs),
      toMinute: zone.dayAt(endMs) > day ? 1440 : zone.minuteOfDayAt(endMs),
    })),
  );
  return {
    fromMinute: Math.min(...all.map(({ fromMinute }) => fromMinute)),
    toMinute: Math.max(...all.map(({ toMinute }) => toMinute)),
  };
}

/** Those hours on a day; a time that its clock skips is left out. */
function sameHours({ zone }: PlanIndex, day: CivilDay, { fromMinute, toMinute }: LocalHours) {
  const startMs = zone.instantsOf(day, fromMinute)[0];
  const endMs = toMinute === 1440 ? zone.startOfDayMs(day + 1) : zone.instantsOf(day, toMinute).at(-1);
  return startMs === undefined || endMs === undefined ? [] : [{ startMs, endMs }];
}

function blockOf(index: PlanIndex, axis: TimeAxis, stretch: Stretch, words: Words): readonly SeatBlock[] {
  const { startMs, endMs, kind, seats, confirmed } = stretch;
  const place = placeOn(axis, startMs, endMs);
  if (place === null) return [];
  const times = fromTo(index, startMs, endMs, words);
  return [
    {
      ...place,
      key: `${kind} ${String(startMs)} ${String(endMs)}`,
      ...{ kind, times, seats, confirmed },
      words:
        kind === "reserved"
          ? words.say("decisions.seats.confirmed-of", { confirmed: words.count(confirmed), count: seats })
          : words.say(kind === "standing" ? "decisions.seats.stand" : "decisions.seats.ordered", { count: seats }),
    },
  ];
}
