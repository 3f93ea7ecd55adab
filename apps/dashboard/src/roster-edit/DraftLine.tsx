import { Button } from "@mantine/core";
import { ApiProblem } from "@springtide/client";
import type { StoredRosterDraft } from "@springtide/contracts";
import { editedShiftsOf } from "@springtide/season/roster-edit";
import { useMemo } from "react";
import type { Words } from "../words/words.ts";
import type { RosterMeans } from "./roster-means.ts";
import { shiftChanges } from "./shift-diff.ts";
import type { RosterEdit } from "./useRosterEdit.ts";

const MOST_TOLD = 10;

/** What is stored and by whom, what is not, what stands in the way of accepting it, and which roster the files take. */
export function DraftLine(props: {
  readonly means: RosterMeans;
  readonly edit: RosterEdit;
  readonly stored: StoredRosterDraft;
  readonly blocking: number;
  readonly words: Words;
}) {
  const { means, edit, stored, blocking, words } = props;
  const { say } = words;
  const { base, unsaved, newestPlan, problem } = edit;
  const when = base.savedAt === null ? "" : new Date(base.savedAt).toLocaleString(words.locale);
  const accepted = stored.accepted?.planVersion === newestPlan ? stored.accepted : null;
  return (
    <div className="edit-line">
      <p>
        {base.revision === 0
          ? say("roster-edit.not-edited")
          : say("roster-edit.stored", {
              version: base.revision,
              state: base.state,
              when,
              who: base.savedBy ?? "",
            })}{" "}
        {unsaved === 0 ? null : <b>{say("roster-edit.unsaved", { count: unsaved })}</b>}{" "}
        {blocking === 0 ? null : <span className="short">{say("roster-edit.blocking", { count: blocking })}</span>}
      </p>
      <p className="note">
        {accepted === null
          ? say("roster-edit.exports-plan")
          : say("roster-edit.exports-edited", {
              version: accepted.revision,
              when: new Date(accepted.savedAt).toLocaleString(words.locale),
            })}
      </p>
      {base.planVersion === newestPlan ? null : <OlderPlan means={means} edit={edit} words={words} />}
      {problem === null ? null : <SaveProblem problem={problem} />}
    </div>
  );
}

/** The plan was made anew since the roster was begun: what differs, and the two ways on. */
function OlderPlan({
  means,
  edit,
  words,
}: {
  readonly means: RosterMeans;
  readonly edit: RosterEdit;
  readonly words: Words;
}) {
  const { say } = words;
  const fresh = useMemo(() => editedShiftsOf(means.plan.roster?.shifts ?? []), [means]);
  const { now } = edit.history;
  const differences = shiftChanges(
    fresh.map((shift) => ({ ...shift, id: keyOf(shift) })),
    now.shifts.map((shift) => ({ ...shift, id: keyOf(shift), isLocked: false })),
  ).length;
  return (
    <div className="edit-clash" role="alert">
      <p>
        {say("roster-edit.older-plan", { version: edit.base.planVersion, newest: edit.newestPlan, count: differences })}
      </p>
      <div className="edit-buttons">
        <Button
          size="compact-sm"
          onClick={() => {
            edit.takeToPlan(now);
          }}
        >
          {say("roster-edit.older-keep")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            edit.takeToPlan({ shifts: fresh, overrides: [] });
          }}
        >
          {say("roster-edit.older-anew")}
        </Button>
      </div>
    </div>
  );
}

/** Shifts of two plans have ids of their own: the same person and start is the same shift. */
function keyOf({ person, startMs }: { readonly person: string; readonly startMs: number }): string {
  return `${person} ${String(startMs)}`;
}

function SaveProblem({ problem }: { readonly problem: Error }) {
  const findings = problem instanceof ApiProblem ? problem.problem.errors : [];
  return (
    <ul role="alert" className="edit-breaches" lang="en">
      {findings.length === 0 ? <li className="is-refused">{problem.message}</li> : null}
      {findings.slice(0, MOST_TOLD).map(({ found, rule, remedy }) => (
        <li key={found} className="is-refused">
          {found} {rule}. {remedy}
        </li>
      ))}
    </ul>
  );
}
