import { parseOrRefuse, StaffingRequest, StaffingText } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { WorkQuestion } from "@springtide/season";
import { staffingRequestOf, staffingTextKeyOf } from "@springtide/season";
import type { Typed, TypedKey } from "./typed.ts";
import { TYPED_KEYS } from "./typed.ts";

/** What is wrong with what was typed, by the field it stands in; what belongs to none stands under `other`. */
export type FieldFindings = Readonly<Partial<Record<TypedKey | "other", readonly Finding[]>>>;

/** What was typed, as a question; or what is wrong with it, in the words of the command line and the API. */
type ReadQuestion =
  | { readonly request: WorkQuestion; readonly findings: null }
  | { readonly request: null; readonly findings: FieldFindings };

export function readQuestion(typed: Typed): ReadQuestion {
  try {
    const texts = parseOrRefuse(StaffingText, textsOf(typed));
    const request = parseOrRefuse(StaffingRequest, staffingRequestOf(texts));
    if (request.solve !== "agents") throw new Error("This page asks for agents.");
    return { request, findings: null };
  } catch (error) {
    return { request: null, findings: findingsOf(error) };
  }
}

/** Runs what may refuse a question that could be read. */
export function askedOrRefused<T>(ask: () => T): { readonly answer: T } | { readonly findings: FieldFindings } {
  try {
    return { answer: ask() };
  } catch (error) {
    return { findings: findingsOf(error) };
  }
}

/** What is given, without the mark before decimals that are still to be typed. A definition belongs to a target. */
function textsOf(typed: Typed): Readonly<Record<string, string>> {
  const given = TYPED_KEYS.filter((key) => typed[key] !== "" && (key !== "sl-definition" || typed.target !== ""));
  return Object.fromEntries(given.map((key) => [key, typed[key].replace(/\.(?=$|[/%])/g, "")]));
}

/** @throws whatever is no refusal */
function findingsOf(error: unknown): FieldFindings {
  if (!(error instanceof Refusal)) throw error;
  const byField: Partial<Record<TypedKey | "other", Finding[]>> = {};
  for (const finding of error.findings) {
    const word = staffingTextKeyOf(finding.place.field ?? "");
    const key = TYPED_KEYS.find((known) => known === word) ?? "other";
    (byField[key] ??= []).push(finding);
  }
  return byField;
}
