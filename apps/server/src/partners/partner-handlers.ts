import type { partnerRoutes } from "@springtide/contracts";
import { partnerOutlook, partnerTermsOf } from "@springtide/season/service";
import { outlookFile } from "@springtide/exchange";
import { FileAnswer } from "../http/answer.ts";
import type { Actor } from "../people/actor.ts";
import type { Handlers } from "../http/call.ts";
import { agreementOfPartner, agreementsOfPartner } from "./agreement-of-partner.ts";
import { clientHandlers } from "./client-handlers.ts";
import { deliveryHandlers } from "./delivery-handlers.ts";
import { KeptPlans } from "./kept-plans.ts";
import type { PartnerFileNeeds } from "./partner-needs.ts";
import { seatHandlers } from "./seat-handlers.ts";

/** What is answered of agreements as their partners see them. */
export function partnerHandlers(needs: PartnerFileNeeds): Handlers<typeof partnerRoutes> {
  const { store, now } = needs;
  const plans = new KeptPlans(store);
  const outlookOf = async (actor: Actor, of: { readonly shop: string; readonly agreement: string }) => {
    const { stored, ...known } = await agreementOfPartner(store, actor, of);
    const newest = await plans.newest(actor.scope.organisation, of.shop);
    return partnerOutlook({ shop: stored.shop, ...known, newest }, now().getTime());
  };
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

    partnerOutlook: ({ actor, params }) => outlookOf(actor, params),

    async exportOutlook({ actor, params, query: { format } }) {
      const { bytes, mediaType, name } = outlookFile(await outlookOf(actor, params), format, now());
      return new FileAnswer(bytes, mediaType, name);
    },
  };
}
