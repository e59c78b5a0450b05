import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

/**
 * Every Node program of ours: the Electron shell, the loopback shell, the command line, and the processes they start.
 * One build, so that they share chunks. Targets are the oldest runtimes in use, not those of the pinned Electron.
 */
const PROGRAMS = [
  "main/index",
  "cli/galley",
  "web/serve",
  "host/backend",
  "host/store-process",
  "host/check/check-worker",
  "host/check/grammar-worker",
  "host/read/read-process",
];

const input = Object.fromEntries(PROGRAMS.map((name) => [name, resolve("src", `${name}.ts`)]));

export default defineConfig({
  main: {
    build: {
      outDir: "out",
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: {
        input,
        output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      target: "node20",
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: resolve("src/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    plugins: [react()],
    build: {
      target: "chrome130",
      minify: true,
      // A data: font or script would need a hole in the page's policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: resolve("src/renderer/index.html") } },
    },
  },
});
