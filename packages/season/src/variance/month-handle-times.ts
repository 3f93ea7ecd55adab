import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, Plan } from "@springtide/contracts";
import { monthOf } from "../economics/ledger-lines.ts";
import type { MonthHandleTime } from "./budget-variance.ts";

/** How long contacts took in each month of a plan, by queue, as far as histories know handling times: weighed by the contacts they are of. */
export function monthHandleTimes(
  { grid, shop }: Pick<Plan, "grid" | "shop">,
  histories: readonly ContactHistory[],
): MonthHandleTime[] {
  const first = civilDay(grid.firstDay);
  const sums = new Map<string, { month: string; queue: string; seconds: number; contacts: number }>();
  for (const { queue, startMs, offered, handled, ahtSeconds } of histories) {
    const zone = timeZone(shop.queues.find(({ id }) => id === queue)?.zone ?? grid.zone);
    ahtSeconds.forEach((aht, i) => {
      const known = handled[i] ?? Number.NaN;
      const contacts = Number.isNaN(known) ? (offered[i] ?? Number.NaN) : known;
      if (!(aht > 0) || !(contacts > 0)) return;
      const day = zone.dayAt(startMs[i] ?? 0);
      if (day < first || day >= first + grid.days) return;
      const month = monthOf(isoDay(day));
      const sum = sums.get(`${month} ${queue}`) ?? { month, queue, seconds: 0, contacts: 0 };
      sums.set(`${month} ${queue}`, {
        ...sum,
        seconds: sum.seconds + aht * contacts,
        contacts: sum.contacts + contacts,
      });
    });
  }
  return [...sums.values()].map(({ month, queue, seconds, contacts }) => ({
    ...{ month, queue, ahtSeconds: seconds / contacts },
  }));
}
