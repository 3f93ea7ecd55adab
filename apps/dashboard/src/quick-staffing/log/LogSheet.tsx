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
  const { log, last, read, again, cancel } = useLog();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    if (file !== undefined) read(file, Intl.DateTimeFormat().resolvedOptions().timeZone);
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
          take(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.gz,.xlsx"
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
        <Button
          variant="default"
          onClick={() => {
            input.current?.click();
          }}
        >
          {say(last === null ? "staffing.log-choose" : "staffing.log-other")}
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
      {last === null ? null : (
        <LogRead
          key={`${last.answer.diagnosis.hash} ${last.answer.diagnosis.mapping.sheet ?? ""}`}
          log={last.answer}
          request={request}
          isReading={log.isPending}
          onAgain={again}
          words={words}
        />
      )}
    </Sheet>
  );
}
