import { NotificationSettings } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { blankPerson, noticeDraft, noticeSettings } from "../src/settings/telling/notice-draft.ts";

const STORED = {
  email: {
    host: "mail.example",
    port: 465,
    security: "tls" as const,
    user: null,
    from: "plan@shop.example",
    passwordIsSet: true,
  },
  chat: { host: "chat.example" },
  people: [
    { person: 3, email: "ada@shop.example", zone: "Europe/Berlin", quiet: { from: "22:00", until: "06:00" } },
    { person: null, email: "bo@shop.example", zone: "Europe/Warsaw", quiet: null },
  ],
  escalation: [],
  remindHoursBefore: [24, 4],
  repeatHours: 24,
  escalateAfterHours: 12,
};

describe("the form of who is told", () => {
  it("sends back what is stored when nothing is typed, with secrets left out so that they stay", () => {
    const { passwordIsSet, ...email } = STORED.email;
    expect(passwordIsSet).toBe(true);
    const settings = noticeSettings(noticeDraft(STORED));
    expect(settings).toEqual({ ...STORED, email, chat: {} });
    expect(NotificationSettings.parse(settings)).toEqual(settings);
  });

  it("turns a way off as a whole, and reads hours as they are written", () => {
    const draft = { ...noticeDraft(STORED), byMail: false, byChat: false, remindHoursBefore: "48; 4 0.5" };
    expect(noticeSettings(draft)).toMatchObject({ email: null, chat: null, remindHoursBefore: [48, 4, 0.5] });
  });

  it("leaves what is no number and half of a quiet time to the contract, which names the field", () => {
    const { people } = noticeDraft(STORED);
    const [first] = people;
    const typed = { ...blankPerson(people, "Europe/Kyiv"), quietFrom: "22:00" };
    const draft = { ...noticeDraft(STORED), repeatHours: "often", people: first === undefined ? [] : [first, typed] };
    const { error } = NotificationSettings.safeParse(noticeSettings(draft));
    expect(error?.issues.map(({ path }) => path.join("/"))).toEqual([
      "people/1/email",
      "people/1/quiet/until",
      "repeatHours",
    ]);
  });
});
