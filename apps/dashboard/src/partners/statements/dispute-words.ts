import type { Dispute } from "@springtide/contracts";
import { momentSaid } from "../../data/moment.ts";
import type { Words } from "../../words/words.ts";
import { centsOf } from "./cents-said.ts";

/** Whether the client has to say something to it. */
export function toAnswer({ by, state }: Pick<Dispute, "by" | "state">): boolean {
  return by === "partner" && state === "open";
}

/** Who sees which figure instead of the stated one, since when. */
export function disputeSaid(dispute: Dispute, partner: string, currency: string, words: Words): string {
  const cents = centsOf(currency, words);
  return words.say(`partners.dispute-by-${dispute.by}`, {
    ...{ partner, line: dispute.line, moment: momentSaid(dispute.at, words) },
    ...{ stated: cents(dispute.statedCents), should: cents(dispute.cents) },
  });
}

/** What accepting it makes of the month. */
export function creditSaid({ cents, statedCents }: Dispute, currency: string, words: Words): string {
  return words.say("partners.dispute-credit", {
    credit: words.signed((cents - statedCents) / 100, (size) => centsOf(currency, words)(size * 100)),
  });
}
