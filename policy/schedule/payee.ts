// To whom a studio's money goes as its application stands; the account as its sealed reference.
import type { Application } from "../records/application.ts";
import type { StoredValue } from "../records/event-parts.ts";
import type { Payee } from "../records/payment.ts";

export function payeeOf({ fields }: Pick<Application, "fields">): Payee {
  const { payeeName, payeeAccount, payeeBank, payeeBankCode } = fields;
  return {
    payeeName: textOf(payeeName),
    payeeAccount: typeof payeeAccount === "object" ? payeeAccount : null,
    payeeBank: textOf(payeeBank),
    payeeBankCode: textOf(payeeBankCode),
  };
}

/** Nobody is paid without a name and an account (article 7(3)); the bank's name and number finance can look up. */
export const hasPayee = ({ payeeName, payeeAccount }: { readonly payeeName: string | null; readonly payeeAccount: unknown }) =>
  payeeName !== null && payeeAccount !== null;

/** The same person, account and bank; the account by its commitment's reference. */
export const isSamePayee = (a: Payee, b: Payee): boolean =>
  a.payeeName === b.payeeName &&
  a.payeeAccount?.sealed === b.payeeAccount?.sealed &&
  a.payeeBank === b.payeeBank &&
  a.payeeBankCode === b.payeeBankCode;

export const textOf = (value: StoredValue | undefined): string | null =>
  typeof value === "string" && value.trim() !== "" ? value : null;
