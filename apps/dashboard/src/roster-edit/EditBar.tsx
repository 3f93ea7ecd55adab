import type { KeyboardEvent, PointerEvent } from "react";
import type { Words } from "../words/words.ts";
import type { EditBar } from "./edit-picture.ts";
import type { EditFrame } from "./edit-frame.ts";
import { shiftText, timesText } from "./shift-words.ts";
import type { Grip } from "./useShiftDrag.ts";

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** One shift as it can be taken hold of: its body, its ends, its breaks; and by keys. */
export function ShiftBar(props: {
  readonly bar: EditBar;
  readonly name: string;
  readonly frame: EditFrame;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly isDragged: boolean;
  readonly onGrip: (event: PointerEvent<HTMLElement>, grip: Grip) => void;
  readonly onMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onEnd: () => boolean;
  readonly onLeave: () => void;
  readonly onChoose: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
  readonly words: Words;
}) {
  const { bar, name, frame, isChosen, isStop, isDragged, onGrip, onMove, onEnd, onLeave, onChoose, onKey, words } =
    props;
  const { shift, breaches } = bar;
  const said = words.say("roster-edit.bar", {
    shift: shiftText(frame.zone, shift, name, words),
    locked: shift.isLocked ? "yes" : "no",
    rules: breaches.length,
  });
  const state = breaches.some(({ weight }) => weight === "refused")
    ? "is-broken"
    : breaches.some(({ reason }) => reason === null)
      ? "is-asking"
      : "";
  return (
    <button
      type="button"
      className={`edit-bar ${state} ${isChosen ? "is-chosen" : ""} ${isDragged ? "is-dragged" : ""}`}
      style={{ left: percent(bar.from), width: percent(bar.to - bar.from) }}
      data-shift={shift.id}
      tabIndex={isStop ? 0 : -1}
      aria-label={said}
      aria-pressed={isChosen}
      title={said}
      onPointerDown={(event) => {
        onGrip(event, gripUnder(event.target));
      }}
      onPointerMove={onMove}
      onPointerUp={onEnd}
      onPointerCancel={onLeave}
      onClick={onChoose}
      onKeyDown={onKey}
    >
      {bar.breaks.map(({ place, from, to }) => (
        <span
          key={place}
          className="edit-break"
          data-break={place}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      ))}
      <span className="edit-grip" data-grip="start" />
      <span className="edit-text">
        {breaches.length > 0 ? <b>!</b> : null}
        {shift.isLocked ? <LockMark /> : null}
        {timesText(frame.zone, shift, words)}
      </span>
      <span className="edit-grip" data-grip="end" />
    </button>
  );
}

/** A shut lock, drawn. */
function LockMark() {
  return (
    <svg viewBox="0 0 12 12" width="9" height="9" aria-hidden="true">
      <rect x="2" y="5" width="8" height="6" rx="1" fill="currentColor" />
      <path d="M4 5V3.5a2 2 0 0 1 4 0V5" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

function gripUnder(target: EventTarget): Grip {
  if (!(target instanceof HTMLElement)) return { kind: "body" };
  const { grip, break: place } = target.dataset;
  if (place !== undefined) return { kind: "break", place: Number(place) };
  return grip === "start" || grip === "end" ? { kind: grip } : { kind: "body" };
}
