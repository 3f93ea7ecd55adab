import type { PartnerTerms } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** Agreements and queues as people call them. */
export interface Names {
  readonly agreement: (id: string) => string;
  readonly queue: (id: string) => string;
}

/** An agreement is called after its partner, and told by its own name where a partner has several. */
export function namesOf(
  agreements: readonly Pick<PartnerTerms, "agreement" | "partnerName">[],
  queues: readonly { readonly id: string; readonly name: string }[],
  words: Words,
): Names {
  const called = new Map(
    agreements.map(({ agreement, partnerName }) => {
      const isAlone = agreements.filter((one) => one.partnerName === partnerName).length === 1;
      return [
        agreement,
        isAlone ? partnerName : words.say("partners.agreement-of", { partner: partnerName, agreement }),
      ];
    }),
  );
  return {
    agreement: (id) => called.get(id) ?? id,
    queue: (id) => queues.find((queue) => queue.id === id)?.name ?? id,
  };
}
