import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

/** Ids that stand twice in their list. */
export function idFindings(file: ShopFile): Finding[] {
  const {
    sites,
    markets,
    queues,
    triggers,
    contracts,
    shiftPatterns,
    teams,
    agreements,
    adjustments,
    longerHours,
    deflection,
  } = file;
  const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    sites,
    markets,
    queues,
    triggers,
    contracts,
    shiftPatterns,
    teams,
    agreements,
    adjustments,
    longerHours,
    deflection,
  };
  return Object.entries(lists).flatMap(([list, items]) =>
    repeatedPlaces(items.map(({ id }) => id)).map((index) => ({
      code: "id-used-twice",
      place: { field: `/${list}/${index}/id` },
      found: `"${items[index]?.id ?? ""}" a second time`,
      rule: `every id is used once among the ${list}`,
      remedy: "Give one of them another id.",
    })),
  );
}

/** Indices of the items that stood earlier in the list already. */
export function repeatedPlaces(items: readonly string[]): number[] {
  return items.flatMap((item, index) => (items.indexOf(item) === index ? [] : [index]));
}
