import type { LongerHoursAnswer } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { hoursInWords, verdictInWords, weekdaysInWords } from "./answer-words.ts";
import { MoneyTables } from "./MoneyTables.tsx";
import { NeedsTable } from "./NeedsTable.tsx";
import { StaffingNote } from "./StaffingNote.tsx";
import { Waterfall } from "./Waterfall.tsx";

/** What came of the weighing: each window alone, then the best of them together. */
export function HoursAnswer(props: {
  readonly answer: LongerHoursAnswer;
  /** The windows were changed since. */
  readonly isStale: boolean;
  readonly index: PlanIndex;
  readonly words: Words;
}) {
  const { answer, isStale, index, words } = props;
  const { say } = words;
  const { together } = answer;
  const titleOf = (window: LongerHoursAnswer["windows"][number] | undefined): string =>
    window === undefined
      ? ""
      : say("hours.window-title", {
          queue: queueName(index, window.queue),
          days: weekdaysInWords(window.weekdays, words),
          hours: hoursInWords(window.window.fromMinute, window.window.toMinute, words),
        });
  return (
    <div className="stack hours-answer">
      {isStale ? <p className="hours-stale">{say("hours.stale")}</p> : null}
      {together === null ? null : (
        <Sheet title={say("hours.together")}>
          <p>
            {together.windows.length === 0
              ? say("hours.together-none")
              : say("hours.together-open", {
                  windows: words.list(
                    together.windows.map((id) => titleOf(answer.windows.find((one) => one.id === id))),
                  ),
                  ledger: words.money(together.ledger),
                })}
          </p>
          {together.net === null || together.windows.length === 0 ? null : (
            <p>
              {say("hours.together-net", {
                amount: words.money(together.net.mean),
                low: words.money(together.net.p10),
                high: words.money(together.net.p90),
              })}
            </p>
          )}
          {together.method === "one-by-one" ? <p className="note">{say("hours.together-one-by-one")}</p> : null}
        </Sheet>
      )}
      {answer.windows.map((window) => (
        <Sheet
          key={window.id}
          title={titleOf(window)}
          note={say("hours.window-note", {
            count: window.openings,
            hours: words.hours(window.hours),
            days: answer.days,
            paths: answer.paths,
          })}
        >
          <div className="hours-verdict">
            {verdictInWords(window, words).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <div className="halves">
            <Waterfall window={window} words={words} />
            <NeedsTable needs={window.needs} words={words} />
          </div>
          <MoneyTables window={window} words={words} />
          <StaffingNote window={window} index={index} words={words} />
          {window.caveats.map((caveat) => (
            <p key={caveat} className="note" lang="en">
              {caveat}
            </p>
          ))}
        </Sheet>
      ))}
      {answer.caveats.map((caveat) => (
        <p key={caveat} className="note" lang="en">
          {caveat}
        </p>
      ))}
    </div>
  );
}
