import type { routes } from "@springtide/contracts";
import type { CalculationNeeds } from "./calculations/calculation-handlers.ts";
import { calculationHandlers } from "./calculations/calculation-handlers.ts";
import { authorityHandlers } from "./approvals/authority-handlers.ts";
import { publishedHandlers } from "./approvals/published-handlers.ts";
import { causeHandlers } from "./causes/cause-handlers.ts";
import type { CommitmentHandlerNeeds } from "./commitments/commitment-handlers.ts";
import { commitmentHandlers } from "./commitments/commitment-handlers.ts";
import type { ConnectionNeeds } from "./connections/connection-handlers.ts";
import { connectionHandlers } from "./connections/connection-handlers.ts";
import { decisionHandlers } from "./decisions/decision-handlers.ts";
import { monthEndHandlers } from "./finance/month-end-handlers.ts";
import { firstLookHandlers } from "./first-looks/first-look-handlers.ts";
import { exportHandlers } from "./exports/export-handlers.ts";
import type { Handlers } from "./http/call.ts";
import { backlogHandlers } from "./imports/backlog-handlers.ts";
import type { ImportNeeds } from "./imports/import-handlers.ts";
import { importHandlers } from "./imports/import-handlers.ts";
import { partnerHandlers } from "./partners/partner-handlers.ts";
import { peopleHandlers } from "./people/people-handlers.ts";
import type { HoursNeeds } from "./opening-hours/hours-handlers.ts";
import { hoursHandlers } from "./opening-hours/hours-handlers.ts";
import type { PeopleNeeds } from "./people/sessions.ts";
import type { JobNeeds } from "./jobs/job-handlers.ts";
import { jobHandlers } from "./jobs/job-handlers.ts";
import { planChangeHandlers } from "./plans/plan-change-handlers.ts";
import type { PlanNeeds } from "./plans/plan-handlers.ts";
import { planHandlers } from "./plans/plan-handlers.ts";
import type { RosterNeeds } from "./roster-drafts/roster-handlers.ts";
import { rosterHandlers } from "./roster-drafts/roster-handlers.ts";
import { scenarioHandlers } from "./scenarios/scenario-handlers.ts";
import type { ServiceNeeds } from "./service/service-handlers.ts";
import { serviceHandlers } from "./service/service-handlers.ts";
import type { DescriptionNeeds } from "./shops/description-handlers.ts";
import { descriptionHandlers } from "./shops/description-handlers.ts";
import type { ShopNeeds } from "./shops/shop-handlers.ts";
import { settlementHandlers } from "./settlements/settlement-handlers.ts";
import type { FileReaders } from "./uploads/file-readers.ts";
import { shopHandlers } from "./shops/shop-handlers.ts";

export interface HandlerNeeds
  extends
    ConnectionNeeds,
    DescriptionNeeds,
    ImportNeeds,
    ServiceNeeds,
    ShopNeeds,
    PlanNeeds,
    CalculationNeeds,
    JobNeeds,
    HoursNeeds,
    RosterNeeds {
  readonly people: PeopleNeeds;
  readonly commitments: CommitmentHandlerNeeds["commitments"];
  readonly localOnly: boolean;
  readonly now: () => Date;
  readonly files: FileReaders;
}

/** What answers each route of the contract. */
export function routeHandlers(needs: HandlerNeeds): Handlers<typeof routes> {
  return {
    ...serviceHandlers(needs),
    ...peopleHandlers(needs),
    ...shopHandlers(needs),
    ...descriptionHandlers(needs),
    ...planHandlers(needs),
    ...planChangeHandlers(needs),
    ...causeHandlers(needs),
    ...hoursHandlers(needs),
    ...importHandlers(needs),
    ...firstLookHandlers(),
    ...backlogHandlers(needs),
    ...calculationHandlers(needs),
    ...connectionHandlers(needs),
    ...jobHandlers(needs),
    ...commitmentHandlers(needs),
    ...decisionHandlers(needs),
    ...partnerHandlers(needs),
    ...settlementHandlers(needs),
    ...exportHandlers(needs),
    ...rosterHandlers(needs),
    ...monthEndHandlers(needs),
    ...scenarioHandlers(needs),
    ...publishedHandlers(needs),
    ...authorityHandlers({ ...needs, tellCommitments: (scope) => needs.commitments.tell(scope) }),
  };
}
