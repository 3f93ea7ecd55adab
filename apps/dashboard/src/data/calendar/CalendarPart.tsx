import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useOwn } from "../../address/useAddress.ts";
import { EarlierIcon, LaterIcon } from "../../shell/icons.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { historyDaysQuestion, shopQuestion } from "../data-questions.ts";
import { Trouble } from "../Trouble.tsx";
import { CalendarGrid } from "./CalendarGrid.tsx";
import { CalendarLegend } from "./CalendarLegend.tsx";
import { GapTable } from "./GapTable.tsx";
import { historyCalendar, yearsOf } from "./history-calendar.ts";

/** A year of each queue on a calendar: what is stored, and what is missing of it. */
export function CalendarPart({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const [asked, setAsked] = useOwn("year");
  const detail = useQuery(shopQuestion(shop));
  const { firstDay = null, lastDay = null } = detail.data ?? {};
  const years = yearsOf(firstDay, lastDay);
  const year = years.find((one) => String(one) === asked) ?? years[0] ?? null;
  const days = useQuery({ ...historyDaysQuestion(shop, year ?? 2000), enabled: year !== null });
  const calendars = useMemo(
    () =>
      (days.data?.queues ?? []).map((queue) =>
        historyCalendar(queue, days.data?.from ?? "", { first: firstDay, last: lastDay }, words),
      ),
    [days.data, firstDay, lastDay, words],
  );
  if (detail.data !== undefined && year === null)
    return (
      <Sheet title={say("data.calendar")}>
        <p className="empty">{say("data.no-history")}</p>
      </Sheet>
    );
  const at = year === null ? -1 : years.indexOf(year);
  const goTo = (to: number | undefined): void => {
    if (to !== undefined) setAsked(to === years[0] ? null : String(to));
  };
  return (
    <Sheet
      title={say("data.calendar")}
      note={say("data.calendar-note")}
      aside={
        year === null ? undefined : (
          <div className="year-steps">
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say("data.year-before")}
              disabled={at >= years.length - 1}
              onClick={() => {
                goTo(years[at + 1]);
              }}
            >
              <EarlierIcon />
            </Button>
            <strong aria-live="polite">{year}</strong>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say("data.year-after")}
              disabled={at <= 0}
              onClick={() => {
                goTo(years[at - 1]);
              }}
            >
              <LaterIcon />
            </Button>
          </div>
        )
      }
    >
      <Trouble error={detail.error ?? days.error} />
      <CalendarLegend words={words} />
      {calendars.map((calendar) => (
        <figure key={calendar.queue} className="calendar">
          <figcaption>
            <h4>{calendar.name}</h4>
            <p className="note">{calendar.sentence}</p>
          </figcaption>
          <CalendarGrid calendar={calendar} words={words} />
          <GapTable calendar={calendar} words={words} />
        </figure>
      ))}
    </Sheet>
  );
}
