import type { ImportDiagnosis } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { FindingList } from "./FindingList.tsx";
import { MappingForm } from "./MappingForm.tsx";
import { SheetChoice } from "./SheetChoice.tsx";
import type { Settling } from "./settling.ts";
import { accept, leave, listedFindings, reopen } from "./settling.ts";

/** What is to be settled of a file: which sheet it is, each finding with its mends, and which column tells what. */
export function Mends(props: {
  readonly diagnosis: ImportDiagnosis;
  readonly findings: ImportDiagnosis["findings"];
  readonly settling: Settling;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly disabled: boolean;
  /** @param looksAgain whether the file has to be looked through again for it */
  readonly onSettling: (next: Settling, looksAgain: boolean) => void;
  readonly onSheet: (sheet: string) => void;
  readonly words: Words;
}) {
  const { diagnosis, findings, settling, queues, disabled, onSettling, onSheet, words } = props;
  const isUnread = findings.some(({ code }) => code === "missing-column");
  return (
    <>
      {diagnosis.sheets.length > 1 ? (
        <SheetChoice
          sheets={diagnosis.sheets}
          chosen={diagnosis.mapping.sheet ?? null}
          disabled={disabled}
          onSheet={onSheet}
        />
      ) : null}
      <FindingList
        listed={listedFindings(findings, settling)}
        queues={queues}
        disabled={disabled}
        onAccept={(finding, mend) => {
          onSettling(accept(settling, finding, mend), true);
        }}
        onLeave={(key) => {
          onSettling(leave(settling, key), false);
        }}
        onReopen={(key, wasAccepted) => {
          onSettling(reopen(settling, key), wasAccepted);
        }}
        words={words}
      />
      {diagnosis.columns.length === 0 ? null : (
        <details className="more mapping" open={isUnread}>
          <summary>{words.say("data.mapping")}</summary>
          <MappingForm
            key={JSON.stringify(diagnosis.mapping)}
            diagnosis={diagnosis}
            queues={queues}
            disabled={disabled}
            onMapping={(mapping) => {
              onSettling({ base: mapping, accepted: [], left: settling.left }, true);
            }}
            words={words}
          />
        </details>
      )}
    </>
  );
}
