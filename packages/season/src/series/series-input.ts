import type { CivilDay } from "@springtide/calendar";
import type { Holiday, TriggersFile, WeatherDay } from "@springtide/contracts";
import type { Horizon } from "./horizon.ts";
import type { QueueCauses } from "./queue-causes.ts";

/** A series by day. NaN is unknown, which is not zero. */
export interface DayValues {
  readonly layout: "days";
  readonly firstDay: CivilDay;
  readonly values: Float64Array;
}

/** A series by interval: starts ascending, on the grid of the local clock; intervals may be absent. */
export interface IntervalValues {
  readonly layout: "intervals";
  readonly minutes: number;
  readonly startMs: Float64Array;
  readonly values: Float64Array;
}

/** A plain series and all that may be known beside it. */
export interface SeriesInput {
  readonly series: DayValues | IntervalValues;
  /** IANA zone whose days are counted. */
  readonly zone: string;
  /** Whether anybody said so; else times are those of a clock that is never set, and are written without offset. */
  readonly hasZone: boolean;
  /** Everything up to and including this day (2018-07-01) is known; the last day with a value if null. */
  readonly asOf: string | null;
  readonly horizon: Horizon;
  readonly country: string | null;
  readonly holidays: (years: { readonly fromYear: number; readonly toYear: number }) => readonly Holiday[];
  /** Of the one market; null where no weather is given. */
  readonly weather: readonly WeatherDay[] | null;
  /** Days after the last known one whose weather is taken as a forecast. */
  readonly weatherKnownDays: number;
  /** As a file of triggers has them, or the shop that a queue is of. */
  readonly triggers: TriggersFile | QueueCauses | null;
  readonly paths: number;
  readonly seed: number;
}
