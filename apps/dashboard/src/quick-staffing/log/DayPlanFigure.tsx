import { Button, SegmentedControl, Table } from "@mantine/core";
import type { TypicalDays } from "@springtide/contracts";
import type { WorkQuestion } from "@springtide/season";
import { useMemo, useState } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import type { Words } from "../../words/words.ts";
import { FieldError } from "../FieldError.tsx";
import { amount, shareWritten } from "../figures.ts";
import { askedOrRefused } from "../read-question.ts";
import { dayPlanChart } from "./day-plan-chart.ts";
import type { DayPlan } from "./day-plan.ts";
import { dayPlan, dayPlanCsv, dayPlanInWords } from "./day-plan.ts";

/** Agents by interval of a typical day: a chart, a table, a file. */
export function DayPlanFigure(props: {
  readonly typical: TypicalDays;
  readonly weekday: number;
  readonly request: WorkQuestion;
  readonly ahtSeconds: number;
  readonly words: Words;
}) {
  const { typical, weekday, request, ahtSeconds, words } = props;
  const { say } = words;
  const [view, setView] = useState("chart");
  const planned = useMemo(
    () => askedOrRefused(() => dayPlan(typical, weekday, request, ahtSeconds)),
    [typical, weekday, request, ahtSeconds],
  );
  if ("findings" in planned)
    return (
      <p className="staffing-error" role="alert">
        <FieldError findings={Object.values(planned.findings).flat()} />
      </p>
    );
  const plan = planned.answer;
  const sentence = dayPlanInWords(plan, weekday, words);
  if (plan.rows.length === 0) return <p className="empty">{sentence}</p>;
  return (
    <>
      <div className="log-choices">
        <SegmentedControl
          size="xs"
          value={view}
          onChange={setView}
          aria-label={say("staffing.shown-as")}
          data={[
            { value: "chart", label: say("staffing.as-chart") },
            { value: "table", label: say("staffing.as-table") },
          ]}
        />
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            save(dayPlanCsv(plan, ahtSeconds), `day-plan-${String(weekday)}.csv`);
          }}
        >
          {say("staffing.download")}
        </Button>
      </div>
      {view === "chart" ? (
        <PlanChart plan={plan} sentence={sentence} words={words} />
      ) : (
        <PlanTable plan={plan} words={words} />
      )}
      <p className="caption">
        {sentence} {plan.lengthOfFile ? say("staffing.day-length", { minutes: plan.intervalMinutes }) : null}
      </p>
    </>
  );
}

function PlanChart({
  plan,
  sentence,
  words,
}: {
  readonly plan: DayPlan;
  readonly sentence: string;
  readonly words: Words;
}) {
  const palette = usePalette();
  const canvas = useChart(useMemo(() => dayPlanChart(plan, { palette, words }), [plan, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="swatch staffing-swatch-agents" />
          {words.say("staffing.day-agents")}
        </li>
        <li>
          <span className="chip-line staffing-line-contacts" />
          {words.say("staffing.day-contacts")}
        </li>
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={sentence} />
      </div>
    </figure>
  );
}

function PlanTable({ plan, words }: { readonly plan: DayPlan; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("staffing.day-chart")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("staffing.day-interval")}</Table.Th>
            <Table.Th className="number">{say("staffing.contacts-short")}</Table.Th>
            <Table.Th className="number">{say("staffing.agents")}</Table.Th>
            <Table.Th className="number">{say("staffing.heads")}</Table.Th>
            <Table.Th className="number">{say("staffing.service-level")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.rows.map((row) => (
            <Table.Tr key={row.startMinute}>
              <Table.Th scope="row">{row.label}</Table.Th>
              <Table.Td className="number">{amount(row.contacts, words)}</Table.Td>
              <Table.Td className="number">{words.count(row.agents)}</Table.Td>
              <Table.Td className="number">{words.count(row.heads)}</Table.Td>
              <Table.Td className="number">
                {row.serviceLevel === null ? "–" : shareWritten(row.serviceLevel, words)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Gives a file to whoever looks at the page. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
