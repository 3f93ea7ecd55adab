import type { Finding } from "@springtide/refusal";
import { nearNames } from "../near-names.ts";
import type { TriggerText } from "../trigger.ts";
import { repeatedPlaces } from "./ids.ts";

/** Triggers that hang on triggers that do not exist, on too few, on one twice, or in a circle on themselves. */
export function compositionFindings(triggers: readonly TriggerText[]): Finding[] {
  const known = triggers.map(({ id }) => id);
  const findings = triggers.flatMap((trigger, index) => {
    const field = `/triggers/${index}`;
    return [
      ...partsAt(trigger, field).flatMap((part) => (known.includes(part.id) ? [] : [unknownTrigger(part, known)])),
      ...listFindings(trigger, field),
    ];
  });
  return [...findings, ...circleFindings(triggers)];
}

interface PartAt {
  readonly field: string;
  readonly id: string;
}

/** The places in which a trigger names others. */
function partsAt(trigger: TriggerText, field: string): PartAt[] {
  switch (trigger.kind) {
    case "all-of":
    case "any-of":
      return trigger.of.map((id, i) => ({ field: `${field}/of/${i}`, id }));
    case "after":
      return [{ field: `${field}/of`, id: trigger.of }];
    case "not-within":
      return [
        { field: `${field}/of`, id: trigger.of },
        { field: `${field}/unless`, id: trigger.unless },
      ];
    default:
      return [];
  }
}

function listFindings(trigger: TriggerText, field: string): Finding[] {
  if (trigger.kind === "not-within" && trigger.of === trigger.unless)
    return [namedTwice(`${field}/unless`, trigger.unless, "a trigger that keeps itself from firing never fires")];
  if (trigger.kind !== "all-of" && trigger.kind !== "any-of") return [];
  const repeated = repeatedPlaces(trigger.of).map((i) =>
    namedTwice(`${field}/of/${i}`, trigger.of[i] ?? "", "a trigger stands once in the list"),
  );
  if (trigger.of.length >= 2) return repeated;
  return [
    {
      code: "too-few-triggers",
      place: { field: `${field}/of` },
      found: trigger.of.length === 0 ? "an empty list" : "a list of 1",
      rule: `${trigger.kind} joins two triggers or more`,
      remedy: "Name the ids of the triggers that it joins, or take it out.",
    },
  ];
}

function namedTwice(field: string, id: string, rule: string): Finding {
  return {
    code: "trigger-named-twice",
    place: { field },
    found: `"${id}" a second time`,
    rule,
    remedy: "Name another one, or take it out.",
  };
}

function unknownTrigger({ field, id }: PartAt, known: readonly string[]): Finding {
  const near = nearNames(id, known);
  return {
    code: "unknown-trigger",
    place: { field },
    found: `"${id}"`,
    rule: "it must be the id of a trigger of this file",
    remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : `Known are: ${known.join(", ")}.`,
  };
}

/** One finding for each trigger that hangs, by way of others, on itself. */
function circleFindings(triggers: readonly TriggerText[]): Finding[] {
  const partsOfId = new Map(triggers.map((trigger) => [trigger.id, partsAt(trigger, "").map(({ id }) => id)]));
  const wayBack = (id: string): readonly string[] | null => {
    const queue: string[][] = (partsOfId.get(id) ?? []).map((part) => [part]);
    const seen = new Set<string>();
    for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
      const last = way.at(-1) ?? "";
      if (last === id) return way;
      if (seen.has(last)) continue;
      seen.add(last);
      const soFar = way;
      queue.push(...(partsOfId.get(last) ?? []).map((part) => [...soFar, part]));
    }
    return null;
  };
  return triggers.flatMap(({ id }, index): Finding[] => {
    const way = wayBack(id);
    if (way === null) return [];
    return [
      {
        code: "triggers-in-a-circle",
        place: { field: `/triggers/${index}/of` },
        found: [id, ...way].join(" -> "),
        rule: "no trigger can hang on itself: none of them would ever fire first",
        remedy: "Let one of them hang on the weather, the calendar or the shop.",
      },
    ];
  });
}
