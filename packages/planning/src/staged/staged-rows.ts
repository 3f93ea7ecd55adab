import type { ModelBuilder } from "../linear/model-builder.ts";
import type { Signal, StagedProblem } from "./staged-problem.ts";

/** Rows of the programme that belong to one signal; -1 where there is none. */
export interface SignalRows {
  /** Where a head of each supply goes in, and as how much. */
  readonly supply: readonly { readonly row: number; readonly perHead: number }[];
  /** Agents wanted in each cell. */
  readonly cell: readonly number[];
  /** What each late decision is limited by. */
  readonly within: readonly number[];
  /** What late decisions share. */
  readonly limits: readonly number[];
}

/** Of each pair of signals that rise: rows of the late decisions at the second less the same at the first. */
export function risingRows(
  builder: ModelBuilder,
  { late, rising, signals }: StagedProblem,
): readonly (readonly number[])[] {
  return rising.map(([lower, higher]) =>
    late.map(({ name }) =>
      builder.row(`${name}-if-${signals[higher]?.name ?? ""}-as-if-${signals[lower]?.name ?? ""}`, 0, Infinity),
    ),
  );
}

/** The rows of every signal, in their order. */
export function rowsOfSignals(builder: ModelBuilder, problem: StagedProblem): readonly SignalRows[] {
  return problem.signals.map((signal) => {
    const cell = signal.losses.map(({ need }, c) => builder.row(`agents-${c}-if-${signal.name}`, need, Infinity));
    return {
      cell,
      limits: (problem.lateLimits ?? []).map(({ name, most }) =>
        builder.row(`${name}-if-${signal.name}`, -Infinity, most),
      ),
      supply: supplyRows(builder, problem, signal, cell),
      within: problem.late.map(({ name, within }) =>
        within === null ? -1 : builder.row(`${name}-within-if-${signal.name}`, 0, Infinity),
      ),
    };
  });
}

function supplyRows(
  builder: ModelBuilder,
  { supplies }: StagedProblem,
  signal: Signal,
  cell: readonly number[],
): SignalRows["supply"] {
  return supplies.map(({ name, works, heads }) => {
    const [only] = works;
    // Heads that can work in one cell only need no row of their own.
    return works.length === 1 && only !== undefined && heads === 0
      ? { row: cell[only.cell] ?? -1, perHead: only.agents }
      : { row: builder.row(`${name}-if-${signal.name}`, -heads, Infinity), perHead: 1 };
  });
}
