/** What outcomes hang on, roughly: asked by itself when all else is there, and only if something is uncertain. */
import { untrack } from "svelte";
import { session } from "../../lib/session.svelte";
import type { Answer, Outline, SureOut } from "../../lib/types";
import { wantOf } from "../../lib/want.svelte";
import { sureOf, type Sure } from "./question.svelte";

const QUIET = 700; // milliseconds without an edit before it is asked

export class Roughly {
  readonly asking: Sure["asking"];
  readonly doubtful = $derived(uncertain(session.outline));
  readonly #question: () => string;

  /** To be made while a component begins; it asks nothing while the view is `busy` asking for other things. */
  constructor(answer: () => Answer | null, busy: () => boolean = () => false) {
    const name = session.doc!.name;
    const sure = sureOf(name);
    const want = wantOf(name);
    const question = $derived.by(() => {
      const found = answer();
      return found ? sure.question(found, want.text) : "";
    });
    this.asking = sure.asking;
    this.#question = () => question;
    $effect(() => {
      const asked = question;
      if (!asked || !this.doubtful || session.answering || session.trouble || busy() || untrack(() => sure.knows(asked, true))) return;
      let stop: (() => void) | null = null;
      const begins = setTimeout(() => (stop = sure.ask(asked, true)), QUIET);
      return () => {
        clearTimeout(begins);
        stop?.();
      };
    });
  }

  /** The answer to the question of now. */
  get found(): SureOut | null {
    return this.asking.of === this.#question() ? (this.asking.result?.answer ?? null) : null;
  }
}

function uncertain(outline: Outline | null): boolean {
  if (!outline) return false;
  const wishes = outline.decision_makers.flatMap((dm) => dm.statements);
  const options = outline.decision_makers.flatMap((dm) => dm.options);
  return [...outline.claims, ...wishes, ...outline.constraints, ...options].some((one) => (one.confidence ?? 1) < 1) || wishes.some((one) => one.positions.length > 0);
}
