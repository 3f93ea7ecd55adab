import { dayIndexOf } from "../plan-index/plan-index.ts";
import { z } from "zod";
import type { PlanIndex } from "../plan-index/plan-index.ts";

import type { Edits } from "./edits.ts";
import { NO_EDITS, slotOfKey } from "./edits.ts";

const KeptEdits = z.record(
  z.string(),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("share"), factor: z.number(), low: z.number(), high: z.number() }),
    z.object({ kind: z.literal("add"), contacts: z.number() }),
  ]),
);

/** Edits as the browser kept them, as far as the plan has their queues and days; none where they cannot be read. */
export function readEdits(text: string | null, index: PlanIndex): Edits {
  const parsed = KeptEdits.safeParse(jsonOf(text));
  if (!parsed.success) return NO_EDITS;
  const queues = index.plan.shop.queues.map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(parsed.data).filter(([key]) => {
      const { queue, day } = slotOfKey(key);
      return queues.includes(queue) && dayIndexOf(index, day) !== null;
    }),
  );
}

/** The same the other way; empty where there are none. */
export function editsText(edits: Edits): string {
  return Object.keys(edits).length === 0 ? "" : JSON.stringify(edits);
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
