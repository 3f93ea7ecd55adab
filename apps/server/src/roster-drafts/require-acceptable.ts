import type { Plan, RosterDraft } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";

/** So many are told at once. */
const MOST_TOLD = 100;

/**
 * Holds a roster that is to be accepted against law, contracts, leave and availability.
 * @throws Refusal `roster-breaks-law` for what nobody may set aside, `roster-needs-reason` for what needs a reason and has none
 */
export async function requireAcceptable(plan: Plan, draft: RosterDraft): Promise<void> {
  const { checkedWhole, editedShifts, rosterChecker } = await import("@springtide/season/roster-edit");
  const shifts = editedShifts(draft.shifts);
  const findings = checkedWhole(rosterChecker(plan), shifts).flatMap((breach): Finding[] => {
    const at = shifts.findIndex(({ id }) => id === breach.shifts[0]);
    const told = { place: { field: `/shifts/${String(at)}` }, found: breach.sentence };
    if (breach.weight === "refused")
      return [
        {
          ...told,
          code: "roster-breaks-law",
          rule: `a roster that is accepted keeps to: ${breach.source}`,
          remedy: "Change the shift, or save the roster as a draft.",
        },
      ];
    const isKnown = draft.overrides.some(
      ({ person, rule, from }) =>
        person === breach.person && rule === breach.rule && Date.parse(from) === breach.fromMs,
    );
    if (isKnown) return [];
    return [
      {
        ...told,
        code: "roster-needs-reason",
        rule: `what breaks a ${breach.source} is accepted for a reason only`,
        remedy: "Change the shift, or say why it has to be so.",
      },
    ];
  });
  findings.push(...strangers(plan, draft));
  if (findings.length > 0) throw new Refusal(findings.slice(0, MOST_TOLD), findings.length);
}

/** Shifts of people whom the plan's shop does not have, or not in that team. */
function strangers({ shop }: Plan, { shifts }: RosterDraft): Finding[] {
  return shifts.flatMap(({ person, team }, at): Finding[] => {
    if (shop.teams.some(({ id, people }) => id === team && people.some((one) => one.id === person))) return [];
    return [
      {
        code: "roster-person-unknown",
        place: { field: `/shifts/${String(at)}/person` },
        found: `${person} in team ${team}`,
        rule: "shifts are those of people of the shop, in their team",
        remedy: "Give the shift to somebody else, or take it out.",
      },
    ];
  });
}
