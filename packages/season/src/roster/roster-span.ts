import { type CivilDay, civilDay, type IntervalGrid, weekday } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";

const WEEK = 7;
/** Longer stretches are solved one after the other: what is decided early in one hardly depends on its fourth week. */
const BLOCK_WEEKS = 4;

/** Days in a row, of the site's calendar. */
export interface DayStretch {
  readonly firstDay: CivilDay;
  readonly days: number;
}

/** The weeks of a plan in which people are rostered by name, and the blocks they are solved in. */
export interface RosterSpan extends DayStretch {
  readonly blocks: readonly DayStretch[];
  /** Weeks asked for that the plan does not have. */
  readonly weeksMissing: number;
}

/**
 * Whole weeks from Monday to Sunday that lie in the plan, cut into blocks of up to four weeks as equal as can be, and wherever a person
 * changes team or contract. Null where no team has people, or no whole week is left.
 */
export function rosterSpan({ teams, plan }: Shop, grid: Pick<IntervalGrid, "firstDay" | "days">): RosterSpan | null {
  if (teams.every(({ people }) => people.length === 0)) return null;
  const { firstDay: asked, weeks } = plan.roster;
  const earliest = mondayFrom(grid.firstDay);
  const firstDay = asked === null ? earliest : Math.max(civilDay(asked), earliest);
  const wanted = asked === null ? weeks : Math.max(0, weeks - (firstDay - civilDay(asked)) / WEEK);
  const there = Math.min(wanted, Math.floor((grid.firstDay + grid.days - firstDay) / WEEK));
  if (there <= 0) return null;
  const stretch = { firstDay, days: there * WEEK };
  return { ...stretch, blocks: blocksOf(stretch, changesIn(teams)), weeksMissing: weeks - there };
}

function mondayFrom(day: CivilDay): CivilDay {
  return day + ((8 - weekday(day)) % WEEK);
}

/** Mondays on which somebody changes team or contract. */
function changesIn(teams: Shop["teams"]): ReadonlySet<CivilDay> {
  const people = teams.flatMap((team) => team.people);
  const starts = people.flatMap(({ id, fromDay }) =>
    fromDay !== null && people.filter((other) => other.id === id).length > 1 ? [civilDay(fromDay)] : [],
  );
  return new Set(starts);
}

function blocksOf({ firstDay, days }: DayStretch, changes: ReadonlySet<CivilDay>): DayStretch[] {
  const ends = [...changes].filter((day) => day > firstDay && day < firstDay + days).sort((a, b) => a - b);
  return [...ends, firstDay + days].flatMap((end, i) => {
    const start = ends[i - 1] ?? firstDay;
    const weeks = (end - start) / WEEK;
    const blocks = Math.ceil(weeks / BLOCK_WEEKS);
    return Array.from({ length: blocks }, (_, block) => {
      const [from, to] = [block, block + 1].map((n) => Math.round((n * weeks) / blocks));
      return { firstDay: start + WEEK * (from ?? 0), days: WEEK * ((to ?? 0) - (from ?? 0)) };
    });
  });
}
