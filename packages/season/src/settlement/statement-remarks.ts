import { isoDay } from "@springtide/calendar";
import type { ServiceOfPeriod, StatementRemark, WorkLine } from "@springtide/contracts";
import type { LockOfPeriod } from "./locks-of-month.ts";
import type { StatementPeriod } from "./statement-periods.ts";

interface Remarked {
  readonly isMonthOver: boolean;
  /** Confirmed lines of which nobody recorded what came. */
  readonly unknown: number;
  readonly isOpen: boolean;
  readonly work: readonly WorkLine[];
  readonly locks: readonly LockOfPeriod[];
  readonly isHeldBack: boolean;
  readonly service: readonly ServiceOfPeriod[];
  /** Periods that are over and of which no service level is known. */
  readonly unserved: readonly Pick<StatementPeriod, "firstDay" | "lastDay">[];
}

/** What both sides should know of a statement. */
export function statementRemarks(of: Remarked): StatementRemark[] {
  return [
    ...(of.isMonthOver ? [] : [{ code: "month-not-over" } as const]),
    ...counted("delivery-unknown", of.unknown),
    ...counted("contacts-reckoned", restingOn(of.work, "handled-time")),
    ...counted("handled-time-reckoned", restingOn(of.work, "never-idle")),
    ...of.locks.flatMap(({ lock }) => lockRemarks(lock)),
    ...(of.isHeldBack ? [{ code: "malus-held-back" } as const] : []),
    ...serviceRemarks(of),
    ...(of.isOpen ? [{ code: "dispute-open" } as const] : []),
    { code: "net-of-vat" },
  ];
}

function counted(
  code: "delivery-unknown" | "contacts-reckoned" | "handled-time-reckoned",
  lines: number,
): StatementRemark[] {
  return lines === 0 ? [] : [{ code, lines }];
}

function restingOn(work: readonly WorkLine[], basis: WorkLine["unitsBasis"]): number {
  return work.filter(({ unitsBasis }) => unitsBasis === basis).length;
}

function lockRemarks(lock: LockOfPeriod["lock"]): StatementRemark[] {
  const { source, unitsSource, firstDay, lastDay, lockBy, leastUnits } = lock;
  const days = { firstDay, lastDay, lockBy };
  return [
    source === null ? { code: "nothing-locked", ...days } : heldThen(source, days),
    ...(unitsSource?.kind === "requests" && leastUnits !== null
      ? [{ code: "least-of-requests", ...days, requests: unitsSource.requests } as const]
      : []),
  ];
}

function heldThen(
  { kind, version, at, forecasts }: NonNullable<LockOfPeriod["lock"]["source"]>,
  days: Pick<LockOfPeriod["lock"], "firstDay" | "lastDay" | "lockBy">,
): StatementRemark {
  switch (kind) {
    case "published-plan":
      return { code: "published-plan-locked", ...days, version, at };
    case "stored-plan":
      return { code: "stored-plan-locked", ...days, version, at };
    case "published-forecast":
      return { code: "forecasts-locked", ...days, forecasts };
  }
}

function serviceRemarks({ service, unserved }: Pick<Remarked, "service" | "unserved">): StatementRemark[] {
  const partly = service.filter(({ basis, knownShare }) => basis === "recorded" && knownShare < 1);
  return [
    ...unserved.map(({ firstDay, lastDay }): StatementRemark => ({
      ...{ code: "service-unknown", firstDay: isoDay(firstDay), lastDay: isoDay(lastDay) },
    })),
    ...partly.map(({ firstDay, lastDay, knownShare }): StatementRemark => ({
      ...{ code: "service-known-in-part", firstDay, lastDay, knownShare },
    })),
  ];
}
