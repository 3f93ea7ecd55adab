import { ApiProblem } from "@springtide/client";
import { descriptionRoutes } from "@springtide/contracts";
import type { Finding } from "./findings.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { meQuestion } from "../sign-in/questions.ts";
import type { Difference } from "./differences.ts";
import { changesOf } from "./differences.ts";
import { findingsIn } from "./findings.ts";
import type { Json, Path } from "./json.ts";
import { isSame, withAt } from "./json.ts";
import type { Draft } from "./kept-draft.ts";
import { keepDraft, keptDraft } from "./kept-draft.ts";
import { settingsApi } from "./settings-api.ts";
import { descriptionQuestion, planJobQuestion } from "./settings-questions.ts";

const DESCRIPTION = descriptionRoutes.putDescription.body;
type Description = ReturnType<typeof DESCRIPTION.parse>;

/** A shop's description as it is read, changed and saved on this page. */
export interface Settings {
  /** As it is stored; null until it was read. */
  readonly stored: Json | null;
  /** With one's own changes. */
  readonly shown: Json;
  readonly draft: Draft | null;
  readonly changes: readonly Difference[];
  /** Whether whoever looks may change it. */
  readonly mayChange: boolean;
  /** Whether somebody else saved since one's own changes began. */
  readonly isStale: boolean;
  /** What is wrong with the changes: as far as the page knows, and what the server said. */
  readonly findings: readonly Finding[];
  /** Whether the server refused what was to be saved. */
  readonly isRefused: boolean;
  readonly readError: Error | null;
  /** Why saving failed, where no finding says it. */
  readonly saveError: Error | null;
  readonly isSaving: boolean;
  /** Whether something was saved since the page was opened. */
  readonly isSaved: boolean;
  readonly retry: () => void;
  readonly set: (path: Path, value: Json | undefined) => void;
  readonly replace: (description: Json) => void;
  readonly discard: () => void;
  /** Goes on with what is stored now, some of one's own changes in it. */
  readonly rebase: (description: Json) => void;
  readonly save: (planned: boolean) => void;
}

/** @param nowMs for the time at which a draft was begun */
export function useSettings(shop: string, nowMs: number): Settings {
  const queries = useQueryClient();
  const question = descriptionQuestion(shop);
  const read = useQuery(question);
  const roles = useQuery(meQuestion).data?.roles ?? [];
  const [draft, setDraft] = useState(() => keptDraft(shop));
  const stored = read.data?.value ?? null;
  const etag = read.data?.etag ?? "";
  const shown = draft?.draft ?? stored ?? {};
  const keep = (next: Draft | null): void => {
    keepDraft(shop, next);
    setDraft(next);
  };
  const saving = useMutation({
    mutationFn: ({ body, from, planned }: { body: Description; from: string; planned: boolean }) =>
      settingsApi.putDescription({
        params: { shop },
        query: planned ? {} : { plan: "no" },
        body,
        ifMatch: from,
      }),
    onSuccess: async (saved) => {
      queries.setQueryData(question.queryKey, saved);
      keep(null);
      await queries.invalidateQueries({ queryKey: planJobQuestion(shop).queryKey });
      for (const key of ["plan", "shops", "shop"]) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      if (isStaleProblem(error)) void read.refetch();
    },
  });
  const change = (description: Json): void => {
    if (stored === null) return;
    saving.reset();
    const { base, etag: from, sinceMs } = draft ?? { base: stored, etag, sinceMs: nowMs };
    keep(isSame(base, description) ? null : { base, etag: from, draft: description, sinceMs });
  };
  useWarning(draft !== null);
  const inPage = useMemo(() => (draft === null ? [] : findingsIn(draft.draft)), [draft]);
  const byServer = saving.error instanceof ApiProblem ? saving.error.problem.errors : [];
  return {
    stored,
    shown,
    draft,
    changes: useMemo(() => (draft === null ? [] : changesOf(draft.base, draft.draft)), [draft]),
    mayChange: roles.includes("owner") || roles.includes("planner"),
    isStale: draft !== null && stored !== null && draft.etag !== etag,
    findings: inPage.length > 0 ? inPage : byServer,
    isRefused: byServer.length > 0,
    readError: read.error,
    saveError: byServer.length > 0 || isStaleProblem(saving.error) ? null : saving.error,
    isSaving: saving.isPending,
    isSaved: saving.isSuccess,
    retry: () => void read.refetch(),
    set: (path, value) => {
      change(withAt(shown, path, value) ?? {});
    },
    replace: change,
    discard: () => {
      saving.reset();
      keep(null);
    },
    rebase: (description) => {
      if (stored === null) return;
      saving.reset();
      keep(isSame(stored, description) ? null : { base: stored, etag, draft: description, sinceMs: nowMs });
    },
    save: (planned) => {
      if (draft !== null) saving.mutate({ body: DESCRIPTION.parse(draft.draft), from: draft.etag, planned });
    },
  };
}

function isStaleProblem(error: Error | null): boolean {
  return error instanceof ApiProblem && error.problem.status === 412;
}

/** The browser asks before the tab is closed. */
function useWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
    };
  }, [isOn]);
}
