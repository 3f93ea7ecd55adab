import { timeZone } from "@springtide/calendar";
import type { LockOfStatement, ServiceOfPeriod, Statement, StatementRemark, WorkLine } from "@springtide/contracts";
import { momentSaid } from "../../data/moment.ts";
import { datesSaid } from "../../finance/month-said.ts";
import type { Words } from "../../words/words.ts";
import { dayOf, daySaid, spanSaid } from "../on-clock.ts";
import type { Names } from "../partner-names.ts";
import { centsOf } from "./cents-said.ts";
import { toAnswer } from "./dispute-words.ts";
import { exactHours } from "./exact-hours.ts";

/** A statement in the list of all. */
interface ListRow {
  readonly delivered: string;
  readonly net: string;
  readonly state: string;
  /** Of the partner, that wait to be answered. */
  readonly disputes: number;
}

export function listRow({ totals, currency, isFinal, disputes }: Statement, words: Words): ListRow {
  return {
    delivered: words.say("partners.delivered-of", {
      delivered: exactHours(words)(totals.deliveredHours),
      confirmed: exactHours(words)(totals.confirmedHours),
    }),
    net: centsOf(currency, words)(totals.netCents),
    state: words.say(isFinal ? "partners.final" : "partners.preliminary"),
    disputes: disputes.filter(toAnswer).length,
  };
}

/** One line from what was ordered to what is billed. */
interface WorkRow {
  readonly id: string;
  readonly when: string;
  readonly what: string;
  readonly ordered: string;
  readonly confirmed: string;
  readonly delivered: string;
  readonly billable: string;
  readonly tolerance: string;
  /** Whether there is nothing to be said of it: all came that was confirmed. */
  readonly isPlain: boolean;
  /** Whether it is to be looked at: less came, or nobody recorded what did. */
  readonly isOff: boolean;
  readonly parts: readonly string[];
  readonly amount: string;
}

/** @param of whose names and clock it is told by: the client's */
export function workRow(
  line: WorkLine,
  { currency }: Pick<Statement, "currency">,
  of: { readonly names: Names; readonly zone: string },
  words: Words,
): WorkRow {
  const { say } = words;
  const hours = exactHours(words);
  const clock = timeZone(of.zone);
  const stretch = {
    start: clock.formatInstant(Date.parse(line.start)),
    end: clock.formatInstant(Date.parse(line.end)),
  };
  const price = new Intl.NumberFormat(words.locale, { style: "currency", currency, maximumFractionDigits: 6 });
  return {
    id: line.id,
    when: say("partners.work-when", { day: daySaid(dayOf(stretch.start), words), span: spanSaid(stretch, words) }),
    what: say("partners.work-what", { skill: of.names.queue(line.skill), tier: say(`partners.tier-${line.tier}`) }),
    ordered: hours(line.orderedHours),
    confirmed: hours(line.confirmedHours),
    delivered: line.deliveredHours === null ? "–" : hours(line.deliveredHours),
    billable: hours(line.billableHours),
    tolerance: say(`partners.tolerance-${line.tolerance}`),
    isPlain: line.tolerance === "exact",
    isOff: line.tolerance === "short" || line.tolerance === "unknown",
    parts: line.parts.map(({ quantity, price: unit }) =>
      say("partners.work-part", { quantity: hours(quantity), price: price.format(Number(unit)) }),
    ),
    amount: centsOf(currency, words)(line.cents),
  };
}

/** Lines that are over, of which nobody recorded what came. */
export function unrecorded(lines: readonly WorkLine[], nowMs: number): readonly WorkLine[] {
  return lines.filter(({ tolerance, end }) => tolerance === "unknown" && Date.parse(end) <= nowMs);
}

/** Told in a sheet of its own, or beside the net: by the forecast, the service level, the seal and the heading. */
const TOLD_ELSEWHERE: ReadonlySet<StatementRemark["code"]> = new Set([
  ...(["nothing-locked", "published-plan-locked", "stored-plan-locked", "forecasts-locked"] as const),
  ...(["service-unknown", "service-known-in-part", "differs-from-sealed", "net-of-vat"] as const),
]);

/** Remarks that nothing else on the page says. */
export function remarksLeft(remarks: readonly StatementRemark[]): readonly StatementRemark[] {
  return remarks.filter(({ code }) => !TOLD_ELSEWHERE.has(code));
}

/** When a month was final for the first time, and what was recorded since; null where it never was. */
export function sealedSaid(
  { sealed, totals, currency }: Pick<Statement, "sealed" | "totals" | "currency">,
  words: Words,
): string | null {
  if (sealed === null) return null;
  const money = centsOf(currency, words);
  const change = totals.netCents - sealed.netCents;
  return words.say("partners.sealed", {
    ...{ same: change === 0 ? "same" : "differs", when: momentSaid(sealed.at, words), then: money(sealed.netCents) },
    change: words.signed(change, money),
  });
}

/** The forecast that held, and what it means for penalties and least volumes. */
export function lockSaid(lock: LockOfStatement, words: Words): readonly string[] {
  const { say } = words;
  const days = datesSaid(lock.firstDay, lock.lastDay, words);
  const when = momentSaid(lock.lockBy, words);
  if (lock.source === null) return [say("partners.lock-none", { days, when })];
  const said = [
    say(`partners.lock-${lock.source.kind}`, {
      ...{ days, when, version: String(lock.source.version), at: momentSaid(lock.source.at, words) },
    }),
  ];
  if (lock.lockedContacts !== null && lock.mostContacts !== null)
    said.push(
      say("partners.lock-contacts", {
        locked: words.count(lock.lockedContacts),
        most: words.count(lock.mostContacts),
        came: lock.offeredContacts === null ? "none" : words.count(lock.offeredContacts),
        suspended:
          lock.arePenaltiesSuspended === null ? "unknown" : lock.arePenaltiesSuspended ? "suspended" : "counted",
      }),
    );
  if (lock.leastUnits !== null) said.push(say("partners.lock-least", { units: words.hours(lock.leastUnits) }));
  return said;
}

/** How a period of the tariff was served, and who says so. */
export function serviceSaid(of: ServiceOfPeriod, words: Words): string {
  const { say } = words;
  const days = datesSaid(of.firstDay, of.lastDay, words);
  if (of.level === null) return say("partners.service-none", { days });
  const level = words.finely(of.level);
  if (of.basis === "typed" && of.typed !== null)
    return say("partners.service-typed", { days, level, basis: of.typed.basis });
  return say("partners.service-recorded", {
    ...{ days, level, inTime: words.count(of.inTimeContacts ?? 0), offered: words.count(of.offeredContacts ?? 0) },
    known: words.share(of.knownShare),
  });
}
