import type { Finding } from "@springtide/refusal";
import type { z } from "zod";
import { nearNames } from "./near-names.ts";
import { descriptionOf, knownKeysAt, schemaAt, valueAt } from "./schema-at.ts";

/** Turns what a schema has to say of one value into findings for people. */
export class IssueFindings {
  readonly #schema: z.ZodType;
  readonly #value: unknown;

  constructor(schema: z.ZodType, value: unknown) {
    this.#schema = schema;
    this.#value = value;
  }

  of(issues: readonly z.core.$ZodIssue[]): Finding[] {
    const misspelt = new Set(issues.flatMap((issue) => this.#meantKeys(issue)));
    return issues.filter((issue) => !misspelt.has(pointer(issue.path))).flatMap((issue) => this.#findings(issue));
  }

  #findings(issue: z.core.$ZodIssue): Finding[] {
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => this.#unknownKey(issue.path, key));
    if (issue.code === "invalid_union") {
      const likeliest = likeliestForm(issue);
      if (likeliest !== null)
        return this.of(likeliest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
      if (issue.discriminator !== undefined) return [this.#unknownKind(issue, issue.discriminator)];
    }
    if (isNothing(valueAt(this.#value, issue.path))) return [this.#missingKey(issue.path)];
    if (issue.code === "invalid_key") return [this.#invalidKey(issue)];
    return [this.#wrongValue(issue)];
  }

  /** The keys that misspelt ones were meant to be, as pointers: their absence needs no finding of its own. */
  #meantKeys(issue: z.core.$ZodIssue): string[] {
    if (issue.code !== "unrecognized_keys") return [];
    return issue.keys.flatMap((key) =>
      this.#nearKeys(issue.path, key)
        .slice(0, 1)
        .map((meant) => pointer([...issue.path, meant])),
    );
  }

  /** Keys that are known at a path, not yet written there, and spelt much like the one given. */
  #nearKeys(path: readonly PropertyKey[], key: string): readonly string[] {
    const free = knownKeysAt(this.#schema, path, this.#value).filter((known) =>
      isNothing(valueAt(this.#value, [...path, known])),
    );
    return nearNames(key, free);
  }

  #unknownKey(path: readonly PropertyKey[], key: string): Finding {
    const near = this.#nearKeys(path, key);
    const known = knownKeysAt(this.#schema, path, this.#value);
    return {
      code: "unknown-key",
      place: { field: pointer([...path, key]) },
      found: `the key "${key}"`,
      rule: "it is not a key that is known here",
      remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : knownInWords(known),
    };
  }

  #missingKey(path: readonly PropertyKey[]): Finding {
    return {
      code: "missing-key",
      place: { field: pointer(path) },
      found: "nothing",
      rule: path.length === 0 ? "something is needed here" : `the key "${String(path.at(-1))}" is needed here`,
      remedy: this.#whatBelongsAt(path) ?? "Add it.",
    };
  }

  #unknownKind(issue: z.core.$ZodIssueInvalidUnion, discriminator: string): Finding {
    const path = issue.path.at(-1) === discriminator ? issue.path : [...issue.path, discriminator];
    const written = valueAt(this.#value, path);
    const owner = valueAt(this.#value, path.slice(0, -1));
    const kinds = "options" in issue ? issue.options.map(String) : [];
    if (typeof owner !== "object" || owner === null || Array.isArray(owner))
      return wrongType(path.slice(0, -1), owner, "a group of keys is needed here, not a single value or a list");
    return {
      code: isNothing(written) ? "missing-key" : "unknown-value",
      place: { field: pointer(path) },
      found: shown(written),
      rule: `"${discriminator}" says what it is`,
      remedy: chooseFrom(written, kinds),
    };
  }

  #invalidKey(issue: z.core.$ZodIssueInvalidKey): Finding {
    return {
      code: "key-not-allowed",
      place: { field: pointer(issue.path) },
      found: `the key "${String(issue.path.at(-1))}"`,
      rule: issue.issues[0]?.message ?? issue.message,
      remedy: "Write the key in that form.",
    };
  }

  #wrongValue(issue: z.core.$ZodIssue): Finding {
    const written = valueAt(this.#value, issue.path);
    return {
      code: CODES[issue.code] ?? issue.code.replaceAll("_", "-"),
      place: { field: pointer(issue.path) },
      found: shown(written),
      rule: issue.message,
      remedy:
        issue.code === "invalid_value"
          ? chooseFrom(written, issue.values.map(String))
          : (this.#whatBelongsAt(issue.path) ?? "Correct it there."),
    };
  }

  #whatBelongsAt(path: readonly PropertyKey[]): string | null {
    const schema = schemaAt(this.#schema, path, this.#value);
    const description = schema === null ? null : descriptionOf(schema);
    return description === null ? null : `What belongs there: ${description.replace(/\.?$/, ".")}`;
  }
}

const CODES: Readonly<Record<string, string>> = {
  invalid_type: "wrong-type",
  invalid_union: "wrong-form",
  invalid_format: "wrong-format",
  invalid_value: "unknown-value",
  too_small: "out-of-range",
  too_big: "out-of-range",
  custom: "value-not-allowed",
};

function wrongType(path: readonly PropertyKey[], value: unknown, rule: string): Finding {
  return {
    code: "wrong-type",
    place: { field: pointer(path) },
    found: shown(value),
    rule,
    remedy: "Correct it there.",
  };
}

/** The issues of the form that a value nearly has: one that is not wrong from the outset. Null where there is none. */
function likeliestForm(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | null {
  const isHopeless = ({ code, path }: z.core.$ZodIssue): boolean =>
    path.length === 0 && (code === "invalid_type" || code === "invalid_value" || code === "invalid_union");
  const forms = issue.errors.filter((issues) => !issues.some(isHopeless));
  return forms.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

function chooseFrom(written: unknown, known: readonly string[]): string {
  const near = typeof written === "string" ? nearNames(written, known) : [];
  const choice = known.length === 1 ? `Write ${known.join("")}.` : `Known are: ${known.join(", ")}.`;
  return near.length > 0 ? `Did you mean ${near.join(", or ")}? ${choice}` : choice;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The value as it stands in the file, cut off where it is long. */
function shown(value: unknown): string {
  if (isNothing(value)) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") return "a group of keys";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}..."` : text;
}

function knownInWords(known: readonly string[]): string {
  return known.length > 0 ? `Known here are: ${known.join(", ")}.` : "Leave it out: nothing is asked for here.";
}
