import type { PartnerTerms } from "@springtide/contracts";

/** A partner, and the ids of its agreements in all shops, each once. */
interface PartnerChoice {
  readonly partner: string;
  readonly name: string;
  readonly agreements: readonly string[];
}

/** Partners in the order of their names. */
export function partnerChoices(agreements: readonly PartnerTerms[]): readonly PartnerChoice[] {
  const byPartner = new Map<string, PartnerChoice>();
  for (const { partner, partnerName, agreement } of agreements) {
    const known = byPartner.get(partner)?.agreements ?? [];
    byPartner.set(partner, { partner, name: partnerName, agreements: [...new Set([...known, agreement])] });
  }
  return [...byPartner.values()].sort((a, b) => a.name.localeCompare(b.name));
}
