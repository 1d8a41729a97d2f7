/** What is wanted of the outcomes that hold: one statement for a model, kept while one looks at other views. */
import { chosen } from "./choose";
import { session } from "./session.svelte";

export class Want {
  #written = $state<string | null>(null);

  /** What the reader wrote; else the outcome with a star, what the model has a name for, or the firmest group. */
  get text(): string {
    return this.#written ?? offered();
  }
  set text(text: string) {
    this.#written = text;
  }
}

const kept = new Map<string, Want>();

export function wantOf(model: string): Want {
  let want = kept.get(model);
  if (want === undefined) kept.set(model, (want = new Want()));
  return want;
}

function offered(): string {
  const { answer, outline, wanted } = session;
  const families = answer?.families ?? [];
  const marked = families.find((family) => family.key === wanted);
  return marked?.statement ?? outline?.define[0]?.name ?? chosen(families, null).find((family) => !family.quo)?.statement ?? families[0]?.statement ?? "";
}
