import type { z } from "zod";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

/**
 * Parses what came from outside, or refuses it with every finding, each at its JSON pointer.
 * @param file name for the findings' place, where there is a file
 */
export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown, file?: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(result.error.issues.flatMap((issue) => findingsOf(issue, value, file)));
}

function findingsOf(issue: z.core.$ZodIssue, value: unknown, file: string | undefined): Finding[] {
  const place = (path: readonly PropertyKey[]): Finding["place"] => ({
    ...(file === undefined ? {} : { file }),
    field: pointer(path),
  });
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      code: "unknown-key",
      place: place([...issue.path, key]),
      found: `the key "${key}"`,
      rule: "it is not a key that is known here",
      remedy: "Check its spelling and where it stands; the schema in data/schema lists every key.",
    }));
  if (issue.code === "invalid_union") {
    const branches = issue.errors
      .flat()
      .filter((inner) => inner.code !== "invalid_type" && inner.code !== "invalid_value");
    const telling = branches[0];
    if (telling !== undefined) return findingsOf({ ...telling, path: [...issue.path, ...telling.path] }, value, file);
  }
  return [
    {
      code: issue.code === "custom" ? "value-not-allowed" : issue.code.replaceAll("_", "-"),
      place: place(issue.path),
      found: shown(at(value, issue.path)),
      rule: issue.message.replace(/^Invalid input: /, ""),
      remedy:
        issue.code === "invalid_value" ? `Allowed are: ${issue.values.map(String).join(", ")}.` : "Correct it there.",
    },
  ];
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
