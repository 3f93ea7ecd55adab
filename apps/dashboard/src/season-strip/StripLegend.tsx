import { LOAD_LEVELS, signOf } from "./season-strip.ts";

/** What the shades and marks of the sheet mean. */
export function StripLegend({ withoutRoster }: { readonly withoutRoster: boolean }) {
  return (
    <ul className="legend" aria-label="Legend">
      <li className="legend-scale">
        {LOAD_LEVELS.map(({ level, words }) => (
          <span key={level} className={`swatch-wide load-${level}`}>
            {words} {signOf(level)}
          </span>
        ))}
      </li>
      {withoutRoster ? <li>all: nobody rostered</li> : null}
      <li>
        <span className="swatch">
          <span className="mark-overflow" style={{ width: "60%" }} />
        </span>
        share bought as overflow
      </li>
      <li>
        <span className="swatch">
          <span className="mark-gap" />
        </span>
        still short at some hour
      </li>
      <li>
        <span className="swatch">
          <span className="mark-trigger" />
        </span>
        likely day of a cause
      </li>
    </ul>
  );
}
