import { Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Role } from "@springtide/contracts";
import { useState } from "react";
import { useSay, useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { momentIn } from "./moment.ts";
import { memberApi } from "../api/member-api.ts";
import { Problem } from "./Problem.tsx";
import { tokensQuestion } from "./member-questions.ts";
import { useDoing } from "./useDoing.ts";

/** Tokens for programs and calendars: made, shown once, revoked. */
export function Tokens({ roles }: { readonly roles: readonly Role[] }) {
  const { say, sayMarked, locale } = useSpeaking();
  const { data, refetch } = useQuery(tokensQuestion);
  const [made, setMade] = useState<string | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  return (
    <Sheet title={say("sign-in.tokens")} note={say("sign-in.tokens-note")}>
      <ul className="people-list">
        {(data?.tokens ?? []).map(({ id, name, kind, roles: has, readOnly, usedAt, expiresAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>{" "}
              {[
                say(kind === "feed" ? "sign-in.token-calendar" : "sign-in.token-program"),
                ...has.map((role) => say(`sign-in.role.${role}`)),
                ...(readOnly ? [say("sign-in.reads-only")] : []),
              ].join(", ")}
              <span className="note">
                {usedAt === null
                  ? say("sign-in.token-unused", { until: momentIn(locale, expiresAt) })
                  : say("sign-in.token-used", { moment: momentIn(locale, usedAt), until: momentIn(locale, expiresAt) })}
              </span>
            </span>
            <Button
              variant="default"
              size="xs"
              disabled={isUnderWay}
              aria-label={say("sign-in.revoke-token", { name })}
              onClick={() => {
                run(async () => {
                  await memberApi.revokeAccessToken({ params: { token: String(id) } });
                  await refetch();
                });
              }}
            >
              {say("sign-in.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      <Problem error={problem} />
      {made === null ? null : (
        <p role="status" className="shown-once">
          {sayMarked("sign-in.copy-token", { token: made, code: (parts) => <code>{parts}</code> })}
        </p>
      )}
      <NewToken
        roles={roles}
        onMade={(token) => {
          setMade(token);
          void refetch();
        }}
      />
    </Sheet>
  );
}

function NewToken({ roles, onMade }: { readonly roles: readonly Role[]; readonly onMade: (token: string) => void }) {
  const say = useSay();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"api" | "feed">("api");
  const [readsOnly, setReadsOnly] = useState(true);
  const possible: readonly Role[] = roles.includes("owner")
    ? ["viewer", "planner", "finance"]
    : roles.includes("partner")
      ? ["partner"]
      : ["viewer", ...roles.filter((role) => role !== "viewer")];
  const [role, setRole] = useState<Role>(possible[0] ?? "viewer");
  const { isUnderWay, problem, run } = useDoing();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const asked = { name, kind, roles: [role], readOnly: kind === "feed" || readsOnly };
          onMade((await memberApi.makeAccessToken({ body: asked })).token);
          setName("");
        });
      }}
    >
      <TextInput
        label={say("sign-in.token-for")}
        placeholder={say("sign-in.token-example")}
        required
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <NativeSelect
        label={say("sign-in.token-kind")}
        value={kind}
        data={[
          { value: "api", label: say("sign-in.token-api") },
          { value: "feed", label: say("sign-in.token-feed") },
        ]}
        onChange={({ currentTarget }) => {
          setKind(currentTarget.value === "feed" ? "feed" : "api");
        }}
      />
      <NativeSelect
        label={say("sign-in.role")}
        value={role}
        data={possible.map((one) => ({ value: one, label: say(`sign-in.role.${one}`) }))}
        onChange={({ currentTarget }) => {
          setRole(possible.find((one) => one === currentTarget.value) ?? "viewer");
        }}
      />
      {kind === "feed" ? null : (
        <Switch
          label={say("sign-in.may-only-read")}
          checked={readsOnly}
          onChange={({ currentTarget }) => {
            setReadsOnly(currentTarget.checked);
          }}
        />
      )}
      <Problem error={problem} />
      <Button type="submit" variant="default" loading={isUnderWay}>
        {say("sign-in.make-token")}
      </Button>
    </form>
  );
}
