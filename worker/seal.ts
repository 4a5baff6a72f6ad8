// Sealed values: identity numbers, accounts, phones and objectors' names, beside the events and never in them.
// It never logs a value. Rotation is worker/rotation.ts's.
import { base64url, bytesOfBase64url } from "./base64.ts";
import { hexOf } from "./chain.ts";
import type { Database, Statement } from "./database.ts";
import { blindDigest, decrypt, encrypt, type Keyring, textOf, utf8 } from "./keyring.ts";
import { bundleStatements, findBundles, type IndexRow, indexStatements, type StoredBundle } from "./store/sealed.ts";

/** What an event or a record holds instead of the value. */
export interface SealedReference {
  /** `bundle/field`. */
  readonly sealed: string;
  /** SHA-256(32 random bytes ‖ UTF-8 value), hex: proves a value later, confirms no guess now. */
  readonly commitment: string;
}

/** The values of one row that are sealed together: one row of the table, one encryption. */
export interface BundleInput {
  /** Stream of the events that will refer to it (`2025`). */
  readonly stream: string;
  /** Whose values they are: an application id, an objection id. */
  readonly subject: string;
  /** By field key; the key holds no `/`. */
  readonly values: Readonly<Record<string, string>>;
  /** Fields that must be found by equality, with the text to compare (folded, upper case …). */
  readonly index?: Readonly<Record<string, string>>;
}

export interface Sealing {
  /** By field, in the order of the inputs. */
  readonly references: readonly Readonly<Record<string, SealedReference>>[];
  /** To be part of the same commit as the events that hold the references. */
  readonly statements: readonly Statement[];
}

/** A bundle's contents as encrypted: by field, the random bytes (base64url), the value, and the text it is indexed by, if it is. */
type Contents = Readonly<Record<string, readonly [salt: string, value: string, indexed: string | null]>>;

/** Seals many rows at once: commitments, one encryption a row, blind indexes under the current key, and the statements that store them. */
export async function seal(keyring: Keyring, inputs: readonly BundleInput[]): Promise<Sealing> {
  const sealed = await Promise.all(inputs.map((input) => sealOne(keyring, input)));
  return {
    references: sealed.map(({ references }) => references),
    statements: [
      ...bundleStatements(sealed.map(({ bundle }) => bundle)),
      ...indexStatements(sealed.flatMap(({ index }) => index)),
    ],
  };
}

async function sealOne(keyring: Keyring, input: BundleInput) {
  const id = `b-${base64url(crypto.getRandomValues(new Uint8Array(16)))}`;
  const references: Record<string, SealedReference> = {};
  const contents: Record<string, Contents[string]> = {};
  for (const [field, value] of Object.entries(input.values)) {
    const salt = crypto.getRandomValues(new Uint8Array(32));
    references[field] = { sealed: `${id}/${field}`, commitment: await commitmentOf(salt, value) };
    contents[field] = [base64url(salt), value, input.index?.[field] ?? null];
  }
  return { references, ...(await storedBundle(keyring, { id, stream: input.stream, subject: input.subject }, contents)) };
}

/** The contents under the current key, with their index rows: for a new bundle, and for an old one that is sealed again. */
export async function storedBundle(
  keyring: Keyring,
  { id, stream, subject }: Pick<StoredBundle, "id" | "stream" | "subject">,
  contents: Contents,
): Promise<{ readonly bundle: StoredBundle; readonly index: readonly IndexRow[] }> {
  const box = await encrypt(keyring, id, utf8(JSON.stringify(contents)));
  const keyId = keyring.current;
  const rows = Object.entries(contents).map(async ([field, [, , text]]) => {
    if (text === null) return [];
    const digest = await blindDigest(keyring, keyId, indexPurpose(stream, field), text);
    return [{ stream, field, digest, bundleId: id, subject, keyId }];
  });
  return {
    bundle: { id, stream, subject, keyId: box.keyId, iv: box.iv, box: base64url(box.bytes) },
    index: (await Promise.all(rows)).flat(),
  };
}

/** SHA-256(salt ‖ UTF-8 value), hex. */
export async function commitmentOf(salt: Uint8Array<ArrayBuffer>, value: string): Promise<string> {
  const text = utf8(value);
  const message = new Uint8Array(salt.length + text.length);
  message.set(salt);
  message.set(text, salt.length);
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", message)));
}

/** The values behind references (their `sealed` ids), by that id; an erased or unknown one is absent. */
export async function unseal(
  db: Database,
  keyring: Keyring,
  sealedIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(sealedIds);
  const bundles = await findBundles(db, [...new Set(sealedIds.map((id) => id.slice(0, id.indexOf("/"))))]);
  const values = new Map<string, string>();
  await Promise.all(
    bundles.map(async (bundle) => {
      for (const [field, [, value]] of Object.entries(await openBundle(keyring, bundle))) {
        if (wanted.has(`${bundle.id}/${field}`)) values.set(`${bundle.id}/${field}`, value);
      }
    }),
  );
  return values;
}

export async function openBundle(keyring: Keyring, bundle: StoredBundle): Promise<Contents> {
  const box = { keyId: bundle.keyId, iv: bundle.iv, bytes: bytesOfBase64url(bundle.box) };
  // Authenticated with its id, so it is what storedBundle wrote; a schema over 5,000 of them would take as long as opening them.
  return JSON.parse(textOf(await decrypt(keyring, bundle.id, box))) as Contents;
}

/**
 * What an index row's digest is made for. A row stays in the index when the value was replaced: whoever reads it joins it with the
 * record's present reference (`bundle_id || '/' || field`), as the trigger `one_application_a_key` does.
 */
const indexPurpose = (stream: string, field: string): string => `${stream}/${field}`;
