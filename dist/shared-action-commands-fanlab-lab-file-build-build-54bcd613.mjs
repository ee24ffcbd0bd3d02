// src/process/reader.ts
var reader = { hasInputs: false, isAtTerminal: false, wantsTrace: false };
var currentReader = () => reader;
function speakTo(other) {
  reader = other;
}

export {
  currentReader,
  speakTo
};
