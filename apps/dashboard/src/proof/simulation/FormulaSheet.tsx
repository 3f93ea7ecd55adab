import { Table } from "@mantine/core";
import type { SimulatedPlan } from "@springtide/contracts";
import { useMemo } from "react";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { Compared, FormulaLine } from "./formula-lines.ts";
import { formulaInWords, formulaLines, whisker, widestOf } from "./formula-lines.ts";
import { estimateWritten } from "./played-picture.ts";

/** What the plan says by formula beside what was played, queue by queue. */
export function FormulaSheet(props: {
  readonly played: SimulatedPlan;
  readonly nameOf: (queue: string) => string;
  readonly words: Words;
}) {
  const { played, nameOf, words } = props;
  const { say } = words;
  const lines = useMemo(() => formulaLines(played, nameOf, words), [played, nameOf, words]);
  const widest = widestOf(lines);
  return (
    <Sheet title={say("proof.formula")} note={formulaInWords(lines, words)}>
      <div className="table-scroll" role="region" aria-label={say("proof.formula")} tabIndex={0}>
        <Table className="figures proof-formula">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("proof.queue")}</Table.Th>
              <Table.Th className="number">{say("proof.by-formula")}</Table.Th>
              <Table.Th className="number">{say("proof.by-simulation")}</Table.Th>
              <Table.Th className="number proof-whisker-cell">{say("proof.difference")}</Table.Th>
              <Table.Th className="number">{say("proof.hang-up")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Line key={line.queue} line={line} widest={widest} words={words} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className="caption">{say("proof.formula-note", { points: words.points(widest) })}</p>
    </Sheet>
  );
}

function Line({ line, widest, words }: { readonly line: FormulaLine; readonly widest: number; readonly words: Words }) {
  const { level, abandon } = line;
  const share = (value: number | null): string => (value === null ? "–" : words.finely(value));
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {line.name}
        <span className="note entry-line">{line.target}</span>
      </Table.Th>
      <Table.Td className="number">{share(level.formula)}</Table.Td>
      <Table.Td className="number">{estimateWritten(level.played, words)}</Table.Td>
      <Table.Td className="number proof-whisker-cell">
        {differenceWritten(level, words)}
        <Whisker compared={level} widest={widest} />
      </Table.Td>
      <Table.Td className="number">
        {share(abandon.formula)}
        <span className="note entry-line">{estimateWritten(abandon.played, words)}</span>
      </Table.Td>
    </Table.Tr>
  );
}

function differenceWritten({ difference, isWithin }: Compared, words: Words): string {
  if (difference === null) return "–";
  const size = words.signed(difference, (value) => words.points(value));
  if (isWithin === null) return size;
  return words.say(isWithin ? "proof.within" : "proof.beyond", { size });
}

/** The band of chance around what was played, and the formula as a mark on it. */
function Whisker({ compared, widest }: { readonly compared: Compared; readonly widest: number }) {
  const { from, to, dot } = whisker(compared, widest);
  const percent = (at: number): string => `${(100 * at).toFixed(1)}%`;
  return (
    <span className="proof-whisker" aria-hidden="true">
      <span className="proof-whisker-band" style={{ left: percent(from), width: percent(to - from) }} />
      {dot === null ? null : <span className="proof-whisker-dot" style={{ left: percent(dot) }} />}
    </span>
  );
}
