import { sunTimes } from "@springtide/calendar";
import type { CivilDay, TimeZone } from "@springtide/calendar";

/** One evening of each year: after firing it rests this long, so that clocks set forward do not fire it anew. */
const REST_DAYS = 150;

/**
 * Days within `fromDay` to `toDay` on which the sun first sets before a time on the clock, after evenings on which it set later: when
 * people come home in the dark and want a lamp. Clocks that go back count, which is why it often fires on that day. None where the
 * sun always, or never, sets before it. Cost: two sunsets a day.
 * @param minuteOfDay minutes after midnight on the clocks of the zone
 */
export function sunsetBeforeOnsets({
  zone,
  latitude,
  longitude,
  minuteOfDay,
  fromDay,
  toDay,
}: {
  readonly zone: TimeZone;
  readonly latitude: number;
  readonly longitude: number;
  readonly minuteOfDay: number;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}): readonly CivilDay[] {
  const isDark = (day: CivilDay): boolean | null => {
    const { sunsetMs } = sunTimes({ day, latitude, longitude, zone });
    return sunsetMs === null ? null : zone.minuteOfDayAt(sunsetMs) < minuteOfDay && zone.dayAt(sunsetMs) === day;
  };
  const onsets: CivilDay[] = [];
  let last = -Infinity;
  let dark = isDark(fromDay - REST_DAYS - 1);
  for (let day = fromDay - REST_DAYS; day <= toDay; day++) {
    const now = isDark(day);
    if (now === true && dark === false && day - last > REST_DAYS) {
      last = day;
      if (day >= fromDay) onsets.push(day);
    }
    dark = now;
  }
  return onsets;
}
