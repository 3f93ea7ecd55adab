import { Button } from "@mantine/core";
import { Trouble } from "../data/Trouble.tsx";
import type { Words } from "../words/words.ts";
import { keyOf } from "./differences.ts";
import { FindingList } from "./FindingList.tsx";
import { placeSaid, sideSaid } from "./said.ts";
import type { Settings } from "./useSettings.ts";

/** What is changed and not saved, and the way to save it. It stays in view. */
export function SaveBar({ settings, words }: { readonly settings: Settings; readonly words: Words }) {
  const { say } = words;
  const { changes, findings, draft, isSaving } = settings;
  if (draft === null || settings.isStale) return null;
  const began = new Intl.DateTimeFormat(words.locale, { dateStyle: "medium", timeStyle: "short" });
  const isWrong = findings.length > 0;
  return (
    <section className="settings-save" aria-label={say("settings.unsaved")}>
      <div className="settings-save-head">
        <p role="status">
          <strong>{say("settings.changes", { count: changes.length })}</strong>{" "}
          <span className="note">{say("settings.kept-since", { since: began.format(draft.sinceMs) })}</span>
        </p>
        <div className="settings-save-acts">
          <Button variant="default" disabled={isSaving} onClick={settings.discard}>
            {say("settings.discard")}
          </Button>
          <Button
            variant="default"
            loading={isSaving}
            onClick={() => {
              settings.save(false);
            }}
          >
            {say("settings.save")}
          </Button>
          <Button
            color="cyan.9"
            loading={isSaving}
            onClick={() => {
              settings.save(true);
            }}
          >
            {say("settings.save-and-plan")}
          </Button>
        </div>
      </div>
      <Trouble error={settings.saveError} />
      {isWrong ? (
        <details className="more" open={settings.isRefused}>
          <summary>{say("settings.findings", { count: findings.length })}</summary>
          <FindingList findings={findings} isPlaced />
        </details>
      ) : null}
      <details className="more">
        <summary>{say("settings.what-changed")}</summary>
        <ul className="settings-changes">
          {changes.map((change) => (
            <li key={keyOf(change)}>
              <strong>{placeSaid(change, words, settings.shown)}</strong>:{" "}
              {say("settings.from-to", {
                from: sideSaid(change.steps, change.base, words, draft.base),
                to: sideSaid(change.steps, change.mine, words, settings.shown),
              })}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
