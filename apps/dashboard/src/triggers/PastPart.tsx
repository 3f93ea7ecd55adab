import { NativeSelect, Table } from "@mantine/core";
import { useMemo } from "react";
import { useOwn } from "../address/useAddress.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { Firing } from "./firings.ts";
import { editedInWords } from "./firings.ts";
import { contactsOn, historyYears, usualBefore } from "./history-years.ts";
import { YearRows } from "./YearRows.tsx";

/** The past of the queues that a cause moves, with the days on which it fired, or would have fired as it is edited. */
export function PastPart(props: {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly stored: readonly Firing[];
  /** Null where nothing is edited. */
  readonly edited: readonly Firing[] | null;
  readonly sentence: string;
  readonly words: Words;
}) {
  const { index, queues, stored, edited, sentence, words } = props;
  const { say } = words;
  const queueKey = queues.join();
  const years = useMemo(() => historyYears(index.plan, queueKey.split(",")), [index.plan, queueKey]);
  const [year, setYear] = useOwn("year");
  const shown = years.filter((one) => String(one.year) === year);
  const told = edited === null ? sentence : `${sentence} ${editedInWords(edited, words)}`.trim();
  return (
    <Sheet
      title={say("triggers.past")}
      note={say("triggers.past-note")}
      aside={
        <NativeSelect
          size="xs"
          aria-label={say("triggers.year-view")}
          data={[
            { value: "", label: say("triggers.all-years") },
            ...years.map((one) => ({ value: String(one.year), label: String(one.year) })),
          ]}
          value={shown.length === 0 ? "" : (year ?? "")}
          onChange={(event) => {
            setYear(event.currentTarget.value === "" ? null : event.currentTarget.value);
          }}
        />
      }
    >
      <figure>
        <YearRows
          years={shown.length === 0 ? years : shown}
          stored={stored}
          edited={edited}
          sentence={told}
          words={words}
        />
        <ul className="legend cause-legend">
          <li>
            <svg viewBox="-6 -6 12 12" className="mark-stored" aria-hidden="true">
              <path d={TRIANGLE} />
            </svg>
            {say("triggers.mark-stored")}
          </li>
          {edited === null ? null : (
            <li>
              <svg viewBox="-6 -6 12 12" className="mark-edited" aria-hidden="true">
                <path d={DIAMOND} />
              </svg>
              {say("triggers.mark-edited")}
            </li>
          )}
        </ul>
        <figcaption className="caption">{told}</figcaption>
      </figure>
      <details className="more">
        <summary>{say("triggers.as-table")}</summary>
        <FiringTable index={index} years={years} firings={edited ?? stored} words={words} />
      </details>
    </Sheet>
  );
}

/** Marks of firings, which differ in shape and colour. */
const TRIANGLE = "M0 4.5L-4.5 -4.5H4.5Z";
const DIAMOND = "M0 -5L5 0L0 5L-5 0Z";

function FiringTable(props: {
  readonly index: PlanIndex;
  readonly years: ReturnType<typeof historyYears>;
  readonly firings: readonly Firing[];
  readonly words: Words;
}) {
  const { index, years, firings, words } = props;
  const { say } = words;
  const { markets } = index.plan.shop;
  const count = (value: number | null): string => (value === null ? "–" : words.count(value));
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("triggers.past")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("triggers.column-day")}</Table.Th>
            <Table.Th>{say("triggers.column-market")}</Table.Th>
            <Table.Th className="number">{say("triggers.column-contacts")}</Table.Th>
            <Table.Th className="number">{say("triggers.column-usual")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {firings.map(({ day, markets: where }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row">{words.dayInFull(day)}</Table.Th>
              <Table.Td>
                {where.length === 0
                  ? say("triggers.everywhere")
                  : words.list(where.map((id) => markets.find((market) => market.id === id)?.name ?? id))}
              </Table.Td>
              <Table.Td className="number">{count(contactsOn(years, day))}</Table.Td>
              <Table.Td className="number">{count(usualBefore(years, day))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
