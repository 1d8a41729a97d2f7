/** What is read of the evidence: where the quotes stand, and the text of the source that is shown. */
import { get, pathOf } from "../../lib/api";
import { session } from "../../lib/session.svelte";
import type { Sheet, SourceText as Text } from "../../lib/types";

export class Reading {
  sheet = $state.raw<Sheet | null>(null);
  trouble = $state(""); // why something cannot be read
  #text = $state.raw<(Text & { source: string }) | null>(null);
  readonly #source: () => string | null;

  /** To be made while a component begins. Follows the model, the files of the texts, and the source that is shown. */
  constructor(source: () => string | null) {
    this.#source = source;
    $effect(() => {
      const name = session.doc?.name;
      if (!name || session.doc?.good === null) return;
      void session.doc?.revision;
      void session.texts;
      return this.#get<Sheet>(pathOf(name, "/evidence"), (sheet) => {
        this.sheet = sheet;
        this.trouble = "";
      });
    });
    $effect(() => {
      const name = session.doc?.name;
      const id = source();
      const hash = id ? this.sheet?.hashes[id] : undefined;
      if (!name || !id || !hash || (this.#text?.source === id && this.#text.hash === hash)) return;
      return this.#get<Text>(pathOf(name, `/evidence/${id}`), (text) => (this.#text = { ...text, source: id }));
    });
  }

  /** The text of the source that is shown, as soon as it is here. */
  get text(): Text | null {
    return this.#text?.source === this.#source() ? this.#text : null;
  }

  /** Get something, unless it is called off before it comes. */
  #get<T>(path: string, take: (found: T) => void): () => void {
    let dropped = false;
    get<T>(path).then(
      (found) => !dropped && take(found),
      (error: Error) => !dropped && (this.trouble = error.message),
    );
    return () => (dropped = true);
  }
}
