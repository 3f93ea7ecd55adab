import { ImportJob, parseOrRefuse } from "@springtide/contracts";
import { Cancelled } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";
import { lookInThread } from "../../imports/look-in-thread.ts";
import { noSuchUpload, storeExamination } from "../../imports/store-examination.ts";
import { diffOf, lookWorkOf, uploadFor } from "../../imports/uploads.ts";
import type { JobKind } from "../job-kind.ts";
import type { Jobs } from "../jobs.ts";
import { Threads } from "../threads.ts";

export interface ImportKindNeeds {
  readonly script: URL;
  readonly jobs: () => Jobs;
}

/**
 * A file that was sent, looked through in a thread, and stored as a new version of its shop's history if that is asked: in one transaction with
 * the note that it was, so that it is stored once, whoever goes down meanwhile. Its result is what is told of the file, or the import.
 */
export function importKind({ script, jobs }: ImportKindNeeds): JobKind<ImportJob> {
  // A thread of its own: somebody who sends a file does not wait for plans that are computed.
  const threads = new Threads(1);
  return {
    name: "import",
    lane: "errands",
    priority: 20,
    read: (input) => parseOrRefuse(ImportJob, input),
    shopOf: ({ shop }) => shop,
    async basis({ shop, upload, store: stores }, store) {
      if ((await uploadFor(store, shop, upload)) === null) throw noSuchUpload(shop, upload);
      // What storing would change is another thing after each import; what was stored stays stored.
      return stores ? upload : null;
    },
    async work(call, run) {
      const { store, scope, progress, signal } = run;
      const upload = await uploadFor(store, call.shop, call.upload);
      if (upload === null) throw noSuchUpload(call.shop, call.upload);
      const before = upload.storedAs;
      if (call.store && before !== null) return imported(store, call.shop, before);
      const work = await lookWorkOf(store, upload, call);
      const looked = await lookInThread(work, { threads, progress, signal }, script);
      if (signal.aborted) throw new Cancelled();
      progress(99, 100, call.store ? "Storing" : "Comparing with what is stored");
      if (!call.store)
        return {
          state: "ready",
          result: JSON.stringify({ diagnosis: looked.diagnosis, diff: await diffOf(store, work, looked) }),
        };
      const { shop, upload: id, saveMapping, who } = call;
      const { importId } = await storeExamination(store, looked, { shop, upload: id, saveMapping, who });
      await jobs().run("plan", scope, { kind: "plan", shop });
      return imported(store, shop, importId);
    },
  };
}

async function imported(
  store: OrganisationStore,
  shop: string,
  importId: number,
): Promise<{ readonly state: "ready"; readonly result: string }> {
  const entry = (await store.imports(shop)).find((one) => one.id === importId);
  if (entry === undefined) throw new Error(`The import ${importId} was stored and is not listed.`);
  return { state: "ready", result: JSON.stringify(entry) };
}
