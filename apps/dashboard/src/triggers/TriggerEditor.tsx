import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import { triggerIn } from "./description.ts";
import { newDraft } from "./draft.ts";
import { OpenEditor } from "./OpenEditor.tsx";
import { figuresQuestion, weatherHistoryQuestion } from "./questions.ts";
import type { TrialGround } from "./trial-messages.ts";
import { descriptionQuestion } from "./useSaving.ts";

/** One cause being made or changed, once all that it is tried on is here. */
export function TriggerEditor(props: {
  readonly index: PlanIndex;
  /** Null for a new one. */
  readonly trigger: string | null;
  /** @param id the trigger to go to; null for none in particular */
  readonly onClose: (id: string | null) => void;
  readonly words: Words;
}) {
  const { index, trigger, onClose, words } = props;
  const { plan } = index;
  const description = useQuery(descriptionQuestion(plan.shop.id));
  const weather = useQuery(weatherHistoryQuestion(plan.shop.id));
  const followsOrders = plan.shop.triggers.some((one) => one.kind === "order-contacts" && one.orders !== undefined);
  const figures = useQuery({ ...figuresQuestion(plan.shop.id), enabled: followsOrders });
  const ground = useMemo((): TrialGround | null => {
    if (weather.data === undefined || (followsOrders && figures.data === undefined)) return null;
    const orders = (figures.data?.orders ?? []).map(({ trigger: of, days }) => [of, days] as const);
    return { plan, weather: weather.data, orders };
  }, [plan, weather.data, figures.data, followsOrders]);
  const error = description.error ?? weather.error ?? figures.error;
  if (error !== null)
    return (
      <ProblemNotice
        error={error}
        onRetry={() => {
          void description.refetch();
          void weather.refetch();
          if (followsOrders) void figures.refetch();
        }}
      />
    );
  if (description.data === undefined || ground === null) return <Skeleton height={420} radius="md" />;
  const stored = trigger === null ? null : triggerIn(description.data.value, trigger);
  return (
    <OpenEditor
      index={index}
      ground={ground}
      described={description.data}
      trigger={stored === null ? null : trigger}
      start={stored ?? newDraft(plan.shop, words.say("triggers.new"))}
      onClose={onClose}
      words={words}
    />
  );
}
