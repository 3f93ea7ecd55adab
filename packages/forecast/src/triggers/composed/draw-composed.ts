import type { CivilDay } from "@springtide/calendar";
import { distributionsInOrder } from "../dates/distribution-of-draws.ts";
import { NEVER } from "../onset.ts";
import type { OnsetDistribution, PlannedTrigger } from "../onset.ts";
import { composedFirings, partsOf } from "./composition.ts";
import type { Composition } from "./composition.ts";

/** For each trigger and each of its distributions, the day of every path. */
type Drawn = ReadonlyMap<string, readonly Int32Array[]>;

/** A part of a composition: when it fired, and the draws of when it fires next. */
type Part = Pick<PlannedTrigger, "id" | "pastOnsets" | "nextOnsets">;

/** What a composition is made of. */
interface Composed {
  readonly composition: Composition;
  readonly parts: readonly Part[];
  readonly drawn: Drawn;
  readonly paths: number;
}

/** A part counts in a market if it fired there, or everywhere (no market). */
function isIn(market: string | null, place: string | null | undefined): boolean {
  return place === null || place === undefined || place === market;
}

/** The markets in which a composition is looked at: those of its parts, or none where the parts know of none. */
function marketsOf(parts: readonly Part[]): readonly { readonly market: string | null; readonly weight: number }[] {
  const weights = new Map<string, number>();
  for (const { pastOnsets, nextOnsets } of parts)
    for (const { market, weight } of [...pastOnsets, ...nextOnsets])
      if (market !== null && market !== undefined) weights.set(market, weight);
  return weights.size === 0
    ? [{ market: null, weight: 1 }]
    : [...weights].map(([market, weight]) => ({ market, weight }));
}

/** Every firing of a composition in one market and path, past and to come. */
function firingsInPath(
  { composition, parts, drawn }: Composed,
  market: string | null,
  path: number,
): readonly CivilDay[] {
  return composedFirings(composition, (id) => {
    const part = parts.find((candidate) => candidate.id === id);
    if (part === undefined) return [];
    const days = part.pastOnsets.filter((onset) => isIn(market, onset.market)).map(({ day }) => day);
    part.nextOnsets.forEach((next, k) => {
      const day = drawn.get(id)?.[k]?.[path] ?? NEVER;
      if (day !== NEVER && isIn(market, next.market)) days.push(day);
    });
    return [...new Set(days)].sort((a, b) => a - b);
  });
}

/** Firings of a composition that the parts' past decides: before its first day to come. */
export function composedPast(
  composed: Omit<Composed, "drawn" | "paths">,
): readonly { readonly day: CivilDay; readonly market: string | null; readonly weight: number }[] {
  const known = { ...composed, drawn: new Map<string, readonly Int32Array[]>(), paths: 0 };
  return marketsOf(composed.parts).flatMap(({ market, weight }) =>
    firingsInPath(known, market, 0)
      .filter((day) => day < composed.composition.fromDay)
      .map((day) => ({ day, market, weight })),
  );
}

/**
 * When a composition may fire next: its first, second, third ... firing in each market, counted over draws of its parts.
 * Cost: paths times firings.
 */
export function composedDistributions(composed: Composed): readonly OnsetDistribution[] {
  return marketsOf(composed.parts).flatMap(({ market, weight }) => {
    const draws = Array.from({ length: composed.paths }, (_, path) => comingInPath(composed, market, path));
    const certain = composed.parts.every(({ nextOnsets }) => nextOnsets.every(({ basis }) => basis === "known"));
    return distributionsInOrder(draws).map((dates) => ({
      market,
      weight,
      ...dates,
      basis: certain ? ("known" as const) : ("climatology" as const),
    }));
  });
}

/** The days of a composed trigger in every path, from the draws of its parts in the same path. */
export function drawComposed(trigger: Pick<PlannedTrigger, "nextOnsets">, composed: Composed): readonly Int32Array[] {
  const seen = new Map<string | null, number>();
  return trigger.nextOnsets.map(({ market }) => {
    const nth = seen.get(market) ?? 0;
    seen.set(market, nth + 1);
    return Int32Array.from({ length: composed.paths }, (_, path) => comingInPath(composed, market, path)[nth] ?? NEVER);
  });
}

function comingInPath(composed: Composed, market: string | null, path: number): readonly CivilDay[] {
  return firingsInPath(composed, market, path).filter((day) => day >= composed.composition.fromDay);
}

/** Triggers in an order in which every part comes before what hangs on it. A circle, which contracts refuse, ends the order. */
export function partsFirst<T extends Pick<PlannedTrigger, "id" | "composed">>(triggers: readonly T[]): readonly T[] {
  const ordered: T[] = [];
  const visit = (trigger: T, above: readonly string[]): void => {
    if (ordered.includes(trigger) || above.includes(trigger.id)) return;
    for (const id of trigger.composed === undefined ? [] : partsOf(trigger.composed)) {
      const part = triggers.find((candidate) => candidate.id === id);
      if (part !== undefined) visit(part, [...above, trigger.id]);
    }
    ordered.push(trigger);
  };
  for (const trigger of triggers) visit(trigger, []);
  return ordered;
}
