import { ApiProblem } from "@springtide/client";
import { useSay } from "../languages/ReaderProvider.tsx";

/** What was wrong, read out when it appears. What the server says is in English. */
export function Problem({ error }: { readonly error: Error | null }) {
  const say = useSay();
  return (
    <p role="alert" className="problem" hidden={error === null}>
      {error instanceof ApiProblem ? (
        <span lang="en">{inEnglish(error)}</span>
      ) : error === null ? null : (
        say("sign-in.went-wrong")
      )}
    </p>
  );
}

function inEnglish({ problem: { detail, errors } }: ApiProblem): string {
  const [first] = errors;
  return first === undefined ? detail : `Found ${first.found}, but ${first.rule}. ${first.remedy}`;
}
