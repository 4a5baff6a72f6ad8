// The routes as `GET /api/openapi.json` describes them: what the tests over every route go by, so that a new one is in them by itself.
import { z } from "zod";
import { type Role, roleSchema } from "../../../worker/actor.ts";
import type { TestRegister } from "./test-register.ts";

/** JSON Schema as the description holds it; what the tests read of it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export interface DescribedRoute {
  /** `POST /api/rounds/{round}/stage` */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  /** Null for a route that needs no sign-in. */
  readonly roles: readonly Role[] | null;
  readonly query: readonly string[];
  /** Of the JSON body; null where it takes none. */
  readonly body: Schema | null;
}

const operationSchema = z.object({
  "x-roles": z.array(roleSchema).optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z
    .object({ content: z.object({ "application/json": z.object({ schema: z.record(z.string(), z.unknown()) }).optional() }) })
    .optional(),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) }),
});

interface Description {
  readonly routes: readonly DescribedRoute[];
  /** What `$ref` refers to, by its whole text. */
  readonly components: ReadonlyMap<string, Schema>;
}

export async function describedRoutes(register: TestRegister): Promise<Description> {
  const { paths, components } = documentSchema.parse((await register.call(null, "GET", "/api/openapi.json")).body);
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): DescribedRoute => {
      const verb = method.toUpperCase();
      return {
        route: `${verb} ${path}`,
        method: verb,
        path,
        roles: operation.security === undefined ? null : (operation["x-roles"] ?? []),
        query: operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
        body: operation.requestBody?.content["application/json"]?.schema ?? null,
      };
    }),
  );
  const named = Object.entries(components.schemas).map(([name, schema]) => [`#/components/schemas/${name}`, schema] as const);
  return { routes, components: new Map(named) };
}
