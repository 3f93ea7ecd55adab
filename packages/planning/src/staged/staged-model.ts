import type { LinearModel } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import type { StagedProblem } from "./staged-problem.ts";
import { risingRows, rowsOfSignals, type SignalRows } from "./staged-rows.ts";

/** The programme of a staged problem, and which column is which. */
export interface StagedModel {
  readonly model: LinearModel;
  readonly early: readonly number[];
  /** By signal. */
  readonly late: readonly (readonly number[])[];
  /** Cost that no decision changes. */
  readonly fixed: number;
}

type Entry = readonly [row: number, value: number];

/**
 * All signals side by side: early decisions once, late ones and what they lead to once a signal, weighted by its probability. A late decision
 * sees its signal and nothing after it. Losses stand as steps of missing heads, one row a cell. After Birge and Louveaux (2011), Introduction
 * to Stochastic Programming, chapter 3.
 */
export function stagedModel(problem: StagedProblem): StagedModel {
  const builder = new ModelBuilder();
  const rows = rowsOfSignals(builder, problem);
  const early = earlyColumns(builder, problem, rows);
  const rises = risingRows(builder, problem);
  const late = problem.signals.map((_, s) => lateColumns(builder, problem, { own: rows[s], rises }, s));
  problem.signals.forEach((_, s) => {
    workColumns(builder, problem, rows, s);
  });
  const fixed = problem.signals.reduce(
    (sum, { probability, losses }) => sum + probability * losses.reduce((rest, loss) => rest + loss.rest, 0),
    0,
  );
  return { model: builder.model(), early, late, fixed };
}

function earlyColumns(builder: ModelBuilder, problem: StagedProblem, rows: readonly SignalRows[]): readonly number[] {
  const entries = problem.early.map(({ supplies }): Entry[] =>
    rows.flatMap(({ supply }) => supplies.map((s) => entryOf(supply[s]))),
  );
  for (const { name, most, uses } of problem.limits) {
    const row = builder.row(name, -Infinity, most);
    for (const { early, amount } of uses) entries[early]?.push([row, amount]);
  }
  (problem.lateLimits ?? []).forEach(({ early = [] }, at) => {
    for (const { early: e, amount } of early)
      for (const { limits } of rows) entries[e]?.push([limits[at] ?? -1, amount]);
  });
  problem.late.forEach(({ within }, l) => {
    if (within !== null)
      for (const { within: limits } of rows) entries[within.early]?.push([limits[l] ?? -1, within.share]);
  });
  return problem.early.map(({ name, cost, most, isWhole }, e) =>
    builder.column({ name, cost, upper: most, isWhole, entries: entries[e] ?? [] }),
  );
}

function lateColumns(
  builder: ModelBuilder,
  { late, lateLimits = [], signals, rising }: StagedProblem,
  { own, rises }: { readonly own: SignalRows | undefined; readonly rises: readonly (readonly number[])[] },
  s: number,
): readonly number[] {
  const signal = signals[s];
  const shared = late.map((): Entry[] => []);
  lateLimits.forEach(({ uses }, at) => {
    for (const { late: l, amount } of uses) shared[l]?.push([own?.limits[at] ?? -1, amount]);
  });
  return late.map(({ name, cost, most, isWhole, supplies, within }, l) => {
    const entries = supplies.map((to) => entryOf(own?.supply[to]));
    if (within !== null) entries.push([own?.within[l] ?? -1, -1]);
    entries.push(...(shared[l] ?? []));
    rising.forEach(([lower, higher], pair) => {
      if (s === lower || s === higher) entries.push([rises[pair]?.[l] ?? -1, s === higher ? 1 : -1]);
    });
    return builder.column({
      name: `${name}-if-${signal?.name ?? ""}`,
      cost: (signal?.probability ?? 0) * cost,
      upper: most,
      isWhole,
      entries,
    });
  });
}

/** Heads at work in the cells, and heads missing there. */
function workColumns(
  builder: ModelBuilder,
  { supplies, signals }: StagedProblem,
  rows: readonly SignalRows[],
  s: number,
): void {
  const { name: signal, probability, losses } = signals[s] ?? { name: "", probability: 0, losses: [] };
  const { supply, cell } = rows[s] ?? { supply: [], cell: [] };
  supplies.forEach(({ name, works }, at) => {
    const from = supply[at]?.row ?? -1;
    for (const { cell: c, agents } of works) {
      const to = cell[c] ?? -1;
      if (from === to) continue;
      const entries: Entry[] = [
        [from, -1],
        [to, agents],
      ];
      builder.column({ name: `${name}-to-${c}-if-${signal}`, cost: 0, entries });
    }
  });
  losses.forEach(({ steps }, c) => {
    steps.forEach(({ heads, cost }, step) => {
      const name = `missing-${c}-step-${step}-if-${signal}`;
      builder.column({ name, cost: probability * cost, upper: heads, entries: [[cell[c] ?? -1, 1]] });
    });
  });
}

function entryOf(supply: SignalRows["supply"][number] | undefined): Entry {
  return [supply?.row ?? -1, supply?.perHead ?? 0];
}
