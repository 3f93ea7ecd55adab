import { Button } from "@mantine/core";
import type { MadeWebhookSubscription } from "@springtide/contracts";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import { TroubleBeside } from "../../data/found-at.tsx";
import type { HookDraft } from "./hook-draft.ts";
import { HOOK_FIELDS, knownEvents } from "./hook-draft.ts";
import { HookFields } from "./HookFields.tsx";
import { tellingApi } from "./telling-questions.ts";

const BLANK: HookDraft = { url: "", events: ["plan.published"] };

/** Has one more address told. */
export function NewHook({
  onMade,
  words,
}: {
  readonly onMade: (made: MadeWebhookSubscription) => void;
  readonly words: Words;
}) {
  const { say } = words;
  const [draft, setDraft] = useState(BLANK);
  const making = useMutation({
    mutationFn: () =>
      tellingApi.makeWebhook({
        body: { url: draft.url.trim(), events: knownEvents(draft.events), partner: null },
      }),
    onSuccess: (made) => {
      setDraft(BLANK);
      onMade(made);
    },
  });
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <h4>{say("settings.hook-new")}</h4>
      <HookFields draft={draft} onDraft={setDraft} error={making.error} words={words} />
      <TroubleBeside error={making.error} fields={HOOK_FIELDS} />
      <Button type="submit" variant="default" loading={making.isPending}>
        {say("settings.hook-make")}
      </Button>
    </form>
  );
}
