import type { ImportDiagnosis, ImportMapping, PeopleDiagnosis } from "@springtide/contracts";
import {
  applyMends,
  checkPeopleReady,
  checkReady,
  examine,
  examinePeople,
  importFileAt,
  readImportMapping,
  readShop,
  writeImportMapping,
  writeMendedTable,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { Command, Given, Terminal } from "../command.ts";
import { acceptedMends } from "./accepted-mends.ts";
import { diagnosisLines } from "./diagnosis-lines.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { peopleLines } from "./people-files.ts";

/** Looks a file of contacts through, says what is wrong with it, and mends what is accepted; the file itself is never changed. */
export const doctorCommand: Command = {
  name: "doctor",
  summary: "look a file of contacts through, and mend it",
  words: ["<file>"],
  options: {
    shop: { type: "string", value: "<shop.yaml>", description: "Whose queues, zones and opening hours are meant." },
    mapping: {
      type: "string",
      value: "<saved.yaml>",
      description: "How the file is read, as it was saved or written.",
    },
    sheet: { type: "string", value: "<name>", description: "Sheet of a workbook that has several." },
    accept: { type: "string", value: "<mend,...>", description: "Mends that are made; may be given more than once." },
    "save-mapping": {
      type: "string",
      value: "<file.yaml>",
      description: "Save how the file is read, with the mends accepted, for others like it.",
    },
    out: { type: "string", value: "<mended.csv>", description: "Write what was read and mended, in our own form." },
  },
  async run(given, terminal) {
    const [path = ""] = given.words;
    const [shopPath, mappingPath, out, saveTo] = ["shop", "mapping", "out", "save-mapping"].map(given.text);
    const written = [out, saveTo].filter((file) => file !== undefined);
    await refuseOverwriting(written, [path, shopPath, mappingPath]);
    const shop = shopPath === undefined ? null : await readShop(shopPath);
    const mapping: ImportMapping | undefined =
      mappingPath === undefined ? undefined : await readImportMapping(mappingPath);
    const people =
      shop === null || mapping !== undefined
        ? null
        : await examinePeople(path, shop, { accept: given.texts("accept") });
    if (people !== null) {
      tellPeople(people.diagnosis, given, terminal);
      return;
    }
    const context = { shop, mapping, sheet: given.text("sheet"), progress: terminal.progress };
    const file = importFileAt(path);
    const first = await examine(file, context);
    const accepted = acceptedMends(given);
    const examination = accepted.length === 0 ? first : await applyMends(file, first.diagnosis, accepted, context);
    terminal.clear();
    const { diagnosis, histories } = examination;
    if (out !== undefined) {
      checkReady(diagnosis);
      await writeMendedTable(out, histories, { shop, zone: diagnosis.mapping.zone ?? "UTC" });
    }
    if (saveTo !== undefined) await writeImportMapping(saveTo, diagnosis.mapping);
    if (given.flag("json")) terminal.print(JSON.stringify(diagnosis));
    else if (!given.flag("quiet"))
      for (const line of [...diagnosisLines(diagnosis), ...writtenLines(out, saveTo)]) terminal.print(line);
    if (!diagnosis.ready) refuseUnready(diagnosis, given.flag("json"));
  },
};

/** A table about people changes a shop, and no history: it is stored with springtide import --shop, and written nowhere else. */
function tellPeople(diagnosis: PeopleDiagnosis, given: Given, terminal: Terminal): void {
  const idle = ["out", "save-mapping"].find((option) => given.text(option) !== undefined);
  if (idle !== undefined) throw outIdle(idle);
  if (given.flag("json")) terminal.print(JSON.stringify(diagnosis));
  else if (!given.flag("quiet")) for (const line of peopleLines(diagnosis)) terminal.print(line);
  if (diagnosis.ready) return;
  if (given.flag("json")) process.exitCode = 2;
  else checkPeopleReady(diagnosis);
}

function outIdle(option: string): Refusal {
  return new Refusal({
    code: "option-idle",
    place: {},
    found: `--${option}`,
    rule: "a table about people is no history of contacts",
    remedy: "Leave it out; springtide import --shop stores what the table says.",
  });
}

function writtenLines(out: string | undefined, saveTo: string | undefined): string[] {
  return [
    ...(out === undefined ? [] : [`Mended: ${out}`]),
    ...(saveTo === undefined ? [] : [`Mapping saved: ${saveTo}`]),
  ];
}

/** A file that cannot be stored yet is refused: programs see it by the exit code, people by the mends. */
function refuseUnready(diagnosis: ImportDiagnosis, isTold: boolean): void {
  if (isTold) {
    process.exitCode = 2;
    return;
  }
  checkReady(diagnosis);
}
