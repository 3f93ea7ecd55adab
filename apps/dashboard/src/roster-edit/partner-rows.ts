import type { Plan } from "@springtide/contracts";
import { inRows } from "../timeline/stretch-bars.ts";
import type { EditAxis } from "./edit-axis.ts";
import { spanOn } from "./edit-axis.ts";

/** Seats that a partner brings, on the axis. */
interface SeatBlock {
  readonly from: number;
  readonly to: number;
  readonly seats: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** A partner's blocks, those that overlap in rows of their own. */
export interface PartnerRow {
  readonly key: string;
  /** Empty for all rows of a partner but the first. */
  readonly partner: string;
  readonly blocks: readonly SeatBlock[];
}

export function partnerRows(axis: EditAxis, { shop, blocks }: Pick<Plan, "shop" | "blocks">): readonly PartnerRow[] {
  return shop.agreements.flatMap(({ id, partner }) => {
    const bars = blocks.flatMap(({ agreement, start, end, seats }) => {
      const span = { startMs: Date.parse(start), endMs: Date.parse(end) };
      const place = agreement === id ? spanOn(axis, span) : null;
      return place === null ? [] : [{ ...place, ...span, seats }];
    });
    return inRows(bars).map((row, i) => ({ key: `${id} ${String(i)}`, partner: i === 0 ? partner : "", blocks: row }));
  });
}
