import type { Plan } from "@springtide/contracts";

/** What the plan itself says should be known when it is read, and where it comes from. */
export function Caveats({ plan }: { readonly plan: Plan }) {
  const ofQueues = plan.forecasts.flatMap(({ queue, caveats }) => {
    const name = plan.shop.queues.find(({ id }) => id === queue)?.name ?? queue;
    return caveats.map((caveat) => `${name}: ${caveat}`);
  });
  const caveats = [...plan.caveats, ...ofQueues];
  return (
    <footer className="caveats">
      {caveats.length === 0 ? null : (
        <>
          <h2>Good to know</h2>
          <ul>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        Planned from contacts of {plan.history.firstDay} to {plan.history.lastDay} with seed {plan.seed} by{" "}
        {plan.software}.
      </p>
    </footer>
  );
}
