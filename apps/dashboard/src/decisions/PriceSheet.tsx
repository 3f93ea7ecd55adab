import { Table } from "@mantine/core";
import type { Plan, PlanDecisions, PlanEconomics, PricedEconomics } from "@springtide/contracts";
import { payingPeriods, priceEconomics } from "@springtide/season";
import { useMemo, useState } from "react";
import { queueName } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import { ComparisonTable } from "../what-if/ComparisonTable.tsx";
import { Dial } from "../what-if/Dial.tsx";
import { ResetButton } from "../what-if/ResetButton.tsx";
import type { Words } from "../words/words.ts";
import type { MovedPrices } from "./price-dials.ts";
import { priceChange, priceDials } from "./price-dials.ts";
import { levelRows, payingInWords, pricedInWords, pricedLines } from "./priced-lines.ts";

/** Moves prices and sees at once what they change: people, seats and rules stay as planned, so that nothing has to be solved. */
export function PriceSheet(props: {
  readonly plan: Plan;
  readonly decisions: PlanDecisions;
  readonly economics: PlanEconomics;
  readonly words: Words;
}) {
  const { plan, decisions, economics, words } = props;
  const dials = useMemo(() => priceDials(plan, economics), [plan, economics]);
  const [moved, setMoved] = useState<MovedPrices>(() => new Map());
  const change = useMemo(() => priceChange(dials, moved, economics), [dials, moved, economics]);
  const priced = useMemo(() => priceEconomics(economics.basis, plan.shop.currency, change), [plan, economics, change]);
  const move = (key: string, value: number): void => {
    setMoved((before) => new Map(before).set(key, value));
  };
  const customer = change.customerValue ?? economics.basis.customerValue;
  const paying =
    customer === null ? null : payingInWords(payingPeriods(plan, decisions, customer), customer.marginAYear, words);
  return (
    <Sheet
      title="What if prices were others?"
      note="People, seats and rules stay as they are planned; only their money changes, at once. To have them chosen anew, move the terms below."
      aside={
        moved.size === 0 ? undefined : (
          <ResetButton
            onReset={() => {
              setMoved(new Map());
            }}
          />
        )
      }
    >
      <div className="prices">
        <div className="dials">
          {dials.map(({ key, name, stored, range }) => (
            <Dial
              key={key}
              name={name}
              written={words.price(moved.get(key) ?? stored)}
              value={moved.get(key) ?? stored}
              stored={stored}
              range={range}
              onMove={(value) => {
                move(key, value);
              }}
              onSettle={(value) => {
                move(key, value);
              }}
            />
          ))}
          {economics.basis.customerValue === null ? (
            <p className="note">
              The shop file does not say what a customer is worth (<code>customerValue</code>): nothing is at stake in
              these figures.
            </p>
          ) : null}
        </div>
        <div>
          <ComparisonTable
            lines={pricedLines(economics.priced, priced, words)}
            sentence={pricedInWords(economics.priced, priced, words)}
          />
          {priced.breakEven === null ? null : <p className="caption">{priced.breakEven.words}</p>}
          {paying === null ? null : <p className="caption">{paying}</p>}
        </div>
      </div>
      <details className="more">
        <summary>Other levels at these prices</summary>
        <LevelTable plan={plan} priced={priced} words={words} />
      </details>
    </Sheet>
  );
}

function LevelTable({ plan, priced, words }: { plan: Plan; priced: PricedEconomics; words: Words }) {
  const queues = priced.frontier[0]?.queues ?? [];
  return (
    <div className="table-scroll" role="region" aria-label="Cost and service by level" tabIndex={0}>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Level</Table.Th>
            <Table.Th className="number">Ledger cost</Table.Th>
            <Table.Th className="number">At stake</Table.Th>
            {queues.map(({ queue }) => (
              <Table.Th key={queue} className="number">
                {queueName({ plan }, queue)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {levelRows(priced, words).map(({ name, isPlan, ledger, atStake, service }) => (
            <Table.Tr key={name} className={isPlan ? "chosen" : undefined}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className="number">{ledger}</Table.Td>
              <Table.Td className="number">{atStake}</Table.Td>
              {service.map((level, i) => (
                <Table.Td key={queues[i]?.queue} className="number">
                  {level}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
