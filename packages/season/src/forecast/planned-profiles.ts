import type { QueueForecast } from "@springtide/contracts";
import type { DayClass, Profile, ProfilesByClass } from "@springtide/forecast";
import { profileOfClass } from "@springtide/forecast";

type ProfileClasses = NonNullable<QueueForecast["profileClasses"]>;

/** A millionth of a day is far below a contact. */
const SHARE_DIGITS = 1e6;

/** The profiles that the days of a plan need, each once, and which day has which; null where there are none by class. */
export function plannedProfiles(
  learned: ProfilesByClass | null,
  classOfDay: readonly DayClass[],
): ProfileClasses | null {
  if (learned === null) return null;
  const names = classOfDay.map(({ season, event }) => `${season} ${event}`);
  const needed = [...new Set(names)];
  const classes = needed.flatMap((name) => {
    const ofDay = classOfDay[names.indexOf(name)];
    return ofDay === undefined ? [] : [{ ...ofDay, profile: rounded(profileOfClass(learned, ofDay)) }];
  });
  return { classes, ofDay: names.map((name) => needed.indexOf(name)) };
}

function rounded(profile: Profile): number[][] {
  return profile.map((row) => row.map((share) => Math.round(share * SHARE_DIGITS) / SHARE_DIGITS));
}

/** The profile by weekday that holds on one day of a plan. */
export function profileOfDay(
  { profile, profileClasses }: Pick<QueueForecast, "profile" | "profileClasses">,
  day: number,
): Profile {
  return profileClasses?.classes[profileClasses.ofDay[day] ?? -1]?.profile ?? profile;
}
