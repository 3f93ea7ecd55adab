import type { LogAnswer } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** What the doctor says of the file, in the words of imports. */
export function LogFindings(props: { readonly findings: LogAnswer["findings"]; readonly words: Words }) {
  const { findings, words } = props;
  if (findings.length === 0) return null;
  return (
    <details className="more log-findings">
      <summary>{words.say("staffing.log-findings", { count: findings.length })}</summary>
      <ul lang="en">
        {findings.map(({ found, rule, remedy, place }, i) => (
          <li key={i}>
            {place.row === undefined ? "" : `${String(place.row)}: `}
            {found}; {rule}. <strong>{remedy}</strong>
          </li>
        ))}
      </ul>
    </details>
  );
}
