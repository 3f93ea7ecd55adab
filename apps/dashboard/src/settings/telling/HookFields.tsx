import { Checkbox, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { WebhookEventKind } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { ADDRESS_BEGINS } from "./address-begins.ts";
import { errorAt } from "./errors-at.tsx";
import { eventInWords } from "./event-names.ts";
import type { HookDraft } from "./hook-draft.ts";

/** Address and events, each with what is wrong about it. */
export function HookFields(props: {
  readonly draft: HookDraft;
  readonly onDraft: (draft: HookDraft) => void;
  readonly error: Error | null;
  readonly words: Words;
}) {
  const { draft, onDraft, error, words } = props;
  return (
    <>
      <TextInput
        label={words.say("settings.address")}
        description={words.say("settings.hook-address-note")}
        placeholder={ADDRESS_BEGINS}
        inputMode="url"
        className="hook-address"
        value={draft.url}
        error={errorAt(error, "/url")}
        onChange={({ currentTarget }) => {
          onDraft({ ...draft, url: currentTarget.value });
        }}
      />
      <Checkbox.Group
        label={words.say("settings.hook-events")}
        value={[...draft.events]}
        error={errorAt(error, "/events")}
        onChange={(events) => {
          onDraft({ ...draft, events });
        }}
      >
        <div className="hook-events">
          {WebhookEventKind.options
            .filter((kind) => kind !== "webhook.test")
            .map((kind) => (
              <Checkbox key={kind} size="xs" value={kind} label={eventInWords(kind, words)} />
            ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
