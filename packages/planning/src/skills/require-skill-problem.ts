import { Refusal, type Finding } from "@springtide/refusal";
import type { SkillProblem } from "./skill-problem.ts";

/**
 * Refuses what no mix can be found for, before any is sought, with every finding at once.
 * @throws Refusal for queues that nobody takes, groups without skills or with one twice, skills in queues that are not there, least above
 * most, costs and times that are none, nobody left to take a queue's contacts because its groups may have no people
 */
export function requireSkillProblem(problem: SkillProblem): void {
  const findings = [
    ...problem.queues.flatMap((_, queue) => findingsOfQueue(problem, queue)),
    ...problem.groups.flatMap((_, group) => findingsOfGroup(problem, group)),
  ];
  if (findings.length > 0) throw new Refusal(findings);
}

function finding(code: string, field: string, found: string, rule: string, remedy: string): Finding {
  return { code, place: { field }, found, rule, remedy };
}

function findingsOfQueue({ queues, groups }: SkillProblem, queue: number): Finding[] {
  const field = `/queues/${queue}`;
  const { contactsPerHour = NaN, ahtSeconds = NaN } = queues[queue] ?? {};
  const able = groups.filter(({ skills }) => skills.some((skill) => skill.queue === queue));
  return [
    ...(contactsPerHour >= 0 && contactsPerHour < Infinity
      ? []
      : [
          finding(
            "contacts-out-of-range",
            `${field}/contactsPerHour`,
            String(contactsPerHour),
            "contacts an hour are counted from 0",
            "Give the rate of contacts.",
          ),
        ]),
    ...(ahtSeconds > 0 && ahtSeconds < Infinity
      ? []
      : [
          finding(
            "aht-out-of-range",
            `${field}/ahtSeconds`,
            String(ahtSeconds),
            "handling a contact takes some time",
            "Give the average handling time.",
          ),
        ]),
    ...(able.length > 0 || contactsPerHour === 0
      ? []
      : [
          finding(
            "queue-nobody-takes",
            field,
            "no group with this skill",
            "somebody must be able to take the contacts of a queue",
            "Give a group this skill.",
          ),
        ]),
    ...(able.length === 0 || contactsPerHour === 0 || able.some(({ most }) => most > 0)
      ? []
      : [
          finding(
            "queue-nobody-left",
            field,
            "only groups of 0 people at most",
            "somebody must be able to take the contacts of a queue",
            "Allow people in one of its groups.",
          ),
        ]),
  ];
}

function findingsOfGroup({ queues, groups }: SkillProblem, group: number): Finding[] {
  const field = `/groups/${group}`;
  const { skills, costPerHour, least, most } = groups[group] ?? { skills: [], costPerHour: NaN, least: NaN, most: NaN };
  const isWhole = Number.isInteger(least) && least >= 0 && (most === Infinity || (Number.isInteger(most) && most >= 0));
  return [
    ...(skills.length > 0
      ? []
      : [
          finding(
            "group-without-skills",
            `${field}/skills`,
            "no skill",
            "people can take at least one queue",
            "Name a queue, or leave the group out.",
          ),
        ]),
    ...skills.flatMap(({ queue, ahtFactor }, at) => [
      ...(queue in queues
        ? []
        : [
            finding(
              "unknown-queue",
              `${field}/skills/${at}`,
              String(queue),
              "a skill is a queue that is there",
              "Name one of the queues.",
            ),
          ]),
      ...(skills.findIndex((other) => other.queue === queue) === at
        ? []
        : [
            finding(
              "skill-twice",
              `${field}/skills/${at}`,
              String(queue),
              "a group has a skill once",
              "Leave one out.",
            ),
          ]),
      ...(ahtFactor >= 0.1 && ahtFactor <= 10
        ? []
        : [
            finding(
              "factor-out-of-range",
              `${field}/skills/${at}/ahtFactor`,
              String(ahtFactor),
              "people take between a tenth of the usual time and ten times it",
              "Write 1.1 for a tenth longer.",
            ),
          ]),
    ]),
    ...(costPerHour > 0 && costPerHour < Infinity
      ? []
      : [
          finding(
            "cost-out-of-range",
            `${field}/costPerHour`,
            String(costPerHour),
            "an hour of a person costs something",
            "Give the cost of an hour.",
          ),
        ]),
    ...(isWhole
      ? []
      : [
          finding(
            "people-not-whole",
            field,
            `${least} to ${most}`,
            "people are counted in whole numbers from 0",
            "Give whole numbers.",
          ),
        ]),
    ...(least <= most || !isWhole
      ? []
      : [
          finding(
            "least-above-most",
            `${field}/least`,
            `at least ${least} and at most ${most}`,
            "the least is not above the most",
            "Lower the least or raise the most.",
          ),
        ]),
  ];
}
