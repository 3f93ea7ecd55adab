import { Button, Table } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { useMemo, useState } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { overflowInWords, overflowWeeks, worthOfConfirming } from "./overflow-weeks.ts";

const SHOWN_AT_FIRST = 8;

/** What to reserve with whom, week by week, in the order in which it must be decided. */
export function OverflowSchedule(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const weeks = useMemo(() => overflowWeeks(index), [index]);
  const [all, setAll] = useState(false);
  const several = new Set(weeks.map(({ agreement }) => agreement)).size > 1;
  const [onlyWeek] = several ? [] : weeks;
  if (weeks.length === 0)
    return (
      <Sheet title="Overflow to reserve">
        <p className="empty">Nothing: the own roster carries the season, or no partner agreement is there to use.</p>
      </Sheet>
    );
  return (
    <Sheet
      title="Overflow to reserve"
      note={`${overflowInWords(index, words)}${onlyWeek === undefined ? "" : `, all from ${onlyWeek.partner}`}; the earliest decision first. Seats: the most at one time.`}
    >
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Overflow by week">
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Decide by</Table.Th>
              <Table.Th>Week, from</Table.Th>
              {several ? <Table.Th>Partner</Table.Th> : null}
              <Table.Th className="number">Seats</Table.Th>
              <Table.Th className="number">Hours</Table.Th>
              <Table.Th className="number">Cost</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? weeks : weeks.slice(0, SHOWN_AT_FIRST)).map((week) => (
              <Table.Tr key={`${week.agreement} ${String(week.monday)}`}>
                <Table.Td>{week.atOnce ? <strong>at once</strong> : words.day(week.decideBy)}</Table.Td>
                <Table.Td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      onDay(isoDay(week.firstDay));
                    }}
                  >
                    W{week.week}, {words.day(week.firstDay)}
                  </button>
                </Table.Td>
                {several ? <Table.Td>{week.partner}</Table.Td> : null}
                <Table.Td className="number">{words.count(week.mostSeats)}</Table.Td>
                <Table.Td className="number">{words.hours(week.hours)}</Table.Td>
                <Table.Td className="number">{words.money(week.cost)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {weeks.length <= SHOWN_AT_FIRST ? null : (
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? "Show the first weeks only" : `Show all ${words.count(weeks.length)} weeks`}
        </Button>
      )}
      <p className="caption">{worthOfConfirming(index, words)}</p>
    </Sheet>
  );
}
