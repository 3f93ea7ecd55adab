import { type Agreement, type DeadlineCounting, type Notice, noticeInWords } from "@springtide/contracts";

/** How a notice of an agreement is counted: on its own days of work. */
export function countingOf({ workingDays }: Pick<Agreement, "workingDays">, notice: Notice): DeadlineCounting {
  const { weekdays, holidaysOf, freeDays } = workingDays;
  return { code: "notice", notice, weekdays: [...weekdays], holidaysOf, freeDays: freeDays.length };
}

/** How a deadline is counted, as files and the API say it, in English. */
export function countingInWords(counting: DeadlineCounting): string {
  switch (counting.code) {
    case "before-the-clients":
      return "one working day before the client's own deadline";
    case "as-asked":
      return "as the client asks";
    case "until-it-begins":
      return "until it begins: asked for after the agreement's notice";
    case "after-the-last":
      return "after the last of these";
    case "notice":
      return `${noticeInWords(counting.notice)} before its day${calendarWords(counting)}`;
  }
}

function calendarWords(of: Extract<DeadlineCounting, { readonly code: "notice" }>): string {
  if (of.notice.unit !== "working-days") return "";
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].filter((_, day) => of.weekdays.includes(day + 1));
  const holidays = of.holidaysOf === null ? "" : `, without the holidays of ${of.holidaysOf}`;
  const free = of.freeDays === 0 ? "" : `${holidays === "" ? ", without" : " and"} ${of.freeDays} free days of its own`;
  return ` (${names.join(" ")}${holidays}${free})`;
}
