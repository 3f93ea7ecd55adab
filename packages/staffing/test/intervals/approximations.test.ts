import { describe, expect, it } from "vitest";
import {
  backlogCarryOver,
  erlangC,
  fluidDay,
  independentLoads,
  offeredLoadPath,
  queueWithPatience,
  transientDay,
  type Patience,
} from "../../src/index.ts";

// Profiles of our own, of the kinds of section 6 of the project's science notes: each method is held to the exact law.
interface Profile {
  readonly name: string;
  readonly contactsPerHour: readonly number[];
  readonly agents: readonly number[];
  readonly intervalSeconds: number;
  readonly ahtSeconds: number;
  readonly patienceSeconds: number | null;
}

const sine = (intervals: number, mean: number, share: number): number[] =>
  Array.from(
    { length: intervals },
    (_value, k) => mean * (1 + share * Math.sin((2 * Math.PI * (k + 0.5)) / intervals)),
  );
const teamFor = (rates: readonly number[], ahtSeconds: number, spare: number): number[] =>
  rates.map((rate) => Math.ceil((rate * ahtSeconds) / 3600 + spare * Math.sqrt((rate * ahtSeconds) / 3600)));

const ramp = [60, 120, 200, 260, 200, 120];
const bigRamp = [600, 1000, 1500, 1800, 1500, 900];
const rush = [240, 240, 240, 200, 200, 200];
const wave = sine(8, 200, 0.5);
const patient: readonly Profile[] = [
  {
    name: "ramp",
    contactsPerHour: ramp,
    agents: teamFor(ramp, 300, 0.3),
    intervalSeconds: 1800,
    ahtSeconds: 300,
    patienceSeconds: 90,
  },
  {
    name: "150-agent ramp",
    contactsPerHour: bigRamp,
    agents: teamFor(bigRamp, 300, 0),
    intervalSeconds: 1800,
    ahtSeconds: 300,
    patienceSeconds: 120,
  },
  {
    name: "opening rush, half-hour contacts",
    contactsPerHour: rush,
    agents: teamFor(rush, 1800, -1.2),
    intervalSeconds: 900,
    ahtSeconds: 1800,
    patienceSeconds: 120,
  },
  {
    name: "opening rush",
    contactsPerHour: rush,
    agents: teamFor(rush, 600, 0),
    intervalSeconds: 900,
    ahtSeconds: 600,
    patienceSeconds: 120,
  },
  {
    name: "sine",
    contactsPerHour: wave,
    agents: teamFor(wave, 300, 0.2),
    intervalSeconds: 1800,
    ahtSeconds: 300,
    patienceSeconds: 120,
  },
  {
    name: "overload",
    contactsPerHour: [150, 240, 260, 150, 100, 80],
    agents: [14, 15, 15, 14, 12, 10],
    intervalSeconds: 1800,
    ahtSeconds: 300,
    patienceSeconds: 180,
  },
  {
    name: "short contacts",
    contactsPerHour: [200, 400, 600, 400],
    agents: [8, 14, 20, 14],
    intervalSeconds: 1800,
    ahtSeconds: 120,
    patienceSeconds: 60,
  },
];
const endlessOverload: readonly Profile[] = [
  {
    name: "overload",
    contactsPerHour: [100, 260, 80, 60],
    agents: [9, 13, 10, 8],
    intervalSeconds: 1800,
    ahtSeconds: 240,
    patienceSeconds: null,
  },
  {
    name: "noon peak",
    contactsPerHour: [120, 200, 330, 200, 120, 100],
    agents: [14, 20, 24, 22, 16, 14],
    intervalSeconds: 1800,
    ahtSeconds: 300,
    patienceSeconds: null,
  },
];
const endlessSine: readonly Profile[] = [
  {
    name: "50 % sine",
    contactsPerHour: sine(12, 160, 0.5),
    agents: teamFor(sine(12, 160, 0.5), 300, 1.2),
    intervalSeconds: 1800,
    ahtSeconds: 300,
    patienceSeconds: null,
  },
];

