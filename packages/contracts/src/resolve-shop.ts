import { Refusal } from "@springtide/refusal";
import { resolveForecastChoice } from "./forecast-choice.ts";
import { priorPatience, type QueuePatience } from "./patience.ts";
import type { Market, Queue, Shop, Site, Team } from "./shop.ts";
import type { ShopFile } from "./shop-file.ts";
import type { Trigger } from "./trigger.ts";
import { resolveTrigger } from "./resolve-trigger.ts";
import { resolveAdjustment } from "./resolve-adjustment.ts";
import { resolvePermittedHours } from "./permitted-hours.ts";
import { resolvePlanSettings } from "./plan-settings.ts";
import { resolvePerson } from "./person.ts";
import { resolveShiftPattern } from "./shift-pattern.ts";
import { resolveWorkContract } from "./work-contract.ts";
import { INTERVAL_MINUTES } from "./interval.ts";
import { resolveAgreement } from "./resolve-agreement.ts";
import { resolveCustomerValue } from "./customer-value.ts";
import { resolveDeflection, resolveLongerHours } from "./levers.ts";
import { resolveExtraHours, resolveHiring } from "./staff-resources.ts";
import { resolvePremiums } from "./premiums.ts";
import { resolveWages } from "./wages.ts";
import { ahtOfContact } from "./aht-of-contact.ts";
import { shopFindings } from "./shop-checks/shop-findings.ts";

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
    desks: site.desks ?? null,
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
    agreements: file.agreements.map((agreement) =>
      resolveAgreement(agreement, {
        zone: mainSite.zone,
        ahtSeconds: ahtOfContact(file.queues.find(({ id }) => id === agreement.serves[0])) ?? 3600,
      }),
    ),
    customerValue: file.customerValue === undefined ? null : resolveCustomerValue(file.customerValue),
    longerHours: file.longerHours.map(resolveLongerHours),
    deflection: file.deflection.map(resolveDeflection),
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
    ahtSeconds: ahtOfContact(queue) ?? queue.aht,
    ...(queue.unit === undefined ? {} : { unit: queue.unit }),
    ...(queue.touchesPerCase === undefined ? {} : { touchesPerCase: queue.touchesPerCase }),
    ahtFrom: queue.ahtFrom,
    patience: resolvePatience(queue),
    shrinkage: queue.shrinkage,
    forecast: resolveForecastChoice(queue.forecast),
    preSale:
      queue.preSale === undefined
        ? null
        : { conversionShare: queue.preSale.conversion, orderMargin: queue.preSale.orderMargin },
    penaltyPerLate: queue.penaltyPerLate,
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
    wages: resolveWages(team.wages),
    premiums: resolvePremiums(team.premiums),
    roster: team.roster.map((row) => ({
      weekdays: row.days,
      window: { fromMinute: row.from, toMinute: row.to },
      heads: row.heads,
      fromDay: row.starting ?? null,
      untilDay: row.until ?? null,
    })),
    people: team.people.map((person) => resolvePerson(person, team)),
    hiring:
      team.hiring === undefined
        ? null
        : resolveHiring(team.hiring, { costPerHour: team.costPerHour, wages: resolveWages(team.wages) }),
    extraHours: team.extraHours === undefined ? null : resolveExtraHours(team.extraHours),
  };
}

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("an empty list where the schema promises one item");
  return item;
}
