import type { Difference } from "./differences.ts";
import { keyOf } from "./differences.ts";
import "./side-radio.css";
import type { Side, Sides } from "./useSides.ts";

/** One of two values of a field, to be chosen. @param place what those hear who do not see the row */
export function SideRadio(props: {
  readonly sides: Sides;
  readonly difference: Difference;
  readonly side: Side;
  readonly value: string;
  readonly place: string;
}) {
  const { sides, difference, side, value, place } = props;
  return (
    <label className="settings-side">
      <input
        type="radio"
        name={keyOf(difference)}
        checked={sides.sideOf(difference) === side}
        onChange={() => {
          sides.choose(difference, side);
        }}
      />{" "}
      <span>
        {value}
        <span className="hidden-visually">, {place}</span>
      </span>
    </label>
  );
}
