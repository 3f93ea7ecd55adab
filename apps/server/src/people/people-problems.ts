import { HttpProblem } from "../http/problems.ts";

/** One answer for a wrong password, an unknown address and somebody who is no member any more. */
export function signInFailed(): HttpProblem {
  const detail = "Address and password do not belong together. An owner can make a link for a new password.";
  return new HttpProblem(401, "sign-in-failed", "Not signed in", detail);
}

/** One answer for a link that was used, revoked, has expired or never was. */
export function linkNotValid(): HttpProblem {
  const detail =
    "This link was used already, or has expired. On the machine that Springtide runs on, springtide sign-in-link makes a new one, as does a restart; elsewhere an owner can.";
  return new HttpProblem(410, "link-not-valid", "This link is good no more", detail);
}

/** One answer for a partner's link that was revoked, has expired, is not whole or never was. */
export function partnerLinkNotValid(): HttpProblem {
  const detail =
    "This link has expired, was revoked, or was not copied whole. Whoever sent it to you can make another one.";
  return new HttpProblem(410, "link-not-valid", "This link is good no more", detail);
}

export function noSuchMember(): HttpProblem {
  return new HttpProblem(404, "no-such-member", "Not found", "Nobody of this number is a member here.");
}

export function memberElsewhere(): HttpProblem {
  const detail =
    "This person is a member of another organisation too, so this is not for one organisation alone to do.";
  return new HttpProblem(409, "member-elsewhere", "Not possible here", detail);
}

/** What a token must not do, lest one that leaked make others. */
export function onlyPeople(): HttpProblem {
  return new HttpProblem(
    403,
    "only-people",
    "Not allowed",
    "People do this for themselves, signed in; a token cannot.",
  );
}
