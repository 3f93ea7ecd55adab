import type { CivilDay } from "@springtide/calendar";
import type { Words } from "../words/words.ts";
import type { OnsetSeason } from "./onset-curves.ts";
import { onsetInWords, onsetPath } from "./onset-curves.ts";

interface Props {
  readonly seasons: readonly OnsetSeason[];
  readonly firstDay: CivilDay;
  readonly weeks: number;
  readonly words: Words;
}

/** When each cause may come: its probability by day as a small curve, over the same weeks as the sheet below. */
export function OnsetLanes({ seasons, firstDay, weeks, words }: Props) {
  const days = 7 * weeks;
  return (
    <ul className="lanes" aria-label={words.say("onsets.label")}>
      {seasons.map((season) => (
        <li key={`${season.trigger} ${String(season.likelyDay)}`} className={season.known ? "lane lane-known" : "lane"}>
          <p className="lane-words">
            <strong>{season.name}</strong> {onsetInWords(season, words)}
          </p>
          <div className="lane-plot" aria-hidden="true">
            {season.known ? null : (
              <svg viewBox={`0 0 ${String(days)} 1`} preserveAspectRatio="none">
                <path d={onsetPath(season, { firstDay, days })} />
              </svg>
            )}
            <Pin at={(season.likelyDay - firstDay + 0.5) / days} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Pin({ at }: { readonly at: number }) {
  return at < 0 || at > 1 ? null : <span className="pin" style={{ left: `${String(at * 100)}%` }} />;
}
