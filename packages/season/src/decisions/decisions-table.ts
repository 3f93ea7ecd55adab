import type { ConfirmStep, DecisionPeriod, ExtraHoursPlan, Plan, SeatStretch } from "@springtide/contracts";
import type { Table } from "../tables.ts";

const HEADER = ["period", "agreement", "step", "start", "end", "seats", "deadline", "if", "status"] as const;

/**
 * Every stretch of seats that was agreed on before a plan, and every one that it decides on: ordered, reserved, and confirmed in each step of its
 * rule; and every stretch of extra hours that one's own people are asked for. Rows that were carried out are handed back to the next plan with the status "agreed". Instants stand on the agreement's clock with their
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
  const extraHours = (decisions?.extraHours ?? []).flatMap(extraHoursRows);
  return { header: HEADER, rows: [...agreed, ...recommended, ...extraHours] };
}

/** Extra hours of a team: its id stands where an agreement's does, people where seats do. */
function extraHoursRows({ id, team, askBy, steps, signal }: ExtraHoursPlan): string[][] {
  return steps.flatMap((step) =>
    step.stretches.map(({ start, end, heads }) => [
      ...[id, team, "extra-hours", start, end, String(heads), askBy, signal === null ? "always" : ruleOf(step)],
      "recommended",
    ]),
  );
}

function ruleOf({ fromProbability, hasHappened }: Pick<ConfirmStep, "fromProbability" | "hasHappened">): string {
  return hasHappened ? "happened" : `from ${Math.round(fromProbability * 100)} %`;
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
    ...steps.flatMap((step) =>
      step.confirmed.map((stretch) => row("confirm", confirmBy, signal === null ? "always" : ruleOf(step), stretch)),
    ),
  ];
}
