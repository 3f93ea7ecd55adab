import { Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";

/** A plan of a shop by its version, stored or published. @throws Refusal `plan-unknown` */
export async function storedPlan(
  own: OrganisationStore,
  shop: string,
  version: number,
): Promise<{ readonly plan: Plan; readonly version: number }> {
  const json =
    (await own.publications.plan(shop, version))?.json ?? (await own.publications.published("plan", shop, version));
  if (json !== null) return { plan: Plan.parse(JSON.parse(json)), version };
  throw new Refusal({
    code: "plan-unknown",
    place: { field: "/plan" },
    found: `version ${version}`,
    rule: "it is a version of the shop's plan that is stored or was published",
    remedy: "Name another, or none.",
  });
}
