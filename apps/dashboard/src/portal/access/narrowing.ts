/** What a team's calendar is to show: ticked agreements and skills; nothing ticked is everything. */
export interface Narrowing {
  readonly agreements: readonly string[];
  readonly skills: readonly string[];
}

export const NOT_NARROWED: Narrowing = { agreements: [], skills: [] };

/** As the API takes it. */
export function narrowingAsked({ agreements, skills }: Narrowing): {
  readonly agreements: string[] | null;
  readonly skills: string[] | null;
} {
  return { agreements: orNull(agreements), skills: orNull(skills) };
}

/** All that a token is narrowed to, agreements first. */
export function narrowedTo(token: {
  readonly agreements: readonly string[] | null;
  readonly skills: readonly string[] | null;
}): readonly string[] {
  return [...(token.agreements ?? []), ...(token.skills ?? [])];
}

/** With one more, or without one that was there. */
export function toggled(ticked: readonly string[], id: string): readonly string[] {
  return ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id];
}

function orNull(ticked: readonly string[]): string[] | null {
  return ticked.length === 0 ? null : [...ticked];
}
