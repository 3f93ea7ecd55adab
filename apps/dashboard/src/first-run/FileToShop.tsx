import { Button } from "@mantine/core";
import type { FirstLook } from "@springtide/contracts";
import { useState } from "react";
import { Mends } from "../data/imports/Mends.tsx";
import type { Settling } from "../data/imports/settling.ts";
import { mappingOf, newSettling } from "../data/imports/settling.ts";
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
  const settle = (next: Settling, looksAgain: boolean): void => {
    setSettling(next);
    if (looksAgain) looking.again({ mapping: mappingOf(next) });
  };
  // The zone is asked for in the form.
  const findings = diagnosis.findings.filter(({ code }) => code !== "zone-assumed");
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
        <Mends
          diagnosis={diagnosis}
          findings={findings}
          settling={settling}
          queues={[]}
          disabled={isLooking}
          onSettling={settle}
          onSheet={(sheet) => {
            looking.again({ sheet });
          }}
          words={words}
        />
      </Sheet>
      {guess === null ? null : (
        <ShopForm
          key={guess.queues.map(({ name }) => name).join("\n")}
          file={file}
          diagnosis={diagnosis}
          guess={guess}
          isReady={diagnosis.ready && !isLooking}
          onZone={(zone) => {
            settle({ ...settling, base: { ...settling.base, zone } }, true);
          }}
          words={words}
        />
      )}
    </div>
  );
}
