/** Single keys for the whole page. They do nothing in a field, and can be turned off. */
import { session } from "./session.svelte";
import { viewOf } from "./views";

const KEY = "detente.keys";

export function singleKeys(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
}

/** Whether a key pressed there is meant as writing. */
export function writing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input:not([type=checkbox], [type=radio]), textarea, select") || target.isContentEditable)
  );
}

/** What a key does in every view; whether it did anything. */
export function pressed(event: KeyboardEvent, commands: () => void): boolean {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && key === "k") {
    commands();
    return true;
  }
  if (session.doc === null || writing(event.target)) return false;
  if (control && key === "z") {
    void (event.shiftKey ? session.redo() : session.undo());
    return true;
  }
  if (control && key === "y") {
    void session.redo();
    return true;
  }
  if (control || event.altKey || !singleKeys()) return false;
  const found = viewOf(event.key);
  if (found === undefined) return false;
  session.go(found);
  return true;
}