const WITHIN = 20;

function patienceOf({ patienceSeconds }: Profile): Patience | null {
  return patienceSeconds === null ? null : { law: { kind: "exponential", meanSeconds: patienceSeconds } };
}

function exact(profile: Profile) {
  return transientDay({ ...profile, patience: patienceOf(profile), withinSeconds: WITHIN, whenAgentsLeave: "at-once" });
}

/** Service levels of a steady-state formula at the given load of each interval. */
function steadyLevels(profile: Profile, loads: Float64Array): number[] {
  const patience = patienceOf(profile);
  return profile.agents.map((agents, index) => {
    const queue = { agents, loadErlangs: loads[index] ?? 0, ahtSeconds: profile.ahtSeconds, withinSeconds: WITHIN };
    return patience === null
      ? erlangC(queue).serviceLevel
      : queueWithPatience({ ...queue, patience }).serviceLevels.slOffered;
  });
}

/** Mean and worst error of the service level, in points, over all intervals of the profiles. */
function errorPoints(
  profiles: readonly Profile[],
  levels: (profile: Profile) => number[],
): { mean: number; worst: number } {
  const errors = profiles.flatMap((profile) => {
    const truth = exact(profile).intervals;
    return levels(profile).map(
      (level, index) => 100 * Math.abs(level - (truth[index]?.serviceLevels.slOffered ?? NaN)),
    );
  });
  return { mean: errors.reduce((sum, error) => sum + error, 0) / errors.length, worst: Math.max(...errors) };
}

const sipp = (profile: Profile): number[] => steadyLevels(profile, independentLoads(profile));
const mol = (profile: Profile): number[] => steadyLevels(profile, offeredLoadPath(profile).meanErlangs);
const sbc = (profile: Profile): number[] =>
  backlogCarryOver({ ...profile, withinSeconds: WITHIN }).map(({ serviceLevel }) => serviceLevel);

describe("approximations against the exact day, in the order of the published comparison", () => {
  it("with patience the load path is far nearer than intervals taken alone", () => {
    const [alone, path] = [errorPoints(patient, sipp), errorPoints(patient, mol)];
    expect(path.mean).toBeLessThan(3);
    expect(alone.mean).toBeGreaterThan(3 * path.mean);
    expect(alone.worst).toBeGreaterThan(30);
    expect(path.worst).toBeLessThan(20);
  });

  it("in overload without patience neither sees the line drain; carried backlog does", () => {
    const [alone, path, carried] = [sipp, mol, sbc].map((method) => errorPoints(endlessOverload, method));
    expect(carried?.mean).toBeLessThan(12);
    expect(path?.mean).toBeGreaterThan(1.5 * (carried?.mean ?? NaN));
    expect(alone?.mean).toBeGreaterThan(path?.mean ?? NaN);
    expect(alone?.worst).toBeGreaterThan(60);
  });

  it("on a smooth profile without overload the load path is nearest", () => {
    const [alone, path, carried] = [sipp, mol, sbc].map((method) => errorPoints(endlessSine, method));
    expect(path?.mean).toBeLessThan(2);
    expect(path?.mean).toBeLessThan(carried?.mean ?? NaN);
    expect(carried?.mean).toBeLessThan((alone?.mean ?? NaN) * 1.5);
  });

  it("the fluid tells the height of a line in overload, a little low: chance only lengthens it", () => {
    for (const profile of endlessOverload) {
      const line = exact(profile).intervals.map(({ endMeanQueue }) => endMeanQueue);
      const peak = line.indexOf(Math.max(...line));
      const fluid = fluidDay({ ...profile, withinSeconds: WITHIN })[peak]?.endQueue ?? NaN;
      expect(fluid).toBeLessThan(line[peak] ?? NaN);
      expect(fluid).toBeGreaterThan(0.75 * (line[peak] ?? NaN));
    }
  });
});
