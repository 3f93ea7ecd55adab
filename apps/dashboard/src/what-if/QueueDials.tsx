import { NativeSelect } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { Words } from "../words/words.ts";
import type { QueueWish } from "./change.ts";
import { Dial } from "./Dial.tsx";
import { isDeferred, waitChoices } from "./wait-choices.ts";

/** The promise of one queue: the share answered in time, and the time. */
export function QueueDials(props: {
  readonly queue: Plan["shop"]["queues"][number];
  readonly wish: QueueWish;
  readonly onMove: (wish: QueueWish) => void;
  readonly onSettle: (wish: QueueWish) => void;
  readonly words: Words;
}) {
  const { queue, wish, onMove, onSettle, words } = props;
  const { say, sayMarked } = useSpeaking();
  const { name, target } = queue;
  const deferred = isDeferred(target.withinSeconds);
  return (
    <div>
      <Dial
        name={name}
        meaning={say("what-if.share-in-time")}
        written={words.share(wish.share)}
        value={wish.share}
        stored={target.share}
        range={{ min: 0.5, max: 0.98, step: 0.01 }}
        onMove={(share) => {
          onMove({ ...wish, share });
        }}
        onSettle={(share) => {
          onSettle({ ...wish, share });
        }}
      />
      <label className="within">
        <span>
          {sayMarked("what-if.answered-within", {
            queue: name,
            hidden: (parts) => (
              <span key="queue" className="hidden-visually">
                {parts}
              </span>
            ),
          })}
        </span>
        <NativeSelect
          size="xs"
          value={String(wish.withinSeconds)}
          onChange={({ currentTarget }) => {
            onSettle({ ...wish, withinSeconds: Number(currentTarget.value) });
          }}
          data={waitChoices(target.withinSeconds).map((seconds) => ({
            value: String(seconds),
            label:
              seconds === target.withinSeconds
                ? say("what-if.as-planned", { wait: words.wait(seconds) })
                : words.wait(seconds),
          }))}
        />
        {deferred && wish.withinSeconds !== target.withinSeconds ? (
          <span className="note">{say("what-if.day-work")}</span>
        ) : null}
      </label>
    </div>
  );
}
