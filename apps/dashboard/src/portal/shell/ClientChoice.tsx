import { type Me, signInRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";
import { homeOf } from "../../sign-in/home-of.ts";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "./Notes.tsx";
import { usePortalWords } from "./PortalSpoken.tsx";

const api = pageClient({ changeOrganisation: signInRoutes.changeOrganisation });

/** Which client the portal shows, for people who work for several. */
export default function ClientChoice({ me }: { readonly me: Me }) {
  const { say } = usePortalWords();
  const { isUnderWay, problem, run } = useDoing();
  return (
    <>
      <label className="inline">
        <span>{say("portal.client")}</span>
        <select
          value={me.organisation.id}
          disabled={isUnderWay}
          onChange={({ currentTarget }) => {
            const organisation = Number(currentTarget.value);
            run(async () => {
              const home = homeOf(await api.changeOrganisation({ body: { organisation } }));
              // The page begins anew, so that nothing of one client is left when the other is shown.
              window.location.assign(home);
            });
          }}
        >
          {me.organisations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ProblemNote error={problem} />
    </>
  );
}
