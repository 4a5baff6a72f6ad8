// The doors of a local run: http on one port, https on the next. The issuer's pages go to the issuer, all else to the Worker.
// It changes nothing on the way but the caller's address, which it alone may state to the Worker.
import { Agent, createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Certificate } from "./certificates.ts";
import type { Handler } from "./issuer.ts";
import { UsageError } from "./options.ts";

interface FrontOptions {
  readonly port: number;
  readonly certificate: Certificate;
  readonly worker: URL;
  readonly issuer: Handler | null;
}

/** Listens on 127.0.0.1, `port` and `port + 1`. @throws UsageError where a port is taken. */
export async function startFront({ port, certificate, worker, issuer }: FrontOptions): Promise<() => void> {
  const agent = new Agent({ keepAlive: true });
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (issuer !== null && /^\/issuer(\/|\?|$)/.test(request.url ?? "")) {
      issuer(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    } else if (request.url === "/") {
      response.writeHead(302, { location: "/workbench/index.html" }).end();
    } else toWorker(worker, agent, request, response);
  };
  const servers = [createServer(answer), createSecureServer(certificate, answer)];
  await Promise.all(servers.map((server, index) => listening(server, port + index)));
  return () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    agent.destroy();
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new UsageError(`端口 ${port} 已被占用，请用 --port 另选。 Port ${port} is taken: choose another with --port.`)
          : error,
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

/**
 * The doors are open to this machine alone: whoever comes from elsewhere comes through the office's own web server, which adds whom it
 * speaks for at the end of `X-Forwarded-For`. What stands before that the caller may have written.
 */
function callerOf({ headers, socket }: IncomingMessage): string {
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",");
  return forwarded.split(",").at(-1)?.trim() || (socket.remoteAddress ?? "unknown");
}

function toWorker(worker: URL, agent: Agent, request: IncomingMessage, response: ServerResponse): void {
  const headers = { ...request.headers, "cf-connecting-ip": callerOf(request) };
  const { hostname, port } = worker;
  const onward = forward({ agent, hostname, port, method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => {
    // The Worker may answer before it has read the whole request; only without an answer is this an error.
    if (response.headersSent) return;
    // A kept connection that the Worker was just closing: asked again, on another one.
    if (onward.reusedSocket && request.method === "GET") return toWorker(worker, agent, request, response);
    response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
    response.end("服务正在停止或启动，请稍后重试。 The service is stopping or starting; try again.");
  });
  request.pipe(onward);
}
