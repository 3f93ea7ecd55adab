import type { RuleOverride } from "@springtide/contracts";
import type { EditedShift } from "@springtide/season/roster-edit";

/** A roster as it is being edited. */
export interface EditedRoster {
  readonly shifts: readonly EditedShift[];
  readonly overrides: readonly RuleOverride[];
}

/** What was edited, with what can be taken back and done again. */
export interface EditHistory {
  readonly past: readonly EditedRoster[];
  readonly now: EditedRoster;
  readonly future: readonly EditedRoster[];
}

/** So many steps can be taken back. */
const MOST_STEPS = 200;

export type EditStep =
  | { readonly kind: "edit"; readonly to: EditedRoster }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "begin"; readonly with: EditedRoster };

export function begun(now: EditedRoster): EditHistory {
  return { past: [], now, future: [] };
}

export function edited(history: EditHistory, step: EditStep): EditHistory {
  const { past, now, future } = history;
  switch (step.kind) {
    case "begin":
      return begun(step.with);
    case "edit":
      return step.to === now ? history : { past: [...past, now].slice(-MOST_STEPS), now: step.to, future: [] };
    case "undo": {
      const last = past.at(-1);
      return last === undefined ? history : { past: past.slice(0, -1), now: last, future: [now, ...future] };
    }
    case "redo": {
      const [next, ...rest] = future;
      return next === undefined ? history : { past: [...past, now], now: next, future: rest };
    }
  }
}

/** The roster with some of its shifts in place of others: replaced where they have the same id, added where none has. */
export function withShifts(
  roster: EditedRoster,
  changed: readonly EditedShift[],
  gone: readonly string[] = [],
): EditedRoster {
  const byId = new Map(changed.map((shift) => [shift.id, shift]));
  const kept = roster.shifts.filter(({ id }) => !gone.includes(id)).map((shift) => byId.get(shift.id) ?? shift);
  const known = new Set(roster.shifts.map(({ id }) => id));
  return { ...roster, shifts: [...kept, ...changed.filter(({ id }) => !known.has(id))] };
}

/** The roster with a reason for what breaks a rule; none where the reason is empty. */
export function withReason(roster: EditedRoster, given: RuleOverride): EditedRoster {
  const others = roster.overrides.filter(
    ({ person, rule, from }) => person !== given.person || rule !== given.rule || from !== given.from,
  );
  return { ...roster, overrides: given.reason.trim() === "" ? others : [...others, given] };
}
