import { Button, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { Desk } from "../desk/desk.ts";
import { planKey } from "../desk/plan-key.ts";
import type { Line } from "../plan-index/lines.ts";
import { assumedPatienceInWords } from "../plan-index/lines.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { TeamRow, WhyPicture } from "./why-picture.ts";
import { whyPicture } from "./why-picture.ts";

/** Why one interval asks for so many: the steps from contacts to heads. Takes the focus when it opens; Escape closes it. */
export function WhyPanel(props: {
  readonly index: PlanIndex;
  readonly line: Line;
  readonly interval: number;
  readonly label: string;
  readonly desk: Desk;
  readonly onClose: () => void;
  readonly words: Words;
}) {
  const { index, line, interval, label, desk, onClose, words } = props;
  const { plan } = index;
  const queue = line.queue.id;
  const told = useQuery({
    queryKey: ["interval-need", planKey(plan), queue, interval],
    queryFn: ({ signal }) => desk.intervalNeed(plan, { queue, interval }, signal),
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [interval, queue]);
  const why = useMemo(
    () => (told.data === undefined ? null : whyPicture({ plan, line, interval, label, told: told.data, words })),
    [told.data, plan, line, interval, label, words],
  );
  return (
    <section className="why" aria-labelledby="why-title">
      <div className="sheet-head">
        <h4 id="why-title" ref={heading} tabIndex={-1}>
          {why?.title ?? `Why so many at ${label}? ${line.queue.name}`}
        </h4>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          Close
        </Button>
      </div>
      {told.error !== null ? (
        <p role="alert" className="short">
          The steps could not be worked out: {told.error.message}
        </p>
      ) : why === null ? (
        <p role="status">Working out the steps …</p>
      ) : (
        <WhySteps why={why} assumed={assumedPatienceInWords([line])} words={words} />
      )}
    </section>
  );
}

function WhySteps(props: { readonly why: WhyPicture; readonly assumed: string | null; readonly words: Words }) {
  const { why, assumed, words } = props;
  return (
    <div className="why-columns">
      <dl className="why-steps">
        <Step title="Season" sentence={why.season} />
        {why.steps.map(({ title, sentence }, i) => (
          <Step key={i} title={title} sentence={sentence} />
        ))}
      </dl>
      <div className="why-beside">
        {why.teams.length === 0 ? null : <Teams teams={why.teams} words={words} />}
        {why.erlangC === null ? null : <p>{why.erlangC}</p>}
        <p>{why.planned}</p>
        {assumed === null ? null : <p className="warning">{assumed}</p>}
      </div>
    </div>
  );
}

function Step({ title, sentence }: { readonly title: string; readonly sentence: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{sentence}</dd>
    </div>
  );
}

function Teams({ teams, words }: { readonly teams: readonly TeamRow[]; readonly words: Words }) {
  const share = (value: number | null): string => (value === null ? "–" : words.finely(value));
  return (
    <Table className="figures">
      <Table.Caption>What one agent fewer or more would give, in this interval of that season.</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Agents</Table.Th>
          <Table.Th className="number">In time</Table.Th>
          <Table.Th className="number">Hang up</Table.Th>
          <Table.Th className="number">Busy</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {teams.map(({ agents, isAnswer, meetsTargets, inTime, abandonShare, occupancy }) => (
          <Table.Tr key={agents} className={isAnswer ? "chosen" : undefined}>
            <Table.Th scope="row">
              {words.count(agents)}
              {isAnswer ? " ← enough" : meetsTargets ? "" : " misses"}
            </Table.Th>
            <Table.Td className={meetsTargets ? "number" : "number short"}>{share(inTime)}</Table.Td>
            <Table.Td className="number">{share(abandonShare)}</Table.Td>
            <Table.Td className="number">{share(occupancy)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
