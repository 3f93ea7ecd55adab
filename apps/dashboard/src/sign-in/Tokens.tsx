import { Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Role } from "@springtide/contracts";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import { momentInWords } from "./moment.ts";
import { memberApi } from "../api/member-api.ts";
import { Problem } from "./Problem.tsx";
import { tokensQuestion } from "./member-questions.ts";
import { useDoing } from "./useDoing.ts";

/** Tokens for programs and calendars: made, shown once, revoked. */
export function Tokens({ roles }: { readonly roles: readonly Role[] }) {
  const { data, refetch } = useQuery(tokensQuestion);
  const [made, setMade] = useState<string | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  return (
    <Sheet title="Tokens" note="For programs, and for calendars that fetch a feed. Whoever has one may do what it may.">
      <ul className="people-list">
        {(data?.tokens ?? []).map(({ id, name, kind, roles: has, readOnly, usedAt, expiresAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> {kind === "feed" ? "calendar" : "program"}, {has.join(", ")}
              {readOnly ? ", reads only" : ""}
              <span className="note">
                {usedAt === null ? "never used" : `last used ${momentInWords(usedAt)}`}, until{" "}
                {momentInWords(expiresAt)}
              </span>
            </span>
            <Button
              variant="default"
              size="xs"
              disabled={isUnderWay}
              aria-label={`Revoke the token ${name}`}
              onClick={() => {
                run(async () => {
                  await memberApi.revokeAccessToken({ params: { token: String(id) } });
                  await refetch();
                });
              }}
            >
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      {made === null ? null : (
        <p role="status" className="shown-once">
          Copy it now, it is not shown again: <code>{made}</code>
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
        label="What it is for"
        placeholder="Wallboard"
        required
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <NativeSelect
        label="Kind"
        value={kind}
        data={[
          { value: "api", label: "Program (API)" },
          { value: "feed", label: "Calendar feed" },
        ]}
        onChange={({ currentTarget }) => {
          setKind(currentTarget.value === "feed" ? "feed" : "api");
        }}
      />
      <NativeSelect
        label="Role"
        value={role}
        data={[...possible]}
        onChange={({ currentTarget }) => {
          setRole(possible.find((one) => one === currentTarget.value) ?? "viewer");
        }}
      />
      {kind === "feed" ? null : (
        <Switch
          label="May only read"
          checked={readsOnly}
          onChange={({ currentTarget }) => {
            setReadsOnly(currentTarget.checked);
          }}
        />
      )}
      <Problem text={problem} />
      <Button type="submit" variant="default" loading={isUnderWay}>
        Make a token
      </Button>
    </form>
  );
}
