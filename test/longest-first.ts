// The order of the test files: those that take longest first, whatever their project, so that none is left running alone at the end.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Longest first, as measured on a quiet machine; a file that is not listed comes after them. */
const longest = [
  "worker/spine/commands",
  "worker/domain/concurrency",
  "sync/simulation",
  "pane/forms",
  "pane/sync",
  "pane/payments",
  "pane/states",
  "pane/actions",
  "workbench/workbench",
  "pane/review",
  "worker/domain/authorisation",
  "workbench/walk",
  "system/bad-input",
  "round-page/round-page",
  "pane/review-states",
  "worker/domain/round-life",
  "excel/snapshot",
  "worker/spine/deploy",
  "worker/domain/payments",
  "worker/domain/forbidden",
  "system/recheck",
  "spine/in-worker/commit",
  "pane/large",
  "workbench/dialog",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.includes(`/test/${name}.`) || moduleId.includes(`/${name}.workerd.`));
  return place === -1 ? longest.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
