// Who may import whom (one way only: workbook → mapping → rules → findings; rows → sync → worker → finance).
const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    rule("no-cycle", "A cycle has no first thing to read.", {}, { circular: true }),
    rule(
      "policy-is-pure",
      "The measures know no edge: zod and themselves only.",
      { path: "^policy/" },
      { pathNot: "^(policy/|node_modules/zod/)" },
    ),
    rule(
      "mapping-knows-no-excel",
      "Mapping is pure: the same for a file and for Excel.",
      { path: "^addin/(mapping/|check\\.ts|group\\.ts)" },
      { pathNot: "^(policy/|addin/(mapping/|check\\.ts|group\\.ts))" },
    ),
    rule(
      "workbook-knows-no-rule",
      "Only addin/workbook says Excel, and it says nothing of the measures.",
      { path: "^addin/workbook/" },
      { path: "^(policy/rules|worker/|node_modules/(react|@fluentui))" },
    ),
    rule(
      "pane-calls-no-fetch-layer-but-sync",
      "The pane talks to the register through addin/sync only.",
      { path: "^addin/pane/" },
      { path: "^worker/" },
    ),
    rule(
      "worker-knows-no-addin",
      "The Worker serves any client.",
      { path: "^worker/" },
      { path: "^addin/", pathNot: "^addin/workbench/" },
    ),
    rule("routes-hold-no-sql", "SQL lives in store/.", { path: "^worker/store/" }, { path: "^worker/routes/" }),
    rule(
      "shipped-knows-no-test",
      "Nothing shipped depends on tests or the workbench.",
      { path: "^(policy|worker|addin/(?!workbench/))", pathNot: "^(worker/local/|addin/workbench/)" },
      { path: "^(test/|addin/workbench/)" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".mjs", ".json"] },
  },
};
