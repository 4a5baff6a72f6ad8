// The payee accounts behind sealed references, opened in memory for masks and payment files. They are never logged or stored in plain.
import type { Payee } from "../policy/records/payment.ts";
import type { AppContext } from "./context.ts";
import { keyringOf } from "./keyring.ts";
import type { Accounts } from "./present/payments.ts";
import type { Register } from "./register.ts";
import { openBundle, unseal } from "./seal.ts";
import { findBundles } from "./store/sealed.ts";

/** By the id each is sealed under; one that was erased is absent. Accounts that stand in the register are already open there. */
export async function accountsOf(c: AppContext, register: Register, payees: readonly Payee[]): Promise<Accounts> {
  const accounts = new Map<string, string>();
  const wanted = new Set(payees.flatMap(({ payeeAccount }) => payeeAccount?.sealed ?? []));
  for (const [id, { fields }] of register.applications) {
    const reference = fields.payeeAccount;
    const plain = register.plain.get(id)?.["payeeAccount"];
    if (typeof reference === "object" && reference !== null && typeof plain === "string") accounts.set(reference.sealed, plain);
  }
  const earlier = [...wanted].filter((sealed) => !accounts.has(sealed));
  if (earlier.length === 0) return accounts;
  return new Map([...accounts, ...(await unseal(c.env.DB, await keyringOf(c.env), earlier))]);
}

/** An account with the random bytes of its commitment, base64url: whoever has both can prove it is the one that was approved. */
export interface ProvenAccount {
  readonly account: string;
  readonly proof: string;
}

/** By the id each is sealed under, for payment files. */
export async function provenAccounts(c: AppContext, payees: readonly Payee[]): Promise<ReadonlyMap<string, ProvenAccount>> {
  const wanted = new Set(payees.flatMap(({ payeeAccount }) => payeeAccount?.sealed ?? []));
  const bundles = await findBundles(c.env.DB, [...new Set([...wanted].map((id) => id.slice(0, id.indexOf("/"))))]);
  const keyring = await keyringOf(c.env);
  const accounts = new Map<string, ProvenAccount>();
  for (const bundle of bundles) {
    for (const [field, [proof, account]] of Object.entries(await openBundle(keyring, bundle))) {
      const id = `${bundle.id}/${field}`;
      if (wanted.has(id)) accounts.set(id, { account, proof });
    }
  }
  return accounts;
}
