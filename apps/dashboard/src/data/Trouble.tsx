import { ApiProblem } from "@springtide/client";
import type { Problem } from "@springtide/contracts";
import { findingPlaceSaid, findingSaid } from "../finding-words/finding-said.ts";
import { toldOf } from "../finding-words/told.ts";
import { useSay, useSpeaking } from "../languages/ReaderProvider.tsx";
import { findingSpeech } from "./finding-speech.ts";

type Finding = Problem["errors"][number];

/** What the server says of something it did not do; nothing while all is well. */
export function Trouble({ error }: { readonly error: Error | null }) {
  const say = useSay();
  if (error === null) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <div className="trouble" role="alert">
      <strong lang={problem === null ? undefined : "en"}>{problem?.title ?? say("states.went-wrong")}</strong>
      {problem === null || problem.errors.length === 0 ? (
        <p lang="en">{problem?.detail ?? error.message}</p>
      ) : (
        <ul>
          {problem.errors.map((one, i) => (
            <li key={i}>
              <FoundWords finding={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** "Found …, but …. Do this.": one thing somebody can mend, in the reader's language where there are words for it, else as the server says it. */
export function FoundWords(props: {
  readonly finding: Pick<Finding, "place" | "found" | "rule" | "remedy"> & Partial<Pick<Finding, "code" | "values">>;
  /** Whether its place is plain from where it stands. */
  readonly isAtPlace?: boolean;
}) {
  const { language, say, locale } = useSpeaking();
  const { finding, isAtPlace = false } = props;
  const told = toldOf({ code: "", ...finding });
  const speech = findingSpeech(say, locale);
  // The server's own English says what was found as well.
  const said = language === "en" ? null : findingSaid(told, speech);
  if (said !== null) {
    const where = [finding.place.file, findingPlaceSaid(finding.place, speech)].filter((part) => (part ?? "") !== "");
    return (
      <span>
        {isAtPlace || where.length === 0 ? "" : `${where.join(", ")} `}
        {said}
      </span>
    );
  }
  const { place, found, rule, remedy } = finding;
  const at = [place.file, place.row === undefined ? undefined : `row ${String(place.row)}`, place.column, place.field];
  const where = at.filter((part) => part !== undefined && part !== "").join(", ");
  return (
    <span lang="en">
      {isAtPlace || where === "" ? "" : `${where}: `}found {found}, but {rule}. <strong>{remedy}</strong>
    </span>
  );
}
