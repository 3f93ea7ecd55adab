import type { IntradayOption, IntradayReport } from "@springtide/contracts";

const STEPS = 12;

/** The rest of a day as whoever steers it reads it. */
export function intradayLines(report: IntradayReport): string[] {
  const { day, at, readings, doNothing, options, best, remarks, currency } = report;
  return [
    `${day}, ${at.slice(11, 16)}: what came so far, against the plan`,
    ...readings.map(
      ({ queue, counted, forecast, factor, factorCv, toCome, planned }) =>
        `  ${queue}: ${whole(counted)} where ${whole(forecast)} were expected; the day is taken as ${factor.toFixed(2)} times the plan (+-${(2 * factor * factorCv).toFixed(2)}), ${whole(toCome)} still to come instead of ${whole(planned)}`,
    ),
    "",
    `If nothing is done: ${currency} ${whole(doNothing.loss)} at stake in the rest of the day`,
    ...doNothing.queues.map(({ queue, serviceLevel, abandonShare }) =>
      serviceLevel === null
        ? `  ${queue}: nothing more that is due today`
        : `  ${queue}: ${percent(serviceLevel)} in time${abandonShare === null ? "" : `, ${percent(abandonShare)} give up`}`,
    ),
    "",
    "What can still be done, each alone",
    ...options.map(
      ({ words, cost, saves, net, advice }) =>
        `  ${words}: costs ${currency} ${whole(cost)}, saves ${whole(saves)}, ${whole(net)} to the good: ${ADVICE[advice]}`,
    ),
    "",
    ...(best === null ? ["Nothing is advised now."] : bestLines(best, currency)),
    ...(remarks.length === 0 ? [] : ["", "To know", ...remarks.map((remark) => `  ${remark}`)]),
  ];
}

const ADVICE: Readonly<Record<IntradayOption["advice"], string>> = {
  now: "advised",
  wait: "look again after the next interval",
  no: "does not pay",
};

function bestLines({ steps, cost, saves, net }: IntradayOption, currency: string): string[] {
  return [
    `Advised now, together: costs ${currency} ${whole(cost)}, saves ${whole(saves)}, ${whole(net)} to the good`,
    ...steps
      .slice(0, STEPS)
      .map(
        ({ words, by, cost: own }) =>
          `  ${words}${by === null ? "" : `, by ${by.slice(11, 16)}`} (${currency} ${whole(own)})`,
      ),
    ...(steps.length > STEPS ? [`  and ${steps.length - STEPS} more, with --json`] : []),
  ];
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
