import { Button } from "@mantine/core";
import type { ImportFinding, Mend } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { FindingSample } from "./FindingSample.tsx";
import { findingTitle, mendSaid } from "./finding-words.ts";
import { QueueChoice } from "./QueueChoice.tsx";
import type { ListedFinding } from "./settling.ts";

/** One finding: what stands there, where, the rule, and the mends to accept; or that it is left as it is. */
export function FindingCard(props: {
  readonly listed: ListedFinding;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly disabled: boolean;
  readonly onAccept: (finding: ImportFinding, mend: Mend) => void;
  readonly onLeave: (key: string) => void;
  readonly onReopen: (key: string, wasAccepted: boolean) => void;
  readonly words: Words;
}) {
  const { listed, queues, disabled, onAccept, onLeave, onReopen, words } = props;
  const { key, finding, standing, mend } = listed;
  const { say } = words;
  const { weight, place, found, rule, remedy } = finding;
  return (
    <li className={`finding finding-${weight} finding-${standing}`}>
      <p className="finding-title">
        <span className="finding-weight">{say(`data.weight-${weight}`)}</span>{" "}
        <strong>{findingTitle(finding, say)}</strong>
      </p>
      <p className="note">{placeSaid(place, finding.rows, words)}</p>
      <p lang="en">
        Found {found}, but {rule}.
      </p>
      {standing === "open" ? (
        <p lang="en" className="finding-remedy">
          {remedy}
        </p>
      ) : null}
      <FindingSample sample={finding.sample} words={words} />
      {standing === "open" ? (
        <div className="finding-mends">
          {finding.code === "unknown-queue" ? (
            <QueueChoice finding={finding} queues={queues} disabled={disabled} onAccept={onAccept} words={words} />
          ) : (
            finding.mends.map((one, at) => (
              <Button
                key={one.id}
                size="compact-sm"
                disabled={disabled}
                {...(at === 0 ? { color: "cyan.9" } : { variant: "default" })}
                onClick={() => {
                  onAccept(finding, one);
                }}
              >
                {mendSaid(one, say)}
              </Button>
            ))
          )}
          {weight === "blocks" ? null : (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              disabled={disabled}
              onClick={() => {
                onLeave(key);
              }}
            >
              {say("data.leave")}
            </Button>
          )}
        </div>
      ) : (
        <p className="finding-settled">
          <span>{mend === null ? say("data.left-as-is") : say("data.mended", { mend: mendSaid(mend, say) })}</span>
          <Button
            variant="default"
            size="compact-sm"
            disabled={disabled}
            onClick={() => {
              onReopen(key, standing === "accepted");
            }}
          >
            {say("data.take-back-mend")}
          </Button>
        </p>
      )}
    </li>
  );
}

/** "export.csv, row 12, column offered; in 48 rows" */
function placeSaid({ file, row, column }: ImportFinding["place"], rows: number, { say, count }: Words): string {
  const parts = [
    ...(file === undefined ? [] : [file]),
    ...(row === undefined ? [] : [say("data.row", { row: count(row) })]),
    ...(column === undefined ? [] : [say("data.column", { column })]),
    ...(rows <= 1 ? [] : [say("data.in-rows", { count: rows, written: count(rows) })]),
  ];
  return parts.join(", ");
}
