import type { backlogRoutes } from "@springtide/contracts";
import { requireBacklogFits, withOpeningBacklog } from "@springtide/season/service";
import type { ShopImport, Store, StoredShop } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { noSuchShop } from "../http/problems.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { importerOf } from "./importer-of.ts";

export interface BacklogNeeds {
  readonly store: Store;
  readonly background: Jobs;
  readonly now: () => Date;
}

/** What is answered of opening backlogs. */
export function backlogHandlers({ store, background: jobs, now }: BacklogNeeds): Handlers<typeof backlogRoutes> {
  return {
    async getBacklog({ params, actor }) {
      const stored = await store.within(actor.scope).shop(params.shop);
      if (stored === null) throw noSuchShop(params.shop);
      return { backlog: stored.shop.openingBacklog ?? [] };
    },

    async putBacklog({ params: { shop: id }, body, actor }) {
      const own = store.within(actor.scope);
      const given = body.backlog.map((one, at) => ({ ...one, place: { field: `/backlog/${at}` } }));
      const opened = async (stored: StoredShop | null): Promise<ShopImport> => {
        if (stored === null) throw noSuchShop(id);
        const shop = withOpeningBacklog(stored.shop, given, now().getTime());
        const contacts = await own.history(id, stored.importId);
        requireBacklogFits(shop, stored.holidays, contacts, "/backlog");
        const weather = await own.weather(id, stored.importId);
        return { shop, holidays: stored.holidays, contacts, weather, report: null };
      };
      const importId = await own.changeShop(id, opened, importerOf(actor.person).who);
      await jobs.run("plan", actor.scope, { kind: "plan", shop: id });
      const entry = (await own.imports(id)).find((one) => one.id === importId);
      if (entry === undefined) throw new Error("An import was stored and is not listed.");
      return entry;
    },
  };
}
