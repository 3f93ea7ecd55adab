import { Table } from "@mantine/core";
import { clockAt, clockAtEnd } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Asked } from "../roster/asked.ts";
import type { Words } from "../words/words.ts";
import { breaksInWords } from "./shift-bars.ts";
import type { TimelinePicture } from "./timeline-picture.ts";

/** The day's shifts, one row a shift; its person opens why it is there. What stays open and what partners bring stand below. */
export function TimelineTable(props: {
  readonly index: PlanIndex;
  readonly picture: TimelinePicture;
  readonly onAsk: (asked: Asked, opener: HTMLElement) => void;
  readonly words: Words;
}) {
  const { index, picture, onAsk, words } = props;
  const { say } = words;
  const several = picture.teams.length > 1;
  return (
    <div className="table-scroll table-tall" tabIndex={0} role="region" aria-label={say("timeline.table")}>
      <Table className="figures" stickyHeader>
        <Table.Caption>{picture.sentence}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("timeline.who")}</Table.Th>
            {several ? <Table.Th>{say("timeline.team")}</Table.Th> : null}
            <Table.Th>{say("timeline.from")}</Table.Th>
            <Table.Th>{say("timeline.to")}</Table.Th>
            <Table.Th>{say("timeline.breaks")}</Table.Th>
            <Table.Th className="number">{say("timeline.hours")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.open.map(({ open, words: said }) => (
            <Table.Tr key={`${open.queue} ${open.start} ${open.end}`}>
              <Table.Th scope="row" colSpan={several ? 5 : 4}>
                <AskButton
                  asked={{ kind: "open", open }}
                  label={say("timeline.why-open", { what: said })}
                  text={say("timeline.open-said", { what: said })}
                  onAsk={onAsk}
                />
              </Table.Th>
              <Table.Td className="number short">−{words.hours(open.headHours)}</Table.Td>
            </Table.Tr>
          ))}
          {picture.teams.flatMap(({ name: team, rows }) =>
            rows.flatMap(({ name, bars }) =>
              bars.map(({ shift }) => {
                const [startMs, endMs] = [Date.parse(shift.start), Date.parse(shift.end)];
                return (
                  <Table.Tr key={`${shift.person} ${shift.start}`}>
                    <Table.Th scope="row">
                      <AskButton
                        asked={{ kind: "shift", shift }}
                        label={say("timeline.why-shift", { person: name })}
                        text={name}
                        onAsk={onAsk}
                      />
                    </Table.Th>
                    {several ? <Table.Td>{team}</Table.Td> : null}
                    <Table.Td>{clockAt(index, startMs, words)}</Table.Td>
                    <Table.Td>{clockAtEnd(index, startMs, endMs, words)}</Table.Td>
                    <Table.Td>{breaksInWords(index, shift, words) || say("timeline.no-breaks")}</Table.Td>
                    <Table.Td className="number">{words.hours(shift.hours)}</Table.Td>
                  </Table.Tr>
                );
              }),
            ),
          )}
          {picture.seats.map((seat) => (
            <Table.Tr key={seat.key}>
              <Table.Th scope="row">{seat.partner}</Table.Th>
              <Table.Td colSpan={several ? 5 : 4}>{seat.words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function AskButton(props: {
  readonly asked: Asked;
  readonly label: string;
  readonly text: string;
  readonly onAsk: (asked: Asked, opener: HTMLElement) => void;
}) {
  const { asked, label, text, onAsk } = props;
  return (
    <button
      type="button"
      className="link"
      aria-label={label}
      onClick={({ currentTarget }) => {
        onAsk(asked, currentTarget);
      }}
    >
      {text}
    </button>
  );
}
