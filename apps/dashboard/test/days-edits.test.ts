import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AdjustmentText } from "@springtide/contracts";
import { civilDay, isoDay } from "@springtide/calendar";
import type { EditGround, EditLayer } from "../src/days/edit-layers.ts";
import { layersOfEdits } from "../src/days/edit-layers.ts";
import type { Edits, SlotEdit } from "../src/days/edits.ts";
import { slotKey } from "../src/days/edits.ts";
import { layerTexts, percentOf } from "../src/days/layer-texts.ts";
import { cleared, isProblem, written } from "../src/days/write-edits.ts";

const MONDAY = civilDay("2026-03-02");
const QUEUES = ["phone", "chat"];
const SLOTS = 8;

/** Open in slots 2 to 5, Sundays closed. */
const ground: EditGround = {
  queues: QUEUES,
  slotsPerDay: SLOTS,
  civilDay,
  expected: (_, day, slot) => ((day - MONDAY) % 7 === 6 || slot < 2 || slot > 5 ? 0 : 10 + slot),
};
const key = (queue: string, day: number, slot: number): string => slotKey({ queue, day: isoDay(MONDAY + day), slot });
const share = (factor: number, slack = 0): SlotEdit => ({
  kind: "share",
  factor,
  low: factor - slack,
  high: factor + slack,
});
const block = (queue: string, days: readonly number[], slots: readonly number[], edit: SlotEdit): Edits =>
  Object.fromEntries(days.flatMap((day) => slots.map((slot) => [key(queue, day, slot), edit])));

/** What layers make of contacts, worked out one after the other. */
function laid(layers: readonly EditLayer[], queue: string, day: number, slot: number): number {
  let contacts = ground.expected(queue, MONDAY + day, slot);
  for (const { queues, fromDay, toDay, slots, change } of layers) {
    const isIn = queues.includes(queue) && MONDAY + day >= fromDay && MONDAY + day <= toDay;
    if (!isIn || (slots !== null && (slot < slots.first || slot > slots.last))) continue;
    const width = slots === null ? SLOTS : slots.last - slots.first + 1;
    contacts += change.kind === "share" ? contacts * change.change : change.contactsPerDay / width;
  }
  return contacts;
}

describe("edits as layers", () => {
  it("are one layer for a block of days, hours and queues, over a closed Sunday too", () => {
    const days = [4, 5, 7, 8];
    const edits = { ...block("phone", days, [3, 4], share(1.2)), ...block("chat", days, [3, 4], share(1.2)) };
    expect(layersOfEdits(edits, ground)).toEqual([
      {
        queues: QUEUES,
        fromDay: MONDAY + 4,
        toDay: MONDAY + 8,
        slots: { first: 3, last: 4 },
        change: { kind: "share", change: 0.2 },
      },
    ]);
  });

  it("speak of whole days where all open hours change, and find the roundest share that shows what was typed", () => {
    const edits = { [key("phone", 0, 2)]: share(1.148, 0.004), [key("phone", 0, 3)]: share(1.152, 0.004) };
    expect(layersOfEdits({ ...edits, ...block("phone", [0], [4, 5], share(1.15)) }, ground)).toEqual([
      { queues: ["phone"], fromDay: MONDAY, toDay: MONDAY, slots: null, change: { kind: "share", change: 0.15 } },
    ]);
    expect(layersOfEdits({ [key("phone", 0, 2)]: share(1.5), [key("phone", 0, 3)]: share(1.6) }, ground)).toHaveLength(
      2,
    );
  });

  it("show what was typed in every cell and change no other", () => {
    const edit = fc.oneof(
      fc.constantFrom(0.5, 0.9, 1.1, 1.5, 2).map((factor) => share(factor, 0.01)),
      fc.constantFrom(3, 6).map((contacts): SlotEdit => ({ kind: "add", contacts })),
    );
    const place = fc.tuple(fc.constantFrom(...QUEUES), fc.nat(9), fc.nat(SLOTS - 1));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, edit), { maxLength: 40 }), (list) => {
        const edits: Edits = Object.fromEntries(
          list
            .filter(
              ([[queue, day, slot], { kind }]) => ground.expected(queue, MONDAY + day, slot) > 0 === (kind === "share"),
            )
            .map(([[queue, day, slot], one]) => [key(queue, day, slot), one]),
        );
        const layers = layersOfEdits(edits, ground);
        expect(layers.length).toBeLessThanOrEqual(Object.keys(edits).length);
        for (const queue of QUEUES)
          for (let day = 0; day < 10; day += 1)
            for (let slot = 0; slot < SLOTS; slot += 1) {
              const base = ground.expected(queue, MONDAY + day, slot);
              const one = edits[key(queue, day, slot)];
              const after = laid(layers, queue, day, slot);
              if (one === undefined) expect(after).toBe(base);
              else if (one.kind === "add") expect(after).toBeCloseTo(one.contacts, 6);
              else expect(Math.abs(after / base - one.factor)).toBeLessThanOrEqual(0.01 + 1e-9);
            }
      }),
    );
  });
});

