import { partnerRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { questionsOf } from "../answers/question.ts";

/** Seats of an agreement, and what is recorded of them. */
export const seatsApi = pageClient({
  seatReadiness: partnerRoutes.seatReadiness,
  putSeat: partnerRoutes.putSeat,
  deleteSeat: partnerRoutes.deleteSeat,
});

/** The seats of an agreement, named "garden/north". */
export const seatsQuestion = questionsOf((key) => {
  const [shop = "", agreement = ""] = key.split("/");
  return seatsApi.seatReadiness({ params: { shop, agreement } });
});
