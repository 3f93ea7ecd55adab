import type { Finding } from "./findings.ts";

/** What is wrong, in the words of the API; with its place where the place is not plain from where it stands. */
export function FindingList({
  findings,
  id,
  isPlaced = false,
}: {
  readonly findings: readonly Finding[];
  readonly id?: string;
  readonly isPlaced?: boolean;
}) {
  if (findings.length === 0) return null;
  return (
    <ul className="settings-findings" id={id} lang="en">
      {findings.map(({ place, found, rule, remedy }, index) => (
        <li key={index}>
          {isPlaced && place.field !== undefined && place.field !== "" ? <code>{place.field}: </code> : null}
          Found {found}, but {rule}. <strong>{remedy}</strong>
        </li>
      ))}
    </ul>
  );
}
