import { type Plan, RosterDraft } from "@springtide/contracts";
import type { OrganisationStore } from "@springtide/store";

/** A plan with the roster that people made of it and accepted; as it is where they did not, or accepted one of an older plan. */
export async function withAcceptedRoster(own: OrganisationStore, plan: Plan, planVersion: number): Promise<Plan> {
  const { roster, shop } = plan;
  const stored = roster === null ? null : await own.rosters.acceptedDraft(shop.id);
  if (roster === null || stored === null) return plan;
  if (stored.planVersion !== planVersion) return plan;
  const draft = RosterDraft.parse(stored.document);
  const { editedShifts, plannedOf } = await import("@springtide/season/roster-edit");
  return { ...plan, roster: { ...roster, shifts: plannedOf(editedShifts(draft.shifts), shop) } };
}
