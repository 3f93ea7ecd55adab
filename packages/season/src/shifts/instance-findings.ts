import type { ShiftInstance } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";

/** Everything in an instance that contradicts itself, queue by queue and team by team, each at its field. */
export function instanceFindings(instance: ShiftInstance): Finding[] {
  const { demand, queues, target } = instance;
  const given = [demand, queues, target].filter((one) => one !== undefined).length;
  return [
    ...(given === 1
      ? []
      : [
          findingAt("/demand", {
            code: "not-one-demand",
            found: given === 0 ? "neither demand, queues nor a target" : "more than one of demand, queues and target",
            rule: "shifts cover demand, or queues, or a target",
            remedy: "Keep one of the three.",
          }),
        ]),
    ...lengthFindings(instance),
    ...idFindings("/queues", queues ?? []),
    ...idFindings("/teams", instance.teams ?? []),
    ...skillFindings(instance),
  ];
}

/** A finding at a field of the instance. */
export function findingAt(field: string, words: Omit<Finding, "place">): Finding {
  return { ...words, place: { field } };
}

/** That a list of figures has not one for each interval. */
export function notOfLength(field: string, found: number, intervals: number): Finding[] {
  if (found === intervals) return [];
  return [
    findingAt(field, {
      code: "demand-not-of-length",
      found: `${found} figures for ${intervals} intervals`,
      rule: "each interval has its figure",
      remedy: "Give as many figures as there are intervals.",
    }),
  ];
}

function lengthFindings({ demand, queues, intervals }: ShiftInstance): Finding[] {
  return [
    ...(demand === undefined ? [] : notOfLength("/demand", demand.length, intervals)),
    ...(queues ?? []).flatMap((queue, at) => notOfLength(`/queues/${at}/demand`, queue.demand.length, intervals)),
  ];
}

function idFindings(field: string, list: readonly { readonly id: string }[]): Finding[] {
  return list.flatMap(({ id }, at) =>
    list.findIndex((other) => other.id === id) === at
      ? []
      : [
          findingAt(`${field}/${at}/id`, {
            code: "id-twice",
            found: `${id} a second time`,
            rule: "each id stands for one",
            remedy: "Rename one of them.",
          }),
        ],
  );
}

function skillFindings({ queues, teams }: ShiftInstance): Finding[] {
  const known = new Set((queues ?? []).map(({ id }) => id));
  const unknown = (teams ?? []).flatMap((team, at) =>
    (team.queues ?? []).flatMap((id, skill) =>
      known.has(id)
        ? []
        : [
            findingAt(`/teams/${at}/queues/${skill}`, {
              code: "unknown-queue",
              found: id,
              rule: known.size === 0 ? "the instance names no queues" : `the queues are ${[...known].join(", ")}`,
              remedy: known.size === 0 ? "Leave out the queues of teams." : "Name one of them.",
            }),
          ],
    ),
  );
  const unserved = (queues ?? []).flatMap(({ id }, at) =>
    teams === undefined || teams.some((team) => team.queues === undefined || team.queues.includes(id))
      ? []
      : [
          findingAt(`/queues/${at}`, {
            code: "queue-without-team",
            found: `${id}, which no team serves`,
            rule: "every queue has at least one team",
            remedy: "Name the queue at a team, or leave the queue out.",
          }),
        ],
  );
  return [...unknown, ...unserved];
}
