import type { CommitmentRequest } from "@springtide/contracts";
import type { PortalView } from "../portal-address.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { goTo } from "../usePortalAddress.ts";

/** Which request a page is about; it stands in the address. */
export function RequestChoice(props: {
  readonly requests: readonly CommitmentRequest[];
  readonly chosen: string;
  readonly view: PortalView;
}) {
  const { requests, chosen, view } = props;
  const { say } = usePortalWords();
  return (
    <label className="choice">
      <span>{say("portal.request")}</span>
      <select
        value={chosen}
        onChange={({ currentTarget }) => {
          goTo({ view, request: currentTarget.value });
        }}
      >
        {[...requests].reverse().map(({ id, shop, state }) => (
          <option key={id} value={id}>
            {say("portal.request.choice", { id, shop, state: say(`portal.state.${state}`) })}
          </option>
        ))}
      </select>
    </label>
  );
}
