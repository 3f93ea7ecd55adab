import { ApiProblem } from "@springtide/client";
import type { ImportFinding } from "@springtide/contracts";
import { useSay } from "../languages/ReaderProvider.tsx";

/** What the server says of something it did not do, in its own words; nothing while all is well. */
export function Trouble({ error }: { readonly error: Error | null }) {
  const say = useSay();
  if (error === null) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <div className="trouble" role="alert" lang="en">
      <strong lang={problem === null ? undefined : "en"}>{problem?.title ?? say("states.went-wrong")}</strong>
      {problem === null || problem.errors.length === 0 ? (
        <p>{problem?.detail ?? error.message}</p>
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

/** "Found …, but …. Do this.": one thing somebody can mend, as the server says it. */
export function FoundWords({
  finding,
}: {
  readonly finding: Pick<ImportFinding, "place" | "found" | "rule" | "remedy">;
}) {
  const { place, found, rule, remedy } = finding;
  const where = [
    place.file,
    place.row === undefined ? undefined : `row ${String(place.row)}`,
    place.column,
    place.field,
  ];
  const said = where.filter((part) => part !== undefined && part !== "").join(", ");
  return (
    <span lang="en">
      {said === "" ? "" : `${said}: `}found {found}, but {rule}. <strong>{remedy}</strong>
    </span>
  );
}
