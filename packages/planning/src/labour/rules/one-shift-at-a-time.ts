import { rule, type LabourRule } from "../labour-rule.ts";

/** Nobody works two shifts at once. */
export function oneShiftAtATime({ id }: { readonly id: string }): LabourRule {
  return rule(id, ({ shifts }) =>
    shifts.slice(1).flatMap((later, i) => {
      const earlier = shifts[i];
      if (earlier === undefined || earlier.endMs <= later.startMs) return [];
      const sources = [earlier.source, later.source];
      return [{ fromMs: later.startMs, toMs: earlier.endMs, found: 2, limit: 1, unit: "shifts", sources }];
    }),
  );
}
