import type { AskedLine, CommitmentRequest, partnerRoutes } from "@springtide/contracts";
import {
  linesOfPlan,
  positionHourCost,
  type RecutRequest,
  recutsAhead,
  splitLines,
  splitPart,
} from "@springtide/season/service";
import type { StoredShop } from "@springtide/store";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import type { Handlers } from "../http/call.ts";
import { planNotReady } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { comparedPartners } from "./compared-partners.ts";
import type { KeptPlans } from "./kept-plans.ts";
import type { PartnerNeeds } from "./partner-needs.ts";
import { shopOf } from "./shop-of.ts";
import { refuseSplit } from "./split-refusals.ts";

type Routes = Pick<typeof partnerRoutes, "comparePartners" | "splitRequest" | "listRecuts">;

const UNDER_WAY: ReadonlySet<string> = new Set(["requested", "offered", "reserved", "confirmed", "locked"]);

/** What is answered to a client of its partners beside each other. */
export function clientHandlers({ store, now }: PartnerNeeds, plans: KeptPlans): Handlers<Routes> {
  return {
    comparePartners({ actor, params: { shop: id } }) {
      return comparedPartners(store.within(actor.scope), id, now());
    },

    async splitRequest({ actor, params: { shop: id }, body }) {
      const own = store.within(actor.scope);
      const stored = await shopOf(own, id);
      const { by, from, until } = body;
      refuseSplit(stored.shop, body, now().getTime());
      const planned = body.lines === undefined ? await plannedLines(plans, actor, stored, { from, until }) : null;
      if (by.rule === "plan")
        return {
          parts: stored.shop.agreements.flatMap((agreement) => {
            const lines = planned?.get(agreement.id) ?? [];
            const { shop, holidays } = stored;
            return lines.length === 0 ? [] : [splitPart({ shop, holidays, agreement }, lines)];
          }),
          unplaced: [],
        };
      const { shop, holidays } = stored;
      const requests = await requestsOfShop(own, id);
      const compared = await comparedPartners(own, id, now());
      const shares = new Map(compared.partners.map(({ agreement, delivery }) => [agreement, delivery.share]));
      return splitLines(
        {
          ...{ shop, holidays, taken: takenBy(requests) },
          price: (agreement) => positionHourCost(shop, agreement),
          delivered: ({ id: agreement }) => shares.get(agreement) ?? null,
        },
        by,
        body.lines ?? [...(planned?.values() ?? [])].flat(),
      );
    },

    async listRecuts({ actor, params: { shop: id } }) {
      const own = store.within(actor.scope);
      const { shop } = await shopOf(own, id);
      const newest = await plans.newest(actor.scope.organisation, id);
      const requests: RecutRequest[] = [];
      for (const request of await requestsOfShop(own, id))
        requests.push({ ...request, sheets: await own.commitments.sheets(request.id) });
      return {
        planVersion: newest?.version ?? null,
        recuts: recutsAhead(shop, newest?.plan ?? null, requests, now().getTime()),
      };
    },
  };
}

/** What the newest plan recommends to ask of each agreement. @throws HttpProblem 409 `plan-not-ready` */
async function plannedLines(
  plans: KeptPlans,
  { scope }: Pick<Actor, "scope">,
  { shop }: StoredShop,
  range: { readonly from?: string | undefined; readonly until?: string | undefined },
): Promise<ReadonlyMap<string, AskedLine[]>> {
  const newest = await plans.newest(scope.organisation, shop.id);
  if (newest === null) throw planNotReady(shop.id);
  return new Map(shop.agreements.map((agreement) => [agreement.id, linesOfPlan(newest.plan, agreement, range)]));
}

function takenBy(requests: readonly CommitmentRequest[]): ReadonlyMap<string, AskedLine[]> {
  const taken = new Map<string, AskedLine[]>();
  for (const { agreement, lines } of requests)
    taken.set(agreement, [...(taken.get(agreement) ?? []), ...lines.filter(({ state }) => UNDER_WAY.has(state))]);
  return taken;
}
