import type { partnerRoutes } from "@springtide/contracts";
import { partnerOutlook, partnerTermsOf } from "@springtide/season/service";
import type { Handlers } from "../http/call.ts";
import { agreementOfPartner, agreementsOfPartner } from "./agreement-of-partner.ts";
import { clientHandlers } from "./client-handlers.ts";
import { deliveryHandlers } from "./delivery-handlers.ts";
import { KeptPlans } from "./kept-plans.ts";
import type { PartnerNeeds } from "./partner-needs.ts";
import { seatHandlers } from "./seat-handlers.ts";

/** What is answered of agreements as their partners see them. */
export function partnerHandlers(needs: PartnerNeeds): Handlers<typeof partnerRoutes> {
  const { store, now } = needs;
  const plans = new KeptPlans(store);
  return {
    ...seatHandlers(needs),
    ...deliveryHandlers(needs),
    ...clientHandlers(needs, plans),

    async listPartnerAgreements({ actor, query: { partner = null } }) {
      const known = await agreementsOfPartner(store, actor, partner);
      return {
        agreements: known.map(({ stored, agreement, partner: of }) => partnerTermsOf(stored.shop, agreement, of)),
      };
    },

    async partnerOutlook({ actor, params }) {
      const { stored, ...known } = await agreementOfPartner(store, actor, params);
      const newest = await plans.newest(actor.scope.organisation, params.shop);
      return partnerOutlook({ shop: stored.shop, ...known, newest }, now().getTime());
    },
  };
}
