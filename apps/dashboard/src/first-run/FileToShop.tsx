import { Button } from "@mantine/core";
import type { FirstLook } from "@springtide/contracts";
import { useState } from "react";
import { FindingList } from "../data/imports/FindingList.tsx";
import { MappingForm } from "../data/imports/MappingForm.tsx";
import { SheetChoice } from "../data/imports/SheetChoice.tsx";
import type { Settling } from "../data/imports/settling.ts";
import { accept, leave, listedFindings, mappingOf, newSettling, reopen } from "../data/imports/settling.ts";
import { Trouble } from "../data/Trouble.tsx";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { ShopForm } from "./ShopForm.tsx";
import type { Looking } from "./useFirstLook.ts";

/** What was found in a file, with what has to be settled; then the form of the shop that it tells of. */
export function FileToShop(props: {
  readonly file: File;
  readonly told: FirstLook;
  readonly looking: Looking;
  readonly words: Words;
}) {
  const { file, told, looking, words } = props;
  const { diagnosis, guess } = told;
  const { say } = words;
  const [settling, setSettling] = useState<Settling>(() => newSettling(diagnosis));
  const lookWith = (next: Settling): void => {
    setSettling(next);
    looking.again({ mapping: mappingOf(next) });
  };
  // The zone is asked for in the form.
  const findings = diagnosis.findings.filter(({ code }) => code !== "zone-assumed");
  const listed = listedFindings(findings, settling);
  const isUnread = findings.some(({ code }) => code === "missing-column");
  const { isLooking } = looking;
  return (
    <div className="stack" aria-busy={isLooking}>
      <Sheet
        title={say("welcome.found")}
        note={say("data.file-summary", {
          file: diagnosis.file,
          rows: diagnosis.rowsRead,
          written: words.count(diagnosis.rowsRead),
          queues: diagnosis.preview.queues.length,
        })}
        aside={
          <Button variant="default" size="compact-sm" onClick={looking.drop}>
            {say("data.other-file")}
          </Button>
        }
      >
        <Trouble error={looking.error} />
        {diagnosis.sheets.length > 1 ? (
          <SheetChoice
            sheets={diagnosis.sheets}
            chosen={diagnosis.mapping.sheet ?? null}
            disabled={isLooking}
            onSheet={(sheet) => {
              looking.again({ sheet });
            }}
          />
        ) : null}
        <FindingList
          listed={listed}
          queues={[]}
          disabled={isLooking}
          onAccept={(finding, mend) => {
            lookWith(accept(settling, finding, mend));
          }}
          onLeave={(key) => {
            setSettling(leave(settling, key));
          }}
          onReopen={(key, wasAccepted) => {
            const next = reopen(settling, key);
            if (wasAccepted) lookWith(next);
            else setSettling(next);
          }}
          words={words}
        />
        {diagnosis.columns.length === 0 ? null : (
          <details className="more mapping" open={isUnread}>
            <summary>{say("data.mapping")}</summary>
            <MappingForm
              key={JSON.stringify(diagnosis.mapping)}
              diagnosis={diagnosis}
              queues={[]}
              disabled={isLooking}
              onMapping={(mapping) => {
                lookWith({ base: mapping, accepted: [], left: settling.left });
              }}
              words={words}
            />
          </details>
        )}
      </Sheet>
      {guess === null ? null : (
        <ShopForm
          key={guess.queues.map(({ name }) => name).join("\n")}
          file={file}
          diagnosis={diagnosis}
          guess={guess}
          isReady={diagnosis.ready && !isLooking}
          onZone={(zone) => {
            lookWith({ ...settling, base: { ...settling.base, zone } });
          }}
          words={words}
        />
      )}
    </div>
  );
}
