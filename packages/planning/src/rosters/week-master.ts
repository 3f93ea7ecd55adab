import type { LinearSolution, Solve } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import { coveredBy } from "./person-frame.ts";
import type { WeekShare } from "./programme-weeks.ts";
import type { RosterState } from "./roster-state.ts";
import type { ShiftOption } from "./shift-options.ts";
import type { WeekGroup } from "./week-groups.ts";

/** A week that one person of a group may work. */
export interface WeekColumn {
  readonly group: number;
  readonly days: readonly (ShiftOption | null)[];
  /** Wages, overtime and wishes. */
  readonly cost: number;
}

/** An option with its breaks laid one way, for people of a class. */
interface LaidShift {
  readonly skillClass: number;
  readonly option: ShiftOption;
  readonly place: number;
}

/**
 * One week as a linear programme over whole weeks of people, of which only those found useful are there (Dantzig and Wolfe 1960,
 * Operations Research 8). Weeks give so many people on each shift; where the breaks of a shift lie is chosen apart from who works it, so
 * that few weeks go a long way. Heads of a class are shared out over its queues; what is still missing costs its rising price.
 */
export class WeekMaster {
  readonly columns: WeekColumn[] = [];
  private shares: readonly number[] = [];
  private readonly state: RosterState;
  private readonly groups: readonly WeekGroup[];
  private readonly from: number;
  private readonly to: number;
  private readonly laid = new Map<string, LaidShift>();
  private readonly known = new Set<string>();
  private readonly fixedHeads: Int32Array;

  constructor(state: RosterState, groups: readonly WeekGroup[], week: number) {
    const { frame } = state;
    this.state = state;
    this.groups = groups;
    const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
    this.from = frame.dayOffsets[firstDay] ?? 0;
    this.to = frame.dayOffsets[endDay] ?? 0;
    this.fixedHeads = new Int32Array(state.skillClasses.length * frame.hours.length);
    for (const { person, skillClass } of state.people)
      for (const shift of person.published)
        for (const t of coveredBy(frame, shift)) {
          const at = skillClass * frame.hours.length + t;
          this.fixedHeads[at] = (this.fixedHeads[at] ?? 0) + 1;
        }
  }

  /** Adds a week for a group, unless it is there; answers whether it was new. */
  addColumn(group: number, days: readonly (ShiftOption | null)[]): boolean {
    const key = `${group} ${days.map((option) => option?.id ?? "").join(",")}`;
    const of = this.groups[group];
    if (of === undefined || this.known.has(key)) return false;
    this.known.add(key);
    const hours = days.reduce((sum, option) => sum + (option?.paidHours ?? 0), 0);
    const extra = days.reduce((sum, option) => sum + (option === null ? 0 : (of.extra?.[option.id] ?? 0)), 0);
    this.columns.push({ group, days, cost: of.question.hoursCost(hours) + extra });
    return true;
  }

  /** Lets people of a class work an option with its breaks laid so. */
  addPlace(skillClass: number, option: ShiftOption, place: number): void {
    const key = `${skillClass} ${option.id} ${place}`;
    if (!this.laid.has(key)) this.laid.set(key, { skillClass, option, place });
  }

