import type { ShiftBar } from "./shift-bars.ts";
import { placed, within } from "./placing.ts";

/** A shift as a bar: filled where the person works, open where they are on a break. Opens why it is there. */
export function ShiftButton(props: {
  readonly bar: ShiftBar;
  readonly name: string;
  readonly place: string;
  readonly stop: boolean;
  readonly chosen: boolean;
  readonly onOpen: (opener: HTMLElement) => void;
  readonly onFocus: () => void;
}) {
  const { bar, name, place, stop, chosen, onOpen, onFocus } = props;
  const edges = `${bar.fromBefore ? " from-before" : ""}${bar.intoNext ? " into-next" : ""}`;
  return (
    <button
      type="button"
      className={`shift${edges}`}
      style={placed(bar)}
      data-place={place}
      tabIndex={stop ? 0 : -1}
      aria-label={`${name}: ${bar.words}`}
      aria-expanded={chosen}
      title={`${name}: ${bar.words}`}
      onFocus={onFocus}
      onClick={({ currentTarget }) => {
        onOpen(currentTarget);
      }}
    >
      {bar.work.map((span, i) => (
        <span key={span.from} className="shift-work" style={placed(within(bar, span))}>
          {i === 0 ? <span className="shift-times">{bar.times}</span> : null}
        </span>
      ))}
    </button>
  );
}
