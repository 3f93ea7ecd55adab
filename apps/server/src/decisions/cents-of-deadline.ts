import type { DecisionDeadline, Plan } from "@springtide/contracts";
import { amountCents } from "@springtide/planning/terms";

/**
 * Hundredths of the shop's currency that doing what a deadline asks for commits to by itself: wages of people hired, extra hours, longer
 * opening. Seats of partners cost nothing here: they are committed to by the requests that follow, within limits of their own.
 */
export function centsOfDeadline(decisions: NonNullable<Plan["decisions"]>, deadline: DecisionDeadline): number {
  const { kind, subject, at, costIfDone } = deadline;
  switch (kind) {
    case "recruit": {
      const hires = decisions.hires.filter((hire) => hire.team === subject && hire.recruitBy === at.slice(0, 10));
      return amountCents(hires.reduce((sum, { cost }) => sum + cost, 0));
    }
    case "extra-hours": {
      const plans = decisions.extraHours.filter(({ team, askBy }) => team === subject && askBy === at);
      return amountCents(plans.reduce((sum, { cost }) => sum + cost, 0));
    }
    case "open-longer":
      return amountCents(Math.max(0, costIfDone ?? 0));
    case "reserve":
    case "order":
    case "confirm":
    case "lock":
      return 0;
  }
}
