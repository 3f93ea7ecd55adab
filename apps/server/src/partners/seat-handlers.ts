import type { partnerRoutes, SeatReadiness } from "@springtide/contracts";
import { readinessFile } from "@springtide/exchange";
import { seatReadiness } from "@springtide/season/service";
import { whoOf } from "../audit/who-of.ts";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import type { KnownAgreement } from "./agreement-of-partner.ts";
import { agreementOfPartner } from "./agreement-of-partner.ts";
import type { PartnerNeeds } from "./partner-needs.ts";

type Routes = Pick<typeof partnerRoutes, "seatReadiness" | "exportReadiness" | "putSeat" | "deleteSeat">;

interface OfAgreement {
  readonly shop: string;
  readonly agreement: string;
}

/** What is answered of records of partners' seats, to both sides. */
export function seatHandlers({ store, now }: PartnerNeeds): Handlers<Routes> {
  const whole = (actor: Actor) => store.within({ ...actor.scope, partner: null }).partners;
  const readinessOf = async (actor: Actor, { stored, agreement, partner, requests }: KnownAgreement) => {
    const seats = await whole(actor).seats({ shop: stored.shop.id, agreement: agreement.id, partner });
    return seatReadiness({ shop: stored.shop, agreement, requests, seats }, now().getTime());
  };
  const readiness = async (actor: Actor, of: OfAgreement): Promise<SeatReadiness> =>
    readinessOf(actor, await agreementOfPartner(store, actor, of));
  const noteOf = (
    actor: Actor,
    what: string,
    { shop, agreement, seat }: Record<"shop" | "agreement" | "seat", string>,
  ) => ({
    ...{ who: whoOf(actor), what, why: null, before: null, after: null },
    about: { kind: "seat", id: `${shop}/${agreement}/${seat}`, version: null },
  });
  return {
    seatReadiness: ({ actor, params }) => readiness(actor, params),

    async exportReadiness({ actor, params, query: { format } }) {
      const known = await agreementOfPartner(store, actor, params);
      const whose = { ...params, client: known.stored.shop.name, partnerName: known.agreement.partner };
      const { bytes, mediaType, name } = readinessFile(await readinessOf(actor, known), whose, format, now());
      return new FileAnswer(bytes, mediaType, name);
    },

    async putSeat({ actor, params: { seat, ...of }, body }) {
      const { agreement, partner } = await agreementOfPartner(store, actor, of);
      const known = await whole(actor).seats({ ...of, partner });
      if (known.length >= mostSeats(agreement) && !known.some((one) => one.seat === seat))
        throw tooManySeats(mostSeats(agreement));
      await whole(actor).putSeat(
        { ...of, partner },
        { seat, ...body },
        { ...noteOf(actor, "seat.record", { ...of, seat }), after: body },
      );
      return readiness(actor, of);
    },

    async deleteSeat({ actor, params: { seat, ...of } }) {
      const { partner } = await agreementOfPartner(store, actor, of);
      if (!(await whole(actor).deleteSeat({ ...of, partner }, seat, noteOf(actor, "seat.remove", { ...of, seat }))))
        throw noSuchSeat(seat);
      return readiness(actor, of);
    },
  };
}

/** People come and go within a season: records of four times the seats that were agreed on, of a hundred at least. */
function mostSeats({ seats }: { readonly seats: number }): number {
  return Math.max(100, 4 * seats);
}

function tooManySeats(most: number): HttpProblem {
  const detail = `At most ${most} seats of this agreement are on record. Remove the records of people who left.`;
  return new HttpProblem(409, "too-many-seats", "Too many seats", detail);
}

function noSuchSeat(seat: string): HttpProblem {
  return new HttpProblem(404, "no-such-seat", "Not found", `There is no seat ${seat}.`);
}
