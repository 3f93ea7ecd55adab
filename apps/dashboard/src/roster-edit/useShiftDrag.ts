import type { EditedShift } from "@springtide/season/roster-edit";
import type { PointerEvent } from "react";
import { useState } from "react";
import type { EditAxis } from "./edit-axis.ts";
import { msAt, shareOf } from "./edit-axis.ts";
import { givenTo } from "./edit-commands.ts";
import type { EditFrame } from "./edit-frame.ts";
import { breakMoved, endedAt, movedTo, startedAt } from "./edit-moves.ts";

/** What of a shift is held. */
export type Grip = { readonly kind: "body" | "start" | "end" } | { readonly kind: "break"; readonly place: number };

/** A shift under way to where it may be dropped. */
interface Drag {
  readonly from: EditedShift;
  readonly to: EditedShift;
  readonly grip: Grip;
  readonly atX: number;
  readonly plotWidth: number;
}

/** Less than that is a click. */
const LEAST_PIXELS = 4;

/** Dragging shifts by mouse or pen; fingers scroll, and have the form. */
export function useShiftDrag(axis: EditAxis, frame: EditFrame, drop: (shift: EditedShift) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  return {
    drag,
    begin: (event: PointerEvent<HTMLElement>, shift: EditedShift, grip: Grip): void => {
      const plot = event.currentTarget.closest("[data-plot]");
      if (event.pointerType === "touch" || event.button !== 0 || plot === null) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      const plotWidth = plot.getBoundingClientRect().width;
      setDrag({ from: shift, to: shift, grip, atX: event.clientX, plotWidth });
    },
    move: (event: PointerEvent<HTMLElement>): void => {
      if (drag === null) return;
      const byX = event.clientX - drag.atX;
      const isStill = Math.abs(byX) < LEAST_PIXELS;
      const moved = isStill ? drag.from : draggedTo(drag, byX / drag.plotWidth, axis, frame);
      setDrag({ ...drag, to: drag.grip.kind === "body" ? overRow(moved, event) : moved });
    },
    end: (): boolean => {
      if (drag === null) return false;
      setDrag(null);
      if (drag.to === drag.from) return false;
      drop(drag.to);
      return true;
    },
    leave: (): void => {
      setDrag(null);
    },
  };
}

function draggedTo({ from, grip }: Drag, byShare: number, axis: EditAxis, frame: EditFrame): EditedShift {
  const dragged = (ms: number): number => msAt(axis, shareOf(axis, ms) + byShare);
  switch (grip.kind) {
    case "body":
      return movedTo(from, dragged(from.startMs), frame);
    case "start":
      return startedAt(from, dragged(from.startMs), frame);
    case "end":
      return endedAt(from, dragged(from.endMs), frame);
    case "break":
      return breakMoved(from, grip.place, dragged(from.breaks[grip.place]?.startMs ?? from.startMs), frame);
  }
}

/** Given to whoever's row the pointer is over. */
function overRow(shift: EditedShift, { clientX, clientY }: PointerEvent<HTMLElement>): EditedShift {
  const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-person]");
  const { person, team } = row?.dataset ?? {};
  if (person === undefined || team === undefined || (person === shift.person && team === shift.team)) return shift;
  return givenTo(shift, { person, team });
}
