import { LOAD_LEVELS, signOf } from "./season-strip.ts";

/** What the shades and marks of the sheet mean. */
export function StripLegend() {
  return (
    <ul className="legend" aria-label="Legend">
      <li className="legend-scale">
        {LOAD_LEVELS.map(({ level, words }) => (
          <span key={level} className={`swatch-wide load-${level}`}>
            {words} {signOf(level)}
          </span>
        ))}
      </li>
      <li>
        <span className="swatch">
          <span className="mark-overflow" />
        </span>
        overflow bought
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
