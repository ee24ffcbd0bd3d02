import {
  connectToAgent
} from "./shared-attach-on-this-host.mjs";
import {
  environmentOf,
  readAgentResult,
  terminalEnvironment
} from "./shared-attach-elsewhere-on-this-host.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/providers/embedded/attach.ts
var answerDeadline = 1e4;
var [path = "", ...argv] = process.argv.slice(2);
var { stdin, stdout, stderr } = process;
setInterval(() => {
}, 6e4);
var connection = await connectToAgent(path, answerDeadline);
if (!connection) {
  stderr.write(`cannot run "${argv[0]}": the machine does not answer
`);
  process.exit(255);
}
var onTerminal = stdin.isTTY && stdout.isTTY;
var size = () => ({ rows: stdout.rows, columns: stdout.columns });
var request = {
  argv,
  environment: environmentOf(terminalEnvironment()),
  input: true,
  ...onTerminal ? { terminal: size() } : {}
};
connection.send("r", JSON.stringify(request));
if (onTerminal) {
  stdin.setRawMode(true);
  stdout.on("resize", () => connection.send("w", JSON.stringify(size())));
}
stdin.on("data", (data) => connection.send("i", data));
stdin.once("end", () => connection.send("i"));
function leave(status) {
  if (onTerminal) stdin.setRawMode(false);
  stdout.write("", () => stderr.write("", () => process.exit(status)));
}
function statusIn(data) {
  try {
    return readAgentResult(data).status;
  } catch (error) {
    stderr.write(`${error.message}
`);
    return 255;
  }
}
connection.listen(
  ({ kind, data }) => {
    if (kind === "o") stdout.write(data);
    else if (kind === "e") stderr.write(data);
    else if (kind === "x") leave(statusIn(data));
  },
  () => leave(255)
);
