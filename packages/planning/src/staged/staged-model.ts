import type { LinearModel } from "../linear/linear-model.ts";
import { ModelBuilder } from "../linear/model-builder.ts";
import type { Signal, StagedProblem } from "./staged-problem.ts";

/** The programme of a staged problem, and which column is which. */
export interface StagedModel {
  readonly model: LinearModel;
  readonly early: readonly number[];
  /** By signal. */
  readonly late: readonly (readonly number[])[];
  /** Cost that no decision changes. */
  readonly fixed: number;
}

/**
 * All signals side by side: early decisions once, late ones and what they lead to once a signal, weighted by its probability. A late decision
 * sees its signal and nothing after it. Losses stand as steps of missing heads, one row a cell. After Birge and Louveaux (2011), Introduction
 * to Stochastic Programming, chapter 3.
 */
export function stagedModel(problem: StagedProblem): StagedModel {
  const builder = new ModelBuilder();
  const usesOf = problem.early.map((): { limit: number; amount: number }[] => []);
  problem.limits.forEach(({ uses }, limit) => {
    for (const { early: e, amount } of uses) usesOf[e]?.push({ limit, amount });
  });
  const lateOf = problem.early.map((): { late: number; share: number }[] => []);
  problem.late.forEach(({ within }, l) => {
    if (within !== null) lateOf[within.early]?.push({ late: l, share: within.share });
  });
  const signals = problem.signals.map((signal) => rowsOfSignal(builder, problem, signal));
  const limits = problem.limits.map(({ name, most }) => builder.row(name, -Infinity, most));
  const early = problem.early.map(({ name, cost, most, isWhole, supplies }, e) =>
    builder.column({
      name,
      cost,
      upper: most,
      isWhole,
      entries: [
        ...(usesOf[e] ?? []).map(({ limit, amount }): [number, number] => [limits[limit] ?? -1, amount]),
        ...signals.flatMap(({ supply, within }) => [
          ...supplies.map((s): [number, number] => [supply[s] ?? -1, 1]),
          ...(lateOf[e] ?? []).map(({ late: l, share }): [number, number] => [within[l] ?? -1, share]),
        ]),
      ],
    }),
  );
  const late = problem.signals.map((signal, s) => columnsOfSignal(builder, problem, signal, signals[s] ?? NO_ROWS));
  const fixed = problem.signals.reduce(
    (sum, { probability, losses }) => sum + probability * losses.reduce((rest, loss) => rest + loss.rest, 0),
    0,
  );
  return { model: builder.model(), early, late, fixed };
}

/** Rows of one signal: heads of each supply, heads wanted in each cell, and what late decisions are limited by (-1 where nothing does). */
interface SignalRows {
  readonly supply: readonly number[];
  readonly cell: readonly number[];
  readonly within: readonly number[];
}

const NO_ROWS: SignalRows = { supply: [], cell: [], within: [] };

function rowsOfSignal(builder: ModelBuilder, { supplies, late }: StagedProblem, signal: Signal): SignalRows {
  const cell = signal.losses.map(({ need }, c) => builder.row(`heads-${c}-if-${signal.name}`, need, Infinity));
  return {
    cell,
    // Heads that can work in one cell only need no row of their own.
    supply: supplies.map(({ name, cells, heads }) =>
      cells.length === 1 && heads === 0
        ? (cell[cells[0] ?? -1] ?? -1)
        : builder.row(`${name}-if-${signal.name}`, -heads, Infinity),
    ),
    within: late.map(({ name, within }) =>
      within === null ? -1 : builder.row(`${name}-within-if-${signal.name}`, 0, Infinity),
    ),
  };
}

function columnsOfSignal(
  builder: ModelBuilder,
  { late, supplies }: StagedProblem,
  { name: signal, probability, losses }: Signal,
  rows: SignalRows,
): readonly number[] {
  const columns = late.map(({ name, cost, most, isWhole, supplies: to, within }, l) =>
    builder.column({
      name: `${name}-if-${signal}`,
      cost: probability * cost,
      upper: most,
      isWhole,
      entries: [
        ...to.map((s): [number, number] => [rows.supply[s] ?? -1, 1]),
        ...(within === null ? [] : [[rows.within[l] ?? -1, -1] as const]),
      ],
    }),
  );
  supplies.forEach(({ name, cells }, s) => {
    const from = rows.supply[s] ?? -1;
    for (const c of cells) {
      const to = rows.cell[c] ?? -1;
      if (from === to) continue;
      const entries = [[from, -1] as const, [to, 1] as const];
      builder.column({ name: `${name}-to-${c}-if-${signal}`, cost: 0, entries });
    }
  });
  losses.forEach(({ steps }, c) => {
    steps.forEach(({ heads, cost }, step) => {
      const entries = [[rows.cell[c] ?? -1, 1] as const];
      builder.column({
        name: `missing-${c}-step-${step}-if-${signal}`,
        cost: probability * cost,
        upper: heads,
        entries,
      });
    });
  });
  return columns;
}
