import { isoDay, timeZone } from "@springtide/calendar";
import type { Agreement, DeliveredInterval, RequestLine, ServiceOfPeriod } from "@springtide/contracts";
import { AGREED_STATES } from "../requests/line-transitions.ts";
import type { StatementPeriod } from "./statement-periods.ts";

/** A service level that somebody recorded by hand; an empty period stands for every one of the month. */
export interface TypedService {
  readonly month: string;
  readonly period: string;
  readonly level: number;
  readonly basis: string;
  readonly at: string | null;
  readonly by: string | null;
}

/** What service is read from. */
export interface ServiceSources {
  readonly agreement: Agreement;
  readonly lines: readonly Pick<RequestLine, "start" | "end" | "skill" | "state">[];
  readonly deliveries: readonly DeliveredInterval[];
  /** How long intervals are that do not say it themselves. */
  readonly intervalMinutes: number;
  readonly typed: readonly TypedService[];
}

/** Contacts answered in time among those that came, and of how much of the agreed time that is known. */
interface RecordedService {
  readonly inTimeContacts: number;
  readonly offeredContacts: number | null;
  readonly knownShare: number;
}

/**
 * How a period was served: of the contacts that came to the agreement's queues while seats of it were agreed, the part answered in time, as recorded
 * with deliveries. What somebody typed for the period goes before it, then what was typed for the whole month.
 */
export function serviceOfPeriod(
  sources: ServiceSources,
  { key, firstDay, lastDay }: Pick<StatementPeriod, "key" | "firstDay" | "lastDay">,
  month: string,
): ServiceOfPeriod {
  const { inTimeContacts, offeredContacts, knownShare } = recordedService(sources, { firstDay, lastDay });
  const typed = typedFor(sources.typed, key, month);
  const recorded = offeredContacts === null || offeredContacts <= 0 ? null : inTimeContacts / offeredContacts;
  return {
    ...{ period: key, firstDay: isoDay(firstDay), lastDay: isoDay(lastDay) },
    basis: typed !== null ? "typed" : offeredContacts !== null ? "recorded" : "none",
    level: typed?.level ?? recorded,
    inTimeContacts: offeredContacts === null ? null : inTimeContacts,
    ...{ offeredContacts, knownShare },
    typed: typed === null ? null : { level: typed.level, basis: typed.basis, at: typed.at, by: typed.by },
  };
}

function typedFor(typed: readonly TypedService[], key: string, month: string): TypedService | null {
  return (
    typed.findLast(({ period }) => period === key) ??
    typed.findLast((one) => one.period === "" && one.month === month) ??
    null
  );
}

/** @param firstDay of service, on the agreement's clock */
function recordedService(
  { agreement, lines, deliveries, intervalMinutes }: ServiceSources,
  { firstDay, lastDay }: Pick<StatementPeriod, "firstDay" | "lastDay">,
): RecordedService {
  const zone = timeZone(agreement.zone);
  const range = { fromMs: zone.startOfDayMs(firstDay), untilMs: zone.startOfDayMs(lastDay + 1) };
  const served = new Set(agreement.serves);
  const agreed = joined(
    lines
      .filter(({ state, skill }) => AGREED_STATES.has(state) && served.has(skill))
      .map(({ start, end }) => ({
        fromMs: Math.max(range.fromMs, Date.parse(start)),
        untilMs: Math.min(range.untilMs, Date.parse(end)),
      })),
  );
  const agreedMs = lengthOf(agreed);
  let [inTime, offered] = [0, 0];
  const known: Stretch[] = [];
  for (const { queue, startMs, minutes, offeredContacts, inTimeContacts } of deliveries) {
    if (offeredContacts === null || inTimeContacts === null || (queue !== null && !served.has(queue))) continue;
    // An interval belongs to the period in which it begins.
    if (startMs < range.fromMs || startMs >= range.untilMs) continue;
    const stretch = { fromMs: startMs, untilMs: startMs + (minutes ?? intervalMinutes) * 60_000 };
    const inside = agreed.flatMap((one) => meeting(one, stretch));
    if (inside.length === 0) continue;
    known.push(...inside);
    inTime += inTimeContacts;
    offered += offeredContacts;
  }
  return {
    inTimeContacts: inTime,
    offeredContacts: known.length === 0 ? null : offered,
    knownShare: agreedMs === 0 ? 0 : Math.min(1, Math.round((lengthOf(joined(known)) / agreedMs) * 1e6) / 1e6),
  };
}

interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
}

function meeting(one: Stretch, other: Stretch): Stretch[] {
  const both = { fromMs: Math.max(one.fromMs, other.fromMs), untilMs: Math.min(one.untilMs, other.untilMs) };
  return both.untilMs > both.fromMs ? [both] : [];
}

/** Stretches as they cover time, none over another. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: { fromMs: number; untilMs: number }[] = [];
  for (const { fromMs, untilMs } of stretches
    .filter((one) => one.untilMs > one.fromMs)
    .toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = found.at(-1);
    if (last !== undefined && fromMs <= last.untilMs) last.untilMs = Math.max(last.untilMs, untilMs);
    else found.push({ fromMs, untilMs });
  }
  return found;
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
}
