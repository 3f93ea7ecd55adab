import type { PeakQuarter } from "./peak-day.ts";

const WIDTH = 760;
const HEIGHT = 380;
const LEFT = 56;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 62;
const LOWEST = 0.3;

/** The picture: the formula as a line of steps, the simulation as a band of its half-widths around dots. */
export function peakDayPicture(quarters: readonly PeakQuarter[]): string {
  const step = (WIDTH - LEFT - RIGHT) / quarters.length;
  const x = (at: number): string => (LEFT + at * step).toFixed(1);
  const y = (share: number): string => (TOP + ((1 - share) / (1 - LOWEST)) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const band = quarters
    .map(({ simulated, halfWidth }, at) => {
      const top = y(Math.min(1, simulated + halfWidth));
      const height = Number(y(simulated - halfWidth)) - Number(top);
      return `<rect x="${x(at)}" y="${top}" width="${step.toFixed(1)}" height="${height.toFixed(1)}" fill="#f0a050" fill-opacity="0.45"/>`;
    })
    .join("\n");
  const dots = quarters
    .map(({ simulated }, at) => `<circle cx="${x(at + 0.5)}" cy="${y(simulated)}" r="2.4" fill="#b35c00"/>`)
    .join("\n");
  const line = quarters.map(({ exact }, at) => `${x(at)},${y(exact)} ${x(at + 1)},${y(exact)}`).join(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    "<title>Service level through a peak day: formula and simulation</title>",
    "<desc>By quarter of an hour from 8:00 to 16:00. The formula, a line, runs within or at the edge of the band of the simulation all day.</desc>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...shares(x, y, quarters.length),
    ...hours(quarters, x),
    band,
    `<polyline points="${line}" fill="none" stroke="#1f4e79" stroke-width="1.8"/>`,
    dots,
    `<text x="${LEFT}" y="18" fill="#1f4e79">formula (forward equations of the day)</text>`,
    `<text x="${LEFT + 250}" y="18" fill="#b35c00">simulation, 2,000 days, with the 95 % band of its mean</text>`,
    "</svg>",
    "",
  ].join("\n");
}

function shares(x: (at: number) => string, y: (share: number) => string, quarters: number): string[] {
  return [0.4, 0.6, 0.8, 1].flatMap((share) => [
    `<line x1="${x(0)}" y1="${y(share)}" x2="${x(quarters)}" y2="${y(share)}" stroke="#dddddd"/>`,
    `<text x="${LEFT - 8}" y="${Number(y(share)) + 4}" text-anchor="end" fill="#444444">${(100 * share).toFixed(0)} %</text>`,
  ]);
}

/** The hour, and what comes and who is there in its first quarter. */
function hours(quarters: readonly PeakQuarter[], x: (at: number) => string): string[] {
  return quarters.flatMap(({ startMinute, contactsPerHour, agents }, at) =>
    startMinute % 60 === 0
      ? [
          `<text x="${x(at)}" y="${HEIGHT - 42}" text-anchor="middle" fill="#444444">${startMinute / 60}:00</text>`,
          `<text x="${x(at)}" y="${HEIGHT - 26}" text-anchor="middle" fill="#777777">${contactsPerHour}/h</text>`,
          `<text x="${x(at)}" y="${HEIGHT - 10}" text-anchor="middle" fill="#777777">${agents} agents</text>`,
        ]
      : [],
  );
}
