import { isoDay, timeZone } from "@springtide/calendar";
import type { ForetoldStretch, OutlookLine, OutlookStretch, PartnerOutlook, PartnerTerms } from "@springtide/contracts";
import type { ConfirmChances } from "./confirm-chances.ts";
import { sumOf, type Weighted, weightedQuantiles } from "./weighted-quantiles.ts";

type Kind = "firm" | "flexible" | "option" | "foretold";

/** Positions of one kind from one instant to another. */
interface Piece {
  readonly skill: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: Kind;
  readonly positions: number;
  /** Whether they are to be there whatever the plan's rules come to. */
  readonly isCertain: boolean;
}

type Day = PartnerOutlook["days"][number];

/** What is asked for and foretold by day of the partner's clock, in runs of time in which nothing changes. */
export function outlookDays(
  { clientZone, partnerZone, serves }: Pick<PartnerTerms, "clientZone" | "partnerZone" | "serves">,
  lines: readonly OutlookLine[],
  foretold: readonly ForetoldStretch[],
  chances: ConfirmChances | null,
): Day[] {
  const pieces = [...lines.map(pieceOfLine), ...foretold.map(pieceOfForetold)];
  const [client, partner] = [timeZone(clientZone), timeZone(partnerZone)];
  const days = new Map<string, Day & { readonly stretches: OutlookStretch[] }>();
  for (const skill of [...new Set(pieces.map((piece) => piece.skill))].sort()) {
    const own = pieces.filter((piece) => piece.skill === skill);
    const cuts = cutsOf(own, partnerZone);
    cuts.slice(0, -1).forEach((startMs, i) => {
      const endMs = cuts[i + 1] ?? startMs;
      const there = own.filter((piece) => piece.startMs <= startMs && startMs < piece.endMs);
      if (there.length === 0) return;
      // The plan's own seats are for the first skill that an agreement serves.
      const optional = skill === serves[0] ? (chances?.at(startMs) ?? []) : [];
      const stretch: OutlookStretch = {
        skill,
        start: client.formatInstant(startMs),
        end: client.formatInstant(endMs),
        startPartner: partner.formatInstant(startMs),
        endPartner: partner.formatInstant(endMs),
        firm: total(there, "firm"),
        flexible: total(there, "flexible"),
        option: total(there, "option"),
        foretold: total(there, "foretold"),
        expected: expectedOf(there, optional),
      };
      const day = isoDay(partner.dayAt(startMs));
      const known = days.get(day) ?? { day, clientDay: isoDay(client.dayAt(startMs)), stretches: [] };
      days.set(day, known);
      joinOrAdd(known.stretches, stretch);
    });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function pieceOfLine({ skill, start, end, tier, state, positionsLoggedIn }: OutlookLine): Piece {
  const isSettled = state === "confirmed" || state === "locked" || state === "delivered";
  const kind = tier === "option" ? (isSettled ? "firm" : "option") : tier;
  return {
    ...{ skill, kind, positions: positionsLoggedIn, isCertain: kind !== "option" },
    startMs: Date.parse(start),
    endMs: Date.parse(end),
  };
}

function pieceOfForetold({ skill, start, end, tier, positions }: ForetoldStretch): Piece {
  return {
    ...{ skill, kind: "foretold", positions, isCertain: tier !== "option" },
    startMs: Date.parse(start),
    endMs: Date.parse(end),
  };
}

/** Every instant at which something begins or ends, and the partner's midnights between. */
function cutsOf(pieces: readonly Piece[], zoneName: string): number[] {
  const zone = timeZone(zoneName);
  const cuts = new Set(pieces.flatMap(({ startMs, endMs }) => [startMs, endMs]));
  for (const { startMs, endMs } of pieces)
    for (let day = zone.dayAt(startMs) + 1; zone.startOfDayMs(day) < endMs; day += 1) cuts.add(zone.startOfDayMs(day));
  return [...cuts].sort((a, b) => a - b);
}

function total(there: readonly Piece[], kind: Kind): number {
  return there.reduce((sum, piece) => sum + (piece.kind === kind ? piece.positions : 0), 0);
}

function expectedOf(there: readonly Piece[], optional: readonly (readonly Weighted[])[]): OutlookStretch["expected"] {
  const certain = there.reduce((sum, { isCertain, positions }) => sum + (isCertain ? positions : 0), 0);
  let all: readonly Weighted[] = [{ value: certain, chance: 1 }];
  for (const one of optional) all = sumOf(all, one);
  return weightedQuantiles(all);
}

/** A stretch that says the same as the one it follows lengthens it. */
function joinOrAdd(stretches: OutlookStretch[], stretch: OutlookStretch): void {
  const last = stretches.at(-1);
  if (last?.end === stretch.start && saysTheSame(last, stretch))
    stretches[stretches.length - 1] = { ...last, end: stretch.end, endPartner: stretch.endPartner };
  else stretches.push(stretch);
}

function saysTheSame(one: OutlookStretch, other: OutlookStretch): boolean {
  const told = ({ skill, firm, flexible, option, foretold, expected }: OutlookStretch): string =>
    JSON.stringify([skill, firm, flexible, option, foretold, expected]);
  return told(one) === told(other);
}
