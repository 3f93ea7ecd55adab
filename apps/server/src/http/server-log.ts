import { Refusal } from "@springtide/refusal";
import type { RequestRecord } from "./request-watch.ts";

/** `json`: every request and every remark as an object of a line of its own. `text`: remarks, and of requests what went wrong. */
type LogForm = "json" | "text";

/** What a server tells those who run it. */
export interface ServerLog {
  /** A remark. */
  readonly log: (line: string) => void;
  /** A request once it is answered. */
  readonly record: (record: RequestRecord) => void;
}

/** Longer than anybody waits for a page; streams last as long as they are watched. */
const SLOW_MS = 3_000;

/**
 * How a server tells what happens: for programs as JSON Lines, for people in words.
 * @param write takes one line
 * @param now what time it is, for each line of JSON
 */
export function serverLog(form: LogForm, write: (line: string) => void, now: () => Date): ServerLog {
  const tell = (level: string, event: string, facts: Readonly<Record<string, unknown>>): void => {
    write(JSON.stringify({ time: now().toISOString(), level, event, ...facts }));
  };
  if (form === "json")
    return {
      log: (message) => {
        tell("info", "remark", { message });
      },
      record: (record) => {
        tell(levelOf(record), "request", { ...record, durationMs: Math.round(record.durationMs * 10) / 10 });
      },
    };
  return {
    log: write,
    record: (record) => {
      if (levelOf(record) !== "info") write(inWords(record));
    },
  };
}

/**
 * Which form is asked for.
 * @param asked SPRINGTIDE_LOG: `json`, `text`, or not set
 * @param isWatched whether somebody sits at a terminal
 * @throws Refusal `log-form-unknown`
 */
export function logFormOf(asked: string | undefined, isWatched: boolean): LogForm {
  if (asked === undefined || asked === "") return isWatched ? "text" : "json";
  if (asked === "json" || asked === "text") return asked;
  throw new Refusal({
    code: "log-form-unknown",
    place: {},
    found: `SPRINGTIDE_LOG "${asked}"`,
    rule: "a log is written as json or as text",
    remedy: "Write one of them, or leave it out: text on a terminal, else json.",
  });
}

function levelOf({ status, durationMs, isStream }: RequestRecord): "info" | "warn" | "error" {
  if (status >= 500) return "error";
  return durationMs > SLOW_MS && !isStream ? "warn" : "info";
}

function inWords({ id, method, route, status, durationMs }: RequestRecord): string {
  return `${method} ${route ?? "(no route)"}: ${status} after ${Math.round(durationMs)} ms, request ${id}`;
}
