// Catches a fault of the pane's own drawing, so that a person reads a sentence instead of a white page.
import { Component, type ReactNode } from "react";
import { StateCard } from "./state-card.tsx";
import { useWording } from "./strings/strings.ts";

interface CrashProps {
  readonly children: ReactNode;
}

export class Crash extends Component<CrashProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { unsupported } = useWording().strings;
  const reload = { label: unsupported.retry, act: () => location.reload() };
  return <StateCard mood="problem" title={unsupported.crashTitle} body={unsupported.crashBody} action={reload} />;
}
