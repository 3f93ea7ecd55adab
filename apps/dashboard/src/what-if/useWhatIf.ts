import type { Plan, PlanModel } from "@springtide/contracts";
import { useState } from "react";
import type { Desk } from "../desk/desk.ts";
import type { Wish } from "./change.ts";
import { changeFor, wishOf } from "./change.ts";
import type { Replanning } from "./useReplan.ts";
import { useReplan } from "./useReplan.ts";

/** What is wished for, what came of it, and which of the two plans every picture shows. */
export interface WhatIfState {
  readonly wish: Wish;
  readonly changed: Plan | null;
  readonly shown: Plan;
  readonly replanning: Replanning;
  /** What the change under way was asked by. */
  readonly askedBy: "dials" | "model";
  readonly move: (wish: Wish) => void;
  readonly settle: (wish: Wish) => void;
  readonly chooseModel: (model: PlanModel) => void;
  readonly show: (changed: boolean) => void;
  readonly cancel: () => void;
}

/**
 * The stored plan and one change of it. A model asked for is shown as soon as it is worked out, and stands in the page's
 * address; a promise moved is shown in every picture only if wished.
 * @param asked the model that the address names
 */
export function useWhatIf(
  plan: Plan,
  desk: Desk,
  asked: PlanModel | null,
  onModel: (model: PlanModel | null) => void,
): WhatIfState {
  const stored = plan.shop.plan.model;
  const [wish, setWish] = useState<Wish>(() => ({ ...wishOf(plan), model: asked ?? stored }));
  const [first] = useState(() => changeFor(plan, wish));
  const [changed, setChanged] = useState<Plan | null>(null);
  const [showsChanged, setShowsChanged] = useState(first !== null);
  const { replanning, start, cancel } = useReplan(desk, first, setChanged);
  const settle = (next: Wish): void => {
    setWish(next);
    if (next.model !== wish.model) onModel(next.model === stored ? null : next.model);
    const change = changeFor(plan, next);
    if (change !== null) {
      start(change);
      return;
    }
    cancel();
    setChanged(null);
    setShowsChanged(false);
  };
  const chooseModel = (model: PlanModel): void => {
    setShowsChanged(true);
    settle({ ...wish, model });
  };
  return {
    wish,
    changed,
    shown: showsChanged && changed !== null ? changed : plan,
    replanning,
    askedBy: wish.model === (changed ?? plan).shop.plan.model ? "dials" : "model",
    move: setWish,
    settle,
    chooseModel,
    show: (shows) => {
      setShowsChanged(shows);
      // A model other than the plan's own is asked for in order to be looked at: hidden, it is given up.
      if (!shows && wish.model !== stored) settle({ ...wish, model: stored });
    },
    cancel: () => {
      cancel();
      const back = wishOf(changed ?? plan);
      setWish(back);
      if (back.model !== wish.model) onModel(back.model === stored ? null : back.model);
    },
  };
}
