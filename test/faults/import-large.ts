import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { largeImport } from "./large-import.ts";

/** A process to be killed: imports the generation it is told into the folder it is told, and says when it begins and ends. */
const [folder = "", generation = ""] = process.argv.slice(2);
const imported = largeImport(Number(generation));
const store = await openStore({ folder, now: () => new Date() });
process.stdout.write("begins\n");
await store.within(LOCAL_SCOPE).importShop(imported);
process.stdout.write("done\n");
await store.close();
