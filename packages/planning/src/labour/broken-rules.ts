import type { Breach, LabourRule } from "./labour-rule.ts";
import type { PersonShifts } from "./person-shifts.ts";

/**
 * Every rule broken, by person and time. Shifts whose `source` is not judged were published before: they count, but what they alone break
 * is not told again. Shifts may come in any order.
 */
export function brokenRules(
  people: readonly PersonShifts[],
  rules: readonly LabourRule[],
  isJudged: ReadonlySet<number>,
): readonly Breach[] {
  return people.flatMap((person) => {
    const shifts = person.shifts.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
    return rules
      .flatMap((rule) => rule.breaches({ ...person, shifts }))
      .filter(({ sources }) => sources.some((source) => isJudged.has(source)))
      .sort((a, b) => a.fromMs - b.fromMs);
  });
}
