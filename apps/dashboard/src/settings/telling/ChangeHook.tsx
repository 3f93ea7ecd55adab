import { Button } from "@mantine/core";
import type { WebhookSubscriptionView } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import { TroubleBeside } from "../../data/found-at.tsx";
import type { HookDraft } from "./hook-draft.ts";
import { HOOK_FIELDS, knownEvents } from "./hook-draft.ts";
import { HookFields } from "./HookFields.tsx";
import { tellingApi, webhooksQuestion } from "./telling-questions.ts";

/** Another address, or other events. */
export function ChangeHook(props: {
  readonly hook: WebhookSubscriptionView;
  readonly onDone: () => void;
  readonly words: Words;
}) {
  const { hook, onDone, words } = props;
  const queries = useQueryClient();
  const [draft, setDraft] = useState<HookDraft>({ url: hook.url, events: hook.events });
  const saving = useMutation({
    mutationFn: () =>
      tellingApi.changeWebhook({
        params: { subscription: hook.id },
        body: { url: draft.url.trim(), events: knownEvents(draft.events) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: webhooksQuestion.queryKey });
      onDone();
    },
  });
  return (
    <form
      className="settings-form hook-change"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <HookFields draft={draft} onDraft={setDraft} error={saving.error} words={words} />
      <TroubleBeside error={saving.error} fields={HOOK_FIELDS} />
      <Button type="submit" variant="default" loading={saving.isPending}>
        {words.say("settings.save")}
      </Button>
    </form>
  );
}
