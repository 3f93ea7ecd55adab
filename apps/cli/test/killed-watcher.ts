import { storePlace } from "../src/places.ts";
import { takeFile } from "../src/commands/take-file.ts";
import { watchFolder } from "../src/commands/watch-folder.ts";

/** A process that watches a folder for a shop that is stored, and is killed right after it has imported a file, before it is moved. */
const [folder = "", data = ""] = process.argv.slice(2);
const place = storePlace(data);
await watchFolder(folder, {
  take: async (path) => {
    await takeFile(path, { folder, shopOf: (books) => books.shop("lamps"), mapping: undefined, accept: [], place });
    process.kill(process.pid, "SIGKILL");
    return new Promise(() => undefined);
  },
  tell: () => undefined,
  now: place.now,
  isStopped: () => false,
  settledMs: 500,
});
