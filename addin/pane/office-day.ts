// The office's day: Asia/Shanghai's, wherever the machine stands.
const inShanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** Today as `YYYY-MM-DD`. */
export const officeDay = (): string => inShanghai.format(new Date());
