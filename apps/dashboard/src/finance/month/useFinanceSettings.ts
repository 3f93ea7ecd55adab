import { ApiProblem } from "@springtide/client";
import { FinanceSettings } from "@springtide/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Json } from "../../settings/json.ts";
import { financeApi } from "../finance-api.ts";

interface Draft {
  /** As it was read before anything was changed. */
  readonly base: FinanceSettings;
  /** Which version that is. */
  readonly etag: string;
  readonly mine: FinanceSettings;
}

const KEY = ["finance", "settings"];

/** The settings of the books: what is stored, what somebody makes of it, and whether somebody else saved meanwhile. */
export function useFinanceSettings() {
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const stored = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => financeApi.getFinanceSettings({ signal }),
  });
  const save = useMutation({
    mutationFn: ({ mine, etag }: Draft) => financeApi.putFinanceSettings({ body: mine, ifMatch: etag }),
    onSuccess: (told) => {
      queries.setQueryData(KEY, told);
      setDraft(null);
    },
    onError: (error) => {
      if (isStaleProblem(error)) void stored.refetch();
    },
  });
  const now = stored.data ?? null;
  const isStale = draft !== null && now !== null && draft.etag !== now.etag;
  return {
    stored: now,
    draft,
    isStale,
    settings: draft?.mine ?? now?.value.settings ?? null,
    error: stored.error ?? (isStaleProblem(save.error) ? null : save.error),
    isSaving: save.isPending,
    change: (change: Partial<FinanceSettings>): void => {
      if (now === null) return;
      const from = draft ?? { base: now.value.settings, etag: now.etag, mine: now.value.settings };
      setDraft({ ...from, mine: { ...from.mine, ...change } });
    },
    save: (): void => {
      if (draft !== null) save.mutate(draft);
    },
    /** Goes on from what is stored now with what was chosen of both. */
    goOn: (merged: Json): void => {
      const settings = FinanceSettings.safeParse(merged);
      if (now === null || !settings.success) return;
      save.reset();
      setDraft({ base: now.value.settings, etag: now.etag, mine: settings.data });
    },
    discard: (): void => {
      save.reset();
      setDraft(null);
    },
  };
}

export type SettingsEdit = ReturnType<typeof useFinanceSettings>;

function isStaleProblem(error: Error | null): boolean {
  return error instanceof ApiProblem && error.problem.status === 412;
}
