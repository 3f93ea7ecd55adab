import type { ComparedPartner } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { Compared } from "./compare-rows.ts";
import { figureOf } from "./compare-rows.ts";

/** The comparison in sentences: who is cheapest, who is cheapest by what really comes, who delivers best, and of whom nothing is known. */
export function compareSentences(partners: readonly ComparedPartner[], words: Words): readonly string[] {
  const { say } = words;
  const [only] = partners;
  if (only === undefined) return [];
  const unknown = partners.filter(({ delivery }) => delivery.share === null).map(({ partner }) => partner);
  const cheapest = least(partners, "price") ?? only;
  const price = words.price(Number(cheapest.pricePerPositionHour));
  const said = [
    partners.length === 1
      ? say("partners.only", { partner: only.partner, price })
      : say("partners.cheapest", { partner: cheapest.partner, price, count: partners.length }),
  ];
  const real = least(partners, "came");
  if (real?.costPerDeliveredHour != null && partners.length > 1)
    said.push(
      say(real.agreement === cheapest.agreement ? "partners.cheapest-stays" : "partners.cheapest-by-come", {
        ...{ partner: real.partner, price: words.price(Number(real.costPerDeliveredHour)) },
      }),
    );
  const best = most(partners, "delivery");
  if (best !== null && best.delivery.share !== null)
    said.push(say("partners.delivers-best", { partner: best.partner, share: words.finely(best.delivery.share) }));
  const notice = least(partners, "order");
  if (notice !== null && partners.length > 1)
    said.push(
      say("partners.shortest-notice", {
        partner: notice.partner,
        count: Math.round(notice.orderNoticeDays * 10) / 10,
      }),
    );
  if (unknown.length > 0) said.push(say("partners.no-past", { partners: words.list(unknown), count: unknown.length }));
  return said;
}

function least(partners: readonly ComparedPartner[], by: Compared): ComparedPartner | null {
  return extreme(partners, by, 1);
}

function most(partners: readonly ComparedPartner[], by: Compared): ComparedPartner | null {
  return extreme(partners, by, -1);
}

/** Of partners of whom the figure is known; the first where several have the same. */
function extreme(partners: readonly ComparedPartner[], by: Compared, sign: 1 | -1): ComparedPartner | null {
  const known = partners.flatMap((partner) => {
    const figure = figureOf(partner, by);
    return figure === null ? [] : [{ partner, figure }];
  });
  return known.toSorted((a, b) => sign * (a.figure - b.figure))[0]?.partner ?? null;
}
