import { Button, Switch } from "@mantine/core";
import type { Words } from "../words/words.ts";
import { FindingList } from "./FindingList.tsx";
import { ItemSheet } from "./ItemSheet.tsx";
import { at, isList } from "./json.ts";
import type { FormPart } from "./parts.ts";
import { itemsOf } from "./parts.ts";
import type { Settings } from "./useSettings.ts";

/** A part of the description: its things one below the other. */
export function FormPartView({
  part,
  settings,
  words,
}: {
  readonly part: FormPart;
  readonly settings: Settings;
  readonly words: Words;
}) {
  const { say } = words;
  const { key, list } = part;
  const items = itemsOf(part, settings.shown);
  const isCounted = part.part !== "value" || items[0]?.value !== undefined;
  return (
    <div className="stack">
      {list === undefined ? null : <p className="note">{say(part.note)}</p>}
      {part.part === "value" ? (
        <Switch
          label={say("settings.count-value")}
          description={say("settings.count-value-note")}
          checked={isCounted}
          disabled={!settings.mayChange}
          onChange={({ currentTarget }) => {
            settings.set(["customerValue"], currentTarget.checked ? { marginAYear: 0 } : undefined);
          }}
        />
      ) : null}
      {key === null ? null : (
        <FindingList findings={settings.findings.filter(({ place }) => place.field === `/${key}`)} />
      )}
      {list !== undefined && items.length === 0 ? <p className="empty">{say("settings.nothing-there")}</p> : null}
      {isCounted
        ? items.map((item) => <ItemSheet key={item.path.join("/")} {...{ part, item, settings, words }} />)
        : null}
      {list === undefined || key === null || !settings.mayChange ? null : (
        <div>
          <Button
            variant="default"
            onClick={() => {
              const known = at(settings.shown, [key]);
              settings.set([key], [...(isList(known) ? known : []), list.blank]);
            }}
          >
            {say(list.add)}
          </Button>
        </div>
      )}
    </div>
  );
}
