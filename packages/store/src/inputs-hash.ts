import { createHash } from "node:crypto";
import type { ContactHistory, Shop, ShopHolidays, WeatherDay } from "@springtide/contracts";

/** Everything a plan is computed from. */
export interface PlanInputs {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly contacts: readonly ContactHistory[];
  readonly weather: readonly WeatherDay[];
}

/** SHA-256 of everything a plan is computed from, in hexadecimal: the same inputs need no new plan. */
export function inputsHash({ shop, holidays, contacts, weather }: PlanInputs): string {
  const hash = createHash("sha256").update(JSON.stringify([shop, holidays, weather]));
  for (const { queue, minutes, startMs, offered, handled, abandoned, ahtSeconds } of contacts) {
    hash.update(JSON.stringify([queue, minutes, startMs.length]));
    for (const column of [startMs, offered, handled, abandoned, ahtSeconds])
      hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest("hex");
}
