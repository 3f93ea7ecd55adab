import { useQuery } from "@tanstack/react-query";
import { planQuestion } from "./questions.ts";

/** The version of a shop's plan that the page shows; null until it is there. */
export function usePlanVersion(shop: string): number | null {
  const { data } = useQuery(planQuestion(shop));
  return data?.state === "ready" ? data.version : null;
}
