import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail server of this machine that keeps what it is sent. */
export interface MailServer {
  readonly port: number;
  readonly received: string[];
  /** Users who said their password. */
  readonly users: string[];
  close(): Promise<void>;
}

/** @param port of one that was there before; any free one if 0 */
export async function mailServer(port = 0): Promise<MailServer> {
  const received: string[] = [];
  const users: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      users.push(username ?? "");
      if (username === "olga" && password === "right") done(null, { user: username });
      else done(Object.assign(new Error("Invalid user"), { responseCode: 535 }));
    },
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        received.push(Buffer.concat(pieces).toString("utf8"));
        done();
      });
    },
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  // A client that leaves in the middle is its own matter.
  server.on("error", () => undefined);
  const address: AddressInfo | string | null = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    received,
    users,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
      }),
  };
}
