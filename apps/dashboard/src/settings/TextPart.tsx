import { Button, Textarea } from "@mantine/core";
import type { Finding } from "./findings.ts";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { Json } from "./json.ts";
import { isJson, isSame } from "./json.ts";
import { lineOf, linesOf, notJson } from "./json-lines.ts";
import type { Settings } from "./useSettings.ts";

/** The whole description as text, for what no form shows. */
export function TextPart({ settings, words }: { readonly settings: Settings; readonly words: Words }) {
  const { say } = words;
  const written = JSON.stringify(settings.shown, null, 2);
  const [typed, type] = useState(written);
  const broken = notJson(typed);
  const isOther = broken === null && !isSame(jsonOf(typed), settings.shown);
  // Changed by a form, or by others, since it was typed.
  const text = broken === null && isOther ? written : typed;
  const lines = broken === null ? linesOf(text) : null;
  return (
    <Sheet title={say("settings.text")} note={say("settings.text-note")}>
      <Textarea
        className="settings-text"
        label={say("settings.text-label")}
        value={text}
        spellCheck={false}
        readOnly={!settings.mayChange}
        autosize={false}
        rows={32}
        wrap="off"
        error={broken === null ? undefined : say("settings.not-json", { line: broken.line })}
        onChange={({ currentTarget }) => {
          type(currentTarget.value);
          if (notJson(currentTarget.value) === null) settings.replace(jsonOf(currentTarget.value));
        }}
      />
      {broken === null ? null : (
        <p className="note" lang="en">
          {broken.reason}
        </p>
      )}
      {lines === null || settings.findings.length === 0 ? null : (
        <LineFindings findings={settings.findings} lines={lines} words={words} />
      )}
      <div className="settings-remove">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            type(written);
          }}
        >
          {say("settings.lay-out")}
        </Button>
      </div>
    </Sheet>
  );
}

function LineFindings({
  findings,
  lines,
  words,
}: {
  readonly findings: readonly Finding[];
  readonly lines: ReadonlyMap<string, number>;
  readonly words: Words;
}) {
  return (
    <ul className="settings-findings">
      {findings.map(({ place, found, rule, remedy }, index) => (
        <li key={index}>
          {words.say("settings.line", { line: lineOf(lines, place.field ?? "") })}{" "}
          <span lang="en">
            <code>{place.field}</code> Found {found}, but {rule}. <strong>{remedy}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Of a text that is JSON. */
function jsonOf(text: string): Json {
  const value: unknown = JSON.parse(text);
  return isJson(value) ? value : null;
}
