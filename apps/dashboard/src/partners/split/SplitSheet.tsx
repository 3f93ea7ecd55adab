import { Table } from "@mantine/core";
import type { SplitAnswer } from "@springtide/contracts";
import { Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { MakeRequests } from "./MakeRequests.tsx";
import { dayRows, partRows, splitSentences, unplacedSaid } from "./split-rows.ts";

const ALL_HEADS = ["partner", "hours", "share", "lines", "days", "bound", "most"] as const;
const MOST_SAID = 12;

/** Who would be asked for what, and at what cost; nothing is stored until the requests are made. */
export function SplitSheet({ answer, ...props }: PartProps & { readonly answer: SplitAnswer }) {
  const { names, words } = props;
  const { say } = words;
  return (
    <Sheet title={say("partners.split-answer")}>
      <div className="partners-said" role="status">
        {splitSentences(answer, names, words).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {answer.parts.length === 0 ? null : (
        <>
          <PartTable answer={answer} {...props} />
          <p className="caption">{say("partners.split-basis")}</p>
          <DayTable answer={answer} {...props} />
        </>
      )}
      {answer.unplaced.length === 0 ? null : (
        <details className="more partners-fold">
          <summary>{say("partners.unplaced", { count: answer.unplaced.length })}</summary>
          <p className="note">{say("partners.unplaced-note")}</p>
          <ul>
            {unplacedSaid(answer.unplaced.slice(0, MOST_SAID), names, words).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {answer.parts.length === 0 ? null : <MakeRequests answer={answer} {...props} />}
    </Sheet>
  );
}

function PartTable({ answer, names, words }: PartProps & { readonly answer: SplitAnswer }) {
  const { say } = words;
  const hasOptions = answer.parts.some(({ boundCents, mostCents }) => boundCents !== mostCents);
  const heads = ALL_HEADS.filter((head) => head !== "most" || hasOptions);
  return (
    <div className="table-scroll" role="region" aria-label={say("partners.split-answer")} tabIndex={0}>
      <Table className="figures partners-figures" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col" className={head === "partner" || head === "days" ? undefined : "number"}>
                {say(`partners.split-head-${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {partRows(answer, names, words).map((row) => (
            <Table.Tr key={row.agreement}>
              {heads.map((head) =>
                head === "partner" ? (
                  <Table.Th key={head} scope="row">
                    {row.partner}
                  </Table.Th>
                ) : (
                  <Table.Td key={head} className={head === "days" ? undefined : "number"}>
                    {row[head]}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Position-hours by day and skill. */
function DayTable({ answer, names, words }: PartProps & { readonly answer: SplitAnswer }) {
  const { say } = words;
  return (
    <details className="more partners-fold">
      <summary>{say("partners.by-day")}</summary>
      <div className="table-scroll table-tall" role="region" aria-label={say("partners.by-day")} tabIndex={0}>
        <Table className="figures" stickyHeader verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("partners.head-day")}</Table.Th>
              <Table.Th scope="col">{say("partners.seats-skill")}</Table.Th>
              {answer.parts.map(({ agreement }) => (
                <Table.Th key={agreement} scope="col" className="number">
                  {names.agreement(agreement)}
                </Table.Th>
              ))}
              <Table.Th scope="col" className="number">
                {say("partners.head-nobody")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {dayRows(answer, names, words).map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row">{row.day}</Table.Th>
                <Table.Td>{row.skill}</Table.Td>
                {row.cells.map((cell, i) => (
                  <Table.Td key={i} className="number">
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}
