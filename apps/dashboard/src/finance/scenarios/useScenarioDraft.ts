import { ScenarioDraft } from "@springtide/contracts";
import type { StoredScenario } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { JsonObject } from "../../settings/json.ts";
import { isJson, isObject } from "../../settings/json.ts";
import { financeApi } from "../finance-api.ts";
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

/** A scenario being written: what stands in its fields, and the ways to store, lock and delete it. */
interface ScenarioEdit {
  readonly stored: StoredScenario | null;
  readonly text: ScenarioText;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly change: (change: Partial<ScenarioText>) => void;
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
  readonly onStored: (id: string | null) => void;
}): ScenarioEdit {
  const { shop, stored, from, groups, taken, onStored } = asked;
  const [text, setText] = useState<ScenarioText>(() => textOf(stored, from));
  const [isChanged, setChanged] = useState(false);
  const queries = useQueryClient();
  const look = (): Promise<void> => queries.invalidateQueries({ queryKey: ["finance", shop, "scenarios"] });
  const ifMatch = stored === null ? '"0"' : `"${String(stored.revision)}"`;
  const save = useMutation({
    mutationFn: () => {
      const scenario = stored?.id ?? scenarioId(text.name, taken);
      const changes = ScenarioDraft.shape.changes.parse(sentChanges(text.changes, groups));
      return financeApi.putScenario({ params: { shop, scenario }, body: { ...text, changes }, ifMatch });
    },
    onSuccess: async ({ value }) => {
      await look();
      setChanged(false);
      onStored(value.id);
    },
  });
  const lock = useMutation({
    mutationFn: (scenario: string) => financeApi.lockScenario({ params: { shop, scenario }, ifMatch }),
    onSuccess: look,
  });
  const remove = useMutation({
    mutationFn: (scenario: string) => financeApi.deleteScenario({ params: { shop, scenario }, ifMatch }),
    onSuccess: async () => {
      await look();
      onStored(null);
    },
  });
  return {
    ...{ stored, text, isChanged },
    isBusy: save.isPending || lock.isPending || remove.isPending,
    error: save.error ?? lock.error ?? remove.error,
    change: (change) => {
      setText({ ...text, ...change });
      setChanged(true);
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
