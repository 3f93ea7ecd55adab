import type { PartnersCompared } from "@springtide/contracts";
import { comparePartners } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { partnerPasts } from "./partner-pasts.ts";
import { shopOf } from "./shop-of.ts";

/** A stored shop's partners beside each other, as things stand. @throws HttpProblem 404 `no-such-shop` */
export async function comparedPartners(own: OrganisationStore, id: string, now: Date): Promise<PartnersCompared> {
  const { shop } = await shopOf(own, id);
  return comparePartners(shop, await partnerPasts(own, shop), now.getTime());
}
