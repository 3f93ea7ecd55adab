import type { PaperLanguage, Plan, ShiftDocument } from "@springtide/contracts";
import {
  deltaFile,
  gapsOfPlan,
  type PlanExport,
  readPlan,
  requestDelta,
  requestOfPlan,
  sealed,
  SHIFT_FORMATS,
  type ShiftFile,
  shiftFile,
  type ShiftFormat,
  shiftsOfPlan,
  succeeding,
  writeBytesWhole,
} from "@springtide/exchange/export";
import { Refusal } from "@springtide/refusal";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Command, Given } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { refuseOverwriting } from "./overwriting.ts";
import { PAPER_LANGUAGE_OPTION, paperLanguageOf } from "./paper-language.ts";
import { planFile } from "./plan-file.ts";

const WHATS = ["shifts", "gaps", "request", "calendar", "wall", "changes"] as const;
type What = (typeof WHATS)[number];
const SUITS: Readonly<Record<What, ShiftFormat>> = {
  shifts: "xlsx",
  gaps: "csv",
  request: "xlsx",
  calendar: "ics",
  wall: "pdf",
  changes: "csv",
};
const TYPED = "command line";

/** Shifts, gaps and requests of a plan as files for a partner, a wall or another system. */
export const exportCommand: Command = {
  name: "export",
  summary: "write shifts, gaps or the request to a partner as CSV, XLSX, iCalendar, PDF or JSON",
  words: ["[plan folder]"],
  options: {
    shop: {
      type: "string",
      value: "<lamps>",
      description: "The newest stored plan of this shop, instead of a plan folder.",
    },
    what: {
      type: "string",
      value: WHATS.join("|"),
      description:
        "What to write. calendar and wall are shifts as iCalendar and PDF; changes needs --previous. shifts if not given.",
    },
    format: {
      type: "string",
      value: SHIFT_FORMATS.join("|"),
      description: "In which form; what suits best if not given. calabrio: the columns of Calabrio's BPO exchange.",
    },
    agreement: {
      type: "string",
      value: "<nordlicht>",
      description: "Of which agreement. A request needs one; shifts are one's own without.",
    },
    out: {
      type: "string",
      value: "<file>",
      description: "Where the file goes; a name that says what it is, here, if not given.",
    },
    zone: {
      type: "string",
      value: "<Europe/Warsaw>",
      description: "On whose clock calendar, wall plan and Calabrio's columns are written.",
    },
    language: PAPER_LANGUAGE_OPTION,
    previous: {
      type: "string",
      value: "<request.json>",
      description:
        "The version sent before, as JSON, CSV or XLSX: the next one gets its number, and tells what changed.",
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal, now) {
    const what = choiceOf(given, "what", WHATS, "shifts");
    const format = choiceOf(given, "format", SHIFT_FORMATS, SUITS[what]);
    const previousPath = given.text("previous");
    const plan = await planOf(given, now());
    const previous = previousPath === undefined ? null : await sentBefore(previousPath);
    const document = successor(documentOf(what, given, plan), previous);
    const file = await fileOf(what, format, {
      ...{ document, previous, zone: given.text("zone"), language: paperLanguageOf(given) },
    });
    const out = given.text("out") ?? file.name;
    await refuseOverwriting([out], [given.words[0], previousPath]);
    await writeBytesWhole(out, file.bytes);
    // Fixed columns leave no room for what a file says of itself: it stands beside it.
    const beside = format === "calabrio" ? `${out}.json` : null;
    if (beside !== null) await writeBytesWhole(beside, (await shiftFile(document, "json")).bytes);
    terminal.clear();
    const { request } = document.header;
    const told = { file: out, beside, lines: document.lines.length, request, checksum: document.checksum };
    if (given.flag("json")) terminal.print(JSON.stringify(told));
    else if (!given.flag("quiet"))
      terminal.print(
        `${out}: ${told.lines} lines of ${request.id}, version ${request.version}${beside === null ? "" : `; what it is of: ${beside}`}`,
      );
  },
};

async function planOf(given: Given, madeAt: Date): Promise<PlanExport> {
  const [path] = given.words;
  const shop = given.text("shop");
  if ((path === undefined) === (shop === undefined))
    throw typed(
      "plan-missing",
      "--shop",
      path === undefined ? "neither a plan nor a shop" : "a plan and a shop",
      "one of the two is exported",
      "Name a plan folder, or --shop.",
    );
  if (path !== undefined) return { plan: await readPlan(await planFile(path)), madeAt };
  // The database is not waited for by those who have a plan folder.
  const { storedPlan } = await import("./stored-plan.ts");
  return { ...(await storedPlan(storePlace(given.text("data")), shop ?? "")), madeAt };
}

async function sentBefore(path: string): Promise<ShiftDocument> {
  const { readShiftFile } = await import("@springtide/exchange");
  return readShiftFile(await readFile(path), basename(path));
}

function documentOf(what: What, given: Given, from: PlanExport): ShiftDocument {
  const agreement = given.text("agreement");
  if (what === "gaps") return gapsOfPlan(from);
  if (what !== "request" && what !== "changes") return shiftsOfPlan(from, agreement ?? null);
  return requestOfPlan(from, agreement ?? onlyAgreement(from.plan));
}

function onlyAgreement({ shop: { agreements, name } }: Plan): string {
  const [only, ...more] = agreements;
  if (only !== undefined && more.length === 0) return only.id;
  const ids = agreements.map(({ id }) => id).join(", ");
  throw typed(
    "agreement-unclear",
    "--agreement",
    `${agreements.length} agreements of ${name}`,
    "a request goes to one partner",
    ids === "" ? "Without an agreement there is nobody to ask." : `Name one: --agreement ${ids}`,
  );
}

/** The next version of what was sent before; the same where nothing was. */
function successor(document: ShiftDocument, previous: ShiftDocument | null): ShiftDocument {
  if (previous === null) return document;
  const { request } = previous.header;
  const header = {
    ...document.header,
    request: { ...request, id: document.header.request.id, version: request.version + 1 },
  };
  return sealed(header, succeeding(previous, document));
}

async function fileOf(
  what: What,
  format: ShiftFormat,
  {
    document,
    previous,
    zone,
    language,
  }: {
    readonly document: ShiftDocument;
    readonly previous: ShiftDocument | null;
    readonly zone: string | undefined;
    readonly language: PaperLanguage;
  },
): Promise<ShiftFile> {
  const changes = previous === null ? null : requestDelta(previous, document);
  if (what !== "changes") return shiftFile(document, format, { zone, changes, language });
  if (changes === null)
    throw typed(
      "previous-missing",
      "--previous",
      "nothing to compare with",
      "changes are told against an earlier version",
      "Give the version sent before: --previous request.json",
    );
  if (format === "csv" || format === "xlsx" || format === "pdf") return deltaFile(document, changes, format, language);
  throw typed(
    "option-out-of-range",
    "--format",
    `--format ${format}`,
    "changes are written as csv, xlsx or pdf",
    "Choose one of these.",
  );
}

function choiceOf<Choice extends string>(
  given: Given,
  option: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  const text = given.text(option);
  if (text === undefined) return otherwise;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw typed(
    "option-out-of-range",
    `--${option}`,
    `--${option} ${text}`,
    `it is one of ${choices.join(", ")}`,
    "See: springtide export --help",
  );
}

function typed(code: string, option: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { file: TYPED, field: `/${option.slice(2)}` }, found, rule, remedy });
}
