import type { Finding } from "@springtide/refusal";
import { nearNames } from "../near-names.ts";
import type { ShopFile } from "../shop-file.ts";
import { repeatedPlaces } from "./ids.ts";

/** Sites, queues, markets, triggers, contracts and patterns that are named and do not exist, and queues that one list names twice. */
export function referenceFindings(file: ShopFile): Finding[] {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const known = {
    site: ids(file.sites),
    queue: ids(file.queues),
    market: ids(file.markets),
    trigger: ids(file.triggers),
    contract: ids(file.contracts),
    pattern: ids(file.shiftPatterns),
  };
  return mentions(file)
    .flatMap(({ field, id, kind }) => (known[kind].includes(id) ? [] : [unknownId(field, id, kind, known[kind])]))
    .concat(servedTwice(file));
}

interface Mention {
  readonly field: string;
  readonly id: string;
  readonly kind: "site" | "queue" | "market" | "trigger" | "contract" | "pattern";
}

/** Every place of the file that names something by its id. */
function mentions(file: ShopFile): Mention[] {
  const ofSite = (field: string, id: string | undefined): Mention[] =>
    id === undefined ? [] : [{ field, id, kind: "site" }];
  const inList = (field: string, list: readonly string[], kind: Mention["kind"]): Mention[] =>
    list.map((id, index) => ({ field: `${field}/${index}`, id, kind }));
  return [
    ...file.queues.flatMap((queue, i) => ofSite(`/queues/${i}/site`, queue.site)),
    ...file.teams.flatMap((team, i) => [
      ...ofSite(`/teams/${i}/site`, team.site),
      ...inList(`/teams/${i}/serves`, team.serves, "queue"),
      ...inList(`/teams/${i}/patterns`, team.patterns, "pattern"),
      ...team.people.flatMap((person, j): Mention[] => [
        { field: `/teams/${i}/people/${j}/contract`, id: person.contract, kind: "contract" },
        ...inList(`/teams/${i}/people/${j}/serves`, person.serves ?? [], "queue"),
        ...inList(`/teams/${i}/people/${j}/patterns`, person.patterns ?? [], "pattern"),
      ]),
    ]),
    ...file.agreements.flatMap((terms, i) => [
      ...inList(`/agreements/${i}/serves`, terms.serves, "queue"),
      ...ofSite(`/agreements/${i}/workingDays/holidaysOf`, terms.workingDays?.holidaysOf),
      ...keysAs("trigger", `/agreements/${i}/fillOnTriggers`, terms.fillOnTriggers ?? {}),
    ]),
    ...file.longerHours.map(({ queue }, i): Mention => ({
      field: `/longerHours/${i}/queue`,
      id: queue,
      kind: "queue",
    })),
    ...file.deflection.map(({ queue }, i): Mention => ({ field: `/deflection/${i}/queue`, id: queue, kind: "queue" })),
    ...file.triggers.flatMap((trigger, i) => [
      ...keysAs("queue", `/triggers/${i}/response/lift`, trigger.response.liftByQueue),
      ...("markets" in trigger ? inList(`/triggers/${i}/markets`, trigger.markets ?? [], "market") : []),
    ]),
    ...file.adjustments.flatMap(({ queues = [] }, i) => inList(`/adjustments/${i}/queues`, queues, "queue")),
    ...contactMentions(file),
  ];
}

function contactMentions({ contacts }: ShopFile): Mention[] {
  if (contacts === undefined) return [];
  return [
    ...(contacts.queue === undefined ? [] : [{ field: "/contacts/queue", id: contacts.queue, kind: "queue" as const }]),
    ...keysAs("queue", "/contacts/queueColumns", contacts.queueColumns),
    ...Object.entries(contacts.queueNames).map(([name, id]) => ({
      field: `/contacts/queueNames/${escaped(name)}`,
      id,
      kind: "queue" as const,
    })),
  ];
}

function keysAs(kind: Mention["kind"], field: string, record: Readonly<Record<string, unknown>>): Mention[] {
  return Object.keys(record).map((id) => ({ field: `${field}/${escaped(id)}`, id, kind }));
}

function unknownId(field: string, id: string, kind: Mention["kind"], known: readonly string[]): Finding {
  const near = nearNames(id, known);
  return {
    code: `unknown-${kind}`,
    place: { field },
    found: `"${id}"`,
    rule: `it must be the id of a ${kind} of this file`,
    remedy: remedyOf(near, known, kind),
  };
}

function remedyOf(near: readonly string[], known: readonly string[], kind: Mention["kind"]): string {
  if (near.length > 0) return `Did you mean ${near.join(", or ")}?`;
  return known.length > 0 ? `Known are: ${known.join(", ")}.` : `The file has no ${kind} yet: describe it first.`;
}

function servedTwice({ teams, agreements }: ShopFile): Finding[] {
  const lists = [
    ...teams.map(({ serves }, i) => ({ field: `/teams/${i}/serves`, serves })),
    ...teams.flatMap(({ people }, i) =>
      people.map(({ serves = [] }, j) => ({ field: `/teams/${i}/people/${j}/serves`, serves })),
    ),
    ...agreements.map(({ serves }, i) => ({ field: `/agreements/${i}/serves`, serves })),
  ];
  return lists.flatMap(({ field, serves }) =>
    repeatedPlaces(serves).map((index) => ({
      code: "served-twice",
      place: { field: `${field}/${index}` },
      found: `"${serves[index] ?? ""}" a second time`,
      rule: "a queue stands once in the order of priority",
      remedy: "Remove one of the two.",
    })),
  );
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
