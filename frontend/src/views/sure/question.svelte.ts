/** How sure it is, asked about a model: it stays while one looks at other views. */
import { Asking } from "../../lib/asking.svelte";
import { chosen } from "../../lib/choose";
import { session } from "../../lib/session.svelte";
import type { Answer, SureAnswer } from "../../lib/types";

/** Stopped early, an answer may be less exact than the one it was to follow. */
class Answers extends Asking<SureAnswer> {
  protected override better(known: SureAnswer, found: SureAnswer): boolean {
    return known.answer !== null && found.answer !== null && known.answer.error < found.answer.error;
  }
}

export class Sure {
  concept = $state("seq");
  readonly asking = new Answers("sure");

  /** What is asked of the answer in view, as what its result goes by. */
  question(answer: Answer, want: string): string {
    const named = chosen(answer.families, session.wanted).map((family) => family.key);
    return JSON.stringify({ good: session.doc?.good, scenario: session.scenario, as_of: session.asOf, want: want.trim(), concept: this.concept, named });
  }

  /** Whether the result answers a question, as exactly as it is asked for: roughly, or finally. */
  knows(question: string, roughly: boolean): boolean {
    const { asking } = this;
    const found = asking.of === question ? asking.result?.answer : null;
    if (!found) return false;
    return roughly || (asking.whole && !found.rough && !found.brief);
  }

  /** Ask it; what is known already is not asked again. Returns what calls it off. */
  ask(question: string, roughly: boolean): () => void {
    const { want, concept, named } = JSON.parse(question) as { want: string; concept: string; named: string[] };
    const known = this.asking.of === question ? this.asking.result?.answer?.error : undefined;
    return this.asking.ask({ want, concept, named, widths: roughly ? 1 : 3, below: known || 1 }, question);
  }
}

const kept = new Map<string, Sure>();

export function sureOf(model: string): Sure {
  let sure = kept.get(model);
  if (sure === undefined) kept.set(model, (sure = new Sure()));
  return sure;
}
