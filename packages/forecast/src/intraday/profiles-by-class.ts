import { addDay, fitProfile, isComplete } from "../profiles/fit-profile.ts";
import type { IntervalHistory } from "../profiles/interval-history.ts";
import { profileRow, slotsADay } from "../profiles/slots-of-grid.ts";
import type { Profile } from "../profiles/slots-of-grid.ts";

/** Season class and event class of a day, by their names; an empty event is an ordinary day. */
export interface DayClass {
  readonly season: string;
  readonly event: string;
}

/** Profile of the days of one class, Monday first, and how many days of the class stand behind it. */
export interface ClassProfile extends DayClass {
  readonly days: number;
  readonly profile: Profile;
}

/** Profiles of all classes seen, and that of the plain weekday. */
export interface ProfilesByClass {
  readonly weekdays: Profile;
  readonly basis: "history" | "default";
  readonly classes: readonly ClassProfile[];
}

/** The pull of what is known one level up, in average days' worth of contacts. */
const PRIOR_DAYS = 2;

/**
 * Share profiles by weekday x season class x event class. Each level falls back on the one above as far as its own days are few: weekday
 * (see `fitProfile`), then weekday in a season, then on an event's day. A level first bends its parent by what the season (or event)
 * does on all weekdays together, (contacts + a p) / (expected + a p) by slot, then lets the cell's own days speak:
 * (contacts + a parent) / (all contacts + a), a being two average days. So an event seen once on a Tuesday is known on a Friday too.
 * Rows sum to 1. Slots are those of the local clock: days of 23 and 25 hours count each pass of a repeated hour as half of the slot,
 * and `spreadDay` brings a profile back to such a day. Source: Dirichlet-multinomial and gamma-Poisson conjugacy (Gelman et al.,
 * Bayesian Data Analysis, sections 2.6 and 3.4). Cost: intervals, and slots x 7 for each class.
 * @param classOfDay class of each day of the grid
 */
export function profilesByClass({
  history,
  classOfDay,
}: {
  readonly history: IntervalHistory;
  readonly classOfDay: readonly DayClass[];
}): ProfilesByClass {
  const { profile: weekdays, basis } = fitProfile(history);
  const known = knownDays(history, classOfDay);
  const pull = (PRIOR_DAYS * known.reduce((sum, { total }) => sum + total, 0)) / Math.max(1, known.length);
  const seasons = distinct(classOfDay.map(({ season }) => season));
  const events = distinct(["", ...classOfDay.map(({ event }) => event)]);
  // Ordinary days alone say what a season is; where it has none, its events' days must do.
  const ordinary = known.filter(({ event }) => event === "");
  const ofSeason = new Map(
    seasons.map((season) => {
      const own = ordinary.filter((day) => day.season === season);
      const days = own.length > 0 ? own : known.filter((day) => day.season === season);
      return [season, refined({ pooled: days, own: days, parentOf: () => weekdays, parent: weekdays, pull })] as const;
    }),
  );
  const parentOf = ({ season }: DayClass): Profile => ofSeason.get(season) ?? weekdays;
  const classes = seasons.flatMap((season) =>
    events.map((event): ClassProfile => {
      const ofEvent = known.filter((day) => day.event === event);
      const own = ofEvent.filter((day) => day.season === season);
      const parent = parentOf({ season, event });
      const profile = event === "" ? parent : refined({ pooled: ofEvent, own, parentOf, parent, pull });
      return { season, event, days: own.length, profile };
    }),
  );
  return { weekdays, basis, classes };
}

/** Profile for a day of a class; that of its season where the event was never seen, and the plain weekday's where neither was. */
export function profileOfClass({ weekdays, classes }: ProfilesByClass, { season, event }: DayClass): Profile {
  const ofSeason = classes.filter((one) => one.season === season);
  const found = ofSeason.find((one) => one.event === event) ?? ofSeason.find((one) => one.event === "");
  return found?.profile ?? weekdays;
}

interface KnownDay extends DayClass {
  readonly row: number;
  readonly slots: Float64Array;
  readonly total: number;
}

function knownDays(history: IntervalHistory, classOfDay: readonly DayClass[]): KnownDay[] {
  const { grid } = history;
  return Array.from({ length: grid.days }, (_, day) => day)
    .filter((day) => isComplete(history, day))
    .map((day) => {
      const slots = new Float64Array(slotsADay(grid.intervalMinutes));
      addDay(history, day, slots);
      const { season, event } = classOfDay[day] ?? { season: "", event: "" };
      return { season, event, row: profileRow(grid, day), slots, total: sumOf(slots) };
    });
}

/** The parent's rows, bent by what `pooled` days did against their own parents, then drawn to the contacts of the cell's own days. */
function refined({
  pooled,
  own,
  parentOf,
  parent,
  pull,
}: {
  readonly pooled: readonly KnownDay[];
  readonly own: readonly KnownDay[];
  readonly parentOf: (day: KnownDay) => Profile;
  readonly parent: Profile;
  readonly pull: number;
}): Profile {
  if (pooled.length === 0) return parent;
  const size = pooled[0]?.slots.length ?? 0;
  const contacts = new Float64Array(size);
  const expected = new Float64Array(size);
  for (const day of pooled) {
    const shares = parentOf(day)[day.row] ?? [];
    for (let k = 0; k < size; k++) {
      contacts[k] = (contacts[k] ?? 0) + (day.slots[k] ?? 0);
      expected[k] = (expected[k] ?? 0) + day.total * (shares[k] ?? 0);
    }
  }
  return parent.map((row, weekday) => {
    const bent = normalised(row.map((share, k) => share * bend(contacts[k] ?? 0, expected[k] ?? 0, pull * share)));
    const days = own.filter((day) => day.row === weekday);
    return normalised(bent.map((share, k) => days.reduce((sum, { slots }) => sum + (slots[k] ?? 0), pull * share)));
  });
}

function bend(contacts: number, expected: number, prior: number): number {
  return expected + prior > 0 ? (contacts + prior) / (expected + prior) : 1;
}

function normalised(row: readonly number[]): readonly number[] {
  const sum = sumOf(row);
  return sum > 0 ? row.map((value) => value / sum) : row.map(() => 1 / row.length);
}

function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
