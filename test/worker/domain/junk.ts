// Generated junk for any route from its description: addresses, queries and bodies, some nearly right, some nothing like it.
import fc, { type Arbitrary } from "fast-check";
import type { DescribedRoute, Schema } from "./described-routes.ts";

export interface JunkRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** `ids` are of things that stand, so that some of the junk gets past "not found". */
export function junkFor(
  { method, path, query, body }: DescribedRoute,
  components: ReadonlyMap<string, Schema>,
  ids: readonly string[],
): Arbitrary<JunkRequest> {
  const segment = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom("nobody", "%00", "..", "é", "a'b\"c", "-1", "99999999999999999999", "__proto__") },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) },
  );
  const pieces = path.split(/(\{\w+\})/);
  const address = fc.tuple(
    ...pieces.map((piece) => (piece.startsWith("{") ? segment.map(encodeURIComponent) : fc.constant(piece))),
  );
  const queries = fc.dictionary(fc.constantFrom(...query, "limit", "x"), fc.oneof(segment, fc.integer().map(String)), {
    maxKeys: 3,
  });
  const bodies =
    body === null ? junk : fc.oneof({ weight: 3, arbitrary: nearly(body, components, 0) }, { weight: 1, arbitrary: junk });
  const headers = fc.record(
    { "if-match": fc.constantFrom('"1"', '"2"', "*", "x", 'W/"2"', '"99999999999999999999"') },
    { requiredKeys: [] },
  );
  return fc.record({ address, queries, bodies, headers }).map((drawn) => ({
    method,
    path: withQuery(drawn.address.join(""), drawn.queries),
    body: drawn.bodies,
    headers: Object.fromEntries(
      Object.entries(drawn.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  }));
}

function withQuery(path: string, queries: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(queries).toString();
  return text === "" ? path : `${path}?${text}`;
}

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom("\ud800", "\u0000", "2026-11-22", "2025-02-30", -1, 2 ** 53, "1e400"),
);

const { junk } = fc.letrec<{ junk: unknown }>((tie) => ({
  junk: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("junk"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("id", "rows", "fields", "to", "reason", "value", "__proto__", "x"), tie("junk"), {
      maxKeys: 5,
    }),
  ),
}));

const texts = fc.oneof(
  fc.constantFrom("2026-11-22", "2026-01-01", "2019", "2019-001", "M0001", "eligible", "专家1", "纪要", "*"),
  fc.string({ maxLength: 20 }),
);

const listOf = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value : []);
const schemaIn = (value: unknown): Schema => (typeof value === "object" && value !== null ? { ...value } : {});

/** Values that mostly follow a JSON Schema: each of its properties may be missing, and each value may be junk. */
function nearly(schema: Schema, components: ReadonlyMap<string, Schema>, depth: number): Arbitrary<unknown> {
  if (depth > 8) return leaf;
  const inner = (value: unknown) => nearly(schemaIn(value), components, depth + 1);
  const right = follows(schema, components, inner);
  return right === null ? leaf : fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: leaf });
}

function follows(
  schema: Schema,
  components: ReadonlyMap<string, Schema>,
  inner: (value: unknown) => Arbitrary<unknown>,
): Arbitrary<unknown> | null {
  const { $ref, anyOf, oneOf, allOf, enum: words, const: only, type, properties, items } = schema;
  if (typeof $ref === "string") return inner(components.get($ref));
  const choices = [...listOf(anyOf), ...listOf(oneOf), ...listOf(allOf)];
  if (choices.length > 0) return fc.oneof(...choices.map(inner));
  if (Array.isArray(words)) return fc.constantFrom(...words);
  if (only !== undefined) return fc.constant(only);
  const [kind] = Array.isArray(type) ? type : [type];
  if (kind === "object") return objects(schemaIn(properties), schema, inner);
  if (kind === "array") return fc.array(inner(items), { maxLength: 4 });
  if (kind === "integer" || kind === "number")
    return fc.oneof(fc.constantFrom(0, 1, 2, 85, 2019, 10_000_000), fc.integer(), fc.double());
  if (kind === "boolean") return fc.boolean();
  return kind === "string" ? texts : null;
}

function objects(properties: Schema, { required }: Schema, inner: (value: unknown) => Arbitrary<unknown>): Arbitrary<unknown> {
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  const members = Object.entries(properties).map(([name, schema]) => {
    const missing = needed.has(name) ? 1 : 8;
    return fc
      .option(inner(schema), { freq: missing === 1 ? 30 : 1, nil: undefined })
      .map((value) => (value === undefined ? [] : [[name, value] as const]));
  });
  return members.length === 0 ? fc.constant({}) : fc.tuple(...members).map((drawn) => Object.fromEntries(drawn.flat()));
}
