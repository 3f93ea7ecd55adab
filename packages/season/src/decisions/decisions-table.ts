import type { Plan, SeatStretch } from "@springtide/contracts";
import type { Table } from "../tables.ts";

/**
 * Every stretch of seats that a plan decides on: ordered, reserved, and confirmed in each step of its rule. Instants stand on the agreement's
 * clock with their offset, so that an hour that comes twice is told apart.
 */
export function decisionsTable({ decisions }: Plan): Table {
  const rows = (decisions?.periods ?? []).flatMap((period) => {
    const { id, agreement, ordered, reserved, steps, reserveBy, confirmBy } = period;
    const orderBy = decisions?.deadlines.find(({ kind, subject }) => kind === "order" && subject === id)?.at ?? "";
    const row = (kind: string, deadline: string, rule: string, { start, end, seats }: SeatStretch): string[] => [
      ...[id, agreement, kind, start, end, String(seats), deadline, rule],
    ];
    return [
      ...ordered.map((stretch) => row("order", orderBy, "", stretch)),
      ...reserved.map((stretch) => row("reserve", reserveBy ?? "", "", stretch)),
      ...steps.flatMap(({ confirmed, fromProbability, hasHappened }) => {
        const rule = hasHappened ? "happened" : `from ${Math.round(fromProbability * 100)} %`;
        return confirmed.map((stretch) => row("confirm", confirmBy, period.signal === null ? "always" : rule, stretch));
      }),
    ];
  });
  return { header: ["period", "agreement", "step", "start", "end", "seats", "deadline", "if"], rows };
}
