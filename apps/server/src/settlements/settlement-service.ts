import type { AuditNote, Dispute, DisputeAnswer, NewDispute, Side, Statement } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { SettlementStore, Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { HttpProblem } from "../http/problems.ts";
import { agreementOfPartner, agreementsOfPartner } from "../partners/agreement-of-partner.ts";
import type { Actor } from "../people/actor.ts";
import { settlementNews } from "./settlement-news.ts";
import { statementOfMonth } from "./statement-of-month.ts";

export interface SettlementNeeds {
  readonly store: Store;
  readonly now: () => Date;
}

interface Month {
  readonly shop: string;
  readonly agreement: string;
  readonly month: string;
}

interface ServiceLevelSaid {
  /** Null takes it back. */
  readonly serviceLevel: number | null;
  readonly basis: string;
  readonly period?: string | undefined;
}

/** What months come to, and what the two sides see differently. */
export class SettlementService {
  readonly #needs: SettlementNeeds;

  constructor(needs: SettlementNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpProblem 404 `no-such-agreement`, for one of somebody else too */
  async statement(actor: Actor, { month, ...of }: Month): Promise<Statement> {
    return statementOfMonth(this.#needs, actor, await agreementOfPartner(this.#needs.store, actor, of), month);
  }

  async putServiceLevel(
    actor: Actor,
    { serviceLevel, basis, period = "", ...of }: Month & ServiceLevelSaid,
  ): Promise<Statement> {
    const { store } = this.#needs;
    const stated = await this.statement(actor, of);
    if (serviceLevel !== null && period !== "") refuseOtherPeriod(period, stated);
    const own = store.within(actor.scope).settlements;
    const known = await own.serviceLevels(of);
    const before = known.find((one) => one.month === of.month && one.period === period);
    const note = this.#note(actor, "settlement.service-level", of, basis);
    await own.putServiceLevel(
      of,
      { period, serviceLevel, basis, by: note.who.pseudonym },
      {
        ...note,
        before: before === undefined ? null : { period, serviceLevel: before.level, basis: before.basis },
        after: { period, serviceLevel, basis },
      },
    );
    return this.statement(actor, of);
  }

  /** @throws Refusal `line-unknown`, `disputed-already` */
  async dispute(actor: Actor, said: NewDispute): Promise<Dispute> {
    const { store, now } = this.#needs;
    const { shop, agreement, month, line } = said;
    const statement = await this.statement(actor, said);
    const stated = [...statement.lines, ...statement.charges].find(
      ({ id, kind }: Stated) => id === line && kind !== "credit",
    );
    if (stated === undefined) throw lineUnknown(line);
    const made = await this.#whole(actor).open(
      {
        ...{ shop, agreement, partner: statement.partner, month, line, by: sideOf(actor), reason: said.reason },
        ...{ cents: said.cents, statedCents: stated.cents, state: "open", at: now().toISOString() },
        ...{ pseudonym: whoOf(actor).pseudonym, decidedAt: null, decidedBy: null, answer: null },
      },
      (dispute) => ({
        ...this.#note(actor, "settlement.dispute", said, said.reason),
        after: { dispute: dispute.dispute, line, cents: said.cents, statedCents: stated.cents },
      }),
    );
    if (made === null) throw disputedAlready(line);
    await settlementNews({ store, now }, actor.scope, made);
    return made;
  }

  async disputes(actor: Actor, asked: Parameters<SettlementStore["disputes"]>[0]): Promise<Dispute[]> {
    const known = new Set(
      (await agreementsOfPartner(this.#needs.store, actor, null)).map(({ stored, agreement, partner }) =>
        keyOf(stored.shop.id, agreement.id, actor.scope.partner === null ? null : partner),
      ),
    );
    const found = await this.#whole(actor).disputes(asked);
    return found.filter(({ shop, agreement, partner }) =>
      known.has(keyOf(shop, agreement, actor.scope.partner === null ? null : partner)),
    );
  }

  /** @throws HttpProblem 404 `no-such-dispute`, for one of somebody else too; Refusal `not-yours-to-do`, `dispute-closed` */
  async answer(actor: Actor, number: number, said: DisputeAnswer): Promise<Dispute> {
    const { now, store } = this.#needs;
    const found = (await this.disputes(actor, {})).find(({ dispute }) => dispute === number);
    if (found === undefined) throw noSuchDispute(number);
    if ((said.decision === "withdraw") !== (sideOf(actor) === found.by)) throw notYours(said.decision, found.by);
    if (found.state !== "open") throw disputeClosed(found);
    const { pseudonym } = whoOf(actor);
    const state = STATES[said.decision];
    const answer = said.decision === "withdraw" ? null : said.answer;
    const closed = await this.#whole(actor).close(
      { ...found, state, answer, decidedAt: now().toISOString(), decidedBy: pseudonym },
      {
        ...this.#note(actor, `settlement.${said.decision}`, found, answer === "" ? null : answer),
        before: { dispute: number, state: found.state },
        after: { dispute: number, state, line: found.line, cents: found.cents },
      },
    );
    if (closed === null) throw disputeClosed(found);
    await settlementNews({ store, now }, actor.scope, closed);
    return closed;
  }

  #whole(actor: Actor) {
    return this.#needs.store.within({ ...actor.scope, partner: null }).settlements;
  }

  #note(actor: Actor, what: string, { shop, agreement, month }: Month, why: string | null): AuditNote {
    const about = { kind: "settlement", id: `${shop}/${agreement}/${month}`, version: null };
    return { who: whoOf(actor), what, about, why, before: null, after: null };
  }
}

