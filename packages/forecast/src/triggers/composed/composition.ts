import type { CivilDay } from "@springtide/calendar";

/** How a trigger hangs on others, named by id. */
export type Composition =
  | { readonly kind: "all-of"; readonly of: readonly string[]; readonly withinDays: number; readonly fromDay: CivilDay }
  | { readonly kind: "any-of"; readonly of: readonly string[]; readonly apartDays: number; readonly fromDay: CivilDay }
  | { readonly kind: "after"; readonly of: string; readonly days: number; readonly fromDay: CivilDay }
  | {
      readonly kind: "not-within";
      readonly of: string;
      readonly unless: string;
      readonly days: number;
      readonly fromDay: CivilDay;
    };

/** The ids of the triggers that a composition hangs on. */
export function partsOf(composition: Composition): readonly string[] {
  switch (composition.kind) {
    case "all-of":
    case "any-of":
      return composition.of;
    case "after":
      return [composition.of];
    case "not-within":
      return [composition.of, composition.unless];
  }
}

/** The days on which a composition fires, given when its parts fired; every list of days ascends and names a day once. */
export function composedFirings(
  composition: Composition,
  firings: (id: string) => readonly CivilDay[],
): readonly CivilDay[] {
  switch (composition.kind) {
    case "all-of":
      return allOf(composition.of.map(firings), composition.withinDays);
    case "any-of":
      return anyOf(composition.of.map(firings), composition.apartDays);
    case "after":
      return firings(composition.of).map((day) => day + composition.days);
    case "not-within":
      return notWithin(firings(composition.of), firings(composition.unless), composition.days);
  }
}

/**
 * Fires when the last of its parts has fired, all within `withinDays` of each other (0: on the same day). After firing, firings
 * that it already used do not count again.
 */
export function allOf(parts: readonly (readonly CivilDay[])[], withinDays: number): readonly CivilDay[] {
  const fired: CivilDay[] = [];
  for (const day of distinct(parts.flat())) {
    const usedUpTo = fired.at(-1) ?? -Infinity;
    const all = parts.every((part) => part.some((one) => one <= day && one >= day - withinDays && one > usedUpTo));
    if (all) fired.push(day);
  }
  return fired;
}

/** Fires when any part fires, but not again within `apartDays` of its last firing (0: every day on which any part fires). */
export function anyOf(parts: readonly (readonly CivilDay[])[], apartDays: number): readonly CivilDay[] {
  const fired: CivilDay[] = [];
  for (const day of distinct(parts.flat())) if (day - (fired.at(-1) ?? -Infinity) > apartDays) fired.push(day);
  return fired;
}

/** Fires with its part, unless another fired on that day or within the `days` before it. */
export function notWithin(part: readonly CivilDay[], unless: readonly CivilDay[], days: number): readonly CivilDay[] {
  return part.filter((day) => !unless.some((other) => other <= day && other >= day - days));
}

function distinct(days: readonly CivilDay[]): CivilDay[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
