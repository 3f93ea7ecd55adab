import type { Audit, Shop } from "@springtide/contracts";
import { CampaignDay, nearNames, OrderDay, ShopFigures } from "@springtide/contracts";
import { withCampaigns } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { DailyFigures, FigureKind, OrganisationStore } from "@springtide/store";
import { z } from "zod";

const Orders = z.array(OrderDay);
const Spend = z.array(CampaignDay);

/** What is stored of a shop besides its contacts, in its newest versions. */
export async function shopFigures(store: OrganisationStore, shop: string): Promise<ShopFigures> {
  const [orders, campaigns, [audits]] = [
    await store.connections.figures(shop, "orders"),
    await store.connections.figures(shop, "campaigns"),
    await store.connections.figures(shop, "audits"),
  ];
  return ShopFigures.parse({
    orders: orders.map((one) => ({ trigger: one.subject, ...versionOf(one), days: one.document })),
    campaigns: campaigns.map((one) => ({ trigger: one.subject, ...versionOf(one), spend: one.document })),
    audits: audits === undefined ? null : { ...versionOf(audits), audits: audits.document },
  });
}

function versionOf({ version, putAt, putBy }: DailyFigures): Pick<DailyFigures, "version" | "putAt" | "putBy"> {
  return { version, putAt, putBy };
}

/** Keeps orders or spend of a trigger. Rows of one day are added up, as those of a file are. @returns their version */
export async function putTriggerDays(
  store: OrganisationStore,
  of: { readonly shop: Shop; readonly kind: "orders" | "campaigns"; readonly trigger: string },
  put: { readonly by: number | null; readonly days: readonly { readonly day: string; readonly value: number }[] },
): Promise<number> {
  requireTrigger(of.shop, of.kind, of.trigger);
  const byDay = new Map<string, number>();
  for (const { day, value } of put.days) byDay.set(day, (byDay.get(day) ?? 0) + value);
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  const document = days.map(([day, value]) =>
    of.kind === "orders" ? { day, orders: value } : { date: day, amount: value },
  );
  const subject = { shop: of.shop.id, kind: of.kind, subject: of.trigger };
  return store.connections.putFigures(subject, { by: put.by, document: JSON.stringify(document) });
}

/** Keeps audits. @returns their version */
export function putShopAudits(
  store: OrganisationStore,
  shop: string,
  put: { readonly by: number | null; readonly audits: readonly Audit[] },
): Promise<number> {
  const of = { shop, kind: "audits" as const, subject: "" };
  return store.connections.putFigures(of, { by: put.by, document: JSON.stringify(put.audits) });
}

const TRIGGER_KIND: Readonly<Record<Exclude<FigureKind, "audits">, Shop["triggers"][number]["kind"]>> = {
  orders: "order-contacts",
  campaigns: "campaign",
};

function requireTrigger(shop: Shop, kind: "orders" | "campaigns", id: string): void {
  const ids = shop.triggers.filter((trigger) => trigger.kind === TRIGGER_KIND[kind]).map((trigger) => trigger.id);
  if (ids.includes(id)) return;
  const near = nearNames(id, ids);
  throw new Refusal({
    code: "no-such-trigger",
    place: { field: "/trigger" },
    found: JSON.stringify(id),
    rule: `${kind} are followed by a trigger of kind ${TRIGGER_KIND[kind]} of the shop`,
    remedy:
      near.length > 0
        ? `Did you mean ${near.join(", or ")}?`
        : ids.length > 0
          ? `Known are: ${ids.join(", ")}.`
          : "Add such a trigger to the shop file and import it first.",
  });
}

/** A shop and its orders and audits as a plan takes them. */
interface FiguresOfPlan {
  /** With the spend that is stored in place of what its file says. */
  readonly shop: Shop;
  readonly orders: ReadonlyMap<string, readonly OrderDay[]>;
  readonly audits: readonly Audit[];
}

/** What a plan is made from besides contacts and weather; figures of triggers that the shop no longer has stay aside. */
export async function figuresOfPlan(store: OrganisationStore, shop: Shop): Promise<FiguresOfPlan> {
  const figures = await shopFigures(store, shop.id);
  const spend = new Map(figures.campaigns.map((one) => [one.trigger, Spend.parse(one.spend)]));
  const following = new Set(shop.triggers.flatMap(({ kind, id }) => (kind === "order-contacts" ? [id] : [])));
  const orders = figures.orders.filter(({ trigger }) => following.has(trigger));
  return {
    shop: withCampaigns(shop, spend),
    orders: new Map(orders.map(({ trigger, days }) => [trigger, Orders.parse(days)])),
    audits: figures.audits?.audits ?? [],
  };
}
