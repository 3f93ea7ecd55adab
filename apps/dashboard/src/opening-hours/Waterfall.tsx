import type { WeighedWindow } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { waterfallOf, waterfallSpan } from "./waterfall.ts";

/** From contacts in the window down to customers newly won: a bar a step, its number and its range beside it. */
export function Waterfall({ window, words }: { readonly window: WeighedWindow; readonly words: Words }) {
  const { say } = words;
  const steps = waterfallOf(window);
  const { low, high } = waterfallSpan(steps);
  const share = (value: number): string => `${(((value - low) / (high - low)) * 100).toFixed(2)}%`;
  const signed = (value: number): string => words.signed(value, words.count);
  return (
    <figure className="waterfall">
      <h4>{say("hours.waterfall")}</h4>
      <table>
        <thead className="hidden-visually">
          <tr>
            <th>{say("hours.waterfall-step")}</th>
            <th>{say("hours.waterfall-bar")}</th>
            <th>{say("hours.waterfall-mean")}</th>
            <th>{say("hours.waterfall-range")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ key, amount, from, to }) => (
            <tr key={key}>
              <th scope="row">{say(`hours.step-${key}`)}</th>
              <td className="waterfall-cell" aria-hidden="true">
                <span
                  className={`waterfall-bar waterfall-${key}`}
                  style={{ left: share(Math.min(from, to)), width: `calc(${share(low + Math.abs(to - from))} + 1px)` }}
                />
              </td>
              <td className="number">{signed(amount.mean)}</td>
              <td className="number note">
                {say("hours.range", { low: signed(amount.p10), high: signed(amount.p90) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption className="caption">
        {say("hours.waterfall-sentence", {
          window: words.count(window.demand.inWindow.mean),
          moved: words.count(Math.max(0, window.demand.inWindow.mean - window.demand.newlyWon.mean)),
          won: words.count(window.demand.newlyWon.mean),
        })}
      </figcaption>
    </figure>
  );
}
