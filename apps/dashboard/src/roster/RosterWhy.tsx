import { Button } from "@mantine/core";
import type { OpenShift, PlannedShift } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { Desk } from "../desk/desk.ts";
import { planKey } from "../desk/plan-key.ts";
import { useDeskProgress } from "../desk/useDesk.ts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { queueName } from "../plan-index/plan-index.ts";
import { shiftInWords, shiftTimes } from "../timeline/shift-bars.ts";
import type { Words } from "../words/words.ts";
import type { Asked } from "./asked.ts";
import { askedKey } from "./asked.ts";
import { reasonSteps } from "./shift-reasons.ts";
import { stretchInWords } from "./week-picture.ts";

/** Why a shift is there, or why a stretch stays open. Takes the focus when it opens; whoever shows it closes it on Escape. */
export function RosterWhy(props: {
  readonly index: PlanIndex;
  readonly asked: Asked;
  readonly desk: Desk;
  readonly onClose: () => void;
  readonly words: Words;
}) {
  const { index, asked, desk, onClose, words } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const key = askedKey(asked);
  useEffect(() => {
    heading.current?.focus();
  }, [key]);
  return (
    <section className="why" aria-labelledby="roster-why-title">
      <div className="sheet-head">
        <h4 id="roster-why-title" ref={heading} tabIndex={-1}>
          {titleOf(index, asked, words)}
        </h4>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {words.say("roster.close")}
        </Button>
      </div>
      {asked.kind === "shift" ? (
        <ShiftWhy index={index} shift={asked.shift} desk={desk} words={words} />
      ) : (
        <OpenWhy index={index} open={asked.open} desk={desk} words={words} />
      )}
    </section>
  );
}

function titleOf(index: PlanIndex, asked: Asked, words: Words): string {
  if (asked.kind === "open")
    return words.say("roster.why-open", {
      queue: queueName(index, asked.open.queue),
      stretch: stretchInWords(index, asked.open, words),
    });
  const { person, start } = asked.shift;
  const name = index.plan.roster?.people.find((one) => one.person === person)?.name ?? person;
  return words.say("roster.why-shift", {
    person: name,
    day: words.day(index.zone.dayAt(Date.parse(start))),
    times: shiftTimes(index, asked.shift, words),
  });
}

interface Asking {
  readonly index: PlanIndex;
  readonly desk: Desk;
  readonly words: Words;
}

function ShiftWhy({ index, shift, desk, words }: Asking & { readonly shift: PlannedShift }) {
  const { plan } = index;
  const { person, start } = shift;
  const told = useQuery({
    queryKey: ["why-shift", planKey(plan), person, start],
    queryFn: ({ signal }) => desk.whyShift(plan, { person, start }, signal),
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  });
  const steps = useMemo(
    () => (told.data === undefined ? null : reasonSteps(index, told.data, words)),
    [index, told.data, words],
  );
  return (
    <dl className="why-steps">
      <Step title={words.say("roster.shift")} sentence={`${shiftInWords(index, shift, words)}.`} isTight={false} />
      {steps?.map((step, i) => (
        <Step key={i} {...step} />
      ))}
      {steps === null ? <Waiting desk={desk} error={told.error} /> : null}
    </dl>
  );
}

function OpenWhy({ index, open, desk, words }: Asking & { readonly open: OpenShift }) {
  const { plan } = index;
  const { queue, start, end, heads, headHours } = open;
  const told = useQuery({
    queryKey: ["why-open", planKey(plan), queue, start, end],
    queryFn: ({ signal }) => desk.whyOpen(plan, { queue, start, end }, signal),
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  });
  return (
    <>
      <p>
        {words.say("roster.open-in-all", {
          count: heads,
          hours: words.hours(headHours),
          currency: plan.shop.currency,
        })}
      </p>
      <ul className="because" lang="en">
        {(told.data ?? open.because).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {told.data === undefined ? <Waiting desk={desk} error={told.error} /> : null}
    </>
  );
}

function Step({
  title,
  sentence,
  isTight,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly isTight: boolean;
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className={isTight ? "tight" : undefined}>{sentence}</dd>
    </div>
  );
}

function Waiting({ desk, error }: { readonly desk: Desk; readonly error: Error | null }) {
  const { say, sayMarked } = useSpeaking();
  const progress = useDeskProgress(desk);
  if (error !== null)
    return (
      <p role="alert" className="short">
        {sayMarked("roster.why-failed", { reason: <span lang="en">{error.message}</span> })}
      </p>
    );
  if (progress === null) return <p role="status">{say("roster.why-under-way")}</p>;
  return (
    <p role="status" lang="en">
      {progress.label} …
    </p>
  );
}
