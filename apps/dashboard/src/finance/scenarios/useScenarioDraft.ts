import { parseOrRefuse, ScenarioDraft } from "@springtide/contracts";
import type { StoredScenario } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Json, JsonObject } from "../../settings/json.ts";
import { isJson, isObject } from "../../settings/json.ts";
import { isStaleProblem } from "../field-errors.ts";
import { financeApi } from "../finance-api.ts";
import { useKeptDraft } from "../useKeptDraft.ts";
import { scenarioId } from "./scenario-id.ts";
import type { DriverGroup } from "./driver-rows.ts";
import { sentChanges } from "./written-changes.ts";

/** A scenario as somebody writes it. */
interface ScenarioText {
  readonly name: string;
  readonly note: string;
  readonly from: string | null;
  readonly people: StoredScenario["people"];
  readonly changes: JsonObject;
}

interface Draft {
  /** As it was before anything was changed, and which revision that is; 0 of a new one. */
  readonly base: ScenarioText;
  readonly revision: number;
  readonly mine: ScenarioText;
}

/** A scenario being written: what stands in its fields, and the ways to store, lock and delete it. */
interface ScenarioEdit {
  readonly stored: StoredScenario | null;
  readonly text: ScenarioText;
  readonly isChanged: boolean;
  /** What both began with and what is stored now, where somebody else saved meanwhile; null while nobody did. */
  readonly stale: { readonly base: ScenarioText; readonly theirs: ScenarioText } | null;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly change: (change: Partial<ScenarioText>) => void;
  /** Goes on from what is stored now with what was chosen of both. */
  readonly goOn: (merged: Json) => void;
  readonly discard: () => void;
  readonly save: () => void;
  readonly lock: () => void;
  readonly remove: () => void;
}

/**
 * @param stored null of a new one
 * @param onStored told the id under which it is stored, or null once it is deleted
 */
export function useScenarioDraft(asked: {
  readonly shop: string;
  readonly stored: StoredScenario | null;
  readonly from: string | null;
  readonly groups: readonly DriverGroup[];
  readonly taken: readonly string[];
  /** By which figures are read. */
  readonly locale: string;
  readonly onStored: (id: string | null) => void;
}): ScenarioEdit {
  const { shop, stored, from, groups, taken, locale, onStored } = asked;
  const [draft, setDraft] = useKeptDraft<Draft>([shop, stored?.id ?? `new ${from ?? ""}`]);
  const now = textOf(stored, from);
  const revision = stored?.revision ?? 0;
  const text = draft?.mine ?? now;
  const queries = useQueryClient();
  const look = (): Promise<void> => queries.invalidateQueries({ queryKey: ["finance", shop, "scenarios"] });
  const ifMatch = `"${String(draft?.revision ?? revision)}"`;
  const onError = (error: Error): void => {
    if (isStaleProblem(error)) void look();
  };
  const save = useMutation({
    mutationFn: async () => {
      const scenario = stored?.id ?? scenarioId(text.name, taken);
      // Read in the page by the rules of the API: what breaks them is told at its field.
      const body = parseOrRefuse(ScenarioDraft, { ...text, changes: sentChanges(text.changes, groups, locale) });
      return financeApi.putScenario({ params: { shop, scenario }, body, ifMatch });
    },
    onSuccess: async ({ value }) => {
      await look();
      setDraft(null);
      onStored(value.id);
    },
    onError,
  });
  const lock = useMutation({
    mutationFn: (scenario: string) => financeApi.lockScenario({ params: { shop, scenario }, ifMatch }),
    onSuccess: look,
    onError,
  });
  const remove = useMutation({
    mutationFn: (scenario: string) => financeApi.deleteScenario({ params: { shop, scenario }, ifMatch }),
    onSuccess: async () => {
      await look();
      setDraft(null);
      onStored(null);
    },
    onError,
  });
  return {
    ...{ stored, text, isChanged: draft !== null },
    stale: draft === null || save.isPending || draft.revision === revision ? null : { base: draft.base, theirs: now },
    isBusy: save.isPending || lock.isPending || remove.isPending,
    error:
      [save, lock, remove].map(({ error }) => error).find((error) => error !== null && !isStaleProblem(error)) ?? null,
    change: (change) => {
      const from = draft ?? { base: now, revision };
      setDraft({ ...from, mine: { ...text, ...change } });
    },
    goOn: (merged) => {
      save.reset();
      setDraft({ base: now, revision, mine: { ...now, ...writtenIn(merged) } });
    },
    discard: () => {
      save.reset();
      setDraft(null);
    },
    save: () => {
      save.mutate();
    },
    lock: () => {
      if (stored !== null) lock.mutate(stored.id);
    },
    remove: () => {
      if (stored !== null) remove.mutate(stored.id);
    },
  };
}

function textOf(stored: StoredScenario | null, from: string | null): ScenarioText {
  if (stored === null) return { name: "", note: "", from, people: "replanned", changes: {} };
  const changes: unknown = stored.changes;
  const { name, note, people } = stored;
  return { name, note, people, from: stored.from, changes: isJson(changes) && isObject(changes) ? changes : {} };
}

/** The parts of a scenario that stand in what was chosen of two. */
function writtenIn(merged: Json): Partial<ScenarioText> {
  if (!isObject(merged)) return {};
  const { name, note, from, people, changes } = merged;
  return {
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof note === "string" ? { note } : {}),
    ...(typeof from === "string" || from === null ? { from } : {}),
    ...(people === "replanned" || people === "as-planned" ? { people } : {}),
    changes: isObject(changes) ? changes : {},
  };
}
