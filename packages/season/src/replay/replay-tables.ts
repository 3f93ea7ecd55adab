import type { ReplayReport } from "@springtide/contracts";
import type { Table } from "../tables.ts";

/** The arms beside each other: both totals, what they are compared by, and what queues met. */
export function replayArmsTable({ arms }: ReplayReport): Table {
  return {
    header: [
      ...["arm", "queue", "ledger", "at_stake", "together", "regret", "ledger_regret", "recovered_share"],
      ...["saved_share", "ledger_recovered_share", "without_customers", "without_customers_recovered_share"],
      ...["seat_hours", "reserved_hours", "cancelled_hours", "contacts", "abandoned", "late"],
    ],
    rows: arms.flatMap((arm) => [
      [
        ...[arm.arm, "", arm.ledger, arm.atStake, arm.together, arm.regret, arm.ledgerRegret],
        ...[figure(arm.recoveredShare), figure(arm.savedShare), figure(arm.ledgerRecoveredShare)],
        ...[arm.withoutCustomers, figure(arm.withoutCustomersRecoveredShare)],
        ...[rounded(arm.seatHours), rounded(arm.reservedHours), rounded(arm.cancelledHours), ...totals(arm.queues)],
      ],
      ...arm.queues.map(({ queue, contacts, abandoned, late }) => [
        ...[arm.arm, queue, ...Array.from({ length: 13 }, () => "")],
        ...[contacts, abandoned, late].map(rounded),
      ]),
    ]),
  };
}

/** Both totals of every arm by week. */
export function replayWeeksTable({ weeks }: ReplayReport): Table {
  return {
    header: ["first_day", "last_day", "arm", "ledger", "at_stake"],
    rows: weeks.flatMap(({ firstDay, lastDay, arms }) =>
      arms.map(({ arm, ledger, atStake }) => [firstDay, lastDay, arm, ledger, atStake]),
    ),
  };
}

/** Every decision of the planner in the order of time. */
export function replayDecisionsTable({ decisions }: ReplayReport): Table {
  return {
    header: [
      "at",
      "agreement",
      "kind",
      "first_day",
      "last_day",
      "ordered_hours",
      "reserved_hours",
      "confirmed_hours",
      "cancelled_hours",
    ],
    rows: decisions.map((one) => [
      ...[one.at, one.agreement, one.kind, one.firstDay, one.lastDay],
      ...[one.orderedHours, one.reservedHours, one.confirmedHours, one.cancelledHours].map(rounded),
    ]),
  };
}

function totals(queues: ReplayReport["arms"][number]["queues"]): number[] {
  return (["contacts", "abandoned", "late"] as const).map((key) =>
    rounded(queues.reduce((sum, queue) => sum + queue[key], 0)),
  );
}

function figure(share: number | null): number {
  return share ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
