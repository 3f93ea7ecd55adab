import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Role } from "@springtide/contracts";
import { useState } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { memberApi } from "../api/member-api.ts";
import { CopyButton } from "./CopyButton.tsx";
import { momentIn } from "./moment.ts";
import { NewToken } from "./NewToken.tsx";
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
        {(data?.tokens ?? []).map(({ id, name, kind, roles: has, readOnly, agreements, skills, usedAt, expiresAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>{" "}
              {[
                say(kind === "feed" ? "sign-in.token-calendar" : "sign-in.token-program"),
                ...has.map((role) => say(`sign-in.role.${role}`)),
                ...(readOnly ? [say("sign-in.reads-only")] : []),
                ...[agreements, skills].flatMap((only) =>
                  only === null ? [] : [say("sign-in.token-only", { names: new Intl.ListFormat(locale).format(only) })],
                ),
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
        <div role="status" className="shown-once">
          <p>{sayMarked("sign-in.copy-token", { token: made, code: (parts) => <code>{parts}</code> })}</p>
          <CopyButton text={made} />
        </div>
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
