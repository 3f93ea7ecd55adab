import type { CivilDay } from "@springtide/calendar";
import type { Words } from "../words/words.ts";
import type { CurveBox, OnsetSeason } from "./onset-curves.ts";
import { highestOf, onsetInWords, onsetPath } from "./onset-curves.ts";

/** The same seasons as an earlier plan saw them. */
export interface EarlierOnsets {
  readonly seasons: readonly OnsetSeason[];
  /** When that plan was made, written. */
  readonly madeOn: string;
}

interface Props {
  readonly seasons: readonly OnsetSeason[];
  readonly earlier: EarlierOnsets | null;
  readonly firstDay: CivilDay;
  readonly weeks: number;
  readonly words: Words;
}

/** When each cause may come: its probability by day as a small curve, over the same weeks as the sheet below; what the plan before said is dashed. */
export function OnsetLanes({ seasons, earlier, firstDay, weeks, words }: Props) {
  return (
    <ul className="lanes" aria-label={words.say("onsets.label")}>
      {seasons.map((season) => {
        const then = seenBefore(season, earlier);
        return (
          <li
            key={`${season.trigger} ${String(season.likelyDay)}`}
            className={season.known ? "lane lane-known" : "lane"}
          >
            <p className="lane-words">
              <strong>{season.name}</strong> {onsetInWords(season, words)}
              {then === null || earlier === null ? null : (
                <span className="lane-then">
                  {" "}
                  {words.say("onsets.was", {
                    plan: earlier.madeOn,
                    day: words.day(then.likelyDay),
                    range: words.dayRange(then.earlyDay, then.lateDay),
                  })}
                </span>
              )}
            </p>
            <Curve season={season} then={then} firstDay={firstDay} days={7 * weeks} />
          </li>
        );
      })}
    </ul>
  );
}

function Curve(props: {
  readonly season: OnsetSeason;
  readonly then: OnsetSeason | null;
  readonly firstDay: CivilDay;
  readonly days: number;
}) {
  const { season, then, firstDay, days } = props;
  const box: CurveBox = { firstDay, days, highest: Math.max(highestOf(season), then === null ? 0 : highestOf(then)) };
  return (
    <div className="lane-plot" aria-hidden="true">
      {season.known ? null : (
        <svg viewBox={`0 0 ${String(days)} 1`} preserveAspectRatio="none">
          {then === null ? null : <path className="lane-before" d={onsetPath(then, box)} />}
          <path d={onsetPath(season, box)} />
        </svg>
      )}
      <Pin at={(season.likelyDay - firstDay + 0.5) / days} />
    </div>
  );
}

/** How the season was seen before; null where it was not, was certain already, or is seen just so still. */
function seenBefore(season: OnsetSeason, earlier: EarlierOnsets | null): OnsetSeason | null {
  const then = earlier?.seasons.find(({ trigger, year }) => trigger === season.trigger && year === season.year) ?? null;
  if (then === null || then.known) return null;
  const isSame = [...season.probabilities].every(
    ([day, probability]) => Math.abs((then.probabilities.get(day) ?? 0) - probability) < 1e-6,
  );
  return isSame ? null : then;
}

function Pin({ at }: { readonly at: number }) {
  return at < 0 || at > 1 ? null : <span className="pin" style={{ left: `${String(at * 100)}%` }} />;
}
