import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { holidaysOfShop, readContacts, readShop } from "@springtide/exchange";
import type { TriggerMoves } from "@springtide/season";
import { openPlan, planSeason } from "@springtide/season";
import { withoutPeople } from "../season/without-people.ts";

// How fast a season follows a slider: the lamp shop (410 days, 3 queues) with 200 seasons drawn, its triggers moved by date and by
// strength, and a payday every month as the case in which many days move. The first question also draws what is kept between questions.

const LAMPS = fileURLToPath(new URL("../../data/lamps/", import.meta.url));
const ROUNDS = 40;
const PROMISED_MS = 50;

const shop = await readShop(join(LAMPS, "shop.yaml"));
const { histories } = await readContacts({ path: join(LAMPS, "contacts.csv"), shop, mapping: shop.contacts });
const [like] = shop.triggers;
if (like === undefined) throw new Error("the lamp shop has a trigger");
const plan = planSeason({
  shop: {
    ...withoutPeople(shop),
    plan: { ...shop.plan, paths: 200 },
    triggers: [...shop.triggers, { ...like, id: "payday", name: "Payday", kind: "payday", businessDaysBeforeEnd: 0 }],
  },
  holidays: holidaysOfShop(shop, { fromYear: 2022, toYear: 2028 }),
  contacts: histories,
  weather: [],
});

/** Processor time of this process, which a busy machine does not stretch. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const opening = processorMs();
const desk = openPlan(plan);
const opened = processorMs();
desk.reweigh({ triggers: {} });
const first = processorMs();
process.stdout.write(
  `${plan.paths} seasons x ${plan.grid.days} days x ${plan.forecasts.length} queues: drawn in ${(opened - opening).toFixed(0)} ms, first question ${(first - opened).toFixed(0)} ms\n`,
);

const works: { readonly name: string; readonly moves: (round: number) => TriggerMoves }[] = [
  { name: "one date", moves: (round) => ({ "clocks-go-back": { shiftDays: (round % 29) - 14 } }) },
  { name: "one strength", moves: (round) => ({ "clocks-go-back": { strength: round / 20 } }) },
  { name: "every payday's strength", moves: (round) => ({ payday: { strength: 0.5 + round / 20 } }) },
];
for (const { name, moves } of works) {
  const took: number[] = [];
  let days = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const from = processorMs();
    days = desk.reweigh({ triggers: moves(round), day: "2027-11-01" }).changedDays;
    took.push(processorMs() - from);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.floor(share * (ROUNDS - 1))] ?? 0;
  process.stdout.write(
    `${name} (${days} days move): median ${at(0.5).toFixed(1)} ms, 9 of 10 under ${at(0.9).toFixed(1)} ms of processor time, promised ${PROMISED_MS} ms\n`,
  );
}
