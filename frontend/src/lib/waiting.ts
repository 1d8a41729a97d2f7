/** Edits that are not with the server yet. While the connection is lost they outlive the page. */
import type { Edit } from "./session.svelte";
import type { Outline } from "./types";

export interface Waits {
  model: string;
  base: number;
  text: string; // that the edit was made on
  instance: string | null; // of the server that gave the base its number
  name: string;
  edits: Edit[] | ((outline: Outline) => Edit[]);
}

const KEY = "detente.waiting";

export class Waiting {
  all: Waits[] = [];

  constructor() {
    try {
      this.all = JSON.parse(localStorage.getItem(KEY) ?? "[]") as Waits[];
    } catch {
      localStorage.removeItem(KEY);
    }
  }

  get first(): Waits | undefined {
    return this.all[0];
  }

  add(waits: Waits): void {
    this.all = [...this.all, waits];
  }

  done(waits: Waits): void {
    this.all = this.all.filter((other) => other !== waits);
    if (localStorage.getItem(KEY)) this.keep();
  }

  /** Keep what waits with the browser, so that closing the page loses nothing. */
  keep(): void {
    const plain = this.all.filter((waits) => typeof waits.edits !== "function");
    if (plain.length) localStorage.setItem(KEY, JSON.stringify(plain));
    else localStorage.removeItem(KEY);
  }
}
