import type { LowerTriangle } from "../../models/cholesky.ts";
import { lastingDays } from "../kernel.ts";
import type { TriggerShape } from "../kernel.ts";
import { freeForm } from "./free-form.ts";
import type { FreeForm } from "./free-form.ts";
import { entryOf, symmetricMatrix } from "./symmetric-matrix.ts";

/**
 * A parameter of a shape, 0 at the shape given. `decay`: log of the factor on decay, duration and the second wave's decay. `lead`: log of the
 * factor on lead days plus one. `rebound`: difference of the second wave's share. `weekend`: log of the factor on how strong an onset on
 * Saturday or Sunday is. `lateness`: difference of the change of strength for each day later in the year.
 */
type ShapeParameter = "decay" | "lead" | "rebound" | "weekend" | "lateness";

/** Everything that may be learned of the shape of one trigger, the same for all queues, with what is believed before. */
export interface ShapeSpace {
  readonly parameters: readonly ShapeParameter[];
  /** Null while there are too few events to tell a shape freely. */
  readonly free: FreeForm | null;
  /** Covariance of parameters and knots before the history speaks; the mean is 0. */
  readonly prior: LowerTriangle;
  /** Days before and after an onset on which an effect is looked for. */
  readonly before: number;
  readonly after: number;
  /** What lateness counts from where the shape given does not say. */
  readonly usualDayOfYear: number;
}

/** Standard deviations before the history speaks; half as long or twice as long a decay is two of them away. */
const PRIOR_SDS: Readonly<Record<ShapeParameter, number>> = {
  decay: 0.35,
  lead: 0.35,
  rebound: 0.15,
  weekend: 0.3,
  lateness: 0.01,
};
const LOOK_BEFORE_DAYS = 3;
const LONGER = 1.6;
const MOST_DAYS = { before: 60, after: 180 };
const LARGEST_LOG_FACTOR = 1.4;
const SHORTEST_DECAY_DAYS = 0.5;

/** What the events of a trigger let be learned. */
export interface ShapeEvidence {
  /** Whether there are events enough for a free form. */
  readonly free: boolean;
  /** Whether it fired on weekends and on other days. */
  readonly weekends: boolean;
  /** The usual day of the year of a trigger that fires about once a year; null for others. */
  readonly usualDayOfYear: number | null;
}

/** The space of shapes around those given of one trigger's queues. */
export function shapeSpace(
  shapes: readonly TriggerShape[],
  { free, weekends, usualDayOfYear }: ShapeEvidence,
): ShapeSpace {
  const before = Math.min(
    MOST_DAYS.before,
    Math.max(LOOK_BEFORE_DAYS, ...shapes.map(({ leadDays }) => Math.ceil(LONGER * leadDays))),
  );
  const after = Math.min(MOST_DAYS.after, Math.ceil(LONGER * Math.max(...shapes.map(lastingDays))));
  const parameters: ShapeParameter[] = [
    "decay",
    "lead",
    ...(shapes.some(({ rebound }) => rebound !== undefined) ? (["rebound"] as const) : []),
    ...(weekends ? (["weekend"] as const) : []),
    ...(usualDayOfYear === null ? [] : (["lateness"] as const)),
  ];
  const form = free ? freeForm({ before, after, decayDays: Math.min(...shapes.map((s) => s.decayDays)) }) : null;
  const first = parameters.length;
  const prior = symmetricMatrix(first + (form?.knots.length ?? 0), (row, column) => {
    const parameter = parameters[row];
    if (parameter !== undefined) return row === column ? PRIOR_SDS[parameter] ** 2 : 0;
    return form === null || column < first ? 0 : entryOf(form.covariance, row - first, column - first);
  });
  return { parameters, free: form, prior, before, after, usualDayOfYear: usualDayOfYear ?? 1 };
}

/** A space in which nothing is learned: the shape stays the one given. */
export const NOTHING_LEARNED: ShapeSpace = {
  parameters: [],
  free: null,
  prior: { size: 0, values: new Float64Array(0) },
  before: 0,
  after: 0,
  usualDayOfYear: 1,
};

/** What the free form at a point adds to the log of contacts, in units of the log of the effect's peak, on a day after an onset. */
export function deviationAt({ parameters, free }: ShapeSpace, point: ArrayLike<number>, offset: number): number {
  if (free === null) return 0;
  return free.hats.reduce(
    (sum, { firstOffset, shares }, k) =>
      sum + (point[parameters.length + k] ?? 0) * (shares[offset - firstOffset] ?? 0),
    0,
  );
}

/** The shape given, moved by the parameters of a point of the space; its free form is apart, in `deviationAt`. */
export function shapeAt(
  { parameters, usualDayOfYear }: ShapeSpace,
  given: TriggerShape,
  point: ArrayLike<number>,
): TriggerShape {
  const at = (name: ShapeParameter): number => {
    const index = parameters.indexOf(name);
    return index < 0 ? 0 : Math.min(LARGEST_LOG_FACTOR, Math.max(-LARGEST_LOG_FACTOR, point[index] ?? 0));
  };
  if (parameters.length === 0) return given;
  const { rebound, lateness, onsetWeekdays } = given;
  const longer = Math.exp(at("decay"));
  const weekend = Math.exp(at("weekend"));
  return {
    ...given,
    leadDays: Math.min(MOST_DAYS.before, Math.max(0, (given.leadDays + 1) * Math.exp(at("lead")) - 1)),
    decayDays: Math.max(SHORTEST_DECAY_DAYS, given.decayDays * longer),
    durationDays: Math.min(MOST_DAYS.after, Math.max(1, given.durationDays * longer)),
    ...(rebound === undefined
      ? {}
      : { rebound: { ...rebound, share: Math.max(-0.95, rebound.share + at("rebound")) } }),
    ...(parameters.includes("weekend")
      ? {
          onsetWeekdays: {
            delayDays: onsetWeekdays?.delayDays ?? [0, 0, 0, 0, 0, 0, 0],
            factor: Array.from({ length: 7 }, (_, d) => (onsetWeekdays?.factor[d] ?? 1) * (d >= 5 ? weekend : 1)),
          },
        }
      : {}),
    ...(parameters.includes("lateness")
      ? {
          lateness: {
            usualDayOfYear: lateness?.usualDayOfYear ?? usualDayOfYear,
            perDay: (lateness?.perDay ?? 0) + at("lateness"),
          },
        }
      : {}),
  };
}
