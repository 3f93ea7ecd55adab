import type { ExactQueueDay, ExactService } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { dayPicture } from "../src/day/day-picture.ts";
import { indexPlan, intervalsOfDay } from "../src/plan-index/plan-index.ts";
import type { Whose } from "../src/service/service-picture.ts";
import { servicePicture } from "../src/service/service-picture.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "USD", 2026);
const index = indexPlan(fixturePlan({ days: 14 }));
const DAY = 3; // Thursday 12 February, open from 08:00: the 32nd quarter of an hour
const { rows, day } = dayPicture(index, ["phone"], DAY, words);

function service(mean: number, worstInterval: number): ExactService {
  const open = (value: number): (number | null)[] =>
    Array.from({ length: 96 }, (_, i) => (i < 32 || i > 79 ? null : value));
  const level = open(mean);
  level[worstInterval] = 0.44;
  return {
    agents: open(9).map((value) => value ?? 0),
    serviceLevel: { mean: level, p10: open(mean - 0.2), p90: open(mean + 0.1) },
    abandonShare: open(0.063),
    occupancy: open(0.9),
    meanQueue: open(2),
    asaSeconds: open(31),
    day: {
      serviceLevel: { mean, p10: mean - 0.2, p50: mean, p90: mean + 0.1 },
      abandonShare: 0.063,
      occupancy: 0.9,
      asaSeconds: 31,
      worstInterval,
    },
  };
}

const exact: ExactQueueDay = {
  queue: "phone",
  definition: "slOffered",
  share: 0.8,
  withinSeconds: 20,
  contacts: Array.from({ length: 96 }, () => 12),
  planned: service(0.71, 41), // 10:15
  required: service(0.84, 40),
};

const pictureOf = (whose: Whose, asked: ExactQueueDay = exact) =>
  servicePicture({
    exact: asked,
    seasons: 40,
    whose,
    name: "Phone",
    day,
    from: intervalsOfDay(index, DAY).from,
    rows,
    words,
  });

describe("a day played out", () => {
  it("is told in one sentence: share, target, worst interval, who hangs up, how seasons spread", () => {
    expect(pictureOf("planned").sentence).toBe(
      "Phone: with the people planned 71% are answered within 20 s on Thu 12 Feb, 9 points below the target of 80%; worst at 10:15: 44%. 6.3% hang up. In 8 of 10 seasons the day comes to 51% to 81%.",
    );
    expect(pictureOf("required").sentence).toContain(
      "with the people required 84% are answered within 20 s on Thu 12 Feb, 4 points above the target of 80%; worst at 10:00: 44%",
    );
  });

  it("says what the share is taken of", () => {
    const answered: ExactQueueDay = { ...exact, definition: "slAnswered" };
    expect(pictureOf("planned", answered).sentence).toContain("71% of those answered wait no longer than 20 s");
  });

  it("stands on the rows of the heads above it", () => {
    const picture = pictureOf("planned");
    expect(picture.rows.map(({ interval }) => interval)).toEqual(rows.map(({ interval }) => interval));
    expect(picture.rows.find(({ label }) => label === "10:15")).toMatchObject({
      serviceLevel: 0.44,
      agents: 9,
      contacts: 12,
    });
  });

  it("does not write all where not quite all are answered, and says so when nobody comes", () => {
    const planned = service(0.997, 41);
    expect(pictureOf("planned", { ...exact, planned }).sentence).toContain("planned over 99% are answered");
    const nobody: ExactQueueDay = { ...exact, planned: { ...planned, day: null } };
    expect(pictureOf("planned", nobody).sentence).toBe("Phone: no contacts are expected on Thu 12 Feb.");
  });
});
