import type { decisionRoutes, NewDeadlineDecision } from "@springtide/contracts";
import { Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore, Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { noSuchShop, planNotReady } from "../http/problems.ts";
import { centsOfDeadline } from "./cents-of-deadline.ts";
import { requireDeadline, requireInTime } from "./deadline-of-plan.ts";
import { decidedRequests } from "./decided-requests.ts";
import { keptDecision } from "./keep-decision.ts";
import type { NumberedPlan } from "./plan-changed.ts";
import { planChanged } from "./plan-changed.ts";

interface DecisionNeeds {
  readonly store: Store;
  readonly now: () => Date;
}

/** What is answered of decisions on the deadlines of plans. */
export function decisionHandlers({ store, now }: DecisionNeeds): Handlers<typeof decisionRoutes> {
  return {
    async listDecisions({ actor, params: { shop: id } }) {
      const own = store.within(actor.scope);
      const shop = await own.shop(id);
      if (shop === null) throw noSuchShop(id);
      const [newest, decisions] = [await own.newestPlanEntry(id), await own.decisions.list(id)];
      const requests = await decidedRequests(own, shop, decisions);
      return { planVersion: newest?.version ?? null, decisions, requests };
    },

    async decideDeadline({ actor, params: { shop: id }, body: said }) {
      const own = store.within(actor.scope);
      const at = now();
      const newest = await newestPlan(own, id);
      if (newest.version !== said.planVersion)
        throw planChanged(said, await planOfVersion(own, id, said.planVersion), newest);
      const { plan } = newest;
      const deadline = requireDeadline(plan, said);
      requireInTime(plan, said, at.getTime());
      await requireRequest(own, id, said);
      const cents = plan.decisions === null ? 0 : centsOfDeadline(plan.decisions, deadline);
      const about = { shop: id, kind: deadline.kind, subject: deadline.subject, at: deadline.at };
      return own.decisions.decide(about, (last, books) =>
        keptDecision({ shop: plan.shop, actor, said, deadline, cents, at }, last, books),
      );
    },
  };
}

/** @throws HttpProblem 404 `no-such-shop`, 409 `plan-not-ready` */
async function newestPlan(own: OrganisationStore, shop: string): Promise<NumberedPlan> {
  if ((await own.summary(shop)) === null) throw noSuchShop(shop);
  const newest = await own.newestPlan(shop);
  if (newest === null) throw planNotReady(shop);
  return { version: newest.version, plan: Plan.parse(JSON.parse(newest.json)) };
}

async function planOfVersion(own: OrganisationStore, shop: string, version: number): Promise<Plan | null> {
  const stored = await own.publications.plan(shop, version);
  return stored === null ? null : Plan.parse(JSON.parse(stored.json));
}

/** @throws Refusal `request-unknown` where a decision names a request that the shop does not have */
async function requireRequest(own: OrganisationStore, shop: string, said: NewDeadlineDecision): Promise<void> {
  if (said.action !== "accept" || said.request === null) return;
  const request = await own.commitments.get(said.request);
  if (request?.shop === shop) return;
  throw new Refusal({
    code: "request-unknown",
    place: { field: "/request" },
    found: `"${said.request}"`,
    rule: "a decision leads to a request of the same shop",
    remedy: "Write the request first, and name it by its id.",
  });
}
