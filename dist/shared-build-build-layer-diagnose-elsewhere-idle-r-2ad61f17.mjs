// src/process/lab-error.ts
var LabError = class extends Error {
  name = "LabError";
  hint;
  logs;
  constructor(message, options = {}) {
    super(message, options.cause === void 0 ? {} : { cause: options.cause });
    this.hint = options.hint;
    this.logs = options.logs ?? [];
  }
};
function logsOf(error) {
  if (!(error instanceof Error)) return [];
  const own = error instanceof LabError ? error.logs : [];
  const others = error instanceof AggregateError ? error.errors : [];
  return [...own, ...[error.cause, ...others].flatMap(logsOf)];
}

export {
  LabError,
  logsOf
};
