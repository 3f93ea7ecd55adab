import { Switch, Table } from "@mantine/core";
import type { ConfirmStep, DecisionPeriod } from "@springtide/contracts";
import { useMemo } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import { Dial } from "../what-if/Dial.tsx";
import type { Words } from "../words/words.ts";
import type { Told } from "./rule-steps.ts";
import { happenedStep, rangeInWords, stepInWords, stepsInWords, toldSteps } from "./rule-steps.ts";
import { stepsChart } from "./steps-chart.ts";

interface Props {
  readonly period: DecisionPeriod;
  readonly told: Told;
  readonly step: ConfirmStep;
  readonly onTold: (told: Told) => void;
  readonly words: Words;
}

/** The rule to try out: what the forecast says on a slider, what is then confirmed beside it; the steps as a chart and as a table. */
export function RuleSteps(props: Props) {
  return (
    <>
      <div className="rule-steps">
        <ToldDial {...props} />
        <StepsFigure {...props} />
      </div>
      <details className="more">
        <summary>{props.words.say("decisions.as-table")}</summary>
        <StepsTable {...props} />
      </details>
    </>
  );
}

function ToldDial({ period, told, step, onTold, words }: Props) {
  const { say } = words;
  const probability = told.hasHappened ? 1 : told.probability;
  const move = (percent: number): void => {
    onTold({ hasHappened: false, probability: percent / 100 });
  };
  return (
    <div className="told">
      <h4>{say("decisions.steps.try")}</h4>
      <Dial
        name={say("decisions.steps.says")}
        written={told.hasHappened ? say("decisions.steps.happened") : words.share(probability)}
        value={probability * 100}
        stored={(period.signal?.probability ?? 0) * 100}
        range={{ min: 0, max: 100, step: 1 }}
        onMove={move}
        onSettle={move}
      />
      {happenedStep(period.steps) === null ? null : (
        <Switch
          checked={told.hasHappened}
          onChange={({ currentTarget }) => {
            onTold(currentTarget.checked ? { hasHappened: true } : { hasHappened: false, probability });
          }}
          label={say("decisions.steps.has-happened")}
        />
      )}
      <p className="told-answer" role="status">
        {stepInWords(period, step, words)}
      </p>
      <p className="note">
        {say("decisions.steps.note", {
          range: rangeInWords(period.steps, step, words),
          chance: words.share(step.chance),
        })}
      </p>
    </div>
  );
}

function StepsFigure({ period, told, words }: Props) {
  const palette = usePalette();
  const canvas = useChart(useMemo(() => stepsChart(period, told, { palette, words }), [period, told, palette, words]));
  const sentence = useMemo(() => stepsInWords(period, words), [period, words]);
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line chip-confirmed" />
          {words.say("decisions.steps.confirmed")}
        </li>
        <li>
          <span className="chip-line chip-target" />
          {words.say("decisions.steps.reserved")}
        </li>
        <li>
          <span className="pillar" />
          {words.say("decisions.steps.chance-of-step")}
        </li>
        <li>
          <span className="chip-line chip-trigger" />
          {words.say("decisions.steps.told-on-slider")}
        </li>
      </ul>
      <div className="canvas canvas-low">
        <canvas ref={canvas} role="img" aria-label={sentence} />
      </div>
      <figcaption className="caption">{sentence}</figcaption>
    </figure>
  );
}

function StepsTable({ period, step: holding, words }: Props) {
  const happened = happenedStep(period.steps);
  const steps = [...toldSteps(period.steps), ...(happened === null ? [] : [happened])];
  return (
    <div className="table-scroll" role="region" aria-label={words.say("decisions.steps.region")} tabIndex={0}>
      <Table className="figures wrapped-last">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.say("decisions.steps.probability-told")}</Table.Th>
            <Table.Th className="number">{words.say("decisions.steps.most-seats")}</Table.Th>
            <Table.Th className="number">{words.say("decisions.steps.seat-hours")}</Table.Th>
            <Table.Th className="number">{words.say("decisions.steps.chance")}</Table.Th>
            <Table.Th className="only-wide">{words.say("decisions.steps.what")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map((step) => (
            <Table.Tr key={rangeInWords(period.steps, step, words)} className={step === holding ? "chosen" : undefined}>
              <Table.Th scope="row">
                {rangeInWords(period.steps, step, words)}
                {step === holding ? (
                  <span className="hidden-visually">{words.say("decisions.steps.holds")}</span>
                ) : null}
              </Table.Th>
              <Table.Td className="number">{words.count(step.seats)}</Table.Td>
              <Table.Td className="number">{words.hours(step.seatHours)}</Table.Td>
              <Table.Td className="number">{words.share(step.chance)}</Table.Td>
              <Table.Td className="only-wide">{stepInWords(period, step, words)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
