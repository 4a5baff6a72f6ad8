// GET /api/openapi.json: the description of all routes, generated from the schemas they are checked with. Nothing in it is written twice.
import type { routes } from "../routes-app.ts";
import { version } from "../version.ts";

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "One for each submission; a repeated request under it gets the first answer again, byte for byte, for 30 days.",
  schema: { type: "string", minLength: 8, maxLength: 200 },
} as const;

type App = ReturnType<typeof routes>;
const described = new WeakMap<App, ReturnType<typeof describe>>();

/** The OpenAPI 3.1 document of an app; made once an isolate. */
export function describeApi(api: App): ReturnType<typeof describe> {
  const document = described.get(api) ?? describe(api);
  described.set(api, document);
  return document;
}

function describe(api: App) {
  api.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "A JWT of the configured OpenID Connect issuer, or an API token.",
  });
  const description = "The register of the chief technician studio rounds, 京兴人社文〔2019〕199号.";
  const info = { title: "Studio Rounds", version, description };
  const document = api.getOpenAPI31Document({ openapi: "3.1.0", info, servers: [{ url: "/" }] });
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of [path.post, path.put]) {
      // access() asks it of every POST and PUT that needs a member.
      if (operation?.security !== undefined) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
    }
  }
  return document;
}
