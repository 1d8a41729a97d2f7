/** What the page knows: the folder, the open model, its answers, and what is still to be sent. */
import { tick } from "svelte";
import { chosen } from "./choose";
import { client, get, Lost, pathOf, post, Refused, study } from "./api";
import { Letters } from "./letters";
import { hashOf, placeOf, type Place, type View } from "./place";
import { Waiting, type Waits } from "./waiting";
import type { Answer, Family, Folder, Frame, ModelDoc, Outline, Walked } from "./types";

/** An edit as the API takes it: a verb and what it needs. */
export interface Edit {
  verb: string;
  [key: string]: unknown;
}

/** Something to tell beside what was done: an answer, a hint or an error, with at most one action. */
export interface Note {
  kind: "answer" | "hint" | "error";
  text: string;
  action?: { label: string; run: () => void };
}

interface Progress {
  doing: string;
  done: number;
  of: number;
  known: Record<string, number>;
}

const SLOW = 400; // milliseconds after which the reader is told that an answer takes long

class Session {
  folder = $state.raw<Folder | null>(null);
  doc = $state.raw<ModelDoc | null>(null);
  place = $state.raw<Place>(placeOf(location.hash));
  scenario = $state<string | null>(null);
  asOf = $state<string | null>(null);

  /** The last complete answer; it stays until the next one is there. */
  answer = $state.raw<Answer | null>(null);
  /** The complete answer before the last edit, to tell what changed. */
  before = $state.raw<Answer | null>(null);
  /** The newest answer, which may know some concepts only. */
  latest = $state.raw<Answer | null>(null);
  answering = $state(false);
  slow = $state(false); // whether the reader has waited long enough to be told
  progress = $state.raw<Progress | null>(null);
  trouble = $state.raw<{ kind: string; message: string } | null>(null); // why there is no answer
  milliseconds = $state<number | null>(null);

  lost = $state(false);
  note = $state.raw<Note | null>(null);
  /** The family that the reader wants, by its key. */
  wanted = $state<string | null>(null);
  waiting = $state.raw<Waits[]>([]);
  /** How often the texts of the sources were changed outside since the page is open. */
  texts = $state(0);
  /** The path to be drawn in the graph; it means nothing once there is another answer. */
  walked = $state.raw<Walked | null>(null);

  #stop: AbortController | null = null;
  #queue = new Waiting();
  #sending = false;
  #instance: string | null = null;
  #letters = new Letters();
  #events: EventSource | null = null;

  async start(): Promise<void> {
    addEventListener("hashchange", () => void this.#arrive());
    this.waiting = this.#queue.all;
    this.#listen();
    this.folder = await this.#try(() => get<Folder>("folder"), null);
    await this.#begin();
  }

  /** Show the model that was asked for; in an empty folder the first example. */
  async #begin(): Promise<void> {
    const folder = this.folder;
    if (this.place.model === null && folder?.only) await this.open(folder.only);
    else if (this.place.model === null && folder?.models.length === 0 && folder.examples[0]) {
      await this.create({ example: folder.examples[0].id }).catch((error: Error) => (this.note = { kind: "error", text: error.message }));
    } else await this.#arrive();
  }

  get outline(): Outline | null {
    return this.doc?.outline ?? null;
  }

  get view(): View {
    return this.place.view;
  }

  /** Whether the text is a model, so that the answers are of what one sees. */
  get sound(): boolean {
    return this.doc !== null && this.doc.good === this.doc.revision;
  }

  letter(family: Family): string {
    return this.#letters.of(family.key);
  }

  go(view: View, detail = ""): void {
    location.hash = hashOf({ model: this.place.model, view, detail });
  }

  why(state: number | string | null): void {
    this.go("why", state === null ? "" : String(state));
  }

  leave(): void {
    location.hash = "#";
  }

  async open(name: string, view: View = "overview"): Promise<void> {
    location.hash = hashOf({ model: name, view, detail: "" });
  }

  /** Open a new model: an example, or one from the form. */
  async create(body: Record<string, unknown>): Promise<void> {
    const doc = await post<ModelDoc>("models", body);
    this.#take(doc);
    await this.open(doc.name, "form" in body ? "model" : "overview");
  }

