/**
 * Runs works one after another in the order they were given, each when the one before is over, so that none begins with
 * what another is about to change. A work that fails fails for its caller alone.
 */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