  /** Solves over what is there; `prices` takes what one more head at each queue and interval of the week would save. */
  solve(solve: Solve, prices: Float64Array): LinearSolution {
    const builder = new ModelBuilder();
    const cover = this.coverRows(builder);
    const staffed = new Map<string, number>();
    for (const { skillClass, option } of this.laid.values()) {
      const key = `${skillClass} ${option.id}`;
      if (!staffed.has(key)) staffed.set(key, builder.row(`staffed-${skillClass}-${option.id}`, 0, Infinity));
    }
    const whole = this.groups.map(({ people }, g) => builder.row(`people-${g}`, people.length, people.length));
    const weekColumns: number[] = [];
    this.columns.forEach(({ group, days, cost }, i) => {
      const skillClass = this.groups[group]?.skillClass ?? 0;
      const entries: [number, number][] = [[whole[group] ?? 0, 1]];
      for (const option of days) {
        const row = option === null ? undefined : staffed.get(`${skillClass} ${option.id}`);
        if (row !== undefined) entries.push([row, 1]);
      }
      weekColumns.push(builder.column({ name: `week-${i}`, cost, entries }));
    });
    for (const { skillClass, option, place } of this.laid.values()) {
      const entries: [number, number][] = [[staffed.get(`${skillClass} ${option.id}`) ?? 0, -1]];
      for (const t of intervalsWorked(option, place))
        if (t >= this.from && t < this.to) entries.push([cover.ofClass(skillClass, t), 1]);
      builder.column({ name: `shift-${skillClass}-${option.id}-${place}`, cost: 0, entries });
    }
    const solution = solve(builder.model(), { gap: 0, nodes: 0 });
    this.shares = weekColumns.map((column) => solution.x[column] ?? 0);
    cover.rows.forEach((row, at) => {
      prices[at] = Math.max(0, solution.rowPrices?.[row] ?? 0);
    });
    return solution;
  }

  /** The weeks that people work in the solution last found, in parts of people. */
  weekShares(): readonly WeekShare[] {
    return this.columns.flatMap(({ group, days }, i) => {
      const share = this.shares[i] ?? 0;
      return share > 1e-6 ? [{ people: this.groups[group]?.people ?? [], days, share }] : [];
    });
  }

  /** A row for each queue and interval with heads wanted, and for each class with several queues; what is missing as columns. */
  private coverRows(builder: ModelBuilder): {
    readonly rows: ReadonlyMap<number, number>;
    readonly ofClass: (skillClass: number, t: number) => number;
  } {
    const { frame, skillClasses } = this.state;
    const { demand, shortfallPerHour } = frame.problem;
    const intervals = frame.hours.length;
    const rows = new Map<number, number>();
    const shared = new Map<number, number>();
    for (let t = this.from; t < this.to; t += 1) {
      const fixed = (c: number): number => this.fixedHeads[c * intervals + t] ?? 0;
      demand.forEach((wanted, queue) => {
        let given = 0;
        skillClasses.forEach((skills, c) => {
          if (skills.length === 1 && skills[0] === queue) given += fixed(c);
        });
        const row = builder.row(`wanted-${queue}-${t}`, (wanted[t] ?? 0) - given, Infinity);
        rows.set(queue * intervals + t, row);
        (shortfallPerHour[queue] ?? []).forEach(({ heads, cost }, step) => {
          const upper = Math.min(heads, wanted[t] ?? 0);
          const name = `missing-${queue}-${t}-${step}`;
          builder.column({ name, cost: cost * (frame.hours[t] ?? 0), upper, entries: [[row, 1]] });
        });
      });
      skillClasses.forEach((skills, c) => {
        if (skills.length === 1) return;
        const row = builder.row(`class-${c}-${t}`, -fixed(c), Infinity);
        shared.set(c * intervals + t, row);
        for (const queue of skills)
          builder.column({
            name: `serving-${c}-${queue}-${t}`,
            cost: 0,
            entries: [
              [row, -1],
              [rows.get(queue * intervals + t) ?? 0, 1],
            ],
          });
      });
    }
    return {
      rows,
      ofClass: (c, t) => shared.get(c * intervals + t) ?? rows.get((skillClasses[c]?.[0] ?? 0) * intervals + t) ?? 0,
    };
  }
}

/** Intervals that a shift covers when its breaks are laid so. */
function intervalsWorked({ from, to, places }: ShiftOption, place: number): number[] {
  const worked: number[] = [];
  for (let t = from; t < to; t += 1) {
    let isAway = false;
    for (let i = place * places.breaks; i < (place + 1) * places.breaks; i += 1)
      isAway ||= t >= from + (places.from[i] ?? 0) && t < from + (places.to[i] ?? 0);
    if (!isAway) worked.push(t);
  }
  return worked;
}
