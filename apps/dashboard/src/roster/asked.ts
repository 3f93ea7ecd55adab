import type { OpenShift, PlannedShift } from "@springtide/contracts";

/** What somebody asks "why" of: a shift that is there, or a stretch that nobody may be given. */
export type Asked =
  { readonly kind: "shift"; readonly shift: PlannedShift } | { readonly kind: "open"; readonly open: OpenShift };

/** The same for the same shift or stretch, and for no other. */
export function askedKey(asked: Asked): string {
  return asked.kind === "shift"
    ? `shift ${asked.shift.person} ${asked.shift.start}`
    : `open ${asked.open.queue} ${asked.open.start} ${asked.open.end}`;
}
