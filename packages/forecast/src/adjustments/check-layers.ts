import { isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { Finding } from "@springtide/refusal";
import type { AdjustmentLayer } from "./adjustment-layer.ts";

/**
 * Refuses layers that make no sense, with every finding at once.
 * @throws Refusal "layer-without-words", "layer-order-twice", "factor-below-zero", "contacts-not-known", "empty-dates", "not-a-weekday",
 * "empty-slots", "unknown-queue"
 */
export function checkLayers(layers: readonly AdjustmentLayer[], queues: readonly string[]): void {
  const findings = layers.flatMap((layer, i) => [
    ...wordsOf(layer, i),
    ...orderOf(layer, i, layers),
    ...changeOf(layer, i),
    ...datesOf(layer, i),
    ...queuesOf(layer, i, queues),
  ]);
  if (findings.length > 0) throw new Refusal(findings);
}

function wordsOf(layer: AdjustmentLayer, i: number): Finding[] {
  return [
    { word: "name", text: layer.name },
    { word: "who", text: layer.who },
    { word: "why", text: layer.why },
  ]
    .filter(({ text }) => text.trim() === "")
    .map(({ word }) =>
      finding(`/layers/${i}/${word}`, {
        code: "layer-without-words",
        found: "nothing",
        rule: "each adjustment says its name, who made it and why",
        remedy: "Write a few words, so that others can judge it later.",
      }),
    );
}

function orderOf({ order }: AdjustmentLayer, i: number, layers: readonly AdjustmentLayer[]): Finding[] {
  if (Number.isFinite(order) && layers.findIndex((other) => other.order === order) === i) return [];
  return [
    finding(`/layers/${i}/order`, {
      code: "layer-order-twice",
      found: `${order}`,
      rule: "each adjustment has a place of its own among the others",
      remedy: "Number them in the order in which they are to work.",
    }),
  ];
}

function changeOf({ change }: AdjustmentLayer, i: number): Finding[] {
  if (change.kind === "multiplicative") {
    if (change.factor >= 0 && change.factor < Infinity) return [];
    return [
      finding(`/layers/${i}/change/factor`, {
        code: "factor-below-zero",
        found: `${change.factor}`,
        rule: "a factor is zero or more",
        remedy: "Write 0.8 for a fifth less, 1.2 for a fifth more.",
      }),
    ];
  }
  if (Number.isFinite(change.contactsPerDay)) return [];
  return [
    finding(`/layers/${i}/change/contactsPerDay`, {
      code: "contacts-not-known",
      found: `${change.contactsPerDay}`,
      rule: "contacts a day are a finite number",
      remedy: "Write how many contacts a day come on top, below zero for fewer.",
    }),
  ];
}

function datesOf({ firstDay, lastDay, weekdays, slots }: AdjustmentLayer, i: number): Finding[] {
  const found: Finding[] = [];
  if (!(firstDay <= lastDay))
    found.push(
      finding(`/layers/${i}/lastDay`, {
        code: "empty-dates",
        found: `${dayInWords(firstDay)} to ${dayInWords(lastDay)}`,
        rule: "the last day is not before the first",
        remedy: "Exchange the two, or correct one of them.",
      }),
    );
  if (weekdays !== undefined && !(weekdays.length > 0 && weekdays.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day))))
    found.push(
      finding(`/layers/${i}/weekdays`, {
        code: "not-a-weekday",
        found: weekdays.length === 0 ? "no weekday" : weekdays.join(", "),
        rule: "weekdays are 1 (Monday) to 7 (Sunday), one or more",
        remedy: "Name the weekdays, or leave them out for every day.",
      }),
    );
  if (slots !== undefined && !(slots.first >= 0 && slots.first <= slots.last))
    found.push(
      finding(`/layers/${i}/slots`, {
        code: "empty-slots",
        found: `${slots.first} to ${slots.last}`,
        rule: "slots count from 0 at midnight, and the last is not before the first",
        remedy: "Correct the two, or leave them out for the whole day.",
      }),
    );
  return found;
}

function queuesOf(layer: AdjustmentLayer, i: number, known: readonly string[]): Finding[] {
  const named = layer.queues ?? known;
  const unknown = named.filter((queue) => !known.includes(queue));
  if (named.length > 0 && unknown.length === 0) return [];
  return [
    finding(`/layers/${i}/queues`, {
      code: "unknown-queue",
      found: unknown.length === 0 ? "no queue" : unknown.join(", "),
      rule: `queues are one or more of ${known.join(", ")}`,
      remedy: "Name queues of the forecast, or leave them out for all.",
    }),
  ];
}

function dayInWords(day: number): string {
  return Number.isInteger(day) ? isoDay(day) : `${day}`;
}

function finding(field: string, words: Omit<Finding, "place">): Finding {
  return { ...words, place: { field } };
}
