import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { TextId } from "../../languages/texts.ts";
import type { Json, JsonObject } from "../../settings/json.ts";
import { isList, isObject } from "../../settings/json.ts";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";
import { inEnglish } from "../in-english.tsx";
import { textAt, withText, withValue } from "./written-changes.ts";
import { typedJson } from "./typed-json.ts";

interface ListField {
  readonly key: string;
  readonly text: TextId;
  readonly example: string;
}

/** A list among the changes: of volumes, or of hours. */
interface ListShape {
  readonly key: "volume" | "hours";
  readonly title: TextId;
  readonly add: TextId;
  readonly fields: readonly ListField[];
}

export const VOLUME: ListShape = {
  ...{ key: "volume", title: "finance.volume", add: "finance.add-volume" },
  fields: [
    { key: "change", text: "finance.volume-change", example: "+10%" },
    { key: "from", text: "finance.volume-from", example: "2027-03-01" },
    { key: "to", text: "finance.volume-to", example: "2027-05-31" },
  ],
};

export const HOURS: ListShape = {
  ...{ key: "hours", title: "finance.hours", add: "finance.add-hours" },
  fields: [
    { key: "days", text: "finance.hours-days", example: "sat" },
    { key: "hours", text: "finance.hours-window", example: "09:00-14:00" },
    { key: "needsPerHour", text: "finance.hours-needs", example: "12" },
    { key: "team", text: "finance.hours-team", example: "desk" },
    { key: "leastHeads", text: "finance.hours-least", example: "2" },
  ],
};

/** Volumes or hours that a scenario takes otherwise, one below the other; each speaks of one queue, or of all. */
export function ChangeList(props: {
  readonly shape: ListShape;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly changes: JsonObject;
  readonly isLocked: boolean;
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (changes: JsonObject) => void;
}) {
  const { shape, queues, changes, isLocked, errors, words, onChange } = props;
  const { say } = words;
  const { key } = shape;
  const list = changes[key];
  const items = isList(list) ? list : [];
  return (
    <fieldset className="finance-list">
      <legend>{say(shape.title)}</legend>
      {items.map((item, i) => (
        <div key={i} className="finance-list-item">
          <NativeSelect
            size="xs"
            label={say("finance.queue")}
            value={queueIn(item)}
            disabled={isLocked}
            error={inEnglish(errors(`/changes/${key}/${String(i)}/${key === "volume" ? "queues" : "queue"}`))}
            data={queueChoices(item, queues, key === "volume" ? say("finance.all-queues") : null)}
            onChange={({ currentTarget }) => {
              onChange(withValue(changes, [key, i], withQueue(item, key, currentTarget.value)));
            }}
          />
          {shape.fields.map((field) => (
            <TextInput
              key={field.key}
              size="xs"
              label={say(field.text)}
              placeholder={say("finance.such-as", { example: field.example })}
              value={textAt(changes, [key, i, field.key])}
              readOnly={isLocked}
              error={inEnglish(errors(`/changes/${key}/${String(i)}/${field.key}`))}
              onChange={({ currentTarget }) => {
                onChange(withText(changes, [key, i, field.key], currentTarget.value));
              }}
            />
          ))}
          {isLocked ? null : (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say("finance.remove-of", { number: i + 1 })}
              onClick={() => {
                onChange(withValue(changes, [key, i], undefined));
              }}
            >
              {say("finance.remove")}
            </Button>
          )}
        </div>
      ))}
      {isLocked ? null : (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              const first: JsonObject = key === "volume" ? { change: "+10%" } : { queue: queues[0]?.id ?? "" };
              onChange(withValue(changes, [key], [...items, first]));
            }}
          >
            {say(shape.add)}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Ids of the queues with commas between; "" for all. */
function queueIn(item: Json): string {
  if (!isObject(item)) return "";
  const { queue, queues } = item;
  return isList(queues) ? queues.map(typedJson).join(",") : typeof queue === "string" ? queue : "";
}

function queueChoices(
  item: Json,
  queues: readonly { readonly id: string; readonly name: string }[],
  all: string | null,
): { value: string; label: string }[] {
  const known = [
    ...(all === null ? [] : [{ value: "", label: all }]),
    ...queues.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const value = queueIn(item);
  return known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
}

function withQueue(item: Json, key: ListShape["key"], value: string): JsonObject {
  const others: JsonObject = Object.fromEntries(
    Object.entries(isObject(item) ? item : {}).filter(([name]) => name !== "queue" && name !== "queues"),
  );
  if (key === "hours") return { queue: value, ...others };
  return value === "" ? others : { queues: value.split(","), ...others };
}