  /**
   * Change the model. `edits` may be a function of the outline as it is when the edit is sent; `on`
   * is what they were made on, by default the document as it is.
   */
  async edit(
    name: string,
    edits: Edit[] | ((outline: Outline) => Edit[]),
    on: { revision: number; text: string } | null = this.doc,
  ): Promise<void> {
    const doc = this.doc;
    if (!doc || !on) return;
    performance.mark("detente:edit");
    this.#queue.add({ model: doc.name, base: on.revision, text: on.text, instance: this.#instance, name, edits });
    this.waiting = this.#queue.all;
    await this.#send();
  }

  async undo(): Promise<void> {
    await this.#step("undo");
  }

  async redo(): Promise<void> {
    await this.#step("redo");
  }

  async settle(keep: "mine" | "theirs"): Promise<void> {
    await this.#act("settle", { keep });
  }

  async retry(): Promise<void> {
    await this.#act("retry", {});
  }

  /** Look at the model under a scenario, or as of another day. */
  async suppose(scenario: string | null, asOf: string | null): Promise<void> {
    this.scenario = scenario;
    this.asOf = asOf;
    this.before = null;
    await this.refresh();
  }

  /** The frames of a study of the open model, under the scenario and day in view. */
  async *ask(name: string, args: Record<string, unknown>, signal: AbortSignal): AsyncGenerator<Frame> {
    if (!this.doc) return;
    yield* study(this.doc.name, name, { scenario: this.scenario, as_of: this.asOf, ...args }, signal);
  }

  /** The result of a study; null where it was stopped. Throws an Error with what went wrong. */
  async result<T>(name: string, args: Record<string, unknown>, signal: AbortSignal): Promise<T | null> {
    try {
      for await (const frame of this.ask(name, args, signal)) {
        if (frame.frame === "result") return frame.result as T;
        if (frame.frame === "problem") {
          if (frame.kind === "stopped") return null;
          throw new Error(frame.message);
        }
      }
    } catch (error) {
      if (signal.aborted) return null;
      if (error instanceof Lost) this.lost = true;
      throw error;
    }
    return null;
  }

  /** Stop the answer that is being worked out; what is known so far stays. */
  stop(): void {
    this.#stop?.abort();
    if (this.answering) this.trouble = { kind: "stopped", message: "Stopped. What was known by then is shown." };
    this.#ended();
  }

  /** Work the answer out anew. */
  async refresh(): Promise<void> {
    this.#stop?.abort();
    if (!this.doc || this.doc.good === null) {
      this.#ended();
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    this.answering = true;
    this.trouble = null;
    const start = performance.now();
    setTimeout(() => (this.slow = this.answering && this.#stop === stop), SLOW);
    try {
      for await (const frame of this.ask("answer", {}, stop.signal)) {
        if (stop.signal.aborted) return;
        await this.#hear(frame, start);
      }
    } catch (error) {
      if (stop.signal.aborted) return;
      if (error instanceof Lost) this.lost = true;
      else this.trouble = { kind: "failed", message: (error as Error).message };
    }
    if (this.#stop === stop) this.#ended();
  }

  #ended(): void {
    this.answering = this.slow = false;
    this.progress = null;
  }

  async #hear(frame: Frame, start: number): Promise<void> {
    if (frame.frame === "progress") {
      this.progress = frame;
    } else if (frame.frame === "part") {
      this.latest = frame.part as Answer;
      this.trouble = null;
      await tick();
      performance.mark("detente:part");
    } else if (frame.frame === "result") {
      const answer = { ...(frame.result as Answer), revision: frame.revision };
      this.#letters.name(chosen(answer.families, this.wanted));
      this.before = this.#comparable(answer) ? this.answer : null;
      this.answer = this.latest = answer;
      this.trouble = null;
      this.milliseconds = Math.round(performance.now() - start);
      await tick();
      performance.mark("detente:answer");
    } else if (frame.kind !== "stopped") {
      this.trouble = { kind: frame.kind, message: frame.message };
    }
  }

  /** Whether the answer on the page is of the same question before an edit. */
  #comparable(answer: Answer): boolean {
    const old = this.answer;
    return old !== null && old.scenario === answer.scenario && old.as_of === answer.as_of && old.revision !== answer.revision;
  }

  async #arrive(): Promise<void> {
    this.place = placeOf(location.hash);
    const name = this.place.model;
    this.note = null;
    if (name === null) {
      this.#close();
      this.folder = await this.#try(() => get<Folder>("folder"), this.folder);
    } else if (this.doc?.name !== name) {
      this.#close();
      const doc = await this.#try(() => get<ModelDoc>(pathOf(name)), null);
      if (doc && this.place.model === name) this.#take(doc);
    }
  }

