import { type CommitmentRequest, type Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { RequestTerms } from "@springtide/season";
import type { RequestBasis } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";

/** Whether somebody may know of a request; of those of other partners the database shows nothing anyway. */
export function sees({ agreements }: Pick<Actor, "agreements">, request: CommitmentRequest): boolean {
  return agreements === null || agreements.includes(request.agreement);
}

/** A request as one side may read it: where it is booked is the client's own matter. */
export function shownTo({ scope }: Pick<Actor, "scope">, request: CommitmentRequest): CommitmentRequest {
  if (scope.partner === null) return request;
  return { ...request, booking: { orderNumber: null, costCentre: null, account: null } };
}

/** The same answer whether there is no such request, or it is somebody else's. */
export function noSuchRequest(id: string): HttpProblem {
  return new HttpProblem(404, "no-such-request", "Not found", `There is no request ${id}.`);
}

/**
 * The terms that a request is held to.
 * @param side who reads of it where the shop has them no more: a partner is not told which agreements there are with others
 * @throws Refusal `agreement-unknown`
 */
export function termsOf(shop: RequestBasis["shop"], id: string, side: "client" | "partner"): RequestTerms {
  const agreement = shop?.shop.agreements.find((terms) => terms.id === id);
  if (shop === null || agreement === undefined) throw agreementUnknown(id, shop?.shop ?? null, side);
  return { shop: shop.shop, holidays: shop.holidays, agreement };
}

function agreementUnknown(id: string, shop: Shop | null, side: "client" | "partner"): Refusal {
  const known = shop?.agreements.map((one) => one.id).join(", ") ?? "";
  return new Refusal({
    code: "agreement-unknown",
    place: { field: "/agreement" },
    found: `"${id}"`,
    rule:
      side === "partner"
        ? "the client's shop no longer has this agreement"
        : shop === null
          ? "its shop is not stored any more"
          : `the agreements of this shop are ${known || "none"}`,
    remedy: side === "partner" ? "Ask the client about it." : "Write the id that the shop file gives it.",
    ...(side === "partner" ? { values: { kind: "gone" } } : {}),
  });
}
