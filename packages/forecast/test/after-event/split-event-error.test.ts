import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyValues, splitEventError } from "@springtide/forecast";
import type { EventErrorParts, ForecastEvent } from "@springtide/forecast";

const PARTS = ["volumeHours", "dateHours", "shapeOverDaysHours", "shapeWithinDayHours", "ahtHours"] as const;

function partsOf(error: EventErrorParts): number[] {
  return PARTS.map((name) => error[name]);
}

/** Three days of two intervals. As forecast: 100, 200, 100 contacts, evenly within the day, 360 s each. */
function event(changes: Partial<Record<"contacts" | "withinDay" | "ahtSeconds", object>> = {}): ForecastEvent {
  const said = Float64Array.of(100, 200, 100);
  const even = new Float64Array(6).fill(0.5);
  const aht = new Float64Array(3).fill(360);
  return {
    dayOffsets: Int32Array.of(0, 2, 4, 6),
    contacts: { forecast: said, atTrueDate: said, actual: said, ...changes.contacts },
    withinDay: { forecast: even, actual: even, ...changes.withinDay },
    ahtSeconds: { forecast: aht, actual: aht, ...changes.ahtSeconds },
  };
}

const list = (length: number, least: number, most: number): fc.Arbitrary<Float64Array> =>
  fc
    .array(fc.double({ min: least, max: most, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values));

const shares = list(6, 0.05, 1).map((values) =>
  values.map((value, i) => value / ((values[i] ?? 0) + (values[i % 2 === 0 ? i + 1 : i - 1] ?? 0))),
);

const anyEvent: fc.Arbitrary<ForecastEvent> = fc
  .record({
    forecast: list(3, 1, 500),
    atTrueDate: list(3, 1, 500),
    actual: list(3, 0, 500),
    within: shares,
    came: shares,
    said: list(3, 60, 600),
    took: list(3, 60, 600),
  })
  .map(({ forecast, atTrueDate, actual, within, came, said, took }) =>
    event({
      contacts: { forecast, atTrueDate, actual },
      withinDay: { forecast: within, actual: came },
      ahtSeconds: { forecast: said, actual: took },
    }),
  );

describe("Shapley values", () => {
  it("are those of the glove game", () => {
    // One right glove, two left ones; a pair is worth 1 (Shapley & Shubik 1969): the right glove 2/3, each left one 1/6.
    const values = shapleyValues(3, (set) => ((set & 1) !== 0 && (set & 6) !== 0 ? 1 : 0));
    [2 / 3, 1 / 6, 1 / 6].forEach((value, i) => {
      expect(values[i]).toBeCloseTo(value, 12);
    });
  });

  it("are the mean over all orders of putting causes right, counted one by one", () => {
    const worth = [0, 3, -1, 4, 2, 2, 7, 11];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const expected = [0, 0, 0];
    for (const order of orders) {
      let set = 0;
      for (const player of order) {
        const next = set | (1 << player);
        expected[player] = (expected[player] ?? 0) + ((worth[next] ?? 0) - (worth[set] ?? 0)) / orders.length;
        set = next;
      }
    }
    const values = shapleyValues(3, (set) => worth[set] ?? 0);
    expected.forEach((value, i) => {
      expect(values[i]).toBeCloseTo(value, 12);
    });
  });
});

describe("the error of an event", () => {
  it("is nothing where nothing differs", () => {
    const error = splitEventError(event());
    expect(error.errorHours).toBe(0);
    expect(partsOf(error)).toEqual([0, 0, 0, 0, 0]);
    expect(error.forecastHours).toBeCloseTo(40, 12); // 400 contacts of 360 s
  });

  it("is all volume where a tenth more came in the same proportions", () => {
    const actual = Float64Array.of(110, 220, 110);
    const error = splitEventError(event({ contacts: { actual } }));
    expect(error.errorHours).toBeCloseTo(4, 12);
    partsOf(error).forEach((hours, i) => {
      expect(hours).toBeCloseTo(i === 0 ? 4 : 0, 12);
    });
  });

  it("is all date where the same forecast at the true day would have been right", () => {
    const came = Float64Array.of(200, 100, 100);
    const error = splitEventError(event({ contacts: { atTrueDate: came, actual: came } }));
    expect(error.errorHours).toBeCloseTo(20, 12); // a hundred contacts too few on one day and too many on the other
    partsOf(error).forEach((hours, i) => {
      expect(hours).toBeCloseTo(i === 1 ? 20 : 0, 12);
    });
  });

  it("is all shape over the days where the date was known and the course was another", () => {
    const error = splitEventError(event({ contacts: { actual: Float64Array.of(200, 100, 100) } }));
    partsOf(error).forEach((hours, i) => {
      expect(hours).toBeCloseTo(i === 2 ? 20 : 0, 12);
    });
  });

  it("is all shape within the day where only the intervals differ", () => {
    const actual = Float64Array.of(0.6, 0.4, 0.6, 0.4, 0.6, 0.4);
    const error = splitEventError(event({ withinDay: { actual } }));
    expect(error.shapeWithinDayHours).toBeCloseTo(8, 12); // a fifth of 40 hours lies in the other half of its day
    expect(error.errorHours).toBeCloseTo(8, 12);
  });

  it("is all handling time where each contact took a quarter longer", () => {
    const error = splitEventError(event({ ahtSeconds: { actual: new Float64Array(3).fill(450) } }));
    expect(error.ahtHours).toBeCloseTo(10, 12);
    expect(error.errorHours).toBeCloseTo(10, 12);
  });

  it("adds up to the last digit, whatever happens", () => {
    fc.assert(
      fc.property(anyEvent, (any) => {
        const error = splitEventError(any);
        const sum = partsOf(error).reduce((total, part) => total + part, 0);
        expect(Math.abs(sum - error.errorHours)).toBeLessThan(1e-9 * (1 + error.errorHours));
      }),
    );
  });

  it("gives nothing to a part that was right", () => {
    fc.assert(
      fc.property(anyEvent, (any) => {
        const { contacts, withinDay, ahtSeconds } = any;
        const nothing = (part: (typeof PARTS)[number], changed: Partial<ForecastEvent>): void => {
          expect(Math.abs(splitEventError({ ...any, ...changed })[part])).toBeLessThan(1e-9);
        };
        nothing("dateHours", { contacts: { ...contacts, atTrueDate: contacts.forecast } });
        const asDated = { contacts: { ...contacts, actual: contacts.atTrueDate } };
        nothing("volumeHours", asDated);
        nothing("shapeOverDaysHours", asDated);
        nothing("shapeWithinDayHours", { withinDay: { ...withinDay, actual: withinDay.forecast } });
        nothing("ahtHours", { ahtSeconds: { ...ahtSeconds, actual: ahtSeconds.forecast } });
      }),
    );
  });

  it("gives volume and handling time the same where they are wrong by the same factor", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 4, noNaN: true }), (factor) => {
        const error = splitEventError(
          event({
            contacts: { actual: Float64Array.of(100, 200, 100).map((count) => count * factor) },
            ahtSeconds: { actual: new Float64Array(3).fill(360 * factor) },
          }),
        );
        expect(error.volumeHours).toBeCloseTo(error.ahtHours, 9);
      }),
    );
  });

  it("grows in proportion to the handling times, in every part", () => {
    fc.assert(
      fc.property(anyEvent, (any) => {
        const { forecast, actual } = any.ahtSeconds;
        const double = (seconds: Float64Array): Float64Array => seconds.map((value) => 2 * value);
        const twice = splitEventError({ ...any, ahtSeconds: { forecast: double(forecast), actual: double(actual) } });
        partsOf(splitEventError(any)).forEach((part, i) => {
          expect(partsOf(twice)[i]).toBeCloseTo(2 * part, 8);
        });
      }),
    );
  });
});
