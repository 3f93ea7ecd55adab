import { civilDay, timeZone } from "@springtide/calendar";
import type { Statement } from "@springtide/contracts";
import { sealedStatement } from "@springtide/exchange";
import { locksOfMonth, statementOf } from "@springtide/season/service";
import type { OrganisationStore, Store } from "@springtide/store";
import type { KnownAgreement } from "../partners/agreement-of-partner.ts";
import type { Actor } from "../people/actor.ts";
import { lockSources } from "./lock-sources.ts";

const DAY_MS = 86_400_000;
/** A week that a tariff counts may begin in the month before; a line may end on the day after. */
const AROUND_DAYS = 8;

/** What a month under an agreement comes to, as it stands now. */
export async function statementOfMonth(
  { store, now }: { readonly store: Store; readonly now: () => Date },
  { scope }: Pick<Actor, "scope">,
  { stored, agreement, partner, requests }: KnownAgreement,
  month: string,
): Promise<Statement> {
  const whole = store.within({ ...scope, partner: null });
  const nowMs = now().getTime();
  const key = { shop: stored.shop.id, agreement: agreement.id, month };
  const terms = { shop: stored.shop, holidays: stored.holidays, agreement };
  const around = aroundMonth(agreement.zone, month, agreement.tariff.period === "season" ? 400 : AROUND_DAYS);
  const ordered = await orderedPositions(whole, requests, around);
  return sealedStatement(
    statementOf(
      {
        ...{ terms, partner, month, requests },
        orderedPositions: (request, line) => ordered.get(`${request}/${line}`),
        deliveries: await whole.partners.deliveries(key, around),
        locks: await locksOfMonth(terms, month, nowMs, lockSources(whole, stored.shop, agreement, requests)),
        typedService: await whole.settlements.serviceLevels(key),
        disputes: await whole.settlements.disputes(key),
      },
      nowMs,
    ),
  );
}

function aroundMonth(zone: string, month: string, days: number): { readonly fromMs: number; readonly untilMs: number } {
  const startMs = timeZone(zone).startOfDayMs(civilDay(`${month}-01`));
  return { fromMs: startMs - days * DAY_MS, untilMs: startMs + (31 + AROUND_DAYS) * DAY_MS };
}

/** Positions as they first stood on a sheet, by request and line. */
async function orderedPositions(
  whole: Pick<OrganisationStore, "commitments">,
  requests: KnownAgreement["requests"],
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { id, lines } of requests) {
    if (!lines.some(({ start }) => Date.parse(start) >= fromMs && Date.parse(start) < untilMs)) continue;
    for (const sheet of await whole.commitments.sheets(id))
      for (const line of sheet.lines)
        if (!found.has(`${id}/${line.id}`)) found.set(`${id}/${line.id}`, line.positionsLoggedIn);
  }
  return found;
}
