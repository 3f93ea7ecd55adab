import type { ChargeReason } from "@springtide/contracts";

/** Why a charge is made, as files and the API say it, in English. */
export function chargeInWords(why: ChargeReason): string {
  switch (why.code) {
    case "kept-free":
      return "Seat-hours kept free, whatever became of them.";
    case "cancelled":
      return "Seat-hours confirmed, and cancelled.";
    case "committed-units-unused":
    case "locked-units-unused":
      return `${told(why.usedUnits)} of the ${told(why.leastUnits)} units ${why.code === "locked-units-unused" ? "of the locked forecast" : "committed to"} were used (${why.unit}); the rest is billed at the first price.`;
    case "price-reached":
      return `Units of months before, at ${why.price} in place of ${why.earlierPrice}: the quantity reached since.`;
    case "bonus-recorded":
    case "malus-recorded":
      return `${told(why.inTimeContacts)} of ${told(why.offeredContacts)} contacts were served in time, ${percent(why.level)}, as recorded with deliveries: ${addedBy(why)}.`;
    case "bonus-typed":
    case "malus-typed":
      return `${percent(why.level)} of contacts were served in time, as ${why.by} on ${why.on} recorded by hand (${why.basis}): ${addedBy(why)}.`;
    case "bonus-unsigned":
    case "malus-unsigned":
      return `${percent(why.level)} of contacts were served in time, as somebody recorded by hand (${why.basis}): ${addedBy(why)}.`;
    case "dispute-agreed":
      return `Agreed in dispute ${why.dispute}, as the ${why.by} saw it.`;
  }
}

function addedBy({ code, share }: Extract<ChargeReason, { readonly share: number }>): string {
  return `${code.startsWith("malus") ? "malus" : "bonus"} of ${percent(share)} on the work`;
}

function percent(share: number): string {
  return `${told(share * 100)} %`;
}

function told(value: number): string {
  return String(Math.round(value * 100) / 100);
}
