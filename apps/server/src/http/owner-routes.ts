import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { ShopImportMessage, parseOrRefuse } from "@springtide/contracts";
import type { ShopImport, Store, StoredShop } from "@springtide/store";
import { LOCAL_SCOPE, OWNER_COMMAND, importFrom } from "@springtide/store";
import type { Express, RequestHandler } from "express";
import { json } from "express";
import { importOf } from "../imports/import-of.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { mountOwnerImports } from "./owner-imports.ts";
import { readRequest } from "./read-call.ts";
import { HttpProblem } from "./problems.ts";

/** Ten years of ten queues in quarter hours are some 200 MB. */
const MOST_BYTES = 512 * 1024 * 1024;

export interface OwnerNeeds {
  readonly store: Store;
  readonly jobs: PlanJobs;
  /** Known to those who can read the lock of the data folder. */
  readonly ownerToken: string;
}

/**
 * What commands of this machine do through the server while it holds the data folder: store a shop, add contacts to what is stored
 * of it, and take a backup.
 */
export function mountOwnerRoutes(app: Express, { store, jobs, ownerToken }: OwnerNeeds): void {
  app.use("/api/owner", ownerOnly(ownerToken));
  app.post("/api/owner/import", json({ limit: MOST_BYTES }), async (request, response) => {
    const imported = importFrom(readRequest(() => parseOrRefuse(ShopImportMessage, request.body)));
    await store.within(LOCAL_SCOPE).importShop(imported, OWNER_COMMAND);
    await jobs.refresh(LOCAL_SCOPE, imported.shop.id);
    response.json({ shop: imported.shop.id });
  });
  app.post("/api/owner/contacts", json({ limit: MOST_BYTES }), async (request, response) => {
    const sent = importFrom(readRequest(() => parseOrRefuse(ShopImportMessage, request.body)));
    const shops = store.within(LOCAL_SCOPE);
    const added = (stored: StoredShop | null): Promise<ShopImport> =>
      importOf(shops, sent.shop, sent, stored?.importId);
    await shops.changeShop(sent.shop.id, added, OWNER_COMMAND);
    await jobs.refresh(LOCAL_SCOPE, sent.shop.id);
    response.json({ shop: sent.shop.id });
  });
  app.post("/api/owner/contacts/preview", json({ limit: MOST_BYTES }), async (request, response) => {
    const sent = importFrom(readRequest(() => parseOrRefuse(ShopImportMessage, request.body)));
    const shops = store.within(LOCAL_SCOPE);
    response.json(await shops.previewImport(await importOf(shops, sent.shop, sent)));
  });
  app.post("/api/owner/import/preview", json({ limit: MOST_BYTES }), async (request, response) => {
    const imported = importFrom(readRequest(() => parseOrRefuse(ShopImportMessage, request.body)));
    response.json(await store.within(LOCAL_SCOPE).previewImport(imported));
  });
  mountOwnerImports(app, { store, jobs });
  app.get("/api/owner/backup", async (_request, response) => {
    // Written down first: the store waits for the disk, and not for whoever fetches it.
    const file = join(tmpdir(), `springtide-backup-${randomUUID()}`);
    try {
      await pipeline(Readable.from(store.backup()), createGzip(), createWriteStream(file, { mode: 0o600 }));
      response.type("application/octet-stream").set("Cache-Control", "no-store, no-transform");
      await pipeline(createReadStream(file), response);
    } finally {
      await rm(file, { force: true });
    }
  });
}

function ownerOnly(token: string): RequestHandler {
  const expected = digest(`Bearer ${token}`);
  return (request, _response, next) => {
    // Digests are as long as each other, and are compared in the same time whatever they hold.
    if (timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) next();
    else next(new HttpProblem(401, "not-the-owner", "Not allowed", "Only the owner of the data folder may do this."));
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
