import type { LinearModel } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import { wageUpTo } from "./shift-columns.ts";
import type { ShiftProblem } from "./shift-problem.ts";

/** The programme of a shift problem, and which column is which. */
export interface ShiftModel {
  readonly model: LinearModel;
  /** Heads on shifts of one kind and start, by column. */
  readonly shifts: readonly {
    readonly column: number;
    readonly start: number;
    readonly kind: number;
    readonly group: number;
  }[];
  /** Breaks taken from one interval on by the shifts of one group. */
  readonly breaks: readonly { readonly column: number; readonly group: number; readonly at: number }[];
  /** Heads missing in an interval at one of the prices, by column; the cheapest first. */
  readonly missing: readonly { readonly column: number; readonly interval: number; readonly heads: number }[];
}

/**
 * Breaks as variables of their own: all shifts that may take the same breaks at the same hours form a group, and a group's
 * breaks are as many as its shifts. Which of them takes which break makes no difference to cover or cost, so the model says as
 * much as one with a column for every shift and break, with the same bound, in a fraction of the columns.
 * After Aykin (1996), Management Science 42(4), and Bechtold and Jacobs (1990), Management Science 36(11), who share breaks between shifts.
 */
export function shiftModel(problem: ShiftProblem): ShiftModel {
  const { demand, kinds, shortfall } = problem;
  const builder = new ModelBuilder();
  demand.forEach((heads, t) => builder.row(`heads-${t}`, heads, Infinity));
  const groups = new BreakGroups(builder);
  const shifts = everyShift(problem).map(({ start, kind, cost, covers }) => {
    const { length, breakStarts, breakLength } = kinds[kind] ?? NO_KIND;
    const group =
      breakLength === 0
        ? -1
        : groups.of(
            breakStarts.map((at) => (start + at) % demand.length),
            breakLength,
          );
    const entries = covers.map((t): [number, number] => [t, 1]);
    if (group >= 0) entries.push([groups.row(group), 1]);
    const column = builder.column({ name: `shift-${start}-for-${length}`, cost, isWhole: true, entries });
    return { column, start, kind, group };
  });
  const breaks = groups.breaks().map(({ group, at, breakLength }) => {
    const away = Array.from({ length: breakLength }, (_, i) => (at + i) % demand.length);
    const unpaid = problem.isBreakPaid ? 0 : away.reduce((sum, t) => sum + (problem.wage[t] ?? 0), 0);
    const entries = away.map((t): [number, number] => [t, -1]);
    entries.push([groups.row(group), -1]);
    const column = builder.column({ name: `break-${at}-of-group-${group}`, cost: -unpaid, isWhole: true, entries });
    return { column, group, at };
  });
  const missing = Array.from(demand, (_, interval) =>
    shortfall.map(({ heads, cost }, step) => {
      const name = `missing-${interval}-step-${step}`;
      return { column: builder.column({ name, cost, upper: heads, entries: [[interval, 1]] }), interval, heads };
    }),
  ).flat();
  return { model: builder.model(), shifts, breaks, missing };
}

const NO_KIND = { length: 0, breakLength: 0, breakStarts: [] };

/** Each start of each kind with the intervals from first to last, breaks not yet taken off. */
function everyShift(
  problem: ShiftProblem,
): { readonly start: number; readonly kind: number; readonly cost: number; readonly covers: readonly number[] }[] {
  const { demand, kinds, isCyclic, fixedPerShift } = problem;
  const wages = wageUpTo(problem);
  return Array.from(demand, (_, start) => start).flatMap((start) =>
    kinds.flatMap(({ length, mayStart }, kind) =>
      mayStart[start] !== 1 || (!isCyclic && start + length > demand.length)
        ? []
        : [
            {
              start,
              kind,
              cost: fixedPerShift + (wages[start + length] ?? 0) - (wages[start] ?? 0),
              covers: Array.from({ length }, (_, i) => (start + i) % demand.length),
            },
          ],
    ),
  );
}

/** Groups of shifts that may take the same breaks. */
class BreakGroups {
  private readonly byWindow = new Map<string, number>();
  private readonly groups: {
    readonly row: number;
    readonly starts: readonly number[];
    readonly breakLength: number;
  }[] = [];

  private readonly builder: ModelBuilder;

  constructor(builder: ModelBuilder) {
    this.builder = builder;
  }

  of(starts: readonly number[], breakLength: number): number {
    const window = `${breakLength}: ${starts.join(" ")}`;
    const known = this.byWindow.get(window);
    if (known !== undefined) return known;
    const group = this.groups.length;
    this.byWindow.set(window, group);
    this.groups.push({ row: this.builder.row(`breaks-of-group-${group}`, 0, 0), starts, breakLength });
    return group;
  }

  row(group: number): number {
    return this.groups[group]?.row ?? -1;
  }

  breaks(): { readonly group: number; readonly at: number; readonly breakLength: number }[] {
    return this.groups.flatMap(({ starts, breakLength }, group) => starts.map((at) => ({ group, at, breakLength })));
  }
}
