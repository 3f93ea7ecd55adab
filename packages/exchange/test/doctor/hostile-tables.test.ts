import fc from "fast-check";
import { expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { examinePeopleText } from "@springtide/exchange";
import { shopWith } from "../contact-file.ts";
import { look } from "./look.ts";

const shop = shopWith({ queues: ["phone"] });
const LONG = "offered".padEnd(250, "!");
const HEADS = ["person", "from", "until", "kind", "days", "hours", "weekly hours", "date", "time", "queue", "offered"];
const CELLS = [
  "anna",
  "",
  "2026-03-01",
  "29.02.2027",
  "24:00",
  "mon-fri",
  "-3",
  "2026-03-29T02:30",
  "Total",
  "1.234",
  '"',
];
const odd = ["__proto__", "constructor", "", "w".repeat(300)];
const table = fc
  .tuple(
    fc.array(fc.constantFrom(...HEADS, ...odd, LONG, "Skill: x"), { minLength: 1, maxLength: 7 }),
    fc.array(fc.array(fc.oneof(fc.constantFrom(...CELLS, ...odd), fc.string({ maxLength: 6 })), { maxLength: 8 }), {
      maxLength: 12,
    }),
    fc.constantFrom(",", ";", "\t"),
  )
  .map(([head, rows, delimiter]) => [head, ...rows].map((row) => row.join(delimiter)).join("\n"));

it("whatever stands in a table, it is looked through or refused in words", async () => {
  const told = async (text: string): Promise<void> => {
    for (const read of [() => look(text, { shop }), () => Promise.resolve(examinePeopleText(text, "sent.csv", shop))])
      try {
        await read();
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
  };
  // Found so: times under a column without a name.
  await told("person\n#,,,anna\nanna,2026-10-25 02:30,,anna");
  await fc.assert(fc.asyncProperty(table, told), { numRuns: 150 });
});
