// What may be done in the register: at which stage, to what in which state, by whom; anything else is refused. The one table.
import { applicationCommands } from "./application-commands.ts";
import type { Command } from "./command.ts";
import { moneyCommands } from "./money-commands.ts";
import { registerCommands } from "./register-commands.ts";
import { roundCommands } from "./round-commands.ts";

export const commands: readonly Command[] = [...applicationCommands, ...roundCommands, ...moneyCommands, ...registerCommands];
