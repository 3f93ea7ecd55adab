import { Table } from "@mantine/core";
import type { TriggerParameters } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { onsetHistoryQuestion } from "./questions.ts";
import type { NextDate } from "./next-dates.ts";
import { dateUpdates, isCertain, nextDates, nextInWords, rangeValues } from "./next-dates.ts";
import { ChanceCurve } from "./ChanceCurve.tsx";

/** When a cause comes next: the chance of each day, in words and as a curve, where it is known from, and how plans saw it before. */
export function NextPart(props: {
  readonly shop: string;
  readonly trigger: Pick<TriggerParameters, "id" | "nextOnsets" | "pastOnsets">;
  readonly words: Words;
}) {
  const { shop, trigger, words } = props;
  const { say } = words;
  const dates = useMemo(() => nextDates(trigger.nextOnsets), [trigger]);
  return (
    <Sheet title={say("triggers.next")}>
      {dates === null ? (
        <p className="empty">{say("triggers.follows-days")}</p>
      ) : dates.length === 0 ? (
        <p className="empty">{say("triggers.next-none")}</p>
      ) : (
        <div className="stack">
          {dates.map((next) => (
            <OneDate
              key={`${String(next.season)} ${String(next.likelyDay)}`}
              next={next}
              pastYears={next.pastYears || yearsOf(trigger.pastOnsets)}
              words={words}
            />
          ))}
          <Updates shop={shop} trigger={trigger.id} dates={dates} words={words} />
        </div>
      )}
    </Sheet>
  );
}

/** Years in which a trigger fired: what the plan tells of the past where markets and triggers need not be drawn together. */
function yearsOf(past: TriggerParameters["pastOnsets"]): number {
  return new Set(past.map(({ day }) => day.slice(0, 4))).size;
}

function OneDate({
  next,
  pastYears,
  words,
}: {
  readonly next: NextDate;
  readonly pastYears: number;
  readonly words: Words;
}) {
  const { say } = words;
  const sentence = nextInWords(next, words);
  return (
    <figure className="next-date">
      {isCertain(next) ? null : <ChanceCurve next={next} sentence={sentence} words={words} />}
      <figcaption>
        <p>{sentence}</p>
        <p className="note">{say(`triggers.basis-${next.basis}`, { count: pastYears })}</p>
      </figcaption>
      {isCertain(next) ? null : (
        <details className="more">
          <summary>{say("triggers.as-table")}</summary>
          <ChanceTable next={next} words={words} />
        </details>
      )}
    </figure>
  );
}

function ChanceTable({ next, words }: { readonly next: NextDate; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("triggers.next")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("triggers.column-day")}</Table.Th>
            <Table.Th className="number">{say("triggers.column-chance")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {next.days.map(({ day, probability }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row">{words.day(day)}</Table.Th>
              <Table.Td className="number">{words.finely(probability)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** How earlier plans saw the dates; nothing where no earlier plan saw them otherwise. */
function Updates(props: {
  readonly shop: string;
  readonly trigger: string;
  readonly dates: readonly NextDate[];
  readonly words: Words;
}) {
  const { shop, trigger, dates, words } = props;
  const { say } = words;
  const { data } = useQuery(onsetHistoryQuestion(shop));
  const [next] = dates.filter((one) => !isCertain(one));
  const updates = useMemo(
    () => (data === undefined || next === undefined ? [] : dateUpdates(data, trigger, next.season)),
    [data, trigger, next],
  );
  if (updates.length === 0) return null;
  const saved = new Intl.DateTimeFormat(words.locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div>
      <h4>{say("triggers.updates")}</h4>
      <ol className="date-updates">
        {updates.map(({ version, savedAt, next: then }) => {
          const row = say("triggers.update-row", {
            version: String(version),
            saved: saved.format(new Date(savedAt)),
            ...rangeValues(then, words),
          });
          return (
            <li key={version}>
              <ChanceCurve next={then} within={updates.map((one) => one.next)} sentence={row} words={words} isSmall />
              <span className="note">{row}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
