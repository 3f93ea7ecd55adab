/** How a product lists its contacts, one row each: what it is known by, and what its columns mean to us. */
export interface LogLayout {
  readonly name: string;
  /** Columns that tell this list from others; letters and figures alone count. */
  readonly knownBy: readonly string[];
  /** The moment at which the contact came in. */
  readonly start: string;
  /** Columns worth counting by, best first. */
  readonly by: readonly string[];
  /** A column that says which way a contact went: those that went out are no demand. */
  readonly direction: string | null;
}

/**
 * Layouts by the names their makers document: New York's and Calgary's lists of 311 requests (open data dictionaries), the call fields
 * of Aircall's and the ticket fields of Zendesk's, Freshdesk's and Gorgias' interfaces, the call records of 3CX. None of them holds a
 * handling time: how long a ticket was open, or a call was connected, is something else.
 */
export const LOG_LAYOUTS: readonly LogLayout[] = [
  {
    name: "311 requests (New York)",
    knownBy: ["uniquekey", "createddate", "closeddate", "agency", "complainttype", "descriptor"],
    start: "createddate",
    by: ["opendatachanneltype", "agency", "complainttype"],
    direction: null,
  },
  {
    name: "311 requests (Calgary)",
    knownBy: ["servicerequestid", "requesteddate", "closeddate", "agencyresponsible", "statusdescription"],
    start: "requesteddate",
    by: ["source", "agencyresponsible"],
    direction: null,
  },
  {
    name: "Aircall calls",
    knownBy: ["direction", "startedat", "answeredat", "endedat", "missedcallreason", "duration"],
    start: "startedat",
    by: ["numbername", "number"],
    direction: "direction",
  },
  {
    name: "3CX call records",
    knownBy: ["historyid", "timestart", "timeanswered", "timeend", "reasonterminated", "tono"],
    start: "timestart",
    by: ["tono", "todispname"],
    direction: "fromtype",
  },
  {
    name: "Zendesk tickets",
    knownBy: ["id", "createdat", "requesterid", "assigneeid", "brandid", "groupid"],
    start: "createdat",
    by: ["via", "channel", "brandid", "groupid"],
    direction: null,
  },
  {
    name: "Freshdesk tickets",
    knownBy: ["id", "createdat", "requesterid", "responderid", "frdueby", "dueby", "frescalated"],
    start: "createdat",
    by: ["source", "groupid"],
    direction: null,
  },
  {
    name: "Gorgias tickets",
    knownBy: ["id", "createddatetime", "channel", "via", "fromagent", "assigneeuser"],
    start: "createddatetime",
    by: ["channel"],
    direction: "fromagent",
  },
];
