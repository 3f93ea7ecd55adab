import { Refusal } from "@springtide/refusal";
import { principalDirections } from "../weather/principal-directions.ts";
import { rootOfCount } from "./root-scale.ts";

/** Counts of past days by interval, one day after the other: entry [day * intervals + interval]; NaN where unknown. */
export interface DaysOfCounts {
  readonly counts: Float64Array;
  /** Intervals in a day, the same for all days: for days of 23 or 25 hours bring counts to the slots of the local clock first. */
  readonly intervals: number;
}

/** Days as sums of a few common shapes, on the scale sqrt(count + 1/4) where chance has the same spread everywhere. */
export interface LowRankDays {
  readonly intervals: number;
  /** Shapes by interval, of length one and at right angles; the first is the usual day. */
  readonly components: readonly Float64Array[];
  /** How much each shape carries over all days, falling. */
  readonly singularValues: Float64Array;
  /** How much of each shape is in each day; NaN on days that are not wholly known. */
  readonly scores: readonly Float64Array[];
  /** Share of the sum of squares (on the root scale) that the shapes explain. */
  readonly explained: number;
}

const USUAL_COMPONENTS = 3;

/**
 * The few shapes most days are made of: the leading terms of the singular value decomposition of the matrix days x intervals of
 * sqrt(count + 1/4), without centring. Found as eigenvectors of the smaller of its two cross products, by Jacobi's rotations; the
 * largest entry of each shape is positive, so one history gives one answer. Days with an unknown interval are left out.
 * Fewer shapes than asked come back where the days span fewer.
 * Source: Shen and Huang (2008), Manufacturing & Service Operations Management 10(3), 391-410. Cost: 32 x (the lesser of days and
 * intervals)^3.
 * @throws Refusal "no-whole-day" when no day is wholly known, "negative-contacts" for counts below zero or infinite
 */
export function lowRankDays({
  counts,
  intervals,
  components: wanted = USUAL_COMPONENTS,
}: DaysOfCounts & { readonly components?: number }): LowRankDays {
  const days = Math.floor(counts.length / intervals);
  const roots = Array.from({ length: days }, (_, day) =>
    counts.slice(day * intervals, (day + 1) * intervals).map(rootOfCount),
  );
  const whole = roots.filter((row) => row.every((value) => !Number.isNaN(value)));
  if (whole.length === 0) throw noWholeDay();
  const leading = leadingShapes(whole, intervals, wanted);
  const components = leading.map(({ shape }) => shape);
  const scores = roots.map((row) => scoresOf(row, components));
  const all = whole.reduce((sum, row) => sum + row.reduce((inner, value) => inner + value * value, 0), 0);
  const singularValues = Float64Array.from(leading, ({ squared }) => Math.sqrt(squared));
  const explained = all > 0 ? leading.reduce((sum, { squared }) => sum + squared, 0) / all : 1;
  return { intervals, components, singularValues, scores, explained: Math.min(1, explained) };
}

/** Scores of a day on the root scale: its products with the shapes; NaN where an interval is unknown. */
export function scoresOf(roots: ArrayLike<number>, components: readonly Float64Array[]): Float64Array {
  return Float64Array.from(components, (shape) => shape.reduce((sum, f, k) => sum + f * (roots[k] ?? NaN), 0));
}

interface Shape {
  readonly shape: Float64Array;
  readonly squared: number;
}

function leadingShapes(rows: readonly Float64Array[], intervals: number, wanted: number): readonly Shape[] {
  const wide = rows.length < intervals;
  const columns = Array.from({ length: intervals }, (_, k) => Float64Array.from(rows, (row) => row[k] ?? 0));
  const directions = principalDirections(crossProducts(wide ? rows : columns), wide ? rows.length : intervals);
  const floor = 1e-12 * (directions[0]?.variance ?? 0);
  return directions
    .slice(0, wanted)
    .filter(({ variance }) => variance > floor)
    .map(({ variance, loadings }) => ({
      squared: variance,
      shape: wide ? pointed(columns.map((column) => product(column, loadings) / Math.sqrt(variance))) : loadings,
    }));
}

function crossProducts(vectors: readonly Float64Array[]): Float64Array {
  const size = vectors.length;
  const matrix = new Float64Array(size * size);
  vectors.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const value = product(a, vectors[j] ?? a);
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  });
  return matrix;
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** The vector or its opposite, such that its largest entry is positive. */
function pointed(vector: readonly number[]): Float64Array {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return Float64Array.from(vector, (value) => (largest < 0 ? -value : value));
}

function noWholeDay(): Refusal {
  return new Refusal({
    code: "no-whole-day",
    place: { field: "/counts" },
    found: "no day whose intervals are all known",
    rule: "the shape of a day is learned from whole days",
    remedy: "Give interval counts of two weeks or more, or keep to the profile by weekday.",
  });
}
