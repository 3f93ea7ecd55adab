import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import { errorAt } from "./errors-at.tsx";
import type { NoticeDraft } from "./notice-draft.ts";

const SECURITY = ["starttls", "tls", "none"] as const;

/** Through which server mails go. */
export function MailFields(props: {
  readonly draft: NoticeDraft;
  readonly onDraft: (part: Partial<NoticeDraft>) => void;
  readonly passwordIsSet: boolean;
  readonly error: Error | null;
  readonly words: Words;
}) {
  const { draft, onDraft, passwordIsSet, error, words } = props;
  const { say } = words;
  const input = (
    name: "host" | "port" | "user" | "from",
    label: string,
    rest: { readonly placeholder?: string; readonly inputMode?: "email" | "numeric" } = {},
  ) => (
    <TextInput
      label={label}
      {...rest}
      value={draft[name]}
      error={errorAt(error, `/email/${name}`)}
      onChange={({ currentTarget }) => {
        onDraft({ [name]: currentTarget.value });
      }}
    />
  );
  return (
    <div className="settings-inputs">
      {input("host", say("settings.mail-host"), { placeholder: "smtp.example.com" })}
      {input("port", say("settings.mail-port"), { inputMode: "numeric" })}
      <NativeSelect
        label={say("settings.mail-security")}
        value={draft.security}
        error={errorAt(error, "/email/security")}
        data={SECURITY.map((one) => ({ value: one, label: say(`settings.mail-${one}`) }))}
        onChange={({ currentTarget }) => {
          onDraft({ security: SECURITY.find((one) => one === currentTarget.value) ?? "starttls" });
        }}
      />
      {input("from", say("settings.mail-from"), { inputMode: "email" })}
      {input("user", say("settings.mail-user"))}
      <TextInput
        type="password"
        autoComplete="new-password"
        label={say("settings.mail-password")}
        description={passwordIsSet ? say("settings.mail-password-kept") : undefined}
        value={draft.password}
        error={errorAt(error, "/email/password")}
        onChange={({ currentTarget }) => {
          onDraft({ password: currentTarget.value });
        }}
      />
      {draft.security === "none" ? (
        <Checkbox
          size="xs"
          label={say("settings.mail-unencrypted")}
          checked={draft.unencryptedAllowed}
          error={errorAt(error, "/email/unencryptedAllowed")}
          onChange={({ currentTarget }) => {
            onDraft({ unencryptedAllowed: currentTarget.checked });
          }}
        />
      ) : null}
    </div>
  );
}
