import type { TriggerParameters } from "@springtide/contracts";
import type { TrialDates } from "@springtide/season";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { ChanceCurve } from "./ChanceCurve.tsx";
import type { NextDate } from "./next-dates.ts";
import { isCertain, nextDates, nextInWords } from "./next-dates.ts";

/** When a cause comes next, as stored and as edited, on one axis. */
export function EditedDates(props: {
  readonly before: Pick<TriggerParameters, "nextOnsets"> | null;
  readonly after: TrialDates | null;
  readonly words: Words;
}) {
  const { before, after, words } = props;
  const { say } = words;
  const stored = before === null ? [] : (nextDates(before.nextOnsets) ?? []);
  const found = after?.dates === undefined || after.dates === null ? [] : nextDates(after.dates.nextOnsets);
  const together = [...stored, ...(found ?? [])].filter((one) => !isCertain(one));
  return (
    <Sheet title={say("triggers.next")}>
      {after?.dates === null ? (
        <p className="empty" lang="en">
          {after.caveats[0] ?? ""}
        </p>
      ) : found === null ? (
        <p className="empty">{say("triggers.follows-days")}</p>
      ) : (
        <div className="halves">
          <Dates title={say("triggers.mark-edited-short")} dates={found} within={together} words={words} />
          {before === null ? null : (
            <Dates title={say("triggers.mark-stored-short")} dates={stored} within={together} words={words} />
          )}
        </div>
      )}
    </Sheet>
  );
}

function Dates(props: {
  readonly title: string;
  readonly dates: readonly NextDate[];
  readonly within: readonly NextDate[];
  readonly words: Words;
}) {
  const { title, dates, within, words } = props;
  return (
    <div className="stack">
      <h4>{title}</h4>
      {dates.length === 0 ? <p className="note">{words.say("triggers.next-none")}</p> : null}
      {dates.map((next) => {
        const sentence = nextInWords(next, words);
        const ofSeason = within.filter((one) => one.season === next.season);
        return (
          <figure key={`${String(next.season)} ${String(next.likelyDay)}`} className="next-date">
            {isCertain(next) ? null : <ChanceCurve next={next} within={ofSeason} sentence={sentence} words={words} />}
            <figcaption>{sentence}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}
