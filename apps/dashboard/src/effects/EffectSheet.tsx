import { NativeSelect, Table } from "@mantine/core";
import { useMemo, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { effectChart } from "./effect-chart.ts";
import type { EffectPicture } from "./effect-picture.ts";
import { effectPictures, offsetInWords } from "./effect-picture.ts";

/** What a cause did whenever it came: its effect day by day, how sure that is, and when it came. */
export function EffectSheet(props: { readonly index: PlanIndex; readonly queue: string; readonly words: Words }) {
  const { index, queue, words } = props;
  const pictures = useMemo(() => effectPictures(index, queue, words), [index, queue, words]);
  const [chosen, setChosen] = useState<string | null>(null);
  const picture = pictures.find(({ trigger }) => trigger === chosen) ?? pictures[0];
  if (picture === undefined) return null;
  return (
    <Sheet
      title="What a cause does"
      note="Extra contacts, day by day from the day it comes, as its past events tell."
      aside={
        pictures.length === 1 ? undefined : (
          <NativeSelect
            aria-label="Cause"
            size="xs"
            data={pictures.map(({ trigger, name }) => ({ value: trigger, label: name }))}
            value={picture.trigger}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
            }}
          />
        )
      }
    >
      <EffectFigure picture={picture} words={words} />
      <details className="more">
        <summary>As a table, and when it came</summary>
        <p className="note">
          {picture.pastOnsets.length === 0
            ? "It did not come in the past that is known."
            : `It came on ${picture.pastOnsets.map(words.dayInFull).join("; ")}.`}
        </p>
        <EffectTable picture={picture} words={words} />
      </details>
    </Sheet>
  );
}

function EffectFigure({ picture, words }: { readonly picture: EffectPicture; readonly words: Words }) {
  const palette = usePalette();
  const canvas = useChart(useMemo(() => effectChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
      <figcaption className="caption">{picture.sentence}</figcaption>
    </figure>
  );
}

function EffectTable({ picture, words }: { readonly picture: EffectPicture; readonly words: Words }) {
  const share = (value: number | undefined): string => words.signed(value ?? 0, words.share);
  return (
    <div className="table-scroll table-tall" role="region" aria-label="Effect by day" tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Caption>{picture.sentence}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th className="number">Learned</Table.Th>
            <Table.Th className="number">8 of 10 cases</Table.Th>
            <Table.Th className="number">As given</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.offsets.map((offset, i) => (
            <Table.Tr key={offset}>
              <Table.Th scope="row">{offsetInWords(offset)}</Table.Th>
              <Table.Td className="number">{share(picture.mean[i])}</Table.Td>
              <Table.Td className="number">
                {share(picture.band.low[i])} to {share(picture.band.high[i])}
              </Table.Td>
              <Table.Td className="number">{share(picture.given[i])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
