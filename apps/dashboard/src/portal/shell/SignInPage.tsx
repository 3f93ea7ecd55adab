import { signInRoutes } from "@springtide/contracts";
import { useState } from "react";
import { pageClient } from "../../api/page-client.ts";
import { Question } from "../answers/question.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { useDoing } from "../answers/useDoing.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { ProblemNote } from "./Notes.tsx";
import { LanguageChoice } from "./PortalFrame.tsx";
import { usePortalWords } from "./PortalSpoken.tsx";

const api = pageClient({ signIn: signInRoutes.signIn, signInWays: signInRoutes.signInWays });
const waysQuestion = new Question(() => api.signInWays());

/** Address and password, and the issuer's button where one is set up; leads on to where the person belongs. */
export default function SignInPage() {
  const { say } = usePortalWords();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { isUnderWay, problem, run } = useDoing();
  const openId = useAnswer(waysQuestion).data?.openId ?? null;
  return (
    <main className="page narrow">
      <div className="sheet">
        <h1>{say("portal.sign-in")}</h1>
        <p className="note">{say("portal.sign-in-note")}</p>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            run(async () => {
              const home = homeOf(await api.signIn({ body: { email, password } }));
              // Who belongs here goes on where they were.
              if (home === "/partner/") window.location.reload();
              else window.location.replace(home);
            });
          }}
        >
          <label>
            <span>{say("portal.email")}</span>
            <input
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={({ currentTarget }) => {
                setEmail(currentTarget.value);
              }}
            />
          </label>
          <label>
            <span>{say("portal.password")}</span>
            <input
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={({ currentTarget }) => {
                setPassword(currentTarget.value);
              }}
            />
          </label>
          <ProblemNote error={problem} />
          <div className="actions">
            <button type="submit" className="primary" disabled={isUnderWay}>
              {say("portal.sign-in")}
            </button>
            {openId === null ? null : (
              <a className="button" href="/api/sign-in/openid">
                {openId}
              </a>
            )}
          </div>
        </form>
        <p className="note">{say("portal.forgot")}</p>
        <p className="note">{say("portal.link.again")}</p>
      </div>
      <LanguageChoice />
    </main>
  );
}
