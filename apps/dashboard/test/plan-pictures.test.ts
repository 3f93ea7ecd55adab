import { civilDay, isoDay } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { overflowWeeks, worthOfConfirming } from "../src/actions/overflow-weeks.ts";
import { dayPicture } from "../src/day/day-picture.ts";
import { pilesInWords } from "../src/day/pile-words.ts";
import { forecastPicture } from "../src/forecast/forecast-picture.ts";
import { headlineFacts } from "../src/headline/headline-facts.ts";
import { highBefore, nextPeak, peakInWords, peakServiceInWords } from "../src/headline/peak-words.ts";
import { highestOf, onsetInWords, onsetPath, onsetSeasons } from "../src/onsets/onset-curves.ts";
import { clockLabels } from "../src/plan-index/clock-labels.ts";
import { dayFigures } from "../src/plan-index/day-figures.ts";
import { linesAmong } from "../src/plan-index/lines.ts";
import { dayIndexOf, chosenQueues, indexPlan, intervalAt } from "../src/plan-index/plan-index.ts";
import { changeFor, wishOf } from "../src/what-if/change.ts";
import { comparison, comparisonInWords } from "../src/what-if/comparison.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "USD", 2026);
const plan = fixturePlan();
const index = indexPlan(plan);
const both = chosenQueues(index, "all");

describe("a day opened", () => {
  const picture = dayPicture(index, both, 63, words);

  it("covers what is required with own, overflow and gap in every interval", () => {
    expect(picture.rows).toHaveLength(48); // 08:00 to 20:00 in quarter hours
    for (const { required, own, overflow, gap } of picture.rows)
      expect(own + overflow + gap).toBeGreaterThanOrEqual(required);
  });

  it("adds up to the figures of the day's cell", () => {
    const figures = dayFigures(index, both)[63];
    const hours = picture.rows.reduce((sum, row) => sum + row.required, 0) / 4;
    expect(figures?.requiredHours).toBeCloseTo(hours, 9);
    expect(figures?.gapHours).toBeCloseTo(picture.rows.reduce((sum, row) => sum + row.gap, 0) / 4, 9);
  });

  it("places the partner's blocks on the rows they cover", () => {
    const [block] = picture.blocks;
    const stored = plan.blocks.find(({ start }) => start.startsWith("2026-04-13"));
    expect(block?.seats).toBe(stored?.seats);
    expect(picture.rows[block?.fromRow ?? -1]?.label).toBe(stored?.start.slice(11, 16));
    expect(((block?.toRow ?? 0) - (block?.fromRow ?? 0)) / 4).toBeCloseTo(
      (stored?.hours ?? 0) / (stored?.seats ?? 1),
      9,
    );
  });

  it("says of a pile why it takes as many as it does, and leaves lines to their own pictures", () => {
    const [sentence, ...others] = pilesInWords(index, both, picture.rows, words);
    expect(sentence).toMatch(
      /^E-mail waits in a pile.*busy at most 88% of their time\. That takes \d+ agents at once, and with 28% .* \d+ heads\.$/,
    );
    expect(others).toEqual([]);
    expect(pilesInWords(index, ["phone"], picture.rows, words)).toEqual([]);
    expect(linesAmong(index, both).map(({ queue }) => queue.id)).toEqual(["phone"]);
  });

  it("says in words what it shows", () => {
    expect(picture.sentence).toMatch(
      /^Mon 13 Apr: most people are needed at 1\d:\d\d \(\d+\); the partner brings \d+ head-hours; /,
    );
  });

  it("is found by its date, and only inside the plan", () => {
    expect(dayIndexOf(index, "2026-04-13")).toBe(63);
    expect(dayIndexOf(index, "2027-04-13")).toBeNull();
    expect(dayIndexOf(index, null)).toBeNull();
  });
});

describe("days on which the clocks change", () => {
  it("leaves out the hour that is skipped", () => {
    const labels = clockLabels(index, civilDay("2026-03-08") - index.firstDay, words);
    expect(labels).toHaveLength(92);
    expect(labels.slice(7, 9)).toEqual(["01:45", "03:00"]);
    expect(dayPicture(index, both, civilDay("2026-03-08") - index.firstDay, words).hoursInDay).toBe(23);
  });

  it("tells the two passes of a repeated hour apart", () => {
    const autumn = indexPlan(fixturePlan({ firstDay: "2026-10-30", days: 4 }));
    const labels = clockLabels(autumn, 2, words);
    expect(labels).toHaveLength(100);
    expect(labels.slice(4, 13)).toEqual([
      "01:00 (1st)",
      "01:15 (1st)",
      "01:30 (1st)",
      "01:45 (1st)",
      "01:00 (2nd)",
      "01:15 (2nd)",
      "01:30 (2nd)",
      "01:45 (2nd)",
      "02:00",
    ]);
  });

  it("finds the interval of every instant of its grid", () => {
    const { startsMs } = index.grid;
    for (let i = 0; i < startsMs.length; i += 97) expect(intervalAt(index, startsMs[i] ?? 0)).toBe(i);
    expect(intervalAt(index, (startsMs[5] ?? 0) + 1)).toBe(5);
  });
});

