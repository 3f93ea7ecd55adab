import type { CommitmentRequest, DeliveredInterval, partnerRoutes, RequestDelivery } from "@springtide/contracts";
import { deliveryFile } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { requestDelivery } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { noSuchRequest, sees } from "../commitments/request-view.ts";
import { requestsOfShop } from "../commitments/requests-of-shop.ts";
import { documentOfStored } from "../exports/request-documents.ts";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { noSuchShop } from "../http/problems.ts";
import { bytesOf } from "../imports/uploads.ts";
import type { Actor } from "../people/actor.ts";
import type { PartnerFileNeeds } from "./partner-needs.ts";

type Routes = Pick<typeof partnerRoutes, "readPartnerRoster" | "requestDelivery" | "exportDelivery" | "putDeliveries">;

const DAY_MS = 86_400_000;

/** What is answered of partners' rosters and of what they delivered. */
export function deliveryHandlers({ store, now, files }: PartnerFileNeeds): Handlers<Routes> {
  const requestOf = async (actor: Actor, id: string): Promise<CommitmentRequest> => {
    const found = await store.within(actor.scope).commitments.get(id);
    if (found === null || !sees(actor, found)) throw noSuchRequest(id);
    return found;
  };
  const deliveryOf = async (actor: Actor, request: CommitmentRequest): Promise<RequestDelivery> => {
    const whole = store.within({ ...actor.scope, partner: null });
    const { clientZone, partnerZone, intervalMinutes } = await clocksOf(whole, request);
    const starts = request.lines.map(({ start }) => Date.parse(start));
    const ends = request.lines.map(({ end }) => Date.parse(end));
    const range = { fromMs: Math.min(...starts) - DAY_MS, untilMs: Math.max(...ends) };
    const requests = await requestsOfShop(whole, request.shop);
    return requestDelivery(
      {
        request,
        requests: requests.filter((one) => one.agreement === request.agreement),
        deliveries: starts.length === 0 ? [] : await whole.partners.deliveries(request, range),
        ...{ intervalMinutes, clientZone, partnerZone },
        fill: await whole.partners.fill(request.id),
      },
      now().getTime(),
    );
  };
  return {
    async readPartnerRoster({
      actor,
      params: { request: id },
      query: { keep = "no", file = "roster", sheet },
      upload,
      signal,
    }) {
      const whole = store.within({ ...actor.scope, partner: null });
      const document = await documentOfStored(whole, await requestOf(actor, id), now());
      const read = await files.read(
        "partner-roster",
        { bytes: await bytesOf(upload), file, request: document, at: now(), sheet },
        signal,
      );
      if (keep === "yes") await whole.partners.keepFill(read.fill);
      return {
        ...{ fill: read.fill, kept: keep === "yes", findings: [...read.findings], notes: [...read.notes] },
        ...{ sheet: read.sheet, sheets: [...read.sheets] },
      };
    },

    requestDelivery: async ({ actor, params: { request: id } }) => deliveryOf(actor, await requestOf(actor, id)),

    async exportDelivery({ actor, params: { request: id }, query: { format } }) {
      const request = await requestOf(actor, id);
      const { partnerZone } = await clocksOf(store.within({ ...actor.scope, partner: null }), request);
      const told = { delivery: await deliveryOf(actor, request), lines: request.lines, partnerZone };
      const { bytes, mediaType, name } = deliveryFile(told, format, now());
      return new FileAnswer(bytes, mediaType, name);
    },

    async putDeliveries({ actor, params: { shop: id }, query: { file = "deliveries" }, upload, signal }) {
      const own = store.within(actor.scope);
      const stored = await own.shop(id);
      if (stored === null) throw noSuchShop(id);
      const intervals = await files.deliveries({ bytes: await bytesOf(upload), file }, signal);
      const known = stored.shop.agreements.map((agreement) => agreement.id);
      refuseUnknown(intervals, known, file);
      const starts = intervals.map(({ startMs }) => startMs);
      const told = {
        intervals: intervals.length,
        agreements: [...new Set(intervals.map(({ agreement }) => agreement))],
        from: new Date(starts.reduce((least, ms) => Math.min(least, ms), Infinity)).toISOString(),
        until: new Date(starts.reduce((most, ms) => Math.max(most, ms), -Infinity)).toISOString(),
      };
      await own.partners.putDeliveries(id, intervals, {
        ...{ who: whoOf(actor), what: "deliveries.store", why: null, before: null, after: told },
        about: { kind: "shop", id, version: null },
      });
      return told;
    },
  };
}

/** On whose clocks both sides read a request, and how long its intervals are; as its lines say where the shop is no more. */
async function clocksOf(whole: Pick<OrganisationStore, "shop">, { shop: id, agreement, lines }: CommitmentRequest) {
  const shop = (await whole.shop(id))?.shop;
  const zone = lines[0]?.zone ?? "UTC";
  return {
    clientZone: shop?.zone ?? zone,
    partnerZone: shop?.agreements.find((one) => one.id === agreement)?.zone ?? zone,
    intervalMinutes: shop?.intervalMinutes ?? 15,
  };
}

function refuseUnknown(intervals: readonly DeliveredInterval[], known: readonly string[], file: string): void {
  const findings = intervals
    .filter(({ agreement }) => !known.includes(agreement))
    .map(({ agreement, row }) => ({
      ...{ code: "agreement-unknown", place: { file, row, column: "agreement" }, found: `"${agreement}"` },
      rule: `the agreements of this shop are ${known.join(", ") || "none"}`,
      remedy: "Write the id that the shop file gives it.",
    }));
  if (findings.length > 0) throw new Refusal(findings.slice(0, 20), findings.length);
}