interface Stated {
  readonly id: string;
  readonly cents: number;
  readonly kind?: string;
}

const STATES = { accept: "accepted", reject: "rejected", withdraw: "withdrawn" } as const;

function sideOf({ scope }: Pick<Actor, "scope">): Side {
  return scope.partner === null ? "client" : "partner";
}

function keyOf(shop: string, agreement: string, partner: string | null): string {
  return JSON.stringify([shop, agreement, partner]);
}

/** The same answer whether there is no such dispute, or it is somebody else's. */
function noSuchDispute(number: number): HttpProblem {
  return new HttpProblem(404, "no-such-dispute", "Not found", `There is no dispute ${number}.`);
}

function lineUnknown(line: string): Refusal {
  return new Refusal({
    code: "line-unknown",
    place: { field: "/line" },
    found: `"${line}"`,
    rule: "a dispute is about a line of the month's statement, by the name that it has there",
    remedy: "Read the statement, and name one of its lines; a credit is the end of a dispute.",
  });
}

function disputedAlready(line: string): Refusal {
  return new Refusal({
    code: "disputed-already",
    place: { field: "/line" },
    found: `a second dispute of ${line}`,
    rule: "a line has one open dispute at a time",
    remedy: "Answer the open one, or take it back.",
    values: { line },
  });
}

function disputeClosed({ dispute, state }: Dispute): Refusal {
  return new Refusal({
    code: "dispute-closed",
    place: { field: "/decision" },
    found: `dispute ${dispute}, which is ${state}`,
    rule: "only an open dispute is answered",
    remedy: "Dispute the line again, if there is more to say.",
    values: { dispute },
  });
}

function notYours(decision: DisputeAnswer["decision"], by: Side): Refusal {
  return new Refusal({
    code: "not-yours-to-do",
    place: { field: "/decision" },
    found: `"${decision}"`,
    rule:
      decision === "withdraw"
        ? `only the ${by}, who made the dispute, takes it back`
        : `the ${by} made the dispute, and the other side answers it`,
    remedy: decision === "withdraw" ? "Accept or reject it." : "Wait for their answer, or withdraw it.",
  });
}

function refuseOtherPeriod(period: string, { month, service }: Pick<Statement, "month" | "service">): void {
  const known = service.map((one) => one.period);
  if (known.includes(period)) return;
  throw new Refusal({
    code: "period-unknown",
    place: { field: "/period" },
    found: `"${period}"`,
    rule: `the tariff counts service in ${known.length === 0 ? "no period" : known.join(", ")} of ${month}`,
    remedy: "Name one of these, or leave the period out for all of the month.",
  });
}
