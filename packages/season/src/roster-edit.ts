// What editing a roster by name asks of the journey, and no more: the page that does it carries no forecast.
export { draftShifts, editedShifts, editedShiftsOf, plannedOf, workedHoursOf } from "./roster-edit/edited-shift.ts";
export type { EditedShift, TimeSpan } from "./roster-edit/edited-shift.ts";
export { openCandidates } from "./roster-edit/open-candidates.ts";
export type { OpenCandidate } from "./roster-edit/open-candidates.ts";
export { fitsPattern, patternTimes } from "./roster-edit/pattern-shifts.ts";
export { rosterChecker } from "./roster-edit/roster-checker.ts";
export type { EditBreach, RosterChecker } from "./roster-edit/roster-checker.ts";
export { coverOfDays, shortStretches } from "./roster-edit/roster-cover.ts";
export type { CoverOfDays, RosterCover, ShortStretch } from "./roster-edit/roster-cover.ts";
export { checkedWhole, rosterTotals } from "./roster-edit/roster-totals.ts";
export type { RosterTotals } from "./roster-edit/roster-totals.ts";
