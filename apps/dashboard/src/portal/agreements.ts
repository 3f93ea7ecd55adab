import { partnerRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";
import { Question } from "./answers/question.ts";

const api = pageClient({ listPartnerAgreements: partnerRoutes.listPartnerAgreements });

/** The agreements of the partner that this person may see. */
export const agreementsQuestion = new Question(async () => (await api.listPartnerAgreements()).agreements);

/** Names an agreement in addresses: shop and agreement. */
export function agreementKey({ shop, agreement }: { readonly shop: string; readonly agreement: string }): string {
  return `${shop}/${agreement}`;
}
