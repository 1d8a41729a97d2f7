/** For a field that is opened to be written in at once: `use:focus`. */
export function focus(field: HTMLElement): void {
  field.focus();
}
