// `npm run rotate [-- --data DIR]`: a new sealing key for a stopped register; everything sealed moves under it, then the old keys go.
// On Cloudflare the secret SEAL_KEYS gets the new key beside the old one, and the Worker's daily run moves the values.
import { keyringOf } from "../keyring.ts";
import { reseal } from "../rotation.ts";
import { runCommand, wordAndData } from "./options.ts";
import { requireNotRunning } from "./running.ts";
import { startRuntime } from "./runtime.ts";
import { newSealKey, saveSecrets, secretsOf } from "./secrets.ts";

await runCommand(async () => {
  const { data } = wordAndData(process.argv.slice(2), "npm run rotate [-- --data DIR]");
  await requireNotRunning(data);
  const secrets = await secretsOf(data);
  const id = `k${Date.now().toString(36)}`;
  const key = newSealKey();
  const both = { current: id, keys: { ...secrets.sealKeys.keys, [id]: key } };
  // Saved before the first value moves, so that a run cut short leaves every value readable.
  saveSecrets(data, { ...secrets, sealKeys: both });
  const runtime = await startRuntime({ data, bundle: null, bindings: {} });
  try {
    const keyring = await keyringOf({ SEAL_KEYS: JSON.stringify(both) });
    let moved = 0;
    for (let now = await reseal(runtime.db, keyring); now > 0; now = await reseal(runtime.db, keyring)) moved += now;
    saveSecrets(data, { ...secrets, sealKeys: { current: id, keys: { [id]: key } } });
    console.log(`已更换密钥，${moved} 项重新加密。 New sealing key; ${moved} entries sealed again.`);
  } finally {
    await runtime.dispose();
  }
});
