import { Plan, type Publication, type PublishedKind } from "@springtide/contracts";
import { amountCents } from "@springtide/planning/terms";
import type { PublishDecision, Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { beyondLimit, monthAt } from "./authorise.ts";

/** How long a wish waits for a second person. */
const WAITS_MS = 7 * 86_400_000;

/** A version that somebody wants to publish. */
export interface Wanted {
  readonly kind: PublishedKind;
  readonly shop: string;
  readonly version: number;
  readonly why: string;
}

/** What is published of a stored version, and what it commits to with partners. */
export interface ToPublish {
  readonly publication: NonNullable<PublishDecision["publication"]>;
  readonly cents: number;
  readonly month: string;
  readonly currency: string;
}

/** A stored version as it is to be published by somebody. @throws HttpProblem 404 `no-such-plan`, `no-such-version` */
export async function versionToPublish(store: Store, actor: Actor, wanted: Wanted, at: Date): Promise<ToPublish> {
  const { kind, shop, version, why } = wanted;
  const { software, seed, cents, zone, currency } = await termsOf(store, actor, wanted);
  const publication = { kind, shop, version, why, software, seed, at: at.toISOString(), ...whoOf(actor) };
  return { publication, cents, month: monthAt({ zone }, at.getTime()), currency };
}

interface Terms {
  readonly software: string;
  readonly seed: number;
  readonly cents: number;
  readonly zone: string;
  readonly currency: string;
}

async function termsOf(store: Store, { scope }: Actor, { kind, shop, version }: Wanted): Promise<Terms> {
  const own = store.within(scope);
  if (kind === "plan") {
    const stored = await own.publications.plan(shop, version);
    if (stored === null) throw noSuchVersion("plan", shop, version);
    const { software, seed, totals, shop: described } = Plan.parse(JSON.parse(stored.json));
    const { zone, currency } = described;
    return { software, seed, cents: amountCents(totals.overflowCost), zone, currency };
  }
  const [numbered, described] = [await own.publications.numbered(kind, shop, version), await own.shop(shop)];
  if (numbered === null || described === null) throw noSuchVersion(kind, shop, version);
  const { software, seed, cents } = numbered;
  return { software, seed, cents, zone: described.shop.zone, currency: described.shop.currency };
}

/**
 * Publishes a version, or asks a second person where what it pays partners is above the limit. Published already, it stays as it was published.
 * What is recommended is not committed yet: the books have it once partners are asked.
 * @returns number of the approval it waits for; null where it is published
 */
export async function publishVersion(store: Store, actor: Actor, wanted: Wanted, at: Date): Promise<number | null> {
  const { kind, shop, version, why } = wanted;
  const { publications } = store.within(actor.scope);
  if ((await publications.published(kind, shop, version)) !== null) return null;
  const { publication, cents, month, currency } = await versionToPublish(store, actor, wanted, at);
  const who = whoOf(actor);
  const about = { kind, id: shop, revision: version };
  return publications.publish(async (books) => {
    const wish = { totalCents: cents, moreCents: 0, orderNumber: null, month, currency };
    const noted = { who, about: { kind, id: shop, version }, why, before: null };
    if ((await beyondLimit(books, actor, wish)) === null)
      return {
        publication,
        spend: null,
        approval: null,
        note: { ...noted, what: `${kind}.publish`, after: { state: "published" } },
      };
    const times = { askedAt: at.toISOString(), expiresAt: new Date(at.getTime() + WAITS_MS).toISOString() };
    const action = { action: "publish" as const, why };
    const approval = { about, action, cents, askedBy: who.person, askedPseudonym: who.pseudonym, ...times };
    return {
      publication: null,
      spend: null,
      approval,
      note: { ...noted, what: "approval.ask", after: { action: "publish", cents } },
    };
  });
}

/** One published version. @throws HttpProblem 404 `no-such-plan`, `no-such-version` */
export async function publicationOf(
  store: Store,
  actor: Actor,
  { kind, shop, version }: Omit<Wanted, "why">,
): Promise<Publication> {
  const found = (await store.within(actor.scope).publications.list(kind, shop)).find((one) => one.version === version);
  if (found === undefined) throw noSuchVersion(kind, shop, version);
  return found;
}

/** The document of a published version, word for word. @throws HttpProblem 404 `no-such-plan`, `no-such-version` */
export async function publishedDocument(
  store: Store,
  actor: Actor,
  { kind, shop, version }: Omit<Wanted, "why">,
): Promise<string> {
  const json = await store.within(actor.scope).publications.published(kind, shop, version);
  if (json === null) throw noSuchVersion(kind, shop, version);
  return json;
}

const OF_KIND: Readonly<Record<PublishedKind, { readonly code: string; readonly words: string }>> = {
  plan: { code: "no-such-plan", words: "a plan" },
  forecast: { code: "no-such-version", words: "a forecast" },
  scenario: { code: "no-such-version", words: "scenarios" },
};

export function noSuchVersion(kind: PublishedKind, shop: string, version: number): HttpProblem {
  const { code, words } = OF_KIND[kind];
  return new HttpProblem(404, code, "Not found", `There is no such version ${version} of ${words} of "${shop}".`);
}
