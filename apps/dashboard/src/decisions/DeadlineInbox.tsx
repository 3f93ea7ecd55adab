import { Button } from "@mantine/core";
import { useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";
import type { DeadlineEntry, DeadlineWeek } from "./deadline-picture.ts";

const SHOWN_AT_FIRST = 8;

/** Every deadline in order of time, by week; one about a period opens it. Past ones stand apart. */
export function DeadlineInbox(props: {
  readonly weeks: readonly DeadlineWeek[];
  readonly seenFrom: string;
  readonly chosen: string | null;
  readonly onPeriod: (period: string) => void;
  readonly words: Words;
}) {
  const { weeks, seenFrom, chosen, onPeriod, words } = props;
  const [all, setAll] = useState(false);
  const past = only(weeks, ({ isPast }) => isPast);
  const ahead = only(weeks, ({ isPast }) => !isPast);
  const [pastCount, aheadCount] = [countOf(past), countOf(ahead)];
  const list = { chosen, onPeriod };
  return (
    <Sheet
      title="Deadlines"
      note={`${aheadCount === 0 ? "Nothing is left to decide" : `${plural(aheadCount, words.count(aheadCount), "decision")} ahead, the earliest first`}, seen from ${seenFrom}.`}
    >
      {pastCount === 0 ? null : (
        <details className="more past-deadlines">
          <summary>{plural(pastCount, words.count(pastCount), "deadline is", "deadlines are")} past</summary>
          <WeekList weeks={past} {...list} />
        </details>
      )}
      <WeekList weeks={all ? ahead : firstOf(ahead, SHOWN_AT_FIRST)} {...list} />
      {aheadCount <= SHOWN_AT_FIRST ? null : (
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? "Show the first ones only" : `Show all ${words.count(aheadCount)}`}
        </Button>
      )}
    </Sheet>
  );
}

interface ListProps {
  readonly weeks: readonly DeadlineWeek[];
  readonly chosen: string | null;
  readonly onPeriod: (period: string) => void;
}

function WeekList({ weeks, chosen, onPeriod }: ListProps) {
  return weeks.map(({ title, monday, entries }) => (
    <section key={monday} className="deadline-week" aria-label={title}>
      <h4>{title}</h4>
      <ol className="entries">
        {entries.map((entry) => (
          <li key={entry.key}>
            <Entry entry={entry} isChosen={entry.period !== null && entry.period === chosen} onPeriod={onPeriod} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

function Entry(props: {
  readonly entry: DeadlineEntry;
  readonly isChosen: boolean;
  readonly onPeriod: (period: string) => void;
}) {
  const { entry, isChosen, onPeriod } = props;
  const { period } = entry;
  if (period === null)
    return (
      <div className="entry entry-still">
        <EntryWords entry={entry} />
      </div>
    );
  return (
    <button
      type="button"
      className={`entry${isChosen ? " chosen" : ""}`}
      aria-pressed={isChosen}
      onClick={() => {
        onPeriod(period);
      }}
    >
      <EntryWords entry={entry} />
    </button>
  );
}

function EntryWords({ entry }: { readonly entry: DeadlineEntry }) {
  const { kind, by, words, silence, cost, chance, isPast } = entry;
  return (
    <>
      <span className="entry-line deadline-head">
        <strong>{kind}</strong> <span>by {by.theirs}</span>
        {by.inShop === null ? null : <span className="note">{by.inShop}</span>}
        {isPast ? <span className="tag">past</span> : null}
      </span>
      <span className="entry-line">{words}</span>
      <span className="note entry-line">If nobody says anything: {silence}</span>
      {cost === null ? null : <span className="note entry-line">{cost}.</span>}
      {chance === null ? null : <span className="note entry-line">{chance}.</span>}
    </>
  );
}

function only(weeks: readonly DeadlineWeek[], keep: (entry: DeadlineEntry) => boolean): readonly DeadlineWeek[] {
  return weeks
    .map((week) => ({ ...week, entries: week.entries.filter(keep) }))
    .filter(({ entries }) => entries.length > 0);
}

function countOf(weeks: readonly DeadlineWeek[]): number {
  return weeks.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** The first entries, still by week. */
function firstOf(weeks: readonly DeadlineWeek[], count: number): readonly DeadlineWeek[] {
  const first = new Set(weeks.flatMap(({ entries }) => entries).slice(0, count));
  return only(weeks, (entry) => first.has(entry));
}
