import type { CivilDay } from "@springtide/calendar";
import type { Covariate } from "../features/covariate.ts";
import type { DailyModelParameters } from "../models/daily-model-parameters.ts";
import type { PlannedTrigger } from "../triggers/onset.ts";
import type { CovariatePaths } from "../weather/covariate-paths.ts";

/** A stretch of days to be forecast, and what is known of them. */
export interface DailyForecastRequest {
  readonly parameters: DailyModelParameters;
  readonly triggers: readonly PlannedTrigger[];
  readonly holidays: ReadonlySet<CivilDay>;
  readonly closedDays: ReadonlySet<CivilDay>;
  readonly firstDay: CivilDay;
  readonly days: number;
  /** Measurements of the days to come, by the names under which the model learned them. */
  readonly covariates?: readonly Covariate[];
  /** The same where they are not known: equally likely courses by name, [path * days + day]. They go before `covariates`. */
  readonly covariatePaths?: CovariatePaths;
}
