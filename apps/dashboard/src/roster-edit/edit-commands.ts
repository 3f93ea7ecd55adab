import type { EditedShift } from "@springtide/season/roster-edit";
import type { EditFrame } from "./edit-frame.ts";
import { endedAt, movedTo, movedToDay, splitAt, splitPoint, startedAt } from "./edit-moves.ts";
import type { ShiftCommand } from "./shift-keys.ts";

/** Somebody of the roster, as rows show them. */
export interface RowPerson {
  readonly person: string;
  readonly name: string;
  readonly team: string;
}

/** What a command makes of a shift: shifts put in place or added, and those that go. */
interface CommandEffect {
  readonly changed: readonly EditedShift[];
  readonly gone: readonly string[];
}

/** What a command does to a shift; null where it does nothing. */
export function commandEffect(
  command: ShiftCommand,
  shift: EditedShift,
  around: { readonly frame: EditFrame; readonly people: readonly RowPerson[]; readonly newId: string },
): CommandEffect | null {
  const { frame, people, newId } = around;
  const one = (changed: EditedShift): CommandEffect => ({ changed: [changed], gone: [] });
  switch (command.kind) {
    case "move":
      return one(movedTo(shift, shift.startMs + command.steps * frame.stepMs, frame));
    case "start":
      return one(startedAt(shift, shift.startMs + command.steps * frame.stepMs, frame));
    case "end":
      return one(endedAt(shift, shift.endMs + command.steps * frame.stepMs, frame));
    case "day":
      return one(movedToDay(shift, frame.zone.dayAt(shift.startMs) + command.by, frame));
    case "give": {
      const place = people.findIndex(({ person, team }) => person === shift.person && team === shift.team);
      const to = people[place + command.by];
      return to === undefined ? null : one(givenTo(shift, to));
    }
    case "split": {
      const parts = splitAt(shift, splitPoint(shift), newId, frame);
      return parts === null ? null : { changed: parts, gone: [] };
    }
    case "lock":
      return one({ ...shift, isLocked: !shift.isLocked });
    case "remove":
      return { changed: [], gone: [shift.id] };
    case "focus":
      return null;
  }
}

/** The shift as somebody else's. */
export function givenTo(shift: EditedShift, { person, team }: Pick<RowPerson, "person" | "team">): EditedShift {
  return { ...shift, person, team };
}
