import type { CommitmentRequest, RequestAnswer, ShiftDocument } from "@springtide/contracts";
import { refusalOfProblem } from "@springtide/contracts";
import { actionsOfAnswer, readAnswer } from "@springtide/exchange";
import type { Store } from "@springtide/store";
import { documentOfStored } from "../exports/request-documents.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { OWNER_COMMAND } from "../people/identify.ts";
import { commitmentNews } from "./commitment-news.ts";
import { CommitmentService } from "./commitment-service.ts";

/** A file in which a partner answered outside of the product. */
interface AnswerFile {
  readonly bytes: Uint8Array;
  /** As findings in it are to call it. */
  readonly name: string;
}

/** What an answer says, and the request as it is then. */
interface RecordedFile {
  readonly answer: RequestAnswer;
  readonly request: CommitmentRequest;
}

/**
 * Records an answer that came by e-mail in the partner's name: all of it or nothing.
 * @param read makes an answer of its file
 * @throws HttpProblem 404 `no-such-request`, 412 `version-stale`; Refusal with the rows of what cannot stand
 */
export async function recordAnswerFile(
  {
    store,
    commitments,
    now,
  }: { readonly store: Store; readonly commitments: CommitmentService; readonly now: () => Date },
  actor: Actor,
  id: string,
  read: (asked: ShiftDocument) => Promise<RequestAnswer>,
): Promise<RecordedFile> {
  const asked = await documentOfStored(
    store.within({ ...actor.scope, partner: null }),
    await commitments.get(actor, id),
    now(),
  );
  const answer = await read(asked);
  const { version } = answer.request;
  return { answer, request: await commitments.record(actor, id, { version, actions: actionsOfAnswer(answer) }) };
}

/** The same for a command of this machine, on a store that no server holds. @throws Refusal for problems too */
export async function recordAnswerHere(
  { store, now, log }: { readonly store: Store; readonly now: () => Date; readonly log: (line: string) => void },
  id: string,
  { bytes, name }: AnswerFile,
): Promise<RecordedFile> {
  const means = { store, now };
  const commitments = new CommitmentService({ ...means, publish: commitmentNews(means), log });
  const read = (asked: ShiftDocument): Promise<RequestAnswer> => readAnswer(bytes, name, asked);
  return recordAnswerFile({ ...means, commitments }, OWNER_COMMAND, id, read).catch((error: unknown) => {
    throw error instanceof HttpProblem ? refusalOfProblem(error.problem) : error;
  });
}
