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

/** Name, account and bank are needed to pay; the bank's number among banks (联行号) is not. */
export const isPayable = ({ payeeName, payeeAccount, payeeBank }: Payee): boolean =>
  payeeName !== null && payeeAccount !== null && payeeBank !== null;

/** The same person, account and bank; the account by its commitment's reference. */
export const isSamePayee = (a: Payee, b: Payee): boolean =>
  a.payeeName === b.payeeName &&
  a.payeeAccount?.sealed === b.payeeAccount?.sealed &&
  a.payeeBank === b.payeeBank &&
  a.payeeBankCode === b.payeeBankCode;

export const textOf = (value: StoredValue | undefined): string | null =>
  typeof value === "string" && value.trim() !== "" ? value : null;
