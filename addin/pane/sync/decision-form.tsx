// The decision on one application: each point accepted or not with its reason, then eligible or not. What is typed stays until it is recorded.
import { type FormEvent, useId, useState } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { Resolution } from "../../../policy/records/resolution.ts";
import type { EligibilityDecision } from "../../sync/eligibility.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { Message } from "../message.tsx";
import { useWording } from "../strings/strings.ts";
import { Reason } from "./reason.tsx";
import { useSyncTexts } from "./sync-texts.ts";

type Finding = ApplicationAnswer["findings"][number];

/** What the person has put down about one point so far. */
interface Draft {
  readonly accept: boolean | null;
  readonly reason: string;
  readonly ground: string;
  readonly standing: string;
}

const blank: Draft = { accept: null, reason: "", ground: "", standing: "" };
const keyOf = ({ rule, field }: Pick<Finding, "rule" | "field">): string => `${rule} ${field}`;
const isRelaxation = ({ rule }: Finding): boolean => rule === "eligibility/relaxation";

interface DecisionFormProps {
  readonly application: ApplicationAnswer;
  readonly session: SyncSession;
}

export function DecisionForm({ application, session }: DecisionFormProps) {
  const { eligibility: say } = useSyncTexts();
  const points = application.findings.filter(({ severity }) => severity === "review");
  const hasErrors = application.findings.some(({ severity }) => severity === "error");
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [reason, setReason] = useState("");
  const [refuses, setRefuses] = useState(false);
  const [lack, setLack] = useState<"missing" | "missingReason" | null>(null);
  const draftOf = (point: Finding): Draft => drafts.get(keyOf(point)) ?? blank;
  const decide = (outcome: EligibilityDecision["outcome"]): void => {
    const resolutions = points.flatMap((point) => resolutionOf(point, draftOf(point)) ?? []);
    const isWhole = resolutions.length === points.length && resolutions.every(({ accept }) => accept);
    const wanting = outcome === "ineligible" ? (reason.trim() === "" ? "missingReason" : null) : isWhole ? null : "missing";
    setLack(wanting);
    if (wanting !== null) return;
    void session.decideEligibility(application.id, { outcome, resolutions, reason: reason.trim() || null });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    decide(refuses ? "ineligible" : "eligible");
  };
  return (
    <form className="decision-form" onSubmit={submit}>
      {points.map((point) => (
        <Point
          key={keyOf(point)}
          point={point}
          draft={draftOf(point)}
          change={(draft) => setDrafts(new Map(drafts).set(keyOf(point), draft))}
        />
      ))}
      {refuses && <Reason label={say.overall} value={reason} change={setReason} />}
      {lack !== null && (
        <Message mood="problem" isUrgent>
          <p>{say[lack]}</p>
        </Message>
      )}
      <div className="row-actions">
        {!hasErrors && !refuses && (
          <button type="submit" className="small-button">
            {say.eligible}
          </button>
        )}
        <button type="button" className="small-button" onClick={() => (refuses ? decide("ineligible") : setRefuses(true))}>
          {refuses ? say.confirmIneligible : say.ineligible}
        </button>
        {refuses && (
          <button type="button" className="small-button quiet" onClick={() => setRefuses(false)}>
            {say.notRefused}
          </button>
        )}
      </div>
    </form>
  );
}

interface PointProps {
  readonly point: Finding;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

function Point({ point, draft, change }: PointProps) {
  const { eligibility: say } = useSyncTexts();
  const { language } = useWording();
  const name = useId();
  return (
    <fieldset className="decision" data-rule={point.rule}>
      <legend>{point.message[language]}</legend>
      <div className="row-actions">
        {([true, false] as const).map((accept) => (
          <label key={String(accept)} className="pick">
            <input type="radio" name={name} checked={draft.accept === accept} onChange={() => change({ ...draft, accept })} />
            {accept ? say.accept : say.reject}
          </label>
        ))}
      </div>
      <Reason label={say.reason} value={draft.reason} change={(reason) => change({ ...draft, reason })} />
      {isRelaxation(point) && (
        <>
          <Reason label={say.ground} value={draft.ground} change={(ground) => change({ ...draft, ground })} />
          <Reason label={say.standing} value={draft.standing} change={(standing) => change({ ...draft, standing })} />
        </>
      )}
    </fieldset>
  );
}

/** Null while something is wanting: an accepted relaxation needs both limbs of article 6(1)1. */
function resolutionOf(point: Finding, { accept, reason, ground, standing }: Draft): Resolution | null {
  if (accept === null || reason.trim() === "") return null;
  const limbs = { ground: ground.trim() || null, standing: standing.trim() || null };
  if (accept && isRelaxation(point) && (limbs.ground === null || limbs.standing === null)) return null;
  return { rule: point.rule, field: point.field, accept, reason: reason.trim(), ...limbs };
}