describe("the forecast", () => {
  it("takes the bands of one queue, and for all of them those of the sum, since quantiles do not add up", () => {
    expect(forecastPicture(index, "phone", words).band.p90).toEqual(plan.forecasts[0]?.daily.p90);
    expect(forecastPicture(index, "all", words).band.p90).toEqual(plan.allQueues.daily.p90);
    expect(forecastPicture(index, "all", words).examples).toEqual(plan.allQueues.examples);
  });

  it("lays last year under this one, weekday on weekday", () => {
    const picture = forecastPicture(index, "phone", words);
    const historyFirst = civilDay(plan.history.firstDay);
    const contacts = plan.history.daily[0]?.contacts ?? [];
    expect(picture.lastYear[20]).toBe(contacts[index.firstDay + 20 - 364 - historyFirst]);
    expect(picture.yearBefore[20]).toBe(contacts[index.firstDay + 20 - 728 - historyFirst]);
  });

  it("names the mean's highest day and how high single seasons rise above it", () => {
    expect(forecastPicture(index, "phone", words).sentence).toMatch(
      /^Phone: the mean is highest on \w{3} \d+ \w{3} with \d+ contacts \(\d+ to \d+\); single seasons peak at \d+ to \d+; [+−]\d+% against/,
    );
    expect(forecastPicture(index, "phone", words).check).toContain("off by 11% on the last 28 known days");
  });
});

describe("trigger dates", () => {
  const [clocks, warm] = onsetSeasons(index);

  it("keeps a certain date apart from a probable one", () => {
    expect(clocks === undefined ? "" : onsetInWords(clocks, words)).toBe("on Mon 9 Mar, certain");
    expect(warm === undefined ? "" : onsetInWords(warm, words)).toMatch(
      /^around \w{3} 1\d Apr, .+ in 8 of 10 cases; stays away in 3%$/,
    );
  });

  it("leaves a tenth of its dates before and a tenth after the range", () => {
    const within = [...(warm?.probabilities ?? [])].filter(
      ([day]) => day >= (warm?.earlyDay ?? 0) && day <= (warm?.lateDay ?? 0),
    );
    const mass = within.reduce((sum, [, probability]) => sum + probability, 0);
    expect(mass).toBeGreaterThanOrEqual(0.8 * (warm?.comes ?? 0));
    expect(mass).toBeLessThan(0.9 * (warm?.comes ?? 0));
  });

  it("draws a curve over the weeks, and nothing where no date falls inside", () => {
    if (warm === undefined) throw new Error("the fixture has a first warm day");
    expect(onsetPath(warm, { firstDay: index.firstDay, days: 182, highest: highestOf(warm) })).toMatch(
      /^M0 1L0\.5 1\.0000.*L182 1Z$/,
    );
    expect(onsetPath(warm, { firstDay: index.firstDay - 400, days: 100, highest: 1 })).toBe("");
  });
});

describe("the headline", () => {
  it("leads with the next peak: when, how probable, how large", () => {
    const peak = nextPeak(index);
    expect(peak?.cause).toBe("First warm day");
    expect(peak === null ? null : peakInWords(peak, words)).toEqual({
      when: "Around Mon 13 Apr, 2.3 times a normal day",
      spread:
        "In 8 of 10 seasons: it comes 29 Mar to 29 Apr; 890 to 1,390 contacts on its busiest day, 1,110 in the middle. In 3% it stays away.",
    });
  });

  it("puts a caused peak before an earlier high without a cause, and names that one beside it", () => {
    const [caused] = plan.peaks.filter(({ trigger }) => trigger !== null);
    if (caused === undefined) throw new Error("the fixture has a caused peak");
    const day = "2026-02-16";
    const high = { ...caused, trigger: null, cause: "High", likelyDay: day, earliestDay: day, latestDay: day };
    const both = indexPlan({ ...plan, peaks: [high, caused] });
    expect(nextPeak(both)).toBe(caused);
    expect(highBefore(both, caused)).toBe(high);
    expect(peakInWords(high, words).when).toBe("Mon 16 Feb, 2.3 times a normal day");
    const uncaused = indexPlan({ ...plan, peaks: [high] });
    expect(nextPeak(uncaused)).toBe(high);
    expect(highBefore(uncaused, high)).toBeNull();
  });

  it("says beside the overflow what a season known beforehand would need", () => {
    const known = words.hours(plan.totals.shortHours.p50);
    expect(headlineFacts(index, words)[1]?.words).toContain(`known beforehand, would need ${known} h`);
  });

  it("marks what asks for something to be done", () => {
    const facts = headlineFacts(index, words);
    expect(facts.map(({ question, standing }) => [question, standing])).toEqual([
      ["Worst gap left", "attention"],
      ["Overflow to buy", "plain"],
      ["Service expected", "attention"],
      ["Ready for", "plain"], // the level is reached, but part of it stays short
    ]);
    expect(facts[3]?.figure).toBe("8 of 10 seasons");
  });

  it("tells how many hang up where the model knows it, over the plan and on a peak's day", () => {
    expect(headlineFacts(index, words)[2]?.words).toBe(
      "Phone 77.6% (target 80% in 20 s), 6% hang up\nE-mail 94% (target 90% in 4 h)",
    );
    const [peak] = plan.peaks;
    expect(peak === undefined ? null : peakServiceInWords(index, peak, words)).toBe(
      "With the people planned: Phone 74% in time, 8.1% hang up.",
    );
  });

  it("says so when nothing is short", () => {
    const covered = indexPlan({ ...plan, worstGaps: [], totals: { ...plan.totals, gapHours: 0 } });
    const facts = headlineFacts(covered, words);
    expect(facts[0]).toMatchObject({ figure: "None", standing: "good" });
    expect(facts[3]).toMatchObject({ question: "Ready for", standing: "good" });
  });
});

