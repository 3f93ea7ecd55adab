import { useDebouncedValue } from "@mantine/hooks";
import type { Plan, StoredComparison } from "@springtide/contracts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Words } from "../../words/words.ts";
import { financeApi } from "../finance-api.ts";
import type { MovedDials } from "./price-dials.ts";
import { priceChanges, priceDials } from "./price-dials.ts";

/** So long after the last move of a dial the server is asked. */
const SETTLED_MS = 120;

/** A comparison at moved prices: at once, as the server only prices what it planned before. */
export function usePriced(asked: {
  readonly shop: string;
  readonly plan: Plan;
  readonly comparison: StoredComparison;
  readonly moved: MovedDials;
  readonly words: Words;
}) {
  const { shop, plan, comparison, moved, words } = asked;
  const [settled] = useDebouncedValue(moved, SETTLED_MS);
  const changes = useMemo(() => priceChanges(priceDials(plan.shop, words), settled), [plan, words, settled]);
  const priced = useQuery({
    queryKey: ["finance", shop, "priced", comparison.number, changes],
    queryFn: ({ signal }) =>
      financeApi.priceComparison({
        params: { shop, comparison: String(comparison.number) },
        body: { changes: changes ?? {} },
        signal,
      }),
    enabled: changes !== null,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  });
  const isMoved = changes !== null && priced.data !== undefined;
  return {
    outcomes: isMoved ? priced.data.outcomes : comparison.result.outcomes,
    unpriced: isMoved ? priced.data.unpriced : [],
    isMoved,
    error: changes === null ? null : priced.error,
  };
}
