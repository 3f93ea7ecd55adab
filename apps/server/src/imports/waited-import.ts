import { ImportDiagnosis, ImportDiff, ImportEntry } from "@springtide/contracts";
import { Cancelled } from "@springtide/refusal";
import type { OrganisationStore, Scope, Upload } from "@springtide/store";
import { z } from "zod";
import { HttpProblem } from "../http/problems.ts";
import { endOfJob } from "../jobs/end-of-job.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { lookThrough } from "./look-through.ts";
import { storeExamination } from "./store-examination.ts";
import type { Reading } from "./uploads.ts";
import { diffOf, lookWorkOf } from "./uploads.ts";

/** Files up to this are read in the blink of an eye, bytes; longer ones in a thread of a job, so that others are answered meanwhile. */
const AT_ONCE_BYTES = 400_000;

/** Who asks for something, and what does it. */
export interface Asking {
  readonly store: OrganisationStore;
  readonly scope: Scope;
  readonly jobs: Jobs;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** What is told of a file that was looked through. */
const Told = z.object({ diagnosis: ImportDiagnosis, diff: ImportDiff.nullable() });

/** Looks a file that waits through, and waits for what is told of it. @throws Refusal where it is no table; HttpProblem 409 */
export async function lookAtUpload(
  asking: Asking,
  upload: Upload,
  reading: Reading,
): Promise<Readonly<z.output<typeof Told>>> {
  const { store, signal } = asking;
  if (isLong(upload)) return Told.parse(await answerOfJob(asking, upload, { ...reading, store: false }));
  const work = await lookWorkOf(store, upload, reading);
  const looked = await lookThrough(work, { cancel: signal });
  return { diagnosis: looked.diagnosis, diff: await diffOf(store, work, looked) };
}

/** How a file is read and noted. */
export interface Storing extends Reading {
  readonly saveMapping: boolean;
  readonly who?: string | undefined;
}

/**
 * Stores a file that waits, and waits for it. What was stored meanwhile is not stored again.
 * @throws Refusal with every finding that still blocks; HttpProblem 409 `already-stored`
 */
export async function storeUpload(asking: Asking, upload: Upload, storing: Storing): Promise<ImportEntry> {
  if (upload.storedAs !== null) throw alreadyStored(upload.storedAs);
  const { store, scope, jobs, signal } = asking;
  const { shop, id } = upload;
  if (isLong(upload)) return ImportEntry.parse(await answerOfJob(asking, upload, { ...storing, store: true }));
  const looked = await lookThrough(await lookWorkOf(store, upload, storing), { cancel: signal });
  const { saveMapping, who } = storing;
  const { state, importId } = await storeExamination(store, looked, { shop, upload: id, saveMapping, who });
  if (state === "stored-before") throw alreadyStored(importId);
  await jobs.run("plan", scope, { kind: "plan", shop });
  const entry = (await store.imports(shop)).find((one) => one.id === importId);
  if (entry === undefined) throw new Error("An import was stored and is not listed.");
  return entry;
}

function isLong({ bytes, packed }: Upload): boolean {
  return Math.max(bytes, packed.length) > AT_ONCE_BYTES;
}

/** Has a job do it. Whoever stops waiting finds it among the jobs. */
async function answerOfJob(
  { jobs, scope, signal }: Asking,
  { shop, id: upload }: Upload,
  wish: Reading & { readonly store: boolean; readonly saveMapping?: boolean; readonly who?: string | undefined },
): Promise<unknown> {
  const job = await jobs.run("import", scope, { kind: "import", shop, upload, ...wish });
  try {
    return JSON.parse(await endOfJob(jobs, scope, job, signal));
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw new HttpProblem(409, "job-cancelled", "Cancelled", `The job ${job} was cancelled; nothing of it is stored.`);
  }
}

function alreadyStored(importId: number): HttpProblem {
  return new HttpProblem(
    409,
    "already-stored",
    "Stored before",
    `This file was stored as import ${importId}. Undo that one, or send the file again.`,
  );
}
