import type { ImportFinding, ImportMapping, Shop } from "@springtide/contracts";
import { nearNames } from "@springtide/contracts";
import type { ExaminedQueue } from "../examined-queue.ts";
import { hasWordsOf } from "../../mapping/name-words.ts";
import { finding, mend } from "../finding.ts";

const MANY = 20;

/** Names that are no queue of the shop, and queues that are the sum of the others. */
export function queueFindings(
  queues: readonly ExaminedQueue[],
  mapping: ImportMapping,
  shop: Shop | null,
  file: string,
): ImportFinding[] {
  const totals = queues.filter((queue) => isSumOfOthers(queue, queues));
  const column = mapping.columns.queue;
  const place = { file, ...(column === undefined ? {} : { column }) };
  const unknown = shop === null ? [] : queues.filter(({ queue }) => queue === null);
  return [
    ...totals.map(({ name }) =>
      finding({
        code: "totals-queue",
        place,
        found: `"${name}", whose contacts are those of all other queues together`,
        rule: "contacts are counted once",
        remedy: "Leave it out.",
        weight: "blocks",
        mends: [mend("ignore-queue", `Leave out "${name}".`, { ignoreQueues: [name] }, name)],
      }),
    ),
    ...unknown.filter((one) => !totals.includes(one)).map(({ name, rows }) => unknownQueue(name, rows, shop, place)),
    ...queues.flatMap(({ name, offGrid, history }) =>
      offGrid.length === 0
        ? []
        : [
            finding({
              code: "off-grid",
              place: { file, row: offGrid[0] ?? 1 },
              found: `${offGrid.length} rows of "${name}" that start between its intervals of ${history.minutes} minutes`,
              rule: "intervals start at whole multiples of their length from local midnight",
              remedy: "Check that each row is an interval, and the zone; leave the rows out if they are mistakes.",
              weight: mapping.badRows === "leave-out" ? "note" : "blocks",
              rows: offGrid.length,
              mends:
                mapping.badRows === "leave-out"
                  ? []
                  : [mend("leave-out-rows", "Leave out the rows that cannot be read.", { badRows: "leave-out" })],
            }),
          ],
    ),
  ];
}

function unknownQueue(
  name: string,
  rows: Float64Array,
  shop: Shop | null,
  place: ImportFinding["place"],
): ImportFinding {
  const ids = shop?.queues.map(({ id }) => id) ?? [];
  const near = [...new Set([...nearNames(name.toLowerCase(), ids), ...ids.filter((id) => hasWordsOf(id, name))])];
  const candidates = near.length > 0 ? near : ids.slice(0, 8);
  return finding({
    code: "unknown-queue",
    place: { ...place, row: rows[0] ?? 1 },
    found: `"${name}"`,
    rule: `the shop's queues are ${ids.join(", ")}`,
    remedy: "Say which queue it is, or leave it out.",
    weight: "blocks",
    rows: rows.length,
    mends: [
      ...candidates.map((id) =>
        mend("name-queue", `"${name}" is queue ${id}.`, { queueNames: { [name]: id } }, `${name}=${id}`),
      ),
      mend("ignore-queue", `Leave out "${name}".`, { ignoreQueues: [name] }, name),
    ],
  });
}

/** Of at least three queues: nearly always, where it has any, exactly what the others have together. */
function isSumOfOthers(one: ExaminedQueue, all: readonly ExaminedQueue[]): boolean {
  if (all.length < 3) return false;
  const others = new Map<number, number>();
  for (const { history } of all.filter((other) => other !== one))
    history.startMs.forEach((ms, at) => others.set(ms, (others.get(ms) ?? 0) + (history.offered[at] ?? 0)));
  let [shared, equal] = [0, 0];
  one.history.startMs.forEach((ms, at) => {
    const sum = others.get(ms);
    const own = one.history.offered[at] ?? 0;
    if (sum === undefined || (sum === 0 && own === 0)) return;
    shared += 1;
    if (Math.abs(sum - own) < 1e-6) equal += 1;
  });
  return shared >= MANY && equal >= 0.95 * shared;
}
