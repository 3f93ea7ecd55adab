import { Button, Progress, Table } from "@mantine/core";
import type { Trigger, TriggerParameters } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { SeasonFigure } from "./SeasonFigure.tsx";
import type { useLearning } from "./useLearning.ts";
import { learnedWith } from "./useLearning.ts";

/** The season learned anew with the edited trigger, or without it, beside the stored one. */
export function SeasonTrial(props: {
  readonly index: PlanIndex;
  /** Id of the stored trigger; null for a new one. */
  readonly trigger: string | null;
  readonly edited: Trigger | null;
  readonly tried: readonly Trigger[];
  readonly without: readonly Trigger[];
  readonly learner: ReturnType<typeof useLearning>;
  readonly words: Words;
}) {
  const { index, trigger, edited, tried, without, learner, words } = props;
  const { say } = words;
  const { learning, learn, stop } = learner;
  const isStale =
    learning.state === "ready" && learning.of !== learnedWith(tried) && learning.of !== learnedWith(without);
  return (
    <Sheet
      title={say("triggers.season")}
      note={say("triggers.season-note")}
      aside={
        <div className="cause-acts">
          <Button size="compact-sm" color="cyan.9" disabled={edited === null} onClick={() => void learn(tried)}>
            {say("triggers.learn")}
          </Button>
          {trigger === null ? null : (
            <Button size="compact-sm" variant="default" onClick={() => void learn(without)}>
              {say("triggers.learn-without")}
            </Button>
          )}
        </div>
      }
    >
      {learning.state === "under-way" ? (
        <div className="cause-progress">
          <p role="status" lang="en">
            {learning.label}
          </p>
          <Progress value={(learning.done / learning.total) * 100} aria-label={say("triggers.season")} />
          <Button size="compact-sm" variant="default" onClick={stop}>
            {say("triggers.stop")}
          </Button>
        </div>
      ) : learning.state === "failed" ? (
        <p role="alert" className="problem" lang="en">
          {learning.reason}
        </p>
      ) : learning.state === "ready" ? (
        <>
          {isStale ? <p className="note cause-stale">{say("triggers.stale")}</p> : null}
          <LiftTable
            index={index}
            before={index.plan.triggers.find(({ id }) => id === trigger)}
            after={learning.tried.triggers.find(({ id }) => id === (edited?.id ?? trigger))}
            words={words}
          />
          <SeasonFigure index={index} season={learning.tried} words={words} />
          {learning.tried.caveats.map((caveat) => (
            <p key={caveat} className="note" lang="en">
              {caveat}
            </p>
          ))}
        </>
      ) : null}
    </Sheet>
  );
}

/** Lifts learned before and now, by queue. */
function LiftTable(props: {
  readonly index: PlanIndex;
  readonly before: TriggerParameters | undefined;
  readonly after: TriggerParameters | undefined;
  readonly words: Words;
}) {
  const { index, before, after, words } = props;
  const { say } = words;
  const queues = [...new Set([...Object.keys(before?.liftByQueue ?? {}), ...Object.keys(after?.liftByQueue ?? {})])];
  const share = (value: number): string => words.signed(value, words.share);
  const written = (lift: TriggerParameters["liftByQueue"][string] | undefined): string =>
    lift === undefined
      ? "–"
      : say("triggers.lift-range", { lift: share(lift.lift), low: share(lift.low), high: share(lift.high) });
  if (after === undefined || queues.length === 0) return null;
  return (
    <div className="table-scroll" role="region" aria-label={say("triggers.effect")} tabIndex={0}>
      <Table className="figures">
        <Table.Caption>{say("triggers.effect-note")}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("triggers.column-queue")}</Table.Th>
            <Table.Th className="number">{say("triggers.mark-stored-short")}</Table.Th>
            <Table.Th className="number">{say("triggers.mark-edited-short")}</Table.Th>
            <Table.Th>{say("triggers.column-events")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map((queue) => (
            <Table.Tr key={queue}>
              <Table.Th scope="row">{queueName(index, queue)}</Table.Th>
              <Table.Td className="number">{written(before?.liftByQueue[queue])}</Table.Td>
              <Table.Td className="number">{written(after.liftByQueue[queue])}</Table.Td>
              <Table.Td>{say("triggers.events", { count: after.liftByQueue[queue]?.learnedFrom ?? 0 })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
