// The invented people of the local sign-in, one of each role.
import type { Role } from "../actor.ts";

export interface Person {
  readonly role: Role;
  readonly subject: string;
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
}

const person = (role: Role, name: string, title: string, organisation: string): Person => ({
  role,
  subject: `sample-${role}`,
  name,
  title,
  organisation,
  email: `${role}@sample.invalid`,
});

export const people: readonly Person[] = [
  person("clerk", "陈示例", "经办人 clerk", "区人力社保局（示例）"),
  person("reviewer", "林示例", "评审专家 reviewer", "示例职业技术学院"),
  person("leader", "周示例", "领导小组 leader", "首席技师工作室领导小组（示例）"),
  person("finance", "钱示例", "财政 finance", "区财政局（示例）"),
  person("auditor", "沈示例", "审计 auditor", "区审计局（示例）"),
  person("admin", "管示例", "管理员 admin", "区人力社保局（示例）"),
];

export const personOf = (role: string): Person | undefined => people.find((one) => one.role === role);
