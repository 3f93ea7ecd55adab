/** Who is signed in. */
export const ME_ADDRESS = "/api/me";

/** Requests that wait for an answer: what the first page shows first. */
export const OPEN_REQUESTS_ADDRESS = "/api/commitments?state=requested";
