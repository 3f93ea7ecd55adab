import { useState } from "react";
import type { Difference } from "./differences.ts";
import { differences, keyOf, merged } from "./differences.ts";
import type { Json } from "./json.ts";

/** Whose value of a field is to stand. */
export type Side = "mine" | "theirs";

/** What two made of the same document, field by field, and whose value of each is to stand. */
export interface Sides {
  readonly found: readonly Difference[];
  /** What only one of them changed stands as that one has it, unless chosen otherwise; null: still to be chosen. */
  readonly sideOf: (one: Difference) => Side | null;
  readonly choose: (one: Difference, side: Side) => void;
  /** How many are still to be chosen. */
  readonly open: number;
  /** What is stored now with all that is to stand as one has it oneself. */
  readonly merged: () => Json;
}

/** @param base what both began with; what one made of it, and what is stored now */
export function useSides(base: Json, mine: Json, theirs: Json): Sides {
  const [chosen, choose] = useState<ReadonlyMap<string, Side>>(() => new Map());
  const found = differences(base, mine, theirs);
  const sideOf = (one: Difference): Side | null =>
    chosen.get(keyOf(one)) ?? (one.by === "me" ? "mine" : one.by === "them" ? "theirs" : null);
  return {
    ...{ found, sideOf },
    choose: (one, side) => {
      choose(new Map(chosen).set(keyOf(one), side));
    },
    open: found.filter((one) => sideOf(one) === null).length,
    merged: () =>
      merged(
        theirs,
        found.filter((one) => sideOf(one) === "mine"),
      ),
  };
}
