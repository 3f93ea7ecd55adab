import { Button, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { Desk } from "../desk/desk.ts";
import { planKey } from "../desk/plan-key.ts";
import type { Line } from "../plan-index/lines.ts";
import { assumedPatienceInWords } from "../plan-index/lines.ts";
import { inEnglish } from "../languages/in-english.tsx";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
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
  const { say, sayMarked } = useSpeaking();
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
          {why?.title ?? say("why.title-so-many", { label, queue: line.queue.name })}
        </h4>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {say("why.close")}
        </Button>
      </div>
      {told.error !== null ? (
        <p role="alert" className="short">
          {sayMarked("why.failed", { reason: told.error.message, en: inEnglish })}
        </p>
      ) : why === null ? (
        <p role="status">{say("why.working")}</p>
      ) : (
        <WhySteps why={why} assumed={assumedPatienceInWords([line], words)} words={words} />
      )}
    </section>
  );
}

function WhySteps(props: { readonly why: WhyPicture; readonly assumed: string | null; readonly words: Words }) {
  const { why, assumed, words } = props;
  const { say } = words;
  return (
    <div className="why-columns">
      <dl className="why-steps">
        <Step title={say("why.season")} sentence={why.season} />
        {why.steps.map(({ title, sentence }, i) => (
          <Step key={i} title={title} sentence={sentence} lang="en" />
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

/** @param lang where the engine says it, English; the page's own otherwise */
function Step(props: { readonly title: string; readonly sentence: string; readonly lang?: "en" }) {
  const { title, sentence, lang } = props;
  return (
    <div lang={lang}>
      <dt>{title}</dt>
      <dd>{sentence}</dd>
    </div>
  );
}

function Teams({ teams, words }: { readonly teams: readonly TeamRow[]; readonly words: Words }) {
  const { say } = words;
  const share = (value: number | null): string => (value === null ? "–" : words.finely(value));
  return (
    <Table className="figures">
      <Table.Caption>{say("why.teams")}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say("why.agents")}</Table.Th>
          <Table.Th className="number">{say("why.in-time")}</Table.Th>
          <Table.Th className="number">{say("why.hang-up")}</Table.Th>
          <Table.Th className="number">{say("why.busy")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {teams.map(({ agents, isAnswer, meetsTargets, inTime, abandonShare, occupancy }) => (
          <Table.Tr key={agents} className={isAnswer ? "chosen" : undefined}>
            <Table.Th scope="row">{teamInWords(agents, isAnswer, meetsTargets, words)}</Table.Th>
            <Table.Td className={meetsTargets ? "number" : "number short"}>{share(inTime)}</Table.Td>
            <Table.Td className="number">{share(abandonShare)}</Table.Td>
            <Table.Td className="number">{share(occupancy)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function teamInWords(agents: number, isAnswer: boolean, meetsTargets: boolean, { say, count }: Words): string {
  if (isAnswer) return say("why.enough", { agents: count(agents) });
  return meetsTargets ? count(agents) : say("why.misses", { agents: count(agents) });
}
