import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { civilDay } from "@springtide/calendar";
import type { Trigger } from "@springtide/contracts";
import { useMemo, useState } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { DraftForm } from "./DraftForm.tsx";
import type { Draft } from "./draft.ts";
import { readDraft } from "./draft.ts";
import { EditedDates } from "./EditedDates.tsx";
import { firingsInWords, firingsOf } from "./firings.ts";
import { PastPart } from "./PastPart.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { SeasonTrial } from "./SeasonTrial.tsx";
import { queuesMoved } from "./TriggerDetail.tsx";
import type { TrialGround } from "./trial-messages.ts";
import { useLearning } from "./useLearning.ts";
import type { Described } from "./useSaving.ts";
import { findingsOfSaving, useSaving } from "./useSaving.ts";
import { useTrialDesk } from "./useTrialDesk.ts";

/** Dates to come take longer to find than those of the past: they wait until the hand rests. */
const REST_MS = 250;

/** A cause being edited: the form, and at once what it does to past and future. */
export function OpenEditor(props: {
  readonly index: PlanIndex;
  readonly ground: TrialGround;
  readonly described: Described;
  /** Id of the trigger that is changed; null for a new one. */
  readonly trigger: string | null;
  readonly start: Draft;
  readonly onClose: (id: string | null) => void;
  readonly words: Words;
}) {
  const { index, ground, described, trigger, start, onClose, words } = props;
  const { shop, triggers: planned, history } = index.plan;
  const [base] = useState(described);
  const [draft, setDraft] = useState(start);
  const read = useMemo(() => readDraft(draft, shop), [draft, shop]);
  const tried = useMemo(() => withEdited(shop.triggers, trigger, read.trigger), [shop, trigger, read.trigger]);
  const desk = useTrialDesk(ground);
  const learner = useLearning(desk);
  const saving = useSaving(shop.id, trigger, base);
  const id = read.trigger?.id ?? "";
  const isRead = read.trigger !== null;
  const firings = useQuery({
    queryKey: ["trigger-firings", shop.id, JSON.stringify(read.trigger)],
    queryFn: ({ signal }) => desk.firings({ triggers: tried, id }, signal),
    ...{ enabled: isRead, retry: false, gcTime: 0, placeholderData: keepPreviousData },
  });
  const [rested] = useDebouncedValue(JSON.stringify(read.trigger), REST_MS);
  const isAtRest = isRead && rested === JSON.stringify(read.trigger);
  const dates = useQuery({
    queryKey: ["trigger-dates", shop.id, rested],
    queryFn: ({ signal }) => desk.dates({ triggers: tried, id }, signal),
    ...{ enabled: isAtRest, retry: false, gcTime: 0, placeholderData: keepPreviousData },
  });
  const known = planned.find((one) => one.id === trigger) ?? null;
  const historyFrom = civilDay(history.firstDay);
  const stored = useMemo(() => firingsOf(known?.pastOnsets ?? [], historyFrom), [known, historyFrom]);
  // Null while nothing is known: what the detector looks at may be missing, which the next dates say.
  const edited = useMemo(
    () => (firings.data === undefined || firings.data === null ? null : firingsOf(firings.data, historyFrom)),
    [firings.data, historyFrom],
  );
  const name = typeof draft["name"] === "string" ? draft["name"] : "";
  return (
    <div className="cause-editor">
      <div className="stack">
        <DraftForm
          draft={draft}
          isNew={trigger === null}
          findings={[...read.findings, ...findingsOfSaving(saving.saving)]}
          shop={shop}
          onDraft={setDraft}
          words={words}
        />
        <SaveBar
          draft={draft}
          canSave={isRead}
          trigger={trigger}
          name={name}
          {...saving}
          onClose={onClose}
          words={words}
        />
      </div>
      <div className="stack">
        <PastPart
          index={index}
          queues={queuesMoved(read.trigger ?? { response: EMPTY }, shop.queues)}
          stored={stored}
          edited={edited}
          sentence={known === null ? "" : firingsInWords(known.name, stored, words)}
          words={words}
        />
        <EditedDates before={known} after={dates.data ?? null} words={words} />
        <SeasonTrial
          index={index}
          trigger={trigger}
          edited={read.trigger}
          tried={tried}
          without={shop.triggers.filter((one) => one.id !== trigger)}
          learner={learner}
          words={words}
        />
      </div>
    </div>
  );
}

const EMPTY: Trigger["response"] = { leadDays: 0, decayDays: 1, durationDays: 1, liftByQueue: {} };

/** The shop's triggers with the edited one in its place; as they are while it cannot be read. */
function withEdited(triggers: readonly Trigger[], id: string | null, edited: Trigger | null): readonly Trigger[] {
  if (edited === null) return triggers;
  return triggers.some((one) => one.id === id)
    ? triggers.map((one) => (one.id === id ? edited : one))
    : [...triggers, edited];
}