describe("overflow by week", () => {
  const weeks = overflowWeeks(index);

  it("ties to the plan's totals", () => {
    expect(weeks.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(plan.totals.overflowHours, 6);
    expect(weeks.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(plan.totals.overflowCost, 6);
  });

  it("says what confirming later can save at most, in proportion to what is bought", () => {
    const totals = { ...plan.totals, overflowHours: 1000, overflowCost: 20_000 };
    const shortHours = { mean: 260, p10: 100, p50: 250, p90: 400 };
    const text = (p50: number): string =>
      worthOfConfirming(indexPlan({ ...plan, totals: { ...totals, shortHours: { ...shortHours, p50 } } }), words);
    expect(text(250)).toContain("less than 250 h (8 of 10: 100 to 400 h). The 750 h between, about US$15,000,");
    expect(text(1000)).not.toContain("between, about");
  });

  it("asks for a decision the partner's notice before the week's first block", () => {
    const first = weeks[0];
    expect((first?.firstDay ?? 0) - (first?.decideBy ?? 0)).toBe(14);
    const inOrder = weeks.map(({ decideBy }) => decideBy);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(isoDay(first?.monday ?? 0) <= isoDay(first?.firstDay ?? 0)).toBe(true);
  });
});

describe("what if", () => {
  it("asks only for what differs from the plan", () => {
    const wish = wishOf(plan);
    expect(changeFor(plan, wish)).toBeNull();
    expect(changeFor(plan, { ...wish, readySeasons: 0.9 })).toEqual({ readySeasons: 0.9 });
    const targets = { ...wish.targets, phone: { share: 0.85, withinSeconds: 20 } };
    expect(changeFor(plan, { ...wish, targets })).toEqual({ targets: { phone: { share: 0.85 } } });
    const slower = { ...wish.targets, phone: { share: 0.8, withinSeconds: 60 } };
    expect(changeFor(plan, { ...wish, targets: slower })).toEqual({ targets: { phone: { withinSeconds: 60 } } });
    expect(changeFor(plan, { ...wish, model: "erlang-c" })).toEqual({ model: "erlang-c" });
  });

  it("does not hold a share within one time against a share within another", () => {
    const [phone] = plan.shop.queues;
    if (phone === undefined) throw new Error("the fixture has queues");
    const slower = { ...phone, target: { ...phone.target, withinSeconds: 120 } };
    const after = { ...plan, shop: { ...plan.shop, queues: [slower, ...plan.shop.queues.slice(1)] } };
    const line = comparison(plan, after, words).find(({ name }) => name.startsWith("Service expected, Phone"));
    expect(line).toMatchObject({ change: "another time", better: null });
    expect(line?.after).toMatch(/% in 2 min$/);
  });

  it("says which way each figure goes, by sign and by word", () => {
    const after = { ...plan, totals: { ...plan.totals, overflowHours: plan.totals.overflowHours + 100, gapHours: 0 } };
    const lines = comparison(plan, after, words);
    expect(lines[0]).toMatchObject({ name: "Heads required", change: "±0 h", better: null });
    expect(lines[1]).toMatchObject({ name: "Overflow to buy", change: "+100 h", better: false });
    expect(lines[2]).toMatchObject({ name: "Needed, were the season known", better: null });
    expect(lines[3]).toMatchObject({ name: "Gap left", better: true });
    expect(lines[4]).toMatchObject({ name: "Overflow cost", change: "±US$0", better: null });
    expect(comparisonInWords(plan, after, words)).toMatch(
      /^Against the stored plan: overflow \+100 h, cost ±US\$0, gap −/,
    );
  });
});
