import type { Commitment, Shop } from "@springtide/contracts";
import { commitmentsOfRequests } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { requestsOfShop } from "./requests-of-shop.ts";

/** What partners agreed to of one shop, as its next plan takes it: in order of their starts. */
export async function agreedCommitments(own: OrganisationStore, shop: Shop): Promise<Commitment[]> {
  return commitmentsOfRequests(shop, await requestsOfShop(own, shop.id));
}
