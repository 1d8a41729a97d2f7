/** Where the reader is: a model, a view of it, and in some views a state, kept in the address. */
import type { DoubtOut } from "./types";
import { VIEWS, type View } from "./views";

export type { View } from "./views";

export interface Place {
  model: string | null; // null: the start page
  view: View;
  detail: string; // of the view's own: a state's number, a decision maker, where a path leads
}

/** The place that a hash names. */
export function placeOf(hash: string): Place {
  const [model = "", view = "", ...detail] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const known = VIEWS.find((one) => one.view === view)?.view ?? "overview";
  return { model: model || null, view: known, detail: detail.join("/") };
}

/** The hash of a place. */
export function hashOf({ model, view, detail }: Place): string {
  if (model === null) return "#";
  const parts = [model, view, ...(detail ? detail.split("/") : [])];
  return `#${parts.map(encodeURIComponent).join("/")}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The hash of a claim: its passage among the evidence. */
export function claimHash(model: string | null, claim: string): string {
  return hashOf({ model, view: "evidence", detail: claim });
}

/** The hash of something that may be false: a claim, or where it stands in the model. */
export function doubtHash(model: string | null, doubt: DoubtOut): string {
  return doubt.kind === "claim" ? claimHash(model, doubt.name) : hashOf({ model, view: "model", detail: doubt.dm ?? "" });
}
