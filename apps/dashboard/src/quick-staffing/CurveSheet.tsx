import { SegmentedControl, Table } from "@mantine/core";
import { useMemo, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { curveChart } from "./curve-chart.ts";
import type { CurvePicture } from "./curve-picture.ts";
import { curvePicture } from "./curve-picture.ts";
import { shareWritten, waitWritten } from "./figures.ts";
import type { QuickAnswer } from "./quick-answer.ts";

/** What more or fewer agents would give, as a chart and as a table. */
export function CurveSheet({ quick, words }: { readonly quick: QuickAnswer; readonly words: Words }) {
  const { say } = words;
  const [view, setView] = useState("chart");
  const picture = useMemo(() => curvePicture(quick, words), [quick, words]);
  return (
    <Sheet
      title={say("staffing.curve")}
      note={say("staffing.curve-note")}
      aside={
        <SegmentedControl
          size="xs"
          value={view}
          onChange={setView}
          aria-label={say("staffing.shown-as")}
          data={[
            { value: "chart", label: say("staffing.as-chart") },
            { value: "table", label: say("staffing.as-table") },
          ]}
        />
      }
    >
      {view === "chart" ? (
        <CurveFigure picture={picture} words={words} />
      ) : (
        <CurveTable picture={picture} words={words} />
      )}
    </Sheet>
  );
}

function CurveFigure({ picture, words }: { readonly picture: CurvePicture; readonly words: Words }) {
  const { say } = words;
  const palette = usePalette();
  const canvas = useChart(useMemo(() => curveChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line staffing-line-level" />
          {say("staffing.legend-level")}
        </li>
        <li>
          <span className="chip-line staffing-line-wait" />
          {say("staffing.legend-wait")}
        </li>
        {picture.knowsPatience ? (
          <li>
            <span className="chip-line staffing-line-erlang-c" />
            {say("staffing.legend-erlang-c")}
          </li>
        ) : null}
        {picture.targetShare === null ? null : (
          <li>
            <span className="chip-line staffing-line-target" />
            {say("staffing.legend-target")}
          </li>
        )}
        <li>
          <span className="swatch staffing-swatch-answer" />
          {say("staffing.legend-answer")}
        </li>
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
      <figcaption className="caption">{picture.sentence}</figcaption>
    </figure>
  );
}

function CurveTable({ picture, words }: { readonly picture: CurvePicture; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("staffing.curve")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("staffing.agents")}</Table.Th>
            <Table.Th className="number">{say("staffing.service-level")}</Table.Th>
            <Table.Th className="number">{say("staffing.mean-wait")}</Table.Th>
            <Table.Th className="number">{say("staffing.abandonment")}</Table.Th>
            <Table.Th className="number">{say("staffing.occupancy")}</Table.Th>
            {picture.knowsPatience ? (
              <>
                <Table.Th className="number">{say("staffing.erlang-c-level")}</Table.Th>
                <Table.Th className="number">{say("staffing.erlang-c-wait")}</Table.Th>
              </>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.rows.map((row) => (
            <Table.Tr key={row.agents} className={row.isAnswer ? "chosen" : undefined}>
              <Table.Th scope="row">
                {words.count(row.agents)}{" "}
                {row.isAnswer ? <span className="tag">{say("staffing.legend-answer")}</span> : null}
              </Table.Th>
              <Table.Td className="number">{shareWritten(row.level, words)}</Table.Td>
              <Table.Td className="number">{waitWritten(row.waitSeconds, words)}</Table.Td>
              <Table.Td className="number">{shareWritten(row.abandonShare, words)}</Table.Td>
              <Table.Td className="number">{shareWritten(row.occupancy, words)}</Table.Td>
              {picture.knowsPatience ? (
                <>
                  <Table.Td className="number">
                    {row.erlangCLevel === null ? "–" : shareWritten(row.erlangCLevel, words)}
                  </Table.Td>
                  <Table.Td className="number">{waitWritten(row.erlangCWaitSeconds, words)}</Table.Td>
                </>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
