import { ImportDiagnosis, ShopImportMessage } from "@springtide/contracts";
import { importFrom } from "@springtide/store";
import { z } from "zod";
import type { JobRun } from "../jobs/job-kind.ts";
import type { LookTold } from "./import-worker.ts";
import type { Looked, LookWork } from "./look-through.ts";

const Told: z.ZodType<LookTold> = z.object({ diagnosis: ImportDiagnosis, read: ShopImportMessage });

/** Has a thread look a file through. @throws what `lookThrough` throws */
export async function lookInThread(
  work: LookWork,
  { threads, progress, signal }: Pick<JobRun, "threads" | "progress" | "signal">,
  script: URL,
): Promise<Looked> {
  const { diagnosis, read } = Told.parse(JSON.parse(await threads.run({ script, work, progress, signal })));
  const { contacts, report } = importFrom(read);
  return { diagnosis, read: { contacts, report } };
}
