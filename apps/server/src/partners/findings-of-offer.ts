import type { CommitmentRequest } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { offerFindings } from "@springtide/season/service";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import type { Actor } from "../people/actor.ts";
import type { PartnerNeeds } from "./partner-needs.ts";

/** What is told of an offer that was taken: that it goes beyond the seats that are usable. */
export async function findingsOfOffer(
  { store, now }: PartnerNeeds,
  { scope }: Pick<Actor, "scope">,
  request: CommitmentRequest,
): Promise<Finding[]> {
  const whole = store.within({ ...scope, partner: null });
  const shop = (await whole.shop(request.shop))?.shop;
  const agreement = shop?.agreements.find(({ id }) => id === request.agreement);
  if (shop === undefined || agreement === undefined) return [];
  const seats = await whole.partners.seats({ ...request, partner: request.partner });
  const requests = (await requestsOfShop(whole, request.shop)).filter((one) => one.agreement === agreement.id);
  return offerFindings({ shop, agreement, requests, seats }, request, now().getTime());
}
