import { ApiProblem } from "@springtide/client";
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

/** What was wrong, read out when it appears. What the server says is in English. */
export function ProblemNote({ error }: { readonly error: Error | null }) {
  const { say } = usePortalWords();
  return (
    <div role="alert" className="problem" hidden={error === null}>
      {error === null ? null : error instanceof ApiProblem ? (
        <>
          {linesOf(error)
            .slice(0, MOST_SHOWN)
            .map((line) => (
              <p key={line} lang="en">
                {line}
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

/** What the API says, finding by finding, each with its place. */
function linesOf({ problem: { detail, errors } }: ApiProblem): readonly string[] {
  if (errors.length === 0) return [detail];
  return errors.map(({ place, found, rule, remedy }) => {
    const at = [
      ...(place.row === undefined ? [] : [`Row ${String(place.row)}`]),
      ...(place.column === undefined ? [] : [`column ${place.column}`]),
      ...lineOf(place.field),
    ].join(", ");
    return `${at === "" ? "" : `${at}: `}Found ${found}, but ${rule}. ${remedy}`;
  });
}

/** The line of a request that a place in what was sent names. */
function lineOf(field = ""): readonly string[] {
  const [, line] = /^\/lines\/(\D[^/]*)/.exec(field) ?? [];
  return line === undefined ? [] : [`line ${line}`];
}