  #close(): void {
    this.#stop?.abort();
    this.doc = this.answer = this.before = this.latest = null;
    this.scenario = this.asOf = this.wanted = this.walked = null;
    this.trouble = null;
    this.#ended();
  }

  async #try<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Lost) this.lost = true;
      else this.note = { kind: "error", text: (error as Error).message };
      return otherwise;
    }
  }

  /** Take a document in, unless a newer one is here. */
  #take(doc: ModelDoc): void {
    const old = this.doc;
    const same = old !== null && old.name === doc.name;
    if (same && doc.revision < old.revision && !this.lost) return;
    this.doc = doc;
    if (!same || old.good !== doc.good) {
      if (!same) this.#letters = new Letters();
      if (this.scenario && !doc.outline?.scenarios.some((one) => one.name === this.scenario)) this.scenario = null;
      void this.refresh();
    }
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#queue.first; next; next = this.#queue.first) {
        await this.#sendOne(next);
        this.#queue.done(next);
        this.waiting = this.#queue.all;
      }
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      this.lost = true;
      this.#queue.keep();
    } finally {
      this.#sending = false;
    }
  }

  async #sendOne(next: Waits): Promise<void> {
    const live = typeof next.edits === "function";
    const edits = typeof next.edits === "function" ? next.edits(this.doc!.outline!) : next.edits;
    const base = live ? { base: this.doc!.revision } : { base: next.base };
    const anew = next.instance !== this.#instance ? { base_text: next.text } : {};
    try {
      this.#take(await post<ModelDoc>(pathOf(next.model, "/edits"), { ...base, ...anew, name: next.name, edits }));
      this.note = null;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const current = (error.body as { document?: ModelDoc } | null)?.document;
      if (current) this.#take(current);
      const again = () => void this.edit(next.name, edits);
      this.note = {
        kind: "error",
        text: error.message,
        action: current && { label: "Do it all the same", run: again },
      };
    }
  }

  async #step(step: "undo" | "redo"): Promise<void> {
    performance.mark("detente:edit");
    await this.#act(step, {});
  }

  async #act(what: string, body: unknown): Promise<void> {
    const doc = this.doc;
    if (!doc) return;
    try {
      this.#take(await post<ModelDoc>(pathOf(doc.name, `/${what}`), body));
      this.note = null;
    } catch (error) {
      if (error instanceof Lost) this.lost = true;
      else this.note = { kind: "error", text: (error as Error).message };
    }
  }

  #listen(): void {
    const events = new EventSource(`api/events?client=${client}`);
    this.#events?.close();
    this.#events = events;
    events.addEventListener("hello", (event) => void this.#hello(JSON.parse(event.data) as { instance: string }));
    events.addEventListener("folder", (event) => (this.folder = JSON.parse(event.data) as Folder));
    events.addEventListener("texts", (event) => {
      if ((JSON.parse(event.data) as { name: string }).name === this.doc?.name) this.texts += 1;
    });
    events.addEventListener("document", (event) => {
      const doc = JSON.parse(event.data) as ModelDoc;
      if (doc.name !== this.doc?.name) return;
      // an edit of this tab is in the answer to it; that it came to be saved later is told here alone
      const later = doc.revision === this.doc.revision && doc.saved !== this.doc.saved;
      if (doc.last.client !== client || later) this.#take(doc);
    });
    events.addEventListener("error", () => {
      this.lost = true;
      if (events.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), 1000);
    });
  }

  /** The connection is there, for the first time or again. */
  async #hello({ instance }: { instance: string }): Promise<void> {
    const again = this.lost;
    this.#instance = instance;
    if (again && this.doc) {
      const doc = await this.#try(() => get<ModelDoc>(pathOf(this.doc!.name)), null);
      if (doc) this.#take(doc);
    }
    this.lost = false;
    await this.#send();
    if (again) await this.refresh();
  }
}

export const session = new Session();
