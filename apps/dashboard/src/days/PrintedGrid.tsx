import type { CSSProperties } from "react";
import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import type { Words } from "../words/words.ts";
import type { Column } from "./columns.ts";
import type { DayRowView } from "./grid-rows.ts";

/** The whole grid as a table for paper: the grid on the screen draws only what is in view. It is there while the page is printed. */
export function PrintedGrid(props: {
  readonly rows: readonly DayRowView[];
  readonly columns: readonly Column[];
  readonly words: Words;
}) {
  const { rows, columns, words } = props;
  const isPrinting = useSyncExternalStore(followPrinting, () => isNowPrinting);
  if (!isPrinting) return null;
  const shown = busyColumns(rows, columns);
  const sizes: CSSProperties & Record<"--columns", number> = { "--columns": shown.length };
  return (
    <table className="printed-grid" style={sizes}>
      <thead>
        <tr>
          <th scope="col">{words.say("days.corner")}</th>
          <th scope="col">{words.say("days.total")}</th>
          {shown.map((c) => (
            <th key={columns[c]?.key} scope="col">
              {columns[c]?.label}
            </th>
          ))}
        </tr>
      </thead>
      {queuesOf(rows).map((ofQueue) => (
        <tbody key={ofQueue[0]?.queue}>
          <tr>
            <th colSpan={shown.length + 2} scope="rowgroup">
              {ofQueue[0]?.heading}
            </th>
          </tr>
          {ofQueue.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td>{row.total.text}</td>
              {shown.map((c) => (
                <td key={columns[c]?.key} className={`printed-${row.cells[c]?.tone ?? "plain"}`}>
                  {row.cells[c]?.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** From the first to the last column in which any queue is open or has contacts. */
function busyColumns(rows: readonly DayRowView[], columns: readonly Column[]): readonly number[] {
  const isBusy = (c: number): boolean => rows.some(({ cells }) => (cells[c]?.tone ?? "closed") !== "closed");
  const all = columns.map((_, c) => c);
  return all.slice(all.findIndex(isBusy), all.findLastIndex(isBusy) + 1);
}

function queuesOf(rows: readonly DayRowView[]): readonly (readonly DayRowView[])[] {
  return [...new Set(rows.map(({ queue }) => queue))].map((queue) => rows.filter((row) => row.queue === queue));
}

let isNowPrinting = false;

/** The browser prints as soon as it has said that it will: the table has to stand by then. */
function followPrinting(listener: () => void): () => void {
  const tell = (isPrinting: boolean) => () => {
    isNowPrinting = isPrinting;
    flushSync(listener);
  };
  const [before, after] = [tell(true), tell(false)];
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}
