// What each event does to the application it names, as one function an event type.
import type { Application } from "../records/application.ts";
import type { ApplicationEvent, Recorded } from "../records/event.ts";

/** A look at sealed values changes nothing, not even the version. */
export type ChangingEvent = Exclude<ApplicationEvent, { type: "application.revealed" }>;

type EventOf<Type extends ChangingEvent["type"]> = Extract<ChangingEvent, { type: Type }>;

/** Takes the application with its version already raised; `application.submitted` and `application.opened` take an empty one. */
export type Fold<Type extends ChangingEvent["type"]> = (
  application: Application,
  event: Recorded<EventOf<Type>>,
) => Application;

export type Folds<Types extends ChangingEvent["type"] = ChangingEvent["type"]> = { readonly [Type in Types]: Fold<Type> };
