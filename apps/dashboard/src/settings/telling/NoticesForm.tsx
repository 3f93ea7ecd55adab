import { Button, Switch, TextInput } from "@mantine/core";
import type { NotificationSettingsView } from "@springtide/contracts";
import { NotificationSettings, parseOrRefuse } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import { ADDRESS_BEGINS } from "./address-begins.ts";
import { TroubleBeside } from "../../data/found-at.tsx";
import { errorAt } from "./errors-at.tsx";
import { MailFields } from "./MailFields.tsx";
import type { NoticeDraft } from "./notice-draft.ts";
import { noticeDraft, noticeSettings } from "./notice-draft.ts";
import { PeopleRows } from "./PeopleRows.tsx";
import { notificationsQuestion, tellingApi } from "./telling-questions.ts";

const FIELDS = [
  "/email",
  "/chat",
  "/people",
  "/escalation",
  "/remindHoursBefore",
  "/repeatHours",
  "/escalateAfterHours",
];

/** Who is told of deadlines and of what went wrong, how and when. */
export function NoticesForm({ view, words }: { readonly view: NotificationSettingsView; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => noticeDraft(view));
  const change = (part: Partial<NoticeDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const saving = useMutation({
    mutationFn: async () =>
      tellingApi.putNotificationSettings({ body: parseOrRefuse(NotificationSettings, noticeSettings(draft)) }),
    onSuccess: (saved) => {
      queries.setQueryData(notificationsQuestion.queryKey, saved);
      setDraft(noticeDraft(saved));
    },
  });
  const { error } = saving;
  const hours = (name: "remindHoursBefore" | "repeatHours" | "escalateAfterHours", label: string) => (
    <TextInput
      label={label}
      inputMode="decimal"
      value={draft[name]}
      error={errorAt(error, `/${name}`)}
      onChange={({ currentTarget }) => {
        change({ [name]: currentTarget.value });
      }}
    />
  );
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Switch
        label={say("settings.notice-by-mail")}
        checked={draft.byMail}
        onChange={({ currentTarget }) => {
          change({ byMail: currentTarget.checked });
        }}
      />
      {draft.byMail ? (
        <MailFields
          draft={draft}
          onDraft={change}
          passwordIsSet={view.email?.passwordIsSet ?? false}
          error={error}
          words={words}
        />
      ) : null}
      <Switch
        label={say("settings.notice-by-chat")}
        checked={draft.byChat}
        onChange={({ currentTarget }) => {
          change({ byChat: currentTarget.checked });
        }}
      />
      {draft.byChat ? (
        <TextInput
          className="hook-address"
          label={say("settings.notice-chat-url")}
          description={view.chat === null ? undefined : say("settings.notice-chat-kept", { host: view.chat.host })}
          placeholder={ADDRESS_BEGINS}
          value={draft.chatUrl}
          error={errorAt(error, "/chat")}
          onChange={({ currentTarget }) => {
            change({ chatUrl: currentTarget.value });
          }}
        />
      ) : null}
      <PeopleRows
        title={say("settings.notice-people")}
        field="/people"
        people={draft.people}
        onPeople={(people) => {
          change({ people });
        }}
        error={error}
        words={words}
      />
      <PeopleRows
        title={say("settings.notice-escalation")}
        field="/escalation"
        people={draft.escalation}
        onPeople={(escalation) => {
          change({ escalation });
        }}
        error={error}
        words={words}
      />
      <div className="settings-inputs notice-hours">
        {hours("remindHoursBefore", say("settings.notice-remind"))}
        {hours("repeatHours", say("settings.notice-repeat"))}
        {hours("escalateAfterHours", say("settings.notice-escalate-after"))}
      </div>
      <TroubleBeside error={error} fields={FIELDS} />
      <Button type="submit" variant="default" loading={saving.isPending}>
        {say("settings.save")}
      </Button>
      {saving.isSuccess ? <span role="status">{say("settings.saved")}</span> : null}
    </form>
  );
}
