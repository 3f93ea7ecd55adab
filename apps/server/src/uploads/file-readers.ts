import type { DeliveredInterval } from "@springtide/contracts";
import { isWorkbook } from "@springtide/exchange";
import { startWorker } from "@springtide/exchange/threads";
import { Cancelled } from "@springtide/refusal";
import { Turns } from "../jobs/turns.ts";
import type { FileWork } from "./file-news.ts";
import type { FileKind, FileOf, ReadOf } from "./file-reading.ts";
import { readFileAs } from "./file-reading.ts";
import { answerOfThread } from "./thread-answer.ts";

const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./file-worker.ts", import.meta.url)
  : new URL("./file-worker.js", import.meta.url);

/** What reading files may take of the machine. */
interface ReadingLimits {
  /** Files that are read at one time; others wait for their turn. */
  readonly atOnce: number;
  /** For one file, from its turn on. */
  readonly mostMs: number;
  /** Of one thread. */
  readonly mostMegabytes: number;
}

const LIMITS: ReadingLimits = { atOnce: 2, mostMs: 120_000, mostMegabytes: 1000 };
/** Files up to this are read in the blink of an eye, bytes: to start a thread would take longer. */
const AT_ONCE_BYTES = 400_000;
/** What a byte of a workbook amounts to once it is unpacked, in bytes of text. */
const UNPACKED = 8;

/** Reads files that were sent: small ones as they come, large ones in threads of their own, so that others are answered meanwhile. */
export class FileReaders {
  readonly #limits: ReadingLimits;
  readonly #script: URL;
  readonly #turns: Turns;

  /** @param script of the thread; another one takes its place in tests */
  constructor(limits: Partial<ReadingLimits> = {}, script = WORKER) {
    this.#limits = { ...LIMITS, ...limits };
    this.#script = script;
    this.#turns = new Turns(this.#limits.atOnce);
  }

  /**
   * Reads a file as what it is said to be.
   * @param signal aborted when nobody waits for it any more
   * @throws Refusal of its reader, `reading-too-long`, `reading-too-large`; Cancelled; HttpProblem 503 `reading-broke-off`
   */
  async read<Kind extends Exclude<FileKind, "deliveries">>(
    kind: Kind,
    sent: FileOf<Kind>,
    signal: AbortSignal,
  ): Promise<ReadOf<Kind>> {
    return isLong(sent.bytes) ? this.#inThread({ kind, sent }, signal, () => undefined) : readFileAs(kind, sent);
  }

  /** The same of a file of deliveries, of which there may be very many. */
  async deliveries(sent: FileOf<"deliveries">, signal: AbortSignal): Promise<readonly DeliveredInterval[]> {
    if (!isLong(sent.bytes)) return readFileAs("deliveries", sent);
    const rows: DeliveredInterval[] = [];
    await this.#inThread({ kind: "deliveries", sent }, signal, (part) => {
      for (const row of part) rows.push(row);
    });
    return rows;
  }

  #inThread<Kind extends FileKind>(
    work: FileWork<Kind>,
    signal: AbortSignal,
    onPart: (rows: readonly DeliveredInterval[]) => void,
  ): Promise<ReadOf<Kind>> {
    return this.#turns.take(async () => {
      if (signal.aborted) throw new Cancelled();
      const { mostMs, mostMegabytes } = this.#limits;
      const thread = startWorker(this.#script, work, { maxOldGenerationSizeMb: mostMegabytes });
      try {
        return await answerOfThread<Kind>(thread, { file: work.sent.file, signal, mostMs, onPart });
      } finally {
        await thread.terminate();
      }
    });
  }
}

function isLong(bytes: Uint8Array): boolean {
  return bytes.length * (isWorkbook(bytes) ? UNPACKED : 1) > AT_ONCE_BYTES;
}
