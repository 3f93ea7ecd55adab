import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { PlanDecisions } from "@springtide/contracts";
import { fixtureEconomics } from "./fixture-economics.ts";
import type { FixtureChoices } from "./fixture-plan.ts";
import { fixturePlan } from "./fixture-plan.ts";

/**
 * Decisions over the season of `fixturePlan`: two partners in other zones than the shop, one with stand-by; a rule that follows the
 * first warm day over three weeks, an order without a rule, a hire. The figures are made up so that they fit each other; they prove nothing.
 */
const SHOP = timeZone("America/Los_Angeles");
const NORTHDESK = timeZone("America/Chicago");
const HARBOUR = timeZone("Europe/Berlin");
const PRICE = 34;
const FEE = 4;

interface Rule {
  readonly monday: string;
  readonly probability: number;
  readonly seats: number;
  /** Seats for both stretches of each day by told probability. */
  readonly steps: readonly { from: number; chance: number; seats: number; hasHappened?: boolean }[];
}

const RULES: readonly Rule[] = [
  {
    monday: "2026-04-06",
    probability: 0.31,
    seats: 12,
    steps: [
      { from: 0, chance: 0.66, seats: 0 },
      { from: 0.35, chance: 0.19, seats: 7 },
      { from: 0.62, chance: 0.1, seats: 12 },
      { from: 0, chance: 0.05, seats: 12, hasHappened: true },
    ],
  },
  {
    monday: "2026-04-13",
    probability: 0.48,
    seats: 20,
    steps: [
      { from: 0, chance: 0.41, seats: 4 },
      { from: 0.354, chance: 0.38, seats: 12 },
      { from: 0.7, chance: 0.21, seats: 20 },
    ],
  },
  {
    monday: "2026-04-20",
    probability: 0.4,
    seats: 9,
    steps: [
      { from: 0, chance: 0.6, seats: 0 },
      { from: 0.5, chance: 0.4, seats: 9 },
    ],
  },
];

const at = (zone: typeof SHOP, day: CivilDay, minute: number): string =>
  zone.formatInstant(zone.instantsOf(day, minute)[0] ?? 0);

/** Two stretches a day, Monday to Saturday. */
function stretches(monday: CivilDay, seats: number) {
  if (seats === 0) return [];
  return Array.from({ length: 6 }, (_, i) => monday + i).flatMap((day) => [
    { start: at(SHOP, day, 540), end: at(SHOP, day, 780), seats },
    { start: at(SHOP, day, 840), end: at(SHOP, day, 1080), seats },
  ]);
}

const hoursOf = (seats: number): number => seats * 6 * 8;

function standByPeriod({ monday, probability, seats, steps }: Rule) {
  const first = civilDay(monday);
  const expectedHours = steps.reduce((sum, step) => sum + step.chance * hoursOf(step.seats), 0);
  const fee = hoursOf(seats) * FEE;
  return {
    id: `northdesk-${monday}`,
    agreement: "northdesk",
    firstDay: monday,
    lastDay: isoDay(first + 5),
    reserveBy: at(NORTHDESK, first - 21, 720),
    confirmBy: at(NORTHDESK, first - 3, 720),
    signal: {
      trigger: "first-warm-day",
      words: `The forecast at noon on the Friday before: the chance of 18 °C or more by Sunday.`,
      probability,
      at: at(NORTHDESK, first - 3, 720),
      until: isoDay(first + 5),
    },
    ordered: [],
    reserved: stretches(first, seats),
    steps: steps.map(({ from, chance, seats: confirmed, hasHappened = false }) => ({
      fromProbability: from,
      hasHappened,
      chance,
      seats: confirmed,
      seatHours: hoursOf(confirmed),
      confirmed: stretches(first, confirmed),
      words: hasHappened
        ? `Has the first warm day come already: confirm ${String(confirmed)} of the ${String(seats)} reserved seats.`
        : `From ${String(Math.round(from * 1000) / 10)} % on: confirm ${String(confirmed)} of the ${String(seats)} reserved seats, release ${String(seats - confirmed)}.`,
    })),
    words: `Reserve ${String(seats)} seats. If at noon on the Friday before the chance of 18 °C or more by Sunday is ${String(Math.round((steps[1]?.from ?? 0) * 1000) / 10)} % or more, confirm ${String(steps[1]?.seats ?? 0)} of them; release the rest.`,
    expected: {
      ledger: fee + expectedHours * PRICE,
      atStake: 2100 + 40 * seats,
      worstTenth: 9800 + hoursOf(seats) * 30,
    },
    values: { standBy: 96 * seats, signal: 61 * seats, perfectSignal: 23 * seats, oneDayLessNotice: 14 * seats },
    breakEven: {
      perLostCustomer: 31,
      words: "Stand-by pays if a lost customer is worth more than $31.",
      reason: { kind: "above", of: "lost-need", queue: "phone", worth: 34.2 },
    },
    solved: { cost: 15_240, bound: 15_118, gap: 0.008 },
  };
}

