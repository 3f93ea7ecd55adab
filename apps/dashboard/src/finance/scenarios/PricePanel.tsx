import type { Plan } from "@springtide/contracts";
import { useMemo } from "react";
import { Dial } from "../../what-if/Dial.tsx";
import { ResetButton } from "../../what-if/ResetButton.tsx";
import type { Words } from "../../words/words.ts";
import type { MovedDials } from "./price-dials.ts";
import { priceDials } from "./price-dials.ts";

const RANGE = { min: -50, max: 100, step: 1 };

/** Prices that move every column at once. */
export function PricePanel(props: {
  readonly plan: Plan;
  readonly moved: MovedDials;
  readonly words: Words;
  readonly onMoved: (moved: MovedDials) => void;
}) {
  const { plan, moved, words, onMoved } = props;
  const { say } = words;
  const dials = useMemo(() => priceDials(plan.shop, words), [plan, words]);
  const move = (key: string, percent: number): void => {
    onMoved(new Map(moved).set(key, percent));
  };
  return (
    <div>
      <div className="finance-price-head">
        <h4>{say("finance.prices")}</h4>
        <p className="note">{say("finance.prices-note")}</p>
        {moved.size === 0 ? null : (
          <ResetButton
            onReset={() => {
              onMoved(new Map());
            }}
          />
        )}
      </div>
      <div className="finance-dials">
        {dials.map(({ key, name }) => (
          <Dial
            key={key}
            name={name}
            written={words.signed((moved.get(key) ?? 0) / 100, words.share)}
            value={moved.get(key) ?? 0}
            stored={0}
            range={RANGE}
            onMove={(value) => {
              move(key, value);
            }}
            onSettle={(value) => {
              move(key, value);
            }}
          />
        ))}
      </div>
    </div>
  );
}
