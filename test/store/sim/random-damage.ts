import { damaged } from "./damage.ts";
import type { Image } from "./sim-disk.ts";

/** One random hurt to one random file of the review: bits, bytes, NULs, cuts, insertions, removals. */
export function randomDamage(
  image: Image,
  random: () => number,
  may: (name: string) => boolean = () => true,
): { image: Image; name: string } {
  const upTo = (limit: number): number => Math.floor(random() * limit);
  let name = "";
  const result = damaged(image, (files) => {
    const names = [...files.keys()].filter((one) => !one.startsWith("/") && may(one)).toSorted();
    const file = names[upTo(names.length)] ?? "";
    const bytes = Buffer.from(files.get(file) ?? []);
    const at = upTo(bytes.length);
    const some = 1 + upTo(Math.min(600, bytes.length - at));
    const kind = upTo(7);
    name = `${["bit", "byte", "nul", "cut", "insert", "remove", "delete"][kind] ?? ""} ${some} at ${at} of ${file}`;
    if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(8));
    if (kind === 1) bytes[at] = upTo(256);
    if (kind === 2) bytes.fill(0, at, at + some);
    if (kind === 6) files.delete(file);
    else if (kind === 3) files.set(file, bytes.subarray(0, at));
    else if (kind === 4)
      files.set(file, Buffer.concat([bytes.subarray(0, at), Buffer.alloc(some, upTo(256)), bytes.subarray(at)]));
    else if (kind === 5) files.set(file, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + some)]));
    else files.set(file, bytes);
  });
  return { image: result, name };
}
