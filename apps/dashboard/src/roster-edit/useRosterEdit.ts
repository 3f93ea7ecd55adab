import { ApiProblem } from "@springtide/client";
import type { StoredRosterDraft } from "@springtide/contracts";
import type { EditedShift } from "@springtide/season/roster-edit";
import { draftShifts, editedShifts, editedShiftsOf } from "@springtide/season/roster-edit";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useReducer, useState } from "react";
import { draftQuestion, rosterApi } from "./draft-api.ts";
import type { EditedRoster, EditHistory, EditStep } from "./edit-history.ts";
import { begun, edited } from "./edit-history.ts";
import { forgetEdits, keepEdits, keptEdits } from "./kept-edits.ts";
import type { RosterMeans } from "./roster-means.ts";
import { shiftChanges } from "./shift-diff.ts";

/** What is stored, as this page knows it. */
interface StoredBase {
  readonly revision: number;
  readonly planVersion: number;
  readonly state: "none" | "draft" | "accepted";
  readonly roster: EditedRoster;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
}

export interface RosterEdit {
  readonly history: EditHistory;
  readonly step: (step: EditStep) => void;
  readonly base: StoredBase;
  /** Shifts and reasons that are not stored yet. */
  readonly unsaved: number;
  /** What somebody else stored meanwhile; null where nobody did. */
  readonly theirs: StoredBase | null;
  readonly newestPlan: number;
  readonly save: (state: "draft" | "accepted") => void;
  readonly isSaving: boolean;
  readonly problem: Error | null;
  /** Goes on from what somebody else stored, with this roster in place of one's own. */
  readonly settle: (roster: EditedRoster) => void;
  /** Goes on from the newest plan with this roster, but for people whom it does not have any more. */
  readonly takeToPlan: (roster: EditedRoster) => void;
}

/** A roster being edited, from what is stored and what this browser kept of edits that are not. */
export function useRosterEdit(means: RosterMeans, stored: StoredRosterDraft): RosterEdit {
  const { shop } = means.plan;
  const newestPlan = stored.newestPlan ?? 1;
  const [begin] = useState(() => beginning(means, stored));
  const [base, setBase] = useState(begin.base);
  const [planVersion, setPlanVersion] = useState(begin.planVersion);
  const [theirs, setTheirs] = useState(begin.theirs);
  const [history, step] = useReducer(edited, begun(begin.now));
  const { now } = history;
  const queries = useQueryClient();
  const unsaved = useMemo(
    () =>
      shiftChanges(base.roster.shifts, now.shifts).length +
      (JSON.stringify(base.roster.overrides) === JSON.stringify(now.overrides) ? 0 : 1),
    [base, now],
  );
  const isOther = planVersion !== base.planVersion;
  useEffect(() => {
    if (unsaved === 0 && !isOther) forgetEdits(shop.id);
    else keepEdits(shop, { revision: base.revision, planVersion, base: base.roster.shifts, roster: now });
  }, [shop, base, planVersion, now, unsaved, isOther]);
  const saving = useMutation({
    mutationFn: (state: "draft" | "accepted") =>
      rosterApi.putRosterDraft({
        params: { shop: shop.id },
        body: { planVersion, state, shifts: draftShifts(now.shifts, shop), overrides: [...now.overrides] },
        ifMatch: `"${String(base.revision)}"`,
      }),
    onSuccess: (answer) => {
      setBase(storedBase(means, answer.value));
      queries.setQueryData(draftQuestion(shop.id).queryKey, answer);
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      const { value } = await rosterApi.getRosterDraft({ params: { shop: shop.id } });
      setTheirs(storedBase(means, value));
    },
  });
  return {
    ...{ history, step, base: { ...base, planVersion }, unsaved: unsaved + (isOther ? 1 : 0), theirs, newestPlan },
    save: saving.mutate,
    isSaving: saving.isPending,
    problem: saving.error !== null && !isStale(saving.error) ? saving.error : null,
    settle: (roster) => {
      if (theirs !== null) setBase(theirs);
      setTheirs(null);
      step({ kind: "edit", to: roster });
    },
    takeToPlan: (roster) => {
      setPlanVersion(newestPlan);
      const isThere = ({ person, team }: EditedShift): boolean =>
        means.people.some((one) => one.person === person && one.team === team);
      step({ kind: "edit", to: { ...roster, shifts: roster.shifts.filter(isThere) } });
    },
  };
}

interface Beginning {
  readonly base: StoredBase;
  readonly planVersion: number;
  readonly theirs: StoredBase | null;
  readonly now: EditedRoster;
}

/** Edits that were kept go on; where somebody stored since they were begun, what both made is shown first. */
function beginning(means: RosterMeans, stored: StoredRosterDraft): Beginning {
  const base = storedBase(means, stored);
  const kept = keptEdits(means.plan.shop.id);
  if (kept === null) return { base, planVersion: base.planVersion, theirs: null, now: base.roster };
  const isStale = kept.revision !== base.revision;
  return {
    base: isStale ? { ...base, revision: kept.revision, roster: { shifts: kept.base, overrides: [] } } : base,
    planVersion: kept.planVersion,
    theirs: isStale ? base : null,
    now: kept.roster,
  };
}

function storedBase({ plan }: RosterMeans, stored: StoredRosterDraft): StoredBase {
  const { draft, revision, savedAt, savedBy, newestPlan } = stored;
  const own: readonly EditedShift[] = editedShiftsOf(plan.roster?.shifts ?? []);
  return {
    ...{ revision, savedAt, savedBy },
    planVersion: draft?.planVersion ?? newestPlan ?? 1,
    state: draft?.state ?? "none",
    roster:
      draft === null
        ? { shifts: own, overrides: [] }
        : { shifts: editedShifts(draft.shifts), overrides: draft.overrides },
  };
}

function isStale(error: Error): boolean {
  return error instanceof ApiProblem && error.problem.code === "version-stale";
}
