import "./roster-edit.css";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Plan } from "@springtide/contracts";
import { indexPlan } from "../plan-index/plan-index.ts";
import { ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import { draftQuestion } from "./draft-api.ts";
import { EditDesk } from "./EditDesk.tsx";
import { rosterMeans } from "./roster-means.ts";

/** The roster of the stored plan to be edited, once it is known what is stored of it. */
export default function RosterEditor(props: {
  readonly plan: Plan;
  readonly day: number;
  readonly onDay: (day: number) => void;
  readonly words: Words;
}) {
  const { plan, day, onDay, words } = props;
  const means = useMemo(() => rosterMeans(indexPlan(plan)), [plan]);
  const draft = useQuery(draftQuestion(plan.shop.id));
  if (means === null) return <p className="empty">{words.say("roster-edit.nobody")}</p>;
  if (draft.error !== null) return <ProblemNotice error={draft.error} onRetry={() => void draft.refetch()} />;
  if (draft.data === undefined)
    return (
      <p role="status" className="empty">
        {words.say("roster-edit.loading")}
      </p>
    );
  return <EditDesk key={plan.shop.id} means={means} stored={draft.data.value} day={day} onDay={onDay} words={words} />;
}
