import { findingsAt } from "./findings.ts";
import type { TextId } from "../languages/texts.ts";
import type { Words } from "../words/words.ts";
import { at, isList } from "./json.ts";
import type { FormPart } from "./parts.ts";
import { FORM_PARTS, PARTS } from "./parts.ts";
import type { Settings } from "./useSettings.ts";

const OTHERS: ReadonlyMap<string, TextId> = new Map([
  ["rest", "settings.rest"],
  ["text", "settings.text"],
  ["organisation", "settings.organisation"],
  ["telling", "settings.telling"],
]);

/** The parts of the page, with how many things each has, and where something is changed or wrong. */
export function PartIndex({
  part: shown,
  settings,
  words,
  onPart,
}: {
  readonly part: string;
  readonly settings: Settings;
  readonly words: Words;
  readonly onPart: (part: string) => void;
}) {
  const { say } = words;
  return (
    <nav className="settings-index" aria-label={say("settings.parts")}>
      <ul>
        {PARTS.map((part) => {
          const form = FORM_PARTS.find((one) => one.part === part);
          const count = form === undefined ? null : countOf(form, settings);
          const marks = form === undefined ? [] : marksOf(form, settings);
          return (
            <li key={part}>
              <button
                type="button"
                aria-current={part === shown ? "true" : undefined}
                onClick={() => {
                  onPart(part);
                }}
              >
                <span>{say(form?.title ?? OTHERS.get(part) ?? "settings.rest")}</span>
                {count === null ? null : <span className="note">{words.count(count)}</span>}
                {marks.map((mark) => (
                  <span key={mark} className={`tag settings-${mark === "settings.wrong" ? "wrong" : "changed"}`}>
                    {say(mark)}
                  </span>
                ))}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function countOf({ key, list }: FormPart, { shown }: Settings): number | null {
  if (key === null || list === undefined) return null;
  const items = at(shown, [key]);
  return isList(items) ? items.length : 0;
}

function marksOf({ key, groups }: FormPart, { changes, findings }: Settings): TextId[] {
  const own = key === null ? groups.flatMap(({ fields }) => fields.map(({ path }) => path[0] ?? "")) : [key];
  const isChanged = changes.some(
    ({ steps: [first] }) => first !== undefined && "key" in first && own.includes(first.key),
  );
  const isWrong = own.some((one) => findingsAt(findings, [one]).length > 0);
  return [...(isWrong ? (["settings.wrong"] as const) : []), ...(isChanged ? (["settings.changed"] as const) : [])];
}