describe("layers as a description has them", () => {
  const layer: EditLayer = {
    queues: ["phone"],
    fromDay: MONDAY,
    toDay: MONDAY + 1,
    slots: { first: 36, last: 47 },
    change: { kind: "share", change: 0.15 },
  };
  const said = { name: "Große Frühlings-Aktion", why: "a flyer goes out", who: "Anna", madeOn: "2026-02-20" };

  it("keep to the contract, with ids that nobody has", () => {
    const options = { taken: ["grosse-fruhlings-aktion"], intervalMinutes: 15 };
    const texts = layerTexts(
      [layer, { ...layer, slots: null, change: { kind: "add", contactsPerDay: -12.5 } }],
      said,
      options,
    );
    expect(texts.map(({ id, hours, change, add }) => [id, hours, change, add])).toEqual([
      ["grosse-fruhlings-aktion-2", "09:00-12:00", "+15%", undefined],
      ["grosse-fruhlings-aktion-3", undefined, undefined, -12.5],
    ]);
    for (const text of texts) expect(AdjustmentText.safeParse(text).success).toBe(true);
    expect(layerTexts([layer], { ...said, name: "Распродажа" }, options)[0]?.id).toBe("adjustment");
    expect([percentOf(0.1), percentOf(-0.07), percentOf(0.1234567)]).toEqual(["+10%", "-7%", "+12.34567%"]);
  });
});

describe("writing in a cell", () => {
  const expected = [10, 30, 0, 0];
  const slots = new Map([
    ["a", [0]],
    ["b", [1]],
  ]);
  const figure = (value: number, decimals = 0) => ({ kind: "figure", value, decimals }) as const;

  it("shares a figure out as the intervals are expected, and knows what it would still show", () => {
    expect(written({}, slots, expected, figure(60))).toEqual({
      a: { kind: "share", factor: 1.5, low: 1.4875, high: 1.5125 },
      b: { kind: "share", factor: 1.5, low: 1.4875, high: 1.5125 },
    });
    expect(
      written(
        {},
        new Map([
          ["c", [2]],
          ["d", [3]],
        ]),
        expected,
        figure(8),
      ),
    ).toEqual({
      c: { kind: "add", contacts: 4 },
      d: { kind: "add", contacts: 4 },
    });
  });

  it("leaves no contacts where none are written", () => {
    const none = written({}, new Map([["z", [0]]]), [0.4], figure(0));
    expect(none).toEqual({ z: share(0) });
    const edits: Edits = { [key("phone", 0, 2)]: share(0), [key("phone", 0, 3)]: share(0) };
    const [layer] = layersOfEdits(edits, ground);
    expect(layer).toMatchObject({ slots: { first: 2, last: 3 }, change: { kind: "share", change: -1 } });
    const said = { name: "Closed for stocktaking", why: "nobody can call", who: "Anna", madeOn: "2026-02-20" };
    const [text] = layerTexts(layer === undefined ? [] : [layer], said, { taken: [], intervalMinutes: 15 });
    expect([text?.change, AdjustmentText.safeParse(text).success]).toEqual(["-100%", true]);
  });

  it("takes an edit back where what is expected is written, and refuses what the contract does not know", () => {
    const edits: Edits = { a: share(2), b: share(2), z: share(3) };
    expect(written(edits, slots, expected, figure(40))).toEqual({ z: share(3) });
    expect(cleared(edits, slots)).toEqual({ z: share(3) });
    const less = written({}, slots, expected, { kind: "share", change: -1.2 });
    expect(isProblem(less) && less.kind === "contract" ? less.message : "").toContain("no fewer contacts than none");
    expect(written({}, slots, expected, figure(-1))).toEqual({ kind: "negative" });
    expect(written({}, slots, expected, { kind: "share", change: 0.1 })).toMatchObject({ a: { factor: 1.1 } });
  });
});
