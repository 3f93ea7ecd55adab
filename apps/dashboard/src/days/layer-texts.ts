import { isoDay } from "@springtide/calendar";
import type { z } from "zod";
import type { AdjustmentText } from "@springtide/contracts";
import type { EditLayer } from "./edit-layers.ts";

/** An adjustment as a shop's description has it. */
export type WrittenAdjustment = z.input<typeof AdjustmentText>;

/** What people say of an adjustment. */
export interface Said {
  readonly name: string;
  readonly why: string;
  readonly who: string;
  /** Such as 2027-04-12. */
  readonly madeOn: string;
}

/** The layers as adjustments of the description: one name and reason for all of them, an id for each that nobody has yet. */
export function layerTexts(
  layers: readonly EditLayer[],
  said: Said,
  { taken, intervalMinutes }: { readonly taken: readonly string[]; readonly intervalMinutes: number },
): readonly WrittenAdjustment[] {
  const ids = freeIds(idOf(said.name), layers.length, taken);
  return layers.map(({ queues, fromDay, toDay, slots, change }, i) => ({
    id: ids[i] ?? "",
    name: said.name,
    who: said.who,
    why: said.why,
    madeOn: said.madeOn,
    queues: [...queues],
    from: isoDay(fromDay),
    to: isoDay(toDay),
    ...(slots === null ? {} : { hours: hoursOf(slots, intervalMinutes) }),
    ...(change.kind === "share" ? { change: percentOf(change.change) } : { add: change.contactsPerDay }),
  }));
}

/** "+15%", as people write it in a shop file; a share below a hundredth of a percent keeps its digits. */
export function percentOf(change: number): string {
  const percent = Number((change * 100).toFixed(6));
  return `${percent < 0 ? "-" : "+"}${String(Math.abs(percent))}%`;
}

function hoursOf({ first, last }: { first: number; last: number }, intervalMinutes: number): string {
  return `${clock(first * intervalMinutes)}-${clock((last + 1) * intervalMinutes)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Letters of any script become Latin ones where that goes without saying; what is left of nothing is "adjustment". */
function idOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 56)
    .replace(/-+$/, "");
  return plain === "" ? "adjustment" : plain;
}

function freeIds(stem: string, count: number, taken: readonly string[]): readonly string[] {
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number += 1) {
    const id = number === 1 ? stem : `${stem}-${String(number)}`;
    if (!taken.includes(id)) ids.push(id);
  }
  return ids;
}
