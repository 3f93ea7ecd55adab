import { Plan } from "@springtide/contracts";
import type { VersionedPlan } from "@springtide/season";
import type { OrganisationStore } from "@springtide/store";

/** The newest plan of a shop with its number; null where it has none. */
export async function newestVersionedPlan(
  whole: Pick<OrganisationStore, "newestPlan">,
  shop: string,
): Promise<(VersionedPlan & { readonly plan: Plan }) | null> {
  const stored = await whole.newestPlan(shop);
  if (stored === null) return null;
  const { version, savedAt, json } = stored;
  return { version, madeAt: new Date(savedAt).toISOString(), plan: Plan.parse(JSON.parse(json)) };
}
