/** "/api/shops/:shop/plan" with its parameters filled in, and what is asked behind the question mark. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const address = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(textOf(params[key] ?? "")));
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null) asked.append(key, textOf(value));
  const text = asked.toString();
  return text === "" ? address : `${address}?${text}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
