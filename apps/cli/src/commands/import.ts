import { LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import { readImportMapping, readShop } from "@springtide/exchange";
import type { Command, Given, Terminal } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import type { Inputs } from "./inputs.ts";
import { sendImport, serverFor } from "../owner-client.ts";
import { watchImport } from "./watch-import.ts";
import { INPUT_OPTIONS, readInputs, reportLines } from "./inputs.ts";

/** Stores a shop and its past in the data folder, whole or not at all; the dashboard shows it from then on. */
export const importCommand: Command = {
  name: "import",
  summary: "store a shop and its past, for the dashboard",
  words: ["<shop.yaml>"],
  options: {
    ...INPUT_OPTIONS,
    watch: {
      type: "string",
      value: "<folder>",
      description: "Import files as they appear there, one after the other, until stopped; they go to done or refused.",
    },
    accept: {
      type: "string",
      value: "<mend,...>",
      description: "With --watch: mends that are made where a file needs them (see springtide doctor).",
    },
    data: {
      type: "string",
      value: "<folder>",
      description: DATA_DESCRIPTION,
    },
  },
  async run(given, terminal) {
    const watched = given.text("watch");
    if (watched !== undefined) return watch(watched, given, terminal);
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

async function watch(folder: string, given: Given, terminal: Terminal): Promise<void> {
  const mappingPath = given.text("mapping");
  const accept = given.texts("accept").flatMap((text) => text.split(","));
  const request = {
    folder,
    shop: await readShop(given.words[0] ?? ""),
    mapping: mappingPath === undefined ? undefined : await readImportMapping(mappingPath),
    accept: accept.map((id) => id.trim()),
    place: storePlace(given.text("data")),
  };
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    await watchImport(request, terminal, stopping.signal);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}

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
