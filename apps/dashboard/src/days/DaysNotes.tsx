import { Button } from "@mantine/core";
import { assumedPatienceInWords, linesAmong } from "../plan-index/lines.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Column } from "./columns.ts";
import type { Zoom } from "./zoom.ts";

/** What the marks mean, and what the figures rest on. */
export function DaysNotes(props: {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly zoom: Zoom;
  /** A column that can be opened more closely. */
  readonly openColumn: Column | null;
  readonly onOpen: (dayIndex: number) => void;
  readonly withLines: boolean;
  readonly words: Words;
}) {
  const { index, queues, zoom, openColumn, onOpen, withLines, words } = props;
  const { say } = words;
  const piles = index.plan.shop.queues.filter(
    ({ id }) =>
      queues.includes(id) && index.plan.staffing.some(({ queue, model }) => queue === id && model === "workload"),
  );
  return (
    <>
      {openColumn === null ? null : (
        <p className="days-open">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onOpen(openColumn.dayIndex);
            }}
          >
            {say("days.open-column", { column: openColumn.spoken })}
          </Button>
        </p>
      )}
      <ul className="legend">
        <li>
          <span className="days-swatch days-under">−2</span>
          {say("days.legend-under")}
        </li>
        <li>
          <span className="days-swatch days-over">+3</span>
          {say("days.legend-over")}
        </li>
        <li>
          <span className="days-swatch days-closed" />
          {say("days.legend-closed")}
        </li>
        <li>
          <span className="days-swatch days-changed">12</span>
          {say("days.legend-changed")}
        </li>
      </ul>
      <p className="caption">{say("days.keys")}</p>
      {withLines ? (
        <p className="caption">
          {say(zoom === "week" ? "days.service-by-week" : "days.service-note")}{" "}
          {assumedPatienceInWords(linesAmong(index, queues), words)}
        </p>
      ) : null}
      {piles.length === 0 ? null : (
        <p className="caption">
          {say("days.piles", { queues: words.list(piles.map(({ name }) => name)), count: piles.length })}
        </p>
      )}
    </>
  );
}
