// Key rotation: what lies under an earlier key is sealed again under the current one. No event changes, and no value is shown.
import type { Database, Statement } from "./database.ts";
import { answerId } from "./idempotency.ts";
import { decrypt, encrypt, type Keyring } from "./keyring.ts";
import { openBundle, storedBundle } from "./seal.ts";
import { answerBox, answersUnderOtherKeys, resealedAnswerStatements } from "./store/answers.ts";
import { bundlesUnderOtherKeys, resealStatements } from "./store/sealed.ts";

const bundlesAtOnce = 1_000;
const answersAtOnce = 20;

/** Seals up to `bundlesAtOnce` bundles and `answersAtOnce` answers again. @returns how many; 0: the earlier keys may go. */
export async function reseal(db: Database, keyring: Keyring): Promise<number> {
  const old = await bundlesUnderOtherKeys(db, keyring.current, bundlesAtOnce);
  const fresh = await Promise.all(old.map(async (bundle) => storedBundle(keyring, bundle, await openBundle(keyring, bundle))));
  const statements: Statement[] = resealStatements(
    fresh.map(({ bundle }) => bundle),
    fresh.flatMap(({ index }) => index),
  );
  const answers = await answersUnderOtherKeys(db, keyring.current, answersAtOnce);
  for (const { actor, key, keyId, iv } of answers) {
    const id = answerId(actor, key);
    const bytes = await decrypt(keyring, id, { keyId, iv, bytes: await answerBox(db, actor, key) });
    const box = await encrypt(keyring, id, bytes);
    statements.push(...resealedAnswerStatements(actor, key, box.keyId, box.iv, box.bytes));
  }
  if (statements.length > 0) await db.batch(statements.map(({ sql, values }) => db.prepare(sql).bind(...values)));
  return old.length + answers.length;
}
