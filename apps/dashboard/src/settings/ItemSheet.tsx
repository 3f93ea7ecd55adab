import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { FieldFact } from "./FieldFact.tsx";
import { FieldInput } from "./FieldInput.tsx";
import type { FieldGroup } from "./fields.ts";
import { fieldKey, isTold, READ_ONLY } from "./fields.ts";
import { FindingList } from "./FindingList.tsx";
import { findingsAt, findingsBeside } from "./findings.ts";
import type { Json, Path } from "./json.ts";
import { at, pointerOf } from "./json.ts";
import type { FormPart, Item } from "./parts.ts";
import { unshownKeys } from "./parts.ts";
import type { Settings } from "./useSettings.ts";

interface Props {
  readonly part: FormPart;
  readonly item: Item;
  readonly settings: Settings;
  readonly words: Words;
}

/** One thing of the description: read, and as a form once somebody wants to change it. */
export function ItemSheet({ part, item, settings, words }: Props) {
  const { say } = words;
  const { stored, findings } = settings;
  const isNew = item.id !== null && isNewItem(part, item, stored ?? {});
  const [isOpen, open] = useState(isNew);
  const isWrong = findingsAt(findings, item.path).length > 0 && item.path.length > 0;
  const isForm = isOpen || isWrong;
  const others = unshownKeys(part, item.value);
  return (
    <Sheet
      className="settings-item"
      title={item.name ?? item.id ?? say(part.title)}
      note={item.id === null ? say(part.note) : item.id}
      aside={
        !settings.mayChange ? null : (
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isForm}
            onClick={() => {
              open(!isForm);
            }}
          >
            {say(isForm ? "settings.read" : "settings.change")}
          </Button>
        )
      }
    >
      {isNew ? <IdInput path={[...item.path, "id"]} settings={settings} words={words} /> : null}
      {part.groups.map((group) => (
        <Group key={group.title} group={group} {...{ item, settings, words, isForm }} />
      ))}
      <FindingList
        findings={item.path.length === 0 ? [] : findingsBeside(findings, item.path, shownPaths(part, isNew))}
        isPlaced
      />
      {others.length === 0 ? null : <p className="note">{say("settings.also-said", { keys: words.list(others) })}</p>}
      {isForm && part.list !== undefined ? <RemoveButton {...{ item, settings, words }} /> : null}
    </Sheet>
  );
}

function Group({
  group,
  item,
  settings,
  words,
  isForm,
}: {
  readonly group: FieldGroup;
  readonly item: Item;
  readonly settings: Settings;
  readonly words: Words;
  readonly isForm: boolean;
}) {
  const common = { words, description: settings.shown };
  if (isForm && group.fields.every(({ kind }) => READ_ONLY.includes(kind))) return null;
  const told = group.fields.filter((field) => isTold(field, item.value));
  return (
    <div className="settings-group">
      <h4>{words.say(group.title)}</h4>
      {isForm ? (
        <div className="settings-inputs">
          {group.fields.map((field) => {
            const path: Path = [...item.path, ...field.path];
            return (
              <FieldInput
                key={fieldKey(field)}
                {...{ field, path, item: item.value, ...common }}
                value={at(item.value, field.path)}
                findings={settings.findings}
                onChange={(value) => {
                  settings.set(path, value);
                }}
              />
            );
          })}
        </div>
      ) : told.length === 0 ? (
        <p className="note">{words.say("settings.none")}</p>
      ) : (
        <dl className="settings-facts">
          {told.map((field) => (
            <FieldFact key={fieldKey(field)} {...{ field, item: item.value, ...common }} />
          ))}
        </dl>
      )}
    </div>
  );
}

/** A thing keeps its id once it is stored: plans and contacts know it by that. */
function IdInput({
  path,
  settings,
  words,
}: {
  readonly path: Path;
  readonly settings: Settings;
  readonly words: Words;
}) {
  const findings = findingsAt(settings.findings, path);
  const value = at(settings.shown, path);
  return (
    <TextInput
      id={pointerOf(path)}
      label={words.say("settings.id")}
      description={words.say("settings.id-note")}
      value={typeof value === "string" ? value : ""}
      error={findings.length === 0 ? undefined : <FindingList findings={findings} />}
      onChange={({ currentTarget }) => {
        settings.set(path, currentTarget.value);
      }}
    />
  );
}

function RemoveButton({
  item,
  settings,
  words,
}: {
  readonly item: Item;
  readonly settings: Settings;
  readonly words: Words;
}) {
  return (
    <div className="settings-remove">
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          settings.set(item.path, undefined);
        }}
      >
        {words.say("settings.remove-item", { name: item.name ?? item.id ?? "" })}
      </Button>
    </div>
  );
}

function isNewItem({ key }: FormPart, { id }: Item, stored: Json): boolean {
  const list = at(stored, [key ?? ""]);
  return !(Array.isArray(list) && list.some((one: Json) => at(one, ["id"]) === id));
}

function shownPaths({ groups }: FormPart, isNew: boolean): Path[] {
  return [...(isNew ? [["id"]] : []), ...groups.flatMap(({ fields }) => fields.map(({ path }) => path))];
}
