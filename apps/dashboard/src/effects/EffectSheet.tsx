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
  const { say } = words;
  const pictures = useMemo(() => effectPictures(index, queue, words), [index, queue, words]);
  const [chosen, setChosen] = useState<string | null>(null);
  const picture = pictures.find(({ trigger }) => trigger === chosen) ?? pictures[0];
  if (picture === undefined) return null;
  return (
    <Sheet
      title={say("effects.title")}
      note={say("effects.note")}
      aside={
        pictures.length === 1 ? undefined : (
          <NativeSelect
            aria-label={say("effects.cause")}
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
        <summary>{say("effects.more")}</summary>
        <p className="note">
          {picture.pastOnsets.length === 0
            ? say("effects.never")
            : say("effects.came", { days: picture.pastOnsets.map(words.dayInFull).join("; ") })}
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
  const { say } = words;
  const share = (value: number | undefined): string => words.signed(value ?? 0, words.share);
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("effects.table")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Caption>{picture.sentence}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("effects.day")}</Table.Th>
            <Table.Th className="number">{say("effects.learned")}</Table.Th>
            <Table.Th className="number">{say("effects.cases")}</Table.Th>
            <Table.Th className="number">{say("effects.given")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.offsets.map((offset, i) => (
            <Table.Tr key={offset}>
              <Table.Th scope="row">{offsetInWords(offset, words)}</Table.Th>
              <Table.Td className="number">{share(picture.mean[i])}</Table.Td>
              <Table.Td className="number">
                {say("effects.range", { low: share(picture.band.low[i]), high: share(picture.band.high[i]) })}
              </Table.Td>
              <Table.Td className="number">{share(picture.given[i])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
