import { type CivilDay, timeZone } from "@springtide/calendar";
import { type Agreement, type DeliveredInterval, noticeDaysOf, type Shop } from "@springtide/contracts";
import { type DeliveredSeats, fillPrior, learnFill } from "@springtide/planning";
import { type Finding, Refusal } from "@springtide/refusal";
import { queueOf } from "../places.ts";
import type { DatedTrigger } from "../triggers/dated-trigger.ts";

/** What is needed to learn from deliveries: the past days of triggers, and the day from which on nothing is looked at. */
export interface DeliveredPast {
  readonly deliveries: readonly DeliveredInterval[];
  readonly triggers: readonly Pick<DatedTrigger, "id" | "pastOnsets" | "durationDays">[];
  /** The first day planned. */
  readonly before: CivilDay;
}

/**
 * The shop with shares of seats that come learned from what partners delivered: each notice of the agreement, and its triggers' days, from the
 * shares that the shop file says and the seat-hours seen. A seat-hour delivered is an hour logged in, over the share of a seat's time that is left after
 * breaks and absence. Where no confirmation is dated, the notice of firm orders is taken; of seats without logged-in time nothing is
 * learned, nor of those of which it is not known how many were confirmed, which a caveat says. Agreements of which nothing was delivered stay as they are.
 * @throws Refusal for an agreement or queue that the shop does not have
 */
export function withLearnedFill(shop: Shop, past: DeliveredPast): { readonly shop: Shop; readonly caveats: string[] } {
  if (past.deliveries.length === 0) return { shop, caveats: [] };
  requireNamed(shop, past.deliveries);
  const learned = shop.agreements.map((agreement) => learnedAgreement(shop, agreement, past));
  return {
    shop: { ...shop, agreements: learned.map(({ agreement }) => agreement) },
    caveats: learned.flatMap(({ caveats }) => caveats),
  };
}

function learnedAgreement(
  shop: Shop,
  agreement: Agreement,
  past: DeliveredPast,
): { readonly agreement: Agreement; readonly caveats: string[] } {
  const days = daysDelivered(shop, agreement, past);
  const seats = days.filter(({ confirmedSeatHours }) => confirmedSeatHours > 0);
  const unknown = unknownSeats(agreement, past);
  if (seats.length === 0) return { agreement, caveats: unknown };
  const tooMany = new Set(
    seats.flatMap(({ day, confirmedSeatHours, deliveredSeatHours }) =>
      deliveredSeatHours > confirmedSeatHours ? [day] : [],
    ),
  ).size;
  const prior = fillPrior(agreement.fill, agreement.fillOnTriggers);
  const counted = seats.map((one) => ({
    ...one,
    deliveredSeatHours: Math.min(one.confirmedSeatHours, one.deliveredSeatHours),
  }));
  const { byNotice, onTriggers, likeness } = learnFill(counted, prior);
  const sum = (key: "confirmedSeatHours" | "deliveredSeatHours"): number =>
    counted.reduce((total, one) => total + one[key], 0);
  return {
    agreement: {
      ...agreement,
      fill: [...byNotice],
      fillOnTriggers: Object.fromEntries(onTriggers.map(({ trigger, share }) => [trigger, share])),
      delivered: {
        days: new Set(counted.map(({ day }) => day)).size,
        confirmedSeatHours: sum("confirmedSeatHours"),
        deliveredSeatHours: sum("deliveredSeatHours"),
        believed: prior.byNotice.map(({ noticeDays, share }) => ({ noticeDays, share })),
        onTriggers: onTriggers.map(({ trigger, shifts }) => ({
          ...{ trigger, shifts, believed: prior.onTriggers[trigger] ?? 1 },
          days: new Set(counted.filter((one) => one.trigger === trigger).map(({ day }) => day)).size,
        })),
        likeness,
      },
    },
    caveats: [
      ...unknown,
      ...(tooMany === 0
        ? []
        : [
            `"${agreement.id}" delivered more than was confirmed on ${tooMany} ${tooMany === 1 ? "day" : "days"}: all of the seats confirmed are counted there, and no more.`,
          ]),
    ],
  };
}

