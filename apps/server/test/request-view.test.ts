import { expect, it } from "vitest";
import { smallShop } from "../../../packages/store/test/fixtures.ts";
import { termsOf } from "../src/commitments/request-view.ts";

it("tells a partner nothing of agreements with others where its own is gone", () => {
  const agreement = { ...{ id: "with-others", partner: "Other Ltd", zone: "Europe/London", serves: ["phone"] } };
  const more = { seats: 4, minimumBlock: "2h", notice: "10d", pricePerHour: 20, priceBasis: "rostered" };
  const shop = smallShop("lamps", "Europe/Berlin", { agreements: [{ ...agreement, ...more }] });
  const holidays = { customers: [], bySite: {} };
  const stored = { shop, holidays, importId: 1, importedAt: "2026-06-01T00:00:00.000Z", inputsHash: "" };
  expect(() => termsOf(stored, "gone", "client")).toThrow("with-others");
  expect(() => termsOf(stored, "gone", "partner")).toThrow(/^(?!.*with-others).*no longer has this agreement/);
});
