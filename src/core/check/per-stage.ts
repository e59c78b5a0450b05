import type { Stage } from "./rule.ts";

/** What a rule reads from the article as a whole, read once an article and not once a sentence. */
export function perStage<Value extends object>(read: (stage: Stage) => Value): (stage: Stage) => Value {
  const known = new WeakMap<Stage, Value>();
  return (stage) => {
    const value = known.get(stage) ?? read(stage);
    known.set(stage, value);
    return value;
  };
}
