/** What goes by the key of a group, for the present state; no group has it. */
export const NOW = "now";
