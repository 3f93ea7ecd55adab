import type { TextId } from "../languages/texts.ts";
import type { Words } from "../words/words.ts";
import type { Difference, Step } from "./differences.ts";
import type { Field } from "./fields.ts";
import { daySaid, linesSaid } from "./lines-said.ts";
import type { Json } from "./json.ts";
import { isList, isObject } from "./json.ts";
import { FORM_PARTS, namesIn } from "./parts.ts";
import { writtenText } from "./typed.ts";

const DURATION = /^(\d+(?:\.\d+)?)([smhdw])$/;
const SHARE = /^([+-]?\d+(?:\.\d+)?)\s*%$/;
const SEASONS = /^(\d+) of (\d+)$/;

/** What a field says, in words; null where it says nothing. */
export function valueSaid(field: Field, value: Json | undefined, words: Words, description: Json): string | null {
  if (value === undefined) return null;
  switch (field.kind) {
    case "duration":
      return durationSaid(value, words);
    case "share":
      return shareSaid(value, words);
    case "seasons":
      return seasonsSaid(value, words);
    case "money":
      return typeof value === "number" ? words.price(value) : writtenText(value);
    case "number":
      return typeof value === "number" ? new Intl.NumberFormat(words.locale).format(value) : writtenText(value);
    case "day":
      return daySaid(value, words.locale);
    case "choice": {
      const option = field.options?.find((one) => one.value === value);
      return option?.label === undefined ? durationSaid(value, words) : words.say(option.label);
    }
    case "site":
      return nameOf(description, "sites", writtenText(value));
    case "queues":
      return words.list((isList(value) ? value : []).map((id) => nameOf(description, "queues", writtenText(id))));
    case "notice":
      return noticeSaid(value, words);
    case "counted":
      return words.count(isList(value) ? value.length : 0);
    case "stated":
      return isObject(value) ? statedSaid(value, words) : writtenText(value);
    default:
      return typeof value === "string" ? value : JSON.stringify(value);
  }
}

/** What holds where a field says nothing, in words; null where it must be said. */
export function unsaidSaid(field: Field, words: Words, description: Json): string | null {
  if (field.unsaid !== undefined) return words.say(field.unsaid);
  return valueSaid(field, field.usual, words, description);
}

/** Where a difference is: "Queues › Phone › Answered within". */
export function placeSaid({ steps }: Pick<Difference, "steps">, words: Words, description: Json): string {
  const [first] = steps;
  const named = FORM_PARTS.find(({ key }) => first !== undefined && "key" in first && key === first.key);
  const item = steps.find((step): step is Extract<Step, { id: string }> => "id" in step);
  const within = steps.flatMap((step) => ("key" in step ? [step.key] : []));
  const field = fieldAt(steps);
  const part = named ?? (field === null ? undefined : FORM_PARTS[0]);
  const rest = within.slice(part === undefined ? 0 : 1).join(" › ");
  return [
    ...(part === undefined ? [] : [words.say(part.title)]),
    ...(item === undefined ? [] : [nameOf(description, within[0] ?? "", item.id)]),
    ...(field === null ? (rest === "" ? [] : [rest]) : [words.say(field.label)]),
  ].join(" › ");
}

/** A side of a difference in words. */
export function sideSaid(steps: readonly Step[], value: Json | undefined, words: Words, description: Json): string {
  if (value === undefined) return words.say("settings.not-there");
  const field = fieldAt(steps);
  const lines = field === null ? null : linesSaid(field, value, words);
  if (lines !== null) return lines.map(({ head, text }) => `${head}: ${text}`).join("; ");
  if (field !== null) return valueSaid(field, value, words, description) ?? "";
  const isItem = steps.length > 0 && "id" in (steps.at(-1) ?? {});
  const text = JSON.stringify(value);
  return isItem && isObject(value) ? nameOfItem(value) : text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function fieldAt(steps: readonly Step[]): Field | null {
  const keys = steps.flatMap((step) => ("key" in step ? [step.key] : []));
  const part = FORM_PARTS.find(({ key }) => key !== null && key === keys[0]) ?? FORM_PARTS[0];
  const path = part?.key === null ? keys : keys.slice(1);
  const fields = part?.groups.flatMap((group) => group.fields) ?? [];
  return (
    fields.find((field) => field.path.length === path.length && field.path.every((key, i) => key === path[i])) ?? null
  );
}

/** A length of time in words: "20 s", "3 weeks". */
export function durationSaid(value: Json, words: Words): string {
  const [, amount = "", unit = ""] = DURATION.exec(writtenText(value)) ?? [];
  const id = UNITS.get(unit);
  return id === undefined ? writtenText(value) : words.say(id, { count: Number(amount) });
}

const UNITS: ReadonlyMap<string, TextId> = new Map([
  ["s", "words.seconds"],
  ["m", "words.minutes"],
  ["h", "words.hours"],
  ["d", "settings.days"],
  ["w", "settings.weeks"],
]);

const NOTICE = /^(\d+)(h|d|w| working days?)(?: by (\d\d:\d\d))?$/;

/** How long before something must be said; days end at noon where no time is given. */
function noticeSaid(value: Json, words: Words): string {
  const [, amount = "", unit = "", by = "12:00"] = NOTICE.exec(writtenText(value)) ?? [];
  if (unit === "") return writtenText(value);
  if (unit === "h") return words.say("settings.notice-hours", { count: Number(amount) });
  const isWorking = unit.startsWith(" ");
  const count = Number(amount) * (unit === "w" ? 7 : 1);
  return words.say(isWorking ? "settings.notice-working-days" : "settings.notice-days", { count, by });
}

function shareSaid(value: Json, words: Words): string {
  const share = typeof value === "number" ? value : Number(SHARE.exec(writtenText(value))?.[1] ?? Number.NaN) / 100;
  return Number.isNaN(share) ? writtenText(value) : words.finely(share);
}

function seasonsSaid(value: Json, words: Words): string {
  const [, ready, of] = SEASONS.exec(writtenText(value)) ?? [];
  return ready === undefined || of === undefined ? writtenText(value) : words.say("settings.of-seasons", { ready, of });
}

/** A group that forms do not take apart: by its name, or what it holds. */
function statedSaid(value: Json, words: Words): string {
  const name = isObject(value) ? value["name"] : undefined;
  return typeof name === "string" ? name : words.say("settings.in-the-text");
}

function nameOfItem(value: Json): string {
  const [name, id] = isObject(value) ? [value["name"] ?? value["partner"], value["id"]] : [undefined, undefined];
  return writtenText(name ?? id ?? value);
}

function nameOf(description: Json, list: string, id: string): string {
  return namesIn(description, list).find((one) => one.id === id)?.name ?? id;
}
