import { SegmentedControl, Table } from "@mantine/core";
import type { ChartConfiguration } from "chart.js";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { barsChart } from "./bars-chart.ts";
import type { BarPicture, PictureTable, Series } from "./picture.ts";

interface SheetProps {
  readonly title: string;
  readonly note: string;
  readonly words: Words;
  /** What is chosen above the picture. */
  readonly children?: ReactNode;
  /** What is to be known of it, below. */
  readonly remarks?: ReactNode;
}

/** Bars with the sentence that says the same, or the table behind them. */
export function BarSheet({ picture, ...rest }: SheetProps & { readonly picture: BarPicture }) {
  const palette = usePalette();
  const { words } = rest;
  const chart = useMemo(() => barsChart(picture, { palette, words }), [picture, palette, words]);
  const { sentence, table, series, isHorizontal, labels } = picture;
  const height = isHorizontal ? Math.max(160, 44 + labels.reduce((sum, label) => sum + rowHeight(label), 0)) : 260;
  return <ChartSheet {...rest} {...{ chart, sentence, table, height }} legend={series.length > 1 ? series : []} />;
}

const LINE_HEIGHT = 15;

function rowHeight(label: string | readonly string[]): number {
  return typeof label === "string" ? 34 : Math.max(34, 8 + label.length * LINE_HEIGHT);
}

/** A chart with the sentence that says the same, or the table behind it. */
export function ChartSheet(
  props: SheetProps & {
    readonly chart: ChartConfiguration | ChartConfiguration<"bar">;
    readonly sentence: string;
    readonly table: PictureTable;
    readonly height: number;
    readonly legend: readonly Series[];
  },
) {
  const { title, note, words, children, remarks, chart, sentence, table, height, legend } = props;
  const { say } = words;
  const [isTable, setTable] = useState(false);
  return (
    <Sheet
      title={title}
      note={note}
      aside={
        <SegmentedControl
          size="xs"
          value={isTable ? "table" : "chart"}
          onChange={(next) => {
            setTable(next === "table");
          }}
          aria-label={say("finance.shown-as", { title })}
          data={[
            { value: "chart", label: say("finance.as-chart") },
            { value: "table", label: say("finance.as-table") },
          ]}
        />
      }
    >
      {children}
      {isTable ? (
        <>
          <TableBehind title={title} table={table} />
          <p className="caption">{sentence}</p>
        </>
      ) : (
        <figure>
          <Canvas chart={chart} sentence={sentence} height={height} />
          {legend.length === 0 ? null : (
            <ul className="legend" aria-hidden="true">
              {legend.map(({ name, tone }) => (
                <li key={name}>
                  <span className={`swatch finance-swatch-${tone}`} />
                  {name}
                </li>
              ))}
            </ul>
          )}
          <figcaption className="caption">{sentence}</figcaption>
        </figure>
      )}
      {remarks}
    </Sheet>
  );
}

function Canvas(props: {
  readonly chart: ChartConfiguration | ChartConfiguration<"bar">;
  readonly sentence: string;
  readonly height: number;
}) {
  const { chart, sentence, height } = props;
  const canvas = useChart(chart);
  return (
    <div className="canvas" style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={sentence} />
    </div>
  );
}

function TableBehind({ title, table: { head, rows } }: { readonly title: string; readonly table: PictureTable }) {
  return (
    <div className="table-scroll table-tall" role="region" aria-label={title} tabIndex={0}>
      <Table className="figures" stickyHeader verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {head.map((name, i) => (
              <Table.Th key={name} scope="col" className={i === 0 ? undefined : "number"}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, ...cells], i) => (
            <Table.Tr key={i}>
              <Table.Th scope="row">{name}</Table.Th>
              {cells.map((cell, j) => (
                <Table.Td key={j} className="number">
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
