import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { DeadlineDecision, NewDeadlineDecision } from "@springtide/contracts";

/** What is decided while a preview runs; on one period somebody always was quicker to plan anew. */
export class PreviewDecisions {
  readonly #decisions: DeadlineDecision[] = [];
  readonly #replanned: string;

  /** @param replanned the period of which the plan has changed whenever somebody decides */
  constructor(replanned: string) {
    this.#replanned = replanned;
  }

  list(): { status: number; body: string } {
    const decisions = this.#decisions.toReversed();
    return { status: 200, body: JSON.stringify({ planVersion: 3, decisions, requests: [] }) };
  }

  async decide(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const said = NewDeadlineDecision.parse(JSON.parse(await text(request)));
    if (said.subject === this.#replanned) return { status: 409, body: JSON.stringify(changed(said.planVersion)) };
    const decision = DeadlineDecision.parse({
      ...{ number: this.#decisions.length + 1, shop: "garden", planVersion: said.planVersion },
      ...{ kind: said.kind, subject: said.subject, at: said.at, action: said.action, reason: said.reason },
      remindAt: said.action === "remind" ? said.remindAt : null,
      request: null,
      ...{ words: "As the plan said.", costIfDone: 9540, costIfNot: 11_100, probability: null, cents: 0 },
      ...{ person: 1, pseudonym: "person 1", decidedAt: "2026-02-09T09:00:00.000Z" },
    });
    this.#decisions.push(decision);
    return { status: 201, body: JSON.stringify(decision) };
  }
}

function changed(planVersion: number) {
  const detail = `Plan ${String(planVersion)} was decided on, and plan 4 is the newest.`;
  return {
    ...{ type: "/api/problems/plan-changed", title: "The plan changed meanwhile", status: 409, detail },
    code: "plan-changed",
    errors: [
      {
        ...{ code: "plan-changed", place: { field: "/planVersion" }, found: `plan ${String(planVersion)}` },
        rule: "in the newest plan cost and loss if done are 8000.00, not 9540.00",
        remedy: "Decide on the newest plan.",
      },
    ],
  };
}
