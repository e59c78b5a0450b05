import { start } from "./start.ts";

/** Imported before everything that draws: what the first picture shows is on its way while the rest of the page loads. */
void start();
