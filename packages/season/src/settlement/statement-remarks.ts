import { isoDay } from "@springtide/calendar";
import type { ServiceOfPeriod, WorkLine } from "@springtide/contracts";
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

/** What both sides should know of a statement, in sentences. */
export function statementRemarks(of: Remarked): string[] {
  return [
    ...(of.isMonthOver ? [] : ["The month is not over: what is yet to come is not in it."]),
    ...(of.unknown === 0
      ? []
      : [`Of ${counted(of.unknown, "confirmed line")} nobody recorded what came; nothing is billed for them yet.`]),
    ...unitRemarks(of.work),
    ...of.locks.flatMap(({ lock }) => lockRemarks(lock)),
    ...(of.isHeldBack
      ? [
          "Nothing is taken off for service where far more came than was locked, or where it is not known yet what came.",
        ]
      : []),
    ...serviceRemarks(of),
    ...(of.isOpen ? ["A dispute is open: the total may change by it."] : []),
    "All amounts are net of VAT. The legal invoice comes from the partner's own system.",
  ];
}

function unitRemarks(work: readonly WorkLine[]): string[] {
  const [reckoned, unmeasured] = (["handled-time", "never-idle"] as const).map(
    (basis) => work.filter(({ unitsBasis }) => unitsBasis === basis).length,
  );
  return [
    ...(reckoned === undefined || reckoned === 0
      ? []
      : [
          `Of ${counted(reckoned, "line")} nobody counted the contacts; they are reckoned from handled time by the AHT of the queue.`,
        ]),
    ...(unmeasured === undefined || unmeasured === 0
      ? []
      : [
          `Of ${counted(unmeasured, "line")} nobody measured handled time; it is reckoned as if no seat was ever idle, the most it can be.`,
        ]),
  ];
}

function lockRemarks({ source, unitsSource, firstDay, lastDay, lockBy, leastUnits }: LockOfPeriod["lock"]): string[] {
  const days = `${firstDay} to ${lastDay}`;
  const least =
    unitsSource?.kind === "requests" && leastUnits !== null
      ? [
          `The least volume of ${days} is a share of the seats asked for by ${lockBy}, as no plan told of it then: ${unitsSource.requests.join(", ")}.`,
        ]
      : [];
  if (source === null)
    return [`No forecast was locked for ${days}: none was there when its deadline passed on ${lockBy}.`, ...least];
  return [
    `The forecast of ${days} is that of ${sourceWords(source)}, which held when it was locked on ${lockBy}. Later versions do not count.`,
    ...least,
  ];
}

function sourceWords({ kind, version, at, forecasts }: NonNullable<LockOfPeriod["lock"]["source"]>): string {
  switch (kind) {
    case "published-plan":
      return `the published plan of version ${version}, of ${at}`;
    case "stored-plan":
      return `the plan of version ${version}, of ${at}`;
    case "published-forecast":
      return forecasts
        .map((one) => `the forecast of ${one.queue} published as version ${one.version}, of ${one.at}`)
        .join(" and ");
  }
}

function serviceRemarks({ service, unserved }: Pick<Remarked, "service" | "unserved">): string[] {
  const partly = service.filter(({ basis, knownShare }) => basis === "recorded" && knownShare < 1);
  return [
    ...unserved.map(
      ({ firstDay, lastDay }) =>
        `No service level is recorded for ${isoDay(firstDay)} to ${isoDay(lastDay)}, so nothing is added or taken off for it: send deliveries with contacts_offered and contacts_in_time, or record it by hand.`,
    ),
    ...partly.map(
      ({ firstDay, lastDay, knownShare }) =>
        `The service level of ${firstDay} to ${lastDay} is that of ${Math.round(knownShare * 1000) / 10} % of the time with seats agreed: of the rest nobody recorded contacts.`,
    ),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
