import { build, ensureDependencies } from "./setup.js";

try {
  await ensureDependencies();
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
