/** What a code of a problem document means, and what can be done. */
export interface ProblemCode {
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
}

/** Codes of the API itself. Whatever is refused for its content has the code of its first finding, and status 422. */
export const problemCodes = {
  "request-not-understood": {
    status: 400,
    meaning: "The address, its parameters or the body do not have the form that the route asks for.",
    remedy: "Mend what `errors` lists: each names the field, what was found, the rule, and what was probably meant.",
  },
  "body-not-taken": {
    status: 400,
    meaning: "A body was sent to a route that reads none.",
    remedy: "Leave the body out.",
  },
  "idempotency-key-malformed": {
    status: 400,
    meaning: "The header Idempotency-Key is empty, too long or has spaces in it.",
    remedy: "Send 1 to 200 letters, digits and signs without spaces, such as a UUID.",
  },
  "not-signed-in": {
    status: 401,
    meaning: "The route is for those who are signed in, and no valid session or token came along.",
    remedy: "Sign in, or send an API token as Authorization: Bearer.",
  },
  "not-allowed": {
    status: 403,
    meaning: "Whoever asks does not have a role that may do this.",
    remedy: "Ask an owner of the organisation for the role.",
  },
  "metrics-not-shown": {
    status: 403,
    meaning: "The figures at /metrics are shown to programs of the same machine, or to those with their token.",
    remedy: "Ask from the machine itself, or send the token of metrics as Authorization: Bearer.",
  },
  "no-such-address": {
    status: 404,
    meaning: "The API has no such address.",
    remedy: "Look the address up in the reference at /api/reference.",
  },
  "no-such-file": {
    status: 404,
    meaning: "The page has no such file.",
    remedy: "Reload the page: it may be of another version than the server.",
  },
  "no-such-link": {
    status: 404,
    meaning: "There is no link for a partner of this number: it was revoked, or ended long ago.",
    remedy: "List the links that there are.",
  },
  "no-such-upload": {
    status: 404,
    meaning: "No file with this id waits for the shop: files wait for a day.",
    remedy: "Send the file again.",
  },
  "no-such-invoice-batch": {
    status: 404,
    meaning: "No invoice lines were recorded under this number.",
    remedy: "List the batches that were recorded.",
  },
  "no-such-mapping": {
    status: 404,
    meaning: "No mapping is saved for tables with these columns.",
    remedy: "List the mappings that are saved.",
  },
  "already-stored": {
    status: 409,
    meaning: "The file was stored before.",
    remedy: "Undo that import, or send the file again.",
  },
  "no-such-shop": {
    status: 404,
    meaning: "No shop with this id is stored, or it belongs to somebody else.",
    remedy: "See which shops there are at /api/shops.",
  },
  "no-such-agreement": {
    status: 404,
    meaning: "The shop has no agreement with this id, or it is with somebody else.",
    remedy: "See which there are at /api/partner/agreements.",
  },
  "no-such-seat": {
    status: 404,
    meaning: "The agreement has no record of a seat of this name.",
    remedy: "See which there are among the seats of the agreement.",
  },
  "no-such-dispute": {
    status: 404,
    meaning: "There is no dispute with this number, or it is somebody else's.",
    remedy: "See which there are at /api/settlements/disputes.",
  },
  "shop-id-taken": {
    status: 409,
    meaning: "A shop of this id is stored already.",
    remedy: "Give the new one another id, or change the one that is there.",
  },
  "no-such-demo-shop": {
    status: 404,
    meaning: "No shop of this id comes along with the server.",
    remedy: "See which there are at /api/demo-shops.",
  },
  "page-not-built": {
    status: 404,
    meaning: "The server has no dashboard to show.",
    remedy: "Run npm run build, then start the server again.",
  },
  "method-not-allowed": {
    status: 405,
    meaning: "The address is there, but not for this method.",
    remedy: "Use one of the methods in the header Allow.",
  },
  "request-too-slow": {
    status: 408,
    meaning: "The request did not arrive in time: 10 seconds for its headers, 5 minutes for all of it.",
    remedy: "Send it again over a better connection.",
  },
  "plan-changed": {
    status: 409,
    meaning: "The shop has a newer plan than the one that was decided on.",
    remedy: "Read what `errors` says of the difference, look at the newest plan, then decide.",
  },
  "decided-meanwhile": {
    status: 409,
    meaning: "Somebody else decided on the same deadline since it was read.",
    remedy: "Read what was decided at /api/shops/{shop}/decisions, then decide anew if need be.",
  },
  "plan-not-ready": {
    status: 409,
    meaning: "The plan of the shop is not there yet.",
    remedy: "Follow how far it is at /api/shops/{shop}/progress.",
  },
  "idempotency-in-flight": {
    status: 409,
    meaning: "The same request, with the same Idempotency-Key, is being worked on.",
    remedy: "Ask again after the seconds of Retry-After.",
  },
  "idempotency-answer-lost": {
    status: 409,
    meaning: "The same request was done before, but its answer was lost when the server stopped.",
    remedy: "Look for what it made; only if that is not there, send it under another key.",
  },
  "idempotency-answer-not-kept": {
    status: 409,
    meaning: "The same request was done before, and its answer showed a secret, which is not kept.",
    remedy: "Revoke what was made if its secret is lost, and make another one under another key.",
  },
  "version-stale": {
    status: 412,
    meaning: "What is to be changed has changed since it was read.",
    remedy: "Read it again, look at the difference, and send the change with the new ETag as If-Match.",
  },
  "body-too-large": {
    status: 413,
    meaning: "The body is larger than the route takes: 100 kB, or what its reference says.",
    remedy: "Send less at a time.",
  },
  "address-too-long": {
    status: 414,
    meaning: "The address has more than 8,000 letters.",
    remedy: "Ask for less behind the question mark.",
  },
  "not-json": {
    status: 415,
    meaning: "The body is not said to be JSON.",
    remedy: "Send it with the header Content-Type: application/json.",
  },
  "media-type-not-taken": {
    status: 415,
    meaning: "The route takes files of other media types.",
    remedy: "Send one of the types that the route's reference names, with its Content-Type.",
  },
  "foreign-host": {
    status: 421,
    meaning: "A server that answers its own machine alone was asked under the name of another.",
    remedy: "Open it as localhost.",
  },
  "idempotency-key-reused": {
    status: 422,
    meaning: "Another request was sent with this Idempotency-Key within a day.",
    remedy: "Give each request a key of its own.",
  },
  "version-missing": {
    status: 428,
    meaning: "A change of something that has versions did not say which version it changes.",
    remedy: "Send the ETag of what was read as the header If-Match.",
  },
  "too-many-streams": {
    status: 429,
    meaning: "One person or token has 20 streams of events open.",
    remedy: "Close one, or wait the seconds of Retry-After.",
  },
  "upload-under-way": {
    status: 429,
    meaning: "Another file of the same person of a partner is being read.",
    remedy: "Wait for its answer, or the seconds of Retry-After.",
  },
  "too-many-tokens": {
    status: 409,
    meaning: "This person has as many access tokens as one may have.",
    remedy: "Revoke one that is not used any more.",
  },
  "too-many-seats": {
    status: 409,
    meaning: "As many seats of the agreement are on record as there may be.",
    remedy: "Remove the records of people who left.",
  },
  "headers-too-large": {
    status: 431,
    meaning: "The request has more than 100 headers, or more than 16 KiB of them.",
    remedy: "Send fewer; large cookies of other programs on the same host are a common reason.",
  },
  "not-the-owner": {
    status: 401,
    meaning: "A command of the owner came without the token of the data folder.",
    remedy: "Run the command as the user who owns the data folder.",
  },
  "token-not-valid": {
    status: 401,
    meaning: "The token is unknown, revoked or has expired.",
    remedy: "Make another one under the account.",
  },
  "sign-in-failed": {
    status: 401,
    meaning: "E-mail address and password do not belong together.",
    remedy: "Try again, or ask an owner for a link to a new password.",
  },
  "token-reads-only": { status: 403, meaning: "The token may only read.", remedy: "Make one that may change things." },
  "only-people": {
    status: 403,
    meaning: "This is for people who are signed in, not for tokens.",
    remedy: "Sign in on the page.",
  },
  "more-than-own": {
    status: 403,
    meaning: "Nobody gives more than they have themselves.",
    remedy: "Choose fewer roles, or ask an owner.",
  },
  "not-invited": {
    status: 403,
    meaning: "Whoever signed in is no member of an organisation here.",
    remedy: "Ask an owner for an invitation.",
  },
  "sign-in-first": {
    status: 403,
    meaning: "The account is known already, so its own sign-in comes first.",
    remedy: "Sign in, then open the link again.",
  },
  "foreign-origin": {
    status: 403,
    meaning: "The request came from a page of another site.",
    remedy: "Send it from the page of this server, or with a token.",
  },
  "no-such-scenario": {
    status: 404,
    meaning: "The shop has no scenario with this id, or belongs to another organisation.",
    remedy: "Ask for the list of its scenarios.",
  },
  "no-such-comparison": {
    status: 404,
    meaning: "The shop has no comparison with this number, or belongs to another organisation.",
    remedy: "Ask for the list of its comparisons.",
  },
  "no-such-job": { status: 404, meaning: "No such job is stored.", remedy: "See which there are at /api/jobs." },
  "no-such-feed": {
    status: 404,
    meaning: "The feed's token is unknown or revoked.",
    remedy: "Make another one under the account.",
  },
  "no-such-plan": {
    status: 404,
    meaning: "No such version of a plan is stored.",
    remedy: "Look at the shop's newest plan.",
  },
  "no-such-approval": {
    status: 404,
    meaning: "No such approval is stored.",
    remedy: "See which are open in the list of approvals.",
  },
  "no-such-notice": {
    status: 404,
    meaning: "No such notification is stored.",
    remedy: "See which are open in the list of notifications.",
  },
  "no-such-request": {
    status: 404,
    meaning: "No such request to a partner is stored, or it is not shared with whoever asks.",
    remedy: "See which there are in the list of requests.",
  },
  "no-such-webhook": {
    status: 404,
    meaning: "No such subscription is stored.",
    remedy: "See which there are in the list of webhooks.",
  },
  "no-such-member": {
    status: 404,
    meaning: "The organisation has no such member.",
    remedy: "See who is a member in the list of members.",
  },
  "no-such-invitation": {
    status: 404,
    meaning: "No such invitation is open.",
    remedy: "See which are open in the list of members.",
  },
  "no-such-token": {
    status: 404,
    meaning: "No such token is stored.",
    remedy: "See which there are under the account.",
  },
  "no-such-organisation": {
    status: 404,
    meaning: "Whoever asks is no member of such an organisation.",
    remedy: "Choose one of your own.",
  },
  "no-such-session": {
    status: 404,
    meaning: "No such session is open.",
    remedy: "See which are open under the account.",
  },
  "link-not-good": { status: 404, meaning: "The link is not, or no longer, good.", remedy: "Ask for another one." },
  "no-such-version": {
    status: 404,
    meaning: "No forecast or scenarios of this version were published.",
    remedy: "See which there are in the list of versions; one may wait for a second person.",
  },
  "job-cancelled": {
    status: 409,
    meaning: "The job that would have answered was cancelled; nothing of it is stored.",
    remedy: "Ask again if it is still wanted.",
  },
  "no-result": {
    status: 409,
    meaning: "The job has not ended with a result.",
    remedy: "Follow it to its end; if it failed, its answer says why.",
  },
  "member-elsewhere": {
    status: 409,
    meaning: "The person belongs to other organisations too.",
    remedy: "Leave what is shared with them as it is; remove the membership instead.",
  },
  "already-member": {
    status: 409,
    meaning: "Whoever is invited is a member already.",
    remedy: "Change the member's roles instead.",
  },
  "link-not-valid": {
    status: 410,
    meaning: "The link was used, revoked or replaced by another, has expired, or never was.",
    remedy: "Ask for another one.",
  },
  "too-many-tries": {
    status: 429,
    meaning: "Too many tries to sign in came from there.",
    remedy: "Wait the seconds of Retry-After.",
  },
  "openid-failed": {
    status: 502,
    meaning: "The service that people sign in with did not answer as it should.",
    remedy: "Try again; if it stays so, tell whoever runs the server.",
  },
  unexpected: {
    status: 500,
    meaning: "The fault is ours.",
    remedy: "Send the request again; if it stays so, send the X-Request-Id of the answer to whoever runs the server.",
  },
  starting: {
    status: 503,
    meaning: "The server is starting: its store is being opened.",
    remedy: "Ask again after the seconds of Retry-After.",
  },
  "not-ready": {
    status: 503,
    meaning: "The store does not answer, or background work does not run.",
    remedy: "Send requests to another server; whoever runs this one finds the reason in `detail` and in its log.",
  },
  "reading-broke-off": {
    status: 503,
    meaning: "The thread that read a file was ended before it came to its end; nothing of the file is stored.",
    remedy: "Send it again; if it stays so, split it and send its parts.",
  },
  "database-unreachable": {
    status: 503,
    meaning: "The database server that keeps everything does not answer.",
    remedy: "Ask again in a moment.",
  },
} as const satisfies Readonly<Record<string, ProblemCode>>;
