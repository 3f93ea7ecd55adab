import type { Finding } from "@springtide/refusal";
import type { YAMLError } from "yaml";

interface Words {
  readonly code: string;
  readonly found: string;
  readonly rule: string;
  readonly remedy: string;
}

const KNOWN: Partial<Record<YAMLError["code"], Words>> = {
  TAB_AS_INDENT: {
    code: "yaml-tab",
    found: "a tab at the beginning of the line",
    rule: "YAML is indented with spaces only",
    remedy: "Replace each tab by two spaces.",
  },
  DUPLICATE_KEY: {
    code: "yaml-key-twice",
    found: "a key that stands in this place already",
    rule: "a key is written once in each group",
    remedy: "Remove one of the two, or join them.",
  },
  MULTIPLE_DOCS: {
    code: "yaml-several-documents",
    found: "a second document after ---",
    rule: "a file describes one shop",
    remedy: "Keep one document in each file.",
  },
  BAD_INDENT: {
    code: "yaml-indentation",
    found: "a line that is indented differently from its neighbours, or a bracket that is not closed",
    rule: "keys of one group begin in the same column, and every [ and { has its ] and }",
    remedy: "Line it up with the lines around it.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    code: "yaml-two-keys-in-a-line",
    found: "two keys in one line",
    rule: "a value that holds a colon and a space is written in quotes",
    remedy: 'Put the value in quotes ("..."), or move the second key to a line of its own.',
  },
};

const OPEN_QUOTE: Words = {
  code: "yaml-open-quote",
  found: "a quotation mark that is never closed",
  rule: "a text that begins with a quotation mark ends with one",
  remedy: "Close it, or leave both quotation marks out.",
};

/** A syntax error of YAML in the words of a person who does not know its grammar. */
export function yamlFinding(error: YAMLError, file: string, openQuoteLine?: number): Finding {
  if (openQuoteLine !== undefined) return { ...OPEN_QUOTE, place: { file, row: openQuoteLine } };
  const words = KNOWN[error.code] ?? {
    code: "yaml-not-well-formed",
    found: `something that is not YAML (${firstSentence(error.message)})`,
    rule: "a shop description is well-formed YAML: lines of key: value, indented with spaces",
    remedy: "Look at this line and the one above it: a colon, a quote, a dash or a bracket may be missing.",
  };
  const line = error.linePos?.[0].line;
  return { ...words, place: { file, ...(line === undefined ? {} : { row: line }) } };
}

function firstSentence(message: string): string {
  const [line = message] = message.split("\n");
  return line.replace(/ at line \d+, column \d+:?$/, "");
}
