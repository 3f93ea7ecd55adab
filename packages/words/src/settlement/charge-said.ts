import type { ChargeReason } from "@springtide/contracts";
import type { SettlementSpeech } from "./settlement-speech.ts";

/** Why a charge is made, in the reader's language, from its record; a reason without a text does not compile. */
export function chargeSaid(why: ChargeReason, speech: SettlementSpeech): string {
  const { say, figure, share, price } = speech;
  switch (why.code) {
    case "kept-free":
    case "cancelled":
      return say(`settlement.charge.${why.code}`);
    case "committed-units-unused":
    case "locked-units-unused":
      return say(`settlement.charge.${why.code}`, {
        ...{ used: figure(why.usedUnits), least: figure(why.leastUnits), unit: speech.unit(why.unit) },
      });
    case "price-reached":
      return say("settlement.charge.price-reached", { price: price(why.price), earlier: price(why.earlierPrice) });
    case "bonus-recorded":
    case "malus-recorded":
      return say(`settlement.charge.${why.code}`, {
        ...{ inTime: figure(why.inTimeContacts), offered: figure(why.offeredContacts) },
        ...{ level: share(why.level), share: share(why.share) },
      });
    case "bonus-typed":
    case "malus-typed":
      return say(`settlement.charge.${why.code}`, {
        ...{ level: share(why.level), share: share(why.share), basis: why.basis },
        ...{ by: why.by, day: speech.day(why.on) },
      });
    case "bonus-unsigned":
    case "malus-unsigned":
      return say(`settlement.charge.${why.code}`, {
        ...{ level: share(why.level), share: share(why.share), basis: why.basis },
      });
    case "dispute-agreed":
      return say(`settlement.charge.dispute-agreed-${why.by}`, { dispute: String(why.dispute) });
  }
}
