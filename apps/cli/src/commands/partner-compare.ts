import type { ComparedPartner, PartnersCompared } from "@springtide/contracts";
import { comparisonFile, writeBytesWhole } from "@springtide/exchange";
import type { Given, Terminal } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { fromStored } from "./partner-stored.ts";
import { typed } from "./typed-words.ts";

/** Puts a stored shop's partners beside each other: price, fill, delivery, notice. */
export async function compareStored(given: Given, terminal: Terminal, now: Date): Promise<void> {
  const out = given.text("out");
  if (out !== undefined && !/\.(csv|xlsx)$/i.test(out))
    throw typed("/out", `"${out}"`, "a comparison is written as .csv or .xlsx", "Name a file with one of these ends.");
  await refuseOverwriting(out === undefined ? [] : [out], []);
  const { shop, compared } = await asked(given);
  if (out !== undefined)
    await writeBytesWhole(out, comparisonFile(shop, compared, /\.csv$/i.test(out) ? "csv" : "xlsx", now).bytes);
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify({ file: out ?? null, shop, ...compared }));
  else if (!given.flag("quiet")) for (const line of linesOf(out, shop, compared)) terminal.print(line);
}

function asked(given: Given): Promise<{ readonly shop: string; readonly compared: PartnersCompared }> {
  return fromStored(given, {
    async ofServer(shop, ask) {
      const { partnerRoutes } = await import("@springtide/contracts");
      const answer = await ask(`/api/shops/${encodeURIComponent(shop)}/partners/comparison`);
      return { shop, compared: partnerRoutes.comparePartners.response.parse(answer) };
    },
    async ofStore(shop, { store, now }) {
      const { comparedPartners } = await import("@springtide/server");
      const { LOCAL_SCOPE } = await import("@springtide/store");
      return { shop, compared: await comparedPartners(store.within(LOCAL_SCOPE), shop, now()) };
    },
  });
}

function linesOf(out: string | undefined, shop: string, { currency, partners }: PartnersCompared): string[] {
  const head = `${shop}: ${partners.length === 1 ? "1 agreement" : `${partners.length} agreements`}, prices in ${currency} for an hour of a position`;
  return [
    out === undefined ? head : `${out}: ${head}`,
    ...partners
      .toSorted((a, b) => Number(a.pricePerPositionHour) - Number(b.pricePerPositionHour))
      .map((partner) => `  ${inOneLine(partner)}`),
  ];
}

function inOneLine(partner: ComparedPartner): string {
  const { fill, delivery, costPerDeliveredHour: came } = partner;
  return [
    `${partner.partner} (${partner.agreement}): ${partner.pricePerPositionHour}`,
    came === null ? "nothing known to have been delivered" : `${came} for an hour that came`,
    fill.share === null ? "nothing answered yet" : `offered ${perCent(fill.share)} of ${fill.askedHours} h asked`,
    ...(delivery.share === null
      ? []
      : [`delivered ${perCent(delivery.share)} of ${delivery.confirmedHours} h confirmed`]),
    `notice ${partner.orderNoticeDays} days`,
  ].join(", ");
}

function perCent(share: number): string {
  return share.toLocaleString("en-GB", { style: "percent", maximumFractionDigits: 1 });
}
