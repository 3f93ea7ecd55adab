import type { Words } from "../words/words.ts";
import { LOAD_LEVELS, levelInWords, signOf } from "./load-levels.ts";

/** What the shades and marks of the sheet mean. */
export function StripLegend({ withoutRoster, words }: { readonly withoutRoster: boolean; readonly words: Words }) {
  const { say } = words;
  return (
    <ul className="legend" aria-label={say("season-strip.legend")}>
      <li className="legend-scale">
        {LOAD_LEVELS.map(({ level }, place) => (
          <span key={level} className={`swatch-wide load-${level}`}>
            {levelInWords(place, words)} {signOf(level)}
          </span>
        ))}
      </li>
      {withoutRoster ? <li>{say("season-strip.legend-bare")}</li> : null}
      <li>
        <span className="swatch">
          <span className="mark-overflow" style={{ width: "60%" }} />
        </span>
        {say("season-strip.legend-overflow")}
      </li>
      <li>
        <span className="swatch">
          <span className="mark-gap" />
        </span>
        {say("season-strip.legend-short")}
      </li>
      <li>
        <span className="swatch">
          <span className="mark-trigger" />
        </span>
        {say("season-strip.legend-cause")}
      </li>
    </ul>
  );
}
