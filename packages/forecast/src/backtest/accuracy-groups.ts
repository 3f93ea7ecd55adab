import { bandOf, LEAD_BANDS } from "../ensemble/lead-bands.ts";
import { accuracyOf } from "./scored-days.ts";
import type { Accuracy, ScoredDay } from "./scored-days.ts";

/** Class of days where all are alike, and the name of the group of all classes together. */
export const ALL_DAYS = "all days";

/** Accuracy of the days of one class at some leads. */
export interface AccuracyGroup extends Accuracy {
  readonly fromLead: number;
  readonly toLead: number;
  readonly dayClass: string;
}

/**
 * Accuracy by band of leads, and by band and class where there are several classes. Groups without a day are left out, and so are
 * bands beyond the furthest day.
 */
export function accuracyGroups(days: readonly ScoredDay[]): AccuracyGroup[] {
  const classes = [...new Set(days.map(({ dayClass }) => dayClass))].sort();
  const named = classes.length > 1 ? [ALL_DAYS, ...classes] : classes;
  return LEAD_BANDS.flatMap(({ from, to }, band) =>
    named.flatMap((dayClass) => {
      const group = days.filter(
        (day) => bandOf(day.lead) === band && (dayClass === ALL_DAYS || day.dayClass === dayClass),
      );
      return group.length === 0 ? [] : [{ fromLead: from, toLead: to, dayClass, ...accuracyOf(group) }];
    }),
  );
}
