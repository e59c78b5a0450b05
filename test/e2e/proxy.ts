import { once } from "node:events";
import { createServer } from "node:http";

/**
 * A proxy on this computer that refuses everything and writes down who was asked for: whatever part of a browser or of
 * Electron wants to reach the network has to name its host here first.
 */
export async function listenAsProxy() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 502 Refused\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  return { asked, port: typeof bound === "object" && bound !== null ? bound.port : 0, close: () => server.close() };
}
