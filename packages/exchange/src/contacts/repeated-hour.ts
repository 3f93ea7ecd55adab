import type { Trouble } from "./refused-rows.ts";
import type { RowSink } from "./row-sink.ts";

const DAY_MS = 86_400_000;

/** A row at a local time that comes twice: both moments it may mean, and what it says. */
interface HeldRow {
  readonly sequence: number;
  readonly queue: number;
  readonly row: number;
  readonly localMs: number;
  readonly firstMs: number;
  readonly secondMs: number;
  readonly values: Float64Array;
}

export const AMBIGUOUS: Trouble = {
  code: "repeated-hour-ambiguous",
  rule: "the order of the rows must tell which of the two hours is meant when the clocks go back",
  remedy: "Say --repeated-hour first or --repeated-hour second, or export times with their offset.",
};

/** Which way local times run, row after row. */
interface Trend {
  readonly firstMs: number;
  lastMs: number;
  ascents: number;
  descents: number;
}

/** What the local times of a part of a file tell, as plain data: rows are numbered within the part. */
export interface ToldHours {
  readonly held: readonly HeldRow[];
  readonly trends: readonly (readonly [key: number, trend: Trend])[];
  readonly trendsOfDays: readonly (readonly [key: number, trend: Trend])[];
}

/**
 * Tells the two passes of a repeated hour apart by the order of rows. In each sequence (the rows of one queue, or a whole
 * call log) local times run one way; the one place at which they step back parts the first pass from the second.
 * Rows are held until the whole file is seen, since only what follows shows where the step is. Where the intervals of that day
 * run to and fro, their order tells nothing.
 */
export class RepeatedHours {
  readonly #held = new Map<number, HeldRow[]>();
  readonly #trends = new Map<number, Trend>();
  readonly #trendsOfDays = new Map<number, Trend>();
  readonly #equalIsStep: boolean;

  /** @param equalIsStep whether the same time twice running means both passes, as it does where rows are intervals */
  constructor(equalIsStep: boolean) {
    this.#equalIsStep = equalIsStep;
  }

  /** Every row with a local time passes here, so that the direction of its sequence is known. */
  watch(sequence: number, localMs: number): void {
    follow(this.#trends, sequence, localMs);
    if (this.#equalIsStep) follow(this.#trendsOfDays, keyOfDay(sequence, localMs), localMs);
  }

  hold(row: HeldRow): void {
    const key = keyOfDay(row.sequence, row.localMs);
    const group = this.#held.get(key);
    if (group === undefined) this.#held.set(key, [row]);
    else group.push(row);
  }

  told(): ToldHours {
    const held = [...this.#held.values()].flat();
    return { held, trends: [...this.#trends], trendsOfDays: [...this.#trendsOfDays] };
  }

  /**
   * Goes on with the rows of the part of the file that follows.
   * @param indexOf the index here of each queue of the part
   * @param rowsAbove so many rows stand above those of the part
   */
  absorb(told: ToldHours, indexOf: readonly number[], rowsAbove: number): void {
    for (const held of told.held)
      this.hold({ ...held, queue: indexOf[held.queue] ?? held.queue, row: held.row + rowsAbove });
    for (const [key, trend] of told.trends) join(this.#trends, key, trend);
    for (const [key, trend] of told.trendsOfDays) join(this.#trendsOfDays, key, trend);
  }

  /** Hands every held row to the sink with its moment, or to `refuse` where the order does not tell it. */
  settle(sink: RowSink, refuse: (row: number, localMs: number) => void): void {
    for (const [key, group] of this.#held) {
      const trend = this.#trends.get(group[0]?.sequence ?? 0);
      const descending = trend !== undefined && trend.descents > trend.ascents;
      const forward = descending ? group.toReversed() : group;
      const ofDay = this.#trendsOfDays.get(key);
      // The clocks step back once; an interval file that turns round more often on that day is in no order.
      const isOrdered = ofDay === undefined || (descending ? ofDay.ascents : ofDay.descents) <= 1;
      const step = isOrdered ? this.#step(forward) : -1;
      forward.forEach((held, at) => {
        if (step < 0) refuse(held.row, held.localMs);
        else sink.take(held.queue, at < step ? held.firstMs : held.secondMs, held.row, held.values);
      });
    }
    this.#held.clear();
  }

  /** Where the second pass begins; -1 unless there is exactly one such place. */
  #step(group: readonly HeldRow[]): number {
    const steps = group.flatMap(({ localMs }, at) => {
      const before = group[at - 1]?.localMs ?? Number.NEGATIVE_INFINITY;
      return localMs < before || (this.#equalIsStep && localMs === before) ? [at] : [];
    });
    return steps.length === 1 ? (steps[0] ?? -1) : -1;
  }
}

function follow(trends: Map<number, Trend>, key: number, localMs: number): void {
  const trend = trends.get(key);
  if (trend === undefined) {
    trends.set(key, { firstMs: localMs, lastMs: localMs, ascents: 0, descents: 0 });
    return;
  }
  if (localMs > trend.lastMs) trend.ascents += 1;
  else if (localMs < trend.lastMs) trend.descents += 1;
  trend.lastMs = localMs;
}

/** Adds the trend of the rows that follow. */
function join(trends: Map<number, Trend>, key: number, following: Trend): void {
  follow(trends, key, following.firstMs);
  const trend = trends.get(key);
  if (trend === undefined) return;
  trend.ascents += following.ascents;
  trend.descents += following.descents;
  trend.lastMs = following.lastMs;
}

/** One number for a sequence and a local day, quicker than a text in the path of every row. */
function keyOfDay(sequence: number, localMs: number): number {
  return sequence * 100_000 + Math.floor(localMs / DAY_MS);
}
