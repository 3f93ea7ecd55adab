import { LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import type { Command } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import type { Inputs } from "./inputs.ts";
import { sendImport, serverFor } from "../owner-client.ts";
import { INPUT_OPTIONS, readInputs, reportLines } from "./inputs.ts";

/** Stores a shop and its past in the data folder, whole or not at all; the dashboard shows it from then on. */
export const importCommand: Command = {
  name: "import",
  summary: "store a shop and its past, for the dashboard",
  words: ["<shop.yaml>"],
  options: {
    ...INPUT_OPTIONS,
    data: {
      type: "string",
      value: "<folder>",
      description: DATA_DESCRIPTION,
    },
  },
  async run(given, terminal) {
    const inputs = await readInputs(given, terminal);
    terminal.progress(90, 100, "Storing");
    await storeShop(storePlace(given.text("data")), inputs);
    terminal.clear();
    if (given.flag("json"))
      terminal.print(
        JSON.stringify({ shop: inputs.shop.id, report: inputs.report, weatherNotes: inputs.weatherNotes }),
      );
    else if (!given.flag("quiet"))
      for (const line of [...reportLines(inputs), `Stored "${inputs.shop.name}". See it with: springtide serve`])
        terminal.print(line);
  },
};

/** Through the server that holds the folder, where one does. */
async function storeShop(place: ReturnType<typeof storePlace>, inputs: Inputs): Promise<void> {
  const server = await serverFor(place);
  if (server !== null) return sendImport(server, inputs);
  const store = await openStore(place);
  try {
    await store.within(LOCAL_SCOPE).importShop(inputs, OWNER_COMMAND);
  } finally {
    await store.close();
  }
}
