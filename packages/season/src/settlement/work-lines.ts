import { timeZone } from "@springtide/calendar";
import type { CommitmentRequest, DeliveredInterval, RequestLine, WorkLine } from "@springtide/contracts";
import type { Tariff } from "@springtide/planning/terms";
import { isoDay } from "@springtide/calendar";
import { billingPeriod } from "../agreements/billing-period.ts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import type { RequestTerms } from "../requests/line-deadlines.ts";
import { AGREED_STATES } from "../requests/line-transitions.ts";
import { billableHours, billableUnits } from "./billable.ts";
import { deliveredLines } from "./delivered-lines.ts";
import { pricedParts, withoutNoise } from "./priced-parts.ts";
import { daysOfMonth } from "./statement-periods.ts";

/** What the lines of a statement are made of. */
export interface WorkBasis {
  readonly terms: RequestTerms;
  /** In the agreement's own currency. */
  readonly tariff: Tariff;
  readonly month: string;
  readonly requests: readonly CommitmentRequest[];
  /** As first asked for; undefined where no sheet tells. */
  readonly orderedPositions: (request: string, line: string) => number | undefined;
  readonly deliveries: readonly DeliveredInterval[];
}

/** The work of a month, and of each period of the tariff the units that came before it. */
export interface MonthOfWork {
  readonly lines: readonly WorkLine[];
  /** The lines themselves, by the names that the statement gives them. */
  readonly told: ReadonlyMap<string, RequestLine>;
  readonly earlierUnits: ReadonlyMap<string, number>;
  readonly unitsOfMonth: ReadonlyMap<string, number>;
  /** What the units before came to, each line rounded by itself; where prices are retroactive, at the price reached by now. */
  readonly earlierCents: ReadonlyMap<string, number>;
  /** The period that each line counts in. */
  readonly periodOf: ReadonlyMap<string, string>;
}

/** Ended without ever having bound anybody. */
const NEVER_AGREED: ReadonlySet<string> = new Set(["draft", "requested", "offered", "withdrawn", "refused", "expired"]);

/**
 * The lines of a month, each from what was ordered to what is billed. Prices by quantity count on over the lines of a period in order of their
 * start, those of the month before too where a period began in it; every part at one price is rounded to cents once.
 */
export function workOfMonth(basis: WorkBasis): MonthOfWork {
  const { terms, tariff, month } = basis;
  const { firstDay, lastDay } = daysOfMonth(month);
  const all = linesInOrder(basis);
  const delivered = deliveredLines(all, basis.deliveries, terms.shop.intervalMinutes);
  const [earlierUnits, unitsOfMonth] = [new Map<string, number>(), new Map<string, number>()];
  const reckoned = all
    .filter(({ day }) => day <= lastDay)
    .map((named) => {
      const { id, line, day } = named;
      const confirmedHours = AGREED_STATES.has(line.state) ? hoursOf(line) * line.positionsLoggedIn : 0;
      const came = delivered.get(id);
      const known = confirmedHours === 0 ? 0 : (came?.hours ?? null);
      const billable = billableHours(confirmedHours, known, terms.agreement.settlementTolerance ?? 0);
      const { units, basis: unitsBasis } = billableUnits(terms, line, came, billable.hours);
      const period = billingPeriod(day, terms.agreement.tariff.period);
      const to = day < firstDay ? earlierUnits : unitsOfMonth;
      to.set(period, (to.get(period) ?? 0) + units);
      return { ...named, confirmedHours, known, billable, units, unitsBasis, period };
    });
  const counted = new Map<string, number>();
  const lines: WorkLine[] = [];
  const earlierCents = new Map<string, number>();
  for (const one of reckoned) {
    const before = counted.get(one.period) ?? 0;
    counted.set(one.period, before + one.units);
    const reached = (earlierUnits.get(one.period) ?? 0) + (unitsOfMonth.get(one.period) ?? 0);
    const parts = pricedParts(tariff, { before, units: one.units, reached });
    const lineCents = parts.reduce((sum, { cents }) => sum + cents, 0);
    if (one.day < firstDay) {
      earlierCents.set(one.period, (earlierCents.get(one.period) ?? 0) + lineCents);
      continue;
    }
    lines.push({
      ...shownLine(basis, one),
      confirmedHours: withoutNoise(one.confirmedHours),
      deliveredHours: one.known === null ? null : withoutNoise(one.known),
      billableHours: withoutNoise(one.billable.hours),
      tolerance: one.billable.tolerance,
      units: withoutNoise(one.units),
      measured: one.unitsBasis === "seats" || one.unitsBasis === "counted",
      unitsBasis: one.unitsBasis,
      parts,
      cents: lineCents,
    });
  }
  return {
    ...{ lines, earlierUnits, unitsOfMonth, earlierCents },
    told: new Map(all.map(({ id, line }) => [id, line])),
    periodOf: new Map(reckoned.map(({ id, period }) => [id, period])),
  };
}

interface LineOnDay {
  readonly id: string;
  readonly request: string;
  readonly line: RequestLine;
  readonly day: number;
}

function linesInOrder({ terms, requests }: WorkBasis): LineOnDay[] {
  const zone = timeZone(terms.agreement.zone);
  return requests
    .flatMap(({ id: request, lines }) =>
      lines
        .filter(({ state, reservedPositions }) => !NEVER_AGREED.has(state) || reservedPositions !== null)
        .map((line) => ({ id: `${request}/${line.id}`, request, line, day: zone.dayAt(Date.parse(line.start)) })),
    )
    .sort(
      (a, b) =>
        Date.parse(a.line.start) - Date.parse(b.line.start) || a.id.localeCompare(b.id, "en", { numeric: true }),
    );
}

function shownLine(
  { terms, orderedPositions }: WorkBasis,
  { id, request, line, day }: LineOnDay,
): Pick<
  WorkLine,
  "id" | "request" | "line" | "day" | "start" | "end" | "skill" | "tier" | "state" | "positions" | "orderedHours"
> {
  const zone = timeZone(terms.agreement.zone);
  const ordered = orderedPositions(request, line.id) ?? line.reservedPositions ?? line.positionsLoggedIn;
  return {
    ...{ id, request, line: line.id, day: isoDay(day), skill: line.skill, tier: line.tier, state: line.state },
    start: zone.formatInstant(Date.parse(line.start)),
    end: zone.formatInstant(Date.parse(line.end)),
    positions: { ordered, confirmed: AGREED_STATES.has(line.state) ? line.positionsLoggedIn : 0 },
    orderedHours: withoutNoise(hoursOf(line) * ordered),
  };
}
