import { type DecisionDifference, Plan, type Publication } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import type { PublishDecision, Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { beyondLimit, monthAt } from "./authorise.ts";

/** How long a wish waits for a second person. */
const WAITS_MS = 7 * 86_400_000;

interface Wanted {
  readonly shop: string;
  readonly version: number;
  readonly why: string;
}

/** What is published of a stored plan, and what it commits to with partners. */
export interface PlanToPublish {
  readonly publication: NonNullable<PublishDecision["publication"]>;
  readonly cents: number;
  readonly month: string;
  readonly currency: string;
}

/** A stored plan as it is to be published by somebody. @throws HttpProblem 404 `no-such-plan` */
export async function planToPublish(
  store: Store,
  actor: Actor,
  { shop, version, why }: Wanted,
  at: Date,
): Promise<PlanToPublish> {
  const stored = await store.within(actor.scope).publications.plan(shop, version);
  if (stored === null) throw noSuchPlan(shop, version);
  const { software, seed, totals, shop: described } = Plan.parse(JSON.parse(stored.json));
  const publication = { shop, version, why, software, seed, at: at.toISOString(), ...whoOf(actor) };
  return {
    publication,
    cents: amountCents(totals.overflowCost),
    month: monthAt(described, at.getTime()),
    currency: described.currency,
  };
}

/**
 * Publishes a version of a plan, or asks a second person where what it pays partners is above the limit. Published already, it stays as it
 * was published. What a plan recommends is not committed yet: the books have it once partners are asked.
 */
export async function publishPlan(store: Store, actor: Actor, wanted: Wanted, at: Date): Promise<number | null> {
  const { publications } = store.within(actor.scope);
  if ((await publications.published(wanted.shop, wanted.version)) !== null) return null;
  const { publication, cents, month, currency } = await planToPublish(store, actor, wanted, at);
  const who = whoOf(actor);
  const about = { kind: "plan" as const, id: wanted.shop, revision: wanted.version };
  return publications.publish(async (books) => {
    const wish = { totalCents: cents, moreCents: 0, orderNumber: null, month, currency };
    const noted = {
      who,
      about: { kind: "plan", id: wanted.shop, version: wanted.version },
      why: wanted.why,
      before: null,
    };
    if ((await beyondLimit(books, actor, wish)) === null)
      return {
        publication,
        spend: null,
        approval: null,
        note: { ...noted, what: "plan.publish", after: { state: "published" } },
      };
    const times = { askedAt: at.toISOString(), expiresAt: new Date(at.getTime() + WAITS_MS).toISOString() };
    const action = { action: "publish" as const, why: wanted.why };
    const approval = { about, action, cents, askedBy: who.person, askedPseudonym: who.pseudonym, ...times };
    return {
      publication: null,
      spend: null,
      approval,
      note: { ...noted, what: "approval.ask", after: { action: "publish", cents } },
    };
  });
}

/** One published version of a shop's plans. @throws HttpProblem 404 `no-such-plan` */
export async function publicationOf(store: Store, actor: Actor, shop: string, version: number): Promise<Publication> {
  const found = (await store.within(actor.scope).publications.list(shop)).find((one) => one.version === version);
  if (found === undefined) throw noSuchPlan(shop, version);
  return found;
}

/** Which seats two plans decide on differently, firm orders and reservations each by agreement and stretch. */
export function decisionDifferences(before: Plan, after: Plan): DecisionDifference[] {
  const [had, has] = [decided(before), decided(after)];
  return [...new Set([...had.keys(), ...has.keys()])]
    .flatMap((key) => {
      const [was, is] = [had.get(key), has.get(key)];
      const told = was ?? is;
      if (told === undefined || was?.seats === is?.seats) return [];
      const { agreement, step, start, end } = told;
      return [{ agreement, step, start, end, before: was?.seats ?? 0, after: is?.seats ?? 0 }];
    })
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

type Decided = Pick<DecisionDifference, "agreement" | "step" | "start" | "end"> & { readonly seats: number };

function decided({ decisions, blocks }: Plan): Map<string, Decided> {
  const found = new Map<string, Decided>();
  const add = (one: Decided): void => {
    const key = [one.agreement, one.step, Date.parse(one.start), Date.parse(one.end)].join(" ");
    found.set(key, { ...one, seats: one.seats + (found.get(key)?.seats ?? 0) });
  };
  for (const { agreement, ordered, reserved } of decisions?.periods ?? []) {
    for (const stretch of ordered) add({ ...stretch, agreement, step: "order" });
    for (const stretch of reserved) add({ ...stretch, agreement, step: "reserve" });
  }
  if (decisions === null)
    for (const { agreement, start, end, seats } of blocks) add({ agreement, start, end, seats, step: "order" });
  return found;
}

export function noSuchPlan(shop: string, version: number): HttpProblem {
  return new HttpProblem(
    404,
    "no-such-plan",
    "Not found",
    `There is no such version ${version} of a plan of "${shop}".`,
  );
}
