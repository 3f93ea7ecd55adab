import { NativeSelect, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { hoursInWords, weekdayName, weekdaysInWords } from "./answer-words.ts";
import type { TriedWindow } from "./hours-draft.ts";
import { lastIntervalsQuestion } from "./hours-questions.ts";
import type { HoursOfWeek } from "./hours-of-week.ts";
import { busiestHour, contactsIn, hoursOfWeek } from "./hours-of-week.ts";
import { staffNames, weekOf } from "./week-picture.ts";
import { WeekGrid } from "./WeekGrid.tsx";

type Queues = PlanIndex["plan"]["shop"]["queues"];

/** The week of one queue: when it is open, who may work it, when contacts come, and the windows that are tried. */
export function WeekSheet(props: {
  readonly index: PlanIndex;
  readonly queues: Queues;
  readonly queue: string;
  readonly onQueue: (id: string) => void;
  readonly windows: readonly TriedWindow[];
  readonly onDraw: (window: Pick<TriedWindow, "queue" | "weekdays" | "fromMinute" | "toMinute">) => void;
  readonly words: Words;
}) {
  const { index, queues, queue: chosen, onQueue, windows, onDraw, words } = props;
  const { say } = words;
  const queue = queues.find(({ id }) => id === chosen) ?? queues[0];
  const history = useQuery(lastIntervalsQuestion(index.plan));
  const hours = useMemo(
    () => (history.data === undefined || queue === undefined ? null : hoursOfWeek(history.data, queue.id)),
    [history.data, queue],
  );
  const week = useMemo(() => (queue === undefined ? [] : weekOf(queue)), [queue]);
  if (queue === undefined) return null;
  const own = windows.filter((window) => window.queue === queue.id);
  const sentence = weekInWords(queue.name, hours, own, words);
  return (
    <Sheet
      title={say("hours.week")}
      note={say("hours.week-note")}
      aside={
        <NativeSelect
          size="xs"
          aria-label={say("hours.queue")}
          data={queues.map(({ id, name }) => ({ value: id, label: name }))}
          value={queue.id}
          onChange={(event) => {
            onQueue(event.currentTarget.value);
          }}
        />
      }
    >
      <figure>
        <WeekGrid
          week={week}
          hours={hours}
          windows={own}
          intervalMinutes={index.plan.shop.intervalMinutes}
          sentence={sentence}
          onDraw={(weekdays, stretch) => {
            onDraw({ queue: queue.id, weekdays, ...stretch });
          }}
          words={words}
        />
        <ul className="legend hours-legend">
          <li>
            <span className="hours-swatch hours-open" aria-hidden="true" />
            {say("hours.open-now")}
          </li>
          <li>
            <span className="hours-swatch hours-closed" aria-hidden="true" />
            {say("hours.closed-now")}
          </li>
          <li>
            <span className="hours-swatch hours-tried" aria-hidden="true" />
            {say("hours.tried-now")}
          </li>
          {queue.staffedBy.length === 0 ? null : (
            <li>
              <span className="hours-swatch hours-restricted" aria-hidden="true" />
              {say("hours.restricted")}
            </li>
          )}
        </ul>
        <figcaption className="caption">{sentence}</figcaption>
      </figure>
      {queue.staffedBy.map(({ weekdays, windows: stretches, by }) => (
        <p key={`${weekdays.join()} ${by.join()}`} className="note">
          {say("hours.only-by", {
            days: weekdaysInWords(weekdays, words),
            hours: words.list(stretches.map(({ fromMinute, toMinute }) => hoursInWords(fromMinute, toMinute, words))),
            staff: words.list(staffNames(index.plan.shop, by)),
          })}
        </p>
      ))}
      {hours === null ? null : (
        <details className="more">
          <summary>{say("hours.as-table")}</summary>
          <HourTable hours={hours} words={words} />
        </details>
      )}
    </Sheet>
  );
}

function weekInWords(name: string, hours: HoursOfWeek | null, windows: readonly TriedWindow[], words: Words): string {
  const { say } = words;
  const top = hours === null ? null : busiestHour(hours);
  const tried = windows.map(({ weekdays, fromMinute, toMinute }) => {
    const contacts = hours === null ? 0 : contactsIn(hours, weekdays, fromMinute, toMinute);
    return say("hours.window-said", {
      days: weekdaysInWords(weekdays, words),
      hours: hoursInWords(fromMinute, toMinute, words),
      contacts: contacts > 0 ? words.hours(contacts) : "none",
    });
  });
  const busiest =
    top === null
      ? say("hours.week-unknown", { queue: name })
      : say("hours.week-sentence", {
          queue: name,
          day: weekdayName(top.weekday, words),
          hour: words.clock(top.minute),
          contacts: words.hours(top.contacts),
        });
  return [busiest, ...tried].join(" ");
}

function HourTable({ hours, words }: { readonly hours: HoursOfWeek; readonly words: Words }) {
  const { say } = words;
  const days = [1, 2, 3, 4, 5, 6, 7];
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("hours.week")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("hours.hour")}</Table.Th>
            {days.map((day) => (
              <Table.Th key={day} className="number">
                {weekdayName(day, words)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: 24 }, (_, hour) => (
            <Table.Tr key={hour}>
              <Table.Th scope="row">{words.clock(hour * 60)}</Table.Th>
              {days.map((day) => {
                const value = hours[(day - 1) * 24 + hour] ?? null;
                return (
                  <Table.Td key={day} className="number">
                    {value === null ? "–" : words.hours(value)}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
