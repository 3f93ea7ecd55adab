import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { codeOf } from "../folder/system-error.ts";

/**
 * How PostgreSQL starts inside PGlite. Its own choice leaves flushing out (`-F`); with this one, what was acknowledged is on
 * the disk before the answer, and stays when the power fails. PGlite passes on `fsync` alone, hence that way to flush.
 */
export const DURABLE_START: string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "wal_sync_method=fsync",
  // PostgreSQL's own choice is four times that. All of it is resident from the start, and the system keeps the files in memory anyway.
  "-c",
  "shared_buffers=32MB",
];

type Init = NodeFS["init"];

/** The files of an embedded database, flushed to the disk whenever PostgreSQL asks for it; PGlite's own never are. */
export class DurableFiles extends NodeFS {
  readonly #flush: (file: number) => void;

  /** @param flush puts what was written to an open file onto the disk */
  constructor(folder: string, flush: (file: number) => void = fsyncSync) {
    super(folder);
    this.#flush = flush;
  }

  override async init(...given: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(...given);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      ({ NODEFS }: { readonly NODEFS: object }): void => {
        passFlushOn(NODEFS, this.#flush);
      },
    ];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/** Emscripten's files know how to flush if their operations say how. */
function passFlushOn(files: object, flush: (file: number) => void): void {
  const operations: unknown = "stream_ops" in files ? files.stream_ops : null;
  if (typeof operations !== "object" || operations === null)
    throw new Error("The embedded database has no place for flushing files.");
  Object.assign(operations, {
    fsync: ({ nfd }: { readonly nfd: number }): number => {
      try {
        flush(nfd);
      } catch (error) {
        // Some systems do not flush folders, or files opened for reading; PostgreSQL itself lets that pass.
        if (!["EPERM", "EACCES", "EINVAL", "EBADF", "EISDIR"].includes(codeOf(error))) throw error;
      }
      return 0;
    },
  });
}
