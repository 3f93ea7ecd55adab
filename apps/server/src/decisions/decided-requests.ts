import type { CommitmentRequest, DeadlineDecision, DecidedRequest } from "@springtide/contracts";
import { committedCents } from "@springtide/season/service";
import type { OrganisationStore, StoredShop } from "@springtide/store";

/** How the requests that decisions led to stand, each once, and what they commit to by now. */
export async function decidedRequests(
  own: OrganisationStore,
  shop: StoredShop | null,
  decisions: readonly DeadlineDecision[],
): Promise<DecidedRequest[]> {
  const ids = [...new Set(decisions.flatMap(({ request }) => request ?? []))];
  const found: DecidedRequest[] = [];
  for (const id of ids) {
    const request = await own.commitments.get(id);
    if (request !== null) found.push(standing(request, shop));
  }
  return found;
}

function standing(request: CommitmentRequest, stored: StoredShop | null): DecidedRequest {
  const { id, agreement: ofAgreement, partnerName, state, revision, lines } = request;
  const agreement = stored?.shop.agreements.find((terms) => terms.id === ofAgreement);
  return {
    ...{ id, agreement: ofAgreement, partnerName, state, revision },
    committedCents:
      stored === null || agreement === undefined
        ? null
        : committedCents({ shop: stored.shop, holidays: stored.holidays, agreement }, lines),
  };
}
