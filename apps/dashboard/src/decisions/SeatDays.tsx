import { Table } from "@mantine/core";
import type { ConfirmStep, DecisionPeriod } from "@springtide/contracts";
import type { CSSProperties } from "react";
import { useMemo } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { placed } from "../timeline/placing.ts";
import { TimeGround, TimeScale } from "../timeline/TimeScale.tsx";
import type { Words } from "../words/words.ts";
import type { SeatBlock, SeatDay } from "./seats-by-day.ts";
import { seatsByDay } from "./seats-by-day.ts";

/** The seats of a period by day and hour: what stands already, what is ordered, what is reserved, and how much of it the step confirms. */
export function SeatDays(props: {
  readonly index: PlanIndex;
  readonly period: DecisionPeriod;
  readonly step: ConfirmStep | null;
  readonly words: Words;
}) {
  const { index, period, step, words } = props;
  const days = useMemo(() => seatsByDay(index, period, step, words), [index, period, step, words]);
  if (days.length === 0) return null;
  const hours = Math.max(...days.map(({ axis }) => axis.hours));
  const style: CSSProperties & Record<"--hours", number> = { "--hours": hours };
  return (
    <div className="seat-days">
      <h4>{words.say("decisions.seats.title")}</h4>
      <p className="note">{words.say(step === null ? "decisions.seats.note-firm" : "decisions.seats.note-step")}</p>
      <div className="timeline-scroll" role="region" aria-label={words.say("decisions.seats.region")} tabIndex={0}>
        <ol className="timeline" style={style}>
          {days.map((day, i) => (
            <DayRows key={day.day} day={day} withScale={hourLabels(day) !== hourLabels(days[i - 1])} />
          ))}
        </ol>
      </div>
      <details className="more">
        <summary>{words.say("decisions.as-table")}</summary>
        <SeatTable days={days} words={words} />
      </details>
    </div>
  );
}

/** Days with the same hours share one scale above them. */
function hourLabels(day: SeatDay | undefined): string {
  return day === undefined ? "" : day.axis.ticks.map(({ label, pass }) => `${label} ${pass}`).join();
}

function DayRows({ day, withScale }: { readonly day: SeatDay; readonly withScale: boolean }) {
  return (
    <li className="seat-day">
      {withScale ? <TimeScale axis={day.axis} /> : null}
      <div className="timeline-rows">
        <TimeGround axis={day.axis} closed={[]} />
        {day.rows.map((row, i) => (
          <div key={row[0]?.key} className="timeline-row">
            <span className="timeline-name">{i === 0 ? day.title : ""}</span>
            <div className="timeline-plot">
              {row.map((block) => (
                <Block key={block.key} block={block} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </li>
  );
}

function Block({ block }: { readonly block: SeatBlock }) {
  const { kind, seats, confirmed, times, words } = block;
  const full = seats === 0 ? 1 : Math.min(1, confirmed / seats);
  const style: CSSProperties & Record<"--full", string> = { ...placed(block), "--full": `${(full * 100).toFixed(1)}%` };
  return (
    <span className={`block seat-block seat-${kind}`} style={style} title={`${words}, ${times}`}>
      {words}
      <span className="hidden-visually">, {times}</span>
    </span>
  );
}

function SeatTable({ days, words }: { readonly days: readonly SeatDay[]; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("decisions.seats.table")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("decisions.day")}</Table.Th>
            <Table.Th>{say("decisions.hours")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.agreed-on")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.ordered")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.reserved")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.confirmed")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.flatMap(({ title, rows }) =>
            rows.flat().map(({ key, kind, times, seats, confirmed }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{title}</Table.Th>
                <Table.Td>{times}</Table.Td>
                <Table.Td className="number">{kind === "standing" ? words.count(seats) : "–"}</Table.Td>
                <Table.Td className="number">{kind === "ordered" ? words.count(seats) : "–"}</Table.Td>
                <Table.Td className="number">{kind === "reserved" ? words.count(seats) : "–"}</Table.Td>
                <Table.Td className="number">{kind === "reserved" ? words.count(confirmed) : "–"}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}
