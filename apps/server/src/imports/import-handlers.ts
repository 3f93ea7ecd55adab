import type { importRoutes } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import type { OrganisationStore, Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { HttpProblem, noSuchShop } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { bytesOf, examineUpload, packUpload, requireUpload } from "./uploads.ts";
import { storeExamination } from "./store-examination.ts";

export interface ImportNeeds {
  readonly store: Store;
}

/** What is answered of files of contacts, from being sent to being stored and taken back. */
export function importHandlers({ store }: ImportNeeds): Handlers<typeof importRoutes> {
  const own = (actor: Actor): OrganisationStore => store.within(actor.scope);
  return {
    async uploadContacts({ params: { shop }, query: { file = "contacts.csv", sheet }, upload, actor, signal }) {
      const packed = packUpload(await bytesOf(upload));
      const looked = await examineUpload(own(actor), { shop, file, packed }, { sheet, signal });
      return {
        upload: await own(actor).mappings.keepUpload({ shop, file, packed, ...whoOf(actor) }),
        storedAs: null,
        ...looked.told,
      };
    },

    async pasteContacts({ params: { shop }, body: { text }, actor, signal }) {
      const pasted = { shop, file: "pasted", packed: packUpload(Buffer.from(text, "utf8")) };
      const looked = await examineUpload(own(actor), pasted, { signal });
      return {
        upload: await own(actor).mappings.keepUpload({ ...pasted, ...whoOf(actor) }),
        storedAs: null,
        ...looked.told,
      };
    },

    async examineUpload({ params: { shop, upload: id }, body, actor, signal }) {
      const upload = await requireUpload(own(actor), shop, id);
      const { told } = await examineUpload(own(actor), upload, { ...body, signal });
      return { upload: id, storedAs: upload.storedAs, ...told };
    },

    async storeUpload({ params: { shop, upload: id }, body, actor, signal }) {
      const upload = await requireUpload(own(actor), shop, id);
      if (upload.storedAs !== null) throw alreadyStored(upload.storedAs);
      const looked = await examineUpload(own(actor), upload, { ...body, signal });
      const importId = await storeExamination(own(actor), looked, { save: body.saveMapping, ...whoOf(actor) });
      await own(actor).mappings.markStored(id, importId);
      const entry = (await own(actor).imports(shop)).find((one) => one.id === importId);
      if (entry === undefined) throw new Error("An import was stored and is not listed.");
      return entry;
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
      await own(actor).undoImport(shop, id, whoOf(actor).who);
    },

    listMappings: async ({ actor }) => ({
      mappings: (await own(actor).mappings.list()).map(({ document, ...saved }) => ({
        ...saved,
        mapping: ImportMapping.parse(document),
      })),
    }),

    async saveMapping({ params: { fingerprint }, body: { name, mapping }, actor }) {
      await own(actor).mappings.save({ fingerprint, name, document: JSON.stringify(mapping), ...whoOf(actor) });
    },

    async removeMapping({ params: { fingerprint }, actor }) {
      if (!(await own(actor).mappings.remove(fingerprint))) throw noSuchMapping(fingerprint);
    },
  };
}

/** People stand in what is stored by their number. */
function whoOf({ person }: Actor): { readonly who?: string } {
  return person === null ? {} : { who: `person ${person}` };
}

function alreadyStored(importId: number): HttpProblem {
  return new HttpProblem(
    409,
    "already-stored",
    "Stored before",
    `This file was stored as import ${importId}. Undo that one, or send the file again.`,
  );
}

function noSuchMapping(fingerprint: string): HttpProblem {
  return new HttpProblem(404, "no-such-mapping", "Not found", `No mapping is saved for ${fingerprint}.`);
}
