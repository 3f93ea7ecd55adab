import type { Command, Given } from "../command.ts";
import { DATA_DESCRIPTION } from "../places.ts";
import { PAPER_LANGUAGE_OPTION } from "./paper-language.ts";
import { compareStored } from "./partner-compare.ts";
import { mergeInbox } from "./partner-inbox.ts";
import { stateMonth } from "./partner-statement.ts";
import { typed } from "./typed-words.ts";

/** What each verb does, and which options are its own. */
const VERBS = {
  compare: { run: compareStored, options: ["shop", "out", "data"] },
  statement: { run: stateMonth, options: ["shop", "agreement", "month", "out", "language", "data"] },
  inbox: { run: mergeInbox, options: ["out", "findings", "zone"] },
} as const;

/** What is between a shop and its partners: seen from the shop, and from a partner of many. */
export const partnerCommand: Command = {
  name: "partner",
  summary: "a stored shop's partners beside each other, a month's statement, or many clients' requests in one sheet",
  words: ["compare|statement|inbox", "[folder]"],
  options: {
    shop: {
      type: "string",
      value: "<lamps>",
      description: "Of compare and statement: which stored shop; the only one if not given.",
    },
    agreement: { type: "string", value: "<nordlicht>", description: "Of statement: under which agreement." },
    month: { type: "string", value: "<2026-04>", description: "Of statement: which month, on the partner's clock." },
    out: {
      type: "string",
      value: "<file>",
      description:
        "Where it goes as a file: .csv or .xlsx, of statement .pdf and .json as well; of inbox with what was found on a sheet of its own.",
    },
    language: { ...PAPER_LANGUAGE_OPTION, description: `Of statement: ${PAPER_LANGUAGE_OPTION.description}` },
    findings: { type: "string", value: "<findings.csv>", description: "Of inbox: where what was found goes as CSV." },
    zone: {
      type: "string",
      value: "<Europe/London>",
      description: "Of inbox: by whose clock; that of the partner in the first request if not given.",
    },
    data: { type: "string", value: "<folder>", description: `Of compare and statement. ${DATA_DESCRIPTION}` },
  },
  async run(given, terminal, now) {
    const verb = verbOf(given);
    refuseOthers(given, verb);
    await VERBS[verb].run(given, terminal, now());
  },
};

function verbOf({ words: [verb = "", folder] }: Given): keyof typeof VERBS {
  const known = (["compare", "statement", "inbox"] as const).find((one) => one === verb);
  if (known === undefined)
    throw typed(
      "/verb",
      `"${verb}"`,
      "it is one of compare, statement, inbox",
      "Write springtide partner compare, statement, or inbox <folder>.",
    );
  if (known !== "inbox" && folder !== undefined)
    throw typed(
      "/folder",
      `"${folder}"`,
      "only an inbox is of a folder",
      "Leave it out; a stored shop goes by --shop.",
    );
  return known;
}

/** @throws Refusal for an option of another verb */
function refuseOthers(given: Given, verb: keyof typeof VERBS): void {
  const own: readonly string[] = VERBS[verb].options;
  const other = Object.keys(partnerCommand.options).find(
    (option) => !own.includes(option) && given.text(option) !== undefined,
  );
  if (other !== undefined)
    throw typed(`/${other}`, `--${other}`, `it is none of ${verb}`, "Leave it out, or see: springtide partner --help");
}
