import { type LedgerActual, type LedgerLine, nearNames, type Plan } from "@springtide/contracts";
import { type Finding, type Place, Refusal } from "@springtide/refusal";

/**
 * Holds what was paid against the months, subjects and lines of a plan.
 * @param placeOf where one stands; of a file the row, and the column if one is meant
 * @throws Refusal `month-outside-plan`, `unknown-subject`, `actual-twice`
 */
export function requireActuals<Actual extends LedgerActual>(
  { grid, shop }: Pick<Plan, "grid" | "shop">,
  lines: readonly LedgerLine[],
  actuals: readonly Actual[],
  placeOf: (actual: Actual, column?: "month" | "subject") => Place,
): void {
  const months = new Set(lines.map(({ month }) => month));
  const { teams, agreements, queues, deflection } = shop;
  const subjects = [...new Set([teams, agreements, queues, deflection].flatMap((list) => list.map(({ id }) => id)))];
  const seen = new Set<string>();
  const findings = actuals.flatMap((actual): Finding[] => {
    const { month, kind, subject } = actual;
    const near = nearNames(subject, subjects);
    const isTwice = seen.has(ledgerKey(actual));
    seen.add(ledgerKey(actual));
    return [
      ...(months.has(month)
        ? []
        : [
            {
              code: "month-outside-plan",
              place: placeOf(actual, "month"),
              found: month,
              rule: `the plan covers ${grid.days} days from ${grid.firstDay}: ${[...months].toSorted().join(", ")}`,
              remedy: "Leave out other months, or name the plan of that season.",
            },
          ]),
      ...(subjects.includes(subject)
        ? []
        : [
            {
              code: "unknown-subject",
              place: placeOf(actual, "subject"),
              found: subject,
              rule: "money was paid for a team, an agreement, a queue or a lever of the plan",
              remedy: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known are: ${subjects.join(", ")}.`,
            },
          ]),
      ...(isTwice
        ? [
            {
              code: "actual-twice",
              place: placeOf(actual),
              found: `${kind} of ${subject} in ${month} a second time`,
              rule: "each month, kind and subject stands once, so that nothing is counted twice",
              remedy: "Add the two up, or leave one out.",
            },
          ]
        : []),
    ];
  });
  if (findings.length > 0) throw new Refusal(findings);
}

/** Names a line of the ledger: month, kind and subject. */
export function ledgerKey({ month, kind, subject }: Pick<LedgerLine, "month" | "kind" | "subject">): string {
  return [month, kind, subject].join(" ");
}
