import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type {
  Agreement,
  CommitmentRequest,
  LineDeadline,
  OutlookLine,
  PartnerOutlook,
  Plan,
  RequestLine,
  Shop,
} from "@springtide/contracts";
import { seenFromMs } from "../decisions/seen-from.ts";
import { type ConfirmChances, confirmChances } from "./confirm-chances.ts";
import { foretoldSeats } from "./foretold-seats.ts";
import { contactsDuring } from "./line-contacts.ts";
import { outlookDays } from "./outlook-days.ts";
import { partnerTermsOf } from "./partner-terms.ts";

/** All that is read of a client's plan for its partner. */
export interface PlanForPartner extends Pick<Plan, "shop" | "grid" | "history" | "decisions"> {
  readonly forecasts: readonly Pick<Plan["forecasts"][number], "queue" | "daily" | "profile" | "profileClasses">[];
}

/** A plan with its number, as it is stored. */
export interface VersionedPlan {
  readonly version: number;
  readonly madeAt: string;
  readonly plan: PlanForPartner;
}

/** What an outlook is made of. */
export interface OutlookBasis {
  readonly shop: Shop;
  readonly agreement: Agreement;
  /** Id by which the partner is known. */
  readonly partner: string;
  /** Those that were sent to this partner under the agreement. */
  readonly requests: readonly CommitmentRequest[];
  readonly newest: VersionedPlan | null;
}

/**
 * One agreement as its partner sees it ahead. Of the plan it tells the partner's own seats with their chances and the contacts of the skills that
 * the agreement serves: no wages, no prices of others, nothing of what customers are worth.
 */
export function partnerOutlook(
  { shop, agreement, partner, requests, newest }: OutlookBasis,
  nowMs: number,
): PartnerOutlook {
  const terms = partnerTermsOf(shop, agreement, partner);
  const plan = newest?.plan ?? null;
  const chances = plan === null ? null : confirmChances(plan, agreement);
  const fromMs = plan === null ? nowMs : seenFromMs(plan, nowMs);
  const ahead = requests.flatMap((request) =>
    request.lines.filter((line) => isAhead(line, nowMs)).map((line) => ({ request, line })),
  );
  const lines = ahead.map(({ request, line }) => outlookLine({ request, line, terms, plan, chances }));
  const foretold =
    plan === null || chances === null ? [] : foretoldSeats(plan, agreement, requests, { chances, fromMs });
  return {
    terms,
    plan: newest === null ? null : { version: newest.version, madeAt: newest.madeAt },
    lines,
    foretold,
    days: outlookDays(terms, lines, foretold, chances),
    forecast: plan === null ? [] : forecastOf(plan, agreement, fromMs),
    locks: (plan?.decisions?.locks ?? [])
      .filter((lock) => lock.agreement === agreement.id)
      .map(({ firstDay, lastDay, lockBy, contacts, mostContacts, unit, units, leastUnits }) => ({
        ...{ agreement: agreement.id, firstDay, lastDay, lockBy, contacts, mostContacts, unit, units, leastUnits },
      })),
  };
}

const UNDER_WAY: ReadonlySet<string> = new Set(["requested", "offered", "reserved", "confirmed", "locked"]);

function isAhead({ state, end }: RequestLine, nowMs: number): boolean {
  return UNDER_WAY.has(state) && Date.parse(end) > nowMs;
}

function outlookLine({
  request,
  line,
  terms,
  plan,
  chances,
}: {
  readonly request: CommitmentRequest;
  readonly line: RequestLine;
  readonly terms: PartnerOutlook["terms"];
  readonly plan: PlanForPartner | null;
  readonly chances: ConfirmChances | null;
}): OutlookLine {
  const [startMs, endMs] = [Date.parse(line.start), Date.parse(line.end)];
  const [client, partner] = [timeZone(terms.clientZone), timeZone(terms.partnerZone)];
  const isOpen = line.tier === "option" && line.state !== "confirmed" && line.state !== "locked";
  return {
    request: request.id,
    version: request.version,
    line: line.id,
    skill: line.skill,
    tier: line.tier,
    state: line.state,
    start: client.formatInstant(startMs),
    end: client.formatInstant(endMs),
    startPartner: partner.formatInstant(startMs),
    endPartner: partner.formatInstant(endMs),
    positionsLoggedIn: line.positionsLoggedIn,
    finalFrom: finalFrom(line),
    chance: isOpen ? (chances?.chanceOf({ startMs, endMs }, line.positionsLoggedIn) ?? null) : null,
    contacts: plan === null ? null : contactsDuring(plan, line.skill, startMs, endMs),
  };
}

function finalFrom({ deadlines, tier, state }: RequestLine): LineDeadline | null {
  if (deadlines === null) return null;
  if (state === "confirmed" || state === "locked") return deadlines.lock;
  if (tier === "option") return deadlines.confirm;
  return tier === "flexible" ? deadlines.release : deadlines.accept;
}

function forecastOf(plan: PlanForPartner, { serves }: Agreement, fromMs: number): PartnerOutlook["forecast"] {
  const firstDay = civilDay(plan.grid.firstDay);
  const from = Math.max(0, timeZone(plan.grid.zone).dayAt(fromMs) - firstDay);
  return plan.forecasts
    .filter(({ queue }) => serves.includes(queue))
    .map(({ queue, daily }) => ({
      skill: queue,
      days: daily.mean
        .map((mean, day) => ({
          day: isoDay(firstDay + day),
          mean,
          p10: daily.p10[day] ?? 0,
          p50: daily.p50[day] ?? 0,
          p90: daily.p90[day] ?? 0,
        }))
        .slice(from),
    }));
}
