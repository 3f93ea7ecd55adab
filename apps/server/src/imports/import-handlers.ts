import { Readable } from "node:stream";
import type { importRoutes } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import type { OrganisationStore, Store, Upload } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { HttpProblem, noSuchShop } from "../http/problems.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Actor } from "../people/actor.ts";
import { historyDays } from "./history-days.ts";
import { importerOf } from "./importer-of.ts";
import type { Reading } from "./uploads.ts";
import { packUpload, uploadFor } from "./uploads.ts";
import { lookAtUpload, storeUpload } from "./waited-import.ts";

export interface ImportNeeds {
  readonly store: Store;
  readonly background: Jobs;
}

/** What is answered of files of contacts, from being sent to being stored and taken back. */
export function importHandlers({ store, background: jobs }: ImportNeeds): Handlers<typeof importRoutes> {
  const own = (actor: Actor): OrganisationStore => store.within(actor.scope);
  const asking = (actor: Actor, signal: AbortSignal) => ({ store: own(actor), scope: actor.scope, jobs, signal });
  const kept = async (actor: Actor, shop: string, file: string, upload: Readable): Promise<Upload> => {
    if ((await own(actor).summary(shop)) === null) throw noSuchShop(shop);
    const sent = { shop, file, ...(await packUpload(upload)), ...importerOf(actor.person) };
    return requireUpload(own(actor), shop, await own(actor).mappings.keepUpload(sent));
  };
  const looked = async (
    { actor, signal }: { readonly actor: Actor; readonly signal: AbortSignal },
    upload: Upload,
    reading: Reading,
  ) => {
    const told = await lookAtUpload(asking(actor, signal), upload, reading);
    return { upload: upload.id, storedAs: upload.storedAs, ...told };
  };
  return {
    async uploadContacts({ params: { shop }, query: { file = "contacts.csv", sheet }, upload, ...by }) {
      return looked(by, await kept(by.actor, shop, file, upload), { sheet });
    },

    async sendContacts({ params: { shop }, query: { file = "contacts.csv", sheet }, upload, actor }) {
      const { id } = await kept(actor, shop, file, upload);
      const asked = { kind: "import", shop, upload: id, store: false, sheet };
      return { upload: id, job: await jobs.run("import", actor.scope, asked) };
    },

    async pasteContacts({ params: { shop }, body: { text }, ...by }) {
      return looked(by, await kept(by.actor, shop, "pasted", Readable.from([Buffer.from(text, "utf8")])), {});
    },

    async examineUpload({ params: { shop, upload: id }, body, ...by }) {
      return looked(by, await requireUpload(own(by.actor), shop, id), body);
    },

    async storeUpload({ params: { shop, upload: id }, body, actor, signal }) {
      const upload = await requireUpload(own(actor), shop, id);
      return storeUpload(asking(actor, signal), upload, { ...body, ...importerOf(actor.person) });
    },

    async listImports({ params: { shop }, actor }) {
      if ((await own(actor).summary(shop)) === null) throw noSuchShop(shop);
      return { imports: await own(actor).imports(shop) };
    },

    async importDiff({ params: { shop, id }, query: { from }, actor }) {
      const before =
        from ?? (await own(actor).imports(shop)).find((one) => one.id < id && one.undone === null)?.id ?? null;
      return own(actor).importDiff(shop, before, id);
    },

    async undoImport({ params: { shop, id }, actor }) {
      await own(actor).undoImport(shop, id, importerOf(actor.person).who);
      if ((await own(actor).summary(shop)) !== null) await jobs.run("plan", actor.scope, { kind: "plan", shop });
    },

    async getHistoryDays({ params: { shop: id }, query, actor }) {
      const stored = await own(actor).shop(id);
      if (stored === null) throw noSuchShop(id);
      return historyDays(stored, await own(actor).historyDays(id, query), query);
    },

    listMappings: async ({ actor }) => ({
      mappings: (await own(actor).mappings.list()).map(({ document, ...saved }) => ({
        ...saved,
        mapping: ImportMapping.parse(document),
      })),
    }),

    async saveMapping({ params: { fingerprint }, body: { name, mapping }, actor }) {
      await own(actor).mappings.save({
        fingerprint,
        name,
        document: JSON.stringify(mapping),
        ...importerOf(actor.person),
      });
    },

    async removeMapping({ params: { fingerprint }, actor }) {
      if (!(await own(actor).mappings.remove(fingerprint))) throw noSuchMapping(fingerprint);
    },
  };
}

function noSuchMapping(fingerprint: string): HttpProblem {
  return new HttpProblem(404, "no-such-mapping", "Not found", `No mapping is saved for ${fingerprint}.`);
}

/** @throws HttpProblem 404 `no-such-upload` */
async function requireUpload(store: OrganisationStore, shop: string, id: string): Promise<Upload> {
  const upload = await uploadFor(store, shop, id);
  if (upload !== null) return upload;
  throw new HttpProblem(
    404,
    "no-such-upload",
    "Not found",
    "No file with this id waits for this shop; files wait for a day. Send it again.",
  );
}
