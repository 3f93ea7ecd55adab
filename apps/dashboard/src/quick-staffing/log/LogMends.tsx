import type { LogAnswer } from "@springtide/contracts";
import { useState } from "react";
import "../../data/data.css";
import { Mends } from "../../data/imports/Mends.tsx";
import type { Settling } from "../../data/imports/settling.ts";
import { listedFindings, mappingOf, newSettling, openCounts } from "../../data/imports/settling.ts";
import type { Words } from "../../words/words.ts";
import type { SentLog } from "./useLog.ts";

/** What the doctor says of the file, to be mended as on the page of data: nothing of it is kept. Open where it cannot be read without. */
export function LogMends(props: {
  readonly diagnosis: LogAnswer["diagnosis"];
  readonly disabled: boolean;
  readonly onAgain: (way: Partial<Omit<SentLog, "file">>) => void;
  readonly words: Words;
}) {
  const { diagnosis, disabled, onAgain, words } = props;
  const [settling, setSettling] = useState<Settling>(() => newSettling(diagnosis));
  const listed = listedFindings(diagnosis.findings, settling);
  return (
    <details className="more log-findings" open={openCounts(listed).blocks > 0}>
      <summary>{words.say("staffing.log-findings", { count: listed.length })}</summary>
      <Mends
        diagnosis={diagnosis}
        findings={diagnosis.findings}
        settling={settling}
        queues={[]}
        disabled={disabled}
        onSettling={(next, looksAgain) => {
          setSettling(next);
          if (looksAgain) onAgain({ mapping: mappingOf(next) });
        }}
        onSheet={(sheet) => {
          onAgain({ sheet });
        }}
        words={words}
      />
    </details>
  );
}
