import { Table } from "@mantine/core";
import type { ImportDiagnosis, ImportDiff } from "@springtide/contracts";
import { useMemo } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import type { Words } from "../../words/words.ts";
import { changeChart } from "./change-chart.ts";
import type { DiffPicture } from "./diff-picture.ts";
import { diffPicture } from "./diff-picture.ts";

/** What storing a file would change: in a sentence, by week, and by queue. */
export function ChangePreview(props: {
  readonly diff: Pick<ImportDiff, "contactDays">;
  readonly diagnosis: Pick<ImportDiagnosis, "preview"> | null;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly words: Words;
}) {
  const { diff, diagnosis, queues, words } = props;
  const { say } = words;
  const picture = useMemo(() => diffPicture(diff), [diff]);
  const { firstDay, lastDay } = picture;
  if (firstDay === null || lastDay === null) return <p className="empty">{say("data.changes-nothing")}</p>;
  const sentence = say("data.changes", {
    count: picture.days,
    written: words.count(picture.days),
    from: words.day(firstDay),
    to: words.day(lastDay),
  });
  return (
    <section className="change-preview" aria-label={say("data.preview")}>
      <h4>{say("data.preview")}</h4>
      <p>{sentence}</p>
      <ChangeFigure picture={picture} sentence={sentence} words={words} />
      <div className="table-scroll" role="region" aria-label={say("data.preview")} tabIndex={0}>
        <Table className="figures data-table" verticalSpacing={4}>
          <thead>
            <tr>
              <th scope="col">{say("data.queue")}</th>
              <th scope="col" className="number">
                {say("data.days-added")}
              </th>
              <th scope="col" className="number">
                {say("data.days-changed")}
              </th>
              <th scope="col" className="number">
                {say("data.days-removed")}
              </th>
              <th scope="col" className="number">
                {say("data.contacts-before")}
              </th>
              <th scope="col" className="number">
                {say("data.contacts-after")}
              </th>
              <th scope="col" className="number">
                {say("data.aht")}
              </th>
            </tr>
          </thead>
          <tbody>
            {picture.queues.map(({ queue, added, changed, removed, before, after }) => (
              <tr key={queue}>
                <th scope="row">{queues.find(({ id }) => id === queue)?.name ?? queue}</th>
                <td className="number">{words.count(added)}</td>
                <td className="number">{words.count(changed)}</td>
                <td className="number">{words.count(removed)}</td>
                <td className="number">{words.count(before)}</td>
                <td className="number">{words.count(after)}</td>
                <td className="number">{ahtOf(diagnosis, queue, words)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

function ahtOf(diagnosis: Pick<ImportDiagnosis, "preview"> | null, queue: string, words: Words): string {
  const seconds = diagnosis?.preview.queues.find((one) => one.queue === queue)?.ahtSeconds ?? null;
  return seconds === null ? "–" : words.say("words.seconds", { count: words.count(seconds) });
}

function ChangeFigure(props: { readonly picture: DiffPicture; readonly sentence: string; readonly words: Words }) {
  const { picture, sentence, words } = props;
  const palette = usePalette();
  const canvas = useChart(useMemo(() => changeChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <div className="canvas canvas-small">
        <canvas ref={canvas} role="img" aria-label={sentence} />
      </div>
      <figcaption className="caption">{words.say("data.by-weeks", { count: picture.weeksEach })}</figcaption>
    </figure>
  );
}
