import { useState } from "react";
import { useAnswer } from "../answers/useAnswer.ts";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { accessApi, tokensQuestion } from "./access-api.ts";
import { narrowedTo, narrowingAsked, NOT_NARROWED } from "./narrowing.ts";
import { NarrowingFields } from "./NarrowingFields.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Calendar feeds, one for each team, or tokens for programs: made here, shown once, revoked at once. */
export function TokensPart({ kind }: { readonly kind: "feed" | "api" }) {
  const words = usePortalWords();
  const { say } = words;
  const { data, error } = useAnswer(tokensQuestion);
  const [name, setName] = useState("");
  const [mayAct, setMayAct] = useState(false);
  const [narrowing, setNarrowing] = useState(NOT_NARROWED);
  const [made, setMade] = useState<{ readonly text: string; readonly caveat: string | null } | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  const tokens = data?.tokens.filter((one) => one.kind === kind) ?? [];
  return (
    <section className="sheet" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{say(`portal.tokens.${kind}`)}</h2>
      <p className="note">{say(`portal.tokens.${kind}-note`)}</p>
      <ProblemNote error={error} />
      <ul className="rows">
        {tokens.map((token) => (
          <li key={token.id} className="seat">
            <div>
              <strong>{token.name}</strong>
              <p className="note">
                {token.usedAt === null
                  ? say("portal.tokens.unused", { until: words.day(token.expiresAt, ZONE) })
                  : say("portal.tokens.used", {
                      moment: words.moment(token.usedAt, ZONE),
                      until: words.day(token.expiresAt, ZONE),
                    })}{" "}
                {narrowedTo(token).length === 0
                  ? null
                  : say("portal.tokens.only", { what: words.list(narrowedTo(token)) })}{" "}
                {kind === "api" ? say(token.readOnly ? "portal.tokens.reads" : "portal.tokens.acts") : null}
              </p>
            </div>
            <button
              type="button"
              disabled={isUnderWay}
              aria-label={say("portal.tokens.revoke-named", { name: token.name })}
              onClick={() => {
                run(async () => {
                  await accessApi.revokeAccessToken({ params: { token: String(token.id) } });
                  setMade(null);
                  await tokensQuestion.ask();
                });
              }}
            >
              {say("portal.tokens.revoke")}
            </button>
          </li>
        ))}
      </ul>
      {made === null ? null : <ShownOnce text={made.text} isOutOfReach={made.caveat !== null} />}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            const asked = {
              ...{ name, kind, roles: ["partner" as const], readOnly: kind === "feed" || !mayAct, days: 366 },
              ...(kind === "feed" ? narrowingAsked(narrowing) : {}),
            };
            const { token, caveat } = await accessApi.makeAccessToken({ body: asked });
            const text = kind === "feed" ? `${window.location.origin}/api/feeds/${token}.ics` : token;
            setMade({ text, caveat });
            setName("");
            setNarrowing(NOT_NARROWED);
            await tokensQuestion.ask();
          });
        }}
      >
        <label>
          <span>{say(kind === "feed" ? "portal.tokens.team" : "portal.tokens.for")}</span>
          <input
            type="text"
            required
            maxLength={120}
            value={name}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value);
            }}
          />
        </label>
        {kind === "feed" ? (
          <NarrowingFields narrowing={narrowing} onChange={setNarrowing} />
        ) : (
          <label className="tick">
            <input
              type="checkbox"
              checked={mayAct}
              onChange={({ currentTarget }) => {
                setMayAct(currentTarget.checked);
              }}
            />
            <span>{say("portal.tokens.may-act")}</span>
          </label>
        )}
        <ProblemNote error={problem} />
        <div className="actions">
          <button type="submit" disabled={isUnderWay}>
            {say(`portal.tokens.make-${kind}`)}
          </button>
        </div>
      </form>
    </section>
  );
}
