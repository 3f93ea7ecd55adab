import { existsSync, writeFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";

/** A thread that goes down without a word: the first time where it is given a file to remember that by, else every time. */
parentPort?.on("message", ({ file }: { readonly file: string }) => {
  if (file !== "" && existsSync(file)) {
    parentPort?.postMessage({ kind: "done", json: '"done"' });
    return;
  }
  if (file !== "") writeFileSync(file, "");
  process.exit(9);
});
