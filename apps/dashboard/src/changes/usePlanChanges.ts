import type { PlanFigures } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { planChangesQuestion } from "./questions.ts";

/** The newest plan of a shop beside the one before it, once the server has told of them. */
interface KnownChanges {
  readonly now: PlanFigures | null;
  readonly before: PlanFigures | null;
  /** When the one before was made, written; "" where there is none. */
  readonly madeOn: string;
}

export function usePlanChanges({ plan, zone }: PlanIndex, words: Words): KnownChanges {
  const { data } = useQuery(planChangesQuestion(plan.shop.id));
  const before = data?.before ?? null;
  const madeOn = before === null ? "" : words.day(zone.dayAt(Date.parse(before.savedAt)));
  return { now: data?.now ?? null, before, madeOn };
}
