import { Button, TextInput } from "@mantine/core";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import type { Limits, LimitsByQueue } from "./limits.ts";
import { USUAL_LIMITS, limitsOf } from "./limits.ts";

/** From when on too few or too many people are marked, for each queue. */
export function LimitsForm(props: {
  readonly index: PlanIndex;
  readonly limits: LimitsByQueue;
  readonly onLimits: (limits: LimitsByQueue) => void;
  readonly words: Words;
}) {
  const { index, limits, onLimits, words } = props;
  const { say } = words;
  const set = (queue: string, change: Partial<Limits>): void => {
    onLimits({ ...limits, [queue]: { ...limitsOf(limits, queue), ...change } });
  };
  return (
    <Sheet title={say("days.limits")} note={say("days.limits-note")}>
      <table className="limits">
        <thead>
          <tr>
            <th scope="col">{say("days.queue")}</th>
            <th scope="col">{say("days.limit-under")}</th>
            <th scope="col">{say("days.limit-over")}</th>
          </tr>
        </thead>
        <tbody>
          {index.plan.shop.queues.map(({ id, name }) => {
            const { under, over } = limitsOf(limits, id);
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  <Percent
                    label={say("days.limit-under-of", { queue: name })}
                    share={under}
                    onShare={(share) => {
                      set(id, { under: share });
                    }}
                  />
                </td>
                <td>
                  <Percent
                    label={say("days.limit-over-of", { queue: name })}
                    share={over}
                    onShare={(share) => {
                      set(id, { over: share });
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button
        size="compact-sm"
        variant="default"
        disabled={Object.values(limits).every(
          (one) => one.under === USUAL_LIMITS.under && one.over === USUAL_LIMITS.over,
        )}
        onClick={() => {
          onLimits({});
        }}
      >
        {say("days.limits-usual")}
      </Button>
    </Sheet>
  );
}

function Percent(props: { readonly label: string; readonly share: number; readonly onShare: (share: number) => void }) {
  const { label, share, onShare } = props;
  return (
    <TextInput
      type="number"
      size="xs"
      aria-label={label}
      min={0}
      max={999}
      step={1}
      value={Math.round(share * 100)}
      rightSection="%"
      onChange={({ currentTarget }) => {
        const percent = currentTarget.valueAsNumber;
        if (Number.isFinite(percent)) onShare(Math.min(999, Math.max(0, Math.round(percent))) / 100);
      }}
    />
  );
}
