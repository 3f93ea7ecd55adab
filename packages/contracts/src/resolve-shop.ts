import { Refusal } from "@springtide/refusal";
import { resolveForecastChoice } from "./forecast-choice.ts";
import { priorPatience, type QueuePatience } from "./patience.ts";
import type { Agreement, Market, Queue, Shop, Site, Team } from "./shop.ts";
import type { ShopFile } from "./shop-file.ts";
import type { Trigger } from "./trigger.ts";
import { resolveTrigger } from "./resolve-trigger.ts";
import { resolveAdjustment } from "./resolve-adjustment.ts";
import { resolvePermittedHours } from "./permitted-hours.ts";
import { resolvePlanSettings } from "./plan-settings.ts";
import { resolvePerson } from "./person.ts";
import { resolveShiftPattern } from "./shift-pattern.ts";
import { resolveWorkContract } from "./work-contract.ts";
import { shopFindings } from "./shop-checks/shop-findings.ts";
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
  const findings = shopFindings(file);
  if (findings.length > 0) throw new Refusal(findings);
  const sites = file.sites.map((site): Site => ({
    id: site.id,
    name: site.name ?? site.id,
    zone: site.zone,
    country: site.country ?? null,
    subdivision: site.subdivision ?? null,
    openingHours: site.openingHours,
    labourRules: site.labourRules ?? null,
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
    triggers: file.triggers.map((trigger): Trigger =>
      resolveTrigger(trigger, { markets: file.markets, zone: mainSite.zone }),
    ),
    contracts: file.contracts.map(resolveWorkContract),
    shiftPatterns: file.shiftPatterns.map(resolveShiftPattern),
    teams: file.teams.map((team): Team => resolveTeam(team, siteOf(team.site))),
    agreements: file.agreements.map((agreement): Agreement => resolveAgreement(agreement, mainSite.zone)),
    extraHolidays: file.extraHolidays.map(({ date, name }) => ({ day: date, name })),
    adjustments: file.adjustments.map((adjustment) => resolveAdjustment(adjustment, file)),
    plan: resolvePlanSettings(file.plan),
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
    staffedBy: queue.staffedBy.map(resolvePermittedHours),
    target: queue.target,
    ahtSeconds: queue.aht,
    ahtFrom: queue.ahtFrom,
    patience: resolvePatience(queue),
    shrinkage: queue.shrinkage,
    forecast: resolveForecastChoice(queue.forecast),
  };
}

function resolvePatience({ channel, patience, patienceSegments }: ShopFile["queues"][number]): QueuePatience {
  if (patienceSegments !== undefined) {
    const total = patienceSegments.reduce((sum, { share }) => sum + share, 0);
    const segments = patienceSegments.map(({ share, mean }) => ({ share: share / total, meanSeconds: mean }));
    return { law: { kind: "segments", segments }, basis: "given" };
  }
  if (patience !== undefined) return { law: { kind: "exponential", meanSeconds: patience }, basis: "given" };
  return priorPatience(channel);
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
    people: team.people.map((person) => resolvePerson(person, team)),
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

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("an empty list where the schema promises one item");
  return item;
}
