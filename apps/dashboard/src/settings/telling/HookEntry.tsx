import { Button } from "@mantine/core";
import type { MadeWebhookSubscription, WebhookSubscriptionView } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import type { Words } from "../../words/words.ts";
import { ChangeHook } from "./ChangeHook.tsx";
import { eventInWords } from "./event-names.ts";
import { HookLog } from "./HookLog.tsx";
import { deliveriesQuestion, tellingApi, webhooksQuestion } from "./telling-questions.ts";

type Opened = "change" | "delete" | "secret" | "log" | null;

/** One address that is told: paused or not, what it was sent, and what can be done about it. */
export function HookEntry(props: {
  readonly hook: WebhookSubscriptionView;
  readonly onSecret: (made: MadeWebhookSubscription) => void;
  readonly words: Words;
}) {
  const { hook, onSecret, words } = props;
  const { say } = words;
  const queries = useQueryClient();
  const [opened, setOpened] = useState<Opened>(null);
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: webhooksQuestion.queryKey }),
  });
  const params = { subscription: hook.id };
  const set = (state: "active" | "paused"): void => {
    acting.mutate(() => tellingApi.changeWebhook({ params, body: { state } }));
  };
  const test = async (): Promise<void> => {
    await tellingApi.testWebhook({ params });
    setOpened("log");
    await queries.invalidateQueries({ queryKey: deliveriesQuestion(hook.id).queryKey });
  };
  const button = (label: string, onClick: () => void, isOpen?: boolean) => (
    <Button
      size="compact-sm"
      variant="default"
      disabled={acting.isPending}
      {...(isOpen === undefined ? {} : { "aria-expanded": isOpen })}
      onClick={onClick}
    >
      {label}
    </Button>
  );
  const opener = (label: string, part: Exclude<Opened, null>) =>
    button(
      label,
      () => {
        setOpened(opened === part ? null : part);
      },
      opened === part,
    );
  return (
    <li className="hook" aria-label={hook.url}>
      <p className="hook-head">
        <strong className="hook-url">{hook.url}</strong>{" "}
        <span className="tag">{say(`settings.hook-${hook.state}`)}</span>
      </p>
      <p className="note">{hook.events.map((kind) => eventInWords(kind, words)).join(", ")}</p>
      {hook.failingSince === null ? null : (
        <p className="warning">{say("settings.hook-failing", { moment: momentSaid(hook.failingSince, words) })}</p>
      )}
      {hook.previousSecretUntil === null ? null : (
        <p className="note">
          {say("settings.hook-two-secrets", { moment: momentSaid(hook.previousSecretUntil, words) })}
        </p>
      )}
      <div className="hook-acts">
        {button(say("settings.hook-test"), () => {
          acting.mutate(test);
        })}
        {hook.state === "active"
          ? button(say("settings.hook-pause"), () => {
              set("paused");
            })
          : button(say("settings.hook-resume"), () => {
              set("active");
            })}
        {opener(say("settings.change"), "change")}
        {opener(say("settings.hook-log"), "log")}
        {opener(say("settings.hook-new-secret"), "secret")}
        {opener(say("settings.hook-delete"), "delete")}
      </div>
      <Trouble error={acting.error} />
      {opened === "log" ? <HookLog subscription={hook.id} words={words} /> : null}
      {opened === "change" ? (
        <ChangeHook
          hook={hook}
          onDone={() => {
            setOpened(null);
          }}
          words={words}
        />
      ) : null}
      {opened === "secret" ? (
        <p className="hook-sure">
          {say("settings.hook-secret-sure")}{" "}
          {button(say("settings.hook-make-secret"), () => {
            acting.mutate(async () => {
              onSecret(await tellingApi.rotateWebhookSecret({ params }));
              setOpened(null);
            });
          })}
        </p>
      ) : null}
      {opened === "delete" ? (
        <p className="hook-sure">
          {say("settings.hook-delete-sure")}{" "}
          {button(say("settings.hook-delete-it"), () => {
            acting.mutate(() => tellingApi.deleteWebhook({ params }));
          })}
        </p>
      ) : null}
    </li>
  );
}
