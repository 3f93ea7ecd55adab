import { Button } from "@mantine/core";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { JobProgress } from "../JobProgress.tsx";
import { FoundWords, Trouble } from "../Trouble.tsx";
import { isUnderWay } from "../data-questions.ts";
import { DropZone } from "./DropZone.tsx";
import { Repair } from "./Repair.tsx";
import { StoredImport } from "./StoredImport.tsx";
import { useImport } from "./useImport.ts";

/** How new data comes in: a file is sent, looked through, mended, and stored. */
export function ImportPart({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const importing = useImport(shop);
  const { upload, job, isWorking, isSending, examined, entry, error, send, drop } = importing;
  const { say } = words;
  const title = say(examined === null ? "data.looking" : "data.looking-again");
  return (
    <Sheet
      title={say("data.bring")}
      note={say("data.bring-note")}
      aside={
        upload === null ? undefined : (
          <Button variant="default" size="compact-sm" onClick={drop}>
            {say("data.other-file")}
          </Button>
        )
      }
    >
      {upload === null ? <DropZone onFile={send} isSending={isSending} mostMegabytes={256} /> : null}
      {job !== null && isUnderWay(job) ? <JobProgress job={job} title={title} /> : null}
      {job?.state === "cancelled" ? <p className="empty">{say("data.cancelled")}</p> : null}
      {job?.failure === null || job?.failure === undefined ? null : (
        <div className="trouble" role="alert">
          <strong>{say("data.not-read")}</strong>
          <ul>
            {job.failure.errors.map((one, i) => (
              <li key={i}>
                <FoundWords finding={one} />
              </li>
            ))}
          </ul>
          {job.failure.errors.length === 0 ? <p lang="en">{job.failure.reason}</p> : null}
        </div>
      )}
      <Trouble error={error} />
      {entry !== null ? (
        <StoredImport shop={shop} entry={entry} onMore={drop} words={words} />
      ) : examined === null ? null : (
        <Repair
          key={upload}
          shop={shop}
          examined={examined}
          isWorking={isWorking}
          onLook={(mapping) => {
            importing.ask({ mapping });
          }}
          onSheet={(sheet) => {
            importing.ask({ sheet });
          }}
          onStore={(mapping, saveMapping) => {
            importing.ask({ mapping, saveMapping, store: true });
          }}
          words={words}
        />
      )}
    </Sheet>
  );
}
