import type { CommitmentRequest, PartnerLinkList } from "@springtide/contracts";

type PartnerLink = PartnerLinkList["links"][number];

/** Links that still open the agreement of a request: those made for it, and those for all of its partner. */
export function linksOpening(
  links: readonly PartnerLink[],
  { partner, agreement }: Pick<CommitmentRequest, "partner" | "agreement">,
  nowMs: number,
): readonly PartnerLink[] {
  return links.filter(
    (link) =>
      link.partner === partner &&
      (link.agreements === null || link.agreements.includes(agreement)) &&
      Date.parse(link.expiresAt) > nowMs,
  );
}
