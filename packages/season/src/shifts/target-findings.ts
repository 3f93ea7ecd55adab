import type { ShiftInstance } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { findingAt, notOfLength } from "./instance-findings.ts";

type Target = NonNullable<ShiftInstance["target"]>;

/** Everything in a target that contradicts itself or the instance, each at its field. */
export function targetFindings(instance: ShiftInstance, target: Target): Finding[] {
  const { intervals, intervalMinutes } = instance;
  const isDays = target.per === "day" && 1440 % intervalMinutes !== 0;
  const asked = new Set(target.paths.map(({ demand }) => (demand === undefined ? "offered" : "demand")));
  return [
    ...(isDays
      ? [
          findingAt("/target/per", {
            code: "intervals-cut-days",
            found: `days of intervals of ${intervalMinutes} minutes`,
            rule: "a day is a whole number of intervals",
            remedy: 'Write "plan", or intervals that divide 1440 minutes.',
          }),
        ]
      : []),
    ...(asked.size > 1
      ? [
          findingAt("/target/paths", {
            code: "paths-not-alike",
            found: "paths with demand beside paths with contacts offered",
            rule: "all paths ask for the same",
            remedy: "Give demand on every path, or contacts offered on every path.",
          }),
        ]
      : []),
    ...(asked.has("offered") ? serviceFindings(target, intervals) : []),
    ...target.paths.flatMap((path, at) => pathFindings(target, path, `/target/paths/${at}`, intervals)),
    ...floorFindings(target, intervals),
  ];
}

function serviceFindings({ share, service, paths }: Target, intervals: number): Finding[] {
  const isAnyTable = paths.some(({ tables }) => tables === undefined);
  return [
    ...(share === undefined ? [missing("/target/share", "a share of contacts in time is asked for")] : []),
    ...(service === undefined ? [missing("/target/service", "contacts are served by the tables of service")] : []),
    ...(service !== undefined && isAnyTable && service.length !== 1
      ? notOfLength("/target/service", service.length, intervals)
      : []),
  ];
}

function pathFindings(target: Target, path: Target["paths"][number], field: string, intervals: number): Finding[] {
  const { demand, offered, tables } = path;
  const wrong = tables?.findIndex((table) => table >= (target.service?.length ?? 0)) ?? -1;
  return [
    ...(demand === undefined && offered === undefined ? [missing(field, "a path has demand or contacts offered")] : []),
    ...(demand !== undefined && offered !== undefined
      ? [
          findingAt(field, {
            code: "not-one-demand",
            found: "both demand and contacts offered",
            rule: "a path has one of them",
            remedy: "Leave one out.",
          }),
        ]
      : []),
    ...(demand === undefined ? [] : notOfLength(`${field}/demand`, demand.length, intervals)),
    ...(offered === undefined ? [] : notOfLength(`${field}/offered`, offered.length, intervals)),
    ...(tables === undefined ? [] : notOfLength(`${field}/tables`, tables.length, intervals)),
    ...(wrong < 0
      ? []
      : [
          findingAt(`${field}/tables/${wrong}`, {
            code: "unknown-table",
            found: String(tables?.[wrong]),
            rule: `the service tables are 0 to ${(target.service?.length ?? 0) - 1}`,
            remedy: "Name one of them.",
          }),
        ]),
  ];
}

function floorFindings(target: Target, intervals: number): Finding[] {
  const { floorShare = 0, floorHeads, paths, service = [] } = target;
  const low = service.findIndex((table) => (table.at(-1) ?? 0) < floorShare);
  return [
    ...(floorHeads === undefined ? [] : notOfLength("/target/floorHeads", floorHeads.length, intervals)),
    ...(floorShare > 0 && (paths.length > 1 || paths[0]?.offered === undefined)
      ? [
          findingAt("/target/floorShare", {
            code: "floor-of-many-paths",
            found: `a floor of service with ${paths.length} ${paths.length === 1 ? "path of demand" : "paths"}`,
            rule: "a floor of service needs one path of contacts: the heads for it differ from path to path",
            remedy: "Give floorHeads instead.",
          }),
        ]
      : []),
    ...(low < 0
      ? []
      : [
          findingAt(`/target/service/${low}`, {
            code: "floor-above-table",
            found: `a table that ends at ${service[low]?.at(-1) ?? 0}`,
            rule: `every table reaches the floor of ${floorShare}`,
            remedy: "Continue the table with more heads, or lower the floor.",
          }),
        ]),
  ];
}

function missing(field: string, rule: string): Finding {
  return findingAt(field, { code: "target-incomplete", found: "nothing", rule, remedy: "Add it." });
}
