/** A study that a view asks for. Its last result stays until the next one is there. */
import { untrack } from "svelte";
import { post } from "./api";
import { session } from "./session.svelte";

const SLOW = 400; // milliseconds after which the reader is told that an answer takes long

const WRITING = 300; // milliseconds without a keystroke after which a statement is taken as written

interface Progress {
  doing: string;
  done: number;
  of: number;
}

export class Asking<T> {
  result = $state.raw<T | null>(null);
  of = $state(""); // what the result is an answer to, if that was said
  whole = $state(false); // whether the result is all there is to say
  trouble = $state(""); // why there is no result
  working = $state(false);
  slow = $state(false); // whether the reader has waited long enough to be told
  stopped = $state(false);
  ending = $state(false); // whether it was told to end with what it has
  progress = $state.raw<Progress | null>(null);

  #stop: AbortController | null = null;
  #args: Record<string, unknown> = {};
  #of = "";
  #called = "";

  constructor(readonly study: string) {}

  /** Whether what is known stays when something else is found for the same question. */
  protected better(_known: T, _found: T): boolean {
    return false;
  }

  /** Ask, and call off what was asked before. Returns what calls this off, as an effect wants it. */
  ask(args: Record<string, unknown>, of = ""): () => void {
    return untrack(() => {
      this.#stop?.abort();
      const mine = new AbortController();
      this.#stop = mine;
      this.#args = args;
      this.#of = of;
      this.ending = false;
      void this.#ask(mine);
      return () => {
        mine.abort();
        if (this.#stop === mine) this.#ended();
      };
    });
  }

  /** Stop; the last result stays. */
  stop(): void {
    this.#stop?.abort();
    this.#ended();
    this.stopped = true;
  }

  /** End with what is found; a study that cannot is stopped. */
  async enough(): Promise<void> {
    if (!this.working || this.ending) return;
    this.ending = true;
    const called = this.#called;
    const { ending: heard } = await post<{ ending: boolean }>("studies/enough", { called }).catch(() => ({ ending: false }));
    if (!heard && this.working && this.#called === called) this.stop();
  }

  /** Ask again what was stopped. */
  again(): void {
    this.ask(this.#args, this.#of);
  }

  async #ask(mine: AbortController): Promise<void> {
    this.trouble = "";
    this.#called = Math.random().toString(36).slice(2);
    this.stopped = this.slow = false;
    this.working = true;
    setTimeout(() => (this.slow = this.working && this.#stop === mine), SLOW);
    try {
      for await (const frame of session.ask(this.study, { called: this.#called, ...this.#args }, mine.signal)) {
        if (mine.signal.aborted) return;
        if (frame.frame === "progress") this.progress = frame;
        else if (frame.frame === "part") this.#hear(frame.part as T, false);
        else if (frame.frame === "result") this.#hear(frame.result as T, true);
        else if (frame.kind === "stopped") this.stopped = true;
        else this.trouble = frame.message;
      }
    } catch (error) {
      if (!mine.signal.aborted) this.trouble = (error as Error).message;
    }
    if (this.#stop === mine && !mine.signal.aborted) this.#ended();
  }

  #hear(result: T, whole: boolean): void {
    const known = this.of === this.#of ? this.result : null;
    if (known === null || !this.better(known, result)) this.result = result;
    this.of = this.#of;
    this.whole = whole;
  }

  #ended(): void {
    this.working = this.slow = false;
    this.progress = null;
  }
}

/** Ask when nothing was written for a moment, or at once. Returns what calls it off. */
export function later(ask: () => () => void, wait: boolean): () => void {
  let stop: (() => void) | null = null;
  const begins = setTimeout(() => (stop = ask()), wait ? WRITING : 0);
  return () => {
    clearTimeout(begins);
    stop?.();
  };
}
