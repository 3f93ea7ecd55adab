import type { ImportDiff, ImportEntry } from "@springtide/contracts";
import { ImportDiff as Diff } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { requireBacklogFits } from "@springtide/season";
import { importMessage, LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import type { Command, Given, Terminal } from "../command.ts";
import { askOwner, sendImport, serverFor } from "../owner-client.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { withImports } from "../shop-imports.ts";
import { addContacts } from "./add-contacts.ts";
import { addPeople } from "./add-people.ts";
import { changeLines, DAYS_LISTED, describedAnewLine, importedLine } from "./import-lines.ts";
import type { Inputs } from "./inputs.ts";
import { INPUT_OPTIONS, readInputs, reportLines } from "./inputs.ts";
import { BACKLOG_OPTION, withBacklogFile } from "./opening-backlog.ts";
import { watchImport, watchSettings } from "./watch-import.ts";

/** Stores a shop and its past in the data folder, whole or not at all, or adds files to a shop that is stored. */
export const importCommand: Command = {
  name: "import",
  summary: "store a shop and its past, for the dashboard; or add files to a stored one",
  words: ["[shop.yaml]"],
  options: {
    ...INPUT_OPTIONS,
    ...BACKLOG_OPTION,
    shop: {
      type: "string",
      value: "<id>",
      description: "A shop that is stored already, in place of its file: what --contacts says is added to its past.",
    },
    watch: {
      type: "string",
      value: "<folder>",
      description: "Import files as they appear there, one after the other, until stopped; they go to done or refused.",
    },
    accept: {
      type: "string",
      value: "<mend,...>",
      description: "With --shop or --watch: mends that are made where a file needs them (see springtide doctor).",
    },
    sheet: { type: "string", value: "<name>", description: "With --shop: sheet of a workbook that has several." },
    settle: {
      type: "string",
      value: "<seconds>",
      description: "With --watch: how long nothing may have written to a file before it is read; 2 if not given.",
    },
    preview: { type: "boolean", description: "Say what would change, by queue and day, and store nothing." },
    replace: {
      type: "boolean",
      description: "With --shop: let days that are stored take other values; without it that is refused.",
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const watched = given.text("watch");
    if (watched !== undefined) return watch(watched, given, terminal);
    if (given.text("shop") !== undefined || given.words.length === 0) return add(given, terminal);
    refuseIdle(given, ["accept", "sheet", "settle", "replace"], "with a shop file");
    const inputs = await withOpenItems(await readInputs(given, terminal), given);
    const place = storePlace(given.text("data"));
    if (given.flag("preview")) return preview(place, inputs, given, terminal);
    terminal.progress(90, 100, "Storing");
    const { entry, replaced } = await storeShop(place, inputs);
    terminal.clear();
    const { shop, report, weatherNotes } = inputs;
    if (given.flag("json"))
      terminal.print(
        JSON.stringify({
          ...{ shop: shop.id, import: entry?.id, days: entry?.contactDays, report, weatherNotes },
          descriptionReplaced: replaced?.id ?? null,
        }),
      );
    else if (!given.flag("quiet"))
      for (const line of [
        ...reportLines(inputs),
        `Stored "${shop.name}". See it with: springtide serve`,
        ...(replaced === null ? [] : describedAnewLine(replaced)),
        ...(entry === undefined ? [] : importedLine(entry)),
      ])
        terminal.print(line);
  },
};

/** With what the file of open items says, if one is named. @throws Refusal where it is not of the days before the plan */
async function withOpenItems(inputs: Inputs, given: Given): Promise<Inputs> {
  const shop = await withBacklogFile(inputs.shop, given);
  requireBacklogFits(shop, inputs.holidays, inputs.contacts);
  return { ...inputs, shop };
}

async function add(given: Given, terminal: Terminal): Promise<void> {
  refuseIdle(given, ["weather", "backlog", "set-aside", "repeated-hour", "settle"], "with a shop that is stored");
  const isPeople = given.text("people") !== undefined;
  if (isPeople && given.text("contacts") !== undefined) throw oneAtATime();
  if (isPeople) return addPeople(given, terminal);
  if (given.text("shop") === undefined && given.text("contacts") === undefined) throw nothingToImport();
  await addContacts(given, terminal);
}

async function watch(folder: string, given: Given, terminal: Terminal): Promise<void> {
  refuseIdle(
    given,
    ["contacts", "people", "weather", "backlog", "set-aside", "repeated-hour", "sheet", "preview", "replace"],
    "while a folder is watched",
  );
  const settings = await watchSettings(folder, given);
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    await watchImport(settings, terminal, stopping.signal);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}

async function preview(
  place: ReturnType<typeof storePlace>,
  inputs: Inputs,
  given: Given,
  terminal: Terminal,
): Promise<void> {
  const diff = await previewShop(place, inputs);
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify({ shop: inputs.shop.id, report: inputs.report, diff }));
  else
    for (const line of [...reportLines(inputs), ...changeLines(diff, DAYS_LISTED), "Nothing was stored."])
      terminal.print(line);
}

/** How an import is listed, and the one before it if that described the shop otherwise. */
interface Stored {
  readonly entry: ImportEntry | undefined;
  readonly replaced: ImportEntry | null;
}

/** Through the server that holds the folder, where one does. */
async function storeShop(place: ReturnType<typeof storePlace>, inputs: Inputs): Promise<Stored> {
  const { id } = inputs.shop;
  const server = await serverFor(place);
  if (server !== null) {
    await sendImport(server, inputs);
    return withImports(place, async (imports) => storedAs(await imports.list(id), (made) => imports.changes(id, made)));
  }
  const store = await openStore(place);
  try {
    const shops = store.within(LOCAL_SCOPE);
    await shops.importShop(inputs, OWNER_COMMAND);
    return await storedAs(await shops.imports(id), (made) => shops.importChanges(id, made));
  } finally {
    await store.close();
  }
}

async function storedAs(
  imports: readonly ImportEntry[],
  changes: (importId: number) => Promise<ImportDiff>,
): Promise<Stored> {
  const [entry, ...others] = imports;
  const before = others.find(({ undone }) => undone === null);
  if (entry === undefined || before === undefined) return { entry, replaced: null };
  return { entry, replaced: (await changes(entry.id)).shopChanged ? before : null };
}

async function previewShop(place: ReturnType<typeof storePlace>, inputs: Inputs): Promise<ImportDiff> {
  const server = await serverFor(place);
  if (server !== null) {
    const headers = { "content-type": "application/json" };
    const request = { method: "POST", headers, body: importMessage(inputs) };
    return Diff.parse(await (await askOwner(server, "/api/owner/import/preview", request)).json());
  }
  const store = await openStore(place);
  try {
    return await store.within(LOCAL_SCOPE).previewImport(inputs);
  } finally {
    await store.close();
  }
}

/** An option that would do nothing is a misunderstanding. @throws Refusal `option-idle` */
function refuseIdle(given: Given, options: readonly string[], when: string): void {
  const idle = options.find((option) => given.text(option) !== undefined || given.flag(option));
  if (idle === undefined) return;
  throw new Refusal({
    code: "option-idle",
    place: {},
    found: `--${idle}`,
    rule: `it does nothing ${when}`,
    remedy: "Leave it out. See: springtide import --help",
  });
}

function oneAtATime(): Refusal {
  return new Refusal({
    code: "one-at-a-time",
    place: {},
    found: "--contacts and --people together",
    rule: "into a stored shop one of them is imported at a time, so that each can be taken back alone",
    remedy: "Import one after the other.",
  });
}

function nothingToImport(): Refusal {
  return new Refusal({
    code: "wrong-words",
    place: {},
    found: "nothing",
    rule: "springtide import takes a shop file, or --contacts or --people for a shop that is stored, or --watch",
    remedy: "See: springtide import --help",
  });
}
