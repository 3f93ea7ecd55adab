import "./hours.css";
import { Button, NativeSelect, Progress } from "@mantine/core";
import { useMemo, useState } from "react";
import { useOwn } from "../address/useAddress.ts";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { Section, Sheet } from "../shell/Section.tsx";
import { HoursAnswer } from "./HoursAnswer.tsx";
import type { TriedWindow } from "./hours-draft.ts";
import { freeId, windowOfChoice, windowsAsText, windowsOfText } from "./hours-draft.ts";
import { PlannedWindows } from "./PlannedWindows.tsx";
import { Refused } from "./Refused.tsx";
import { useWeighing, weighedFrom } from "./useWeighing.ts";
import { WeekSheet } from "./WeekSheet.tsx";
import { WindowFields } from "./WindowFields.tsx";

/** How far to look; "" is as far as the plan. */
const HORIZONS = ["13w", "26w", ""] as const;

/** Hours that might be opened: drawn or typed, weighed, and what becomes of them. */
export default function HoursPage({ stored, index, queue, words }: PlanPageProps) {
  const { say } = words;
  const { shop } = stored;
  const waiting = useMemo(() => queuesThatWait(stored.staffing, shop.queues), [stored, shop]);
  const [text, setText] = useOwn("try");
  const [asked, setAsked] = useOwn("look");
  const [chosenQueue, setChosenQueue] = useState(
    waiting.some(({ id }) => id === queue) ? queue : (waiting[0]?.id ?? ""),
  );
  const windows = useMemo(
    () => (text === null ? shop.longerHours.map(windowOfChoice) : windowsOfText(text)),
    [text, shop.longerHours],
  );
  const horizon = HORIZONS.find((one) => one === asked) ?? "13w";
  const { weighing, weigh, stop } = useWeighing(shop.id);
  const setWindows = (next: readonly TriedWindow[]): void => {
    setText(windowsAsText(next));
  };
  const add = (window: Omit<TriedWindow, "id" | "premiumPercent" | "leastHeads">): void => {
    setWindows([...windows, { id: freeId(windows), premiumPercent: 0, leastHeads: 2, ...window }]);
  };
  const of = weighedFrom(windows, horizon === "" ? null : horizon);
  if (waiting.length === 0) return <p className="empty">{say("hours.no-queue")}</p>;
  return (
    <Section id="hours" question={say("hours.question")}>
      <div className="hours-page">
        <WeekSheet
          index={index}
          queues={waiting}
          queue={chosenQueue}
          onQueue={setChosenQueue}
          windows={windows}
          onDraw={add}
          words={words}
        />
        <div className="stack">
          <Sheet title={say("hours.tried")} note={say("hours.tried-note")}>
            <div className="stack">
              {windows.map((window, at) => (
                <WindowFields
                  key={window.id}
                  window={window}
                  at={at}
                  queues={waiting}
                  intervalMinutes={shop.intervalMinutes}
                  error={weighing.state === "refused" ? weighing.error : null}
                  onChange={(changed) => {
                    setWindows(windows.map((one) => (one.id === window.id ? changed : one)));
                  }}
                  onRemove={() => {
                    setWindows(windows.filter((one) => one.id !== window.id));
                  }}
                  words={words}
                />
              ))}
              <div className="hours-acts">
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    add({ queue: chosenQueue, weekdays: [6], fromMinute: 540, toMinute: 780 });
                  }}
                >
                  {say("hours.add")}
                </Button>
                <NativeSelect
                  size="xs"
                  aria-label={say("hours.horizon")}
                  data={HORIZONS.map((one) => ({
                    value: one,
                    label: say(`hours.horizon-${one === "" ? "plan" : one}`),
                  }))}
                  value={horizon}
                  onChange={(event) => {
                    setAsked(event.currentTarget.value);
                  }}
                />
                <Button
                  size="compact-sm"
                  color="cyan.9"
                  disabled={windows.length === 0}
                  onClick={() => void weigh(windows, horizon === "" ? null : horizon)}
                >
                  {say("hours.weigh")}
                </Button>
              </div>
              {weighing.state === "under-way" ? (
                <div className="hours-progress">
                  <p role="status" lang="en">
                    {weighing.label}
                  </p>
                  <Progress
                    value={(weighing.done / Math.max(1, weighing.total)) * 100}
                    aria-label={say("hours.weigh")}
                  />
                  <Button size="compact-sm" variant="default" onClick={stop}>
                    {say("hours.stop")}
                  </Button>
                </div>
              ) : null}
              {weighing.state === "failed" ? (
                <p role="alert" className="problem" lang="en">
                  {weighing.reason}
                </p>
              ) : null}
              {weighing.state === "refused" ? <Refused error={weighing.error} windows={windows.length} /> : null}
            </div>
          </Sheet>
          <PlannedWindows plan={stored} words={words} />
        </div>
      </div>
      {weighing.state === "ready" ? (
        <HoursAnswer answer={weighing.answer} isStale={weighing.of !== of} index={index} words={words} />
      ) : null}
    </Section>
  );
}

/** Queues whose customers wait on the line: work that waits anyway has no windows. */
function queuesThatWait(
  staffing: readonly { readonly queue: string; readonly model: string }[],
  queues: PlanPageProps["stored"]["shop"]["queues"],
) {
  const deferred = new Set(staffing.filter(({ model }) => model === "workload").map(({ queue }) => queue));
  return queues.filter(({ id }) => !deferred.has(id));
}
