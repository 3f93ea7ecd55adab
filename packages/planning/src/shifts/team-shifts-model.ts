import type { ModelBuilder } from "../linear/model-builder.ts";
import { wageUpTo } from "./shift-columns.ts";
import type { ShiftTeam, ShiftTeams } from "./team-problem.ts";

/** Which column of a programme is which shift or break. */
export interface ShiftColumnsOfModel {
  /** Heads on shifts of one team, kind and start, by column. */
  readonly shifts: readonly {
    readonly column: number;
    readonly team: number;
    readonly start: number;
    readonly kind: number;
    readonly group: number;
  }[];
  /** Breaks taken from one interval on by the shifts of one group. */
  readonly breaks: readonly { readonly column: number; readonly group: number; readonly at: number }[];
}

/**
 * Breaks as variables of their own: all shifts of a team that may take the same breaks at the same hours form a group, and a group's
 * breaks are as many as its shifts. Which of them takes which break makes no difference to cover or cost, so the model says as
 * much as one with a column for every shift and break, with the same bound, in a fraction of the columns.
 * After Aykin (1996), Management Science 42(4), and Bechtold and Jacobs (1990), Management Science 36(11), who share breaks between shifts.
 * @param rowOf the row that a team's heads at work in an interval enter
 */
export function addTeamShifts(
  builder: ModelBuilder,
  problem: ShiftTeams,
  rowOf: (team: number, interval: number) => number,
): ShiftColumnsOfModel {
  const { intervals } = problem;
  const groups = new BreakGroups(builder);
  const added = problem.teams.map((team, g) => {
    const prefix = team.name === "" ? "" : `${team.name}-`;
    const limits = new TeamLimits(builder, team, intervals, prefix);
    const shifts = everyShift(problem, team).map(({ start, kind, cost, covers }) => {
      const { length, breakStarts, breakLength } = team.kinds[kind] ?? NO_KIND;
      const places = breakStarts.map((at) => (start + at) % intervals);
      const group = breakLength === 0 ? -1 : groups.of(g, places, breakLength);
      const entries = covers.map((t): [number, number] => [rowOf(g, t), 1]);
      if (group >= 0) entries.push([groups.row(group), 1]);
      entries.push(...limits.entries(covers, 1));
      const column = builder.column({ name: `shift-${prefix}${start}-for-${length}`, cost, isWhole: true, entries });
      return { column, team: g, start, kind, group };
    });
    return { shifts, breaks: addBreaks(builder, groups, { team, g, intervals, prefix, limits, rowOf }) };
  });
  return { shifts: added.flatMap(({ shifts }) => shifts), breaks: added.flatMap(({ breaks }) => breaks) };
}

const NO_KIND = { length: 0, breakLength: 0, breakStarts: [] };

function addBreaks(
  builder: ModelBuilder,
  groups: BreakGroups,
  of: {
    readonly team: ShiftTeam;
    readonly g: number;
    readonly intervals: number;
    readonly prefix: string;
    readonly limits: TeamLimits;
    readonly rowOf: (team: number, interval: number) => number;
  },
): { readonly column: number; readonly group: number; readonly at: number }[] {
  const { team, g, intervals, prefix, limits, rowOf } = of;
  return groups.breaksOf(g).map(({ group, at, breakLength }) => {
    const away = Array.from({ length: breakLength }, (_, i) => (at + i) % intervals);
    const unpaid = team.isBreakPaid ? 0 : away.reduce((sum, t) => sum + (team.wage[t] ?? 0), 0);
    const entries = away.map((t): [number, number] => [rowOf(g, t), -1]);
    entries.push([groups.row(group), -1], ...limits.entriesOfSeats(away, -1));
    const name = `break-${prefix}${at}-of-group-${group}`;
    return { column: builder.column({ name, cost: -unpaid, isWhole: true, entries }), group, at };
  });
}

/** Each start of each kind with the intervals from first to last, breaks not yet taken off. */
function everyShift(
  { intervals, isCyclic }: ShiftTeams,
  { kinds, fixedPerShift, wage }: ShiftTeam,
): { readonly start: number; readonly kind: number; readonly cost: number; readonly covers: readonly number[] }[] {
  const wages = wageUpTo(wage);
  return Array.from({ length: intervals }, (_, start) => start).flatMap((start) =>
    kinds.flatMap(({ length, mayStart }, kind) =>
      mayStart[start] !== 1 || (!isCyclic && start + length > intervals)
        ? []
        : [
            {
              start,
              kind,
              cost: fixedPerShift + (wages[start + length] ?? 0) - (wages[start] ?? 0),
              covers: Array.from({ length }, (_, i) => (start + i) % intervals),
            },
          ],
    ),
  );
}

/** Rows that hold a team to its seats and its number of shifts, where it has such limits. */
class TeamLimits {
  private readonly seats: readonly number[];
  private readonly all: number;

  constructor(builder: ModelBuilder, { seats, mostShifts }: ShiftTeam, intervals: number, prefix: string) {
    this.seats =
      seats === Infinity
        ? []
        : Array.from({ length: intervals }, (_, t) => builder.row(`seats-${prefix}${t}`, -Infinity, seats));
    this.all = mostShifts === Infinity ? -1 : builder.row(`most-shifts-${prefix}`, -Infinity, mostShifts);
  }

  entries(covers: readonly number[], heads: number): [number, number][] {
    return [
      ...this.entriesOfSeats(covers, heads),
      ...(this.all < 0 ? [] : [[this.all, heads] satisfies [number, number]]),
    ];
  }

  entriesOfSeats(covers: readonly number[], heads: number): [number, number][] {
    return covers.flatMap((t) =>
      this.seats[t] === undefined ? [] : [[this.seats[t], heads] satisfies [number, number]],
    );
  }
}

/** Groups of shifts that may take the same breaks. */
class BreakGroups {
  private readonly byWindow = new Map<string, number>();
  private readonly groups: {
    readonly team: number;
    readonly row: number;
    readonly starts: readonly number[];
    readonly breakLength: number;
  }[] = [];

  private readonly builder: ModelBuilder;

  constructor(builder: ModelBuilder) {
    this.builder = builder;
  }

  of(team: number, starts: readonly number[], breakLength: number): number {
    const window = `${team}: ${breakLength}: ${starts.join(" ")}`;
    const known = this.byWindow.get(window);
    if (known !== undefined) return known;
    const group = this.groups.length;
    this.byWindow.set(window, group);
    this.groups.push({ team, row: this.builder.row(`breaks-of-group-${group}`, 0, 0), starts, breakLength });
    return group;
  }

  row(group: number): number {
    return this.groups[group]?.row ?? -1;
  }

  breaksOf(team: number): { readonly group: number; readonly at: number; readonly breakLength: number }[] {
    return this.groups.flatMap(({ team: owner, starts, breakLength }, group) =>
      owner === team ? starts.map((at) => ({ group, at, breakLength })) : [],
    );
  }
}
