import type { ImportEntry } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Command, Terminal } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { withImports } from "../shop-imports.ts";
import { changeLines, daysChanged } from "./import-lines.ts";
import { noSuchShop } from "./stored-shop.ts";

/** Lists the imports of a shop, says what one of them changed, or takes the newest back. */
export const importsCommand: Command = {
  name: "imports",
  summary: "list the imports of a shop, see what one changed, take the newest back",
  words: ["<shop id>"],
  options: {
    changes: { type: "string", value: "<number>", description: "Show what this import changed, by queue and day." },
    undo: { type: "string", value: "<number>", description: "Take this import back; it must be the newest." },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const [shop = ""] = given.words;
    const [changes, undo] = [numberOf(given.text("changes")), numberOf(given.text("undo"))];
    if (changes !== null && undo !== null) throw oneAtATime();
    await withImports(storePlace(given.text("data")), async (imports) => {
      if (changes !== null) {
        const diff = await imports.changes(shop, changes);
        tell(terminal, given.flag("json"), diff, () => changeLines(diff));
        return;
      }
      if (undo !== null) await imports.undo(shop, undo);
      const list = await imports.list(shop);
      if (list.length === 0) throw noSuchShop(shop);
      tell(terminal, given.flag("json"), list, () => list.map(lineOf));
    });
  },
};

function tell(terminal: Terminal, asJson: boolean, value: unknown, lines: () => string[]): void {
  if (asJson) terminal.print(JSON.stringify(value));
  else for (const line of lines()) terminal.print(line);
}

function lineOf(entry: ImportEntry): string {
  const { id, at, who, file, rows, holds, undone } = entry;
  const changed = daysChanged(entry);
  const days = changed === null ? "" : ` ${changed}`;
  const source = file === null ? "" : ` ${file}${rows === null ? "" : `, ${rows} rows`}`;
  const state = undone === null ? "" : ` taken back ${undone.at}${undone.who === null ? "" : ` by ${undone.who}`}`;
  return `${holds ? "*" : " "} ${id}  ${at}${who === null ? "" : ` ${who}`}${source}${days}${state}`;
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Refusal({
    code: "import-number",
    place: {},
    found: `"${text}"`,
    rule: "an import is named by its number",
    remedy: "List the imports of the shop and take a number from there.",
  });
}

function oneAtATime(): Refusal {
  return new Refusal({
    code: "one-at-a-time",
    place: {},
    found: "--changes and --undo together",
    rule: "one command does one of them",
    remedy: "Look at the changes first, then take the import back.",
  });
}
