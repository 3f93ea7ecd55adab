import { Button, Table } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { useMemo, useState } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { OverflowWeek } from "./overflow-weeks.ts";
import { overflowWeeks, worthOfConfirming } from "./overflow-weeks.ts";

const SHOWN_AT_FIRST = 5;

/** What to reserve with whom, week by week, in the order in which it must be decided. */
export function OverflowSchedule(props: {
  readonly index: PlanIndex;
  readonly words: Words;
  readonly onDay: (day: string) => void;
}) {
  const { index, words, onDay } = props;
  const weeks = useMemo(() => overflowWeeks(index), [index]);
  const { say } = words;
  const { overflowHours, overflowCost } = index.plan.totals;
  const [all, setAll] = useState(false);
  const several = new Set(weeks.map(({ agreement }) => agreement)).size > 1;
  const [onlyWeek] = several ? [] : weeks;
  if (weeks.length === 0)
    return (
      <Sheet title={say("actions.overflow")}>
        <p className="empty">{say("actions.nothing")}</p>
      </Sheet>
    );
  return (
    <Sheet
      title={say("actions.overflow")}
      note={say("actions.overflow-note", {
        hours: words.hours(overflowHours),
        money: words.money(overflowCost),
        partner: onlyWeek?.partner ?? "none",
      })}
    >
      <div className="table-scroll" tabIndex={0} role="region" aria-label={say("actions.by-week")}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("actions.decide-by")}</Table.Th>
              <Table.Th>{say("actions.week-from")}</Table.Th>
              {several ? <Table.Th>{say("actions.partner")}</Table.Th> : null}
              <Table.Th className="number">{say("actions.seats")}</Table.Th>
              <Table.Th className="number only-wide">{say("actions.hours")}</Table.Th>
              <Table.Th className="number">{say("actions.cost")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? weeks : weeks.slice(0, SHOWN_AT_FIRST)).map((week) => (
              <Table.Tr key={`${week.agreement} ${String(week.monday)}`}>
                <Table.Td>
                  {week.atOnce ? <strong>{say("actions.at-once")}</strong> : words.day(week.decideBy)}
                </Table.Td>
                <Table.Td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      onDay(isoDay(week.firstDay));
                    }}
                  >
                    {weekInWords(week, words)}
                  </button>
                </Table.Td>
                {several ? <Table.Td>{week.partner}</Table.Td> : null}
                <Table.Td className="number">{words.count(week.mostSeats)}</Table.Td>
                <Table.Td className="number only-wide">{words.hours(week.hours)}</Table.Td>
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
          {all ? say("actions.show-first") : say("actions.show-all", { count: weeks.length })}
        </Button>
      )}
      <p className="caption">{worthOfConfirming(index, words)}</p>
    </Sheet>
  );
}

/** Weeks have a number where they begin on Monday; elsewhere their first day says which. */
function weekInWords({ week, firstDay }: OverflowWeek, { say, day, firstWeekday }: Words): string {
  if (firstWeekday !== 1) return day(firstDay);
  return say("actions.week-day", { week: say("words.week", { week: String(week) }), day: day(firstDay) });
}
