import type { CommitmentRequest } from "@springtide/contracts";
import type { OrganisationStore } from "@springtide/store";

/** Requests read at once. */
const PAGE = 200;

/** Every request of one shop, in the order in which they were made. */
export async function requestsOfShop(own: OrganisationStore, shop: string): Promise<CommitmentRequest[]> {
  const found: CommitmentRequest[] = [];
  for (let after = 0; ;) {
    const page = await own.commitments.list({ shop, agreements: null }, { after, limit: PAGE });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = Number(last.id.slice(2));
  }
}
