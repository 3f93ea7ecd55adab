import type { PersonShifts } from "./person-shifts.ts";

/** A rule broken by one person: what was found and what the limit is, in the rule's own unit. */
export interface Breach {
  readonly rule: string;
  readonly person: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly found: number;
  readonly limit: number;
  readonly unit: "hours" | "minutes" | "days" | "Sundays" | "shifts";
  /** Shifts that break it together, by their `source`. */
  readonly sources: readonly number[];
}

/** A rule with a name, judged for one person over all shifts that are known. It says every place where it is broken, once. */
export interface LabourRule {
  readonly id: string;
  breaches(of: PersonShifts): Breach[];
}

/** A breach but for rule and person. */
export type Found = Omit<Breach, "rule" | "person">;

/** A rule from what it finds. */
export function rule(id: string, find: (of: PersonShifts) => Found[]): LabourRule {
  return { id, breaches: (of) => find(of).map((found) => ({ ...found, rule: id, person: of.person })) };
}
