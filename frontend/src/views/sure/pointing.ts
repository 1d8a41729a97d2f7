/** What the reader looks at: an outcome, to see what it hangs on, or something that may be false. */
import { session } from "../../lib/session.svelte";
import type { Answer, HangOut, OutcomeOut, SureOut } from "../../lib/types";
import { sentence } from "../../lib/words";

export type Pointed = { kind: "outcome"; id: string } | { kind: "doubt"; event: number } | null;

export interface Row {
  id: string;
  letter: string;
  name: string;
  detail: string;
  shares: Record<string, number>;
  hangs: HangOut[];
}

/** A statement as one says it: its name, or as it is written. */
export function called(want: string): string {
  return `“${/^\w+$/.test(want) ? want.replaceAll("_", " ") : want}”`;
}

/** The same at the head of a row, where the model's own name for it begins as a sentence does. */
export function headed(want: string): string {
  return session.outline?.define.some((one) => one.name === want) ? sentence(want.replaceAll("_", " ")) : want;
}

/** The rows of the bars: what is wanted, the named groups, then what else holds often. */
export function rowsOf(found: SureOut, answer: Answer): Row[] {
  const wanted: Row[] = [];
  if (found.want !== null && found.wanted) {
    const hangs = found.doubts.flatMap((doubt) => {
      const difference = doubt.if_true === null || doubt.if_false === null ? null : doubt.if_true - doubt.if_false;
      return difference !== null && Math.abs(difference) > Math.max(doubt.error, 0.0005) ? [{ event: doubt.event, swing: difference }] : [];
    });
    wanted.push({ id: "want", letter: "", name: headed(found.want), detail: "wanted: some outcome with this", shares: found.wanted.some, hangs });
  }
  const rows = found.outcomes.map((one, place) => {
    const named = nameOf(one, one.family, answer);
    const many = named.count <= 1 ? "" : one.whole ? `of its ${named.count} states the one that holds most often` : `one of its ${named.count} states: ${told(one)}`;
    return { id: `${place}`, letter: named.letter, name: named.name, detail: many, shares: one.shares, hangs: one.hangs };
  });
  return [...wanted, ...rows];
}

function told(outcome: OutcomeOut): string {
  return outcome.name ? `${outcome.name}: ${outcome.told}` : outcome.told;
}

/** An outcome by the group that it is in, or by what is done in it. */
export function nameOf(outcome: OutcomeOut, family: string | null, answer: Answer): { letter: string; name: string; count: number } {
  const group = answer.families.find((one) => one.key === family);
  if (group) return { letter: session.letter(group), name: group.name, count: group.count };
  return { letter: "", name: outcome.told === "As now." ? outcome.name : told(outcome), count: 1 };
}
