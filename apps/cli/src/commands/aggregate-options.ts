import type { AggregateRequest } from "@springtide/exchange/aggregate";
import { DELIMITERS, ENCODINGS } from "@springtide/exchange/aggregate";
import { Refusal } from "@springtide/refusal";
import type { Given, OptionSpec } from "../command.ts";

const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
const DECIMALS = [".", ","] as const;
const DURATIONS = ["s", "mm:ss", "hh:mm:ss"] as const;
const REPEATED_HOURS = ["by-order", "first", "second"] as const;

export const AGGREGATE_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  zone: {
    type: "string",
    value: "<zone>",
    description: "Zone in whose local clock the intervals are, such as Europe/Berlin. Needed.",
  },
  interval: {
    type: "string",
    value: "<length>",
    description: "A whole part of an hour, such as 30m; 15m if not given.",
  },
  by: { type: "string", value: "<column>", description: "Column to count by, such as channel or queue." },
  out: { type: "string", value: "<file.csv>", description: "Where the cells go. Needed." },
  start: {
    type: "string",
    value: "<column>",
    description: "Column of the contact's time, where its name does not tell.",
  },
  time: { type: "string", value: "<column>", description: "Column of the time of day, where it stands beside a date." },
  handle: { type: "string", value: "<column>", description: "Column of handling times." },
  wait: { type: "string", value: "<column>", description: "Column of waiting times." },
  abandoned: { type: "string", value: "<column>", description: "Column that says who gave up (1 or 0, yes or no)." },
  "log-zone": {
    type: "string",
    value: "<zone>",
    description: "Zone of times without an offset, such as UTC; --zone if not given.",
  },
  "repeated-hour": {
    type: "string",
    value: "first|second",
    description: "Which hour is meant when clocks go back and the order of rows cannot tell.",
  },
  "date-order": { type: "string", value: "ymd|dmy|mdy", description: "How dates are written; found out if not given." },
  decimal: { type: "string", value: ".|,", description: "Mark before decimals; found out if not given." },
  durations: {
    type: "string",
    value: "s|mm:ss|hh:mm:ss",
    description: "How handling and waiting times are written; found out if not given.",
  },
  delimiter: { type: "string", value: ",|;|tab||", description: "What parts columns; found out if not given." },
  encoding: {
    type: "string",
    value: ENCODINGS.join("|"),
    description: "How letters are stored; found out if not given.",
  },
  "set-aside": {
    type: "string",
    value: "<file.csv>",
    description: "Write refused rows with their reasons there, and go on with the rest.",
  },
};

/** @throws Refusal codes option-missing, option-unknown-value, interval-not-of-an-hour */
export function aggregateRequest(given: Given): AggregateRequest {
  const { text } = given;
  const zone = needed(given, "zone", "the local clock that intervals are counted by", "--zone Europe/Berlin");
  const out = needed(given, "out", "the file that the cells are written to", "--out cells.csv");
  const delimiter = text("delimiter");
  return {
    path: given.words[0] ?? "",
    out,
    zone,
    intervalMinutes: intervalMinutes(text("interval") ?? "15m"),
    columns: {
      start: text("start"),
      time: text("time"),
      by: text("by"),
      handle: text("handle"),
      wait: text("wait"),
      abandoned: text("abandoned"),
    },
    form: {
      dateOrder: oneOf(given, "date-order", DATE_ORDERS),
      decimal: oneOf(given, "decimal", DECIMALS),
      durations: oneOf(given, "durations", DURATIONS),
      repeatedHour: oneOf(given, "repeated-hour", REPEATED_HOURS),
      logZone: text("log-zone") ?? zone,
    },
    delimiter: delimiter === "tab" ? "\t" : oneOf(given, "delimiter", DELIMITERS),
    encoding: oneOf(given, "encoding", ENCODINGS),
    setAside: text("set-aside"),
  };
}

function needed(given: Given, option: string, what: string, example: string): string {
  const text = given.text(option);
  if (text !== undefined) return text;
  throw new Refusal({
    code: "option-missing",
    place: {},
    found: `no --${option}`,
    rule: `springtide aggregate needs ${what}`,
    remedy: `Write ${example}.`,
  });
}

function oneOf<T extends string>(given: Given, option: string, allowed: readonly T[]): T | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const found = allowed.find((each) => each === text.toLowerCase());
  if (found !== undefined) return found;
  throw new Refusal({
    code: "option-unknown-value",
    place: {},
    found: `--${option} ${text}`,
    rule: `it is one of ${allowed.map((each) => (each === "\t" ? "tab" : each)).join(" ")}`,
    remedy: "See: springtide aggregate --help",
  });
}

function intervalMinutes(text: string): number {
  const parts = /^(\d{1,3})\s*(m|min|h)?$/i.exec(text);
  const minutes = Number(parts?.[1]) * (parts?.[2]?.toLowerCase() === "h" ? 60 : 1);
  if (minutes >= 1 && minutes <= 60 && 60 % minutes === 0) return minutes;
  throw new Refusal({
    code: "interval-not-of-an-hour",
    place: {},
    found: `--interval ${text}`,
    rule: "an interval is an hour or a whole part of one: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 minutes",
    remedy: "Write --interval 15m, or --interval 30m.",
  });
}
