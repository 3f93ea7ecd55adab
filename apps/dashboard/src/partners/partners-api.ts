import { commitmentRoutes, partnerRoutes, settlementRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

const { makeCommitment, listCommitments, actOnCommitment } = commitmentRoutes;
const { listPartnerAgreements, comparePartners, splitRequest, listRecuts } = partnerRoutes;
const { seatReadiness, putSeat, putDeliveries } = partnerRoutes;

/** What the partners' page asks of its server. */
export const partnersApi = pageClient({
  ...settlementRoutes,
  ...{ listPartnerAgreements, comparePartners, splitRequest, listRecuts, seatReadiness, putSeat, putDeliveries },
  ...{ makeCommitment, listCommitments, actOnCommitment },
});
