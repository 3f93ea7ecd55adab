import { Switch } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import type { Desk } from "../desk/desk.ts";
import { Fold } from "../shell/Fold.tsx";
import type { Words } from "../words/words.ts";
import type { QueueWish, Wish } from "./change.ts";
import { changeFor, wishOf } from "./change.ts";
import { comparison, comparisonInWords } from "./comparison.ts";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { Dial } from "./Dial.tsx";
import { ResetButton } from "./ResetButton.tsx";
import { QueueDials } from "./QueueDials.tsx";
import { ReplanProgress } from "./ReplanProgress.tsx";
import type { WhatIfState } from "./useWhatIf.ts";

interface Props {
  readonly plan: Plan;
  readonly desk: Desk;
  readonly state: WhatIfState;
  readonly words: Words;
}

/** Moves the promise and the level, and sees at once what it takes: worked out in this page, by the server's own code. */
export function WhatIf({ plan, desk, state, words }: Props) {
  const { wish, changed, shown, replanning, askedBy, move, settle, show, cancel } = state;
  const { say } = words;
  const prepare = (): void => {
    desk.prepare();
  };
  const withQueue = (queue: string, promise: QueueWish): Wish => ({
    ...wish,
    targets: { ...wish.targets, [queue]: promise },
  });
  return (
    <Fold
      id="what-if"
      title={say("what-if.title")}
      note={say("what-if.note")}
      aside={
        changeFor(plan, wish) === null ? undefined : (
          <ResetButton
            onReset={() => {
              settle(wishOf(plan));
            }}
          />
        )
      }
    >
      <div className="dials" onPointerEnter={prepare} onFocus={prepare}>
        <Dial
          name={say("what-if.ready")}
          written={say("what-if.ready-seasons", { seasons: words.seasons(wish.readySeasons) })}
          value={wish.readySeasons}
          stored={plan.level.readySeasons}
          range={{ min: 0.5, max: 0.95, step: 0.05 }}
          onMove={(readySeasons) => {
            move({ ...wish, readySeasons });
          }}
          onSettle={(readySeasons) => {
            settle({ ...wish, readySeasons });
          }}
        />
        {plan.shop.queues.map((queue) => (
          <QueueDials
            key={queue.id}
            queue={queue}
            wish={wish.targets[queue.id] ?? queue.target}
            onMove={(promise) => {
              move(withQueue(queue.id, promise));
            }}
            onSettle={(promise) => {
              settle(withQueue(queue.id, promise));
            }}
            words={words}
          />
        ))}
      </div>
      {replanning.state === "under-way" && askedBy === "model" ? null : (
        <ReplanProgress desk={desk} replanning={replanning} onCancel={cancel} />
      )}
      {changed === null ? (
        <p className="empty">{say("what-if.empty")}</p>
      ) : (
        <>
          <ComparisonTable
            lines={comparison(plan, changed, words)}
            sentence={comparisonInWords(plan, changed, words)}
          />
          <Switch
            checked={shown === changed}
            onChange={({ currentTarget }) => {
              show(currentTarget.checked);
            }}
            label={say("what-if.show-changed")}
          />
        </>
      )}
    </Fold>
  );
}
