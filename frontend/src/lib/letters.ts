/** The letters of groups of states, given in the order of first naming and kept while one stays. */
import type { Family } from "./types";

export class Letters {
  #given = new Map<string, string>();

  /** Give letters to those groups that have none yet. */
  name(families: Family[]): void {
    for (const family of families) this.of(family.key);
  }

  of(key: string): string {
    let letter = this.#given.get(key);
    if (letter === undefined) {
      letter = spelled(this.#given.size);
      this.#given.set(key, letter);
    }
    return letter;
  }
}

/** A, B … Z, AA, AB … */
export function spelled(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : spelled(Math.floor(place / 26) - 1) + last;
}
