import { civilDay, timeZone } from "@springtide/calendar";
import { Plan, type Recut } from "@springtide/contracts";
import { recutsAhead } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import type { NightNotice } from "./night-notice.ts";

const DAY_MS = 86_400_000;

/**
 * Reminds of every week that is looked at again with a partner today: once for each week, partner and cut, however many nights run that day.
 * @returns what was told
 */
export async function tellRecuts(
  store: OrganisationStore,
  id: string,
  now: Date,
  tell: (notice: NightNotice) => Promise<void>,
): Promise<string[]> {
  const stored = await store.shop(id);
  if (stored === null || stored.shop.agreements.length === 0) return [];
  const newest = await store.newestPlan(id);
  const plan = newest === null ? null : Plan.parse(JSON.parse(newest.json));
  const { shop } = stored;
  const today = timeZone(shop.zone).dayAt(now.getTime());
  const due = recutsAhead(shop, plan, await requestsOfShop(store, id), now.getTime()).filter(
    ({ on }) => civilDay(on) === today,
  );
  for (const recut of due) await tell(noticeOf(recut, id, shop.name, now));
  return due.map(({ words }) => words);
}

function noticeOf({ agreement, week, cut, words }: Recut, shop: string, name: string, now: Date): NightNotice {
  return {
    ...{ shop, kind: "recut", missed: false, attachment: null, lines: [words] },
    key: `recut ${shop} ${agreement} ${week} ${cut}`,
    subject: `${name}: the week of ${week} is looked at again with ${agreement}`,
    deadlineAt: new Date(now.getTime() + DAY_MS),
  };
}
