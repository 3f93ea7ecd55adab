import type { SupplierTax } from "@springtide/contracts";
import { FinanceSettings, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Json } from "../../settings/json.ts";
import { isStaleProblem } from "../field-errors.ts";
import { financeApi } from "../finance-api.ts";
import type { Figure } from "../read-figure.ts";
import { useKeptDraft } from "../useKeptDraft.ts";

/** A supplier's tax as it stands in the fields. */
export type WrittenTax = Omit<SupplierTax, "rateShare" | "nonRecoverableShare"> & {
  readonly rateShare: Figure;
  readonly nonRecoverableShare: Figure;
};

/** The settings as they stand in the fields: where a figure is asked for, whatever was typed. */
export type WrittenSettings = Omit<FinanceSettings, "taxes" | "tolerance"> & {
  readonly taxes: WrittenTax[];
  readonly tolerance: { readonly share: Figure; readonly amountCents: Figure };
};

interface Draft {
  /** As it was read before anything was changed. */
  readonly base: FinanceSettings;
  /** Which version that is. */
  readonly etag: string;
  readonly mine: WrittenSettings;
}

const KEY = ["finance", "settings"];

/** The settings of the books: what is stored, what somebody makes of it, and whether somebody else saved meanwhile. */
export function useFinanceSettings() {
  const queries = useQueryClient();
  const [draft, setDraft] = useKeptDraft<Draft>(["settings"]);
  const [unread, setUnread] = useState<Refusal | null>(null);
  const stored = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => financeApi.getFinanceSettings({ signal }),
  });
  const save = useMutation({
    mutationFn: ({ body, etag }: { readonly body: FinanceSettings; readonly etag: string }) =>
      financeApi.putFinanceSettings({ body, ifMatch: etag }),
    onSuccess: (told) => {
      queries.setQueryData(KEY, told);
      setDraft(null);
    },
    onError: (error) => {
      if (isStaleProblem(error)) void stored.refetch();
    },
  });
  const now = stored.data ?? null;
  /** What was written, by the rules of the API; what breaks them is told where it stands. */
  const read = (written: unknown): FinanceSettings | null => {
    try {
      const settings = parseOrRefuse(FinanceSettings, written);
      setUnread(null);
      return settings;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setUnread(error);
      return null;
    }
  };
  const isStale = draft !== null && now !== null && draft.etag !== now.etag;
  return {
    stored: now,
    draft,
    isStale,
    settings: draft?.mine ?? now?.value.settings ?? null,
    error: stored.error ?? unread ?? (isStaleProblem(save.error) ? null : save.error),
    isSaving: save.isPending,
    change: (change: Partial<WrittenSettings>): void => {
      if (now === null) return;
      const from = draft ?? { base: now.value.settings, etag: now.etag, mine: now.value.settings };
      setDraft({ ...from, mine: { ...from.mine, ...change } });
    },
    save: (): void => {
      if (draft === null) return;
      const body = read(draft.mine);
      if (body !== null) save.mutate({ body, etag: draft.etag });
    },
    /** Goes on from what is stored now with what was chosen of both. */
    goOn: (merged: Json): void => {
      const mine = read(merged);
      if (now === null || mine === null) return;
      save.reset();
      setDraft({ base: now.value.settings, etag: now.etag, mine });
    },
    discard: (): void => {
      save.reset();
      setUnread(null);
      setDraft(null);
    },
  };
}
