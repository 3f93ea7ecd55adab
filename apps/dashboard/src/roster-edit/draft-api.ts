import { apiClient } from "@springtide/client";
import type { ReplanCall, ReplanProgress } from "@springtide/contracts";
import { rosterRoutes } from "@springtide/contracts";
import { queryOptions } from "@tanstack/react-query";

/** What editing a roster asks of the server. */
export const rosterApi = apiClient(rosterRoutes);

/** A shop's edited roster with its version; asked once, as what is on the page is what is being edited. */
export function draftQuestion(shop: string) {
  return queryOptions({
    queryKey: ["roster-draft", shop],
    queryFn: ({ signal }) => rosterApi.getRosterDraft({ params: { shop }, signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: 1,
    refetchOnWindowFocus: false,
  });
}

/**
 * Has days planned anew, and tells how far it is; ends with the roster. Aborting the signal ends the work on the server too.
 * @throws ApiProblem where the server refuses or cannot be reached
 */
export async function replanDays(
  shop: string,
  body: ReplanCall,
  tell: (progress: ReplanProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  for await (const told of rosterApi.replanRoster({ params: { shop }, body, signal })) tell(told);
}
