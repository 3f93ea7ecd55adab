import { NativeSelect } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
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
  const { name, target } = queue;
  const deferred = isDeferred(target.withinSeconds);
  return (
    <div>
      <Dial
        name={name}
        meaning="share answered in time"
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
          <span className="hidden-visually">{name}, </span>answered within
        </span>
        <NativeSelect
          size="xs"
          value={String(wish.withinSeconds)}
          onChange={({ currentTarget }) => {
            onSettle({ ...wish, withinSeconds: Number(currentTarget.value) });
          }}
          data={waitChoices(target.withinSeconds).map(({ seconds, words: written }) => ({
            value: String(seconds),
            label: seconds === target.withinSeconds ? `${written}, as planned` : written,
          }))}
        />
        {deferred && wish.withinSeconds !== target.withinSeconds ? (
          <span className="note">Planned as work of the day: hours within it need the same people.</span>
        ) : null}
      </label>
    </div>
  );
}
