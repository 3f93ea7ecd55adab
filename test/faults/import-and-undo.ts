import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { largeImport } from "./large-import.ts";

/**
 * A process to be killed: goes on importing and taking back, one after the other, from the generation it is told; says what it is
 * about to do, and what was acknowledged.
 */
const [folder = "", address = "", from = "1"] = process.argv.slice(2);
const store = await openStore({ folder, databaseUrl: address === "" ? null : address, now: () => new Date() });
const shops = store.within(LOCAL_SCOPE);
process.stdout.write("begins\n");
for (let generation = Number(from); ; generation += 1) {
  process.stdout.write(`importing ${generation}\n`);
  const id = await shops.importShop(largeImport(generation, 40));
  process.stdout.write(`imported ${generation}\n`);
  if (generation % 3 !== 0) continue;
  process.stdout.write(`undoing ${generation}\n`);
  await shops.undoImport("large", id);
  process.stdout.write(`undone ${generation}\n`);
}
