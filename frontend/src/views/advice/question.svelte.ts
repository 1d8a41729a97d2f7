/** What is asked for in a model: it stays while one looks at other views. */
import type { Outline } from "../../lib/types";

export const PATIENCE = 15_000; // milliseconds of searching, unless the reader asks for more
export const SHOWN = 6; // proposals, unless the reader asks for more

export type Avoided = "nothing" | "present" | "statement";

export class Question {
  want = $state("");
  avoided = $state<Avoided>("nothing");
  avoid = $state(""); // where it is a statement
  concept = $state("seq");
  preferences = $state(true); // whether wishes may change
  structure = $state(true); // whether what can be done may change
  kept = $state.raw<string[]>([]); // decision makers whose wishes may not change
  most = $state(2);
  hearts = $state(false);
  shown = $state(SHOWN);

  /** The question as the study takes it. */
  args(outline: Outline | null): Record<string, unknown> {
    const dms = outline?.decision_makers.map((dm) => dm.id) ?? [];
    return {
      want: this.want.trim(),
      avoid: this.avoided === "present" ? "status quo" : this.avoided === "statement" ? this.avoid.trim() : "",
      concept: this.concept,
      kinds: [...(this.preferences ? ["preferences"] : []), ...(this.structure ? ["structure"] : [])],
      by: this.kept.length ? dms.filter((id) => !this.kept.includes(id)) : null,
      most: this.most,
      hearts: this.hearts,
      limit: this.shown,
    };
  }
}

const asked = new Map<string, Question>();

/** The question about a model; at first the wanted outcome, or what the model has a name for. */
export function questionOf(model: string, outline: Outline | null, wanted: string): Question {
  let question = asked.get(model);
  if (question === undefined) {
    question = new Question();
    question.want = wanted || (outline?.define[0]?.name ?? "");
    asked.set(model, question);
  }
  return question;
}
