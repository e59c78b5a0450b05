import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/index.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/frame.css";
import { App } from "./app.tsx";
import { start } from "./start.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
createRoot(root).render(<App />);
void start();
