import type { Terminal } from "../command.ts";
import type { WatchRequest } from "./take-file.ts";
import { takeFile } from "./take-file.ts";
import { withBooks } from "./watch-books.ts";
import { watchFolder } from "./watch-folder.ts";

/**
 * Imports files into a shop as they appear in a folder, until it is stopped: each through the server that holds the data folder, where
 * one does, else in the store itself, which is held no longer than a file takes.
 * @throws Refusal `folder-not-found`, and those of `openStore`
 */
export async function watchImport(request: WatchRequest, terminal: Terminal, stop: AbortSignal): Promise<void> {
  // A store that cannot be opened at all is no reason to refuse each file.
  await withBooks(request.place, () => Promise.resolve());
  terminal.print(`Watching ${request.folder}. Stop with Ctrl+C.`);
  await watchFolder(request.folder, {
    take: (path) => takeFile(path, request),
    tell: terminal.print,
    now: request.place.now,
    isStopped: () => stop.aborted,
  });
}
