import { Table } from "@mantine/core";
import type { Plan, PlanDecisions, PlanEconomics, PricedEconomics } from "@springtide/contracts";
import { payingPeriods, priceEconomics } from "@springtide/season";
import { useMemo, useState } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { queueName } from "../plan-index/plan-index.ts";
import { Fold } from "../shell/Fold.tsx";
import { ComparisonTable } from "../what-if/ComparisonTable.tsx";
import { Dial } from "../what-if/Dial.tsx";
import { ResetButton } from "../what-if/ResetButton.tsx";
import type { Words } from "../words/words.ts";
import { boughtPaysInWords } from "./break-even-words.ts";
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
  const { say } = words;
  const { sayMarked } = useSpeaking();
  const dials = useMemo(() => priceDials(plan, economics, words), [plan, economics, words]);
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
    <Fold
      id="prices"
      title={say("decisions.price.title")}
      note={say("decisions.price.note")}
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
              {sayMarked("decisions.price.no-customer", { code: (parts) => <code>{parts}</code> })}
            </p>
          ) : null}
        </div>
        <div>
          <ComparisonTable
            lines={pricedLines(economics.priced, priced, words)}
            sentence={pricedInWords(economics.priced, priced, words)}
          />
          {priced.breakEven === null ? null : <p className="caption">{boughtPaysInWords(priced.breakEven, words)}</p>}
          {paying === null ? null : <p className="caption">{paying}</p>}
        </div>
      </div>
      <details className="more">
        <summary>{say("decisions.price.levels")}</summary>
        <LevelTable plan={plan} priced={priced} words={words} />
      </details>
    </Fold>
  );
}

function LevelTable({ plan, priced, words }: { plan: Plan; priced: PricedEconomics; words: Words }) {
  const queues = priced.frontier[0]?.queues ?? [];
  return (
    <div className="table-scroll" role="region" aria-label={words.say("decisions.price.levels-region")} tabIndex={0}>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.say("decisions.price.level")}</Table.Th>
            <Table.Th className="number">{words.say("decisions.price.ledger")}</Table.Th>
            <Table.Th className="number">{words.say("decisions.price.at-stake")}</Table.Th>
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
