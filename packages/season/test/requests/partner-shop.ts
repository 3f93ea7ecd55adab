import { resolveShop, ShopFile, type AskedLine, type CommitmentRequest } from "@springtide/contracts";
import { applyAction, type ActingPerson, type RequestTerms } from "@springtide/season";

/** A shop in Berlin with a partner in London, whose seats are always logged in: a firm tariff, stand-by, cancelling, and notices in working days. */
export function partnerTerms(change: Record<string, unknown> = {}): RequestTerms {
  const hours = { week: [{ days: "daily", hours: "00:00-24:00" }] };
  const shop = resolveShop(
    ShopFile.parse({
      springtide: 1,
      id: "lamps",
      name: "Lamps",
      currency: "EUR",
      sites: [{ id: "berlin", zone: "Europe/Berlin", country: "DE", subdivision: "BE", openingHours: hours }],
      markets: [{ id: "germany", latitude: 52.5, longitude: 13.4, country: "DE" }],
      queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
      agreements: [
        {
          id: "north",
          partner: "Northwind Ltd",
          zone: "Europe/London",
          serves: ["phone"],
          seats: 40,
          shrinkage: 0,
          minimumBlock: "2h",
          notice: "10d by 12:00",
          standBy: {
            reserve: "10d by 12:00",
            confirm: "3 working days by 12:00",
            release: "3 working days by 12:00",
            silence: "released",
            feePerSeatHour: 2.5,
          },
          cancel: { notice: "5d by 12:00", feePerSeatHour: 4 },
          pricePerHour: 20,
          priceBasis: "rostered",
          ...change,
        },
      ],
    }),
  );
  const [agreement] = shop.agreements;
  if (agreement === undefined) throw new Error("no agreement");
  return { shop, agreement, holidays: { customers: [], bySite: {} } };
}

export const CLIENT: ActingPerson = { side: "client", person: 1, pseudonym: "person-1" };
export const PARTNER: ActingPerson = { side: "partner", person: 9, pseudonym: "person-9" };

/** A draft without lines. */
export const DRAFT: CommitmentRequest = {
  id: "r1",
  shop: "lamps",
  agreement: "north",
  partner: "northwind",
  partnerName: "Northwind Ltd",
  planVersion: 3,
  state: "draft",
  version: 1,
  revision: 0,
  answerBy: null,
  booking: { orderNumber: null, costCentre: null, account: null },
  lines: [],
  proposal: null,
  acknowledged: { client: null, partner: null },
};

/** A stretch of the day on which Berlin's clocks go back: 00:00 to 06:00 there are seven hours. */
export const LONG_NIGHT = { start: "2026-10-25T00:00:00+02:00", end: "2026-10-25T06:00:00+01:00" };

/** A request with these lines, sent. */
export function sentRequest(terms: RequestTerms, lines: readonly AskedLine[], nowMs: number): CommitmentRequest {
  const by = CLIENT;
  const written = applyAction(DRAFT, { action: "edit", lines: [...lines] }, { by, nowMs, terms });
  return applyAction(written.request, { action: "send" }, { by, nowMs, terms }).request;
}
