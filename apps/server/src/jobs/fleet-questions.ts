import type { FleetJobCall } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";
import type { FleetQuestion } from "./jobs.ts";
import { noSuchShop } from "./no-such-shop.ts";

/** A forecast for each queue of these shops, or of all. @throws Refusal `no-such-shop`, `nothing-to-forecast` */
export async function fleetQuestions(
  store: OrganisationStore,
  { shops, days, paths, seed }: FleetJobCall,
): Promise<FleetQuestion[]> {
  const ids = shops ?? (await store.listShops()).map(({ id }) => id);
  const questions: FleetQuestion[] = [];
  for (const id of new Set(ids)) {
    const stored = await store.shop(id);
    if (stored === null) throw noSuchShop(id);
    for (const { id: queue } of stored.shop.queues)
      questions.push({
        label: `${id} ${queue}`,
        kind: "forecast",
        input: { kind: "forecast", shop: id, queue, days, paths, seed },
      });
  }
  if (questions.length > 0) return questions;
  throw new Refusal({
    code: "nothing-to-forecast",
    place: { field: "/shops" },
    found: "no shops",
    rule: "a fleet has at least one queue",
    remedy: "Import a shop first.",
  });
}
