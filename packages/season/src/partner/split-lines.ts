import {
  type Agreement,
  type AskedLine,
  type Shop,
  type ShopHolidays,
  mostPositions,
  type SplitAnswer,
  type SplitRule,
} from "@springtide/contracts";
import { positionHours } from "../requests/commitment-sheet.ts";
import { lineFindings } from "../requests/line-rules.ts";
import { splitPart } from "./split-part.ts";

/** What seats are shared out by. */
export interface SplitBasis {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  /** What is asked of each agreement already, which takes room. */
  readonly taken: ReadonlyMap<string, readonly AskedLine[]>;
  /** Dearer ones later. */
  readonly price: (agreement: Agreement) => number;
  /** Share of what was confirmed that came; null where nothing is known, which counts as all. */
  readonly delivered: (agreement: Agreement) => number | null;
}

/**
 * Shares lines out among the agreements of a shop: those that serve the skill and allow such a block, up to their seats at any one time. By
 * weights each position goes to whoever is furthest behind its share of all hours so far; else to the cheapest, or to whoever delivered best, as
 * long as there is room. What nobody can take is left over.
 */
export function splitLines(
  basis: SplitBasis,
  by: Exclude<SplitRule, { rule: "plan" }>,
  lines: readonly AskedLine[],
): SplitAnswer {
  const partners = partnersOf(basis, by).map((agreement) => ({
    agreement,
    taken: [...(basis.taken.get(agreement.id) ?? [])],
    parts: new Array<AskedLine>(),
    hours: 0,
  }));
  const unplaced: AskedLine[] = [];
  for (const line of lines.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const able = partners
      .filter(({ agreement }) => isAllowed(basis, agreement, line))
      .map((partner) => ({ partner, room: roomFor(basis, partner.agreement, partner.taken, line), given: 0 }));
    const hours = positionHours([{ ...line, positionsLoggedIn: 1 }]);
    let left = line.positionsLoggedIn;
    for (; left > 0; left -= 1) {
      const open = able.filter(({ room, given }) => given < room);
      const next = by.rule === "shares" ? furthestBehind(open, by.shares) : open[0];
      if (next === undefined) break;
      next.given += 1;
      next.partner.hours += hours;
    }
    for (const { partner, given } of able)
      if (given > 0) {
        const part = { ...withoutSeats(line), positionsLoggedIn: given };
        partner.parts.push(part);
        partner.taken.push(part);
      }
    if (left > 0) unplaced.push({ ...withoutSeats(line), positionsLoggedIn: left });
  }
  return {
    parts: partners
      .filter(({ parts }) => parts.length > 0)
      .map(({ agreement, parts }) => splitPart({ shop: basis.shop, holidays: basis.holidays, agreement }, parts)),
    unplaced,
  };
}

function partnersOf({ shop, price, delivered }: SplitBasis, by: Exclude<SplitRule, { rule: "plan" }>): Agreement[] {
  if (by.rule === "shares") return shop.agreements.filter(({ id }) => by.shares[id] !== undefined);
  const worse = (agreement: Agreement): number =>
    by.rule === "cheapest" ? price(agreement) : -(delivered(agreement) ?? 1);
  // The same otherwise: the cheaper first.
  return shop.agreements.toSorted((a, b) => worse(a) - worse(b) || price(a) - price(b));
}

function furthestBehind<T extends { readonly partner: { readonly agreement: Agreement; readonly hours: number } }>(
  open: readonly T[],
  shares: Readonly<Record<string, number>>,
): T | undefined {
  const ahead = ({ partner: { agreement, hours } }: T): number => hours / (shares[agreement.id] ?? 1);
  return open.toSorted((a, b) => ahead(a) - ahead(b))[0];
}

function isAllowed({ shop, holidays }: SplitBasis, agreement: Agreement, line: AskedLine): boolean {
  return lineFindings({ shop, holidays, agreement }, "L1", { ...line, positionsLoggedIn: 1 }).length === 0;
}

/** Positions that an agreement has left during a line: its most, less the most taken at any one time in it. */
function roomFor({ shop }: SplitBasis, agreement: Agreement, taken: readonly AskedLine[], line: AskedLine): number {
  const [startMs, endMs] = [Date.parse(line.start), Date.parse(line.end)];
  const there = taken.filter(({ start, end }) => Date.parse(start) < endMs && Date.parse(end) > startMs);
  const busiest = there.reduce((most, { start }) => {
    const ms = Math.max(startMs, Date.parse(start));
    const at = there.filter((one) => Date.parse(one.start) <= ms && ms < Date.parse(one.end));
    return Math.max(
      most,
      at.reduce((sum, one) => sum + one.positionsLoggedIn, 0),
    );
  }, 0);
  return Math.max(0, mostPositions({ shop, agreement }, line.skill) - busiest);
}

/** Seats of a plan stand for all positions of their line, not for a part of them. */
function withoutSeats({ skill, start, end, tier, positionsLoggedIn }: AskedLine): AskedLine {
  return { skill, start, end, tier, positionsLoggedIn };
}
