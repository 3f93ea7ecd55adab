import { createHash } from "node:crypto";
import { Plan } from "@springtide/contracts";
import type { OrganisationStore } from "@springtide/store";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import type { DeadlineAhead } from "./deadlines-ahead.ts";
import { deadlinesOfPlan, deadlinesOfRequests } from "./deadlines-ahead.ts";
import type { NightNotice } from "./night-notice.ts";
import { planFile } from "./plan-file.ts";

/** The kind of notice that tells of a deadline. */
const DEADLINE = "deadline";
const MOST_OPEN = 1_000;

/**
 * Tells of every deadline of a shop in the next seven days: those of its newest plan on which nobody decided, with the plan as a file, and
 * those of requests under way. One of which the same was told stays as it was told, repeated until somebody acknowledges it; one that says
 * something else takes the place of what was told before, and so does nothing at all.
 * @returns every line that is told, or would be if somebody were to be; null where there is nothing to look at
 */
export async function tellDeadlines(
  store: OrganisationStore,
  shop: string,
  now: Date,
  tell: ((notice: NightNotice) => Promise<void>) | null,
): Promise<string[] | null> {
  const stored = await store.newestPlan(shop);
  const requests = await requestsOfShop(store, shop);
  if (stored === null && requests.length === 0) return null;
  const plan = stored === null ? null : Plan.parse(JSON.parse(stored.json));
  const decided = plan === null ? [] : deadlinesOfPlan(plan, await store.decisions.list(shop), now.getTime());
  const asked = deadlinesOfRequests(requests, now.getTime());
  if (tell !== null) {
    const name = plan?.shop.name ?? shop;
    const notices = [...decided, ...asked].map((deadline) => noticeOf(deadline, shop, name));
    await withdrawOthers(store, shop, now, new Set(notices.map(({ key }) => key)));
    for (const [index, notice] of notices.entries()) {
      const deadline = decided[index];
      const isOfPlan = deadline !== undefined && plan !== null && stored !== null;
      const from = isOfPlan ? { plan, planVersion: stored.version, madeAt: now } : null;
      await tell({ ...notice, attachment: from === null ? null : await planFile(from, deadline?.agreement ?? null) });
    }
  }
  return [...decided, ...asked].flatMap(({ lines }) => lines);
}

function noticeOf({ atMs, subject, lines }: DeadlineAhead, shop: string, name: string): NightNotice {
  const told = createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
  const at = new Date(atMs).toISOString();
  return {
    ...{ shop, kind: DEADLINE, missed: false, attachment: null, lines },
    key: `deadline ${shop} ${at} ${subject} ${told}`,
    subject: `${name}: ${lines.length === 1 ? "a decision is" : `${lines.length} decisions are`} due`,
    deadlineAt: new Date(atMs),
  };
}

/** What a plan of another night said of a deadline that still lies ahead is no longer true; nobody is reminded of it. */
async function withdrawOthers(
  { connections }: OrganisationStore,
  shop: string,
  now: Date,
  stay: ReadonlySet<string>,
): Promise<void> {
  const open = await connections.notices({ all: false, limit: MOST_OPEN });
  for (const { id, kind, shop: of, key, deadlineAt } of open)
    if (kind === DEADLINE && of === shop && !stay.has(key) && deadlineAt !== null && Date.parse(deadlineAt) > +now)
      await connections.acknowledge(id, null);
}
