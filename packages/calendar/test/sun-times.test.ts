import { civilDay, dayFrom, dayOfYear, sunTimes, timeZone } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const DAY_MS = 86_400_000;
const GOLDEN = { latitude: 39.742476, longitude: -105.1786, offset: "-07:00" };
const RALEIGH = { latitude: 35 + 47 / 60, longitude: -(78 + 39 / 60), offset: "-04:00" };
const KUKUIHAELE = { latitude: 20 + 7 / 60, longitude: -(155 + 34 / 60), offset: "-10:00" };

/**
 * The other way: NOAA's "General Solar Position Calculations" (Global Monitoring Division), a Fourier series in the day of
 * the year for the equation of time and the declination. At 50 degrees it
 * drifts by up to four minutes over 2000 to 2040.
 */
function noaaSunTimes(day: number, latitude: number, longitude: number): { sunriseMs: number; sunsetMs: number } {
  const turn = ((2 * Math.PI) / 365) * (dayOfYear(day) - 1 - longitude / 360);
  const wave = (cosine: number, sine: number, times: number) =>
    cosine * Math.cos(times * turn) + sine * Math.sin(times * turn);
  const equationMinutes = 229.18 * (0.000075 + wave(0.001868, -0.032077, 1) + wave(-0.014615, -0.040849, 2));
  const declination =
    0.006918 + wave(-0.399912, 0.070257, 1) + wave(-0.006758, 0.000907, 2) + wave(-0.002697, 0.00148, 3);
  const radians = Math.PI / 180;
  const phi = latitude * radians;
  const cosHour =
    Math.cos(90.833 * radians) / (Math.cos(phi) * Math.cos(declination)) - Math.tan(phi) * Math.tan(declination);
  const noonMs = day * DAY_MS + (720 - 4 * longitude - equationMinutes) * 60_000;
  const halfMs = (Math.acos(cosHour) / (2 * Math.PI)) * DAY_MS;
  return { sunriseMs: noonMs - halfMs, sunsetMs: noonMs + halfMs };
}

describe("sunrise and sunset", () => {
  it.each([
    // NREL's Solar Position Algorithm for its own site in Golden, Colorado, from its web calculator; to the second. The
    // sunrise of 2003-10-17 is the worked example of Reda & Andreas (2004), Solar Energy 76(5), 577-589. It works by UTC
    // days: the sunsets it lists under 2003-10-17 and 2015-08-02 (00:20 and 02:13 UTC) are those of the evening before.
    { ...GOLDEN, iso: "2003-10-16", sunrise: null, sunset: "17:20:19", within: 2 },
    { ...GOLDEN, iso: "2003-10-17", sunrise: "06:12:43", sunset: null, within: 2 },
    { ...GOLDEN, iso: "2015-01-02", sunrise: "07:21:55", sunset: "16:47:43", within: 2 },
    { ...GOLDEN, iso: "2015-08-01", sunrise: null, sunset: "19:13:58", within: 2 },
    { ...GOLDEN, iso: "2015-08-02", sunrise: "05:00:27", sunset: null, within: 2 },
    // US Naval Observatory, Sun or Moon Rise/Set Table; to the minute.
    { ...RALEIGH, iso: "2015-07-12", sunrise: "06:08:00", sunset: "20:32:00", within: 31 },
    { ...KUKUIHAELE, iso: "2015-04-02", sunrise: "06:15:00", sunset: null, within: 31 },
    { ...KUKUIHAELE, iso: "2015-04-03", sunrise: "06:14:00", sunset: null, within: 31 },
  ])(
    "are the published ones of $iso at $latitude, $longitude",
    ({ iso, offset, sunrise, sunset, within, ...place }) => {
      const found = sunTimes({ day: civilDay(iso), ...place });
      const awaySeconds = (ms: number | null, clock: string | null) =>
        clock === null ? 0 : Math.abs((ms ?? Number.NaN) - Date.parse(`${iso}T${clock}${offset}`)) / 1000;
      expect(awaySeconds(found.sunriseMs, sunrise)).toBeLessThanOrEqual(within);
      expect(awaySeconds(found.sunsetMs, sunset)).toBeLessThanOrEqual(within);
    },
  );

  it("agree with NOAA's series within five minutes from 50° south to 50° north", () => {
    const place = fc.record({
      day: fc.integer({ min: civilDay("2000-01-01"), max: civilDay("2040-12-31") }),
      latitude: fc.double({ min: -50, max: 50, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ day, latitude, longitude }) => {
        const found = sunTimes({ day, latitude, longitude });
        const other = noaaSunTimes(day, latitude, longitude);
        expect(Math.abs((found.sunriseMs ?? 0) - other.sunriseMs)).toBeLessThan(5 * 60_000);
        expect(Math.abs((found.sunsetMs ?? 0) - other.sunsetMs)).toBeLessThan(5 * 60_000);
      }),
      { numRuns: 500 },
    );
  });

  it("lie in order within one turn of the earth, everywhere on it", () => {
    const place = fc.record({
      day: fc.integer({ min: civilDay("2000-01-01"), max: civilDay("2040-12-31") }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ day, latitude, longitude }) => {
        const { sunriseMs, sunsetMs, daylightHours } = sunTimes({ day, latitude, longitude });
        expect(daylightHours).toBeGreaterThanOrEqual(0);
        expect(daylightHours).toBeLessThanOrEqual(24);
        expect(sunriseMs ?? 0).toBeLessThanOrEqual(sunsetMs ?? Number.MAX_VALUE);
        const next = sunTimes({ day: day + 1, latitude, longitude }).daylightHours;
        // The day's length changes by degrees, but for its last and first hours at the edge of polar day and night.
        const steady = Math.abs(latitude) < 60 ? 0.15 : Math.abs(latitude) < 80 ? 6 : 24;
        expect(Math.abs(next - daylightHours)).toBeLessThanOrEqual(steady);
      }),
      { numRuns: 3000 },
    );
  });

  it("are missing where the sun stays up or down: Tromsø has 24 hours of day in June, none in December", () => {
    const tromso = { latitude: 69.65, longitude: 18.96 };
    expect(sunTimes({ day: civilDay("2026-06-21"), ...tromso })).toEqual({
      sunriseMs: null,
      sunsetMs: null,
      daylightHours: 24,
    });
    expect(sunTimes({ day: civilDay("2026-12-21"), ...tromso }).daylightHours).toBe(0);
    expect(sunTimes({ day: civilDay("2026-12-21"), latitude: -77.85, longitude: 166.67 }).daylightHours).toBe(24);
  });

  it("belong to the day on the local calendar, also where sun and calendar part ways", () => {
    // Kiritimati lies at 157° west and keeps the date of the east, 14 hours ahead of UTC.
    const kiritimati = timeZone("Pacific/Kiritimati");
    for (let day = dayFrom(2026, 1, 1); day < dayFrom(2027, 1, 1); day += 1) {
      const { sunriseMs, sunsetMs } = sunTimes({ day, latitude: 1.87, longitude: -157.4, zone: kiritimati });
      expect([kiritimati.dayAt(sunriseMs ?? 0), kiritimati.dayAt(sunsetMs ?? 0)]).toEqual([day, day]);
    }
    const berlin = { day: civilDay("2026-10-25"), latitude: 52.52, longitude: 13.4 };
    expect(sunTimes({ ...berlin, zone: timeZone("Europe/Berlin") })).toEqual(sunTimes(berlin));
  });
});
