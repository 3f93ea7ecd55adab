import { NativeSelect, Table } from "@mantine/core";
import type { TriggerParameters } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import { effectChart } from "../effects/effect-chart.ts";
import type { EffectPicture } from "../effects/effect-picture.ts";
import { effectPictures } from "../effects/effect-picture.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";

/** What a cause does to each queue that it moves: the lift with how sure it is, and the shape day by day. */
export function EffectPart(props: {
  readonly index: PlanIndex;
  readonly trigger: TriggerParameters;
  /** Lifts believed before history speaks, by queue. */
  readonly given: Readonly<Record<string, number>>;
  readonly words: Words;
}) {
  const { index, trigger, given, words } = props;
  const { say } = words;
  const queues = Object.keys(trigger.liftByQueue).filter((queue) => queue in given);
  const [queue, setQueue] = useState("");
  const shown = queues.includes(queue) ? queue : (queues[0] ?? "");
  if (queues.length === 0)
    return (
      <Sheet title={say("triggers.effect")}>
        <p className="empty">{say("triggers.effect-none")}</p>
      </Sheet>
    );
  return (
    <Sheet
      title={say("triggers.effect")}
      note={say("triggers.effect-note")}
      aside={
        trigger.learned === undefined || queues.length === 1 ? undefined : (
          <NativeSelect
            size="xs"
            aria-label={say("triggers.column-queue")}
            data={queues.map((id) => ({ value: id, label: queueName(index, id) }))}
            value={shown}
            onChange={(event) => {
              setQueue(event.currentTarget.value);
            }}
          />
        )
      }
    >
      <ShapeOf index={index} trigger={trigger} queue={shown} words={words} />
      <div className="table-scroll" role="region" aria-label={say("triggers.effect")} tabIndex={0}>
        <Table className="figures wrapped effect-lifts">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("triggers.column-queue")}</Table.Th>
              <Table.Th className="number">{say("triggers.column-lift")}</Table.Th>
              <Table.Th className="number">{say("triggers.column-range")}</Table.Th>
              <Table.Th className="number">{say("triggers.column-believed")}</Table.Th>
              <Table.Th>{say("triggers.column-events")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {queues.map((id) => (
              <LiftRow
                key={id}
                name={queueName(index, id)}
                lift={trigger.liftByQueue[id]}
                given={given[id]}
                words={words}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Sheet>
  );
}

function LiftRow(props: {
  readonly name: string;
  readonly lift: TriggerParameters["liftByQueue"][string] | undefined;
  readonly given: number | undefined;
  readonly words: Words;
}) {
  const { name, lift, given = 0, words } = props;
  const share = (value: number): string => words.signed(value, words.share);
  if (lift === undefined) return null;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className="number">{share(lift.lift)}</Table.Td>
      <Table.Td className="number">
        {words.say("triggers.range", { low: share(lift.low), high: share(lift.high) })}
      </Table.Td>
      <Table.Td className="number">{share(given)}</Table.Td>
      <Table.Td>{words.say("triggers.events", { count: lift.learnedFrom })}</Table.Td>
    </Table.Tr>
  );
}

/** The shape on one queue, where one was learned. */
function ShapeOf(props: {
  readonly index: PlanIndex;
  readonly trigger: TriggerParameters;
  readonly queue: string;
  readonly words: Words;
}) {
  const { index, trigger, queue, words } = props;
  const picture = useMemo(
    () => effectPictures({ ...index, plan: { ...index.plan, triggers: [trigger] } }, queue, words)[0],
    [index, trigger, queue, words],
  );
  return picture === undefined ? null : <Shape picture={picture} words={words} />;
}

function Shape({ picture, words }: { readonly picture: EffectPicture; readonly words: Words }) {
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
