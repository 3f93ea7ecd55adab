import { isoDay } from "@springtide/calendar";
import { ApiProblem } from "@springtide/client";
import type { Adjustment } from "@springtide/contracts";
import { descriptionRoutes, resolveAdjustment } from "@springtide/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Clock } from "../clock/clock.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { meQuestion } from "../sign-in/questions.ts";
import { hearProblem } from "../sign-in/session-state.ts";
import { daysApi } from "./days-api.ts";
import type { Description, DescriptionDifference, LayersChange } from "./description.ts";
import { adjustmentsOf, differenceOf, withLayers } from "./description.ts";
import type { EditLayer } from "./edit-layers.ts";
import { layersOfEdits } from "./edit-layers.ts";
import { groundOf, triedAdjustment } from "./edit-ground.ts";
import type { Edits } from "./edits.ts";
import type { WrittenAdjustment } from "./layer-texts.ts";
import { layerTexts } from "./layer-texts.ts";
import { descriptionQuestion, planJobQuestion } from "./questions.ts";

/** What somebody else made of the description meanwhile, and what was to be changed in it. */
export interface LayersConflict {
  readonly difference: DescriptionDifference;
  readonly change: LayersChange;
}

/** Adjustments of a shop: those that are stored, and those that edits would make. */
export interface Layers {
  /** Those of the description, in the order in which they work; null until it is known. */
  readonly stored: readonly Adjustment[] | null;
  readonly pending: readonly EditLayer[];
  /** All that would hold, as the engine takes them; null where nothing is edited. */
  readonly resolved: readonly Adjustment[] | null;
  readonly textsFor: (said: { readonly name: string; readonly why: string }) => readonly WrittenAdjustment[];
  /** Whether it was stored. */
  readonly save: (change: LayersChange) => Promise<boolean>;
  readonly isSaving: boolean;
  readonly problem: ApiProblem | null;
  readonly conflict: LayersConflict | null;
  /** Leaves what the other person stored, and what was edited here unsaved. */
  readonly leaveConflict: () => void;
}

export function useLayers(
  index: PlanIndex,
  edits: Edits,
  expected: (queue: string) => ArrayLike<number> | null,
  clock: Clock,
): Layers {
  const { plan } = index;
  const shop = plan.shop.id;
  const client = useQueryClient();
  const description = useQuery(descriptionQuestion(shop));
  const me = useQuery(meQuestion);
  const pending = useMemo(
    () => (Object.keys(edits).length === 0 ? [] : layersOfEdits(edits, groundOf(index, expected))),
    [edits, index, expected],
  );
  const resolved = useMemo(
    () =>
      pending.length === 0
        ? null
        : [
            ...plan.shop.adjustments,
            ...pending.map((layer, i) => triedAdjustment(layer, i, plan.grid.intervalMinutes)),
          ],
    [pending, plan],
  );
  const known = description.data;
  const written = known === undefined ? [] : adjustmentsOf(known.value);
  const { put, ...saving } = usePut(shop, known, () =>
    client.invalidateQueries({ queryKey: planJobQuestion(shop).queryKey }),
  );
  return {
    stored: known === undefined ? null : written.map((one) => resolveAdjustment(one, plan.shop)),
    pending,
    resolved,
    textsFor: (said) =>
      layerTexts(
        pending,
        { ...said, who: me.data?.name ?? "", madeOn: isoDay(index.zone.dayAt(clock.minuteMs())) },
        { taken: written.map(({ id }) => id), intervalMinutes: plan.grid.intervalMinutes },
      ),
    save: put,
    ...saving,
  };
}

interface VersionedDescription {
  readonly value: Description;
  readonly etag: string;
}

/** Stores a description with its adjustments changed; where it was changed meanwhile, tells the difference and waits for a choice. */
function usePut(shop: string, known: VersionedDescription | undefined, onStored: () => Promise<void>) {
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [conflict, setConflict] = useState<LayersConflict | null>(null);
  const question = descriptionQuestion(shop);
  const attempt = async (change: LayersChange): Promise<boolean> => {
    if (known === undefined) return false;
    try {
      const body = bodyOf(withLayers(known.value, change));
      const stored = await daysApi.putDescription({ params: { shop }, body, ifMatch: known.etag });
      client.setQueryData(question.queryKey, stored);
      setConflict(null);
      await onStored();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      hearProblem(error);
      if (error.problem.status !== 412) setProblem(error);
      else {
        const theirs = await client.query({ ...question, staleTime: 0 });
        setConflict({ difference: differenceOf(known.value, theirs.value), change });
      }
      return false;
    }
  };
  return {
    put: async (change: LayersChange): Promise<boolean> => {
      setSaving(true);
      setProblem(null);
      try {
        return await attempt(change);
      } finally {
        setSaving(false);
      }
    },
    isSaving,
    problem,
    conflict,
    leaveConflict: () => {
      setConflict(null);
    },
  };
}

/** What is not said at all is left out, as JSON has it. */
function bodyOf(description: Description) {
  return descriptionRoutes.putDescription.body.parse(JSON.parse(JSON.stringify(description)));
}
