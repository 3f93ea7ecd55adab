import type { MadeWebhookSubscription } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import { useSpeaking } from "../../languages/ReaderProvider.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { HookEntry } from "./HookEntry.tsx";
import { NewHook } from "./NewHook.tsx";
import { webhooksQuestion } from "./telling-questions.ts";

/** Other systems that are told what happens. */
export function WebhooksSheet({ words }: { readonly words: Words }) {
  const { say } = words;
  const { sayMarked } = useSpeaking();
  const { data, error, refetch } = useQuery(webhooksQuestion);
  const [made, setMade] = useState<MadeWebhookSubscription | null>(null);
  return (
    <Sheet
      title={say("settings.webhooks")}
      note={say("settings.webhooks-note")}
      aside={
        <a className="link" href="/api/reference">
          {say("settings.api-reference")}
        </a>
      }
    >
      <Trouble error={error} />
      {data === undefined ? null : (
        <>
          {data.webhooks.length === 0 ? <p className="empty">{say("settings.hooks", { count: 0 })}</p> : null}
          <ul className="hooks">
            {data.webhooks.map((hook) => (
              <HookEntry key={hook.id} hook={hook} onSecret={setMade} words={words} />
            ))}
          </ul>
          {made === null ? null : (
            <p role="status" className="hook-secret">
              {sayMarked("settings.hook-secret", {
                url: made.url,
                secret: made.secret,
                code: (parts) => <code key="code">{parts}</code>,
              })}
            </p>
          )}
          <NewHook
            onMade={(one) => {
              setMade(one);
              void refetch();
            }}
            words={words}
          />
        </>
      )}
    </Sheet>
  );
}
