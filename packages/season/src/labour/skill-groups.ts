import type { HeadRequirement, RosterMember } from "@springtide/contracts";

/** People who can work the same queues, and who can stand in for whom. */
export interface SkillGroups {
  readonly groupOf: ReadonlyMap<string, number>;
  /** Queues of the requirement that each group can work, by index; all of them where nothing is said. */
  readonly queues: readonly (readonly number[])[];
  /** By group: groups that can stand in for it, itself among them. */
  readonly standIns: readonly (readonly number[])[];
  /** Whether anybody's queues are told. */
  readonly tellsQueues: boolean;
}

/** Groups people by the queues they can work, or by team where the files tell no queues. Who is told neither can work everything. */
export function skillGroups(members: readonly RosterMember[], requirement: HeadRequirement | null): SkillGroups {
  const tellsQueues = members.some(({ queues }) => queues !== undefined);
  const keyOf = ({ team, queues }: RosterMember): string =>
    tellsQueues ? (queues?.toSorted().join(" ") ?? "") : (team ?? "");
  const keys = [...new Set(["", ...members.map(keyOf)])];
  const groupOf = new Map(members.map((member) => [member.person, keys.indexOf(keyOf(member))]));
  const all = (requirement?.queues ?? []).map((_, index) => index);
  const named = (key: string): number[] =>
    (requirement?.queues ?? []).flatMap(({ queue }, index) =>
      queue === null || key.split(" ").includes(queue) ? [index] : [],
    );
  const includes = (wide: string, narrow: string): boolean =>
    wide === "" || (narrow !== "" && narrow.split(" ").every((queue) => wide.split(" ").includes(queue)));
  return {
    groupOf,
    queues: keys.map((key) => (!tellsQueues || key === "" ? all : named(key))),
    standIns: keys.map((narrow) =>
      keys.flatMap((wide, group) => ((tellsQueues ? includes(wide, narrow) : wide === narrow) ? [group] : [])),
    ),
    tellsQueues,
  };
}
