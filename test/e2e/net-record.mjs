import { appendFileSync } from "node:fs";
import net from "node:net";
import dns from "node:dns";

// Loaded into our own Node processes: writes down every address that one of them wants to reach.
const file = process.env.GALLEY_NET_RECORD;
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function recorded(...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const local = first !== null && typeof first === "object" && typeof first.path === "string";
  if (file && !local) appendFileSync(file, `connect ${JSON.stringify(first)}\n`);
  return connect.apply(this, args);
};
for (const owner of [dns, dns.promises]) {
  const lookup = owner.lookup;
  owner.lookup = function recorded(name, ...rest) {
    if (file && name !== "127.0.0.1") appendFileSync(file, `lookup ${name}\n`);
    return lookup.call(this, name, ...rest);
  };
}
if (file) appendFileSync(file, `watching ${process.argv[1]?.split("/").at(-1)}\n`);
