/**
 * Needs behind attempts: of those who give up some try again and meet the same chance to fail, so that of `contacts` attempts with f of them
 * given up and r tried again, needs are (1 - r f) of them, lost for good f (1 - r), recovered f r (1 - f): the redial equilibrium on one
 * channel. Of deferred work a late answer is a failure recovered, and nobody is lost.
 */
export function needsOf(
  { contacts, abandoned, late }: { readonly contacts: number; readonly abandoned: number; readonly late: number },
  isDeferred: boolean,
  tryAgainShare: number,
): { readonly needs: number; readonly lost: number; readonly recovered: number } {
  if (isDeferred) return { needs: contacts, lost: 0, recovered: late };
  const failed = contacts > 0 ? abandoned / contacts : 0;
  return {
    needs: contacts - abandoned * tryAgainShare,
    lost: abandoned * (1 - tryAgainShare),
    recovered: abandoned * tryAgainShare * (1 - failed),
  };
}
