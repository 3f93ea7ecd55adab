import { signInRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { useAnswer } from "../answers/useAnswer.ts";
import { useDoing } from "../answers/useDoing.ts";
import { meQuestion } from "../portal-questions.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { LanguageChoice } from "../shell/PortalFrame.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

const api = pageClient({ openPartnerLink: signInRoutes.openPartnerLink });

/** Where a link for partners leads: what it opens is asked for by a press of the button, never by looking at the address. */
export default function LinkPage({ secret }: { readonly secret: string }) {
  const { say } = usePortalWords();
  const { isUnderWay, problem, run } = useDoing();
  const before = useAnswer(meQuestion).data;
  return (
    <main className="page narrow">
      <div className="sheet">
        <h1>{say("portal.link.title")}</h1>
        <p>{say("portal.link.note")}</p>
        {before === null || before.link !== null ? null : (
          <p className="note">{say("portal.link.instead", { name: before.name })}</p>
        )}
        <ProblemNote error={problem} />
        <div className="actions">
          <button
            type="button"
            className="primary"
            disabled={isUnderWay}
            onClick={() => {
              run(async () => {
                await api.openPartnerLink({ body: { token: secret } });
                window.location.reload();
              });
            }}
          >
            {say("portal.link.open")}
          </button>
        </div>
      </div>
      <LanguageChoice />
    </main>
  );
}
