/** How often something holds, in few letters: a share of 100 draws, or the exact figure. */

const NOTHING = 1e-9; // what is nearer to none or all than this is that, but for rounding
const FINE = 0.005;

export function figure(share: number, exact: boolean): string {
  if (share < NOTHING) return "0";
  if (share > 1 - NOTHING) return exact ? "1" : "100";
  if (share < FINE) return exact ? "below 0.01" : "below 1";
  if (share >= 1 - FINE) return exact ? "above 0.99" : "above 99";
  return hundredths(share, exact);
}

/** The same in a sentence. */
export function often(share: number, exact: boolean): string {
  const told = figure(share, exact);
  return exact ? `with probability ${told}` : `in ${told} of 100 draws`;
}

export function swing(difference: number, exact: boolean): string {
  const size = Math.abs(difference);
  return `${difference < 0 ? "−" : "+"}${hundredths(size, exact)}`;
}

/** Halves up, as the sentences round them. */
function hundredths(share: number, exact: boolean): string {
  const of100 = Math.round(share * 100);
  return exact ? (of100 / 100).toFixed(2) : String(of100);
}

/** The marks of the axis. */
export const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** A place along the chart; room is left at both ends for what is written there. */
export function at(share: number): string {
  return `${(5 + 86 * share).toFixed(2)}%`;
}
