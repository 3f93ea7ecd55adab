import type { Worker } from "node:worker_threads";
import type { DeliveredInterval } from "@springtide/contracts";
import { Cancelled, inWords, Refusal } from "@springtide/refusal";
import { HttpProblem } from "../http/problems.ts";
import type { FileNews } from "./file-news.ts";
import type { FileKind, ReadOf } from "./file-reading.ts";

interface Waiting {
  readonly file: string;
  readonly signal: AbortSignal;
  readonly mostMs: number;
  readonly onPart: (rows: readonly DeliveredInterval[]) => void;
}

/** What a thread makes of a file, however it ends. @throws see `FileReaders.read` */
export async function answerOfThread<Kind extends FileKind>(
  thread: Worker,
  { file, signal, mostMs, onPart }: Waiting,
): Promise<ReadOf<Kind>> {
  const over = new AbortController();
  try {
    return await new Promise<ReadOf<Kind>>((resolve, reject) => {
      thread.on("message", (news: FileNews<Kind>) => {
        if (news.kind === "read") resolve(news.read);
        else if (news.kind === "refused") reject(new Refusal(news.findings, news.total));
        else {
          onPart(news.rows);
          // Whoever else waits gets a turn before the next part.
          setImmediate(() => {
            thread.postMessage("next");
          });
        }
      });
      thread.on("error", (error) => {
        reject(isOutOfMemory(error) ? tooLarge(file) : error);
      });
      thread.on("exit", () => {
        reject(brokeOff(file));
      });
      signal.addEventListener(
        "abort",
        () => {
          reject(new Cancelled());
        },
        { signal: over.signal },
      );
      const timer = setTimeout(() => {
        reject(tooLong(file, mostMs));
      }, mostMs);
      over.signal.addEventListener("abort", () => {
        clearTimeout(timer);
      });
    });
  } finally {
    over.abort();
  }
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const REMEDY = "Split the file by week or by month, and send its parts one after the other.";

function tooLarge(file: string): Refusal {
  return new Refusal({
    code: "reading-too-large",
    place: { file },
    found: "a file that takes more memory than there is for one",
    rule: "a file is read within the memory that is kept for it",
    remedy: REMEDY,
  });
}

function tooLong(file: string, mostMs: number): Refusal {
  const seconds = Math.round(mostMs / 1000);
  return new Refusal({
    code: "reading-too-long",
    place: { file },
    found: `a file that was not read to its end within ${seconds} seconds`,
    rule: "a file is read within that time",
    remedy: REMEDY,
    values: { seconds },
  });
}

/** The thread was ended from outside: the file may be as good as any. */
function brokeOff(file: string): HttpProblem {
  const finding = {
    code: "reading-broke-off",
    place: { file },
    found: "a file that was not read to its end, as the thread that read it was ended",
    rule: "a file is read whole or not at all, and nothing of it is stored",
    remedy: "Send it again; if it stays so, split it and send its parts.",
  };
  return new HttpProblem(503, "reading-broke-off", "Not read", inWords(finding), [finding], { "Retry-After": "5" });
}
