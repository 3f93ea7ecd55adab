import { Button } from "@mantine/core";
import type { EditedShift, OpenCandidate, ShortStretch } from "@springtide/season/roster-edit";
import { openCandidates } from "@springtide/season/roster-edit";
import { useMemo, useState } from "react";
import { queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { RosterMeans } from "./roster-means.ts";
import { timesText } from "./shift-words.ts";

const MOST_SHOWN = 40;
const MOST_CANDIDATES = 8;

/** What is still short in the days shown; each stretch with those who could take it, and what keeps the others. */
export function OpenShifts(props: {
  readonly means: RosterMeans;
  readonly shifts: readonly EditedShift[];
  readonly open: readonly ShortStretch[];
  readonly newId: () => string;
  readonly onAssign: (candidate: OpenCandidate) => void;
  readonly words: Words;
}) {
  const { means, shifts, open, newId, onAssign, words } = props;
  const { say } = words;
  const [asked, setAsked] = useState<string | null>(null);
  if (open.length === 0) return <p className="note">{say("roster-edit.nothing-short")}</p>;
  const { zone } = means.frame;
  return (
    <ul className="edit-open">
      {open.slice(0, MOST_SHOWN).map((stretch) => {
        const key = `${stretch.queue} ${String(stretch.fromMs)}`;
        const span = { startMs: stretch.fromMs, endMs: stretch.toMs };
        return (
          <li key={key}>
            <p>
              {say("roster-edit.open", {
                queue: queueName(means.index, stretch.queue),
                day: words.day(zone.dayAt(stretch.fromMs)),
                times: timesText(zone, span, words),
                heads: stretch.heads,
                hours: words.hours(stretch.headHours),
              })}{" "}
              <button
                type="button"
                className="link"
                aria-expanded={asked === key}
                onClick={() => {
                  setAsked(asked === key ? null : key);
                }}
              >
                {say("roster-edit.who-could")}
              </button>
            </p>
            {asked === key ? <Candidates {...{ means, shifts, stretch, newId, onAssign, words }} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Candidates(props: {
  readonly means: RosterMeans;
  readonly shifts: readonly EditedShift[];
  readonly stretch: ShortStretch;
  readonly newId: () => string;
  readonly onAssign: (candidate: OpenCandidate) => void;
  readonly words: Words;
}) {
  const { means, shifts, stretch, newId, onAssign, words } = props;
  const { say } = words;
  const candidates = useMemo(
    () => openCandidates(means.plan, means.check, shifts, { stretch, id: "candidate" }),
    [means, shifts, stretch],
  );
  if (candidates.length === 0) return <p className="note">{say("roster-edit.nobody-could")}</p>;
  return (
    <ul className="edit-candidates">
      {candidates.slice(0, MOST_CANDIDATES).map((candidate) => (
        <li key={`${candidate.team} ${candidate.person}`}>
          <Button
            size="compact-xs"
            variant="default"
            disabled={candidate.breaches.some(({ weight }) => weight === "refused")}
            onClick={() => {
              onAssign({ ...candidate, shift: { ...candidate.shift, id: newId() } });
            }}
          >
            {say("roster-edit.assign", { name: candidate.name })}
          </Button>
          <span>
            {say("roster-edit.candidate", {
              times: timesText(means.frame.zone, candidate.shift, words),
              hours: words.hours(candidate.coversHours),
              rules: candidate.breaches.length,
            })}
          </span>
          {candidate.breaches.slice(0, 2).map(({ rule, sentence }) => (
            <span key={rule + sentence} className="note" lang="en">
              {sentence}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
