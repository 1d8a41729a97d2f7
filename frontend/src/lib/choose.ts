/** The few groups worth knowing first. */
import type { Family } from "./types";

const MOST = 4;

/**
 * The wanted group, then the firmest ones, of those equally firm first the ones that improvements
 * reach; a group that differs little from one already chosen waits for the others.
 */
export function chosen(families: Family[], wanted: string | null): Family[] {
  const found = families.filter((family) => family.key === wanted);
  const rest = families.filter((family) => family.key !== wanted);
  const firmest = new Map<string, Family[]>();
  for (const family of rest) {
    const kind = family.labels.join();
    firmest.set(kind, [...(firmest.get(kind) ?? []), family]);
  }
  const kinds = [...firmest.values()].map((kind) => [...kind].sort((a, b) => Number(b.reached > 0) - Number(a.reached > 0)));
  // one of each kind in turn, the firmest kinds first
  for (let round = 0; found.length < MOST && kinds.some((kind) => kind.length > round); round++) {
    for (const kind of kinds) {
      const next = kind[round];
      if (next && found.length < MOST) found.push(next);
    }
  }
  const order = new Map(families.map((family, place) => [family.key, place]));
  return found.sort((a, b) => order.get(a.key)! - order.get(b.key)!);
}
