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

/** What was wrong, read out when it appears. What the server says is in English. */
export function ProblemNote({ error }: { readonly error: Error | null }) {
  const { say } = usePortalWords();
  return (
    <div role="alert" className="problem" hidden={error === null}>
      {error === null ? null : error instanceof ApiProblem ? (
        <>
          {linesOf(error).map((line) => (
            <p key={line} lang="en">
              {line}
            </p>
          ))}
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
    ].join(", ");
    return `${at === "" ? "" : `${at}: `}Found ${found}, but ${rule}. ${remedy}`;
  });
}
