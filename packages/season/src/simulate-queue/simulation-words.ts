import type { SimulatedFigure, SimulationAnswer, SimulationRequest } from "@springtide/contracts";
import { amount, counted, wait } from "../staffing/staffing-figures.ts";

interface Row {
  readonly name: string;
  readonly figure: SimulatedFigure;
  /** How a value is written. */
  readonly written: (value: number) => string;
}

const inSeconds = (value: number): string => `${value.toFixed(2)} s`;
const inPoints = (value: number): string => `${(100 * value).toFixed(2)} %`;

/** The answer as a small table: what came out, how sure that is, what a formula says. */
export function simulationLines(request: SimulationRequest, answer: SimulationAnswer): string[] {
  const { arrivalsPerHour, ahtSeconds, agents, withinSeconds } = request;
  const warmUp = answer.warmUpContacts > 0 ? ` after ${counted(answer.warmUpContacts, "contact")} of warm-up` : "";
  const table = [
    ["", "simulated", "half-width", "exact"],
    ...rowsOf(answer, withinSeconds).map(({ name, figure, written }) => [
      name,
      ...[figure.simulated, figure.halfWidth, figure.exact].map((value) => (value === null ? "-" : written(value))),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return [
    `${counted(agents, "agent")}, ${amount(arrivalsPerHour)} contacts an hour, AHT ${wait(ahtSeconds)} (${amount(answer.loadErlangs)} erlangs), ${patienceWords(request)}`,
    `${counted(answer.contacts, "contact")}${warmUp}, seed ${request.seed}, first come first served`,
    "",
    ...table.map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    ),
    ...(answer.caveats.length === 0 ? [] : ["", ...answer.caveats]),
  ];
}

function rowsOf(answer: SimulationAnswer, withinSeconds: number): Row[] {
  const { serviceLevels, ends } = answer;
  return [
    { name: "mean wait of everyone", figure: answer.meanWaitSeconds, written: inSeconds },
    { name: "mean wait of the answered", figure: answer.asaSeconds, written: inSeconds },
    { name: "wait at all", figure: answer.waitShare, written: inPoints },
    { name: "give up", figure: answer.abandonShare, written: inPoints },
    ...(ends.blocked > 0 ? [{ name: "find the line full", figure: answer.blockShare, written: inPoints }] : []),
    { name: `answered within ${wait(withinSeconds)}, of all`, figure: serviceLevels.slOffered, written: inPoints },
    { name: "  of those answered", figure: serviceLevels.slAnswered, written: inPoints },
    { name: "  of all but short abandons", figure: serviceLevels.slExclShort, written: inPoints },
    { name: "  or given up so soon, of all", figure: serviceLevels.slAbandonGood, written: inPoints },
    { name: "  had nobody given up the wait", figure: serviceLevels.slVirtual, written: inPoints },
    { name: "agents busy", figure: answer.occupancy, written: inPoints },
  ];
}

function patienceWords({ patience, waitingPlaces }: SimulationRequest): string {
  const places = waitingPlaces === undefined ? "" : `, ${counted(waitingPlaces, "place")} to wait`;
  if (patience === null) return `nobody gives up${places}`;
  if (patience.kind === "exponential") return `patience ${wait(patience.meanSeconds)}${places}`;
  const groups = patience.segments.map(({ share, meanSeconds }) => `${amount(100 * share)} % ${wait(meanSeconds)}`);
  return `patience by group (${groups.join(", ")})${places}`;
}
