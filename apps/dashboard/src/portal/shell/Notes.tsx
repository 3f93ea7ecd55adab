import { ApiProblem } from "@springtide/client";
import { toldOfProblem } from "../../finding-words/told.ts";
import { FindingText } from "./FindingText.tsx";
import { usePortalWords } from "./PortalSpoken.tsx";

/** While something is on its way. */
export function Outline() {
  const { say } = usePortalWords();
  return (
    <p className="outline" role="status">
      {say("portal.loading")}
    </p>
  );
}

/** A file that is another one has the same thing wrong in every row. */
const MOST_SHOWN = 6;

/** What was wrong, read out when it appears. What has no words in the reader's language is the server's English. */
export function ProblemNote({ error }: { readonly error: Error | null }) {
  const { say } = usePortalWords();
  return (
    <div role="alert" className="problem" hidden={error === null}>
      {error === null ? null : error instanceof ApiProblem ? (
        <>
          {toldOfProblem(error.problem)
            .slice(0, MOST_SHOWN)
            .map((told, i) => (
              <p key={`${String(told.place.row)} ${told.english} ${String(i)}`}>
                <FindingText told={told} withPlace />
              </p>
            ))}
          {error.problem.errors.length <= MOST_SHOWN ? null : (
            <p>{say("portal.more-found", { count: error.problem.errors.length - MOST_SHOWN })}</p>
          )}
          {error.problem.code === "not-signed-in" ? (
            <button
              type="button"
              onClick={() => {
                window.location.reload();
              }}
            >
              {say("portal.sign-in")}
            </button>
          ) : null}
        </>
      ) : (
        <p>{say("portal.went-wrong")}</p>
      )}
    </div>
  );
}
