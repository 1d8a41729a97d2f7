/** Whether the model view shows the file, from one visit to the next. */
import { session } from "./session.svelte";

const KEY = "detente.file";

export function fileOpen(): boolean {
  return localStorage.getItem(KEY) === "open";
}

export function setFileOpen(open: boolean): void {
  localStorage.setItem(KEY, open ? "open" : "closed");
}

/** Go where something is to be written into the file. */
export function writeFile(): void {
  setFileOpen(true);
  session.go("model");
}
