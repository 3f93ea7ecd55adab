import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { Agreement, Market, Queue, Shop, Site, Team } from "./shop.ts";
import type { ShopFile } from "./shop-file.ts";
import type { Trigger, TriggerText } from "./trigger.ts";
import type { OpeningHours } from "./weekly-hours.ts";

const ALWAYS: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
  exceptions: [],
  onHolidays: "open",
};

const INTERVAL_MINUTES = { "5m": 5, "10m": 10, "15m": 15, "30m": 30, "60m": 60, "1h": 60 } as const;

/**
 * Fills in every default of a shop file and checks what one part says of another (queues, sites and markets named, ids used
 * once, shares that add up, stretches that overlap).
 * @throws Refusal with every finding; `field` is a JSON pointer into the file.
 */
export function resolveShop(file: ShopFile): Shop {
  const findings = [...idFindings(file), ...referenceFindings(file), ...hoursFindings(file), ...valueFindings(file)];
  if (findings.length > 0) throw new Refusal(findings);
  const sites = file.sites.map((site): Site => ({
    id: site.id,
    name: site.name ?? site.id,
    zone: site.zone,
    country: site.country ?? null,
    subdivision: site.subdivision ?? null,
    openingHours: site.openingHours,
  }));
  const mainSite = first(sites);
  const siteOf = (id: string | undefined): Site => sites.find((site) => site.id === id) ?? mainSite;
  return {
    id: file.id,
    name: file.name,
    currency: file.currency,
    zone: mainSite.zone,
    intervalMinutes: INTERVAL_MINUTES[file.interval],
    sites,
    markets: file.markets.map((market): Market => ({
      ...market,
      name: market.name ?? market.id,
      country: market.country ?? null,
      subdivision: market.subdivision ?? null,
    })),
    queues: file.queues.map((queue): Queue => resolveQueue(queue, siteOf(queue.site))),
    triggers: file.triggers.map((trigger): Trigger => resolveTrigger(trigger, file, mainSite.zone)),
    teams: file.teams.map((team): Team => resolveTeam(team, siteOf(team.site))),
    agreements: file.agreements.map((agreement): Agreement => resolveAgreement(agreement, mainSite.zone)),
    extraHolidays: file.extraHolidays.map(({ date, name }) => ({ day: date, name })),
    plan: {
      firstDay: file.plan.firstDay ?? null,
      days: Math.round(file.plan.horizon / 86_400),
      readySeasons: levelOf(file.plan.readyFor),
      paths: file.plan.paths,
      seed: file.plan.seed,
    },
    contacts: file.contacts ?? null,
  };
}

function resolveQueue(queue: ShopFile["queues"][number], site: Site): Queue {
  return {
    id: queue.id,
    name: queue.name ?? queue.id,
    channel: queue.channel,
    skill: queue.skill,
    language: queue.language,
    site: site.id,
    zone: site.zone,
    openingHours: queue.openingHours ?? site.openingHours,
    target: queue.target,
    ahtSeconds: queue.aht,
    patienceSeconds: queue.patience ?? null,
    shrinkage: queue.shrinkage,
  };
}

function resolveTrigger(trigger: TriggerText, file: ShopFile, zone: string): Trigger {
  if (trigger.kind === "first-warm-day")
    return { ...trigger, markets: trigger.markets ?? file.markets.map((market) => market.id) };
  if (trigger.kind === "clock-change") return { ...trigger, zone: trigger.zone ?? zone };
  return trigger;
}

function resolveTeam(team: ShopFile["teams"][number], site: Site): Team {
  return {
    id: team.id,
    name: team.name ?? team.id,
    site: site.id,
    serves: team.serves,
    costPerHour: team.costPerHour,
    roster: team.roster.map((row) => ({
      weekdays: row.days,
      window: { fromMinute: row.from, toMinute: row.to },
      heads: row.heads,
      fromDay: row.starting ?? null,
      untilDay: row.until ?? null,
    })),
  };
}

function resolveAgreement(agreement: ShopFile["agreements"][number], zone: string): Agreement {
  return {
    id: agreement.id,
    partner: agreement.partner,
    zone: agreement.zone ?? zone,
    serves: agreement.serves,
    seats: agreement.seats,
    minimumBlockMinutes: Math.round(agreement.minimumBlock / 60),
    noticeDays: agreement.notice / 86_400,
    pricePerHour: agreement.pricePerHour,
    priceBasis: agreement.priceBasis,
    openingHours: agreement.openingHours ?? ALWAYS,
  };
}

function levelOf(readyFor: string): number {
  const [ready, of] = readyFor.split(" of ").map(Number);
  return (ready ?? Number.NaN) / (of ?? Number.NaN);
}