/** An order that nothing is waited for. */
function firmPeriod() {
  const monday = civilDay("2026-05-18");
  return {
    id: "harbour-2026-05-18",
    agreement: "harbour",
    firstDay: "2026-05-18",
    lastDay: "2026-05-23",
    reserveBy: null,
    confirmBy: at(HARBOUR, monday - 14, 900),
    signal: null,
    ordered: stretches(monday, 3),
    reserved: [],
    steps: [],
    words: "Order 3 seats firmly for Mon 18 May to Sat 23 May.",
    expected: { ledger: hoursOf(3) * 29, atStake: 640, worstTenth: 6900 },
    values: { standBy: 0, signal: 0, perfectSignal: 120, oneDayLessNotice: null },
    breakEven: { perLostCustomer: null, words: "It pays whatever a lost customer is worth." },
    solved: { cost: 4816, bound: 4816, gap: 0 },
  };
}

/** Decisions as a plan keeps them. */
export function fixtureDecisions(): PlanDecisions {
  const rules = RULES.map(standByPeriod);
  const firm = firmPeriod();
  const periods = [...rules, firm];
  const sum = (pick: (period: (typeof periods)[number]) => number): number =>
    periods.reduce((total, period) => total + pick(period), 0);
  const ofRules = rules.flatMap((period) => {
    const zone = NORTHDESK.name;
    const seats = period.reserved[0]?.seats ?? 0;
    const week = `the week of ${period.firstDay}`;
    const cost = period.expected.ledger + period.expected.atStake;
    return [
      {
        ...{ at: period.reserveBy, zone, kind: "reserve", subject: period.id, probability: null },
        words: `Reserve ${String(seats)} seats with Northdesk for ${week}`,
        silence: "Nothing is reserved, and nothing can be confirmed later.",
        ...{ costIfDone: cost, costIfNot: cost + period.values.standBy },
      },
      {
        ...{ at: period.confirmBy, zone, kind: "confirm", subject: period.id },
        words: `Look at the forecast and confirm seats with Northdesk for ${week}`,
        silence: "All reserved seats are released; the fee is paid all the same.",
        ...{ costIfDone: cost, costIfNot: cost + period.values.signal },
        probability: period.steps
          .filter(({ seats: confirmed }) => confirmed > 0)
          .reduce((p, { chance }) => p + chance, 0),
      },
    ];
  });
  const recruit = {
    ...{ at: at(SHOP, civilDay("2026-02-06"), 1020), zone: SHOP.name, kind: "recruit", subject: "desk" },
    words: "Start to recruit 2 people for Service desk.",
    silence: "Nobody is hired.",
    ...{ costIfDone: 41_200, costIfNot: 45_600, probability: null },
  };
  const order = {
    ...{ at: firm.confirmBy, zone: HARBOUR.name, kind: "order", subject: firm.id },
    words: "Order 3 seats with Harbour Calls for the week of 2026-05-18.",
    silence: "Nothing is ordered.",
    ...{ costIfDone: 4816, costIfNot: 7130, probability: 1 },
  };
  const ledger = sum(({ expected }) => expected.ledger);
  const atStake = sum(({ expected }) => expected.atStake);
  return PlanDecisions.parse({
    losses: [
      { queue: "phone", perAbandoned: 11.9, perLate: 4.2, basis: "customer-value" },
      { queue: "email", perAbandoned: 3.5, perLate: 3.5, basis: "target" },
    ],
    periods,
    hires: [
      {
        ...{ team: "desk", people: 2, recruitBy: "2026-02-06", trainingFrom: "2026-03-09" },
        ...{ productiveFrom: "2026-03-23", until: "2026-06-26", cost: 21_300, saves: 25_700 },
        words: "Hire 2 people for Service desk from 9 Mar to 26 Jun.",
      },
    ],
    extraHours: [
      {
        ...{ id: "desk-2026-04-13", team: "desk", firstDay: "2026-04-13", lastDay: "2026-04-19", signal: null },
        ...{ askBy: at(SHOP, civilDay("2026-04-09"), 1080), hours: 24, cost: 260 },
        steps: [
          {
            ...{ fromProbability: 0, hasHappened: false, chance: 1, hours: 24, bankedHours: 8, cost: 260 },
            stretches: [
              { start: at(SHOP, civilDay("2026-04-18"), 540), end: at(SHOP, civilDay("2026-04-18"), 1020), heads: 3 },
            ],
            words: "Ask for 24 h.",
          },
        ],
        words: "Ask by Thu 9 Apr 18:00 for 24 h on Sat 18 Apr.",
      },
    ],
    locks: [
      {
        ...{ agreement: "harbour", firstDay: "2026-05-01", lastDay: "2026-05-31", unit: "scheduled-hours" },
        ...{ lockBy: at(HARBOUR, civilDay("2026-04-17"), 720), contacts: 9200, mostContacts: 10_120 },
        ...{ chanceAbove: 0.18, units: 144, leastUnits: 130, chanceBelow: 0.12, shortUnits: 3, shortCost: 87 },
      },
    ],
    deadlines: [recruit, ...ofRules, order].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    expected: {
      ...{ ledger, atStake, worstTenth: sum(({ expected }) => expected.worstTenth) },
      withoutStandBy: ledger + atStake + sum(({ values }) => values.standBy),
      withoutPartners: (ledger + atStake) * 1.9,
    },
    proof: {
      seasons: 200,
      ledger: { mean: ledger * 1.01, halfWidth: 310 },
      atStake: { mean: atStake * 1.04, halfWidth: 190 },
    },
    remarks: ["The week of 2026-04-27 needs one more hour than Northdesk can give; it stays short."],
  });
}

