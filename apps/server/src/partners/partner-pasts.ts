import type { CommitmentEvent, Shop } from "@springtide/contracts";
import type { PartnerPast } from "@springtide/season";
import type { OrganisationStore } from "@springtide/store";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";

/** All that was asked of each partner of a shop, what they offered, and what came. */
export async function partnerPasts(own: OrganisationStore, shop: Shop): Promise<PartnerPast[]> {
  const requests = (await requestsOfShop(own, shop.id)).filter(({ state }) => state !== "draft");
  const asked = new Map<string, number>();
  const answered = new Map<string, number>();
  for (const { id } of requests) {
    for (const { lines } of await own.commitments.sheets(id))
      for (const line of lines)
        if (!asked.has(`${id}/${line.id}`)) asked.set(`${id}/${line.id}`, line.positionsLoggedIn);
    const hours = answerHours(await own.commitments.events(id));
    if (hours !== null) answered.set(id, hours);
  }
  const pasts: PartnerPast[] = [];
  for (const agreement of shop.agreements) {
    const ever = requests.filter((request) => request.agreement === agreement.id);
    // Whoever had the agreement before is another partner, with a past of their own.
    const partner = ever.at(-1)?.partner;
    const ofAgreement = ever.filter((request) => request.partner === partner);
    pasts.push({
      ...{ agreement, requests: ofAgreement },
      askedPositions: (request, line) => asked.get(`${request}/${line}`),
      deliveries: await own.partners.deliveries({ shop: shop.id, agreement: agreement.id }, ALL),
      answerHours: ofAgreement.flatMap(({ id }) => answered.get(id) ?? []),
    });
  }
  return pasts;
}

/** Before and after all that a store can hold. */
const ALL = { fromMs: Date.UTC(1970, 0, 1), untilMs: Date.UTC(2200, 0, 1) };

/** From sending to what the partner said first; null where nothing was said. */
function answerHours(events: readonly CommitmentEvent[]): number | null {
  const sent = events.find(({ what }) => what === "send");
  const answer = events.find(({ by, what }) => by === "partner" && (what === "offer" || what === "refuse"));
  if (sent === undefined || answer === undefined) return null;
  return (Date.parse(answer.at) - Date.parse(sent.at)) / 3_600_000;
}
