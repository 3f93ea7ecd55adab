import { ImportOfShop, ImportUndo, ImportsOfShop, parseOrRefuse } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE } from "@springtide/store";
import type { Express } from "express";
import { json } from "express";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { noSuchShop } from "./problems.ts";
import { readRequest } from "./read-call.ts";

/** What commands of this machine ask of stored shops and do with their imports: list them, say what one changed, take the newest back. */
export function mountOwnerImports(
  app: Express,
  { store, jobs }: { readonly store: Store; readonly jobs: PlanJobs },
): void {
  const shops = store.within(LOCAL_SCOPE);
  app.get("/api/owner/shops", async (_request, response) => {
    response.json((await shops.listShops()).map(({ id }) => id));
  });
  app.get("/api/owner/shops/:shop", async (request, response) => {
    const { shop } = readRequest(() => parseOrRefuse(ImportsOfShop, request.params));
    const stored = await shops.shop(shop);
    if (stored === null) throw noSuchShop(shop);
    response.json(stored.shop);
  });
  app.get("/api/owner/imports/:shop", async (request, response) => {
    const { shop } = readRequest(() => parseOrRefuse(ImportsOfShop, request.params));
    response.json(await shops.imports(shop));
  });
  app.get("/api/owner/imports/:shop/:import/changes", async (request, response) => {
    const { shop, import: id } = readRequest(() => parseOrRefuse(ImportOfShop, request.params));
    response.json(await shops.importChanges(shop, id));
  });
  app.post("/api/owner/imports/:shop/:import/undo", json(), async (request, response) => {
    const { shop, import: id } = readRequest(() => parseOrRefuse(ImportOfShop, request.params));
    const { who } = readRequest(() => parseOrRefuse(ImportUndo, request.body));
    await shops.undoImport(shop, id, who);
    if ((await shops.summary(shop)) !== null) await jobs.refresh(LOCAL_SCOPE, shop);
    response.json({ shop, undone: id });
  });
}