/** The fixture's season with its decisions, and with the agreements that they are about. */
export function planWithDecisions(choices: FixtureChoices = {}): Plan {
  const plan = fixturePlan(choices);
  const [northdesk] = plan.shop.agreements;
  if (northdesk === undefined) throw new Error("the fixture has an agreement");
  const inDays = (days: number, byMinute: number) => ({ unit: "days" as const, days, byMinute });
  const standBy = {
    reserveNotice: inDays(21, 720),
    confirmNotice: inDays(3, 720),
    releaseNotice: inDays(3, 720),
    silence: "released" as const,
    feePerSeatHour: FEE,
  };
  const agreements = [
    { ...northdesk, zone: NORTHDESK.name, seats: 20, standBy },
    { ...northdesk, id: "harbour", partner: "Harbour Calls", zone: HARBOUR.name, pricePerHour: 29 },
  ];
  return { ...plan, shop: { ...plan.shop, agreements }, decisions: fixtureDecisions(), economics: fixtureEconomics() };
}

/**
 * The same decisions with some of them agreed on before: of the week from 13 April 3 seats ordered, 5 kept free beside the 20 to be reserved,
 * and 2 of which something must be said today.
 */
export function decisionsWithStanding(): PlanDecisions {
  const decisions = fixtureDecisions();
  const monday = civilDay("2026-04-13");
  const standing = {
    committed: {
      ordered: stretches(monday, 3),
      confirmed: [],
      reserved: stretches(monday, 5),
      feesOn: stretches(monday, 7),
    },
    dueNow: {
      at: at(NORTHDESK, civilDay("2026-02-09"), 720),
      confirm: stretches(monday, 2).slice(0, 2),
      release: stretches(monday, 2).slice(2),
      words: "Today, by Mon 9 Feb 12:00: confirm 4 of the 24 reserved blocks, release 20.",
    },
  };
  const { expected, proof } = decisions;
  return PlanDecisions.parse({
    ...decisions,
    periods: decisions.periods.map((period) =>
      period.firstDay === "2026-04-13" ? { ...period, ...standing } : period,
    ),
    expected: { ...expected, committed: 5230, atStakeHalfWidth: 240 },
    proof: proof === null ? null : { ...proof, saved: { mean: 4100, halfWidth: 520 } },
  });
}
