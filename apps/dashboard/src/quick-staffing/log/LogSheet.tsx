import { Button } from "@mantine/core";
import type { WorkQuestion } from "@springtide/season";
import { useRef, useState } from "react";
import { Sheet } from "../../shell/Section.tsx";
import { ProblemNotice } from "../../states/States.tsx";
import type { Words } from "../../words/words.ts";
import { LogRead } from "./LogRead.tsx";
import { useLog } from "./useLog.ts";

/** A log of calls dropped here becomes a day plan, by the terms of the question above. */
export default function LogSheet({ request, words }: { readonly request: WorkQuestion; readonly words: Words }) {
  const { say } = words;
  const { log, cancel } = useLog();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = (file: File | undefined): void => {
    if (file !== undefined) log.mutate({ file, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
  return (
    <Sheet title={say("staffing.log")} note={say("staffing.log-note")}>
      <div
        className={isOver ? "log-drop log-drop-over" : "log-drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          read(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.gz,.xlsx"
          onChange={({ currentTarget }) => {
            read(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
        <Button
          variant="default"
          onClick={() => {
            input.current?.click();
          }}
        >
          {say(log.data === undefined ? "staffing.log-choose" : "staffing.log-other")}
        </Button>
        {log.isPending ? (
          <>
            <span role="status">{say("staffing.log-reading", { file: log.variables.file.name })}</span>
            <Button variant="default" size="compact-sm" onClick={cancel}>
              {say("staffing.log-cancel")}
            </Button>
          </>
        ) : (
          <span className="note">{say("staffing.log-drop")}</span>
        )}
      </div>
      {log.error === null ? null : (
        <ProblemNotice
          error={log.error}
          onRetry={() => {
            log.mutate(log.variables);
          }}
        />
      )}
      {log.data === undefined ? null : (
        <LogRead
          log={log.data}
          request={request}
          onZone={(zone) => {
            log.mutate({ ...log.variables, zone });
          }}
          words={words}
        />
      )}
    </Sheet>
  );
}
