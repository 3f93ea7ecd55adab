import type { CommitmentRequest, DecisionPeriod } from "@springtide/contracts";
import { dayOf } from "../on-clock.ts";

/** The period of the plan's decisions that a request is about, by which it opens in the inbox; null where the plan decides nothing on its days. */
export function periodOfRequest(
  periods: readonly Pick<DecisionPeriod, "id" | "agreement" | "firstDay" | "lastDay">[],
  { agreement, lines }: Pick<CommitmentRequest, "agreement" | "lines">,
): string | null {
  const days = lines.map(({ start }) => dayOf(start));
  const about = periods.find(
    (period) => period.agreement === agreement && days.some((day) => day >= period.firstDay && day <= period.lastDay),
  );
  return about?.id ?? null;
}
