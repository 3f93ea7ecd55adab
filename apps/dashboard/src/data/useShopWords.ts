import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { shopsQuestion } from "../api/questions.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { Words } from "../words/words.ts";
import { wordsFor } from "../words/words.ts";

/** The page's words in the currency of a shop that may have no plan. */
export function useShopWords(shop: string): Words {
  const speaking = useSpeaking();
  const { data } = useQuery(shopsQuestion);
  const currency = data?.shops.find(({ id }) => id === shop)?.currency ?? "EUR";
  return useMemo(() => wordsFor({ speaking, currency, year: null }), [speaking, currency]);
}
