// `npm run -s token -- ROLE`: a bearer token of the sample person of that role, while the local register runs.
import { roles } from "../actor.ts";
import { runCommand, UsageError, wordAndData } from "./options.ts";
import { personOf } from "./people.ts";
import { runningRegister } from "./running.ts";
import { signIn } from "./sign-in.ts";

const usage = `npm run -s token -- ${roles.join("|")} [--data DIR]`;

await runCommand(async () => {
  const { word, data } = wordAndData(process.argv.slice(2), usage);
  const person = personOf(word ?? "");
  if (person === undefined) throw new UsageError(`请给出角色。 Name a role: ${usage}`);
  const running = await runningRegister(data);
  if (running === null)
    throw new UsageError("登记册未在运行，请先执行 npm start。 The register is not running: run npm start first.");
  const { ok: isLocal } = await fetch(`${running.http}/issuer/.well-known/openid-configuration`);
  if (!isLocal)
    throw new UsageError(
      "该登记册使用单位自己的登录，没有示例人员；请在那里登录。 This register has its office's own issuer and no sample people: sign in there.",
    );
  console.log(await signIn(running.http, person));
});
