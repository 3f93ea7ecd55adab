import type { partnerRoutes } from "@springtide/contracts";
import { partnerOutlook, partnerTermsOf } from "@springtide/season/service";
import type { Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { agreementOfPartner, agreementsOfPartner } from "./agreement-of-partner.ts";
import { newestVersionedPlan } from "./newest-versioned-plan.ts";

export interface PartnerNeeds {
  readonly store: Store;
  readonly now: () => Date;
}

type Routes = Pick<typeof partnerRoutes, "listPartnerAgreements" | "partnerOutlook">;

/** What is answered of agreements as their partners see them. */
export function partnerHandlers({ store, now }: PartnerNeeds): Handlers<Routes> {
  return {
    async listPartnerAgreements({ actor, query: { partner = null } }) {
      const known = await agreementsOfPartner(store, actor, partner);
      return {
        agreements: known.map(({ stored, agreement, partner: of }) => partnerTermsOf(stored.shop, agreement, of)),
      };
    },

    async partnerOutlook({ actor, params }) {
      const { stored, ...known } = await agreementOfPartner(store, actor, params);
      const newest = await newestVersionedPlan(store.within({ ...actor.scope, partner: null }), params.shop);
      return partnerOutlook({ shop: stored.shop, ...known, newest }, now().getTime());
    },
  };
}
