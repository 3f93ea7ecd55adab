import {
  type Commitment,
  type CommitmentAction,
  type CommitmentEvent,
  type CommitmentRequest,
  type NewCommitmentRequest,
  Plan,
} from "@springtide/contracts";
import { EVERY_ORGANISATION, type RequestChanged, type Scope, type Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { noSuchShop } from "../http/problems.ts";
import { requireVersion } from "../http/versions.ts";
import type { Actor } from "../people/actor.ts";
import { agreedCommitments } from "./agreed-commitments.ts";
import { decideAction, decideSettling } from "./decide-action.ts";
import { newRequest } from "./new-request.ts";
import { decideRecorded, type RecordedAnswer } from "./record-answer.ts";
import { noSuchRequest, sees, termsOf } from "./request-view.ts";
import { auditView } from "./written-request.ts";

/** Requests or events looked at in one go. */
const PAGE = 200;

export interface CommitmentNeeds {
  readonly store: Store;
  readonly now: () => Date;
  /** Tells those who wait for it; an event may come twice, and is the same then by request and revision. */
  readonly publish: (event: CommitmentEvent, scope: Scope) => Promise<void>;
  readonly log: (line: string) => void;
}

/** Asking partners for seats, and all that becomes of it. */
export class CommitmentService {
  readonly #needs: CommitmentNeeds;

  constructor(needs: CommitmentNeeds) {
    this.#needs = needs;
  }

  /** A draft from the newest plan, a gap in it, or lines. */
  async make(actor: Actor, asked: NewCommitmentRequest): Promise<CommitmentRequest> {
    const own = this.#needs.store.within(actor.scope);
    const [shop, newest] = [await own.shop(asked.shop), await own.newestPlan(asked.shop)];
    if (shop === null) throw noSuchShop(asked.shop);
    const plan =
      newest === null || asked.source.kind === "lines"
        ? null
        : { version: newest.version, plan: Plan.parse(JSON.parse(newest.json)) };
    const draft = newRequest(asked, termsOf(shop, asked.agreement, "client"), plan, {
      actor,
      nowMs: this.#needs.now().getTime(),
    });
    return own.commitments.create(draft, (made) => ({
      who: whoOf(actor),
      what: "commitment.make",
      about: { kind: "commitment", id: made.id, version: made.version },
      why: null,
      before: null,
      after: auditView(made),
    }));
  }

  /** A request that somebody may see. @throws HttpProblem 404 `no-such-request`, for one of somebody else too */
  async get(actor: Actor, id: string): Promise<CommitmentRequest> {
    const request = await this.#needs.store.within(actor.scope).commitments.get(id);
    if (request === null || !sees(actor, request)) throw noSuchRequest(id);
    return request;
  }

  /** Does something with a request, and tells of it. @param ifMatch the revision it is meant for */
  async act(actor: Actor, id: string, action: CommitmentAction, ifMatch: string | null): Promise<RequestChanged> {
    const nowMs = this.#needs.now().getTime();
    const done = await this.#needs.store.within(actor.scope).commitments.change(id, (basis) => {
      if (!sees(actor, basis.request)) throw noSuchRequest(id);
      requireVersion(ifMatch, basis.request.revision);
      return decideAction(basis, action, { actor, nowMs, isSecondPerson: false });
    });
    if (done === null) throw noSuchRequest(id);
    await this.tell(actor.scope);
    return done;
  }

  /** Does what a partner answered outside of the product, in the partner's name, and tells of it. */
  async record(actor: Actor, id: string, answer: RecordedAnswer): Promise<CommitmentRequest> {
    const nowMs = this.#needs.now().getTime();
    const done = await this.#needs.store.within(actor.scope).commitments.change(id, (basis) => {
      if (!sees(actor, basis.request)) throw noSuchRequest(id);
      return Promise.resolve(decideRecorded(basis, answer, { actor, nowMs }));
    });
    if (done === null) throw noSuchRequest(id);
    await this.tell(actor.scope);
    return done.request;
  }

  /** Lets silence mean what deadlines say that have passed; gives back how many requests that changed. */
  async settleDeadlines(scope: Scope): Promise<number> {
    const { store, now } = this.#needs;
    const { commitments } = store.within({ ...scope, partner: null });
    const due = await commitments.due(now(), PAGE);
    for (const id of due)
      await commitments.change(id, (basis) => Promise.resolve(decideSettling(basis, now().getTime())));
    await this.tell(scope);
    return due.length;
  }

  /** What `settleDeadlines` does, for every organisation in which it is due. */
  async settleEverywhere(): Promise<void> {
    const { store, now } = this.#needs;
    const due = await store.within(EVERY_ORGANISATION).commitments.organisationsDue(now());
    for (const organisation of due) await this.settleDeadlines({ organisation, partner: null });
  }

  /** Publishes what nobody was told of yet; what cannot be told now is told later, as what happened stands already. */
  async tell(scope: Scope): Promise<void> {
    const whole = { ...scope, partner: null };
    const { store, publish, log } = this.#needs;
    const { commitments } = store.within(whole);
    try {
      for (const { id, event } of await commitments.untold(PAGE)) {
        await publish(event, whole);
        await commitments.told([id]);
      }
    } catch (error) {
      log(`What happened to a request is told later: ${error instanceof Error ? error.message : "unknown"}`);
    }
  }

  /** What partners agreed to of one shop, as the next plan takes it. @throws HttpProblem 404 `no-such-shop` */
  async commitmentsForPlan(scope: Scope, shop: string): Promise<Commitment[]> {
    const own = this.#needs.store.within(scope);
    const known = await own.shop(shop);
    if (known === null) throw noSuchShop(shop);
    return agreedCommitments(own, known.shop);
  }
}
