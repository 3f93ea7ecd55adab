import { civilDay, timeZone } from "@springtide/calendar";
import type { Statement } from "@springtide/contracts";
import { sealedStatement } from "@springtide/exchange";
import { locksOfMonth, type OpenStatement, type SealedMonth, statementOf } from "@springtide/season/service";
import type { OrganisationStore, StatementSeal, Store } from "@springtide/store";
import type { KnownAgreement } from "../partners/agreement-of-partner.ts";
import type { Actor } from "../people/actor.ts";
import { lockSources } from "./lock-sources.ts";

const DAY_MS = 86_400_000;
/** A week that a tariff counts may begin in the month before; a line may end on the day after. */
const AROUND_DAYS = 8;

/** What a month under an agreement comes to, as it stands now; once it is final, by the terms of that moment for ever. */
export async function statementOfMonth(
  needs: { readonly store: Store; readonly now: () => Date },
  actor: Pick<Actor, "scope">,
  known: KnownAgreement,
  month: string,
): Promise<Statement> {
  const whole = needs.store.within({ ...actor.scope, partner: null });
  const key = { shop: known.stored.shop.id, agreement: known.agreement.id, month };
  const seal = await whole.settlements.seal(key);
  const now = needs.now();
  const open =
    seal === null
      ? await reckoned(whole, known, { month, now })
      : await reckoned(whole, asSealed(known, seal), { month, now, seal: sealOf(known, seal) });
  if (seal !== null || !open.isFinal || open.lines.length + open.charges.length === 0) return sealedStatement(open);
  const at = now.toISOString();
  const statement = sealedStatement({ ...open, sealed: { at, netCents: open.totals.netCents } });
  const { shop, holidays } = known.stored;
  const isFirst = await whole.settlements.keepSeal(key, { at, terms: { shop, holidays }, statement });
  // Whoever read it in the same moment may have been first: theirs is the one that is kept.
  return isFirst ? statement : statementOfMonth(needs, actor, known, month);
}

function asSealed(known: KnownAgreement, { terms }: StatementSeal): KnownAgreement {
  const agreement = terms.shop.agreements.find(({ id }) => id === known.agreement.id) ?? known.agreement;
  return { ...known, agreement, stored: { ...known.stored, ...terms } };
}

function sealOf(known: KnownAgreement, seal: StatementSeal): SealedMonth {
  const { agreement } = asSealed(known, seal);
  return {
    ...{ at: seal.at, netCents: seal.statement.totals.netCents },
    areTermsOutdated: JSON.stringify(agreement) !== JSON.stringify(known.agreement),
  };
}

async function reckoned(
  whole: OrganisationStore,
  { stored, agreement, partner, requests }: KnownAgreement,
  { month, now, seal }: { readonly month: string; readonly now: Date; readonly seal?: SealedMonth },
): Promise<OpenStatement> {
  const nowMs = now.getTime();
  const key = { shop: stored.shop.id, agreement: agreement.id, month };
  const terms = { shop: stored.shop, holidays: stored.holidays, agreement };
  const around = aroundMonth(agreement.zone, month, agreement.tariff.period === "season" ? 400 : AROUND_DAYS);
  const ordered = await orderedPositions(whole, requests, around);
  return statementOf(
    {
      ...{ terms, partner, month, requests },
      orderedPositions: (request, line) => ordered.get(`${request}/${line}`),
      deliveries: await whole.partners.deliveries(key, around),
      locks: await locksOfMonth(terms, month, nowMs, lockSources(whole, stored.shop, agreement, requests)),
      typedService: await whole.settlements.serviceLevels(key),
      disputes: await whole.settlements.disputes(key),
      ...(seal === undefined ? {} : { seal }),
    },
    nowMs,
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
