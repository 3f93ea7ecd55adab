import type { ComparisonResult } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { driverSaid, swingSaid } from "../driver-said.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { BarPicture } from "./picture.ts";

const MOST_BARS = 12;
const MOST_LETTERS = 20;

/** What ledger cost hangs on: each driver alone, low and high, the one that moves most first. */
export function tornadoPicture(
  sensitivity: NonNullable<ComparisonResult["sensitivity"]>,
  names: SubjectNames,
  words: Words,
): BarPicture {
  const { say, money, signed } = words;
  const bars = sensitivity.byLedger.slice(0, MOST_BARS).map((bar) => ({
    ...bar,
    name: driverSaid(bar.driver, names, words) ?? bar.name,
    swings: { low: swingSaid(bar.low, words), high: swingSaid(bar.high, words) },
  }));
  const [first] = bars;
  const ledger = (end: (typeof bars)[number]["low"]): string => signed(end.difference.ledger, money);
  return {
    sentence:
      first === undefined
        ? say("finance.tornado-none")
        : say("finance.tornado-said", { driver: first.name, low: ledger(first.low), high: ledger(first.high) }),
    labels: bars.map(({ name, swings }) => [...inLines(name), say("finance.swing-both", swings)]),
    isHorizontal: true,
    isStacked: false,
    isOneLine: true,
    unit: "money",
    series: [
      {
        ...{ name: say("finance.driver-low"), tone: "own" },
        values: bars.map(({ low }) => low.difference.ledger),
        figures: bars.map(({ low, high }) => (isHidden(low, high) ? "" : ledger(low))),
      },
      {
        ...{ name: say("finance.driver-high"), tone: "overflow" },
        values: bars.map(({ high }) => high.difference.ledger),
        figures: bars.map(({ low, high }) => (isHidden(high, low) ? "" : ledger(high))),
      },
    ],
    table: {
      head: [
        say("finance.driver"),
        say("finance.driver-low"),
        say("finance.ledger-more"),
        say("finance.driver-high"),
        say("finance.ledger-more-high"),
      ],
      rows: bars.map(({ name, low, high, swings }) => [name, swings.low, ledger(low), swings.high, ledger(high)]),
    },
  };
}

type End = NonNullable<ComparisonResult["sensitivity"]>["byLedger"][number]["low"];

/** Whether a bar lies on a longer one: there is no room for its figure. */
function isHidden({ difference: one }: End, { difference: other }: End): boolean {
  return one.ledger * other.ledger > 0 && Math.abs(one.ledger) < Math.abs(other.ledger);
}

/** A name in lines that leave room for the bars on a narrow screen. */
function inLines(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < MOST_LETTERS) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}
