import { Button, Progress, TextInput } from "@mantine/core";
import { civilDay, isoDay } from "@springtide/calendar";
import type { ReplanProgress } from "@springtide/contracts";
import type { EditedShift, RosterTotals } from "@springtide/season/roster-edit";
import { checkedWhole, draftShifts, editedShifts, rosterTotals } from "@springtide/season/roster-edit";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Words } from "../words/words.ts";
import { CompareTable } from "./CompareTable.tsx";
import { replanDays } from "./draft-api.ts";
import type { RosterMeans } from "./roster-means.ts";

interface Made {
  readonly shifts: readonly EditedShift[];
  readonly before: RosterTotals;
  readonly after: RosterTotals;
}

/** Days planned anew around what is locked, with how far it is; then before and after, to be taken or left. */
export function AutoPlan(props: {
  readonly means: RosterMeans;
  readonly shifts: readonly EditedShift[];
  /** Days that are shown: what is asked for at first. */
  readonly from: number;
  readonly to: number;
  readonly onTake: (shifts: readonly EditedShift[]) => void;
  readonly words: Words;
}) {
  const { means, shifts, onTake, words } = props;
  const { say } = words;
  const teams = [...new Set(means.people.map(({ team }) => team))];
  const [from, setFrom] = useState(isoDay(props.from));
  const [to, setTo] = useState(isoDay(props.to));
  const [chosen, setChosen] = useState<readonly string[]>(teams);
  const [progress, setProgress] = useState<Extract<ReplanProgress, { state: "under-way" }> | null>(null);
  const cancel = useRef<AbortController>(null);
  const work = useMutation({
    mutationFn: async (): Promise<Made | null> => {
      const abort = new AbortController();
      cancel.current = abort;
      const answer: { shifts: readonly EditedShift[] | null } = { shifts: null };
      const body = { shifts: draftShifts(shifts, means.plan.shop), from, to, teams: [...chosen] };
      const hear = (told: ReplanProgress): void => {
        if (told.state === "under-way") setProgress(told);
        else if (told.state === "ready") answer.shifts = editedShifts(told.shifts);
        else throw new Error(told.reason);
      };
      try {
        await replanDays(means.plan.shop.id, body, hear, abort.signal);
      } catch (error) {
        if (!abort.signal.aborted) throw error;
      }
      return answer.shifts === null ? null : compared(means, shifts, answer.shifts);
    },
    onSettled: () => {
      setProgress(null);
    },
  });
  const locked = shifts.filter((shift) => shift.isLocked && isWithin(means, shift, from, to)).length;
  const rule = from > to ? say("roster-edit.rule-range") : null;
  return (
    <div className="edit-auto">
      <p className="note">{say("roster-edit.auto-note", { locked })}</p>
      <div className="edit-fields">
        <TextInput
          size="xs"
          type="date"
          label={say("roster-edit.from-day")}
          value={from}
          onChange={({ currentTarget }) => {
            setFrom(currentTarget.value);
          }}
        />
        <TextInput
          size="xs"
          type="date"
          label={say("roster-edit.to-day")}
          value={to}
          error={rule}
          onChange={({ currentTarget }) => {
            setTo(currentTarget.value);
          }}
        />
        <fieldset className="edit-teams">
          <legend>{say("roster-edit.teams")}</legend>
          {teams.map((team) => (
            <label key={team}>
              <input
                type="checkbox"
                checked={chosen.includes(team)}
                onChange={({ currentTarget }) => {
                  setChosen(currentTarget.checked ? [...chosen, team] : chosen.filter((one) => one !== team));
                }}
              />
              {means.plan.shop.teams.find(({ id }) => id === team)?.name ?? team}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="edit-buttons">
        <Button
          size="compact-sm"
          disabled={work.isPending || rule !== null || chosen.length === 0}
          onClick={() => {
            work.mutate();
          }}
        >
          {say("roster-edit.plan-anew")}
        </Button>
        {work.isPending ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              cancel.current?.abort();
            }}
          >
            {say("roster-edit.cancel")}
          </Button>
        ) : null}
      </div>
      {work.isPending ? <Under progress={progress} words={words} /> : null}
      {work.error === null ? null : (
        <p role="alert" className="short" lang="en">
          {work.error.message}
        </p>
      )}
      {work.data === null || work.data === undefined ? null : (
        <>
          <CompareTable before={work.data.before} after={work.data.after} words={words} />
          <div className="edit-buttons">
            <Button
              size="compact-sm"
              onClick={() => {
                if (work.data !== null) onTake(work.data.shifts);
                work.reset();
              }}
            >
              {say("roster-edit.take")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={work.reset}>
              {say("roster-edit.leave")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Under({
  progress,
  words,
}: {
  readonly progress: { done: number; total: number; label: string } | null;
  readonly words: Words;
}) {
  const share = progress === null ? 0 : (100 * progress.done) / Math.max(1, progress.total);
  return (
    <div role="status">
      <Progress value={share} aria-label={words.say("roster-edit.planning")} />
      <p className="note" lang={progress === null ? undefined : "en"}>
        {progress?.label ?? words.say("roster-edit.planning")}
      </p>
    </div>
  );
}

function compared(means: RosterMeans, before: readonly EditedShift[], after: readonly EditedShift[]): Made {
  const totals = (shifts: readonly EditedShift[]): RosterTotals =>
    rosterTotals(means.plan, shifts, { cover: means.cover, breaches: checkedWhole(means.check, shifts) });
  return { shifts: after, before: totals(before), after: totals(after) };
}

function isWithin({ frame }: RosterMeans, { startMs }: EditedShift, from: string, to: string): boolean {
  const day = frame.zone.dayAt(startMs);
  return from <= to && day >= civilDay(from) && day <= civilDay(to);
}
