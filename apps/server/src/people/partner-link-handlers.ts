import type { partnerLinkRoutes } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { whoOf } from "../audit/who-of.ts";
import { outOfReach } from "../commitments/out-of-reach.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { agreementsOfPartner } from "../partners/agreement-of-partner.ts";
import type { Actor } from "./actor.ts";
import { baseFor, hoursFrom } from "./links.ts";
import { partnerLinkAddress } from "./partner-links.ts";
import { onlyPeople } from "./people-problems.ts";
import { hashOf, newSecret } from "./secrets.ts";
import type { PeopleNeeds } from "./sessions.ts";
import { personOf } from "./sign-in-handlers.ts";
import { refuseUnknownAgreement } from "./unknown-agreement.ts";

interface PartnerLinkNeeds {
  readonly people: PeopleNeeds;
  /** Whether only programs on this machine reach the server. */
  readonly localOnly: boolean;
}

/** What answers those who make links for partners' people, and end them. */
export function partnerLinkHandlers({
  people: needs,
  localOnly,
}: PartnerLinkNeeds): Handlers<typeof partnerLinkRoutes> {
  const { store, now, random } = needs;
  return {
    async listPartnerLinks({ actor }) {
      const links = await store.within(withoutToken(actor).scope).people.partnerLinks();
      return {
        links: links.map((link) => ({ ...link, agreements: link.agreements === null ? null : [...link.agreements] })),
      };
    },

    async makePartnerLink({ actor, caller, body: { label, partner, agreements, rights, days } }) {
      const madeBy = personOf(actor);
      await requireTheirs(needs, actor, partner, agreements);
      const secret = newSecret("partner", random);
      const expiresAt = hoursFrom(now(), days * 24);
      const link = { madeBy, label, partner, agreements, rights, expiresAt, tokenHash: hashOf(secret) };
      const own = store.within(actor.scope);
      const id = await own.people.makePartnerLink(link);
      await own.audit.record({
        ...noteOf(actor, "partner-link.make", id),
        ...{ before: null, after: { label, partner, agreements, rights, expiresAt } },
      });
      const caveat = outOfReach(localOnly, "Send the request's file instead.");
      return { id, link: partnerLinkAddress(baseFor(needs, caller.headers), secret), expiresAt, caveat };
    },

    async revokePartnerLink({ actor, params: { link } }) {
      const own = store.within(withoutToken(actor).scope);
      if (!(await own.people.revokePartnerLink(link)))
        throw new HttpProblem(404, "no-such-link", "Not found", "There is no link of this number.");
      await own.audit.record({ ...noteOf(actor, "partner-link.revoke", link), before: null, after: null });
      return undefined;
    },
  };
}

/** Who is let in is for people to say, and for commands of this machine. @throws HttpProblem 403 `only-people` */
function withoutToken(actor: Actor): Actor {
  if (actor.kind === "token") throw onlyPeople();
  return actor;
}

/** @throws Refusal `partner-unknown`, `agreement-unknown`: what a link opens is there, and that partner's */
async function requireTheirs(
  { store }: PeopleNeeds,
  actor: Actor,
  partner: string,
  agreements: readonly string[] | null,
): Promise<void> {
  const all = await agreementsOfPartner(store, actor, null);
  const theirs = all.filter((known) => known.partner === partner).map(({ agreement }) => agreement.id);
  if (theirs.length === 0)
    throw new Refusal({
      code: "partner-unknown",
      place: { field: "/partner" },
      found: `"${partner}"`,
      rule: "a link is for a partner that a shop has an agreement with",
      remedy: `Write the partner's id: ${[...new Set(all.map((known) => known.partner))].join(", ") || "there is none yet"}.`,
    });
  refuseUnknownAgreement(agreements, { known: theirs, whose: `the agreements of ${partner}` });
}

function noteOf(actor: Actor, what: string, id: number) {
  return { who: whoOf(actor), what, about: { kind: "partner-link", id: String(id), version: null }, why: null };
}
