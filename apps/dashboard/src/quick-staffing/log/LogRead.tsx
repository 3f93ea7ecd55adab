import { NativeSelect, SegmentedControl } from "@mantine/core";
import type { LogAnswer, TypicalDays } from "@springtide/contracts";
import type { WorkQuestion } from "@springtide/season";
import { civilDay } from "@springtide/calendar";
import { useId, useState } from "react";
import type { Words } from "../../words/words.ts";
import { waitWritten } from "../figures.ts";
import { busiestWeekday, weekdayName } from "./day-plan.ts";
import { DayPlanFigure } from "./DayPlanFigure.tsx";
import { LogMends } from "./LogMends.tsx";
import type { SentLog } from "./useLog.ts";

/** A log that was read: what is to be known about it, and the day plan of the queue and weekday chosen. */
export function LogRead(props: {
  readonly log: LogAnswer;
  readonly request: WorkQuestion;
  readonly isReading: boolean;
  /** Reads it again: by another clock, or mended. */
  readonly onAgain: (way: Partial<Omit<SentLog, "file">>) => void;
  readonly words: Words;
}) {
  const { log, request, isReading, onAgain, words } = props;
  const { say } = words;
  const [chosen, choose] = useState<string | null>(null);
  const typical = log.queues.find(({ queue }) => queue === chosen) ?? log.queues[0];
  return (
    <div aria-busy={isReading}>
      <p className="caption" role="status">
        {say("staffing.log-read", {
          file: log.file,
          rows: log.rowsRead,
          written: words.count(log.rowsRead),
          left: log.rowsLeftOut,
        })}{" "}
        {log.zone === null ? say("staffing.log-clock") : say("staffing.log-zone", { zone: log.zone })}
      </p>
      {log.zone === null || log.queues.length === 0 ? null : (
        <NativeSelect
          className="log-clock"
          label={say("staffing.log-clock-of")}
          value={log.zone}
          onChange={({ currentTarget }) => {
            onAgain({ zone: currentTarget.value });
          }}
          data={[...new Set([log.zone, ...Intl.supportedValuesOf("timeZone")])]}
        />
      )}
      <LogMends diagnosis={log.diagnosis} disabled={isReading} onAgain={onAgain} words={words} />
      {typical === undefined ? (
        <p className="empty">{say("staffing.log-empty")}</p>
      ) : (
        <QueuePlan
          key={`${log.file} ${typical.queue}`}
          typical={typical}
          queues={log.queues.map(({ queue }) => queue)}
          onQueue={choose}
          request={request}
          words={words}
        />
      )}
    </div>
  );
}

function QueuePlan(props: {
  readonly typical: TypicalDays;
  readonly queues: readonly string[];
  readonly onQueue: (queue: string) => void;
  readonly request: WorkQuestion;
  readonly words: Words;
}) {
  const { typical, queues, onQueue, request, words } = props;
  const { say } = words;
  const [weekday, setWeekday] = useState(() => busiestWeekday(typical));
  const [aht, setAht] = useState<"log" | "typed">(typical.ahtSeconds === null ? "typed" : "log");
  const ids = [useId(), useId()] as const;
  const ahtSeconds = aht === "log" ? (typical.ahtSeconds ?? request.ahtSeconds) : request.ahtSeconds;
  return (
    <>
      <div className="log-choices">
        {queues.length < 2 ? null : (
          <NativeSelect
            label={say("staffing.log-queue")}
            value={typical.queue}
            onChange={({ currentTarget }) => {
              onQueue(currentTarget.value);
            }}
            data={[...queues]}
          />
        )}
        <div>
          <span id={ids[0]} className="staffing-label">
            {say("staffing.log-weekday")}
          </span>
          <SegmentedControl
            value={String(weekday)}
            aria-labelledby={ids[0]}
            onChange={(day) => {
              setWeekday(Number(day));
            }}
            data={typical.weekdays.map((each) => ({
              value: String(each.weekday),
              label: weekdayName(each.weekday, words, "short"),
              disabled: each.days === 0,
            }))}
          />
        </div>
        {typical.ahtSeconds === null ? null : (
          <div>
            <span id={ids[1]} className="staffing-label">
              {say("staffing.log-aht")}
            </span>
            <SegmentedControl
              value={aht}
              aria-labelledby={ids[1]}
              onChange={(choice) => {
                setAht(choice === "log" ? "log" : "typed");
              }}
              data={[
                { value: "log", label: say("staffing.log-aht-log", { aht: waitWritten(typical.ahtSeconds, words) }) },
                {
                  value: "typed",
                  label: say("staffing.log-aht-typed", { aht: waitWritten(request.ahtSeconds, words) }),
                },
              ]}
            />
          </div>
        )}
      </div>
      <p className="note">
        {say("staffing.log-span", {
          contacts: words.count(typical.contacts),
          from: words.day(civilDay(typical.firstDay)),
          to: words.day(civilDay(typical.lastDay)),
        })}
      </p>
      <DayPlanFigure typical={typical} weekday={weekday} request={request} ahtSeconds={ahtSeconds} words={words} />
    </>
  );
}
