import type { descriptionRoutes } from "@springtide/contracts";
import { shopFromValue } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { DescribedSince, OrganisationStore, ShopImport, Store, StoredShop } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { Answer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem, noSuchShop } from "../http/problems.ts";
import { readRequest } from "../http/read-call.ts";
import { namesVersion, versionStale } from "../http/versions.ts";
import { importerOf } from "../imports/importer-of.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Actor } from "../people/actor.ts";
import { DemoShops } from "./demo-shops-at-hand.ts";
import { describedAnew, newShop } from "./described-import.ts";
import { changedParts, describedShop } from "./shop-version.ts";

export interface DescriptionNeeds {
  readonly store: Store;
  readonly background: Jobs;
  /** Demo shops that come along, a folder each; null for none. */
  readonly demoFolder: string | null;
}

/** What is answered of shops as people describe them. */
export function descriptionHandlers({
  store,
  background,
  demoFolder,
}: DescriptionNeeds): Handlers<typeof descriptionRoutes> {
  const own = (actor: Actor): OrganisationStore => store.within(actor.scope);
  const demos = new DemoShops(demoFolder);
  return {
    async getDescription({ params: { shop: id }, actor }) {
      const { description, version } = describedShop((await requireShop(own(actor), id)).shop);
      return new Answer(description, { version });
    },

    async putDescription({ params: { shop: id }, query: { without = "", plan }, body, ifMatch, actor }) {
      const resolve = readRequest(() => shopFromValue(body));
      const shops = own(actor);
      const before = describedShop((await requireShop(shops, id)).shop);
      const shop = resolve();
      if (shop.id !== id) throw otherId(id, shop.id);
      const after = describedShop(shop);
      await requireUnchanged(shops, id, ifMatch, before.version);
      if (before.version === after.version) return new Answer(after.description, { version: after.version });
      const made = async (stored: StoredShop | null) => {
        if (stored === null) throw noSuchShop(id);
        await requireUnchanged(shops, id, ifMatch, describedShop(stored.shop).version);
        return describedAnew(shops, stored, shop, without.split(","));
      };
      const importId = await shops.changeShop(id, made, importerOf(actor.person).who);
      if (plan === "yes" && (await shops.summary(id))?.firstDay != null)
        await background.run("plan", actor.scope, { kind: "plan", shop: id });
      await shops.audit.record({
        who: whoOf(actor),
        what: "shop.describe",
        about: { kind: "shop", id, version: importId },
        why: null,
        before: { version: before.version },
        after: { version: after.version, parts: changedParts(before.description, after.description) },
      });
      return new Answer(after.description, { version: after.version });
    },

    async makeShop({ body, actor }) {
      const shop = readRequest(() => shopFromValue(body))();
      await storeNew(own(actor), actor, newShop(shop));
      return new Answer({ shop: shop.id }, { location: `/api/shops/${shop.id}` });
    },

    async listDemoShops({ actor }) {
      const stored = new Set((await own(actor).shopInputs()).map(({ id }) => id));
      return { shops: (await demos.list()).map((demo) => ({ ...demo, isStored: stored.has(demo.id) })) };
    },

    async loadDemoShop({ body: { shop: id }, actor }) {
      if ((await own(actor).summary(id)) !== null) throw idTaken(id);
      await storeNew(own(actor), actor, await demos.read(id));
      await background.run("plan", actor.scope, { kind: "plan", shop: id });
      return new Answer({ shop: id }, { location: `/api/shops/${id}` });
    },
  };
}

async function requireShop(store: OrganisationStore, id: string): Promise<StoredShop> {
  const stored = await store.shop(id);
  if (stored === null) throw noSuchShop(id);
  return stored;
}

/** @throws HttpProblem 412 `version-stale`, with who changed it where that is known */
async function requireUnchanged(
  store: OrganisationStore,
  id: string,
  ifMatch: string | null,
  present: string,
): Promise<void> {
  if (namesVersion(ifMatch, present)) return;
  const since = await store.describedSince(id);
  throw versionStale(ifMatch, present, since === null ? "" : await changeInWords(store, since));
}

/** Names are told, never stored: an import knows its person by number. */
async function changeInWords(store: OrganisationStore, { at, who }: DescribedSince): Promise<string> {
  const person = Number(/^person (\d+)$/.exec(who ?? "")?.[1] ?? Number.NaN);
  const member = (await store.people.members()).find((one) => one.person === person);
  return `It was changed by ${member?.name ?? who ?? "somebody"} at ${at}.`;
}

/** Stores a shop unless there is one of its id. @throws HttpProblem 409 `shop-id-taken` */
async function storeNew(store: OrganisationStore, actor: Actor, made: ShopImport): Promise<void> {
  const { id } = made.shop;
  const unlessThere = (stored: StoredShop | null): Promise<ShopImport> =>
    stored === null ? Promise.resolve(made) : Promise.reject(idTaken(id));
  const importId = await store.changeShop(id, unlessThere, importerOf(actor.person).who);
  await store.audit.record({
    who: whoOf(actor),
    what: "shop.make",
    about: { kind: "shop", id, version: importId },
    why: null,
    before: null,
    after: { version: describedShop(made.shop).version },
  });
}

function idTaken(id: string): HttpProblem {
  const place = { field: "/id" };
  const rule = "every shop has an id of its own";
  const finding = { code: "shop-id-taken", place, found: `"${id}", a shop that is stored`, rule };
  const errors = [{ ...finding, remedy: "Give it another id, or change the shop that is there." }];
  return new HttpProblem(409, "shop-id-taken", "There already", `A shop "${id}" is stored already.`, errors);
}

function otherId(id: string, found: string): Refusal {
  return new Refusal({
    code: "shop-id-changed",
    place: { field: "/id" },
    found: `"${found}" in the description of "${id}"`,
    rule: "a shop keeps its id: plans, contacts and agreements are stored under it",
    remedy: `Write ${id}, or make another shop of this description.`,
  });
}