function valueFindings(file: ShopFile): Finding[] {
  const findings: Finding[] = [];
  const level = levelOf(file.plan.readyFor);
  if (!(level > 0 && level < 1))
    findings.push({
      code: "plan-level-out-of-range",
      place: { field: "/plan/readyFor" },
      found: `"${file.plan.readyFor}"`,
      rule: "a plan is ready for some, but never for all possible seasons",
      remedy: "Write a level between 1 of 10 and 99 of 100.",
    });
  const days = file.plan.horizon / 86_400;
  if (days < 1 || days > 800 || !Number.isInteger(days))
    findings.push({
      code: "horizon-out-of-range",
      place: { field: "/plan/horizon" },
      found: `${String(days)} days`,
      rule: "a plan covers 1 to 800 whole days",
      remedy: "Write the horizon as days or weeks, such as 182d or 26w.",
    });
  const share = file.markets.reduce((sum, market) => sum + market.orderShare, 0);
  if (Math.abs(share - 1) > 0.001)
    findings.push({
      code: "shares-do-not-add-up",
      place: { field: "/markets" },
      found: `order shares that add up to ${(share * 100).toFixed(1)}%`,
      rule: "the markets' shares of orders add up to 100%",
      remedy: "Give every market its orderShare so that they make 100%.",
    });
  file.queues.forEach((queue, index) => {
    if (queue.aht <= 0)
      findings.push({
        code: "aht-not-positive",
        place: { field: `/queues/${String(index)}/aht` },
        found: `${String(queue.aht)} s`,
        rule: "an average handling time is longer than zero",
        remedy: "Write the time a contact takes including wrap-up, such as 5m.",
      });
    if (queue.patience !== undefined && queue.patience <= 0)
      findings.push({
        code: "patience-not-positive",
        place: { field: `/queues/${String(index)}/patience` },
        found: `${String(queue.patience)} s`,
        rule: "a mean patience is longer than zero",
        remedy: "Write how long customers wait on average before they give up, such as 2m, or leave it out.",
      });
  });
  file.triggers.forEach((trigger, index) => {
    if (trigger.kind === "calendar-date" && (trigger.dates === undefined) === (trigger.yearly === undefined))
      findings.push({
        code: "trigger-without-date",
        place: { field: `/triggers/${String(index)}` },
        found: trigger.dates === undefined ? "neither dates nor a yearly rule" : "both dates and a yearly rule",
        rule: "a calendar-date trigger has either dates or a yearly rule",
        remedy: "Keep one of the two.",
      });
  });
  return findings;
}

function hoursFindings(file: ShopFile): Finding[] {
  const owners: [string, OpeningHours | undefined][] = [
    ...file.sites.map((site, i): [string, OpeningHours] => [`/sites/${String(i)}/openingHours`, site.openingHours]),
    ...file.queues.map((queue, i): [string, OpeningHours | undefined] => [
      `/queues/${String(i)}/openingHours`,
      queue.openingHours,
    ]),
    ...file.agreements.map((item, i): [string, OpeningHours | undefined] => [
      `/agreements/${String(i)}/openingHours`,
      item.openingHours,
    ]),
  ];
  return owners.flatMap(([field, hours]) =>
    hours === undefined
      ? []
      : [...hours.week, ...hours.exceptions.map((exception) => exception.windows)].flatMap((windows): Finding[] => {
          const sorted = [...windows].sort((a, b) => a.fromMinute - b.fromMinute);
          return sorted.flatMap((window, i) => {
            const previous = sorted[i - 1];
            return previous === undefined || previous.toMinute <= window.fromMinute
              ? []
              : [
                  {
                    code: "opening-hours-overlap",
                    place: { field },
                    found: `${clock(previous.fromMinute)}-${clock(previous.toMinute)} and ${clock(window.fromMinute)}-${clock(window.toMinute)} on one day`,
                    rule: "the stretches of one day do not overlap",
                    remedy: "Join them into one stretch, or move one of them.",
                  },
                ];
          });
        }),
  );
}

function idFindings(file: ShopFile): Finding[] {
  const lists = {
    sites: file.sites,
    markets: file.markets,
    queues: file.queues,
    triggers: file.triggers,
    teams: file.teams,
    agreements: file.agreements,
  };
  return Object.entries(lists).flatMap(([list, items]) =>
    items.flatMap((item, index): Finding[] =>
      items.findIndex((other) => other.id === item.id) === index
        ? []
        : [
            {
              code: "id-used-twice",
              place: { field: `/${list}/${String(index)}/id` },
              found: `"${item.id}" a second time`,
              rule: `every id is used once among the ${list}`,
              remedy: "Give one of them another id.",
            },
          ],
    ),
  );
}

function referenceFindings(file: ShopFile): Finding[] {
  const findings: Finding[] = [];
  const check = (field: string, found: string | undefined, kind: string, among: readonly { id: string }[]): void => {
    if (found === undefined || among.some((item) => item.id === found)) return;
    findings.push({
      code: `unknown-${kind}`,
      place: { field },
      found: `"${found}"`,
      rule: `it must be the id of a ${kind} of this file`,
      remedy: `Known are: ${among.map((item) => item.id).join(", ")}.`,
    });
  };
  file.queues.forEach((queue, i) => {
    check(`/queues/${String(i)}/site`, queue.site, "site", file.sites);
  });
  file.teams.forEach((team, i) => {
    check(`/teams/${String(i)}/site`, team.site, "site", file.sites);
    team.serves.forEach((queue, j) => {
      check(`/teams/${String(i)}/serves/${String(j)}`, queue, "queue", file.queues);
    });
  });
  file.agreements.forEach((agreement, i) => {
    agreement.serves.forEach((queue, j) => {
      check(`/agreements/${String(i)}/serves/${String(j)}`, queue, "queue", file.queues);
    });
  });
  file.triggers.forEach((trigger, i) => {
    for (const queue of Object.keys(trigger.response.liftByQueue))
      check(`/triggers/${String(i)}/response/lift/${queue}`, queue, "queue", file.queues);
    if (trigger.kind === "first-warm-day")
      trigger.markets?.forEach((market, j) => {
        check(`/triggers/${String(i)}/markets/${String(j)}`, market, "market", file.markets);
      });
  });
  for (const queue of Object.keys(file.contacts?.queueColumns ?? {}))
    check(`/contacts/queueColumns/${queue}`, queue, "queue", file.queues);
  for (const [name, queue] of Object.entries(file.contacts?.queueNames ?? {}))
    check(`/contacts/queueNames/${name}`, queue, "queue", file.queues);
  check("/contacts/queue", file.contacts?.queue, "queue", file.queues);
  return findings;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("an empty list where the schema promises one item");
  return item;
}
