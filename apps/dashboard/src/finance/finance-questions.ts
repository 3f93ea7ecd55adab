import type { JobAnswer } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";
import { financeApi } from "./finance-api.ts";

/** A comparison with its figures; what is stored of it never changes but for its being published. */
export function comparisonQuestion(shop: string, comparison: number) {
  return queryOptions({
    queryKey: ["finance", shop, "comparison", comparison],
    queryFn: ({ signal }) => financeApi.getComparison({ params: { shop, comparison: String(comparison) }, signal }),
    structuralSharing: false,
  });
}

/** The scenarios that are stored. */
export function scenariosQuestion(shop: string) {
  return queryOptions({
    queryKey: ["finance", shop, "scenarios"],
    queryFn: ({ signal }) => financeApi.listScenarios({ params: { shop }, signal }),
  });
}

/** What can be asked of the newest plan. */
export function askableQuestion(shop: string) {
  return queryOptions({
    queryKey: ["finance", shop, "questions"],
    queryFn: ({ signal }) => financeApi.listQuestions({ params: { shop }, signal }),
  });
}

/** What is bound already. */
export function positionQuestion(shop: string) {
  return queryOptions({
    queryKey: ["finance", shop, "position"],
    queryFn: ({ signal }) => financeApi.financePosition({ params: { shop }, signal }),
  });
}

/** Figures of the newest plan's money. */
export function figuresQuestion(shop: string) {
  return queryOptions({
    queryKey: ["finance", shop, "figures"],
    queryFn: ({ signal }) => financeApi.financeFigures({ params: { shop }, signal }),
  });
}

export function isUnderWay({ state }: Pick<JobAnswer, "state">): boolean {
  return state === "waiting" || state === "running";
}
