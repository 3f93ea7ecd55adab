import { Table } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import type { AttributionRow } from "@springtide/season";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Desk } from "../desk/desk.ts";
import type { AttributionInWords } from "../desk/messages.ts";
import { planKey } from "../desk/plan-key.ts";
import { inEnglish } from "../languages/in-english.tsx";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { originBars } from "./origin-bars.ts";

/** Where the contacts of the open day come from: each cause in turn, as a table and as a waterfall. Worked out when opened. */
export function Origins(props: {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly dayIndex: number;
  readonly desk: Desk;
  readonly words: Words;
}) {
  const { index, queues, dayIndex, desk, words } = props;
  const { say, sayMarked } = useSpeaking();
  const [isOpen, setIsOpen] = useState(false);
  const day = isoDay(index.firstDay + dayIndex);
  const queue = queues.length === 1 ? queues[0] : undefined;
  const told = useQuery({
    queryKey: ["attribution", planKey(index.plan), day, queue ?? null],
    queryFn: ({ signal }) => desk.attribution({ day, ...(queue === undefined ? {} : { queue }) }, signal),
    enabled: isOpen,
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  });
  return (
    <details
      className="origins"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{say("origins.title")}</summary>
      {told.error !== null ? (
        <p role="alert" className="short">
          {sayMarked("origins.failed", { reason: told.error.message, en: inEnglish })}
        </p>
      ) : told.data === undefined ? (
        <p role="status">{say("origins.working")}</p>
      ) : (
        <OriginTable
          told={told.data}
          of={queue === undefined ? say("origins.all-queues") : queueName(index, queue)}
          day={words.day(index.firstDay + dayIndex)}
          words={words}
        />
      )}
    </details>
  );
}

function OriginTable(props: {
  readonly told: AttributionInWords;
  readonly of: string;
  readonly day: string;
  readonly words: Words;
}) {
  const { told, of, day, words } = props;
  const { say } = words;
  const { attribution, rows } = told;
  const bars = originBars(rows);
  return (
    <Table className="figures wrapped origin-table">
      <Table.Caption>
        {say("origins.caption", { queue: of, day, contacts: words.count(attribution.forecast) })}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say("origins.cause")}</Table.Th>
          <Table.Th className="number">{say("origins.effect")}</Table.Th>
          <Table.Th className="number">{say("origins.contacts")}</Table.Th>
          <Table.Th className="number">{say("origins.so-far")}</Table.Th>
          <Table.Th className="origin-bars">
            <span className="hidden-visually">{say("origins.as-a-bar")}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, i) => (
          <OriginRow key={row.name} row={row} isFirst={i === 0} bar={bars[i]} words={words} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function OriginRow(props: {
  readonly row: AttributionRow;
  readonly isFirst: boolean;
  readonly bar: ReturnType<typeof originBars>[number] | undefined;
  readonly words: Words;
}) {
  const { row, isFirst, bar, words } = props;
  const { name, effect, contacts, after } = row;
  return (
    <Table.Tr>
      <Table.Th scope="row" lang="en">
        {name}
      </Table.Th>
      <Table.Td className="number" lang="en">
        {effect}
      </Table.Td>
      <Table.Td className="number">{isFirst ? words.count(contacts) : words.signed(contacts, words.hours)}</Table.Td>
      <Table.Td className="number">{words.count(after)}</Table.Td>
      <Table.Td className="origin-bars" aria-hidden="true">
        {bar === undefined ? null : (
          <span
            className={bar.grows ? "origin-bar" : "origin-bar origin-bar-less"}
            style={{ marginLeft: `${String(bar.left)}%`, width: `${String(bar.width)}%` }}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