/** What is said of intervals of which nobody told how many seats were confirmed. */
function unknownSeats({ id }: Agreement, { deliveries }: DeliveredPast): string[] {
  const count = deliveries.filter(
    ({ agreement, seatsConfirmed }) => agreement === id && seatsConfirmed === null,
  ).length;
  return count === 0
    ? []
    : [
        `Of ${count} ${count === 1 ? "interval" : "intervals"} delivered by "${id}" the seats confirmed are not known: nothing is learned from them of how many come. Give them in seats_confirmed.`,
      ];
}

type DayDelivered = DeliveredSeats & { readonly day: CivilDay };

/** Seats by day of the partner's clock and by the notice they had. */
function daysDelivered(
  shop: Shop,
  agreement: Agreement,
  { deliveries, triggers, before }: DeliveredPast,
): DayDelivered[] {
  const zone = timeZone(agreement.zone);
  const days = new Map<string, DayDelivered>();
  for (const one of deliveries) {
    const day = zone.dayAt(one.startMs);
    const { seatsConfirmed, loggedInSeconds } = one;
    if (one.agreement !== agreement.id || seatsConfirmed === null || loggedInSeconds === null || day >= before)
      continue;
    const noticeDays =
      one.confirmedAtMs === null ? noticeDaysOf(agreement.orderNotice) : (one.startMs - one.confirmedAtMs) / 86_400_000;
    const step = agreement.fill.filter((known) => known.noticeDays <= noticeDays).length;
    const known = days.get(`${day} ${step}`);
    const shrinkage = agreement.shrinkage ?? queueOf(shop, one.queue ?? agreement.serves[0] ?? "").shrinkage;
    days.set(`${day} ${step}`, {
      day,
      noticeDays: known?.noticeDays ?? noticeDays,
      trigger: known === undefined ? busyTrigger(agreement, triggers, day) : known.trigger,
      confirmedSeatHours:
        (known?.confirmedSeatHours ?? 0) + (seatsConfirmed * (one.minutes ?? shop.intervalMinutes)) / 60,
      deliveredSeatHours: (known?.deliveredSeatHours ?? 0) + loggedInSeconds / 3600 / (1 - shrinkage),
    });
  }
  return [...days.values()];
}

/** The trigger on whose days the partner's other clients peak too that was active; of several the one with the fewest seats believed. */
function busyTrigger({ fillOnTriggers }: Agreement, triggers: DeliveredPast["triggers"], day: CivilDay): string | null {
  const active = triggers.filter(
    ({ id, pastOnsets, durationDays }) =>
      fillOnTriggers[id] !== undefined &&
      pastOnsets.some((onset) => day >= onset.day && day < onset.day + durationDays),
  );
  return active.toSorted((a, b) => (fillOnTriggers[a.id] ?? 1) - (fillOnTriggers[b.id] ?? 1))[0]?.id ?? null;
}

const LISTED_FINDINGS = 100;

function requireNamed({ agreements, queues }: Shop, deliveries: readonly DeliveredInterval[]): void {
  const findings = deliveries.flatMap(({ agreement, queue, file, row }): Finding[] => {
    const unknown = (column: string, found: string, known: readonly { readonly id: string }[]): Finding[] =>
      known.some(({ id }) => id === found)
        ? []
        : [
            {
              code: `unknown-${column}`,
              place: { file, row, column },
              found: `"${found}"`,
              rule: `the shop file has ${known.length === 0 ? `no ${column}s` : known.map(({ id }) => id).join(", ")}`,
              remedy: "Write the id of the shop file.",
            },
          ];
    return [...unknown("agreement", agreement, agreements), ...(queue === null ? [] : unknown("queue", queue, queues))];
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
}
