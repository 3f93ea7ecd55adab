import { parseOrRefuse, Plan, routes } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { askOwner, serverFor } from "../owner-client.ts";
import type { storePlace } from "../places.ts";

/** A plan as it is stored, and its version. */
interface VersionedPlan {
  readonly plan: Plan;
  readonly planVersion: number | undefined;
}

/**
 * The newest plan of a shop, through the server that holds the data folder where one does.
 * @throws Refusal code plan-missing, and those of opening the store
 */
export async function storedPlan(place: ReturnType<typeof storePlace>, shop: string): Promise<VersionedPlan> {
  const server = await serverFor(place);
  if (server !== null) {
    const address = `/api/shops/${encodeURIComponent(shop)}`;
    const state = routes.getPlan.response.parse(await (await askOwner(server, `${address}/plan`, {})).json());
    const about = routes.getShop.response.parse(await (await askOwner(server, address, {})).json());
    if (state.state !== "ready") throw withoutPlan(shop);
    return { plan: state.plan, planVersion: about.planVersion ?? undefined };
  }
  const store = await openStore(place);
  try {
    const newest = await store.within(LOCAL_SCOPE).newestPlan(shop);
    if (newest === null) throw withoutPlan(shop);
    return { plan: parseOrRefuse(Plan, JSON.parse(newest.json), shop), planVersion: newest.version };
  } finally {
    await store.close();
  }
}

function withoutPlan(shop: string): Refusal {
  return new Refusal({
    code: "plan-missing",
    place: { file: "command line", field: "/shop" },
    found: `"${shop}"`,
    rule: "only a shop that is stored and has a plan can be exported",
    remedy: "Import the shop and let springtide serve make its plan, or give a plan folder.",
  });
}
