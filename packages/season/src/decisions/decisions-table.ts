import type { DecisionPeriod, Plan, SeatStretch } from "@springtide/contracts";
import type { Table } from "../tables.ts";

const HEADER = ["period", "agreement", "step", "start", "end", "seats", "deadline", "if", "status"] as const;

/**
 * Every stretch of seats that was agreed on before a plan, and every one that it decides on: ordered, reserved, and confirmed in each step of its
 * rule. Rows that were carried out are handed back to the next plan with the status "agreed". Instants stand on the agreement's clock with their
 * offset, so that an hour that comes twice is told apart.
 */
export function decisionsTable({ decisions, commitments = [] }: Plan): Table {
  const periods = decisions?.periods ?? [];
  const agreed = commitments.map(({ agreement, step, start, end, seats }) => [
    periods.find((period) => period.agreement === agreement && isWithin(period, start))?.id ?? "",
    ...[agreement, step, start, end, String(seats), "", "", "agreed"],
  ]);
  const recommended = periods.flatMap((period) => {
    const orderBy = decisions?.deadlines.find(({ kind, subject }) => kind === "order" && subject === period.id)?.at;
    return recommendedRows(period, orderBy ?? "");
  });
  return { header: HEADER, rows: [...agreed, ...recommended] };
}

function isWithin({ firstDay, lastDay }: DecisionPeriod, start: string): boolean {
  const day = start.slice(0, 10);
  return day >= firstDay && day <= lastDay;
}

function recommendedRows(period: DecisionPeriod, orderBy: string): string[][] {
  const { id, agreement, ordered, reserved, steps, reserveBy, confirmBy, dueNow, signal } = period;
  const row = (step: string, deadline: string, rule: string, { start, end, seats }: SeatStretch): string[] => [
    ...[id, agreement, step, start, end, String(seats), deadline, rule, "recommended"],
  ];
  const today = (step: string, stretches: readonly SeatStretch[]): string[][] =>
    stretches.map((stretch) => row(step, dueNow?.at ?? "", "now", stretch));
  return [
    ...today("confirm", dueNow?.confirm ?? []),
    ...today("release", dueNow?.release ?? []),
    ...ordered.map((stretch) => row("order", orderBy, "", stretch)),
    ...reserved.map((stretch) => row("reserve", reserveBy ?? "", "", stretch)),
    ...steps.flatMap(({ confirmed, fromProbability, hasHappened }) => {
      const rule = hasHappened ? "happened" : `from ${Math.round(fromProbability * 100)} %`;
      return confirmed.map((stretch) => row("confirm", confirmBy, signal === null ? "always" : rule, stretch));
    }),
  ];
}
