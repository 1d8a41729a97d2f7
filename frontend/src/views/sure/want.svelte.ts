/** What is wanted of the outcomes that hold: one statement for a model, kept while one looks at other views. */
import { chosen } from "../../lib/choose";
import type { Answer, Outline } from "../../lib/types";

export class Want {
  /** The statement; what the page chose until the reader writes another. */
  text = $state("");
}

const kept = new Map<string, Want>();

/** At first the outcome marked with a star, or what the model has a name for, or the firmest group. */
export function wantOf(model: string, outline: Outline | null, answer: Answer | null, starred: string | null): Want {
  let want = kept.get(model);
  if (want === undefined) {
    want = new Want();
    if (answer === null || outline === null) return want; // asked again when there is more to choose from
    want.text = defaultOf(outline, answer, starred);
    kept.set(model, want);
  }
  return want;
}

function defaultOf(outline: Outline, answer: Answer, starred: string | null): string {
  const marked = answer.families.find((family) => family.key === starred);
  return marked?.statement ?? outline.define[0]?.name ?? chosen(answer.families, null).find((family) => !family.quo)?.statement ?? answer.families[0]?.statement ?? "";
}
