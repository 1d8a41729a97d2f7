import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  base: "./",
  build: {
    outDir: "../src/detente/workbench/_page",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page's policy allows files only
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700, // the graph, which is loaded when asked for
  },
});
