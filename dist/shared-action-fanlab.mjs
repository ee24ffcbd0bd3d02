import {
  jobOfEvidence,
  jobOfReport,
  jobOfSummary
} from "./shared-action-commands-fanlab.mjs";
import {
  harmlessLines,
  optionsOf
} from "./shared-action-commands-fanlab-lab-file.mjs";
import {
  withoutCredentials
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  plainText
} from "./shared-action-commands-fanlab-lab-file-dot-diagram-c71d9f9a.mjs";

// src/report/slug.ts
function slug(text2) {
  return text2.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

// src/cli/own-lab-options.ts
var ownLabOptions = (keepsLab) => [
  ...optionsOf(keepsLab ? "up" : "full").filter((name) => name !== "underlay" && name !== "overlay"),
  "set"
];

// src/report/redactor.ts
var mask = "***";
var shortestSecret = 8;
var joinToken = /eyJzZXJ2ZXJfbmFtZSI6[\w+/-]*={0,2}/g;
var privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
var Redactor = class {
  #secrets = /* @__PURE__ */ new Set();
  /** From now on `secret`, each of its lines, and what it carries when it is a join token, are masked. */
  add(secret) {
    const lines = secret.split("\n").filter((line) => !line.startsWith("-----"));
    for (const part of [secret, ...lines, innerSecret(secret)]) {
      const trimmed = part?.trim() ?? "";
      if (trimmed.length >= shortestSecret) this.#secrets.add(trimmed);
    }
  }
  redact(text2) {
    for (const [token] of text2.matchAll(joinToken)) this.add(token);
    let clean = text2.replaceAll(privateKey, mask);
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(secret, mask);
    }
    return withoutCredentials(clean.replaceAll(joinToken, mask));
  }
};
function innerSecret(token) {
  try {
    const { secret } = JSON.parse(Buffer.from(token.trim(), "base64").toString());
    return typeof secret === "string" ? secret : void 0;
  } catch {
    return void 0;
  }
}

// src/report/remove-other-jobs.ts
import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
function removeReportsOfOtherJobs(files, reports, job) {
  const folder = resolve(reports);
  const evidence = join(folder, "evidence");
  const problems = [];
  const remove = (parent, pattern, jobOf) => {
    for (const name of namesIn(files, parent).filter((each) => pattern.test(each))) {
      const path = join(parent, name);
      const other = jobOf(files, path);
      if (other === void 0 || other === job) continue;
      try {
        files.remove(path);
      } catch (error) {
        problems.push(`${error.message} (it is of another job)`);
      }
    }
  };
  if (!isReachedWithoutLink(folder)) return problems;
  remove(folder, /^TEST-.*\.xml$/, jobOfReport);
  remove(folder, /^summary(-\d+)?\.md$/, jobOfSummary);
  if (isReachedWithoutLink(evidence)) remove(evidence, /./, jobOfEvidence);
  return problems;
}
function isReachedWithoutLink(folder) {
  try {
    return realpathSync(folder) === folder;
  } catch {
    return false;
  }
}
function namesIn(files, folder) {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}

// src/report/markdown.ts
var special = /[&<>`*_[\]|\\~$#@]/g;
var longestLine = 1e3;
var longestText = 300;
function text(said) {
  const line = plainText(said).trim().replaceAll(/\s+/g, " ");
  const cut = line.length > longestText ? `${line.slice(0, longestText)}\u2026` : line;
  return cut.replaceAll(
    special,
    (found) => /[@#]/.test(found) ? `${found}\u200B` : `&#${found.charCodeAt(0)};`
  );
}
var code = (said) => `<code>${text(said)}</code>`;
function block(lines) {
  const shown = harmlessLines(lines.join("\n")).map(
    (line) => line.length > longestLine ? `${line.slice(0, longestLine)}\u2026` : line
  );
  const longestFence = Math.max(2, ...[...shown.join("\n").matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestFence + 1);
  return [`${fence}text`, ...shown, fence].join("\n");
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
var details = (label, inside) => `<details><summary>${text(label)}</summary>

${inside}

</details>`;

// src/report/phase-line.ts
var phaseBegins = (name) => `${name}:`;
var phaseEnds = (name, count, duration) => `${name}: ${count}done in ${duration}`;
var begins = /^\[ *[\dms.]+\] (\S[^:]*):$/;
var ends = /^\[ *[\dms.]+\] (\S[^:]*): (?:\d+ of \d+ cells passed, )?done in [\dms.]+$/;
function readPhaseLine(line) {
  const began = begins.exec(line)?.[1];
  if (began !== void 0) return { began };
  const ended = ends.exec(line)?.[1];
  return ended === void 0 ? void 0 : { ended };
}

export {
  phaseBegins,
  phaseEnds,
  readPhaseLine,
  slug,
  Redactor,
  removeReportsOfOtherJobs,
  text,
  code,
  block,
  table,
  details,
  ownLabOptions
};
