import type { DecisionDifference, Plan } from "@springtide/contracts";

/** Which seats two plans decide on differently, firm orders and reservations each by agreement and stretch. */
export function decisionDifferences(before: Plan, after: Plan): DecisionDifference[] {
  const [had, has] = [decided(before), decided(after)];
  return [...new Set([...had.keys(), ...has.keys()])]
    .flatMap((key) => {
      const [was, is] = [had.get(key), has.get(key)];
      const told = was ?? is;
      if (told === undefined || was?.seats === is?.seats) return [];
      const { agreement, step, start, end } = told;
      return [{ agreement, step, start, end, before: was?.seats ?? 0, after: is?.seats ?? 0 }];
    })
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

type Decided = Pick<DecisionDifference, "agreement" | "step" | "start" | "end"> & { readonly seats: number };

function decided({ decisions, blocks }: Plan): Map<string, Decided> {
  const found = new Map<string, Decided>();
  const add = (one: Decided): void => {
    const key = [one.agreement, one.step, Date.parse(one.start), Date.parse(one.end)].join(" ");
    found.set(key, { ...one, seats: one.seats + (found.get(key)?.seats ?? 0) });
  };
  for (const { agreement, ordered, reserved } of decisions?.periods ?? []) {
    for (const stretch of ordered) add({ ...stretch, agreement, step: "order" });
    for (const stretch of reserved) add({ ...stretch, agreement, step: "reserve" });
  }
  if (decisions === null)
    for (const { agreement, start, end, seats } of blocks) add({ agreement, start, end, seats, step: "order" });
  return found;
}
