import { descriptionRoutes } from "@springtide/contracts";
import { ApiProblem } from "@springtide/client";
import type { Finding } from "@springtide/refusal";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { pageClient } from "../api/page-client.ts";
import type { Description } from "./description.ts";
import { isSame, placeInTrigger, triggerIn, withTrigger } from "./description.ts";
import type { Draft } from "./draft.ts";

const api = pageClient({
  getDescription: descriptionRoutes.getDescription,
  putDescription: descriptionRoutes.putDescription,
});

/** A description and which version of it this is. */
export interface Described {
  readonly value: Description;
  readonly etag: string;
}

/** How a shop is described; read anew each time something is edited. */
export function descriptionQuestion(shop: string) {
  return queryOptions({
    queryKey: ["description", shop],
    queryFn: ({ signal }): Promise<Described> => api.getDescription({ params: { shop }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    structuralSharing: false,
  });
}

/** How saving stands. Somebody else's change of the same trigger is shown, and the editor chooses. */
export type Saving =
  | { readonly state: "idle" | "saving" }
  | { readonly state: "failed"; readonly error: Error }
  | { readonly state: "conflict"; readonly theirs: Draft | null; readonly now: Described };

/**
 * Saves one trigger of a shop. What others changed elsewhere in the description meanwhile stays as they wrote it; where they changed the same
 * trigger, nothing is saved until the editor has chosen.
 * @param id the trigger that is edited; null for a new one
 * @param base as it was when editing began
 */
export function useSaving(shop: string, id: string | null, base: Described) {
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const queries = useQueryClient();
  const put = async (draft: Draft | null, on: Described): Promise<boolean> => {
    setSaving({ state: "saving" });
    try {
      const body = withTrigger(on.value, id, draft);
      await api.putDescription({ params: { shop }, query: {}, body, ifMatch: on.etag });
      setSaving({ state: "idle" });
      // The plan that is made anew is shown when it comes; nobody waits for it to close the editor.
      void queries.invalidateQueries({ queryKey: ["plan", shop] });
      void queries.invalidateQueries({ queryKey: ["shops"] });
      return true;
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status === 412) return overtaken(draft);
      setSaving({ state: "failed", error: error instanceof Error ? error : new Error(String(error)) });
      return false;
    }
  };
  const overtaken = async (draft: Draft | null): Promise<boolean> => {
    const now = await queries.query(descriptionQuestion(shop));
    const theirs = id === null ? null : triggerIn(now.value, id);
    const mineFrom = id === null ? null : triggerIn(base.value, id);
    if (isSame(theirs, mineFrom)) return put(draft, now);
    setSaving({ state: "conflict", theirs, now });
    return false;
  };
  return {
    saving,
    save: (draft: Draft | null) => put(draft, base),
    saveOver: put,
    forget: () => {
      setSaving({ state: "idle" });
    },
  };
}

/** What the server found wrong, each at its place in the trigger that was sent. */
export function findingsOfSaving(saving: Saving): readonly Finding[] {
  if (saving.state !== "failed" || !(saving.error instanceof ApiProblem)) return [];
  return saving.error.problem.errors.map((finding) => ({
    ...finding,
    place: { field: placeInTrigger(finding.place.field) },
  }));
}
