import type { CivilDay } from "@springtide/calendar";
import { drawNormal, randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import type { TriggerEffect } from "../features/trigger-firings.ts";
import { expectedWithoutChange } from "./expected-without-change.ts";
import { feltDays } from "./felt-days.ts";
import { type LikelyRange, rangeOfDraws } from "./likely-range.ts";
import { resampledWeeks } from "./resampled-weeks.ts";
import { addUp, type DayBlocks, type WeekSums, weeksOf } from "./week-sums.ts";

/** A past in which a queue was open longer for a time, by day from `firstDay` on. Contacts; NaN where unknown or closed. */
export interface ChangedHours extends DayBlocks {
  readonly firstDay: CivilDay;
  /** 1 from the first to the last day on which the window was open. */
  readonly isLonger: Uint8Array;
  readonly triggers: readonly TriggerEffect[];
  readonly holidays: ReadonlySet<CivilDay>;
  /** Share of those who wait for the next opening that comes back in its first hours, as `opening` counts them. */
  readonly returnedByOpening: number;
  readonly seed: number;
}

/** What longer hours did, for one opening of the window. */
export interface LearnedNeeds {
  /** Needs that arose in the window. */
  readonly needs: LikelyRange;
  /** Contacts of an open day as they would have been, to carry the needs to other seasons. */
  readonly contactsPerOpenDay: number;
  readonly waitShare: LikelyRange;
  /** Null where no other channel was looked at. */
  readonly elsewhereShare: LikelyRange | null;
  readonly preferShare: LikelyRange;
  /** Changes in contacts for one opening of the window. */
  readonly changes: {
    readonly window: number;
    readonly opening: number;
    readonly rest: number;
    readonly elsewhere: number | null;
  };
  readonly weeksWithout: number;
  readonly weeksWith: number;
}

/** People take so long to learn new hours; until then nothing is counted. */
const RAMP_DAYS = 14;
const LEAST_WEEKS = 6;
/** Further away, seasons and growth say more than the change. */
const MOST_WEEKS = 26;
const DRAWS = 400;

/**
 * What longer hours did, from a past in which a queue had them for a time: differences in differences. Opening hours and other channels are
 * held against their own expectations by the count regression (weekday, trend, seasons, holidays, triggers), after against before, and
 * against queues that nothing was changed for where there are any; the day's first hours against the rest of the day. Four changes give four unknowns: with L needs in the window, M contacts in opening hours,
 *   window = L + prefer * M;  opening and rest together = -wait * L - prefer * M;  other channels = -elsewhere * L.
 * Who waited comes back in the opening's first hours; who prefers the window is missing from all hours alike: that tells the two apart.
 * Ranges: weeks drawn again (`resampledWeeks`), each time with the regression's own doubt of the change; rather too wide than too narrow.
 * @throws Refusal "hours-changed-in-trigger", "too-few-weeks" or "hours-without-effect"
 */
export function learnChangedHours(past: ChangedHours): LearnedNeeds {
  const switches = switchDays(past.isLonger);
  const felt = feltDays(past.triggers, past.firstDay, past.isLonger.length);
  requireQuietChange(switches, felt, past.firstDay);
  const counted = countedDays(past, switches, felt);
  const known = withoutRamp(past, switches);
  const allDay = expectedWithoutChange(openHours(known), past);
  const elsewhere = known.elsewhere === null ? null : expectedWithoutChange(known.elsewhere, past);
  const control = known.control === null ? null : expectedWithoutChange(known.control, past);
  const weeks = weeksOf(
    known,
    { opening: allDay.rates, rest: allDay.rates, elsewhere: elsewhere?.rates ?? null, control: control?.rates ?? null },
    { ...past, counted },
  );
  requireWeeks(weeks.without.length, "without");
  requireWeeks(weeks.longer.length, "with");
  const found = solved(weeks.without, weeks.longer, past.returnedByOpening);
  if (!(found.needs > 0)) throw noNeeds(found.changes.window);
  const draws = Array.from({ length: DRAWS }, (_, draw) => {
    const random = randomStream(past.seed, "weeks of changed hours", draw);
    const again = (list: readonly WeekSums[]): WeekSums[] =>
      [...resampledWeeks(list.length, random)].flatMap((at) => list[at] ?? []);
    const doubt = (sd = 0): number => Math.exp(sd * drawNormal(random));
    return solved(again(weeks.without), again(weeks.longer), past.returnedByOpening, {
      day: doubt(Math.hypot(allDay.stepSd, control?.stepSd ?? 0)),
      elsewhere: doubt(elsewhere?.stepSd),
    });
  });
  const range = (of: (one: Solved) => number): LikelyRange => rangeOfDraws(of(found), draws.map(of));
  return {
    needs: range(({ needs }) => needs),
    contactsPerOpenDay: found.contactsPerOpenDay,
    waitShare: range(({ waitShare }) => waitShare),
    elsewhereShare: past.elsewhere === null ? null : range(({ elsewhereShare }) => elsewhereShare),
    preferShare: range(({ preferShare }) => preferShare),
    changes: { ...found.changes, elsewhere: past.elsewhere === null ? null : found.changes.elsewhere },
    weeksWithout: weeks.without.length,
    weeksWith: weeks.longer.length,
  };
}

interface Solved {
  readonly needs: number;
  readonly contactsPerOpenDay: number;
  readonly waitShare: number;
  readonly elsewhereShare: number;
  readonly preferShare: number;
  readonly changes: { window: number; opening: number; rest: number; elsewhere: number };
}

/** The four changes of one opening of the window, and the four unknowns they give. */
function solved(
  without: readonly WeekSums[],
  longer: readonly WeekSums[],
  returned: number,
  doubt: { readonly day: number; readonly elsewhere: number } = { day: 1, elsewhere: 1 },
): Solved {
  const [before, after] = [addUp(without), addUp(longer)];
  const control = before.control.seen > 0 ? ratio(after.control) / ratio(before.control) : 1;
  const usual = (block: "opening" | "rest" | "elsewhere"): number =>
    (after[block].expected * ratio(before[block]) * (block === "elsewhere" ? doubt.elsewhere : control * doubt.day)) /
    after.windows;
  const change = (block: "opening" | "rest" | "elsewhere"): number => after[block].seen / after.windows - usual(block);
  const changes = {
    window: after.window / after.windows,
    opening: change("opening"),
    rest: change("rest"),
    elsewhere: change("elsewhere"),
  };
  // -opening = returned * waiting + prefer * M_opening; -rest = (1 - returned) * waiting + prefer * M_rest
  const [atOpening, atRest] = [usual("opening"), usual("rest")];
  const determinant = returned * atRest - (1 - returned) * atOpening;
  const waiting = (atOpening * changes.rest - atRest * changes.opening) / determinant;
  const preferShare = ((1 - returned) * changes.opening - returned * changes.rest) / determinant;
  const needs = changes.window - preferShare * (atOpening + atRest);
  return {
    needs,
    contactsPerOpenDay: ((atOpening + atRest) * after.windows) / after.openDays,
    waitShare: waiting / needs,
    elsewhereShare: -changes.elsewhere / needs,
    preferShare,
    changes,
  };
}

function ratio({ seen, expected }: { readonly seen: number; readonly expected: number }): number {
  return expected > 0 ? seen / expected : 1;
}

/** All opening hours of each day. */
function openHours({ opening, rest }: DayBlocks): Float64Array {
  return rest.map((contacts, i) => contacts + (Number.isNaN(opening[i] ?? Number.NaN) ? 0 : (opening[i] ?? 0)));
}

/** Places of the days on which the hours changed. */
function switchDays(isLonger: Uint8Array): number[] {
  return [...isLonger.keys()].filter((i) => i > 0 && isLonger[i] !== isLonger[i - 1]);
}

/** Near the change, outside triggers, and not while people still learn of it. */
function countedDays({ isLonger }: ChangedHours, switches: readonly number[], felt: Uint8Array): Uint8Array {
  const reach = MOST_WEEKS * 7 + RAMP_DAYS;
  return isLonger.map((_, i) =>
    Number(felt[i] === 0 && !isRamp(i, switches) && switches.some((at) => Math.abs(i - at) < reach)),
  );
}

function isRamp(day: number, switches: readonly number[]): boolean {
  return switches.some((at) => day >= at && day < at + RAMP_DAYS);
}

/** The blocks with the days unknown in which people were still learning of the new hours. */
function withoutRamp(past: ChangedHours, switches: readonly number[]): DayBlocks {
  const known = (contacts: Float64Array): Float64Array =>
    contacts.map((value, i) => (isRamp(i, switches) ? Number.NaN : value));
  return {
    window: known(past.window),
    opening: known(past.opening),
    rest: known(past.rest),
    elsewhere: past.elsewhere === null ? null : known(past.elsewhere),
    control: past.control === null ? null : known(past.control),
  };
}

function requireQuietChange(switches: readonly number[], felt: Uint8Array, firstDay: CivilDay): void {
  const at = switches.find((day) => felt[day] === 1);
  if (at === undefined) return;
  throw new Refusal({
    code: "hours-changed-in-trigger",
    place: { field: `/days/${firstDay + at}` },
    found: "hours that changed while a trigger was felt",
    rule: "what longer hours did cannot be told from what a trigger did on the same days",
    remedy: "Try the longer hours for six weeks in a quiet season.",
  });
}

function requireWeeks(weeks: number, side: "with" | "without"): void {
  if (weeks >= LEAST_WEEKS) return;
  throw new Refusal({
    code: "too-few-weeks",
    place: {},
    found: `${weeks} weeks ${side} the longer hours that count`,
    rule: `it takes ${LEAST_WEEKS} weeks with and ${LEAST_WEEKS} without them, outside triggers and after ${RAMP_DAYS} days of learning`,
    remedy: "Keep the hours for longer, or give a longer history.",
  });
}

function noNeeds(window: number): Refusal {
  return new Refusal({
    code: "hours-without-effect",
    place: {},
    found: `${window.toFixed(1)} contacts in the window, no more than the day lost to it`,
    rule: "needs that arise in the window are what is left of its contacts after those who only moved into it",
    remedy: "Give needsPerHour for this window, or a longer history.",
  });
}
