import { expect, it } from "vitest";
import { countLog } from "../aggregate/log-file.ts";

/** Made-up rows under the columns that each maker documents (some of them, as exports have). */
const LISTS: readonly (readonly [string, string, string | null])[] = [
  [
    "311 requests (New York)",
    `Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Status,Open Data Channel Type
1,03/02/2026 08:01:10 AM,03/14/2026 09:00:00 AM,HPD,HEAT,NO HEAT,Closed,PHONE
2,03/13/2026 01:14:59 PM,,DOT,Street,Pothole,Open,ONLINE`,
    "Open Data Channel Type",
  ],
  [
    "311 requests (Calgary)",
    `service_request_id,requested_date,updated_date,closed_date,status_description,source,agency_responsible
26-1,2026-03-02T08:01:10.000,2026-03-03T00:00:00.000,,Open,Phone,Roads
26-2,2026-03-13T13:14:59.000,2026-03-14T00:00:00.000,,Open,App,Water`,
    "source",
  ],
  [
    "Aircall calls",
    `id,direction,status,missed_call_reason,started_at,answered_at,ended_at,duration,number_name
1,inbound,done,,1772434870,1772434880,1772434990,120,Sales
2,inbound,done,no_available_agent,1773404099,,1773404159,60,Sales`,
    "number_name",
  ],
  [
    "3CX call records",
    `historyid,callid,duration,time-start,time-answered,time-end,reason-terminated,from-no,to-no,from-type
1,a,00:02:00,2026/03/02 08:01:10,2026/03/02 08:01:20,2026/03/02 08:03:10,TerminatedBySrc,12,800,LineSet
2,b,00:00:10,2026/03/13 13:14:59,,2026/03/13 13:15:09,TerminatedBySrc,13,800,LineSet`,
    "to-no",
  ],
  [
    "Zendesk tickets",
    `id,created_at,updated_at,requester_id,assignee_id,brand_id,group_id,status,channel
1,2026-03-02T07:01:10Z,2026-03-02T07:01:10Z,5,6,7,8,open,email
2,2026-03-13T12:14:59Z,2026-03-13T12:14:59Z,5,6,7,8,open,web`,
    "channel",
  ],
  [
    "Freshdesk tickets",
    `id,subject,status,priority,source,requester_id,responder_id,group_id,due_by,fr_due_by,fr_escalated,created_at
1,Hello,2,1,1,5,6,7,2026-03-05T00:00:00Z,2026-03-03T00:00:00Z,false,2026-03-02T07:01:10Z
2,Hello,2,1,3,5,6,7,2026-03-16T00:00:00Z,2026-03-14T00:00:00Z,false,2026-03-13T12:14:59Z`,
    "source",
  ],
  [
    "Gorgias tickets",
    `id,status,channel,via,from_agent,assignee_user,created_datetime,closed_datetime
1,open,email,email,false,Ann,2026-03-02T07:01:10.123456+00:00,
2,open,chat,chat,false,Ann,2026-03-13T12:14:59.000001+00:00,`,
    "channel",
  ],
];

it.each(LISTS)("%s are known by their columns, and a column to count by is proposed", async (name, text, by) => {
  const { report } = await countLog(text, { columns: {} });
  expect(report.readAs).toMatchObject({ layout: name });
  expect([report.firstStart, report.lastStart]).toEqual(["2026-03-02T08:00:00+01:00", "2026-03-13T13:00:00+01:00"]);
  expect(report.notes.join(" ")).toContain(`This looks like a list of ${name}`);
  expect(report.notes.join(" ")).toContain(`--by "${by ?? ""}"`);
});

it("a list that nobody documents is none of them", async () => {
  const { report } = await countLog("id,created_at\n1,2026-03-02T07:01:10Z\n", { columns: {} });
  expect(report.readAs.layout).toBeNull();
});
