import { DEFERRED_FROM_SECONDS, noticeInWords, type Shop, USUAL_PAYMENT_DAYS } from "@springtide/contracts";
import type { TextId } from "../../languages/texts.ts";
import type { Path } from "../../settings/json.ts";
import { tiersText } from "./written-tiers.ts";

/** One figure that a scenario may take otherwise. */
export interface DriverRow {
  /** Where it stands among the changes. */
  readonly path: Path;
  readonly text: TextId;
  /** As it is in the plan, written as it would be given anew; "" where it has no such value. */
  readonly now: string;
  /** An example of how it is written. */
  readonly example: string;
  /** number: a figure goes to the server as one. flag: on or off. tiers: prices by quantity, "0: 29.35; 60: 27.10". none: "none" or nothing. */
  readonly as: "text" | "number" | "flag" | "tiers" | "none";
}

/** Drivers of one trigger, queue, team or partner. */
export interface DriverGroup {
  readonly key: string;
  readonly kind: "trigger" | "queue" | "team" | "agreement" | "customer" | "plan";
  readonly name: string;
  readonly rows: readonly DriverRow[];
}

type Drivable = Pick<Shop, "triggers" | "queues" | "teams" | "agreements" | "customerValue">;

/** Everything of a shop that a scenario may take otherwise, but volumes and hours, which are lists. */
export function driverGroups(shop: Drivable, readySeasons: number): readonly DriverGroup[] {
  return [
    ...shop.triggers.map(({ id, name }): DriverGroup => ({
      ...{ key: `trigger ${id}`, kind: "trigger", name },
      rows: [
        row(["triggers", id, "shiftDays"], "finance.driver-shift-days", "0", "-21", "number"),
        row(["triggers", id, "on"], "finance.driver-on", "", "2027-04-02"),
        row(["triggers", id, "strength"], "finance.driver-strength", "1", "1.2", "number"),
      ],
    })),
    ...shop.queues.map(({ id, name, ahtSeconds, patience, shrinkage, target }): DriverGroup => ({
      ...{ key: `queue ${id}`, kind: "queue", name },
      rows: [
        row(["queues", id, "aht"], "finance.driver-aht", `${String(Math.round(ahtSeconds))}s`, "+10%"),
        // Nobody hangs up on work that waits in a pile.
        ...(target.withinSeconds >= DEFERRED_FROM_SECONDS
          ? []
          : [row(["queues", id, "patience"], "finance.driver-patience", meanPatience(patience), "-10%")]),
        row(["queues", id, "shrinkage"], "finance.driver-shrinkage", percent(shrinkage), "+5 points"),
        row(["queues", id, "target", "share"], "finance.driver-target-share", percent(target.share), "90%"),
        row(["queues", id, "target", "within"], "finance.driver-target-within", duration(target.withinSeconds), "30s"),
      ],
    })),
    ...shop.teams.map(({ id, name, costPerHour }): DriverGroup => ({
      ...{ key: `team ${id}`, kind: "team", name },
      rows: [
        row(["teams", id, "wages"], "finance.driver-wages", String(costPerHour), "+5%", "number"),
        row(["teams", id, "wagesFrom"], "finance.driver-wages-from", "", "2027-04-01"),
        row(["teams", id, "people"], "finance.driver-people", "", "+10%", "number"),
      ],
    })),
    ...shop.agreements.map(agreementGroup),
    ...(shop.customerValue === null ? [] : [customerGroup(shop.customerValue)]),
    {
      ...{ key: "plan", kind: "plan", name: "" },
      rows: [
        row(
          ["plan", "readyFor"],
          "finance.driver-ready-for",
          `${String(Math.round(readySeasons * 10))} of 10`,
          "9 of 10",
        ),
      ],
    },
  ];
}

function agreementGroup(agreement: Drivable["agreements"][number]): DriverGroup {
  const { id, partner, tariff, standBy, seats, orderNotice, minimumBlockMinutes, paymentDays } = agreement;
  const of = (key: string, text: TextId, now: string, example: string, as: DriverRow["as"] = "text"): DriverRow =>
    row(["agreements", id, key], text, now, example, as);
  return {
    ...{ key: `agreement ${id}`, kind: "agreement", name: partner },
    rows: [
      of("price", "finance.driver-price", String(tariff.tiers[0]?.price ?? ""), "+10%", "number"),
      of("tiers", "finance.driver-tiers", tiersText(tariff.tiers), "0: 29.35; 60: 27.10", "tiers"),
      of("fees", "finance.driver-fees", "", "+10%"),
      of("seats", "finance.driver-seats", String(seats), "30", "number"),
      of("minimumBlock", "finance.driver-minimum-block", duration(minimumBlockMinutes * 60), "4h"),
      of("notice", "finance.driver-notice", noticeInWords(orderNotice), "7d"),
      of("paymentDays", "finance.driver-payment-days", String(paymentDays ?? USUAL_PAYMENT_DAYS), "60", "number"),
      ...(standBy === null
        ? []
        : [
            of("standBy", "finance.driver-no-stand-by", "", "", "none"),
            of("standByFee", "finance.driver-stand-by-fee", String(standBy.feePerSeatHour), "3.50", "number"),
            of("confirmNotice", "finance.driver-confirm-notice", noticeInWords(standBy.confirmNotice), "1d"),
          ]),
    ],
  };
}

function meanPatience({ law }: Shop["queues"][number]["patience"]): string {
  const mean =
    law.kind === "exponential"
      ? law.meanSeconds
      : law.segments.reduce((sum, { share, meanSeconds }) => sum + share * meanSeconds, 0);
  return `${String(Math.round(mean))}s`;
}

function customerGroup(value: NonNullable<Shop["customerValue"]>): DriverGroup {
  const { marginAYear, leaversWhoLeaveShare, tryAgainShare } = value;
  return {
    ...{ key: "customer", kind: "customer", name: "" },
    rows: [
      row(["customerValue", "marginAYear"], "finance.driver-margin", String(marginAYear), "+10%", "number"),
      row(["customerValue", "leaversWhoLeave"], "finance.driver-leavers", percent(leaversWhoLeaveShare), "15%"),
      row(["customerValue", "tryAgain"], "finance.driver-try-again", percent(tryAgainShare), "40%"),
      row(["customerValue", "isCounted"], "finance.driver-counted", "", "", "flag"),
    ],
  };
}

function row(path: Path, text: TextId, now: string, example: string, as: DriverRow["as"] = "text"): DriverRow {
  return { path, text, now, example, as };
}

function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10)}%`;
}

/** As durations are written in a file: the largest unit that is whole. */
function duration(seconds: number): string {
  if (seconds > 0 && seconds % 86_400 === 0) return `${String(seconds / 86_400)}d`;
  if (seconds > 0 && seconds % 3600 === 0) return `${String(seconds / 3600)}h`;
  if (seconds > 0 && seconds % 60 === 0) return `${String(seconds / 60)}m`;
  return `${String(seconds)}s`;
}
