import {createRequire as makeRequire} from 'node:module'
const require = makeRequire(import.meta.url)
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key2 of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key2) && key2 !== except)
        __defProp(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc(from, key2)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// node_modules/zx/build/esblib.cjs
var require_esblib = __commonJS({
  "node_modules/zx/build/esblib.cjs"(exports, module) {
    var __create2 = Object.create;
    var __defProp2 = Object.defineProperty;
    var __getOwnPropDesc2 = Object.getOwnPropertyDescriptor;
    var __getOwnPropNames2 = Object.getOwnPropertyNames;
    var __getProtoOf2 = Object.getPrototypeOf;
    var __hasOwnProp2 = Object.prototype.hasOwnProperty;
    var __export = (target, all2) => {
      for (var name2 in all2)
        __defProp2(target, name2, { get: all2[name2], enumerable: true });
    };
    var __copyProps2 = (to, from, except, desc) => {
      if (from && typeof from === "object" || typeof from === "function") {
        for (let key2 of __getOwnPropNames2(from))
          if (!__hasOwnProp2.call(to, key2) && key2 !== except)
            __defProp2(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc2(from, key2)) || desc.enumerable });
      }
      return to;
    };
    var __toESM2 = (mod, isNodeMode, target) => (target = mod != null ? __create2(__getProtoOf2(mod)) : {}, __copyProps2(
      // If the importer is in node compatibility mode or this is not an ESM
      // file that has been converted to a CommonJS file using a Babel-
      // compatible transform (i.e. "__esModule" has not been set), then set
      // "default" to the CommonJS "module.exports" for node compatibility.
      isNodeMode || !mod || !mod.__esModule ? __defProp2(target, "default", { value: mod, enumerable: true }) : target,
      mod
    ));
    var __toCommonJS = (mod) => __copyProps2(__defProp2({}, "__esModule", { value: true }), mod);
    var __async = (__this, __arguments, generator) => {
      return new Promise((resolve5, reject) => {
        var fulfilled = (value) => {
          try {
            step(generator.next(value));
          } catch (e) {
            reject(e);
          }
        };
        var rejected = (value) => {
          try {
            step(generator.throw(value));
          } catch (e) {
            reject(e);
          }
        };
        var step = (x2) => x2.done ? resolve5(x2.value) : Promise.resolve(x2.value).then(fulfilled, rejected);
        step((generator = generator.apply(__this, __arguments)).next());
      });
    };
    var __defProps = Object.defineProperties;
    var __getOwnPropDescs = Object.getOwnPropertyDescriptors;
    var __getOwnPropSymbols = Object.getOwnPropertySymbols;
    var __propIsEnum = Object.prototype.propertyIsEnumerable;
    var __knownSymbol = (name2, symbol) => (symbol = Symbol[name2]) ? symbol : /* @__PURE__ */ Symbol.for("Symbol." + name2);
    var __typeError = (msg) => {
      throw TypeError(msg);
    };
    var __defNormalProp = (obj, key2, value) => key2 in obj ? __defProp2(obj, key2, { enumerable: true, configurable: true, writable: true, value }) : obj[key2] = value;
    var __spreadValues = (a, b) => {
      for (var prop in b || (b = {}))
        if (__hasOwnProp2.call(b, prop))
          __defNormalProp(a, prop, b[prop]);
      if (__getOwnPropSymbols)
        for (var prop of __getOwnPropSymbols(b)) {
          if (__propIsEnum.call(b, prop))
            __defNormalProp(a, prop, b[prop]);
        }
      return a;
    };
    var __spreadProps = (a, b) => __defProps(a, __getOwnPropDescs(b));
    var __await = function(promise, isYieldStar) {
      this[0] = promise;
      this[1] = isYieldStar;
    };
    var __asyncGenerator = (__this, __arguments, generator) => {
      var resume = (k2, v2, yes, no) => {
        try {
          var x2 = generator[k2](v2), isAwait = (v2 = x2.value) instanceof __await, done = x2.done;
          Promise.resolve(isAwait ? v2[0] : v2).then((y) => isAwait ? resume(k2 === "return" ? k2 : "next", v2[1] ? { done: y.done, value: y.value } : y, yes, no) : yes({ value: y, done })).catch((e) => resume("throw", e, yes, no));
        } catch (e) {
          no(e);
        }
      }, method = (k2) => it[k2] = (x2) => new Promise((yes, no) => resume(k2, x2, yes, no)), it = {};
      return generator = generator.apply(__this, __arguments), it[__knownSymbol("asyncIterator")] = () => it, method("next"), method("throw"), method("return"), it;
    };
    var __yieldStar = (value) => {
      var obj = value[__knownSymbol("asyncIterator")], isAwait = false, method, it = {};
      if (obj == null) {
        obj = value[__knownSymbol("iterator")]();
        method = (k2) => it[k2] = (x2) => obj[k2](x2);
      } else {
        obj = obj.call(value);
        method = (k2) => it[k2] = (v2) => {
          if (isAwait) {
            isAwait = false;
            if (k2 === "throw") throw v2;
            return v2;
          }
          isAwait = true;
          return {
            done: false,
            value: new __await(new Promise((resolve5) => {
              var x2 = obj[k2](v2);
              if (!(x2 instanceof Object)) __typeError("Object expected");
              resolve5(x2);
            }), 1)
          };
        };
      }
      return it[__knownSymbol("iterator")] = () => it, method("next"), "throw" in obj ? method("throw") : it.throw = (x2) => {
        throw x2;
      }, "return" in obj && method("return"), it;
    };
    var __forAwait = (obj, it, method) => (it = obj[__knownSymbol("asyncIterator")]) ? it.call(obj) : (obj = obj[__knownSymbol("iterator")](), it = {}, method = (key2, fn) => (fn = obj[key2]) && (it[key2] = (arg) => new Promise((yes, no, done) => (arg = fn.call(obj, arg), done = arg.done, Promise.resolve(arg.value).then((value) => yes({ value, done }), no)))), method("next"), method("return"), it);
    var __pow = Math.pow;
    var __reExport = (target, mod, secondTarget) => (__copyProps2(target, mod, "default"), secondTarget && __copyProps2(secondTarget, mod, "default"));
    var __commonJS2 = (cb, mod) => function __require2() {
      return mod || (0, cb[__getOwnPropNames2(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    };
    var __esm = (fn, res) => function __init() {
      return fn && (res = (0, fn[__getOwnPropNames2(fn)[0]])(fn = 0)), res;
    };
    var __accessCheck = (obj, member2, msg) => member2.has(obj) || __typeError("Cannot " + msg);
    var __privateGet = (obj, member2, getter) => (__accessCheck(obj, member2, "read from private field"), getter ? getter.call(obj) : member2.get(obj));
    var __privateAdd = (obj, member2, value) => member2.has(obj) ? __typeError("Cannot add the same private member more than once") : member2 instanceof WeakSet ? member2.add(obj) : member2.set(obj, value);
    var __privateSet = (obj, member2, value, setter) => (__accessCheck(obj, member2, "write to private field"), setter ? setter.call(obj, value) : member2.set(obj, value), value);
    module.exports = {
      __create: __create2,
      __defProp: __defProp2,
      __getOwnPropDesc: __getOwnPropDesc2,
      __getOwnPropNames: __getOwnPropNames2,
      __getProtoOf: __getProtoOf2,
      __hasOwnProp: __hasOwnProp2,
      __export,
      __copyProps: __copyProps2,
      __toESM: __toESM2,
      __toCommonJS,
      __async,
      __defProps,
      __getOwnPropDescs,
      __getOwnPropSymbols,
      __propIsEnum,
      __knownSymbol,
      __typeError,
      __defNormalProp,
      __spreadValues,
      __spreadProps,
      __await,
      __asyncGenerator,
      __yieldStar,
      __forAwait,
      __pow,
      __reExport,
      __commonJS: __commonJS2,
      __esm,
      __accessCheck,
      __privateGet,
      __privateAdd,
      __privateSet
    };
  }
});

// node_modules/zx/build/internals.cjs
var require_internals = __commonJS({
  "node_modules/zx/build/internals.cjs"(exports, module) {
    "use strict";
    var {
      __export,
      __toCommonJS
    } = require_esblib();
    var internals_exports = {};
    __export(internals_exports, {
      bus: () => bus3
    });
    module.exports = __toCommonJS(internals_exports);
    var locked = false;
    var lock = () => locked = true;
    var store = /* @__PURE__ */ new Map();
    var override = store.set.bind(store);
    function wrap(name2, api) {
      if (locked) throw new Error("bus is locked");
      override(name2, api);
      return new Proxy(api, {
        get(_, key2) {
          var _a, _b;
          return store.get(name2)[key2] || ((_b = (_a = store.get(name2)) == null ? void 0 : _a.default) == null ? void 0 : _b[key2]);
        },
        apply(_, self2, args) {
          return store.get(name2).apply(self2, args);
        }
      });
    }
    var bus3 = {
      override,
      wrap,
      lock
    };
  }
});

// node_modules/zx/build/vendor-core.cjs
var require_vendor_core = __commonJS({
  "node_modules/zx/build/vendor-core.cjs"(exports, module) {
    "use strict";
    var {
      __create: __create2,
      __spreadValues,
      __spreadProps,
      __commonJS: __commonJS2,
      __export,
      __toESM: __toESM2,
      __toCommonJS,
      __async
    } = require_esblib();
    var require_posix = __commonJS2({
      "node_modules/isexe/dist/cjs/posix.js"(exports2) {
        "use strict";
        Object.defineProperty(exports2, "__esModule", { value: true });
        exports2.sync = exports2.isexe = void 0;
        var fs_1 = __require("fs");
        var promises_1 = __require("fs").promises;
        var isexe = (_0, ..._1) => __async(null, [_0, ..._1], function* (path3, options = {}) {
          const { ignoreErrors = false } = options;
          try {
            return checkStat(yield (0, promises_1.stat)(path3), options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        });
        exports2.isexe = isexe;
        var sync = (path3, options = {}) => {
          const { ignoreErrors = false } = options;
          try {
            return checkStat((0, fs_1.statSync)(path3), options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        };
        exports2.sync = sync;
        var checkStat = (stat6, options) => stat6.isFile() && checkMode(stat6, options);
        var checkMode = (stat6, options) => {
          var _a, _b, _c, _d, _e, _f, _g, _h;
          const myUid = (_b = options.uid) != null ? _b : (_a = process.getuid) == null ? void 0 : _a.call(process);
          const myGroups = (_e = (_d = options.groups) != null ? _d : (_c = process.getgroups) == null ? void 0 : _c.call(process)) != null ? _e : [];
          const myGid = (_h = (_g = options.gid) != null ? _g : (_f = process.getgid) == null ? void 0 : _f.call(process)) != null ? _h : myGroups[0];
          if (myUid === void 0 || myGid === void 0) {
            throw new Error("cannot get uid or gid");
          }
          const groups2 = /* @__PURE__ */ new Set([myGid, ...myGroups]);
          const mod = stat6.mode;
          const uid = stat6.uid;
          const gid = stat6.gid;
          const u = parseInt("100", 8);
          const g2 = parseInt("010", 8);
          const o = parseInt("001", 8);
          const ug = u | g2;
          return !!(mod & o || mod & g2 && groups2.has(gid) || mod & u && uid === myUid || mod & ug && myUid === 0);
        };
      }
    });
    var require_win32 = __commonJS2({
      "node_modules/isexe/dist/cjs/win32.js"(exports2) {
        "use strict";
        Object.defineProperty(exports2, "__esModule", { value: true });
        exports2.sync = exports2.isexe = void 0;
        var fs_1 = __require("fs");
        var promises_1 = __require("fs").promises;
        var isexe = (_0, ..._1) => __async(null, [_0, ..._1], function* (path3, options = {}) {
          const { ignoreErrors = false } = options;
          try {
            return checkStat(yield (0, promises_1.stat)(path3), path3, options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        });
        exports2.isexe = isexe;
        var sync = (path3, options = {}) => {
          const { ignoreErrors = false } = options;
          try {
            return checkStat((0, fs_1.statSync)(path3), path3, options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        };
        exports2.sync = sync;
        var checkPathExt = (path3, options) => {
          const { pathExt = process.env.PATHEXT || "" } = options;
          const peSplit = pathExt.split(";");
          if (peSplit.indexOf("") !== -1) {
            return true;
          }
          for (let i = 0; i < peSplit.length; i++) {
            const p = peSplit[i].toLowerCase();
            const ext = path3.substring(path3.length - p.length).toLowerCase();
            if (p && ext === p) {
              return true;
            }
          }
          return false;
        };
        var checkStat = (stat6, path3, options) => stat6.isFile() && checkPathExt(path3, options);
      }
    });
    var require_options = __commonJS2({
      "node_modules/isexe/dist/cjs/options.js"(exports2) {
        "use strict";
        Object.defineProperty(exports2, "__esModule", { value: true });
      }
    });
    var require_cjs = __commonJS2({
      "node_modules/isexe/dist/cjs/index.js"(exports2) {
        "use strict";
        var __createBinding = exports2 && exports2.__createBinding || (Object.create ? (function(o, m, k, k2) {
          if (k2 === void 0) k2 = k;
          var desc = Object.getOwnPropertyDescriptor(m, k);
          if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
            desc = { enumerable: true, get: function() {
              return m[k];
            } };
          }
          Object.defineProperty(o, k2, desc);
        }) : (function(o, m, k, k2) {
          if (k2 === void 0) k2 = k;
          o[k2] = m[k];
        }));
        var __setModuleDefault = exports2 && exports2.__setModuleDefault || (Object.create ? (function(o, v) {
          Object.defineProperty(o, "default", { enumerable: true, value: v });
        }) : function(o, v) {
          o["default"] = v;
        });
        var __importStar = exports2 && exports2.__importStar || function(mod) {
          if (mod && mod.__esModule) return mod;
          var result = {};
          if (mod != null) {
            for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
          }
          __setModuleDefault(result, mod);
          return result;
        };
        var __exportStar = exports2 && exports2.__exportStar || function(m, exports3) {
          for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports3, p)) __createBinding(exports3, m, p);
        };
        Object.defineProperty(exports2, "__esModule", { value: true });
        exports2.sync = exports2.isexe = exports2.posix = exports2.win32 = void 0;
        var posix = __importStar(require_posix());
        exports2.posix = posix;
        var win32 = __importStar(require_win32());
        exports2.win32 = win32;
        __exportStar(require_options(), exports2);
        var platform = process.env._ISEXE_TEST_PLATFORM_ || process.platform;
        var impl = platform === "win32" ? win32 : posix;
        exports2.isexe = impl.isexe;
        exports2.sync = impl.sync;
      }
    });
    var require_lib = __commonJS2({
      "node_modules/which/lib/index.js"(exports2, module2) {
        "use strict";
        var { isexe, sync: isexeSync } = require_cjs();
        var { join: join34, delimiter: delimiter2, sep, posix } = __require("path");
        var isWindows = process.platform === "win32";
        var rSlash = new RegExp(`[${posix.sep}${sep === posix.sep ? "" : sep}]`.replace(/(\\)/g, "\\$1"));
        var rRel = new RegExp(`^\\.${rSlash.source}`);
        var getNotFoundError = (cmd) => Object.assign(new Error(`not found: ${cmd}`), { code: "ENOENT" });
        var getPathInfo = (cmd, {
          path: optPath = process.env.PATH,
          pathExt: optPathExt = process.env.PATHEXT,
          delimiter: optDelimiter = delimiter2
        }) => {
          const pathEnv = cmd.match(rSlash) ? [""] : [
            // windows always checks the cwd first
            ...isWindows ? [process.cwd()] : [],
            ...(optPath || /* istanbul ignore next: very unusual */
            "").split(optDelimiter)
          ];
          if (isWindows) {
            const pathExtExe = optPathExt || [".EXE", ".CMD", ".BAT", ".COM"].join(optDelimiter);
            const pathExt = pathExtExe.split(optDelimiter).flatMap((item) => [item, item.toLowerCase()]);
            if (cmd.includes(".") && pathExt[0] !== "") {
              pathExt.unshift("");
            }
            return { pathEnv, pathExt, pathExtExe };
          }
          return { pathEnv, pathExt: [""] };
        };
        var getPathPart = (raw, cmd) => {
          const pathPart = /^".*"$/.test(raw) ? raw.slice(1, -1) : raw;
          const prefix = !pathPart && rRel.test(cmd) ? cmd.slice(0, 2) : "";
          return prefix + join34(pathPart, cmd);
        };
        var which22 = (_0, ..._1) => __async(null, [_0, ..._1], function* (cmd, opt = {}) {
          const { pathEnv, pathExt, pathExtExe } = getPathInfo(cmd, opt);
          const found = [];
          for (const envPart of pathEnv) {
            const p = getPathPart(envPart, cmd);
            for (const ext of pathExt) {
              const withExt = p + ext;
              const is = yield isexe(withExt, { pathExt: pathExtExe, ignoreErrors: true });
              if (is) {
                if (!opt.all) {
                  return withExt;
                }
                found.push(withExt);
              }
            }
          }
          if (opt.all && found.length) {
            return found;
          }
          if (opt.nothrow) {
            return null;
          }
          throw getNotFoundError(cmd);
        });
        var whichSync = (cmd, opt = {}) => {
          const { pathEnv, pathExt, pathExtExe } = getPathInfo(cmd, opt);
          const found = [];
          for (const pathEnvPart of pathEnv) {
            const p = getPathPart(pathEnvPart, cmd);
            for (const ext of pathExt) {
              const withExt = p + ext;
              const is = isexeSync(withExt, { pathExt: pathExtExe, ignoreErrors: true });
              if (is) {
                if (!opt.all) {
                  return withExt;
                }
                found.push(withExt);
              }
            }
          }
          if (opt.all && found.length) {
            return found;
          }
          if (opt.nothrow) {
            return null;
          }
          throw getNotFoundError(cmd);
        };
        module2.exports = which22;
        which22.sync = whichSync;
      }
    });
    var vendor_core_exports = {};
    __export(vendor_core_exports, {
      VoidStream: () => VoidStream,
      buildCmd: () => buildCmd,
      chalk: () => chalk22,
      exec: () => exec,
      isStringLiteral: () => isStringLiteral2,
      ps: () => ps3,
      which: () => which3
    });
    module.exports = __toCommonJS(vendor_core_exports);
    var ANSI_BACKGROUND_OFFSET = 10;
    var wrapAnsi16 = (offset = 0) => (code2) => `\x1B[${code2 + offset}m`;
    var wrapAnsi256 = (offset = 0) => (code2) => `\x1B[${38 + offset};5;${code2}m`;
    var wrapAnsi16m = (offset = 0) => (red, green, blue) => `\x1B[${38 + offset};2;${red};${green};${blue}m`;
    var styles2 = {
      modifier: {
        reset: [0, 0],
        // 21 isn't widely supported and 22 does the same thing
        bold: [1, 22],
        dim: [2, 22],
        italic: [3, 23],
        underline: [4, 24],
        overline: [53, 55],
        inverse: [7, 27],
        hidden: [8, 28],
        strikethrough: [9, 29]
      },
      color: {
        black: [30, 39],
        red: [31, 39],
        green: [32, 39],
        yellow: [33, 39],
        blue: [34, 39],
        magenta: [35, 39],
        cyan: [36, 39],
        white: [37, 39],
        // Bright color
        blackBright: [90, 39],
        gray: [90, 39],
        // Alias of `blackBright`
        grey: [90, 39],
        // Alias of `blackBright`
        redBright: [91, 39],
        greenBright: [92, 39],
        yellowBright: [93, 39],
        blueBright: [94, 39],
        magentaBright: [95, 39],
        cyanBright: [96, 39],
        whiteBright: [97, 39]
      },
      bgColor: {
        bgBlack: [40, 49],
        bgRed: [41, 49],
        bgGreen: [42, 49],
        bgYellow: [43, 49],
        bgBlue: [44, 49],
        bgMagenta: [45, 49],
        bgCyan: [46, 49],
        bgWhite: [47, 49],
        // Bright color
        bgBlackBright: [100, 49],
        bgGray: [100, 49],
        // Alias of `bgBlackBright`
        bgGrey: [100, 49],
        // Alias of `bgBlackBright`
        bgRedBright: [101, 49],
        bgGreenBright: [102, 49],
        bgYellowBright: [103, 49],
        bgBlueBright: [104, 49],
        bgMagentaBright: [105, 49],
        bgCyanBright: [106, 49],
        bgWhiteBright: [107, 49]
      }
    };
    var modifierNames = Object.keys(styles2.modifier);
    var foregroundColorNames = Object.keys(styles2.color);
    var backgroundColorNames = Object.keys(styles2.bgColor);
    var colorNames = [...foregroundColorNames, ...backgroundColorNames];
    function assembleStyles() {
      const codes = /* @__PURE__ */ new Map();
      for (const [groupName, group] of Object.entries(styles2)) {
        for (const [styleName, style] of Object.entries(group)) {
          styles2[styleName] = {
            open: `\x1B[${style[0]}m`,
            close: `\x1B[${style[1]}m`
          };
          group[styleName] = styles2[styleName];
          codes.set(style[0], style[1]);
        }
        Object.defineProperty(styles2, groupName, {
          value: group,
          enumerable: false
        });
      }
      Object.defineProperty(styles2, "codes", {
        value: codes,
        enumerable: false
      });
      styles2.color.close = "\x1B[39m";
      styles2.bgColor.close = "\x1B[49m";
      styles2.color.ansi = wrapAnsi16();
      styles2.color.ansi256 = wrapAnsi256();
      styles2.color.ansi16m = wrapAnsi16m();
      styles2.bgColor.ansi = wrapAnsi16(ANSI_BACKGROUND_OFFSET);
      styles2.bgColor.ansi256 = wrapAnsi256(ANSI_BACKGROUND_OFFSET);
      styles2.bgColor.ansi16m = wrapAnsi16m(ANSI_BACKGROUND_OFFSET);
      Object.defineProperties(styles2, {
        rgbToAnsi256: {
          value(red, green, blue) {
            if (red === green && green === blue) {
              if (red < 8) {
                return 16;
              }
              if (red > 248) {
                return 231;
              }
              return Math.round((red - 8) / 247 * 24) + 232;
            }
            return 16 + 36 * Math.round(red / 255 * 5) + 6 * Math.round(green / 255 * 5) + Math.round(blue / 255 * 5);
          },
          enumerable: false
        },
        hexToRgb: {
          value(hex) {
            const matches = /[a-f\d]{6}|[a-f\d]{3}/i.exec(hex.toString(16));
            if (!matches) {
              return [0, 0, 0];
            }
            let [colorString] = matches;
            if (colorString.length === 3) {
              colorString = [...colorString].map((character) => character + character).join("");
            }
            const integer = Number.parseInt(colorString, 16);
            return [
              /* eslint-disable no-bitwise */
              integer >> 16 & 255,
              integer >> 8 & 255,
              integer & 255
              /* eslint-enable no-bitwise */
            ];
          },
          enumerable: false
        },
        hexToAnsi256: {
          value: (hex) => styles2.rgbToAnsi256(...styles2.hexToRgb(hex)),
          enumerable: false
        },
        ansi256ToAnsi: {
          value(code2) {
            if (code2 < 8) {
              return 30 + code2;
            }
            if (code2 < 16) {
              return 90 + (code2 - 8);
            }
            let red;
            let green;
            let blue;
            if (code2 >= 232) {
              red = ((code2 - 232) * 10 + 8) / 255;
              green = red;
              blue = red;
            } else {
              code2 -= 16;
              const remainder = code2 % 36;
              red = Math.floor(code2 / 36) / 5;
              green = Math.floor(remainder / 6) / 5;
              blue = remainder % 6 / 5;
            }
            const value = Math.max(red, green, blue) * 2;
            if (value === 0) {
              return 30;
            }
            let result = 30 + (Math.round(blue) << 2 | Math.round(green) << 1 | Math.round(red));
            if (value === 2) {
              result += 60;
            }
            return result;
          },
          enumerable: false
        },
        rgbToAnsi: {
          value: (red, green, blue) => styles2.ansi256ToAnsi(styles2.rgbToAnsi256(red, green, blue)),
          enumerable: false
        },
        hexToAnsi: {
          value: (hex) => styles2.ansi256ToAnsi(styles2.hexToAnsi256(hex)),
          enumerable: false
        }
      });
      return styles2;
    }
    var ansiStyles = assembleStyles();
    var ansi_styles_default = ansiStyles;
    var import_node_process = __toESM2(__require("process"), 1);
    var import_node_os8 = __toESM2(__require("os"), 1);
    var import_node_tty = __toESM2(__require("tty"), 1);
    function hasFlag(flag, argv2 = globalThis.Deno ? globalThis.Deno.args : import_node_process.default.argv) {
      const prefix = flag.startsWith("-") ? "" : flag.length === 1 ? "-" : "--";
      const position = argv2.indexOf(prefix + flag);
      const terminatorPosition = argv2.indexOf("--");
      return position !== -1 && (terminatorPosition === -1 || position < terminatorPosition);
    }
    var { env } = import_node_process.default;
    var flagForceColor;
    if (hasFlag("no-color") || hasFlag("no-colors") || hasFlag("color=false") || hasFlag("color=never")) {
      flagForceColor = 0;
    } else if (hasFlag("color") || hasFlag("colors") || hasFlag("color=true") || hasFlag("color=always")) {
      flagForceColor = 1;
    }
    function envForceColor() {
      if ("FORCE_COLOR" in env) {
        if (env.FORCE_COLOR === "true") {
          return 1;
        }
        if (env.FORCE_COLOR === "false") {
          return 0;
        }
        return env.FORCE_COLOR.length === 0 ? 1 : Math.min(Number.parseInt(env.FORCE_COLOR, 10), 3);
      }
    }
    function translateLevel(level) {
      if (level === 0) {
        return false;
      }
      return {
        level,
        hasBasic: true,
        has256: level >= 2,
        has16m: level >= 3
      };
    }
    function _supportsColor(haveStream, { streamIsTTY, sniffFlags = true } = {}) {
      const noFlagForceColor = envForceColor();
      if (noFlagForceColor !== void 0) {
        flagForceColor = noFlagForceColor;
      }
      const forceColor = sniffFlags ? flagForceColor : noFlagForceColor;
      if (forceColor === 0) {
        return 0;
      }
      if (sniffFlags) {
        if (hasFlag("color=16m") || hasFlag("color=full") || hasFlag("color=truecolor")) {
          return 3;
        }
        if (hasFlag("color=256")) {
          return 2;
        }
      }
      if ("TF_BUILD" in env && "AGENT_NAME" in env) {
        return 1;
      }
      if (haveStream && !streamIsTTY && forceColor === void 0) {
        return 0;
      }
      const min = forceColor || 0;
      if (env.TERM === "dumb") {
        return min;
      }
      if (import_node_process.default.platform === "win32") {
        const osRelease = import_node_os8.default.release().split(".");
        if (Number(osRelease[0]) >= 10 && Number(osRelease[2]) >= 10586) {
          return Number(osRelease[2]) >= 14931 ? 3 : 2;
        }
        return 1;
      }
      if ("CI" in env) {
        if (["GITHUB_ACTIONS", "GITEA_ACTIONS", "CIRCLECI"].some((key2) => key2 in env)) {
          return 3;
        }
        if (["TRAVIS", "APPVEYOR", "GITLAB_CI", "BUILDKITE", "DRONE"].some((sign) => sign in env) || env.CI_NAME === "codeship") {
          return 1;
        }
        return min;
      }
      if ("TEAMCITY_VERSION" in env) {
        return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 1 : 0;
      }
      if (env.COLORTERM === "truecolor") {
        return 3;
      }
      if (env.TERM === "xterm-kitty") {
        return 3;
      }
      if (env.TERM === "xterm-ghostty") {
        return 3;
      }
      if (env.TERM === "wezterm") {
        return 3;
      }
      if ("TERM_PROGRAM" in env) {
        const version2 = Number.parseInt((env.TERM_PROGRAM_VERSION || "").split(".")[0], 10);
        switch (env.TERM_PROGRAM) {
          case "iTerm.app": {
            return version2 >= 3 ? 3 : 2;
          }
          case "Apple_Terminal": {
            return 2;
          }
        }
      }
      if (/-256(color)?$/i.test(env.TERM)) {
        return 2;
      }
      if (/^screen|^xterm|^vt100|^vt220|^rxvt|color|ansi|cygwin|linux/i.test(env.TERM)) {
        return 1;
      }
      if ("COLORTERM" in env) {
        return 1;
      }
      return min;
    }
    function createSupportsColor(stream, options = {}) {
      const level = _supportsColor(stream, __spreadValues({
        streamIsTTY: stream && stream.isTTY
      }, options));
      return translateLevel(level);
    }
    var supportsColor = {
      stdout: createSupportsColor({ isTTY: import_node_tty.default.isatty(1) }),
      stderr: createSupportsColor({ isTTY: import_node_tty.default.isatty(2) })
    };
    var supports_color_default = supportsColor;
    function stringReplaceAll(string, substring, replacer) {
      let index = string.indexOf(substring);
      if (index === -1) {
        return string;
      }
      const substringLength = substring.length;
      let endIndex = 0;
      let returnValue = "";
      do {
        returnValue += string.slice(endIndex, index) + substring + replacer;
        endIndex = index + substringLength;
        index = string.indexOf(substring, endIndex);
      } while (index !== -1);
      returnValue += string.slice(endIndex);
      return returnValue;
    }
    function stringEncaseCRLFWithFirstIndex(string, prefix, postfix, index) {
      let endIndex = 0;
      let returnValue = "";
      do {
        const gotCR = string[index - 1] === "\r";
        returnValue += string.slice(endIndex, gotCR ? index - 1 : index) + prefix + (gotCR ? "\r\n" : "\n") + postfix;
        endIndex = index + 1;
        index = string.indexOf("\n", endIndex);
      } while (index !== -1);
      returnValue += string.slice(endIndex);
      return returnValue;
    }
    var { stdout: stdoutColor, stderr: stderrColor } = supports_color_default;
    var GENERATOR = /* @__PURE__ */ Symbol("GENERATOR");
    var STYLER = /* @__PURE__ */ Symbol("STYLER");
    var IS_EMPTY = /* @__PURE__ */ Symbol("IS_EMPTY");
    var levelMapping = [
      "ansi",
      "ansi",
      "ansi256",
      "ansi16m"
    ];
    var styles22 = /* @__PURE__ */ Object.create(null);
    var applyOptions = (object, options = {}) => {
      if (options.level && !(Number.isInteger(options.level) && options.level >= 0 && options.level <= 3)) {
        throw new Error("The `level` option should be an integer from 0 to 3");
      }
      const colorLevel = stdoutColor ? stdoutColor.level : 0;
      object.level = options.level === void 0 ? colorLevel : options.level;
    };
    var chalkFactory = (options) => {
      const chalk32 = (...strings) => strings.join(" ");
      applyOptions(chalk32, options);
      Object.setPrototypeOf(chalk32, createChalk.prototype);
      return chalk32;
    };
    function createChalk(options) {
      return chalkFactory(options);
    }
    Object.setPrototypeOf(createChalk.prototype, Function.prototype);
    for (const [styleName, style] of Object.entries(ansi_styles_default)) {
      styles22[styleName] = {
        get() {
          const builder = createBuilder(this, createStyler(style.open, style.close, this[STYLER]), this[IS_EMPTY]);
          Object.defineProperty(this, styleName, { value: builder });
          return builder;
        }
      };
    }
    styles22.visible = {
      get() {
        const builder = createBuilder(this, this[STYLER], true);
        Object.defineProperty(this, "visible", { value: builder });
        return builder;
      }
    };
    var getModelAnsi = (model, level, type, ...arguments_) => {
      if (model === "rgb") {
        if (level === "ansi16m") {
          return ansi_styles_default[type].ansi16m(...arguments_);
        }
        if (level === "ansi256") {
          return ansi_styles_default[type].ansi256(ansi_styles_default.rgbToAnsi256(...arguments_));
        }
        return ansi_styles_default[type].ansi(ansi_styles_default.rgbToAnsi(...arguments_));
      }
      if (model === "hex") {
        return getModelAnsi("rgb", level, type, ...ansi_styles_default.hexToRgb(...arguments_));
      }
      return ansi_styles_default[type][model](...arguments_);
    };
    var usedModels = ["rgb", "hex", "ansi256"];
    for (const model of usedModels) {
      styles22[model] = {
        get() {
          const { level } = this;
          return function(...arguments_) {
            const styler = createStyler(getModelAnsi(model, levelMapping[level], "color", ...arguments_), ansi_styles_default.color.close, this[STYLER]);
            return createBuilder(this, styler, this[IS_EMPTY]);
          };
        }
      };
      const bgModel = "bg" + model[0].toUpperCase() + model.slice(1);
      styles22[bgModel] = {
        get() {
          const { level } = this;
          return function(...arguments_) {
            const styler = createStyler(getModelAnsi(model, levelMapping[level], "bgColor", ...arguments_), ansi_styles_default.bgColor.close, this[STYLER]);
            return createBuilder(this, styler, this[IS_EMPTY]);
          };
        }
      };
    }
    var proto = Object.defineProperties(() => {
    }, __spreadProps(__spreadValues({}, styles22), {
      level: {
        enumerable: true,
        get() {
          return this[GENERATOR].level;
        },
        set(level) {
          this[GENERATOR].level = level;
        }
      }
    }));
    var createStyler = (open2, close, parent) => {
      let openAll;
      let closeAll;
      if (parent === void 0) {
        openAll = open2;
        closeAll = close;
      } else {
        openAll = parent.openAll + open2;
        closeAll = close + parent.closeAll;
      }
      return {
        open: open2,
        close,
        openAll,
        closeAll,
        parent
      };
    };
    var createBuilder = (self2, _styler, _isEmpty) => {
      const builder = (...arguments_) => applyStyle(builder, arguments_.length === 1 ? "" + arguments_[0] : arguments_.join(" "));
      Object.setPrototypeOf(builder, proto);
      builder[GENERATOR] = self2;
      builder[STYLER] = _styler;
      builder[IS_EMPTY] = _isEmpty;
      return builder;
    };
    var applyStyle = (self2, string) => {
      if (self2.level <= 0 || !string) {
        return self2[IS_EMPTY] ? "" : string;
      }
      let styler = self2[STYLER];
      if (styler === void 0) {
        return string;
      }
      const { openAll, closeAll } = styler;
      if (string.includes("\x1B")) {
        while (styler !== void 0) {
          string = stringReplaceAll(string, styler.close, styler.open);
          styler = styler.parent;
        }
      }
      const lfIndex = string.indexOf("\n");
      if (lfIndex !== -1) {
        string = stringEncaseCRLFWithFirstIndex(string, closeAll, openAll, lfIndex);
      }
      return openAll + string + closeAll;
    };
    Object.defineProperties(createChalk.prototype, styles22);
    var chalk3 = createChalk();
    var chalkStderr = createChalk({ level: stderrColor ? stderrColor.level : 0 });
    var source_default = chalk3;
    var import_which = __toESM2(require_lib(), 1);
    var import_node_process4 = __toESM2(__require("process"), 1);
    var import_node_fs12 = __toESM2(__require("fs"), 1);
    var import_node_os22 = __toESM2(__require("os"), 1);
    var EOL = /\r?\n|\r|\n/;
    var EMPTY = "-";
    var parseLine = (line, sep = " ") => {
      if (typeof line !== "string") throw new Error("parseLine: line must be a string");
      const result = {
        spaces: [],
        words: []
      };
      const capture = () => {
        if (word2) {
          result.words.push({
            s,
            e: s + word2.length - 1,
            w: word2
          });
          word2 = "";
          s = -1;
        }
      };
      let bb;
      let word2 = "";
      let s = -1;
      for (const i in [...line]) {
        const prev = line[+i - 1];
        const char = line[i];
        if (bb) {
          word2 += char;
          if (char === bb && prev !== "\\") {
            bb = void 0;
          }
          continue;
        }
        if (char === sep) {
          result.spaces.push(+i);
          capture();
          continue;
        }
        if (s === -1) s = +i;
        if (char === '"' || char === "'") bb = char;
        word2 += char;
      }
      capture();
      return result;
    };
    var parseLines = (input, sep) => input.split(EOL).filter(Boolean).map((l) => parseLine(l, sep));
    var countWordsByIndex = ({ words }, index) => words.filter(({ e }) => e < index).length;
    var getBorders = (lines) => lines[0].spaces.reduce((m, i) => {
      const c = countWordsByIndex(lines[0], i);
      if (lines.every((l) => l.spaces.includes(i) && c === countWordsByIndex(l, i))) {
        m.push(i);
      }
      return m;
    }, []);
    var parseUnixGrid = (input) => {
      const lines = parseLines(input);
      const borders = getBorders(lines);
      const _borders = [Number.NEGATIVE_INFINITY, ...borders, Number.POSITIVE_INFINITY];
      const grid = [];
      for (const { words } of lines) {
        const row = [];
        grid.push(row);
        for (const n in words) {
          const { w, s, e } = words[n];
          for (const _b in _borders) {
            const a = _borders[+_b];
            const b = _borders[+_b + 1];
            if (b === void 0) break;
            const block2 = row[_b] || (row[_b] = []);
            if (s > a && e < b) block2.push(w);
          }
        }
      }
      return gridToData(grid);
    };
    var gridToData = (grid) => {
      const data = [];
      const [headers, ...body] = grid;
      for (const row of body) {
        const entry = {};
        data.push(entry);
        for (const i in headers) {
          const keys = headers[i];
          if (keys.length === 0) continue;
          if (keys.length > row[i].length) {
            throw new Error("Malformed grid: row has more columns than headers");
          }
          for (const k in keys) {
            const key2 = keys[k];
            const to = +k + 1 === keys.length ? Number.POSITIVE_INFINITY : +k + 1;
            entry[key2] = row[i].slice(+k, to);
          }
        }
      }
      return data;
    };
    var parseWinGrid = (input, debug = false) => {
      const lines = input.split(/\r*\n+/).filter(Boolean);
      const headline2 = lines.shift();
      const headers = headline2.trim().split(/\s\s+/);
      const hl = headers.length;
      const ll = headline2.length;
      if (debug) {
        console.log("Headers:", headers);
        console.log("Line lengths:", lines.map((l) => l.length));
      }
      if (lines.every((l) => ll / l.length < 2)) {
        const spaces = Array.from({ length: ll }).map(
          (_, i) => lines.every((l) => l[i] === " ")
        );
        const borders = spaces.reduce((m, v, i, a) => {
          if (v && !a[i - 1]) m.push(i);
          return m;
        }, [0]);
        const data2 = [];
        debug && console.log("Borders:", borders);
        for (const line of lines) {
          const props = [];
          for (const i in headers) {
            const k = headers[i];
            const s = borders[i];
            const e = borders[+i + 1] || ll;
            const v = line.slice(s, e).trim();
            props.push([k, [v || EMPTY]]);
          }
          data2.push(Object.fromEntries(props));
        }
        return data2;
      }
      let w = "";
      let p;
      const body = input.slice(headline2.length);
      const vals = [];
      const data = [];
      const cap = (v) => {
        const _v = w.trim() || (vals.length === 0 ? v : w.trim());
        if (!_v) return;
        vals.push(_v);
        if (vals.length === hl) {
          data.push(Object.fromEntries(headers.map((h, i) => [h, [vals[i]]])));
          vals.length = 0;
        }
        w = "";
      };
      for (const c of body) {
        w += c;
        if (c === " ") {
          if (p === "\n") {
            cap(EMPTY);
          } else if (p === " ") {
            cap();
          }
        } else if (c === "\n") {
          cap();
        }
        p = c;
      }
      cap();
      return data;
    };
    var parsers = {
      unix: parseUnixGrid,
      win: parseWinGrid
    };
    var parse2 = (input, { format = "unix", debug = false } = {}) => {
      const parser = parsers[format];
      if (!parser) throw new Error(`unsupported format: ${format}`);
      return parser(input, debug);
    };
    var cp = __toESM2(__require("child_process"), 1);
    var import_node_process3 = __toESM2(__require("process"), 1);
    var import_node_events3 = __toESM2(__require("events"), 1);
    var import_node_stream = __require("stream");
    var import_node_process2 = __toESM2(__require("process"), 1);
    var g = !import_node_process2.default.versions.deno && global || globalThis;
    var immediate = g.setImmediate || ((f) => g.setTimeout(f, 0));
    var noop = () => {
    };
    var randomId = () => Math.random().toString(36).slice(2);
    var isPromiseLike = (value) => typeof (value == null ? void 0 : value.then) === "function";
    var isStringLiteral2 = (pieces, ...rest) => {
      var _a;
      return (pieces == null ? void 0 : pieces.length) > 0 && ((_a = pieces.raw) == null ? void 0 : _a.length) === pieces.length && // Object.isFrozen(pieces) &&
      rest.length + 1 === pieces.length;
    };
    var assign = (target, ...extras) => Object.defineProperties(target, extras.reduce((m, extra) => __spreadValues(__spreadValues({}, m), Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(extra)).filter(([, v]) => !Object.prototype.hasOwnProperty.call(v, "value") || v.value !== void 0))), {}));
    var buildCmd = (quote22, pieces, args, subs = substitute) => {
      if (args.some(isPromiseLike))
        return Promise.all(args).then((args2) => buildCmd(quote22, pieces, args2, subs));
      let cmd = pieces[0], i = 0;
      while (i < args.length) {
        const s = Array.isArray(args[i]) ? args[i].map((x) => quote22(subs(x))).join(" ") : quote22(subs(args[i]));
        cmd += s + pieces[++i];
      }
      return cmd;
    };
    var substitute = (arg) => typeof (arg == null ? void 0 : arg.stdout) === "string" ? arg.stdout.replace(/\n$/, "") : `${arg}`;
    var defaults2 = {
      get id() {
        return randomId();
      },
      cmd: "",
      get cwd() {
        return import_node_process3.default.cwd();
      },
      sync: false,
      args: [],
      input: null,
      env: import_node_process3.default.env,
      get ee() {
        return new import_node_events3.default();
      },
      get ac() {
        return g.AbortController && new AbortController();
      },
      get signal() {
        var _a;
        return (_a = this.ac) == null ? void 0 : _a.signal;
      },
      on: {},
      detached: import_node_process3.default.platform !== "win32",
      shell: true,
      spawn: cp.spawn,
      spawnSync: cp.spawnSync,
      spawnOpts: {},
      get store() {
        return createStore();
      },
      callback: noop,
      get stdin() {
        return new VoidStream();
      },
      get stdout() {
        return new VoidStream();
      },
      get stderr() {
        return new VoidStream();
      },
      stdio: ["pipe", "pipe", "pipe"],
      run: immediate,
      stack: ""
    };
    var normalizeCtx = (...ctxs) => assign(
      __spreadValues({}, defaults2),
      { get signal() {
        var _a;
        return (_a = this.ac) == null ? void 0 : _a.signal;
      } },
      ...ctxs
    );
    var processInput = (child, input) => {
      if (input && child.stdin && !child.stdin.destroyed) {
        if (input instanceof import_node_stream.Readable) {
          input.pipe(child.stdin);
        } else {
          child.stdin.write(input);
          child.stdin.end();
        }
      }
    };
    var VoidStream = class extends import_node_stream.Transform {
      _transform(chunk, _, cb) {
        this.emit("data", chunk);
        cb();
      }
    };
    var buildSpawnOpts = ({ spawnOpts, stdio, cwd, shell, input, env: env2, detached, signal }) => __spreadProps(__spreadValues({}, spawnOpts), {
      env: env2,
      cwd,
      stdio,
      shell,
      input,
      windowsHide: true,
      detached,
      signal
    });
    var toggleListeners = (pos, ee, on = {}) => {
      for (const [name2, listener] of Object.entries(on)) {
        ee[pos](name2, listener);
      }
      if (pos === "on")
        ee.once("end", () => toggleListeners("off", ee, on));
    };
    var createStore = () => ({
      stdout: [],
      stderr: [],
      stdall: []
    });
    var invoke = (c) => {
      var _a, _b;
      const now = Date.now();
      const stdio = [c.stdin, c.stdout, c.stderr];
      const push = (kind, data) => {
        c.store[kind].push(data);
        c.store.stdall.push(data);
        c.ee.emit(kind, data, c);
        c.ee.emit("stdall", data, c);
      };
      try {
        if (c.sync) {
          toggleListeners("on", c.ee, c.on);
          const opts = buildSpawnOpts(c);
          const r = c.spawnSync(c.cmd, c.args, opts);
          c.ee.emit("start", r, c);
          if (((_a = r.stdout) == null ? void 0 : _a.length) > 0) {
            c.stdout.write(r.stdout);
            push("stdout", r.stdout);
          }
          if (((_b = r.stderr) == null ? void 0 : _b.length) > 0) {
            c.stderr.write(r.stderr);
            push("stderr", r.stderr);
          }
          c.callback(null, c.fulfilled = __spreadProps(__spreadValues({}, r), {
            get stdout() {
              return c.store.stdout.join("");
            },
            get stderr() {
              return c.store.stderr.join("");
            },
            get stdall() {
              return c.store.stdall.join("");
            },
            stdio,
            duration: Date.now() - now,
            ctx: c
          }));
          c.ee.emit("end", c.fulfilled, c);
        } else {
          c.run(() => {
            var _a2, _b2, _c;
            toggleListeners("on", c.ee, c.on);
            let error = null;
            let aborted = false;
            const opts = buildSpawnOpts(c);
            const child = c.spawn(c.cmd, c.args, opts);
            const onAbort = (event) => {
              if (opts.detached && child.pid) {
                try {
                  import_node_process3.default.kill(-child.pid);
                } catch (e) {
                  child.kill();
                }
              }
              aborted = true;
              c.ee.emit("abort", event, c);
            };
            c.child = child;
            c.ee.emit("start", child, c);
            (_a2 = opts.signal) == null ? void 0 : _a2.addEventListener("abort", onAbort);
            processInput(child, c.input || c.stdin);
            (_b2 = child.stdout) == null ? void 0 : _b2.on("data", (d) => {
              push("stdout", d);
            }).pipe(c.stdout);
            (_c = child.stderr) == null ? void 0 : _c.on("data", (d) => {
              push("stderr", d);
            }).pipe(c.stderr);
            child.once("error", (e) => {
              error = e;
              c.ee.emit("err", error, c);
            }).once("exit", () => {
              var _a3, _b3;
              if (aborted) {
                (_a3 = child.stdout) == null ? void 0 : _a3.destroy();
                (_b3 = child.stderr) == null ? void 0 : _b3.destroy();
              }
            }).once("close", (status, signal) => {
              var _a3;
              c.fulfilled = {
                error,
                status,
                signal,
                get stdout() {
                  return c.store.stdout.join("");
                },
                get stderr() {
                  return c.store.stderr.join("");
                },
                get stdall() {
                  return c.store.stdall.join("");
                },
                stdio,
                duration: Date.now() - now,
                ctx: c
              };
              (_a3 = opts.signal) == null ? void 0 : _a3.removeEventListener("abort", onAbort);
              c.callback(error, c.fulfilled);
              c.ee.emit("end", c.fulfilled, c);
            });
          }, c);
        }
      } catch (error) {
        c.callback(
          error,
          c.fulfilled = {
            error,
            status: null,
            signal: null,
            stdout: "",
            stderr: "",
            stdall: "",
            stdio,
            duration: Date.now() - now,
            ctx: c
          }
        );
        c.ee.emit("err", error, c);
        c.ee.emit("end", c.fulfilled, c);
      }
      return c;
    };
    var exec = (ctx) => invoke(normalizeCtx(ctx));
    var IS_WIN = import_node_process4.default.platform === "win32";
    var IS_WIN2025_PLUS = IS_WIN && Number.parseInt(import_node_os22.default.release().split(".")[2], 10) >= 26e3;
    var LOOKUPS = {
      wmic: {
        cmd: "wmic process get ProcessId,ParentProcessId,CommandLine",
        args: [],
        parse(stdout) {
          return parse2(removeWmicPrefix(stdout), { format: "win" });
        }
      },
      ps: {
        cmd: "ps",
        args: ["-lx"],
        parse(stdout) {
          return parse2(stdout, { format: "unix" });
        }
      },
      pwsh: {
        cmd: "pwsh",
        args: ["-NoProfile", "-Command", '"Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,CommandLine | ConvertTo-Json -Compress"'],
        parse(stdout) {
          let arr = [];
          try {
            arr = JSON.parse(stdout);
          } catch (e) {
            return [];
          }
          return arr.map((p) => ({
            ProcessId: [p.ProcessId + ""],
            ParentProcessId: [p.ParentProcessId + ""],
            CommandLine: p.CommandLine ? [p.CommandLine] : []
          }));
        }
      }
    };
    var isBin = (f) => {
      if (f === "") return false;
      if (!f.includes("/") && !f.includes("\\")) return true;
      if (f.length > 3 && f[0] === '"')
        return f[f.length - 1] === '"' ? isBin(f.slice(1, -1)) : false;
      try {
        if (!import_node_fs12.default.existsSync(f)) return false;
        const stat6 = import_node_fs12.default.lstatSync(f);
        return stat6.isFile() || stat6.isSymbolicLink();
      } catch (e) {
        return false;
      }
    };
    var lookup = (query = {}, cb = noop2) => _lookup({ query, cb, sync: false });
    var lookupSync = (query = {}, cb = noop2) => _lookup({ query, cb, sync: true });
    lookup.sync = lookupSync;
    var _lookup = ({
      query = {},
      cb = noop2,
      sync = false
    }) => {
      const pFactory = sync ? makePseudoDeferred.bind(null, []) : makeDeferred;
      const { promise, resolve: resolve5, reject } = pFactory();
      const result = [];
      const lookupFlow = IS_WIN ? IS_WIN2025_PLUS ? "pwsh" : "wmic" : "ps";
      const {
        parse: parse22,
        cmd,
        args
      } = LOOKUPS[lookupFlow];
      const callback = (err, { stdout }) => {
        if (err) {
          reject(err);
          cb(err);
          return;
        }
        result.push(...filterProcessList(normalizeOutput(parse22(stdout)), query));
        resolve5(result);
        cb(null, result);
      };
      exec({
        cmd,
        args,
        callback,
        sync,
        run(cb2) {
          cb2();
        }
      });
      return Object.assign(promise, result);
    };
    var filterProcessList = (processList, query = {}) => {
      const pidList = (query.pid === void 0 ? [] : [query.pid].flat(1)).map((v) => v + "");
      const filters = [
        (p) => query.command ? new RegExp(query.command, "i").test(p.command) : true,
        (p) => query.arguments ? new RegExp(query.arguments, "i").test(p.arguments.join(" ")) : true,
        (p) => query.ppid ? query.ppid + "" === p.ppid : true
      ];
      return processList.filter(
        (p) => (pidList.length === 0 || pidList.includes(p.pid)) && filters.every((f) => f(p))
      );
    };
    var removeWmicPrefix = (stdout) => {
      const s = stdout.indexOf(LOOKUPS.wmic.cmd + import_node_os22.default.EOL);
      const e = stdout.includes(">") ? stdout.trimEnd().lastIndexOf(import_node_os22.default.EOL) : stdout.length;
      return (s > 0 ? stdout.slice(s + LOOKUPS.wmic.cmd.length, e) : stdout.slice(0, e)).trimStart();
    };
    var pickTree = (list, pid, recursive = false) => {
      const children3 = list.filter((p) => p.ppid === pid + "");
      return [
        ...children3,
        ...children3.flatMap((p) => recursive ? pickTree(list, p.pid, true) : [])
      ];
    };
    var _tree = ({
      cb = noop2,
      opts,
      sync = false
    }) => {
      if (typeof opts === "string" || typeof opts === "number") {
        return _tree({ opts: { pid: opts }, cb, sync });
      }
      const onError = (err) => cb(err);
      const onData = (all2) => {
        if (opts === void 0) return all2;
        const { pid, recursive = false } = opts;
        const list = pickTree(all2, pid, recursive);
        cb(null, list);
        return list;
      };
      try {
        const all2 = _lookup({ sync });
        return sync ? onData(all2) : all2.then(onData, (err) => {
          onError(err);
          throw err;
        });
      } catch (err) {
        onError(err);
        return Promise.reject(err);
      }
    };
    var tree = (opts, cb) => __async(null, null, function* () {
      return _tree({ opts, cb });
    });
    var treeSync = (opts, cb) => _tree({ opts, cb, sync: true });
    tree.sync = treeSync;
    var kill2 = (pid, opts, next) => {
      if (typeof opts == "function") {
        return kill2(pid, void 0, opts);
      }
      if (typeof opts == "string" || typeof opts == "number") {
        return kill2(pid, { signal: opts }, next);
      }
      const { promise, resolve: resolve5, reject } = makeDeferred();
      const {
        timeout = 30,
        signal = "SIGTERM"
      } = opts || {};
      try {
        import_node_process4.default.kill(+pid, signal);
      } catch (e) {
        reject(e);
        next == null ? void 0 : next(e);
        return promise;
      }
      let checkConfident = 0;
      let checkTimeoutTimer;
      let checkIsTimeout = false;
      const checkKilled = (finishCallback) => lookup({ pid }, (err, list = []) => {
        if (checkIsTimeout) return;
        if (err) {
          clearTimeout(checkTimeoutTimer);
          reject(err);
          finishCallback == null ? void 0 : finishCallback(err, pid);
        } else if (list.length > 0) {
          checkConfident = checkConfident - 1 || 0;
          checkKilled(finishCallback);
        } else {
          checkConfident++;
          if (checkConfident === 5) {
            clearTimeout(checkTimeoutTimer);
            resolve5(pid);
            finishCallback == null ? void 0 : finishCallback(null, pid);
          } else {
            checkKilled(finishCallback);
          }
        }
      });
      if (next) {
        checkKilled(next);
        checkTimeoutTimer = setTimeout(() => {
          checkIsTimeout = true;
          next(new Error("Kill process timeout"));
        }, timeout * 1e3);
      } else {
        resolve5(pid);
      }
      return promise;
    };
    var normalizeOutput = (data) => data.reduce((m, d) => {
      var _a, _b;
      const pid = (_a = d.PID || d.ProcessId) == null ? void 0 : _a[0];
      const ppid = (_b = d.PPID || d.ParentProcessId) == null ? void 0 : _b[0];
      const _cmd = d.CMD || d.CommandLine || d.COMMAND || [];
      const cmd = _cmd.length === 1 ? _cmd[0].split(/\s+/) : _cmd;
      if (pid && cmd.length > 0) {
        const c = cmd.findIndex((_v, i) => isBin(cmd.slice(0, i).join(" ")));
        const command = (c === -1 ? cmd : cmd.slice(0, c)).join(" ");
        const args = c === -1 ? [] : cmd.slice(c);
        m.push({
          pid,
          ppid,
          command,
          arguments: args
        });
      }
      return m;
    }, []);
    var makeDeferred = () => {
      let resolve5;
      let reject;
      const promise = new Promise((res, rej) => {
        resolve5 = res;
        reject = rej;
      });
      return { resolve: resolve5, reject, promise };
    };
    var makePseudoDeferred = (r = {}) => ({
      promise: r,
      resolve: identity,
      reject(e) {
        throw e;
      }
    });
    var noop2 = () => {
    };
    var identity = (v) => v;
    var index_default = { kill: kill2, lookup, lookupSync, tree, treeSync };
    var import_internals = require_internals();
    var chalk22 = import_internals.bus.wrap("chalk", source_default);
    var which3 = import_internals.bus.wrap("which", import_which.default);
    var ps3 = import_internals.bus.wrap("ps", index_default);
  }
});

// node_modules/zx/build/util.cjs
var require_util = __commonJS({
  "node_modules/zx/build/util.cjs"(exports, module) {
    "use strict";
    var {
      __spreadValues,
      __spreadProps,
      __export,
      __toESM: __toESM2,
      __toCommonJS
    } = require_esblib();
    var util_exports = {};
    __export(util_exports, {
      bufArrJoin: () => bufArrJoin,
      bufToString: () => bufToString,
      getLast: () => getLast,
      getLines: () => getLines,
      identity: () => identity,
      isString: () => isString,
      isStringLiteral: () => import_vendor_core.isStringLiteral,
      iteratorToArray: () => iteratorToArray,
      noop: () => noop,
      once: () => once,
      parseBool: () => parseBool,
      parseDuration: () => parseDuration2,
      preferLocalBin: () => preferLocalBin,
      proxyOverride: () => proxyOverride,
      quote: () => quote3,
      quotePowerShell: () => quotePowerShell3,
      randomId: () => randomId,
      toCamelCase: () => toCamelCase
    });
    module.exports = __toCommonJS(util_exports);
    var import_node_path41 = __toESM2(__require("path"), 1);
    var import_node_process = __toESM2(__require("process"), 1);
    var import_vendor_core = require_vendor_core();
    function noop() {
    }
    function identity(v) {
      return v;
    }
    function randomId() {
      return Math.random().toString(36).slice(2);
    }
    function isString(obj) {
      return typeof obj === "string";
    }
    var utf8Decoder = new TextDecoder("utf-8");
    var bufToString = (buf) => isString(buf) ? buf : utf8Decoder.decode(buf);
    var bufArrJoin = (arr) => arr.reduce((acc, buf) => acc + bufToString(buf), "");
    var getLast = (arr) => arr[arr.length - 1];
    function preferLocalBin(env, ...dirs) {
      const pathKey = import_node_process.default.platform === "win32" ? Object.keys(env).reverse().find((key2) => key2.toUpperCase() === "PATH") || "Path" : "PATH";
      const pathValue = dirs.map(
        (c) => c && [
          import_node_path41.default.resolve(c, "node_modules", ".bin"),
          import_node_path41.default.resolve(c)
        ]
      ).flat().concat(env[pathKey]).filter(Boolean).join(import_node_path41.default.delimiter);
      return __spreadProps(__spreadValues({}, env), {
        [pathKey]: pathValue
      });
    }
    function quote3(arg) {
      if (arg === "") return `$''`;
      if (/^[\w/.\-@:=]+$/.test(arg)) return arg;
      return `$'` + arg.replace(/\\/g, "\\\\").replace(/'/g, "\\'").replace(/\f/g, "\\f").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t").replace(/\v/g, "\\v").replace(/\0/g, "\\0") + `'`;
    }
    function quotePowerShell3(arg) {
      if (arg === "") return `''`;
      if (/^[\w/.\-]+$/.test(arg)) return arg;
      return `'` + arg.replace(/'/g, "''") + `'`;
    }
    function parseDuration2(d) {
      if (typeof d === "number") {
        if (isNaN(d) || d < 0) throw new Error(`Invalid duration: "${d}".`);
        return d;
      }
      const [m, v, u] = d.match(/^(\d+)(m?s?)$/) || [];
      if (!m) throw new Error(`Unknown duration: "${d}".`);
      return +v * ({ s: 1e3, ms: 1, m: 6e4 }[u] || 1);
    }
    var once = (fn) => {
      let called = false;
      let result;
      return (...args) => called ? result : (called = true, result = fn(...args));
    };
    var proxyOverride = (origin, ...fallbacks) => new Proxy(origin, {
      get(target, key2) {
        var _a, _b;
        return (_b = (_a = fallbacks.find((f) => key2 in f)) == null ? void 0 : _a[key2]) != null ? _b : Reflect.get(target, key2);
      }
    });
    var toCamelCase = (str) => str.toLowerCase().replace(/([a-z])[_-]+([a-z])/g, (_, p1, p2) => p1 + p2.toUpperCase());
    var parseBool = (v) => v === "true" || v !== "false" && v;
    var getLines = (chunk, next, delimiter2) => {
      const lines = ((next.pop() || "") + bufToString(chunk)).split(delimiter2);
      next.push(lines.pop());
      return lines;
    };
    var iteratorToArray = (it) => {
      const arr = [];
      let entry;
      while (!(entry = it.next()).done) arr.push(entry.value);
      return arr;
    };
  }
});

// node_modules/zx/build/core.cjs
var require_core = __commonJS({
  "node_modules/zx/build/core.cjs"(exports, module) {
    "use strict";
    var {
      __spreadValues,
      __spreadProps,
      __export,
      __toESM: __toESM2,
      __toCommonJS,
      __async,
      __await,
      __asyncGenerator,
      __yieldStar,
      __forAwait
    } = require_esblib();
    var core_exports = {};
    __export(core_exports, {
      $: () => $2,
      Fail: () => Fail2,
      ProcessOutput: () => ProcessOutput2,
      ProcessPromise: () => ProcessPromise2,
      bus: () => import_internals.bus,
      cd: () => cd2,
      chalk: () => import_vendor_core3.chalk,
      defaults: () => defaults2,
      kill: () => kill2,
      log: () => log2,
      os: () => os2,
      path: () => import_node_path41.default,
      ps: () => import_vendor_core3.ps,
      quote: () => import_util2.quote,
      quotePowerShell: () => import_util2.quotePowerShell,
      resolveDefaults: () => resolveDefaults2,
      syncProcessCwd: () => syncProcessCwd2,
      useBash: () => useBash2,
      usePowerShell: () => usePowerShell2,
      usePwsh: () => usePwsh2,
      which: () => import_vendor_core3.which,
      within: () => within2
    });
    module.exports = __toCommonJS(core_exports);
    var import_node_async_hooks = __require("async_hooks");
    var import_node_buffer = __require("buffer");
    var import_node_child_process2 = __toESM2(__require("child_process"), 1);
    var import_node_events3 = __require("events");
    var import_node_fs12 = __toESM2(__require("fs"), 1);
    var import_node_os8 = __require("os");
    var import_node_process2 = __toESM2(__require("process"), 1);
    var import_node_util22 = __require("util");
    var EXIT_CODES = {
      2: "Misuse of shell builtins",
      126: "Invoked command cannot execute",
      127: "Command not found",
      128: "Invalid exit argument",
      129: "Hangup",
      130: "Interrupt",
      131: "Quit and dump core",
      132: "Illegal instruction",
      133: "Trace/breakpoint trap",
      134: "Process aborted",
      135: 'Bus error: "access to undefined portion of memory object"',
      136: 'Floating point exception: "erroneous arithmetic operation"',
      137: "Kill (terminate immediately)",
      138: "User-defined 1",
      139: "Segmentation violation",
      140: "User-defined 2",
      141: "Write to pipe with no one reading",
      142: "Signal raised by alarm",
      143: "Termination (request to terminate)",
      145: "Child process terminated, stopped (or continued*)",
      146: "Continue if stopped",
      147: "Stop executing temporarily",
      148: "Terminal stop signal",
      149: 'Background process attempting to read from tty ("in")',
      150: 'Background process attempting to write to tty ("out")',
      151: "Urgent data available on socket",
      152: "CPU time limit exceeded",
      153: "File size limit exceeded",
      154: 'Signal raised by timer counting virtual time: "virtual timer expired"',
      155: "Profiling timer expired",
      157: "Pollable event",
      159: "Bad syscall"
    };
    var ERRNO_CODES = {
      0: "Success",
      1: "Not super-user",
      2: "No such file or directory",
      3: "No such process",
      4: "Interrupted system call",
      5: "I/O error",
      6: "No such device or address",
      7: "Arg list too long",
      8: "Exec format error",
      9: "Bad file number",
      10: "No children",
      11: "No more processes",
      12: "Not enough core",
      13: "Permission denied",
      14: "Bad address",
      15: "Block device required",
      16: "Mount device busy",
      17: "File exists",
      18: "Cross-device link",
      19: "No such device",
      20: "Not a directory",
      21: "Is a directory",
      22: "Invalid argument",
      23: "Too many open files in system",
      24: "Too many open files",
      25: "Not a typewriter",
      26: "Text file busy",
      27: "File too large",
      28: "No space left on device",
      29: "Illegal seek",
      30: "Read only file system",
      31: "Too many links",
      32: "Broken pipe",
      33: "Math arg out of domain of func",
      34: "Math result not representable",
      35: "File locking deadlock error",
      36: "File or path name too long",
      37: "No record locks available",
      38: "Function not implemented",
      39: "Directory not empty",
      40: "Too many symbolic links",
      42: "No message of desired type",
      43: "Identifier removed",
      44: "Channel number out of range",
      45: "Level 2 not synchronized",
      46: "Level 3 halted",
      47: "Level 3 reset",
      48: "Link number out of range",
      49: "Protocol driver not attached",
      50: "No CSI structure available",
      51: "Level 2 halted",
      52: "Invalid exchange",
      53: "Invalid request descriptor",
      54: "Exchange full",
      55: "No anode",
      56: "Invalid request code",
      57: "Invalid slot",
      59: "Bad font file fmt",
      60: "Device not a stream",
      61: "No data (for no delay io)",
      62: "Timer expired",
      63: "Out of streams resources",
      64: "Machine is not on the network",
      65: "Package not installed",
      66: "The object is remote",
      67: "The link has been severed",
      68: "Advertise error",
      69: "Srmount error",
      70: "Communication error on send",
      71: "Protocol error",
      72: "Multihop attempted",
      73: "Cross mount point (not really error)",
      74: "Trying to read unreadable message",
      75: "Value too large for defined data type",
      76: "Given log. name not unique",
      77: "f.d. invalid for this operation",
      78: "Remote address changed",
      79: "Can   access a needed shared lib",
      80: "Accessing a corrupted shared lib",
      81: ".lib section in a.out corrupted",
      82: "Attempting to link in too many libs",
      83: "Attempting to exec a shared library",
      84: "Illegal byte sequence",
      86: "Streams pipe error",
      87: "Too many users",
      88: "Socket operation on non-socket",
      89: "Destination address required",
      90: "Message too long",
      91: "Protocol wrong type for socket",
      92: "Protocol not available",
      93: "Unknown protocol",
      94: "Socket type not supported",
      95: "Not supported",
      96: "Protocol family not supported",
      97: "Address family not supported by protocol family",
      98: "Address already in use",
      99: "Address not available",
      100: "Network interface is not configured",
      101: "Network is unreachable",
      102: "Connection reset by network",
      103: "Connection aborted",
      104: "Connection reset by peer",
      105: "No buffer space available",
      106: "Socket is already connected",
      107: "Socket is not connected",
      108: "Can't send after socket shutdown",
      109: "Too many references",
      110: "Connection timed out",
      111: "Connection refused",
      112: "Host is down",
      113: "Host is unreachable",
      114: "Socket already connected",
      115: "Connection already in progress",
      116: "Stale file handle",
      122: "Quota exceeded",
      123: "No medium (in tape drive)",
      125: "Operation canceled",
      130: "Previous owner died",
      131: "State not recoverable"
    };
    var DOCS_URL = "https://google.github.io/zx";
    var _Fail = class _Fail2 extends Error {
      static formatExitMessage(code2, signal, stderr, from, details2 = "") {
        if (code2 == 0 && signal == null) return `exit code: ${code2}`;
        const codeInfo = _Fail2.getExitCodeInfo(code2);
        let message = `${stderr}
    at ${from}
    exit code: ${code2}${codeInfo ? " (" + codeInfo + ")" : ""}`;
        if (signal != null) message += `
    signal: ${signal}`;
        if (details2) message += `
    details: 
${details2}`;
        return message;
      }
      static formatErrorMessage(err, from) {
        return `${err.message}
    errno: ${err.errno} (${_Fail2.getErrnoMessage(err.errno)})
    code: ${err.code}
    at ${from}`;
      }
      static formatErrorDetails(lines = [], lim = 20) {
        if (lines.length < lim) return lines.join("\n");
        let errors = lines.filter((l) => /(fail|error|not ok|exception)/i.test(l));
        if (errors.length === 0) errors = lines;
        return errors.slice(0, lim).join("\n") + (errors.length > lim ? "\n..." : "");
      }
      static getExitCodeInfo(exitCode) {
        return EXIT_CODES[exitCode];
      }
      static getCallerLocationFromString(stackString = "unknown") {
        const lines = stackString.split(/^\s*(at\s)?/m).filter((s) => s == null ? void 0 : s.includes(":"));
        const i = lines.findIndex((l) => l.includes("Proxy.set"));
        const offset = i < 0 ? i : i + 2;
        return (lines.find((l) => l.includes("file://")) || lines[offset] || stackString).trim();
      }
      static getCallerLocation(err = new Error("zx error")) {
        return _Fail2.getCallerLocationFromString(err.stack);
      }
      static getErrnoMessage(errno) {
        return ERRNO_CODES[-errno] || "Unknown error";
      }
    };
    _Fail.DOCS_URL = DOCS_URL;
    _Fail.EXIT_CODES = EXIT_CODES;
    _Fail.ERRNO_CODES = ERRNO_CODES;
    var Fail2 = _Fail;
    var import_vendor_core = require_vendor_core();
    var import_node_util3 = __require("util");
    var import_node_process = __toESM2(__require("process"), 1);
    var formatters = {
      cmd({ cmd }) {
        return formatCmd(cmd);
      },
      stdout({ data }) {
        return data;
      },
      stderr({ data }) {
        return data;
      },
      custom({ data }) {
        return data;
      },
      fetch(entry) {
        const init = entry.init ? " " + (0, import_node_util3.inspect)(entry.init) : "";
        return `$ ${import_vendor_core.chalk.greenBright("fetch")} ${entry.url}${init}
`;
      },
      cd(entry) {
        return `$ ${import_vendor_core.chalk.greenBright("cd")} ${entry.dir}
`;
      },
      retry(entry) {
        const attempt2 = `Attempt: ${entry.attempt}${entry.total == Infinity ? "" : `/${entry.total}`}`;
        const delay = entry.delay > 0 ? `; next in ${entry.delay}ms` : "";
        return `${import_vendor_core.chalk.bgRed.white(" FAIL ")} ${attempt2}${delay}
`;
      },
      end() {
        return "";
      },
      kill() {
        return "";
      }
    };
    var log2 = function(entry) {
      var _a;
      if (!entry.verbose) return;
      const stream = log2.output || import_node_process.default.stderr;
      const format = ((_a = log2.formatters) == null ? void 0 : _a[entry.kind]) || formatters[entry.kind];
      if (!format) return;
      stream.write(format(entry));
    };
    var SPACE_RE = /\s/;
    var SYNTAX = "()[]{}<>;:+|&=";
    var CMD_BREAK = "|&;><";
    var RESERVED_WORDS = /* @__PURE__ */ new Set([
      "if",
      "then",
      "else",
      "elif",
      "fi",
      "case",
      "esac",
      "for",
      "select",
      "while",
      "until",
      "do",
      "done",
      "in",
      "EOF"
    ]);
    function formatCmd(cmd) {
      if (cmd == void 0) return import_vendor_core.chalk.grey("undefined");
      let q = "";
      let out = "$ ";
      let buf = "";
      let mode = "";
      let pos = 0;
      const cap = () => {
        const word2 = buf.trim();
        if (word2) {
          pos++;
          if (mode === "syntax") {
            if (CMD_BREAK.includes(word2)) {
              pos = 0;
            }
            out += import_vendor_core.chalk.red(buf);
          } else if (mode === "quote" || mode === "dollar") {
            out += import_vendor_core.chalk.yellowBright(buf);
          } else if (RESERVED_WORDS.has(word2)) {
            out += import_vendor_core.chalk.cyanBright(buf);
          } else if (pos === 1) {
            out += import_vendor_core.chalk.greenBright(buf);
            pos = Infinity;
          } else {
            out += buf;
          }
        } else {
          out += buf;
        }
        mode = "";
        buf = "";
      };
      for (const c of [...cmd]) {
        if (!q) {
          if (c === "$") {
            cap();
            mode = "dollar";
            buf += c;
            cap();
          } else if (c === "'" || c === '"') {
            cap();
            mode = "quote";
            q = c;
            buf += c;
          } else if (SPACE_RE.test(c)) {
            cap();
            buf += c;
          } else if (SYNTAX.includes(c)) {
            const isEnv = c === "=" && pos === 0;
            isEnv && (pos = 1);
            cap();
            mode = "syntax";
            buf += c;
            cap();
            isEnv && (pos = -1);
          } else {
            buf += c;
          }
        } else {
          buf += c;
          if (c === q) {
            cap();
            q = "";
          }
        }
      }
      cap();
      return out.replaceAll("\n", import_vendor_core.chalk.reset("\n> ")) + "\n";
    }
    var import_vendor_core2 = require_vendor_core();
    var import_util = require_util();
    var import_internals = require_internals();
    var import_node_path41 = __toESM2(__require("path"), 1);
    var os2 = __toESM2(__require("os"), 1);
    var import_vendor_core3 = require_vendor_core();
    var import_util2 = require_util();
    var CWD = /* @__PURE__ */ Symbol("processCwd");
    var SYNC = /* @__PURE__ */ Symbol("syncExec");
    var EPF = /* @__PURE__ */ Symbol("end-piped-from");
    var SHOT = /* @__PURE__ */ Symbol("snapshot");
    var EOL = import_node_buffer.Buffer.from(import_node_os8.EOL);
    var BR_CC = "\n".charCodeAt(0);
    var DLMTR = /\r?\n/;
    var SIGTERM = "SIGTERM";
    var ENV_PREFIX = "ZX_";
    var ENV_OPTS = /* @__PURE__ */ new Set([
      "cwd",
      "preferLocal",
      "detached",
      "verbose",
      "quiet",
      "timeout",
      "timeoutSignal",
      "killSignal",
      "prefix",
      "postfix",
      "shell"
    ]);
    var defaults2 = resolveDefaults2({
      [CWD]: import_node_process2.default.cwd(),
      [SYNC]: false,
      verbose: false,
      env: import_node_process2.default.env,
      sync: false,
      shell: true,
      stdio: "pipe",
      nothrow: false,
      quiet: false,
      detached: false,
      preferLocal: false,
      spawn: import_node_child_process2.default.spawn,
      spawnSync: import_node_child_process2.default.spawnSync,
      log: log2,
      kill: kill2,
      killSignal: SIGTERM,
      timeoutSignal: SIGTERM
    });
    var storage = new import_node_async_hooks.AsyncLocalStorage();
    var getStore = () => storage.getStore() || defaults2;
    var getSnapshot = (opts, from, pieces, args) => __spreadProps(__spreadValues({}, opts), {
      ac: opts.ac || new AbortController(),
      ee: new import_node_events3.EventEmitter(),
      from,
      pieces,
      args,
      cmd: ""
    });
    function within2(callback) {
      return storage.run(__spreadValues({}, getStore()), callback);
    }
    var $2 = new Proxy(
      // prettier-ignore
      function(pieces, ...args) {
        const opts = getStore();
        if (!Array.isArray(pieces)) {
          return function(...args2) {
            return within2(() => Object.assign($2, opts, pieces).apply(this, args2));
          };
        }
        const from = Fail2.getCallerLocation();
        const cb = () => cb[SHOT] = getSnapshot(opts, from, pieces, args);
        const pp = new ProcessPromise2(cb);
        if (!pp.isHalted()) pp.run();
        return pp.sync ? pp.output : pp;
      },
      {
        set(t, key2, value) {
          return Reflect.set(
            key2 in Function.prototype ? t : getStore(),
            key2 === "sync" ? SYNC : key2,
            value
          );
        },
        get(t, key2) {
          return key2 === "sync" ? $2({ sync: true }) : Reflect.get(key2 in Function.prototype ? t : getStore(), key2);
        }
      }
    );
    var _ProcessPromise = class _ProcessPromise2 extends Promise {
      constructor(executor) {
        let resolve5;
        let reject;
        super((...args) => {
          ;
          [resolve5 = import_util.noop, reject = import_util.noop] = args;
          executor(...args);
        });
        this._stage = "initial";
        this._id = (0, import_util.randomId)();
        this._piped = false;
        this._stdin = new import_vendor_core2.VoidStream();
        this._zurk = null;
        this._output = null;
        this.writable = true;
        const snapshot = executor[SHOT];
        if (snapshot) {
          this._snapshot = snapshot;
          this._resolve = resolve5;
          this._reject = reject;
          if (snapshot.halt) this._stage = "halted";
          try {
            this.build();
          } catch (err) {
            this.finalize(ProcessOutput2.fromError(err), true);
          }
        } else _ProcessPromise2.disarm(this);
      }
      // prettier-ignore
      build() {
        const $22 = this._snapshot;
        if (!$22.shell)
          throw new Fail2(`No shell is available: ${Fail2.DOCS_URL}/shell`);
        if (!$22.quote)
          throw new Fail2(`No quote function is defined: ${Fail2.DOCS_URL}/quotes`);
        if ($22.pieces.some((p) => p == null))
          throw new Fail2(`Malformed command at ${$22.from}`);
        $22.cmd = (0, import_vendor_core2.buildCmd)(
          $22.quote,
          $22.pieces,
          $22.args
        );
      }
      run() {
        var _a, _b;
        _ProcessPromise2.bus.runBack(this);
        if (this.isRunning() || this.isSettled()) return this;
        this._stage = "running";
        const self2 = this;
        const $22 = self2._snapshot;
        const id = self2.id;
        const cwd = $22.cwd || $22[CWD];
        if ($22.preferLocal) {
          const dirs = $22.preferLocal === true ? [$22.cwd, $22[CWD]] : [$22.preferLocal].flat();
          $22.env = (0, import_util.preferLocalBin)($22.env, ...dirs);
        }
        this._zurk = (0, import_vendor_core2.exec)({
          cmd: self2.fullCmd,
          cwd,
          input: (_b = (_a = $22.input) == null ? void 0 : _a.stdout) != null ? _b : $22.input,
          stdin: self2._stdin,
          sync: self2.sync,
          signal: self2.signal,
          shell: (0, import_util.isString)($22.shell) ? $22.shell : true,
          id,
          env: $22.env,
          spawn: $22.spawn,
          spawnSync: $22.spawnSync,
          store: $22.store,
          stdio: $22.stdio,
          detached: $22.detached,
          ee: $22.ee,
          run(cb, ctx) {
            var _a2, _b2;
            ((_b2 = (_a2 = self2.cmd).then) == null ? void 0 : _b2.call(
              _a2,
              (cmd) => {
                $22.cmd = cmd;
                ctx.cmd = self2.fullCmd;
                cb();
              },
              (error) => self2.finalize(ProcessOutput2.fromError(error))
            )) || cb();
          },
          on: {
            start: () => {
              $22.log({ kind: "cmd", cmd: $22.cmd, cwd, verbose: self2.isVerbose(), id });
              self2.timeout($22.timeout, $22.timeoutSignal);
            },
            stdout: (data) => {
              $22.log({ kind: "stdout", data, verbose: !self2._piped && self2.isVerbose(), id });
            },
            stderr: (data) => {
              $22.log({ kind: "stderr", data, verbose: !self2.isQuiet(), id });
            },
            end: (data, c) => {
              const { error: _error, status, signal: __signal, duration, ctx: { store } } = data;
              const { stdout, stderr } = store;
              const { cause: cause2, exitCode, signal: _signal } = self2._breakerData || {};
              const signal = _signal != null ? _signal : __signal;
              const code2 = exitCode != null ? exitCode : status;
              const error = cause2 != null ? cause2 : _error;
              const output = new ProcessOutput2({
                code: code2,
                signal,
                error,
                duration,
                store,
                from: $22.from
              });
              $22.log({ kind: "end", signal, exitCode: code2, duration, error, verbose: self2.isVerbose(), id });
              if (stdout.length && (0, import_util.getLast)((0, import_util.getLast)(stdout)) !== BR_CC) c.on.stdout(EOL, c);
              if (stderr.length && (0, import_util.getLast)((0, import_util.getLast)(stderr)) !== BR_CC) c.on.stderr(EOL, c);
              self2.finalize(output);
            }
          }
        });
        return this;
      }
      break(exitCode, signal, cause2) {
        if (!this.isRunning()) return;
        this._breakerData = { exitCode, signal, cause: cause2 };
        this.kill(signal);
      }
      finalize(output, legacy = false) {
        if (this.isSettled()) return;
        this._output = output;
        _ProcessPromise2.bus.unpipeBack(this);
        if (output.ok || this.isNothrow()) {
          this._stage = "fulfilled";
          this._resolve(output);
        } else {
          this._stage = "rejected";
          if (legacy) {
            this._resolve(output);
            throw output.cause || output;
          }
          this._reject(output);
          if (this.sync) throw output;
        }
      }
      abort(reason2) {
        if (this.isSettled()) throw new Fail2("Too late to abort the process.");
        if (this.signal !== this.ac.signal)
          throw new Fail2("The signal is controlled by another process.");
        if (!this.child)
          throw new Fail2("Trying to abort a process without creating one.");
        this.ac.abort(reason2);
      }
      kill(signal) {
        if (this.isSettled()) throw new Fail2("Too late to kill the process.");
        if (!this.child)
          throw new Fail2("Trying to kill a process without creating one.");
        if (!this.pid) throw new Fail2("The process pid is undefined.");
        return $2.kill(this.pid, signal || this._snapshot.killSignal || $2.killSignal);
      }
      // Configurators
      stdio(stdin, stdout = "pipe", stderr = "pipe") {
        this._snapshot.stdio = Array.isArray(stdin) ? stdin : [stdin, stdout, stderr];
        return this;
      }
      nothrow(v = true) {
        this._snapshot.nothrow = v;
        return this;
      }
      quiet(v = true) {
        this._snapshot.quiet = v;
        return this;
      }
      verbose(v = true) {
        this._snapshot.verbose = v;
        return this;
      }
      timeout(d = 0, signal = $2.timeoutSignal) {
        if (this.isSettled()) return this;
        const $22 = this._snapshot;
        $22.timeout = (0, import_util.parseDuration)(d);
        $22.timeoutSignal = signal;
        if (this._timeoutId) clearTimeout(this._timeoutId);
        if ($22.timeout && this.isRunning()) {
          this._timeoutId = setTimeout(() => this.kill($22.timeoutSignal), $22.timeout);
          this.finally(() => clearTimeout(this._timeoutId)).catch(import_util.noop);
        }
        return this;
      }
      /**
       *  @deprecated Use $({halt: true})`cmd` instead.
       */
      halt() {
        return this;
      }
      // Getters
      get id() {
        return this._id;
      }
      get pid() {
        var _a;
        return (_a = this.child) == null ? void 0 : _a.pid;
      }
      get cmd() {
        return this._snapshot.cmd;
      }
      get fullCmd() {
        const { prefix = "", postfix = "", cmd } = this._snapshot;
        return prefix + cmd + postfix;
      }
      get child() {
        var _a;
        return (_a = this._zurk) == null ? void 0 : _a.child;
      }
      get stdin() {
        var _a;
        return (_a = this.child) == null ? void 0 : _a.stdin;
      }
      get stdout() {
        var _a;
        return (_a = this.child) == null ? void 0 : _a.stdout;
      }
      get stderr() {
        var _a;
        return (_a = this.child) == null ? void 0 : _a.stderr;
      }
      get exitCode() {
        return this.then(
          (o) => o.exitCode,
          (o) => o.exitCode
        );
      }
      get signal() {
        return this._snapshot.signal || this.ac.signal;
      }
      get ac() {
        return this._snapshot.ac;
      }
      get output() {
        return this._output;
      }
      get stage() {
        return this._stage;
      }
      get sync() {
        return this._snapshot[SYNC];
      }
      get [Symbol.toStringTag]() {
        return "ProcessPromise";
      }
      [Symbol.toPrimitive]() {
        return this.toString();
      }
      // Output formatters
      json() {
        return this.then((o) => o.json());
      }
      text(encoding) {
        return this.then((o) => o.text(encoding));
      }
      lines(delimiter2) {
        return this.then((o) => o.lines(delimiter2));
      }
      buffer() {
        return this.then((o) => o.buffer());
      }
      blob(type) {
        return this.then((o) => o.blob(type));
      }
      // Status checkers
      isQuiet() {
        return this._snapshot.quiet;
      }
      isVerbose() {
        return this._snapshot.verbose && !this.isQuiet();
      }
      isNothrow() {
        return this._snapshot.nothrow;
      }
      isHalted() {
        return this.stage === "halted" && !this.sync;
      }
      isSettled() {
        return !!this.output;
      }
      isRunning() {
        return this.stage === "running";
      }
      // Piping
      // prettier-ignore
      get pipe() {
        const getPipeMethod = (kind) => this._pipe.bind(this, kind);
        const stdout = getPipeMethod("stdout");
        const stderr = getPipeMethod("stderr");
        const stdall = getPipeMethod("stdall");
        return Object.assign(stdout, { stdout, stderr, stdall });
      }
      unpipe(to) {
        _ProcessPromise2.bus.unpipe(this, to);
        return this;
      }
      // prettier-ignore
      _pipe(source, dest, ...args) {
        if ((0, import_util.isString)(dest))
          return this._pipe(source, import_node_fs12.default.createWriteStream(dest));
        if ((0, import_util.isStringLiteral)(dest, ...args))
          return this._pipe(
            source,
            $2({
              halt: true,
              signal: this.signal
            })(dest, ...args)
          );
        const isP = dest instanceof _ProcessPromise2;
        if (isP && dest.isSettled()) throw new Fail2("Cannot pipe to a settled process.");
        if (!isP && dest.writableEnded) throw new Fail2("Cannot pipe to a closed stream.");
        this._piped = true;
        _ProcessPromise2.bus.pipe(this, dest);
        const { ee } = this._snapshot;
        const output = this.output;
        const from = new import_vendor_core2.VoidStream();
        const check = () => {
          var _a;
          return !!((_a = _ProcessPromise2.bus.refs.get(this)) == null ? void 0 : _a.has(dest));
        };
        const end = () => {
          if (!check()) return;
          setImmediate(() => {
            _ProcessPromise2.bus.unpipe(this, dest);
            _ProcessPromise2.bus.sources(dest).length === 0 && from.end();
          });
        };
        const fill = () => {
          for (const chunk of this._zurk.store[source]) from.write(chunk);
        };
        const fillSettled = () => {
          if (!output) return;
          if (isP && !output.ok) dest.break(output.exitCode, output.signal, output.cause);
          fill();
          end();
        };
        if (!output) {
          const onData = (chunk) => check() && from.write(chunk);
          ee.once(source, () => {
            fill();
            ee.on(source, onData);
          }).once("end", () => {
            ee.removeListener(source, onData);
            end();
          });
        }
        if (isP) {
          from.pipe(dest._stdin);
          if (this.isHalted()) ee.once("start", () => dest.run());
          else {
            dest.run();
            this.catch((e) => dest.break(e.exitCode, e.signal, e.cause));
          }
          fillSettled();
          return dest;
        }
        from.once("end", () => dest.emit(EPF)).pipe(dest);
        fillSettled();
        return _ProcessPromise2.promisifyStream(dest, this);
      }
      // Promise API
      then(onfulfilled, onrejected) {
        return super.then(onfulfilled, onrejected);
      }
      catch(onrejected) {
        return super.catch(onrejected);
      }
      // Async iterator API
      [Symbol.asyncIterator]() {
        return __asyncGenerator(this, null, function* () {
          const memo = [];
          const dlmtr = this._snapshot.delimiter || $2.delimiter || DLMTR;
          for (const chunk of this._zurk.store.stdout) {
            yield* __yieldStar((0, import_util.getLines)(chunk, memo, dlmtr));
          }
          try {
            for (var iter = __forAwait(this.stdout || []), more, temp, error; more = !(temp = yield new __await(iter.next())).done; more = false) {
              const chunk = temp.value;
              yield* __yieldStar((0, import_util.getLines)(chunk, memo, dlmtr));
            }
          } catch (temp2) {
            error = [temp2];
          } finally {
            try {
              more && (temp = iter.return) && (yield new __await(temp.call(iter)));
            } finally {
              if (error)
                throw error[0];
            }
          }
          if (memo[0]) yield memo[0];
          yield new __await(this);
        });
      }
      emit(event, ...args) {
        return this;
      }
      on(event, cb) {
        this._stdin.on(event, cb);
        return this;
      }
      once(event, cb) {
        this._stdin.once(event, cb);
        return this;
      }
      write(data, encoding, cb) {
        this._stdin.write(data, encoding, cb);
        return this;
      }
      end(chunk, cb) {
        this._stdin.end(chunk, cb);
        return this;
      }
      removeListener(event, cb) {
        this._stdin.removeListener(event, cb);
        return this;
      }
      // prettier-ignore
      static disarm(p, toggle = true) {
        Object.getOwnPropertyNames(_ProcessPromise2.prototype).forEach((k) => {
          if (k in Promise.prototype) return;
          if (!toggle) {
            Reflect.deleteProperty(p, k);
            return;
          }
          Object.defineProperty(p, k, { configurable: true, get() {
            throw new Fail2("Inappropriate usage. Apply $ instead of direct instantiation.");
          } });
        });
      }
    };
    _ProcessPromise.bus = {
      refs: /* @__PURE__ */ new Map(),
      streams: /* @__PURE__ */ new WeakMap(),
      pipe(from, to) {
        const set = this.refs.get(from) || this.refs.set(from, /* @__PURE__ */ new Set()).get(from);
        set.add(to);
      },
      unpipe(from, to) {
        const set = this.refs.get(from);
        if (!set) return;
        if (to) set.delete(to);
        if (set.size) return;
        this.refs.delete(from);
        from._piped = false;
      },
      unpipeBack(to, from) {
        if (from) return this.unpipe(from, to);
        for (const _from of this.refs.keys()) {
          this.unpipe(_from, to);
        }
      },
      runBack(p) {
        var _a;
        for (const from of this.sources(p)) {
          if (from instanceof _ProcessPromise) from.run();
          else (_a = this.streams.get(from)) == null ? void 0 : _a.run();
        }
      },
      sources(p) {
        const refs = [];
        for (const [from, set] of this.refs.entries()) {
          set.has(p) && refs.push(from);
        }
        return refs;
      }
    };
    _ProcessPromise.promisifyStream = (stream, from) => {
      const proxy = _ProcessPromise.bus.streams.get(stream) || (0, import_util.proxyOverride)(stream, {
        then(res = import_util.noop, rej = import_util.noop) {
          return new Promise((_res, _rej) => {
            const end = () => _res(res((0, import_util.proxyOverride)(stream, from.output)));
            stream.once("error", (e) => _rej(rej(e))).once("finish", end).once(EPF, end);
          });
        },
        run() {
          from.run();
        },
        pipe(...args) {
          const dest = stream.pipe.apply(stream, args);
          return dest instanceof _ProcessPromise ? dest : _ProcessPromise.promisifyStream(dest, from);
        }
      });
      _ProcessPromise.bus.streams.set(stream, proxy);
      return proxy;
    };
    var ProcessPromise2 = _ProcessPromise;
    var _ProcessOutput = class _ProcessOutput2 extends Error {
      // prettier-ignore
      constructor(code2 = null, signal = null, stdout = "", stderr = "", stdall = "", message = "", duration = 0, error = null, from = "", store = { stdout: [stdout], stderr: [stderr], stdall: [stdall] }) {
        super(message);
        const dto = code2 !== null && typeof code2 === "object" ? code2 : { code: code2, signal, duration, error, from, store };
        Object.defineProperties(this, {
          _dto: { value: dto, enumerable: false },
          cause: { get() {
            return dto.error;
          }, enumerable: false },
          stdout: { get: (0, import_util.once)(() => (0, import_util.bufArrJoin)(dto.store.stdout)) },
          stderr: { get: (0, import_util.once)(() => (0, import_util.bufArrJoin)(dto.store.stderr)) },
          stdall: { get: (0, import_util.once)(() => (0, import_util.bufArrJoin)(dto.store.stdall)) },
          message: { get: (0, import_util.once)(
            () => dto.error || message ? _ProcessOutput2.getErrorMessage(dto.error || new Error(message), dto.from) : _ProcessOutput2.getExitMessage(
              dto.code,
              dto.signal,
              this.stderr,
              dto.from,
              this.stderr.trim() ? "" : _ProcessOutput2.getErrorDetails(this.lines())
            )
          ) }
        });
      }
      get exitCode() {
        return this._dto.code;
      }
      get signal() {
        return this._dto.signal;
      }
      get duration() {
        return this._dto.duration;
      }
      get [Symbol.toStringTag]() {
        return "ProcessOutput";
      }
      get ok() {
        return !this._dto.error && this.exitCode === 0;
      }
      json() {
        return JSON.parse(this.stdall);
      }
      buffer() {
        return import_node_buffer.Buffer.from(this.stdall);
      }
      blob(type = "text/plain") {
        if (!globalThis.Blob)
          throw new Fail2(
            "Blob is not supported in this environment. Provide a polyfill"
          );
        return new Blob([this.buffer()], { type });
      }
      text(encoding = "utf8") {
        return encoding === "utf8" ? this.toString() : this.buffer().toString(encoding);
      }
      lines(delimiter2) {
        return (0, import_util.iteratorToArray)(this[Symbol.iterator](delimiter2));
      }
      toString() {
        return this.stdall;
      }
      valueOf() {
        return this.stdall.trim();
      }
      [Symbol.toPrimitive]() {
        return this.valueOf();
      }
      // prettier-ignore
      *[Symbol.iterator](dlmtr = this._dto.delimiter || $2.delimiter || DLMTR) {
        const memo = [];
        for (const chunk of this._dto.store.stdall) {
          yield* __yieldStar((0, import_util.getLines)(chunk, memo, dlmtr));
        }
        if (memo[0]) yield memo[0];
      }
      [import_node_util22.inspect.custom]() {
        const codeInfo = _ProcessOutput2.getExitCodeInfo(this.exitCode);
        return `ProcessOutput {
  stdout: ${import_vendor_core2.chalk.green((0, import_node_util22.inspect)(this.stdout))},
  stderr: ${import_vendor_core2.chalk.red((0, import_node_util22.inspect)(this.stderr))},
  signal: ${(0, import_node_util22.inspect)(this.signal)},
  exitCode: ${(this.ok ? import_vendor_core2.chalk.green : import_vendor_core2.chalk.red)(this.exitCode)}${codeInfo ? import_vendor_core2.chalk.grey(" (" + codeInfo + ")") : ""},
  duration: ${this.duration}
}`;
      }
      static fromError(error) {
        const output = new _ProcessOutput2();
        output._dto.error = error;
        return output;
      }
    };
    _ProcessOutput.getExitMessage = Fail2.formatExitMessage;
    _ProcessOutput.getErrorMessage = Fail2.formatErrorMessage;
    _ProcessOutput.getErrorDetails = Fail2.formatErrorDetails;
    _ProcessOutput.getExitCodeInfo = Fail2.getExitCodeInfo;
    var ProcessOutput2 = _ProcessOutput;
    var useBash2 = () => setShell("bash", false);
    var usePwsh2 = () => setShell("pwsh");
    var usePowerShell2 = () => setShell("powershell.exe");
    function setShell(n, ps3 = true) {
      $2.shell = import_vendor_core2.which.sync(n);
      $2.prefix = ps3 ? "" : "set -euo pipefail;";
      $2.postfix = ps3 ? "; exit $LastExitCode" : "";
      $2.quote = ps3 ? import_util.quotePowerShell : import_util.quote;
    }
    try {
      const { shell, prefix, postfix } = $2;
      useBash2();
      if ((0, import_util.isString)(shell)) $2.shell = shell;
      if ((0, import_util.isString)(prefix)) $2.prefix = prefix;
      if ((0, import_util.isString)(postfix)) $2.postfix = postfix;
    } catch (err) {
    }
    var cwdSyncHook;
    function syncProcessCwd2(flag = true) {
      cwdSyncHook = cwdSyncHook || (0, import_node_async_hooks.createHook)({
        init: syncCwd,
        before: syncCwd,
        promiseResolve: syncCwd,
        after: syncCwd,
        destroy: syncCwd
      });
      if (flag) cwdSyncHook.enable();
      else cwdSyncHook.disable();
    }
    function syncCwd() {
      if ($2[CWD] != import_node_process2.default.cwd()) import_node_process2.default.chdir($2[CWD]);
    }
    function cd2(dir) {
      if (dir instanceof ProcessOutput2) {
        dir = dir.toString().trim();
      }
      $2.log({ kind: "cd", dir, verbose: !$2.quiet && $2.verbose });
      import_node_process2.default.chdir(dir);
      $2[CWD] = import_node_process2.default.cwd();
    }
    function kill2(_0) {
      return __async(this, arguments, function* (pid, signal = $2.killSignal || SIGTERM) {
        if (typeof pid !== "number" && typeof pid !== "string" || !/^\d+$/.test(pid))
          throw new Fail2(`Invalid pid: ${pid}`);
        $2.log({ kind: "kill", pid, signal, verbose: !$2.quiet && $2.verbose });
        if (import_node_process2.default.platform === "win32" && (yield new Promise((resolve5) => {
          import_node_child_process2.default.exec(`taskkill /pid ${pid} /t /f`, (err) => resolve5(!err));
        })))
          return;
        for (const p of yield import_vendor_core2.ps.tree({ pid, recursive: true })) {
          try {
            import_node_process2.default.kill(+p.pid, signal);
          } catch (e) {
          }
        }
        try {
          import_node_process2.default.kill(-pid, signal);
        } catch (e) {
          try {
            import_node_process2.default.kill(+pid, signal);
          } catch (e2) {
          }
        }
      });
    }
    function resolveDefaults2(defs = defaults2, prefix = ENV_PREFIX, env = import_node_process2.default.env, allowed = ENV_OPTS) {
      return Object.entries(env).reduce((m, [k, v]) => {
        if (v && k.startsWith(prefix)) {
          const _k = (0, import_util.toCamelCase)(k.slice(prefix.length));
          const _v = (0, import_util.parseBool)(v);
          if (allowed.has(_k)) m[_k] = _v;
        }
        return m;
      }, defs);
    }
  }
});

// node_modules/junit-report-builder/dist/index.js
var require_dist = __commonJS({
  "node_modules/junit-report-builder/dist/index.js"(exports, module) {
    "use strict";
    var require$$1 = __require("path");
    var require$$0 = __require("fs");
    var require$$2 = __require("util");
    var commonjsGlobal = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : typeof self !== "undefined" ? self : {};
    function getDefaultExportFromCjs(x) {
      return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, "default") ? x["default"] : x;
    }
    var makeDir$2 = { exports: {} };
    var semver$1 = { exports: {} };
    (function(module2, exports$1) {
      exports$1 = module2.exports = SemVer;
      var debug;
      if (typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG)) {
        debug = function() {
          var args = Array.prototype.slice.call(arguments, 0);
          args.unshift("SEMVER");
          console.log.apply(console, args);
        };
      } else {
        debug = function() {
        };
      }
      exports$1.SEMVER_SPEC_VERSION = "2.0.0";
      var MAX_LENGTH = 256;
      var MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || /* istanbul ignore next */
      9007199254740991;
      var MAX_SAFE_COMPONENT_LENGTH = 16;
      var MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6;
      var re = exports$1.re = [];
      var safeRe = exports$1.safeRe = [];
      var src = exports$1.src = [];
      var t = exports$1.tokens = {};
      var R = 0;
      function tok(n) {
        t[n] = R++;
      }
      var LETTERDASHNUMBER = "[a-zA-Z0-9-]";
      var safeRegexReplacements = [
        ["\\s", 1],
        ["\\d", MAX_LENGTH],
        [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
      ];
      function makeSafeRe(value) {
        for (var i2 = 0; i2 < safeRegexReplacements.length; i2++) {
          var token = safeRegexReplacements[i2][0];
          var max = safeRegexReplacements[i2][1];
          value = value.split(token + "*").join(token + "{0," + max + "}").split(token + "+").join(token + "{1," + max + "}");
        }
        return value;
      }
      tok("NUMERICIDENTIFIER");
      src[t.NUMERICIDENTIFIER] = "0|[1-9]\\d*";
      tok("NUMERICIDENTIFIERLOOSE");
      src[t.NUMERICIDENTIFIERLOOSE] = "\\d+";
      tok("NONNUMERICIDENTIFIER");
      src[t.NONNUMERICIDENTIFIER] = "\\d*[a-zA-Z-]" + LETTERDASHNUMBER + "*";
      tok("MAINVERSION");
      src[t.MAINVERSION] = "(" + src[t.NUMERICIDENTIFIER] + ")\\.(" + src[t.NUMERICIDENTIFIER] + ")\\.(" + src[t.NUMERICIDENTIFIER] + ")";
      tok("MAINVERSIONLOOSE");
      src[t.MAINVERSIONLOOSE] = "(" + src[t.NUMERICIDENTIFIERLOOSE] + ")\\.(" + src[t.NUMERICIDENTIFIERLOOSE] + ")\\.(" + src[t.NUMERICIDENTIFIERLOOSE] + ")";
      tok("PRERELEASEIDENTIFIER");
      src[t.PRERELEASEIDENTIFIER] = "(?:" + src[t.NUMERICIDENTIFIER] + "|" + src[t.NONNUMERICIDENTIFIER] + ")";
      tok("PRERELEASEIDENTIFIERLOOSE");
      src[t.PRERELEASEIDENTIFIERLOOSE] = "(?:" + src[t.NUMERICIDENTIFIERLOOSE] + "|" + src[t.NONNUMERICIDENTIFIER] + ")";
      tok("PRERELEASE");
      src[t.PRERELEASE] = "(?:-(" + src[t.PRERELEASEIDENTIFIER] + "(?:\\." + src[t.PRERELEASEIDENTIFIER] + ")*))";
      tok("PRERELEASELOOSE");
      src[t.PRERELEASELOOSE] = "(?:-?(" + src[t.PRERELEASEIDENTIFIERLOOSE] + "(?:\\." + src[t.PRERELEASEIDENTIFIERLOOSE] + ")*))";
      tok("BUILDIDENTIFIER");
      src[t.BUILDIDENTIFIER] = LETTERDASHNUMBER + "+";
      tok("BUILD");
      src[t.BUILD] = "(?:\\+(" + src[t.BUILDIDENTIFIER] + "(?:\\." + src[t.BUILDIDENTIFIER] + ")*))";
      tok("FULL");
      tok("FULLPLAIN");
      src[t.FULLPLAIN] = "v?" + src[t.MAINVERSION] + src[t.PRERELEASE] + "?" + src[t.BUILD] + "?";
      src[t.FULL] = "^" + src[t.FULLPLAIN] + "$";
      tok("LOOSEPLAIN");
      src[t.LOOSEPLAIN] = "[v=\\s]*" + src[t.MAINVERSIONLOOSE] + src[t.PRERELEASELOOSE] + "?" + src[t.BUILD] + "?";
      tok("LOOSE");
      src[t.LOOSE] = "^" + src[t.LOOSEPLAIN] + "$";
      tok("GTLT");
      src[t.GTLT] = "((?:<|>)?=?)";
      tok("XRANGEIDENTIFIERLOOSE");
      src[t.XRANGEIDENTIFIERLOOSE] = src[t.NUMERICIDENTIFIERLOOSE] + "|x|X|\\*";
      tok("XRANGEIDENTIFIER");
      src[t.XRANGEIDENTIFIER] = src[t.NUMERICIDENTIFIER] + "|x|X|\\*";
      tok("XRANGEPLAIN");
      src[t.XRANGEPLAIN] = "[v=\\s]*(" + src[t.XRANGEIDENTIFIER] + ")(?:\\.(" + src[t.XRANGEIDENTIFIER] + ")(?:\\.(" + src[t.XRANGEIDENTIFIER] + ")(?:" + src[t.PRERELEASE] + ")?" + src[t.BUILD] + "?)?)?";
      tok("XRANGEPLAINLOOSE");
      src[t.XRANGEPLAINLOOSE] = "[v=\\s]*(" + src[t.XRANGEIDENTIFIERLOOSE] + ")(?:\\.(" + src[t.XRANGEIDENTIFIERLOOSE] + ")(?:\\.(" + src[t.XRANGEIDENTIFIERLOOSE] + ")(?:" + src[t.PRERELEASELOOSE] + ")?" + src[t.BUILD] + "?)?)?";
      tok("XRANGE");
      src[t.XRANGE] = "^" + src[t.GTLT] + "\\s*" + src[t.XRANGEPLAIN] + "$";
      tok("XRANGELOOSE");
      src[t.XRANGELOOSE] = "^" + src[t.GTLT] + "\\s*" + src[t.XRANGEPLAINLOOSE] + "$";
      tok("COERCE");
      src[t.COERCE] = "(^|[^\\d])(\\d{1," + MAX_SAFE_COMPONENT_LENGTH + "})(?:\\.(\\d{1," + MAX_SAFE_COMPONENT_LENGTH + "}))?(?:\\.(\\d{1," + MAX_SAFE_COMPONENT_LENGTH + "}))?(?:$|[^\\d])";
      tok("COERCERTL");
      re[t.COERCERTL] = new RegExp(src[t.COERCE], "g");
      safeRe[t.COERCERTL] = new RegExp(makeSafeRe(src[t.COERCE]), "g");
      tok("LONETILDE");
      src[t.LONETILDE] = "(?:~>?)";
      tok("TILDETRIM");
      src[t.TILDETRIM] = "(\\s*)" + src[t.LONETILDE] + "\\s+";
      re[t.TILDETRIM] = new RegExp(src[t.TILDETRIM], "g");
      safeRe[t.TILDETRIM] = new RegExp(makeSafeRe(src[t.TILDETRIM]), "g");
      var tildeTrimReplace = "$1~";
      tok("TILDE");
      src[t.TILDE] = "^" + src[t.LONETILDE] + src[t.XRANGEPLAIN] + "$";
      tok("TILDELOOSE");
      src[t.TILDELOOSE] = "^" + src[t.LONETILDE] + src[t.XRANGEPLAINLOOSE] + "$";
      tok("LONECARET");
      src[t.LONECARET] = "(?:\\^)";
      tok("CARETTRIM");
      src[t.CARETTRIM] = "(\\s*)" + src[t.LONECARET] + "\\s+";
      re[t.CARETTRIM] = new RegExp(src[t.CARETTRIM], "g");
      safeRe[t.CARETTRIM] = new RegExp(makeSafeRe(src[t.CARETTRIM]), "g");
      var caretTrimReplace = "$1^";
      tok("CARET");
      src[t.CARET] = "^" + src[t.LONECARET] + src[t.XRANGEPLAIN] + "$";
      tok("CARETLOOSE");
      src[t.CARETLOOSE] = "^" + src[t.LONECARET] + src[t.XRANGEPLAINLOOSE] + "$";
      tok("COMPARATORLOOSE");
      src[t.COMPARATORLOOSE] = "^" + src[t.GTLT] + "\\s*(" + src[t.LOOSEPLAIN] + ")$|^$";
      tok("COMPARATOR");
      src[t.COMPARATOR] = "^" + src[t.GTLT] + "\\s*(" + src[t.FULLPLAIN] + ")$|^$";
      tok("COMPARATORTRIM");
      src[t.COMPARATORTRIM] = "(\\s*)" + src[t.GTLT] + "\\s*(" + src[t.LOOSEPLAIN] + "|" + src[t.XRANGEPLAIN] + ")";
      re[t.COMPARATORTRIM] = new RegExp(src[t.COMPARATORTRIM], "g");
      safeRe[t.COMPARATORTRIM] = new RegExp(makeSafeRe(src[t.COMPARATORTRIM]), "g");
      var comparatorTrimReplace = "$1$2$3";
      tok("HYPHENRANGE");
      src[t.HYPHENRANGE] = "^\\s*(" + src[t.XRANGEPLAIN] + ")\\s+-\\s+(" + src[t.XRANGEPLAIN] + ")\\s*$";
      tok("HYPHENRANGELOOSE");
      src[t.HYPHENRANGELOOSE] = "^\\s*(" + src[t.XRANGEPLAINLOOSE] + ")\\s+-\\s+(" + src[t.XRANGEPLAINLOOSE] + ")\\s*$";
      tok("STAR");
      src[t.STAR] = "(<|>)?=?\\s*\\*";
      for (var i = 0; i < R; i++) {
        debug(i, src[i]);
        if (!re[i]) {
          re[i] = new RegExp(src[i]);
          safeRe[i] = new RegExp(makeSafeRe(src[i]));
        }
      }
      exports$1.parse = parse2;
      function parse2(version2, options) {
        if (!options || typeof options !== "object") {
          options = {
            loose: !!options,
            includePrerelease: false
          };
        }
        if (version2 instanceof SemVer) {
          return version2;
        }
        if (typeof version2 !== "string") {
          return null;
        }
        if (version2.length > MAX_LENGTH) {
          return null;
        }
        var r = options.loose ? safeRe[t.LOOSE] : safeRe[t.FULL];
        if (!r.test(version2)) {
          return null;
        }
        try {
          return new SemVer(version2, options);
        } catch (er) {
          return null;
        }
      }
      exports$1.valid = valid;
      function valid(version2, options) {
        var v = parse2(version2, options);
        return v ? v.version : null;
      }
      exports$1.clean = clean;
      function clean(version2, options) {
        var s = parse2(version2.trim().replace(/^[=v]+/, ""), options);
        return s ? s.version : null;
      }
      exports$1.SemVer = SemVer;
      function SemVer(version2, options) {
        if (!options || typeof options !== "object") {
          options = {
            loose: !!options,
            includePrerelease: false
          };
        }
        if (version2 instanceof SemVer) {
          if (version2.loose === options.loose) {
            return version2;
          } else {
            version2 = version2.version;
          }
        } else if (typeof version2 !== "string") {
          throw new TypeError("Invalid Version: " + version2);
        }
        if (version2.length > MAX_LENGTH) {
          throw new TypeError("version is longer than " + MAX_LENGTH + " characters");
        }
        if (!(this instanceof SemVer)) {
          return new SemVer(version2, options);
        }
        debug("SemVer", version2, options);
        this.options = options;
        this.loose = !!options.loose;
        var m = version2.trim().match(options.loose ? safeRe[t.LOOSE] : safeRe[t.FULL]);
        if (!m) {
          throw new TypeError("Invalid Version: " + version2);
        }
        this.raw = version2;
        this.major = +m[1];
        this.minor = +m[2];
        this.patch = +m[3];
        if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
          throw new TypeError("Invalid major version");
        }
        if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
          throw new TypeError("Invalid minor version");
        }
        if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
          throw new TypeError("Invalid patch version");
        }
        if (!m[4]) {
          this.prerelease = [];
        } else {
          this.prerelease = m[4].split(".").map(function(id) {
            if (/^[0-9]+$/.test(id)) {
              var num = +id;
              if (num >= 0 && num < MAX_SAFE_INTEGER) {
                return num;
              }
            }
            return id;
          });
        }
        this.build = m[5] ? m[5].split(".") : [];
        this.format();
      }
      SemVer.prototype.format = function() {
        this.version = this.major + "." + this.minor + "." + this.patch;
        if (this.prerelease.length) {
          this.version += "-" + this.prerelease.join(".");
        }
        return this.version;
      };
      SemVer.prototype.toString = function() {
        return this.version;
      };
      SemVer.prototype.compare = function(other) {
        debug("SemVer.compare", this.version, this.options, other);
        if (!(other instanceof SemVer)) {
          other = new SemVer(other, this.options);
        }
        return this.compareMain(other) || this.comparePre(other);
      };
      SemVer.prototype.compareMain = function(other) {
        if (!(other instanceof SemVer)) {
          other = new SemVer(other, this.options);
        }
        return compareIdentifiers(this.major, other.major) || compareIdentifiers(this.minor, other.minor) || compareIdentifiers(this.patch, other.patch);
      };
      SemVer.prototype.comparePre = function(other) {
        if (!(other instanceof SemVer)) {
          other = new SemVer(other, this.options);
        }
        if (this.prerelease.length && !other.prerelease.length) {
          return -1;
        } else if (!this.prerelease.length && other.prerelease.length) {
          return 1;
        } else if (!this.prerelease.length && !other.prerelease.length) {
          return 0;
        }
        var i2 = 0;
        do {
          var a = this.prerelease[i2];
          var b = other.prerelease[i2];
          debug("prerelease compare", i2, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i2);
      };
      SemVer.prototype.compareBuild = function(other) {
        if (!(other instanceof SemVer)) {
          other = new SemVer(other, this.options);
        }
        var i2 = 0;
        do {
          var a = this.build[i2];
          var b = other.build[i2];
          debug("prerelease compare", i2, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i2);
      };
      SemVer.prototype.inc = function(release3, identifier) {
        switch (release3) {
          case "premajor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor = 0;
            this.major++;
            this.inc("pre", identifier);
            break;
          case "preminor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor++;
            this.inc("pre", identifier);
            break;
          case "prepatch":
            this.prerelease.length = 0;
            this.inc("patch", identifier);
            this.inc("pre", identifier);
            break;
          // If the input is a non-prerelease version, this acts the same as
          // prepatch.
          case "prerelease":
            if (this.prerelease.length === 0) {
              this.inc("patch", identifier);
            }
            this.inc("pre", identifier);
            break;
          case "major":
            if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) {
              this.major++;
            }
            this.minor = 0;
            this.patch = 0;
            this.prerelease = [];
            break;
          case "minor":
            if (this.patch !== 0 || this.prerelease.length === 0) {
              this.minor++;
            }
            this.patch = 0;
            this.prerelease = [];
            break;
          case "patch":
            if (this.prerelease.length === 0) {
              this.patch++;
            }
            this.prerelease = [];
            break;
          // This probably shouldn't be used publicly.
          // 1.0.0 "pre" would become 1.0.0-0 which is the wrong direction.
          case "pre":
            if (this.prerelease.length === 0) {
              this.prerelease = [0];
            } else {
              var i2 = this.prerelease.length;
              while (--i2 >= 0) {
                if (typeof this.prerelease[i2] === "number") {
                  this.prerelease[i2]++;
                  i2 = -2;
                }
              }
              if (i2 === -1) {
                this.prerelease.push(0);
              }
            }
            if (identifier) {
              if (this.prerelease[0] === identifier) {
                if (isNaN(this.prerelease[1])) {
                  this.prerelease = [identifier, 0];
                }
              } else {
                this.prerelease = [identifier, 0];
              }
            }
            break;
          default:
            throw new Error("invalid increment argument: " + release3);
        }
        this.format();
        this.raw = this.version;
        return this;
      };
      exports$1.inc = inc;
      function inc(version2, release3, loose, identifier) {
        if (typeof loose === "string") {
          identifier = loose;
          loose = void 0;
        }
        try {
          return new SemVer(version2, loose).inc(release3, identifier).version;
        } catch (er) {
          return null;
        }
      }
      exports$1.diff = diff;
      function diff(version1, version2) {
        if (eq(version1, version2)) {
          return null;
        } else {
          var v1 = parse2(version1);
          var v2 = parse2(version2);
          var prefix = "";
          if (v1.prerelease.length || v2.prerelease.length) {
            prefix = "pre";
            var defaultResult = "prerelease";
          }
          for (var key2 in v1) {
            if (key2 === "major" || key2 === "minor" || key2 === "patch") {
              if (v1[key2] !== v2[key2]) {
                return prefix + key2;
              }
            }
          }
          return defaultResult;
        }
      }
      exports$1.compareIdentifiers = compareIdentifiers;
      var numeric = /^[0-9]+$/;
      function compareIdentifiers(a, b) {
        var anum = numeric.test(a);
        var bnum = numeric.test(b);
        if (anum && bnum) {
          a = +a;
          b = +b;
        }
        return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
      }
      exports$1.rcompareIdentifiers = rcompareIdentifiers;
      function rcompareIdentifiers(a, b) {
        return compareIdentifiers(b, a);
      }
      exports$1.major = major;
      function major(a, loose) {
        return new SemVer(a, loose).major;
      }
      exports$1.minor = minor;
      function minor(a, loose) {
        return new SemVer(a, loose).minor;
      }
      exports$1.patch = patch;
      function patch(a, loose) {
        return new SemVer(a, loose).patch;
      }
      exports$1.compare = compare;
      function compare(a, b, loose) {
        return new SemVer(a, loose).compare(new SemVer(b, loose));
      }
      exports$1.compareLoose = compareLoose;
      function compareLoose(a, b) {
        return compare(a, b, true);
      }
      exports$1.compareBuild = compareBuild;
      function compareBuild(a, b, loose) {
        var versionA = new SemVer(a, loose);
        var versionB = new SemVer(b, loose);
        return versionA.compare(versionB) || versionA.compareBuild(versionB);
      }
      exports$1.rcompare = rcompare;
      function rcompare(a, b, loose) {
        return compare(b, a, loose);
      }
      exports$1.sort = sort;
      function sort(list, loose) {
        return list.sort(function(a, b) {
          return exports$1.compareBuild(a, b, loose);
        });
      }
      exports$1.rsort = rsort;
      function rsort(list, loose) {
        return list.sort(function(a, b) {
          return exports$1.compareBuild(b, a, loose);
        });
      }
      exports$1.gt = gt;
      function gt(a, b, loose) {
        return compare(a, b, loose) > 0;
      }
      exports$1.lt = lt;
      function lt(a, b, loose) {
        return compare(a, b, loose) < 0;
      }
      exports$1.eq = eq;
      function eq(a, b, loose) {
        return compare(a, b, loose) === 0;
      }
      exports$1.neq = neq;
      function neq(a, b, loose) {
        return compare(a, b, loose) !== 0;
      }
      exports$1.gte = gte;
      function gte(a, b, loose) {
        return compare(a, b, loose) >= 0;
      }
      exports$1.lte = lte;
      function lte(a, b, loose) {
        return compare(a, b, loose) <= 0;
      }
      exports$1.cmp = cmp;
      function cmp(a, op, b, loose) {
        switch (op) {
          case "===":
            if (typeof a === "object")
              a = a.version;
            if (typeof b === "object")
              b = b.version;
            return a === b;
          case "!==":
            if (typeof a === "object")
              a = a.version;
            if (typeof b === "object")
              b = b.version;
            return a !== b;
          case "":
          case "=":
          case "==":
            return eq(a, b, loose);
          case "!=":
            return neq(a, b, loose);
          case ">":
            return gt(a, b, loose);
          case ">=":
            return gte(a, b, loose);
          case "<":
            return lt(a, b, loose);
          case "<=":
            return lte(a, b, loose);
          default:
            throw new TypeError("Invalid operator: " + op);
        }
      }
      exports$1.Comparator = Comparator;
      function Comparator(comp, options) {
        if (!options || typeof options !== "object") {
          options = {
            loose: !!options,
            includePrerelease: false
          };
        }
        if (comp instanceof Comparator) {
          if (comp.loose === !!options.loose) {
            return comp;
          } else {
            comp = comp.value;
          }
        }
        if (!(this instanceof Comparator)) {
          return new Comparator(comp, options);
        }
        comp = comp.trim().split(/\s+/).join(" ");
        debug("comparator", comp, options);
        this.options = options;
        this.loose = !!options.loose;
        this.parse(comp);
        if (this.semver === ANY) {
          this.value = "";
        } else {
          this.value = this.operator + this.semver.version;
        }
        debug("comp", this);
      }
      var ANY = {};
      Comparator.prototype.parse = function(comp) {
        var r = this.options.loose ? safeRe[t.COMPARATORLOOSE] : safeRe[t.COMPARATOR];
        var m = comp.match(r);
        if (!m) {
          throw new TypeError("Invalid comparator: " + comp);
        }
        this.operator = m[1] !== void 0 ? m[1] : "";
        if (this.operator === "=") {
          this.operator = "";
        }
        if (!m[2]) {
          this.semver = ANY;
        } else {
          this.semver = new SemVer(m[2], this.options.loose);
        }
      };
      Comparator.prototype.toString = function() {
        return this.value;
      };
      Comparator.prototype.test = function(version2) {
        debug("Comparator.test", version2, this.options.loose);
        if (this.semver === ANY || version2 === ANY) {
          return true;
        }
        if (typeof version2 === "string") {
          try {
            version2 = new SemVer(version2, this.options);
          } catch (er) {
            return false;
          }
        }
        return cmp(version2, this.operator, this.semver, this.options);
      };
      Comparator.prototype.intersects = function(comp, options) {
        if (!(comp instanceof Comparator)) {
          throw new TypeError("a Comparator is required");
        }
        if (!options || typeof options !== "object") {
          options = {
            loose: !!options,
            includePrerelease: false
          };
        }
        var rangeTmp;
        if (this.operator === "") {
          if (this.value === "") {
            return true;
          }
          rangeTmp = new Range(comp.value, options);
          return satisfies(this.value, rangeTmp, options);
        } else if (comp.operator === "") {
          if (comp.value === "") {
            return true;
          }
          rangeTmp = new Range(this.value, options);
          return satisfies(comp.semver, rangeTmp, options);
        }
        var sameDirectionIncreasing = (this.operator === ">=" || this.operator === ">") && (comp.operator === ">=" || comp.operator === ">");
        var sameDirectionDecreasing = (this.operator === "<=" || this.operator === "<") && (comp.operator === "<=" || comp.operator === "<");
        var sameSemVer = this.semver.version === comp.semver.version;
        var differentDirectionsInclusive = (this.operator === ">=" || this.operator === "<=") && (comp.operator === ">=" || comp.operator === "<=");
        var oppositeDirectionsLessThan = cmp(this.semver, "<", comp.semver, options) && ((this.operator === ">=" || this.operator === ">") && (comp.operator === "<=" || comp.operator === "<"));
        var oppositeDirectionsGreaterThan = cmp(this.semver, ">", comp.semver, options) && ((this.operator === "<=" || this.operator === "<") && (comp.operator === ">=" || comp.operator === ">"));
        return sameDirectionIncreasing || sameDirectionDecreasing || sameSemVer && differentDirectionsInclusive || oppositeDirectionsLessThan || oppositeDirectionsGreaterThan;
      };
      exports$1.Range = Range;
      function Range(range, options) {
        if (!options || typeof options !== "object") {
          options = {
            loose: !!options,
            includePrerelease: false
          };
        }
        if (range instanceof Range) {
          if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) {
            return range;
          } else {
            return new Range(range.raw, options);
          }
        }
        if (range instanceof Comparator) {
          return new Range(range.value, options);
        }
        if (!(this instanceof Range)) {
          return new Range(range, options);
        }
        this.options = options;
        this.loose = !!options.loose;
        this.includePrerelease = !!options.includePrerelease;
        this.raw = range.trim().split(/\s+/).join(" ");
        this.set = this.raw.split("||").map(function(range2) {
          return this.parseRange(range2.trim());
        }, this).filter(function(c) {
          return c.length;
        });
        if (!this.set.length) {
          throw new TypeError("Invalid SemVer Range: " + this.raw);
        }
        this.format();
      }
      Range.prototype.format = function() {
        this.range = this.set.map(function(comps) {
          return comps.join(" ").trim();
        }).join("||").trim();
        return this.range;
      };
      Range.prototype.toString = function() {
        return this.range;
      };
      Range.prototype.parseRange = function(range) {
        var loose = this.options.loose;
        var hr = loose ? safeRe[t.HYPHENRANGELOOSE] : safeRe[t.HYPHENRANGE];
        range = range.replace(hr, hyphenReplace);
        debug("hyphen replace", range);
        range = range.replace(safeRe[t.COMPARATORTRIM], comparatorTrimReplace);
        debug("comparator trim", range, safeRe[t.COMPARATORTRIM]);
        range = range.replace(safeRe[t.TILDETRIM], tildeTrimReplace);
        range = range.replace(safeRe[t.CARETTRIM], caretTrimReplace);
        range = range.split(/\s+/).join(" ");
        var compRe = loose ? safeRe[t.COMPARATORLOOSE] : safeRe[t.COMPARATOR];
        var set = range.split(" ").map(function(comp) {
          return parseComparator(comp, this.options);
        }, this).join(" ").split(/\s+/);
        if (this.options.loose) {
          set = set.filter(function(comp) {
            return !!comp.match(compRe);
          });
        }
        set = set.map(function(comp) {
          return new Comparator(comp, this.options);
        }, this);
        return set;
      };
      Range.prototype.intersects = function(range, options) {
        if (!(range instanceof Range)) {
          throw new TypeError("a Range is required");
        }
        return this.set.some(function(thisComparators) {
          return isSatisfiable(thisComparators, options) && range.set.some(function(rangeComparators) {
            return isSatisfiable(rangeComparators, options) && thisComparators.every(function(thisComparator) {
              return rangeComparators.every(function(rangeComparator) {
                return thisComparator.intersects(rangeComparator, options);
              });
            });
          });
        });
      };
      function isSatisfiable(comparators, options) {
        var result = true;
        var remainingComparators = comparators.slice();
        var testComparator = remainingComparators.pop();
        while (result && remainingComparators.length) {
          result = remainingComparators.every(function(otherComparator) {
            return testComparator.intersects(otherComparator, options);
          });
          testComparator = remainingComparators.pop();
        }
        return result;
      }
      exports$1.toComparators = toComparators;
      function toComparators(range, options) {
        return new Range(range, options).set.map(function(comp) {
          return comp.map(function(c) {
            return c.value;
          }).join(" ").trim().split(" ");
        });
      }
      function parseComparator(comp, options) {
        debug("comp", comp, options);
        comp = replaceCarets(comp, options);
        debug("caret", comp);
        comp = replaceTildes(comp, options);
        debug("tildes", comp);
        comp = replaceXRanges(comp, options);
        debug("xrange", comp);
        comp = replaceStars(comp, options);
        debug("stars", comp);
        return comp;
      }
      function isX(id) {
        return !id || id.toLowerCase() === "x" || id === "*";
      }
      function replaceTildes(comp, options) {
        return comp.trim().split(/\s+/).map(function(comp2) {
          return replaceTilde(comp2, options);
        }).join(" ");
      }
      function replaceTilde(comp, options) {
        var r = options.loose ? safeRe[t.TILDELOOSE] : safeRe[t.TILDE];
        return comp.replace(r, function(_2, M, m, p, pr) {
          debug("tilde", comp, _2, M, m, p, pr);
          var ret;
          if (isX(M)) {
            ret = "";
          } else if (isX(m)) {
            ret = ">=" + M + ".0.0 <" + (+M + 1) + ".0.0";
          } else if (isX(p)) {
            ret = ">=" + M + "." + m + ".0 <" + M + "." + (+m + 1) + ".0";
          } else if (pr) {
            debug("replaceTilde pr", pr);
            ret = ">=" + M + "." + m + "." + p + "-" + pr + " <" + M + "." + (+m + 1) + ".0";
          } else {
            ret = ">=" + M + "." + m + "." + p + " <" + M + "." + (+m + 1) + ".0";
          }
          debug("tilde return", ret);
          return ret;
        });
      }
      function replaceCarets(comp, options) {
        return comp.trim().split(/\s+/).map(function(comp2) {
          return replaceCaret(comp2, options);
        }).join(" ");
      }
      function replaceCaret(comp, options) {
        debug("caret", comp, options);
        var r = options.loose ? safeRe[t.CARETLOOSE] : safeRe[t.CARET];
        return comp.replace(r, function(_2, M, m, p, pr) {
          debug("caret", comp, _2, M, m, p, pr);
          var ret;
          if (isX(M)) {
            ret = "";
          } else if (isX(m)) {
            ret = ">=" + M + ".0.0 <" + (+M + 1) + ".0.0";
          } else if (isX(p)) {
            if (M === "0") {
              ret = ">=" + M + "." + m + ".0 <" + M + "." + (+m + 1) + ".0";
            } else {
              ret = ">=" + M + "." + m + ".0 <" + (+M + 1) + ".0.0";
            }
          } else if (pr) {
            debug("replaceCaret pr", pr);
            if (M === "0") {
              if (m === "0") {
                ret = ">=" + M + "." + m + "." + p + "-" + pr + " <" + M + "." + m + "." + (+p + 1);
              } else {
                ret = ">=" + M + "." + m + "." + p + "-" + pr + " <" + M + "." + (+m + 1) + ".0";
              }
            } else {
              ret = ">=" + M + "." + m + "." + p + "-" + pr + " <" + (+M + 1) + ".0.0";
            }
          } else {
            debug("no pr");
            if (M === "0") {
              if (m === "0") {
                ret = ">=" + M + "." + m + "." + p + " <" + M + "." + m + "." + (+p + 1);
              } else {
                ret = ">=" + M + "." + m + "." + p + " <" + M + "." + (+m + 1) + ".0";
              }
            } else {
              ret = ">=" + M + "." + m + "." + p + " <" + (+M + 1) + ".0.0";
            }
          }
          debug("caret return", ret);
          return ret;
        });
      }
      function replaceXRanges(comp, options) {
        debug("replaceXRanges", comp, options);
        return comp.split(/\s+/).map(function(comp2) {
          return replaceXRange(comp2, options);
        }).join(" ");
      }
      function replaceXRange(comp, options) {
        comp = comp.trim();
        var r = options.loose ? safeRe[t.XRANGELOOSE] : safeRe[t.XRANGE];
        return comp.replace(r, function(ret, gtlt, M, m, p, pr) {
          debug("xRange", comp, ret, gtlt, M, m, p, pr);
          var xM = isX(M);
          var xm = xM || isX(m);
          var xp = xm || isX(p);
          var anyX = xp;
          if (gtlt === "=" && anyX) {
            gtlt = "";
          }
          pr = options.includePrerelease ? "-0" : "";
          if (xM) {
            if (gtlt === ">" || gtlt === "<") {
              ret = "<0.0.0-0";
            } else {
              ret = "*";
            }
          } else if (gtlt && anyX) {
            if (xm) {
              m = 0;
            }
            p = 0;
            if (gtlt === ">") {
              gtlt = ">=";
              if (xm) {
                M = +M + 1;
                m = 0;
                p = 0;
              } else {
                m = +m + 1;
                p = 0;
              }
            } else if (gtlt === "<=") {
              gtlt = "<";
              if (xm) {
                M = +M + 1;
              } else {
                m = +m + 1;
              }
            }
            ret = gtlt + M + "." + m + "." + p + pr;
          } else if (xm) {
            ret = ">=" + M + ".0.0" + pr + " <" + (+M + 1) + ".0.0" + pr;
          } else if (xp) {
            ret = ">=" + M + "." + m + ".0" + pr + " <" + M + "." + (+m + 1) + ".0" + pr;
          }
          debug("xRange return", ret);
          return ret;
        });
      }
      function replaceStars(comp, options) {
        debug("replaceStars", comp, options);
        return comp.trim().replace(safeRe[t.STAR], "");
      }
      function hyphenReplace($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr, tb) {
        if (isX(fM)) {
          from = "";
        } else if (isX(fm)) {
          from = ">=" + fM + ".0.0";
        } else if (isX(fp)) {
          from = ">=" + fM + "." + fm + ".0";
        } else {
          from = ">=" + from;
        }
        if (isX(tM)) {
          to = "";
        } else if (isX(tm)) {
          to = "<" + (+tM + 1) + ".0.0";
        } else if (isX(tp)) {
          to = "<" + tM + "." + (+tm + 1) + ".0";
        } else if (tpr) {
          to = "<=" + tM + "." + tm + "." + tp + "-" + tpr;
        } else {
          to = "<=" + to;
        }
        return (from + " " + to).trim();
      }
      Range.prototype.test = function(version2) {
        if (!version2) {
          return false;
        }
        if (typeof version2 === "string") {
          try {
            version2 = new SemVer(version2, this.options);
          } catch (er) {
            return false;
          }
        }
        for (var i2 = 0; i2 < this.set.length; i2++) {
          if (testSet(this.set[i2], version2, this.options)) {
            return true;
          }
        }
        return false;
      };
      function testSet(set, version2, options) {
        for (var i2 = 0; i2 < set.length; i2++) {
          if (!set[i2].test(version2)) {
            return false;
          }
        }
        if (version2.prerelease.length && !options.includePrerelease) {
          for (i2 = 0; i2 < set.length; i2++) {
            debug(set[i2].semver);
            if (set[i2].semver === ANY) {
              continue;
            }
            if (set[i2].semver.prerelease.length > 0) {
              var allowed = set[i2].semver;
              if (allowed.major === version2.major && allowed.minor === version2.minor && allowed.patch === version2.patch) {
                return true;
              }
            }
          }
          return false;
        }
        return true;
      }
      exports$1.satisfies = satisfies;
      function satisfies(version2, range, options) {
        try {
          range = new Range(range, options);
        } catch (er) {
          return false;
        }
        return range.test(version2);
      }
      exports$1.maxSatisfying = maxSatisfying;
      function maxSatisfying(versions, range, options) {
        var max = null;
        var maxSV = null;
        try {
          var rangeObj = new Range(range, options);
        } catch (er) {
          return null;
        }
        versions.forEach(function(v) {
          if (rangeObj.test(v)) {
            if (!max || maxSV.compare(v) === -1) {
              max = v;
              maxSV = new SemVer(max, options);
            }
          }
        });
        return max;
      }
      exports$1.minSatisfying = minSatisfying;
      function minSatisfying(versions, range, options) {
        var min = null;
        var minSV = null;
        try {
          var rangeObj = new Range(range, options);
        } catch (er) {
          return null;
        }
        versions.forEach(function(v) {
          if (rangeObj.test(v)) {
            if (!min || minSV.compare(v) === 1) {
              min = v;
              minSV = new SemVer(min, options);
            }
          }
        });
        return min;
      }
      exports$1.minVersion = minVersion;
      function minVersion(range, loose) {
        range = new Range(range, loose);
        var minver = new SemVer("0.0.0");
        if (range.test(minver)) {
          return minver;
        }
        minver = new SemVer("0.0.0-0");
        if (range.test(minver)) {
          return minver;
        }
        minver = null;
        for (var i2 = 0; i2 < range.set.length; ++i2) {
          var comparators = range.set[i2];
          comparators.forEach(function(comparator) {
            var compver = new SemVer(comparator.semver.version);
            switch (comparator.operator) {
              case ">":
                if (compver.prerelease.length === 0) {
                  compver.patch++;
                } else {
                  compver.prerelease.push(0);
                }
                compver.raw = compver.format();
              /* fallthrough */
              case "":
              case ">=":
                if (!minver || gt(minver, compver)) {
                  minver = compver;
                }
                break;
              case "<":
              case "<=":
                break;
              /* istanbul ignore next */
              default:
                throw new Error("Unexpected operation: " + comparator.operator);
            }
          });
        }
        if (minver && range.test(minver)) {
          return minver;
        }
        return null;
      }
      exports$1.validRange = validRange;
      function validRange(range, options) {
        try {
          return new Range(range, options).range || "*";
        } catch (er) {
          return null;
        }
      }
      exports$1.ltr = ltr;
      function ltr(version2, range, options) {
        return outside(version2, range, "<", options);
      }
      exports$1.gtr = gtr;
      function gtr(version2, range, options) {
        return outside(version2, range, ">", options);
      }
      exports$1.outside = outside;
      function outside(version2, range, hilo, options) {
        version2 = new SemVer(version2, options);
        range = new Range(range, options);
        var gtfn, ltefn, ltfn, comp, ecomp;
        switch (hilo) {
          case ">":
            gtfn = gt;
            ltefn = lte;
            ltfn = lt;
            comp = ">";
            ecomp = ">=";
            break;
          case "<":
            gtfn = lt;
            ltefn = gte;
            ltfn = gt;
            comp = "<";
            ecomp = "<=";
            break;
          default:
            throw new TypeError('Must provide a hilo val of "<" or ">"');
        }
        if (satisfies(version2, range, options)) {
          return false;
        }
        for (var i2 = 0; i2 < range.set.length; ++i2) {
          var comparators = range.set[i2];
          var high = null;
          var low = null;
          comparators.forEach(function(comparator) {
            if (comparator.semver === ANY) {
              comparator = new Comparator(">=0.0.0");
            }
            high = high || comparator;
            low = low || comparator;
            if (gtfn(comparator.semver, high.semver, options)) {
              high = comparator;
            } else if (ltfn(comparator.semver, low.semver, options)) {
              low = comparator;
            }
          });
          if (high.operator === comp || high.operator === ecomp) {
            return false;
          }
          if ((!low.operator || low.operator === comp) && ltefn(version2, low.semver)) {
            return false;
          } else if (low.operator === ecomp && ltfn(version2, low.semver)) {
            return false;
          }
        }
        return true;
      }
      exports$1.prerelease = prerelease;
      function prerelease(version2, options) {
        var parsed = parse2(version2, options);
        return parsed && parsed.prerelease.length ? parsed.prerelease : null;
      }
      exports$1.intersects = intersects;
      function intersects(r1, r2, options) {
        r1 = new Range(r1, options);
        r2 = new Range(r2, options);
        return r1.intersects(r2);
      }
      exports$1.coerce = coerce;
      function coerce(version2, options) {
        if (version2 instanceof SemVer) {
          return version2;
        }
        if (typeof version2 === "number") {
          version2 = String(version2);
        }
        if (typeof version2 !== "string") {
          return null;
        }
        options = options || {};
        var match = null;
        if (!options.rtl) {
          match = version2.match(safeRe[t.COERCE]);
        } else {
          var next;
          while ((next = safeRe[t.COERCERTL].exec(version2)) && (!match || match.index + match[0].length !== version2.length)) {
            if (!match || next.index + next[0].length !== match.index + match[0].length) {
              match = next;
            }
            safeRe[t.COERCERTL].lastIndex = next.index + next[1].length + next[2].length;
          }
          safeRe[t.COERCERTL].lastIndex = -1;
        }
        if (match === null) {
          return null;
        }
        return parse2(match[2] + "." + (match[3] || "0") + "." + (match[4] || "0"), options);
      }
    })(semver$1, semver$1.exports);
    var semverExports = semver$1.exports;
    var fs = require$$0;
    var path3 = require$$1;
    var { promisify } = require$$2;
    var semver = semverExports;
    var useNativeRecursiveOption = semver.satisfies(process.version, ">=10.12.0");
    var checkPath = (pth) => {
      if (process.platform === "win32") {
        const pathHasInvalidWinCharacters = /[<>:"|?*]/.test(pth.replace(path3.parse(pth).root, ""));
        if (pathHasInvalidWinCharacters) {
          const error = new Error(`Path contains invalid characters: ${pth}`);
          error.code = "EINVAL";
          throw error;
        }
      }
    };
    var processOptions = (options) => {
      const defaults2 = {
        mode: 511,
        fs
      };
      return {
        ...defaults2,
        ...options
      };
    };
    var permissionError = (pth) => {
      const error = new Error(`operation not permitted, mkdir '${pth}'`);
      error.code = "EPERM";
      error.errno = -4048;
      error.path = pth;
      error.syscall = "mkdir";
      return error;
    };
    var makeDir = async (input, options) => {
      checkPath(input);
      options = processOptions(options);
      const mkdir15 = promisify(options.fs.mkdir);
      const stat6 = promisify(options.fs.stat);
      if (useNativeRecursiveOption && options.fs.mkdir === fs.mkdir) {
        const pth = path3.resolve(input);
        await mkdir15(pth, {
          mode: options.mode,
          recursive: true
        });
        return pth;
      }
      const make = async (pth) => {
        try {
          await mkdir15(pth, options.mode);
          return pth;
        } catch (error) {
          if (error.code === "EPERM") {
            throw error;
          }
          if (error.code === "ENOENT") {
            if (path3.dirname(pth) === pth) {
              throw permissionError(pth);
            }
            if (error.message.includes("null bytes")) {
              throw error;
            }
            await make(path3.dirname(pth));
            return make(pth);
          }
          try {
            const stats = await stat6(pth);
            if (!stats.isDirectory()) {
              throw new Error("The path is not a directory");
            }
          } catch (_2) {
            throw error;
          }
          return pth;
        }
      };
      return make(path3.resolve(input));
    };
    makeDir$2.exports = makeDir;
    makeDir$2.exports.sync = (input, options) => {
      checkPath(input);
      options = processOptions(options);
      if (useNativeRecursiveOption && options.fs.mkdirSync === fs.mkdirSync) {
        const pth = path3.resolve(input);
        fs.mkdirSync(pth, {
          mode: options.mode,
          recursive: true
        });
        return pth;
      }
      const make = (pth) => {
        try {
          options.fs.mkdirSync(pth, options.mode);
        } catch (error) {
          if (error.code === "EPERM") {
            throw error;
          }
          if (error.code === "ENOENT") {
            if (path3.dirname(pth) === pth) {
              throw permissionError(pth);
            }
            if (error.message.includes("null bytes")) {
              throw error;
            }
            make(path3.dirname(pth));
            return make(pth);
          }
          try {
            if (!options.fs.statSync(pth).isDirectory()) {
              throw new Error("The path is not a directory");
            }
          } catch (_2) {
            throw error;
          }
        }
        return pth;
      };
      return make(path3.resolve(input));
    };
    var makeDirExports = makeDir$2.exports;
    var makeDir$1 = /* @__PURE__ */ getDefaultExportFromCjs(makeDirExports);
    var lodash = { exports: {} };
    /**
     * @license
     * Lodash <https://lodash.com/>
     * Copyright OpenJS Foundation and other contributors <https://openjsf.org/>
     * Released under MIT license <https://lodash.com/license>
     * Based on Underscore.js 1.8.3 <http://underscorejs.org/LICENSE>
     * Copyright Jeremy Ashkenas, DocumentCloud and Investigative Reporters & Editors
     */
    lodash.exports;
    (function(module2, exports$1) {
      (function() {
        var undefined$1;
        var VERSION = "4.18.1";
        var LARGE_ARRAY_SIZE = 200;
        var CORE_ERROR_TEXT = "Unsupported core-js use. Try https://npms.io/search?q=ponyfill.", FUNC_ERROR_TEXT = "Expected a function", INVALID_TEMPL_VAR_ERROR_TEXT = "Invalid `variable` option passed into `_.template`", INVALID_TEMPL_IMPORTS_ERROR_TEXT = "Invalid `imports` option passed into `_.template`";
        var HASH_UNDEFINED = "__lodash_hash_undefined__";
        var MAX_MEMOIZE_SIZE = 500;
        var PLACEHOLDER = "__lodash_placeholder__";
        var CLONE_DEEP_FLAG = 1, CLONE_FLAT_FLAG = 2, CLONE_SYMBOLS_FLAG = 4;
        var COMPARE_PARTIAL_FLAG = 1, COMPARE_UNORDERED_FLAG = 2;
        var WRAP_BIND_FLAG = 1, WRAP_BIND_KEY_FLAG = 2, WRAP_CURRY_BOUND_FLAG = 4, WRAP_CURRY_FLAG = 8, WRAP_CURRY_RIGHT_FLAG = 16, WRAP_PARTIAL_FLAG = 32, WRAP_PARTIAL_RIGHT_FLAG = 64, WRAP_ARY_FLAG = 128, WRAP_REARG_FLAG = 256, WRAP_FLIP_FLAG = 512;
        var DEFAULT_TRUNC_LENGTH = 30, DEFAULT_TRUNC_OMISSION = "...";
        var HOT_COUNT = 800, HOT_SPAN = 16;
        var LAZY_FILTER_FLAG = 1, LAZY_MAP_FLAG = 2, LAZY_WHILE_FLAG = 3;
        var INFINITY = 1 / 0, MAX_SAFE_INTEGER = 9007199254740991, MAX_INTEGER = 17976931348623157e292, NAN = 0 / 0;
        var MAX_ARRAY_LENGTH = 4294967295, MAX_ARRAY_INDEX = MAX_ARRAY_LENGTH - 1, HALF_MAX_ARRAY_LENGTH = MAX_ARRAY_LENGTH >>> 1;
        var wrapFlags = [
          ["ary", WRAP_ARY_FLAG],
          ["bind", WRAP_BIND_FLAG],
          ["bindKey", WRAP_BIND_KEY_FLAG],
          ["curry", WRAP_CURRY_FLAG],
          ["curryRight", WRAP_CURRY_RIGHT_FLAG],
          ["flip", WRAP_FLIP_FLAG],
          ["partial", WRAP_PARTIAL_FLAG],
          ["partialRight", WRAP_PARTIAL_RIGHT_FLAG],
          ["rearg", WRAP_REARG_FLAG]
        ];
        var argsTag = "[object Arguments]", arrayTag = "[object Array]", asyncTag = "[object AsyncFunction]", boolTag = "[object Boolean]", dateTag = "[object Date]", domExcTag = "[object DOMException]", errorTag = "[object Error]", funcTag = "[object Function]", genTag = "[object GeneratorFunction]", mapTag = "[object Map]", numberTag = "[object Number]", nullTag = "[object Null]", objectTag = "[object Object]", promiseTag = "[object Promise]", proxyTag = "[object Proxy]", regexpTag = "[object RegExp]", setTag = "[object Set]", stringTag = "[object String]", symbolTag = "[object Symbol]", undefinedTag = "[object Undefined]", weakMapTag = "[object WeakMap]", weakSetTag = "[object WeakSet]";
        var arrayBufferTag = "[object ArrayBuffer]", dataViewTag = "[object DataView]", float32Tag = "[object Float32Array]", float64Tag = "[object Float64Array]", int8Tag = "[object Int8Array]", int16Tag = "[object Int16Array]", int32Tag = "[object Int32Array]", uint8Tag = "[object Uint8Array]", uint8ClampedTag = "[object Uint8ClampedArray]", uint16Tag = "[object Uint16Array]", uint32Tag = "[object Uint32Array]";
        var reEmptyStringLeading = /\b__p \+= '';/g, reEmptyStringMiddle = /\b(__p \+=) '' \+/g, reEmptyStringTrailing = /(__e\(.*?\)|\b__t\)) \+\n'';/g;
        var reEscapedHtml = /&(?:amp|lt|gt|quot|#39);/g, reUnescapedHtml = /[&<>"']/g, reHasEscapedHtml = RegExp(reEscapedHtml.source), reHasUnescapedHtml = RegExp(reUnescapedHtml.source);
        var reEscape = /<%-([\s\S]+?)%>/g, reEvaluate = /<%([\s\S]+?)%>/g, reInterpolate = /<%=([\s\S]+?)%>/g;
        var reIsDeepProp = /\.|\[(?:[^[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*?\1)\]/, reIsPlainProp = /^\w*$/, rePropName = /[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|(["'])((?:(?!\2)[^\\]|\\.)*?)\2)\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/g;
        var reRegExpChar = /[\\^$.*+?()[\]{}|]/g, reHasRegExpChar = RegExp(reRegExpChar.source);
        var reTrimStart = /^\s+/;
        var reWhitespace = /\s/;
        var reWrapComment = /\{(?:\n\/\* \[wrapped with .+\] \*\/)?\n?/, reWrapDetails = /\{\n\/\* \[wrapped with (.+)\] \*/, reSplitDetails = /,? & /;
        var reAsciiWord = /[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/g;
        var reForbiddenIdentifierChars = /[()=,{}\[\]\/\s]/;
        var reEscapeChar = /\\(\\)?/g;
        var reEsTemplate = /\$\{([^\\}]*(?:\\.[^\\}]*)*)\}/g;
        var reFlags = /\w*$/;
        var reIsBadHex = /^[-+]0x[0-9a-f]+$/i;
        var reIsBinary = /^0b[01]+$/i;
        var reIsHostCtor = /^\[object .+?Constructor\]$/;
        var reIsOctal = /^0o[0-7]+$/i;
        var reIsUint = /^(?:0|[1-9]\d*)$/;
        var reLatin = /[\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u017f]/g;
        var reNoMatch = /($^)/;
        var reUnescapedString = /['\n\r\u2028\u2029\\]/g;
        var rsAstralRange = "\\ud800-\\udfff", rsComboMarksRange = "\\u0300-\\u036f", reComboHalfMarksRange = "\\ufe20-\\ufe2f", rsComboSymbolsRange = "\\u20d0-\\u20ff", rsComboRange = rsComboMarksRange + reComboHalfMarksRange + rsComboSymbolsRange, rsDingbatRange = "\\u2700-\\u27bf", rsLowerRange = "a-z\\xdf-\\xf6\\xf8-\\xff", rsMathOpRange = "\\xac\\xb1\\xd7\\xf7", rsNonCharRange = "\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\xbf", rsPunctuationRange = "\\u2000-\\u206f", rsSpaceRange = " \\t\\x0b\\f\\xa0\\ufeff\\n\\r\\u2028\\u2029\\u1680\\u180e\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000", rsUpperRange = "A-Z\\xc0-\\xd6\\xd8-\\xde", rsVarRange = "\\ufe0e\\ufe0f", rsBreakRange = rsMathOpRange + rsNonCharRange + rsPunctuationRange + rsSpaceRange;
        var rsApos = "['\u2019]", rsAstral = "[" + rsAstralRange + "]", rsBreak = "[" + rsBreakRange + "]", rsCombo = "[" + rsComboRange + "]", rsDigits = "\\d+", rsDingbat = "[" + rsDingbatRange + "]", rsLower = "[" + rsLowerRange + "]", rsMisc = "[^" + rsAstralRange + rsBreakRange + rsDigits + rsDingbatRange + rsLowerRange + rsUpperRange + "]", rsFitz = "\\ud83c[\\udffb-\\udfff]", rsModifier = "(?:" + rsCombo + "|" + rsFitz + ")", rsNonAstral = "[^" + rsAstralRange + "]", rsRegional = "(?:\\ud83c[\\udde6-\\uddff]){2}", rsSurrPair = "[\\ud800-\\udbff][\\udc00-\\udfff]", rsUpper = "[" + rsUpperRange + "]", rsZWJ = "\\u200d";
        var rsMiscLower = "(?:" + rsLower + "|" + rsMisc + ")", rsMiscUpper = "(?:" + rsUpper + "|" + rsMisc + ")", rsOptContrLower = "(?:" + rsApos + "(?:d|ll|m|re|s|t|ve))?", rsOptContrUpper = "(?:" + rsApos + "(?:D|LL|M|RE|S|T|VE))?", reOptMod = rsModifier + "?", rsOptVar = "[" + rsVarRange + "]?", rsOptJoin = "(?:" + rsZWJ + "(?:" + [rsNonAstral, rsRegional, rsSurrPair].join("|") + ")" + rsOptVar + reOptMod + ")*", rsOrdLower = "\\d*(?:1st|2nd|3rd|(?![123])\\dth)(?=\\b|[A-Z_])", rsOrdUpper = "\\d*(?:1ST|2ND|3RD|(?![123])\\dTH)(?=\\b|[a-z_])", rsSeq = rsOptVar + reOptMod + rsOptJoin, rsEmoji = "(?:" + [rsDingbat, rsRegional, rsSurrPair].join("|") + ")" + rsSeq, rsSymbol = "(?:" + [rsNonAstral + rsCombo + "?", rsCombo, rsRegional, rsSurrPair, rsAstral].join("|") + ")";
        var reApos = RegExp(rsApos, "g");
        var reComboMark = RegExp(rsCombo, "g");
        var reUnicode = RegExp(rsFitz + "(?=" + rsFitz + ")|" + rsSymbol + rsSeq, "g");
        var reUnicodeWord = RegExp([
          rsUpper + "?" + rsLower + "+" + rsOptContrLower + "(?=" + [rsBreak, rsUpper, "$"].join("|") + ")",
          rsMiscUpper + "+" + rsOptContrUpper + "(?=" + [rsBreak, rsUpper + rsMiscLower, "$"].join("|") + ")",
          rsUpper + "?" + rsMiscLower + "+" + rsOptContrLower,
          rsUpper + "+" + rsOptContrUpper,
          rsOrdUpper,
          rsOrdLower,
          rsDigits,
          rsEmoji
        ].join("|"), "g");
        var reHasUnicode = RegExp("[" + rsZWJ + rsAstralRange + rsComboRange + rsVarRange + "]");
        var reHasUnicodeWord = /[a-z][A-Z]|[A-Z]{2}[a-z]|[0-9][a-zA-Z]|[a-zA-Z][0-9]|[^a-zA-Z0-9 ]/;
        var contextProps = [
          "Array",
          "Buffer",
          "DataView",
          "Date",
          "Error",
          "Float32Array",
          "Float64Array",
          "Function",
          "Int8Array",
          "Int16Array",
          "Int32Array",
          "Map",
          "Math",
          "Object",
          "Promise",
          "RegExp",
          "Set",
          "String",
          "Symbol",
          "TypeError",
          "Uint8Array",
          "Uint8ClampedArray",
          "Uint16Array",
          "Uint32Array",
          "WeakMap",
          "_",
          "clearTimeout",
          "isFinite",
          "parseInt",
          "setTimeout"
        ];
        var templateCounter = -1;
        var typedArrayTags = {};
        typedArrayTags[float32Tag] = typedArrayTags[float64Tag] = typedArrayTags[int8Tag] = typedArrayTags[int16Tag] = typedArrayTags[int32Tag] = typedArrayTags[uint8Tag] = typedArrayTags[uint8ClampedTag] = typedArrayTags[uint16Tag] = typedArrayTags[uint32Tag] = true;
        typedArrayTags[argsTag] = typedArrayTags[arrayTag] = typedArrayTags[arrayBufferTag] = typedArrayTags[boolTag] = typedArrayTags[dataViewTag] = typedArrayTags[dateTag] = typedArrayTags[errorTag] = typedArrayTags[funcTag] = typedArrayTags[mapTag] = typedArrayTags[numberTag] = typedArrayTags[objectTag] = typedArrayTags[regexpTag] = typedArrayTags[setTag] = typedArrayTags[stringTag] = typedArrayTags[weakMapTag] = false;
        var cloneableTags = {};
        cloneableTags[argsTag] = cloneableTags[arrayTag] = cloneableTags[arrayBufferTag] = cloneableTags[dataViewTag] = cloneableTags[boolTag] = cloneableTags[dateTag] = cloneableTags[float32Tag] = cloneableTags[float64Tag] = cloneableTags[int8Tag] = cloneableTags[int16Tag] = cloneableTags[int32Tag] = cloneableTags[mapTag] = cloneableTags[numberTag] = cloneableTags[objectTag] = cloneableTags[regexpTag] = cloneableTags[setTag] = cloneableTags[stringTag] = cloneableTags[symbolTag] = cloneableTags[uint8Tag] = cloneableTags[uint8ClampedTag] = cloneableTags[uint16Tag] = cloneableTags[uint32Tag] = true;
        cloneableTags[errorTag] = cloneableTags[funcTag] = cloneableTags[weakMapTag] = false;
        var deburredLetters = {
          // Latin-1 Supplement block.
          "\xC0": "A",
          "\xC1": "A",
          "\xC2": "A",
          "\xC3": "A",
          "\xC4": "A",
          "\xC5": "A",
          "\xE0": "a",
          "\xE1": "a",
          "\xE2": "a",
          "\xE3": "a",
          "\xE4": "a",
          "\xE5": "a",
          "\xC7": "C",
          "\xE7": "c",
          "\xD0": "D",
          "\xF0": "d",
          "\xC8": "E",
          "\xC9": "E",
          "\xCA": "E",
          "\xCB": "E",
          "\xE8": "e",
          "\xE9": "e",
          "\xEA": "e",
          "\xEB": "e",
          "\xCC": "I",
          "\xCD": "I",
          "\xCE": "I",
          "\xCF": "I",
          "\xEC": "i",
          "\xED": "i",
          "\xEE": "i",
          "\xEF": "i",
          "\xD1": "N",
          "\xF1": "n",
          "\xD2": "O",
          "\xD3": "O",
          "\xD4": "O",
          "\xD5": "O",
          "\xD6": "O",
          "\xD8": "O",
          "\xF2": "o",
          "\xF3": "o",
          "\xF4": "o",
          "\xF5": "o",
          "\xF6": "o",
          "\xF8": "o",
          "\xD9": "U",
          "\xDA": "U",
          "\xDB": "U",
          "\xDC": "U",
          "\xF9": "u",
          "\xFA": "u",
          "\xFB": "u",
          "\xFC": "u",
          "\xDD": "Y",
          "\xFD": "y",
          "\xFF": "y",
          "\xC6": "Ae",
          "\xE6": "ae",
          "\xDE": "Th",
          "\xFE": "th",
          "\xDF": "ss",
          // Latin Extended-A block.
          "\u0100": "A",
          "\u0102": "A",
          "\u0104": "A",
          "\u0101": "a",
          "\u0103": "a",
          "\u0105": "a",
          "\u0106": "C",
          "\u0108": "C",
          "\u010A": "C",
          "\u010C": "C",
          "\u0107": "c",
          "\u0109": "c",
          "\u010B": "c",
          "\u010D": "c",
          "\u010E": "D",
          "\u0110": "D",
          "\u010F": "d",
          "\u0111": "d",
          "\u0112": "E",
          "\u0114": "E",
          "\u0116": "E",
          "\u0118": "E",
          "\u011A": "E",
          "\u0113": "e",
          "\u0115": "e",
          "\u0117": "e",
          "\u0119": "e",
          "\u011B": "e",
          "\u011C": "G",
          "\u011E": "G",
          "\u0120": "G",
          "\u0122": "G",
          "\u011D": "g",
          "\u011F": "g",
          "\u0121": "g",
          "\u0123": "g",
          "\u0124": "H",
          "\u0126": "H",
          "\u0125": "h",
          "\u0127": "h",
          "\u0128": "I",
          "\u012A": "I",
          "\u012C": "I",
          "\u012E": "I",
          "\u0130": "I",
          "\u0129": "i",
          "\u012B": "i",
          "\u012D": "i",
          "\u012F": "i",
          "\u0131": "i",
          "\u0134": "J",
          "\u0135": "j",
          "\u0136": "K",
          "\u0137": "k",
          "\u0138": "k",
          "\u0139": "L",
          "\u013B": "L",
          "\u013D": "L",
          "\u013F": "L",
          "\u0141": "L",
          "\u013A": "l",
          "\u013C": "l",
          "\u013E": "l",
          "\u0140": "l",
          "\u0142": "l",
          "\u0143": "N",
          "\u0145": "N",
          "\u0147": "N",
          "\u014A": "N",
          "\u0144": "n",
          "\u0146": "n",
          "\u0148": "n",
          "\u014B": "n",
          "\u014C": "O",
          "\u014E": "O",
          "\u0150": "O",
          "\u014D": "o",
          "\u014F": "o",
          "\u0151": "o",
          "\u0154": "R",
          "\u0156": "R",
          "\u0158": "R",
          "\u0155": "r",
          "\u0157": "r",
          "\u0159": "r",
          "\u015A": "S",
          "\u015C": "S",
          "\u015E": "S",
          "\u0160": "S",
          "\u015B": "s",
          "\u015D": "s",
          "\u015F": "s",
          "\u0161": "s",
          "\u0162": "T",
          "\u0164": "T",
          "\u0166": "T",
          "\u0163": "t",
          "\u0165": "t",
          "\u0167": "t",
          "\u0168": "U",
          "\u016A": "U",
          "\u016C": "U",
          "\u016E": "U",
          "\u0170": "U",
          "\u0172": "U",
          "\u0169": "u",
          "\u016B": "u",
          "\u016D": "u",
          "\u016F": "u",
          "\u0171": "u",
          "\u0173": "u",
          "\u0174": "W",
          "\u0175": "w",
          "\u0176": "Y",
          "\u0177": "y",
          "\u0178": "Y",
          "\u0179": "Z",
          "\u017B": "Z",
          "\u017D": "Z",
          "\u017A": "z",
          "\u017C": "z",
          "\u017E": "z",
          "\u0132": "IJ",
          "\u0133": "ij",
          "\u0152": "Oe",
          "\u0153": "oe",
          "\u0149": "'n",
          "\u017F": "s"
        };
        var htmlEscapes = {
          "&": "&amp;",
          "<": "&lt;",
          ">": "&gt;",
          '"': "&quot;",
          "'": "&#39;"
        };
        var htmlUnescapes = {
          "&amp;": "&",
          "&lt;": "<",
          "&gt;": ">",
          "&quot;": '"',
          "&#39;": "'"
        };
        var stringEscapes = {
          "\\": "\\",
          "'": "'",
          "\n": "n",
          "\r": "r",
          "\u2028": "u2028",
          "\u2029": "u2029"
        };
        var freeParseFloat = parseFloat, freeParseInt = parseInt;
        var freeGlobal = typeof commonjsGlobal == "object" && commonjsGlobal && commonjsGlobal.Object === Object && commonjsGlobal;
        var freeSelf = typeof self == "object" && self && self.Object === Object && self;
        var root = freeGlobal || freeSelf || Function("return this")();
        var freeExports = exports$1 && !exports$1.nodeType && exports$1;
        var freeModule = freeExports && true && module2 && !module2.nodeType && module2;
        var moduleExports = freeModule && freeModule.exports === freeExports;
        var freeProcess = moduleExports && freeGlobal.process;
        var nodeUtil = (function() {
          try {
            var types = freeModule && freeModule.require && freeModule.require("util").types;
            if (types) {
              return types;
            }
            return freeProcess && freeProcess.binding && freeProcess.binding("util");
          } catch (e) {
          }
        })();
        var nodeIsArrayBuffer = nodeUtil && nodeUtil.isArrayBuffer, nodeIsDate = nodeUtil && nodeUtil.isDate, nodeIsMap = nodeUtil && nodeUtil.isMap, nodeIsRegExp = nodeUtil && nodeUtil.isRegExp, nodeIsSet = nodeUtil && nodeUtil.isSet, nodeIsTypedArray = nodeUtil && nodeUtil.isTypedArray;
        function apply(func, thisArg, args) {
          switch (args.length) {
            case 0:
              return func.call(thisArg);
            case 1:
              return func.call(thisArg, args[0]);
            case 2:
              return func.call(thisArg, args[0], args[1]);
            case 3:
              return func.call(thisArg, args[0], args[1], args[2]);
          }
          return func.apply(thisArg, args);
        }
        function arrayAggregator(array, setter, iteratee, accumulator) {
          var index2 = -1, length = array == null ? 0 : array.length;
          while (++index2 < length) {
            var value = array[index2];
            setter(accumulator, value, iteratee(value), array);
          }
          return accumulator;
        }
        function arrayEach(array, iteratee) {
          var index2 = -1, length = array == null ? 0 : array.length;
          while (++index2 < length) {
            if (iteratee(array[index2], index2, array) === false) {
              break;
            }
          }
          return array;
        }
        function arrayEachRight(array, iteratee) {
          var length = array == null ? 0 : array.length;
          while (length--) {
            if (iteratee(array[length], length, array) === false) {
              break;
            }
          }
          return array;
        }
        function arrayEvery(array, predicate) {
          var index2 = -1, length = array == null ? 0 : array.length;
          while (++index2 < length) {
            if (!predicate(array[index2], index2, array)) {
              return false;
            }
          }
          return true;
        }
        function arrayFilter(array, predicate) {
          var index2 = -1, length = array == null ? 0 : array.length, resIndex = 0, result = [];
          while (++index2 < length) {
            var value = array[index2];
            if (predicate(value, index2, array)) {
              result[resIndex++] = value;
            }
          }
          return result;
        }
        function arrayIncludes(array, value) {
          var length = array == null ? 0 : array.length;
          return !!length && baseIndexOf(array, value, 0) > -1;
        }
        function arrayIncludesWith(array, value, comparator) {
          var index2 = -1, length = array == null ? 0 : array.length;
          while (++index2 < length) {
            if (comparator(value, array[index2])) {
              return true;
            }
          }
          return false;
        }
        function arrayMap(array, iteratee) {
          var index2 = -1, length = array == null ? 0 : array.length, result = Array(length);
          while (++index2 < length) {
            result[index2] = iteratee(array[index2], index2, array);
          }
          return result;
        }
        function arrayPush(array, values) {
          var index2 = -1, length = values.length, offset = array.length;
          while (++index2 < length) {
            array[offset + index2] = values[index2];
          }
          return array;
        }
        function arrayReduce(array, iteratee, accumulator, initAccum) {
          var index2 = -1, length = array == null ? 0 : array.length;
          if (initAccum && length) {
            accumulator = array[++index2];
          }
          while (++index2 < length) {
            accumulator = iteratee(accumulator, array[index2], index2, array);
          }
          return accumulator;
        }
        function arrayReduceRight(array, iteratee, accumulator, initAccum) {
          var length = array == null ? 0 : array.length;
          if (initAccum && length) {
            accumulator = array[--length];
          }
          while (length--) {
            accumulator = iteratee(accumulator, array[length], length, array);
          }
          return accumulator;
        }
        function arraySome(array, predicate) {
          var index2 = -1, length = array == null ? 0 : array.length;
          while (++index2 < length) {
            if (predicate(array[index2], index2, array)) {
              return true;
            }
          }
          return false;
        }
        var asciiSize = baseProperty("length");
        function asciiToArray(string) {
          return string.split("");
        }
        function asciiWords(string) {
          return string.match(reAsciiWord) || [];
        }
        function baseFindKey(collection, predicate, eachFunc) {
          var result;
          eachFunc(collection, function(value, key2, collection2) {
            if (predicate(value, key2, collection2)) {
              result = key2;
              return false;
            }
          });
          return result;
        }
        function baseFindIndex(array, predicate, fromIndex, fromRight) {
          var length = array.length, index2 = fromIndex + (fromRight ? 1 : -1);
          while (fromRight ? index2-- : ++index2 < length) {
            if (predicate(array[index2], index2, array)) {
              return index2;
            }
          }
          return -1;
        }
        function baseIndexOf(array, value, fromIndex) {
          return value === value ? strictIndexOf(array, value, fromIndex) : baseFindIndex(array, baseIsNaN, fromIndex);
        }
        function baseIndexOfWith(array, value, fromIndex, comparator) {
          var index2 = fromIndex - 1, length = array.length;
          while (++index2 < length) {
            if (comparator(array[index2], value)) {
              return index2;
            }
          }
          return -1;
        }
        function baseIsNaN(value) {
          return value !== value;
        }
        function baseMean(array, iteratee) {
          var length = array == null ? 0 : array.length;
          return length ? baseSum(array, iteratee) / length : NAN;
        }
        function baseProperty(key2) {
          return function(object) {
            return object == null ? undefined$1 : object[key2];
          };
        }
        function basePropertyOf(object) {
          return function(key2) {
            return object == null ? undefined$1 : object[key2];
          };
        }
        function baseReduce(collection, iteratee, accumulator, initAccum, eachFunc) {
          eachFunc(collection, function(value, index2, collection2) {
            accumulator = initAccum ? (initAccum = false, value) : iteratee(accumulator, value, index2, collection2);
          });
          return accumulator;
        }
        function baseSortBy(array, comparer) {
          var length = array.length;
          array.sort(comparer);
          while (length--) {
            array[length] = array[length].value;
          }
          return array;
        }
        function baseSum(array, iteratee) {
          var result, index2 = -1, length = array.length;
          while (++index2 < length) {
            var current = iteratee(array[index2]);
            if (current !== undefined$1) {
              result = result === undefined$1 ? current : result + current;
            }
          }
          return result;
        }
        function baseTimes(n, iteratee) {
          var index2 = -1, result = Array(n);
          while (++index2 < n) {
            result[index2] = iteratee(index2);
          }
          return result;
        }
        function baseToPairs(object, props) {
          return arrayMap(props, function(key2) {
            return [key2, object[key2]];
          });
        }
        function baseTrim(string) {
          return string ? string.slice(0, trimmedEndIndex(string) + 1).replace(reTrimStart, "") : string;
        }
        function baseUnary(func) {
          return function(value) {
            return func(value);
          };
        }
        function baseValues(object, props) {
          return arrayMap(props, function(key2) {
            return object[key2];
          });
        }
        function cacheHas(cache, key2) {
          return cache.has(key2);
        }
        function charsStartIndex(strSymbols, chrSymbols) {
          var index2 = -1, length = strSymbols.length;
          while (++index2 < length && baseIndexOf(chrSymbols, strSymbols[index2], 0) > -1) {
          }
          return index2;
        }
        function charsEndIndex(strSymbols, chrSymbols) {
          var index2 = strSymbols.length;
          while (index2-- && baseIndexOf(chrSymbols, strSymbols[index2], 0) > -1) {
          }
          return index2;
        }
        function countHolders(array, placeholder) {
          var length = array.length, result = 0;
          while (length--) {
            if (array[length] === placeholder) {
              ++result;
            }
          }
          return result;
        }
        var deburrLetter = basePropertyOf(deburredLetters);
        var escapeHtmlChar = basePropertyOf(htmlEscapes);
        function escapeStringChar(chr) {
          return "\\" + stringEscapes[chr];
        }
        function getValue(object, key2) {
          return object == null ? undefined$1 : object[key2];
        }
        function hasUnicode(string) {
          return reHasUnicode.test(string);
        }
        function hasUnicodeWord(string) {
          return reHasUnicodeWord.test(string);
        }
        function iteratorToArray(iterator) {
          var data, result = [];
          while (!(data = iterator.next()).done) {
            result.push(data.value);
          }
          return result;
        }
        function mapToArray(map) {
          var index2 = -1, result = Array(map.size);
          map.forEach(function(value, key2) {
            result[++index2] = [key2, value];
          });
          return result;
        }
        function overArg(func, transform) {
          return function(arg) {
            return func(transform(arg));
          };
        }
        function replaceHolders(array, placeholder) {
          var index2 = -1, length = array.length, resIndex = 0, result = [];
          while (++index2 < length) {
            var value = array[index2];
            if (value === placeholder || value === PLACEHOLDER) {
              array[index2] = PLACEHOLDER;
              result[resIndex++] = index2;
            }
          }
          return result;
        }
        function setToArray(set) {
          var index2 = -1, result = Array(set.size);
          set.forEach(function(value) {
            result[++index2] = value;
          });
          return result;
        }
        function setToPairs(set) {
          var index2 = -1, result = Array(set.size);
          set.forEach(function(value) {
            result[++index2] = [value, value];
          });
          return result;
        }
        function strictIndexOf(array, value, fromIndex) {
          var index2 = fromIndex - 1, length = array.length;
          while (++index2 < length) {
            if (array[index2] === value) {
              return index2;
            }
          }
          return -1;
        }
        function strictLastIndexOf(array, value, fromIndex) {
          var index2 = fromIndex + 1;
          while (index2--) {
            if (array[index2] === value) {
              return index2;
            }
          }
          return index2;
        }
        function stringSize(string) {
          return hasUnicode(string) ? unicodeSize(string) : asciiSize(string);
        }
        function stringToArray(string) {
          return hasUnicode(string) ? unicodeToArray(string) : asciiToArray(string);
        }
        function trimmedEndIndex(string) {
          var index2 = string.length;
          while (index2-- && reWhitespace.test(string.charAt(index2))) {
          }
          return index2;
        }
        var unescapeHtmlChar = basePropertyOf(htmlUnescapes);
        function unicodeSize(string) {
          var result = reUnicode.lastIndex = 0;
          while (reUnicode.test(string)) {
            ++result;
          }
          return result;
        }
        function unicodeToArray(string) {
          return string.match(reUnicode) || [];
        }
        function unicodeWords(string) {
          return string.match(reUnicodeWord) || [];
        }
        var runInContext = (function runInContext2(context) {
          context = context == null ? root : _2.defaults(root.Object(), context, _2.pick(root, contextProps));
          var Array2 = context.Array, Date2 = context.Date, Error2 = context.Error, Function2 = context.Function, Math2 = context.Math, Object2 = context.Object, RegExp2 = context.RegExp, String2 = context.String, TypeError2 = context.TypeError;
          var arrayProto = Array2.prototype, funcProto = Function2.prototype, objectProto = Object2.prototype;
          var coreJsData = context["__core-js_shared__"];
          var funcToString = funcProto.toString;
          var hasOwnProperty = objectProto.hasOwnProperty;
          var idCounter = 0;
          var maskSrcKey = (function() {
            var uid = /[^.]+$/.exec(coreJsData && coreJsData.keys && coreJsData.keys.IE_PROTO || "");
            return uid ? "Symbol(src)_1." + uid : "";
          })();
          var nativeObjectToString = objectProto.toString;
          var objectCtorString = funcToString.call(Object2);
          var oldDash = root._;
          var reIsNative = RegExp2(
            "^" + funcToString.call(hasOwnProperty).replace(reRegExpChar, "\\$&").replace(/hasOwnProperty|(function).*?(?=\\\()| for .+?(?=\\\])/g, "$1.*?") + "$"
          );
          var Buffer2 = moduleExports ? context.Buffer : undefined$1, Symbol2 = context.Symbol, Uint8Array2 = context.Uint8Array, allocUnsafe = Buffer2 ? Buffer2.allocUnsafe : undefined$1, getPrototype = overArg(Object2.getPrototypeOf, Object2), objectCreate = Object2.create, propertyIsEnumerable = objectProto.propertyIsEnumerable, splice = arrayProto.splice, spreadableSymbol = Symbol2 ? Symbol2.isConcatSpreadable : undefined$1, symIterator = Symbol2 ? Symbol2.iterator : undefined$1, symToStringTag = Symbol2 ? Symbol2.toStringTag : undefined$1;
          var defineProperty = (function() {
            try {
              var func = getNative(Object2, "defineProperty");
              func({}, "", {});
              return func;
            } catch (e) {
            }
          })();
          var ctxClearTimeout = context.clearTimeout !== root.clearTimeout && context.clearTimeout, ctxNow = Date2 && Date2.now !== root.Date.now && Date2.now, ctxSetTimeout = context.setTimeout !== root.setTimeout && context.setTimeout;
          var nativeCeil = Math2.ceil, nativeFloor = Math2.floor, nativeGetSymbols = Object2.getOwnPropertySymbols, nativeIsBuffer = Buffer2 ? Buffer2.isBuffer : undefined$1, nativeIsFinite = context.isFinite, nativeJoin = arrayProto.join, nativeKeys = overArg(Object2.keys, Object2), nativeMax = Math2.max, nativeMin = Math2.min, nativeNow = Date2.now, nativeParseInt = context.parseInt, nativeRandom = Math2.random, nativeReverse = arrayProto.reverse;
          var DataView = getNative(context, "DataView"), Map2 = getNative(context, "Map"), Promise2 = getNative(context, "Promise"), Set2 = getNative(context, "Set"), WeakMap2 = getNative(context, "WeakMap"), nativeCreate = getNative(Object2, "create");
          var metaMap = WeakMap2 && new WeakMap2();
          var realNames = {};
          var dataViewCtorString = toSource(DataView), mapCtorString = toSource(Map2), promiseCtorString = toSource(Promise2), setCtorString = toSource(Set2), weakMapCtorString = toSource(WeakMap2);
          var symbolProto = Symbol2 ? Symbol2.prototype : undefined$1, symbolValueOf = symbolProto ? symbolProto.valueOf : undefined$1, symbolToString = symbolProto ? symbolProto.toString : undefined$1;
          function lodash2(value) {
            if (isObjectLike(value) && !isArray(value) && !(value instanceof LazyWrapper)) {
              if (value instanceof LodashWrapper) {
                return value;
              }
              if (hasOwnProperty.call(value, "__wrapped__")) {
                return wrapperClone(value);
              }
            }
            return new LodashWrapper(value);
          }
          var baseCreate = /* @__PURE__ */ (function() {
            function object() {
            }
            return function(proto) {
              if (!isObject(proto)) {
                return {};
              }
              if (objectCreate) {
                return objectCreate(proto);
              }
              object.prototype = proto;
              var result2 = new object();
              object.prototype = undefined$1;
              return result2;
            };
          })();
          function baseLodash() {
          }
          function LodashWrapper(value, chainAll) {
            this.__wrapped__ = value;
            this.__actions__ = [];
            this.__chain__ = !!chainAll;
            this.__index__ = 0;
            this.__values__ = undefined$1;
          }
          lodash2.templateSettings = {
            /**
             * Used to detect `data` property values to be HTML-escaped.
             *
             * @memberOf _.templateSettings
             * @type {RegExp}
             */
            "escape": reEscape,
            /**
             * Used to detect code to be evaluated.
             *
             * @memberOf _.templateSettings
             * @type {RegExp}
             */
            "evaluate": reEvaluate,
            /**
             * Used to detect `data` property values to inject.
             *
             * @memberOf _.templateSettings
             * @type {RegExp}
             */
            "interpolate": reInterpolate,
            /**
             * Used to reference the data object in the template text.
             *
             * @memberOf _.templateSettings
             * @type {string}
             */
            "variable": "",
            /**
             * Used to import variables into the compiled template.
             *
             * @memberOf _.templateSettings
             * @type {Object}
             */
            "imports": {
              /**
               * A reference to the `lodash` function.
               *
               * @memberOf _.templateSettings.imports
               * @type {Function}
               */
              "_": lodash2
            }
          };
          lodash2.prototype = baseLodash.prototype;
          lodash2.prototype.constructor = lodash2;
          LodashWrapper.prototype = baseCreate(baseLodash.prototype);
          LodashWrapper.prototype.constructor = LodashWrapper;
          function LazyWrapper(value) {
            this.__wrapped__ = value;
            this.__actions__ = [];
            this.__dir__ = 1;
            this.__filtered__ = false;
            this.__iteratees__ = [];
            this.__takeCount__ = MAX_ARRAY_LENGTH;
            this.__views__ = [];
          }
          function lazyClone() {
            var result2 = new LazyWrapper(this.__wrapped__);
            result2.__actions__ = copyArray(this.__actions__);
            result2.__dir__ = this.__dir__;
            result2.__filtered__ = this.__filtered__;
            result2.__iteratees__ = copyArray(this.__iteratees__);
            result2.__takeCount__ = this.__takeCount__;
            result2.__views__ = copyArray(this.__views__);
            return result2;
          }
          function lazyReverse() {
            if (this.__filtered__) {
              var result2 = new LazyWrapper(this);
              result2.__dir__ = -1;
              result2.__filtered__ = true;
            } else {
              result2 = this.clone();
              result2.__dir__ *= -1;
            }
            return result2;
          }
          function lazyValue() {
            var array = this.__wrapped__.value(), dir = this.__dir__, isArr = isArray(array), isRight = dir < 0, arrLength = isArr ? array.length : 0, view = getView(0, arrLength, this.__views__), start2 = view.start, end = view.end, length = end - start2, index2 = isRight ? end : start2 - 1, iteratees = this.__iteratees__, iterLength = iteratees.length, resIndex = 0, takeCount = nativeMin(length, this.__takeCount__);
            if (!isArr || !isRight && arrLength == length && takeCount == length) {
              return baseWrapperValue(array, this.__actions__);
            }
            var result2 = [];
            outer:
              while (length-- && resIndex < takeCount) {
                index2 += dir;
                var iterIndex = -1, value = array[index2];
                while (++iterIndex < iterLength) {
                  var data = iteratees[iterIndex], iteratee2 = data.iteratee, type = data.type, computed = iteratee2(value);
                  if (type == LAZY_MAP_FLAG) {
                    value = computed;
                  } else if (!computed) {
                    if (type == LAZY_FILTER_FLAG) {
                      continue outer;
                    } else {
                      break outer;
                    }
                  }
                }
                result2[resIndex++] = value;
              }
            return result2;
          }
          LazyWrapper.prototype = baseCreate(baseLodash.prototype);
          LazyWrapper.prototype.constructor = LazyWrapper;
          function Hash(entries) {
            var index2 = -1, length = entries == null ? 0 : entries.length;
            this.clear();
            while (++index2 < length) {
              var entry = entries[index2];
              this.set(entry[0], entry[1]);
            }
          }
          function hashClear() {
            this.__data__ = nativeCreate ? nativeCreate(null) : {};
            this.size = 0;
          }
          function hashDelete(key2) {
            var result2 = this.has(key2) && delete this.__data__[key2];
            this.size -= result2 ? 1 : 0;
            return result2;
          }
          function hashGet(key2) {
            var data = this.__data__;
            if (nativeCreate) {
              var result2 = data[key2];
              return result2 === HASH_UNDEFINED ? undefined$1 : result2;
            }
            return hasOwnProperty.call(data, key2) ? data[key2] : undefined$1;
          }
          function hashHas(key2) {
            var data = this.__data__;
            return nativeCreate ? data[key2] !== undefined$1 : hasOwnProperty.call(data, key2);
          }
          function hashSet(key2, value) {
            var data = this.__data__;
            this.size += this.has(key2) ? 0 : 1;
            data[key2] = nativeCreate && value === undefined$1 ? HASH_UNDEFINED : value;
            return this;
          }
          Hash.prototype.clear = hashClear;
          Hash.prototype["delete"] = hashDelete;
          Hash.prototype.get = hashGet;
          Hash.prototype.has = hashHas;
          Hash.prototype.set = hashSet;
          function ListCache(entries) {
            var index2 = -1, length = entries == null ? 0 : entries.length;
            this.clear();
            while (++index2 < length) {
              var entry = entries[index2];
              this.set(entry[0], entry[1]);
            }
          }
          function listCacheClear() {
            this.__data__ = [];
            this.size = 0;
          }
          function listCacheDelete(key2) {
            var data = this.__data__, index2 = assocIndexOf(data, key2);
            if (index2 < 0) {
              return false;
            }
            var lastIndex = data.length - 1;
            if (index2 == lastIndex) {
              data.pop();
            } else {
              splice.call(data, index2, 1);
            }
            --this.size;
            return true;
          }
          function listCacheGet(key2) {
            var data = this.__data__, index2 = assocIndexOf(data, key2);
            return index2 < 0 ? undefined$1 : data[index2][1];
          }
          function listCacheHas(key2) {
            return assocIndexOf(this.__data__, key2) > -1;
          }
          function listCacheSet(key2, value) {
            var data = this.__data__, index2 = assocIndexOf(data, key2);
            if (index2 < 0) {
              ++this.size;
              data.push([key2, value]);
            } else {
              data[index2][1] = value;
            }
            return this;
          }
          ListCache.prototype.clear = listCacheClear;
          ListCache.prototype["delete"] = listCacheDelete;
          ListCache.prototype.get = listCacheGet;
          ListCache.prototype.has = listCacheHas;
          ListCache.prototype.set = listCacheSet;
          function MapCache(entries) {
            var index2 = -1, length = entries == null ? 0 : entries.length;
            this.clear();
            while (++index2 < length) {
              var entry = entries[index2];
              this.set(entry[0], entry[1]);
            }
          }
          function mapCacheClear() {
            this.size = 0;
            this.__data__ = {
              "hash": new Hash(),
              "map": new (Map2 || ListCache)(),
              "string": new Hash()
            };
          }
          function mapCacheDelete(key2) {
            var result2 = getMapData(this, key2)["delete"](key2);
            this.size -= result2 ? 1 : 0;
            return result2;
          }
          function mapCacheGet(key2) {
            return getMapData(this, key2).get(key2);
          }
          function mapCacheHas(key2) {
            return getMapData(this, key2).has(key2);
          }
          function mapCacheSet(key2, value) {
            var data = getMapData(this, key2), size2 = data.size;
            data.set(key2, value);
            this.size += data.size == size2 ? 0 : 1;
            return this;
          }
          MapCache.prototype.clear = mapCacheClear;
          MapCache.prototype["delete"] = mapCacheDelete;
          MapCache.prototype.get = mapCacheGet;
          MapCache.prototype.has = mapCacheHas;
          MapCache.prototype.set = mapCacheSet;
          function SetCache(values2) {
            var index2 = -1, length = values2 == null ? 0 : values2.length;
            this.__data__ = new MapCache();
            while (++index2 < length) {
              this.add(values2[index2]);
            }
          }
          function setCacheAdd(value) {
            this.__data__.set(value, HASH_UNDEFINED);
            return this;
          }
          function setCacheHas(value) {
            return this.__data__.has(value);
          }
          SetCache.prototype.add = SetCache.prototype.push = setCacheAdd;
          SetCache.prototype.has = setCacheHas;
          function Stack(entries) {
            var data = this.__data__ = new ListCache(entries);
            this.size = data.size;
          }
          function stackClear() {
            this.__data__ = new ListCache();
            this.size = 0;
          }
          function stackDelete(key2) {
            var data = this.__data__, result2 = data["delete"](key2);
            this.size = data.size;
            return result2;
          }
          function stackGet(key2) {
            return this.__data__.get(key2);
          }
          function stackHas(key2) {
            return this.__data__.has(key2);
          }
          function stackSet(key2, value) {
            var data = this.__data__;
            if (data instanceof ListCache) {
              var pairs = data.__data__;
              if (!Map2 || pairs.length < LARGE_ARRAY_SIZE - 1) {
                pairs.push([key2, value]);
                this.size = ++data.size;
                return this;
              }
              data = this.__data__ = new MapCache(pairs);
            }
            data.set(key2, value);
            this.size = data.size;
            return this;
          }
          Stack.prototype.clear = stackClear;
          Stack.prototype["delete"] = stackDelete;
          Stack.prototype.get = stackGet;
          Stack.prototype.has = stackHas;
          Stack.prototype.set = stackSet;
          function arrayLikeKeys(value, inherited) {
            var isArr = isArray(value), isArg = !isArr && isArguments(value), isBuff = !isArr && !isArg && isBuffer(value), isType = !isArr && !isArg && !isBuff && isTypedArray(value), skipIndexes = isArr || isArg || isBuff || isType, result2 = skipIndexes ? baseTimes(value.length, String2) : [], length = result2.length;
            for (var key2 in value) {
              if ((inherited || hasOwnProperty.call(value, key2)) && !(skipIndexes && // Safari 9 has enumerable `arguments.length` in strict mode.
              (key2 == "length" || // Node.js 0.10 has enumerable non-index properties on buffers.
              isBuff && (key2 == "offset" || key2 == "parent") || // PhantomJS 2 has enumerable non-index properties on typed arrays.
              isType && (key2 == "buffer" || key2 == "byteLength" || key2 == "byteOffset") || // Skip index properties.
              isIndex(key2, length)))) {
                result2.push(key2);
              }
            }
            return result2;
          }
          function arraySample(array) {
            var length = array.length;
            return length ? array[baseRandom(0, length - 1)] : undefined$1;
          }
          function arraySampleSize(array, n) {
            return shuffleSelf(copyArray(array), baseClamp(n, 0, array.length));
          }
          function arrayShuffle(array) {
            return shuffleSelf(copyArray(array));
          }
          function assignMergeValue(object, key2, value) {
            if (value !== undefined$1 && !eq(object[key2], value) || value === undefined$1 && !(key2 in object)) {
              baseAssignValue(object, key2, value);
            }
          }
          function assignValue(object, key2, value) {
            var objValue = object[key2];
            if (!(hasOwnProperty.call(object, key2) && eq(objValue, value)) || value === undefined$1 && !(key2 in object)) {
              baseAssignValue(object, key2, value);
            }
          }
          function assocIndexOf(array, key2) {
            var length = array.length;
            while (length--) {
              if (eq(array[length][0], key2)) {
                return length;
              }
            }
            return -1;
          }
          function baseAggregator(collection, setter, iteratee2, accumulator) {
            baseEach(collection, function(value, key2, collection2) {
              setter(accumulator, value, iteratee2(value), collection2);
            });
            return accumulator;
          }
          function baseAssign(object, source) {
            return object && copyObject(source, keys(source), object);
          }
          function baseAssignIn(object, source) {
            return object && copyObject(source, keysIn(source), object);
          }
          function baseAssignValue(object, key2, value) {
            if (key2 == "__proto__" && defineProperty) {
              defineProperty(object, key2, {
                "configurable": true,
                "enumerable": true,
                "value": value,
                "writable": true
              });
            } else {
              object[key2] = value;
            }
          }
          function baseAt(object, paths) {
            var index2 = -1, length = paths.length, result2 = Array2(length), skip = object == null;
            while (++index2 < length) {
              result2[index2] = skip ? undefined$1 : get(object, paths[index2]);
            }
            return result2;
          }
          function baseClamp(number, lower, upper) {
            if (number === number) {
              if (upper !== undefined$1) {
                number = number <= upper ? number : upper;
              }
              if (lower !== undefined$1) {
                number = number >= lower ? number : lower;
              }
            }
            return number;
          }
          function baseClone(value, bitmask, customizer, key2, object, stack) {
            var result2, isDeep = bitmask & CLONE_DEEP_FLAG, isFlat = bitmask & CLONE_FLAT_FLAG, isFull = bitmask & CLONE_SYMBOLS_FLAG;
            if (customizer) {
              result2 = object ? customizer(value, key2, object, stack) : customizer(value);
            }
            if (result2 !== undefined$1) {
              return result2;
            }
            if (!isObject(value)) {
              return value;
            }
            var isArr = isArray(value);
            if (isArr) {
              result2 = initCloneArray(value);
              if (!isDeep) {
                return copyArray(value, result2);
              }
            } else {
              var tag = getTag(value), isFunc = tag == funcTag || tag == genTag;
              if (isBuffer(value)) {
                return cloneBuffer(value, isDeep);
              }
              if (tag == objectTag || tag == argsTag || isFunc && !object) {
                result2 = isFlat || isFunc ? {} : initCloneObject(value);
                if (!isDeep) {
                  return isFlat ? copySymbolsIn(value, baseAssignIn(result2, value)) : copySymbols(value, baseAssign(result2, value));
                }
              } else {
                if (!cloneableTags[tag]) {
                  return object ? value : {};
                }
                result2 = initCloneByTag(value, tag, isDeep);
              }
            }
            stack || (stack = new Stack());
            var stacked = stack.get(value);
            if (stacked) {
              return stacked;
            }
            stack.set(value, result2);
            if (isSet(value)) {
              value.forEach(function(subValue) {
                result2.add(baseClone(subValue, bitmask, customizer, subValue, value, stack));
              });
            } else if (isMap(value)) {
              value.forEach(function(subValue, key3) {
                result2.set(key3, baseClone(subValue, bitmask, customizer, key3, value, stack));
              });
            }
            var keysFunc = isFull ? isFlat ? getAllKeysIn : getAllKeys : isFlat ? keysIn : keys;
            var props = isArr ? undefined$1 : keysFunc(value);
            arrayEach(props || value, function(subValue, key3) {
              if (props) {
                key3 = subValue;
                subValue = value[key3];
              }
              assignValue(result2, key3, baseClone(subValue, bitmask, customizer, key3, value, stack));
            });
            return result2;
          }
          function baseConforms(source) {
            var props = keys(source);
            return function(object) {
              return baseConformsTo(object, source, props);
            };
          }
          function baseConformsTo(object, source, props) {
            var length = props.length;
            if (object == null) {
              return !length;
            }
            object = Object2(object);
            while (length--) {
              var key2 = props[length], predicate = source[key2], value = object[key2];
              if (value === undefined$1 && !(key2 in object) || !predicate(value)) {
                return false;
              }
            }
            return true;
          }
          function baseDelay(func, wait, args) {
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            return setTimeout2(function() {
              func.apply(undefined$1, args);
            }, wait);
          }
          function baseDifference(array, values2, iteratee2, comparator) {
            var index2 = -1, includes2 = arrayIncludes, isCommon = true, length = array.length, result2 = [], valuesLength = values2.length;
            if (!length) {
              return result2;
            }
            if (iteratee2) {
              values2 = arrayMap(values2, baseUnary(iteratee2));
            }
            if (comparator) {
              includes2 = arrayIncludesWith;
              isCommon = false;
            } else if (values2.length >= LARGE_ARRAY_SIZE) {
              includes2 = cacheHas;
              isCommon = false;
              values2 = new SetCache(values2);
            }
            outer:
              while (++index2 < length) {
                var value = array[index2], computed = iteratee2 == null ? value : iteratee2(value);
                value = comparator || value !== 0 ? value : 0;
                if (isCommon && computed === computed) {
                  var valuesIndex = valuesLength;
                  while (valuesIndex--) {
                    if (values2[valuesIndex] === computed) {
                      continue outer;
                    }
                  }
                  result2.push(value);
                } else if (!includes2(values2, computed, comparator)) {
                  result2.push(value);
                }
              }
            return result2;
          }
          var baseEach = createBaseEach(baseForOwn);
          var baseEachRight = createBaseEach(baseForOwnRight, true);
          function baseEvery(collection, predicate) {
            var result2 = true;
            baseEach(collection, function(value, index2, collection2) {
              result2 = !!predicate(value, index2, collection2);
              return result2;
            });
            return result2;
          }
          function baseExtremum(array, iteratee2, comparator) {
            var index2 = -1, length = array.length;
            while (++index2 < length) {
              var value = array[index2], current = iteratee2(value);
              if (current != null && (computed === undefined$1 ? current === current && !isSymbol(current) : comparator(current, computed))) {
                var computed = current, result2 = value;
              }
            }
            return result2;
          }
          function baseFill(array, value, start2, end) {
            var length = array.length;
            start2 = toInteger(start2);
            if (start2 < 0) {
              start2 = -start2 > length ? 0 : length + start2;
            }
            end = end === undefined$1 || end > length ? length : toInteger(end);
            if (end < 0) {
              end += length;
            }
            end = start2 > end ? 0 : toLength(end);
            while (start2 < end) {
              array[start2++] = value;
            }
            return array;
          }
          function baseFilter(collection, predicate) {
            var result2 = [];
            baseEach(collection, function(value, index2, collection2) {
              if (predicate(value, index2, collection2)) {
                result2.push(value);
              }
            });
            return result2;
          }
          function baseFlatten(array, depth, predicate, isStrict, result2) {
            var index2 = -1, length = array.length;
            predicate || (predicate = isFlattenable);
            result2 || (result2 = []);
            while (++index2 < length) {
              var value = array[index2];
              if (depth > 0 && predicate(value)) {
                if (depth > 1) {
                  baseFlatten(value, depth - 1, predicate, isStrict, result2);
                } else {
                  arrayPush(result2, value);
                }
              } else if (!isStrict) {
                result2[result2.length] = value;
              }
            }
            return result2;
          }
          var baseFor = createBaseFor();
          var baseForRight = createBaseFor(true);
          function baseForOwn(object, iteratee2) {
            return object && baseFor(object, iteratee2, keys);
          }
          function baseForOwnRight(object, iteratee2) {
            return object && baseForRight(object, iteratee2, keys);
          }
          function baseFunctions(object, props) {
            return arrayFilter(props, function(key2) {
              return isFunction(object[key2]);
            });
          }
          function baseGet(object, path4) {
            path4 = castPath(path4, object);
            var index2 = 0, length = path4.length;
            while (object != null && index2 < length) {
              object = object[toKey(path4[index2++])];
            }
            return index2 && index2 == length ? object : undefined$1;
          }
          function baseGetAllKeys(object, keysFunc, symbolsFunc) {
            var result2 = keysFunc(object);
            return isArray(object) ? result2 : arrayPush(result2, symbolsFunc(object));
          }
          function baseGetTag(value) {
            if (value == null) {
              return value === undefined$1 ? undefinedTag : nullTag;
            }
            return symToStringTag && symToStringTag in Object2(value) ? getRawTag(value) : objectToString2(value);
          }
          function baseGt(value, other) {
            return value > other;
          }
          function baseHas(object, key2) {
            return object != null && hasOwnProperty.call(object, key2);
          }
          function baseHasIn(object, key2) {
            return object != null && key2 in Object2(object);
          }
          function baseInRange(number, start2, end) {
            return number >= nativeMin(start2, end) && number < nativeMax(start2, end);
          }
          function baseIntersection(arrays, iteratee2, comparator) {
            var includes2 = comparator ? arrayIncludesWith : arrayIncludes, length = arrays[0].length, othLength = arrays.length, othIndex = othLength, caches = Array2(othLength), maxLength = Infinity, result2 = [];
            while (othIndex--) {
              var array = arrays[othIndex];
              if (othIndex && iteratee2) {
                array = arrayMap(array, baseUnary(iteratee2));
              }
              maxLength = nativeMin(array.length, maxLength);
              caches[othIndex] = !comparator && (iteratee2 || length >= 120 && array.length >= 120) ? new SetCache(othIndex && array) : undefined$1;
            }
            array = arrays[0];
            var index2 = -1, seen = caches[0];
            outer:
              while (++index2 < length && result2.length < maxLength) {
                var value = array[index2], computed = iteratee2 ? iteratee2(value) : value;
                value = comparator || value !== 0 ? value : 0;
                if (!(seen ? cacheHas(seen, computed) : includes2(result2, computed, comparator))) {
                  othIndex = othLength;
                  while (--othIndex) {
                    var cache = caches[othIndex];
                    if (!(cache ? cacheHas(cache, computed) : includes2(arrays[othIndex], computed, comparator))) {
                      continue outer;
                    }
                  }
                  if (seen) {
                    seen.push(computed);
                  }
                  result2.push(value);
                }
              }
            return result2;
          }
          function baseInverter(object, setter, iteratee2, accumulator) {
            baseForOwn(object, function(value, key2, object2) {
              setter(accumulator, iteratee2(value), key2, object2);
            });
            return accumulator;
          }
          function baseInvoke(object, path4, args) {
            path4 = castPath(path4, object);
            object = parent(object, path4);
            var func = object == null ? object : object[toKey(last(path4))];
            return func == null ? undefined$1 : apply(func, object, args);
          }
          function baseIsArguments(value) {
            return isObjectLike(value) && baseGetTag(value) == argsTag;
          }
          function baseIsArrayBuffer(value) {
            return isObjectLike(value) && baseGetTag(value) == arrayBufferTag;
          }
          function baseIsDate(value) {
            return isObjectLike(value) && baseGetTag(value) == dateTag;
          }
          function baseIsEqual(value, other, bitmask, customizer, stack) {
            if (value === other) {
              return true;
            }
            if (value == null || other == null || !isObjectLike(value) && !isObjectLike(other)) {
              return value !== value && other !== other;
            }
            return baseIsEqualDeep(value, other, bitmask, customizer, baseIsEqual, stack);
          }
          function baseIsEqualDeep(object, other, bitmask, customizer, equalFunc, stack) {
            var objIsArr = isArray(object), othIsArr = isArray(other), objTag = objIsArr ? arrayTag : getTag(object), othTag = othIsArr ? arrayTag : getTag(other);
            objTag = objTag == argsTag ? objectTag : objTag;
            othTag = othTag == argsTag ? objectTag : othTag;
            var objIsObj = objTag == objectTag, othIsObj = othTag == objectTag, isSameTag = objTag == othTag;
            if (isSameTag && isBuffer(object)) {
              if (!isBuffer(other)) {
                return false;
              }
              objIsArr = true;
              objIsObj = false;
            }
            if (isSameTag && !objIsObj) {
              stack || (stack = new Stack());
              return objIsArr || isTypedArray(object) ? equalArrays(object, other, bitmask, customizer, equalFunc, stack) : equalByTag(object, other, objTag, bitmask, customizer, equalFunc, stack);
            }
            if (!(bitmask & COMPARE_PARTIAL_FLAG)) {
              var objIsWrapped = objIsObj && hasOwnProperty.call(object, "__wrapped__"), othIsWrapped = othIsObj && hasOwnProperty.call(other, "__wrapped__");
              if (objIsWrapped || othIsWrapped) {
                var objUnwrapped = objIsWrapped ? object.value() : object, othUnwrapped = othIsWrapped ? other.value() : other;
                stack || (stack = new Stack());
                return equalFunc(objUnwrapped, othUnwrapped, bitmask, customizer, stack);
              }
            }
            if (!isSameTag) {
              return false;
            }
            stack || (stack = new Stack());
            return equalObjects(object, other, bitmask, customizer, equalFunc, stack);
          }
          function baseIsMap(value) {
            return isObjectLike(value) && getTag(value) == mapTag;
          }
          function baseIsMatch(object, source, matchData, customizer) {
            var index2 = matchData.length, length = index2, noCustomizer = !customizer;
            if (object == null) {
              return !length;
            }
            object = Object2(object);
            while (index2--) {
              var data = matchData[index2];
              if (noCustomizer && data[2] ? data[1] !== object[data[0]] : !(data[0] in object)) {
                return false;
              }
            }
            while (++index2 < length) {
              data = matchData[index2];
              var key2 = data[0], objValue = object[key2], srcValue = data[1];
              if (noCustomizer && data[2]) {
                if (objValue === undefined$1 && !(key2 in object)) {
                  return false;
                }
              } else {
                var stack = new Stack();
                if (customizer) {
                  var result2 = customizer(objValue, srcValue, key2, object, source, stack);
                }
                if (!(result2 === undefined$1 ? baseIsEqual(srcValue, objValue, COMPARE_PARTIAL_FLAG | COMPARE_UNORDERED_FLAG, customizer, stack) : result2)) {
                  return false;
                }
              }
            }
            return true;
          }
          function baseIsNative(value) {
            if (!isObject(value) || isMasked(value)) {
              return false;
            }
            var pattern = isFunction(value) ? reIsNative : reIsHostCtor;
            return pattern.test(toSource(value));
          }
          function baseIsRegExp(value) {
            return isObjectLike(value) && baseGetTag(value) == regexpTag;
          }
          function baseIsSet(value) {
            return isObjectLike(value) && getTag(value) == setTag;
          }
          function baseIsTypedArray(value) {
            return isObjectLike(value) && isLength(value.length) && !!typedArrayTags[baseGetTag(value)];
          }
          function baseIteratee(value) {
            if (typeof value == "function") {
              return value;
            }
            if (value == null) {
              return identity;
            }
            if (typeof value == "object") {
              return isArray(value) ? baseMatchesProperty(value[0], value[1]) : baseMatches(value);
            }
            return property(value);
          }
          function baseKeys(object) {
            if (!isPrototype(object)) {
              return nativeKeys(object);
            }
            var result2 = [];
            for (var key2 in Object2(object)) {
              if (hasOwnProperty.call(object, key2) && key2 != "constructor") {
                result2.push(key2);
              }
            }
            return result2;
          }
          function baseKeysIn(object) {
            if (!isObject(object)) {
              return nativeKeysIn(object);
            }
            var isProto = isPrototype(object), result2 = [];
            for (var key2 in object) {
              if (!(key2 == "constructor" && (isProto || !hasOwnProperty.call(object, key2)))) {
                result2.push(key2);
              }
            }
            return result2;
          }
          function baseLt(value, other) {
            return value < other;
          }
          function baseMap(collection, iteratee2) {
            var index2 = -1, result2 = isArrayLike(collection) ? Array2(collection.length) : [];
            baseEach(collection, function(value, key2, collection2) {
              result2[++index2] = iteratee2(value, key2, collection2);
            });
            return result2;
          }
          function baseMatches(source) {
            var matchData = getMatchData(source);
            if (matchData.length == 1 && matchData[0][2]) {
              return matchesStrictComparable(matchData[0][0], matchData[0][1]);
            }
            return function(object) {
              return object === source || baseIsMatch(object, source, matchData);
            };
          }
          function baseMatchesProperty(path4, srcValue) {
            if (isKey(path4) && isStrictComparable(srcValue)) {
              return matchesStrictComparable(toKey(path4), srcValue);
            }
            return function(object) {
              var objValue = get(object, path4);
              return objValue === undefined$1 && objValue === srcValue ? hasIn(object, path4) : baseIsEqual(srcValue, objValue, COMPARE_PARTIAL_FLAG | COMPARE_UNORDERED_FLAG);
            };
          }
          function baseMerge(object, source, srcIndex, customizer, stack) {
            if (object === source) {
              return;
            }
            baseFor(source, function(srcValue, key2) {
              stack || (stack = new Stack());
              if (isObject(srcValue)) {
                baseMergeDeep(object, source, key2, srcIndex, baseMerge, customizer, stack);
              } else {
                var newValue = customizer ? customizer(safeGet(object, key2), srcValue, key2 + "", object, source, stack) : undefined$1;
                if (newValue === undefined$1) {
                  newValue = srcValue;
                }
                assignMergeValue(object, key2, newValue);
              }
            }, keysIn);
          }
          function baseMergeDeep(object, source, key2, srcIndex, mergeFunc, customizer, stack) {
            var objValue = safeGet(object, key2), srcValue = safeGet(source, key2), stacked = stack.get(srcValue);
            if (stacked) {
              assignMergeValue(object, key2, stacked);
              return;
            }
            var newValue = customizer ? customizer(objValue, srcValue, key2 + "", object, source, stack) : undefined$1;
            var isCommon = newValue === undefined$1;
            if (isCommon) {
              var isArr = isArray(srcValue), isBuff = !isArr && isBuffer(srcValue), isTyped = !isArr && !isBuff && isTypedArray(srcValue);
              newValue = srcValue;
              if (isArr || isBuff || isTyped) {
                if (isArray(objValue)) {
                  newValue = objValue;
                } else if (isArrayLikeObject(objValue)) {
                  newValue = copyArray(objValue);
                } else if (isBuff) {
                  isCommon = false;
                  newValue = cloneBuffer(srcValue, true);
                } else if (isTyped) {
                  isCommon = false;
                  newValue = cloneTypedArray(srcValue, true);
                } else {
                  newValue = [];
                }
              } else if (isPlainObject(srcValue) || isArguments(srcValue)) {
                newValue = objValue;
                if (isArguments(objValue)) {
                  newValue = toPlainObject(objValue);
                } else if (!isObject(objValue) || isFunction(objValue)) {
                  newValue = initCloneObject(srcValue);
                }
              } else {
                isCommon = false;
              }
            }
            if (isCommon) {
              stack.set(srcValue, newValue);
              mergeFunc(newValue, srcValue, srcIndex, customizer, stack);
              stack["delete"](srcValue);
            }
            assignMergeValue(object, key2, newValue);
          }
          function baseNth(array, n) {
            var length = array.length;
            if (!length) {
              return;
            }
            n += n < 0 ? length : 0;
            return isIndex(n, length) ? array[n] : undefined$1;
          }
          function baseOrderBy(collection, iteratees, orders) {
            if (iteratees.length) {
              iteratees = arrayMap(iteratees, function(iteratee2) {
                if (isArray(iteratee2)) {
                  return function(value) {
                    return baseGet(value, iteratee2.length === 1 ? iteratee2[0] : iteratee2);
                  };
                }
                return iteratee2;
              });
            } else {
              iteratees = [identity];
            }
            var index2 = -1;
            iteratees = arrayMap(iteratees, baseUnary(getIteratee()));
            var result2 = baseMap(collection, function(value, key2, collection2) {
              var criteria = arrayMap(iteratees, function(iteratee2) {
                return iteratee2(value);
              });
              return { "criteria": criteria, "index": ++index2, "value": value };
            });
            return baseSortBy(result2, function(object, other) {
              return compareMultiple(object, other, orders);
            });
          }
          function basePick(object, paths) {
            return basePickBy(object, paths, function(value, path4) {
              return hasIn(object, path4);
            });
          }
          function basePickBy(object, paths, predicate) {
            var index2 = -1, length = paths.length, result2 = {};
            while (++index2 < length) {
              var path4 = paths[index2], value = baseGet(object, path4);
              if (predicate(value, path4)) {
                baseSet(result2, castPath(path4, object), value);
              }
            }
            return result2;
          }
          function basePropertyDeep(path4) {
            return function(object) {
              return baseGet(object, path4);
            };
          }
          function basePullAll(array, values2, iteratee2, comparator) {
            var indexOf2 = comparator ? baseIndexOfWith : baseIndexOf, index2 = -1, length = values2.length, seen = array;
            if (array === values2) {
              values2 = copyArray(values2);
            }
            if (iteratee2) {
              seen = arrayMap(array, baseUnary(iteratee2));
            }
            while (++index2 < length) {
              var fromIndex = 0, value = values2[index2], computed = iteratee2 ? iteratee2(value) : value;
              while ((fromIndex = indexOf2(seen, computed, fromIndex, comparator)) > -1) {
                if (seen !== array) {
                  splice.call(seen, fromIndex, 1);
                }
                splice.call(array, fromIndex, 1);
              }
            }
            return array;
          }
          function basePullAt(array, indexes) {
            var length = array ? indexes.length : 0, lastIndex = length - 1;
            while (length--) {
              var index2 = indexes[length];
              if (length == lastIndex || index2 !== previous) {
                var previous = index2;
                if (isIndex(index2)) {
                  splice.call(array, index2, 1);
                } else {
                  baseUnset(array, index2);
                }
              }
            }
            return array;
          }
          function baseRandom(lower, upper) {
            return lower + nativeFloor(nativeRandom() * (upper - lower + 1));
          }
          function baseRange(start2, end, step, fromRight) {
            var index2 = -1, length = nativeMax(nativeCeil((end - start2) / (step || 1)), 0), result2 = Array2(length);
            while (length--) {
              result2[fromRight ? length : ++index2] = start2;
              start2 += step;
            }
            return result2;
          }
          function baseRepeat(string, n) {
            var result2 = "";
            if (!string || n < 1 || n > MAX_SAFE_INTEGER) {
              return result2;
            }
            do {
              if (n % 2) {
                result2 += string;
              }
              n = nativeFloor(n / 2);
              if (n) {
                string += string;
              }
            } while (n);
            return result2;
          }
          function baseRest(func, start2) {
            return setToString(overRest(func, start2, identity), func + "");
          }
          function baseSample(collection) {
            return arraySample(values(collection));
          }
          function baseSampleSize(collection, n) {
            var array = values(collection);
            return shuffleSelf(array, baseClamp(n, 0, array.length));
          }
          function baseSet(object, path4, value, customizer) {
            if (!isObject(object)) {
              return object;
            }
            path4 = castPath(path4, object);
            var index2 = -1, length = path4.length, lastIndex = length - 1, nested = object;
            while (nested != null && ++index2 < length) {
              var key2 = toKey(path4[index2]), newValue = value;
              if (key2 === "__proto__" || key2 === "constructor" || key2 === "prototype") {
                return object;
              }
              if (index2 != lastIndex) {
                var objValue = nested[key2];
                newValue = customizer ? customizer(objValue, key2, nested) : undefined$1;
                if (newValue === undefined$1) {
                  newValue = isObject(objValue) ? objValue : isIndex(path4[index2 + 1]) ? [] : {};
                }
              }
              assignValue(nested, key2, newValue);
              nested = nested[key2];
            }
            return object;
          }
          var baseSetData = !metaMap ? identity : function(func, data) {
            metaMap.set(func, data);
            return func;
          };
          var baseSetToString = !defineProperty ? identity : function(func, string) {
            return defineProperty(func, "toString", {
              "configurable": true,
              "enumerable": false,
              "value": constant(string),
              "writable": true
            });
          };
          function baseShuffle(collection) {
            return shuffleSelf(values(collection));
          }
          function baseSlice(array, start2, end) {
            var index2 = -1, length = array.length;
            if (start2 < 0) {
              start2 = -start2 > length ? 0 : length + start2;
            }
            end = end > length ? length : end;
            if (end < 0) {
              end += length;
            }
            length = start2 > end ? 0 : end - start2 >>> 0;
            start2 >>>= 0;
            var result2 = Array2(length);
            while (++index2 < length) {
              result2[index2] = array[index2 + start2];
            }
            return result2;
          }
          function baseSome(collection, predicate) {
            var result2;
            baseEach(collection, function(value, index2, collection2) {
              result2 = predicate(value, index2, collection2);
              return !result2;
            });
            return !!result2;
          }
          function baseSortedIndex(array, value, retHighest) {
            var low = 0, high = array == null ? low : array.length;
            if (typeof value == "number" && value === value && high <= HALF_MAX_ARRAY_LENGTH) {
              while (low < high) {
                var mid = low + high >>> 1, computed = array[mid];
                if (computed !== null && !isSymbol(computed) && (retHighest ? computed <= value : computed < value)) {
                  low = mid + 1;
                } else {
                  high = mid;
                }
              }
              return high;
            }
            return baseSortedIndexBy(array, value, identity, retHighest);
          }
          function baseSortedIndexBy(array, value, iteratee2, retHighest) {
            var low = 0, high = array == null ? 0 : array.length;
            if (high === 0) {
              return 0;
            }
            value = iteratee2(value);
            var valIsNaN = value !== value, valIsNull = value === null, valIsSymbol = isSymbol(value), valIsUndefined = value === undefined$1;
            while (low < high) {
              var mid = nativeFloor((low + high) / 2), computed = iteratee2(array[mid]), othIsDefined = computed !== undefined$1, othIsNull = computed === null, othIsReflexive = computed === computed, othIsSymbol = isSymbol(computed);
              if (valIsNaN) {
                var setLow = retHighest || othIsReflexive;
              } else if (valIsUndefined) {
                setLow = othIsReflexive && (retHighest || othIsDefined);
              } else if (valIsNull) {
                setLow = othIsReflexive && othIsDefined && (retHighest || !othIsNull);
              } else if (valIsSymbol) {
                setLow = othIsReflexive && othIsDefined && !othIsNull && (retHighest || !othIsSymbol);
              } else if (othIsNull || othIsSymbol) {
                setLow = false;
              } else {
                setLow = retHighest ? computed <= value : computed < value;
              }
              if (setLow) {
                low = mid + 1;
              } else {
                high = mid;
              }
            }
            return nativeMin(high, MAX_ARRAY_INDEX);
          }
          function baseSortedUniq(array, iteratee2) {
            var index2 = -1, length = array.length, resIndex = 0, result2 = [];
            while (++index2 < length) {
              var value = array[index2], computed = iteratee2 ? iteratee2(value) : value;
              if (!index2 || !eq(computed, seen)) {
                var seen = computed;
                result2[resIndex++] = value === 0 ? 0 : value;
              }
            }
            return result2;
          }
          function baseToNumber(value) {
            if (typeof value == "number") {
              return value;
            }
            if (isSymbol(value)) {
              return NAN;
            }
            return +value;
          }
          function baseToString(value) {
            if (typeof value == "string") {
              return value;
            }
            if (isArray(value)) {
              return arrayMap(value, baseToString) + "";
            }
            if (isSymbol(value)) {
              return symbolToString ? symbolToString.call(value) : "";
            }
            var result2 = value + "";
            return result2 == "0" && 1 / value == -INFINITY ? "-0" : result2;
          }
          function baseUniq(array, iteratee2, comparator) {
            var index2 = -1, includes2 = arrayIncludes, length = array.length, isCommon = true, result2 = [], seen = result2;
            if (comparator) {
              isCommon = false;
              includes2 = arrayIncludesWith;
            } else if (length >= LARGE_ARRAY_SIZE) {
              var set2 = iteratee2 ? null : createSet(array);
              if (set2) {
                return setToArray(set2);
              }
              isCommon = false;
              includes2 = cacheHas;
              seen = new SetCache();
            } else {
              seen = iteratee2 ? [] : result2;
            }
            outer:
              while (++index2 < length) {
                var value = array[index2], computed = iteratee2 ? iteratee2(value) : value;
                value = comparator || value !== 0 ? value : 0;
                if (isCommon && computed === computed) {
                  var seenIndex = seen.length;
                  while (seenIndex--) {
                    if (seen[seenIndex] === computed) {
                      continue outer;
                    }
                  }
                  if (iteratee2) {
                    seen.push(computed);
                  }
                  result2.push(value);
                } else if (!includes2(seen, computed, comparator)) {
                  if (seen !== result2) {
                    seen.push(computed);
                  }
                  result2.push(value);
                }
              }
            return result2;
          }
          function baseUnset(object, path4) {
            path4 = castPath(path4, object);
            var index2 = -1, length = path4.length;
            if (!length) {
              return true;
            }
            while (++index2 < length) {
              var key2 = toKey(path4[index2]);
              if (key2 === "__proto__" && !hasOwnProperty.call(object, "__proto__")) {
                return false;
              }
              if ((key2 === "constructor" || key2 === "prototype") && index2 < length - 1) {
                return false;
              }
            }
            var obj = parent(object, path4);
            return obj == null || delete obj[toKey(last(path4))];
          }
          function baseUpdate(object, path4, updater, customizer) {
            return baseSet(object, path4, updater(baseGet(object, path4)), customizer);
          }
          function baseWhile(array, predicate, isDrop, fromRight) {
            var length = array.length, index2 = fromRight ? length : -1;
            while ((fromRight ? index2-- : ++index2 < length) && predicate(array[index2], index2, array)) {
            }
            return isDrop ? baseSlice(array, fromRight ? 0 : index2, fromRight ? index2 + 1 : length) : baseSlice(array, fromRight ? index2 + 1 : 0, fromRight ? length : index2);
          }
          function baseWrapperValue(value, actions) {
            var result2 = value;
            if (result2 instanceof LazyWrapper) {
              result2 = result2.value();
            }
            return arrayReduce(actions, function(result3, action) {
              return action.func.apply(action.thisArg, arrayPush([result3], action.args));
            }, result2);
          }
          function baseXor(arrays, iteratee2, comparator) {
            var length = arrays.length;
            if (length < 2) {
              return length ? baseUniq(arrays[0]) : [];
            }
            var index2 = -1, result2 = Array2(length);
            while (++index2 < length) {
              var array = arrays[index2], othIndex = -1;
              while (++othIndex < length) {
                if (othIndex != index2) {
                  result2[index2] = baseDifference(result2[index2] || array, arrays[othIndex], iteratee2, comparator);
                }
              }
            }
            return baseUniq(baseFlatten(result2, 1), iteratee2, comparator);
          }
          function baseZipObject(props, values2, assignFunc) {
            var index2 = -1, length = props.length, valsLength = values2.length, result2 = {};
            while (++index2 < length) {
              var value = index2 < valsLength ? values2[index2] : undefined$1;
              assignFunc(result2, props[index2], value);
            }
            return result2;
          }
          function castArrayLikeObject(value) {
            return isArrayLikeObject(value) ? value : [];
          }
          function castFunction(value) {
            return typeof value == "function" ? value : identity;
          }
          function castPath(value, object) {
            if (isArray(value)) {
              return value;
            }
            return isKey(value, object) ? [value] : stringToPath(toString(value));
          }
          var castRest = baseRest;
          function castSlice(array, start2, end) {
            var length = array.length;
            end = end === undefined$1 ? length : end;
            return !start2 && end >= length ? array : baseSlice(array, start2, end);
          }
          var clearTimeout2 = ctxClearTimeout || function(id) {
            return root.clearTimeout(id);
          };
          function cloneBuffer(buffer, isDeep) {
            if (isDeep) {
              return buffer.slice();
            }
            var length = buffer.length, result2 = allocUnsafe ? allocUnsafe(length) : new buffer.constructor(length);
            buffer.copy(result2);
            return result2;
          }
          function cloneArrayBuffer(arrayBuffer) {
            var result2 = new arrayBuffer.constructor(arrayBuffer.byteLength);
            new Uint8Array2(result2).set(new Uint8Array2(arrayBuffer));
            return result2;
          }
          function cloneDataView(dataView, isDeep) {
            var buffer = isDeep ? cloneArrayBuffer(dataView.buffer) : dataView.buffer;
            return new dataView.constructor(buffer, dataView.byteOffset, dataView.byteLength);
          }
          function cloneRegExp(regexp) {
            var result2 = new regexp.constructor(regexp.source, reFlags.exec(regexp));
            result2.lastIndex = regexp.lastIndex;
            return result2;
          }
          function cloneSymbol(symbol) {
            return symbolValueOf ? Object2(symbolValueOf.call(symbol)) : {};
          }
          function cloneTypedArray(typedArray, isDeep) {
            var buffer = isDeep ? cloneArrayBuffer(typedArray.buffer) : typedArray.buffer;
            return new typedArray.constructor(buffer, typedArray.byteOffset, typedArray.length);
          }
          function compareAscending(value, other) {
            if (value !== other) {
              var valIsDefined = value !== undefined$1, valIsNull = value === null, valIsReflexive = value === value, valIsSymbol = isSymbol(value);
              var othIsDefined = other !== undefined$1, othIsNull = other === null, othIsReflexive = other === other, othIsSymbol = isSymbol(other);
              if (!othIsNull && !othIsSymbol && !valIsSymbol && value > other || valIsSymbol && othIsDefined && othIsReflexive && !othIsNull && !othIsSymbol || valIsNull && othIsDefined && othIsReflexive || !valIsDefined && othIsReflexive || !valIsReflexive) {
                return 1;
              }
              if (!valIsNull && !valIsSymbol && !othIsSymbol && value < other || othIsSymbol && valIsDefined && valIsReflexive && !valIsNull && !valIsSymbol || othIsNull && valIsDefined && valIsReflexive || !othIsDefined && valIsReflexive || !othIsReflexive) {
                return -1;
              }
            }
            return 0;
          }
          function compareMultiple(object, other, orders) {
            var index2 = -1, objCriteria = object.criteria, othCriteria = other.criteria, length = objCriteria.length, ordersLength = orders.length;
            while (++index2 < length) {
              var result2 = compareAscending(objCriteria[index2], othCriteria[index2]);
              if (result2) {
                if (index2 >= ordersLength) {
                  return result2;
                }
                var order = orders[index2];
                return result2 * (order == "desc" ? -1 : 1);
              }
            }
            return object.index - other.index;
          }
          function composeArgs(args, partials2, holders, isCurried) {
            var argsIndex = -1, argsLength = args.length, holdersLength = holders.length, leftIndex = -1, leftLength = partials2.length, rangeLength = nativeMax(argsLength - holdersLength, 0), result2 = Array2(leftLength + rangeLength), isUncurried = !isCurried;
            while (++leftIndex < leftLength) {
              result2[leftIndex] = partials2[leftIndex];
            }
            while (++argsIndex < holdersLength) {
              if (isUncurried || argsIndex < argsLength) {
                result2[holders[argsIndex]] = args[argsIndex];
              }
            }
            while (rangeLength--) {
              result2[leftIndex++] = args[argsIndex++];
            }
            return result2;
          }
          function composeArgsRight(args, partials2, holders, isCurried) {
            var argsIndex = -1, argsLength = args.length, holdersIndex = -1, holdersLength = holders.length, rightIndex = -1, rightLength = partials2.length, rangeLength = nativeMax(argsLength - holdersLength, 0), result2 = Array2(rangeLength + rightLength), isUncurried = !isCurried;
            while (++argsIndex < rangeLength) {
              result2[argsIndex] = args[argsIndex];
            }
            var offset = argsIndex;
            while (++rightIndex < rightLength) {
              result2[offset + rightIndex] = partials2[rightIndex];
            }
            while (++holdersIndex < holdersLength) {
              if (isUncurried || argsIndex < argsLength) {
                result2[offset + holders[holdersIndex]] = args[argsIndex++];
              }
            }
            return result2;
          }
          function copyArray(source, array) {
            var index2 = -1, length = source.length;
            array || (array = Array2(length));
            while (++index2 < length) {
              array[index2] = source[index2];
            }
            return array;
          }
          function copyObject(source, props, object, customizer) {
            var isNew = !object;
            object || (object = {});
            var index2 = -1, length = props.length;
            while (++index2 < length) {
              var key2 = props[index2];
              var newValue = customizer ? customizer(object[key2], source[key2], key2, object, source) : undefined$1;
              if (newValue === undefined$1) {
                newValue = source[key2];
              }
              if (isNew) {
                baseAssignValue(object, key2, newValue);
              } else {
                assignValue(object, key2, newValue);
              }
            }
            return object;
          }
          function copySymbols(source, object) {
            return copyObject(source, getSymbols(source), object);
          }
          function copySymbolsIn(source, object) {
            return copyObject(source, getSymbolsIn(source), object);
          }
          function createAggregator(setter, initializer) {
            return function(collection, iteratee2) {
              var func = isArray(collection) ? arrayAggregator : baseAggregator, accumulator = initializer ? initializer() : {};
              return func(collection, setter, getIteratee(iteratee2, 2), accumulator);
            };
          }
          function createAssigner(assigner) {
            return baseRest(function(object, sources) {
              var index2 = -1, length = sources.length, customizer = length > 1 ? sources[length - 1] : undefined$1, guard = length > 2 ? sources[2] : undefined$1;
              customizer = assigner.length > 3 && typeof customizer == "function" ? (length--, customizer) : undefined$1;
              if (guard && isIterateeCall(sources[0], sources[1], guard)) {
                customizer = length < 3 ? undefined$1 : customizer;
                length = 1;
              }
              object = Object2(object);
              while (++index2 < length) {
                var source = sources[index2];
                if (source) {
                  assigner(object, source, index2, customizer);
                }
              }
              return object;
            });
          }
          function createBaseEach(eachFunc, fromRight) {
            return function(collection, iteratee2) {
              if (collection == null) {
                return collection;
              }
              if (!isArrayLike(collection)) {
                return eachFunc(collection, iteratee2);
              }
              var length = collection.length, index2 = fromRight ? length : -1, iterable = Object2(collection);
              while (fromRight ? index2-- : ++index2 < length) {
                if (iteratee2(iterable[index2], index2, iterable) === false) {
                  break;
                }
              }
              return collection;
            };
          }
          function createBaseFor(fromRight) {
            return function(object, iteratee2, keysFunc) {
              var index2 = -1, iterable = Object2(object), props = keysFunc(object), length = props.length;
              while (length--) {
                var key2 = props[fromRight ? length : ++index2];
                if (iteratee2(iterable[key2], key2, iterable) === false) {
                  break;
                }
              }
              return object;
            };
          }
          function createBind(func, bitmask, thisArg) {
            var isBind = bitmask & WRAP_BIND_FLAG, Ctor = createCtor(func);
            function wrapper() {
              var fn = this && this !== root && this instanceof wrapper ? Ctor : func;
              return fn.apply(isBind ? thisArg : this, arguments);
            }
            return wrapper;
          }
          function createCaseFirst(methodName) {
            return function(string) {
              string = toString(string);
              var strSymbols = hasUnicode(string) ? stringToArray(string) : undefined$1;
              var chr = strSymbols ? strSymbols[0] : string.charAt(0);
              var trailing = strSymbols ? castSlice(strSymbols, 1).join("") : string.slice(1);
              return chr[methodName]() + trailing;
            };
          }
          function createCompounder(callback) {
            return function(string) {
              return arrayReduce(words(deburr(string).replace(reApos, "")), callback, "");
            };
          }
          function createCtor(Ctor) {
            return function() {
              var args = arguments;
              switch (args.length) {
                case 0:
                  return new Ctor();
                case 1:
                  return new Ctor(args[0]);
                case 2:
                  return new Ctor(args[0], args[1]);
                case 3:
                  return new Ctor(args[0], args[1], args[2]);
                case 4:
                  return new Ctor(args[0], args[1], args[2], args[3]);
                case 5:
                  return new Ctor(args[0], args[1], args[2], args[3], args[4]);
                case 6:
                  return new Ctor(args[0], args[1], args[2], args[3], args[4], args[5]);
                case 7:
                  return new Ctor(args[0], args[1], args[2], args[3], args[4], args[5], args[6]);
              }
              var thisBinding = baseCreate(Ctor.prototype), result2 = Ctor.apply(thisBinding, args);
              return isObject(result2) ? result2 : thisBinding;
            };
          }
          function createCurry(func, bitmask, arity) {
            var Ctor = createCtor(func);
            function wrapper() {
              var length = arguments.length, args = Array2(length), index2 = length, placeholder = getHolder(wrapper);
              while (index2--) {
                args[index2] = arguments[index2];
              }
              var holders = length < 3 && args[0] !== placeholder && args[length - 1] !== placeholder ? [] : replaceHolders(args, placeholder);
              length -= holders.length;
              if (length < arity) {
                return createRecurry(
                  func,
                  bitmask,
                  createHybrid,
                  wrapper.placeholder,
                  undefined$1,
                  args,
                  holders,
                  undefined$1,
                  undefined$1,
                  arity - length
                );
              }
              var fn = this && this !== root && this instanceof wrapper ? Ctor : func;
              return apply(fn, this, args);
            }
            return wrapper;
          }
          function createFind(findIndexFunc) {
            return function(collection, predicate, fromIndex) {
              var iterable = Object2(collection);
              if (!isArrayLike(collection)) {
                var iteratee2 = getIteratee(predicate, 3);
                collection = keys(collection);
                predicate = function(key2) {
                  return iteratee2(iterable[key2], key2, iterable);
                };
              }
              var index2 = findIndexFunc(collection, predicate, fromIndex);
              return index2 > -1 ? iterable[iteratee2 ? collection[index2] : index2] : undefined$1;
            };
          }
          function createFlow(fromRight) {
            return flatRest(function(funcs) {
              var length = funcs.length, index2 = length, prereq = LodashWrapper.prototype.thru;
              if (fromRight) {
                funcs.reverse();
              }
              while (index2--) {
                var func = funcs[index2];
                if (typeof func != "function") {
                  throw new TypeError2(FUNC_ERROR_TEXT);
                }
                if (prereq && !wrapper && getFuncName(func) == "wrapper") {
                  var wrapper = new LodashWrapper([], true);
                }
              }
              index2 = wrapper ? index2 : length;
              while (++index2 < length) {
                func = funcs[index2];
                var funcName = getFuncName(func), data = funcName == "wrapper" ? getData(func) : undefined$1;
                if (data && isLaziable(data[0]) && data[1] == (WRAP_ARY_FLAG | WRAP_CURRY_FLAG | WRAP_PARTIAL_FLAG | WRAP_REARG_FLAG) && !data[4].length && data[9] == 1) {
                  wrapper = wrapper[getFuncName(data[0])].apply(wrapper, data[3]);
                } else {
                  wrapper = func.length == 1 && isLaziable(func) ? wrapper[funcName]() : wrapper.thru(func);
                }
              }
              return function() {
                var args = arguments, value = args[0];
                if (wrapper && args.length == 1 && isArray(value)) {
                  return wrapper.plant(value).value();
                }
                var index3 = 0, result2 = length ? funcs[index3].apply(this, args) : value;
                while (++index3 < length) {
                  result2 = funcs[index3].call(this, result2);
                }
                return result2;
              };
            });
          }
          function createHybrid(func, bitmask, thisArg, partials2, holders, partialsRight, holdersRight, argPos, ary2, arity) {
            var isAry = bitmask & WRAP_ARY_FLAG, isBind = bitmask & WRAP_BIND_FLAG, isBindKey = bitmask & WRAP_BIND_KEY_FLAG, isCurried = bitmask & (WRAP_CURRY_FLAG | WRAP_CURRY_RIGHT_FLAG), isFlip = bitmask & WRAP_FLIP_FLAG, Ctor = isBindKey ? undefined$1 : createCtor(func);
            function wrapper() {
              var length = arguments.length, args = Array2(length), index2 = length;
              while (index2--) {
                args[index2] = arguments[index2];
              }
              if (isCurried) {
                var placeholder = getHolder(wrapper), holdersCount = countHolders(args, placeholder);
              }
              if (partials2) {
                args = composeArgs(args, partials2, holders, isCurried);
              }
              if (partialsRight) {
                args = composeArgsRight(args, partialsRight, holdersRight, isCurried);
              }
              length -= holdersCount;
              if (isCurried && length < arity) {
                var newHolders = replaceHolders(args, placeholder);
                return createRecurry(
                  func,
                  bitmask,
                  createHybrid,
                  wrapper.placeholder,
                  thisArg,
                  args,
                  newHolders,
                  argPos,
                  ary2,
                  arity - length
                );
              }
              var thisBinding = isBind ? thisArg : this, fn = isBindKey ? thisBinding[func] : func;
              length = args.length;
              if (argPos) {
                args = reorder(args, argPos);
              } else if (isFlip && length > 1) {
                args.reverse();
              }
              if (isAry && ary2 < length) {
                args.length = ary2;
              }
              if (this && this !== root && this instanceof wrapper) {
                fn = Ctor || createCtor(fn);
              }
              return fn.apply(thisBinding, args);
            }
            return wrapper;
          }
          function createInverter(setter, toIteratee) {
            return function(object, iteratee2) {
              return baseInverter(object, setter, toIteratee(iteratee2), {});
            };
          }
          function createMathOperation(operator, defaultValue) {
            return function(value, other) {
              var result2;
              if (value === undefined$1 && other === undefined$1) {
                return defaultValue;
              }
              if (value !== undefined$1) {
                result2 = value;
              }
              if (other !== undefined$1) {
                if (result2 === undefined$1) {
                  return other;
                }
                if (typeof value == "string" || typeof other == "string") {
                  value = baseToString(value);
                  other = baseToString(other);
                } else {
                  value = baseToNumber(value);
                  other = baseToNumber(other);
                }
                result2 = operator(value, other);
              }
              return result2;
            };
          }
          function createOver(arrayFunc) {
            return flatRest(function(iteratees) {
              iteratees = arrayMap(iteratees, baseUnary(getIteratee()));
              return baseRest(function(args) {
                var thisArg = this;
                return arrayFunc(iteratees, function(iteratee2) {
                  return apply(iteratee2, thisArg, args);
                });
              });
            });
          }
          function createPadding(length, chars) {
            chars = chars === undefined$1 ? " " : baseToString(chars);
            var charsLength = chars.length;
            if (charsLength < 2) {
              return charsLength ? baseRepeat(chars, length) : chars;
            }
            var result2 = baseRepeat(chars, nativeCeil(length / stringSize(chars)));
            return hasUnicode(chars) ? castSlice(stringToArray(result2), 0, length).join("") : result2.slice(0, length);
          }
          function createPartial(func, bitmask, thisArg, partials2) {
            var isBind = bitmask & WRAP_BIND_FLAG, Ctor = createCtor(func);
            function wrapper() {
              var argsIndex = -1, argsLength = arguments.length, leftIndex = -1, leftLength = partials2.length, args = Array2(leftLength + argsLength), fn = this && this !== root && this instanceof wrapper ? Ctor : func;
              while (++leftIndex < leftLength) {
                args[leftIndex] = partials2[leftIndex];
              }
              while (argsLength--) {
                args[leftIndex++] = arguments[++argsIndex];
              }
              return apply(fn, isBind ? thisArg : this, args);
            }
            return wrapper;
          }
          function createRange(fromRight) {
            return function(start2, end, step) {
              if (step && typeof step != "number" && isIterateeCall(start2, end, step)) {
                end = step = undefined$1;
              }
              start2 = toFinite(start2);
              if (end === undefined$1) {
                end = start2;
                start2 = 0;
              } else {
                end = toFinite(end);
              }
              step = step === undefined$1 ? start2 < end ? 1 : -1 : toFinite(step);
              return baseRange(start2, end, step, fromRight);
            };
          }
          function createRelationalOperation(operator) {
            return function(value, other) {
              if (!(typeof value == "string" && typeof other == "string")) {
                value = toNumber(value);
                other = toNumber(other);
              }
              return operator(value, other);
            };
          }
          function createRecurry(func, bitmask, wrapFunc, placeholder, thisArg, partials2, holders, argPos, ary2, arity) {
            var isCurry = bitmask & WRAP_CURRY_FLAG, newHolders = isCurry ? holders : undefined$1, newHoldersRight = isCurry ? undefined$1 : holders, newPartials = isCurry ? partials2 : undefined$1, newPartialsRight = isCurry ? undefined$1 : partials2;
            bitmask |= isCurry ? WRAP_PARTIAL_FLAG : WRAP_PARTIAL_RIGHT_FLAG;
            bitmask &= ~(isCurry ? WRAP_PARTIAL_RIGHT_FLAG : WRAP_PARTIAL_FLAG);
            if (!(bitmask & WRAP_CURRY_BOUND_FLAG)) {
              bitmask &= -4;
            }
            var newData = [
              func,
              bitmask,
              thisArg,
              newPartials,
              newHolders,
              newPartialsRight,
              newHoldersRight,
              argPos,
              ary2,
              arity
            ];
            var result2 = wrapFunc.apply(undefined$1, newData);
            if (isLaziable(func)) {
              setData(result2, newData);
            }
            result2.placeholder = placeholder;
            return setWrapToString(result2, func, bitmask);
          }
          function createRound(methodName) {
            var func = Math2[methodName];
            return function(number, precision) {
              number = toNumber(number);
              precision = precision == null ? 0 : nativeMin(toInteger(precision), 292);
              if (precision && nativeIsFinite(number)) {
                var pair = (toString(number) + "e").split("e"), value = func(pair[0] + "e" + (+pair[1] + precision));
                pair = (toString(value) + "e").split("e");
                return +(pair[0] + "e" + (+pair[1] - precision));
              }
              return func(number);
            };
          }
          var createSet = !(Set2 && 1 / setToArray(new Set2([, -0]))[1] == INFINITY) ? noop : function(values2) {
            return new Set2(values2);
          };
          function createToPairs(keysFunc) {
            return function(object) {
              var tag = getTag(object);
              if (tag == mapTag) {
                return mapToArray(object);
              }
              if (tag == setTag) {
                return setToPairs(object);
              }
              return baseToPairs(object, keysFunc(object));
            };
          }
          function createWrap(func, bitmask, thisArg, partials2, holders, argPos, ary2, arity) {
            var isBindKey = bitmask & WRAP_BIND_KEY_FLAG;
            if (!isBindKey && typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            var length = partials2 ? partials2.length : 0;
            if (!length) {
              bitmask &= -97;
              partials2 = holders = undefined$1;
            }
            ary2 = ary2 === undefined$1 ? ary2 : nativeMax(toInteger(ary2), 0);
            arity = arity === undefined$1 ? arity : toInteger(arity);
            length -= holders ? holders.length : 0;
            if (bitmask & WRAP_PARTIAL_RIGHT_FLAG) {
              var partialsRight = partials2, holdersRight = holders;
              partials2 = holders = undefined$1;
            }
            var data = isBindKey ? undefined$1 : getData(func);
            var newData = [
              func,
              bitmask,
              thisArg,
              partials2,
              holders,
              partialsRight,
              holdersRight,
              argPos,
              ary2,
              arity
            ];
            if (data) {
              mergeData(newData, data);
            }
            func = newData[0];
            bitmask = newData[1];
            thisArg = newData[2];
            partials2 = newData[3];
            holders = newData[4];
            arity = newData[9] = newData[9] === undefined$1 ? isBindKey ? 0 : func.length : nativeMax(newData[9] - length, 0);
            if (!arity && bitmask & (WRAP_CURRY_FLAG | WRAP_CURRY_RIGHT_FLAG)) {
              bitmask &= -25;
            }
            if (!bitmask || bitmask == WRAP_BIND_FLAG) {
              var result2 = createBind(func, bitmask, thisArg);
            } else if (bitmask == WRAP_CURRY_FLAG || bitmask == WRAP_CURRY_RIGHT_FLAG) {
              result2 = createCurry(func, bitmask, arity);
            } else if ((bitmask == WRAP_PARTIAL_FLAG || bitmask == (WRAP_BIND_FLAG | WRAP_PARTIAL_FLAG)) && !holders.length) {
              result2 = createPartial(func, bitmask, thisArg, partials2);
            } else {
              result2 = createHybrid.apply(undefined$1, newData);
            }
            var setter = data ? baseSetData : setData;
            return setWrapToString(setter(result2, newData), func, bitmask);
          }
          function customDefaultsAssignIn(objValue, srcValue, key2, object) {
            if (objValue === undefined$1 || eq(objValue, objectProto[key2]) && !hasOwnProperty.call(object, key2)) {
              return srcValue;
            }
            return objValue;
          }
          function customDefaultsMerge(objValue, srcValue, key2, object, source, stack) {
            if (isObject(objValue) && isObject(srcValue)) {
              stack.set(srcValue, objValue);
              baseMerge(objValue, srcValue, undefined$1, customDefaultsMerge, stack);
              stack["delete"](srcValue);
            }
            return objValue;
          }
          function customOmitClone(value) {
            return isPlainObject(value) ? undefined$1 : value;
          }
          function equalArrays(array, other, bitmask, customizer, equalFunc, stack) {
            var isPartial = bitmask & COMPARE_PARTIAL_FLAG, arrLength = array.length, othLength = other.length;
            if (arrLength != othLength && !(isPartial && othLength > arrLength)) {
              return false;
            }
            var arrStacked = stack.get(array);
            var othStacked = stack.get(other);
            if (arrStacked && othStacked) {
              return arrStacked == other && othStacked == array;
            }
            var index2 = -1, result2 = true, seen = bitmask & COMPARE_UNORDERED_FLAG ? new SetCache() : undefined$1;
            stack.set(array, other);
            stack.set(other, array);
            while (++index2 < arrLength) {
              var arrValue = array[index2], othValue = other[index2];
              if (customizer) {
                var compared = isPartial ? customizer(othValue, arrValue, index2, other, array, stack) : customizer(arrValue, othValue, index2, array, other, stack);
              }
              if (compared !== undefined$1) {
                if (compared) {
                  continue;
                }
                result2 = false;
                break;
              }
              if (seen) {
                if (!arraySome(other, function(othValue2, othIndex) {
                  if (!cacheHas(seen, othIndex) && (arrValue === othValue2 || equalFunc(arrValue, othValue2, bitmask, customizer, stack))) {
                    return seen.push(othIndex);
                  }
                })) {
                  result2 = false;
                  break;
                }
              } else if (!(arrValue === othValue || equalFunc(arrValue, othValue, bitmask, customizer, stack))) {
                result2 = false;
                break;
              }
            }
            stack["delete"](array);
            stack["delete"](other);
            return result2;
          }
          function equalByTag(object, other, tag, bitmask, customizer, equalFunc, stack) {
            switch (tag) {
              case dataViewTag:
                if (object.byteLength != other.byteLength || object.byteOffset != other.byteOffset) {
                  return false;
                }
                object = object.buffer;
                other = other.buffer;
              case arrayBufferTag:
                if (object.byteLength != other.byteLength || !equalFunc(new Uint8Array2(object), new Uint8Array2(other))) {
                  return false;
                }
                return true;
              case boolTag:
              case dateTag:
              case numberTag:
                return eq(+object, +other);
              case errorTag:
                return object.name == other.name && object.message == other.message;
              case regexpTag:
              case stringTag:
                return object == other + "";
              case mapTag:
                var convert = mapToArray;
              case setTag:
                var isPartial = bitmask & COMPARE_PARTIAL_FLAG;
                convert || (convert = setToArray);
                if (object.size != other.size && !isPartial) {
                  return false;
                }
                var stacked = stack.get(object);
                if (stacked) {
                  return stacked == other;
                }
                bitmask |= COMPARE_UNORDERED_FLAG;
                stack.set(object, other);
                var result2 = equalArrays(convert(object), convert(other), bitmask, customizer, equalFunc, stack);
                stack["delete"](object);
                return result2;
              case symbolTag:
                if (symbolValueOf) {
                  return symbolValueOf.call(object) == symbolValueOf.call(other);
                }
            }
            return false;
          }
          function equalObjects(object, other, bitmask, customizer, equalFunc, stack) {
            var isPartial = bitmask & COMPARE_PARTIAL_FLAG, objProps = getAllKeys(object), objLength = objProps.length, othProps = getAllKeys(other), othLength = othProps.length;
            if (objLength != othLength && !isPartial) {
              return false;
            }
            var index2 = objLength;
            while (index2--) {
              var key2 = objProps[index2];
              if (!(isPartial ? key2 in other : hasOwnProperty.call(other, key2))) {
                return false;
              }
            }
            var objStacked = stack.get(object);
            var othStacked = stack.get(other);
            if (objStacked && othStacked) {
              return objStacked == other && othStacked == object;
            }
            var result2 = true;
            stack.set(object, other);
            stack.set(other, object);
            var skipCtor = isPartial;
            while (++index2 < objLength) {
              key2 = objProps[index2];
              var objValue = object[key2], othValue = other[key2];
              if (customizer) {
                var compared = isPartial ? customizer(othValue, objValue, key2, other, object, stack) : customizer(objValue, othValue, key2, object, other, stack);
              }
              if (!(compared === undefined$1 ? objValue === othValue || equalFunc(objValue, othValue, bitmask, customizer, stack) : compared)) {
                result2 = false;
                break;
              }
              skipCtor || (skipCtor = key2 == "constructor");
            }
            if (result2 && !skipCtor) {
              var objCtor = object.constructor, othCtor = other.constructor;
              if (objCtor != othCtor && ("constructor" in object && "constructor" in other) && !(typeof objCtor == "function" && objCtor instanceof objCtor && typeof othCtor == "function" && othCtor instanceof othCtor)) {
                result2 = false;
              }
            }
            stack["delete"](object);
            stack["delete"](other);
            return result2;
          }
          function flatRest(func) {
            return setToString(overRest(func, undefined$1, flatten), func + "");
          }
          function getAllKeys(object) {
            return baseGetAllKeys(object, keys, getSymbols);
          }
          function getAllKeysIn(object) {
            return baseGetAllKeys(object, keysIn, getSymbolsIn);
          }
          var getData = !metaMap ? noop : function(func) {
            return metaMap.get(func);
          };
          function getFuncName(func) {
            var result2 = func.name + "", array = realNames[result2], length = hasOwnProperty.call(realNames, result2) ? array.length : 0;
            while (length--) {
              var data = array[length], otherFunc = data.func;
              if (otherFunc == null || otherFunc == func) {
                return data.name;
              }
            }
            return result2;
          }
          function getHolder(func) {
            var object = hasOwnProperty.call(lodash2, "placeholder") ? lodash2 : func;
            return object.placeholder;
          }
          function getIteratee() {
            var result2 = lodash2.iteratee || iteratee;
            result2 = result2 === iteratee ? baseIteratee : result2;
            return arguments.length ? result2(arguments[0], arguments[1]) : result2;
          }
          function getMapData(map2, key2) {
            var data = map2.__data__;
            return isKeyable(key2) ? data[typeof key2 == "string" ? "string" : "hash"] : data.map;
          }
          function getMatchData(object) {
            var result2 = keys(object), length = result2.length;
            while (length--) {
              var key2 = result2[length], value = object[key2];
              result2[length] = [key2, value, isStrictComparable(value)];
            }
            return result2;
          }
          function getNative(object, key2) {
            var value = getValue(object, key2);
            return baseIsNative(value) ? value : undefined$1;
          }
          function getRawTag(value) {
            var isOwn = hasOwnProperty.call(value, symToStringTag), tag = value[symToStringTag];
            try {
              value[symToStringTag] = undefined$1;
              var unmasked = true;
            } catch (e) {
            }
            var result2 = nativeObjectToString.call(value);
            if (unmasked) {
              if (isOwn) {
                value[symToStringTag] = tag;
              } else {
                delete value[symToStringTag];
              }
            }
            return result2;
          }
          var getSymbols = !nativeGetSymbols ? stubArray : function(object) {
            if (object == null) {
              return [];
            }
            object = Object2(object);
            return arrayFilter(nativeGetSymbols(object), function(symbol) {
              return propertyIsEnumerable.call(object, symbol);
            });
          };
          var getSymbolsIn = !nativeGetSymbols ? stubArray : function(object) {
            var result2 = [];
            while (object) {
              arrayPush(result2, getSymbols(object));
              object = getPrototype(object);
            }
            return result2;
          };
          var getTag = baseGetTag;
          if (DataView && getTag(new DataView(new ArrayBuffer(1))) != dataViewTag || Map2 && getTag(new Map2()) != mapTag || Promise2 && getTag(Promise2.resolve()) != promiseTag || Set2 && getTag(new Set2()) != setTag || WeakMap2 && getTag(new WeakMap2()) != weakMapTag) {
            getTag = function(value) {
              var result2 = baseGetTag(value), Ctor = result2 == objectTag ? value.constructor : undefined$1, ctorString = Ctor ? toSource(Ctor) : "";
              if (ctorString) {
                switch (ctorString) {
                  case dataViewCtorString:
                    return dataViewTag;
                  case mapCtorString:
                    return mapTag;
                  case promiseCtorString:
                    return promiseTag;
                  case setCtorString:
                    return setTag;
                  case weakMapCtorString:
                    return weakMapTag;
                }
              }
              return result2;
            };
          }
          function getView(start2, end, transforms) {
            var index2 = -1, length = transforms.length;
            while (++index2 < length) {
              var data = transforms[index2], size2 = data.size;
              switch (data.type) {
                case "drop":
                  start2 += size2;
                  break;
                case "dropRight":
                  end -= size2;
                  break;
                case "take":
                  end = nativeMin(end, start2 + size2);
                  break;
                case "takeRight":
                  start2 = nativeMax(start2, end - size2);
                  break;
              }
            }
            return { "start": start2, "end": end };
          }
          function getWrapDetails(source) {
            var match = source.match(reWrapDetails);
            return match ? match[1].split(reSplitDetails) : [];
          }
          function hasPath(object, path4, hasFunc) {
            path4 = castPath(path4, object);
            var index2 = -1, length = path4.length, result2 = false;
            while (++index2 < length) {
              var key2 = toKey(path4[index2]);
              if (!(result2 = object != null && hasFunc(object, key2))) {
                break;
              }
              object = object[key2];
            }
            if (result2 || ++index2 != length) {
              return result2;
            }
            length = object == null ? 0 : object.length;
            return !!length && isLength(length) && isIndex(key2, length) && (isArray(object) || isArguments(object));
          }
          function initCloneArray(array) {
            var length = array.length, result2 = new array.constructor(length);
            if (length && typeof array[0] == "string" && hasOwnProperty.call(array, "index")) {
              result2.index = array.index;
              result2.input = array.input;
            }
            return result2;
          }
          function initCloneObject(object) {
            return typeof object.constructor == "function" && !isPrototype(object) ? baseCreate(getPrototype(object)) : {};
          }
          function initCloneByTag(object, tag, isDeep) {
            var Ctor = object.constructor;
            switch (tag) {
              case arrayBufferTag:
                return cloneArrayBuffer(object);
              case boolTag:
              case dateTag:
                return new Ctor(+object);
              case dataViewTag:
                return cloneDataView(object, isDeep);
              case float32Tag:
              case float64Tag:
              case int8Tag:
              case int16Tag:
              case int32Tag:
              case uint8Tag:
              case uint8ClampedTag:
              case uint16Tag:
              case uint32Tag:
                return cloneTypedArray(object, isDeep);
              case mapTag:
                return new Ctor();
              case numberTag:
              case stringTag:
                return new Ctor(object);
              case regexpTag:
                return cloneRegExp(object);
              case setTag:
                return new Ctor();
              case symbolTag:
                return cloneSymbol(object);
            }
          }
          function insertWrapDetails(source, details2) {
            var length = details2.length;
            if (!length) {
              return source;
            }
            var lastIndex = length - 1;
            details2[lastIndex] = (length > 1 ? "& " : "") + details2[lastIndex];
            details2 = details2.join(length > 2 ? ", " : " ");
            return source.replace(reWrapComment, "{\n/* [wrapped with " + details2 + "] */\n");
          }
          function isFlattenable(value) {
            return isArray(value) || isArguments(value) || !!(spreadableSymbol && value && value[spreadableSymbol]);
          }
          function isIndex(value, length) {
            var type = typeof value;
            length = length == null ? MAX_SAFE_INTEGER : length;
            return !!length && (type == "number" || type != "symbol" && reIsUint.test(value)) && (value > -1 && value % 1 == 0 && value < length);
          }
          function isIterateeCall(value, index2, object) {
            if (!isObject(object)) {
              return false;
            }
            var type = typeof index2;
            if (type == "number" ? isArrayLike(object) && isIndex(index2, object.length) : type == "string" && index2 in object) {
              return eq(object[index2], value);
            }
            return false;
          }
          function isKey(value, object) {
            if (isArray(value)) {
              return false;
            }
            var type = typeof value;
            if (type == "number" || type == "symbol" || type == "boolean" || value == null || isSymbol(value)) {
              return true;
            }
            return reIsPlainProp.test(value) || !reIsDeepProp.test(value) || object != null && value in Object2(object);
          }
          function isKeyable(value) {
            var type = typeof value;
            return type == "string" || type == "number" || type == "symbol" || type == "boolean" ? value !== "__proto__" : value === null;
          }
          function isLaziable(func) {
            var funcName = getFuncName(func), other = lodash2[funcName];
            if (typeof other != "function" || !(funcName in LazyWrapper.prototype)) {
              return false;
            }
            if (func === other) {
              return true;
            }
            var data = getData(other);
            return !!data && func === data[0];
          }
          function isMasked(func) {
            return !!maskSrcKey && maskSrcKey in func;
          }
          var isMaskable = coreJsData ? isFunction : stubFalse;
          function isPrototype(value) {
            var Ctor = value && value.constructor, proto = typeof Ctor == "function" && Ctor.prototype || objectProto;
            return value === proto;
          }
          function isStrictComparable(value) {
            return value === value && !isObject(value);
          }
          function matchesStrictComparable(key2, srcValue) {
            return function(object) {
              if (object == null) {
                return false;
              }
              return object[key2] === srcValue && (srcValue !== undefined$1 || key2 in Object2(object));
            };
          }
          function memoizeCapped(func) {
            var result2 = memoize(func, function(key2) {
              if (cache.size === MAX_MEMOIZE_SIZE) {
                cache.clear();
              }
              return key2;
            });
            var cache = result2.cache;
            return result2;
          }
          function mergeData(data, source) {
            var bitmask = data[1], srcBitmask = source[1], newBitmask = bitmask | srcBitmask, isCommon = newBitmask < (WRAP_BIND_FLAG | WRAP_BIND_KEY_FLAG | WRAP_ARY_FLAG);
            var isCombo = srcBitmask == WRAP_ARY_FLAG && bitmask == WRAP_CURRY_FLAG || srcBitmask == WRAP_ARY_FLAG && bitmask == WRAP_REARG_FLAG && data[7].length <= source[8] || srcBitmask == (WRAP_ARY_FLAG | WRAP_REARG_FLAG) && source[7].length <= source[8] && bitmask == WRAP_CURRY_FLAG;
            if (!(isCommon || isCombo)) {
              return data;
            }
            if (srcBitmask & WRAP_BIND_FLAG) {
              data[2] = source[2];
              newBitmask |= bitmask & WRAP_BIND_FLAG ? 0 : WRAP_CURRY_BOUND_FLAG;
            }
            var value = source[3];
            if (value) {
              var partials2 = data[3];
              data[3] = partials2 ? composeArgs(partials2, value, source[4]) : value;
              data[4] = partials2 ? replaceHolders(data[3], PLACEHOLDER) : source[4];
            }
            value = source[5];
            if (value) {
              partials2 = data[5];
              data[5] = partials2 ? composeArgsRight(partials2, value, source[6]) : value;
              data[6] = partials2 ? replaceHolders(data[5], PLACEHOLDER) : source[6];
            }
            value = source[7];
            if (value) {
              data[7] = value;
            }
            if (srcBitmask & WRAP_ARY_FLAG) {
              data[8] = data[8] == null ? source[8] : nativeMin(data[8], source[8]);
            }
            if (data[9] == null) {
              data[9] = source[9];
            }
            data[0] = source[0];
            data[1] = newBitmask;
            return data;
          }
          function nativeKeysIn(object) {
            var result2 = [];
            if (object != null) {
              for (var key2 in Object2(object)) {
                result2.push(key2);
              }
            }
            return result2;
          }
          function objectToString2(value) {
            return nativeObjectToString.call(value);
          }
          function overRest(func, start2, transform2) {
            start2 = nativeMax(start2 === undefined$1 ? func.length - 1 : start2, 0);
            return function() {
              var args = arguments, index2 = -1, length = nativeMax(args.length - start2, 0), array = Array2(length);
              while (++index2 < length) {
                array[index2] = args[start2 + index2];
              }
              index2 = -1;
              var otherArgs = Array2(start2 + 1);
              while (++index2 < start2) {
                otherArgs[index2] = args[index2];
              }
              otherArgs[start2] = transform2(array);
              return apply(func, this, otherArgs);
            };
          }
          function parent(object, path4) {
            return path4.length < 2 ? object : baseGet(object, baseSlice(path4, 0, -1));
          }
          function reorder(array, indexes) {
            var arrLength = array.length, length = nativeMin(indexes.length, arrLength), oldArray = copyArray(array);
            while (length--) {
              var index2 = indexes[length];
              array[length] = isIndex(index2, arrLength) ? oldArray[index2] : undefined$1;
            }
            return array;
          }
          function safeGet(object, key2) {
            if (key2 === "constructor" && typeof object[key2] === "function") {
              return;
            }
            if (key2 == "__proto__") {
              return;
            }
            return object[key2];
          }
          var setData = shortOut(baseSetData);
          var setTimeout2 = ctxSetTimeout || function(func, wait) {
            return root.setTimeout(func, wait);
          };
          var setToString = shortOut(baseSetToString);
          function setWrapToString(wrapper, reference, bitmask) {
            var source = reference + "";
            return setToString(wrapper, insertWrapDetails(source, updateWrapDetails(getWrapDetails(source), bitmask)));
          }
          function shortOut(func) {
            var count = 0, lastCalled = 0;
            return function() {
              var stamp = nativeNow(), remaining = HOT_SPAN - (stamp - lastCalled);
              lastCalled = stamp;
              if (remaining > 0) {
                if (++count >= HOT_COUNT) {
                  return arguments[0];
                }
              } else {
                count = 0;
              }
              return func.apply(undefined$1, arguments);
            };
          }
          function shuffleSelf(array, size2) {
            var index2 = -1, length = array.length, lastIndex = length - 1;
            size2 = size2 === undefined$1 ? length : size2;
            while (++index2 < size2) {
              var rand = baseRandom(index2, lastIndex), value = array[rand];
              array[rand] = array[index2];
              array[index2] = value;
            }
            array.length = size2;
            return array;
          }
          var stringToPath = memoizeCapped(function(string) {
            var result2 = [];
            if (string.charCodeAt(0) === 46) {
              result2.push("");
            }
            string.replace(rePropName, function(match, number, quote3, subString) {
              result2.push(quote3 ? subString.replace(reEscapeChar, "$1") : number || match);
            });
            return result2;
          });
          function toKey(value) {
            if (typeof value == "string" || isSymbol(value)) {
              return value;
            }
            var result2 = value + "";
            return result2 == "0" && 1 / value == -INFINITY ? "-0" : result2;
          }
          function toSource(func) {
            if (func != null) {
              try {
                return funcToString.call(func);
              } catch (e) {
              }
              try {
                return func + "";
              } catch (e) {
              }
            }
            return "";
          }
          function updateWrapDetails(details2, bitmask) {
            arrayEach(wrapFlags, function(pair) {
              var value = "_." + pair[0];
              if (bitmask & pair[1] && !arrayIncludes(details2, value)) {
                details2.push(value);
              }
            });
            return details2.sort();
          }
          function wrapperClone(wrapper) {
            if (wrapper instanceof LazyWrapper) {
              return wrapper.clone();
            }
            var result2 = new LodashWrapper(wrapper.__wrapped__, wrapper.__chain__);
            result2.__actions__ = copyArray(wrapper.__actions__);
            result2.__index__ = wrapper.__index__;
            result2.__values__ = wrapper.__values__;
            return result2;
          }
          function chunk(array, size2, guard) {
            if (guard ? isIterateeCall(array, size2, guard) : size2 === undefined$1) {
              size2 = 1;
            } else {
              size2 = nativeMax(toInteger(size2), 0);
            }
            var length = array == null ? 0 : array.length;
            if (!length || size2 < 1) {
              return [];
            }
            var index2 = 0, resIndex = 0, result2 = Array2(nativeCeil(length / size2));
            while (index2 < length) {
              result2[resIndex++] = baseSlice(array, index2, index2 += size2);
            }
            return result2;
          }
          function compact(array) {
            var index2 = -1, length = array == null ? 0 : array.length, resIndex = 0, result2 = [];
            while (++index2 < length) {
              var value = array[index2];
              if (value) {
                result2[resIndex++] = value;
              }
            }
            return result2;
          }
          function concat() {
            var length = arguments.length;
            if (!length) {
              return [];
            }
            var args = Array2(length - 1), array = arguments[0], index2 = length;
            while (index2--) {
              args[index2 - 1] = arguments[index2];
            }
            return arrayPush(isArray(array) ? copyArray(array) : [array], baseFlatten(args, 1));
          }
          var difference2 = baseRest(function(array, values2) {
            return isArrayLikeObject(array) ? baseDifference(array, baseFlatten(values2, 1, isArrayLikeObject, true)) : [];
          });
          var differenceBy = baseRest(function(array, values2) {
            var iteratee2 = last(values2);
            if (isArrayLikeObject(iteratee2)) {
              iteratee2 = undefined$1;
            }
            return isArrayLikeObject(array) ? baseDifference(array, baseFlatten(values2, 1, isArrayLikeObject, true), getIteratee(iteratee2, 2)) : [];
          });
          var differenceWith = baseRest(function(array, values2) {
            var comparator = last(values2);
            if (isArrayLikeObject(comparator)) {
              comparator = undefined$1;
            }
            return isArrayLikeObject(array) ? baseDifference(array, baseFlatten(values2, 1, isArrayLikeObject, true), undefined$1, comparator) : [];
          });
          function drop(array, n, guard) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return [];
            }
            n = guard || n === undefined$1 ? 1 : toInteger(n);
            return baseSlice(array, n < 0 ? 0 : n, length);
          }
          function dropRight(array, n, guard) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return [];
            }
            n = guard || n === undefined$1 ? 1 : toInteger(n);
            n = length - n;
            return baseSlice(array, 0, n < 0 ? 0 : n);
          }
          function dropRightWhile(array, predicate) {
            return array && array.length ? baseWhile(array, getIteratee(predicate, 3), true, true) : [];
          }
          function dropWhile(array, predicate) {
            return array && array.length ? baseWhile(array, getIteratee(predicate, 3), true) : [];
          }
          function fill(array, value, start2, end) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return [];
            }
            if (start2 && typeof start2 != "number" && isIterateeCall(array, value, start2)) {
              start2 = 0;
              end = length;
            }
            return baseFill(array, value, start2, end);
          }
          function findIndex(array, predicate, fromIndex) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return -1;
            }
            var index2 = fromIndex == null ? 0 : toInteger(fromIndex);
            if (index2 < 0) {
              index2 = nativeMax(length + index2, 0);
            }
            return baseFindIndex(array, getIteratee(predicate, 3), index2);
          }
          function findLastIndex(array, predicate, fromIndex) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return -1;
            }
            var index2 = length - 1;
            if (fromIndex !== undefined$1) {
              index2 = toInteger(fromIndex);
              index2 = fromIndex < 0 ? nativeMax(length + index2, 0) : nativeMin(index2, length - 1);
            }
            return baseFindIndex(array, getIteratee(predicate, 3), index2, true);
          }
          function flatten(array) {
            var length = array == null ? 0 : array.length;
            return length ? baseFlatten(array, 1) : [];
          }
          function flattenDeep(array) {
            var length = array == null ? 0 : array.length;
            return length ? baseFlatten(array, INFINITY) : [];
          }
          function flattenDepth(array, depth) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return [];
            }
            depth = depth === undefined$1 ? 1 : toInteger(depth);
            return baseFlatten(array, depth);
          }
          function fromPairs(pairs) {
            var index2 = -1, length = pairs == null ? 0 : pairs.length, result2 = {};
            while (++index2 < length) {
              var pair = pairs[index2];
              baseAssignValue(result2, pair[0], pair[1]);
            }
            return result2;
          }
          function head(array) {
            return array && array.length ? array[0] : undefined$1;
          }
          function indexOf(array, value, fromIndex) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return -1;
            }
            var index2 = fromIndex == null ? 0 : toInteger(fromIndex);
            if (index2 < 0) {
              index2 = nativeMax(length + index2, 0);
            }
            return baseIndexOf(array, value, index2);
          }
          function initial(array) {
            var length = array == null ? 0 : array.length;
            return length ? baseSlice(array, 0, -1) : [];
          }
          var intersection = baseRest(function(arrays) {
            var mapped = arrayMap(arrays, castArrayLikeObject);
            return mapped.length && mapped[0] === arrays[0] ? baseIntersection(mapped) : [];
          });
          var intersectionBy = baseRest(function(arrays) {
            var iteratee2 = last(arrays), mapped = arrayMap(arrays, castArrayLikeObject);
            if (iteratee2 === last(mapped)) {
              iteratee2 = undefined$1;
            } else {
              mapped.pop();
            }
            return mapped.length && mapped[0] === arrays[0] ? baseIntersection(mapped, getIteratee(iteratee2, 2)) : [];
          });
          var intersectionWith = baseRest(function(arrays) {
            var comparator = last(arrays), mapped = arrayMap(arrays, castArrayLikeObject);
            comparator = typeof comparator == "function" ? comparator : undefined$1;
            if (comparator) {
              mapped.pop();
            }
            return mapped.length && mapped[0] === arrays[0] ? baseIntersection(mapped, undefined$1, comparator) : [];
          });
          function join34(array, separator3) {
            return array == null ? "" : nativeJoin.call(array, separator3);
          }
          function last(array) {
            var length = array == null ? 0 : array.length;
            return length ? array[length - 1] : undefined$1;
          }
          function lastIndexOf(array, value, fromIndex) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return -1;
            }
            var index2 = length;
            if (fromIndex !== undefined$1) {
              index2 = toInteger(fromIndex);
              index2 = index2 < 0 ? nativeMax(length + index2, 0) : nativeMin(index2, length - 1);
            }
            return value === value ? strictLastIndexOf(array, value, index2) : baseFindIndex(array, baseIsNaN, index2, true);
          }
          function nth(array, n) {
            return array && array.length ? baseNth(array, toInteger(n)) : undefined$1;
          }
          var pull = baseRest(pullAll);
          function pullAll(array, values2) {
            return array && array.length && values2 && values2.length ? basePullAll(array, values2) : array;
          }
          function pullAllBy(array, values2, iteratee2) {
            return array && array.length && values2 && values2.length ? basePullAll(array, values2, getIteratee(iteratee2, 2)) : array;
          }
          function pullAllWith(array, values2, comparator) {
            return array && array.length && values2 && values2.length ? basePullAll(array, values2, undefined$1, comparator) : array;
          }
          var pullAt = flatRest(function(array, indexes) {
            var length = array == null ? 0 : array.length, result2 = baseAt(array, indexes);
            basePullAt(array, arrayMap(indexes, function(index2) {
              return isIndex(index2, length) ? +index2 : index2;
            }).sort(compareAscending));
            return result2;
          });
          function remove2(array, predicate) {
            var result2 = [];
            if (!(array && array.length)) {
              return result2;
            }
            var index2 = -1, indexes = [], length = array.length;
            predicate = getIteratee(predicate, 3);
            while (++index2 < length) {
              var value = array[index2];
              if (predicate(value, index2, array)) {
                result2.push(value);
                indexes.push(index2);
              }
            }
            basePullAt(array, indexes);
            return result2;
          }
          function reverse(array) {
            return array == null ? array : nativeReverse.call(array);
          }
          function slice(array, start2, end) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return [];
            }
            if (end && typeof end != "number" && isIterateeCall(array, start2, end)) {
              start2 = 0;
              end = length;
            } else {
              start2 = start2 == null ? 0 : toInteger(start2);
              end = end === undefined$1 ? length : toInteger(end);
            }
            return baseSlice(array, start2, end);
          }
          function sortedIndex(array, value) {
            return baseSortedIndex(array, value);
          }
          function sortedIndexBy(array, value, iteratee2) {
            return baseSortedIndexBy(array, value, getIteratee(iteratee2, 2));
          }
          function sortedIndexOf(array, value) {
            var length = array == null ? 0 : array.length;
            if (length) {
              var index2 = baseSortedIndex(array, value);
              if (index2 < length && eq(array[index2], value)) {
                return index2;
              }
            }
            return -1;
          }
          function sortedLastIndex(array, value) {
            return baseSortedIndex(array, value, true);
          }
          function sortedLastIndexBy(array, value, iteratee2) {
            return baseSortedIndexBy(array, value, getIteratee(iteratee2, 2), true);
          }
          function sortedLastIndexOf(array, value) {
            var length = array == null ? 0 : array.length;
            if (length) {
              var index2 = baseSortedIndex(array, value, true) - 1;
              if (eq(array[index2], value)) {
                return index2;
              }
            }
            return -1;
          }
          function sortedUniq(array) {
            return array && array.length ? baseSortedUniq(array) : [];
          }
          function sortedUniqBy(array, iteratee2) {
            return array && array.length ? baseSortedUniq(array, getIteratee(iteratee2, 2)) : [];
          }
          function tail(array) {
            var length = array == null ? 0 : array.length;
            return length ? baseSlice(array, 1, length) : [];
          }
          function take(array, n, guard) {
            if (!(array && array.length)) {
              return [];
            }
            n = guard || n === undefined$1 ? 1 : toInteger(n);
            return baseSlice(array, 0, n < 0 ? 0 : n);
          }
          function takeRight(array, n, guard) {
            var length = array == null ? 0 : array.length;
            if (!length) {
              return [];
            }
            n = guard || n === undefined$1 ? 1 : toInteger(n);
            n = length - n;
            return baseSlice(array, n < 0 ? 0 : n, length);
          }
          function takeRightWhile(array, predicate) {
            return array && array.length ? baseWhile(array, getIteratee(predicate, 3), false, true) : [];
          }
          function takeWhile(array, predicate) {
            return array && array.length ? baseWhile(array, getIteratee(predicate, 3)) : [];
          }
          var union = baseRest(function(arrays) {
            return baseUniq(baseFlatten(arrays, 1, isArrayLikeObject, true));
          });
          var unionBy = baseRest(function(arrays) {
            var iteratee2 = last(arrays);
            if (isArrayLikeObject(iteratee2)) {
              iteratee2 = undefined$1;
            }
            return baseUniq(baseFlatten(arrays, 1, isArrayLikeObject, true), getIteratee(iteratee2, 2));
          });
          var unionWith = baseRest(function(arrays) {
            var comparator = last(arrays);
            comparator = typeof comparator == "function" ? comparator : undefined$1;
            return baseUniq(baseFlatten(arrays, 1, isArrayLikeObject, true), undefined$1, comparator);
          });
          function uniq(array) {
            return array && array.length ? baseUniq(array) : [];
          }
          function uniqBy(array, iteratee2) {
            return array && array.length ? baseUniq(array, getIteratee(iteratee2, 2)) : [];
          }
          function uniqWith(array, comparator) {
            comparator = typeof comparator == "function" ? comparator : undefined$1;
            return array && array.length ? baseUniq(array, undefined$1, comparator) : [];
          }
          function unzip(array) {
            if (!(array && array.length)) {
              return [];
            }
            var length = 0;
            array = arrayFilter(array, function(group) {
              if (isArrayLikeObject(group)) {
                length = nativeMax(group.length, length);
                return true;
              }
            });
            return baseTimes(length, function(index2) {
              return arrayMap(array, baseProperty(index2));
            });
          }
          function unzipWith(array, iteratee2) {
            if (!(array && array.length)) {
              return [];
            }
            var result2 = unzip(array);
            if (iteratee2 == null) {
              return result2;
            }
            return arrayMap(result2, function(group) {
              return apply(iteratee2, undefined$1, group);
            });
          }
          var without = baseRest(function(array, values2) {
            return isArrayLikeObject(array) ? baseDifference(array, values2) : [];
          });
          var xor = baseRest(function(arrays) {
            return baseXor(arrayFilter(arrays, isArrayLikeObject));
          });
          var xorBy = baseRest(function(arrays) {
            var iteratee2 = last(arrays);
            if (isArrayLikeObject(iteratee2)) {
              iteratee2 = undefined$1;
            }
            return baseXor(arrayFilter(arrays, isArrayLikeObject), getIteratee(iteratee2, 2));
          });
          var xorWith = baseRest(function(arrays) {
            var comparator = last(arrays);
            comparator = typeof comparator == "function" ? comparator : undefined$1;
            return baseXor(arrayFilter(arrays, isArrayLikeObject), undefined$1, comparator);
          });
          var zip = baseRest(unzip);
          function zipObject(props, values2) {
            return baseZipObject(props || [], values2 || [], assignValue);
          }
          function zipObjectDeep(props, values2) {
            return baseZipObject(props || [], values2 || [], baseSet);
          }
          var zipWith = baseRest(function(arrays) {
            var length = arrays.length, iteratee2 = length > 1 ? arrays[length - 1] : undefined$1;
            iteratee2 = typeof iteratee2 == "function" ? (arrays.pop(), iteratee2) : undefined$1;
            return unzipWith(arrays, iteratee2);
          });
          function chain(value) {
            var result2 = lodash2(value);
            result2.__chain__ = true;
            return result2;
          }
          function tap(value, interceptor) {
            interceptor(value);
            return value;
          }
          function thru(value, interceptor) {
            return interceptor(value);
          }
          var wrapperAt = flatRest(function(paths) {
            var length = paths.length, start2 = length ? paths[0] : 0, value = this.__wrapped__, interceptor = function(object) {
              return baseAt(object, paths);
            };
            if (length > 1 || this.__actions__.length || !(value instanceof LazyWrapper) || !isIndex(start2)) {
              return this.thru(interceptor);
            }
            value = value.slice(start2, +start2 + (length ? 1 : 0));
            value.__actions__.push({
              "func": thru,
              "args": [interceptor],
              "thisArg": undefined$1
            });
            return new LodashWrapper(value, this.__chain__).thru(function(array) {
              if (length && !array.length) {
                array.push(undefined$1);
              }
              return array;
            });
          });
          function wrapperChain() {
            return chain(this);
          }
          function wrapperCommit() {
            return new LodashWrapper(this.value(), this.__chain__);
          }
          function wrapperNext() {
            if (this.__values__ === undefined$1) {
              this.__values__ = toArray(this.value());
            }
            var done = this.__index__ >= this.__values__.length, value = done ? undefined$1 : this.__values__[this.__index__++];
            return { "done": done, "value": value };
          }
          function wrapperToIterator() {
            return this;
          }
          function wrapperPlant(value) {
            var result2, parent2 = this;
            while (parent2 instanceof baseLodash) {
              var clone2 = wrapperClone(parent2);
              clone2.__index__ = 0;
              clone2.__values__ = undefined$1;
              if (result2) {
                previous.__wrapped__ = clone2;
              } else {
                result2 = clone2;
              }
              var previous = clone2;
              parent2 = parent2.__wrapped__;
            }
            previous.__wrapped__ = value;
            return result2;
          }
          function wrapperReverse() {
            var value = this.__wrapped__;
            if (value instanceof LazyWrapper) {
              var wrapped = value;
              if (this.__actions__.length) {
                wrapped = new LazyWrapper(this);
              }
              wrapped = wrapped.reverse();
              wrapped.__actions__.push({
                "func": thru,
                "args": [reverse],
                "thisArg": undefined$1
              });
              return new LodashWrapper(wrapped, this.__chain__);
            }
            return this.thru(reverse);
          }
          function wrapperValue() {
            return baseWrapperValue(this.__wrapped__, this.__actions__);
          }
          var countBy = createAggregator(function(result2, value, key2) {
            if (hasOwnProperty.call(result2, key2)) {
              ++result2[key2];
            } else {
              baseAssignValue(result2, key2, 1);
            }
          });
          function every(collection, predicate, guard) {
            var func = isArray(collection) ? arrayEvery : baseEvery;
            if (guard && isIterateeCall(collection, predicate, guard)) {
              predicate = undefined$1;
            }
            return func(collection, getIteratee(predicate, 3));
          }
          function filter2(collection, predicate) {
            var func = isArray(collection) ? arrayFilter : baseFilter;
            return func(collection, getIteratee(predicate, 3));
          }
          var find = createFind(findIndex);
          var findLast = createFind(findLastIndex);
          function flatMap(collection, iteratee2) {
            return baseFlatten(map(collection, iteratee2), 1);
          }
          function flatMapDeep(collection, iteratee2) {
            return baseFlatten(map(collection, iteratee2), INFINITY);
          }
          function flatMapDepth(collection, iteratee2, depth) {
            depth = depth === undefined$1 ? 1 : toInteger(depth);
            return baseFlatten(map(collection, iteratee2), depth);
          }
          function forEach(collection, iteratee2) {
            var func = isArray(collection) ? arrayEach : baseEach;
            return func(collection, getIteratee(iteratee2, 3));
          }
          function forEachRight(collection, iteratee2) {
            var func = isArray(collection) ? arrayEachRight : baseEachRight;
            return func(collection, getIteratee(iteratee2, 3));
          }
          var groupBy = createAggregator(function(result2, value, key2) {
            if (hasOwnProperty.call(result2, key2)) {
              result2[key2].push(value);
            } else {
              baseAssignValue(result2, key2, [value]);
            }
          });
          function includes(collection, value, fromIndex, guard) {
            collection = isArrayLike(collection) ? collection : values(collection);
            fromIndex = fromIndex && !guard ? toInteger(fromIndex) : 0;
            var length = collection.length;
            if (fromIndex < 0) {
              fromIndex = nativeMax(length + fromIndex, 0);
            }
            return isString(collection) ? fromIndex <= length && collection.indexOf(value, fromIndex) > -1 : !!length && baseIndexOf(collection, value, fromIndex) > -1;
          }
          var invokeMap = baseRest(function(collection, path4, args) {
            var index2 = -1, isFunc = typeof path4 == "function", result2 = isArrayLike(collection) ? Array2(collection.length) : [];
            baseEach(collection, function(value) {
              result2[++index2] = isFunc ? apply(path4, value, args) : baseInvoke(value, path4, args);
            });
            return result2;
          });
          var keyBy = createAggregator(function(result2, value, key2) {
            baseAssignValue(result2, key2, value);
          });
          function map(collection, iteratee2) {
            var func = isArray(collection) ? arrayMap : baseMap;
            return func(collection, getIteratee(iteratee2, 3));
          }
          function orderBy(collection, iteratees, orders, guard) {
            if (collection == null) {
              return [];
            }
            if (!isArray(iteratees)) {
              iteratees = iteratees == null ? [] : [iteratees];
            }
            orders = guard ? undefined$1 : orders;
            if (!isArray(orders)) {
              orders = orders == null ? [] : [orders];
            }
            return baseOrderBy(collection, iteratees, orders);
          }
          var partition = createAggregator(function(result2, value, key2) {
            result2[key2 ? 0 : 1].push(value);
          }, function() {
            return [[], []];
          });
          function reduce(collection, iteratee2, accumulator) {
            var func = isArray(collection) ? arrayReduce : baseReduce, initAccum = arguments.length < 3;
            return func(collection, getIteratee(iteratee2, 4), accumulator, initAccum, baseEach);
          }
          function reduceRight(collection, iteratee2, accumulator) {
            var func = isArray(collection) ? arrayReduceRight : baseReduce, initAccum = arguments.length < 3;
            return func(collection, getIteratee(iteratee2, 4), accumulator, initAccum, baseEachRight);
          }
          function reject(collection, predicate) {
            var func = isArray(collection) ? arrayFilter : baseFilter;
            return func(collection, negate(getIteratee(predicate, 3)));
          }
          function sample(collection) {
            var func = isArray(collection) ? arraySample : baseSample;
            return func(collection);
          }
          function sampleSize(collection, n, guard) {
            if (guard ? isIterateeCall(collection, n, guard) : n === undefined$1) {
              n = 1;
            } else {
              n = toInteger(n);
            }
            var func = isArray(collection) ? arraySampleSize : baseSampleSize;
            return func(collection, n);
          }
          function shuffle(collection) {
            var func = isArray(collection) ? arrayShuffle : baseShuffle;
            return func(collection);
          }
          function size(collection) {
            if (collection == null) {
              return 0;
            }
            if (isArrayLike(collection)) {
              return isString(collection) ? stringSize(collection) : collection.length;
            }
            var tag = getTag(collection);
            if (tag == mapTag || tag == setTag) {
              return collection.size;
            }
            return baseKeys(collection).length;
          }
          function some(collection, predicate, guard) {
            var func = isArray(collection) ? arraySome : baseSome;
            if (guard && isIterateeCall(collection, predicate, guard)) {
              predicate = undefined$1;
            }
            return func(collection, getIteratee(predicate, 3));
          }
          var sortBy = baseRest(function(collection, iteratees) {
            if (collection == null) {
              return [];
            }
            var length = iteratees.length;
            if (length > 1 && isIterateeCall(collection, iteratees[0], iteratees[1])) {
              iteratees = [];
            } else if (length > 2 && isIterateeCall(iteratees[0], iteratees[1], iteratees[2])) {
              iteratees = [iteratees[0]];
            }
            return baseOrderBy(collection, baseFlatten(iteratees, 1), []);
          });
          var now = ctxNow || function() {
            return root.Date.now();
          };
          function after(n, func) {
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            n = toInteger(n);
            return function() {
              if (--n < 1) {
                return func.apply(this, arguments);
              }
            };
          }
          function ary(func, n, guard) {
            n = guard ? undefined$1 : n;
            n = func && n == null ? func.length : n;
            return createWrap(func, WRAP_ARY_FLAG, undefined$1, undefined$1, undefined$1, undefined$1, n);
          }
          function before(n, func) {
            var result2;
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            n = toInteger(n);
            return function() {
              if (--n > 0) {
                result2 = func.apply(this, arguments);
              }
              if (n <= 1) {
                func = undefined$1;
              }
              return result2;
            };
          }
          var bind = baseRest(function(func, thisArg, partials2) {
            var bitmask = WRAP_BIND_FLAG;
            if (partials2.length) {
              var holders = replaceHolders(partials2, getHolder(bind));
              bitmask |= WRAP_PARTIAL_FLAG;
            }
            return createWrap(func, bitmask, thisArg, partials2, holders);
          });
          var bindKey = baseRest(function(object, key2, partials2) {
            var bitmask = WRAP_BIND_FLAG | WRAP_BIND_KEY_FLAG;
            if (partials2.length) {
              var holders = replaceHolders(partials2, getHolder(bindKey));
              bitmask |= WRAP_PARTIAL_FLAG;
            }
            return createWrap(key2, bitmask, object, partials2, holders);
          });
          function curry(func, arity, guard) {
            arity = guard ? undefined$1 : arity;
            var result2 = createWrap(func, WRAP_CURRY_FLAG, undefined$1, undefined$1, undefined$1, undefined$1, undefined$1, arity);
            result2.placeholder = curry.placeholder;
            return result2;
          }
          function curryRight(func, arity, guard) {
            arity = guard ? undefined$1 : arity;
            var result2 = createWrap(func, WRAP_CURRY_RIGHT_FLAG, undefined$1, undefined$1, undefined$1, undefined$1, undefined$1, arity);
            result2.placeholder = curryRight.placeholder;
            return result2;
          }
          function debounce(func, wait, options) {
            var lastArgs, lastThis, maxWait, result2, timerId, lastCallTime, lastInvokeTime = 0, leading = false, maxing = false, trailing = true;
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            wait = toNumber(wait) || 0;
            if (isObject(options)) {
              leading = !!options.leading;
              maxing = "maxWait" in options;
              maxWait = maxing ? nativeMax(toNumber(options.maxWait) || 0, wait) : maxWait;
              trailing = "trailing" in options ? !!options.trailing : trailing;
            }
            function invokeFunc(time) {
              var args = lastArgs, thisArg = lastThis;
              lastArgs = lastThis = undefined$1;
              lastInvokeTime = time;
              result2 = func.apply(thisArg, args);
              return result2;
            }
            function leadingEdge(time) {
              lastInvokeTime = time;
              timerId = setTimeout2(timerExpired, wait);
              return leading ? invokeFunc(time) : result2;
            }
            function remainingWait(time) {
              var timeSinceLastCall = time - lastCallTime, timeSinceLastInvoke = time - lastInvokeTime, timeWaiting = wait - timeSinceLastCall;
              return maxing ? nativeMin(timeWaiting, maxWait - timeSinceLastInvoke) : timeWaiting;
            }
            function shouldInvoke(time) {
              var timeSinceLastCall = time - lastCallTime, timeSinceLastInvoke = time - lastInvokeTime;
              return lastCallTime === undefined$1 || timeSinceLastCall >= wait || timeSinceLastCall < 0 || maxing && timeSinceLastInvoke >= maxWait;
            }
            function timerExpired() {
              var time = now();
              if (shouldInvoke(time)) {
                return trailingEdge(time);
              }
              timerId = setTimeout2(timerExpired, remainingWait(time));
            }
            function trailingEdge(time) {
              timerId = undefined$1;
              if (trailing && lastArgs) {
                return invokeFunc(time);
              }
              lastArgs = lastThis = undefined$1;
              return result2;
            }
            function cancel() {
              if (timerId !== undefined$1) {
                clearTimeout2(timerId);
              }
              lastInvokeTime = 0;
              lastArgs = lastCallTime = lastThis = timerId = undefined$1;
            }
            function flush() {
              return timerId === undefined$1 ? result2 : trailingEdge(now());
            }
            function debounced() {
              var time = now(), isInvoking = shouldInvoke(time);
              lastArgs = arguments;
              lastThis = this;
              lastCallTime = time;
              if (isInvoking) {
                if (timerId === undefined$1) {
                  return leadingEdge(lastCallTime);
                }
                if (maxing) {
                  clearTimeout2(timerId);
                  timerId = setTimeout2(timerExpired, wait);
                  return invokeFunc(lastCallTime);
                }
              }
              if (timerId === undefined$1) {
                timerId = setTimeout2(timerExpired, wait);
              }
              return result2;
            }
            debounced.cancel = cancel;
            debounced.flush = flush;
            return debounced;
          }
          var defer = baseRest(function(func, args) {
            return baseDelay(func, 1, args);
          });
          var delay = baseRest(function(func, wait, args) {
            return baseDelay(func, toNumber(wait) || 0, args);
          });
          function flip(func) {
            return createWrap(func, WRAP_FLIP_FLAG);
          }
          function memoize(func, resolver) {
            if (typeof func != "function" || resolver != null && typeof resolver != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            var memoized = function() {
              var args = arguments, key2 = resolver ? resolver.apply(this, args) : args[0], cache = memoized.cache;
              if (cache.has(key2)) {
                return cache.get(key2);
              }
              var result2 = func.apply(this, args);
              memoized.cache = cache.set(key2, result2) || cache;
              return result2;
            };
            memoized.cache = new (memoize.Cache || MapCache)();
            return memoized;
          }
          memoize.Cache = MapCache;
          function negate(predicate) {
            if (typeof predicate != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            return function() {
              var args = arguments;
              switch (args.length) {
                case 0:
                  return !predicate.call(this);
                case 1:
                  return !predicate.call(this, args[0]);
                case 2:
                  return !predicate.call(this, args[0], args[1]);
                case 3:
                  return !predicate.call(this, args[0], args[1], args[2]);
              }
              return !predicate.apply(this, args);
            };
          }
          function once(func) {
            return before(2, func);
          }
          var overArgs = castRest(function(func, transforms) {
            transforms = transforms.length == 1 && isArray(transforms[0]) ? arrayMap(transforms[0], baseUnary(getIteratee())) : arrayMap(baseFlatten(transforms, 1), baseUnary(getIteratee()));
            var funcsLength = transforms.length;
            return baseRest(function(args) {
              var index2 = -1, length = nativeMin(args.length, funcsLength);
              while (++index2 < length) {
                args[index2] = transforms[index2].call(this, args[index2]);
              }
              return apply(func, this, args);
            });
          });
          var partial = baseRest(function(func, partials2) {
            var holders = replaceHolders(partials2, getHolder(partial));
            return createWrap(func, WRAP_PARTIAL_FLAG, undefined$1, partials2, holders);
          });
          var partialRight = baseRest(function(func, partials2) {
            var holders = replaceHolders(partials2, getHolder(partialRight));
            return createWrap(func, WRAP_PARTIAL_RIGHT_FLAG, undefined$1, partials2, holders);
          });
          var rearg = flatRest(function(func, indexes) {
            return createWrap(func, WRAP_REARG_FLAG, undefined$1, undefined$1, undefined$1, indexes);
          });
          function rest(func, start2) {
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            start2 = start2 === undefined$1 ? start2 : toInteger(start2);
            return baseRest(func, start2);
          }
          function spread(func, start2) {
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            start2 = start2 == null ? 0 : nativeMax(toInteger(start2), 0);
            return baseRest(function(args) {
              var array = args[start2], otherArgs = castSlice(args, 0, start2);
              if (array) {
                arrayPush(otherArgs, array);
              }
              return apply(func, this, otherArgs);
            });
          }
          function throttle(func, wait, options) {
            var leading = true, trailing = true;
            if (typeof func != "function") {
              throw new TypeError2(FUNC_ERROR_TEXT);
            }
            if (isObject(options)) {
              leading = "leading" in options ? !!options.leading : leading;
              trailing = "trailing" in options ? !!options.trailing : trailing;
            }
            return debounce(func, wait, {
              "leading": leading,
              "maxWait": wait,
              "trailing": trailing
            });
          }
          function unary(func) {
            return ary(func, 1);
          }
          function wrap(value, wrapper) {
            return partial(castFunction(wrapper), value);
          }
          function castArray() {
            if (!arguments.length) {
              return [];
            }
            var value = arguments[0];
            return isArray(value) ? value : [value];
          }
          function clone(value) {
            return baseClone(value, CLONE_SYMBOLS_FLAG);
          }
          function cloneWith(value, customizer) {
            customizer = typeof customizer == "function" ? customizer : undefined$1;
            return baseClone(value, CLONE_SYMBOLS_FLAG, customizer);
          }
          function cloneDeep(value) {
            return baseClone(value, CLONE_DEEP_FLAG | CLONE_SYMBOLS_FLAG);
          }
          function cloneDeepWith(value, customizer) {
            customizer = typeof customizer == "function" ? customizer : undefined$1;
            return baseClone(value, CLONE_DEEP_FLAG | CLONE_SYMBOLS_FLAG, customizer);
          }
          function conformsTo(object, source) {
            return source == null || baseConformsTo(object, source, keys(source));
          }
          function eq(value, other) {
            return value === other || value !== value && other !== other;
          }
          var gt = createRelationalOperation(baseGt);
          var gte = createRelationalOperation(function(value, other) {
            return value >= other;
          });
          var isArguments = baseIsArguments(/* @__PURE__ */ (function() {
            return arguments;
          })()) ? baseIsArguments : function(value) {
            return isObjectLike(value) && hasOwnProperty.call(value, "callee") && !propertyIsEnumerable.call(value, "callee");
          };
          var isArray = Array2.isArray;
          var isArrayBuffer = nodeIsArrayBuffer ? baseUnary(nodeIsArrayBuffer) : baseIsArrayBuffer;
          function isArrayLike(value) {
            return value != null && isLength(value.length) && !isFunction(value);
          }
          function isArrayLikeObject(value) {
            return isObjectLike(value) && isArrayLike(value);
          }
          function isBoolean(value) {
            return value === true || value === false || isObjectLike(value) && baseGetTag(value) == boolTag;
          }
          var isBuffer = nativeIsBuffer || stubFalse;
          var isDate = nodeIsDate ? baseUnary(nodeIsDate) : baseIsDate;
          function isElement(value) {
            return isObjectLike(value) && value.nodeType === 1 && !isPlainObject(value);
          }
          function isEmpty(value) {
            if (value == null) {
              return true;
            }
            if (isArrayLike(value) && (isArray(value) || typeof value == "string" || typeof value.splice == "function" || isBuffer(value) || isTypedArray(value) || isArguments(value))) {
              return !value.length;
            }
            var tag = getTag(value);
            if (tag == mapTag || tag == setTag) {
              return !value.size;
            }
            if (isPrototype(value)) {
              return !baseKeys(value).length;
            }
            for (var key2 in value) {
              if (hasOwnProperty.call(value, key2)) {
                return false;
              }
            }
            return true;
          }
          function isEqual(value, other) {
            return baseIsEqual(value, other);
          }
          function isEqualWith(value, other, customizer) {
            customizer = typeof customizer == "function" ? customizer : undefined$1;
            var result2 = customizer ? customizer(value, other) : undefined$1;
            return result2 === undefined$1 ? baseIsEqual(value, other, undefined$1, customizer) : !!result2;
          }
          function isError2(value) {
            if (!isObjectLike(value)) {
              return false;
            }
            var tag = baseGetTag(value);
            return tag == errorTag || tag == domExcTag || typeof value.message == "string" && typeof value.name == "string" && !isPlainObject(value);
          }
          function isFinite(value) {
            return typeof value == "number" && nativeIsFinite(value);
          }
          function isFunction(value) {
            if (!isObject(value)) {
              return false;
            }
            var tag = baseGetTag(value);
            return tag == funcTag || tag == genTag || tag == asyncTag || tag == proxyTag;
          }
          function isInteger(value) {
            return typeof value == "number" && value == toInteger(value);
          }
          function isLength(value) {
            return typeof value == "number" && value > -1 && value % 1 == 0 && value <= MAX_SAFE_INTEGER;
          }
          function isObject(value) {
            var type = typeof value;
            return value != null && (type == "object" || type == "function");
          }
          function isObjectLike(value) {
            return value != null && typeof value == "object";
          }
          var isMap = nodeIsMap ? baseUnary(nodeIsMap) : baseIsMap;
          function isMatch(object, source) {
            return object === source || baseIsMatch(object, source, getMatchData(source));
          }
          function isMatchWith(object, source, customizer) {
            customizer = typeof customizer == "function" ? customizer : undefined$1;
            return baseIsMatch(object, source, getMatchData(source), customizer);
          }
          function isNaN2(value) {
            return isNumber(value) && value != +value;
          }
          function isNative(value) {
            if (isMaskable(value)) {
              throw new Error2(CORE_ERROR_TEXT);
            }
            return baseIsNative(value);
          }
          function isNull(value) {
            return value === null;
          }
          function isNil(value) {
            return value == null;
          }
          function isNumber(value) {
            return typeof value == "number" || isObjectLike(value) && baseGetTag(value) == numberTag;
          }
          function isPlainObject(value) {
            if (!isObjectLike(value) || baseGetTag(value) != objectTag) {
              return false;
            }
            var proto = getPrototype(value);
            if (proto === null) {
              return true;
            }
            var Ctor = hasOwnProperty.call(proto, "constructor") && proto.constructor;
            return typeof Ctor == "function" && Ctor instanceof Ctor && funcToString.call(Ctor) == objectCtorString;
          }
          var isRegExp = nodeIsRegExp ? baseUnary(nodeIsRegExp) : baseIsRegExp;
          function isSafeInteger(value) {
            return isInteger(value) && value >= -MAX_SAFE_INTEGER && value <= MAX_SAFE_INTEGER;
          }
          var isSet = nodeIsSet ? baseUnary(nodeIsSet) : baseIsSet;
          function isString(value) {
            return typeof value == "string" || !isArray(value) && isObjectLike(value) && baseGetTag(value) == stringTag;
          }
          function isSymbol(value) {
            return typeof value == "symbol" || isObjectLike(value) && baseGetTag(value) == symbolTag;
          }
          var isTypedArray = nodeIsTypedArray ? baseUnary(nodeIsTypedArray) : baseIsTypedArray;
          function isUndefined(value) {
            return value === undefined$1;
          }
          function isWeakMap(value) {
            return isObjectLike(value) && getTag(value) == weakMapTag;
          }
          function isWeakSet(value) {
            return isObjectLike(value) && baseGetTag(value) == weakSetTag;
          }
          var lt = createRelationalOperation(baseLt);
          var lte = createRelationalOperation(function(value, other) {
            return value <= other;
          });
          function toArray(value) {
            if (!value) {
              return [];
            }
            if (isArrayLike(value)) {
              return isString(value) ? stringToArray(value) : copyArray(value);
            }
            if (symIterator && value[symIterator]) {
              return iteratorToArray(value[symIterator]());
            }
            var tag = getTag(value), func = tag == mapTag ? mapToArray : tag == setTag ? setToArray : values;
            return func(value);
          }
          function toFinite(value) {
            if (!value) {
              return value === 0 ? value : 0;
            }
            value = toNumber(value);
            if (value === INFINITY || value === -INFINITY) {
              var sign = value < 0 ? -1 : 1;
              return sign * MAX_INTEGER;
            }
            return value === value ? value : 0;
          }
          function toInteger(value) {
            var result2 = toFinite(value), remainder = result2 % 1;
            return result2 === result2 ? remainder ? result2 - remainder : result2 : 0;
          }
          function toLength(value) {
            return value ? baseClamp(toInteger(value), 0, MAX_ARRAY_LENGTH) : 0;
          }
          function toNumber(value) {
            if (typeof value == "number") {
              return value;
            }
            if (isSymbol(value)) {
              return NAN;
            }
            if (isObject(value)) {
              var other = typeof value.valueOf == "function" ? value.valueOf() : value;
              value = isObject(other) ? other + "" : other;
            }
            if (typeof value != "string") {
              return value === 0 ? value : +value;
            }
            value = baseTrim(value);
            var isBinary = reIsBinary.test(value);
            return isBinary || reIsOctal.test(value) ? freeParseInt(value.slice(2), isBinary ? 2 : 8) : reIsBadHex.test(value) ? NAN : +value;
          }
          function toPlainObject(value) {
            return copyObject(value, keysIn(value));
          }
          function toSafeInteger(value) {
            return value ? baseClamp(toInteger(value), -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER) : value === 0 ? value : 0;
          }
          function toString(value) {
            return value == null ? "" : baseToString(value);
          }
          var assign = createAssigner(function(object, source) {
            if (isPrototype(source) || isArrayLike(source)) {
              copyObject(source, keys(source), object);
              return;
            }
            for (var key2 in source) {
              if (hasOwnProperty.call(source, key2)) {
                assignValue(object, key2, source[key2]);
              }
            }
          });
          var assignIn = createAssigner(function(object, source) {
            copyObject(source, keysIn(source), object);
          });
          var assignInWith = createAssigner(function(object, source, srcIndex, customizer) {
            copyObject(source, keysIn(source), object, customizer);
          });
          var assignWith = createAssigner(function(object, source, srcIndex, customizer) {
            copyObject(source, keys(source), object, customizer);
          });
          var at = flatRest(baseAt);
          function create(prototype, properties2) {
            var result2 = baseCreate(prototype);
            return properties2 == null ? result2 : baseAssign(result2, properties2);
          }
          var defaults2 = baseRest(function(object, sources) {
            object = Object2(object);
            var index2 = -1;
            var length = sources.length;
            var guard = length > 2 ? sources[2] : undefined$1;
            if (guard && isIterateeCall(sources[0], sources[1], guard)) {
              length = 1;
            }
            while (++index2 < length) {
              var source = sources[index2];
              var props = keysIn(source);
              var propsIndex = -1;
              var propsLength = props.length;
              while (++propsIndex < propsLength) {
                var key2 = props[propsIndex];
                var value = object[key2];
                if (value === undefined$1 || eq(value, objectProto[key2]) && !hasOwnProperty.call(object, key2)) {
                  object[key2] = source[key2];
                }
              }
            }
            return object;
          });
          var defaultsDeep = baseRest(function(args) {
            args.push(undefined$1, customDefaultsMerge);
            return apply(mergeWith, undefined$1, args);
          });
          function findKey(object, predicate) {
            return baseFindKey(object, getIteratee(predicate, 3), baseForOwn);
          }
          function findLastKey(object, predicate) {
            return baseFindKey(object, getIteratee(predicate, 3), baseForOwnRight);
          }
          function forIn(object, iteratee2) {
            return object == null ? object : baseFor(object, getIteratee(iteratee2, 3), keysIn);
          }
          function forInRight(object, iteratee2) {
            return object == null ? object : baseForRight(object, getIteratee(iteratee2, 3), keysIn);
          }
          function forOwn(object, iteratee2) {
            return object && baseForOwn(object, getIteratee(iteratee2, 3));
          }
          function forOwnRight(object, iteratee2) {
            return object && baseForOwnRight(object, getIteratee(iteratee2, 3));
          }
          function functions(object) {
            return object == null ? [] : baseFunctions(object, keys(object));
          }
          function functionsIn(object) {
            return object == null ? [] : baseFunctions(object, keysIn(object));
          }
          function get(object, path4, defaultValue) {
            var result2 = object == null ? undefined$1 : baseGet(object, path4);
            return result2 === undefined$1 ? defaultValue : result2;
          }
          function has(object, path4) {
            return object != null && hasPath(object, path4, baseHas);
          }
          function hasIn(object, path4) {
            return object != null && hasPath(object, path4, baseHasIn);
          }
          var invert = createInverter(function(result2, value, key2) {
            if (value != null && typeof value.toString != "function") {
              value = nativeObjectToString.call(value);
            }
            result2[value] = key2;
          }, constant(identity));
          var invertBy = createInverter(function(result2, value, key2) {
            if (value != null && typeof value.toString != "function") {
              value = nativeObjectToString.call(value);
            }
            if (hasOwnProperty.call(result2, value)) {
              result2[value].push(key2);
            } else {
              result2[value] = [key2];
            }
          }, getIteratee);
          var invoke = baseRest(baseInvoke);
          function keys(object) {
            return isArrayLike(object) ? arrayLikeKeys(object) : baseKeys(object);
          }
          function keysIn(object) {
            return isArrayLike(object) ? arrayLikeKeys(object, true) : baseKeysIn(object);
          }
          function mapKeys(object, iteratee2) {
            var result2 = {};
            iteratee2 = getIteratee(iteratee2, 3);
            baseForOwn(object, function(value, key2, object2) {
              baseAssignValue(result2, iteratee2(value, key2, object2), value);
            });
            return result2;
          }
          function mapValues(object, iteratee2) {
            var result2 = {};
            iteratee2 = getIteratee(iteratee2, 3);
            baseForOwn(object, function(value, key2, object2) {
              baseAssignValue(result2, key2, iteratee2(value, key2, object2));
            });
            return result2;
          }
          var merge = createAssigner(function(object, source, srcIndex) {
            baseMerge(object, source, srcIndex);
          });
          var mergeWith = createAssigner(function(object, source, srcIndex, customizer) {
            baseMerge(object, source, srcIndex, customizer);
          });
          var omit = flatRest(function(object, paths) {
            var result2 = {};
            if (object == null) {
              return result2;
            }
            var isDeep = false;
            paths = arrayMap(paths, function(path4) {
              path4 = castPath(path4, object);
              isDeep || (isDeep = path4.length > 1);
              return path4;
            });
            copyObject(object, getAllKeysIn(object), result2);
            if (isDeep) {
              result2 = baseClone(result2, CLONE_DEEP_FLAG | CLONE_FLAT_FLAG | CLONE_SYMBOLS_FLAG, customOmitClone);
            }
            var length = paths.length;
            while (length--) {
              baseUnset(result2, paths[length]);
            }
            return result2;
          });
          function omitBy(object, predicate) {
            return pickBy(object, negate(getIteratee(predicate)));
          }
          var pick = flatRest(function(object, paths) {
            return object == null ? {} : basePick(object, paths);
          });
          function pickBy(object, predicate) {
            if (object == null) {
              return {};
            }
            var props = arrayMap(getAllKeysIn(object), function(prop) {
              return [prop];
            });
            predicate = getIteratee(predicate);
            return basePickBy(object, props, function(value, path4) {
              return predicate(value, path4[0]);
            });
          }
          function result(object, path4, defaultValue) {
            path4 = castPath(path4, object);
            var index2 = -1, length = path4.length;
            if (!length) {
              length = 1;
              object = undefined$1;
            }
            while (++index2 < length) {
              var value = object == null ? undefined$1 : object[toKey(path4[index2])];
              if (value === undefined$1) {
                index2 = length;
                value = defaultValue;
              }
              object = isFunction(value) ? value.call(object) : value;
            }
            return object;
          }
          function set(object, path4, value) {
            return object == null ? object : baseSet(object, path4, value);
          }
          function setWith(object, path4, value, customizer) {
            customizer = typeof customizer == "function" ? customizer : undefined$1;
            return object == null ? object : baseSet(object, path4, value, customizer);
          }
          var toPairs = createToPairs(keys);
          var toPairsIn = createToPairs(keysIn);
          function transform(object, iteratee2, accumulator) {
            var isArr = isArray(object), isArrLike = isArr || isBuffer(object) || isTypedArray(object);
            iteratee2 = getIteratee(iteratee2, 4);
            if (accumulator == null) {
              var Ctor = object && object.constructor;
              if (isArrLike) {
                accumulator = isArr ? new Ctor() : [];
              } else if (isObject(object)) {
                accumulator = isFunction(Ctor) ? baseCreate(getPrototype(object)) : {};
              } else {
                accumulator = {};
              }
            }
            (isArrLike ? arrayEach : baseForOwn)(object, function(value, index2, object2) {
              return iteratee2(accumulator, value, index2, object2);
            });
            return accumulator;
          }
          function unset(object, path4) {
            return object == null ? true : baseUnset(object, path4);
          }
          function update(object, path4, updater) {
            return object == null ? object : baseUpdate(object, path4, castFunction(updater));
          }
          function updateWith(object, path4, updater, customizer) {
            customizer = typeof customizer == "function" ? customizer : undefined$1;
            return object == null ? object : baseUpdate(object, path4, castFunction(updater), customizer);
          }
          function values(object) {
            return object == null ? [] : baseValues(object, keys(object));
          }
          function valuesIn(object) {
            return object == null ? [] : baseValues(object, keysIn(object));
          }
          function clamp(number, lower, upper) {
            if (upper === undefined$1) {
              upper = lower;
              lower = undefined$1;
            }
            if (upper !== undefined$1) {
              upper = toNumber(upper);
              upper = upper === upper ? upper : 0;
            }
            if (lower !== undefined$1) {
              lower = toNumber(lower);
              lower = lower === lower ? lower : 0;
            }
            return baseClamp(toNumber(number), lower, upper);
          }
          function inRange(number, start2, end) {
            start2 = toFinite(start2);
            if (end === undefined$1) {
              end = start2;
              start2 = 0;
            } else {
              end = toFinite(end);
            }
            number = toNumber(number);
            return baseInRange(number, start2, end);
          }
          function random(lower, upper, floating) {
            if (floating && typeof floating != "boolean" && isIterateeCall(lower, upper, floating)) {
              upper = floating = undefined$1;
            }
            if (floating === undefined$1) {
              if (typeof upper == "boolean") {
                floating = upper;
                upper = undefined$1;
              } else if (typeof lower == "boolean") {
                floating = lower;
                lower = undefined$1;
              }
            }
            if (lower === undefined$1 && upper === undefined$1) {
              lower = 0;
              upper = 1;
            } else {
              lower = toFinite(lower);
              if (upper === undefined$1) {
                upper = lower;
                lower = 0;
              } else {
                upper = toFinite(upper);
              }
            }
            if (lower > upper) {
              var temp = lower;
              lower = upper;
              upper = temp;
            }
            if (floating || lower % 1 || upper % 1) {
              var rand = nativeRandom();
              return nativeMin(lower + rand * (upper - lower + freeParseFloat("1e-" + ((rand + "").length - 1))), upper);
            }
            return baseRandom(lower, upper);
          }
          var camelCase = createCompounder(function(result2, word2, index2) {
            word2 = word2.toLowerCase();
            return result2 + (index2 ? capitalize(word2) : word2);
          });
          function capitalize(string) {
            return upperFirst(toString(string).toLowerCase());
          }
          function deburr(string) {
            string = toString(string);
            return string && string.replace(reLatin, deburrLetter).replace(reComboMark, "");
          }
          function endsWith(string, target, position) {
            string = toString(string);
            target = baseToString(target);
            var length = string.length;
            position = position === undefined$1 ? length : baseClamp(toInteger(position), 0, length);
            var end = position;
            position -= target.length;
            return position >= 0 && string.slice(position, end) == target;
          }
          function escape(string) {
            string = toString(string);
            return string && reHasUnescapedHtml.test(string) ? string.replace(reUnescapedHtml, escapeHtmlChar) : string;
          }
          function escapeRegExp(string) {
            string = toString(string);
            return string && reHasRegExpChar.test(string) ? string.replace(reRegExpChar, "\\$&") : string;
          }
          var kebabCase = createCompounder(function(result2, word2, index2) {
            return result2 + (index2 ? "-" : "") + word2.toLowerCase();
          });
          var lowerCase = createCompounder(function(result2, word2, index2) {
            return result2 + (index2 ? " " : "") + word2.toLowerCase();
          });
          var lowerFirst = createCaseFirst("toLowerCase");
          function pad(string, length, chars) {
            string = toString(string);
            length = toInteger(length);
            var strLength = length ? stringSize(string) : 0;
            if (!length || strLength >= length) {
              return string;
            }
            var mid = (length - strLength) / 2;
            return createPadding(nativeFloor(mid), chars) + string + createPadding(nativeCeil(mid), chars);
          }
          function padEnd(string, length, chars) {
            string = toString(string);
            length = toInteger(length);
            var strLength = length ? stringSize(string) : 0;
            return length && strLength < length ? string + createPadding(length - strLength, chars) : string;
          }
          function padStart(string, length, chars) {
            string = toString(string);
            length = toInteger(length);
            var strLength = length ? stringSize(string) : 0;
            return length && strLength < length ? createPadding(length - strLength, chars) + string : string;
          }
          function parseInt2(string, radix, guard) {
            if (guard || radix == null) {
              radix = 0;
            } else if (radix) {
              radix = +radix;
            }
            return nativeParseInt(toString(string).replace(reTrimStart, ""), radix || 0);
          }
          function repeat(string, n, guard) {
            if (guard ? isIterateeCall(string, n, guard) : n === undefined$1) {
              n = 1;
            } else {
              n = toInteger(n);
            }
            return baseRepeat(toString(string), n);
          }
          function replace() {
            var args = arguments, string = toString(args[0]);
            return args.length < 3 ? string : string.replace(args[1], args[2]);
          }
          var snakeCase = createCompounder(function(result2, word2, index2) {
            return result2 + (index2 ? "_" : "") + word2.toLowerCase();
          });
          function split(string, separator3, limit) {
            if (limit && typeof limit != "number" && isIterateeCall(string, separator3, limit)) {
              separator3 = limit = undefined$1;
            }
            limit = limit === undefined$1 ? MAX_ARRAY_LENGTH : limit >>> 0;
            if (!limit) {
              return [];
            }
            string = toString(string);
            if (string && (typeof separator3 == "string" || separator3 != null && !isRegExp(separator3))) {
              separator3 = baseToString(separator3);
              if (!separator3 && hasUnicode(string)) {
                return castSlice(stringToArray(string), 0, limit);
              }
            }
            return string.split(separator3, limit);
          }
          var startCase = createCompounder(function(result2, word2, index2) {
            return result2 + (index2 ? " " : "") + upperFirst(word2);
          });
          function startsWith2(string, target, position) {
            string = toString(string);
            position = position == null ? 0 : baseClamp(toInteger(position), 0, string.length);
            target = baseToString(target);
            return string.slice(position, position + target.length) == target;
          }
          function template(string, options, guard) {
            var settings = lodash2.templateSettings;
            if (guard && isIterateeCall(string, options, guard)) {
              options = undefined$1;
            }
            string = toString(string);
            options = assignWith({}, options, settings, customDefaultsAssignIn);
            var imports = assignWith({}, options.imports, settings.imports, customDefaultsAssignIn), importsKeys = keys(imports), importsValues = baseValues(imports, importsKeys);
            arrayEach(importsKeys, function(key2) {
              if (reForbiddenIdentifierChars.test(key2)) {
                throw new Error2(INVALID_TEMPL_IMPORTS_ERROR_TEXT);
              }
            });
            var isEscaping, isEvaluating, index2 = 0, interpolate = options.interpolate || reNoMatch, source = "__p += '";
            var reDelimiters = RegExp2(
              (options.escape || reNoMatch).source + "|" + interpolate.source + "|" + (interpolate === reInterpolate ? reEsTemplate : reNoMatch).source + "|" + (options.evaluate || reNoMatch).source + "|$",
              "g"
            );
            var sourceURL = "//# sourceURL=" + (hasOwnProperty.call(options, "sourceURL") ? (options.sourceURL + "").replace(/\s/g, " ") : "lodash.templateSources[" + ++templateCounter + "]") + "\n";
            string.replace(reDelimiters, function(match, escapeValue, interpolateValue, esTemplateValue, evaluateValue, offset) {
              interpolateValue || (interpolateValue = esTemplateValue);
              source += string.slice(index2, offset).replace(reUnescapedString, escapeStringChar);
              if (escapeValue) {
                isEscaping = true;
                source += "' +\n__e(" + escapeValue + ") +\n'";
              }
              if (evaluateValue) {
                isEvaluating = true;
                source += "';\n" + evaluateValue + ";\n__p += '";
              }
              if (interpolateValue) {
                source += "' +\n((__t = (" + interpolateValue + ")) == null ? '' : __t) +\n'";
              }
              index2 = offset + match.length;
              return match;
            });
            source += "';\n";
            var variable = hasOwnProperty.call(options, "variable") && options.variable;
            if (!variable) {
              source = "with (obj) {\n" + source + "\n}\n";
            } else if (reForbiddenIdentifierChars.test(variable)) {
              throw new Error2(INVALID_TEMPL_VAR_ERROR_TEXT);
            }
            source = (isEvaluating ? source.replace(reEmptyStringLeading, "") : source).replace(reEmptyStringMiddle, "$1").replace(reEmptyStringTrailing, "$1;");
            source = "function(" + (variable || "obj") + ") {\n" + (variable ? "" : "obj || (obj = {});\n") + "var __t, __p = ''" + (isEscaping ? ", __e = _.escape" : "") + (isEvaluating ? ", __j = Array.prototype.join;\nfunction print() { __p += __j.call(arguments, '') }\n" : ";\n") + source + "return __p\n}";
            var result2 = attempt2(function() {
              return Function2(importsKeys, sourceURL + "return " + source).apply(undefined$1, importsValues);
            });
            result2.source = source;
            if (isError2(result2)) {
              throw result2;
            }
            return result2;
          }
          function toLower(value) {
            return toString(value).toLowerCase();
          }
          function toUpper(value) {
            return toString(value).toUpperCase();
          }
          function trim(string, chars, guard) {
            string = toString(string);
            if (string && (guard || chars === undefined$1)) {
              return baseTrim(string);
            }
            if (!string || !(chars = baseToString(chars))) {
              return string;
            }
            var strSymbols = stringToArray(string), chrSymbols = stringToArray(chars), start2 = charsStartIndex(strSymbols, chrSymbols), end = charsEndIndex(strSymbols, chrSymbols) + 1;
            return castSlice(strSymbols, start2, end).join("");
          }
          function trimEnd(string, chars, guard) {
            string = toString(string);
            if (string && (guard || chars === undefined$1)) {
              return string.slice(0, trimmedEndIndex(string) + 1);
            }
            if (!string || !(chars = baseToString(chars))) {
              return string;
            }
            var strSymbols = stringToArray(string), end = charsEndIndex(strSymbols, stringToArray(chars)) + 1;
            return castSlice(strSymbols, 0, end).join("");
          }
          function trimStart(string, chars, guard) {
            string = toString(string);
            if (string && (guard || chars === undefined$1)) {
              return string.replace(reTrimStart, "");
            }
            if (!string || !(chars = baseToString(chars))) {
              return string;
            }
            var strSymbols = stringToArray(string), start2 = charsStartIndex(strSymbols, stringToArray(chars));
            return castSlice(strSymbols, start2).join("");
          }
          function truncate(string, options) {
            var length = DEFAULT_TRUNC_LENGTH, omission = DEFAULT_TRUNC_OMISSION;
            if (isObject(options)) {
              var separator3 = "separator" in options ? options.separator : separator3;
              length = "length" in options ? toInteger(options.length) : length;
              omission = "omission" in options ? baseToString(options.omission) : omission;
            }
            string = toString(string);
            var strLength = string.length;
            if (hasUnicode(string)) {
              var strSymbols = stringToArray(string);
              strLength = strSymbols.length;
            }
            if (length >= strLength) {
              return string;
            }
            var end = length - stringSize(omission);
            if (end < 1) {
              return omission;
            }
            var result2 = strSymbols ? castSlice(strSymbols, 0, end).join("") : string.slice(0, end);
            if (separator3 === undefined$1) {
              return result2 + omission;
            }
            if (strSymbols) {
              end += result2.length - end;
            }
            if (isRegExp(separator3)) {
              if (string.slice(end).search(separator3)) {
                var match, substring = result2;
                if (!separator3.global) {
                  separator3 = RegExp2(separator3.source, toString(reFlags.exec(separator3)) + "g");
                }
                separator3.lastIndex = 0;
                while (match = separator3.exec(substring)) {
                  var newEnd = match.index;
                }
                result2 = result2.slice(0, newEnd === undefined$1 ? end : newEnd);
              }
            } else if (string.indexOf(baseToString(separator3), end) != end) {
              var index2 = result2.lastIndexOf(separator3);
              if (index2 > -1) {
                result2 = result2.slice(0, index2);
              }
            }
            return result2 + omission;
          }
          function unescape(string) {
            string = toString(string);
            return string && reHasEscapedHtml.test(string) ? string.replace(reEscapedHtml, unescapeHtmlChar) : string;
          }
          var upperCase = createCompounder(function(result2, word2, index2) {
            return result2 + (index2 ? " " : "") + word2.toUpperCase();
          });
          var upperFirst = createCaseFirst("toUpperCase");
          function words(string, pattern, guard) {
            string = toString(string);
            pattern = guard ? undefined$1 : pattern;
            if (pattern === undefined$1) {
              return hasUnicodeWord(string) ? unicodeWords(string) : asciiWords(string);
            }
            return string.match(pattern) || [];
          }
          var attempt2 = baseRest(function(func, args) {
            try {
              return apply(func, undefined$1, args);
            } catch (e) {
              return isError2(e) ? e : new Error2(e);
            }
          });
          var bindAll = flatRest(function(object, methodNames) {
            arrayEach(methodNames, function(key2) {
              key2 = toKey(key2);
              baseAssignValue(object, key2, bind(object[key2], object));
            });
            return object;
          });
          function cond(pairs) {
            var length = pairs == null ? 0 : pairs.length, toIteratee = getIteratee();
            pairs = !length ? [] : arrayMap(pairs, function(pair) {
              if (typeof pair[1] != "function") {
                throw new TypeError2(FUNC_ERROR_TEXT);
              }
              return [toIteratee(pair[0]), pair[1]];
            });
            return baseRest(function(args) {
              var index2 = -1;
              while (++index2 < length) {
                var pair = pairs[index2];
                if (apply(pair[0], this, args)) {
                  return apply(pair[1], this, args);
                }
              }
            });
          }
          function conforms(source) {
            return baseConforms(baseClone(source, CLONE_DEEP_FLAG));
          }
          function constant(value) {
            return function() {
              return value;
            };
          }
          function defaultTo(value, defaultValue) {
            return value == null || value !== value ? defaultValue : value;
          }
          var flow = createFlow();
          var flowRight = createFlow(true);
          function identity(value) {
            return value;
          }
          function iteratee(func) {
            return baseIteratee(typeof func == "function" ? func : baseClone(func, CLONE_DEEP_FLAG));
          }
          function matches(source) {
            return baseMatches(baseClone(source, CLONE_DEEP_FLAG));
          }
          function matchesProperty(path4, srcValue) {
            return baseMatchesProperty(path4, baseClone(srcValue, CLONE_DEEP_FLAG));
          }
          var method = baseRest(function(path4, args) {
            return function(object) {
              return baseInvoke(object, path4, args);
            };
          });
          var methodOf = baseRest(function(object, args) {
            return function(path4) {
              return baseInvoke(object, path4, args);
            };
          });
          function mixin(object, source, options) {
            var props = keys(source), methodNames = baseFunctions(source, props);
            if (options == null && !(isObject(source) && (methodNames.length || !props.length))) {
              options = source;
              source = object;
              object = this;
              methodNames = baseFunctions(source, keys(source));
            }
            var chain2 = !(isObject(options) && "chain" in options) || !!options.chain, isFunc = isFunction(object);
            arrayEach(methodNames, function(methodName) {
              var func = source[methodName];
              object[methodName] = func;
              if (isFunc) {
                object.prototype[methodName] = function() {
                  var chainAll = this.__chain__;
                  if (chain2 || chainAll) {
                    var result2 = object(this.__wrapped__), actions = result2.__actions__ = copyArray(this.__actions__);
                    actions.push({ "func": func, "args": arguments, "thisArg": object });
                    result2.__chain__ = chainAll;
                    return result2;
                  }
                  return func.apply(object, arrayPush([this.value()], arguments));
                };
              }
            });
            return object;
          }
          function noConflict() {
            if (root._ === this) {
              root._ = oldDash;
            }
            return this;
          }
          function noop() {
          }
          function nthArg(n) {
            n = toInteger(n);
            return baseRest(function(args) {
              return baseNth(args, n);
            });
          }
          var over = createOver(arrayMap);
          var overEvery = createOver(arrayEvery);
          var overSome = createOver(arraySome);
          function property(path4) {
            return isKey(path4) ? baseProperty(toKey(path4)) : basePropertyDeep(path4);
          }
          function propertyOf(object) {
            return function(path4) {
              return object == null ? undefined$1 : baseGet(object, path4);
            };
          }
          var range = createRange();
          var rangeRight = createRange(true);
          function stubArray() {
            return [];
          }
          function stubFalse() {
            return false;
          }
          function stubObject() {
            return {};
          }
          function stubString() {
            return "";
          }
          function stubTrue() {
            return true;
          }
          function times(n, iteratee2) {
            n = toInteger(n);
            if (n < 1 || n > MAX_SAFE_INTEGER) {
              return [];
            }
            var index2 = MAX_ARRAY_LENGTH, length = nativeMin(n, MAX_ARRAY_LENGTH);
            iteratee2 = getIteratee(iteratee2);
            n -= MAX_ARRAY_LENGTH;
            var result2 = baseTimes(length, iteratee2);
            while (++index2 < n) {
              iteratee2(index2);
            }
            return result2;
          }
          function toPath(value) {
            if (isArray(value)) {
              return arrayMap(value, toKey);
            }
            return isSymbol(value) ? [value] : copyArray(stringToPath(toString(value)));
          }
          function uniqueId(prefix) {
            var id = ++idCounter;
            return toString(prefix) + id;
          }
          var add = createMathOperation(function(augend, addend) {
            return augend + addend;
          }, 0);
          var ceil = createRound("ceil");
          var divide = createMathOperation(function(dividend, divisor) {
            return dividend / divisor;
          }, 1);
          var floor = createRound("floor");
          function max(array) {
            return array && array.length ? baseExtremum(array, identity, baseGt) : undefined$1;
          }
          function maxBy(array, iteratee2) {
            return array && array.length ? baseExtremum(array, getIteratee(iteratee2, 2), baseGt) : undefined$1;
          }
          function mean(array) {
            return baseMean(array, identity);
          }
          function meanBy(array, iteratee2) {
            return baseMean(array, getIteratee(iteratee2, 2));
          }
          function min(array) {
            return array && array.length ? baseExtremum(array, identity, baseLt) : undefined$1;
          }
          function minBy(array, iteratee2) {
            return array && array.length ? baseExtremum(array, getIteratee(iteratee2, 2), baseLt) : undefined$1;
          }
          var multiply = createMathOperation(function(multiplier, multiplicand) {
            return multiplier * multiplicand;
          }, 1);
          var round = createRound("round");
          var subtract = createMathOperation(function(minuend, subtrahend) {
            return minuend - subtrahend;
          }, 0);
          function sum(array) {
            return array && array.length ? baseSum(array, identity) : 0;
          }
          function sumBy(array, iteratee2) {
            return array && array.length ? baseSum(array, getIteratee(iteratee2, 2)) : 0;
          }
          lodash2.after = after;
          lodash2.ary = ary;
          lodash2.assign = assign;
          lodash2.assignIn = assignIn;
          lodash2.assignInWith = assignInWith;
          lodash2.assignWith = assignWith;
          lodash2.at = at;
          lodash2.before = before;
          lodash2.bind = bind;
          lodash2.bindAll = bindAll;
          lodash2.bindKey = bindKey;
          lodash2.castArray = castArray;
          lodash2.chain = chain;
          lodash2.chunk = chunk;
          lodash2.compact = compact;
          lodash2.concat = concat;
          lodash2.cond = cond;
          lodash2.conforms = conforms;
          lodash2.constant = constant;
          lodash2.countBy = countBy;
          lodash2.create = create;
          lodash2.curry = curry;
          lodash2.curryRight = curryRight;
          lodash2.debounce = debounce;
          lodash2.defaults = defaults2;
          lodash2.defaultsDeep = defaultsDeep;
          lodash2.defer = defer;
          lodash2.delay = delay;
          lodash2.difference = difference2;
          lodash2.differenceBy = differenceBy;
          lodash2.differenceWith = differenceWith;
          lodash2.drop = drop;
          lodash2.dropRight = dropRight;
          lodash2.dropRightWhile = dropRightWhile;
          lodash2.dropWhile = dropWhile;
          lodash2.fill = fill;
          lodash2.filter = filter2;
          lodash2.flatMap = flatMap;
          lodash2.flatMapDeep = flatMapDeep;
          lodash2.flatMapDepth = flatMapDepth;
          lodash2.flatten = flatten;
          lodash2.flattenDeep = flattenDeep;
          lodash2.flattenDepth = flattenDepth;
          lodash2.flip = flip;
          lodash2.flow = flow;
          lodash2.flowRight = flowRight;
          lodash2.fromPairs = fromPairs;
          lodash2.functions = functions;
          lodash2.functionsIn = functionsIn;
          lodash2.groupBy = groupBy;
          lodash2.initial = initial;
          lodash2.intersection = intersection;
          lodash2.intersectionBy = intersectionBy;
          lodash2.intersectionWith = intersectionWith;
          lodash2.invert = invert;
          lodash2.invertBy = invertBy;
          lodash2.invokeMap = invokeMap;
          lodash2.iteratee = iteratee;
          lodash2.keyBy = keyBy;
          lodash2.keys = keys;
          lodash2.keysIn = keysIn;
          lodash2.map = map;
          lodash2.mapKeys = mapKeys;
          lodash2.mapValues = mapValues;
          lodash2.matches = matches;
          lodash2.matchesProperty = matchesProperty;
          lodash2.memoize = memoize;
          lodash2.merge = merge;
          lodash2.mergeWith = mergeWith;
          lodash2.method = method;
          lodash2.methodOf = methodOf;
          lodash2.mixin = mixin;
          lodash2.negate = negate;
          lodash2.nthArg = nthArg;
          lodash2.omit = omit;
          lodash2.omitBy = omitBy;
          lodash2.once = once;
          lodash2.orderBy = orderBy;
          lodash2.over = over;
          lodash2.overArgs = overArgs;
          lodash2.overEvery = overEvery;
          lodash2.overSome = overSome;
          lodash2.partial = partial;
          lodash2.partialRight = partialRight;
          lodash2.partition = partition;
          lodash2.pick = pick;
          lodash2.pickBy = pickBy;
          lodash2.property = property;
          lodash2.propertyOf = propertyOf;
          lodash2.pull = pull;
          lodash2.pullAll = pullAll;
          lodash2.pullAllBy = pullAllBy;
          lodash2.pullAllWith = pullAllWith;
          lodash2.pullAt = pullAt;
          lodash2.range = range;
          lodash2.rangeRight = rangeRight;
          lodash2.rearg = rearg;
          lodash2.reject = reject;
          lodash2.remove = remove2;
          lodash2.rest = rest;
          lodash2.reverse = reverse;
          lodash2.sampleSize = sampleSize;
          lodash2.set = set;
          lodash2.setWith = setWith;
          lodash2.shuffle = shuffle;
          lodash2.slice = slice;
          lodash2.sortBy = sortBy;
          lodash2.sortedUniq = sortedUniq;
          lodash2.sortedUniqBy = sortedUniqBy;
          lodash2.split = split;
          lodash2.spread = spread;
          lodash2.tail = tail;
          lodash2.take = take;
          lodash2.takeRight = takeRight;
          lodash2.takeRightWhile = takeRightWhile;
          lodash2.takeWhile = takeWhile;
          lodash2.tap = tap;
          lodash2.throttle = throttle;
          lodash2.thru = thru;
          lodash2.toArray = toArray;
          lodash2.toPairs = toPairs;
          lodash2.toPairsIn = toPairsIn;
          lodash2.toPath = toPath;
          lodash2.toPlainObject = toPlainObject;
          lodash2.transform = transform;
          lodash2.unary = unary;
          lodash2.union = union;
          lodash2.unionBy = unionBy;
          lodash2.unionWith = unionWith;
          lodash2.uniq = uniq;
          lodash2.uniqBy = uniqBy;
          lodash2.uniqWith = uniqWith;
          lodash2.unset = unset;
          lodash2.unzip = unzip;
          lodash2.unzipWith = unzipWith;
          lodash2.update = update;
          lodash2.updateWith = updateWith;
          lodash2.values = values;
          lodash2.valuesIn = valuesIn;
          lodash2.without = without;
          lodash2.words = words;
          lodash2.wrap = wrap;
          lodash2.xor = xor;
          lodash2.xorBy = xorBy;
          lodash2.xorWith = xorWith;
          lodash2.zip = zip;
          lodash2.zipObject = zipObject;
          lodash2.zipObjectDeep = zipObjectDeep;
          lodash2.zipWith = zipWith;
          lodash2.entries = toPairs;
          lodash2.entriesIn = toPairsIn;
          lodash2.extend = assignIn;
          lodash2.extendWith = assignInWith;
          mixin(lodash2, lodash2);
          lodash2.add = add;
          lodash2.attempt = attempt2;
          lodash2.camelCase = camelCase;
          lodash2.capitalize = capitalize;
          lodash2.ceil = ceil;
          lodash2.clamp = clamp;
          lodash2.clone = clone;
          lodash2.cloneDeep = cloneDeep;
          lodash2.cloneDeepWith = cloneDeepWith;
          lodash2.cloneWith = cloneWith;
          lodash2.conformsTo = conformsTo;
          lodash2.deburr = deburr;
          lodash2.defaultTo = defaultTo;
          lodash2.divide = divide;
          lodash2.endsWith = endsWith;
          lodash2.eq = eq;
          lodash2.escape = escape;
          lodash2.escapeRegExp = escapeRegExp;
          lodash2.every = every;
          lodash2.find = find;
          lodash2.findIndex = findIndex;
          lodash2.findKey = findKey;
          lodash2.findLast = findLast;
          lodash2.findLastIndex = findLastIndex;
          lodash2.findLastKey = findLastKey;
          lodash2.floor = floor;
          lodash2.forEach = forEach;
          lodash2.forEachRight = forEachRight;
          lodash2.forIn = forIn;
          lodash2.forInRight = forInRight;
          lodash2.forOwn = forOwn;
          lodash2.forOwnRight = forOwnRight;
          lodash2.get = get;
          lodash2.gt = gt;
          lodash2.gte = gte;
          lodash2.has = has;
          lodash2.hasIn = hasIn;
          lodash2.head = head;
          lodash2.identity = identity;
          lodash2.includes = includes;
          lodash2.indexOf = indexOf;
          lodash2.inRange = inRange;
          lodash2.invoke = invoke;
          lodash2.isArguments = isArguments;
          lodash2.isArray = isArray;
          lodash2.isArrayBuffer = isArrayBuffer;
          lodash2.isArrayLike = isArrayLike;
          lodash2.isArrayLikeObject = isArrayLikeObject;
          lodash2.isBoolean = isBoolean;
          lodash2.isBuffer = isBuffer;
          lodash2.isDate = isDate;
          lodash2.isElement = isElement;
          lodash2.isEmpty = isEmpty;
          lodash2.isEqual = isEqual;
          lodash2.isEqualWith = isEqualWith;
          lodash2.isError = isError2;
          lodash2.isFinite = isFinite;
          lodash2.isFunction = isFunction;
          lodash2.isInteger = isInteger;
          lodash2.isLength = isLength;
          lodash2.isMap = isMap;
          lodash2.isMatch = isMatch;
          lodash2.isMatchWith = isMatchWith;
          lodash2.isNaN = isNaN2;
          lodash2.isNative = isNative;
          lodash2.isNil = isNil;
          lodash2.isNull = isNull;
          lodash2.isNumber = isNumber;
          lodash2.isObject = isObject;
          lodash2.isObjectLike = isObjectLike;
          lodash2.isPlainObject = isPlainObject;
          lodash2.isRegExp = isRegExp;
          lodash2.isSafeInteger = isSafeInteger;
          lodash2.isSet = isSet;
          lodash2.isString = isString;
          lodash2.isSymbol = isSymbol;
          lodash2.isTypedArray = isTypedArray;
          lodash2.isUndefined = isUndefined;
          lodash2.isWeakMap = isWeakMap;
          lodash2.isWeakSet = isWeakSet;
          lodash2.join = join34;
          lodash2.kebabCase = kebabCase;
          lodash2.last = last;
          lodash2.lastIndexOf = lastIndexOf;
          lodash2.lowerCase = lowerCase;
          lodash2.lowerFirst = lowerFirst;
          lodash2.lt = lt;
          lodash2.lte = lte;
          lodash2.max = max;
          lodash2.maxBy = maxBy;
          lodash2.mean = mean;
          lodash2.meanBy = meanBy;
          lodash2.min = min;
          lodash2.minBy = minBy;
          lodash2.stubArray = stubArray;
          lodash2.stubFalse = stubFalse;
          lodash2.stubObject = stubObject;
          lodash2.stubString = stubString;
          lodash2.stubTrue = stubTrue;
          lodash2.multiply = multiply;
          lodash2.nth = nth;
          lodash2.noConflict = noConflict;
          lodash2.noop = noop;
          lodash2.now = now;
          lodash2.pad = pad;
          lodash2.padEnd = padEnd;
          lodash2.padStart = padStart;
          lodash2.parseInt = parseInt2;
          lodash2.random = random;
          lodash2.reduce = reduce;
          lodash2.reduceRight = reduceRight;
          lodash2.repeat = repeat;
          lodash2.replace = replace;
          lodash2.result = result;
          lodash2.round = round;
          lodash2.runInContext = runInContext2;
          lodash2.sample = sample;
          lodash2.size = size;
          lodash2.snakeCase = snakeCase;
          lodash2.some = some;
          lodash2.sortedIndex = sortedIndex;
          lodash2.sortedIndexBy = sortedIndexBy;
          lodash2.sortedIndexOf = sortedIndexOf;
          lodash2.sortedLastIndex = sortedLastIndex;
          lodash2.sortedLastIndexBy = sortedLastIndexBy;
          lodash2.sortedLastIndexOf = sortedLastIndexOf;
          lodash2.startCase = startCase;
          lodash2.startsWith = startsWith2;
          lodash2.subtract = subtract;
          lodash2.sum = sum;
          lodash2.sumBy = sumBy;
          lodash2.template = template;
          lodash2.times = times;
          lodash2.toFinite = toFinite;
          lodash2.toInteger = toInteger;
          lodash2.toLength = toLength;
          lodash2.toLower = toLower;
          lodash2.toNumber = toNumber;
          lodash2.toSafeInteger = toSafeInteger;
          lodash2.toString = toString;
          lodash2.toUpper = toUpper;
          lodash2.trim = trim;
          lodash2.trimEnd = trimEnd;
          lodash2.trimStart = trimStart;
          lodash2.truncate = truncate;
          lodash2.unescape = unescape;
          lodash2.uniqueId = uniqueId;
          lodash2.upperCase = upperCase;
          lodash2.upperFirst = upperFirst;
          lodash2.each = forEach;
          lodash2.eachRight = forEachRight;
          lodash2.first = head;
          mixin(lodash2, (function() {
            var source = {};
            baseForOwn(lodash2, function(func, methodName) {
              if (!hasOwnProperty.call(lodash2.prototype, methodName)) {
                source[methodName] = func;
              }
            });
            return source;
          })(), { "chain": false });
          lodash2.VERSION = VERSION;
          arrayEach(["bind", "bindKey", "curry", "curryRight", "partial", "partialRight"], function(methodName) {
            lodash2[methodName].placeholder = lodash2;
          });
          arrayEach(["drop", "take"], function(methodName, index2) {
            LazyWrapper.prototype[methodName] = function(n) {
              n = n === undefined$1 ? 1 : nativeMax(toInteger(n), 0);
              var result2 = this.__filtered__ && !index2 ? new LazyWrapper(this) : this.clone();
              if (result2.__filtered__) {
                result2.__takeCount__ = nativeMin(n, result2.__takeCount__);
              } else {
                result2.__views__.push({
                  "size": nativeMin(n, MAX_ARRAY_LENGTH),
                  "type": methodName + (result2.__dir__ < 0 ? "Right" : "")
                });
              }
              return result2;
            };
            LazyWrapper.prototype[methodName + "Right"] = function(n) {
              return this.reverse()[methodName](n).reverse();
            };
          });
          arrayEach(["filter", "map", "takeWhile"], function(methodName, index2) {
            var type = index2 + 1, isFilter = type == LAZY_FILTER_FLAG || type == LAZY_WHILE_FLAG;
            LazyWrapper.prototype[methodName] = function(iteratee2) {
              var result2 = this.clone();
              result2.__iteratees__.push({
                "iteratee": getIteratee(iteratee2, 3),
                "type": type
              });
              result2.__filtered__ = result2.__filtered__ || isFilter;
              return result2;
            };
          });
          arrayEach(["head", "last"], function(methodName, index2) {
            var takeName = "take" + (index2 ? "Right" : "");
            LazyWrapper.prototype[methodName] = function() {
              return this[takeName](1).value()[0];
            };
          });
          arrayEach(["initial", "tail"], function(methodName, index2) {
            var dropName = "drop" + (index2 ? "" : "Right");
            LazyWrapper.prototype[methodName] = function() {
              return this.__filtered__ ? new LazyWrapper(this) : this[dropName](1);
            };
          });
          LazyWrapper.prototype.compact = function() {
            return this.filter(identity);
          };
          LazyWrapper.prototype.find = function(predicate) {
            return this.filter(predicate).head();
          };
          LazyWrapper.prototype.findLast = function(predicate) {
            return this.reverse().find(predicate);
          };
          LazyWrapper.prototype.invokeMap = baseRest(function(path4, args) {
            if (typeof path4 == "function") {
              return new LazyWrapper(this);
            }
            return this.map(function(value) {
              return baseInvoke(value, path4, args);
            });
          });
          LazyWrapper.prototype.reject = function(predicate) {
            return this.filter(negate(getIteratee(predicate)));
          };
          LazyWrapper.prototype.slice = function(start2, end) {
            start2 = toInteger(start2);
            var result2 = this;
            if (result2.__filtered__ && (start2 > 0 || end < 0)) {
              return new LazyWrapper(result2);
            }
            if (start2 < 0) {
              result2 = result2.takeRight(-start2);
            } else if (start2) {
              result2 = result2.drop(start2);
            }
            if (end !== undefined$1) {
              end = toInteger(end);
              result2 = end < 0 ? result2.dropRight(-end) : result2.take(end - start2);
            }
            return result2;
          };
          LazyWrapper.prototype.takeRightWhile = function(predicate) {
            return this.reverse().takeWhile(predicate).reverse();
          };
          LazyWrapper.prototype.toArray = function() {
            return this.take(MAX_ARRAY_LENGTH);
          };
          baseForOwn(LazyWrapper.prototype, function(func, methodName) {
            var checkIteratee = /^(?:filter|find|map|reject)|While$/.test(methodName), isTaker = /^(?:head|last)$/.test(methodName), lodashFunc = lodash2[isTaker ? "take" + (methodName == "last" ? "Right" : "") : methodName], retUnwrapped = isTaker || /^find/.test(methodName);
            if (!lodashFunc) {
              return;
            }
            lodash2.prototype[methodName] = function() {
              var value = this.__wrapped__, args = isTaker ? [1] : arguments, isLazy = value instanceof LazyWrapper, iteratee2 = args[0], useLazy = isLazy || isArray(value);
              var interceptor = function(value2) {
                var result3 = lodashFunc.apply(lodash2, arrayPush([value2], args));
                return isTaker && chainAll ? result3[0] : result3;
              };
              if (useLazy && checkIteratee && typeof iteratee2 == "function" && iteratee2.length != 1) {
                isLazy = useLazy = false;
              }
              var chainAll = this.__chain__, isHybrid = !!this.__actions__.length, isUnwrapped = retUnwrapped && !chainAll, onlyLazy = isLazy && !isHybrid;
              if (!retUnwrapped && useLazy) {
                value = onlyLazy ? value : new LazyWrapper(this);
                var result2 = func.apply(value, args);
                result2.__actions__.push({ "func": thru, "args": [interceptor], "thisArg": undefined$1 });
                return new LodashWrapper(result2, chainAll);
              }
              if (isUnwrapped && onlyLazy) {
                return func.apply(this, args);
              }
              result2 = this.thru(interceptor);
              return isUnwrapped ? isTaker ? result2.value()[0] : result2.value() : result2;
            };
          });
          arrayEach(["pop", "push", "shift", "sort", "splice", "unshift"], function(methodName) {
            var func = arrayProto[methodName], chainName = /^(?:push|sort|unshift)$/.test(methodName) ? "tap" : "thru", retUnwrapped = /^(?:pop|shift)$/.test(methodName);
            lodash2.prototype[methodName] = function() {
              var args = arguments;
              if (retUnwrapped && !this.__chain__) {
                var value = this.value();
                return func.apply(isArray(value) ? value : [], args);
              }
              return this[chainName](function(value2) {
                return func.apply(isArray(value2) ? value2 : [], args);
              });
            };
          });
          baseForOwn(LazyWrapper.prototype, function(func, methodName) {
            var lodashFunc = lodash2[methodName];
            if (lodashFunc) {
              var key2 = lodashFunc.name + "";
              if (!hasOwnProperty.call(realNames, key2)) {
                realNames[key2] = [];
              }
              realNames[key2].push({ "name": methodName, "func": lodashFunc });
            }
          });
          realNames[createHybrid(undefined$1, WRAP_BIND_KEY_FLAG).name] = [{
            "name": "wrapper",
            "func": undefined$1
          }];
          LazyWrapper.prototype.clone = lazyClone;
          LazyWrapper.prototype.reverse = lazyReverse;
          LazyWrapper.prototype.value = lazyValue;
          lodash2.prototype.at = wrapperAt;
          lodash2.prototype.chain = wrapperChain;
          lodash2.prototype.commit = wrapperCommit;
          lodash2.prototype.next = wrapperNext;
          lodash2.prototype.plant = wrapperPlant;
          lodash2.prototype.reverse = wrapperReverse;
          lodash2.prototype.toJSON = lodash2.prototype.valueOf = lodash2.prototype.value = wrapperValue;
          lodash2.prototype.first = lodash2.prototype.head;
          if (symIterator) {
            lodash2.prototype[symIterator] = wrapperToIterator;
          }
          return lodash2;
        });
        var _2 = runInContext();
        if (freeModule) {
          (freeModule.exports = _2)._ = _2;
          freeExports._ = _2;
        } else {
          root._ = _2;
        }
      }).call(commonjsGlobal);
    })(lodash, lodash.exports);
    var lodashExports = lodash.exports;
    var _ = /* @__PURE__ */ getDefaultExportFromCjs(lodashExports);
    var lib = {};
    var Utility = {};
    var hasRequiredUtility;
    function requireUtility() {
      if (hasRequiredUtility) return Utility;
      hasRequiredUtility = 1;
      (function() {
        var assign, getValue, isArray, isEmpty, isFunction, isObject, isPlainObject, hasProp = {}.hasOwnProperty;
        assign = function(target, ...sources) {
          var i, key2, len, source;
          if (isFunction(Object.assign)) {
            Object.assign.apply(null, arguments);
          } else {
            for (i = 0, len = sources.length; i < len; i++) {
              source = sources[i];
              if (source != null) {
                for (key2 in source) {
                  if (!hasProp.call(source, key2)) continue;
                  target[key2] = source[key2];
                }
              }
            }
          }
          return target;
        };
        isFunction = function(val) {
          return !!val && Object.prototype.toString.call(val) === "[object Function]";
        };
        isObject = function(val) {
          var ref;
          return !!val && ((ref = typeof val) === "function" || ref === "object");
        };
        isArray = function(val) {
          if (isFunction(Array.isArray)) {
            return Array.isArray(val);
          } else {
            return Object.prototype.toString.call(val) === "[object Array]";
          }
        };
        isEmpty = function(val) {
          var key2;
          if (isArray(val)) {
            return !val.length;
          } else {
            for (key2 in val) {
              if (!hasProp.call(val, key2)) continue;
              return false;
            }
            return true;
          }
        };
        isPlainObject = function(val) {
          var ctor, proto;
          return isObject(val) && (proto = Object.getPrototypeOf(val)) && (ctor = proto.constructor) && typeof ctor === "function" && ctor instanceof ctor && Function.prototype.toString.call(ctor) === Function.prototype.toString.call(Object);
        };
        getValue = function(obj) {
          if (isFunction(obj.valueOf)) {
            return obj.valueOf();
          } else {
            return obj;
          }
        };
        Utility.assign = assign;
        Utility.isFunction = isFunction;
        Utility.isObject = isObject;
        Utility.isArray = isArray;
        Utility.isEmpty = isEmpty;
        Utility.isPlainObject = isPlainObject;
        Utility.getValue = getValue;
      }).call(commonjsGlobal);
      return Utility;
    }
    var XMLDOMImplementation = { exports: {} };
    var hasRequiredXMLDOMImplementation;
    function requireXMLDOMImplementation() {
      if (hasRequiredXMLDOMImplementation) return XMLDOMImplementation.exports;
      hasRequiredXMLDOMImplementation = 1;
      (function() {
        XMLDOMImplementation.exports = class XMLDOMImplementation {
          // Tests if the DOM implementation implements a specific feature.
          // `feature` package name of the feature to test. In Level 1, the
          //           legal values are "HTML" and "XML" (case-insensitive).
          // `version` version number of the package name to test. 
          //           In Level 1, this is the string "1.0". If the version is 
          //           not specified, supporting any version of the feature will 
          //           cause the method to return true.
          hasFeature(feature, version2) {
            return true;
          }
          // Creates a new document type declaration.
          // `qualifiedName` qualified name of the document type to be created
          // `publicId` public identifier of the external subset
          // `systemId` system identifier of the external subset
          createDocumentType(qualifiedName, publicId, systemId) {
            throw new Error("This DOM method is not implemented.");
          }
          // Creates a new document.
          // `namespaceURI` namespace URI of the document element to create
          // `qualifiedName` the qualified name of the document to be created
          // `doctype` the type of document to be created or null
          createDocument(namespaceURI, qualifiedName, doctype) {
            throw new Error("This DOM method is not implemented.");
          }
          // Creates a new HTML document.
          // `title` document title
          createHTMLDocument(title) {
            throw new Error("This DOM method is not implemented.");
          }
          // Returns a specialized object which implements the specialized APIs 
          // of the specified feature and version.
          // `feature` name of the feature requested.
          // `version` version number of the feature to test
          getFeature(feature, version2) {
            throw new Error("This DOM method is not implemented.");
          }
        };
      }).call(commonjsGlobal);
      return XMLDOMImplementation.exports;
    }
    var XMLDocument = { exports: {} };
    var XMLDOMConfiguration = { exports: {} };
    var XMLDOMErrorHandler = { exports: {} };
    var hasRequiredXMLDOMErrorHandler;
    function requireXMLDOMErrorHandler() {
      if (hasRequiredXMLDOMErrorHandler) return XMLDOMErrorHandler.exports;
      hasRequiredXMLDOMErrorHandler = 1;
      (function() {
        XMLDOMErrorHandler.exports = class XMLDOMErrorHandler {
          // Initializes a new instance of `XMLDOMErrorHandler`
          constructor() {
          }
          // Called on the error handler when an error occurs.
          // `error` the error message as a string
          handleError(error) {
            throw new Error(error);
          }
        };
      }).call(commonjsGlobal);
      return XMLDOMErrorHandler.exports;
    }
    var XMLDOMStringList = { exports: {} };
    var hasRequiredXMLDOMStringList;
    function requireXMLDOMStringList() {
      if (hasRequiredXMLDOMStringList) return XMLDOMStringList.exports;
      hasRequiredXMLDOMStringList = 1;
      (function() {
        XMLDOMStringList.exports = (function() {
          class XMLDOMStringList2 {
            // Initializes a new instance of `XMLDOMStringList`
            // This is just a wrapper around an ordinary
            // JS array.
            // `arr` the array of string values
            constructor(arr) {
              this.arr = arr || [];
            }
            // Returns the indexth item in the collection.
            // `index` index into the collection
            item(index2) {
              return this.arr[index2] || null;
            }
            // Test if a string is part of this DOMStringList.
            // `str` the string to look for
            contains(str) {
              return this.arr.indexOf(str) !== -1;
            }
          }
          Object.defineProperty(XMLDOMStringList2.prototype, "length", {
            get: function() {
              return this.arr.length;
            }
          });
          return XMLDOMStringList2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLDOMStringList.exports;
    }
    var hasRequiredXMLDOMConfiguration;
    function requireXMLDOMConfiguration() {
      if (hasRequiredXMLDOMConfiguration) return XMLDOMConfiguration.exports;
      hasRequiredXMLDOMConfiguration = 1;
      (function() {
        var XMLDOMErrorHandler2, XMLDOMStringList2;
        XMLDOMErrorHandler2 = requireXMLDOMErrorHandler();
        XMLDOMStringList2 = requireXMLDOMStringList();
        XMLDOMConfiguration.exports = (function() {
          class XMLDOMConfiguration2 {
            constructor() {
              this.defaultParams = {
                "canonical-form": false,
                "cdata-sections": false,
                "comments": false,
                "datatype-normalization": false,
                "element-content-whitespace": true,
                "entities": true,
                "error-handler": new XMLDOMErrorHandler2(),
                "infoset": true,
                "validate-if-schema": false,
                "namespaces": true,
                "namespace-declarations": true,
                "normalize-characters": false,
                "schema-location": "",
                "schema-type": "",
                "split-cdata-sections": true,
                "validate": false,
                "well-formed": true
              };
              this.params = Object.create(this.defaultParams);
            }
            // Gets the value of a parameter.
            // `name` name of the parameter
            getParameter(name2) {
              if (this.params.hasOwnProperty(name2)) {
                return this.params[name2];
              } else {
                return null;
              }
            }
            // Checks if setting a parameter to a specific value is supported.
            // `name` name of the parameter
            // `value` parameter value
            canSetParameter(name2, value) {
              return true;
            }
            // Sets the value of a parameter.
            // `name` name of the parameter
            // `value` new value or null if the user wishes to unset the parameter
            setParameter(name2, value) {
              if (value != null) {
                return this.params[name2] = value;
              } else {
                return delete this.params[name2];
              }
            }
          }
          Object.defineProperty(XMLDOMConfiguration2.prototype, "parameterNames", {
            get: function() {
              return new XMLDOMStringList2(Object.keys(this.defaultParams));
            }
          });
          return XMLDOMConfiguration2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLDOMConfiguration.exports;
    }
    var XMLNode = { exports: {} };
    var XMLElement = { exports: {} };
    var NodeType = { exports: {} };
    var hasRequiredNodeType;
    function requireNodeType() {
      if (hasRequiredNodeType) return NodeType.exports;
      hasRequiredNodeType = 1;
      (function() {
        NodeType.exports = {
          Element: 1,
          Attribute: 2,
          Text: 3,
          CData: 4,
          EntityReference: 5,
          EntityDeclaration: 6,
          ProcessingInstruction: 7,
          Comment: 8,
          Document: 9,
          DocType: 10,
          DocumentFragment: 11,
          NotationDeclaration: 12,
          // Numeric codes up to 200 are reserved to W3C for possible future use.
          // Following are types internal to this library:
          Declaration: 201,
          Raw: 202,
          AttributeDeclaration: 203,
          ElementDeclaration: 204,
          Dummy: 205
        };
      }).call(commonjsGlobal);
      return NodeType.exports;
    }
    var XMLAttribute = { exports: {} };
    var hasRequiredXMLAttribute;
    function requireXMLAttribute() {
      if (hasRequiredXMLAttribute) return XMLAttribute.exports;
      hasRequiredXMLAttribute = 1;
      (function() {
        var NodeType2;
        NodeType2 = requireNodeType();
        requireXMLNode();
        XMLAttribute.exports = (function() {
          class XMLAttribute2 {
            // Initializes a new instance of `XMLAttribute`
            // `parent` the parent node
            // `name` attribute target
            // `value` attribute value
            constructor(parent, name2, value) {
              this.parent = parent;
              if (this.parent) {
                this.options = this.parent.options;
                this.stringify = this.parent.stringify;
              }
              if (name2 == null) {
                throw new Error("Missing attribute name. " + this.debugInfo(name2));
              }
              this.name = this.stringify.name(name2);
              this.value = this.stringify.attValue(value);
              this.type = NodeType2.Attribute;
              this.isId = false;
              this.schemaTypeInfo = null;
            }
            // Creates and returns a deep clone of `this`
            clone() {
              return Object.create(this);
            }
            // Converts the XML fragment to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            toString(options) {
              return this.options.writer.attribute(this, this.options.writer.filterOptions(options));
            }
            // Returns debug string for this node
            debugInfo(name2) {
              name2 = name2 || this.name;
              if (name2 == null) {
                return "parent: <" + this.parent.name + ">";
              } else {
                return "attribute: {" + name2 + "}, parent: <" + this.parent.name + ">";
              }
            }
            isEqualNode(node) {
              if (node.namespaceURI !== this.namespaceURI) {
                return false;
              }
              if (node.prefix !== this.prefix) {
                return false;
              }
              if (node.localName !== this.localName) {
                return false;
              }
              if (node.value !== this.value) {
                return false;
              }
              return true;
            }
          }
          Object.defineProperty(XMLAttribute2.prototype, "nodeType", {
            get: function() {
              return this.type;
            }
          });
          Object.defineProperty(XMLAttribute2.prototype, "ownerElement", {
            get: function() {
              return this.parent;
            }
          });
          Object.defineProperty(XMLAttribute2.prototype, "textContent", {
            get: function() {
              return this.value;
            },
            set: function(value) {
              return this.value = value || "";
            }
          });
          Object.defineProperty(XMLAttribute2.prototype, "namespaceURI", {
            get: function() {
              return "";
            }
          });
          Object.defineProperty(XMLAttribute2.prototype, "prefix", {
            get: function() {
              return "";
            }
          });
          Object.defineProperty(XMLAttribute2.prototype, "localName", {
            get: function() {
              return this.name;
            }
          });
          Object.defineProperty(XMLAttribute2.prototype, "specified", {
            get: function() {
              return true;
            }
          });
          return XMLAttribute2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLAttribute.exports;
    }
    var XMLNamedNodeMap = { exports: {} };
    var hasRequiredXMLNamedNodeMap;
    function requireXMLNamedNodeMap() {
      if (hasRequiredXMLNamedNodeMap) return XMLNamedNodeMap.exports;
      hasRequiredXMLNamedNodeMap = 1;
      (function() {
        XMLNamedNodeMap.exports = (function() {
          class XMLNamedNodeMap2 {
            // Initializes a new instance of `XMLNamedNodeMap`
            // This is just a wrapper around an ordinary
            // JS object.
            // `nodes` the object containing nodes.
            constructor(nodes) {
              this.nodes = nodes;
            }
            // Creates and returns a deep clone of `this`
            clone() {
              return this.nodes = null;
            }
            // DOM Level 1
            getNamedItem(name2) {
              return this.nodes[name2];
            }
            setNamedItem(node) {
              var oldNode;
              oldNode = this.nodes[node.nodeName];
              this.nodes[node.nodeName] = node;
              return oldNode || null;
            }
            removeNamedItem(name2) {
              var oldNode;
              oldNode = this.nodes[name2];
              delete this.nodes[name2];
              return oldNode || null;
            }
            item(index2) {
              return this.nodes[Object.keys(this.nodes)[index2]] || null;
            }
            // DOM level 2 functions to be implemented later
            getNamedItemNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented.");
            }
            setNamedItemNS(node) {
              throw new Error("This DOM method is not implemented.");
            }
            removeNamedItemNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented.");
            }
          }
          Object.defineProperty(XMLNamedNodeMap2.prototype, "length", {
            get: function() {
              return Object.keys(this.nodes).length || 0;
            }
          });
          return XMLNamedNodeMap2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLNamedNodeMap.exports;
    }
    var hasRequiredXMLElement;
    function requireXMLElement() {
      if (hasRequiredXMLElement) return XMLElement.exports;
      hasRequiredXMLElement = 1;
      (function() {
        var NodeType2, XMLAttribute2, XMLNamedNodeMap2, XMLNode2, getValue, isFunction, isObject, hasProp = {}.hasOwnProperty;
        ({ isObject, isFunction, getValue } = requireUtility());
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLAttribute2 = requireXMLAttribute();
        XMLNamedNodeMap2 = requireXMLNamedNodeMap();
        XMLElement.exports = (function() {
          class XMLElement2 extends XMLNode2 {
            // Initializes a new instance of `XMLElement`
            // `parent` the parent node
            // `name` element name
            // `attributes` an object containing name/value pairs of attributes
            constructor(parent, name2, attributes) {
              var child, j, len, ref;
              super(parent);
              if (name2 == null) {
                throw new Error("Missing element name. " + this.debugInfo());
              }
              this.name = this.stringify.name(name2);
              this.type = NodeType2.Element;
              this.attribs = {};
              this.schemaTypeInfo = null;
              if (attributes != null) {
                this.attribute(attributes);
              }
              if (parent.type === NodeType2.Document) {
                this.isRoot = true;
                this.documentObject = parent;
                parent.rootObject = this;
                if (parent.children) {
                  ref = parent.children;
                  for (j = 0, len = ref.length; j < len; j++) {
                    child = ref[j];
                    if (child.type === NodeType2.DocType) {
                      child.name = this.name;
                      break;
                    }
                  }
                }
              }
            }
            // Creates and returns a deep clone of `this`
            clone() {
              var att, attName, clonedSelf, ref;
              clonedSelf = Object.create(this);
              if (clonedSelf.isRoot) {
                clonedSelf.documentObject = null;
              }
              clonedSelf.attribs = {};
              ref = this.attribs;
              for (attName in ref) {
                if (!hasProp.call(ref, attName)) continue;
                att = ref[attName];
                clonedSelf.attribs[attName] = att.clone();
              }
              clonedSelf.children = [];
              this.children.forEach(function(child) {
                var clonedChild;
                clonedChild = child.clone();
                clonedChild.parent = clonedSelf;
                return clonedSelf.children.push(clonedChild);
              });
              return clonedSelf;
            }
            // Adds or modifies an attribute
            // `name` attribute name
            // `value` attribute value
            attribute(name2, value) {
              var attName, attValue;
              if (name2 != null) {
                name2 = getValue(name2);
              }
              if (isObject(name2)) {
                for (attName in name2) {
                  if (!hasProp.call(name2, attName)) continue;
                  attValue = name2[attName];
                  this.attribute(attName, attValue);
                }
              } else {
                if (isFunction(value)) {
                  value = value.apply();
                }
                if (this.options.keepNullAttributes && value == null) {
                  this.attribs[name2] = new XMLAttribute2(this, name2, "");
                } else if (value != null) {
                  this.attribs[name2] = new XMLAttribute2(this, name2, value);
                }
              }
              return this;
            }
            // Removes an attribute
            // `name` attribute name
            removeAttribute(name2) {
              var attName, j, len;
              if (name2 == null) {
                throw new Error("Missing attribute name. " + this.debugInfo());
              }
              name2 = getValue(name2);
              if (Array.isArray(name2)) {
                for (j = 0, len = name2.length; j < len; j++) {
                  attName = name2[j];
                  delete this.attribs[attName];
                }
              } else {
                delete this.attribs[name2];
              }
              return this;
            }
            // Converts the XML fragment to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            // `options.allowEmpty` do not self close empty element tags
            toString(options) {
              return this.options.writer.element(this, this.options.writer.filterOptions(options));
            }
            // Aliases
            att(name2, value) {
              return this.attribute(name2, value);
            }
            a(name2, value) {
              return this.attribute(name2, value);
            }
            // DOM Level 1
            getAttribute(name2) {
              if (this.attribs.hasOwnProperty(name2)) {
                return this.attribs[name2].value;
              } else {
                return null;
              }
            }
            setAttribute(name2, value) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getAttributeNode(name2) {
              if (this.attribs.hasOwnProperty(name2)) {
                return this.attribs[name2];
              } else {
                return null;
              }
            }
            setAttributeNode(newAttr) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            removeAttributeNode(oldAttr) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementsByTagName(name2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM Level 2
            getAttributeNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            setAttributeNS(namespaceURI, qualifiedName, value) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            removeAttributeNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getAttributeNodeNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            setAttributeNodeNS(newAttr) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementsByTagNameNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            hasAttribute(name2) {
              return this.attribs.hasOwnProperty(name2);
            }
            hasAttributeNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM Level 3
            setIdAttribute(name2, isId) {
              if (this.attribs.hasOwnProperty(name2)) {
                return this.attribs[name2].isId;
              } else {
                return isId;
              }
            }
            setIdAttributeNS(namespaceURI, localName, isId) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            setIdAttributeNode(idAttr, isId) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM Level 4
            getElementsByTagName(tagname) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementsByTagNameNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementsByClassName(classNames) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            isEqualNode(node) {
              var i, j, ref;
              if (!super.isEqualNode(node)) {
                return false;
              }
              if (node.namespaceURI !== this.namespaceURI) {
                return false;
              }
              if (node.prefix !== this.prefix) {
                return false;
              }
              if (node.localName !== this.localName) {
                return false;
              }
              if (node.attribs.length !== this.attribs.length) {
                return false;
              }
              for (i = j = 0, ref = this.attribs.length - 1; 0 <= ref ? j <= ref : j >= ref; i = 0 <= ref ? ++j : --j) {
                if (!this.attribs[i].isEqualNode(node.attribs[i])) {
                  return false;
                }
              }
              return true;
            }
          }
          Object.defineProperty(XMLElement2.prototype, "tagName", {
            get: function() {
              return this.name;
            }
          });
          Object.defineProperty(XMLElement2.prototype, "namespaceURI", {
            get: function() {
              return "";
            }
          });
          Object.defineProperty(XMLElement2.prototype, "prefix", {
            get: function() {
              return "";
            }
          });
          Object.defineProperty(XMLElement2.prototype, "localName", {
            get: function() {
              return this.name;
            }
          });
          Object.defineProperty(XMLElement2.prototype, "id", {
            get: function() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          });
          Object.defineProperty(XMLElement2.prototype, "className", {
            get: function() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          });
          Object.defineProperty(XMLElement2.prototype, "classList", {
            get: function() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          });
          Object.defineProperty(XMLElement2.prototype, "attributes", {
            get: function() {
              if (!this.attributeMap || !this.attributeMap.nodes) {
                this.attributeMap = new XMLNamedNodeMap2(this.attribs);
              }
              return this.attributeMap;
            }
          });
          return XMLElement2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLElement.exports;
    }
    var XMLCData = { exports: {} };
    var XMLCharacterData = { exports: {} };
    var hasRequiredXMLCharacterData;
    function requireXMLCharacterData() {
      if (hasRequiredXMLCharacterData) return XMLCharacterData.exports;
      hasRequiredXMLCharacterData = 1;
      (function() {
        var XMLNode2;
        XMLNode2 = requireXMLNode();
        XMLCharacterData.exports = (function() {
          class XMLCharacterData2 extends XMLNode2 {
            // Initializes a new instance of `XMLCharacterData`
            constructor(parent) {
              super(parent);
              this.value = "";
            }
            // Creates and returns a deep clone of `this`
            clone() {
              return Object.create(this);
            }
            // DOM level 1 functions to be implemented later
            substringData(offset, count) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            appendData(arg) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            insertData(offset, arg) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            deleteData(offset, count) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            replaceData(offset, count, arg) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            isEqualNode(node) {
              if (!super.isEqualNode(node)) {
                return false;
              }
              if (node.data !== this.data) {
                return false;
              }
              return true;
            }
          }
          Object.defineProperty(XMLCharacterData2.prototype, "data", {
            get: function() {
              return this.value;
            },
            set: function(value) {
              return this.value = value || "";
            }
          });
          Object.defineProperty(XMLCharacterData2.prototype, "length", {
            get: function() {
              return this.value.length;
            }
          });
          Object.defineProperty(XMLCharacterData2.prototype, "textContent", {
            get: function() {
              return this.value;
            },
            set: function(value) {
              return this.value = value || "";
            }
          });
          return XMLCharacterData2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLCharacterData.exports;
    }
    var hasRequiredXMLCData;
    function requireXMLCData() {
      if (hasRequiredXMLCData) return XMLCData.exports;
      hasRequiredXMLCData = 1;
      (function() {
        var NodeType2, XMLCharacterData2;
        NodeType2 = requireNodeType();
        XMLCharacterData2 = requireXMLCharacterData();
        XMLCData.exports = class XMLCData extends XMLCharacterData2 {
          // Initializes a new instance of `XMLCData`
          // `text` CDATA text
          constructor(parent, text2) {
            super(parent);
            if (text2 == null) {
              throw new Error("Missing CDATA text. " + this.debugInfo());
            }
            this.name = "#cdata-section";
            this.type = NodeType2.CData;
            this.value = this.stringify.cdata(text2);
          }
          // Creates and returns a deep clone of `this`
          clone() {
            return Object.create(this);
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.cdata(this, this.options.writer.filterOptions(options));
          }
        };
      }).call(commonjsGlobal);
      return XMLCData.exports;
    }
    var XMLComment = { exports: {} };
    var hasRequiredXMLComment;
    function requireXMLComment() {
      if (hasRequiredXMLComment) return XMLComment.exports;
      hasRequiredXMLComment = 1;
      (function() {
        var NodeType2, XMLCharacterData2;
        NodeType2 = requireNodeType();
        XMLCharacterData2 = requireXMLCharacterData();
        XMLComment.exports = class XMLComment extends XMLCharacterData2 {
          // Initializes a new instance of `XMLComment`
          // `text` comment text
          constructor(parent, text2) {
            super(parent);
            if (text2 == null) {
              throw new Error("Missing comment text. " + this.debugInfo());
            }
            this.name = "#comment";
            this.type = NodeType2.Comment;
            this.value = this.stringify.comment(text2);
          }
          // Creates and returns a deep clone of `this`
          clone() {
            return Object.create(this);
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.comment(this, this.options.writer.filterOptions(options));
          }
        };
      }).call(commonjsGlobal);
      return XMLComment.exports;
    }
    var XMLDeclaration = { exports: {} };
    var hasRequiredXMLDeclaration;
    function requireXMLDeclaration() {
      if (hasRequiredXMLDeclaration) return XMLDeclaration.exports;
      hasRequiredXMLDeclaration = 1;
      (function() {
        var NodeType2, XMLNode2, isObject;
        ({ isObject } = requireUtility());
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDeclaration.exports = class XMLDeclaration extends XMLNode2 {
          // Initializes a new instance of `XMLDeclaration`
          // `parent` the document object
          // `version` A version number string, e.g. 1.0
          // `encoding` Encoding declaration, e.g. UTF-8
          // `standalone` standalone document declaration: true or false
          constructor(parent, version2, encoding, standalone) {
            super(parent);
            if (isObject(version2)) {
              ({ version: version2, encoding, standalone } = version2);
            }
            if (!version2) {
              version2 = "1.0";
            }
            this.type = NodeType2.Declaration;
            this.version = this.stringify.xmlVersion(version2);
            if (encoding != null) {
              this.encoding = this.stringify.xmlEncoding(encoding);
            }
            if (standalone != null) {
              this.standalone = this.stringify.xmlStandalone(standalone);
            }
          }
          // Converts to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.declaration(this, this.options.writer.filterOptions(options));
          }
        };
      }).call(commonjsGlobal);
      return XMLDeclaration.exports;
    }
    var XMLDocType = { exports: {} };
    var XMLDTDAttList = { exports: {} };
    var hasRequiredXMLDTDAttList;
    function requireXMLDTDAttList() {
      if (hasRequiredXMLDTDAttList) return XMLDTDAttList.exports;
      hasRequiredXMLDTDAttList = 1;
      (function() {
        var NodeType2, XMLNode2;
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDTDAttList.exports = class XMLDTDAttList extends XMLNode2 {
          // Initializes a new instance of `XMLDTDAttList`
          // `parent` the parent `XMLDocType` element
          // `elementName` the name of the element containing this attribute
          // `attributeName` attribute name
          // `attributeType` type of the attribute
          // `defaultValueType` default value type (either #REQUIRED, #IMPLIED,
          //                    #FIXED or #DEFAULT)
          // `defaultValue` default value of the attribute
          //                (only used for #FIXED or #DEFAULT)
          constructor(parent, elementName, attributeName, attributeType, defaultValueType, defaultValue) {
            super(parent);
            if (elementName == null) {
              throw new Error("Missing DTD element name. " + this.debugInfo());
            }
            if (attributeName == null) {
              throw new Error("Missing DTD attribute name. " + this.debugInfo(elementName));
            }
            if (!attributeType) {
              throw new Error("Missing DTD attribute type. " + this.debugInfo(elementName));
            }
            if (!defaultValueType) {
              throw new Error("Missing DTD attribute default. " + this.debugInfo(elementName));
            }
            if (defaultValueType.indexOf("#") !== 0) {
              defaultValueType = "#" + defaultValueType;
            }
            if (!defaultValueType.match(/^(#REQUIRED|#IMPLIED|#FIXED|#DEFAULT)$/)) {
              throw new Error("Invalid default value type; expected: #REQUIRED, #IMPLIED, #FIXED or #DEFAULT. " + this.debugInfo(elementName));
            }
            if (defaultValue && !defaultValueType.match(/^(#FIXED|#DEFAULT)$/)) {
              throw new Error("Default value only applies to #FIXED or #DEFAULT. " + this.debugInfo(elementName));
            }
            this.elementName = this.stringify.name(elementName);
            this.type = NodeType2.AttributeDeclaration;
            this.attributeName = this.stringify.name(attributeName);
            this.attributeType = this.stringify.dtdAttType(attributeType);
            if (defaultValue) {
              this.defaultValue = this.stringify.dtdAttDefault(defaultValue);
            }
            this.defaultValueType = defaultValueType;
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.dtdAttList(this, this.options.writer.filterOptions(options));
          }
        };
      }).call(commonjsGlobal);
      return XMLDTDAttList.exports;
    }
    var XMLDTDEntity = { exports: {} };
    var hasRequiredXMLDTDEntity;
    function requireXMLDTDEntity() {
      if (hasRequiredXMLDTDEntity) return XMLDTDEntity.exports;
      hasRequiredXMLDTDEntity = 1;
      (function() {
        var NodeType2, XMLNode2, isObject;
        ({ isObject } = requireUtility());
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDTDEntity.exports = (function() {
          class XMLDTDEntity2 extends XMLNode2 {
            // Initializes a new instance of `XMLDTDEntity`
            // `parent` the parent `XMLDocType` element
            // `pe` whether this is a parameter entity or a general entity
            //      defaults to `false` (general entity)
            // `name` the name of the entity
            // `value` internal entity value or an object with external entity details
            // `value.pubID` public identifier
            // `value.sysID` system identifier
            // `value.nData` notation declaration
            constructor(parent, pe, name2, value) {
              super(parent);
              if (name2 == null) {
                throw new Error("Missing DTD entity name. " + this.debugInfo(name2));
              }
              if (value == null) {
                throw new Error("Missing DTD entity value. " + this.debugInfo(name2));
              }
              this.pe = !!pe;
              this.name = this.stringify.name(name2);
              this.type = NodeType2.EntityDeclaration;
              if (!isObject(value)) {
                this.value = this.stringify.dtdEntityValue(value);
                this.internal = true;
              } else {
                if (!value.pubID && !value.sysID) {
                  throw new Error("Public and/or system identifiers are required for an external entity. " + this.debugInfo(name2));
                }
                if (value.pubID && !value.sysID) {
                  throw new Error("System identifier is required for a public external entity. " + this.debugInfo(name2));
                }
                this.internal = false;
                if (value.pubID != null) {
                  this.pubID = this.stringify.dtdPubID(value.pubID);
                }
                if (value.sysID != null) {
                  this.sysID = this.stringify.dtdSysID(value.sysID);
                }
                if (value.nData != null) {
                  this.nData = this.stringify.dtdNData(value.nData);
                }
                if (this.pe && this.nData) {
                  throw new Error("Notation declaration is not allowed in a parameter entity. " + this.debugInfo(name2));
                }
              }
            }
            // Converts the XML fragment to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            toString(options) {
              return this.options.writer.dtdEntity(this, this.options.writer.filterOptions(options));
            }
          }
          Object.defineProperty(XMLDTDEntity2.prototype, "publicId", {
            get: function() {
              return this.pubID;
            }
          });
          Object.defineProperty(XMLDTDEntity2.prototype, "systemId", {
            get: function() {
              return this.sysID;
            }
          });
          Object.defineProperty(XMLDTDEntity2.prototype, "notationName", {
            get: function() {
              return this.nData || null;
            }
          });
          Object.defineProperty(XMLDTDEntity2.prototype, "inputEncoding", {
            get: function() {
              return null;
            }
          });
          Object.defineProperty(XMLDTDEntity2.prototype, "xmlEncoding", {
            get: function() {
              return null;
            }
          });
          Object.defineProperty(XMLDTDEntity2.prototype, "xmlVersion", {
            get: function() {
              return null;
            }
          });
          return XMLDTDEntity2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLDTDEntity.exports;
    }
    var XMLDTDElement = { exports: {} };
    var hasRequiredXMLDTDElement;
    function requireXMLDTDElement() {
      if (hasRequiredXMLDTDElement) return XMLDTDElement.exports;
      hasRequiredXMLDTDElement = 1;
      (function() {
        var NodeType2, XMLNode2;
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDTDElement.exports = class XMLDTDElement extends XMLNode2 {
          // Initializes a new instance of `XMLDTDElement`
          // `parent` the parent `XMLDocType` element
          // `name` element name
          // `value` element content (defaults to #PCDATA)
          constructor(parent, name2, value) {
            super(parent);
            if (name2 == null) {
              throw new Error("Missing DTD element name. " + this.debugInfo());
            }
            if (!value) {
              value = "(#PCDATA)";
            }
            if (Array.isArray(value)) {
              value = "(" + value.join(",") + ")";
            }
            this.name = this.stringify.name(name2);
            this.type = NodeType2.ElementDeclaration;
            this.value = this.stringify.dtdElementValue(value);
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.dtdElement(this, this.options.writer.filterOptions(options));
          }
        };
      }).call(commonjsGlobal);
      return XMLDTDElement.exports;
    }
    var XMLDTDNotation = { exports: {} };
    var hasRequiredXMLDTDNotation;
    function requireXMLDTDNotation() {
      if (hasRequiredXMLDTDNotation) return XMLDTDNotation.exports;
      hasRequiredXMLDTDNotation = 1;
      (function() {
        var NodeType2, XMLNode2;
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDTDNotation.exports = (function() {
          class XMLDTDNotation2 extends XMLNode2 {
            // Initializes a new instance of `XMLDTDNotation`
            // `parent` the parent `XMLDocType` element
            // `name` the name of the notation
            // `value` an object with external entity details
            // `value.pubID` public identifier
            // `value.sysID` system identifier
            constructor(parent, name2, value) {
              super(parent);
              if (name2 == null) {
                throw new Error("Missing DTD notation name. " + this.debugInfo(name2));
              }
              if (!value.pubID && !value.sysID) {
                throw new Error("Public or system identifiers are required for an external entity. " + this.debugInfo(name2));
              }
              this.name = this.stringify.name(name2);
              this.type = NodeType2.NotationDeclaration;
              if (value.pubID != null) {
                this.pubID = this.stringify.dtdPubID(value.pubID);
              }
              if (value.sysID != null) {
                this.sysID = this.stringify.dtdSysID(value.sysID);
              }
            }
            // Converts the XML fragment to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            toString(options) {
              return this.options.writer.dtdNotation(this, this.options.writer.filterOptions(options));
            }
          }
          Object.defineProperty(XMLDTDNotation2.prototype, "publicId", {
            get: function() {
              return this.pubID;
            }
          });
          Object.defineProperty(XMLDTDNotation2.prototype, "systemId", {
            get: function() {
              return this.sysID;
            }
          });
          return XMLDTDNotation2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLDTDNotation.exports;
    }
    var hasRequiredXMLDocType;
    function requireXMLDocType() {
      if (hasRequiredXMLDocType) return XMLDocType.exports;
      hasRequiredXMLDocType = 1;
      (function() {
        var NodeType2, XMLDTDAttList2, XMLDTDElement2, XMLDTDEntity2, XMLDTDNotation2, XMLNamedNodeMap2, XMLNode2, isObject;
        ({ isObject } = requireUtility());
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDTDAttList2 = requireXMLDTDAttList();
        XMLDTDEntity2 = requireXMLDTDEntity();
        XMLDTDElement2 = requireXMLDTDElement();
        XMLDTDNotation2 = requireXMLDTDNotation();
        XMLNamedNodeMap2 = requireXMLNamedNodeMap();
        XMLDocType.exports = (function() {
          class XMLDocType2 extends XMLNode2 {
            // Initializes a new instance of `XMLDocType`
            // `parent` the document object
            // `pubID` public identifier of the external subset
            // `sysID` system identifier of the external subset
            constructor(parent, pubID, sysID) {
              var child, i, len, ref;
              super(parent);
              this.type = NodeType2.DocType;
              if (parent.children) {
                ref = parent.children;
                for (i = 0, len = ref.length; i < len; i++) {
                  child = ref[i];
                  if (child.type === NodeType2.Element) {
                    this.name = child.name;
                    break;
                  }
                }
              }
              this.documentObject = parent;
              if (isObject(pubID)) {
                ({ pubID, sysID } = pubID);
              }
              if (sysID == null) {
                [sysID, pubID] = [pubID, sysID];
              }
              if (pubID != null) {
                this.pubID = this.stringify.dtdPubID(pubID);
              }
              if (sysID != null) {
                this.sysID = this.stringify.dtdSysID(sysID);
              }
            }
            // Creates an element type declaration
            // `name` element name
            // `value` element content (defaults to #PCDATA)
            element(name2, value) {
              var child;
              child = new XMLDTDElement2(this, name2, value);
              this.children.push(child);
              return this;
            }
            // Creates an attribute declaration
            // `elementName` the name of the element containing this attribute
            // `attributeName` attribute name
            // `attributeType` type of the attribute (defaults to CDATA)
            // `defaultValueType` default value type (either #REQUIRED, #IMPLIED, #FIXED or
            //                    #DEFAULT) (defaults to #IMPLIED)
            // `defaultValue` default value of the attribute
            //                (only used for #FIXED or #DEFAULT)
            attList(elementName, attributeName, attributeType, defaultValueType, defaultValue) {
              var child;
              child = new XMLDTDAttList2(this, elementName, attributeName, attributeType, defaultValueType, defaultValue);
              this.children.push(child);
              return this;
            }
            // Creates a general entity declaration
            // `name` the name of the entity
            // `value` internal entity value or an object with external entity details
            // `value.pubID` public identifier
            // `value.sysID` system identifier
            // `value.nData` notation declaration
            entity(name2, value) {
              var child;
              child = new XMLDTDEntity2(this, false, name2, value);
              this.children.push(child);
              return this;
            }
            // Creates a parameter entity declaration
            // `name` the name of the entity
            // `value` internal entity value or an object with external entity details
            // `value.pubID` public identifier
            // `value.sysID` system identifier
            pEntity(name2, value) {
              var child;
              child = new XMLDTDEntity2(this, true, name2, value);
              this.children.push(child);
              return this;
            }
            // Creates a NOTATION declaration
            // `name` the name of the notation
            // `value` an object with external entity details
            // `value.pubID` public identifier
            // `value.sysID` system identifier
            notation(name2, value) {
              var child;
              child = new XMLDTDNotation2(this, name2, value);
              this.children.push(child);
              return this;
            }
            // Converts to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            toString(options) {
              return this.options.writer.docType(this, this.options.writer.filterOptions(options));
            }
            // Aliases
            ele(name2, value) {
              return this.element(name2, value);
            }
            att(elementName, attributeName, attributeType, defaultValueType, defaultValue) {
              return this.attList(elementName, attributeName, attributeType, defaultValueType, defaultValue);
            }
            ent(name2, value) {
              return this.entity(name2, value);
            }
            pent(name2, value) {
              return this.pEntity(name2, value);
            }
            not(name2, value) {
              return this.notation(name2, value);
            }
            up() {
              return this.root() || this.documentObject;
            }
            isEqualNode(node) {
              if (!super.isEqualNode(node)) {
                return false;
              }
              if (node.name !== this.name) {
                return false;
              }
              if (node.publicId !== this.publicId) {
                return false;
              }
              if (node.systemId !== this.systemId) {
                return false;
              }
              return true;
            }
          }
          Object.defineProperty(XMLDocType2.prototype, "entities", {
            get: function() {
              var child, i, len, nodes, ref;
              nodes = {};
              ref = this.children;
              for (i = 0, len = ref.length; i < len; i++) {
                child = ref[i];
                if (child.type === NodeType2.EntityDeclaration && !child.pe) {
                  nodes[child.name] = child;
                }
              }
              return new XMLNamedNodeMap2(nodes);
            }
          });
          Object.defineProperty(XMLDocType2.prototype, "notations", {
            get: function() {
              var child, i, len, nodes, ref;
              nodes = {};
              ref = this.children;
              for (i = 0, len = ref.length; i < len; i++) {
                child = ref[i];
                if (child.type === NodeType2.NotationDeclaration) {
                  nodes[child.name] = child;
                }
              }
              return new XMLNamedNodeMap2(nodes);
            }
          });
          Object.defineProperty(XMLDocType2.prototype, "publicId", {
            get: function() {
              return this.pubID;
            }
          });
          Object.defineProperty(XMLDocType2.prototype, "systemId", {
            get: function() {
              return this.sysID;
            }
          });
          Object.defineProperty(XMLDocType2.prototype, "internalSubset", {
            get: function() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          });
          return XMLDocType2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLDocType.exports;
    }
    var XMLRaw = { exports: {} };
    var hasRequiredXMLRaw;
    function requireXMLRaw() {
      if (hasRequiredXMLRaw) return XMLRaw.exports;
      hasRequiredXMLRaw = 1;
      (function() {
        var NodeType2, XMLNode2;
        NodeType2 = requireNodeType();
        XMLNode2 = requireXMLNode();
        XMLRaw.exports = class XMLRaw extends XMLNode2 {
          // Initializes a new instance of `XMLRaw`
          // `text` raw text
          constructor(parent, text2) {
            super(parent);
            if (text2 == null) {
              throw new Error("Missing raw text. " + this.debugInfo());
            }
            this.type = NodeType2.Raw;
            this.value = this.stringify.raw(text2);
          }
          // Creates and returns a deep clone of `this`
          clone() {
            return Object.create(this);
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.raw(this, this.options.writer.filterOptions(options));
          }
        };
      }).call(commonjsGlobal);
      return XMLRaw.exports;
    }
    var XMLText = { exports: {} };
    var hasRequiredXMLText;
    function requireXMLText() {
      if (hasRequiredXMLText) return XMLText.exports;
      hasRequiredXMLText = 1;
      (function() {
        var NodeType2, XMLCharacterData2;
        NodeType2 = requireNodeType();
        XMLCharacterData2 = requireXMLCharacterData();
        XMLText.exports = (function() {
          class XMLText2 extends XMLCharacterData2 {
            // Initializes a new instance of `XMLText`
            // `text` element text
            constructor(parent, text2) {
              super(parent);
              if (text2 == null) {
                throw new Error("Missing element text. " + this.debugInfo());
              }
              this.name = "#text";
              this.type = NodeType2.Text;
              this.value = this.stringify.text(text2);
            }
            // Creates and returns a deep clone of `this`
            clone() {
              return Object.create(this);
            }
            // Converts the XML fragment to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            toString(options) {
              return this.options.writer.text(this, this.options.writer.filterOptions(options));
            }
            // DOM level 1 functions to be implemented later
            splitText(offset) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM level 3 functions to be implemented later
            replaceWholeText(content) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          }
          Object.defineProperty(XMLText2.prototype, "isElementContentWhitespace", {
            get: function() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          });
          Object.defineProperty(XMLText2.prototype, "wholeText", {
            get: function() {
              var next, prev, str;
              str = "";
              prev = this.previousSibling;
              while (prev) {
                str = prev.data + str;
                prev = prev.previousSibling;
              }
              str += this.data;
              next = this.nextSibling;
              while (next) {
                str = str + next.data;
                next = next.nextSibling;
              }
              return str;
            }
          });
          return XMLText2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLText.exports;
    }
    var XMLProcessingInstruction = { exports: {} };
    var hasRequiredXMLProcessingInstruction;
    function requireXMLProcessingInstruction() {
      if (hasRequiredXMLProcessingInstruction) return XMLProcessingInstruction.exports;
      hasRequiredXMLProcessingInstruction = 1;
      (function() {
        var NodeType2, XMLCharacterData2;
        NodeType2 = requireNodeType();
        XMLCharacterData2 = requireXMLCharacterData();
        XMLProcessingInstruction.exports = class XMLProcessingInstruction extends XMLCharacterData2 {
          // Initializes a new instance of `XMLProcessingInstruction`
          // `parent` the parent node
          // `target` instruction target
          // `value` instruction value
          constructor(parent, target, value) {
            super(parent);
            if (target == null) {
              throw new Error("Missing instruction target. " + this.debugInfo());
            }
            this.type = NodeType2.ProcessingInstruction;
            this.target = this.stringify.insTarget(target);
            this.name = this.target;
            if (value) {
              this.value = this.stringify.insValue(value);
            }
          }
          // Creates and returns a deep clone of `this`
          clone() {
            return Object.create(this);
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return this.options.writer.processingInstruction(this, this.options.writer.filterOptions(options));
          }
          isEqualNode(node) {
            if (!super.isEqualNode(node)) {
              return false;
            }
            if (node.target !== this.target) {
              return false;
            }
            return true;
          }
        };
      }).call(commonjsGlobal);
      return XMLProcessingInstruction.exports;
    }
    var XMLDummy = { exports: {} };
    var hasRequiredXMLDummy;
    function requireXMLDummy() {
      if (hasRequiredXMLDummy) return XMLDummy.exports;
      hasRequiredXMLDummy = 1;
      (function() {
        var NodeType2, XMLNode2;
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLDummy.exports = class XMLDummy extends XMLNode2 {
          // Initializes a new instance of `XMLDummy`
          // `XMLDummy` is a special node representing a node with 
          // a null value. Dummy nodes are created while recursively
          // building the XML tree. Simply skipping null values doesn't
          // work because that would break the recursive chain.
          constructor(parent) {
            super(parent);
            this.type = NodeType2.Dummy;
          }
          // Creates and returns a deep clone of `this`
          clone() {
            return Object.create(this);
          }
          // Converts the XML fragment to string
          // `options.pretty` pretty prints the result
          // `options.indent` indentation for pretty print
          // `options.offset` how many indentations to add to every line for pretty print
          // `options.newline` newline sequence for pretty print
          toString(options) {
            return "";
          }
        };
      }).call(commonjsGlobal);
      return XMLDummy.exports;
    }
    var XMLNodeList = { exports: {} };
    var hasRequiredXMLNodeList;
    function requireXMLNodeList() {
      if (hasRequiredXMLNodeList) return XMLNodeList.exports;
      hasRequiredXMLNodeList = 1;
      (function() {
        XMLNodeList.exports = (function() {
          class XMLNodeList2 {
            // Initializes a new instance of `XMLNodeList`
            // This is just a wrapper around an ordinary
            // JS array.
            // `nodes` the array containing nodes.
            constructor(nodes) {
              this.nodes = nodes;
            }
            // Creates and returns a deep clone of `this`
            clone() {
              return this.nodes = null;
            }
            // DOM Level 1
            item(index2) {
              return this.nodes[index2] || null;
            }
          }
          Object.defineProperty(XMLNodeList2.prototype, "length", {
            get: function() {
              return this.nodes.length || 0;
            }
          });
          return XMLNodeList2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLNodeList.exports;
    }
    var DocumentPosition = { exports: {} };
    var hasRequiredDocumentPosition;
    function requireDocumentPosition() {
      if (hasRequiredDocumentPosition) return DocumentPosition.exports;
      hasRequiredDocumentPosition = 1;
      (function() {
        DocumentPosition.exports = {
          Disconnected: 1,
          Preceding: 2,
          Following: 4,
          Contains: 8,
          ContainedBy: 16,
          ImplementationSpecific: 32
        };
      }).call(commonjsGlobal);
      return DocumentPosition.exports;
    }
    var hasRequiredXMLNode;
    function requireXMLNode() {
      if (hasRequiredXMLNode) return XMLNode.exports;
      hasRequiredXMLNode = 1;
      (function() {
        var DocumentPosition2, NodeType2, XMLCData2, XMLComment2, XMLDeclaration2, XMLDocType2, XMLDummy2, XMLElement2, XMLNodeList2, XMLProcessingInstruction2, XMLRaw2, XMLText2, getValue, isEmpty, isFunction, isObject, hasProp = {}.hasOwnProperty, splice = [].splice;
        ({ isObject, isFunction, isEmpty, getValue } = requireUtility());
        XMLElement2 = null;
        XMLCData2 = null;
        XMLComment2 = null;
        XMLDeclaration2 = null;
        XMLDocType2 = null;
        XMLRaw2 = null;
        XMLText2 = null;
        XMLProcessingInstruction2 = null;
        XMLDummy2 = null;
        NodeType2 = null;
        XMLNodeList2 = null;
        DocumentPosition2 = null;
        XMLNode.exports = (function() {
          class XMLNode2 {
            // Initializes a new instance of `XMLNode`
            // `parent` the parent node
            constructor(parent1) {
              this.parent = parent1;
              if (this.parent) {
                this.options = this.parent.options;
                this.stringify = this.parent.stringify;
              }
              this.value = null;
              this.children = [];
              this.baseURI = null;
              if (!XMLElement2) {
                XMLElement2 = requireXMLElement();
                XMLCData2 = requireXMLCData();
                XMLComment2 = requireXMLComment();
                XMLDeclaration2 = requireXMLDeclaration();
                XMLDocType2 = requireXMLDocType();
                XMLRaw2 = requireXMLRaw();
                XMLText2 = requireXMLText();
                XMLProcessingInstruction2 = requireXMLProcessingInstruction();
                XMLDummy2 = requireXMLDummy();
                NodeType2 = requireNodeType();
                XMLNodeList2 = requireXMLNodeList();
                requireXMLNamedNodeMap();
                DocumentPosition2 = requireDocumentPosition();
              }
            }
            // Sets the parent node of this node and its children recursively
            // `parent` the parent node
            setParent(parent) {
              var child, j, len, ref1, results;
              this.parent = parent;
              if (parent) {
                this.options = parent.options;
                this.stringify = parent.stringify;
              }
              ref1 = this.children;
              results = [];
              for (j = 0, len = ref1.length; j < len; j++) {
                child = ref1[j];
                results.push(child.setParent(this));
              }
              return results;
            }
            // Creates a child element node
            // `name` node name or an object describing the XML tree
            // `attributes` an object containing name/value pairs of attributes
            // `text` element text
            element(name2, attributes, text2) {
              var childNode, item, j, k, key2, lastChild, len, len1, val;
              lastChild = null;
              if (attributes === null && text2 == null) {
                [attributes, text2] = [{}, null];
              }
              if (attributes == null) {
                attributes = {};
              }
              attributes = getValue(attributes);
              if (!isObject(attributes)) {
                [text2, attributes] = [attributes, text2];
              }
              if (name2 != null) {
                name2 = getValue(name2);
              }
              if (Array.isArray(name2)) {
                for (j = 0, len = name2.length; j < len; j++) {
                  item = name2[j];
                  lastChild = this.element(item);
                }
              } else if (isFunction(name2)) {
                lastChild = this.element(name2.apply());
              } else if (isObject(name2)) {
                for (key2 in name2) {
                  if (!hasProp.call(name2, key2)) continue;
                  val = name2[key2];
                  if (isFunction(val)) {
                    val = val.apply();
                  }
                  if (!this.options.ignoreDecorators && this.stringify.convertAttKey && key2.indexOf(this.stringify.convertAttKey) === 0) {
                    lastChild = this.attribute(key2.substr(this.stringify.convertAttKey.length), val);
                  } else if (!this.options.separateArrayItems && Array.isArray(val) && isEmpty(val)) {
                    lastChild = this.dummy();
                  } else if (isObject(val) && isEmpty(val)) {
                    lastChild = this.element(key2);
                  } else if (!this.options.keepNullNodes && val == null) {
                    lastChild = this.dummy();
                  } else if (!this.options.separateArrayItems && Array.isArray(val)) {
                    for (k = 0, len1 = val.length; k < len1; k++) {
                      item = val[k];
                      childNode = {};
                      childNode[key2] = item;
                      lastChild = this.element(childNode);
                    }
                  } else if (isObject(val)) {
                    if (!this.options.ignoreDecorators && this.stringify.convertTextKey && key2.indexOf(this.stringify.convertTextKey) === 0) {
                      lastChild = this.element(val);
                    } else {
                      lastChild = this.element(key2);
                      lastChild.element(val);
                    }
                  } else {
                    lastChild = this.element(key2, val);
                  }
                }
              } else if (!this.options.keepNullNodes && text2 === null) {
                lastChild = this.dummy();
              } else {
                if (!this.options.ignoreDecorators && this.stringify.convertTextKey && name2.indexOf(this.stringify.convertTextKey) === 0) {
                  lastChild = this.text(text2);
                } else if (!this.options.ignoreDecorators && this.stringify.convertCDataKey && name2.indexOf(this.stringify.convertCDataKey) === 0) {
                  lastChild = this.cdata(text2);
                } else if (!this.options.ignoreDecorators && this.stringify.convertCommentKey && name2.indexOf(this.stringify.convertCommentKey) === 0) {
                  lastChild = this.comment(text2);
                } else if (!this.options.ignoreDecorators && this.stringify.convertRawKey && name2.indexOf(this.stringify.convertRawKey) === 0) {
                  lastChild = this.raw(text2);
                } else if (!this.options.ignoreDecorators && this.stringify.convertPIKey && name2.indexOf(this.stringify.convertPIKey) === 0) {
                  lastChild = this.instruction(name2.substr(this.stringify.convertPIKey.length), text2);
                } else {
                  lastChild = this.node(name2, attributes, text2);
                }
              }
              if (lastChild == null) {
                throw new Error("Could not create any elements with: " + name2 + ". " + this.debugInfo());
              }
              return lastChild;
            }
            // Creates a child element node before the current node
            // `name` node name or an object describing the XML tree
            // `attributes` an object containing name/value pairs of attributes
            // `text` element text
            insertBefore(name2, attributes, text2) {
              var child, i, newChild, refChild, removed;
              if (name2 != null ? name2.type : void 0) {
                newChild = name2;
                refChild = attributes;
                newChild.setParent(this);
                if (refChild) {
                  i = children.indexOf(refChild);
                  removed = children.splice(i);
                  children.push(newChild);
                  Array.prototype.push.apply(children, removed);
                } else {
                  children.push(newChild);
                }
                return newChild;
              } else {
                if (this.isRoot) {
                  throw new Error("Cannot insert elements at root level. " + this.debugInfo(name2));
                }
                i = this.parent.children.indexOf(this);
                removed = this.parent.children.splice(i);
                child = this.parent.element(name2, attributes, text2);
                Array.prototype.push.apply(this.parent.children, removed);
                return child;
              }
            }
            // Creates a child element node after the current node
            // `name` node name or an object describing the XML tree
            // `attributes` an object containing name/value pairs of attributes
            // `text` element text
            insertAfter(name2, attributes, text2) {
              var child, i, removed;
              if (this.isRoot) {
                throw new Error("Cannot insert elements at root level. " + this.debugInfo(name2));
              }
              i = this.parent.children.indexOf(this);
              removed = this.parent.children.splice(i + 1);
              child = this.parent.element(name2, attributes, text2);
              Array.prototype.push.apply(this.parent.children, removed);
              return child;
            }
            // Deletes a child element node
            remove() {
              var i;
              if (this.isRoot) {
                throw new Error("Cannot remove the root element. " + this.debugInfo());
              }
              i = this.parent.children.indexOf(this);
              splice.apply(this.parent.children, [i, i - i + 1].concat([]));
              return this.parent;
            }
            // Creates a node
            // `name` name of the node
            // `attributes` an object containing name/value pairs of attributes
            // `text` element text
            node(name2, attributes, text2) {
              var child;
              if (name2 != null) {
                name2 = getValue(name2);
              }
              attributes || (attributes = {});
              attributes = getValue(attributes);
              if (!isObject(attributes)) {
                [text2, attributes] = [attributes, text2];
              }
              child = new XMLElement2(this, name2, attributes);
              if (text2 != null) {
                child.text(text2);
              }
              this.children.push(child);
              return child;
            }
            // Creates a text node
            // `value` element text
            text(value) {
              var child;
              if (isObject(value)) {
                this.element(value);
              }
              child = new XMLText2(this, value);
              this.children.push(child);
              return this;
            }
            // Creates a CDATA node
            // `value` element text without CDATA delimiters
            cdata(value) {
              var child;
              child = new XMLCData2(this, value);
              this.children.push(child);
              return this;
            }
            // Creates a comment node
            // `value` comment text
            comment(value) {
              var child;
              child = new XMLComment2(this, value);
              this.children.push(child);
              return this;
            }
            // Creates a comment node before the current node
            // `value` comment text
            commentBefore(value) {
              var i, removed;
              i = this.parent.children.indexOf(this);
              removed = this.parent.children.splice(i);
              this.parent.comment(value);
              Array.prototype.push.apply(this.parent.children, removed);
              return this;
            }
            // Creates a comment node after the current node
            // `value` comment text
            commentAfter(value) {
              var i, removed;
              i = this.parent.children.indexOf(this);
              removed = this.parent.children.splice(i + 1);
              this.parent.comment(value);
              Array.prototype.push.apply(this.parent.children, removed);
              return this;
            }
            // Adds unescaped raw text
            // `value` text
            raw(value) {
              var child;
              child = new XMLRaw2(this, value);
              this.children.push(child);
              return this;
            }
            // Adds a dummy node
            dummy() {
              var child;
              child = new XMLDummy2(this);
              return child;
            }
            // Adds a processing instruction
            // `target` instruction target
            // `value` instruction value
            instruction(target, value) {
              var insTarget, insValue, instruction, j, len;
              if (target != null) {
                target = getValue(target);
              }
              if (value != null) {
                value = getValue(value);
              }
              if (Array.isArray(target)) {
                for (j = 0, len = target.length; j < len; j++) {
                  insTarget = target[j];
                  this.instruction(insTarget);
                }
              } else if (isObject(target)) {
                for (insTarget in target) {
                  if (!hasProp.call(target, insTarget)) continue;
                  insValue = target[insTarget];
                  this.instruction(insTarget, insValue);
                }
              } else {
                if (isFunction(value)) {
                  value = value.apply();
                }
                instruction = new XMLProcessingInstruction2(this, target, value);
                this.children.push(instruction);
              }
              return this;
            }
            // Creates a processing instruction node before the current node
            // `target` instruction target
            // `value` instruction value
            instructionBefore(target, value) {
              var i, removed;
              i = this.parent.children.indexOf(this);
              removed = this.parent.children.splice(i);
              this.parent.instruction(target, value);
              Array.prototype.push.apply(this.parent.children, removed);
              return this;
            }
            // Creates a processing instruction node after the current node
            // `target` instruction target
            // `value` instruction value
            instructionAfter(target, value) {
              var i, removed;
              i = this.parent.children.indexOf(this);
              removed = this.parent.children.splice(i + 1);
              this.parent.instruction(target, value);
              Array.prototype.push.apply(this.parent.children, removed);
              return this;
            }
            // Creates the xml declaration
            // `version` A version number string, e.g. 1.0
            // `encoding` Encoding declaration, e.g. UTF-8
            // `standalone` standalone document declaration: true or false
            declaration(version2, encoding, standalone) {
              var doc, xmldec;
              doc = this.document();
              xmldec = new XMLDeclaration2(doc, version2, encoding, standalone);
              if (doc.children.length === 0) {
                doc.children.unshift(xmldec);
              } else if (doc.children[0].type === NodeType2.Declaration) {
                doc.children[0] = xmldec;
              } else {
                doc.children.unshift(xmldec);
              }
              return doc.root() || doc;
            }
            // Creates the document type declaration
            // `pubID` the public identifier of the external subset
            // `sysID` the system identifier of the external subset
            dtd(pubID, sysID) {
              var child, doc, doctype, i, j, k, len, len1, ref1, ref2;
              doc = this.document();
              doctype = new XMLDocType2(doc, pubID, sysID);
              ref1 = doc.children;
              for (i = j = 0, len = ref1.length; j < len; i = ++j) {
                child = ref1[i];
                if (child.type === NodeType2.DocType) {
                  doc.children[i] = doctype;
                  return doctype;
                }
              }
              ref2 = doc.children;
              for (i = k = 0, len1 = ref2.length; k < len1; i = ++k) {
                child = ref2[i];
                if (child.isRoot) {
                  doc.children.splice(i, 0, doctype);
                  return doctype;
                }
              }
              doc.children.push(doctype);
              return doctype;
            }
            // Gets the parent node
            up() {
              if (this.isRoot) {
                throw new Error("The root node has no parent. Use doc() if you need to get the document object.");
              }
              return this.parent;
            }
            // Gets the root node
            root() {
              var node;
              node = this;
              while (node) {
                if (node.type === NodeType2.Document) {
                  return node.rootObject;
                } else if (node.isRoot) {
                  return node;
                } else {
                  node = node.parent;
                }
              }
            }
            // Gets the node representing the XML document
            document() {
              var node;
              node = this;
              while (node) {
                if (node.type === NodeType2.Document) {
                  return node;
                } else {
                  node = node.parent;
                }
              }
            }
            // Ends the document and converts string
            end(options) {
              return this.document().end(options);
            }
            // Gets the previous node
            prev() {
              var i;
              i = this.parent.children.indexOf(this);
              if (i < 1) {
                throw new Error("Already at the first node. " + this.debugInfo());
              }
              return this.parent.children[i - 1];
            }
            // Gets the next node
            next() {
              var i;
              i = this.parent.children.indexOf(this);
              if (i === -1 || i === this.parent.children.length - 1) {
                throw new Error("Already at the last node. " + this.debugInfo());
              }
              return this.parent.children[i + 1];
            }
            // Imports cloned root from another XML document
            // `doc` the XML document to insert nodes from
            importDocument(doc) {
              var child, clonedRoot, j, len, ref1;
              clonedRoot = doc.root().clone();
              clonedRoot.parent = this;
              clonedRoot.isRoot = false;
              this.children.push(clonedRoot);
              if (this.type === NodeType2.Document) {
                clonedRoot.isRoot = true;
                clonedRoot.documentObject = this;
                this.rootObject = clonedRoot;
                if (this.children) {
                  ref1 = this.children;
                  for (j = 0, len = ref1.length; j < len; j++) {
                    child = ref1[j];
                    if (child.type === NodeType2.DocType) {
                      child.name = clonedRoot.name;
                      break;
                    }
                  }
                }
              }
              return this;
            }
            // Returns debug string for this node
            debugInfo(name2) {
              var ref1, ref2;
              name2 = name2 || this.name;
              if (name2 == null && !((ref1 = this.parent) != null ? ref1.name : void 0)) {
                return "";
              } else if (name2 == null) {
                return "parent: <" + this.parent.name + ">";
              } else if (!((ref2 = this.parent) != null ? ref2.name : void 0)) {
                return "node: <" + name2 + ">";
              } else {
                return "node: <" + name2 + ">, parent: <" + this.parent.name + ">";
              }
            }
            // Aliases
            ele(name2, attributes, text2) {
              return this.element(name2, attributes, text2);
            }
            nod(name2, attributes, text2) {
              return this.node(name2, attributes, text2);
            }
            txt(value) {
              return this.text(value);
            }
            dat(value) {
              return this.cdata(value);
            }
            com(value) {
              return this.comment(value);
            }
            ins(target, value) {
              return this.instruction(target, value);
            }
            doc() {
              return this.document();
            }
            dec(version2, encoding, standalone) {
              return this.declaration(version2, encoding, standalone);
            }
            e(name2, attributes, text2) {
              return this.element(name2, attributes, text2);
            }
            n(name2, attributes, text2) {
              return this.node(name2, attributes, text2);
            }
            t(value) {
              return this.text(value);
            }
            d(value) {
              return this.cdata(value);
            }
            c(value) {
              return this.comment(value);
            }
            r(value) {
              return this.raw(value);
            }
            i(target, value) {
              return this.instruction(target, value);
            }
            u() {
              return this.up();
            }
            // can be deprecated in a future release
            importXMLBuilder(doc) {
              return this.importDocument(doc);
            }
            // Adds or modifies an attribute.
            // `name` attribute name
            // `value` attribute value
            attribute(name2, value) {
              throw new Error("attribute() applies to element nodes only.");
            }
            att(name2, value) {
              return this.attribute(name2, value);
            }
            a(name2, value) {
              return this.attribute(name2, value);
            }
            // Removes an attribute
            // `name` attribute name
            removeAttribute(name2) {
              throw new Error("attribute() applies to element nodes only.");
            }
            // DOM level 1 functions to be implemented later
            replaceChild(newChild, oldChild) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            removeChild(oldChild) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            appendChild(newChild) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            hasChildNodes() {
              return this.children.length !== 0;
            }
            cloneNode(deep) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            normalize() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM level 2
            isSupported(feature, version2) {
              return true;
            }
            hasAttributes() {
              return this.attribs.length !== 0;
            }
            // DOM level 3 functions to be implemented later
            compareDocumentPosition(other) {
              var ref, res;
              ref = this;
              if (ref === other) {
                return 0;
              } else if (this.document() !== other.document()) {
                res = DocumentPosition2.Disconnected | DocumentPosition2.ImplementationSpecific;
                if (Math.random() < 0.5) {
                  res |= DocumentPosition2.Preceding;
                } else {
                  res |= DocumentPosition2.Following;
                }
                return res;
              } else if (ref.isAncestor(other)) {
                return DocumentPosition2.Contains | DocumentPosition2.Preceding;
              } else if (ref.isDescendant(other)) {
                return DocumentPosition2.Contains | DocumentPosition2.Following;
              } else if (ref.isPreceding(other)) {
                return DocumentPosition2.Preceding;
              } else {
                return DocumentPosition2.Following;
              }
            }
            isSameNode(other) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            lookupPrefix(namespaceURI) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            isDefaultNamespace(namespaceURI) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            lookupNamespaceURI(prefix) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            isEqualNode(node) {
              var i, j, ref1;
              if (node.nodeType !== this.nodeType) {
                return false;
              }
              if (node.children.length !== this.children.length) {
                return false;
              }
              for (i = j = 0, ref1 = this.children.length - 1; 0 <= ref1 ? j <= ref1 : j >= ref1; i = 0 <= ref1 ? ++j : --j) {
                if (!this.children[i].isEqualNode(node.children[i])) {
                  return false;
                }
              }
              return true;
            }
            getFeature(feature, version2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            setUserData(key2, data, handler) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getUserData(key2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // Returns true if other is an inclusive descendant of node,
            // and false otherwise.
            contains(other) {
              if (!other) {
                return false;
              }
              return other === this || this.isDescendant(other);
            }
            // An object A is called a descendant of an object B, if either A is 
            // a child of B or A is a child of an object C that is a descendant of B.
            isDescendant(node) {
              var child, isDescendantChild, j, len, ref1;
              ref1 = this.children;
              for (j = 0, len = ref1.length; j < len; j++) {
                child = ref1[j];
                if (node === child) {
                  return true;
                }
                isDescendantChild = child.isDescendant(node);
                if (isDescendantChild) {
                  return true;
                }
              }
              return false;
            }
            // An object A is called an ancestor of an object B if and only if
            // B is a descendant of A.
            isAncestor(node) {
              return node.isDescendant(this);
            }
            // An object A is preceding an object B if A and B are in the 
            // same tree and A comes before B in tree order.
            isPreceding(node) {
              var nodePos, thisPos;
              nodePos = this.treePosition(node);
              thisPos = this.treePosition(this);
              if (nodePos === -1 || thisPos === -1) {
                return false;
              } else {
                return nodePos < thisPos;
              }
            }
            // An object A is folllowing an object B if A and B are in the 
            // same tree and A comes after B in tree order.
            isFollowing(node) {
              var nodePos, thisPos;
              nodePos = this.treePosition(node);
              thisPos = this.treePosition(this);
              if (nodePos === -1 || thisPos === -1) {
                return false;
              } else {
                return nodePos > thisPos;
              }
            }
            // Returns the preorder position of the given node in the tree, or -1
            // if the node is not in the tree.
            treePosition(node) {
              var found, pos;
              pos = 0;
              found = false;
              this.foreachTreeNode(this.document(), function(childNode) {
                pos++;
                if (!found && childNode === node) {
                  return found = true;
                }
              });
              if (found) {
                return pos;
              } else {
                return -1;
              }
            }
            // Depth-first preorder traversal through the XML tree
            foreachTreeNode(node, func) {
              var child, j, len, ref1, res;
              node || (node = this.document());
              ref1 = node.children;
              for (j = 0, len = ref1.length; j < len; j++) {
                child = ref1[j];
                if (res = func(child)) {
                  return res;
                } else {
                  res = this.foreachTreeNode(child, func);
                  if (res) {
                    return res;
                  }
                }
              }
            }
          }
          Object.defineProperty(XMLNode2.prototype, "nodeName", {
            get: function() {
              return this.name;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "nodeType", {
            get: function() {
              return this.type;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "nodeValue", {
            get: function() {
              return this.value;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "parentNode", {
            get: function() {
              return this.parent;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "childNodes", {
            get: function() {
              if (!this.childNodeList || !this.childNodeList.nodes) {
                this.childNodeList = new XMLNodeList2(this.children);
              }
              return this.childNodeList;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "firstChild", {
            get: function() {
              return this.children[0] || null;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "lastChild", {
            get: function() {
              return this.children[this.children.length - 1] || null;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "previousSibling", {
            get: function() {
              var i;
              i = this.parent.children.indexOf(this);
              return this.parent.children[i - 1] || null;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "nextSibling", {
            get: function() {
              var i;
              i = this.parent.children.indexOf(this);
              return this.parent.children[i + 1] || null;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "ownerDocument", {
            get: function() {
              return this.document() || null;
            }
          });
          Object.defineProperty(XMLNode2.prototype, "textContent", {
            get: function() {
              var child, j, len, ref1, str;
              if (this.nodeType === NodeType2.Element || this.nodeType === NodeType2.DocumentFragment) {
                str = "";
                ref1 = this.children;
                for (j = 0, len = ref1.length; j < len; j++) {
                  child = ref1[j];
                  if (child.textContent) {
                    str += child.textContent;
                  }
                }
                return str;
              } else {
                return null;
              }
            },
            set: function(value) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          });
          return XMLNode2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLNode.exports;
    }
    var XMLStringifier = { exports: {} };
    var hasRequiredXMLStringifier;
    function requireXMLStringifier() {
      if (hasRequiredXMLStringifier) return XMLStringifier.exports;
      hasRequiredXMLStringifier = 1;
      (function() {
        var hasProp = {}.hasOwnProperty;
        XMLStringifier.exports = (function() {
          class XMLStringifier2 {
            // Initializes a new instance of `XMLStringifier`
            // `options.version` The version number string of the XML spec to validate against, e.g. 1.0
            // `options.noDoubleEncoding` whether existing html entities are encoded: true or false
            // `options.stringify` a set of functions to use for converting values to strings
            // `options.noValidation` whether values will be validated and escaped or returned as is
            // `options.invalidCharReplacement` a character to replace invalid characters and disable character validation
            constructor(options) {
              var key2, ref, value;
              this.assertLegalChar = this.assertLegalChar.bind(this);
              this.assertLegalName = this.assertLegalName.bind(this);
              options || (options = {});
              this.options = options;
              if (!this.options.version) {
                this.options.version = "1.0";
              }
              ref = options.stringify || {};
              for (key2 in ref) {
                if (!hasProp.call(ref, key2)) continue;
                value = ref[key2];
                this[key2] = value;
              }
            }
            // Defaults
            name(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalName("" + val || "");
            }
            text(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar(this.textEscape("" + val || ""));
            }
            cdata(val) {
              if (this.options.noValidation) {
                return val;
              }
              val = "" + val || "";
              val = val.replace("]]>", "]]]]><![CDATA[>");
              return this.assertLegalChar(val);
            }
            comment(val) {
              if (this.options.noValidation) {
                return val;
              }
              val = "" + val || "";
              if (val.match(/--/)) {
                throw new Error("Comment text cannot contain double-hypen: " + val);
              }
              return this.assertLegalChar(val);
            }
            raw(val) {
              if (this.options.noValidation) {
                return val;
              }
              return "" + val || "";
            }
            attValue(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar(this.attEscape(val = "" + val || ""));
            }
            insTarget(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            insValue(val) {
              if (this.options.noValidation) {
                return val;
              }
              val = "" + val || "";
              if (val.match(/\?>/)) {
                throw new Error("Invalid processing instruction value: " + val);
              }
              return this.assertLegalChar(val);
            }
            xmlVersion(val) {
              if (this.options.noValidation) {
                return val;
              }
              val = "" + val || "";
              if (!val.match(/1\.[0-9]+/)) {
                throw new Error("Invalid version number: " + val);
              }
              return val;
            }
            xmlEncoding(val) {
              if (this.options.noValidation) {
                return val;
              }
              val = "" + val || "";
              if (!val.match(/^[A-Za-z](?:[A-Za-z0-9._-])*$/)) {
                throw new Error("Invalid encoding: " + val);
              }
              return this.assertLegalChar(val);
            }
            xmlStandalone(val) {
              if (this.options.noValidation) {
                return val;
              }
              if (val) {
                return "yes";
              } else {
                return "no";
              }
            }
            dtdPubID(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            dtdSysID(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            dtdElementValue(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            dtdAttType(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            dtdAttDefault(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            dtdEntityValue(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            dtdNData(val) {
              if (this.options.noValidation) {
                return val;
              }
              return this.assertLegalChar("" + val || "");
            }
            assertLegalChar(str) {
              var regex, res;
              if (this.options.noValidation) {
                return str;
              }
              if (this.options.version === "1.0") {
                regex = /[\0-\x08\x0B\f\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/g;
                if (this.options.invalidCharReplacement !== void 0) {
                  str = str.replace(regex, this.options.invalidCharReplacement);
                } else if (res = str.match(regex)) {
                  throw new Error(`Invalid character in string: ${str} at index ${res.index}`);
                }
              } else if (this.options.version === "1.1") {
                regex = /[\0\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/g;
                if (this.options.invalidCharReplacement !== void 0) {
                  str = str.replace(regex, this.options.invalidCharReplacement);
                } else if (res = str.match(regex)) {
                  throw new Error(`Invalid character in string: ${str} at index ${res.index}`);
                }
              }
              return str;
            }
            assertLegalName(str) {
              var regex;
              if (this.options.noValidation) {
                return str;
              }
              str = this.assertLegalChar(str);
              regex = /^([:A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]|[\uD800-\uDB7F][\uDC00-\uDFFF])([\x2D\.0-:A-Z_a-z\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u200C\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]|[\uD800-\uDB7F][\uDC00-\uDFFF])*$/;
              if (!str.match(regex)) {
                throw new Error(`Invalid character in name: ${str}`);
              }
              return str;
            }
            // Escapes special characters in text
            // See http://www.w3.org/TR/2000/WD-xml-c14n-20000119.html#charescaping
            // `str` the string to escape
            textEscape(str) {
              var ampregex;
              if (this.options.noValidation) {
                return str;
              }
              ampregex = this.options.noDoubleEncoding ? /(?!&(lt|gt|amp|apos|quot);)&/g : /&/g;
              return str.replace(ampregex, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#xD;");
            }
            // Escapes special characters in attribute values
            // See http://www.w3.org/TR/2000/WD-xml-c14n-20000119.html#charescaping
            // `str` the string to escape
            attEscape(str) {
              var ampregex;
              if (this.options.noValidation) {
                return str;
              }
              ampregex = this.options.noDoubleEncoding ? /(?!&(lt|gt|amp|apos|quot);)&/g : /&/g;
              return str.replace(ampregex, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;").replace(/\t/g, "&#x9;").replace(/\n/g, "&#xA;").replace(/\r/g, "&#xD;");
            }
          }
          XMLStringifier2.prototype.convertAttKey = "@";
          XMLStringifier2.prototype.convertPIKey = "?";
          XMLStringifier2.prototype.convertTextKey = "#text";
          XMLStringifier2.prototype.convertCDataKey = "#cdata";
          XMLStringifier2.prototype.convertCommentKey = "#comment";
          XMLStringifier2.prototype.convertRawKey = "#raw";
          return XMLStringifier2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLStringifier.exports;
    }
    var XMLStringWriter = { exports: {} };
    var XMLWriterBase = { exports: {} };
    var WriterState = { exports: {} };
    var hasRequiredWriterState;
    function requireWriterState() {
      if (hasRequiredWriterState) return WriterState.exports;
      hasRequiredWriterState = 1;
      (function() {
        WriterState.exports = {
          None: 0,
          OpenTag: 1,
          InsideTag: 2,
          CloseTag: 3
        };
      }).call(commonjsGlobal);
      return WriterState.exports;
    }
    var hasRequiredXMLWriterBase;
    function requireXMLWriterBase() {
      if (hasRequiredXMLWriterBase) return XMLWriterBase.exports;
      hasRequiredXMLWriterBase = 1;
      (function() {
        var NodeType2, WriterState2, assign, hasProp = {}.hasOwnProperty;
        ({ assign } = requireUtility());
        NodeType2 = requireNodeType();
        requireXMLDeclaration();
        requireXMLDocType();
        requireXMLCData();
        requireXMLComment();
        requireXMLElement();
        requireXMLRaw();
        requireXMLText();
        requireXMLProcessingInstruction();
        requireXMLDummy();
        requireXMLDTDAttList();
        requireXMLDTDElement();
        requireXMLDTDEntity();
        requireXMLDTDNotation();
        WriterState2 = requireWriterState();
        XMLWriterBase.exports = class XMLWriterBase {
          // Initializes a new instance of `XMLWriterBase`
          // `options.pretty` pretty prints the result
          // `options.indent` indentation string
          // `options.newline` newline sequence
          // `options.offset` a fixed number of indentations to add to every line
          // `options.width` maximum column width
          // `options.allowEmpty` do not self close empty element tags
          // 'options.dontPrettyTextNodes' if any text is present in node, don't indent or LF
          // `options.spaceBeforeSlash` add a space before the closing slash of empty elements
          constructor(options) {
            var key2, ref, value;
            options || (options = {});
            this.options = options;
            ref = options.writer || {};
            for (key2 in ref) {
              if (!hasProp.call(ref, key2)) continue;
              value = ref[key2];
              this["_" + key2] = this[key2];
              this[key2] = value;
            }
          }
          // Filters writer options and provides defaults
          // `options` writer options
          filterOptions(options) {
            var filteredOptions, ref, ref1, ref2, ref3, ref4, ref5, ref6, ref7;
            options || (options = {});
            options = assign({}, this.options, options);
            filteredOptions = {
              writer: this
            };
            filteredOptions.pretty = options.pretty || false;
            filteredOptions.allowEmpty = options.allowEmpty || false;
            filteredOptions.indent = (ref = options.indent) != null ? ref : "  ";
            filteredOptions.newline = (ref1 = options.newline) != null ? ref1 : "\n";
            filteredOptions.offset = (ref2 = options.offset) != null ? ref2 : 0;
            filteredOptions.width = (ref3 = options.width) != null ? ref3 : 0;
            filteredOptions.dontPrettyTextNodes = (ref4 = (ref5 = options.dontPrettyTextNodes) != null ? ref5 : options.dontprettytextnodes) != null ? ref4 : 0;
            filteredOptions.spaceBeforeSlash = (ref6 = (ref7 = options.spaceBeforeSlash) != null ? ref7 : options.spacebeforeslash) != null ? ref6 : "";
            if (filteredOptions.spaceBeforeSlash === true) {
              filteredOptions.spaceBeforeSlash = " ";
            }
            filteredOptions.suppressPrettyCount = 0;
            filteredOptions.user = {};
            filteredOptions.state = WriterState2.None;
            return filteredOptions;
          }
          // Returns the indentation string for the current level
          // `node` current node
          // `options` writer options
          // `level` current indentation level
          indent(node, options, level) {
            var indentLevel;
            if (!options.pretty || options.suppressPrettyCount) {
              return "";
            } else if (options.pretty) {
              indentLevel = (level || 0) + options.offset + 1;
              if (indentLevel > 0) {
                return new Array(indentLevel).join(options.indent);
              }
            }
            return "";
          }
          // Returns the newline string
          // `node` current node
          // `options` writer options
          // `level` current indentation level
          endline(node, options, level) {
            if (!options.pretty || options.suppressPrettyCount) {
              return "";
            } else {
              return options.newline;
            }
          }
          attribute(att, options, level) {
            var r;
            this.openAttribute(att, options, level);
            if (options.pretty && options.width > 0) {
              r = att.name + '="' + att.value + '"';
            } else {
              r = " " + att.name + '="' + att.value + '"';
            }
            this.closeAttribute(att, options, level);
            return r;
          }
          cdata(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<![CDATA[";
            options.state = WriterState2.InsideTag;
            r += node.value;
            options.state = WriterState2.CloseTag;
            r += "]]>" + this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          comment(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<!-- ";
            options.state = WriterState2.InsideTag;
            r += node.value;
            options.state = WriterState2.CloseTag;
            r += " -->" + this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          declaration(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<?xml";
            options.state = WriterState2.InsideTag;
            r += ' version="' + node.version + '"';
            if (node.encoding != null) {
              r += ' encoding="' + node.encoding + '"';
            }
            if (node.standalone != null) {
              r += ' standalone="' + node.standalone + '"';
            }
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + "?>";
            r += this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          docType(node, options, level) {
            var child, i, len1, r, ref;
            level || (level = 0);
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level);
            r += "<!DOCTYPE " + node.root().name;
            if (node.pubID && node.sysID) {
              r += ' PUBLIC "' + node.pubID + '" "' + node.sysID + '"';
            } else if (node.sysID) {
              r += ' SYSTEM "' + node.sysID + '"';
            }
            if (node.children.length > 0) {
              r += " [";
              r += this.endline(node, options, level);
              options.state = WriterState2.InsideTag;
              ref = node.children;
              for (i = 0, len1 = ref.length; i < len1; i++) {
                child = ref[i];
                r += this.writeChildNode(child, options, level + 1);
              }
              options.state = WriterState2.CloseTag;
              r += "]";
            }
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + ">";
            r += this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          element(node, options, level) {
            var att, attLen, child, childNodeCount, firstChildNode, i, j, len, len1, len2, name2, prettySuppressed, r, ratt, ref, ref1, ref2, ref3, rline;
            level || (level = 0);
            prettySuppressed = false;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<" + node.name;
            if (options.pretty && options.width > 0) {
              len = r.length;
              ref = node.attribs;
              for (name2 in ref) {
                if (!hasProp.call(ref, name2)) continue;
                att = ref[name2];
                ratt = this.attribute(att, options, level);
                attLen = ratt.length;
                if (len + attLen > options.width) {
                  rline = this.indent(node, options, level + 1) + ratt;
                  r += this.endline(node, options, level) + rline;
                  len = rline.length;
                } else {
                  rline = " " + ratt;
                  r += rline;
                  len += rline.length;
                }
              }
            } else {
              ref1 = node.attribs;
              for (name2 in ref1) {
                if (!hasProp.call(ref1, name2)) continue;
                att = ref1[name2];
                r += this.attribute(att, options, level);
              }
            }
            childNodeCount = node.children.length;
            firstChildNode = childNodeCount === 0 ? null : node.children[0];
            if (childNodeCount === 0 || node.children.every(function(e) {
              return (e.type === NodeType2.Text || e.type === NodeType2.Raw || e.type === NodeType2.CData) && e.value === "";
            })) {
              if (options.allowEmpty) {
                r += ">";
                options.state = WriterState2.CloseTag;
                r += "</" + node.name + ">" + this.endline(node, options, level);
              } else {
                options.state = WriterState2.CloseTag;
                r += options.spaceBeforeSlash + "/>" + this.endline(node, options, level);
              }
            } else if (options.pretty && childNodeCount === 1 && (firstChildNode.type === NodeType2.Text || firstChildNode.type === NodeType2.Raw || firstChildNode.type === NodeType2.CData) && firstChildNode.value != null) {
              r += ">";
              options.state = WriterState2.InsideTag;
              options.suppressPrettyCount++;
              prettySuppressed = true;
              r += this.writeChildNode(firstChildNode, options, level + 1);
              options.suppressPrettyCount--;
              prettySuppressed = false;
              options.state = WriterState2.CloseTag;
              r += "</" + node.name + ">" + this.endline(node, options, level);
            } else {
              if (options.dontPrettyTextNodes) {
                ref2 = node.children;
                for (i = 0, len1 = ref2.length; i < len1; i++) {
                  child = ref2[i];
                  if ((child.type === NodeType2.Text || child.type === NodeType2.Raw || child.type === NodeType2.CData) && child.value != null) {
                    options.suppressPrettyCount++;
                    prettySuppressed = true;
                    break;
                  }
                }
              }
              r += ">" + this.endline(node, options, level);
              options.state = WriterState2.InsideTag;
              ref3 = node.children;
              for (j = 0, len2 = ref3.length; j < len2; j++) {
                child = ref3[j];
                r += this.writeChildNode(child, options, level + 1);
              }
              options.state = WriterState2.CloseTag;
              r += this.indent(node, options, level) + "</" + node.name + ">";
              if (prettySuppressed) {
                options.suppressPrettyCount--;
              }
              r += this.endline(node, options, level);
              options.state = WriterState2.None;
            }
            this.closeNode(node, options, level);
            return r;
          }
          writeChildNode(node, options, level) {
            switch (node.type) {
              case NodeType2.CData:
                return this.cdata(node, options, level);
              case NodeType2.Comment:
                return this.comment(node, options, level);
              case NodeType2.Element:
                return this.element(node, options, level);
              case NodeType2.Raw:
                return this.raw(node, options, level);
              case NodeType2.Text:
                return this.text(node, options, level);
              case NodeType2.ProcessingInstruction:
                return this.processingInstruction(node, options, level);
              case NodeType2.Dummy:
                return "";
              case NodeType2.Declaration:
                return this.declaration(node, options, level);
              case NodeType2.DocType:
                return this.docType(node, options, level);
              case NodeType2.AttributeDeclaration:
                return this.dtdAttList(node, options, level);
              case NodeType2.ElementDeclaration:
                return this.dtdElement(node, options, level);
              case NodeType2.EntityDeclaration:
                return this.dtdEntity(node, options, level);
              case NodeType2.NotationDeclaration:
                return this.dtdNotation(node, options, level);
              default:
                throw new Error("Unknown XML node type: " + node.constructor.name);
            }
          }
          processingInstruction(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<?";
            options.state = WriterState2.InsideTag;
            r += node.target;
            if (node.value) {
              r += " " + node.value;
            }
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + "?>";
            r += this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          raw(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level);
            options.state = WriterState2.InsideTag;
            r += node.value;
            options.state = WriterState2.CloseTag;
            r += this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          text(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level);
            options.state = WriterState2.InsideTag;
            r += node.value;
            options.state = WriterState2.CloseTag;
            r += this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          dtdAttList(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<!ATTLIST";
            options.state = WriterState2.InsideTag;
            r += " " + node.elementName + " " + node.attributeName + " " + node.attributeType;
            if (node.defaultValueType !== "#DEFAULT") {
              r += " " + node.defaultValueType;
            }
            if (node.defaultValue) {
              r += ' "' + node.defaultValue + '"';
            }
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + ">" + this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          dtdElement(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<!ELEMENT";
            options.state = WriterState2.InsideTag;
            r += " " + node.name + " " + node.value;
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + ">" + this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          dtdEntity(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<!ENTITY";
            options.state = WriterState2.InsideTag;
            if (node.pe) {
              r += " %";
            }
            r += " " + node.name;
            if (node.value) {
              r += ' "' + node.value + '"';
            } else {
              if (node.pubID && node.sysID) {
                r += ' PUBLIC "' + node.pubID + '" "' + node.sysID + '"';
              } else if (node.sysID) {
                r += ' SYSTEM "' + node.sysID + '"';
              }
              if (node.nData) {
                r += " NDATA " + node.nData;
              }
            }
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + ">" + this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          dtdNotation(node, options, level) {
            var r;
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<!NOTATION";
            options.state = WriterState2.InsideTag;
            r += " " + node.name;
            if (node.pubID && node.sysID) {
              r += ' PUBLIC "' + node.pubID + '" "' + node.sysID + '"';
            } else if (node.pubID) {
              r += ' PUBLIC "' + node.pubID + '"';
            } else if (node.sysID) {
              r += ' SYSTEM "' + node.sysID + '"';
            }
            options.state = WriterState2.CloseTag;
            r += options.spaceBeforeSlash + ">" + this.endline(node, options, level);
            options.state = WriterState2.None;
            this.closeNode(node, options, level);
            return r;
          }
          openNode(node, options, level) {
          }
          closeNode(node, options, level) {
          }
          openAttribute(att, options, level) {
          }
          closeAttribute(att, options, level) {
          }
        };
      }).call(commonjsGlobal);
      return XMLWriterBase.exports;
    }
    var hasRequiredXMLStringWriter;
    function requireXMLStringWriter() {
      if (hasRequiredXMLStringWriter) return XMLStringWriter.exports;
      hasRequiredXMLStringWriter = 1;
      (function() {
        var XMLWriterBase2;
        XMLWriterBase2 = requireXMLWriterBase();
        XMLStringWriter.exports = class XMLStringWriter extends XMLWriterBase2 {
          // Initializes a new instance of `XMLStringWriter`
          // `options.pretty` pretty prints the result
          // `options.indent` indentation string
          // `options.newline` newline sequence
          // `options.offset` a fixed number of indentations to add to every line
          // `options.allowEmpty` do not self close empty element tags
          // 'options.dontPrettyTextNodes' if any text is present in node, don't indent or LF
          // `options.spaceBeforeSlash` add a space before the closing slash of empty elements
          constructor(options) {
            super(options);
          }
          document(doc, options) {
            var child, i, len, r, ref;
            options = this.filterOptions(options);
            r = "";
            ref = doc.children;
            for (i = 0, len = ref.length; i < len; i++) {
              child = ref[i];
              r += this.writeChildNode(child, options, 0);
            }
            if (options.pretty && r.slice(-options.newline.length) === options.newline) {
              r = r.slice(0, -options.newline.length);
            }
            return r;
          }
        };
      }).call(commonjsGlobal);
      return XMLStringWriter.exports;
    }
    var hasRequiredXMLDocument;
    function requireXMLDocument() {
      if (hasRequiredXMLDocument) return XMLDocument.exports;
      hasRequiredXMLDocument = 1;
      (function() {
        var NodeType2, XMLDOMConfiguration2, XMLDOMImplementation2, XMLNode2, XMLStringWriter2, XMLStringifier2, isPlainObject;
        ({ isPlainObject } = requireUtility());
        XMLDOMImplementation2 = requireXMLDOMImplementation();
        XMLDOMConfiguration2 = requireXMLDOMConfiguration();
        XMLNode2 = requireXMLNode();
        NodeType2 = requireNodeType();
        XMLStringifier2 = requireXMLStringifier();
        XMLStringWriter2 = requireXMLStringWriter();
        XMLDocument.exports = (function() {
          class XMLDocument2 extends XMLNode2 {
            // Initializes a new instance of `XMLDocument`
            // `options.keepNullNodes` whether nodes with null values will be kept
            //     or ignored: true or false
            // `options.keepNullAttributes` whether attributes with null values will be
            //     kept or ignored: true or false
            // `options.ignoreDecorators` whether decorator strings will be ignored when
            //     converting JS objects: true or false
            // `options.separateArrayItems` whether array items are created as separate
            //     nodes when passed as an object value: true or false
            // `options.noDoubleEncoding` whether existing html entities are encoded:
            //     true or false
            // `options.stringify` a set of functions to use for converting values to
            //     strings
            // `options.writer` the default XML writer to use for converting nodes to
            //     string. If the default writer is not set, the built-in XMLStringWriter
            //     will be used instead.
            constructor(options) {
              super(null);
              this.name = "#document";
              this.type = NodeType2.Document;
              this.documentURI = null;
              this.domConfig = new XMLDOMConfiguration2();
              options || (options = {});
              if (!options.writer) {
                options.writer = new XMLStringWriter2();
              }
              this.options = options;
              this.stringify = new XMLStringifier2(options);
            }
            // Ends the document and passes it to the given XML writer
            // `writer` is either an XML writer or a plain object to pass to the
            // constructor of the default XML writer. The default writer is assigned when
            // creating the XML document. Following flags are recognized by the
            // built-in XMLStringWriter:
            //   `writer.pretty` pretty prints the result
            //   `writer.indent` indentation for pretty print
            //   `writer.offset` how many indentations to add to every line for pretty print
            //   `writer.newline` newline sequence for pretty print
            end(writer) {
              var writerOptions;
              writerOptions = {};
              if (!writer) {
                writer = this.options.writer;
              } else if (isPlainObject(writer)) {
                writerOptions = writer;
                writer = this.options.writer;
              }
              return writer.document(this, writer.filterOptions(writerOptions));
            }
            // Converts the XML document to string
            // `options.pretty` pretty prints the result
            // `options.indent` indentation for pretty print
            // `options.offset` how many indentations to add to every line for pretty print
            // `options.newline` newline sequence for pretty print
            toString(options) {
              return this.options.writer.document(this, this.options.writer.filterOptions(options));
            }
            // DOM level 1 functions to be implemented later
            createElement(tagName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createDocumentFragment() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createTextNode(data) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createComment(data) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createCDATASection(data) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createProcessingInstruction(target, data) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createAttribute(name2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createEntityReference(name2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementsByTagName(tagname) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM level 2 functions to be implemented later
            importNode(importedNode, deep) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createElementNS(namespaceURI, qualifiedName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createAttributeNS(namespaceURI, qualifiedName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementsByTagNameNS(namespaceURI, localName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            getElementById(elementId) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM level 3 functions to be implemented later
            adoptNode(source) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            normalizeDocument() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            renameNode(node, namespaceURI, qualifiedName) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            // DOM level 4 functions to be implemented later
            getElementsByClassName(classNames) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createEvent(eventInterface) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createRange() {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createNodeIterator(root, whatToShow, filter2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
            createTreeWalker(root, whatToShow, filter2) {
              throw new Error("This DOM method is not implemented." + this.debugInfo());
            }
          }
          Object.defineProperty(XMLDocument2.prototype, "implementation", {
            value: new XMLDOMImplementation2()
          });
          Object.defineProperty(XMLDocument2.prototype, "doctype", {
            get: function() {
              var child, i, len, ref;
              ref = this.children;
              for (i = 0, len = ref.length; i < len; i++) {
                child = ref[i];
                if (child.type === NodeType2.DocType) {
                  return child;
                }
              }
              return null;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "documentElement", {
            get: function() {
              return this.rootObject || null;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "inputEncoding", {
            get: function() {
              return null;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "strictErrorChecking", {
            get: function() {
              return false;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "xmlEncoding", {
            get: function() {
              if (this.children.length !== 0 && this.children[0].type === NodeType2.Declaration) {
                return this.children[0].encoding;
              } else {
                return null;
              }
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "xmlStandalone", {
            get: function() {
              if (this.children.length !== 0 && this.children[0].type === NodeType2.Declaration) {
                return this.children[0].standalone === "yes";
              } else {
                return false;
              }
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "xmlVersion", {
            get: function() {
              if (this.children.length !== 0 && this.children[0].type === NodeType2.Declaration) {
                return this.children[0].version;
              } else {
                return "1.0";
              }
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "URL", {
            get: function() {
              return this.documentURI;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "origin", {
            get: function() {
              return null;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "compatMode", {
            get: function() {
              return null;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "characterSet", {
            get: function() {
              return null;
            }
          });
          Object.defineProperty(XMLDocument2.prototype, "contentType", {
            get: function() {
              return null;
            }
          });
          return XMLDocument2;
        }).call(this);
      }).call(commonjsGlobal);
      return XMLDocument.exports;
    }
    var XMLDocumentCB = { exports: {} };
    var hasRequiredXMLDocumentCB;
    function requireXMLDocumentCB() {
      if (hasRequiredXMLDocumentCB) return XMLDocumentCB.exports;
      hasRequiredXMLDocumentCB = 1;
      (function() {
        var NodeType2, WriterState2, XMLAttribute2, XMLCData2, XMLComment2, XMLDTDAttList2, XMLDTDElement2, XMLDTDEntity2, XMLDTDNotation2, XMLDeclaration2, XMLDocType2, XMLDocument2, XMLElement2, XMLProcessingInstruction2, XMLRaw2, XMLStringWriter2, XMLStringifier2, XMLText2, getValue, isFunction, isObject, isPlainObject, hasProp = {}.hasOwnProperty;
        ({ isObject, isFunction, isPlainObject, getValue } = requireUtility());
        NodeType2 = requireNodeType();
        XMLDocument2 = requireXMLDocument();
        XMLElement2 = requireXMLElement();
        XMLCData2 = requireXMLCData();
        XMLComment2 = requireXMLComment();
        XMLRaw2 = requireXMLRaw();
        XMLText2 = requireXMLText();
        XMLProcessingInstruction2 = requireXMLProcessingInstruction();
        XMLDeclaration2 = requireXMLDeclaration();
        XMLDocType2 = requireXMLDocType();
        XMLDTDAttList2 = requireXMLDTDAttList();
        XMLDTDEntity2 = requireXMLDTDEntity();
        XMLDTDElement2 = requireXMLDTDElement();
        XMLDTDNotation2 = requireXMLDTDNotation();
        XMLAttribute2 = requireXMLAttribute();
        XMLStringifier2 = requireXMLStringifier();
        XMLStringWriter2 = requireXMLStringWriter();
        WriterState2 = requireWriterState();
        XMLDocumentCB.exports = class XMLDocumentCB {
          // Initializes a new instance of `XMLDocumentCB`
          // `options.keepNullNodes` whether nodes with null values will be kept
          //     or ignored: true or false
          // `options.keepNullAttributes` whether attributes with null values will be
          //     kept or ignored: true or false
          // `options.ignoreDecorators` whether decorator strings will be ignored when
          //     converting JS objects: true or false
          // `options.separateArrayItems` whether array items are created as separate
          //     nodes when passed as an object value: true or false
          // `options.noDoubleEncoding` whether existing html entities are encoded:
          //     true or false
          // `options.stringify` a set of functions to use for converting values to
          //     strings
          // `options.writer` the default XML writer to use for converting nodes to
          //     string. If the default writer is not set, the built-in XMLStringWriter
          //     will be used instead.
          // `onData` the function to be called when a new chunk of XML is output. The
          //          string containing the XML chunk is passed to `onData` as its first
          //          argument, and the current indentation level as its second argument.
          // `onEnd`  the function to be called when the XML document is completed with
          //          `end`. `onEnd` does not receive any arguments.
          constructor(options, onData, onEnd) {
            var writerOptions;
            this.name = "?xml";
            this.type = NodeType2.Document;
            options || (options = {});
            writerOptions = {};
            if (!options.writer) {
              options.writer = new XMLStringWriter2();
            } else if (isPlainObject(options.writer)) {
              writerOptions = options.writer;
              options.writer = new XMLStringWriter2();
            }
            this.options = options;
            this.writer = options.writer;
            this.writerOptions = this.writer.filterOptions(writerOptions);
            this.stringify = new XMLStringifier2(options);
            this.onDataCallback = onData || function() {
            };
            this.onEndCallback = onEnd || function() {
            };
            this.currentNode = null;
            this.currentLevel = -1;
            this.openTags = {};
            this.documentStarted = false;
            this.documentCompleted = false;
            this.root = null;
          }
          // Creates a child element node from the given XMLNode
          // `node` the child node
          createChildNode(node) {
            var att, attName, attributes, child, i, len, ref, ref1;
            switch (node.type) {
              case NodeType2.CData:
                this.cdata(node.value);
                break;
              case NodeType2.Comment:
                this.comment(node.value);
                break;
              case NodeType2.Element:
                attributes = {};
                ref = node.attribs;
                for (attName in ref) {
                  if (!hasProp.call(ref, attName)) continue;
                  att = ref[attName];
                  attributes[attName] = att.value;
                }
                this.node(node.name, attributes);
                break;
              case NodeType2.Dummy:
                this.dummy();
                break;
              case NodeType2.Raw:
                this.raw(node.value);
                break;
              case NodeType2.Text:
                this.text(node.value);
                break;
              case NodeType2.ProcessingInstruction:
                this.instruction(node.target, node.value);
                break;
              default:
                throw new Error("This XML node type is not supported in a JS object: " + node.constructor.name);
            }
            ref1 = node.children;
            for (i = 0, len = ref1.length; i < len; i++) {
              child = ref1[i];
              this.createChildNode(child);
              if (child.type === NodeType2.Element) {
                this.up();
              }
            }
            return this;
          }
          // Creates a dummy node
          dummy() {
            return this;
          }
          // Creates a node
          // `name` name of the node
          // `attributes` an object containing name/value pairs of attributes
          // `text` element text
          node(name2, attributes, text2) {
            if (name2 == null) {
              throw new Error("Missing node name.");
            }
            if (this.root && this.currentLevel === -1) {
              throw new Error("Document can only have one root node. " + this.debugInfo(name2));
            }
            this.openCurrent();
            name2 = getValue(name2);
            if (attributes == null) {
              attributes = {};
            }
            attributes = getValue(attributes);
            if (!isObject(attributes)) {
              [text2, attributes] = [attributes, text2];
            }
            this.currentNode = new XMLElement2(this, name2, attributes);
            this.currentNode.children = false;
            this.currentLevel++;
            this.openTags[this.currentLevel] = this.currentNode;
            if (text2 != null) {
              this.text(text2);
            }
            return this;
          }
          // Creates a child element node or an element type declaration when called
          // inside the DTD
          // `name` name of the node
          // `attributes` an object containing name/value pairs of attributes
          // `text` element text
          element(name2, attributes, text2) {
            var child, i, len, oldValidationFlag, ref, root;
            if (this.currentNode && this.currentNode.type === NodeType2.DocType) {
              this.dtdElement(...arguments);
            } else {
              if (Array.isArray(name2) || isObject(name2) || isFunction(name2)) {
                oldValidationFlag = this.options.noValidation;
                this.options.noValidation = true;
                root = new XMLDocument2(this.options).element("TEMP_ROOT");
                root.element(name2);
                this.options.noValidation = oldValidationFlag;
                ref = root.children;
                for (i = 0, len = ref.length; i < len; i++) {
                  child = ref[i];
                  this.createChildNode(child);
                  if (child.type === NodeType2.Element) {
                    this.up();
                  }
                }
              } else {
                this.node(name2, attributes, text2);
              }
            }
            return this;
          }
          // Adds or modifies an attribute
          // `name` attribute name
          // `value` attribute value
          attribute(name2, value) {
            var attName, attValue;
            if (!this.currentNode || this.currentNode.children) {
              throw new Error("att() can only be used immediately after an ele() call in callback mode. " + this.debugInfo(name2));
            }
            if (name2 != null) {
              name2 = getValue(name2);
            }
            if (isObject(name2)) {
              for (attName in name2) {
                if (!hasProp.call(name2, attName)) continue;
                attValue = name2[attName];
                this.attribute(attName, attValue);
              }
            } else {
              if (isFunction(value)) {
                value = value.apply();
              }
              if (this.options.keepNullAttributes && value == null) {
                this.currentNode.attribs[name2] = new XMLAttribute2(this, name2, "");
              } else if (value != null) {
                this.currentNode.attribs[name2] = new XMLAttribute2(this, name2, value);
              }
            }
            return this;
          }
          // Creates a text node
          // `value` element text
          text(value) {
            var node;
            this.openCurrent();
            node = new XMLText2(this, value);
            this.onData(this.writer.text(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates a CDATA node
          // `value` element text without CDATA delimiters
          cdata(value) {
            var node;
            this.openCurrent();
            node = new XMLCData2(this, value);
            this.onData(this.writer.cdata(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates a comment node
          // `value` comment text
          comment(value) {
            var node;
            this.openCurrent();
            node = new XMLComment2(this, value);
            this.onData(this.writer.comment(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Adds unescaped raw text
          // `value` text
          raw(value) {
            var node;
            this.openCurrent();
            node = new XMLRaw2(this, value);
            this.onData(this.writer.raw(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Adds a processing instruction
          // `target` instruction target
          // `value` instruction value
          instruction(target, value) {
            var i, insTarget, insValue, len, node;
            this.openCurrent();
            if (target != null) {
              target = getValue(target);
            }
            if (value != null) {
              value = getValue(value);
            }
            if (Array.isArray(target)) {
              for (i = 0, len = target.length; i < len; i++) {
                insTarget = target[i];
                this.instruction(insTarget);
              }
            } else if (isObject(target)) {
              for (insTarget in target) {
                if (!hasProp.call(target, insTarget)) continue;
                insValue = target[insTarget];
                this.instruction(insTarget, insValue);
              }
            } else {
              if (isFunction(value)) {
                value = value.apply();
              }
              node = new XMLProcessingInstruction2(this, target, value);
              this.onData(this.writer.processingInstruction(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            }
            return this;
          }
          // Creates the xml declaration
          // `version` A version number string, e.g. 1.0
          // `encoding` Encoding declaration, e.g. UTF-8
          // `standalone` standalone document declaration: true or false
          declaration(version2, encoding, standalone) {
            var node;
            this.openCurrent();
            if (this.documentStarted) {
              throw new Error("declaration() must be the first node.");
            }
            node = new XMLDeclaration2(this, version2, encoding, standalone);
            this.onData(this.writer.declaration(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates the document type declaration
          // `root`  the name of the root node
          // `pubID` the public identifier of the external subset
          // `sysID` the system identifier of the external subset
          doctype(root, pubID, sysID) {
            this.openCurrent();
            if (root == null) {
              throw new Error("Missing root node name.");
            }
            if (this.root) {
              throw new Error("dtd() must come before the root node.");
            }
            this.currentNode = new XMLDocType2(this, pubID, sysID);
            this.currentNode.rootNodeName = root;
            this.currentNode.children = false;
            this.currentLevel++;
            this.openTags[this.currentLevel] = this.currentNode;
            return this;
          }
          // Creates an element type declaration
          // `name` element name
          // `value` element content (defaults to #PCDATA)
          dtdElement(name2, value) {
            var node;
            this.openCurrent();
            node = new XMLDTDElement2(this, name2, value);
            this.onData(this.writer.dtdElement(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates an attribute declaration
          // `elementName` the name of the element containing this attribute
          // `attributeName` attribute name
          // `attributeType` type of the attribute (defaults to CDATA)
          // `defaultValueType` default value type (either #REQUIRED, #IMPLIED, #FIXED or
          //                    #DEFAULT) (defaults to #IMPLIED)
          // `defaultValue` default value of the attribute
          //                (only used for #FIXED or #DEFAULT)
          attList(elementName, attributeName, attributeType, defaultValueType, defaultValue) {
            var node;
            this.openCurrent();
            node = new XMLDTDAttList2(this, elementName, attributeName, attributeType, defaultValueType, defaultValue);
            this.onData(this.writer.dtdAttList(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates a general entity declaration
          // `name` the name of the entity
          // `value` internal entity value or an object with external entity details
          // `value.pubID` public identifier
          // `value.sysID` system identifier
          // `value.nData` notation declaration
          entity(name2, value) {
            var node;
            this.openCurrent();
            node = new XMLDTDEntity2(this, false, name2, value);
            this.onData(this.writer.dtdEntity(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates a parameter entity declaration
          // `name` the name of the entity
          // `value` internal entity value or an object with external entity details
          // `value.pubID` public identifier
          // `value.sysID` system identifier
          pEntity(name2, value) {
            var node;
            this.openCurrent();
            node = new XMLDTDEntity2(this, true, name2, value);
            this.onData(this.writer.dtdEntity(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Creates a NOTATION declaration
          // `name` the name of the notation
          // `value` an object with external entity details
          // `value.pubID` public identifier
          // `value.sysID` system identifier
          notation(name2, value) {
            var node;
            this.openCurrent();
            node = new XMLDTDNotation2(this, name2, value);
            this.onData(this.writer.dtdNotation(node, this.writerOptions, this.currentLevel + 1), this.currentLevel + 1);
            return this;
          }
          // Gets the parent node
          up() {
            if (this.currentLevel < 0) {
              throw new Error("The document node has no parent.");
            }
            if (this.currentNode) {
              if (this.currentNode.children) {
                this.closeNode(this.currentNode);
              } else {
                this.openNode(this.currentNode);
              }
              this.currentNode = null;
            } else {
              this.closeNode(this.openTags[this.currentLevel]);
            }
            delete this.openTags[this.currentLevel];
            this.currentLevel--;
            return this;
          }
          // Ends the document
          end() {
            while (this.currentLevel >= 0) {
              this.up();
            }
            return this.onEnd();
          }
          // Opens the current parent node
          openCurrent() {
            if (this.currentNode) {
              this.currentNode.children = true;
              return this.openNode(this.currentNode);
            }
          }
          // Writes the opening tag of the current node or the entire node if it has
          // no child nodes
          openNode(node) {
            var att, chunk, name2, ref;
            if (!node.isOpen) {
              if (!this.root && this.currentLevel === 0 && node.type === NodeType2.Element) {
                this.root = node;
              }
              chunk = "";
              if (node.type === NodeType2.Element) {
                this.writerOptions.state = WriterState2.OpenTag;
                chunk = this.writer.indent(node, this.writerOptions, this.currentLevel) + "<" + node.name;
                ref = node.attribs;
                for (name2 in ref) {
                  if (!hasProp.call(ref, name2)) continue;
                  att = ref[name2];
                  chunk += this.writer.attribute(att, this.writerOptions, this.currentLevel);
                }
                chunk += (node.children ? ">" : "/>") + this.writer.endline(node, this.writerOptions, this.currentLevel);
                this.writerOptions.state = WriterState2.InsideTag;
              } else {
                this.writerOptions.state = WriterState2.OpenTag;
                chunk = this.writer.indent(node, this.writerOptions, this.currentLevel) + "<!DOCTYPE " + node.rootNodeName;
                if (node.pubID && node.sysID) {
                  chunk += ' PUBLIC "' + node.pubID + '" "' + node.sysID + '"';
                } else if (node.sysID) {
                  chunk += ' SYSTEM "' + node.sysID + '"';
                }
                if (node.children) {
                  chunk += " [";
                  this.writerOptions.state = WriterState2.InsideTag;
                } else {
                  this.writerOptions.state = WriterState2.CloseTag;
                  chunk += ">";
                }
                chunk += this.writer.endline(node, this.writerOptions, this.currentLevel);
              }
              this.onData(chunk, this.currentLevel);
              return node.isOpen = true;
            }
          }
          // Writes the closing tag of the current node
          closeNode(node) {
            var chunk;
            if (!node.isClosed) {
              chunk = "";
              this.writerOptions.state = WriterState2.CloseTag;
              if (node.type === NodeType2.Element) {
                chunk = this.writer.indent(node, this.writerOptions, this.currentLevel) + "</" + node.name + ">" + this.writer.endline(node, this.writerOptions, this.currentLevel);
              } else {
                chunk = this.writer.indent(node, this.writerOptions, this.currentLevel) + "]>" + this.writer.endline(node, this.writerOptions, this.currentLevel);
              }
              this.writerOptions.state = WriterState2.None;
              this.onData(chunk, this.currentLevel);
              return node.isClosed = true;
            }
          }
          // Called when a new chunk of XML is output
          // `chunk` a string containing the XML chunk
          // `level` current indentation level
          onData(chunk, level) {
            this.documentStarted = true;
            return this.onDataCallback(chunk, level + 1);
          }
          // Called when the XML document is completed
          onEnd() {
            this.documentCompleted = true;
            return this.onEndCallback();
          }
          // Returns debug string
          debugInfo(name2) {
            if (name2 == null) {
              return "";
            } else {
              return "node: <" + name2 + ">";
            }
          }
          // Node aliases
          ele() {
            return this.element(...arguments);
          }
          nod(name2, attributes, text2) {
            return this.node(name2, attributes, text2);
          }
          txt(value) {
            return this.text(value);
          }
          dat(value) {
            return this.cdata(value);
          }
          com(value) {
            return this.comment(value);
          }
          ins(target, value) {
            return this.instruction(target, value);
          }
          dec(version2, encoding, standalone) {
            return this.declaration(version2, encoding, standalone);
          }
          dtd(root, pubID, sysID) {
            return this.doctype(root, pubID, sysID);
          }
          e(name2, attributes, text2) {
            return this.element(name2, attributes, text2);
          }
          n(name2, attributes, text2) {
            return this.node(name2, attributes, text2);
          }
          t(value) {
            return this.text(value);
          }
          d(value) {
            return this.cdata(value);
          }
          c(value) {
            return this.comment(value);
          }
          r(value) {
            return this.raw(value);
          }
          i(target, value) {
            return this.instruction(target, value);
          }
          // Attribute aliases
          att() {
            if (this.currentNode && this.currentNode.type === NodeType2.DocType) {
              return this.attList(...arguments);
            } else {
              return this.attribute(...arguments);
            }
          }
          a() {
            if (this.currentNode && this.currentNode.type === NodeType2.DocType) {
              return this.attList(...arguments);
            } else {
              return this.attribute(...arguments);
            }
          }
          // DTD aliases
          // att() and ele() are defined above
          ent(name2, value) {
            return this.entity(name2, value);
          }
          pent(name2, value) {
            return this.pEntity(name2, value);
          }
          not(name2, value) {
            return this.notation(name2, value);
          }
        };
      }).call(commonjsGlobal);
      return XMLDocumentCB.exports;
    }
    var XMLStreamWriter = { exports: {} };
    var hasRequiredXMLStreamWriter;
    function requireXMLStreamWriter() {
      if (hasRequiredXMLStreamWriter) return XMLStreamWriter.exports;
      hasRequiredXMLStreamWriter = 1;
      (function() {
        var NodeType2, WriterState2, XMLWriterBase2, hasProp = {}.hasOwnProperty;
        NodeType2 = requireNodeType();
        XMLWriterBase2 = requireXMLWriterBase();
        WriterState2 = requireWriterState();
        XMLStreamWriter.exports = class XMLStreamWriter extends XMLWriterBase2 {
          // Initializes a new instance of `XMLStreamWriter`
          // `stream` output stream
          // `options.pretty` pretty prints the result
          // `options.indent` indentation string
          // `options.newline` newline sequence
          // `options.offset` a fixed number of indentations to add to every line
          // `options.allowEmpty` do not self close empty element tags
          // 'options.dontPrettyTextNodes' if any text is present in node, don't indent or LF
          // `options.spaceBeforeSlash` add a space before the closing slash of empty elements
          constructor(stream, options) {
            super(options);
            this.stream = stream;
          }
          endline(node, options, level) {
            if (node.isLastRootNode && options.state === WriterState2.CloseTag) {
              return "";
            } else {
              return super.endline(node, options, level);
            }
          }
          document(doc, options) {
            var child, i, j, k, len1, len2, ref, ref1, results;
            ref = doc.children;
            for (i = j = 0, len1 = ref.length; j < len1; i = ++j) {
              child = ref[i];
              child.isLastRootNode = i === doc.children.length - 1;
            }
            options = this.filterOptions(options);
            ref1 = doc.children;
            results = [];
            for (k = 0, len2 = ref1.length; k < len2; k++) {
              child = ref1[k];
              results.push(this.writeChildNode(child, options, 0));
            }
            return results;
          }
          cdata(node, options, level) {
            return this.stream.write(super.cdata(node, options, level));
          }
          comment(node, options, level) {
            return this.stream.write(super.comment(node, options, level));
          }
          declaration(node, options, level) {
            return this.stream.write(super.declaration(node, options, level));
          }
          docType(node, options, level) {
            var child, j, len1, ref;
            level || (level = 0);
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            this.stream.write(this.indent(node, options, level));
            this.stream.write("<!DOCTYPE " + node.root().name);
            if (node.pubID && node.sysID) {
              this.stream.write(' PUBLIC "' + node.pubID + '" "' + node.sysID + '"');
            } else if (node.sysID) {
              this.stream.write(' SYSTEM "' + node.sysID + '"');
            }
            if (node.children.length > 0) {
              this.stream.write(" [");
              this.stream.write(this.endline(node, options, level));
              options.state = WriterState2.InsideTag;
              ref = node.children;
              for (j = 0, len1 = ref.length; j < len1; j++) {
                child = ref[j];
                this.writeChildNode(child, options, level + 1);
              }
              options.state = WriterState2.CloseTag;
              this.stream.write("]");
            }
            options.state = WriterState2.CloseTag;
            this.stream.write(options.spaceBeforeSlash + ">");
            this.stream.write(this.endline(node, options, level));
            options.state = WriterState2.None;
            return this.closeNode(node, options, level);
          }
          element(node, options, level) {
            var att, attLen, child, childNodeCount, firstChildNode, j, len, len1, name2, r, ratt, ref, ref1, ref2, rline;
            level || (level = 0);
            this.openNode(node, options, level);
            options.state = WriterState2.OpenTag;
            r = this.indent(node, options, level) + "<" + node.name;
            if (options.pretty && options.width > 0) {
              len = r.length;
              ref = node.attribs;
              for (name2 in ref) {
                if (!hasProp.call(ref, name2)) continue;
                att = ref[name2];
                ratt = this.attribute(att, options, level);
                attLen = ratt.length;
                if (len + attLen > options.width) {
                  rline = this.indent(node, options, level + 1) + ratt;
                  r += this.endline(node, options, level) + rline;
                  len = rline.length;
                } else {
                  rline = " " + ratt;
                  r += rline;
                  len += rline.length;
                }
              }
            } else {
              ref1 = node.attribs;
              for (name2 in ref1) {
                if (!hasProp.call(ref1, name2)) continue;
                att = ref1[name2];
                r += this.attribute(att, options, level);
              }
            }
            this.stream.write(r);
            childNodeCount = node.children.length;
            firstChildNode = childNodeCount === 0 ? null : node.children[0];
            if (childNodeCount === 0 || node.children.every(function(e) {
              return (e.type === NodeType2.Text || e.type === NodeType2.Raw || e.type === NodeType2.CData) && e.value === "";
            })) {
              if (options.allowEmpty) {
                this.stream.write(">");
                options.state = WriterState2.CloseTag;
                this.stream.write("</" + node.name + ">");
              } else {
                options.state = WriterState2.CloseTag;
                this.stream.write(options.spaceBeforeSlash + "/>");
              }
            } else if (options.pretty && childNodeCount === 1 && (firstChildNode.type === NodeType2.Text || firstChildNode.type === NodeType2.Raw || firstChildNode.type === NodeType2.CData) && firstChildNode.value != null) {
              this.stream.write(">");
              options.state = WriterState2.InsideTag;
              options.suppressPrettyCount++;
              this.writeChildNode(firstChildNode, options, level + 1);
              options.suppressPrettyCount--;
              options.state = WriterState2.CloseTag;
              this.stream.write("</" + node.name + ">");
            } else {
              this.stream.write(">" + this.endline(node, options, level));
              options.state = WriterState2.InsideTag;
              ref2 = node.children;
              for (j = 0, len1 = ref2.length; j < len1; j++) {
                child = ref2[j];
                this.writeChildNode(child, options, level + 1);
              }
              options.state = WriterState2.CloseTag;
              this.stream.write(this.indent(node, options, level) + "</" + node.name + ">");
            }
            this.stream.write(this.endline(node, options, level));
            options.state = WriterState2.None;
            return this.closeNode(node, options, level);
          }
          processingInstruction(node, options, level) {
            return this.stream.write(super.processingInstruction(node, options, level));
          }
          raw(node, options, level) {
            return this.stream.write(super.raw(node, options, level));
          }
          text(node, options, level) {
            return this.stream.write(super.text(node, options, level));
          }
          dtdAttList(node, options, level) {
            return this.stream.write(super.dtdAttList(node, options, level));
          }
          dtdElement(node, options, level) {
            return this.stream.write(super.dtdElement(node, options, level));
          }
          dtdEntity(node, options, level) {
            return this.stream.write(super.dtdEntity(node, options, level));
          }
          dtdNotation(node, options, level) {
            return this.stream.write(super.dtdNotation(node, options, level));
          }
        };
      }).call(commonjsGlobal);
      return XMLStreamWriter.exports;
    }
    (function() {
      var NodeType2, WriterState2, XMLDOMImplementation2, XMLDocument2, XMLDocumentCB2, XMLStreamWriter2, XMLStringWriter2, assign, isFunction;
      ({ assign, isFunction } = requireUtility());
      XMLDOMImplementation2 = requireXMLDOMImplementation();
      XMLDocument2 = requireXMLDocument();
      XMLDocumentCB2 = requireXMLDocumentCB();
      XMLStringWriter2 = requireXMLStringWriter();
      XMLStreamWriter2 = requireXMLStreamWriter();
      NodeType2 = requireNodeType();
      WriterState2 = requireWriterState();
      lib.create = function(name2, xmldec, doctype, options) {
        var doc, root;
        if (name2 == null) {
          throw new Error("Root element needs a name.");
        }
        options = assign({}, xmldec, doctype, options);
        doc = new XMLDocument2(options);
        root = doc.element(name2);
        if (!options.headless) {
          doc.declaration(options);
          if (options.pubID != null || options.sysID != null) {
            doc.dtd(options);
          }
        }
        return root;
      };
      lib.begin = function(options, onData, onEnd) {
        if (isFunction(options)) {
          [onData, onEnd] = [options, onData];
          options = {};
        }
        if (onData) {
          return new XMLDocumentCB2(options, onData, onEnd);
        } else {
          return new XMLDocument2(options);
        }
      };
      lib.stringWriter = function(options) {
        return new XMLStringWriter2(options);
      };
      lib.streamWriter = function(stream, options) {
        return new XMLStreamWriter2(stream, options);
      };
      lib.implementation = new XMLDOMImplementation2();
      lib.nodeType = NodeType2;
      lib.writerState = WriterState2;
    }).call(commonjsGlobal);
    var TestNode = class {
      /**
       * @param elementName - the name of the XML element
       */
      constructor(elementName) {
        this._elementName = elementName;
        this._attributes = {};
        this._properties = [];
      }
      /**
       * @param name
       * @param value
       * @returns this
       */
      property(name2, value) {
        this._properties.push({ name: name2, value, isPropertyWithTextContent: false });
        return this;
      }
      /**
       * @param name
       * @param value
       * @returns this
       */
      multilineProperty(name2, value) {
        this._properties.push({ name: name2, value, isPropertyWithTextContent: true });
        return this;
      }
      /**
       * @param name
       * @returns this
       */
      name(name2) {
        this._attributes.name = name2;
        return this;
      }
      /**
       * @param timeInSeconds
       * @returns this
       */
      time(timeInSeconds) {
        this._attributes.time = timeInSeconds;
        return this;
      }
      /**
       * @param parentElement - the parent element
       */
      build(parentElement) {
        return this.buildNode(this.createElement(parentElement));
      }
      /**
       * @param parentElement - the parent element
       * @returns the created element
       */
      createElement(parentElement) {
        if (parentElement) {
          return parentElement.ele(this._elementName, this._attributes);
        }
        return this.createRootElement();
      }
      /**
       * @returns the created root element
       */
      createRootElement() {
        const element = lib.create(this._elementName, { encoding: "UTF-8", invalidCharReplacement: "" });
        Object.keys(this._attributes).forEach((key2) => {
          element.att(key2, this._attributes[key2]);
        });
        return element;
      }
      /**
       * @protected
       * @param date
       * @returns {string}
       */
      formatDate(date) {
        const pad = (num) => (num < 10 ? "0" : "") + num;
        return date.getFullYear() + "-" + pad(date.getMonth() + 1) + "-" + pad(date.getDate()) + "T" + pad(date.getHours()) + ":" + pad(date.getMinutes()) + ":" + pad(date.getSeconds());
      }
      /**
       * @param element
       * @returns the created element
       */
      buildNode(element) {
        if (this._properties.length) {
          var propertiesElement = element.ele("properties");
          _.forEach(this._properties, (property) => {
            if (property.isPropertyWithTextContent) {
              propertiesElement.ele("property", { name: property.name }, property.value);
            } else {
              propertiesElement.ele("property", { name: property.name, value: property.value });
            }
          });
        }
        return element;
      }
    };
    var TestGroup = class extends TestNode {
      /**
       * @param factory
       * @param elementName
       */
      constructor(_factory, elementName) {
        super(elementName);
        this._factory = _factory;
        this._children = [];
      }
      /**
       * @param timestamp
       * @returns this
       */
      timestamp(timestamp) {
        if (_.isDate(timestamp)) {
          this._attributes.timestamp = this.formatDate(timestamp);
        } else {
          this._attributes.timestamp = timestamp;
        }
        return this;
      }
      /**
       * @returns the created test case
       */
      testCase() {
        var testCase = this._factory.newTestCase();
        this._children.push(testCase);
        return testCase;
      }
      /**
       * @inheritdoc
       */
      getTestCaseCount() {
        return this._sumTestCaseCounts((testCase) => {
          return testCase.getTestCaseCount();
        });
      }
      /**
       * @inheritdoc
       */
      getFailureCount() {
        return this._sumTestCaseCounts((testCase) => {
          return testCase.getFailureCount();
        });
      }
      /**
       * @inheritdoc
       */
      getErrorCount() {
        return this._sumTestCaseCounts((testCase) => {
          return testCase.getErrorCount();
        });
      }
      /**
       * @inheritdoc
       */
      getSkippedCount() {
        return this._sumTestCaseCounts((testCase) => {
          return testCase.getSkippedCount();
        });
      }
      /**
       * @param counterFunction - the function to count the test cases
       * @returns the sum of the counts of the test cases
       */
      _sumTestCaseCounts(counterFunction) {
        var counts = this._children.map(counterFunction);
        return counts.reduce((sum, count) => sum + count, 0);
      }
      /**
       * @param parentElement - the parent element
       * @returns the newly created element
       */
      build(parentElement) {
        this._attributes.tests = this.getTestCaseCount();
        this._attributes.failures = this.getFailureCount();
        this._attributes.errors = this.getErrorCount();
        this._attributes.skipped = this.getSkippedCount();
        return super.build(parentElement);
      }
      /**
       * @param element
       * @returns the built element
       */
      buildNode(element) {
        element = super.buildNode(element);
        _.forEach(this._children, (child) => {
          child.build(element);
        });
        return element;
      }
    };
    var TestSuites = class extends TestGroup {
      /**
       * @param factory
       */
      constructor(factory) {
        super(factory, "testsuites");
      }
      /**
       * @returns a new created test suite
       */
      testSuite() {
        var suite = this._factory.newTestSuite();
        this._children.push(suite);
        return suite;
      }
    };
    var JUnitReportBuilder = class {
      /**
       * @param factory
       */
      constructor(_factory) {
        this._factory = _factory;
        this._rootTestSuites = new TestSuites(_factory);
      }
      /**
       * @param reportPath
       */
      writeTo(reportPath) {
        makeDir$1.sync(require$$1.dirname(reportPath));
        require$$0.writeFileSync(reportPath, this.build(), "utf8");
      }
      /**
       * @returns a string representation of the JUnit report
       */
      build() {
        var xmlTree = this._rootTestSuites.build();
        return xmlTree.end({ pretty: true });
      }
      /**
       * @param name
       * @returns this
       */
      name(name2) {
        this._rootTestSuites.name(name2);
        return this;
      }
      /**
       * @returns a test suite
       */
      testSuite() {
        return this._rootTestSuites.testSuite();
      }
      /**
       * @returns a test case
       */
      testCase() {
        return this._rootTestSuites.testCase();
      }
      /**
       * @returns a new builder
       */
      newBuilder() {
        return this._factory.newBuilder();
      }
    };
    var TestSuite = class extends TestGroup {
      /**
       * @param factory
       */
      constructor(factory) {
        super(factory, "testsuite");
      }
    };
    var TestCase = class extends TestNode {
      constructor() {
        super("testcase");
        this._error = false;
        this._failure = false;
        this._skipped = false;
        this._standardOutput = void 0;
        this._standardError = void 0;
        this._stacktrace = void 0;
        this._errorAttributes = {};
        this._failureAttributes = {};
        this._errorAttachment = void 0;
        this._errorContent = void 0;
      }
      /**
       * @param className
       * @returns this
       */
      className(className) {
        this._attributes.classname = className;
        return this;
      }
      /**
       * @param {string} filepath
       * @returns {TestCase}
       */
      file(filepath) {
        this._attributes.file = filepath;
        return this;
      }
      /**
       * @param message
       * @param type
       * @returns this
       */
      failure(message, type) {
        this._failure = true;
        if (message) {
          this._failureAttributes.message = message;
        }
        if (type) {
          this._failureAttributes.type = type;
        }
        return this;
      }
      /**
       * @param message
       * @param type
       * @param content
       * @returns this
       */
      error(message, type, content) {
        this._error = true;
        if (message) {
          this._errorAttributes.message = message;
        }
        if (type) {
          this._errorAttributes.type = type;
        }
        if (content) {
          this._errorContent = content;
        }
        return this;
      }
      /**
       * @param stacktrace
       * @returns this
       */
      stacktrace(stacktrace) {
        this._failure = true;
        this._stacktrace = stacktrace;
        return this;
      }
      /**
       * @returns this
       */
      skipped() {
        this._skipped = true;
        return this;
      }
      /**
       * @param log
       * @returns this
       */
      standardOutput(log2) {
        this._standardOutput = log2;
        return this;
      }
      /**
       * @param log
       * @returns this
       */
      standardError(log2) {
        this._standardError = log2;
        return this;
      }
      /**
       * @inheritdoc
       */
      getTestCaseCount() {
        return 1;
      }
      /**
       * @inheritdoc
       */
      getFailureCount() {
        return this._failure ? 1 : 0;
      }
      /**
       * @inheritdoc
       */
      getErrorCount() {
        return this._error ? 1 : 0;
      }
      /**
       * @inheritdoc
       */
      getSkippedCount() {
        return this._skipped ? 1 : 0;
      }
      /**
       *
       * @param path
       * @returns this
       */
      errorAttachment(path4) {
        this._errorAttachment = path4;
        return this;
      }
      /**
       * @param parentElement - the parent element
       */
      build(parentElement) {
        const testCaseElement = this.buildNode(this.createElement(parentElement));
        if (this._failure) {
          var failureElement = testCaseElement.ele("failure", this._failureAttributes);
          if (this._stacktrace) {
            failureElement.cdata(this._stacktrace);
          }
        }
        if (this._error) {
          var errorElement = testCaseElement.ele("error", this._errorAttributes);
          if (this._errorContent) {
            errorElement.cdata(this._errorContent);
          }
        }
        if (this._skipped) {
          testCaseElement.ele("skipped");
        }
        if (this._standardOutput) {
          testCaseElement.ele("system-out").cdata(this._standardOutput);
        }
        var systemError;
        if (this._standardError) {
          systemError = testCaseElement.ele("system-err").cdata(this._standardError);
          if (this._errorAttachment) {
            systemError.txt("[[ATTACHMENT|" + this._errorAttachment + "]]");
          }
        }
        return testCaseElement;
      }
    };
    var Factory = class {
      /**
       * @returns a newly created builder
       */
      newBuilder() {
        return new JUnitReportBuilder(this);
      }
      /**
       * @returns a newly created test suite
       */
      newTestSuite() {
        return new TestSuite(this);
      }
      /**
       * @returns a newly created test case
       */
      newTestCase() {
        return new TestCase();
      }
      /**
       * @returns a newly created test suites
       */
      newTestSuites() {
        return new TestSuites(this);
      }
    };
    var index = new Factory().newBuilder();
    module.exports = index;
  }
});

// node_modules/zx/build/deno.js
import { createRequire } from "node:module";
import * as process2 from "node:process";
if (globalThis.Deno) {
  globalThis.require = createRequire(import.meta.url);
  globalThis.__filename = new URL(import.meta.url).pathname;
  globalThis.__dirname = new URL(".", import.meta.url).pathname;
  globalThis.module = new Proxy({}, { set() {
    return true;
  } });
  const p = globalThis.process = globalThis.process || process2;
  p.version || (p.version = "v18.0.0");
  p.version || (p.version = { node: "18.0.0" });
  p.env || (p.env = globalThis.Deno.env.toObject());
  p.argv || (p.argv = [globalThis.Deno.execPath(), globalThis.Deno.mainModule.replace("file://", ""), ...globalThis.Deno.args]);
}

// node_modules/zx/build/core.js
var __module__ = __toESM(require_core(), 1);
var {
  $,
  Fail,
  ProcessOutput,
  ProcessPromise,
  bus: bus2,
  cd,
  chalk: chalk2,
  defaults,
  kill,
  log,
  os,
  path: path2,
  ps: ps2,
  quote: quote2,
  quotePowerShell: quotePowerShell2,
  resolveDefaults,
  syncProcessCwd,
  useBash,
  usePowerShell,
  usePwsh,
  which: which2,
  within
} = globalThis.Deno ? globalThis.require("./core.cjs") : __module__;

// src/process/lab-error.ts
var LabError = class extends Error {
  name = "LabError";
  hint;
  constructor(message, options = {}) {
    super(message, options.cause === void 0 ? {} : { cause: options.cause });
    this.hint = options.hint;
  }
};

// src/lab/lxd-api.ts
var queryMembers = (machine, timeoutMs = 1e4) => machine.json(["lxc", "query", "/1.0/cluster/members?recursion=1"], { timeoutMs });
var queryInstances = (machine, timeoutMs = 15e3) => machine.json(["lxc", "query", "/1.0/instances?recursion=2"], { timeoutMs });
var inFlight = /* @__PURE__ */ new WeakMap();
function queryOwnInstances(members) {
  const [key2] = members;
  if (!key2) return Promise.resolve({ instances: [], silent: [] });
  const shared = inFlight.get(key2) ?? askMembers(members).finally(() => inFlight.delete(key2));
  inFlight.set(key2, shared);
  return shared;
}
async function askMembers(members) {
  const silent = [];
  const ask2 = async (member2) => {
    try {
      return await queryInstances(member2);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      silent.push({ member: member2.name, reason: error.message });
      return [];
    }
  };
  const asked = /* @__PURE__ */ new Set();
  let seen = [];
  for (const member2 of members) {
    seen = await ask2(member2);
    asked.add(member2.name);
    if (seen.length > 0) break;
  }
  const doubtful = new Set(
    seen.filter(({ status, state }) => status === "Error" || !state).map(({ location }) => location)
  );
  const owners = members.filter(({ name: name2 }) => doubtful.has(name2) && !asked.has(name2));
  const own = await Promise.all(owners.map(ask2));
  const replaced = new Set([...owners, ...silent.map(({ member: member2 }) => ({ name: member2 }))].map(({ name: name2 }) => name2));
  return {
    instances: [
      ...seen.filter(({ location }) => !replaced.has(location)),
      ...owners.flatMap(({ name: name2 }, index) => own[index]?.filter(({ location }) => location === name2) ?? [])
    ],
    silent
  };
}
function overlayAddress(instance) {
  const addresses = instance.state?.network?.eth0?.addresses ?? [];
  const own = addresses.find(({ family, scope }) => family === "inet" && scope === "global");
  return own && { address: own.address, length: Number(own.netmask) };
}

// src/sabotage/sabotage.ts
var crossing = ["D2", "D3", "D4", "P20", "P21", "P29", "P30", "P46", "P47", "P48", "P51"];
var anyCell = [...crossing, "D1", "P19", "F7", "F8"];
var anyLxd = ["P10", "P11", "P12", "P16", "P17", "P18"];

// src/sabotage/targets.ts
var member = (lab, number) => lab.machine(`lxd-${number}`);
async function locate(lab, name2) {
  const instance = (await queryInstances(member(lab, 1))).find((each2) => each2.name === name2);
  const address = instance && overlayAddress(instance)?.address;
  if (!instance?.state || !address) throw new LabError(`cannot find ${name2}: it has no overlay address`);
  const machine = lab.machine(instance.location);
  const { pid } = instance.state;
  return {
    machine,
    address,
    succeed: (argv2) => machine.succeed(["nsenter", `--net=/proc/${pid}/ns/net`, "--", ...argv2])
  };
}
async function all(machine, ...commands) {
  for (const argv2 of commands) await machine.succeed(argv2);
}
async function each(machine, ...commands) {
  for (const argv2 of commands) await machine.run(argv2);
}

// src/sabotage/container-acts.ts
var spare = (address) => [...address.split(".").slice(0, 2), "77", "77"].join(".");
var dnsmasqPid = "/var/lib/lxd/networks/lxdfan0/dnsmasq.pid";
var offlineDeadline = 6e4;
var containerActs = [
  {
    name: "container-1 has MTU 1500",
    expect: ["F7", "P48"],
    act: async (lab) => (await locate(lab, "container-1")).succeed(["ip", "link", "set", "eth0", "mtu", "1500"]).then(nothing),
    undo: async (lab) => (await locate(lab, "container-1")).succeed(["ip", "link", "set", "eth0", "mtu", String(lab.fan.mtu)]).then(nothing)
  },
  {
    name: "container-2 has a mask of /16",
    expect: ["F7"],
    may: [...anyCell, "P18"],
    act: (lab) => changeMask(lab, lab.fan.overlayLength, 16),
    undo: (lab) => changeMask(lab, 16, lab.fan.overlayLength)
  },
  {
    name: "container-1 has an address of container-2, too",
    expect: ["F8"],
    may: [...anyCell, "P18"],
    async act(lab) {
      const [one, two] = [await locate(lab, "container-1"), await locate(lab, "container-2")];
      await one.succeed(["ip", "addr", "add", `${two.address}/32`, "dev", "eth0"]);
    },
    async undo(lab) {
      const [one, two] = [await locate(lab, "container-1"), await locate(lab, "container-2")];
      await one.succeed(["ip", "addr", "del", `${two.address}/32`, "dev", "eth0"]);
    }
  },
  {
    name: "container-1\u2019s address is translated inside the overlay",
    expect: ["P21"],
    async act(lab) {
      const one = await locate(lab, "container-1");
      await one.succeed([
        "ip",
        "addr",
        "add",
        `${spare(one.address)}/${lab.fan.overlayLength}`,
        "dev",
        "eth0"
      ]);
      await one.succeed(["iptables", ...translation(spare(one.address), "--append")]);
    },
    async undo(lab) {
      const one = await locate(lab, "container-1");
      await one.succeed(["iptables", ...translation(spare(one.address), "--delete")]);
      await one.succeed([
        "ip",
        "addr",
        "del",
        `${spare(one.address)}/${lab.fan.overlayLength}`,
        "dev",
        "eth0"
      ]);
    }
  },
  {
    name: "container-2 answers echoes but drops connections to port 80",
    expect: ["D2"],
    may: ["D1", "D3", "D4", "P19", "P20", "P29", "P30", "P51"],
    act: async (lab) => (await locate(lab, "container-2")).succeed(["iptables", "--insert", ...http]).then(nothing),
    undo: async (lab) => (await locate(lab, "container-2")).succeed(["iptables", "--delete", ...http]).then(nothing)
  },
  {
    name: "container-3 is frozen",
    expect: ["P16", "D2", "P51"],
    may: [...anyCell, ...anyLxd],
    act: (lab) => all(member(lab, 1), ["lxc", "pause", "container-3"]),
    undo: (lab) => all(member(lab, 1), ["lxc", "start", "container-3"])
  },
  {
    name: "container-6 is stopped",
    expect: ["P16", "D2", "P51"],
    may: [...anyCell, ...anyLxd],
    act: (lab) => all(member(lab, 1), ["lxc", "stop", "--force", "container-6"]),
    undo: (lab) => all(member(lab, 1), ["lxc", "start", "container-6"])
  },
  {
    name: "LXD\u2019s DHCP server on lxd-2 is dead before a container there asks",
    expect: ["P18", "D2", "P51"],
    may: [...anyCell, ...anyLxd],
    async act(lab) {
      const two = member(lab, 2);
      const name2 = await containerOn(lab, two.name);
      await all(
        two,
        ["sh", "-c", 'kill "$(sed -n "s/^pid: //p" "$1")"', "kill", dnsmasqPid],
        ["lxc", "restart", "--force", name2]
      );
    },
    undo: (lab) => all(member(lab, 2), ["systemctl", "restart", "lxd.service"])
  },
  {
    name: "LXD is stopped on lxd-3",
    expect: ["P10", "P11"],
    // In stopping it takes its network down.
    may: [...anyCell, ...anyLxd, "P13", "F1", "F2", "F3"],
    async act(lab) {
      await all(member(lab, 3), ["systemctl", "stop", "--quiet", "lxd.socket", "lxd.service"]);
      await member(lab, 1).waitUntil(
        "lxd-1 sees lxd-3 offline",
        async () => {
          const seen = (await queryMembers(member(lab, 1))).find(({ server_name }) => server_name === "lxd-3");
          return seen?.status === "Offline" ? { value: true } : { notYet: seen?.status ?? "unknown" };
        },
        { within: offlineDeadline }
      );
    },
    undo: (lab) => all(member(lab, 3), ["systemctl", "start", "lxd.socket", "lxd.service"])
  }
];
var http = ["INPUT", "--protocol", "tcp", "--dport", "80", "--jump", "DROP"];
var translation = (address, verb2) => [
  ...["--table", "nat", verb2, "POSTROUTING", "--out-interface", "eth0"],
  ...["--jump", "SNAT", "--to-source", address]
];
async function changeMask(lab, from, to) {
  const two = await locate(lab, "container-2");
  await two.succeed(["ip", "addr", "add", `${two.address}/${to}`, "dev", "eth0"]);
  await two.succeed(["ip", "addr", "del", `${two.address}/${from}`, "dev", "eth0"]);
}
async function containerOn(lab, machine) {
  for (const name2 of lab.topology.containers) {
    if ((await locate(lab, name2)).machine.name === machine) return name2;
  }
  throw new Error(`no container on ${machine}`);
}
var nothing = () => {
};

// src/lab/docker-api.ts
var fanNetwork = "fanbr0";
async function inspectNginx(machine, name2) {
  const [container] = await machine.json(["docker", "inspect", name2], { timeoutMs: 1e4 });
  return container;
}

// src/fan/prefix.ts
var prefixRule = "four decimal numbers from 0 to 255 without leading zeros, a slash, and a length from 0 to 32";
var addressRule = "four decimal numbers from 0 to 255 without leading zeros";
function parseAddress(text2) {
  const address = readAddress(text2);
  if (address === void 0) throw new Error(`cannot parse address "${text2}": expected ${addressRule}`);
  return address;
}
function parsePrefix(text2) {
  const [addressText = "", lengthText, ...rest] = text2.split("/");
  const address = readAddress(addressText);
  const length = lengthText === void 0 ? void 0 : readNumber(lengthText, 32);
  if (address === void 0 || length === void 0 || rest.length > 0) {
    throw new Error(`cannot parse prefix "${text2}": expected ${prefixRule}`);
  }
  return { address, length };
}
function formatAddress(address) {
  return [24, 16, 8, 0].map((shift) => address >>> shift & 255).join(".");
}
function formatPrefix({ address, length }) {
  return `${formatAddress(address)}/${length}`;
}
function maskOf(length) {
  return length === 0 ? 0 : ~0 << 32 - length >>> 0;
}
function networkOf({ address, length }) {
  return { address: (address & maskOf(length)) >>> 0, length };
}
function hostBits(address, length) {
  return (address & ~maskOf(length)) >>> 0;
}
function contains(prefix, address) {
  return networkOf({ address, length: prefix.length }).address === networkOf(prefix).address;
}
function readAddress(text2) {
  const parts = text2.split(".").map((part) => readNumber(part, 255));
  if (parts.length !== 4) return void 0;
  return parts.reduce(
    (sum, part) => sum === void 0 || part === void 0 ? void 0 : sum * 256 + part,
    0
  );
}
function readNumber(text2, largest2) {
  if (!/^(0|[1-9]\d{0,2})$/.test(text2)) return void 0;
  const number = Number(text2);
  return number <= largest2 ? number : void 0;
}

// src/steps/docker.ts
var image = "fanlab/nginx";
var imageArchive = "/usr/share/fanlab/images/nginx.tar";
var dockerDeadline = 9e4;
async function startDocker({ lab, timed }) {
  await timed("docker", "docker starts", async () => {
    const units = ["containerd.service", "docker.socket", "docker.service"];
    await lab.loadBalancer.succeed(["systemctl", "enable", "--now", "--quiet", ...units], {
      timeoutMs: dockerDeadline
    });
  });
}
async function runNginx({ lab, timed }) {
  await timed("docker", "nginx starts", async () => {
    const command = 'CMD ["nginx","-g","daemon off;"]';
    await lab.loadBalancer.succeed(["docker", "import", "--change", command, imageArchive, image]);
    await lab.loadBalancer.succeed([
      ...["docker", "run", "--detach", "--name", lab.topology.dockerContainer],
      // nginx takes it as "end orderly"; a signal that it ignored would cost each reboot ten seconds.
      ...["--restart", "always", "--stop-signal", "SIGQUIT"],
      image
    ]);
  });
}
function createNetworkCommand(lab, gateway) {
  const { address } = lab.fan.slice(lab.plan(lab.loadBalancer).address);
  const slice = formatAddress(address);
  return [
    ...["docker", "network", "create", "--driver", "bridge"],
    ...["--subnet", lab.fan.overlay],
    ...["--gateway", gateway],
    ...["--ip-range", `${slice}/24`],
    // The overlay is larger than the range, so that its first address would count as a host's.
    ...["--aux-address", `net=${slice}`],
    ...["--opt", `com.docker.network.bridge.name=${lab.fan.bridge}`],
    ...["--opt", `com.docker.network.driver.mtu=${lab.fan.mtu}`],
    fanNetwork
  ];
}
async function createFanNetwork({ lab, timed }) {
  await timed(
    "docker",
    "network on the fan",
    () => lab.loadBalancer.succeed(createNetworkCommand(lab, lab.fanAddress(lab.loadBalancer)))
  );
}
async function connectNginx({ lab, timed }) {
  await timed(
    "docker",
    "nginx joins the fan",
    () => lab.loadBalancer.succeed(["docker", "network", "connect", fanNetwork, lab.topology.dockerContainer])
  );
}
function waitForNginx({ lab }) {
  const name2 = lab.topology.dockerContainer;
  return lab.loadBalancer.waitUntil(
    `${name2} runs with an overlay address`,
    async () => {
      const container = await inspectNginx(lab.loadBalancer, name2);
      if (!container.State.Running) return { notYet: `${name2} does not run` };
      const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress;
      return address ? { value: container } : { notYet: `${name2} has no address on ${fanNetwork}` };
    },
    { within: dockerDeadline, hint: `docker ps --all, on ${lab.loadBalancer.name}` }
  );
}

// src/sabotage/docker-acts.ts
var docker = (lab, ...words) => ["docker", ...words, lab.topology.dockerContainer];
var waitForFan = "/etc/systemd/system/docker.service.d/10-fan.conf";
var dockerActs = [
  {
    name: "nginx answers with status 500",
    expect: ["P46"],
    may: ["P51"],
    act: (lab) => nginx(lab, "s/listen 80[^;]*;/& return 500;/"),
    undo: (lab) => nginx(lab, "s/ return 500;//")
  },
  {
    name: "nginx is stopped",
    expect: ["P45", "P46", "P47"],
    may: ["P48", "P51", "F8"],
    act: (lab) => all(lab.loadBalancer, docker(lab, "stop")),
    undo: (lab) => all(lab.loadBalancer, docker(lab, "start"))
  },
  {
    name: "nginx is on the default bridge only",
    expect: ["P45", "P46", "P47"],
    may: ["P48", "P51", "F8"],
    act: (lab) => all(lab.loadBalancer, docker(lab, "network", "disconnect", fanNetwork)),
    undo: (lab) => all(lab.loadBalancer, docker(lab, "network", "connect", fanNetwork))
  },
  {
    name: "the Docker network has a wrong gateway",
    expect: ["F1", "P28"],
    may: [...anyCell, "P45", "P39"],
    act: (lab) => remakeNetwork(lab, lab.fanAddress(lab.loadBalancer).replace(/\d+$/, "254")),
    async undo(lab) {
      await removeNetwork(lab);
      const own = `${lab.fanAddress(lab.loadBalancer)}/${lab.fan.overlayLength}`;
      const wrong = own.replace(/\d+\/(\d+)$/, "254/$1");
      await each(
        lab.loadBalancer,
        ["ip", "addr", "del", wrong, "dev", lab.fan.bridge],
        ["ip", "addr", "add", own, "dev", lab.fan.bridge]
      );
      await remakeNetwork(lab, lab.fanAddress(lab.loadBalancer));
    }
  },
  {
    name: "dockerd made the fan\u2019s bridge before fanctl could",
    expect: ["F3", "P50", "D3"],
    may: [...crossing, "F2", "P28", "P39"],
    async act(lab) {
      await all(
        lab.loadBalancer,
        ["systemctl", "stop", "--quiet", "docker.socket", "docker.service"],
        ["fanctl", "down", "-u", underlay(lab), "-o", lab.fan.overlay],
        ["mv", waitForFan, `${waitForFan}.off`],
        ["systemctl", "daemon-reload"],
        ["systemctl", "start", "docker.socket", "docker.service"]
      );
    },
    async undo(lab) {
      await each(
        lab.loadBalancer,
        ["systemctl", "stop", "--quiet", "docker.socket", "docker.service"],
        ["ip", "link", "del", lab.fan.bridge],
        ["fanctl", "up", "-u", underlay(lab), "-o", lab.fan.overlay],
        ["mv", `${waitForFan}.off`, waitForFan],
        ["systemctl", "daemon-reload"],
        ["iptables", "--policy", "FORWARD", "ACCEPT"],
        ["systemctl", "start", "docker.socket", "docker.service"]
      );
    }
  }
];
var underlay = (lab) => `${lab.underlayAddress(lab.loadBalancer)}/${lab.fan.underlayLength}`;
async function nginx(lab, edit) {
  const inside = ["docker", "exec", lab.topology.dockerContainer];
  await all(
    lab.loadBalancer,
    [...inside, "sed", "-i", edit, "/etc/nginx/nginx.conf"],
    [...inside, "nginx", "-s", "reload"]
  );
}
async function remakeNetwork(lab, gateway) {
  await removeNetwork(lab);
  await all(
    lab.loadBalancer,
    createNetworkCommand(lab, gateway),
    docker(lab, "network", "connect", fanNetwork)
  );
}
var removeNetwork = (lab) => each(lab.loadBalancer, docker(lab, "network", "disconnect", fanNetwork), [
  "docker",
  "network",
  "rm",
  fanNetwork
]);

// src/sabotage/fan-acts.ts
var bridge = "lxdfan0";
var tunnel = "lxdfan0-fan";
var fanIp = "/usr/local/lib/fanlab/bin/ip";
async function rebuildTunnel(lab, machine, { vni: vni2 = lab.fan.vni, underlay: underlay2 = lab.fan.underlay } = {}) {
  await machine.run(["ip", "link", "del", tunnel]);
  const local = lab.underlayAddress(machine);
  await all(
    machine,
    [
      ...[
        fanIp,
        "link",
        "add",
        "dev",
        tunnel,
        "type",
        "vxlan",
        "id",
        String(vni2),
        "dev",
        "eth0",
        "dstport",
        "0"
      ],
      ...["local", local, "fan-map", `${lab.fan.overlay}:${underlay2}`]
    ],
    ["ip", "link", "set", tunnel, "mtu", String(lab.fan.mtu), "master", bridge, "up"]
  );
}
var hasAddress = (lab, machine, length) => `${lab.fanAddress(machine)}/${length}`;
var fanActs = [
  {
    name: "the fan\u2019s filter is removed on lxd-2",
    expect: ["D2", "D3", "D4", "P48", "P51"],
    may: crossing,
    act: (lab) => all(member(lab, 2), ["tc", "filter", "del", "dev", tunnel, "egress"]),
    undo: (lab) => rebuildTunnel(lab, member(lab, 2))
  },
  {
    name: "lxd-2 maps to a wrong underlay",
    expect: ["D2", "D3", "D4", "P51"],
    may: crossing,
    // The member itself is where it was; the mapping sends its packets to another /16 of the same length.
    act: (lab) => rebuildTunnel(lab, member(lab, 2), { underlay: wrongUnderlay(lab) }),
    undo: (lab) => rebuildTunnel(lab, member(lab, 2))
  },
  {
    name: "lxd-3 has a wrong VNI",
    expect: ["D2", "D3", "D4", "P51"],
    may: crossing,
    act: (lab) => rebuildTunnel(lab, member(lab, 3), { vni: lab.fan.vni + 1 }),
    undo: (lab) => rebuildTunnel(lab, member(lab, 3))
  },
  {
    name: "the fan address of lxd-2 has prefix length 32",
    expect: ["F1", "P13"],
    may: crossing,
    act: (lab) => replaceAddress(lab, member(lab, 2), lab.fan.overlayLength, 32),
    undo: (lab) => replaceAddress(lab, member(lab, 2), 32, lab.fan.overlayLength)
  },
  {
    name: "the tunnel of lxd-3 is no port of its bridge",
    expect: ["F3", "D2", "P51"],
    may: crossing,
    act: (lab) => all(member(lab, 3), ["ip", "link", "set", tunnel, "nomaster"]),
    undo: (lab) => all(member(lab, 3), ["ip", "link", "set", tunnel, "master", bridge])
  },
  {
    name: "the tunnel of load-balancer is no port of its bridge",
    expect: ["F3", "P50", "D3"],
    may: crossing,
    act: (lab) => all(lab.loadBalancer, ["ip", "link", "set", "ftun0", "nomaster"]),
    undo: (lab) => all(lab.loadBalancer, ["ip", "link", "set", "ftun0", "master", lab.fan.bridge])
  },
  {
    name: "the bridge of lxd-1 is down",
    expect: ["F3", "D1", "D2", "P51"],
    may: [...crossing, "P19"],
    act: (lab) => all(member(lab, 1), ["ip", "link", "set", bridge, "down"]),
    undo: (lab) => all(member(lab, 1), ["ip", "link", "set", bridge, "up"])
  },
  {
    name: "the tunnel of lxd-2 has MTU 1400",
    expect: ["F2", "P48"],
    may: crossing,
    act: (lab) => all(member(lab, 2), ["ip", "link", "set", tunnel, "mtu", "1400"]),
    undo: (lab) => all(member(lab, 2), ["ip", "link", "set", tunnel, "mtu", String(lab.fan.mtu)])
  },
  {
    name: "load-balancer\u2019s bridge has the MAC address of lxd-1\u2019s",
    expect: ["F4"],
    may: crossing,
    async act(lab) {
      const mac = (await member(lab, 1).read(`/sys/class/net/${bridge}/address`)).trim();
      await all(lab.loadBalancer, ["ip", "link", "set", lab.fan.bridge, "address", mac]);
    },
    undo: (lab) => all(lab.loadBalancer, ["ip", "link", "set", lab.fan.bridge, "address", "02:00:5e:00:53:01"])
  },
  {
    name: "forwarding is off on load-balancer",
    expect: ["F5"],
    act: (lab) => all(lab.loadBalancer, ["sysctl", "--quiet", "--write", "net.ipv4.ip_forward=0"]),
    undo: (lab) => all(lab.loadBalancer, ["sysctl", "--quiet", "--write", "net.ipv4.ip_forward=1"])
  },
  {
    name: "the host\u2019s fan is down",
    expect: ["D4", "F1", "F3"],
    may: [...crossing, "F2"],
    act: (lab) => all(lab.host, ["fanctl", "down", "-u", hostUnderlay(lab), "-o", lab.fan.overlay]),
    undo: (lab) => each(lab.host, ["fanctl", "up", "-u", hostUnderlay(lab), "-o", lab.fan.overlay])
  }
];
var hostUnderlay = (lab) => `${lab.hostAddress}/${lab.fan.underlayLength}`;
function wrongUnderlay(lab) {
  const [a, b, c = "0", rest = ""] = lab.fan.underlay.split(".");
  const third = lab.fan.underlayLength === 24 ? String((Number(c) + 1) % 256) : c;
  const second = lab.fan.underlayLength === 24 ? b : String((Number(b) + 1) % 256);
  return [a, second, third, rest].join(".");
}
async function replaceAddress(lab, machine, from, to) {
  await each(machine, ["ip", "addr", "del", hasAddress(lab, machine, from), "dev", bridge]);
  await all(machine, ["ip", "addr", "add", hasAddress(lab, machine, to), "dev", bridge]);
}

// src/fan/engine.ts
var guestLibrary = "/usr/local/lib/fanlab";
function ebpfFiles() {
  return [
    { source: "fanctl", target: "/usr/local/sbin/fanctl", mode: 493 },
    { source: "ip", target: `${guestLibrary}/bin/ip`, mode: 493 },
    { source: "fan.sh", target: `${guestLibrary}/fan.sh`, mode: 420 },
    { source: "fan-state.sh", target: `${guestLibrary}/fan-state.sh`, mode: 420 },
    { source: "fan-egress.sh", target: `${guestLibrary}/fan-egress.sh`, mode: 420 },
    { source: "fan-dhcp.sh", target: `${guestLibrary}/fan-dhcp.sh`, mode: 420 },
    { source: "fan.bpf.o", target: `${guestLibrary}/fan.bpf.o`, mode: 420 },
    { source: "lxd.env", target: `${guestLibrary}/lxd.env`, mode: 420 },
    { source: "lxd-with-fan.conf", target: "/etc/systemd/system/lxd.service.d/10-fan.conf", mode: 420 }
  ];
}
var ubuntuFiles = [
  { source: "fan-modules.conf", target: "/etc/modules-load.d/10-fan.conf", mode: 420 }
];
var fanEngines = {
  ubuntu: {
    name: "ubuntu",
    files: ubuntuFiles,
    fanctl: "/usr/sbin/fanctl",
    activation: [["modprobe", "vxlan"]]
  },
  ebpf: { name: "ebpf", files: ebpfFiles(), fanctl: "/usr/local/sbin/fanctl", activation: [] }
};
var hookPath = "/etc/networkd-dispatcher/routable.d/50-fan";
function persistenceFiles() {
  return [
    { source: "50-fan", target: hookPath, mode: 493 },
    {
      source: "dispatcher-after-fan-link.conf",
      target: "/etc/systemd/system/networkd-dispatcher.service.d/10-fan.conf",
      mode: 420
    }
  ];
}
function dockerOrderFiles() {
  return [
    { source: "wait-for-fan", target: `${guestLibrary}/wait-for-fan`, mode: 493 },
    {
      source: "docker-after-fan.conf",
      target: "/etc/systemd/system/docker.service.d/10-fan.conf",
      mode: 420
    }
  ];
}
var hookSettingsPath = "/etc/default/fanlab-fan";
function hookSettings(fan) {
  return `INTERFACE=${fan.interface}
OVERLAY=${fan.overlay}
UNDERLAY_LENGTH=${fan.underlayLength}
`;
}

// src/sabotage/hook-acts.ts
var dispatcher = "networkd-dispatcher.service";
var folder = "/etc/networkd-dispatcher/routable.d";
var hookActs = [
  {
    name: "the hook has mode 0775",
    expect: ["P37"],
    act: (lab) => all(lab.loadBalancer, ["chmod", "0775", hookPath]),
    undo: (lab) => all(lab.loadBalancer, ["chmod", "0755", hookPath])
  },
  {
    name: "the hook belongs to another user",
    expect: ["P37"],
    act: (lab) => all(lab.loadBalancer, ["chown", "65534", hookPath]),
    undo: (lab) => all(lab.loadBalancer, ["chown", "0", hookPath])
  },
  {
    name: "the hook is disabled",
    expect: ["P37", "P38"],
    act: (lab) => all(lab.loadBalancer, ["mv", hookPath, `${hookPath}.off`]),
    undo: (lab) => all(lab.loadBalancer, ["mv", `${hookPath}.off`, hookPath])
  },
  {
    name: "the hook waits for a wrong interface",
    expect: ["P39"],
    act: (lab) => all(lab.loadBalancer, ["sed", "-i", "s/^INTERFACE=.*/&9/", hookSettingsPath]),
    undo: (lab) => all(lab.loadBalancer, ["sed", "-i", "s/^\\(INTERFACE=.*\\)9$/\\1/", hookSettingsPath])
  },
  {
    name: "a folder of networkd-dispatcher has mode 0775",
    expect: ["P36"],
    act: (lab) => all(lab.loadBalancer, ["chmod", "0775", folder]),
    undo: (lab) => all(lab.loadBalancer, ["chmod", "0755", folder])
  },
  {
    name: "networkd-dispatcher is masked",
    expect: ["P37"],
    act: (lab) => all(lab.loadBalancer, ["systemctl", "mask", "--now", "--quiet", dispatcher]),
    undo: (lab) => each(
      lab.loadBalancer,
      ["systemctl", "unmask", "--quiet", dispatcher],
      ["systemctl", "start", dispatcher]
    )
  },
  {
    name: "networkd-dispatcher does not start at boot",
    expect: ["P37"],
    act: (lab) => all(lab.loadBalancer, ["systemctl", "disable", "--quiet", dispatcher]),
    undo: (lab) => all(lab.loadBalancer, ["systemctl", "enable", "--quiet", dispatcher])
  }
];

// src/sabotage/network-acts.ts
var table = "fanlab_sabotage";
var addRule = (family, hook, rule) => (machine) => all(machine, [
  "nft",
  `table ${family} ${table} { chain c { type filter hook ${hook} priority -300; ${rule} drop; }; }`
]);
var dropTable = (family, machine) => each(machine, ["nft", "delete", "table", family, table]);
var networkActs = [
  {
    name: "lxd-1 drops the fan\u2019s packets from lxd-2",
    expect: ["D2", "P51"],
    may: ["P20", "P21", "P48"],
    act: (lab) => addRule(
      "inet",
      "input",
      `ip saddr ${lab.underlayAddress(member(lab, 2))} udp dport 8472`
    )(member(lab, 1)),
    undo: (lab) => dropTable("inet", member(lab, 1))
  },
  {
    name: "lxd-1 loses one in three of the fan\u2019s packets",
    expect: ["D2", "P51"],
    may: crossing,
    act: (lab) => addRule("inet", "input", "udp dport 8472 numgen random mod 3 == 0")(member(lab, 1)),
    undo: (lab) => dropTable("inet", member(lab, 1))
  },
  {
    name: "load-balancer hears no ARP on the fan",
    expect: ["D3", "P51"],
    may: crossing,
    async act(lab) {
      await addRule("arp", "input", `iifname "${lab.fan.bridge}"`)(lab.loadBalancer);
      await all(lab.loadBalancer, ["ip", "neigh", "flush", "dev", lab.fan.bridge]);
    },
    undo: (lab) => dropTable("arp", lab.loadBalancer)
  },
  {
    name: "container-1\u2019s echoes to load-balancer are dropped, in that direction only",
    expect: ["D3", "P30", "P51"],
    may: ["P48"],
    async act(lab) {
      const { address } = await locate(lab, "container-1");
      await addRule("ip", "input", `ip saddr ${address} icmp type echo-request`)(lab.loadBalancer);
    },
    undo: (lab) => dropTable("ip", lab.loadBalancer)
  },
  {
    name: "the FORWARD policy of lxd-1 is DROP",
    expect: ["F6"],
    // Where the bridge hands its frames to iptables, as many kernels do, it takes the whole overlay along.
    may: anyCell,
    act: (lab) => all(member(lab, 1), ["iptables", "--policy", "FORWARD", "DROP"]),
    undo: (lab) => all(member(lab, 1), ["iptables", "--policy", "FORWARD", "ACCEPT"])
  },
  {
    name: "the underlay link of lxd-3 is down",
    expect: ["P4", "D2", "P51"],
    may: [...anyCell, ...anyLxd, "P35"],
    act: (lab) => all(member(lab, 3), ["ip", "link", "set", "eth0", "down"]),
    undo: (lab) => all(member(lab, 3), ["ip", "link", "set", "eth0", "up"])
  },
  {
    name: "load-balancer has moved to another underlay address",
    expect: ["P4", "D3", "P51"],
    may: [...crossing, "P35", "P39"],
    act: (lab) => move(lab, lab.underlayAddress(lab.loadBalancer), lab.addressOfNewcomer),
    undo: (lab) => move(lab, lab.addressOfNewcomer, lab.underlayAddress(lab.loadBalancer))
  },
  {
    name: "systemd-networkd does not run on lxd-1",
    expect: ["P35"],
    // It takes its DHCP address along.
    may: [...anyCell, ...anyLxd, "P4"],
    act: (lab) => all(member(lab, 1), [
      "systemctl",
      "stop",
      "--quiet",
      "systemd-networkd.socket",
      "systemd-networkd.service"
    ]),
    undo: (lab) => all(member(lab, 1), ["systemctl", "start", "systemd-networkd.socket", "systemd-networkd.service"])
  },
  {
    name: "load-balancer has a stanza of ifupdown for the underlay\u2019s interface",
    expect: ["P35"],
    act: (lab) => lab.loadBalancer.write("/etc/network/interfaces", "iface eth0 inet dhcp\n"),
    undo: (lab) => all(lab.loadBalancer, ["rm", "-f", "/etc/network/interfaces"])
  },
  {
    name: "a unit has failed on lxd-2",
    expect: ["P1"],
    act: (lab) => each(member(lab, 2), ["systemd-run", "--quiet", "--wait", "--unit=fanlab-sabotage", "false"]),
    undo: (lab) => all(member(lab, 2), ["systemctl", "reset-failed"])
  }
];
async function move(lab, from, to) {
  const length = lab.fan.underlayLength;
  await each(
    lab.loadBalancer,
    ["ip", "addr", "add", `${to}/${length}`, "dev", "eth0"],
    ["ip", "addr", "del", `${from}/${length}`, "dev", "eth0"]
  );
}

// src/sabotage/index.ts
var sabotages = [
  ...fanActs,
  ...networkActs,
  ...containerActs,
  ...dockerActs,
  ...hookActs
];

// src/report/check-failed.ts
var NotObservable = class extends Error {
  name = "NotObservable";
};
var CheckFailed = class extends Error {
  name = "CheckFailed";
  expected;
  got;
  /** The next command a person would type. */
  hint;
  /** Cells that were expected to answer and did not. */
  silent;
  constructor(difference2) {
    super(`expected ${difference2.expected}, got ${difference2.got}`);
    this.expected = difference2.expected;
    this.got = difference2.got;
    this.hint = difference2.hint;
    this.silent = difference2.silent ?? [];
  }
};

// src/checks/claims/expect.ts
function expectEqual(what, expected, got, hint) {
  const [wanted, came] = [shown(expected), shown(got)];
  if (wanted !== came) throw new CheckFailed({ expected: `${what}: ${wanted}`, got: came, hint });
}
var shown = (value) => Array.isArray(value) ? value.map(shown).join(", ") || "none" : typeof value === "string" ? value : JSON.stringify(value);

// src/checks/claims/cluster.ts
async function clusterIsOperational({ lab }) {
  await expectOperational(lab.cluster[0], lab.cluster);
}
async function membersAgree({ lab }) {
  await Promise.all(lab.cluster.map((viewer) => expectOperational(viewer, lab.cluster)));
}
async function expectOperational(viewer, members) {
  const seen = await queryMembers(viewer).catch((error) => {
    if (!(error instanceof LabError)) throw error;
    throw new CheckFailed({ expected: `an answer of ${viewer.name}`, got: error.message });
  });
  expectEqual(
    `members as ${viewer.name} sees them`,
    members.map(({ name: name2 }) => `${name2} Online (Fully operational)`),
    seen.map(({ server_name, status, message }) => `${server_name} ${status} (${message})`).sort(),
    `lxc cluster list, on ${viewer.name}`
  );
}
async function membersHaveFanAddresses({ lab }) {
  await Promise.all(
    lab.cluster.map(async (machine) => {
      const expected = `${lab.fanAddress(machine)}/${lab.fan.overlayLength}`;
      expectEqual(
        `lxdfan0 on ${machine.name}`,
        expected,
        (await addressesOf(machine, "lxdfan0")).join(", ") || "no address"
      );
    })
  );
}
async function addressesOf(place, device) {
  const result = await place.run(["ip", "-json", "-4", "addr", "show", "dev", device]);
  if (result.status !== 0) return [];
  const links = JSON.parse(result.stdout || "[]");
  return links.flatMap(({ addr_info = [] }) => addr_info.map(({ local, prefixlen }) => `${local}/${prefixlen}`));
}
async function instancesOf(lab) {
  const { instances, silent } = await queryOwnInstances(lab.cluster);
  if (silent.length === 0) return instances;
  throw new CheckFailed({
    expected: "every member tells of its containers",
    got: silent.map(({ member: member2, reason: reason2 }) => `${member2}: ${reason2}`).join("; ")
  });
}
async function containersRun({ lab }) {
  const instances = await instancesOf(lab);
  expectEqual(
    "containers",
    [...lab.topology.containers].sort().map((name2) => `${name2} Running`),
    instances.map(({ name: name2, status }) => `${name2} ${status}`).sort(),
    "lxc list"
  );
}
async function containersAreSpread({ lab }) {
  const instances = await instancesOf(lab);
  const share2 = lab.topology.containers.length / lab.cluster.length;
  expectEqual(
    "containers on each member",
    lab.cluster.map(({ name: name2 }) => `${name2} ${share2}`),
    lab.cluster.map(({ name: name2 }) => `${name2} ${instances.filter(({ location }) => location === name2).length}`),
    "lxc list --columns nL"
  );
}
async function addressesLieInSlices({ lab }) {
  const instances = await instancesOf(lab);
  for (const instance of instances) {
    const slice = lab.fan.slice(lab.plan({ name: instance.location }).address);
    const address = overlayAddress(instance)?.address;
    if (address && contains(slice, parseAddress(address))) continue;
    throw new CheckFailed({
      expected: `${instance.name} on ${instance.location} has an address in ${formatPrefix(slice)}`,
      got: address ?? "no address"
    });
  }
}

// src/process/wait-until.ts
var firstPause = 25;
var longestPause = 500;
async function waitUntil(what, probe2, { within: within2, signal, hint }) {
  const start2 = performance.now();
  let pause2 = firstPause;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const sight = await attempt(probe2);
    if ("value" in sight) return sight.value;
    const elapsed = performance.now() - start2;
    if (elapsed + pause2 > within2) {
      throw new LabError(
        `cannot see that ${what}: not within ${seconds(elapsed)} s and ${tries} tries; last seen: ${sight.notYet}`,
        hint === void 0 ? {} : { hint }
      );
    }
    await new Promise((resolve5) => setTimeout(resolve5, pause2));
    pause2 = Math.min(pause2 * 1.5, longestPause);
  }
}
var Hopeless = class extends LabError {
};
async function attempt(probe2) {
  try {
    return await probe2();
  } catch (error) {
    if (error instanceof LabError && !(error instanceof Hopeless)) return { notYet: error.message };
    throw error;
  }
}
var seconds = (milliseconds) => (milliseconds / 1e3).toFixed(1);

// src/providers/provider.ts
var defaultDeadline = 6e4;

// src/lab/machine.ts
var rebootDeadline = 12e4;
var bootDeadline = 9e4;
var PlaceHandle = class {
  place;
  constructor(place) {
    this.place = place;
  }
  get name() {
    return this.place.name;
  }
  /** How many times longer than in a container things may take here. */
  get pace() {
    return this.place.pace;
  }
  /** The deadline, given or not, is one for a container; here it is as much longer as the place is slower. */
  run(argv2, options = {}) {
    return this.place.run(argv2, { ...options, timeoutMs: this.pace * (options.timeoutMs ?? defaultDeadline) });
  }
  /** Waits as the function of that name, with a deadline that is as much longer as the place is slower. */
  waitUntil(what, probe2, options) {
    return waitUntil(what, probe2, { ...options, within: this.pace * options.within });
  }
  /** Runs argv and gives its standard output; any other status than 0 is a LabError with what it said. */
  async succeed(argv2, options) {
    const result = await this.run(argv2, options);
    if (result.status === 0) return result.stdout;
    throw new LabError(`cannot run "${shown2(argv2)}" on ${this.name}: ${reason(result)}`);
  }
  /** Runs argv, which has to fail; gives what it said. */
  async fail(argv2, options) {
    const result = await this.run(argv2, options);
    if (result.status !== 0) return `${result.stdout}${result.stderr}`;
    throw new LabError(`"${shown2(argv2)}" on ${this.name} succeeded, but was expected to fail`);
  }
  /** Parses the JSON that a command printed. */
  async json(argv2, options) {
    const text2 = await this.succeed(argv2, options);
    try {
      return JSON.parse(text2);
    } catch (cause2) {
      throw new LabError(`cannot read the JSON of "${shown2(argv2)}" on ${this.name}: ${text2.slice(0, 200)}`, {
        cause: cause2
      });
    }
  }
  /** Tries argv until it succeeds; gives its standard output. */
  waitUntilSucceeds(argv2, within2) {
    return this.waitUntil(
      `"${shown2(argv2)}" succeeds on ${this.name}`,
      async () => {
        const result = await this.run(argv2, { timeoutMs: within2 });
        return result.status === 0 ? { value: result.stdout } : { notYet: reason(result) };
      },
      { within: within2 }
    );
  }
  /** Writes a file of root's with the given mode, such as '0755'; its folder is made. It appears whole or not at all. */
  async write(path3, content, mode = "0644") {
    const script4 = 'umask 022; mkdir -p "${1%/*}" && cat > "$1.new" && chmod "$2" "$1.new" && mv "$1.new" "$1"';
    await this.succeed(["sh", "-c", script4, "write", path3, mode], { stdin: content });
  }
  async read(path3) {
    return this.succeed(["cat", path3]);
  }
};
var Machine = class extends PlaceHandle {
  /** Changes with every boot and with nothing else. */
  async bootId() {
    return (await this.succeed(["cat", "/proc/sys/kernel/random/boot_id"], { timeoutMs: 5e3 })).trim();
  }
  /** Restarts in order, and proves by a new boot id that it did. */
  async reboot() {
    const before = await this.bootId();
    await this.place.restart();
    await this.waitForBootAfter(before);
  }
  /** Resolves when the machine answers with another boot id than the given one. */
  async waitForBootAfter(before) {
    await this.waitUntil(
      `${this.name} has booted anew`,
      async () => {
        const now = await this.bootId();
        return now === before ? { notYet: `boot id is still ${before}` } : { value: true };
      },
      { within: rebootDeadline, hint: `see the machine's console` }
    );
  }
  /** Resolves when systemd has nothing more to start; the state may be degraded, which is for the checks to judge. */
  async waitForBoot(within2 = bootDeadline) {
    return this.waitUntil(
      `${this.name} has booted`,
      async () => {
        const result = await this.run(["systemctl", "is-system-running", "--wait"], { timeoutMs: within2 });
        const state = result.stdout.trim();
        return state === "running" || state === "degraded" ? { value: state } : { notYet: state || reason(result) };
      },
      { within: within2 }
    );
  }
  /** Resolves when the unit is active; a unit that failed ends the wait at once. */
  async waitForUnit(unit, within2 = 3e4) {
    await this.waitUntil(
      `${unit} is active on ${this.name}`,
      async () => {
        const state = (await this.run(["systemctl", "is-active", unit])).stdout.trim();
        if (state === "failed") {
          const log2 = (await this.run(["journalctl", "-b", "-n", "20", "--no-pager", "-o", "cat", "-u", unit])).stdout;
          throw new Hopeless(`${unit} failed on ${this.name}: ${log2.trim()}`);
        }
        return state === "active" ? { value: true } : { notYet: state };
      },
      { within: within2 }
    );
  }
};
function shown2(argv2) {
  const text2 = argv2.join(" ");
  return text2.length > 120 ? `${text2.slice(0, 117)}\u2026` : text2;
}
function reason(result) {
  const said = (result.stderr.trim() || result.stdout.trim()).split("\n").slice(-6).join("\n");
  const how = result.timedOut ? `no end within its deadline` : `status ${result.status ?? result.signal}`;
  return said === "" ? how : `${how}: ${said}`;
}

// src/lab/run-together.ts
async function runTogether(place, commands, options = {}) {
  const result = await place.run(["sh", "-c", scriptOf(commands)], options);
  const pieces = result.stdout.split(separator);
  if (result.status !== 0 || pieces.length !== commands.length * 3 + 1) {
    throw new LabError(
      `cannot run ${commands.length} commands side by side on ${place.name}: ${reason(result)}`
    );
  }
  return commands.map((_, index) => {
    const [status, stdout = "", stderr = ""] = pieces.slice(index * 3, index * 3 + 3);
    return { status: Number(status), stdout, stderr };
  });
}
var separator = "";
function scriptOf(commands) {
  const files2 = commands.flatMap(
    (_, index) => ["status", "out", "err"].map((kind) => `"$folder/${index}.${kind}"`)
  );
  return [
    "folder=$(mktemp -d) || exit",
    `trap 'rm -rf "$folder"' EXIT`,
    `end() { printf '\\036'; }`,
    ...commands.map(
      (argv2, index) => `{ { ${argv2.map(quoted).join(" ")}; printf '%s\\036' "$?" >"$folder/${index}.status"; end; end >&2; } >"$folder/${index}.out" 2>"$folder/${index}.err"; } </dev/null &`
    ),
    "wait",
    `cat ${files2.join(" ")}`
  ].join("\n");
}
var quoted = (word2) => `'${word2.replaceAll("'", String.raw`'\''`)}'`;

// src/checks/endpoints.ts
function placeEndpoints(lab) {
  const host = {
    name: hostName,
    kind: "host",
    address: lab.hostFanAddress,
    place: lab.host,
    http: false
  };
  const machines = lab.machines.map(
    (machine) => ({
      name: machine.name,
      kind: "machine",
      address: lab.fanAddress(machine),
      place: machine,
      http: false
    })
  );
  return lab.topology.hostAbsent === void 0 ? [host, ...machines] : machines;
}
var hostName = "host";
async function findEndpoints(lab) {
  const found = [...await findContainers(lab), await findDocker(lab)];
  const { hostAbsent } = lab.topology;
  const noHost = hostAbsent === void 0 ? [] : [{ name: hostName, reason: hostAbsent, absent: true }];
  return {
    endpoints: [...placeEndpoints(lab), ...found.filter((each2) => "address" in each2)],
    missing: [...noHost, ...found.filter((each2) => "reason" in each2)]
  };
}
async function containerEndpoints(lab) {
  return (await findContainers(lab)).map(orThrow);
}
var dockerEndpoint = async (lab) => orThrow(await findDocker(lab));
async function findContainers(lab) {
  const { instances, silent } = await queryOwnInstances(lab.cluster);
  const unknown = silent.map(({ member: member2, reason: reason2 }) => `${member2} does not tell: ${reason2}`).join("; ");
  return lab.topology.containers.map((name2) => {
    const instance = instances.find((each2) => each2.name === name2);
    const own = instance && overlayAddress(instance);
    if (!instance?.state || !own)
      return { name: name2, reason: `${instance?.status ?? (unknown || "unknown")}, without an overlay address` };
    const place = lab.machine(instance.location);
    return { name: name2, kind: "container", address: own.address, place, pid: instance.state.pid, http: true };
  });
}
async function findDocker(lab) {
  const name2 = lab.topology.dockerContainer;
  const container = await inspectNginx(lab.loadBalancer, name2).catch(asReason);
  if ("reason" in container) return { name: name2, reason: container.reason };
  const address = container.NetworkSettings.Networks[fanNetwork]?.IPAddress;
  if (!container.State.Running || !address) return { name: name2, reason: `not running or not on ${fanNetwork}` };
  return { name: name2, kind: "docker", address, place: lab.loadBalancer, pid: container.State.Pid, http: true };
}
function asReason(error) {
  if (error instanceof LabError) return { reason: error.message };
  throw error;
}
function orThrow(found) {
  if ("reason" in found) throw new LabError(`cannot probe ${found.name}: ${found.reason}`);
  return found;
}
var inEndpoint = ({ pid }, argv2) => pid === void 0 ? [...argv2] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--", ...argv2];

// src/checks/ask-endpoints.ts
async function askEndpoints(questions2, options = {}) {
  const places = /* @__PURE__ */ new Map();
  for (const [index, { source }] of questions2.entries()) {
    places.set(source.place, [...places.get(source.place) ?? [], index]);
  }
  const answers = [];
  await Promise.all(
    [...places].map(async ([place, indices]) => {
      const commands = indices.map((index) => {
        const { source, argv: argv2 } = questions2[index];
        return inEndpoint(source, argv2);
      });
      const said = await runTogether(place, commands, options);
      for (const [position, index] of indices.entries()) answers[index] = said[position];
    })
  );
  return answers;
}

// src/checks/claims/containers-on-fan.ts
async function containersSitOnFanBridge({ lab }) {
  const instances = await instancesOf(lab);
  const ports = new Map(
    await Promise.all(
      lab.cluster.map(async ({ name: name2, place }) => {
        const { stdout } = await place.run(["ls", "/sys/class/net/lxdfan0/brif"]);
        return [name2, stdout.split("\n")];
      })
    )
  );
  const got = await Promise.all(
    instances.map(async ({ name: name2, location }) => {
      const member2 = lab.machine(location);
      const state = await member2.json([
        "lxc",
        "query",
        `/1.0/instances/${name2}/state`
      ]);
      const port = state.network.eth0?.host_name ?? "";
      return `${name2} ${ports.get(location)?.includes(port) ? "on lxdfan0" : `with ${port || "no interface"} elsewhere`}`;
    })
  );
  expectEqual(
    "containers",
    [...lab.topology.containers].sort().map((name2) => `${name2} on lxdfan0`),
    got.sort()
  );
}
async function containersHaveFanMtu({ lab }, containers) {
  const argv2 = ["ip", "-json", "-4", "addr", "show", "dev", "eth0"];
  const said = await askEndpoints(containers.map((source) => ({ source, argv: argv2 })));
  const got = containers.map(({ name: name2 }, index) => {
    const [link2] = JSON.parse(said[index]?.stdout || "[]");
    return `${name2} mtu ${link2?.mtu} length ${link2?.addr_info[0]?.prefixlen}`;
  });
  const { mtu, overlayLength } = lab.fan;
  expectEqual(
    "interfaces of containers",
    containers.map(({ name: name2 }) => `${name2} mtu ${mtu} length ${overlayLength}`),
    got
  );
}
var markedPayload = 333;
async function peersSeeOwnAddresses(containers) {
  const got = await Promise.all(
    containers.map(async (target) => `${target.name} sees ${await seenBy(target, sourceFor(target))}`)
  );
  expectEqual(
    "sources",
    containers.map((target) => `${target.name} sees ${sourceFor(target).address}`),
    got
  );
  function sourceFor(target) {
    const source = containers.find(({ place }) => place !== target.place);
    if (!source) throw new CheckFailed({ expected: "containers on two machines", got: "all on one" });
    return source;
  }
}
var hearingDeadline = 4e3;
async function seenBy(target, source) {
  const filter2 = `icmp[icmptype] = icmp-echo and ip[2:2] = ${markedPayload + 28} and dst host ${target.address}`;
  const capture = ["tcpdump", "-i", "eth0", "-n", "-t", "-q", "-l", "-c", "1", filter2];
  const echoes2 = ["fping", "--quiet", "--count=3", "--period=50", `--size=${markedPayload}`, target.address];
  let listening = true;
  const listen = async () => {
    try {
      return await target.place.run(inEndpoint(target, capture), { timeoutMs: hearingDeadline });
    } finally {
      listening = false;
    }
  };
  const send = async () => {
    while (listening) await source.place.run(inEndpoint(source, echoes2));
  };
  const [{ stdout, stderr }] = await Promise.all([listen(), send()]);
  return /^IP (\S+) > /m.exec(stdout)?.[1] ?? `nothing (${stderr.trim().split("\n").at(-1)})`;
}
async function addressesAreUnique(endpoints) {
  const argv2 = ["ip", "-json", "-4", "addr", "show", "scope", "global"];
  const said = await askEndpoints(endpoints.map((source) => ({ source, argv: argv2 })));
  const held = endpoints.flatMap(({ name: name2 }, index) => {
    const links = JSON.parse(said[index]?.stdout || "[]");
    return links.flatMap(({ addr_info = [] }) => addr_info.map(({ local }) => ({ name: name2, address: local ?? "" })));
  });
  const all2 = held.filter(({ address }) => !address.startsWith("172.17."));
  const twice = all2.filter(({ address }, index) => all2.findIndex((other) => other.address === address) !== index);
  if (twice.length === 0) return;
  throw new CheckFailed({
    expected: "every address belongs to one endpoint",
    got: twice.map(
      ({ address }) => `${address} of ${all2.filter((other) => other.address === address).map(({ name: name2 }) => name2).join(" and ")}`
    ).join("; ")
  });
}

// src/checks/claims/default-bridge.ts
async function loadBalancerReachesDefaultBridge({ lab }, self2) {
  const address = await defaultAddress({ lab });
  const [status] = await pageStatuses([self2], address, lab.pace);
  if (status !== "200")
    throw new CheckFailed({
      expected: `status 200 from ${address}`,
      got: status ?? "",
      hint: `docker logs ${lab.topology.dockerContainer}`
    });
}
async function nobodyElseReachesDefaultBridge({ lab }, others) {
  const address = await defaultAddress({ lab });
  const statuses = await pageStatuses(others, address, lab.pace);
  const reached = others.filter((_, index) => statuses[index] === "200");
  if (reached.length === 0) return;
  throw new CheckFailed({
    expected: `nobody but ${lab.loadBalancer.name} reaches ${address}`,
    got: `reached from ${reached.map(({ name: name2 }) => name2).join(", ")}`
  });
}
async function defaultAddress({ lab }) {
  const container = await inspectNginx(lab.loadBalancer, lab.topology.dockerContainer);
  const address = container.NetworkSettings.Networks.bridge?.IPAddress;
  if (address) return address;
  throw new CheckFailed({
    expected: `${lab.topology.dockerContainer} on Docker's default bridge`,
    got: "not connected"
  });
}
async function pageStatuses(sources, address, pace2) {
  const argv2 = [
    ...["curl", "--silent", "--noproxy", "*", "--max-time", String(0.7 * pace2)],
    ...["--output", "/dev/null", "--write-out", "%{http_code}", `http://${address}/`]
  ];
  const said = await askEndpoints(sources.map((source) => ({ source, argv: argv2 })));
  return said.map(({ stdout }) => stdout.trim());
}

// src/checks/matrix/curl.ts
var httpTimeoutMs = 2e3;
function curlCommand(targets, count, pace2 = 1) {
  return [
    ...["curl", "--silent", "--noproxy", "*", "--max-time", String(httpTimeoutMs * pace2 / 1e3)],
    ...count === 1 ? ["--parallel", "--parallel-immediate"] : [],
    ...["--write-out", "%{url_effective} %{http_code} %{errormsg}\\n"],
    ...targets.flatMap((target) => ["--output", "/dev/null", `http://${target}/?fanlab=[1-${count}]`])
  ];
}
function parseCurl(said, targets, count) {
  const lines = said.split("\n");
  return new Map(
    targets.map((target) => {
      const own = lines.filter((line) => line.startsWith(`http://${target}/`)).map((line) => line.split(" ").slice(1));
      const bad = own.filter(([status]) => status !== "200");
      const words = bad.map(
        ([status, ...error]) => [`status ${status}`, ...error].join(" ").replace(/ after \d+ (ms|milliseconds)/, "").replace(` to ${target} port 80`, "").trim()
      );
      if (own.length < count) words.push("no end within the deadline");
      return [target, { sent: count, ok: own.length - bad.length, said: [...new Set(words)].join("; ") }];
    })
  );
}

// src/checks/matrix/cell.ts
var protocols = ["icmp", "full-size", "http"];
var cellName = ({ source, target, protocol, expected }) => `${source} ${expected === "answer" ? "reaches" : "does not reach"} ${target} by ${protocol}`;
function fullMesh(endpoints) {
  return protocols.flatMap(
    (protocol) => endpoints.flatMap(
      (source) => endpoints.filter((target) => target.name !== source.name && (protocol !== "http" || target.http)).map((target) => ({ source: source.name, target: target.name, protocol, expected: "answer" }))
    )
  );
}

// src/fan/mapping.ts
var vxlanOverhead = 50;
function sliceLength(underlay2, overlay) {
  return overlay.length + 32 - underlay2.length;
}
function sliceOf(underlayAddress, underlay2, overlay) {
  if (!contains(underlay2, underlayAddress)) {
    const text2 = formatAddress(underlayAddress);
    throw new Error(`cannot map ${text2}: it is not in the underlay ${formatPrefix(networkOf(underlay2))}`);
  }
  const host = hostBits(underlayAddress, underlay2.length);
  if (host === 0 || host === hostBits(4294967295, underlay2.length)) {
    const which3 = host === 0 ? "zero: the network itself" : "one: the broadcast address";
    throw new Error(`cannot map ${formatAddress(underlayAddress)}: its host bits are all ${which3}`);
  }
  const length = sliceLength(underlay2, overlay);
  const base = networkOf(overlay).address + host * 2 ** (32 - length);
  return { address: base, length };
}
function fanAddress(underlayAddress, underlay2, overlay) {
  return sliceOf(underlayAddress, underlay2, overlay).address + 1;
}
function underlayOf(overlayAddress2, underlay2, overlay) {
  if (!contains(overlay, overlayAddress2)) {
    const text2 = formatAddress(overlayAddress2);
    throw new Error(`cannot map ${text2} back: it is not in the overlay ${formatPrefix(networkOf(overlay))}`);
  }
  const host = hostBits(overlayAddress2, overlay.length) >>> 32 - sliceLength(underlay2, overlay);
  return (networkOf(underlay2).address | host) >>> 0;
}
function vni(overlay) {
  return networkOf(overlay).address >>> 8;
}
function overlayMtu(underlayMtu2) {
  return underlayMtu2 - vxlanOverhead;
}
function largestPing(mtu) {
  return mtu - 28;
}
function bridgeName(overlay) {
  const octets = formatAddress(networkOf(overlay).address).split(".");
  return ["fan", ...octets.slice(0, Math.max(1, Math.ceil(overlay.length / 8)))].join("-");
}
function overlap(a, b) {
  const mask2 = maskOf(Math.min(a.length, b.length));
  return (a.address & mask2) === (b.address & mask2);
}

// src/checks/matrix/fping.ts
var targetPeriod = 20;
var anyPeriod = 1;
function fpingCommand(targets, { count, timeoutMs, payload }) {
  return [
    ...["fping", "--quiet", `--count=${count}`, `--period=${targetPeriod}`, `--interval=${anyPeriod}`],
    `--timeout=${timeoutMs}`,
    ...payload === void 0 ? [] : ["--dontfrag", `--size=${payload}`],
    ...targets
  ];
}
function parseFping(said, targets) {
  const lines = said.split("\n");
  return new Map(
    targets.map((target) => {
      const own = lines.filter((line) => line.startsWith(`${target} `) || line.startsWith(`${target}:`));
      const counts = own.map((line) => /xmt\/rcv\/%loss = (\d+)\/(\d+)\//.exec(line)).find(Boolean);
      if (!counts)
        throw new LabError(`cannot read fping's answer about ${target}: ${said.trim().slice(0, 300)}`);
      const words = [
        ...new Set(
          own.map(
            (line) => line.slice(target.length).replace(/^\s*:\s*/, "").trim()
          )
        )
      ];
      return [target, { sent: Number(counts[1]), received: Number(counts[2]), said: words.join("; ") }];
    })
  );
}

// src/checks/matrix/probe.ts
var slack = 2e4;
async function probe(groups2, options) {
  const { count, timeoutMs, mtu, pace: pace2, signal } = options;
  const questions2 = groups2.map(({ source, targets, protocol }) => {
    const addresses = targets.map(({ address }) => address);
    const payload = protocol === "full-size" ? { payload: largestPing(mtu) } : {};
    const argv2 = protocol === "http" ? curlCommand(addresses, count, pace2) : fpingCommand(addresses, { count, timeoutMs, ...payload });
    return { source, argv: argv2 };
  });
  const said = await askEndpoints(questions2, {
    timeoutMs: slack + count * Math.max(timeoutMs, httpTimeoutMs * pace2),
    ...signal ? { signal } : {}
  });
  return groups2.map((group, index) => {
    const answers = answersOf(group, said[index] ?? { stdout: "", stderr: "" }, count);
    return new Map(group.targets.map(({ name: name2, address }) => [name2, answers.get(address)]));
  });
}
function answersOf({ targets, protocol }, { stdout, stderr }, count) {
  const addresses = targets.map(({ address }) => address);
  if (protocol !== "http") return parseFping(stderr, addresses);
  const pages = parseCurl(stdout, addresses, count);
  return new Map([...pages].map(([address, { sent, ok, said }]) => [address, { sent, received: ok, said }]));
}

// src/checks/matrix/run-matrix.ts
var silence = { count: 2, timeoutMs: 500 };
var glimpse = { count: 1, timeoutMs: 400 };
var lastPass = { count: 10, timeoutMs: 1e3 };
var pause = 100;
async function runMatrix(endpoints, cells, options) {
  const start2 = performance.now();
  const state = new Map(cells.map((cell) => [cellName(cell), { attempts: 0, durationMs: 0, answer: none }]));
  const ask2 = async (asked, how) => {
    const asking = groups(asked, endpoints);
    const answers = await probe(asking, {
      ...options,
      count: how.count,
      timeoutMs: how.timeoutMs * options.pace
    });
    const byGroup = new Map(
      asking.map(({ source, protocol }, index) => [`${source.name} ${protocol}`, answers[index]])
    );
    for (const cell of asked) {
      const own = state.get(cellName(cell));
      const answer = byGroup.get(`${cell.source} ${cell.protocol}`)?.get(cell.target);
      if (!own || !answer) continue;
      own.answer = answer;
      own.attempts++;
      own.durationMs = performance.now() - start2;
    }
  };
  const answered = (cell) => received(state.get(cellName(cell))?.answer) > 0;
  const silent = cells.filter(({ expected }) => expected === "silence");
  const open2 = cells.filter(({ expected }) => expected === "answer");
  await Promise.all([ask2(silent, silence), converge(open2)]);
  await ask2(open2.filter(answered), lastPass);
  return cells.map((cell) => {
    const { answer, attempts, durationMs } = state.get(cellName(cell)) ?? {
      answer: none,
      attempts: 0,
      durationMs: 0
    };
    const passed = cell.expected === "silence" ? answer.received === 0 : isComplete(answer);
    return { cell, passed, got: described(answer), attempts, durationMs };
  });
  async function converge(wanted) {
    let wrong = wanted;
    for (; ; ) {
      await ask2(wrong, glimpse);
      wrong = wrong.filter((cell) => !answered(cell));
      if (wrong.length === 0 || performance.now() - start2 > options.within * options.pace) return;
      options.signal?.throwIfAborted();
      await new Promise((resolve5) => setTimeout(resolve5, pause));
    }
  }
}
var none = { sent: 0, received: 0, said: "not asked" };
var received = (answer) => answer?.received ?? 0;
var isComplete = ({ sent, received: got }) => sent > 0 && got === sent;
var described = ({ sent, received: got, said }) => `${got} of ${sent} answers${got === sent || said === "" ? "" : ` (${said})`}`;
function groups(cells, endpoints) {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const found = /* @__PURE__ */ new Map();
  for (const { source, target, protocol } of cells) {
    const from = byName.get(source);
    const to = byName.get(target);
    if (!from || !to) throw new Error(`no endpoint "${from ? target : source}" for a cell of the matrix`);
    const group = found.get(`${source} ${protocol}`) ?? { source: from, protocol, targets: [] };
    group.targets.push(to);
    found.set(`${source} ${protocol}`, group);
  }
  return [...found.values()].map(({ source, protocol, targets }) => {
    const first = endpoints.indexOf(source) % targets.length;
    return { source, protocol, targets: [...targets.slice(first), ...targets.slice(0, first)] };
  });
}

// src/checks/claims/reach.ts
var convergence = 15e3;
var expectReach = (context, sources, targets, protocol = "icmp") => expectCells(context, sources, targets, protocol, "answer");
var expectSilence = (context, sources, targets) => expectCells(context, sources, targets, "icmp", "silence");
async function expectCells({ lab, signal, patience: patience3 = convergence }, sources, targets, protocol, expected) {
  const cells = sources.flatMap(
    (source) => targets.filter((target) => target.name !== source.name).map((target) => ({ source: source.name, target: target.name, protocol, expected }))
  );
  const endpoints = [...new Map([...sources, ...targets].map((endpoint) => [endpoint.name, endpoint])).values()];
  const results = await runMatrix(endpoints, cells, {
    mtu: lab.fan.mtu,
    pace: lab.pace,
    within: patience3,
    signal
  });
  const wrong = results.filter(({ passed }) => !passed);
  if (wrong.length === 0) return;
  throw new CheckFailed({
    expected: `${cells.length} of ${cells.length} cells as claimed`,
    got: wrong.map(({ cell, got }) => `not "${cellName(cell)}": ${got}`).join("; "),
    silent: wrong.filter(({ cell }) => cell.expected === "answer").map(({ cell }) => cell)
  });
}

// src/checks/claims/docker.ts
async function nginxHasFirstAddress({ lab }) {
  const { address } = lab.fan.slice(lab.plan(lab.loadBalancer).address);
  const container = await inspectNginx(lab.loadBalancer, lab.topology.dockerContainer);
  const own = container.NetworkSettings.Networks[fanNetwork];
  expectEqual(
    `address of ${lab.topology.dockerContainer} on ${fanNetwork}`,
    `${formatAddress(address + 2)}/${lab.fan.overlayLength}`,
    own ? `${own.IPAddress}/${own.IPPrefixLen}` : "not connected",
    `docker network inspect ${fanNetwork}, on ${lab.loadBalancer.name}`
  );
}
async function everyoneGetsWelcomePage(context, endpoints, nginx2) {
  await expectReach(context, endpoints, [nginx2]);
  const argv2 = welcomeCommand(nginx2);
  const pages = await askEndpoints(endpoints.map((source) => ({ source, argv: argv2 })));
  const named = endpoints.map((source, index) => welcomeProblem(source, pages[index])).filter((problem) => problem !== void 0);
  if (named.length === 0) return;
  throw new CheckFailed({
    expected: `"Welcome to nginx!" with status 200 for every endpoint`,
    got: named.join("; ")
  });
}
var welcomeCommand = (nginx2) => [
  ...["curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", String(httpTimeoutMs / 1e3)],
  ...["--write-out", "\n%{http_code}", `http://${nginx2.address}/`]
];
function welcomeProblem({ name: name2 }, { stdout, stderr }) {
  const status = stdout.split("\n").at(-1);
  if (status !== "200") return `${name2} got status ${status} ${stderr.trim()}`;
  return stdout.includes("Welcome to nginx!") ? void 0 : `${name2} got another page: ${stdout.slice(0, 80)}`;
}

// src/checks/claims/fan-bridge.ts
var tunnel2 = "ftun0";
async function interfacesOf(place) {
  const links = await place.json(["ip", "-json", "link", "show"]);
  return links.map(({ ifname }) => ifname);
}
async function fanctlIsThere(place) {
  const { status } = await place.run(["fanctl", "help"]);
  expectEqual(`status of "fanctl help" on ${place.name}`, 0, status);
}
async function fanMadeTwoInterfaces({ lab }, place, before) {
  const made = (await interfacesOf(place)).filter((name2) => !before.includes(name2));
  expectEqual(
    `new interfaces on ${place.name}`,
    [lab.fan.bridge, tunnel2].sort(),
    made.sort(),
    "ip link, on that machine"
  );
  await tunnelIsPort({ lab }, place);
}
async function tunnelIsPort({ lab }, place) {
  const ports = await place.run(["ls", `/sys/class/net/${lab.fan.bridge}/brif`]);
  const found = ports.stdout.split("\n").includes(tunnel2);
  expectEqual(
    `${tunnel2} on ${place.name}`,
    `a port of ${lab.fan.bridge}`,
    found ? `a port of ${lab.fan.bridge}` : `no port of it: ${(ports.stdout || ports.stderr).trim()}`
  );
}
async function bridgeHasFanAddress({ lab }, place, address) {
  const got = (await addressesOf(place, lab.fan.bridge)).join(", ") || "no address";
  expectEqual(
    `${lab.fan.bridge} on ${place.name}`,
    `${address}/${lab.fan.overlayLength}`,
    got,
    `ip addr show ${lab.fan.bridge}`
  );
}

// src/checks/claims/machines.ts
async function machinesRun({ lab }, provided) {
  const names = lab.topology.machines.map(({ name: name2 }) => name2);
  const known = (await provided.list()).map(({ name: name2 }) => name2);
  expectEqual(
    "missing machines",
    [],
    names.filter((name2) => !known.includes(name2))
  );
  const states2 = await Promise.all(
    lab.machines.map(async (machine) => `${machine.name} ${await machine.waitForBoot()}`)
  );
  expectEqual(
    "states",
    names.map((name2) => `${name2} running`),
    states2,
    "systemctl --failed, on that machine"
  );
}
async function underlayIsShared({ lab, signal }) {
  const host = lab.topology.hostAbsent === void 0 ? [lab.hostAddress] : [];
  const addresses = [...host, ...lab.machines.map((machine) => lab.underlayAddress(machine))];
  const silent = await Promise.all(
    lab.places.map(async (place) => {
      const options = signal ? { signal } : {};
      const { stderr } = await place.run(fpingCommand(addresses, { count: 2, timeoutMs: 1e3 }), options);
      const answers = parseFping(stderr, addresses);
      return [...answers].filter(([, { received: received2 }]) => received2 === 0).map(([address]) => `${place.name} to ${address}`);
    })
  );
  if (silent.flat().length === 0) return;
  throw new CheckFailed({
    expected: "every pair answers on the underlay",
    got: `silent: ${silent.flat().join(", ")}`
  });
}
async function networkdManages({ lab }) {
  for (const machine of lab.machines) {
    const device = await underlayInterface(machine, lab.underlayAddress(machine));
    const { Interfaces } = await machine.json([
      "networkctl",
      "list",
      "--json=short"
    ]);
    const state = Interfaces.find(({ Name }) => Name === device)?.AdministrativeState;
    expectEqual(`${device} on ${machine.name}, as systemd-networkd sees it`, "configured", state);
    const stanzas = (await machine.run(["grep", "-rhsE", `^ *iface +${device}`, "/etc/network"])).stdout.trim();
    expectEqual(`stanzas for ${device} below /etc/network on ${machine.name}`, "", stanzas);
  }
}
async function underlayInterface(machine, address) {
  const links = await machine.json([
    "ip",
    "-json",
    "-4",
    "addr",
    "show"
  ]);
  const link2 = links.find(({ addr_info }) => addr_info.some(({ local }) => local === address));
  if (link2) return link2.ifname;
  throw new CheckFailed({ expected: `an interface with ${address} on ${machine.name}`, got: "none" });
}

// src/checks/claims/hook.ts
var states = [
  "carrier",
  "configured",
  "configuring",
  "degraded",
  "dormant",
  "no-carrier",
  "off",
  "routable"
];
async function dispatcherFoldersExist({ lab }) {
  const folders = states.map((state) => `/etc/networkd-dispatcher/${state}.d`);
  const { stdout } = await lab.loadBalancer.run(["stat", "--format=%n %F %U:%G %a", ...folders]);
  expectEqual(
    "folders",
    folders.map((folder2) => `${folder2} directory root:root 755`),
    stdout.trim().split("\n")
  );
}
async function hookIsAccepted({ lab }) {
  const { stdout } = await lab.loadBalancer.run(["stat", "--format=%F %U:%G %a", hookPath]);
  expectEqual(hookPath, "regular file root:root 755", stdout.trim());
  const unit = "networkd-dispatcher.service";
  const state = await lab.loadBalancer.run([
    "systemctl",
    "show",
    "--property=ActiveState,UnitFileState",
    "--value",
    unit
  ]);
  expectEqual(unit, "active enabled", state.stdout.trim().split("\n").join(" "));
}
async function hookIgnoresOthers({ lab }) {
  const before = await lab.loadBalancer.succeed(["fanctl", "show"]);
  const { status, stdout, stderr } = await lab.loadBalancer.run([
    "env",
    "IFACE=lo",
    "OperationalState=routable",
    hookPath
  ]);
  if (status !== 0 || !/ignoring interface lo/.test(stdout)) {
    throw new CheckFailed({
      expected: "status 0 and a word about ignoring lo",
      got: `status ${status}: ${(stdout + stderr).trim()}`
    });
  }
  expectEqual("fanctl show", before, await lab.loadBalancer.succeed(["fanctl", "show"]));
}
async function hookKnowsFan({ lab }) {
  const device = await underlayInterface(lab.loadBalancer, lab.underlayAddress(lab.loadBalancer));
  const expected = hookSettings({
    interface: device,
    overlay: lab.fan.overlay,
    underlayLength: lab.fan.underlayLength
  });
  const { stdout } = await lab.loadBalancer.run(["cat", hookSettingsPath]);
  expectEqual(hookSettingsPath, expected.trim().split("\n"), stdout.trim().split("\n"));
}

// src/checks/claims/invariants.ts
var bridgesHaveAddresses = ({ lab }) => everyMember({ lab }, ({ bridge: bridge2, bridgeName: bridgeName2, address }) => {
  const own = bridge2?.addr_info.filter(({ family }) => family === "inet").map(({ local, prefixlen }) => `${local}/${prefixlen}`);
  return difference(
    `address of ${bridgeName2}`,
    `${address}/${lab.fan.overlayLength}`,
    own?.join(" and ") || "none"
  );
});
var linksHaveMtu = ({ lab }) => everyMember({ lab }, ({ bridge: bridge2, tunnel: tunnel3, bridgeName: bridgeName2, tunnelName }) => [
  ...difference(`mtu of ${bridgeName2}`, lab.fan.mtu, bridge2?.mtu),
  ...difference(`mtu of ${tunnelName}`, lab.fan.mtu, tunnel3?.mtu)
]);
var tunnelsArePorts = (context) => everyMember(context, ({ bridge: bridge2, tunnel: tunnel3, bridgeName: bridgeName2, tunnelName }) => [
  ...difference(`master of ${tunnelName}`, bridgeName2, tunnel3?.master ?? "none"),
  ...difference(`${bridgeName2} up`, true, bridge2?.flags.includes("UP") ?? false),
  ...difference(`${tunnelName} up`, true, tunnel3?.flags.includes("UP") ?? false)
]);
async function bridgesHaveOwnMacs(context) {
  const macs = (await findMembers(context)).map(({ place, bridge: bridge2 }) => ({
    name: place.name,
    mac: bridge2?.address
  }));
  const shared = macs.filter(
    ({ mac }, index) => mac !== void 0 && macs.findIndex((other) => other.mac === mac) !== index
  );
  judge(shared.map(({ name: name2, mac }) => `${mac} of ${name2}'s bridge is another member's, too`));
}
var membersForward = (context) => everyMember(context, async ({ place }) => {
  const { stdout } = await place.run(["cat", "/proc/sys/net/ipv4/ip_forward"]);
  return difference("net.ipv4.ip_forward", "1", stdout.trim());
});
var nothingDropsForwarded = ({ lab }) => everyMember({ lab }, async ({ place, bridgeName: bridgeName2 }) => {
  const { stdout } = await place.run(["iptables", "-S", "FORWARD"]);
  return stdout.split("\n").filter((rule) => dropsOverlay(rule, bridgeName2, lab.fan.overlay));
});
function dropsOverlay(rule, bridge2, overlay) {
  if (rule === "-P FORWARD DROP") return true;
  if (!/-j (DROP|REJECT)/.test(rule)) return false;
  const selective = / -[sdio] /.test(rule);
  return !selective || rule.includes(` ${bridge2} `) || rule.includes(overlay);
}
async function everyMember(context, problemsOf2) {
  const members = await findMembers(context);
  const problems = await Promise.all(
    members.map(
      async (member2) => (await problemsOf2(member2)).map((problem) => `${problem} on ${member2.place.name}`)
    )
  );
  judge(problems.flat());
}
function judge(problems) {
  if (problems.length > 0)
    throw new CheckFailed({ expected: "it holds on every member of the fan", got: problems.join("; ") });
}
var difference = (what, expected, got) => expected === got ? [] : [`${what} is ${got} instead of ${expected}`];
function findMembers({ lab }) {
  const member2 = async (place, bridgeName2, tunnelName, address) => {
    const links = await place.json(["ip", "-json", "addr", "show"]);
    const find = (name2) => links.find(({ ifname }) => ifname === name2);
    return { place, bridgeName: bridgeName2, tunnelName, address, bridge: find(bridgeName2), tunnel: find(tunnelName) };
  };
  return Promise.all([
    ...lab.cluster.map((machine) => member2(machine, "lxdfan0", "lxdfan0-fan", lab.fanAddress(machine))),
    member2(lab.loadBalancer, lab.fan.bridge, "ftun0", lab.fanAddress(lab.loadBalancer)),
    ...lab.topology.hostAbsent === void 0 ? [member2(lab.host, lab.fan.bridge, "ftun0", lab.hostFanAddress)] : []
  ]);
}

// src/checks/claims/join-refusals.ts
async function joinWasRefused(machine, attempt2, because) {
  const said = `${attempt2.stdout}${attempt2.stderr}`.trim();
  if (attempt2.status === 0) throw new CheckFailed({ expected: `${machine.name} is refused`, got: "it joined" });
  if (!because.test(said))
    throw new CheckFailed({ expected: `refused because of ${because.source}`, got: reason(attempt2) });
  const server = await machine.json(["lxc", "query", "/1.0"]);
  if (!server.environment.server_clustered) return;
  throw new CheckFailed({ expected: `${machine.name} is in no cluster`, got: "it is in one" });
}

// src/checks/claims/mtu.ts
async function mtuIsExact(context, sources, target) {
  await expectReach(context, sources, [target], "full-size");
  const payload = largestPing(context.lab.fan.mtu) + 1;
  const argv2 = ["ping", "-c", "1", "-W", "0.2", "-M", "do", "-s", String(payload), target.address];
  const answers = await askEndpoints(sources.map((source) => ({ source, argv: argv2 })));
  const named = sources.flatMap(({ name: name2 }, index) => {
    const { status, stdout, stderr } = answers[index];
    if (status !== 0 && isRefusal(`${stdout}${stderr}`, context.lab.fan.mtu)) return [];
    return [`${name2}: ${`${stdout}${stderr}`.trim().split("\n").at(-1)}`];
  });
  if (named.length === 0) return;
  throw new CheckFailed({
    expected: `every endpoint refuses ${payload + 28} bytes as too long for its MTU of ${context.lab.fan.mtu}`,
    got: named.join("; ")
  });
}
function isRefusal(said, mtu) {
  const told = /message too long, mtu=(\d+)/.exec(said);
  return told ? Number(told[1]) === mtu : /^ping: sendmsg: Message too long$/m.test(said);
}

// src/checks/claims/outside-the-fan.ts
async function loadBalancerHasNoFan({ lab }) {
  const links = await lab.loadBalancer.json([
    "ip",
    "-json",
    "-4",
    "addr",
    "show"
  ]);
  const overlay = links.flatMap(({ addr_info }) => addr_info.map(({ local }) => local)).filter((address) => contains(lab.topology.overlay, parseAddress(address)));
  expectEqual(`overlay addresses on ${lab.loadBalancer.name}`, [], overlay);
  const fans = (await interfacesOf(lab.loadBalancer)).filter((name2) => /^(fan-|ftun|lxdfan)/.test(name2));
  expectEqual(`fan interfaces on ${lab.loadBalancer.name}`, [], fans);
}
function standaloneHasNoFan(networks) {
  const managed = networks.filter((network) => network.managed);
  expectEqual(
    "managed networks of an LXD on its own",
    ["lxdbr0"],
    managed.map(({ name: name2 }) => name2)
  );
  const fan = managed.find(({ config }) => config["bridge.mode"] === "fan");
  if (fan) throw new CheckFailed({ expected: "no network in fan mode", got: fan.name });
}

// src/lab/os-release.ts
function parseOsRelease(text2) {
  const field = (name2) => {
    const value = [...text2.matchAll(new RegExp(`^${name2}=(.*)$`, "gm"))].at(-1)?.[1]?.trim();
    return value && unquoted(value);
  };
  return {
    id: field("ID") ?? "linux",
    version: field("VERSION_ID") ?? "",
    name: field("PRETTY_NAME") ?? "Linux"
  };
}
function unquoted(value) {
  if (/^'.*'$/.test(value)) return value.slice(1, -1);
  const inner = /^".*"$/.test(value) ? value.slice(1, -1) : value;
  return inner.replace(/\\(.)/g, "$1");
}

// src/fan/validate-fan-pair.ts
var reserved = [
  { address: 0, length: 8, is: '"this network"' },
  { address: 2130706432, length: 8, is: "loopback" },
  { address: 2851995648, length: 16, is: "link-local" },
  { address: 3758096384, length: 4, is: "multicast" }
];
function validateFanPair(underlay2, overlay, { lxd = true } = {}) {
  const slice = sliceLength(underlay2, overlay);
  const broken = [...hostBitsSet("underlay", underlay2), ...hostBitsSet("overlay", overlay)];
  if (overlap(underlay2, overlay)) {
    broken.push(`underlay ${formatPrefix(underlay2)} and overlay ${formatPrefix(overlay)} overlap`);
  }
  for (const block2 of reserved) {
    if (overlap(block2, overlay)) {
      broken.push(`overlay ${formatPrefix(overlay)} overlaps ${formatPrefix(block2)}, which is ${block2.is}`);
    }
  }
  if (underlay2.length > 30) {
    broken.push(`underlay ${formatPrefix(underlay2)} has no room for two machines: /30 is the longest`);
  }
  if (slice > 30) {
    broken.push(
      `slice too small: /${overlay.length} + ${32 - underlay2.length} host bits of the underlay = /${slice}, longer than /30`
    );
  }
  return lxd ? [...broken, ...lxdLimits(underlay2, overlay)] : broken;
}
function hostBitsSet(which3, prefix) {
  if (hostBits(prefix.address, prefix.length) === 0) return [];
  return [`${which3} ${formatPrefix(prefix)} has host bits set: write ${formatPrefix(networkOf(prefix))}`];
}
function lxdLimits(underlay2, overlay) {
  const broken = [];
  if (underlay2.length !== 16 && underlay2.length !== 24) {
    broken.push(`underlay /${underlay2.length}: LXD's limit is /16 or /24 underlays only`);
  }
  if (overlay.length !== 8 && overlay.length !== 16) {
    broken.push(`overlay /${overlay.length}: LXD's limit is /8 or /16 overlays only`);
  }
  const needed = sliceLength(underlay2, overlay) + 8;
  if (needed > 32) {
    broken.push(
      `/${overlay.length} overlay over /${underlay2.length} underlay: LXD's limit is 8 bits for containers in each slice, ${needed} bits would be needed of 32`
    );
  }
  return broken;
}

// src/lab/topology.ts
var hostParts = { "lxd-1": 132, "lxd-2": 228, "lxd-3": 51, "load-balancer": 225, host: 1, newcomer: 60 };
var newcomerName = "newcomer";
var underlayMtu = 1500;
var containersPerMember = 2;
function articleTopology(underlay2, overlay) {
  const base = networkOf(underlay2).address;
  const machine = (name2, role) => ({
    name: name2,
    role,
    address: base + hostParts[name2]
  });
  const machines = [
    machine("lxd-1", "cluster"),
    machine("lxd-2", "cluster"),
    machine("lxd-3", "cluster"),
    machine("load-balancer", "load-balancer")
  ];
  const members = machines.filter(({ role }) => role === "cluster").length;
  return {
    underlay: underlay2,
    overlay,
    hostAddress: base + hostParts.host,
    newcomerAddress: base + hostParts.newcomer,
    machines,
    containers: Array.from({ length: members * containersPerMember }, (_, index) => `container-${index + 1}`),
    dockerContainer: "docker-container-1"
  };
}
function atAddresses(topology2, found) {
  const underlay2 = parsePrefix(found.network);
  const given = new Map(Object.entries(found.addresses).map(([name2, text2]) => [name2, parseAddress(text2)]));
  const hostAddress = "address" in found.host ? parseAddress(found.host.address) : void 0;
  const taken = /* @__PURE__ */ new Set([...given.values(), ...hostAddress === void 0 ? [] : [hostAddress]]);
  const free = lastFree(underlay2, taken);
  const located = {
    ...topology2,
    underlay: underlay2,
    hostAddress: hostAddress ?? free,
    newcomerAddress: given.get(newcomerName) ?? free,
    machines: topology2.machines.map((plan) => ({ ...plan, address: given.get(plan.name) ?? free })),
    ..."absent" in found.host && { hostAbsent: found.host.absent }
  };
  const problems = fanProblems(located);
  if (problems.length === 0) return located;
  throw new LabError(
    `cannot put a fan ${formatPrefix(topology2.overlay)} over the machines' network ${found.network}: ${problems.join("; ")}`,
    { hint: "choose another --overlay, or give the machines a network of /24 or /16" }
  );
}
function lastFree(underlay2, taken) {
  const broadcast = networkOf(underlay2).address + 2 ** (32 - underlay2.length) - 1;
  let address = broadcast - 1;
  while (taken.has(address)) address--;
  return address;
}
function fanProblems({ underlay: underlay2, overlay, hostAddress, machines }) {
  const broken = validateFanPair(underlay2, overlay);
  if (broken.length > 0) return broken;
  return [hostAddress, ...machines.map(({ address }) => address)].flatMap((address) => {
    try {
      sliceOf(address, underlay2, overlay);
      return [];
    } catch (error) {
      return [error.message];
    }
  });
}
function fanOf({ underlay: underlay2, overlay }) {
  const of = (address) => formatAddress(fanAddress(address, underlay2, overlay));
  return {
    /** Name of the bridge that fanctl makes; LXD's own is lxdfan0. */
    bridge: bridgeName(overlay),
    overlay: formatPrefix(overlay),
    overlayLength: overlay.length,
    underlay: formatPrefix(underlay2),
    underlayLength: underlay2.length,
    vni: vni(overlay),
    mtu: overlayMtu(underlayMtu),
    /** Fan address, dotted decimal, of the machine with that underlay address. */
    address: of,
    /** Slice of the machine with that underlay address. */
    slice: (address) => sliceOf(address, underlay2, overlay)
  };
}
function machineSpec({ name: name2, address, role }) {
  return {
    name: name2,
    address: formatAddress(address),
    cpus: 1,
    memory: 1024 ** 3,
    plainDirectories: [role === "cluster" ? "/var/lib/lxd" : "/var/lib/docker"]
  };
}

// src/checks/claims/resources.ts
var mebibyte = 2 ** 20;
var diskGibibytes = 10;
async function machinesHaveResources({ lab }) {
  const got = await Promise.all(
    lab.machines.map(async ({ name: name2, place }) => {
      const { cpus, memory } = await place.resources();
      return `${name2} ${cpus ?? "all"} CPU, ${memory === void 0 ? "all" : Math.round(memory / mebibyte)} MiB`;
    })
  );
  const expected = lab.topology.machines.map(machineSpec).map(({ name: name2, cpus, memory }) => `${name2} ${cpus} CPU, ${memory / mebibyte} MiB`);
  expectEqual("resources", expected, got);
}
async function machinesHaveDisks({ lab }) {
  const disks = await Promise.all(lab.machines.map(async ({ place }) => (await place.resources()).disk));
  if (disks.every((disk) => disk === void 0)) {
    throw new NotObservable("machines of this provider have no disk of their own: they use the host\u2019s");
  }
  const got = lab.machines.map(({ name: name2 }, index) => `${name2} ${((disks[index] ?? 0) / 2 ** 30).toFixed(0)} GiB`);
  expectEqual(
    "disks",
    lab.machines.map(({ name: name2 }) => `${name2} ${diskGibibytes} GiB`),
    got
  );
}
async function machinesRunDistribution({ lab }, distribution) {
  const got = await Promise.all(
    lab.machines.map(async (machine) => {
      const { id, version: version2 } = parseOsRelease(await machine.read("/etc/os-release"));
      return `${machine.name} ${id}-${version2}`;
    })
  );
  expectEqual(
    "distributions",
    lab.machines.map(({ name: name2 }) => `${name2} ${distribution}`),
    got
  );
}
async function machinesHaveOneAddress({ lab }) {
  const got = await Promise.all(
    lab.machines.map(async (machine) => {
      const links = await machine.json([
        "ip",
        "-json",
        "-4",
        "addr",
        "show"
      ]);
      const own = links.flatMap(
        ({ addr_info }) => addr_info.filter(({ scope }) => scope === "global").map(({ local }) => local)
      );
      return `${machine.name} ${own.join(" and ")}`;
    })
  );
  expectEqual(
    "global addresses",
    lab.machines.map((machine) => `${machine.name} ${lab.underlayAddress(machine)}`),
    got
  );
}

// src/checks/machine-state.ts
var sysctls = ["net.ipv4.ip_forward", "net.ipv4.conf.all.rp_filter", "net.ipv4.conf.default.rp_filter"];
async function readMachineState(place) {
  const sections = (await place.succeed(["sh", "-c", questions, "state", place.name, ...sysctls])).split(
    `${separator2}
`
  );
  const [links = "", routes = "", ...rest] = sections;
  const [firewall = [], fans = [], failed = [], values = [], containers = []] = rest.map(linesOf);
  return /* @__PURE__ */ new Set([
    ...parseJson(place, links).filter(({ ifname }) => !ifname.startsWith("veth")).flatMap(linkFacts),
    ...parseJson(place, routes).map(
      ({ dst, dev, gateway, prefsrc }) => `route ${dst} dev ${dev}${gateway ? ` via ${gateway}` : ""}${prefsrc ? ` from ${prefsrc}` : ""}`
    ),
    ...firewallFacts(firewall),
    ...fans.slice(1).map((fan) => `fan ${fan.replaceAll(/\s+/g, " ")}`),
    ...failed.map((unit) => `failed unit ${unit.split(" ")[0]}`),
    ...values.map((value) => `sysctl ${value}`),
    ...containers.map((container) => `container ${container}`)
  ]);
}
var separator2 = "";
var questions = `
here=$1; shift
next() { printf '\\036\\n'; }
ip -json addr show; next
ip -json route show; next
nft --stateless list ruleset; next
fanctl show; next
systemctl list-units --failed --plain --no-legend; next
sysctl "$@"; next
lxc query '/1.0/instances?recursion=1' 2>/dev/null |
  jq -r --arg here "$here" '.[] | select(.location == $here) | .name + " " + .status'
exit 0
`;
var linesOf = (text2) => text2.split("\n").map((line) => line.trim()).filter((line) => line !== "");
function parseJson(place, text2) {
  try {
    return JSON.parse(text2);
  } catch (cause2) {
    throw new LabError(`cannot read the network's state on ${place.name}: ${text2.slice(0, 200)}`, { cause: cause2 });
  }
}
function linkFacts({ ifname, mtu, master, flags: flags2, addr_info }) {
  const state = `${flags2.includes("UP") ? "up" : "down"}${master ? `, port of ${master}` : ""}`;
  const addresses = addr_info.filter(({ family, scope }) => family === "inet" && scope === "global");
  return [
    `link ${ifname} mtu ${mtu} ${state}`,
    ...addresses.map(({ local, prefixlen }) => `address ${local}/${prefixlen} on ${ifname}`)
  ];
}
function firewallFacts(lines) {
  const path3 = [];
  const facts = [];
  for (const line of lines) {
    if (line.endsWith("{")) path3.push(line.slice(0, -1).trim());
    else if (line === "}") path3.pop();
    else if (!/veth/.test(line)) facts.push(`firewall ${[...path3, line].join(" / ")}`);
  }
  return facts;
}
function stateDifference(before, after) {
  return {
    lost: [...before].filter((fact) => !after.has(fact)).sort(),
    gained: [...after].filter((fact) => !before.has(fact)).sort()
  };
}

// src/checks/claims/unchanged.ts
async function recordStates(machines) {
  return new Map(
    await Promise.all(
      machines.map(async (machine) => [machine.name, await readMachineState(machine)])
    )
  );
}
async function nothingChanged(machines, before) {
  const problems = await differences(machines, before);
  if (problems.length > 0) throw new CheckFailed({ expected: "nothing changed", got: problems.join("; ") });
}
async function nothingLost(machines, before, within2) {
  let last = [];
  try {
    const [first] = machines;
    await first?.waitUntil(
      "all is as before the reboot",
      async () => {
        last = await differences(machines, before);
        return last.length === 0 ? { value: true } : { notYet: last.join("; ") };
      },
      { within: within2 }
    );
  } catch (error) {
    if (error instanceof LabError && last.length > 0) {
      throw new CheckFailed({ expected: "everything as before the reboot", got: last.join("; ") });
    }
    throw error;
  }
}
async function differences(machines, before) {
  const found = await Promise.all(
    machines.map(async (machine) => {
      const recorded = before.get(machine.name);
      if (!recorded) throw new Error(`no recorded state of ${machine.name}`);
      const { lost, gained } = stateDifference(recorded, await readMachineState(machine));
      return [
        ...lost.map((fact) => `lost on ${machine.name}: ${fact}`),
        ...gained.map((fact) => `new on ${machine.name}: ${fact}`)
      ];
    })
  );
  return found.flat();
}

// src/lab/planned-endpoints.ts
function plannedEndpoints(topology2) {
  return [
    { name: "host", kind: "host", http: false },
    ...topology2.machines.map(({ name: name2 }) => ({ name: name2, kind: "machine", http: false })),
    ...topology2.containers.map((name2) => ({ name: name2, kind: "container", http: true })),
    { name: topology2.dockerContainer, kind: "docker", http: true }
  ];
}

// src/checks/matrix/claims-of.ts
function claimsOf({ source, target, protocol }, endpoints, unplaced = []) {
  const [from, to] = [endpoints.get(source), endpoints.get(target)];
  const common = protocol === "full-size" ? ["P48"] : ["P51"];
  if (!from || !to) return common;
  if (to.kind === "docker" && protocol !== "full-size") common.push("P46");
  const pair = [roleOf(from), roleOf(to)];
  const both = (...roles) => roles.every((role) => pair.includes(role));
  if (from.kind === "container" && to.kind === "container") {
    const placed = from.place !== void 0 && to.place !== void 0;
    common.push(...!placed ? unplaced : from.place === to.place ? ["D1", "P19"] : ["D2", "P20"]);
  }
  if (both("load-balancer", "container")) common.push("D3", from.kind === "container" ? "P30" : "P29");
  if (both("host", "container")) common.push("D4");
  return common;
}
var roleOf = ({ kind, name: name2 }) => kind === "machine" && name2 === "load-balancer" ? "load-balancer" : kind;

// src/checks/matrix/ask-everyone.ts
async function askEveryone({ lab, signal, patience: patience3 = convergence, found }, cells) {
  const { endpoints, missing } = await findEndpoints(lab);
  found?.(endpoints);
  const reasons = new Map(missing.map(({ name: name2, reason: reason2 }) => [name2, reason2]));
  const reasonOf = ({ source, target }) => [source, target].map((name2) => reasons.has(name2) && `${name2}: ${reasons.get(name2)}`).find(Boolean) || void 0;
  const isAbsent = ({ source, target }) => missing.some(({ name: name2, absent }) => absent && (name2 === source || name2 === target));
  const asked = cells.filter((cell) => reasonOf(cell) === void 0);
  const results = await runMatrix(endpoints, asked, {
    mtu: lab.fan.mtu,
    pace: lab.pace,
    within: patience3,
    signal
  });
  const lost = cells.flatMap((cell) => {
    const reason2 = reasonOf(cell);
    return reason2 === void 0 ? [] : [
      {
        cell,
        passed: false,
        got: reason2,
        attempts: 1,
        durationMs: 0,
        ...isAbsent(cell) && { absent: true }
      }
    ];
  });
  const byName = new Map(
    [...plannedEndpoints(lab.topology), ...endpoints].map((endpoint) => [endpoint.name, endpoint])
  );
  return [
    ...results.map((result) => ({ ...result, claims: claimsOf(result.cell, byName) })),
    // Nobody knows on which machine a missing container is: neither D1 nor D2 is proven by its cells.
    ...lost.map((result) => ({ ...result, claims: claimsOf(result.cell, byName, ["D1", "P19", "D2", "P20"]) }))
  ];
}

// src/steps/form-cluster.ts
var lxdDeadline = 12e4;
var apiPort = 8443;
async function bootstrapCluster({ lab, timed }) {
  const [first, ...others] = lab.cluster;
  await timed(
    "lxd",
    `lxd starts and ${first.name} bootstraps`,
    () => Promise.all([...others.map(startLxd), startLxd(first).then(() => bootstrap(first, lab))])
  );
}
var bootstrap = (first, lab) => first.succeed(["lxd", "init", "--preseed"], {
  stdin: bootstrapPreseed(first.name, lab.underlayAddress(first), lab.fan),
  timeoutMs: lxdDeadline
});
async function joinMember({ lab, timed, secret }, machine) {
  const [first] = lab.cluster;
  return timed("lxd", `${machine.name} joins`, async () => {
    const said = await first.succeed(["lxc", "cluster", "add", "--quiet", machine.name]);
    const token = said.trim().split("\n").at(-1) ?? "";
    secret(token);
    const stdin = joinPreseed(lab.underlayAddress(machine), token);
    await machine.succeed(["lxd", "init", "--preseed"], { stdin, timeoutMs: lxdDeadline });
    return token;
  });
}
async function waitForCluster(members, within2 = lxdDeadline) {
  await Promise.all(
    members.map(
      (viewer) => viewer.waitUntil(
        `${viewer.name} sees every member online`,
        async () => {
          const seen = await queryMembers(viewer);
          const states2 = new Map(seen.map((member2) => [member2.server_name, member2]));
          const wrong = members.map(({ name: name2 }) => ({
            name: name2,
            status: states2.get(name2)?.status ?? "unknown",
            message: states2.get(name2)?.message
          })).filter(({ status }) => status !== "Online");
          const blocked = wrong.find(({ status }) => status === "Blocked");
          if (blocked) throw new Hopeless(`${blocked.name} is blocked: ${blocked.message}`);
          if (wrong.length === 0) return { value: true };
          return {
            notYet: wrong.map(({ name: name2, status, message }) => `${name2} is ${status} (${message ?? ""})`).join(", ")
          };
        },
        { within: within2, hint: `lxc cluster list, on ${viewer.name}` }
      )
    )
  );
}
async function startLxd(machine) {
  const units = ["lxd.service", "lxd-containers.service"];
  await machine.succeed(["systemctl", "enable", "--now", "--quiet", ...units], { timeoutMs: lxdDeadline });
}
function bootstrapPreseed(name2, address, fan) {
  return JSON.stringify({
    config: {
      "core.https_address": `${address}:${apiPort}`,
      // The lab has no image server to ask.
      "images.auto_update_interval": "0"
    },
    storage_pools: [{ name: "local", driver: "dir" }],
    networks: [
      {
        name: "lxdfan0",
        type: "bridge",
        config: {
          "bridge.mode": "fan",
          "fan.underlay_subnet": fan.underlay,
          "fan.overlay_subnet": fan.overlay
        }
      }
    ],
    profiles: [
      {
        name: "default",
        devices: {
          root: { path: "/", pool: "local", type: "disk" },
          eth0: { name: "eth0", network: "lxdfan0", type: "nic" }
        }
      }
    ],
    cluster: { enabled: true, server_name: name2 }
  });
}
function joinPreseed(address, token) {
  return JSON.stringify({
    cluster: {
      enabled: true,
      server_address: `${address}:${apiPort}`,
      cluster_token: token,
      member_config: [{ entity: "storage-pool", name: "local", key: "source", value: "" }]
    }
  });
}

// src/steps/launch-containers.ts
var alias = "fanlab-container";
var imageFolder = "/usr/share/fanlab/images";
var addressDeadline = 6e4;
async function importContainerImage({ lab, timed }) {
  const [first] = lab.cluster;
  await timed(
    "lxd",
    "the container image is imported",
    () => first.succeed(["lxc", "image", "import", `${imageFolder}/container.tar.gz`, "--alias", alias])
  );
}
async function launchContainers({ lab, timed }) {
  const [first] = lab.cluster;
  await timed("lxd", "containers are made and start", async () => {
    const starts = [];
    for (const container of lab.topology.containers) {
      await first.succeed(["lxc", "init", alias, container]);
      const start2 = first.succeed(["lxc", "start", container]);
      start2.catch(() => {
      });
      starts.push(start2);
    }
    await Promise.all(starts);
    await waitForContainers(first, lab.topology.containers);
  });
}
async function waitForContainers(member2, names, within2 = addressDeadline) {
  return member2.waitUntil(
    "every container runs and has an overlay address",
    async () => {
      const instances = await queryInstances(member2);
      const wrong = names.flatMap((name2) => {
        const instance = instances.find((each2) => each2.name === name2);
        if (instance?.status === "Error")
          throw new Hopeless(`${name2} on ${instance.location} is in state Error`);
        if (instance?.status === "Running" && overlayAddress(instance)) return [];
        return [
          `${name2} is ${instance?.status ?? "unknown"}${instance?.status === "Running" ? " without address" : ""}`
        ];
      });
      return wrong.length === 0 ? { value: instances } : { notYet: wrong.join(", ") };
    },
    { within: within2, hint: `lxc list, on ${member2.name}` }
  );
}

// src/steps/wait-for-lab.ts
async function waitForLab(context) {
  const { lab, timed } = context;
  await timed(
    "boot",
    "the machines start everything",
    () => Promise.all(lab.machines.map((machine) => machine.waitForBoot()))
  );
  await Promise.all([
    timed("lxd", "cluster and containers are back", async () => {
      await waitForCluster(lab.cluster);
      await waitForContainers(lab.cluster[0], lab.topology.containers);
    }),
    timed("docker", "nginx is back", () => waitForNginx(context))
  ]);
}

// src/scenario/checks.ts
var recovery = 45e3;
var placeOf = ({ lab }, name2) => placeEndpoints(lab).find((endpoint) => endpoint.name === name2);
var loadBalancerOf = (context) => placeOf(context, context.lab.loadBalancer.name);
var hostOf = (context) => placeOf(context, "host");
var membersOf = (context) => context.lab.cluster.map(({ name: name2 }) => placeOf(context, name2));
var everyoneOf = async (context) => [
  ...placeEndpoints(context.lab),
  ...await containerEndpoints(context.lab)
];
async function reachEachOther(context, some, others) {
  await Promise.all([expectReach(context, some, others), expectReach(context, others, some)]);
}
var loadBalancerHasFanAddress = (context) => bridgeHasFanAddress(context, context.lab.loadBalancer, context.lab.fanAddress(context.lab.loadBalancer));
var loadBalancerReachesContainers = async (context) => expectReach(context, [loadBalancerOf(context)], await containerEndpoints(context.lab));
var loadBalancerIsOutside = async (context) => expectSilence(context, [loadBalancerOf(context)], await containerEndpoints(context.lab));
async function fanIsGone(context) {
  await loadBalancerHasNoFan(context);
  await loadBalancerIsOutside(context);
}
async function dockerLeftFanAlone(context) {
  await loadBalancerHasFanAddress(context);
  await tunnelIsPort(context, context.lab.loadBalancer);
  await loadBalancerReachesContainers(context);
}
async function cameBack(context, machines, before) {
  try {
    await waitForLab(context);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw new CheckFailed({ expected: "everything runs again by itself", got: error.message, hint: error.hint });
  }
  await nothingLost(machines, before, recovery);
}
async function newcomerIsOnFan(context, machine, address) {
  const endpoint = {
    name: machine.name,
    kind: "machine",
    address: context.lab.fanAddressOf(address),
    place: machine,
    http: false
  };
  await bridgeHasFanAddress(context, machine, endpoint.address);
  await tunnelIsPort(context, machine);
  await reachEachOther(context, [endpoint], await everyoneOf(context));
}
var checks = {
  machinesRun: (context) => machinesRun(context, context.provided),
  machinesHaveResources,
  machinesHaveDisks,
  machinesRunDistribution: (context) => machinesRunDistribution(context, context.options.distribution),
  machinesHaveOneAddress: (context) => {
    if (!context.features.onlyUnderlay)
      throw new NotObservable("machines of this provider have other networks beside the underlay");
    return machinesHaveOneAddress(context);
  },
  underlayIsShared,
  networkdManages,
  joinWasRefused,
  clusterIsOperational,
  membersAgree,
  membersHaveFanAddresses,
  loadBalancerHasNoFan,
  standaloneHasNoFan,
  containersRun,
  containersAreSpread,
  addressesLieInSlices,
  containersSitOnFanBridge,
  peersSeeOwnAddresses: async (context) => peersSeeOwnAddresses(await containerEndpoints(context.lab)),
  loadBalancerIsOutside,
  hostIsOutside: async (context) => {
    const { hostAbsent } = context.lab.topology;
    if (hostAbsent !== void 0) throw new NotObservable(hostAbsent);
    await expectSilence(context, [hostOf(context)], await containerEndpoints(context.lab));
  },
  loadBalancerHasNoIdentity: async (context) => expectSilence(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  fanctlIsThere: (context) => fanctlIsThere(context.lab.loadBalancer),
  interfacesOf,
  fanMadeTwoInterfaces,
  loadBalancerHasFanAddress,
  loadBalancerReachesContainers,
  containersReachLoadBalancer: async (context) => expectReach(context, await containerEndpoints(context.lab), [loadBalancerOf(context)]),
  loadBalancerReachesMembers: (context) => expectReach(context, [loadBalancerOf(context)], membersOf(context)),
  recordStates,
  nothingChanged,
  fanIsGone,
  dispatcherFoldersExist,
  hookIsAccepted,
  hookIgnoresOthers,
  hookKnowsFan,
  hostReachesContainers: async (context) => reachEachOther(context, [hostOf(context)], await containerEndpoints(context.lab)),
  loadBalancerReachesDefaultBridge: (context) => loadBalancerReachesDefaultBridge(context, loadBalancerOf(context)),
  nobodyElseReachesDefaultBridge: async (context) => {
    const others = (await everyoneOf(context)).filter(({ name: name2 }) => name2 !== context.lab.loadBalancer.name);
    await nobodyElseReachesDefaultBridge(context, others);
  },
  dockerLeftFanAlone,
  nginxHasFirstAddress,
  everyoneGetsWelcomePage: async (context) => everyoneGetsWelcomePage(context, await everyoneOf(context), await dockerEndpoint(context.lab)),
  nginxReachesContainers: async (context) => expectReach(context, [await dockerEndpoint(context.lab)], await containerEndpoints(context.lab)),
  mtuIsExact: async (context) => mtuIsExact(context, await everyoneOf(context), await dockerEndpoint(context.lab)),
  dockerDropsNothing: async (context) => reachEachOther(context, [loadBalancerOf(context)], await containerEndpoints(context.lab)),
  tunnelSurvivedDocker: (context) => tunnelIsPort(context, context.lab.loadBalancer),
  bridgesHaveAddresses,
  linksHaveMtu,
  tunnelsArePorts,
  bridgesHaveOwnMacs,
  membersForward,
  nothingDropsForwarded,
  addressesAreUnique: async (context) => {
    const { endpoints } = await findEndpoints(context.lab);
    await addressesAreUnique(endpoints);
  },
  containersHaveFanMtu: async (context) => containersHaveFanMtu(context, await containerEndpoints(context.lab)),
  newcomerIsOnFan,
  cameBack,
  askEveryone
};

// src/lab/record.ts
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/process/process-identity.ts
import { readFileSync } from "node:fs";
function identify(pid) {
  const startTime = statFields(pid)[19];
  return startTime === void 0 ? void 0 : { pid, startTime };
}
function isAlive(identity) {
  const fields = statFields(identity.pid);
  return fields[19] === identity.startTime && fields[0] !== "Z" && fields[0] !== "X";
}
function statFields(pid) {
  try {
    const stat6 = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat6.slice(stat6.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

// src/lab/record.ts
var folderOf = (stateDir, name2) => join(stateDir, "labs", name2);
var recordName = "record.json";
var fileOf = (stateDir, name2) => join(folderOf(stateDir, name2), recordName);
var textOf = (record) => `${JSON.stringify(record, null, 2)}
`;
async function claimLab(stateDir, facts) {
  const owner = identify(process.pid);
  const record = { ...facts, createdAt: (/* @__PURE__ */ new Date()).toISOString(), owner, kept: false, image: "" };
  const claim = folderOf(stateDir, `claim-${owner.pid}-${owner.startTime}`);
  await mkdir(claim, { recursive: true });
  await writeFile(join(claim, recordName), textOf(record));
  try {
    await rename(claim, folderOf(stateDir, facts.name));
    return record;
  } catch (error) {
    await rm(claim, { recursive: true });
    if (!["ENOTEMPTY", "EEXIST"].includes(error.code ?? "")) throw error;
    const other = await readRecord(stateDir, facts.name);
    const state = labState(other);
    const remedy = state === "running" ? `kill ${other?.owner.pid}, which removes it` : `npx zx scenarios/down.mjs --lab ${facts.name}`;
    throw new LabError(`cannot make lab "${facts.name}": a lab of that name is there (${state})`, {
      hint: `${remedy}, or choose another name with --lab`
    });
  }
}
async function writeRecord(stateDir, record) {
  const file = fileOf(stateDir, record.name);
  await writeFile(`${file}.new`, textOf(record));
  await rename(`${file}.new`, file);
}
async function keepLab(stateDir, record, limit) {
  const { keptUntil: _, keptWhile: __, ...rest } = record;
  const kept2 = {
    ...rest,
    kept: true,
    ...limit.forMs !== void 0 && { keptUntil: new Date(Date.now() + limit.forMs).toISOString() },
    ...limit.while && { keptWhile: limit.while }
  };
  await writeRecord(stateDir, kept2);
  return kept2;
}
async function readRecord(stateDir, name2) {
  try {
    const record = JSON.parse(await readFile(fileOf(stateDir, name2), "utf8"));
    return typeof record.owner.pid === "number" && typeof record.provider === "string" ? record : void 0;
  } catch {
    return void 0;
  }
}
async function labNames(stateDir) {
  return (await readdir(join(stateDir, "labs")).catch(() => [])).sort();
}
function labState(record) {
  if (!record) return "abandoned";
  if (!record.kept) return isAlive(record.owner) ? "running" : "abandoned";
  return isStillKept(record) ? "kept" : "abandoned";
}
function isStillKept({ keptUntil, keptWhile }) {
  if (keptUntil !== void 0 && Date.now() >= Date.parse(keptUntil)) return false;
  return keptWhile === void 0 || isAlive(keptWhile);
}
async function forgetLab(stateDir, name2) {
  await rm(folderOf(stateDir, name2), { recursive: true, force: true });
  await rmdir(join(stateDir, "labs")).catch(() => {
  });
}

// src/scenario/run-command.ts
import { fileURLToPath as fileURLToPath3 } from "node:url";

// src/process/owner.ts
import { lchownSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
function sudoCaller(env = process.env, euid = process.geteuid?.()) {
  const { SUDO_UID: uid = "", SUDO_GID: gid = "" } = env;
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return void 0;
  return { uid: Number(uid), gid: Number(gid) };
}
function makeFolder(folder2, owner) {
  const path3 = resolve(folder2);
  if (statSync(path3, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(path3);
  if (parent !== path3) makeFolder(parent, owner);
  mkdirSync(path3);
  giveTo(owner, path3);
}
function giveTo(owner, path3) {
  if (owner) lchownSync(path3, owner.uid, owner.gid);
}

// src/process/foreground.ts
import { spawn } from "node:child_process";
import { constants } from "node:os";
function foreground(argv2, stdin) {
  const [command = "", ...words] = argv2;
  const child = spawn(command, words, { stdio: [stdin, "inherit", "inherit"] });
  return { status: statusOf(child), endInput: () => child.stdin?.end() };
}
function statusOf(child) {
  return new Promise((resolve5, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve5(status ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

// src/process/run.ts
var shellOptions = {
  shell: "/bin/sh",
  prefix: "",
  postfix: "",
  quote: (word2) => `'${word2.replaceAll("'", String.raw`'\''`)}'`
};
var killGraceMs = 2e3;
var closeGraceMs = 200;
async function run(argv2, options = {}) {
  options.signal?.throwIfAborted();
  const start2 = performance.now();
  const shell = $({
    ...shellOptions,
    // A group of its own, so that a deadline reaches what the command started, too.
    detached: true,
    nothrow: true,
    quiet: true,
    env: { ...options.env ?? process.env },
    cwd: options.cwd ?? process.cwd(),
    stdio: [options.stdin === void 0 ? "ignore" : "pipe", "pipe", "pipe"]
  });
  const child = shell`exec ${[...argv2]}`;
  if (options.stdin !== void 0) {
    child.stdin.on("error", () => {
    });
    child.stdin.end(options.stdin);
  }
  if (options.onOutput) {
    const listener = (chunk) => options.onOutput?.(chunk.toString());
    child.stdout.on("data", listener);
    child.stderr.on("data", listener);
  }
  let timedOut = false;
  const end = () => endGroup(child);
  const deadline3 = options.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs);
  options.signal?.addEventListener("abort", end, { once: true });
  try {
    const output = await child;
    options.signal?.throwIfAborted();
    const result = {
      argv: argv2,
      status: output.exitCode,
      signal: output.signal,
      stdout: output.stdout,
      stderr: output.stderr,
      durationMs: performance.now() - start2,
      timedOut
    };
    if (output.exitCode === null || output.exitCode >= 0) return result;
    throw new Error(`cannot start "${argv2[0]}": ${output.message}`, { cause: output });
  } finally {
    clearTimeout(deadline3);
    options.signal?.removeEventListener("abort", end);
  }
}
function endGroup({ pid, stdout, stderr }) {
  if (pid === void 0) return;
  signalGroup(pid, "SIGTERM");
  setTimeout(() => signalGroup(pid, "SIGKILL"), killGraceMs).unref();
  setTimeout(() => {
    stdout.destroy();
    stderr.destroy();
  }, killGraceMs + closeGraceMs).unref();
}
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
  }
}

// src/scenario/become-root.ts
var stopVariable = "FANLAB_STOP_WITH_STDIN";
var passedVariables = [
  ...["XDG_CACHE_HOME", "FANLAB_STATE_DIR", "FANLAB_LAB", "CI", "TERM", "NO_COLOR"],
  ...["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]
];
async function becomeRoot(script4, argv2, { interactive = false } = {}) {
  if (process.geteuid?.() === 0) return void 0;
  const trial2 = await run(["sudo", "--non-interactive", "true"]);
  if (trial2.status !== 0) {
    throw new LabError("cannot make a lab: it needs root, or sudo without a password", {
      hint: `sudo npx zx ${script4}, or allow this user sudo without a password (NOPASSWD in sudoers)`
    });
  }
  const variables = passedVariables.flatMap(
    (name2) => process.env[name2] === void 0 ? [] : [`${name2}=${process.env[name2]}`]
  );
  const stop = interactive ? [] : [`${stopVariable}=1`];
  const command = [
    "sudo",
    "--non-interactive",
    "--",
    "env",
    ...variables,
    ...stop,
    process.execPath,
    script4,
    ...argv2
  ];
  const child = foreground(command, interactive ? "inherit" : "pipe");
  onStopRequest(() => child.endInput());
  return child.status;
}
function onStopRequest(callback) {
  process.on("SIGINT", () => callback("interrupted"));
  process.on("SIGTERM", () => callback("terminated"));
  process.on("SIGHUP", () => callback("terminal closed"));
  if (process.env[stopVariable] === void 0) return;
  process.stdin.once("end", () => callback("stopped by its caller"));
  process.stdin.resume();
  process.stdin.unref();
}

// src/scenario/interrupted.ts
var Interrupted = class extends Error {
  name = "AbortError";
};

// src/scenario/options.ts
import { homedir } from "node:os";
import { join as join22, resolve as resolve2 } from "node:path";
import { parseArgs } from "node:util";

// src/image/distributions.ts
var commonPackages = [
  ...["systemd", "systemd-sysv", "dbus", "udev", "kmod", "procps", "netbase", "busybox-static"],
  ...["lxd", "docker.io", "networkd-dispatcher", "dnsmasq-base", "iptables", "nftables", "openssh-server"],
  // For the legacy way to keep a fan, a stanza in /etc/network/interfaces; its service is disabled.
  "ifupdown",
  ...["iproute2", "fping", "iputils-ping", "jq", "curl", "tcpdump", "ca-certificates"]
];
var debian = (suite, packages = []) => ({
  suite,
  mirror: "http://deb.debian.org/debian",
  securityMirror: "http://deb.debian.org/debian-security",
  securitySuite: `${suite}-security`,
  components: "main",
  keyring: "/usr/share/keyrings/debian-archive-keyring.gpg",
  keyringPackage: "debian-archive-keyring",
  hasLxd: true,
  packages
});
var ubuntu = (suite) => {
  const isMainPort = process.arch === "x64";
  const ports = "http://ports.ubuntu.com/ubuntu-ports";
  return {
    suite,
    mirror: isMainPort ? "http://archive.ubuntu.com/ubuntu" : ports,
    securityMirror: isMainPort ? "http://security.ubuntu.com/ubuntu" : ports,
    securitySuite: `${suite}-security`,
    components: "main universe",
    keyring: "/usr/share/keyrings/ubuntu-archive-keyring.gpg",
    keyringPackage: "ubuntu-keyring",
    hasLxd: false,
    packages: []
  };
};
var distributions = {
  "debian-12": debian("bookworm"),
  // From Debian 13 on, docker.io is the daemon only.
  "debian-13": debian("trixie", ["docker-cli"]),
  "ubuntu-22.04": ubuntu("jammy"),
  "ubuntu-24.04": ubuntu("noble"),
  "ubuntu-26.04": ubuntu("resolute")
};
function archiveLines(distribution) {
  const { suite, mirror, securityMirror, securitySuite, components, keyring } = distribution;
  const line = (url, name2) => `deb [signed-by=${keyring}] ${url} ${name2} ${components}`;
  return [line(mirror, suite), line(mirror, `${suite}-updates`), line(securityMirror, securitySuite)];
}

// src/providers/lxc/provider.ts
import { access as access2, mkdir as mkdir4, readdir as readdir5, writeFile as writeFile3 } from "node:fs/promises";
import { join as join11 } from "node:path";

// src/providers/embedded/cgroup-layout.ts
import { readFile as readFile2 } from "node:fs/promises";
var readCgroupLayout = async () => parseCgroupLayout(await readFile2("/proc/self/mounts", "utf8"));
function parseCgroupLayout(mounts) {
  const entries = mounts.split("\n").map((line) => line.split(" ")).filter(([, path3, type]) => path3?.startsWith("/sys/fs/cgroup") && /^cgroup2?$/.test(type ?? ""));
  const roots = [...new Set(entries.map(([, path3]) => path3))];
  const unified = entries.find(([, , type]) => type === "cgroup2")?.[1];
  const legacy = (controller) => entries.find(([, , type, options]) => type === "cgroup" && options?.split(",").includes(controller))?.[1];
  if (unified === "/sys/fs/cgroup") return { version: "unified", roots, cpu: unified, memory: unified };
  return { version: unified ? "hybrid" : "legacy", roots, cpu: legacy("cpu"), memory: legacy("memory") };
}

// src/providers/embedded/destroy-lab.ts
import { rm as rm2, rmdir as rmdir3 } from "node:fs/promises";
import { dirname as dirname2, join as join5 } from "node:path";

// src/providers/embedded/cgroup-tree.ts
import { readdir as readdir2, readFile as readFile3, rmdir as rmdir2 } from "node:fs/promises";
import { join as join2 } from "node:path";
async function processesBelow(directory) {
  const own = await readFile3(join2(directory, "cgroup.procs"), "utf8").catch(() => "");
  const below = await Promise.all(
    (await children2(directory)).map((child) => processesBelow(join2(directory, child)))
  );
  return [...own.split("\n").filter(Boolean).map(Number), ...below.flat()];
}
async function removeCgroup(directory) {
  for (const child of await children2(directory)) await removeCgroup(join2(directory, child));
  await rmdir2(directory).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
async function children2(directory) {
  const entries = await readdir2(directory, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

// src/process/end-process.ts
function endProcess(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

// src/providers/embedded/end-processes.ts
var vanishDeadline = 1e4;
async function endProcesses(cgroups, whose) {
  const deadline3 = performance.now() + vanishDeadline;
  for (; ; ) {
    const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat());
    if (pids.size === 0) return;
    if (performance.now() > deadline3) {
      throw new LabError(
        `cannot end the processes ${[...pids].join(", ")} of ${whose}: still there after 10 s`
      );
    }
    for (const pid of pids) endProcess(pid);
    await new Promise((resolve5) => setTimeout(resolve5, 10));
  }
}

// src/providers/embedded/keeper.ts
import { readFile as readFile4 } from "node:fs/promises";

// src/providers/embedded/underlay.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
var underlayBridge = "underlay";
function hardwareAddress(address) {
  const bytes2 = address.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"));
  return ["02", "fa", ...bytes2].join(":");
}
function dnsmasqCommand(paths, underlay2, hostAddress) {
  const [network] = underlay2.split("/");
  return [
    "dnsmasq",
    "--conf-file=/dev/null",
    "--port=0",
    `--interface=${underlayBridge}`,
    "--except-interface=lo",
    "--bind-interfaces",
    "--user=root",
    `--dhcp-range=${network},static,infinite`,
    `--dhcp-hostsdir=${paths.reservations}`,
    `--dhcp-leasefile=${paths.leases}`,
    `--dhcp-option=option:router,${hostAddress}`,
    "--dhcp-authoritative",
    // Without it every lease waits for a ping that nobody answers.
    "--no-ping",
    `--pid-file=${paths.dnsmasqPid}`,
    `--log-facility=${paths.dnsmasqLog}`
  ];
}
async function reserveAddress(paths, machine, address) {
  await writeFile2(
    join3(paths.reservations, machine),
    `${hardwareAddress(address)},${address},${machine},infinite
`
  );
}

// src/providers/embedded/keeper.ts
var keeperDeadline = 1e4;
var enter = (keeper) => [
  "nsenter",
  `--target=${keeper.pid}`,
  "--mount",
  "--net",
  "--pid",
  "--"
];
async function findKeeper(paths) {
  const [pid, startTime] = (await readFile4(paths.keeper, "utf8").catch(() => "")).trim().split(" ");
  if (!pid || !startTime) return void 0;
  const keeper = { pid: Number(pid), startTime };
  return isAlive(keeper) ? keeper : void 0;
}
async function startKeeper(paths, lab) {
  const layout = await readCgroupLayout();
  const outer = [
    "unshare",
    "--mount",
    "--net",
    "--pid",
    "--fork",
    "--kill-child",
    "sh",
    "-eu",
    "-c",
    keeperScript
  ];
  const names = ["keeper", paths.root, lab.image, `${lab.hostAddress}/${lab.prefixLength}`, underlayBridge];
  const clean = ["env", "-i", `PATH=${process.env.PATH ?? "/usr/sbin:/usr/bin:/sbin:/bin"}`];
  const result = await run(
    [
      "sh",
      "-eu",
      "-c",
      launchScript,
      "launch",
      paths.root,
      String(layout.roots.length),
      ...layout.roots,
      "setsid",
      ...clean,
      ...outer,
      ...names
    ],
    { timeoutMs: keeperDeadline }
  );
  const keeper = await findKeeper(paths);
  if (result.status === 0 && keeper) return keeper;
  const log2 = await readFile4(paths.keeperLog, "utf8").catch(() => "");
  throw new LabError(`cannot make the lab's namespaces: ${(log2 || result.stderr || "no answer").trim()}`, {
    hint: `the log is ${paths.keeperLog}; namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS`
  });
}
async function stopKeeper(keeper) {
  const deadline3 = performance.now() + keeperDeadline;
  while (isAlive(keeper)) {
    if (performance.now() > deadline3) {
      throw new LabError(
        `cannot end process ${keeper.pid} that holds the lab's namespaces: it is still there`
      );
    }
    endProcess(keeper.pid);
    await new Promise((resolve5) => setTimeout(resolve5, 10));
  }
}
var launchScript = `
root=$1; shift
hierarchies=$1; shift
while [ "$hierarchies" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; hierarchies=$((hierarchies - 1))
done
"$@" </dev/null >"$root/keeper.log" 2>&1 &
child=$!
while ! [ -s "$root/keeper" ]; do
  kill -0 "$child" || exit 1
  sleep 0.01
done
`;
var keeperScript = `
root=$1; image=$2; address=$3; bridge=$4
read -r stat < /proc/self/stat
pid=\${stat%% *}
set -- \${stat##*) }
shift 19
start=$1
mount --make-rprivate /
mkdir "$root/cgroup"
mount --rbind /sys/fs/cgroup "$root/cgroup"
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount --rbind "$root/cgroup" /sys/fs/cgroup
umount -l "$root/cgroup"
rmdir "$root/cgroup"
mount -t overlay -o "lowerdir=$image,upperdir=$root/host/upper,workdir=$root/host/work" overlay "$root/host/root"
mount -t proc proc "$root/host/root/proc"
mount -t sysfs -o ro sysfs "$root/host/root/sys"
mount --rbind /dev "$root/host/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/host/root/run"
ip link set lo up
ip link add "$bridge" type bridge
ip addr add "$address" dev "$bridge"
ip link set "$bridge" up
echo "$pid $start" > "$root/keeper.new"
mv "$root/keeper.new" "$root/keeper"
# The first process inherits orphans and has to wait for them, or they stay as zombies.
while :; do
  sleep 3600 &
  wait $!
done
`;

// src/providers/embedded/paths.ts
import { join as join4 } from "node:path";
function labPaths(stateDir, lab, provider2) {
  const root = join4(stateDir, "labs", lab, provider2);
  return {
    root,
    /** A folder per machine; with lxc it is what LXC calls its path. */
    machines: join4(root, "machines"),
    /** Host pid and start time of the process that holds the lab's namespaces. */
    keeper: join4(root, "keeper"),
    keeperLog: join4(root, "keeper.log"),
    /** Root file system of the host's place in the lab. */
    hostRoot: join4(root, "host", "root"),
    hostUpper: join4(root, "host", "upper"),
    hostWork: join4(root, "host", "work"),
    reservations: join4(root, "dhcp-hosts"),
    leases: join4(root, "dhcp-leases"),
    dnsmasqPid: join4(root, "dnsmasq.pid"),
    dnsmasqLog: join4(root, "dnsmasq.log")
  };
}
var labCgroup = (lab) => `fanlab/${lab}`;

// src/providers/embedded/destroy-lab.ts
async function destroyLab(name2, paths) {
  const keeper = await findKeeper(paths);
  if (keeper) await stopKeeper(keeper);
  const cgroups = (await readCgroupLayout()).roots.map((root) => join5(root, labCgroup(name2)));
  await endProcesses(cgroups, `lab ${name2}`);
  await Promise.all(cgroups.map(removeCgroup));
  await Promise.all(cgroups.map((cgroup) => rmdir3(dirname2(cgroup)).catch(() => {
  })));
  await rm2(paths.root, { recursive: true, force: true, maxRetries: 5 });
}

// src/providers/deadline.ts
var killGrace = 2e3;
var channelGrace = 5e3;
var supervisor = `
exec 3<&0
timeout --kill-after=${killGrace / 1e3} "$@" <&3 3<&- &
group=$!
exec 3<&-
wait "$group"
status=$?
case $status in 124|137) kill -KILL "-$group" 2>/dev/null ;; esac
exit "$status"
`;
async function withDeadline(argv2, options, channel) {
  const timeoutMs = options.timeoutMs ?? defaultDeadline;
  const inside = ["sh", "-c", supervisor, "supervisor", String(timeoutMs / 1e3), ...argv2];
  const result = await run(channel(inside), {
    timeoutMs: timeoutMs + killGrace + channelGrace,
    ...options.stdin === void 0 ? {} : { stdin: options.stdin },
    ...options.signal === void 0 ? {} : { signal: options.signal }
  });
  const expired = (result.status === 124 || result.status === 137) && result.durationMs >= timeoutMs;
  return { ...result, argv: argv2, timedOut: result.timedOut || expired };
}

// src/providers/embedded/environment.ts
var machineEnvironment = [
  "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  "HOME=/root",
  "LANG=C.UTF-8"
];
var personsEnvironment = () => [
  ...machineEnvironment,
  `TERM=${process.env.TERM ?? "dumb"}`
];

// src/providers/embedded/host-place.ts
function hostPlace(keeper, paths) {
  const inside = (argv2, variables) => [
    ...enter(keeper),
    ...["chroot", paths.hostRoot, "env", "-i", ...variables],
    ...argv2
  ];
  return {
    name: "host",
    // Its own commands are the host's and as fast.
    pace: 1,
    run: (argv2, options = {}) => withDeadline(argv2, options, (command) => inside(command, machineEnvironment)),
    attach: (argv2) => inside(argv2, personsEnvironment())
  };
}

// src/providers/embedded/make-lab.ts
import { mkdir as mkdir2 } from "node:fs/promises";
async function makeLab(paths, spec) {
  for (const path3 of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir2(path3, { recursive: true });
  }
  const keeper = await startKeeper(paths, {
    image: spec.image,
    hostAddress: spec.hostAddress,
    prefixLength: Number(spec.underlay.split("/")[1])
  });
  const dnsmasq = await run([...enter(keeper), ...dnsmasqCommand(paths, spec.underlay, spec.hostAddress)]);
  if (dnsmasq.status !== 0) throw new LabError(`cannot start the lab's DHCP server: ${dnsmasq.stderr.trim()}`);
  return keeper;
}

// src/host/inotify.ts
import { readdir as readdir3, readFile as readFile5, readlink } from "node:fs/promises";
async function freeInotifyInstances() {
  const limit = Number(await readFile5("/proc/sys/fs/inotify/max_user_instances", "utf8"));
  const pids = (await readdir3("/proc")).filter((name2) => /^\d+$/.test(name2));
  const used = await Promise.all(pids.map(instancesOf2));
  return limit - used.reduce((sum, count) => sum + count, 0);
}
async function instancesOf2(pid) {
  try {
    const status = await readFile5(`/proc/${pid}/status`, "utf8");
    if (!/^Uid:\t0\t/m.test(status)) return 0;
    const names = await readdir3(`/proc/${pid}/fd`);
    const targets = await Promise.all(names.map((name2) => readlink(`/proc/${pid}/fd/${name2}`).catch(() => "")));
    return targets.filter((target) => target === "anon_inode:inotify").length;
  } catch {
    return 0;
  }
}

// src/process/missing-tools.ts
import { access, constants as constants2 } from "node:fs/promises";
import { delimiter, isAbsolute, join as join6 } from "node:path";
async function missingTools(tools, path3 = process.env.PATH ?? "") {
  const folders = path3.split(delimiter).filter((folder2) => folder2 !== "");
  const found = await Promise.all(
    tools.map((tool) => isAbsolute(tool) ? canAccess(tool, constants2.R_OK) : isInAny(folders, tool))
  );
  return tools.filter((_, index) => !found[index]);
}
async function isInAny(folders, tool) {
  const answers = await Promise.all(folders.map((folder2) => canAccess(join6(folder2, tool), constants2.X_OK)));
  return answers.includes(true);
}
var canAccess = (path3, mode) => access(path3, mode).then(
  () => true,
  () => false
);

// src/providers/embedded/trial-folder.ts
import { existsSync } from "node:fs";
import { mkdir as mkdir3, readdir as readdir4, rm as rm3, rmdir as rmdir4 } from "node:fs/promises";
import { dirname as dirname3, join as join7 } from "node:path";
async function inTrialFolder(stateDir, body) {
  const missing = missingFolders(stateDir);
  makeFolder(stateDir);
  try {
    await sweepTrials(stateDir);
    const folder2 = join7(stateDir, `trial-${process.pid}-${identify(process.pid)?.startTime}`);
    try {
      await mkdir3(folder2);
      return await body(folder2);
    } finally {
      await rm3(folder2, { recursive: true, force: true });
    }
  } finally {
    for (const folder2 of missing) await rmdir4(folder2).catch(() => {
    });
  }
}
var missingFolders = (folder2) => existsSync(folder2) ? [] : [folder2, ...missingFolders(dirname3(folder2))];
async function sweepTrials(stateDir) {
  for (const name2 of await readdir4(stateDir)) {
    const [, pid, startTime] = /^trial-(\d+)-(\d+)$/.exec(name2) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    await rm3(join7(stateDir, name2), { recursive: true, force: true });
  }
}

// src/providers/embedded/host-problems.ts
function oddStateDir(stateDir) {
  if (/^\/[\w./@+-]+$/.test(stateDir)) return [];
  return [
    {
      message: `cannot keep labs in ${JSON.stringify(stateDir)}: it must be an absolute path of letters, digits and ._@+-`,
      remedy: "choose another folder with FANLAB_STATE_DIR"
    }
  ];
}
async function toolProblems(provider2, tools) {
  const missing = await missingTools(Object.keys(tools));
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((tool) => tools[tool]))].join(" ");
  return [
    {
      message: `provider ${provider2} needs ${missing.join(", ")}, which the host does not have`,
      remedy: `apt-get install --no-install-recommends ${packages}`
    }
  ];
}
async function kernelProblems(stateDir, trial2, modules) {
  try {
    const failures3 = await inTrialFolder(stateDir, trial2);
    return failures3.map((failed) => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      remedy: `modprobe -a ${modules.join(" ")}`
    }));
  } catch (error) {
    return [
      {
        message: `cannot keep labs in ${stateDir}: ${error.message}`,
        remedy: "choose another folder with FANLAB_STATE_DIR"
      }
    ];
  }
}

// src/providers/embedded/kernel-trial.ts
var tryKernel = (scratch) => tryCommands(trial, scratch);
var tryKernelWithTaps = (scratch) => tryCommands(trial + tapTrial, scratch);
async function tryCommands(commands, scratch) {
  const script4 = `${commands}echo done`;
  const result = await run(["unshare", "--mount", "--net", "sh", "-u", "-c", script4, "trial", scratch], {
    timeoutMs: 2e4
  });
  if (result.stdout.includes("done\n")) {
    return result.stdout.split("\n").filter((line) => line !== "" && line !== "done");
  }
  return [`namespaces (${(result.stderr || result.stdout).trim() || `status ${result.status}`})`];
}
var trial = `
scratch=$1
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s (%s)\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
mkdir -p "$scratch/lower" "$scratch/upper" "$scratch/work" "$scratch/merged"
attempt overlayfs mount -t overlay -o "lowerdir=$scratch/lower,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$scratch/merged"
attempt bridge ip link add trial0 type bridge
attempt veth ip link add trial1 type veth peer name trial2
attempt vxlan ip link add trial3 type vxlan external dstport 8472
`;
var tapTrial = `attempt tap ip tuntap add trial4 mode tap
`;

// src/providers/lxc/host-needs.ts
var hostTools = {
  "lxc-start": "lxc",
  "lxc-attach": "lxc",
  "lxc-stop": "lxc",
  "lxc-wait": "lxc",
  dnsmasq: "dnsmasq-base",
  ip: "iproute2",
  nsenter: "util-linux",
  unshare: "util-linux"
};
var kernelModules = [
  "overlay",
  "fuse",
  "veth",
  "bridge",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf",
  "nf_tables",
  "nft_compat",
  "nft_chain_nat",
  "nft_masq",
  "nft_ct",
  "nft_reject_inet",
  "ip_tables",
  "iptable_filter",
  "iptable_nat",
  "iptable_raw",
  "iptable_mangle",
  "xt_addrtype",
  "xt_comment",
  "xt_CHECKSUM",
  "xt_conntrack",
  "xt_MASQUERADE",
  "xt_tcpudp"
];
var inotifyInstances = 64;
var unwantedUnits = ["lxc-net.service", "lxc.service", "lxc-monitord.service"];

// src/providers/lxc/check.ts
async function lxcProblems(stateDir) {
  const odd = oddStateDir(stateDir);
  if (odd.length > 0) return odd;
  const [tools, cgroups, inotify, kernel] = await Promise.all([
    toolProblems("lxc", hostTools),
    cgroupProblems(),
    inotifyProblems(),
    kernelProblems(stateDir, tryKernel, kernelModules)
  ]);
  return [...tools, ...cgroups, ...inotify, ...kernel];
}
async function cgroupProblems() {
  const layout = await readCgroupLayout();
  const missing = ["cpu", "memory"].filter((controller) => layout[controller] === void 0);
  return missing.map((controller) => ({
    message: `provider lxc needs the cgroup controller "${controller}" to limit machines; no hierarchy below /sys/fs/cgroup has it`,
    remedy: `mount it, or start the kernel without cgroup_disable=${controller}`
  }));
}
var inotifyProblems = async () => tooFewInotifyInstances(await freeInotifyInstances());
function tooFewInotifyInstances(free) {
  if (free >= inotifyInstances) return [];
  return [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; ${free} of fs.inotify.max_user_instances are free`,
      remedy: "sysctl -w fs.inotify.max_user_instances=1024"
    }
  ];
}

// src/providers/lxc/machine.ts
import { readFile as readFile7 } from "node:fs/promises";
import { join as join9 } from "node:path";

// src/providers/lxc/limits.ts
import { readFile as readFile6 } from "node:fs/promises";
import { join as join8 } from "node:path";
async function limitsOf(lab, machine) {
  const layout = await readCgroupLayout();
  const payload = join8(labCgroup(lab), machine, `lxc.payload.${machine}`);
  const read2 = async (root, file) => root === void 0 ? "" : (await readFile6(join8(root, payload, file), "utf8").catch(() => "")).trim();
  if (layout.version === "unified") {
    const [quota, period] = (await read2(layout.cpu, "cpu.max")).split(" ");
    return {
      cpus: ratio(quota, period),
      memory: bytes(await read2(layout.memory, "memory.max")),
      disk: void 0
    };
  }
  const cpus = ratio(await read2(layout.cpu, "cpu.cfs_quota_us"), await read2(layout.cpu, "cpu.cfs_period_us"));
  return { cpus, memory: bytes(await read2(layout.memory, "memory.limit_in_bytes")), disk: void 0 };
}
var ratio = (quota, period) => Number(quota) > 0 && Number(period) > 0 ? Number(quota) / Number(period) : void 0;
var bytes = (text2) => /^\d+$/.test(text2) ? Number(text2) : void 0;

// src/providers/lxc/machine.ts
var lxcDeadline = 2e4;
var shutdownDeadline = 12e4;
function lxcMachine(lab, name2, keeper, paths) {
  const lxc = async (tool, ...words) => run([...enter(keeper), tool, `--lxcpath=${paths.machines}`, `--name=${name2}`, ...words], {
    timeoutMs: tool === "lxc-wait" ? shutdownDeadline + lxcDeadline : lxcDeadline
  });
  const attach = (argv2, variables) => [
    ...enter(keeper),
    ...["lxc-attach", `--lxcpath=${paths.machines}`, `--name=${name2}`, "--clear-env"],
    ...variables.flatMap((variable) => ["--set-var", variable]),
    "--",
    ...argv2
  ];
  const runInside = async (argv2, options = {}) => {
    const result = await withDeadline(argv2, options, (command) => attach(command, machineEnvironment));
    if (isUnreachable(result)) {
      throw new LabError(`cannot run "${argv2[0]}" on ${name2}: the machine does not run`, {
        hint: `its console is ${join9(paths.machines, name2, "console.log")}`
      });
    }
    return result;
  };
  return {
    name: name2,
    pace: 1,
    run: runInside,
    attach: (argv2) => attach(argv2, personsEnvironment()),
    async restart() {
      const result = await runInside(["systemctl", "--no-block", "reboot"]);
      if (result.status !== 0) throw new LabError(`cannot restart ${name2}: ${result.stderr.trim()}`);
    },
    async shutDown() {
      const result = await runInside(["systemctl", "--no-block", "poweroff"]);
      if (result.status !== 0) throw new LabError(`cannot shut down ${name2}: ${result.stderr.trim()}`);
      const stopped = await lxc("lxc-wait", "--state=STOPPED", `--timeout=${shutdownDeadline / 1e3}`);
      if (stopped.status !== 0)
        throw new LabError(`cannot shut down ${name2}: it still runs after ${shutdownDeadline / 1e3} s`);
    },
    async cutPower() {
      await lxc("lxc-stop", "--kill");
      const stopped = await lxc("lxc-wait", "--state=STOPPED", "--timeout=15");
      if (stopped.status !== 0)
        throw new LabError(`cannot cut the power of ${name2}: it still runs after 15 s`);
    },
    async start() {
      const log2 = join9(paths.machines, name2, "lxc.log");
      const result = await lxc("lxc-start", "--daemon", `--logfile=${log2}`, "--logpriority=WARN");
      if (result.status === 0 || (await lxc("lxc-wait", "--state=RUNNING", "--timeout=0")).status === 0)
        return;
      const cause2 = (await readFile7(log2, "utf8").catch(() => result.stderr)).trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot start ${name2}: ${cause2}`, { hint: `the whole log is ${log2}` });
    },
    resources: () => limitsOf(lab, name2),
    async console() {
      return readFile7(join9(paths.machines, name2, "console.log"), "utf8").catch(() => "");
    }
  };
}
function isUnreachable(result) {
  return result.status === 1 && /^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(
    result.stderr
  );
}

// src/providers/lxc/machine-config.ts
import { join as join10 } from "node:path";
var cpuPeriod = 1e5;
function machineConfig(spec, lab) {
  return `${[
    `lxc.uts.name = ${spec.name}`,
    `lxc.rootfs.path = overlay:${lab.image}:${join10(lab.directory, "upper")}`,
    "lxc.apparmor.profile = unconfined",
    // An empty value drops no capability: LXD and Docker inside need mount, network and BPF ones.
    "lxc.cap.drop =",
    "lxc.autodev = 1",
    "lxc.tty.max = 0",
    // With `rw` each boot sends hundreds of "add" uevents to the host's udev and a sysctl write changes the host's.
    "lxc.mount.auto = proc:mixed sys:mixed",
    // With the host's hybrid tree instead, LXD inside fails: "Failed to initialize cgroups".
    "lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0",
    // The kernel lets an unprivileged container inside mount /proc and /sys only where an unmasked one is visible.
    "lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0",
    "lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0",
    // LXD's lxcfs needs it.
    "lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0",
    ...spec.plainDirectories.map(
      (path3, index) => `lxc.mount.entry = ${plainDirectory(lab.directory, index)} ${path3.slice(1)} none bind,create=dir 0 0`
    ),
    "lxc.net.0.type = veth",
    `lxc.net.0.link = ${underlayBridge}`,
    "lxc.net.0.name = eth0",
    "lxc.net.0.flags = up",
    `lxc.net.0.hwaddr = ${hardwareAddress(spec.address)}`,
    `lxc.cgroup.dir = ${labCgroup(lab.name)}/${spec.name}`,
    ...limits(spec, lab.layout),
    `lxc.console.logfile = ${join10(lab.directory, "console.log")}`
  ].join("\n")}
`;
}
var plainDirectory = (machineDirectory, index) => join10(machineDirectory, `plain-${index}`);
function limits(spec, layout) {
  const quota = Math.round(spec.cpus * cpuPeriod);
  if (layout.version === "unified") {
    return [`lxc.cgroup2.cpu.max = ${quota} ${cpuPeriod}`, `lxc.cgroup2.memory.max = ${spec.memory}`];
  }
  return [
    `lxc.cgroup.cpu.cfs_period_us = ${cpuPeriod}`,
    `lxc.cgroup.cpu.cfs_quota_us = ${quota}`,
    `lxc.cgroup.memory.limit_in_bytes = ${spec.memory}`
  ];
}

// src/providers/lxc/provider.ts
function lxcProvider(stateDir) {
  return {
    name: "lxc",
    features: {
      ownKernel: false,
      powerCut: true,
      separateCommandChannel: true,
      ownImage: true,
      chosenAddresses: true,
      onlyUnderlay: true
    },
    needs: { tools: hostTools, modules: kernelModules, unwantedUnits },
    check: () => lxcProblems(stateDir),
    async open(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const keeper = await findKeeper(paths) ?? await makeLab(paths, spec);
      return openLab(spec, paths, keeper, await readCgroupLayout());
    },
    async find(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const keeper = await findKeeper(paths);
      return keeper && openLab(spec, paths, keeper, await readCgroupLayout());
    },
    destroy: (name2) => destroyLab(name2, labPaths(stateDir, name2, "lxc"))
  };
}
function openLab(spec, paths, keeper, layout) {
  const machine = (name2) => lxcMachine(spec.name, name2, keeper, paths);
  return {
    spec,
    host: hostPlace(keeper, paths),
    async create(machineSpec2) {
      const directory = join11(paths.machines, machineSpec2.name);
      if (!await exists(join11(directory, "config")))
        await makeMachine(machineSpec2, directory, spec, layout, paths);
      await machine(machineSpec2.name).start();
      return machine(machineSpec2.name);
    },
    async list() {
      return (await readdir5(paths.machines)).map(machine);
    }
  };
}
async function makeMachine(spec, directory, lab, layout, paths) {
  await mkdir4(join11(directory, "upper"), { recursive: true });
  for (const index of spec.plainDirectories.keys())
    await mkdir4(plainDirectory(directory, index), { recursive: true });
  await reserveAddress(paths, spec.name, spec.address);
  const config = machineConfig(spec, { name: lab.name, image: lab.image, directory, layout });
  await writeFile3(join11(directory, "config"), config);
}
var exists = (path3) => access2(path3).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
import { open, readFile as readFile16, writeFile as writeFile9 } from "node:fs/promises";
import { basename as basename3, join as join19 } from "node:path";

// src/providers/embedded/machine-content.ts
import { readFile as readFile8 } from "node:fs/promises";

// src/lab/package-root.ts
import { existsSync as existsSync2 } from "node:fs";
import { dirname as dirname4, join as join12 } from "node:path";
import { fileURLToPath } from "node:url";
var packageRoot = findRoot(dirname4(fileURLToPath(import.meta.url)));
var guestPath = (name2) => join12(packageRoot, "src", "guest", name2);
function findRoot(folder2) {
  if (existsSync2(join12(folder2, "src", "guest"))) return folder2;
  const parent = dirname4(folder2);
  if (parent === folder2) throw new Error("cannot find src/guest above the code: the checkout is incomplete");
  return findRoot(parent);
}

// src/providers/embedded/machine-content.ts
var unitFolder = "/etc/systemd/system";
var maskedUnits = [
  "systemd-logind.service",
  "systemd-update-utmp.service",
  "systemd-update-utmp-runlevel.service",
  "systemd-binfmt.service",
  "systemd-journal-flush.service",
  "systemd-random-seed.service",
  "proc-sys-fs-binfmt_misc.automount",
  "dev-mqueue.mount",
  "dev-hugepages.mount",
  "sys-kernel-debug.mount",
  "sys-kernel-tracing.mount",
  "modprobe@drm.service",
  "modprobe@dm_mod.service",
  "modprobe@loop.service",
  "modprobe@efi_pstore.service",
  "systemd-pcrphase.service",
  "systemd-pcrphase-sysinit.service"
];
async function machineContent() {
  return {
    files: {
      "/usr/local/sbin/machine-agent": {
        text: await readFile8(guestPath("machine-agent"), "utf8"),
        mode: 493
      },
      [`${unitFolder}/machine-agent.service`]: { text: agentUnit, mode: 420 },
      [`${unitFolder}/systemd-udev-trigger.service.d/fanlab.conf`]: { text: triggerDropIn, mode: 420 }
    },
    links: {
      [`${unitFolder}/sysinit.target.wants/machine-agent.service`]: "../machine-agent.service",
      // So that a machine has not booted before it has its address.
      [`${unitFolder}/multi-user.target.wants/network-online.target`]: "/usr/lib/systemd/system/network-online.target",
      ...Object.fromEntries(maskedUnits.map((unit) => [`${unitFolder}/${unit}`, "/dev/null"]))
    }
  };
}
var agentUnit = `[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=/usr/local/sbin/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`;
var triggerDropIn = `[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;

// src/providers/embedded/virtual-provider.ts
import { mkdir as mkdir8, readdir as readdir6 } from "node:fs/promises";

// src/providers/embedded/base-disk.ts
import { createHash as createHash2 } from "node:crypto";
import { access as access3, chmod, mkdir as mkdir6, readFile as readFile11, rename as rename3, rm as rm5, symlink, writeFile as writeFile6 } from "node:fs/promises";
import { basename, dirname as dirname6, join as join14 } from "node:path";

// src/image/archive.ts
import { readFile as readFile9, rename as rename2, rm as rm4, stat, writeFile as writeFile4 } from "node:fs/promises";
import { join as join13 } from "node:path";

// src/process/bound-to-this-process.ts
var boundToThisProcess = ["setpriv", "--pdeathsig", "KILL"];

// src/image/process-mark.ts
function processMark(pid = process.pid) {
  const identity = identify(pid);
  if (!identity) throw new Error(`no process ${pid}`);
  return `${pid}-${identity.startTime}`;
}
function isMarkedProcessAlive(mark) {
  const [pid, startTime = ""] = mark.split("-");
  return isAlive({ pid: Number(pid), startTime });
}

// src/image/sha256-of-file.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
async function sha256OfFile(path3) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path3, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

// src/image/archive.ts
var archivesDirectory = (cacheDir) => join13(cacheDir, "images");
var archiveFile = (cacheDir, hash) => join13(archivesDirectory(cacheDir), `machine-${hash}.tar.zst`);
var recordFile = (cacheDir, hash) => join13(archivesDirectory(cacheDir), `machine-${hash}.json`);
var partials = 0;
var partialName = () => `${partialPrefix}${processMark()}.${++partials}`;
var partialPrefix = ".partial-";
async function findArchive(cacheDir, hash) {
  const archive = archiveFile(cacheDir, hash);
  const recordPath = recordFile(cacheDir, hash);
  const text2 = await readFile9(recordPath, "utf8").catch(nothingWhenMissing);
  const found = await stat(archive).catch(nothingWhenMissing);
  if (text2 === void 0 || found === void 0) return void 0;
  const record = parseRecord(text2);
  if (!record || record.hash !== hash)
    throw damaged(recordPath, "its description cannot be read", `rm ${recordPath} ${archive}`);
  if (found.size === record.size && found.mtimeMs === record.mtimeMs) return record;
  if (found.size !== record.size) {
    throw damaged(archive, `damaged (expected ${record.size} bytes, got ${found.size})`, `rm ${archive}`);
  }
  const sha256 = await sha256OfFile(archive);
  if (sha256 !== record.sha256) {
    throw damaged(archive, `damaged (expected sha256 ${record.sha256}, got ${sha256})`, `rm ${archive}`);
  }
  return { ...record, mtimeMs: found.mtimeMs };
}
async function storeArchive({ root, hash, versions }, {
  cacheDir,
  owner,
  signal,
  run: run2
}) {
  makeFolder(archivesDirectory(cacheDir), owner);
  const partial = join13(archivesDirectory(cacheDir), partialName());
  try {
    const packed = await run2(
      [
        ...boundToThisProcess,
        "tar",
        ...tarOptions,
        "--use-compress-program",
        "zstd -3 -T0",
        "-C",
        root,
        "-cf",
        partial,
        "."
      ],
      signal ? { signal } : {}
    );
    if (packed.status !== 0) {
      throw new LabError(
        `cannot write image archive ${archiveFile(cacheDir, hash)}: ${packed.stderr.trim()}`,
        {
          hint: `df -h ${cacheDir}`
        }
      );
    }
    giveTo(owner, partial);
    const { size, mtimeMs } = await stat(partial);
    const sha256 = await sha256OfFile(partial);
    await rename2(partial, archiveFile(cacheDir, hash));
    return await writeRecord2(
      cacheDir,
      { hash, sha256, size, mtimeMs, versions, created: (/* @__PURE__ */ new Date()).toISOString() },
      owner
    );
  } finally {
    await rm4(partial, { force: true });
  }
}
async function markArchiveUsed(cacheDir, record, owner) {
  await writeRecord2(cacheDir, record, owner);
}
var tarOptions = ["--numeric-owner", "--xattrs", "--xattrs-include=*", "--format=posix"];
async function writeRecord2(cacheDir, record, owner) {
  const partial = join13(archivesDirectory(cacheDir), partialName());
  await writeFile4(partial, `${JSON.stringify(record, null, 2)}
`);
  giveTo(owner, partial);
  await rename2(partial, recordFile(cacheDir, record.hash));
  return record;
}
function parseRecord(text2) {
  try {
    const record = JSON.parse(text2);
    return typeof record.sha256 === "string" && typeof record.versions === "object" ? record : void 0;
  } catch {
    return void 0;
  }
}
var damaged = (path3, cause2, remedy) => new LabError(`cannot use cached image ${path3}: ${cause2}`, { hint: `${remedy} (it is built anew then)` });
function nothingWhenMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

// src/process/with-lock.ts
import { mkdir as mkdir5, readFile as readFile10, stat as stat2, writeFile as writeFile5 } from "node:fs/promises";
import { dirname as dirname5 } from "node:path";
var quietMs = 300;
async function withLock({ file, onWait, signal, run: run2 = run }, body) {
  signal?.throwIfAborted();
  await mkdir5(dirname5(file), { recursive: true });
  const release3 = new AbortController();
  const giveUp = () => release3.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  let got;
  const locked = new Promise((resolve5) => {
    got = resolve5;
  });
  const holding = run2(
    [...boundToThisProcess, "flock", "--no-fork", file, "sh", "-c", "echo locked; exec sleep infinity"],
    {
      signal: release3.signal,
      onOutput: (text2) => {
        if (text2.includes("locked")) got();
      }
    }
  );
  const lost = holding.then(({ stderr }) => {
    throw new LabError(`cannot lock ${file}: ${stderr.trim() || "the process that held the lock was ended"}`);
  });
  const impatience = setTimeout(async () => onWait(await readHolder(file)), quietMs);
  try {
    await Promise.race([locked, lost]);
    clearTimeout(impatience);
    signal?.removeEventListener("abort", giveUp);
    if (!(await stat2(file)).isDirectory()) await writeFile5(file, `process ${process.pid}
`);
    return await body();
  } finally {
    clearTimeout(impatience);
    signal?.removeEventListener("abort", giveUp);
    release3.abort();
    await lost.catch(() => {
    });
  }
}
async function readHolder(file) {
  const text2 = await readFile10(file, "utf8").catch(() => "");
  return text2.trim() || "another process";
}

// src/providers/embedded/base-disk.ts
var diskSize = 10 * 1024 ** 3;
var diskDeadline = 3e5;
async function ensureBaseDisk(image2, content) {
  const manifest = await readFile11(`${image2}.manifest`, "utf8");
  const key2 = createHash2("sha256").update(JSON.stringify([manifest, content, diskSize])).digest("hex");
  const disk = `${image2}.${content.name}-${key2.slice(0, 16)}.ext4`;
  if (await exists2(disk)) return disk;
  return withLock({ file: image2, onWait: () => {
  } }, async () => {
    if (!await exists2(disk)) await makeBaseDisk(image2, content, disk);
    return disk;
  });
}
async function makeBaseDisk(image2, content, disk) {
  const work = join14(dirname6(image2), partialName());
  try {
    await layOut(content, join14(work, "content"));
    const folders = Object.entries(content.folders).flat();
    const result = await run(
      [
        ...boundToThisProcess,
        ...["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-eu", "-c", script, "disk"],
        ...[work, image2, String(diskSize), ...folders]
      ],
      { timeoutMs: diskDeadline }
    );
    if (result.status !== 0) {
      const said = result.stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot make a disk of the image ${basename(image2)}: ${said}`, {
        hint: `df -h ${dirname6(image2)}`
      });
    }
    await rename3(join14(work, "disk"), disk);
  } finally {
    await rm5(work, { recursive: true, force: true });
  }
}
async function layOut({ files: files2, links }, directory) {
  for (const [path3, { text: text2, mode }] of Object.entries(files2)) {
    await mkdir6(dirname6(join14(directory, path3)), { recursive: true });
    await writeFile6(join14(directory, path3), text2);
    await chmod(join14(directory, path3), mode);
  }
  for (const [path3, target] of Object.entries(links)) {
    await mkdir6(dirname6(join14(directory, path3)), { recursive: true });
    await symlink(target, join14(directory, path3));
  }
}
var script = `
umask 022
work=$1; image=$2; size=$3
shift 3
mkdir -p "$work/content" "$work/merged"
while [ $# -gt 0 ]; do
  mkdir -p "$work/content$1"
  cp -a "$2/." "$work/content$1/"
  shift 2
done
chown -R 0:0 "$work/content"
(cd "$work/content" && find . -type d) | while read -r folder; do
  if [ -d "$image/$folder" ]; then chmod --reference="$image/$folder" "$work/content/$folder"; fi
done
mount -t overlay -o "ro,lowerdir=$work/content:$image" overlay "$work/merged"
truncate -s "$size" "$work/disk"
mke2fs -q -F -t ext4 -b 4096 -O ^metadata_csum -E lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0 -d "$work/merged" "$work/disk"
`;
var exists2 = (path3) => access3(path3).then(
  () => true,
  () => false
);

// src/providers/embedded/links.ts
var agentPort = 77;
var linksDeadline = 1e4;
function tapNames(address) {
  const hex = address.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0")).join("");
  return { underlay: `tap${hex}`, management: `mgt${hex}` };
}
function managementAddresses(hostAddress, address) {
  const linkLocal = (of) => `169.254.${of.split(".").slice(2).join(".")}`;
  return { lab: linkLocal(hostAddress), machine: linkLocal(address) };
}
var agentParameters = (device, { lab, machine }, directories2) => [
  `fanlab.agent=${device},${machine},${lab},${agentPort}`,
  ...directories2.length > 0 ? [`fanlab.directories=${directories2.join(":")}`] : []
];
async function makeLinks(keeper, { address, hostAddress }, files2) {
  const taps = tapNames(address);
  const { lab, machine } = managementAddresses(hostAddress, address);
  const relay = [
    "socat",
    `UNIX-LISTEN:${files2.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`
  ];
  const result = await run(
    [
      ...enter(keeper),
      ...["sh", "-eu", "-c", script2, "links", taps.underlay, underlayBridge, taps.management],
      ...[lab, machine, files2.agent, files2.log, ...relay]
    ],
    { timeoutMs: linksDeadline }
  );
  if (result.status !== 0) throw new LabError(`cannot make the links of ${address}: ${result.stderr.trim()}`);
}
var script2 = `
underlay=$1; bridge=$2; management=$3; lab=$4; machine=$5; socket=$6; log=$7
shift 7
ip tuntap add "$underlay" mode tap
ip link set "$underlay" master "$bridge" up
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid env -i PATH="$PATH" "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`;

// src/providers/embedded/machine-files.ts
import { readFile as readFile12, rename as rename4, writeFile as writeFile7 } from "node:fs/promises";
import { join as join15 } from "node:path";
function machineFiles({ machines }, name2) {
  const directory = join15(machines, name2);
  return {
    directory,
    record: join15(directory, "machine.json"),
    /** What the machine wrote. */
    disk: join15(directory, "disk"),
    console: join15(directory, "console.log"),
    /** UNIX socket of its agent. */
    agent: join15(directory, "agent"),
    /** What the programs around it said. */
    log: join15(directory, "log")
  };
}
async function readMachineRecord({ record }) {
  const text2 = await readFile12(record, "utf8").catch(() => void 0);
  return text2 === void 0 ? void 0 : JSON.parse(text2);
}
async function writeMachineRecord({ record: file }, record) {
  await writeFile7(`${file}.new`, JSON.stringify(record));
  await rename4(`${file}.new`, file);
}

// src/providers/embedded/virtual-machine.ts
import { mkdir as mkdir7, readFile as readFile13 } from "node:fs/promises";
import { join as join16 } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";

// src/providers/embedded/agent-connection.ts
import { connect } from "node:net";

// src/providers/embedded/agent-frames.ts
var headLength = 5;
function encodeFrame(kind, data = "") {
  const body = typeof data === "string" ? Buffer.from(data) : data;
  const head = Buffer.alloc(headLength);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}
function frameReader() {
  let pieces = [];
  let length = 0;
  let wanted = headLength;
  return (piece) => {
    pieces.push(piece);
    length += piece.length;
    if (length < wanted) return [];
    const buffer = Buffer.concat(pieces);
    const frames = [];
    let at = 0;
    for (; ; ) {
      const left = buffer.length - at;
      wanted = left < headLength ? headLength : headLength + buffer.readUInt32BE(at + 1);
      if (left < wanted) break;
      frames.push({
        kind: buffer.toString("latin1", at, at + 1),
        data: buffer.subarray(at + headLength, at + wanted)
      });
      at += wanted;
    }
    pieces = [buffer.subarray(at)];
    length = buffer.length - at;
    return frames;
  };
}

// src/providers/embedded/agent-connection.ts
var nextTryMs = 1e3;
var pauseMs = 100;
function connectToAgent(path3, within2, signal) {
  return new Promise((resolve5) => {
    const open2 = /* @__PURE__ */ new Set();
    const timers = /* @__PURE__ */ new Set();
    const later = (body, ms) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        body();
      }, ms);
      timers.add(timer);
    };
    const finish = (winner, connection) => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      for (const socket of open2) if (socket !== winner) socket.destroy();
      open2.clear();
      resolve5(connection);
    };
    const giveUp = () => finish();
    const attempt2 = () => {
      const socket = connect(path3);
      open2.add(socket);
      const read2 = frameReader();
      socket.on("error", () => {
      });
      socket.once("close", () => {
        if (open2.delete(socket) && open2.size === 0) later(attempt2, pauseMs);
      });
      socket.once("data", (data) => {
        if (open2.has(socket)) finish(socket, connectionOn(socket, read2, read2(data).slice(1)));
      });
    };
    const keepTrying = () => {
      attempt2();
      later(keepTrying, nextTryMs);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    later(giveUp, within2);
    keepTrying();
  });
}
function connectionOn(socket, read2, early) {
  return {
    send: (kind, data) => socket.write(encodeFrame(kind, data)),
    listen(onFrame, onGone) {
      early.forEach(onFrame);
      socket.on("data", (data) => read2(data).forEach(onFrame));
      socket.once("close", onGone);
      if (socket.destroyed) onGone();
    },
    close: () => socket.destroy()
  };
}

// src/providers/embedded/agent-command.ts
var answerDeadline = 1e4;
var agentGrace = 1e4;
var pieceLength = 65536;
var environmentOf = (variables) => Object.fromEntries(variables.map((variable) => [variable.split("=", 1)[0], variable.replace(/^[^=]*=/, "")]));
async function runByAgent(where, argv2, { stdin, timeoutMs = defaultDeadline, signal } = {}) {
  signal?.throwIfAborted();
  const start2 = performance.now();
  const connection = await connectToAgent(where.socket, Math.min(answerDeadline, timeoutMs), signal);
  signal?.throwIfAborted();
  const cannot = (cause2) => new LabError(`cannot run "${argv2[0]}" on ${where.name}: ${cause2}`, { hint: where.hint });
  if (!connection) throw cannot("the machine does not answer");
  const request = {
    argv: argv2,
    environment: environmentOf(machineEnvironment),
    timeoutMs,
    input: stdin !== void 0
  };
  connection.send("r", JSON.stringify(request));
  if (stdin !== void 0) sendInput(connection, stdin);
  try {
    const { stdout, stderr, result } = await collect(connection, timeoutMs + agentGrace, signal);
    if (result === "gone") throw cannot("the machine went down");
    return {
      argv: argv2,
      status: result?.status ?? null,
      signal: null,
      stdout,
      stderr,
      durationMs: performance.now() - start2,
      timedOut: result?.timedOut ?? true
    };
  } finally {
    connection.close();
  }
}
function sendInput(connection, stdin) {
  const bytes2 = typeof stdin === "string" ? Buffer.from(stdin) : stdin;
  for (let at = 0; at < bytes2.length; at += pieceLength)
    connection.send("i", bytes2.subarray(at, at + pieceLength));
  connection.send("i");
}
function collect(connection, within2, signal) {
  return new Promise((resolve5, reject) => {
    const streams = { o: [], e: [] };
    const text2 = (kind) => Buffer.concat(streams[kind] ?? []).toString();
    const finish = (result) => {
      clearTimeout(deadline3);
      signal?.removeEventListener("abort", abort);
      resolve5({ stdout: text2("o"), stderr: text2("e"), result });
    };
    const abort = () => {
      clearTimeout(deadline3);
      reject(signal?.reason);
    };
    const deadline3 = setTimeout(finish, within2);
    signal?.addEventListener("abort", abort, { once: true });
    connection.listen(
      ({ kind, data }) => {
        if (kind === "x") finish(JSON.parse(data.toString()));
        else streams[kind]?.push(data);
      },
      () => finish("gone")
    );
  });
}

// src/providers/embedded/virtual-machine.ts
var startDeadline = 2e4;
var shutdownDeadline2 = 12e4;
var attachProgram = fileURLToPath2(
  new URL(import.meta.url.endsWith(".ts") ? "attach.ts" : "attach.mjs", import.meta.url)
);
function virtualMachine(name2, emulator, lab) {
  const files2 = machineFiles(lab.paths, name2);
  const hint = `its console is ${files2.console}`;
  const cgroups = async () => (await readCgroupLayout()).roots.map((root) => join16(root, labCgroup(lab.spec.name), name2));
  const processes = async () => (await Promise.all((await cgroups()).map(processesBelow))).flat();
  const isRunning = async () => (await processes()).length > 0;
  const runInside = async (argv2, options) => {
    if (!await isRunning()) {
      throw new LabError(`cannot run "${argv2[0]}" on ${name2}: the machine does not run`, { hint });
    }
    return runByAgent({ name: name2, socket: files2.agent, hint }, argv2, options);
  };
  return {
    name: name2,
    pace: lab.pace,
    run: runInside,
    attach: (argv2) => [process.execPath, attachProgram, files2.agent, ...argv2],
    async restart() {
      const result = await runInside(["systemctl", "--no-block", "reboot"]);
      if (result.status !== 0) throw new LabError(`cannot restart ${name2}: ${result.stderr.trim()}`);
    },
    async shutDown() {
      const result = await runInside(["systemctl", "--no-block", "poweroff"]);
      if (result.status !== 0) throw new LabError(`cannot shut down ${name2}: ${result.stderr.trim()}`);
      await waitUntil(
        `${name2} is down`,
        async () => await isRunning() ? { notYet: "it still runs" } : { value: true },
        { within: shutdownDeadline2 * lab.pace, hint }
      );
    },
    cutPower: async () => endProcesses(await cgroups(), name2),
    async start() {
      if (await isRunning()) return;
      const record = await readMachineRecord(files2);
      if (!record) throw new LabError(`cannot start ${name2}: there is no such machine`);
      const before = (await readConsole(files2)).length;
      const groups2 = await cgroups();
      for (const group of groups2) await mkdir7(group, { recursive: true });
      const command = await emulator.command(record, files2, lab);
      await launch(groups2, [...enter(lab.keeper), ...command], files2);
      await waitUntil(
        `${name2} has power`,
        async () => {
          const said = (await readConsole(files2)).slice(before);
          if (emulator.firstWords.test(said)) return { value: true };
          if (await isRunning()) return { notYet: said.slice(-500) };
          const last = said.trim().split("\n").slice(-5).join("\n");
          throw new Error(`cannot start ${name2}: ${last || "its program ended without a word"}`);
        },
        { within: startDeadline, hint }
      );
    },
    async resources() {
      for (const pid of await processes()) {
        const words = (await readFile13(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
        const found = await emulator.resources(words);
        if (found) return found;
      }
      throw new LabError(`cannot tell the limits of ${name2}: the machine does not run`, { hint });
    },
    console: () => readConsole(files2)
  };
}
var readConsole = ({ console: console3 }) => readFile13(console3, "utf8").catch(() => "");
async function launch(cgroups, command, files2) {
  const result = await run(
    [
      ...["sh", "-eu", "-c", launchScript2, "launch", files2.console, String(cgroups.length)],
      ...cgroups,
      ...command
    ],
    { timeoutMs: startDeadline }
  );
  if (result.status !== 0) throw new LabError(`cannot start a machine: ${result.stderr.trim()}`);
}
var launchScript2 = `
console=$1; count=$2
shift 2
while [ "$count" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; count=$((count - 1))
done
setsid "$@" </dev/null >>"$console" 2>&1 &
`;

// src/providers/embedded/virtual-provider.ts
function virtualProvider(stateDir, particular) {
  const { name: name2, needs, check, emulator } = particular;
  const pathsOf = (lab) => labPaths(stateDir, lab, name2);
  const openLab3 = async (spec, paths, keeper) => {
    const pace2 = await emulator.pace(paths);
    const machine = (machineName) => virtualMachine(machineName, emulator, { spec, paths, keeper, pace: pace2 });
    return {
      spec,
      host: hostPlace(keeper, paths),
      async create(machineSpec2) {
        if (!await readMachineRecord(machineFiles(paths, machineSpec2.name)))
          await makeMachine2(machineSpec2, spec, paths, keeper);
        await machine(machineSpec2.name).start();
        return machine(machineSpec2.name);
      },
      async list() {
        const names = await readdir6(paths.machines);
        const whole = await Promise.all(names.map((each2) => readMachineRecord(machineFiles(paths, each2))));
        return whole.flatMap((record) => record ? [machine(record.name)] : []);
      }
    };
  };
  const makeMachine2 = async (spec, lab, paths, keeper) => {
    const files2 = machineFiles(paths, spec.name);
    await mkdir8(files2.directory, { recursive: true });
    const baseDisk = await ensureBaseDisk(lab.image, await particular.diskContent(lab.image));
    const record = { ...spec, baseDisk };
    await Promise.all([
      reserveAddress(paths, spec.name, spec.address),
      makeLinks(keeper, { address: spec.address, hostAddress: lab.hostAddress }, files2),
      emulator.makeDisk?.(record, files2)
    ]);
    await writeMachineRecord(files2, record);
  };
  return {
    name: name2,
    features: {
      ownKernel: true,
      powerCut: true,
      separateCommandChannel: true,
      ownImage: true,
      chosenAddresses: true,
      onlyUnderlay: true
    },
    needs,
    check,
    async open(spec) {
      const paths = pathsOf(spec.name);
      const existing = await findKeeper(paths);
      if (existing) return openLab3(spec, paths, existing);
      const keeper = await makeLab(paths, spec);
      await particular.prepareLab(keeper, paths, spec);
      return openLab3(spec, paths, keeper);
    },
    async find(spec) {
      const paths = pathsOf(spec.name);
      const keeper = await findKeeper(paths);
      return keeper && openLab3(spec, paths, keeper);
    },
    destroy: (lab) => destroyLab(lab, pathsOf(lab))
  };
}

// src/providers/qemu/accelerator.ts
import { access as access4, constants as constants3 } from "node:fs/promises";

// src/providers/qemu/command-line.ts
var mebibyte2 = 1024 ** 2;
var qemuProgram = "qemu-system-x86_64";
var bareMachine = (accelerator) => [
  qemuProgram,
  ...["-no-user-config", "-nodefaults", "-display", "none", "-serial", "stdio", "-monitor", "none"],
  // A machine without PCI, BIOS menus and other history: half the time until its kernel starts.
  ...["-machine", "microvm,acpi=on,rtc=on"],
  ...accelerators[accelerator]
];
var accelerators = {
  kvm: ["-accel", "kvm", "-cpu", "host"],
  // Translated code of a whole LXD and its machine's systemd fits into 256 MiB.
  tcg: ["-accel", "tcg,thread=multi,tb-size=256", "-cpu", "max"]
};
function qemuCommand({ name: name2, address, cpus, memory, plainDirectories }, files2, spec, { kernel, initrd }, accelerator) {
  const taps = tapNames(address);
  const management = managementAddresses(spec.hostAddress, address);
  const link2 = (id, tap, mac) => [
    ...["-netdev", `tap,id=${id},ifname=${tap},script=no,downscript=no`],
    ...["-device", `virtio-net-device,netdev=${id},mac=${mac}`]
  ];
  const parameters = [
    "console=ttyS0",
    // eth0 and eth1, in the order of the links.
    "net.ifnames=0",
    `systemd.hostname=${name2}`,
    ...agentParameters("eth1", management, plainDirectories)
  ];
  return [
    // Nothing of the caller's: a CI runner ends all processes at the job's end that still carry its variables.
    ...["env", "-i", `PATH=${process.env.PATH ?? "/usr/bin:/bin"}`],
    ...bareMachine(accelerator),
    ...["-name", name2, "-smp", String(cpus), "-m", `${memory / mebibyte2}M`],
    ...["-kernel", kernel, "-initrd", initrd, "-append", parameters.join(" ")],
    ...["-drive", `if=none,id=disk,format=qcow2,cache=writeback,file=${files2.disk}`],
    ...["-device", "virtio-blk-device,drive=disk"],
    ...["-device", "virtio-rng-device"],
    ...link2("underlay", taps.underlay, hardwareAddress(address)),
    ...link2("management", taps.management, hardwareAddress(management.machine))
  ];
}
function parseQemuCommand(words) {
  const after = (flag) => words[words.indexOf(flag) + 1] ?? "";
  const memory = /^(\d+)M$/.exec(after("-m"))?.[1];
  const disk = /,file=(.+)$/.exec(after("-drive"))?.[1];
  if (!words[0]?.endsWith(qemuProgram) || !memory || !disk) return void 0;
  return { cpus: Number(after("-smp")), memory: Number(memory) * mebibyte2, disk };
}

// src/providers/qemu/initrd.ts
import { readFile as readFile14 } from "node:fs/promises";
import { basename as basename2, join as join17 } from "node:path";

// src/providers/qemu/cpio.ts
function cpioArchive(entries) {
  const end = { path: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...entries, end].flatMap(entryBytes));
}
function entryBytes({ path: path3, mode, data = new Uint8Array() }, index) {
  const name2 = Buffer.from(`${path3}\0`);
  const links = mode >> 12 === 4 ? 2 : 1;
  const numbers = [index + 1, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name2.length, 0];
  const head = `070701${numbers.map((number) => number.toString(16).padStart(8, "0")).join("")}`;
  return [filled(Buffer.concat([Buffer.from(head), name2])), filled(data)];
}
var filled = (bytes2) => Buffer.concat([bytes2, Buffer.alloc(-bytes2.length & 3)]);

// src/providers/qemu/modules.ts
function loadOrder(modulesDep, names) {
  const lines = modulesDep.split("\n").map((line) => line.split(/:\s*/));
  const order = [];
  for (const name2 of names) {
    const [file, needed = ""] = lines.find(([path3 = ""]) => /([^/]+)\.ko(\.\w+)?$/.exec(path3)?.[1]?.replaceAll("-", "_") === name2) ?? [];
    if (!file) continue;
    for (const path3 of [...needed.split(" ").filter(Boolean).reverse(), file])
      if (!order.includes(path3)) order.push(path3);
  }
  return order;
}

// src/providers/qemu/initrd.ts
var neededModules = ["virtio_mmio", "virtio_pci", "virtio_blk", "virtio_net", "virtio_rng"];
var trialParameter = "fanlab.trial";
var trialAnswer = "fanlab: this machine works";
async function makeInitrd(busybox, modulesFolder2) {
  const modulesDep = await readFile14(join17(modulesFolder2, "modules.dep"), "utf8");
  const modules = loadOrder(modulesDep, neededModules);
  const folder2 = (path3) => ({ path: path3, mode: 16877 });
  return cpioArchive([
    ...["bin", "dev", "proc", "disk", "modules"].map(folder2),
    { path: "bin/busybox", mode: 33261, data: await readFile14(busybox) },
    { path: "init", mode: 33261, data: Buffer.from(firstProgram(modules.map((path3) => basename2(path3)))) },
    ...await Promise.all(
      modules.map(async (path3) => ({
        path: `modules/${basename2(path3)}`,
        mode: 33188,
        data: await readFile14(join17(modulesFolder2, path3))
      }))
    )
  ]);
}
var firstProgram = (modules) => `#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
mount -t proc proc /proc
if grep -q ${trialParameter} /proc/cmdline; then
  echo '${trialAnswer}'
  reboot -f
fi
for module in ${modules.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
umount /proc
exec switch_root /disk /sbin/init
`;

// src/providers/qemu/accelerator.ts
var trialDeadline = 1e4;
async function chooseAccelerator(kernel) {
  const usable = await access4("/dev/kvm", constants3.R_OK | constants3.W_OK).then(
    () => true,
    () => false
  );
  return usable && await startsWith("kvm", kernel) ? "kvm" : "tcg";
}
async function startsWith(accelerator, { kernel, initrd }, timeoutMs = trialDeadline) {
  const { stdout } = await run(
    [
      ...bareMachine(accelerator),
      ...["-m", "128M", "-no-reboot", "-kernel", kernel, "-initrd", initrd],
      ...["-append", `console=ttyS0 panic=-1 ${trialParameter}`]
    ],
    { timeoutMs }
  );
  return stdout.includes(trialAnswer);
}

// src/providers/embedded/virtual-needs.ts
var virtualTools = {
  socat: "socat",
  mke2fs: "e2fsprogs",
  dnsmasq: "dnsmasq-base",
  ip: "iproute2",
  nsenter: "util-linux",
  unshare: "util-linux"
};
var virtualModules = [
  "tun",
  "bridge",
  "veth",
  "overlay",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf"
];

// src/providers/qemu/host-needs.ts
var hostNeeds = {
  tools: {
    [qemuProgram]: "qemu-system-x86",
    "qemu-img": "qemu-utils",
    depmod: "kmod",
    "apt-cache": "apt",
    "dpkg-deb": "dpkg",
    ...virtualTools
  },
  modules: virtualModules,
  unwantedUnits: []
};

// src/providers/qemu/check.ts
async function qemuProblems(stateDir, arch = process.arch) {
  const problems = [
    ...architectureProblems(arch),
    ...oddStateDir(stateDir),
    ...await toolProblems("qemu", hostNeeds.tools)
  ];
  if (problems.length > 0) return problems;
  return kernelProblems(stateDir, tryKernelWithTaps, hostNeeds.modules);
}
function architectureProblems(arch) {
  if (arch === "x64") return [];
  return [
    {
      message: `provider qemu makes x86-64 machines, and the machine image of this host is for ${arch}`,
      remedy: "take --provider lxc"
    }
  ];
}

// src/providers/qemu/kernel.ts
import { access as access5, mkdir as mkdir9, readdir as readdir7, readFile as readFile15, rename as rename5, rm as rm6, writeFile as writeFile8 } from "node:fs/promises";
import { dirname as dirname7, join as join18 } from "node:path";

// src/providers/qemu/kernel-packages.ts
var queryDeadline = 3e4;
var metaPackages = {
  debian: `linux-image-cloud-${process.arch === "x64" ? "amd64" : process.arch}`,
  ubuntu: "linux-image-virtual"
};
function metaPackageOf(distributionId) {
  const found = metaPackages[distributionId];
  if (found) return found;
  throw new LabError(
    `cannot get a kernel for machines of provider qemu: the host is ${distributionId || "of no known distribution"}, known are ${Object.keys(metaPackages).join(", ")}`,
    { hint: "take --provider lxc" }
  );
}
async function kernelPackages(metaPackage) {
  const found = [];
  const open2 = [metaPackage];
  for (const name2 of open2) {
    const { stdout, stderr, status } = await run(["apt-cache", "depends", "--important", name2], {
      timeoutMs: queryDeadline
    });
    if (status !== 0) {
      throw new LabError(`cannot find a kernel for machines of provider qemu: ${stderr.trim()}`, {
        hint: "apt-get update"
      });
    }
    const names = parseDepends(stdout).filter((each2) => !open2.includes(each2));
    found.push(...names);
    open2.push(...names);
  }
  return found;
}
var parseDepends = (text2) => [...text2.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([, name2 = ""]) => name2);

// src/providers/qemu/kernel.ts
var downloadDeadline = 3e5;
async function ensureKernel(image2) {
  const osRelease = await readFile15("/etc/os-release", "utf8").catch(() => "");
  const packages = await kernelPackages(metaPackageOf(/^ID="?([\w-]*)/m.exec(osRelease)?.[1] ?? ""));
  const folder2 = `${image2}.kernel-${packages[0]}`;
  const done = await findKernel(folder2);
  if (done) return done;
  return withLock({ file: image2, onWait: () => {
  } }, async () => {
    const made = await findKernel(folder2);
    if (made) return made;
    const work = join18(dirname7(image2), partialName());
    try {
      await makeKernel(packages, join18(image2, "bin", "busybox"), work);
      await rename5(work, folder2);
    } finally {
      await rm6(work, { recursive: true, force: true });
    }
    return await findKernel(folder2);
  });
}
async function findKernel(folder2) {
  const [kernel, initrd] = [join18(folder2, "kernel"), join18(folder2, "initrd")];
  if (!await exists3(initrd)) return void 0;
  const [release3 = ""] = await readdir7(join18(folder2, "modules"));
  return { kernel, initrd, modules: join18(folder2, "modules", release3) };
}
async function makeKernel(packages, busybox, work) {
  const fetched = join18(work, "packages");
  const root = join18(work, "root");
  await mkdir9(fetched, { recursive: true });
  await succeed(
    ["apt-get", "--quiet", "--option", "APT::Sandbox::User=root", "download", ...packages],
    fetched
  );
  for (const name2 of await readdir7(fetched)) await succeed(["dpkg-deb", "--extract", name2, root], fetched);
  const [release3 = ""] = await readdir7(join18(root, "lib", "modules")).catch(() => []);
  const image2 = (await readdir7(join18(root, "boot"))).find((name2) => name2.startsWith("vmlinuz-"));
  if (!release3 || !image2)
    throw new LabError(`cannot use the kernel of ${packages.join(" ")}: it is incomplete`);
  await succeed(["depmod", "--basedir", root, release3], work);
  await rename5(join18(root, "boot", image2), join18(work, "kernel"));
  await rename5(join18(root, "lib", "modules"), join18(work, "modules"));
  await rm6(fetched, { recursive: true });
  await rm6(root, { recursive: true });
  await writeFile8(join18(work, "initrd"), await makeInitrd(busybox, join18(work, "modules", release3)));
}
async function succeed(argv2, cwd) {
  const { status, stderr } = await run(argv2, { cwd, timeoutMs: downloadDeadline });
  if (status === 0) return;
  const said = stderr.trim().split("\n").slice(-5).join("\n");
  throw new LabError(`cannot get a kernel for machines of provider qemu: ${argv2[0]}: ${said}`, {
    hint: argv2.join(" ")
  });
}
var exists3 = (path3) => access5(path3).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
var paces = { kvm: 2, tcg: 8 };
var engineFile = ({ root }) => join19(root, "engine.json");
function qemuProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "qemu",
    needs: hostNeeds,
    check: () => qemuProblems(stateDir),
    async diskContent(image2) {
      const { modules } = await ensureKernel(image2);
      return {
        ...await machineContent(),
        name: "qemu",
        folders: { [`/usr/lib/modules/${basename3(modules)}`]: modules }
      };
    },
    async prepareLab(_keeper, paths, { image: image2 }) {
      const kernel = await ensureKernel(image2);
      const engine = { ...kernel, accelerator: await chooseAccelerator(kernel) };
      await writeFile9(engineFile(paths), JSON.stringify(engine));
    },
    emulator: {
      pace: async (paths) => paces[(await readEngine(paths)).accelerator],
      async makeDisk({ baseDisk }, { disk }) {
        const words = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", baseDisk, "-F", "raw", disk];
        const { status, stderr } = await run(words);
        if (status !== 0) throw new LabError(`cannot make the disk ${disk}: ${stderr.trim()}`);
      },
      async command(record, files2, { spec, paths }) {
        const engine = await readEngine(paths);
        return qemuCommand(record, files2, spec, engine, engine.accelerator);
      },
      firstWords: /Linux version /,
      async resources(words) {
        const found = parseQemuCommand(words);
        return found && { cpus: found.cpus, memory: found.memory, disk: await virtualSize(found.disk) };
      }
    }
  });
}
var readEngine = async (paths) => JSON.parse(await readFile16(engineFile(paths), "utf8"));
async function virtualSize(disk) {
  const file = await open(disk);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 24);
    return Number(buffer.readBigUInt64BE());
  } finally {
    await file.close();
  }
}

// src/providers/uml/provider.ts
import { mkdir as mkdir10, stat as stat3 } from "node:fs/promises";

// src/providers/uml/host-needs.ts
var hostNeeds2 = {
  tools: { "linux.uml": "user-mode-linux", ...virtualTools },
  modules: virtualModules,
  unwantedUnits: []
};

// src/providers/uml/check.ts
var trialDeadline2 = 3e4;
async function umlProblems(stateDir) {
  const problems = [...oddStateDir(stateDir), ...await toolProblems("uml", hostNeeds2.tools)];
  if (problems.length > 0) return problems;
  const kernel = await kernelProblems(stateDir, tryKernelWithTaps, hostNeeds2.modules);
  return [...kernel, ...kernel.length === 0 ? await startProblems(stateDir) : []];
}
async function startProblems(stateDir) {
  if ((await missingTools(["linux.uml"])).length > 0) return [];
  const { stdout, stderr } = await inTrialFolder(
    stateDir,
    (folder2) => run(["linux.uml", "mem=64M", "con=null", "con0=null,fd:1", "ssl=null", "root=/dev/none", "panic=1"], {
      timeoutMs: trialDeadline2,
      env: { PATH: process.env.PATH ?? "", TMPDIR: folder2, HOME: folder2 }
    })
  );
  if (/^Kernel panic .*VFS: Unable to mount root fs/m.test(stdout + stderr)) return [];
  return [problemOfTrial(stdout + stderr)];
}
function problemOfTrial(said) {
  const last = said.trim().split("\n").slice(-3).join(" / ");
  return {
    message: `User-mode Linux does not start here: ${last || "it said nothing"}`,
    remedy: "allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or take --provider lxc"
  };
}

// src/providers/uml/command-line.ts
import { join as join20 } from "node:path";
var memoryFolder = ({ root }) => join20(root, "memory");
var vector = (tap, mac) => `transport=tap,ifname=${tap},mac=${mac},depth=64,gro=1`;
function umlCommand({ name: name2, address, memory, plainDirectories, baseDisk }, files2, { spec, paths }) {
  const taps = tapNames(address);
  const management = managementAddresses(spec.hostAddress, address);
  return [
    // Nothing of the caller's: a CI runner ends all processes at the job's end that still carry its variables.
    ...["env", "-i", `PATH=${process.env.PATH ?? "/usr/bin:/bin"}`],
    // The kernel keeps the machine's memory in a file below TMPDIR, and a socket for its console program below HOME.
    ...[`TMPDIR=${memoryFolder(paths)}`, `HOME=${files2.directory}`],
    "linux.uml",
    `mem=${memory / 1024}K`,
    `ubd0=${files2.disk},${baseDisk}`,
    ...["root=/dev/ubda", "rw"],
    ...["con=null", "con0=null,fd:1", "ssl=null"],
    `systemd.hostname=${name2}`,
    `vec0:${vector(taps.underlay, hardwareAddress(address))}`,
    `vec1:${vector(taps.management, hardwareAddress(management.machine))}`,
    ...agentParameters("vec1", management, plainDirectories)
  ];
}
function parseUmlCommand(words) {
  const memory = words.map((word2) => /^mem=(\d+)K$/.exec(word2)?.[1]).find(Boolean);
  const baseDisk = words.map((word2) => /^ubd0=[^,]*,(.+)$/.exec(word2)?.[1]).find(Boolean);
  return memory && baseDisk ? { memory: Number(memory) * 1024, baseDisk } : void 0;
}

// src/providers/uml/disk-content.ts
import { readdir as readdir8 } from "node:fs/promises";
import { join as join21 } from "node:path";
var modulesFolder = "/usr/lib/uml/modules";
async function umlDiskContent() {
  const [version2] = (await readdir8(modulesFolder).catch(() => [])).sort().reverse();
  if (!version2) {
    throw new LabError(`cannot make a disk for User-mode Linux: no modules in ${modulesFolder}`, {
      hint: "apt-get install --reinstall user-mode-linux"
    });
  }
  const { files: files2, links } = await machineContent();
  return {
    name: "uml",
    files: files2,
    links: { ...links, ...Object.fromEntries(legacyIptables) },
    folders: { [`/usr/lib/modules/${version2}`]: join21(modulesFolder, version2) }
  };
}
var legacyIptables = ["iptables", "ip6tables"].flatMap(
  (tool) => ["", "-save", "-restore"].map((verb2) => [
    `/etc/alternatives/${tool}${verb2}`,
    `/usr/sbin/${tool}-legacy${verb2}`
  ])
);

// src/providers/uml/provider.ts
var pace = 4;
function umlProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "uml",
    needs: hostNeeds2,
    check: () => umlProblems(stateDir),
    diskContent: umlDiskContent,
    emulator: {
      pace: async () => pace,
      command: umlCommand,
      firstWords: /^Linux version /m,
      async resources(words) {
        const found = parseUmlCommand(words);
        return found && { cpus: 1, memory: found.memory, disk: (await stat3(found.baseDisk)).size };
      }
    },
    async prepareLab(keeper, paths) {
      const folder2 = memoryFolder(paths);
      await mkdir10(folder2);
      const mount = ["mount", "-t", "tmpfs", "-o", "mode=700,size=0", "tmpfs", folder2];
      const { status, stderr } = await run([...enter(keeper), ...mount]);
      if (status !== 0) throw new LabError(`cannot make room for the machines' memory: ${stderr.trim()}`);
    }
  });
}

// src/providers/index.ts
var providers = { lxc: lxcProvider, uml: umlProvider, qemu: qemuProvider };
var providerNames = Object.keys(providers);
var isProviderName = (name2) => Object.hasOwn(providers, name2);
var provider = (name2, stateDir) => providers[name2](stateDir);

// src/scenario/keep-limit.ts
var millisecondsOf = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function parseDuration(text2) {
  const [, number = "", unit = ""] = /^([1-9]\d{0,5})([smhd])$/.exec(text2) ?? [];
  return number === "" ? void 0 : Number(number) * millisecondsOf[unit];
}
var durationRule = "a whole number and its unit: s, m, h or d";
function readKeepLimit(duration, pid, problems) {
  const forMs = parseDuration(duration);
  const owner = /^[1-9]\d{0,9}$/.test(pid) ? identify(Number(pid)) : void 0;
  if (duration !== "" && forMs === void 0)
    problems.push(`--keep-for must be ${durationRule}; got ${JSON.stringify(duration)}: choose such as 24h`);
  if (pid !== "" && !owner)
    problems.push(`--keep-while must be the id of a process that runs; got ${JSON.stringify(pid)}`);
  return { ...forMs !== void 0 && { forMs }, ...owner && { while: owner } };
}

// src/scenario/usage-error.ts
var UsageError = class extends Error {
  name = "UsageError";
};

// src/scenario/options.ts
var flags = {
  lab: { type: "string", default: "fanlab", help: "NAME  name of the lab (default: $FANLAB_LAB or fanlab)" },
  provider: {
    type: "string",
    default: "lxc",
    help: "NAME  what makes the machines; auto: the best one here (default: lxc)"
  },
  fan: { type: "string", default: "ebpf", help: "NAME  fan engine: ebpf, ubuntu or auto (default: ebpf)" },
  underlay: {
    type: "string",
    default: "10.79.89.0/24",
    help: "PREFIX  network of the machines (default: 10.79.89.0/24)"
  },
  overlay: {
    type: "string",
    default: "240.0.0.0/8",
    help: "PREFIX  network of the fan (default: 240.0.0.0/8)"
  },
  distribution: {
    type: "string",
    default: "debian-12",
    help: "NAME  what the machines run (default: debian-12)"
  },
  "apt-source": {
    type: "string",
    multiple: true,
    help: "LINE  one more apt source for the machines; may be repeated"
  },
  package: {
    type: "string",
    multiple: true,
    help: "NAME[=VERSION]|FILE.deb  what is under test; may be repeated"
  },
  "no-install": { type: "boolean", default: false, help: "refuse instead of installing what the host lacks" },
  keep: { type: "boolean", default: false, help: "leave the lab and print how to enter and remove it" },
  "keep-on-failure": { type: "boolean", default: false, help: "leave the lab when not all passed" },
  "keep-for": {
    type: "string",
    help: "DURATION  a lab that is left may be swept after 90m, 24h, 2d \u2026 (default: never)"
  },
  "keep-while": { type: "string", help: "PID  a lab that is left may be swept once that process has ended" },
  reports: {
    type: "string",
    default: "junit-reports",
    help: "FOLDER  where the report goes (default: junit-reports)"
  },
  reboot: {
    type: "string",
    default: "power-cut",
    help: "WAY  load-balancer, lxd-2, rolling, all or power-cut (default: power-cut)"
  },
  label: { type: "string", help: "TEXT  for whom the lab is, as status tells it" },
  timings: { type: "string", help: "FILE  where phase times go as JSON, for the bench" },
  result: { type: "string", help: "FILE  where the result goes as JSON, for programs" },
  all: { type: "boolean", default: false, help: "every lab on this host" },
  force: { type: "boolean", default: false, help: "end the run that works with the lab, too" },
  json: { type: "boolean", default: false, help: "machine-readable output" }
};
var fanWishes = ["ebpf", "ubuntu", "auto"];
var autoProvider = "auto";
var providerChoices = [...providerNames, autoProvider];
var rebootWays = ["load-balancer", "lxd-2", "rolling", "all", "power-cut"];
function readOptions(argv2, taken, { positionals: allowPositionals = false, env = process.env } = {}) {
  const { values, positionals } = parse(argv2, taken, allowPositionals);
  const defaults2 = { ...env.FANLAB_LAB && { lab: env.FANLAB_LAB } };
  const text2 = (name2) => String(values[name2] ?? defaults2[name2] ?? flagDefault(name2));
  const list = (name2) => values[name2] ?? [];
  const problems = [];
  const prefix = (name2) => {
    try {
      return parsePrefix(text2(name2));
    } catch (error) {
      problems.push(`--${name2}: ${error.message}`);
      return parsePrefix(flags[name2].default);
    }
  };
  const [underlay2, overlay] = [prefix("underlay"), prefix("overlay")];
  if (problems.length === 0) problems.push(...fanProblems2(underlay2, overlay));
  problems.push(
    ...labNameProblems(text2("lab")),
    ...choiceProblems(
      "provider",
      text2("provider"),
      providerChoices.includes(text2("provider")),
      providerChoices
    ),
    ...choiceProblems("fan", text2("fan"), fanWishes.includes(text2("fan")), fanWishes),
    ...choiceProblems(
      "distribution",
      text2("distribution"),
      Object.hasOwn(distributions, text2("distribution")),
      Object.keys(distributions)
    )
  );
  const stateDir = env.FANLAB_STATE_DIR || "/var/lib/fanlab";
  problems.push(...choiceProblems("reboot", text2("reboot"), rebootWays.includes(text2("reboot")), rebootWays));
  if (!/^\/[\w./-]+$/.test(stateDir)) {
    problems.push(
      `FANLAB_STATE_DIR must be an absolute path of letters, digits and . _ - /; got ${JSON.stringify(stateDir)}`
    );
  }
  if (!new RegExp("^\\P{Cc}{0,200}$", "u").test(text2("label")))
    problems.push(`--label must be one line of at most 200 characters; got ${JSON.stringify(text2("label"))}`);
  if (text2("reports") === "") problems.push("--reports must name a folder; got an empty text");
  const keepLimit = readKeepLimit(text2("keep-for"), text2("keep-while"), problems);
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return {
    lab: text2("lab"),
    provider: text2("provider"),
    fan: text2("fan"),
    underlay: underlay2,
    overlay,
    distribution: text2("distribution"),
    aptSources: list("apt-source"),
    packages: list("package"),
    install: values["no-install"] !== true,
    keep: values.keep === true,
    keepOnFailure: values["keep-on-failure"] === true,
    keepLimit,
    label: text2("label"),
    reports: resolve2(text2("reports")),
    reboot: text2("reboot"),
    timings: text2("timings") && resolve2(text2("timings")),
    result: text2("result") && resolve2(text2("result")),
    all: values.all === true,
    force: values.force === true,
    json: values.json === true,
    positionals,
    stateDir,
    given: new Set(Object.keys(values))
  };
}
var flagDefault = (name2) => "default" in flags[name2] ? String(flags[name2].default) : "";
function usage(scenario, taken, positionals = "") {
  const lines = taken.map((name2) => {
    const { type, help } = flags[name2];
    const [argument, ...words] = type === "string" ? help.split("  ") : ["", help];
    return `  --${`${name2} ${argument}`.padEnd(42)}${words.join("  ")}`;
  });
  return [
    `usage: npx zx scenarios/${scenario}.mjs [flags]${positionals && ` ${positionals}`}`,
    ...lines
  ].join("\n");
}
function parse(argv2, taken, allowPositionals) {
  const known = Object.fromEntries(
    taken.map((name2) => [name2, { type: flags[name2].type, multiple: "multiple" in flags[name2] }])
  );
  try {
    return parseArgs({ args: [...argv2], options: known, allowPositionals, strict: true });
  } catch (error) {
    const { message } = error;
    throw new UsageError(`${message}
flags are: ${taken.map((name2) => `--${name2}`).join(" ")}`);
  }
}
function fanProblems2(underlay2, overlay) {
  const pair = `--underlay ${formatPrefix(underlay2)} and --overlay ${formatPrefix(overlay)} are no legal fan pair`;
  return fanProblems(articleTopology(underlay2, overlay)).map((rule) => `${pair}: ${rule}`);
}
function labNameProblems(name2) {
  if (/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(name2)) return [];
  return [`--lab must be 1 to 20 of a-z, 0-9 and inner '-'; got ${JSON.stringify(name2)}: choose another name`];
}
function choiceProblems(flag, value, known, choices) {
  return known ? [] : [`--${flag} must be one of ${choices.join(", ")}; got ${JSON.stringify(value)}`];
}
var cacheFolder = (home = homedir(), env = process.env) => join22(env.XDG_CACHE_HOME || join22(home, ".cache"), "fanlab");

// src/scenario/result-file.ts
import { existsSync as existsSync3 } from "node:fs";
import { dirname as dirname9, join as join24 } from "node:path";

// src/report/failure-groups.ts
function failureGroups(results) {
  const groups2 = /* @__PURE__ */ new Map();
  for (const result of results) {
    const { suite, name: name2, cell, explanation, evidence } = result;
    const lines = failureLines(result);
    if (lines.length === 0) continue;
    const key2 = JSON.stringify([suite, cell ? "" : name2, lines]);
    const group = groups2.get(key2);
    const own = group ?? {
      ...{ suite, names: [], cells: [], lines, explanation, evidence },
      isError: result.outcome.status === "error"
    };
    own.names.push(name2);
    if (cell) own.cells.push(cell);
    groups2.set(key2, own);
  }
  return [...groups2.values()];
}
function failureLines(result) {
  const { outcome } = result;
  if (outcome.status !== "failed" && outcome.status !== "error") return [];
  const difference2 = outcome.status === "failed" ? [`expected: ${outcome.expected}`, `got: ${outcome.got}`] : [`error: ${outcome.message}`];
  return [...difference2, ...furtherLines(result)].flatMap((text2) => text2.split("\n"));
}
function furtherLines({ outcome, explanation, evidence }) {
  const hint = "hint" in outcome ? outcome.hint : void 0;
  const named = { where: explanation, hint, evidence };
  return Object.entries(named).flatMap(([name2, text2]) => text2 === void 0 ? [] : [`${name2}: ${text2}`]);
}

// src/report/verdict.ts
function verdict(results) {
  const count = (status) => results.filter(({ outcome }) => outcome.status === status).length;
  const counts = {
    passed: count("passed"),
    failed: count("failed"),
    errors: count("error"),
    skipped: count("skipped")
  };
  const notRun = results.filter(({ outcome }) => outcome.status === "skipped" && outcome.notRun).length;
  const say = (exitCode, reason2) => ({ exitCode, ...counts, reason: reason2 });
  if (counts.errors > 0) return say(2, "the lab could not be built or driven");
  if (counts.failed > 0) return say(1, "the network is not as claimed");
  if (counts.passed === 0) return say(2, "nothing passed");
  if (notRun > 0) return say(2, `${notRun} planned ${notRun === 1 ? "case was" : "cases were"} not run`);
  return say(0, "all as claimed");
}

// src/report/write-atomically.ts
import { closeSync, fchownSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename as basename4, dirname as dirname8, join as join23 } from "node:path";
function writeAtomically(path3, content, owner) {
  const draft = join23(dirname8(path3), `.${basename4(path3)}.part`);
  rmSync(draft, { force: true });
  const file = openSync(draft, "wx", 420);
  try {
    writeFileSync(file, content);
    if (owner) fchownSync(file, owner.uid, owner.gid);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path3);
}

// src/scenario/result-file.ts
var ResultFile = class {
  /** Set once they are known. */
  topology;
  kept = false;
  #options;
  #owner;
  #signal;
  #warnings = [];
  constructor(options, owner, signal) {
    this.#options = options;
    this.#owner = owner;
    this.#signal = signal;
  }
  warned(message) {
    this.#warnings.push(message);
  }
  closed(report) {
    this.write(report);
  }
  /** Writes what is known at this moment. */
  write(report) {
    const cases = report.suites.flatMap((suite) => suite.cases);
    const { exitCode, reason: reason2, ...counts } = verdict(cases);
    const { reports, lab } = this.#options;
    writeResult(this.#options, this.#owner, {
      scenario: report.scenario,
      verdict: this.#signal.aborted ? "interrupted" : ["passed", "failed", "error"][exitCode],
      reason: this.#signal.aborted ? "interrupted" : reason2,
      total: cases.length,
      ...counts,
      durationMs: report.durationMs,
      junit: report.file,
      summary: ifThere(join24(reports, "summary.md")),
      evidence: ifThere(join24(reports, "evidence")),
      lab,
      kept: this.kept,
      topology: this.topology,
      failures: cases.flatMap((result) => {
        const lines = failureLines(result);
        const { name: name2, suite, claims: ids } = result;
        return lines.length === 0 ? [] : [{ name: name2, suite, ids, message: lines.join("\n") }];
      }),
      warnings: this.#warnings
    });
  }
};
function writeRefusal(options, owner, scenario, reason2) {
  writeResult(options, owner, {
    scenario,
    verdict: "error",
    reason: reason2,
    ...{ total: 0, passed: 0, failed: 0, errors: 0, skipped: 0, durationMs: 0 },
    ...{ junit: "", summary: "", evidence: "", lab: options.lab, kept: false, topology: void 0 },
    failures: [],
    warnings: []
  });
}
function writeResult({ result }, owner, content) {
  if (result === "") return;
  makeFolder(dirname9(result), owner);
  writeAtomically(result, `${JSON.stringify(content, null, 2)}
`, owner);
}
var ifThere = (path3) => existsSync3(path3) ? path3 : "";

// src/scenario/run-command.ts
var exitCodes = { passed: 0, failed: 1, error: 2, usage: 64, interrupted: 130 };
async function runCommand(command) {
  process.exit(await statusOf2(command));
}
async function statusOf2(command) {
  const script4 = fileURLToPath3(command.script);
  const argv2 = argumentsOf(script4);
  let options;
  surviveDeafCaller();
  try {
    if (argv2.includes("--help")) {
      console.log(usage(command.name, command.flags, command.positionals));
      return exitCodes.passed;
    }
    options = readOptions(argv2, command.flags, { positionals: command.positionals !== void 0 });
    const interactive = command.interactive === true;
    return await becomeRoot(script4, argv2, { interactive }) ?? await command.run(options);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`fanlab: ${error.message}
hint: npx zx scenarios/${command.name}.mjs --help`);
      return exitCodes.usage;
    }
    if (error instanceof Interrupted) return exitCodes.interrupted;
    console.error(describeError(error));
    if (options) writeRefusal(options, sudoCaller(), command.name, describeError(error));
    return exitCodes.error;
  }
}
function surviveDeafCaller() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {
  });
}
function describeError(error) {
  if (error instanceof AggregateError) return error.errors.map(describeError).join("\n");
  if (!(error instanceof LabError)) return `fanlab: ${error instanceof Error ? error.stack : String(error)}`;
  return `fanlab: ${error.message}${error.hint ? `
hint: ${error.hint}` : ""}`;
}
function argumentsOf(script4) {
  const name2 = script4.split("/").at(-1) ?? "";
  const own = process.argv.findIndex((word2, index) => index > 0 && word2.split("/").at(-1) === name2);
  return process.argv.slice(own + 1);
}

// src/lab/describe-topology.ts
function describeTopology(topology2, found) {
  const fan = fanOf(topology2);
  const place = (address) => ({ address: formatAddress(address), fanAddress: fan.address(address) });
  return {
    underlay: fan.underlay,
    overlay: fan.overlay,
    vni: fan.vni,
    mtu: fan.mtu,
    host: place(topology2.hostAddress),
    machines: topology2.machines.map(({ name: name2, role, address }) => ({
      name: name2,
      role,
      ...place(address),
      slice: formatPrefix(fan.slice(address))
    })),
    endpoints: plannedEndpoints(topology2).map(({ name: name2, kind }) => {
      const here = found.find((each2) => each2.name === name2);
      return { name: name2, kind, ...here && { address: here.address, machine: here.machine } };
    })
  };
}

// src/lab/lab.ts
var Lab = class {
  name;
  topology;
  host;
  machines;
  constructor(name2, topology2, host, machines) {
    this.name = name2;
    this.topology = topology2;
    this.host = new PlaceHandle(host);
    this.machines = machines;
  }
  /** That of the slowest machine, see Place. */
  get pace() {
    return Math.max(...this.machines.map(({ pace: pace2 }) => pace2));
  }
  get fan() {
    return fanOf(this.topology);
  }
  /** The members of the LXD cluster in the order in which they join. */
  get cluster() {
    return this.topology.machines.filter(({ role }) => role === "cluster").map(({ name: name2 }) => this.machine(name2));
  }
  get loadBalancer() {
    const plan = this.topology.machines.find(({ role }) => role === "load-balancer");
    return this.machine(plan.name);
  }
  machine(name2) {
    const machine = this.machines.find((each2) => each2.name === name2);
    if (!machine) throw new Error(`no machine "${name2}" in lab ${this.name}`);
    return machine;
  }
  plan(machine) {
    return this.topology.machines.find(({ name: name2 }) => name2 === machine.name);
  }
  /** The machine's address on the underlay, dotted decimal. */
  underlayAddress(machine) {
    return formatAddress(this.plan(machine).address);
  }
  /** The machine's address on the overlay, dotted decimal. */
  fanAddress(machine) {
    return this.fan.address(this.plan(machine).address);
  }
  /** The overlay address that belongs to an underlay address, both dotted decimal. */
  fanAddressOf(underlayAddress) {
    return this.fan.address(parseAddress(underlayAddress));
  }
  /** The host's address on the underlay, dotted decimal. */
  get hostAddress() {
    return formatAddress(this.topology.hostAddress);
  }
  /** Underlay address of a machine that may join later, dotted decimal. */
  get addressOfNewcomer() {
    return formatAddress(this.topology.newcomerAddress);
  }
  get hostFanAddress() {
    return this.fan.address(this.topology.hostAddress);
  }
  /** Where something of the fan can be: the machines, and the host where it has a part in the lab. */
  get places() {
    return this.topology.hostAbsent === void 0 ? [this.host, ...this.machines] : this.machines;
  }
};
function labSpec(name2, topology2, image2) {
  return {
    name: name2,
    underlay: formatPrefix(topology2.underlay),
    hostAddress: formatAddress(topology2.hostAddress),
    image: image2
  };
}
async function ensureMachines(provided, topology2) {
  const machines = await Promise.all(
    topology2.machines.map(async (plan) => new Machine(await provided.create(machineSpec(plan))))
  );
  return labOf(provided, topology2, machines);
}
async function labOf(provided, planned, machines) {
  const topology2 = provided.underlay ? atAddresses(planned, await provided.underlay()) : planned;
  return new Lab(provided.spec.name, topology2, provided.host, machines);
}

// src/lab/open-lab.ts
async function openLab2(stateDir, name2, findProvider) {
  const record = await readRecord(stateDir, name2);
  if (!record) {
    throw new LabError(`cannot enter lab "${name2}": there is no such lab`, {
      hint: `npx zx scenarios/up.mjs --lab ${name2}`
    });
  }
  const topology2 = articleTopology(parsePrefix(record.underlay), parsePrefix(record.overlay));
  const provider2 = findProvider(record.provider);
  const provided = await provider2.find(labSpec(name2, topology2, record.image));
  if (!provided) {
    throw new LabError(`cannot enter lab "${name2}": it does not run any more`, {
      hint: `npx zx scenarios/down.mjs --lab ${name2}`
    });
  }
  const listed = await provided.list();
  const machines = topology2.machines.flatMap(
    ({ name: name3 }) => listed.filter((machine) => machine.name === name3).map((machine) => new Machine(machine))
  );
  return { record, provided, features: provider2.features, lab: await labOf(provided, topology2, machines) };
}

// src/steps/choose-fan-engine.ts
import { createHash as createHash3 } from "node:crypto";
import { readFile as readFile17 } from "node:fs/promises";

// src/fan/probe.ts
function ubuntuProblems(facts, user) {
  return [
    ...systemProblems(facts),
    ...kernelProblems2(facts),
    ...user === "lxd" ? lxdProblems(facts) : fanctlProblems(facts)
  ];
}
function systemProblems({ os: os2, kernel, fanVxlan }) {
  const problems = [];
  if (os2.id !== "ubuntu") problems.push(`${os2.id}'s kernel and iproute2 have no fan-map: only Ubuntu's do`);
  if (fanVxlan === null) {
    problems.push(`kernel ${kernel} shows no /proc/sys/net/fan/vxlan: no fan in it, or this is a container`);
  }
  return problems;
}
function kernelProblems2({ os: os2, kernel }) {
  if (atLeast(kernel, 6, 2) && !atLeast(kernel, 6, 3)) {
    return [`kernel ${kernel} locks up with a fan (lxd#12161)`];
  }
  const number = /^6\.8\.0-(\d+)-generic/.exec(kernel)?.[1];
  if (number !== void 0 && Number(number) < 50) {
    return [`kernel ${kernel} locks up with a fan (lxd#14025): 6.8.0-50 or later does not`];
  }
  if (os2.id === "ubuntu" && os2.version === "25.10") {
    return [`the fan of Ubuntu 25.10 is known to be broken, and the release has ended`];
  }
  return [];
}
function lxdProblems(facts) {
  const { lxd, kernel } = facts;
  if (!lxd || lxd.base === null) return iprouteProblems(facts);
  if (!atLeast(kernel, 6, 14) || !/^core(18|20|22)$/.test(lxd.base)) return [];
  return [
    `LXD ${lxd.version} brings the ip of ${lxd.base}, too old for the fan of kernel ${kernel} (lxd#16714)`
  ];
}
function fanctlProblems(facts) {
  const missing = facts.ubuntuFan === null ? ["fanctl is missing: the package ubuntu-fan brings it"] : [];
  return [...iprouteProblems(facts), ...missing];
}
function iprouteProblems({ os: os2, kernel }) {
  if (os2.id !== "ubuntu" || !atLeast(kernel, 6, 14) || atLeast(os2.version, 26, 4)) return [];
  return [
    `kernel ${kernel} moved fan-map, which the iproute2 of Ubuntu ${os2.version} does not know (LP#2141703)`
  ];
}
function ebpfProblems({ kernel, iproute2, lxd }, user) {
  const problems = [];
  if (!atLeast(kernel, 5, 2))
    problems.push(`kernel ${kernel} is too old for the fan's program: 5.2 is needed`);
  if (!/\blibbpf [\d.]+/.test(iproute2)) {
    problems.push(
      `iproute2 is built without libbpf ("${iproute2.trim()}"): its tc cannot load the fan's program`
    );
  }
  if (user === "lxd" && lxd && lxd.base !== null) {
    problems.push(
      `LXD ${lxd.version} is a snap and brings its own ip, which cannot be replaced: install it from a package`
    );
  }
  return problems;
}
function atLeast(version2, major, minor) {
  const [a = 0, b = 0] = version2.split(/[.-]/).map((part) => Number.parseInt(part, 10));
  return a > major || a === major && b >= minor;
}

// src/fan/choose-engine.ts
function chooseFanEngine(facts, user, wish = "auto") {
  const engine = pickEngine(facts, user, wish);
  if (engine === "ubuntu") {
    const reason2 = `kernel ${facts.kernel} has fan-map, and its tools know how to ask for it`;
    return { engine, reasons: [reason2], remedies: [] };
  }
  if (engine === "ebpf") return { engine, reasons: ubuntuProblems(facts, user), remedies: [] };
  const reasons = enginesOf(wish).flatMap(
    (name2) => problemsOf[name2](facts, user).map((problem) => `${name2}: ${problem}`)
  );
  return { engine, reasons, remedies: remediesFor(facts, user, wish) };
}
var enginesOf = (wish) => wish === "auto" ? ["ubuntu", "ebpf"] : [wish];
var problemsOf = { ubuntu: ubuntuProblems, ebpf: ebpfProblems };
var pickEngine = (facts, user, wish) => enginesOf(wish).find((name2) => problemsOf[name2](facts, user).length === 0);
var firstKernels = {
  "22.04": "5.15.0-94-generic",
  "24.04": "6.8.0-60-generic",
  "26.04": "7.0.0-12-generic"
};
var newerLxd = {
  words: "snap refresh lxd --channel=6/stable",
  applies: ({ lxd }) => lxd !== void 0 && lxd.base !== null,
  after: (facts) => ({ ...facts, lxd: { version: "6", base: "core26" } })
};
var firstKernel = {
  words: "boot the kernel that the release came with (apt-get install linux-generic), brought up to date",
  applies: ({ os: os2 }) => os2.id === "ubuntu" && Object.hasOwn(firstKernels, os2.version),
  after: (facts) => ({ ...facts, fanVxlan: "4", kernel: firstKernels[facts.os.version] ?? facts.kernel })
};
var ubuntuFan = {
  words: "apt-get install ubuntu-fan",
  applies: ({ os: os2, ubuntuFan: ubuntuFan2 }) => os2.id === "ubuntu" && ubuntuFan2 === null,
  after: (facts) => ({ ...facts, ubuntuFan: "0.12.16" })
};
var changes = [ubuntuFan, newerLxd, firstKernel];
function remediesFor(facts, user, wish) {
  const other = pickEngine(facts, user, "auto");
  const possible = changes.filter(
    (change) => change.applies(facts) && pickEngine(change.after(facts), user, wish) !== void 0
  );
  const remedies = [...other ? [`--fan ${other}`] : [], ...possible.map(({ words }) => words)];
  return remedies.length > 0 ? remedies : ["machines of Ubuntu 22.04 with its first kernel and LXD 5.0"];
}

// src/lab/fan-facts.ts
var fanFactsScript = `
[ "\${1:-}" = look ] || modprobe vxlan 2>/dev/null
version() { dpkg-query --show --showformat='\${db:Status-Status} \${Version}' "$1" 2>/dev/null; }
section() { printf '\\n== %s\\n' "$1"; }
section kernel; uname -r
section fan; cat /proc/sys/net/fan/vxlan 2>/dev/null
section os; cat /etc/os-release
section ip; ip -V
section ubuntu-fan; version ubuntu-fan
section snap; cat /snap/lxd/current/meta/snap.yaml 2>/dev/null
section lxd; version lxd
:
`;
function parseFanFacts(text2) {
  const [, ...words] = text2.split(/^== (\S+)\n/m);
  const sections = /* @__PURE__ */ new Map();
  for (let index = 0; index < words.length; index += 2) {
    sections.set(words[index], (words[index + 1] ?? "").trim());
  }
  const section2 = (name2) => sections.get(name2) ?? "";
  if (section2("kernel") === "") throw new Error(`cannot read the facts about the fan: ${text2.slice(0, 200)}`);
  const { id, version: version2 } = parseOsRelease(section2("os"));
  const lxd = snapOf(section2("snap")) ?? packageOf(section2("lxd"));
  return {
    kernel: section2("kernel"),
    fanVxlan: section2("fan") || null,
    os: { id, version: version2 },
    iproute2: section2("ip"),
    ubuntuFan: installed(section2("ubuntu-fan")) ?? null,
    ...lxd ? { lxd } : {}
  };
}
var installed = (line) => /^installed (\S+)/.exec(line)?.[1];
function packageOf(line) {
  const version2 = installed(line);
  return version2 === void 0 ? void 0 : { version: version2, base: null };
}
function snapOf(yaml) {
  const field = (name2) => new RegExp(`^${name2}:\\s*['"]?([^'"\\s]+)`, "m").exec(yaml)?.[1];
  const [version2, base] = [field("version"), field("base")];
  return version2 === void 0 ? void 0 : { version: version2, base: base ?? "core" };
}

// src/steps/choose-fan-engine.ts
async function chooseFanEngine2(context) {
  const { lab, fact } = context;
  const decisions = await Promise.all(
    [lab.host, ...lab.machines].map((place) => decideFanEngine(context, place))
  );
  fact("fan engine", await engineFact(decisions));
  fact("Ubuntu's own fan", ubuntuFact(decisions));
}
async function decideFanEngine({ lab, fan }, place) {
  const user = lab.cluster.some(({ name: name2 }) => name2 === place.name) ? "lxd" : "fanctl";
  const facts = parseFanFacts(await place.succeed(["sh"], { stdin: fanFactsScript }));
  const { engine, reasons, remedies } = chooseFanEngine(facts, user, fan);
  if (engine !== void 0) return { place: place.name, user, facts, engine: fanEngines[engine] };
  throw new LabError(`cannot use the fan engine ${fan} on ${place.name}: ${reasons.join("; ")}`, {
    hint: remedies.join("\nhint: or: ")
  });
}
async function engineFact(decisions) {
  const program = createHash3("sha256").update(await readFile17(guestPath("fan.bpf.o")));
  const version2 = { ebpf: ` ${program.digest("hex").slice(0, 12)}`, ubuntu: "" };
  return grouped(decisions, ({ engine }) => `${engine.name}${version2[engine.name]}`);
}
var ubuntuFact = (decisions) => grouped(
  decisions,
  ({ engine, facts, user }) => engine.name === "ubuntu" ? "in use" : ubuntuProblems(facts, user).join("; ") || "would work here"
);
function grouped(decisions, tell) {
  const told = decisions.map((decision) => ({ place: decision.place, said: tell(decision) }));
  const different = [...new Set(told.map(({ said }) => said))];
  const placesOf2 = (text2) => told.filter(({ said }) => said === text2).map(({ place }) => place);
  if (different.length === 1) return different.join();
  return different.map((said) => `${said} on ${placesOf2(said).join(", ")}`).join("; ");
}

// src/steps/report-versions.ts
var interesting = ["lxd", "docker.io", "iproute2", "networkd-dispatcher", "systemd", "nginx"];
async function reportVersions({ lab, fact }) {
  const machine = lab.machines[0];
  const [kernel, installed2] = await Promise.all([
    machine.succeed(["uname", "-r"]),
    // The image's own list, with a line such as "lxd 5.0.2-5" for each package.
    machine.read("/usr/share/fanlab/versions")
  ]);
  fact("kernel", kernel.trim());
  for (const line of installed2.split("\n")) {
    const [name2 = "", version2 = ""] = line.split(" ");
    if (interesting.includes(name2)) fact(name2, version2);
  }
}

// src/scenario/caller.ts
import { homedir as homedir2 } from "node:os";
async function findCaller() {
  const owner = sudoCaller();
  if (!owner) return { owner, cacheDir: cacheFolder(homedir2()) };
  const entry = (await run(["getent", "passwd", String(owner.uid)])).stdout.trim().split(":");
  return { owner, cacheDir: cacheFolder(entry[5] || homedir2()) };
}

// src/scenario/describe-lab.ts
async function describeLab(topology2, lab) {
  const { endpoints } = lab ? await findEndpoints(lab).catch(noneOfABrokenLab) : { endpoints: [] };
  return describeTopology(
    topology2,
    endpoints.map(({ name: name2, address, place }) => ({ name: name2, address, machine: place.name }))
  );
}
function noneOfABrokenLab(error) {
  if (error instanceof LabError) return { endpoints: [] };
  throw error;
}

// src/scenario/report.ts
import { setMaxListeners as setMaxListeners2 } from "node:events";
import { join as join27 } from "node:path";

// src/report/format-duration.ts
function formatDuration(ms) {
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)}s`;
  const seconds3 = Math.round(ms / 1e3);
  return `${Math.floor(seconds3 / 60)}m${String(seconds3 % 60).padStart(2, "0")}s`;
}

// src/report/plain-text.ts
import { stripVTControlCharacters } from "node:util";
var unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;
function plainText(text2) {
  return stripVTControlCharacters(text2).toWellFormed().replaceAll(/\r+\n/g, "\n").split("\n").map(lastState).join("\n").replaceAll(unprintable, "");
}
function lastState(line) {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

// src/report/harmless-lines.ts
function harmlessLines(text2) {
  return withoutOldCommands(plainText(text2).replace(/\n+$/, "")).split("\n").map((line) => `  | ${line}`);
}
function withoutOldCommands(text2) {
  return text2.replaceAll("##[", "## [");
}

// src/report/live-line.ts
var mostNames = 2;
var LiveLine = class {
  #planned = [];
  #running = /* @__PURE__ */ new Map();
  #suite = "";
  #suiteBegunAt = 0;
  #cells = 0;
  #cellsEnded = 0;
  planned(cases) {
    this.#planned.push(...cases.filter(({ cell }) => cell));
  }
  suiteBegan(suite, now) {
    this.#suite = suite;
    this.#suiteBegunAt = now;
    this.#cells = this.#planned.filter((each2) => each2.suite === suite).length;
    this.#cellsEnded = 0;
  }
  caseBegan(planned, now) {
    this.#running.set(key(planned), { ...planned, begunAt: now });
  }
  caseEnded(ended) {
    this.#running.delete(key(ended));
    if (ended.cell && ended.suite === this.#suite) this.#cellsEnded++;
  }
  /** Such as `reboot 12.3s · 97 of 132 cells · reboot lxd-1 (11.0s), reboot lxd-2 (11.0s) and 1 more`. */
  text(now) {
    const parts = this.#suite ? [`${this.#suite} ${formatDuration(now - this.#suiteBegunAt)}`] : [];
    if (this.#cells > 0) parts.push(`${this.#cellsEnded} of ${this.#cells} cells`);
    const running = this.running(now);
    if (running) parts.push(running);
    return parts.join(" \xB7 ");
  }
  /** The cases that have begun and not ended, longest first; empty when there is none. */
  running(now) {
    const steps3 = [...this.#running.values()].filter(({ cell }) => !cell);
    const named = steps3.slice(0, mostNames).map(({ name: name2, begunAt }) => `${name2} (${formatDuration(now - begunAt)})`);
    const more = steps3.length - named.length;
    return named.join(", ") + (more > 0 ? ` and ${more} more` : "");
  }
};
function key({ suite, name: name2 }) {
  return `${suite}
${name2}`;
}

// src/report/phase-line.ts
var phaseBegins = (name2) => `${name2}:`;
var phaseEnds = (name2, count, duration) => `${name2}: ${count}done in ${duration}`;

// src/report/cell-names.ts
function cellNames(cells) {
  const targets = /* @__PURE__ */ new Map();
  for (const { source, target, protocol } of cells) {
    const key2 = JSON.stringify([protocol, source]);
    targets.set(key2, [...targets.get(key2) ?? [], target]);
  }
  const sources = /* @__PURE__ */ new Map();
  for (const [key2, list] of targets) {
    const [protocol, source] = JSON.parse(key2);
    const same = JSON.stringify([protocol, list]);
    sources.set(same, [...sources.get(same) ?? [], source]);
  }
  return [...sources].map(([same, list]) => {
    const [protocol, missed] = JSON.parse(same);
    return `${protocol}: ${list.join(", ")} -> ${missed.join(", ")}`;
  });
}

// src/report/deliverables.ts
var titles = {
  D1: "containers on the same machine reach each other",
  D2: "containers on different machines reach each other",
  D3: "the load balancer and every container reach each other",
  D4: "the host and every container reach each other"
};
function deliverables(results) {
  return Object.keys(titles).map((id) => {
    const statuses = results.filter(({ claims: claims2 }) => claims2.includes(id)).map(({ outcome }) => outcome.status);
    const passed = statuses.filter((status) => status === "passed").length;
    return { id, title: titles[id], status: statusOf3(statuses), passed, total: statuses.length };
  });
}
function statusOf3(statuses) {
  if (statuses.includes("failed")) return "failed";
  if (statuses.includes("error")) return "error";
  return statuses.length === 0 || statuses.includes("skipped") ? "not run" : "passed";
}

// src/report/summary.ts
var mostFailureLines = 40;
var mostReasonLines = 12;
function summary(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const { reason: reason2, ...counts } = verdict(results);
  const sections = [
    failures(failureGroups(results), report.file),
    skips(report),
    table2(report.suites.map(({ name: name2, durationMs }) => [name2, formatDuration(durationMs)])),
    table2(Object.entries(report.properties)),
    promises(results),
    [
      `fanlab ${report.scenario}: ${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped in ${formatDuration(report.durationMs)}: ${reason2}`
    ]
  ];
  const lines = sections.filter((section2) => section2.length > 0).map((section2) => section2.join("\n"));
  return withoutOldCommands(`${lines.join("\n\n")}
`);
}
function promises(results) {
  const rows = deliverables(results);
  if (rows.every(({ total: total2 }) => total2 === 0)) return [];
  return table2(rows.map(({ id, status, passed, total: total2, title }) => [id, status, `${passed} of ${total2}`, title]));
}
function failures(groups2, file) {
  const lines = [];
  let left = groups2.reduce((sum, { names }) => sum + names.length, 0);
  for (const group of groups2) {
    const told = failure(group);
    if (lines.length + told.length > mostFailureLines - 1) break;
    lines.push(...told);
    left -= group.names.length;
  }
  if (left > 0) lines.push(`and ${left} more, see ${file}`);
  return lines;
}
function failure({ suite, names, cells, lines }) {
  const shown3 = cells.length > 1 ? [`${suite}: ${cells.length} cells`, ...cellNames(cells).map((line) => `  ${line}`)] : names.map((name2) => `${suite}: ${name2}`);
  const reasons = harmlessLines(lines.slice(0, mostReasonLines).join("\n"));
  return [...shown3, ...reasons];
}
function skips(report) {
  const counts = /* @__PURE__ */ new Map();
  for (const { outcome } of report.suites.flatMap((suite) => suite.cases)) {
    if (outcome.status !== "skipped") continue;
    const [reason2 = ""] = outcome.reason.split("\n");
    counts.set(reason2, (counts.get(reason2) ?? 0) + 1);
  }
  return [...counts].map(([reason2, count]) => `${count} skipped: ${reason2}`);
}
function table2(rows) {
  const flat = rows.map((row) => row.map((cell) => cell.trim().replaceAll(/\s+/g, " ")));
  const widths = [];
  for (const row of flat) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return flat.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd());
}

// src/report/console.ts
var redrawMs = 250;
var signOfLifeMs = 3e4;
var mostFailedCells = 10;
var mostOutputLines = 10;
var eraseLine = "\r\x1B[2K";
var Console = class {
  #stream;
  #live;
  #now;
  #startedAt;
  #line = new LiveLine();
  #failedCells = /* @__PURE__ */ new Map();
  #drawn = false;
  #lastPrintAt;
  #timer;
  constructor(options = {}) {
    this.#stream = options.stream ?? process.stdout;
    this.#live = options.live ?? (this.#stream.isTTY === true && !process.env.CI);
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    this.#lastPrintAt = this.#startedAt;
  }
  planned(cases) {
    this.#line.planned(cases);
  }
  suiteBegan(suite) {
    this.#line.suiteBegan(suite, this.#now());
    this.#print([this.#stamped(phaseBegins(suite))]);
  }
  suiteEnded({ name: name2, durationMs, cases }) {
    const cells = cases.filter(({ cell }) => cell);
    const passed = cells.filter(({ outcome }) => outcome.status === "passed").length;
    const count = cells.length > 0 ? `${passed} of ${cells.length} cells passed, ` : "";
    this.#print([this.#stamped(phaseEnds(name2, count, formatDuration(durationMs)))]);
  }
  caseBegan(planned) {
    this.#line.caseBegan(planned, this.#now());
    this.#timer ??= setInterval(() => this.tick(), this.#live ? redrawMs : signOfLifeMs).unref();
  }
  caseEnded(result) {
    this.#line.caseEnded(result);
    if (!this.#isPrinted(result)) return;
    const { status } = result.outcome;
    const reason2 = result.outcome.status === "skipped" ? `: ${result.outcome.reason.replaceAll("\n", " ")}` : "";
    const duration = status === "skipped" ? "" : ` (${formatDuration(result.durationMs)})`;
    const word2 = status === "failed" || status === "error" ? status.toUpperCase() : status;
    const lines = [this.#stamped(`  ${word2.padEnd(7)} ${result.name}${reason2}${duration}`)];
    const failure3 = failureLines(result);
    if (failure3.length > 0) lines.push(...harmlessLines(failure3.join("\n")));
    if (failure3.length > 0 && result.output)
      lines.push(...harmlessLines(result.output).slice(-mostOutputLines));
    this.#print(lines);
  }
  output(text2) {
    this.#print(harmlessLines(text2));
  }
  warned(message) {
    this.#print([this.#stamped(`warning: ${message.replaceAll("\n", " ")}`)]);
  }
  closed(report) {
    clearInterval(this.#timer);
    this.#stream.write(`${this.#drawn ? eraseLine : ""}
${summary(report)}`);
    this.#drawn = false;
  }
  /** Redraws the live line; in a log, says what runs when nothing else was said for a while. */
  tick() {
    const running = this.#line.running(this.#now());
    const quiet = this.#now() - this.#lastPrintAt >= signOfLifeMs;
    if (this.#live) this.#print([]);
    else if (running && quiet) this.#print([this.#stamped(`  running ${running}`)]);
  }
  /** Cells are counted; only those that went wrong are printed, and not all of many. */
  #isPrinted({ cell, suite, outcome }) {
    if (!cell) return true;
    if (outcome.status === "passed" || outcome.status === "skipped") return false;
    const count = (this.#failedCells.get(suite) ?? 0) + 1;
    this.#failedCells.set(suite, count);
    return count <= mostFailedCells;
  }
  #stamped(text2) {
    return withoutOldCommands(`[${formatDuration(this.#now() - this.#startedAt).padStart(6)}] ${text2}`);
  }
  #print(lines) {
    this.#lastPrintAt = this.#now();
    const printed = lines.map((line) => `${line}
`).join("");
    if (!this.#live) {
      this.#stream.write(printed);
      return;
    }
    const live = this.#line.text(this.#now()).slice(0, (this.#stream.columns || 80) - 1);
    this.#stream.write(`${this.#drawn ? eraseLine : ""}${printed}${live}`);
    this.#drawn = live !== "";
  }
};

// src/report/slug.ts
function slug(text2) {
  return text2.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}

// src/report/case-list.ts
var CaseList = class {
  suites = /* @__PURE__ */ new Map();
  plan(cases) {
    for (const planned of cases) {
      const { entries } = this.suite(planned.suite);
      if (entries.has(planned.name)) throw new Error(`planned twice: "${planned.name}" in "${planned.suite}"`);
      if (/^\s*$|\n/.test(planned.name)) throw new Error(`not a name of one line: "${planned.name}"`);
      entries.set(planned.name, { planned });
    }
  }
  suite(name2) {
    const known = this.suites.get(name2);
    if (known) return known;
    const twin = [...this.suites.keys()].find((other) => slug(other) === slug(name2));
    if (twin !== void 0) throw new Error(`suites "${twin}" and "${name2}" have the same class name`);
    const suite = { entries: /* @__PURE__ */ new Map() };
    this.suites.set(name2, suite);
    return suite;
  }
  entry(reference) {
    const known = this.suite(reference.suite).entries.get(reference.name);
    if (known) return known;
    const { suite, name: name2, claims: claims2 = [], cell } = reference;
    this.plan([{ suite, name: name2, claims: claims2, ...cell !== void 0 && { cell } }]);
    return this.entry(reference);
  }
  /** Planned cases of a suite that have not begun. */
  waiting(suite) {
    return [...this.suite(suite).entries.values()].filter(({ begunAt, result }) => !begunAt && !result).map(({ planned }) => planned);
  }
  /** The suites as they are at `now`, of a run that began at `startedAt`. */
  snapshot(startedAt, now) {
    return [...this.suites].map(([name2, suite]) => {
      const begunAt = suite.begunAt ?? startedAt;
      const endedAt = suite.begunAt ? suite.endedAt ?? now : begunAt;
      return {
        name: name2,
        startedAt: begunAt,
        durationMs: millisecondsBetween(begunAt, endedAt),
        cases: [...suite.entries.values()].map((entry) => resultSoFar(entry, begunAt, now))
      };
    });
  }
  /** Ends the suites that go on, and skips every case that was not reported. */
  finish(reason2, now) {
    for (const suite of this.suites.values()) {
      if (suite.begunAt) suite.endedAt ??= now;
      for (const entry of suite.entries.values()) {
        const far = resultSoFar(entry, suite.begunAt ?? now, now);
        const why = `${entry.begunAt ? "not finished" : "not run"}: ${reason2}`;
        entry.result ??= { ...far, outcome: { status: "skipped", reason: why, notRun: true } };
      }
    }
  }
};
function resultSoFar({ planned, begunAt, result }, startedAt, now) {
  if (result) return result;
  return {
    ...planned,
    outcome: { status: "skipped", reason: begunAt ? "begun, not finished yet" : "not run yet", notRun: true },
    startedAt: begunAt ?? startedAt,
    durationMs: begunAt ? millisecondsBetween(begunAt, now) : 0
  };
}
function millisecondsBetween(from, to) {
  return Math.max(0, to.getTime() - from.getTime());
}

// src/report/clean-result.ts
function cleanText(text2, redactor) {
  return redactor.redact(plainText(text2));
}
function cleanResult(result, redactor) {
  const clean = (text2) => cleanText(text2, redactor);
  return {
    ...result,
    outcome: cleanOutcome(result.outcome, clean),
    ...result.properties && {
      properties: Object.fromEntries(Object.entries(result.properties).map(([k, v]) => [k, clean(v)]))
    },
    ...result.output !== void 0 && { output: clean(result.output) },
    ...result.explanation !== void 0 && { explanation: clean(result.explanation) }
  };
}
function cleanOutcome(outcome, clean) {
  const cleaned = Object.entries(outcome).map(([key2, value]) => [
    key2,
    key2 !== "status" && typeof value === "string" ? clean(value) : value
  ]);
  return Object.fromEntries(cleaned);
}

// src/report/junit-adapter.ts
var import_junit_report_builder = __toESM(require_dist(), 1);
function newBuilder() {
  return import_junit_report_builder.default.newBuilder();
}
function setAttribute(node, name2, value) {
  const hidden = node;
  hidden._attributes[name2] = value;
}
function setRootAttribute(builder, name2, value) {
  const hidden = builder;
  hidden._rootTestSuites._attributes[name2] = value;
}
function skipWithReason(testCase, reason2) {
  testCase.skipped();
  const build2 = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build2(parent);
    const skipped = element.children.find((child) => child.name === "skipped");
    skipped?.att("message", reason2).txt(reason2);
    return element;
  };
}

// src/report/junit.ts
var longestOutput = 5e4;
function junit2(report) {
  const builder = newBuilder().name(`fanlab ${report.scenario}`);
  setRootAttribute(builder, "time", seconds2(report.durationMs));
  setRootAttribute(builder, "timestamp", utc(report.startedAt));
  for (const suite of report.suites) addSuite(builder.testSuite(), suite, report);
  return `${builder.build()}
`;
}
function addSuite(element, suite, report) {
  element.name(suite.name).timestamp(utc(suite.startedAt));
  setAttribute(element, "time", seconds2(suite.durationMs));
  for (const [name2, value] of Object.entries(report.properties)) element.property(name2, plainText(value));
  for (const result of suite.cases) addCase(element.testCase(), result, report.scenario);
}
function addCase(element, result, scenario) {
  element.className(`fanlab.${slug(scenario)}.${slug(result.suite)}`).name(plainText(result.name)).file(`scenarios/${scenario}.mjs`);
  setAttribute(element, "time", seconds2(result.durationMs));
  for (const claim of result.claims) element.property("claim", claim);
  if ((result.attempts ?? 1) > 1) element.property("attempts", String(result.attempts));
  for (const [name2, value] of Object.entries(result.properties ?? {}))
    element.property(name2, plainText(value));
  if (result.evidence !== void 0) element.property("evidence", result.evidence);
  addOutcome(element, result);
  if (result.output) element.standardOutput(ending(plainText(result.output)));
}
function addOutcome(element, result) {
  const { outcome, explanation } = result;
  const where = explanation === void 0 ? "" : `: ${explanation}`;
  switch (outcome.status) {
    case "passed":
      return;
    case "failed": {
      const { expected, got } = outcome;
      element.failure(oneLine(`expected ${expected}, got ${got}${where}`), "CheckFailed");
      element.stacktrace(plainText(failureLines(result).join("\n")));
      return;
    }
    case "error": {
      const lines = [outcome.message, ...furtherLines(result)];
      element.error(oneLine(`${outcome.message}${where}`), "LabError", plainText(lines.join("\n")));
      return;
    }
    case "skipped":
      skipWithReason(element, oneLine(outcome.reason));
  }
}
function oneLine(text2) {
  return plainText(text2).trim().replaceAll(/\s*\n\s*/g, " | ");
}
function ending(text2) {
  const left = text2.length - longestOutput;
  return left <= 0 ? text2 : `(${left} characters left out)
${text2.slice(left)}`;
}
function seconds2(ms) {
  return (Math.max(0, ms) / 1e3).toFixed(3);
}
function utc(date) {
  return date.toISOString().slice(0, 19);
}

// src/report/outcome-of-error.ts
function outcomeOfError(error) {
  if (error instanceof CheckFailed) {
    const { expected, got, hint: hint2 } = error;
    return { status: "failed", expected, got, ...hint2 !== void 0 && { hint: hint2 } };
  }
  if (error instanceof NotObservable) return { status: "skipped", reason: error.message };
  const hint = error instanceof LabError ? error.hint : void 0;
  return { status: "error", message: messageWithCauses(error), ...hint !== void 0 && { hint } };
}
function traceOfError(error) {
  const worded = [LabError, CheckFailed, NotObservable].some((kind) => error instanceof kind);
  return !worded && error instanceof Error && error.stack ? { output: error.stack } : {};
}
function messageWithCauses(error) {
  const seen = /* @__PURE__ */ new Set();
  let message = "";
  let next = error;
  while (next !== void 0 && next !== null && !seen.has(next)) {
    seen.add(next);
    const text2 = next instanceof Error ? next.message || next.name : String(next);
    if (!message.includes(text2)) message += message === "" ? text2 : `: ${text2}`;
    next = next instanceof Error ? next.cause : void 0;
  }
  return message || "unknown error";
}

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
    return clean.replaceAll(joinToken, mask);
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

// src/report/report-file.ts
import { dirname as dirname10 } from "node:path";
var shortestInterval = 250;
var share = 20;
var ReportFile = class {
  path;
  #owner;
  #render;
  #timer;
  #interval = shortestInterval;
  #error;
  constructor(path3, render, owner) {
    this.path = path3;
    this.#render = render;
    this.#owner = owner;
  }
  /** Writes a moment later, once for all that happens until then. */
  writeSoon() {
    this.#timer ??= setTimeout(() => this.write(), this.#interval).unref();
  }
  /** Writes before it returns. Does not throw: a full disk must not end the run, whose verdict is wanted all the same. */
  write() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    const start2 = performance.now();
    try {
      makeFolder(dirname10(this.path), this.#owner);
      writeAtomically(this.path, this.#render(), this.#owner);
      this.#error = void 0;
    } catch (error) {
      this.#error = error;
    }
    this.#interval = Math.max(shortestInterval, (performance.now() - start2) * share);
  }
  /** Why the last write failed; undefined when it did not. */
  get problem() {
    if (this.#error === void 0) return void 0;
    const cause2 = this.#error;
    const message = cause2 instanceof Error ? cause2.message : String(cause2);
    return new LabError(`cannot write ${this.path}: ${message}`, { hint: `df -h ${dirname10(this.path)}`, cause: cause2 });
  }
};

// src/report/recorder.ts
var Recorder = class {
  redactor;
  #options;
  #now;
  #startedAt;
  #cases = new CaseList();
  #properties = /* @__PURE__ */ new Map();
  #timings = [];
  #topology;
  #file;
  #closed = false;
  #warned = false;
  constructor(options) {
    this.#options = options;
    this.#now = options.now ?? (() => /* @__PURE__ */ new Date());
    this.#startedAt = this.#now();
    this.redactor = options.redactor ?? new Redactor();
    const render = () => this.redactor.redact(junit2(this.report()));
    this.#file = new ReportFile(options.file, render, options.owner);
  }
  /** May be called more than once. Throws when a name is planned twice for a suite. */
  plan(cases) {
    this.#cases.plan(cases);
    this.#tell((listener) => listener.planned?.(cases));
    this.#write();
  }
  /** A fact about the run, such as the kernel. */
  setProperty(name2, value) {
    this.#properties.set(name2, value);
    this.#file.writeSoon();
  }
  /** How the lab is laid out, as far as that is known now. */
  describe(topology2) {
    this.#topology = topology2;
  }
  /** `secret` is masked in everything written from now on. */
  secret(secret) {
    this.redactor.add(secret);
  }
  /** Shows what a machine or a tool said. Give complete texts, not pieces as they arrive: a secret could be cut in two. */
  output(text2) {
    this.#tell((listener) => listener.output?.(cleanText(text2, this.redactor)));
  }
  /** Something about the run itself that a person should know; it changes no verdict. */
  warn(message) {
    this.#tell((listener) => listener.warned?.(cleanText(message, this.redactor)));
  }
  beginSuite(name2) {
    this.#cases.suite(name2).begunAt ??= this.#now();
    this.#tell((listener) => listener.suiteBegan?.(name2));
    this.#write();
  }
  endSuite(name2) {
    const suite = this.#cases.suite(name2);
    if (!suite.begunAt || suite.endedAt) return;
    suite.endedAt = this.#now();
    const report = this.report().suites.find((each2) => each2.name === name2);
    if (report) this.#tell((listener) => listener.suiteEnded?.(report));
    this.#write();
  }
  begin(reference) {
    if (this.#closed) return;
    const entry = this.#cases.entry(reference);
    const now = this.#now();
    this.#cases.suite(reference.suite).begunAt ??= now;
    entry.begunAt = now;
    this.#tell((listener) => listener.caseBegan?.(entry.planned));
    this.#file.writeSoon();
  }
  /** Ignored after close: what ends late was already reported as not run. */
  end(ended) {
    if (this.#closed) return;
    const entry = this.#cases.entry(ended);
    if (entry.result) throw new Error(`reported twice: "${ended.name}" in "${ended.suite}"`);
    const now = this.#now();
    const startedAt = ended.startedAt ?? entry.begunAt ?? now;
    this.#cases.suite(ended.suite).begunAt ??= startedAt;
    const durationMs = ended.durationMs ?? millisecondsBetween(startedAt, now);
    const claims2 = [.../* @__PURE__ */ new Set([...entry.planned.claims, ...ended.claims ?? []])];
    const result = { ...ended, ...entry.planned, claims: claims2, startedAt, durationMs };
    entry.result = result;
    this.#tell((listener) => listener.caseEnded?.(cleanResult(result, this.redactor)));
    this.#file.writeSoon();
  }
  /** Reports a case that cannot be run here, with the reason, such as `lxc machines share the host's kernel`. */
  skip(reference, reason2) {
    this.end({ ...reference, outcome: { status: "skipped", reason: reason2 } });
  }
  /** Skips those planned cases of a suite that nobody has begun: what they are about cannot be seen here. */
  skipRest(suite, reason2) {
    for (const reference of this.#cases.waiting(suite)) this.skip(reference, reason2);
  }
  /** Runs what changes the lab. Records what it throws and throws it again: what comes after could not work. */
  async step(reference, body) {
    const facts = {};
    this.begin(reference);
    let value;
    try {
      value = await body(facts);
    } catch (error) {
      this.#endWithError(reference, facts, error);
      throw error;
    }
    this.end({ ...reference, ...facts, outcome: { status: "passed" } });
    return value;
  }
  /** Runs what only observes the lab; tells whether it passed. Throws only when the run was aborted. */
  async check(reference, body) {
    const facts = {};
    this.begin(reference);
    try {
      await body(facts);
    } catch (error) {
      this.#endWithError(reference, facts, error);
      if (this.#isAbort(error)) throw error;
      return false;
    }
    this.end({ ...reference, ...facts, outcome: { status: "passed" } });
    return true;
  }
  /** Records a wait for the bench, in milliseconds. */
  measure(name2, kind, durationMs) {
    const startedAt = new Date(this.#now().getTime() - durationMs);
    this.#timings.push({ name: name2, kind, startedAt, durationMs });
  }
  timings() {
    return this.#timings;
  }
  /** Every case in planned order; those that nobody reported are skipped, with `notRun`. */
  results() {
    return this.report().suites.flatMap((suite) => suite.cases);
  }
  report() {
    const now = this.#now();
    const suites = this.#cases.snapshot(this.#startedAt, now);
    return {
      scenario: this.#options.scenario,
      file: this.#options.file,
      startedAt: this.#startedAt,
      durationMs: millisecondsBetween(this.#startedAt, now),
      properties: this.#allProperties(),
      suites: suites.map((suite) => ({
        ...suite,
        cases: suite.cases.map((result) => cleanResult(result, this.redactor))
      })),
      timings: this.#timings,
      topology: this.#topology
    };
  }
  /**
   * Ends the run: what was not reported is skipped with `not run: <reason>`. The second and later calls do nothing.
   * Throws when the JUnit file could not be written.
   */
  close(reason2) {
    if (this.#closed) return;
    this.#closed = true;
    this.#cases.finish(reason2, this.#now());
    this.#file.write();
    this.#tell((listener) => listener.closed?.(this.report()));
    if (this.#file.problem) throw this.#file.problem;
  }
  #allProperties() {
    const seconds3 = /* @__PURE__ */ new Map();
    for (const { kind, durationMs } of this.#timings) {
      seconds3.set(`${kind} seconds`, (seconds3.get(`${kind} seconds`) ?? 0) + durationMs / 1e3);
    }
    return Object.fromEntries([
      ...[...this.#properties].map(([name2, value]) => [name2, cleanText(value, this.redactor)]),
      ...[...seconds3].map(([name2, value]) => [name2, value.toFixed(1)])
    ]);
  }
  #endWithError(reference, facts, error) {
    const outcome = this.#isAbort(error) ? { status: "skipped", reason: "not finished: interrupted", notRun: true } : outcomeOfError(error);
    this.end({ ...reference, ...traceOfError(error), ...facts, outcome });
  }
  #isAbort(error) {
    return this.#options.signal?.aborted === true || error instanceof Error && error.name === "AbortError";
  }
  #tell(event) {
    for (const listener of this.#options.listeners ?? []) event(listener);
  }
  #write() {
    if (this.#closed) return;
    this.#file.write();
    const { problem } = this.#file;
    if (!problem || this.#warned) return;
    this.#warned = true;
    this.#tell((listener) => listener.warned?.(problem.message));
  }
};

// src/report/reports-path.ts
import { rmSync as rmSync2, statSync as statSync2, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join25, resolve as resolve3 } from "node:path";
function checkReportsPath(folder2, owner) {
  const path3 = resolve3(folder2);
  try {
    if (statSync2(path3, { throwIfNoEntry: false })?.isDirectory() === false) {
      return {
        message: `cannot write reports to ${path3}: it is not a folder`,
        remedy: `mv ${path3} ${path3}.old, or choose another folder for reports`
      };
    }
    makeFolder(path3, owner);
    const trial2 = join25(path3, `.fanlab-trial-${process.pid}`);
    writeFileSync2(trial2, "", { flag: "wx" });
    rmSync2(trial2);
    return void 0;
  } catch (error) {
    return {
      message: `cannot write reports to ${path3}: ${error instanceof Error ? error.message : String(error)}`,
      remedy: `choose a folder for reports that you may write to (namei -l ${path3})`
    };
  }
}

// src/report/markdown-summary.ts
import { basename as basename5 } from "node:path";

// src/report/claims.ts
var controls = new Set("P8 P9 P14 P15 P22 P23 P24 P34 P38 P42".split(" "));
function claimStatuses(results) {
  const cases = /* @__PURE__ */ new Map();
  for (const result of results) {
    for (const id of result.claims) if (!id.startsWith("D")) cases.set(id, [...cases.get(id) ?? [], result]);
  }
  return [...cases].map(([id, own]) => statusOf4(id, own)).sort((a, b) => inOrder(a.id, b.id));
}
function statusOf4(id, own) {
  const named = own.find(({ cell }) => !cell);
  const title = named ? named.name.replace(/^(?:[A-Z]\d+\w? )+/, "") : "cells of the matrix";
  const has = (status2) => own.some(({ outcome }) => outcome.status === status2);
  const notRun = own.some(({ outcome }) => outcome.status === "skipped" && outcome.notRun);
  const status = has("failed") ? "failed" : has("error") ? "error" : notRun ? "not run" : void 0;
  const passed = own.filter(({ outcome }) => outcome.status === "passed").length;
  return { id, title, status: status ?? (passed > 0 ? "passed" : "skipped"), passed, total: own.length };
}
function inOrder(a, b) {
  const [, letterA = "", numberA = ""] = /^(\D*)(\d*)/.exec(a) ?? [];
  const [, letterB = "", numberB = ""] = /^(\D*)(\d*)/.exec(b) ?? [];
  if (letterA !== letterB) return letterA === "P" ? -1 : letterB === "P" ? 1 : letterA.localeCompare(letterB);
  return Number(numberA) - Number(numberB) || a.localeCompare(b);
}

// src/report/markdown.ts
var special = /[&<>`*_[\]|\\~$#@]/g;
var longestLine = 1e3;
var longestText = 300;
function text(said) {
  const line = plainText(said).trim().replaceAll(/\s+/g, " ");
  const cut3 = line.length > longestText ? `${line.slice(0, longestText)}\u2026` : line;
  return cut3.replaceAll(
    special,
    (found) => /[@#]/.test(found) ? `${found}\u200B` : `&#${found.charCodeAt(0)};`
  );
}
var code = (said) => `<code>${text(said)}</code>`;
function block(lines) {
  const shown3 = harmlessLines(lines.join("\n")).map(
    (line) => line.length > longestLine ? `${line.slice(0, longestLine)}\u2026` : line
  );
  const longestFence = Math.max(2, ...[...shown3.join("\n").matchAll(/`+/g)].map(([run2]) => run2.length));
  const fence = "`".repeat(longestFence + 1);
  return [`${fence}text`, ...shown3, fence].join("\n");
}
function table3(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
var link = (label2, path3) => `[${text(label2)}](${path3.split("/").map(encodeURIComponent).join("/")})`;
var details = (label2, inside) => `<details><summary>${text(label2)}</summary>

${inside}

</details>`;

// src/report/reach.ts
function reachOfEndpoints(results) {
  return countCells(results, ({ source, target }) => [source, target]);
}
function reachOfPairs(results) {
  return countCells(results, ({ source, target }) => [pairKey(source, target)]);
}
var pairKey = (source, target) => JSON.stringify([source, target]);
function reachState(reach) {
  if (!reach || reach.total === 0) return "unknown";
  if (reach.passed === reach.total) return "ok";
  return reach.passed * 2 <= reach.total ? "bad" : "partly";
}
function countCells(results, keysOf) {
  const reaches = /* @__PURE__ */ new Map();
  for (const { cell, outcome } of results) {
    if (!cell || outcome.status === "skipped") continue;
    for (const key2 of keysOf(cell)) {
      const { passed, total: total2 } = reaches.get(key2) ?? { passed: 0, total: 0 };
      reaches.set(key2, { passed: passed + (outcome.status === "passed" ? 1 : 0), total: total2 + 1 });
    }
  }
  return reaches;
}

// src/report/mermaid.ts
var styles = {
  ok: "fill:#dafbe1,stroke:#1a7f37,color:#0b3d17",
  partly: "fill:#fff8c5,stroke:#9a6700,color:#3b2300",
  bad: "fill:#ffebe9,stroke:#cf222e,color:#4c0b11",
  unknown: "fill:#eaeef2,stroke:#6e7781,color:#24292f"
};
function topologyGraph(lab, results) {
  const reaches = reachOfEndpoints(results);
  const nodes = [];
  const node = (name2, ...lines) => {
    const reach = reaches.get(name2);
    const id = `n${nodes.length}`;
    nodes.push({ id, state: reachState(reach) });
    return `${id}["${[...lines, counted(reach)].filter(Boolean).map(label).join("<br/>")}"]`;
  };
  const places = [{ name: "host", role: "host", ...lab.host }, ...lab.machines].map((machine, index) => {
    const bridge2 = node(
      machine.name,
      machine.role === "cluster" ? "lxdfan0" : "fan bridge",
      machine.fanAddress
    );
    const bridgeId = `n${nodes.length - 1}`;
    const inside = lab.endpoints.filter((each2) => each2.machine === machine.name && isContained(each2.kind)).map((each2) => `    ${bridgeId} --- ${node(each2.name, each2.name, each2.address ?? "")}`);
    return [
      `  subgraph m${index}["${label(`${machine.name}, ${machine.address}`)}"]`,
      `    ${bridge2}`,
      ...inside,
      "  end",
      `  underlay --- ${bridgeId}`
    ];
  });
  const homeless = lab.endpoints.filter((each2) => isContained(each2.kind) && each2.machine === void 0);
  const elsewhere = homeless.map((each2) => `    ${node(each2.name, each2.name)}`);
  const classes = Object.keys(styles).flatMap((state) => {
    const own = nodes.filter((each2) => each2.state === state).map(({ id }) => id);
    return own.length === 0 ? [] : [`  classDef ${state} ${styles[state]}`, `  class ${own.join(",")} ${state}`];
  });
  return [
    "flowchart TB",
    `  underlay["${label(`underlay ${lab.underlay}`)}<br/>${label(`VXLAN, VNI ${lab.vni}, MTU ${lab.mtu}`)}"]`,
    ...places.flat(),
    ...elsewhere.length === 0 ? [] : ['  subgraph elsewhere["not found on a machine"]', ...elsewhere, "  end"],
    ...classes
  ].join("\n");
}
var isContained = (kind) => kind === "container" || kind === "docker";
var counted = (reach) => reach ? `${reach.passed} of ${reach.total}` : "";
function phaseTimeline({ suites, startedAt }) {
  const begun = suites.filter(({ durationMs }) => durationMs > 0);
  return [
    "gantt",
    "  dateFormat x",
    "  axisFormat %M:%S",
    ...begun.map((suite) => {
      const start2 = Math.max(0, suite.startedAt.getTime() - startedAt.getTime());
      const mark = hasFailed(suite) ? "crit" : "active";
      const name2 = `${word(suite.name)} ${formatDuration(suite.durationMs)}`;
      return `  ${name2} :${mark}, ${start2}, ${start2 + Math.max(1, Math.round(suite.durationMs))}`;
    })
  ].join("\n");
}
var hasFailed = ({ cases }) => cases.some(({ outcome }) => outcome.status === "failed" || outcome.status === "error");
var label = (said) => plainText(said).replaceAll(/\s+/g, " ").replaceAll(/["#<>&`;\\]/g, (found) => `#${found.charCodeAt(0)};`);
var word = (said) => plainText(said).replaceAll(/[^\w .,()/-]/g, " ").trim() || "phase";

// src/report/phase-times.ts
function phaseTimes({ suites, timings }) {
  return suites.map(({ name: name2, startedAt, durationMs }) => {
    const start2 = startedAt.getTime();
    const within2 = timings.map(({ kind, ...timing }) => ({ kind, span: cut(timing, start2, start2 + durationMs) })).filter(({ span: [from, to] }) => to > from);
    const spans = (...kinds) => within2.filter(({ kind }) => kinds.includes(kind)).map(({ span }) => span);
    const boot = covered(spans("boot"));
    const lxd = covered(spans("boot", "lxd")) - boot;
    const docker2 = covered(spans("boot", "lxd", "docker")) - boot - lxd;
    return {
      name: name2,
      total: durationMs,
      boot,
      lxd,
      docker: docker2,
      harness: Math.max(0, durationMs - boot - lxd - docker2)
    };
  });
}
function cut({ startedAt, durationMs }, from, to) {
  const start2 = startedAt.getTime();
  return [Math.max(start2, from), Math.min(start2 + durationMs, to)];
}
function covered(spans) {
  let end = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

// src/report/markdown-summary.ts
var largest = 1e6;
var largestFailures = 4e5;
var mostReasonLines2 = 20;
var mostRows = 64;
var icons = { passed: "\u2705", failed: "\u274C", error: "\u{1F4A5}", "not run": "\u26AA", skipped: "\u26AA" };
function markdownSummary(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const sections = [
    headline(report, results),
    promises2(results),
    failures2(worstFirst(failureGroups(results)), basename5(report.file)),
    claims(results),
    topology(report, results),
    phases(report),
    section("Under test", properties(report)),
    files(report, results)
  ];
  const whole = withoutOldCommands(`${sections.filter(Boolean).join("\n\n")}
`);
  return Buffer.byteLength(whole) <= largest ? whole : cut2(whole);
}
var section = (title, body) => body === "" ? "" : `## ${title}

${body}`;
function headline(report, results) {
  const { exitCode, reason: reason2, ...counts } = verdict(results);
  const icon = icons[["passed", "failed", "error"][exitCode]];
  const numbers = `${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped`;
  return `# ${icon} fanlab ${text(report.scenario)}: ${text(reason2)}

${numbers} in ${formatDuration(report.durationMs)}`;
}
function promises2(results) {
  const rows = deliverables(results);
  if (rows.every(({ total: total2 }) => total2 === 0)) return "";
  const shown3 = rows.map(({ id, title, status, passed, total: total2 }) => [
    id,
    `${icons[status]} ${status}`,
    `${passed} of ${total2}`,
    title
  ]);
  return table3(["", "result", "cells", "deliverable"], shown3);
}
function worstFirst(groups2) {
  const weight = ({ isError: isError2, names }) => (isError2 ? 1e6 : 0) + names.length;
  return [...groups2].sort((a, b) => weight(b) - weight(a));
}
function failures2(groups2, junit3) {
  const told = [];
  let bytes2 = 0;
  let left = groups2.reduce((sum, { names }) => sum + names.length, 0);
  for (const group of groups2) {
    const own = failure2(group);
    bytes2 += Buffer.byteLength(own);
    if (bytes2 > largestFailures) break;
    told.push(own);
    left -= group.names.length;
  }
  if (left > 0) told.push(`and ${left} more, see ${code(junit3)}`);
  return section("What failed", told.join("\n\n"));
}
function failure2({ suite, names, cells, lines, explanation, evidence }) {
  const title = cells.length > 1 ? `${cells.length} cells` : names[0] ?? "";
  const reasons = lines.filter((line) => line !== `where: ${explanation}` && line !== `evidence: ${evidence}`);
  const shown3 = reasons.slice(0, mostReasonLines2);
  const left = reasons.length - shown3.length;
  const more = left > 0 ? [`and ${left} lines more`] : [];
  return [
    `**${text(suite)}: ${text(title)}**`,
    ...explanation === void 0 ? [] : ["", `Where: ${text(explanation)}.`],
    "",
    block([...cells.length > 1 ? cellNames(cells) : [], ...shown3, ...more]),
    ...evidence === void 0 ? [] : ["", `Evidence: ${link(evidence, evidence)}`]
  ].join("\n");
}
function claims(results) {
  const all2 = claimStatuses(results);
  const rows = (wanted) => table3(
    ["id", "result", "cases", "claim"],
    wanted.slice(0, mostRows).map(({ id, status, passed, total: total2, title }) => [
      text(id),
      `${icons[status]} ${status}`,
      `${passed} of ${total2}`,
      text(title)
    ])
  );
  const part = (title, wanted) => {
    if (wanted.length === 0) return "";
    const passed = wanted.filter(({ status }) => status === "passed").length;
    const open2 = wanted.filter(({ status }) => status !== "passed");
    const label2 = `${title}: ${passed} of ${wanted.length} passed`;
    return [...open2.length === 0 ? [] : [rows(open2)], details(label2, rows(wanted))].join("\n\n");
  };
  const parts = [
    part(
      "claims",
      all2.filter(({ id }) => !controls.has(id))
    ),
    part(
      "negative controls",
      all2.filter(({ id }) => controls.has(id))
    )
  ];
  return section("Claims", parts.filter(Boolean).join("\n\n"));
}
function topology({ topology: lab }, results) {
  if (!lab) return "";
  const pairs = reachOfPairs(results);
  const names = lab.endpoints.map(({ name: name2 }) => name2);
  const signs = { ok: "\u2705", partly: "\u{1F7E1}", bad: "\u274C", unknown: "" };
  const grid = table3(
    ["from \\ to", ...names.map(text)],
    names.map((source) => [
      text(source),
      ...names.map((target) => signs[reachState(pairs.get(pairKey(source, target)))])
    ])
  );
  return section(
    "Topology",
    [
      `\`\`\`mermaid
${topologyGraph(lab, results)}
\`\`\``,
      "Numbers are cells of the matrix that passed, of all phases. Green: all of them; yellow: more than half; red: half or less; grey: not asked.",
      ...pairs.size === 0 ? [] : [details("who reaches whom", grid)]
    ].join("\n\n")
  );
}
function phases(report) {
  const times = phaseTimes(report);
  const rows = report.suites.map(({ name: name2, cases }, index) => {
    const { total: total2 = 0, boot = 0, lxd = 0, docker: docker2 = 0, harness = 0 } = times[index] ?? {};
    const passed = cases.filter(({ outcome }) => outcome.status === "passed").length;
    return [
      text(name2),
      `${passed} of ${cases.length}`,
      ...[total2, boot, lxd, docker2, harness].map((ms) => ms > 0 ? formatDuration(ms) : "")
    ];
  });
  const parts = [
    ...times.some(({ total: total2 }) => total2 > 0) ? [`\`\`\`mermaid
${phaseTimeline(report)}
\`\`\``] : [],
    details("where the time went", table3(["phase", "passed", "time", "boot", "LXD", "Docker", "else"], rows))
  ];
  return rows.length === 0 ? "" : section("Phases", parts.join("\n\n"));
}
function properties(report) {
  const rows = Object.entries(report.properties).slice(0, mostRows);
  return rows.length === 0 ? "" : table3(
    ["", ""],
    rows.map(([name2, value]) => [text(name2), text(value)])
  );
}
function files(report, results) {
  const reasons = /* @__PURE__ */ new Map();
  for (const { outcome } of results) {
    if (outcome.status === "skipped") reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  }
  const skipped = [...reasons].slice(0, mostRows).map(([reason2, count]) => `- ${count} skipped: ${text(reason2)}`);
  const folders = [...new Set(results.flatMap(({ evidence }) => evidence ?? []))].slice(0, mostRows);
  const kept2 = folders.map((folder2) => `- evidence: ${link(folder2, folder2)}`);
  const junit3 = basename5(report.file);
  return section("Files", [`- JUnit: ${link(junit3, junit3)}`, ...kept2, ...skipped].join("\n"));
}
function cut2(whole) {
  const bytes2 = Buffer.from(whole).subarray(0, largest - 100).toString();
  return `${bytes2.slice(0, bytes2.lastIndexOf("\n"))}

The rest of this summary is left out: it is too long.
`;
}

// src/report/summary-file.ts
var SummaryFile = class {
  #file;
  #warn;
  constructor(path3, {
    report,
    redact,
    warn,
    owner
  }) {
    this.#file = new ReportFile(path3, () => redact(markdownSummary(report())), owner);
    this.#warn = warn;
  }
  planned() {
    this.write();
  }
  suiteEnded() {
    this.write();
  }
  closed() {
    this.write();
    if (this.#file.problem) this.#warn(this.#file.problem.message);
  }
  write() {
    this.#file.write();
  }
};

// src/scenario/open-witness.ts
import { rmSync as rmSync3 } from "node:fs";
import { dirname as dirname11, join as join26 } from "node:path";

// src/evidence/witness.ts
import { setMaxListeners } from "node:events";

// src/evidence/topics.ts
var topics = {
  network: [
    "ip -json addr show",
    "ip -json route show table all",
    "ip -json rule show",
    "ip -json neigh show",
    "ip -s link show",
    "bridge link show",
    "bridge fdb show",
    "bridge vni show",
    "ss -tunlp",
    // Last: with some of Ubuntu's kernels `ip -d` ends with a segmentation fault at a VXLAN device.
    "ip -d link show"
  ],
  fan: [
    "fanctl show",
    'for port in /sys/class/net/*/brport; do echo "$port -> $(readlink "$port/bridge")"; done',
    'for tunnel in lxdfan0-fan ftun0; do for way in egress ingress; do echo "$tunnel $way"; tc -s filter show dev "$tunnel" "$way"; done; done',
    "sysctl net.ipv4.ip_forward net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter net.bridge.bridge-nf-call-iptables",
    "ls -l /etc/networkd-dispatcher/*.d /etc/default/fanlab-fan; cat /etc/default/fanlab-fan"
  ],
  firewall: ["nft list ruleset", "iptables-save -c", "iptables -S -v"],
  system: [
    "systemctl is-system-running; systemctl --failed --no-pager --plain",
    "systemctl --no-pager --plain list-units lxd* docker* containerd* networkd-dispatcher* systemd-networkd*",
    "networkctl --no-pager list; networkctl --no-pager status",
    "uname -a; uptime; free -m; df -h",
    "ps -eo pid,ppid,stat,etimes,args"
  ],
  journal: [
    "journalctl -b -n 400 --no-pager -o short-iso -u lxd.service -u docker.service -u containerd.service",
    "journalctl -b -n 200 --no-pager -o short-iso -u networkd-dispatcher.service -u systemd-networkd.service",
    "journalctl -b -n 100 --no-pager -o short-iso -p warning",
    "tail -n 100 /var/log/lxd/lxd.log"
  ],
  lxd: [
    "systemctl is-active --quiet lxd.service && lxc cluster list",
    "systemctl is-active --quiet lxd.service && lxc list",
    "systemctl is-active --quiet lxd.service && lxc network show lxdfan0 && lxc network list-leases lxdfan0"
  ],
  docker: [
    "systemctl is-active --quiet docker.service && docker ps --all --no-trunc",
    "systemctl is-active --quiet docker.service && docker network inspect $(docker network ls --quiet)",
    "systemctl is-active --quiet docker.service && docker ps --all --quiet | xargs -r docker inspect",
    "systemctl is-active --quiet docker.service && docker ps --all --quiet | xargs -r -n 1 docker logs --tail 50"
  ]
};

// src/evidence/look-at-machine.ts
var [commandSeconds, commandBytes] = [4, 1e5];
var longestFile = 3e5;
var transcript = `
for command; do
  echo "$ $command"
  timeout ${commandSeconds} sh -c "$command" 2>&1 </dev/null | head -c ${commandBytes}
  echo
done
`;
async function lookAtMachine(place, options) {
  const ask2 = async (topic, commands) => ({
    path: `${place.name}/${topic}.txt`,
    content: ending2(
      await place.run(["sh", "-c", transcript, "evidence", ...commands], options).then(
        ({ stdout, timedOut }) => `${stdout}${timedOut ? "\nnot finished within the deadline\n" : ""}`,
        (error) => `${error instanceof Error ? error.message : error}
`
      )
    )
  });
  const files2 = Object.entries(topics).map(([topic, commands]) => ask2(topic, commands));
  return Promise.all([...files2, ...place instanceof Machine ? [console2(place)] : []]);
}
async function console2({ name: name2, place }) {
  const text2 = await place.console().catch((error) => `${error}
`);
  return { path: `${name2}/console.txt`, content: ending2(text2) };
}
var ending2 = (text2) => text2.length > longestFile ? `\u2026${text2.slice(-longestFile)}` : text2;

// src/evidence/capture.ts
import { randomBytes } from "node:crypto";

// src/evidence/pcap.ts
var magic = 2712847316;
var linuxSll2 = 276;
var fileHeader = 24;
var recordHeader = 16;
var sll2Header = 20;
var sentByUs = 4;
function parsePcap(file) {
  if (file.length < fileHeader || file.readUInt32LE(0) !== magic || file.readUInt32LE(20) !== linuxSll2) {
    throw new Error(`not a capture of link type LINUX_SLL2: ${file.subarray(0, fileHeader).toString("hex")}`);
  }
  const frames = [];
  let at = fileHeader;
  while (at + recordHeader <= file.length) {
    const start2 = at + recordHeader;
    const end = start2 + file.readUInt32LE(at + 8);
    if (end > file.length) break;
    if (end - start2 >= sll2Header) {
      frames.push({
        protocol: file.readUInt16BE(start2),
        ifindex: file.readUInt32BE(start2 + 4),
        outgoing: file.readUInt8(start2 + 10) === sentByUs,
        bytes: file.subarray(start2 + sll2Header, end)
      });
    }
    at = end;
  }
  return frames;
}

// src/evidence/capture.ts
var snapLength = 160;
var mostPackets = 5e3;
var script3 = `
folder=$1 filter=$2
umask 077
tcpdump -Z root --immediate-mode -U -n -i any -y LINUX_SLL2 -s ${snapLength} -c ${mostPackets}   -w "$folder/pcap" "$filter" 2>"$folder/said" &
tcpdump=$!
trap 'kill "$tcpdump" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
while [ ! -e "$folder/stop" ] && kill -0 "$tcpdump" 2>/dev/null; do sleep 0.02; done
[ -s "$folder/pcap" ] || { cat "$folder/said" >&2; exit 1; }
kill -INT "$tcpdump" 2>/dev/null
wait "$tcpdump"
ip -json addr show | tr -d '\\n'
echo
base64 -w 0 "$folder/pcap"
`;
var untilListening = 'while [ -d "$1" ] && [ ! -s "$1/pcap" ]; do sleep 0.02; done';
var filter = "icmp or arp or udp port 8472 or (tcp[tcpflags] & tcp-syn != 0)";
async function captureWhile(namespaces, send, options) {
  const folder2 = `/run/fanlab-trace-${randomBytes(6).toString("hex")}`;
  const captures = await Promise.all(
    namespaces.map((namespace, index) => start(namespace, `${folder2}-${index}`, options))
  );
  try {
    await send();
  } finally {
    await Promise.allSettled(captures.map(({ stop }) => stop()));
  }
  return Promise.all(captures.map(({ result }) => result));
}
async function start({ name: name2, place, pid }, folder2, options) {
  const captured = async () => {
    const argv2 = inEndpoint({ pid }, ["sh", "-c", script3, "capture", folder2, filter]);
    return readCapture(await place.run(argv2, options));
  };
  try {
    await place.succeed(["mkdir", "-m", "700", folder2], options);
    const result = captured().catch(asLabError(name2));
    await place.run(["sh", "-c", untilListening, "until", folder2], options);
    return { stop: () => place.run(["touch", `${folder2}/stop`], options), result };
  } catch (error) {
    return { stop: async () => {
    }, result: Promise.resolve(asLabError(name2)(error)) };
  }
}
var asLabError = (name2) => (cause2) => new LabError(`cannot capture on ${name2}: ${cause2 instanceof Error ? cause2.message : cause2}`, { cause: cause2 });
function readCapture({ stdout, stderr, status }) {
  if (status !== 0) throw new Error(stderr.trim() || `status ${status}`);
  const [links = "", packets = ""] = stdout.split("\n");
  const pcap = Buffer.from(packets, "base64");
  return { links: JSON.parse(links), frames: parsePcap(pcap), pcap };
}

// src/evidence/path.ts
function fanLinks(lab, machine) {
  return lab.cluster.some(({ name: name2 }) => name2 === machine) ? { bridge: "lxdfan0", tunnel: "lxdfan0-fan" } : { bridge: lab.fan.bridge, tunnel: "ftun0" };
}
var underlayAddressOf = (lab, { address }) => formatAddress(underlayOf(parseAddress(address), lab.topology.underlay, lab.topology.overlay));
function pathOf(lab, from, to, captures) {
  const [first, last] = [side(lab, from, captures), side(lab, to, captures)];
  const own = [...first.own(true), first.port(false)];
  const other = [last.port(true), ...last.own(false)];
  const between = [first.tunnel(true), first.underlay(true), last.underlay(false), last.tunnel(false)];
  const hops = from.place.name === to.place.name ? [...own, ...other] : [...own, ...between, ...other];
  return hops.filter(({ namespace }) => captures.has(namespace));
}
function side(lab, endpoint, captures) {
  const machine = endpoint.place.name;
  const names = fanLinks(lab, machine);
  const links = captures.get(machine)?.links ?? [];
  const named = (name2) => links.find(({ ifname }) => ifname === name2);
  const isContained2 = endpoint.pid !== void 0;
  const inside = withAddress(captures.get(endpoint.name)?.links, endpoint.address);
  const underlayAddress = underlayAddressOf(lab, endpoint);
  const underlay2 = withAddress(links, underlayAddress);
  const bridge2 = named(names.bridge);
  const tunnel3 = named(names.tunnel);
  const { mtu } = lab.fan;
  const hop = (kind, outgoing, link2, { name: name2, trouble, namespace = machine }) => {
    const label2 = [kind === "endpoint" ? "" : kind, name2].filter(Boolean).join(" ");
    const what = `${namespace}'s ${label2 || "interface"}`;
    return { kind, outgoing, namespace, machine, label: what, ifindex: link2?.ifindex, ifname: name2, trouble };
  };
  const portTrouble = (link2) => troubleOf(link2, { mtu, bridge: names.bridge }) ?? (bridge2?.flags.includes("UP") ? void 0 : `${names.bridge} is down`);
  const noAddress = (address) => `no interface has ${address}`;
  return {
    own: (outgoing) => {
      if (!isContained2) return [];
      const trouble = inside ? troubleOf(inside, { mtu }) : noAddress(endpoint.address);
      return [
        hop("endpoint", outgoing, inside, {
          name: inside?.ifname ?? "",
          trouble,
          namespace: endpoint.name
        })
      ];
    },
    port(outgoing) {
      const port = portOf(links, inside);
      if (isContained2) {
        const own = hop("bridge", outgoing, port, { name: names.bridge, trouble: portTrouble(port) });
        return { ...own, label: `${machine}'s port to ${endpoint.name}` };
      }
      const trouble = troubleOf(bridge2, { mtu });
      return hop("bridge", !outgoing, bridge2, { name: names.bridge, trouble });
    },
    tunnel: (outgoing) => hop("tunnel", outgoing, tunnel3, { name: names.tunnel, trouble: portTrouble(tunnel3) }),
    underlay(outgoing) {
      const trouble = underlay2 ? troubleOf(underlay2, {}) : noAddress(underlayAddress);
      return hop("underlay", outgoing, underlay2, { name: underlay2?.ifname ?? "", trouble });
    }
  };
}
function troubleOf(link2, expected) {
  if (!link2) return "it is not there";
  if (!link2.flags.includes("UP")) return "it is down";
  if (/DOWN/.test(link2.operstate)) return "it has no carrier";
  if (expected.bridge !== void 0 && link2.master !== expected.bridge)
    return `it is no port of ${expected.bridge}`;
  if (expected.mtu !== void 0 && link2.mtu < expected.mtu)
    return `its MTU is ${link2.mtu} instead of ${expected.mtu}`;
  return void 0;
}
var withAddress = (links, address) => links?.find(({ addr_info }) => addr_info.some(({ local }) => local === address));
var portOf = (links, inside) => inside?.link_index === void 0 ? void 0 : links.find(({ ifindex }) => ifindex === inside.link_index);

// src/evidence/packet.ts
var ipv4 = 2048;
var arp = 2054;
var icmp = 1;
var tcp = 6;
var udp = 17;
var fanPort = 8472;
var ethernetHeader = 14;
var udpHeader = 8;
var vxlanHeader = 8;
function readPacket(protocol, bytes2) {
  if (protocol === arp) return readArp(bytes2);
  if (protocol !== ipv4 || bytes2.length < 20) return void 0;
  const body = bytes2.subarray((bytes2.readUInt8(0) & 15) * 4);
  const ends = { source: formatAddress(bytes2.readUInt32BE(12)), target: formatAddress(bytes2.readUInt32BE(16)) };
  switch (bytes2.readUInt8(9)) {
    case icmp: {
      const type = body.length < 8 ? void 0 : body.readUInt8(0);
      if (type !== 0 && type !== 8) return void 0;
      const sequence = body.readUInt16BE(6);
      return { ...ends, kind: "echo", reply: type === 0, sequence, payload: body.subarray(8) };
    }
    case tcp: {
      if (body.length < 14) return void 0;
      const [sourcePort, targetPort] = [body.readUInt16BE(0), body.readUInt16BE(2)];
      return { ...ends, kind: "tcp", sourcePort, targetPort, flags: body.readUInt8(13) };
    }
    case udp:
      return readEnveloped(ends, body);
    default:
      return void 0;
  }
}
function readArp(bytes2) {
  if (bytes2.length < 28) return void 0;
  const [source, target] = [formatAddress(bytes2.readUInt32BE(14)), formatAddress(bytes2.readUInt32BE(24))];
  return { kind: "arp", source, target, reply: bytes2.readUInt16BE(6) === 2 };
}
function readEnveloped(ends, body) {
  const inner = udpHeader + vxlanHeader + ethernetHeader;
  if (body.length < inner || body.readUInt16BE(2) !== fanPort) return void 0;
  const vni2 = body.readUInt32BE(udpHeader + 4) >>> 8;
  const packet = readPacket(body.readUInt16BE(inner - 2), body.subarray(inner));
  return packet && { ...packet, envelope: { ...ends, vni: vni2 } };
}

// src/evidence/sighting.ts
function sightings(captures, tracer) {
  return [...captures].flatMap(
    ([namespace, { frames }]) => frames.flatMap(({ ifindex, outgoing, protocol, bytes: bytes2 }) => {
      const packet = readPacket(protocol, bytes2);
      const known = packet && whatOf(packet, tracer);
      if (!known) return [];
      const { source: from, target: to, envelope } = packet;
      return [{ namespace, ifindex, outgoing, from, to, envelope, ...known }];
    })
  );
}
function whatOf(packet, tracer) {
  if (packet.kind === "arp") return { what: packet.reply ? "tells" : "asks", number: 0 };
  const known = tracer.legOf(packet);
  return known && { what: known.leg, number: known.number };
}
function follow(hops, seen) {
  const at = hops.map(
    (hop) => seen.filter(
      ({ namespace, ifindex, outgoing }) => namespace === hop.namespace && ifindex === hop.ifindex && outgoing === hop.outgoing
    )
  );
  const counts = at.map((list) => new Set(list.map(({ number }) => number)).size);
  const sent = counts[0] ?? 0;
  const envelope = at.flat().findLast((each2) => each2.envelope)?.envelope;
  if (seen.length === 0 || counts.every((count) => count === 0))
    return { state: "never", next: hops[0], sent: 0, arrived: 0, envelope };
  const lastSeen = counts.findLastIndex((count) => count > 0);
  if (lastSeen < hops.length - 1)
    return { state: "lost", last: hops[lastSeen], next: hops[lastSeen + 1], sent, arrived: 0, envelope };
  const arrived = counts.at(-1) ?? 0;
  const drop = counts.findIndex((count, index) => index > 0 && count < (counts[index - 1] ?? 0));
  if (arrived < sent && drop > 0)
    return { state: "thinned", last: hops[drop - 1], next: hops[drop], sent, arrived, envelope };
  return { state: "complete", last: hops.at(-1), sent, arrived, envelope };
}

// src/evidence/tracer.ts
import { randomBytes as randomBytes2, randomInt } from "node:crypto";
var echoes = 10;
var connections = 5;
var [interval, patience, deadline] = [0.02, 1.1, 1.5];
var markLength = 8;
var syn = 2;
var ack = 16;
function tracerFor(protocol, target, mtu) {
  if (protocol === "http") return tcpTracer(target);
  return echoTracer(target, protocol === "full-size" ? largestPing(mtu) : void 0);
}
function echoTracer(target, payload) {
  const mark = randomBytes2(markLength);
  return {
    names: { request: "echo request", reply: "echo reply" },
    argv: [
      ...["ping", "-n", "-q", "-c", String(echoes), "-i", String(interval), "-W", String(patience)],
      ...["-p", mark.toString("hex")],
      ...payload === void 0 ? [] : ["-M", "do", "-s", String(payload)],
      target
    ],
    legOf: (packet) => packet.kind === "echo" && packet.payload.includes(mark) ? { leg: packet.reply ? "reply" : "request", number: packet.sequence } : void 0,
    isAnswered: (stdout) => stdout.includes(` ${echoes} received`)
  };
}
function tcpTracer(target) {
  const first = randomInt(61e3, 65500);
  const numberOf = (port) => port >= first && port < first + connections ? port - first : void 0;
  return {
    names: { request: "TCP SYN", reply: "TCP SYN-ACK" },
    argv: [
      ...["curl", "--silent", "--noproxy", "*", "--max-time", String(deadline), "--output", "/dev/null"],
      ...["--parallel", "--parallel-immediate", "--local-port", `${first}-${first + connections - 1}`],
      ...["--write-out", "%{http_code}\\n", `http://${target}/?fanlab=[1-${connections}]`]
    ],
    legOf(packet) {
      if (packet.kind !== "tcp" || (packet.flags & syn) === 0) return void 0;
      const leg = (packet.flags & ack) === 0 ? "request" : "reply";
      const number = numberOf(leg === "request" ? packet.sourcePort : packet.targetPort);
      return number === void 0 ? void 0 : { leg, number };
    },
    isAnswered: (stdout) => stdout.split("\n").filter((line) => line === "200").length === connections
  };
}

// src/evidence/where-it-died.ts
function whereItDied(traced) {
  const { source, target, tracer, envelopes } = traced;
  const there = { from: source, to: target, hops: traced.there, envelope: envelopes.there };
  const back = { from: target, to: source, hops: traced.back, envelope: envelopes.back };
  const leg = (name2, way, what) => {
    const isArp = what === "asks" || what === "tells";
    const seen = traced.seen.filter(
      (each2) => each2.what === what && // Marked packets are known by their mark, even where somebody has translated their addresses.
      (!isArp || each2.from === way.from.address && each2.to === way.to.address)
    );
    return { ...way, name: name2, passage: follow(way.hops, seen) };
  };
  const request = leg(tracer.names.request, there, "request");
  if (request.passage.state === "never")
    return neverSent(request, leg("ARP request", there, "asks"), leg("ARP reply", back, "tells"));
  if (request.passage.state !== "complete") return died(request);
  const reply = leg(tracer.names.reply, back, "reply");
  if (reply.passage.state === "never") {
    const [asks, tells] = [leg("ARP request", back, "asks"), leg("ARP reply", there, "tells")];
    return asks.passage.state === "never" ? unanswered(request, reply) : neverSent(reply, asks, tells);
  }
  if (reply.passage.state !== "complete") return died(reply);
  return { sentence: survived(traced, reply.passage) };
}
function neverSent(leg, asks, tells) {
  if (asks.passage.state === "never") return died(leg);
  if (asks.passage.state !== "complete") return died(asks);
  if (tells.passage.state === "never") return unanswered(asks, tells);
  if (tells.passage.state !== "complete") return died(tells);
  const { sentence, lookAt } = died(leg);
  return { sentence: `${sentence}, although the ARP reply from ${leg.to.name} arrives there`, lookAt };
}
function unanswered(leg, answer) {
  const { last } = leg.passage;
  const sentence = `${whatOf2(leg)} arrives at ${last?.label}, and no ${answer.name} ever leaves it`;
  return { sentence, lookAt: last && { machine: last.machine, command: "nft list ruleset" } };
}
var whatOf2 = ({ name: name2, from, to }) => `${name2} from ${from.name} to ${to.name}`;
function died(leg) {
  const { passage, envelope } = leg;
  const { last, next, state, sent, arrived } = passage;
  const what = whatOf2(leg);
  if (!next) return { sentence: `${what} was never seen` };
  const trouble = next.trouble === void 0 ? "" : `: ${next.trouble}`;
  if (!last) return { sentence: `${what} never ${verb(next)} ${next.label}${trouble}`, lookAt: firstLook(next) };
  const lookAt = commandFor(last, next);
  const where = `${verb(last)} ${last.label}${wrongEnvelope(passage, envelope)}`;
  if (state === "thinned") {
    const part = `${sent - arrived} of ${sent} times the ${what}`;
    const verbs = next.outgoing ? "leave" : "arrive at";
    return { sentence: `${part} ${where} and does not ${verbs} ${next.label}${trouble}`, lookAt };
  }
  return { sentence: `${what} ${where}, never ${verb(next)} ${next.label}${trouble}`, lookAt };
}
var verb = ({ outgoing }) => outgoing ? "leaves" : "arrives at";
function wrongEnvelope({ envelope }, expected) {
  if (!envelope) return "";
  const parts = [
    ...envelope.target === expected.target ? [] : [`for ${envelope.target} instead of ${expected.target}`],
    ...envelope.vni === expected.vni ? [] : [`with VNI ${envelope.vni} instead of ${expected.vni}`]
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
function survived({ source, target, tracer, answered }, { arrived }) {
  const both = `${tracer.names.request} from ${source.name} to ${target.name} and its answer pass every hop`;
  return answered ? `${both} now (${arrived} of ${arrived}): the failure did not last` : `${both}: the network carries them, it is ${target.name} that does not answer rightly`;
}
var firstLook = ({ machine, ifname, kind }) => kind === "endpoint" ? { machine, command: "lxc list; docker ps --all" } : { machine, command: `ip -s link show ${ifname}` };
function commandFor(last, next) {
  const { machine } = next;
  if (next.kind === "underlay" && next.outgoing)
    return { machine, command: `tc -s filter show dev ${last.ifname} egress` };
  if (next.kind === "underlay") return { machine, command: "tcpdump -ni any udp port 8472" };
  if (next.kind === "tunnel" && !next.outgoing) return { machine, command: "nft list ruleset" };
  if (next.kind === "tunnel" || next.kind === "bridge") return { machine, command: "bridge link" };
  return { machine, command: `ip -s link show ${next.ifname}` };
}

// src/evidence/trace.ts
async function trace(lab, { source, target, protocol }, options) {
  const tracer = tracerFor(protocol, target.address, lab.fan.mtu);
  const namespaces = namespacesOf([source, target]);
  let said = "";
  const results = await captureWhile(
    namespaces,
    async () => {
      const result = await source.place.run(inEndpoint(source, tracer.argv), options);
      said = result.stdout;
    },
    options
  );
  const captures = new Map(
    namespaces.flatMap(({ name: name2 }, index) => {
      const result = results[index];
      return result === void 0 || result instanceof LabError ? [] : [[name2, result]];
    })
  );
  const blind = results.filter((result) => result instanceof LabError).map(({ message }) => message);
  const there = pathOf(lab, source, target, captures);
  const back = pathOf(lab, target, source, captures);
  const seen = sightings(captures, tracer);
  const envelope = (to) => ({ target: underlayAddressOf(lab, to), vni: lab.fan.vni });
  const finding = whereItDied({
    source,
    target,
    tracer,
    there,
    back,
    seen,
    answered: tracer.isAnswered(said),
    envelopes: { there: envelope(target), back: envelope(source) }
  });
  return {
    ...finding,
    sentence: [finding.sentence, ...blind].join("; "),
    table: [...blind, ...tableOf(there, seen), "", ...tableOf(back, seen)].join("\n"),
    captures
  };
}
function namespacesOf(endpoints) {
  const all2 = endpoints.flatMap(({ name: name2, place, pid }) => [
    ...pid === void 0 ? [] : [{ name: name2, place, pid }],
    { name: place.name, place }
  ]);
  return all2.filter(({ name: name2 }, index) => all2.findIndex((other) => other.name === name2) === index);
}
function tableOf(hops, seen) {
  return hops.map((hop) => {
    const here = seen.filter(
      ({ namespace, ifindex, outgoing }) => namespace === hop.namespace && ifindex === hop.ifindex && outgoing === hop.outgoing
    );
    const counts = /* @__PURE__ */ new Map();
    for (const { what } of here) counts.set(what, (counts.get(what) ?? 0) + 1);
    const told = [...counts].map(([what, count]) => `${what} ${count}`).join(", ") || "nothing";
    const trouble = hop.trouble === void 0 ? "" : ` (${hop.trouble})`;
    return `${hop.label}, ${hop.outgoing ? "out" : "in"}: ${told}${trouble}`;
  });
}

// src/evidence/witness.ts
var mostFolders = 8;
var mostTraces = 6;
var tracesAtOnce = 3;
var traceDeadline = 8e3;
var lookDeadline = 12e3;
var fresh = 1e4;
var mostBytes = 3e7;
var Witness = class {
  #options;
  #looks = /* @__PURE__ */ new Map();
  #folders = 0;
  #traces = 0;
  #bytes = 0;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Collects evidence about a failure in a folder of that name, and traces a packet for each group of silent cells.
   * Resolves to what is known of each group, in their order, and the folder; without one when there were too many.
   */
  async testify(lab, folder2, { texts, groups: groups2 }) {
    const none2 = groups2.map(() => ({}));
    if (this.#options.signal.aborted) return { groups: none2 };
    if (this.#folders >= mostFolders) return { groups: none2 };
    const own = `${String(++this.#folders).padStart(2, "0")}-${folder2}`;
    try {
      const traces = await this.#trace(lab, groups2);
      const files2 = traces.flatMap((each2, index) => each2 ? filesOf(each2, index) : []);
      const concerned = concernedPlaces(lab, [...texts, ...traces.flatMap((each2) => each2?.table ?? [])]);
      const looks = await Promise.all(concerned.map((place) => this.#look(place)));
      this.#write(own, [...files2, ...looks.flat()]);
      return { folder: `${this.#options.folder}/${own}`, groups: traces.map(testimony) };
    } catch (error) {
      if (!this.#options.signal.aborted) this.#options.warn(`cannot collect evidence of ${folder2}: ${error}`);
      return { groups: none2 };
    }
  }
  /** In order; undefined for a group that was not traced. */
  async #trace(lab, groups2) {
    if (groups2.length === 0) return [];
    const options = this.#within(traceDeadline);
    const { endpoints } = await untilAborted(options.signal, findEndpoints(lab));
    const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
    const results = groups2.map(() => void 0);
    const queue = groups2.map((cells, index) => ({ index, cell: typical(cells, byName) }));
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { index, cell } = next;
        if (!cell || options.signal.aborted || ++this.#traces > mostTraces) continue;
        results[index] = await trace(lab, cell, options).catch((error) => {
          if (!options.signal.aborted) this.#options.warn(`cannot trace a packet: ${error}`);
          return void 0;
        });
      }
    };
    await Promise.all(Array.from({ length: tracesAtOnce }, work));
    return results;
  }
  #look(place) {
    const now = performance.now();
    const known = this.#looks.get(place.name);
    if (known && now - known.at < fresh) return known.files;
    const files2 = lookAtMachine(place, this.#within(lookDeadline));
    this.#looks.set(place.name, { at: now, files: files2 });
    return files2;
  }
  #within(timeoutMs) {
    const signal = AbortSignal.any([this.#options.signal, AbortSignal.timeout(timeoutMs)]);
    setMaxListeners(0, signal);
    return { timeoutMs, signal };
  }
  #write(folder2, files2) {
    for (const { path: path3, content } of files2) {
      const clean = typeof content === "string" ? this.#options.redact(content) : content;
      this.#bytes += clean.length;
      if (this.#bytes > mostBytes) {
        this.#options.warn(`evidence beyond ${mostBytes} bytes is left out`);
        return;
      }
      this.#options.write(`${folder2}/${path3}`, clean);
    }
  }
};
function untilAborted(signal, work) {
  return Promise.race([
    work,
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    })
  ]);
}
function typical(cells, endpoints) {
  const counts = /* @__PURE__ */ new Map();
  for (const name2 of cells.flatMap(({ source, target }) => [source, target]))
    counts.set(name2, (counts.get(name2) ?? 0) + 1);
  const weight = ({ source, target }) => (counts.get(source) ?? 0) + (counts.get(target) ?? 0);
  const [best] = cells.flatMap((cell) => {
    const [source, target] = [endpoints.get(cell.source), endpoints.get(cell.target)];
    return source && target ? [{ source, target, protocol: cell.protocol, weight: weight(cell) }] : [];
  }).sort((a, b) => b.weight - a.weight);
  return best;
}
function concernedPlaces(lab, texts) {
  const places = [lab.host, ...lab.machines];
  const named = places.filter(
    ({ name: name2 }) => texts.some((text2) => new RegExp(`(?<![\\w-])${name2}(?![\\w-])`).test(text2))
  );
  return named.length > 0 ? named : places;
}
function filesOf({ sentence, table: table4, captures }, index) {
  const name2 = `trace-${index + 1}`;
  return [
    { path: `${name2}.txt`, content: `${sentence}

${table4}
` },
    ...[...captures].map(([namespace, { pcap }]) => ({ path: `${name2}-${namespace}.pcap`, content: pcap }))
  ];
}
function testimony(found) {
  if (!found) return {};
  const { sentence, lookAt } = found;
  return { explanation: sentence, ...lookAt && { hint: `on ${lookAt.machine}: ${lookAt.command}` } };
}

// src/scenario/open-witness.ts
function openWitness(scenario, { reports }, { recorder, owner, signal }) {
  const folder2 = join26("evidence", scenario);
  rmSync3(join26(reports, folder2), { recursive: true, force: true });
  return new Witness({
    folder: folder2,
    write(path3, content) {
      const file = join26(reports, folder2, path3);
      makeFolder(dirname11(file), owner);
      writeAtomically(file, content, owner);
    },
    redact: (text2) => cleanText(text2, recorder.redactor),
    warn: (message) => recorder.warn(message),
    signal
  });
}

// src/scenario/testimony.ts
var longestName = 50;
async function withTestimony(scene, { suite, name: name2 }, facts, body) {
  try {
    return await body();
  } catch (error) {
    const { witness, signal } = scene;
    if (!witness || signal.aborted || error instanceof NotObservable) throw error;
    const lab = await labOf2(scene);
    if (!lab) throw error;
    const silent = error instanceof CheckFailed ? error.silent : [];
    const { folder: folder2, groups: groups2 } = await witness.testify(lab, folderFor(suite, name2), {
      texts: [name2, error instanceof Error ? error.message : String(error)],
      groups: silent.length > 0 ? [silent] : []
    });
    if (folder2 !== void 0) facts.evidence = folder2;
    if (groups2[0]?.explanation !== void 0) facts.explanation = groups2[0].explanation;
    throw error;
  }
}
async function withExplanations({ witness, lab }, suite, cases) {
  const failed = failureGroups(cases.map(asResult)).sort((a, b) => b.cells.length - a.cells.length);
  if (!witness || failed.length === 0) return cases;
  const { folder: folder2, groups: groups2 } = await witness.testify(lab, folderFor(suite), {
    texts: [],
    groups: failed.map(({ cells }) => cells)
  });
  const found = new Map(failed.flatMap(({ names }, index) => names.map((name2) => [name2, groups2[index]])));
  return cases.map((each2) => {
    if (each2.outcome.status !== "failed") return each2;
    const { explanation, hint } = found.get(each2.name) ?? {};
    return {
      ...each2,
      ...explanation !== void 0 && { explanation },
      ...folder2 !== void 0 && { evidence: folder2 },
      outcome: { ...each2.outcome, ...hint !== void 0 && { hint } }
    };
  });
}
var asResult = (ended) => ({
  claims: [],
  startedAt: /* @__PURE__ */ new Date(0),
  durationMs: 0,
  ...ended
});
var folderFor = (suite, name2 = "") => slug(`${suite} ${name2}`).slice(0, longestName).replace(/-$/, "");
async function labOf2({ lab, provided, options }) {
  if (lab || !provided) return lab;
  const machines = (await provided.list().catch(() => [])).map((machine) => new Machine(machine));
  return new Lab(
    provided.spec.name,
    articleTopology(options.underlay, options.overlay),
    provided.host,
    machines
  );
}

// src/scenario/story.ts
async function planStory(tell, endpoints) {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const cases = [];
  let suite = "";
  await tell({
    async phase(name2, body) {
      suite = name2;
      await body();
    },
    async step(name2, _body, ...claims2) {
      cases.push({ suite, name: name2, claims: claims2 });
    },
    async check(claims2, name2) {
      cases.push({ suite, name: `${claims2} ${name2}`, claims: claims2.split(" ") });
    },
    async matrix() {
      cases.push(
        { suite, name: matrixStep, claims: [] },
        ...fullMesh(endpoints).map((cell) => ({
          suite,
          name: cellName(cell),
          claims: claimsOf(cell, byName),
          cell
        }))
      );
    }
  });
  return cases;
}
var matrixStep = "every endpoint asks every other";
var settleMs = 5e3;
function liveStory(recorder, context, endpoints) {
  let suite = "";
  const running = /* @__PURE__ */ new Set();
  const doing = (reference, body) => (facts) => untilAborted2(
    withTestimony(context, reference, facts, async () => {
      await body(context, facts);
    })
  );
  const untilAborted2 = (work) => {
    running.add(work);
    work.catch(() => {
    }).finally(() => running.delete(work));
    return orAborted(context.signal, work);
  };
  const tellPhase = async (name2, body) => {
    suite = name2;
    recorder.beginSuite(name2);
    try {
      await body();
    } finally {
      recorder.endSuite(name2);
    }
  };
  return {
    async phase(name2, body) {
      context.signal.throwIfAborted();
      await tellPhase(name2, async () => {
        try {
          await body();
        } catch (error) {
          if (!(error instanceof NotObservable)) throw error;
          recorder.skipRest(name2, error.message);
        }
      });
    },
    async tearDown(name2, body) {
      const reference = { suite: "teardown", name: name2 };
      await tellPhase("teardown", async () => {
        recorder.begin(reference);
        try {
          await body();
          recorder.end({ ...reference, outcome: { status: "passed" } });
        } catch (error) {
          const reason2 = error instanceof Error ? error.message : String(error);
          recorder.skip(reference, `not done: ${reason2}`);
          recorder.warn(`cannot see to it that ${name2}: ${reason2}; the next run tries again`);
        }
      });
    },
    async settled() {
      await Promise.race([
        Promise.allSettled(running),
        new Promise((resolve5) => setTimeout(resolve5, settleMs).unref())
      ]);
    },
    async step(name2, body, ...claims2) {
      const reference = { suite, name: name2, claims: claims2 };
      await recorder.step(reference, doing(reference, body));
    },
    async check(claims2, name2, body) {
      const reference = { suite, name: `${claims2} ${name2}`, claims: claims2.split(" ") };
      await recorder.check(reference, doing(reference, body));
    },
    async matrix(body) {
      const cells = fullMesh(endpoints);
      let results = [];
      await recorder.step({ suite, name: matrixStep }, async () => {
        results = await untilAborted2(body(context, cells));
      });
      const cases = results.map((result) => ({ suite, ...cellCase(result) }));
      const explained = await untilAborted2(withExplanations(context, suite, cases)).catch(() => cases);
      for (const each2 of explained) recorder.end(each2);
      context.signal.throwIfAborted();
    }
  };
}
function cellCase({ cell, claims: claims2, passed, got, attempts, durationMs, absent }) {
  const expected = cell.expected === "answer" ? "an answer to every packet" : "silence";
  return {
    name: cellName(cell),
    cell,
    claims: claims2,
    attempts,
    durationMs,
    outcome: absent ? { status: "skipped", reason: got } : passed ? { status: "passed" } : { status: "failed", expected, got }
  };
}
function orAborted(signal, work) {
  if (signal.aborted) {
    work.catch(() => {
    });
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve5, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve5, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

// src/scenario/report.ts
function startReport(scenario, options, caller) {
  const problem = checkReportsPath(options.reports, caller.owner);
  if (problem) throw new LabError(problem.message, { hint: problem.remedy });
  const stop = new AbortController();
  setMaxListeners2(0, stop.signal);
  const result = new ResultFile(options, caller.owner, stop.signal);
  const summary2 = new SummaryFile(join27(options.reports, "summary.md"), {
    report: () => recorder.report(),
    redact: (text2) => recorder.redactor.redact(text2),
    warn: (message) => recorder.warn(message),
    owner: caller.owner
  });
  const recorder = new Recorder({
    scenario,
    file: join27(options.reports, `TEST-${scenario}.xml`),
    owner: caller.owner,
    listeners: [new Console(), result, summary2],
    signal: stop.signal
  });
  const say = (text2) => recorder.output(text2);
  const witness = openWitness(scenario, options, { recorder, owner: caller.owner, signal: stop.signal });
  onStopRequest((why) => {
    if (stop.signal.aborted) return say("already stopping");
    say(`${why}: stopping`);
    stop.abort(new Interrupted(why));
    result.write(recorder.report());
    summary2.write();
  });
  const reasons = [];
  return {
    recorder,
    result,
    signal: stop.signal,
    say,
    witness,
    async plan(tell, endpoints) {
      recorder.plan(await planStory(tell, endpoints));
    },
    async attempt(body) {
      try {
        await body();
        return true;
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : String(error));
        if (!(error instanceof LabError || stop.signal.aborted)) say(describeError(error));
        return false;
      }
    },
    close() {
      recorder.close(stop.signal.aborted ? "interrupted" : reasons[0] ?? "the story ended before");
      return stop.signal.aborted ? exitCodes.interrupted : verdict(recorder.results()).exitCode;
    }
  };
}

// src/scenario/report-origin.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { basename as basename6 } from "node:path";
function reportOrigin({ provider: provider2, distribution, image: image2 }, { fact }) {
  fact("provider", provider2);
  fact("distribution", distribution);
  fact("image", basename6(image2));
  fact("host", parseOsRelease(readOsRelease()).name);
}
function readOsRelease() {
  try {
    return readFileSync2("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}

// src/scenario/scenario-flags.ts
var keptLabFlags = [
  "lab",
  "provider",
  "fan",
  "underlay",
  "overlay",
  "distribution",
  "apt-source",
  "package",
  "no-install",
  "keep-on-failure",
  "keep-for",
  "keep-while",
  "label",
  "reports",
  "timings",
  "result"
];
var labFlags = [...keptLabFlags, "keep"];
var visitFlags = ["lab", "reports", "result"];

// src/scenario/story-context.ts
function newContext(options, features, report, makeMachines) {
  const { recorder } = report;
  const context = {
    options,
    fan: options.fan,
    features,
    makeMachines,
    say: report.say,
    signal: report.signal,
    fact: (name2, value) => recorder.setProperty(name2, value),
    secret: (text2) => recorder.secret(text2),
    witness: report.witness,
    found(endpoints) {
      const here = endpoints.map(({ name: name2, address, place }) => ({ name: name2, address, machine: place.name }));
      if (context.lab) recorder.describe(describeTopology(context.lab.topology, here));
    },
    async timed(kind, what, work) {
      const start2 = performance.now();
      try {
        return await work();
      } finally {
        recorder.measure(what, kind, performance.now() - start2);
      }
    }
  };
  return context;
}

// src/scenario/visit-lab.ts
var visitLab = (scenario) => runCommand({
  name: scenario.name,
  script: scenario.script,
  flags: [...visitFlags, ...scenario.flags ?? []],
  async run(options) {
    const caller = await findCaller();
    const opened = await findLab(options);
    const report = startReport(scenario.name, options, caller);
    const context = newContext(options, opened.features, report, async () => {
    });
    Object.assign(context, { lab: opened.lab, provided: opened.provided, fan: opened.record.fan });
    reportOrigin(opened.record, context);
    await report.attempt(() => tellVersions(context));
    report.recorder.describe(describeTopology(opened.lab.topology, []));
    const endpoints = plannedEndpoints(opened.lab.topology);
    const tell = (story) => scenario.story(story, options);
    await report.plan(tell, endpoints);
    await report.attempt(() => tell(liveStory(report.recorder, context, endpoints)));
    report.result.kept = true;
    report.result.topology = await describeLab(opened.lab.topology, void 0);
    return report.close();
  }
});
async function tellVersions(context) {
  try {
    await Promise.all([reportVersions(context), chooseFanEngine2(context)]);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
  }
}
var findLab = (options) => openLab2(options.stateDir, options.lab, (name2) => provider(name2, options.stateDir));

// src/scenario/keep-lab.ts
var keepOneLab = (script4) => runCommand({
  name: "keep",
  script: script4,
  flags: ["lab", "keep-for", "keep-while"],
  async run(options) {
    const { record } = await findLab(options);
    const { name: name2, keptUntil } = await keepLab(options.stateDir, record, options.keepLimit);
    console.log(`lab ${name2} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}`);
    return exitCodes.passed;
  }
});

// src/scenario/open-shell.ts
var openShell = (script4) => runCommand({
  name: "shell",
  script: script4,
  flags: ["lab"],
  positionals: "MACHINE|host|CONTAINER [-- COMMAND...]",
  interactive: true,
  run: enter2
});
var runInLab = (script4) => runCommand({
  name: "exec",
  script: script4,
  flags: ["lab"],
  positionals: "MACHINE|host|CONTAINER -- COMMAND...",
  interactive: true,
  async run(options) {
    if (options.positionals.length > 1) return enter2(options);
    throw new UsageError("name where to run which command, such as: container-1 -- ip addr");
  }
});
async function enter2(options) {
  const { lab } = await findLab(options);
  const [name2, ...command] = options.positionals;
  if (name2 === void 0) throw new UsageError(`name where to go: one of ${placesOf(lab).join(", ")}`);
  return foreground(await commandFor2(lab, name2, command), "inherit").status;
}
async function commandFor2(lab, name2, command) {
  if (name2 === "host") return lab.host.place.attach(orShell(command, "bash"));
  const machine = lab.machines.find((each2) => each2.name === name2);
  if (machine) return machine.place.attach(orShell(command, "bash"));
  const container = await findContainer(lab, name2);
  if (!container)
    throw new UsageError(`no place "${name2}" in lab ${lab.name}: it has ${placesOf(lab).join(", ")}`);
  const { place, enter: enter3 } = container;
  const [tool] = command;
  if (tool === void 0 || await isIn(container, tool))
    return place.attach([...enter3, ...orShell(command, "sh")]);
  const { endpoints } = await findEndpoints(lab);
  const endpoint = endpoints.find((each2) => each2.name === name2);
  return place.attach(endpoint ? inEndpoint(endpoint, command) : [...enter3, ...command]);
}
async function findContainer(lab, name2) {
  if (name2 === lab.topology.dockerContainer) {
    const how = process.stdin.isTTY === true ? ["--interactive", "--tty"] : ["--interactive"];
    return { place: lab.loadBalancer.place, enter: ["docker", "exec", ...how, name2] };
  }
  const location = lab.topology.containers.includes(name2) && await locate2(lab, name2);
  return location ? { place: lab.machine(location).place, enter: ["lxc", "exec", name2, "--"] } : void 0;
}
async function isIn({ place, enter: enter3 }, tool) {
  const look = ["sh", "-c", 'command -v -- "$1" >/dev/null', "sh", tool];
  const asked = enter3.filter((word2) => word2 !== "--tty");
  return (await place.run([...asked, ...look])).status === 0;
}
async function locate2(lab, name2) {
  const [first] = lab.cluster;
  const instances = first ? await queryInstances(first) : [];
  return instances.find((instance) => instance.name === name2)?.location;
}
var orShell = (command, shell) => command.length > 0 ? command : [shell];
var placesOf = (lab) => [
  "host",
  ...lab.topology.machines.map(({ name: name2 }) => name2),
  ...lab.topology.containers,
  lab.topology.dockerContainer
];

// src/scenario/provoke.ts
import { mkdtemp, rm as rm7 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join28 } from "node:path";
var patience2 = 1500;
var recovery2 = 12e4;
async function provoke(context, sabotage, tell) {
  let red;
  try {
    await sabotage.act(context.lab);
    red = redIds(await ask(context, tell));
  } finally {
    await sabotage.undo(context.lab);
  }
  await waitUntilGreen(context, tell);
  return { name: sabotage.name, red: [...red].sort(), ...judge2(sabotage, red) };
}
function expectCaught({ caught, problem, red }, facts) {
  facts.properties = { caught, red: red.join(" ") };
  if (problem) throw new CheckFailed(problem);
}
function provocationTable(provocations) {
  const order = ["by what was expected", "and more", "by others only", "missed"];
  const rows = order.flatMap(
    (caught) => provocations.filter((each2) => each2.caught === caught).map(({ name: name2, red }) => `${caught.padEnd(20)}  ${name2.padEnd(72)}  ${red.join(" ")}`)
  );
  const counts = order.map(
    (caught) => `${provocations.filter((each2) => each2.caught === caught).length} ${caught}`
  );
  return [...rows, `caught: ${counts.join(", ")}`].join("\n");
}
async function waitUntilGreen(context, tell) {
  await waitUntil(
    "everything is green",
    async () => {
      const wrong = (await ask(context, tell)).filter(isRed);
      if (wrong.length === 0) return { value: true };
      const named = wrong.slice(0, 5).map(({ suite, name: name2 }) => `${suite}: ${name2}`);
      return { notYet: `${wrong.length} red, such as ${named.join("; ")}` };
    },
    { within: recovery2 }
  );
}
function judge2({ expect, may = [] }, red) {
  const shown3 = [...red].sort().join(" ") || "nothing";
  const expected = `red: ${expect.join(" ")}`;
  if (red.size === 0) return { caught: "missed", problem: { expected, got: "everything stayed green" } };
  if (!expect.every((id) => red.has(id)))
    return { caught: "by others only", problem: { expected, got: `red: ${shown3}` } };
  const unrelated = [...red].filter((id) => !expect.includes(id) && !may.includes(id));
  if (unrelated.length === 0) return { caught: "by what was expected" };
  return {
    caught: "and more",
    problem: { expected: `${expected}, nothing unrelated`, got: `unrelated and red: ${unrelated.join(" ")}` }
  };
}
async function ask(context, tell) {
  const folder2 = await mkdtemp(join28(tmpdir(), "fanlab-ask-"));
  const recorder = new Recorder({ scenario: "ask", file: join28(folder2, "TEST-ask.xml"), signal: context.signal });
  try {
    await tell(
      liveStory(recorder, { ...context, patience: patience2, witness: void 0 }, plannedEndpoints(context.lab.topology))
    );
    return recorder.results();
  } finally {
    recorder.close("asked");
    await rm7(folder2, { recursive: true, force: true });
  }
}
var isRed = ({ outcome }) => outcome.status === "failed" || outcome.status === "error";
var redIds = (results) => new Set(results.filter(isRed).flatMap(({ claims: claims2 }) => claims2));

// src/image/sweep.ts
import { readdir as readdir9, rm as rm9, stat as stat4 } from "node:fs/promises";
import { join as join30 } from "node:path";

// src/image/tree.ts
import { mkdir as mkdir11, readFile as readFile18, rename as rename6, rm as rm8, utimes, writeFile as writeFile10 } from "node:fs/promises";
import { join as join29 } from "node:path";

// src/image/manifest.ts
async function manifestOf(directory, run2) {
  const fields = String.raw`\t%m\t%U:%G\t%T@\t%l\n`;
  const format = [String.raw`%P\td${fields}`, String.raw`%P\t%y\t%s${fields}`];
  const listed = await run2(
    [
      "find",
      directory,
      "-mindepth",
      "1",
      "(",
      "-type",
      "d",
      "-printf",
      format[0] ?? "",
      ")",
      "-o",
      "-printf",
      format[1] ?? ""
    ],
    { env: { PATH: process.env.PATH ?? "", LC_ALL: "C" } }
  );
  if (listed.status !== 0) throw new LabError(`cannot list ${directory}: ${listed.stderr.trim()}`);
  return listed.stdout.split("\n").sort().join("\n");
}
function firstDifference(expected, actual) {
  if (expected === actual) return void 0;
  const wanted = new Set(expected.split("\n"));
  const found = new Set(actual.split("\n"));
  const line = [...wanted].find((entry) => !found.has(entry)) ?? [...found].find((entry) => !wanted.has(entry));
  return `/${line?.split("	", 1)[0]}`;
}

// src/image/tree.ts
var treesDirectory = (stateDir) => join29(stateDir, "images");
var treeDirectory = (stateDir, hash) => join29(treesDirectory(stateDir), hash);
var stampFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.json`;
var manifestFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.manifest`;
async function findTree(stateDir, hash, run2) {
  const stamp = await readFile18(stampFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  if (stamp === void 0) return void 0;
  const directory = treeDirectory(stateDir, hash);
  const expected = await readFile18(manifestFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  const actual = await manifestOf(directory, run2).catch(() => "");
  const changed = firstDifference(expected ?? "", actual);
  if (changed !== void 0) return { changed };
  const now = /* @__PURE__ */ new Date();
  await utimes(stampFile(stateDir, hash), now, now);
  return { directory, versions: JSON.parse(stamp).versions };
}
var hasTree = async (stateDir, hash) => await readFile18(stampFile(stateDir, hash)).catch(nothingWhenMissing) !== void 0;
async function unpackTree(archive, image2, { stateDir, signal, run: run2 }) {
  await mkdir11(treesDirectory(stateDir), { recursive: true });
  const partial = join29(treesDirectory(stateDir), partialName());
  try {
    await mkdir11(partial, { mode: 493 });
    const unpacked = await run2(
      [
        ...boundToThisProcess,
        "tar",
        ...tarOptions,
        "-p",
        "--use-compress-program",
        "zstd",
        "-C",
        partial,
        "-xf",
        archive
      ],
      signal ? { signal } : {}
    );
    if (unpacked.status !== 0) {
      throw new LabError(
        `cannot unpack ${archive} to ${treesDirectory(stateDir)}: ${unpacked.stderr.trim()}`,
        {
          hint: `df -h ${stateDir}`
        }
      );
    }
    return await adoptTree(partial, image2, { stateDir, run: run2 });
  } finally {
    await rm8(partial, { recursive: true, force: true });
  }
}
async function adoptTree(root, { hash, versions }, { stateDir, run: run2 }) {
  const directory = treeDirectory(stateDir, hash);
  await mkdir11(treesDirectory(stateDir), { recursive: true });
  await rm8(stampFile(stateDir, hash), { force: true });
  await rename6(directory, join29(treesDirectory(stateDir), `.stale-${Date.now()}`)).catch(nothingWhenMissing);
  await writeFile10(manifestFile(stateDir, hash), await manifestOf(root, run2));
  await rename6(root, directory);
  await writeFile10(stampFile(stateDir, hash), JSON.stringify({ hash, versions }));
  return { directory, versions };
}

// src/image/sweep.ts
var kept = 3;
var unusedDays = 7;
var dayMs = 24 * 60 * 6e4;
var workPrefix = "build-";
async function sweepAbandoned({ cacheDir, stateDir }) {
  const places = [
    { directory: stateDir, prefix: workPrefix },
    { directory: treesDirectory(stateDir), prefix: partialPrefix },
    { directory: archivesDirectory(cacheDir), prefix: partialPrefix }
  ];
  for (const { directory, prefix } of places) {
    for (const name2 of await namesIn(directory)) {
      if (name2.startsWith(prefix) && !isMarkedProcessAlive(name2.slice(prefix.length).split(".", 1)[0] ?? "")) {
        await rm9(join30(directory, name2), { recursive: true, force: true });
      }
    }
  }
}
async function pruneImages({ cacheDir, stateDir }) {
  const now = Date.now();
  for (const [directory, pattern] of [
    [treesDirectory(stateDir), /^([0-9a-f]{16})\.json$/],
    [archivesDirectory(cacheDir), /^(machine-[0-9a-f]{16})\.json$/]
  ]) {
    const names = await namesIn(directory);
    const stems = names.flatMap((name2) => pattern.exec(name2)?.[1] ?? []);
    const ages = await Promise.all(
      stems.map(async (stem) => ({ stem, used: (await stat4(join30(directory, `${stem}.json`))).mtimeMs }))
    );
    ages.sort((a, b) => b.used - a.used);
    for (const { stem, used } of ages.slice(kept)) {
      if (now - used < unusedDays * dayMs) continue;
      const companions = names.filter((name2) => name2 === stem || name2.startsWith(`${stem}.`));
      for (const name2 of [`${stem}.json`, ...companions])
        await rm9(join30(directory, name2), { recursive: true, force: true });
    }
  }
  for (const name2 of await namesIn(treesDirectory(stateDir))) {
    const stale = /^\.stale-(\d+)$/.exec(name2);
    if (stale && now - Number(stale[1]) > dayMs)
      await rm9(join30(treesDirectory(stateDir), name2), { recursive: true, force: true });
  }
}
var namesIn = async (directory) => await readdir9(directory).catch(nothingWhenMissing) ?? [];

// src/process/stop-process.ts
var pollMs = 50;
async function stopProcess(identity, patienceMs) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, "SIGTERM");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
  if (await hasEnded(identity, patienceMs)) return;
  endProcess(identity.pid);
  await hasEnded(identity, patienceMs);
}
async function hasEnded(identity, patienceMs) {
  const deadline3 = performance.now() + patienceMs;
  while (isAlive(identity)) {
    if (performance.now() > deadline3) return false;
    await new Promise((resolve5) => setTimeout(resolve5, pollMs));
  }
  return true;
}

// src/lab/remove-lab.ts
async function removeLab(provider2, stateDir, name2) {
  await provider2.destroy(name2);
  await forgetLab(stateDir, name2);
}

// src/scenario/sweep-labs.ts
async function sweepLabs({ stateDir, lab }, say) {
  for (const name2 of await labNames(stateDir)) {
    const record = await readRecord(stateDir, name2);
    if (labState(record) !== "abandoned") continue;
    say(`removing what a dead run left of lab ${name2}`);
    try {
      await removeLabOf(stateDir, name2, record?.provider);
    } catch (error) {
      if (name2 === lab) throw error;
      say(`cannot remove lab ${name2}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
async function removeLabOf(stateDir, name2, owner) {
  const owners = owner !== void 0 && isProviderName(owner) ? [owner] : providerNames;
  for (const each2 of owners) await removeLab(provider(each2, stateDir), stateDir, name2);
}

// src/scenario/remove-labs.ts
var stopDeadline = 3e4;
var removeLabs = (script4) => runCommand({
  name: "down",
  script: script4,
  flags: ["lab", "all", "force"],
  run: (options) => options.all ? removeAll(options) : removeOne(options)
});
async function removeOne(options) {
  const { lab, stateDir } = options;
  if (!(await labNames(stateDir)).includes(lab)) {
    console.log(`no lab ${lab}: nothing to remove`);
    return exitCodes.passed;
  }
  const record = await readRecord(stateDir, lab);
  if (!await isFree(record, options)) {
    throw new LabError(`cannot remove lab "${lab}": process ${record?.owner.pid} is working with it`, {
      hint: `--force, or kill ${record?.owner.pid}, which removes the lab itself`
    });
  }
  await remove(options, lab);
  return exitCodes.passed;
}
async function removeAll(options) {
  const names = await labNames(options.stateDir);
  if (names.length === 0) console.log("no labs: nothing to remove");
  const failures3 = [];
  for (const name2 of names) {
    const record = await readRecord(options.stateDir, name2);
    if (!await isFree(record, options)) {
      console.log(`lab ${name2} is left alone: process ${record?.owner.pid} is working with it`);
      continue;
    }
    await remove(options, name2).catch((error) => failures3.push(error));
  }
  const { cacheDir } = await findCaller();
  await sweepAbandoned({ cacheDir, stateDir: options.stateDir });
  if (failures3.length > 0)
    throw failures3.length === 1 ? failures3[0] : new AggregateError(failures3, "cannot remove some labs");
  return exitCodes.passed;
}
async function isFree(record, { force }) {
  if (!record || labState(record) !== "running") return true;
  if (force) await stopProcess(record.owner, stopDeadline);
  return force;
}
async function remove({ stateDir }, name2) {
  const record = await readRecord(stateDir, name2);
  await removeLabOf(stateDir, name2, record?.provider);
  console.log(`lab ${name2} is removed`);
}

// src/scenario/run-scenario.ts
import { mkdir as mkdir14 } from "node:fs/promises";

// src/scenario/check-host.ts
import { release as release2 } from "node:os";

// src/lab/foresee-fan.ts
function foreseeableFanProblems(wish, { kernel, distribution }) {
  if (wish !== "ubuntu") return [];
  const [, id = "", version2 = ""] = /^(\w+)-(.+)$/.exec(distribution ?? "ubuntu-22.04") ?? [];
  const facts = {
    kernel: kernel ?? "their own",
    fanVxlan: kernel === void 0 ? "4" : null,
    os: { id, version: version2 },
    iproute2: "",
    ubuntuFan: ""
  };
  return ubuntuProblems(facts, "fanctl").map((problem) => ({
    message: `cannot use the fan engine ubuntu: ${problem}`,
    remedy: "--fan ebpf, or machines of Ubuntu with a kernel of their own, such as --provider multipass"
  }));
}

// src/image/apt-source.ts
var sourceLine = /^deb (?:\[[^\]\n]*\] )?([a-z+]+):\S+ \S+(?: [^\s[\]]+)*$/;
var credentials = /:\/\/[^/\s]*@/;
function parseAptSource(text2) {
  const shown3 = text2.replace(credentials, "://***@");
  if (shown3 !== text2) {
    throw new LabError(
      `cannot use apt source ${JSON.stringify(shown3)}: every process of this host could read the password in it`,
      {
        hint: "take a mirror that asks for none, or download the packages and give each by --package FILE.deb"
      }
    );
  }
  const match = sourceLine.exec(text2);
  if (!match) {
    throw new LabError(
      `cannot use apt source ${JSON.stringify(text2)}: expected one line that begins with "deb ", then an address and a suite`,
      { hint: "deb [trusted=yes] https://example.org/debian bookworm main" }
    );
  }
  if (match[1] === "file") {
    throw new LabError(
      `cannot use apt source ${JSON.stringify(text2)}: the image cannot see files of the host`,
      {
        hint: text2.replace("file:", "copy:")
      }
    );
  }
  return text2;
}

// src/image/ensure-image.ts
import { mkdir as mkdir13, rm as rm10 } from "node:fs/promises";
import { join as join32 } from "node:path";

// src/image/build.ts
import { mkdir as mkdir12, readFile as readFile19, writeFile as writeFile11 } from "node:fs/promises";
import { basename as basename7, dirname as dirname12, join as join31 } from "node:path";

// src/image/build-error.ts
function buildError(distribution, output, logFile) {
  const { mirror, suite, keyring, keyringPackage } = distributions[distribution];
  const lines = output.split("\n");
  const find = (sign) => lines.map((line) => sign.exec(line)).find((match) => match !== null);
  const missing = find(
    /^E: Version '(?<version>.+)' for '(?<name>.+)' was not found|^E: Unable to locate package (?<any>\S+)/
  );
  if (missing?.groups) {
    const { name: name2, version: version2, any } = missing.groups;
    const wanted = any ?? `${name2}=${version2}`;
    return new LabError(`cannot find package ${wanted} for ${distribution}: its archives do not have it`, {
      hint: `see https://packages.${distribution.startsWith("debian") ? "debian.org" : "ubuntu.com"}/search?keywords=${any ?? name2}, or add --apt-source or --package FILE.deb`
    });
  }
  const unsigned = find(/NO_PUBKEY|is not signed|EXPKEYSIG/);
  if (unsigned) {
    return new LabError(`cannot trust a package archive of ${distribution}: ${plain(unsigned.input)}`, {
      hint: `apt-get install -y ${keyringPackage} (${keyring})`
    });
  }
  if (find(/No space left on device/)) {
    return new LabError(`cannot build the ${distribution} image: no space left on device`, { hint: "df -h" });
  }
  const unreachable = find(
    /^[EW]: Failed to fetch (?<url>\S+).*|(?:Could not|Temporary failure) resolv\w+.*|(?:Unable to|Could not) connect.*|Connection (?:timed out|failed|refused).*|does not have a Release file/
  );
  if (unreachable) {
    const url = unreachable.groups?.url ?? mirror;
    return new LabError(`cannot reach the package archive ${url}: ${plain(unreachable.input)}`, {
      hint: `curl -I ${mirror}/dists/${suite}/InRelease (behind a proxy, set http_proxy), or bring a built image in the cache folder`
    });
  }
  const unmet = find(/^ (\S+) : (?:Pre-)?Depends: .+/);
  if (unmet) {
    return new LabError(`cannot install package ${unmet[1]} for ${distribution}: ${unmet.input.trim()}`, {
      hint: "give the packages it depends on in fitting versions as well, each with --package"
    });
  }
  return new LabError(`cannot build the ${distribution} image: ${cause(lines)}`, { hint: `less ${logFile}` });
}
function cause(lines) {
  const said = lines.filter((line) => line.trim() !== "");
  const first = said.findIndex((line) => /^E: /.test(line));
  if (first > 0 && /command failed/.test(said[first] ?? "")) return plain(said[first - 1] ?? "");
  return plain(said[first] ?? said.at(-1) ?? "it said nothing");
}
var plain = (line) => line.trim().replace(/^[EW]: /, "");

// src/image/container-files.ts
var containerImagesDirectory = "/usr/share/fanlab/images";
var containerFiles = {
  "/sbin/init": {
    mode: 493,
    text: `#!/bin/busybox sh
trap 'exit 0' PWR TERM USR1 USR2 37
trap 'exec busybox reboot -f' INT
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
busybox hostname >/www/index.html
busybox ip link set lo up
keep() {
  while :; do
    "$@"
    busybox sleep 1
  done &
}
keep busybox udhcpc -f -i eth0 -t 4 -T 1 -A 1 -O mtu -s /etc/udhcpc.script
keep busybox httpd -f -p 0.0.0.0:80 -h /www
# wait also collects the orphans that process 1 inherits.
while :; do wait; done
`
  },
  // busybox gives the prefix length in $mask.
  "/etc/udhcpc.script": {
    mode: 493,
    text: `#!/bin/busybox sh
case $1 in
deconfig)
  busybox ip -4 address flush dev "$interface"
  busybox ip link set "$interface" up
  ;;
bound | renew)
  if [ -n "$mtu" ]; then busybox ip link set "$interface" mtu "$mtu"; fi
  if ! busybox ip -4 address show dev "$interface" | busybox grep -q " $ip/$mask "; then
    busybox ip -4 address flush dev "$interface"
    busybox ip address add "$ip/$mask" broadcast + dev "$interface"
  fi
  for gateway in $router; do
    busybox ip route replace default via "$gateway" dev "$interface"
    break
  done
  if [ -n "$domain" ]; then echo "search $domain"; fi >/etc/resolv.conf
  for server in $dns; do echo "nameserver $server"; done >>/etc/resolv.conf
  ;;
esac
`
  },
  "/etc/passwd": { text: "root:x:0:0:root:/root:/bin/sh\n" },
  "/etc/group": { text: "root:x:0:\n" },
  "/etc/hosts": { text: "127.0.0.1 localhost\n" }
};
var containerMetadata = (machine) => `architecture: ${machine}
creation_date: 1700000000
properties:
  description: busybox with a DHCP client and a web server
  os: busybox
  name: fanlab-container
`;
var nginxFiles = {
  "/etc/nginx/nginx.conf": {
    text: `user www-data;
worker_processes 1;
error_log /dev/stderr notice;
events {}
http {
  include mime.types;
  access_log /dev/stdout combined;
  server {
    listen 80 default_server;
    root /usr/share/nginx/html;
  }
}
`
  },
  "/etc/passwd": {
    text: "root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
  },
  "/etc/group": { text: "root:x:0:\nwww-data:x:33:\n" },
  "/etc/nsswitch.conf": { text: "passwd: files\ngroup: files\nhosts: files dns\n" }
};

// src/image/machine-files.ts
var machineFiles2 = {
  // The underlay interface is eth0 in a system container, vec0 in User-mode Linux, en… in a virtual machine.
  // Without IPv6 and without link-local addresses nothing delays "configured", which claim P35 asks for.
  "/etc/systemd/network/10-underlay.network": {
    text: `[Match]
Name=eth0 en* vec0
Type=ether

[Network]
DHCP=ipv4
LinkLocalAddressing=no
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[DHCPv4]
ClientIdentifier=mac
UseDNS=no
UseNTP=no
UseHostname=no
`
  },
  // LXD and Docker ask for network-online.target; a machine whose underlay never comes should say so soon.
  "/etc/systemd/system/systemd-networkd-wait-online.service.d/fanlab.conf": {
    text: `[Service]
ExecStart=
ExecStart=/usr/lib/systemd/systemd-networkd-wait-online --any --timeout=20
`
  },
  "/etc/systemd/journald.conf.d/fanlab.conf": {
    text: "[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\nRateLimitIntervalSec=0\n"
  },
  "/etc/hosts": { text: "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n" },
  // mmdebstrap leaves the resolv.conf of the computer it runs on.
  "/etc/resolv.conf": { text: "# A machine of the lab has no name server.\n" }
};
var disabledUnits = [
  "lxd.service",
  "lxd.socket",
  "lxd-containers.service",
  "lxcfs.service",
  "docker.service",
  "docker.socket",
  "containerd.service",
  "ssh.service",
  "ssh.socket",
  "getty@tty1.service",
  "remote-fs.target",
  "systemd-resolved.service",
  "systemd-timesyncd.service",
  "systemd-pstore.service",
  "dnsmasq.service",
  "nftables.service",
  "networking.service",
  "e2scrub_reap.service"
];
var maskedUnits2 = [
  "apt-daily.timer",
  "apt-daily-upgrade.timer",
  "dpkg-db-backup.timer",
  "e2scrub_all.timer",
  "fstrim.timer",
  "man-db.timer",
  "motd-news.timer",
  "update-notifier-download.timer",
  "update-notifier-motd.timer",
  "console-getty.service",
  "rsync.service"
];
var enabledUnits = [
  "systemd-networkd.service",
  "systemd-networkd-wait-online.service",
  "networkd-dispatcher.service"
];
var excludedPaths = [
  "/usr/share/man/*",
  "/usr/share/doc/*",
  "/usr/share/info/*",
  "/usr/share/locale/*",
  "/usr/share/lintian/*",
  "/usr/share/bash-completion/*",
  "/usr/lib/udev/hwdb.d/*",
  "/lib/udev/hwdb.d/*",
  "/etc/ssh/moduli",
  // Docker's and containerd's test tools and alternative shims.
  "/usr/bin/containerd-stress",
  "/usr/bin/containerd-shim",
  "/usr/bin/containerd-shim-runc-v1",
  "/usr/sbin/dnet",
  "/usr/sbin/ovrouter",
  "/usr/bin/lxd-benchmark",
  "/usr/bin/lxc-to-lxd"
];

// src/image/customize-script.ts
var customizeScript = String.raw`#!/bin/sh
set -eu
root=$1
work=$(dirname "$0")
umask 022

# Modes are said here because the caller's umask took some bits.
lay() { tar -C "$1" -c --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX . | tar -C "$2" -xp --no-overwrite-dir; }
pack() {
  directory=$1
  shift
  tar -C "$directory" -c --owner=0 --group=0 --numeric-owner --sort=name --mtime=@1700000000 "$@"
}

if [ -d "$work/packages" ]; then
  mkdir "$root/tmp/packages"
  cp "$work"/packages/*.deb "$root/tmp/packages/"
  chroot "$root" sh -c 'DEBIAN_FRONTEND=noninteractive apt-get install -q -y --allow-downgrades --no-install-recommends /tmp/packages/*.deb'
  rm -r "$root/tmp/packages"
fi

echo 'fanlab: container image'
container=$work/container-root
mkdir -p "$container/rootfs"
cd "$container/rootfs"
mkdir -p bin sbin usr/bin usr/sbin dev proc sys run tmp root etc www var/tmp
chmod 1777 tmp var/tmp
cp "$root/bin/busybox" bin/busybox
chroot . /bin/busybox --install -s
rm -f sbin/init linuxrc
lay "$work/container" .
cp "$work/metadata.yaml" ..
chmod 644 ../metadata.yaml
mkdir -p "$root${containerImagesDirectory}"
pack "$container" metadata.yaml rootfs | gzip -n -9 >"$root${containerImagesDirectory}/container.tar.gz"

echo 'fanlab: nginx image'
nginx=$work/nginx-root
mkdir "$nginx" "$work/debs"
cd "$work/debs"
APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -q -o APT::Sandbox::User=root download nginx nginx-common
cd "$nginx"
for deb in "$work"/debs/*.deb; do dpkg-deb --extract "$deb" "$work/nginx-packages"; done
mkdir -p bin sbin usr/bin usr/sbin dev proc sys run tmp root etc/nginx usr/share/nginx var/log/nginx var/lib/nginx var/www
chmod 1777 tmp
cp "$root/bin/busybox" bin/busybox
chroot . /bin/busybox --install -s
cp "$work/nginx-packages/usr/sbin/nginx" usr/sbin/nginx
cp "$work/nginx-packages/etc/nginx/mime.types" etc/nginx/
cp -r "$work/nginx-packages/usr/share/nginx/html" usr/share/nginx/
# The machine has every library that nginx needs, of the same release.
cp usr/sbin/nginx "$root/tmp/nginx"
chroot "$root" ldd /tmp/nginx >"$work/libraries"
rm "$root/tmp/nginx"
if grep 'not found' "$work/libraries" >&2; then exit 1; fi
grep -o '/[^ ]*' "$work/libraries" | while read -r library; do
  mkdir -p ".$(dirname "$library")"
  cp -L "$root$library" ".$library"
done
lay "$work/nginx" .
pack "$nginx" . >"$root${containerImagesDirectory}/nginx.tar"

echo 'fanlab: machine'
dpkg-query --root="$root" --show --showformat='$''{Package} $''{Version}\n' >"$work/versions"
for deb in "$work"/debs/*.deb; do dpkg-deb --show --showformat='$''{Package} $''{Version}\n' "$deb"; done >>"$work/versions"
cp "$work/versions" "$root/usr/share/fanlab/versions"
rm -f "$root/etc/hostname" "$root/etc/resolv.conf"
lay "$work/machine" "$root"
# systemd has units of its own for all of them. With the scripts there, each 'systemctl enable' runs update-rc.d and
# reloads systemd several times: 1.5 s of a machine's start of LXD.
rm -f "$root"/etc/init.d/docker "$root"/etc/init.d/lxcfs "$root"/etc/init.d/lxd "$root"/etc/init.d/lxd-containers
exists() { test -e "$root/usr/lib/systemd/system/$1" || test -e "$root/etc/systemd/system/$1"; }
for unit in ${disabledUnits.join(" ")}; do
  case $unit in *@*) template="$(echo "$unit" | sed 's/@.*\./@./')" ;; *) template=$unit ;; esac
  if exists "$template"; then chroot "$root" systemctl --quiet disable "$unit"; fi
done
for unit in ${enabledUnits.join(" ")}; do chroot "$root" systemctl --quiet enable "$unit"; done
chroot "$root" systemctl --quiet mask ${maskedUnits2.join(" ")}
chroot "$root" systemctl --quiet set-default multi-user.target
# In a container this generator makes login prompts nobody can use: root has no password.
mkdir -p "$root/etc/systemd/system-generators"
ln -sf /dev/null "$root/etc/systemd/system-generators/systemd-getty-generator"
# The package has six of the eight directories its own documentation names.
mkdir -p "$root/etc/networkd-dispatcher/configuring.d" "$root/etc/networkd-dispatcher/configured.d"
ln -sf /usr/share/zoneinfo/Etc/UTC "$root/etc/localtime"
# Empty and not missing: each machine then makes an id of its own without systemd's first-boot work.
: >"$root/etc/machine-id"
rm -f "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id" "$root/usr/lib/udev/hwdb.bin" "$root/etc/udev/hwdb.bin"
rm -rf "$root/var/log/journal" "$root"/var/log/apt/* "$root/var/log/dpkg.log" "$root/var/log/bootstrap.log"
find "$root/usr" "$root/etc" -name '*.dpkg-old' -delete
`;

// src/image/recipe.ts
import { createHash as createHash4 } from "node:crypto";
function checkRecipe(recipe) {
  const distribution = parseDistribution(recipe.distribution);
  const hasOwnLxd = recipe.aptSources.length > 0 || recipe.packages.some(({ name: name2 }) => name2 === "lxd");
  if (!distributions[distribution].hasLxd && !hasOwnLxd) {
    throw new LabError(
      `cannot build an image of ${distribution}: its archive has LXD only as a snap, which needs the snap store`,
      {
        hint: `give LXD as a Debian package, --package ./lxd_VERSION_${debArchitecture()}.deb or --apt-source, or take debian-12`
      }
    );
  }
}
function parseDistribution(text2) {
  if (Object.hasOwn(distributions, text2)) return text2;
  throw new LabError(
    `cannot use distribution ${JSON.stringify(text2)}: expected one of ${Object.keys(distributions).join(", ")}`,
    { hint: "take debian-12, which needs nothing but a Debian mirror" }
  );
}
async function recipeHash(recipe) {
  const packages = await Promise.all(
    recipe.packages.map(
      async (choice) => choice.kind === "file" ? { name: choice.name, sha256: await sha256OfFile(choice.path) } : choice
    )
  );
  const content = [
    process.arch,
    recipe.distribution,
    distributions[recipe.distribution],
    commonPackages,
    recipe.aptSources,
    packages.map((choice) => JSON.stringify(choice)).sort(),
    [machineFiles2, excludedPaths, containerFiles, containerMetadata(""), nginxFiles, customizeScript]
  ];
  return createHash4("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}
function archivePackages(recipe) {
  const chosen = new Set(recipe.packages.map(({ name: name2 }) => name2));
  const base = [...commonPackages, ...distributions[recipe.distribution].packages];
  return [
    ...base.filter((name2) => !chosen.has(name2)),
    ...recipe.packages.flatMap((choice) => {
      if (choice.kind === "file") return [];
      return choice.kind === "name" ? choice.name : `${choice.name}=${choice.version}`;
    })
  ];
}
var debArchitecture = () => process.arch === "x64" ? "amd64" : process.arch;

// src/image/build.ts
var deadline2 = 20 * 6e4;
async function build(recipe, options) {
  const { work, run: run2 } = options;
  const root = join31(work, "root");
  await layOut2(recipe, work, run2);
  const result = await run2(argv(recipe, work, root), {
    env: environment(work),
    timeoutMs: deadline2,
    onOutput: options.onOutput,
    ...options.signal && { signal: options.signal }
  });
  if (result.status !== 0) {
    const output = `${result.stdout}
${result.stderr}`;
    await writeFile11(options.logFile, output);
    throw buildError(
      recipe.distribution,
      result.timedOut ? `${output}
E: not done in 20 minutes` : output,
      options.logFile
    );
  }
  return { root, versions: parseVersions(await readFile19(join31(work, "versions"), "utf8")) };
}
function argv(recipe, work, root) {
  const distribution = distributions[recipe.distribution];
  return [
    ...boundToThisProcess,
    // Namespaces of its own: no mount of the build is ever seen outside, and its end is the end of all it started.
    ...["unshare", "--mount", "--mount-proc", "--pid", "--fork", "--kill-child"],
    // A strict umask of the caller would make files of the image unreadable for all but root.
    ...["sh", "-c", 'umask 022; exec "$@"', "sh"],
    ...["mmdebstrap", "--mode=root", "--verbose", "--variant=minbase", "--format=directory"],
    `--include=${archivePackages(recipe).join(",")}`,
    ...excludedPaths.map((path3) => `--dpkgopt=path-exclude=${path3}`),
    "--dpkgopt=force-unsafe-io",
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=Acquire::Retries "3"',
    '--aptopt=Acquire::http::Timeout "20"',
    `--setup-hook=${join31(work, "setup")}`,
    `--customize-hook=${join31(work, "customize")}`,
    distribution.suite,
    root,
    ...archiveLines(distribution),
    ...recipe.aptSources
  ];
}
var setupScript = `#!/bin/sh
set -eu
for directory in bin sbin lib lib64; do
  mkdir -p "$1/usr/$directory"
  if [ ! -e "$1/$directory" ]; then ln -s "usr/$directory" "$1/$directory"; fi
done
`;
async function layOut2(recipe, work, run2) {
  const machine = (await run2(["uname", "-m"])).stdout.trim();
  await Promise.all([
    writeFiles(join31(work, "machine"), machineFiles2),
    writeFiles(join31(work, "container"), containerFiles),
    writeFiles(join31(work, "nginx"), nginxFiles),
    writeFile11(join31(work, "metadata.yaml"), containerMetadata(machine)),
    writeFile11(join31(work, "setup"), setupScript, { mode: 493 }),
    writeFile11(join31(work, "customize"), customizeScript, { mode: 493 }),
    ...recipe.packages.flatMap((choice) => choice.kind === "file" ? copyPackage(choice.path, work) : [])
  ]);
}
async function copyPackage(path3, work) {
  const target = join31(work, "packages", basename7(path3));
  await mkdir12(dirname12(target), { recursive: true });
  await writeFile11(target, await readFile19(path3));
}
async function writeFiles(directory, files2) {
  await mkdir12(directory, { recursive: true });
  for (const [path3, { text: text2, mode }] of Object.entries(files2)) {
    await mkdir12(dirname12(join31(directory, path3)), { recursive: true });
    await writeFile11(join31(directory, path3), text2, { mode: mode ?? 420 });
  }
}
function environment(work) {
  const names = ["PATH", "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];
  const passed = names.flatMap((name2) => process.env[name2] === void 0 ? [] : [[name2, process.env[name2]]]);
  return { ...Object.fromEntries(passed), LC_ALL: "C.UTF-8", HOME: "/root", TMPDIR: work };
}
function parseVersions(text2) {
  return Object.fromEntries(
    text2.split("\n").flatMap((line) => line.includes(" ") ? [line.split(" ", 2)] : [])
  );
}

// src/image/build-progress.ts
var steps = [
  { sign: /^I: running apt-get update/, text: "fetching package lists", seconds: 2 },
  { sign: /^I: downloading packages/, text: "downloading the base system", seconds: 1 },
  { sign: /^I: extracting archives/, text: "unpacking the base system", seconds: 10 },
  { sign: /^I: installing essential/, text: "installing the base system", seconds: 6 },
  { sign: /^I: installing remaining/, text: "installing LXD, Docker and tools", seconds: 20 },
  { sign: /^fanlab: container image/, text: "making the container image", seconds: 1 },
  { sign: /^fanlab: nginx image/, text: "making the nginx image", seconds: 1 },
  { sign: /^fanlab: machine/, text: "setting up the machine", seconds: 1 },
  { sign: /^I: cleaning package lists/, text: "cleaning up", seconds: 1 },
  { sign: /^fanlab: archive/, text: "packing the archive", seconds: 3 }
];
var total = steps.reduce((sum, step) => sum + step.seconds, 0);
var packageLine = /^(?:Unpacking|Setting up) ([^ :]+)/;
var reportEvery = 2e3;
function buildProgress(onProgress, now = Date.now) {
  const start2 = now();
  let next = 0;
  let stepStart = start2;
  let reported = Number.NEGATIVE_INFINITY;
  let rest = "";
  const report = (step, detail) => {
    reported = now();
    const before = steps.slice(0, next - 1).reduce((sum, { seconds: seconds3 }) => sum + seconds3, 0);
    const inStep = Math.min((reported - stepStart) / 1e3, step.seconds * 0.95);
    const elapsed = Math.round((reported - start2) / 1e3);
    onProgress(`building the machine image: ${step.text}${detail} (${elapsed} s)`, (before + inStep) / total);
  };
  const read2 = (line) => {
    const ahead = steps.slice(next).findIndex(({ sign }) => sign.test(line));
    if (ahead !== -1) {
      next += ahead + 1;
      stepStart = now();
    }
    const step = steps[next - 1];
    if (!step) return;
    const name2 = packageLine.exec(line)?.[1];
    if (ahead !== -1) report(step, "");
    else if (name2 !== void 0 && now() - reported >= reportEvery) report(step, `: ${name2}`);
  };
  return (output) => {
    const lines = (rest + output).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) read2(line);
  };
}

// src/image/ensure-image.ts
async function ensureImage(recipe, options) {
  const { cacheDir, stateDir, onProgress, signal, run: run2 = run } = options;
  checkRecipe(recipe);
  const hash = await recipeHash(recipe);
  const image2 = (tree, built) => ({
    hash,
    ...tree,
    archive: archiveFile(cacheDir, hash),
    built
  });
  await sweepAbandoned(options);
  const ready = await look();
  if (ready.tree) return image2(ready.tree, false);
  const onWait = (holder) => onProgress(`waiting for ${holder}, which is making an image`);
  const lock = { file: join32(stateDir, "images.lock"), onWait, run: run2, ...signal ? { signal } : {} };
  return withLock(lock, async () => {
    const { tree, record, changed } = await look();
    if (tree) return image2(tree, false);
    if (changed !== void 0)
      onProgress(`the unpacked machine image was changed (${changed}): making it anew`);
    if (!record) return image2(await makeAnew(), true);
    onProgress("unpacking the machine image");
    const made = await unpackTree(archiveFile(cacheDir, hash), record, { ...options, run: run2 });
    await pruneImages(options);
    return image2(made, false);
  });
  async function look() {
    const record = await findArchive(cacheDir, hash);
    if (record) await markArchiveUsed(cacheDir, record, options.owner);
    const tree = await findTree(stateDir, hash, run2);
    if (tree === void 0) return { record };
    return "changed" in tree ? { record, changed: tree.changed } : { record, tree };
  }
  async function makeAnew() {
    const work = join32(stateDir, workPrefix + processMark());
    try {
      await mkdir13(work, { mode: 457 });
      const logFile = join32(stateDir, "image-build.log");
      const progress = buildProgress(onProgress);
      const { root, versions } = await build(recipe, { ...options, work, logFile, run: run2, onOutput: progress });
      progress("fanlab: archive\n");
      await storeArchive({ root, hash, versions }, { ...options, run: run2 });
      const tree = await adoptTree(root, { hash, versions }, { stateDir, run: run2 });
      await pruneImages(options);
      return tree;
    } finally {
      await rm10(work, { recursive: true, force: true });
    }
  }
}

// src/image/image-problems.ts
import { stat as stat5, statfs } from "node:fs/promises";
import { dirname as dirname13 } from "node:path";
var GiB = 2 ** 30;
var unpackTools = {
  tar: "tar",
  zstd: "zstd",
  find: "findutils",
  flock: "util-linux",
  setpriv: "util-linux",
  unshare: "util-linux"
};
var buildTools = { mmdebstrap: "mmdebstrap", "apt-get": "apt", "dpkg-deb": "dpkg" };
var imageTools = { ...unpackTools, ...buildTools };
async function imageProblems(recipe, directories2) {
  const { cacheDir, stateDir } = directories2;
  try {
    checkRecipe(recipe);
    const hash = await recipeHash(recipe);
    const isCached = await findArchive(cacheDir, hash) !== void 0;
    const isUnpacked = await hasTree(stateDir, hash);
    const tools = await toolProblems2(isCached || isUnpacked ? unpackTools : { ...unpackTools, ...buildTools });
    if (isUnpacked) return tools;
    if (isCached) return [...tools, ...await diskProblems([[treesDirectory(stateDir), 1 * GiB]])];
    return [
      ...tools,
      ...await keyringProblems(recipe),
      ...await diskProblems([
        [treesDirectory(stateDir), 2.5 * GiB],
        [archivesDirectory(cacheDir), 0.5 * GiB]
      ])
    ];
  } catch (error) {
    if (error instanceof LabError) return [{ message: error.message, remedy: error.hint ?? "" }];
    throw error;
  }
}
async function toolProblems2(packageOf2) {
  const missing = await missingTools(Object.keys(packageOf2));
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((tool) => packageOf2[tool]))];
  return [
    {
      message: `cannot make the machine image: ${missing.join(", ")} not found`,
      remedy: `apt-get install -y ${packages.join(" ")}`
    }
  ];
}
async function keyringProblems(recipe) {
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  if (await exists4(keyring)) return [];
  return [
    {
      message: `cannot trust the archive of ${recipe.distribution}: its keys, ${keyring}, are not here`,
      remedy: `apt-get install -y ${keyringPackage}`
    }
  ];
}
async function diskProblems(needs) {
  const disks = /* @__PURE__ */ new Map();
  for (const [directory, bytes2] of needs) {
    const path3 = await nearestExisting(directory);
    const { dev } = await stat5(path3);
    const { bavail, bsize } = await statfs(path3);
    const disk = disks.get(dev) ?? { path: path3, needed: 0, free: bavail * bsize };
    disks.set(dev, { ...disk, needed: disk.needed + bytes2 });
  }
  return [...disks.values()].flatMap(
    ({ path: path3, needed, free }) => free >= needed ? [] : {
      message: `cannot make the machine image: ${path3} has ${inGiB(free)} GiB free, ${inGiB(needed)} GiB needed`,
      remedy: `free some space (df -h ${path3}) or choose another folder`
    }
  );
}
async function nearestExisting(path3) {
  return await exists4(path3) || path3 === dirname13(path3) ? path3 : nearestExisting(dirname13(path3));
}
var exists4 = (path3) => stat5(path3).then(
  () => true,
  () => false
);
var inGiB = (bytes2) => (bytes2 / GiB).toFixed(1);

// src/image/package-choice.ts
import { statSync as statSync3 } from "node:fs";
import { basename as basename8, resolve as resolve4 } from "node:path";
var name = /^[a-z0-9][a-z0-9+.-]+$/;
var version = /^(?:\d+:)?\d[A-Za-z0-9.+~-]*$/;
function parsePackageChoice(text2) {
  if (text2.endsWith(".deb")) return fileChoice(text2);
  const equals = text2.indexOf("=");
  const packageName = equals === -1 ? text2 : text2.slice(0, equals);
  if (!name.test(packageName)) throw unreadable(text2, `"${packageName}" is no name of a Debian package`);
  if (equals === -1) return { kind: "name", name: packageName };
  const packageVersion = text2.slice(equals + 1);
  if (!version.test(packageVersion)) {
    throw unreadable(text2, `"${packageVersion}" is no version of a Debian package`);
  }
  return { kind: "version", name: packageName, version: packageVersion };
}
function fileChoice(text2) {
  const path3 = resolve4(text2);
  if (!statSync3(path3, { throwIfNoEntry: false })?.isFile()) throw unreadable(text2, "there is no such file");
  const packageName = basename8(path3, ".deb").split("_")[0] ?? "";
  if (!name.test(packageName))
    throw unreadable(text2, "its file name does not begin with the name of a package");
  return { kind: "file", name: packageName, path: path3 };
}
var unreadable = (text2, cause2) => new LabError(`cannot use package ${JSON.stringify(text2)}: ${cause2}`, {
  hint: "give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb"
});

// src/scenario/lab-image.ts
function readRecipe(options) {
  const recipe = {
    distribution: parseDistribution(options.distribution),
    aptSources: options.aptSources.map(parseAptSource),
    packages: options.packages.map(parsePackageChoice)
  };
  checkRecipe(recipe);
  return recipe;
}
var directories = (options, caller) => ({
  cacheDir: caller.cacheDir,
  stateDir: options.stateDir,
  ...caller.owner ? { owner: caller.owner } : {}
});
var problemsOfImage = (recipe, options, caller) => imageProblems(recipe, directories(options, caller));
var makeImage = (recipe, options, caller, signal, say) => ensureImage(recipe, { ...directories(options, caller), signal, onProgress: (text2) => say(text2) });

// src/scenario/prepare-host.ts
import { access as access6, readFile as readFile20 } from "node:fs/promises";
import { release } from "node:os";

// node_modules/is-network-error/index.js
var objectToString = Object.prototype.toString;
var isError = (value) => objectToString.call(value) === "[object Error]";
var errorMessages = /* @__PURE__ */ new Set([
  "network error",
  // Chrome
  "NetworkError when attempting to fetch resource.",
  // Firefox
  "The Internet connection appears to be offline.",
  // Safari 16
  "Network request failed",
  // `cross-fetch`
  "fetch failed",
  // Undici (Node.js)
  "terminated",
  // Undici (Node.js)
  " A network error occurred.",
  // Bun (WebKit)
  "Network connection lost"
  // Cloudflare Workers (fetch)
]);
function isNetworkError(error) {
  const isValid = error && isError(error) && error.name === "TypeError" && typeof error.message === "string";
  if (!isValid) {
    return false;
  }
  const { message, stack } = error;
  if (message === "Load failed" || message.startsWith("Load failed (") && message.endsWith(")")) {
    return stack === void 0 || "__sentry_captured__" in error;
  }
  if (message.startsWith("error sending request for url")) {
    return true;
  }
  if (message === "Failed to fetch" || message.startsWith("Failed to fetch (") && message.endsWith(")")) {
    return true;
  }
  return errorMessages.has(message);
}

// node_modules/p-retry/index.js
function validateRetries(retries) {
  if (typeof retries === "number") {
    if (retries < 0) {
      throw new TypeError("Expected `retries` to be a non-negative number.");
    }
    if (Number.isNaN(retries)) {
      throw new TypeError("Expected `retries` to be a valid number or Infinity, got NaN.");
    }
    if (Number.isFinite(retries) && !Number.isInteger(retries)) {
      throw new TypeError("Expected `retries` to be a non-negative integer or Infinity.");
    }
  } else if (retries !== void 0) {
    throw new TypeError("Expected `retries` to be a number or Infinity.");
  }
}
function validateNumberOption(name2, value, { allowInfinity = false } = {}) {
  if (typeof value !== "number" || Number.isNaN(value)) {
    throw new TypeError(`Expected \`${name2}\` to be a number${allowInfinity ? " or Infinity" : ""}.`);
  }
  if (!allowInfinity && !Number.isFinite(value)) {
    throw new TypeError(`Expected \`${name2}\` to be a finite number.`);
  }
  if (value < 0) {
    throw new TypeError(`Expected \`${name2}\` to be \u2265 0.`);
  }
}
function validateOption(name2, value, type) {
  if (value === void 0 || value === null) {
    return;
  }
  if (typeof value !== type) {
    throw new TypeError(`Expected \`${name2}\` to be a ${type}.`);
  }
}
function validateSignal(value) {
  if (value === void 0 || value === null) {
    return;
  }
  if (typeof value.throwIfAborted !== "function" || typeof value.addEventListener !== "function" || typeof value.removeEventListener !== "function") {
    throw new TypeError("Expected `signal` to be an AbortSignal.");
  }
}
var AbortError = class _AbortError extends Error {
  constructor(message) {
    super(typeof message === "string" ? message : void 0);
    this.name = "AbortError";
    if (message instanceof Error) {
      this.originalError = message;
      ({ message } = message);
    } else {
      this.originalError = new Error(message);
      ({ message } = this.originalError);
      Error.captureStackTrace?.(this.originalError, _AbortError);
    }
    this.message = message;
  }
};
var maximumDelay = 2 ** 31 - 1;
function calculateDelay(retriesConsumed, options) {
  if (options.minTimeout === 0) {
    return 0;
  }
  const attempt2 = retriesConsumed + 1;
  const random = options.randomize ? Math.random() + 1 : 1;
  const timeout = Math.round(random * options.minTimeout * options.factor ** (attempt2 - 1));
  return Math.min(timeout, Math.ceil(options.maxTimeout), maximumDelay);
}
function calculateRemainingTime(start2, max) {
  return Number.isFinite(max) ? max - (performance.now() - start2) : max;
}
async function delayForRetry(delay, options) {
  if (delay <= 0) {
    return;
  }
  await new Promise((resolve5, reject) => {
    const onAbort = () => {
      clearTimeout(timeoutToken);
      reject(options.signal.reason);
    };
    const timeoutToken = setTimeout(() => {
      options.signal?.removeEventListener("abort", onAbort);
      resolve5();
    }, delay);
    if (options.unref) {
      timeoutToken.unref?.();
    }
    options.signal?.addEventListener("abort", onAbort, { once: true });
  });
}
function stringifyThrownValue(value) {
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
function unwrapAbortError(error) {
  let cause2 = error;
  while (cause2 instanceof AbortError && cause2.originalError instanceof Error) {
    cause2 = cause2.originalError;
  }
  return cause2;
}
async function onAttemptFailure({ error, attemptNumber, retriesConsumed, startTime, options }) {
  const abortIfNeeded = () => {
    options.signal?.throwIfAborted();
  };
  const normalizedError = error instanceof Error ? error : new TypeError(`Non-error was thrown: "${stringifyThrownValue(error)}". You should only throw errors.`);
  abortIfNeeded();
  if (normalizedError instanceof AbortError) {
    throw unwrapAbortError(normalizedError);
  }
  const retriesLeft = options.retries - retriesConsumed;
  const isRetriableError = !(normalizedError instanceof TypeError) || isNetworkError(normalizedError);
  const timeLeft = calculateRemainingTime(startTime, options.maxRetryTime);
  const delayTime = isRetriableError && timeLeft > 0 && retriesLeft > 0 ? calculateDelay(retriesConsumed, options) : 0;
  const consumeRetryContext = Object.freeze({
    error: normalizedError,
    attemptNumber,
    retriesLeft,
    retriesConsumed,
    retryDelay: delayTime
  });
  const consumeRetry = await options.shouldConsumeRetry(consumeRetryContext) ?? true;
  abortIfNeeded();
  const effectiveDelay = consumeRetry ? delayTime : 0;
  const context = Object.freeze({
    error: normalizedError,
    attemptNumber,
    retriesLeft,
    retriesConsumed,
    retryDelay: effectiveDelay
  });
  await options.onFailedAttempt(context);
  abortIfNeeded();
  const remainingTime = calculateRemainingTime(startTime, options.maxRetryTime);
  if (!isRetriableError || remainingTime <= 0 || retriesLeft <= 0) {
    throw normalizedError;
  }
  const shouldRetry = await options.shouldRetry(context);
  abortIfNeeded();
  if (!shouldRetry) {
    throw normalizedError;
  }
  const remainingTimeAfterShouldRetry = calculateRemainingTime(startTime, options.maxRetryTime);
  if (remainingTimeAfterShouldRetry <= 0) {
    throw normalizedError;
  }
  if (!consumeRetry) {
    return false;
  }
  await delayForRetry(Math.min(effectiveDelay, remainingTimeAfterShouldRetry), options);
  return true;
}
async function pRetry(input, options = {}) {
  options = { ...options };
  options.retries ??= 10;
  validateRetries(options.retries);
  if (Object.hasOwn(options, "forever")) {
    throw new Error("The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.");
  }
  options.factor ??= 2;
  options.minTimeout ??= 1e3;
  options.maxTimeout ??= Infinity;
  options.maxRetryTime ??= Infinity;
  options.randomize ??= false;
  options.onFailedAttempt ??= () => {
  };
  options.shouldRetry ??= () => true;
  options.shouldConsumeRetry ??= () => true;
  validateOption("onFailedAttempt", options.onFailedAttempt, "function");
  validateOption("shouldRetry", options.shouldRetry, "function");
  validateOption("shouldConsumeRetry", options.shouldConsumeRetry, "function");
  validateOption("randomize", options.randomize, "boolean");
  validateOption("unref", options.unref, "boolean");
  validateSignal(options.signal);
  validateNumberOption("factor", options.factor);
  validateNumberOption("minTimeout", options.minTimeout);
  validateNumberOption("maxTimeout", options.maxTimeout, { allowInfinity: true });
  validateNumberOption("maxRetryTime", options.maxRetryTime, { allowInfinity: true });
  if (options.factor === 0) {
    options.factor = 1;
  }
  options.signal?.throwIfAborted();
  let attemptNumber = 0;
  let retriesConsumed = 0;
  const startTime = performance.now();
  while (retriesConsumed <= options.retries) {
    attemptNumber++;
    try {
      options.signal?.throwIfAborted();
      const result = await input(attemptNumber);
      options.signal?.throwIfAborted();
      return result;
    } catch (error) {
      if (await onAttemptFailure({
        error,
        attemptNumber,
        retriesConsumed,
        startTime,
        options
      })) {
        retriesConsumed++;
      }
    }
  }
  throw new Error("Retry attempts exhausted without throwing an error.");
}

// src/scenario/prepare-host.ts
var aptDeadline = 6e5;
async function prepareHost(needs, { install, say, signal }) {
  const missing = await missingTools(Object.keys(needs.tools));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((tool) => needs.tools[tool]))];
    const command = ["apt-get", "install", "--yes", "--no-install-recommends", ...packages];
    if (!install) {
      throw new LabError(
        `cannot make a lab: the host has no ${missing.join(", ")}, and --no-install was given`,
        {
          hint: command.join(" ")
        }
      );
    }
    say(`installing on this host: ${packages.join(" ")}`);
    await withoutServices(needs.unwantedUnits, () => installPackages(command, signal));
    const still = await missingTools(missing);
    if (still.length > 0)
      throw new LabError(`cannot make a lab: ${still.join(", ")} is still missing after ${command.join(" ")}`);
  }
  await loadModules(needs.modules, say);
}
async function installPackages(command, signal) {
  if ((await missingTools(["apt-get"])).length > 0) {
    throw new LabError(`cannot install packages: the host has no apt-get`, {
      hint: `install by hand what ${command.slice(4).join(", ")} bring`
    });
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update"], { env, timeoutMs: aptDeadline, signal });
  const install = async () => {
    const result = await run(command, { env, timeoutMs: aptDeadline, signal });
    if (result.status === 0) return;
    const said = result.stderr.trim().split("\n").slice(-5).join("\n");
    throw new LabError(`cannot install the host's packages: ${said}`, { hint: command.join(" ") });
  };
  await pRetry(install, { retries: 2, minTimeout: 3e3, signal });
}
async function withoutServices(units, body) {
  const present = await Promise.all(units.map(isInstalled));
  const added = units.filter((_, index) => !present[index]);
  const masks = await exists5("/run/systemd/system") ? added : [];
  if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "mask", ...masks]);
  try {
    await body();
  } finally {
    if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "unmask", ...masks]);
    const installed2 = await Promise.all(added.map(isInstalled));
    const enabled = added.filter((_, index) => installed2[index]);
    if (enabled.length > 0) await run(["systemctl", "--quiet", "disable", ...enabled]);
  }
}
var isInstalled = async (unit) => await exists5(`/lib/systemd/system/${unit}`) || await exists5(`/etc/systemd/system/${unit}`);
async function loadModules(modules, say) {
  const folder2 = `/lib/modules/${release()}`;
  if (!await exists5(folder2) || (await missingTools(["modprobe"])).length > 0) return;
  const builtin = await readFile20(`${folder2}/modules.builtin`, "utf8").catch(() => "");
  const missing = [];
  for (const name2 of modules) {
    const here = await exists5(`/sys/module/${name2}`) || builtin.includes(`/${name2}.ko`);
    if (!here && (await run(["modprobe", "--dry-run", "--quiet", name2])).status === 0) missing.push(name2);
  }
  if (missing.length === 0) return;
  say(`loading kernel modules: ${missing.join(" ")}`);
  await run(["modprobe", "--all", "--quiet", ...missing]);
}
var exists5 = (path3) => access6(path3).then(
  () => true,
  () => false
);

// src/scenario/check-host.ts
async function checkHost(provider2, recipe, options, caller, { say, signal }) {
  throwIfAny(fanProblems3(provider2, options));
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  const tools = { ...provider2.needs.tools, ...imageTools, [keyring]: keyringPackage };
  await prepareHost({ ...provider2.needs, tools }, { install: options.install, say, signal });
  const problems = await Promise.all([provider2.check(), problemsOfImage(recipe, options, caller)]);
  throwIfAny(problems.flat());
}
var fanProblems3 = ({ features }, { fan, distribution }) => foreseeableFanProblems(fan, { kernel: features.ownKernel ? void 0 : release2(), distribution });
function throwIfAny(problems) {
  if (problems.length === 0) return;
  throw new LabError(problems.map(({ message }) => message).join("\n"), {
    hint: [...new Set(problems.map(({ remedy }) => remedy))].join("\nhint: ")
  });
}

// src/host/kvm.ts
import { access as access7, constants as constants4, mkdtemp as mkdtemp2, rm as rm11, writeFile as writeFile12 } from "node:fs/promises";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join33 } from "node:path";
var exitPort = 1281;
var passByte = 42;
var passStatus = 2 * passByte + 1;
var trialDeadline3 = 3e3;
var qemu = "qemu-system-x86_64";
async function tryKvm({
  device = "/dev/kvm",
  arch = process.arch
} = {}) {
  const refusal = await access7(device, constants4.R_OK | constants4.W_OK).then(
    () => void 0,
    (error) => error.code
  );
  if (refusal === "ENOENT") {
    return {
      works: false,
      why: `there is no ${device}`,
      remedy: "modprobe -a kvm_intel kvm_amd, after virtualization is enabled in the firmware or by the hypervisor above"
    };
  }
  if (refusal !== void 0) {
    return {
      works: false,
      why: `this user may not open ${device}`,
      remedy: 'sudo usermod -aG kvm "$USER", and log in anew'
    };
  }
  if (arch !== "x64") return { works: void 0, why: `${device} is there; on ${arch} it is not tried` };
  if ((await missingTools([qemu])).length > 0) {
    return {
      works: void 0,
      why: `${device} is there; only a machine could tell whether it works, and there is no ${qemu}`,
      remedy: "apt-get install --no-install-recommends qemu-system-x86"
    };
  }
  return runProbeMachine();
}
async function runProbeMachine() {
  const folder2 = await mkdtemp2(join33(tmpdir2(), "fanlab-kvm-"));
  try {
    const firmware = join33(folder2, "probe.bin");
    await writeFile12(firmware, probeFirmware());
    const { status, timedOut, stderr } = await run(
      [
        ...[qemu, "-accel", "kvm", "-nodefaults", "-no-user-config", "-display", "none", "-m", "16"],
        ...["-bios", firmware, "-device", `isa-debug-exit,iobase=${exitPort},iosize=2`]
      ],
      { timeoutMs: trialDeadline3 }
    );
    if (timedOut) {
      return {
        works: false,
        why: `a probe machine starts and is then too slow (${trialDeadline3 / 1e3} s for what takes 0.1 s): its instructions are emulated`
      };
    }
    if (status === passStatus) return { works: true, why: "a probe machine ran at full speed" };
    const said = stderr.trim().split("\n").at(-1) || `status ${status}`;
    return { works: false, why: `a probe machine does not start: ${said}` };
  } finally {
    await rm11(folder2, { recursive: true, force: true });
  }
}
function probeFirmware() {
  const program = [
    ...[102, 185, 0, 225, 245, 5],
    // mov ecx, 100000000
    ...[102, 73],
    // dec ecx
    ...[117, 252],
    // jnz to the dec
    ...[176, passByte],
    // mov al, passByte
    ...[186, exitPort & 255, exitPort >> 8],
    // mov dx, exitPort
    238
    // out dx, al
  ];
  const firmware = new Uint8Array(65536);
  firmware.set(program, firmware.length - 16);
  return firmware;
}

// src/scenario/choose-provider.ts
var preference = [
  { name: "multipass" },
  { name: "lxd" },
  { name: "incus" },
  { name: "qemu", needsKvm: true },
  { name: "lxc", mayInstall: true },
  { name: "uml", mayInstall: true }
];
async function firstUsable(candidates, problemsOf2) {
  const against = [];
  const remedies = [];
  for (const candidate of candidates) {
    const problems = await problemsOf2(candidate);
    if (problems.length === 0) {
      const others = against.length > 0 ? `; ${against.join("; ")}` : "";
      return { name: candidate.name, why: `${candidate.name} works here${others}` };
    }
    against.push(`not ${candidate.name}: ${problems[0]?.message.split("\n", 1)[0]}`);
    remedies.push(...problems.map(({ remedy }) => remedy));
  }
  throw new LabError(`cannot make a lab: no provider works here: ${against.join("; ")}`, {
    hint: [...new Set(remedies)].join("\nhint: ")
  });
}
async function chooseProvider(options, report) {
  const find = (name3) => provider(name3, options.stateDir);
  if (options.provider !== autoProvider) return { provider: find(options.provider), why: void 0 };
  const { name: name2, why } = await firstUsable(candidatesHere(), async (candidate) => {
    const { needs } = find(candidate.name);
    if (candidate.mayInstall && options.install) await prepareHost(needs, { ...report, install: true });
    return problemsOfCandidate(candidate, find(candidate.name));
  });
  report.say(`provider auto: ${why}`);
  return { provider: find(name2), why };
}
var candidatesHere = () => preference.filter(({ name: name2 }) => isProviderName(name2));
async function problemsOfCandidate(candidate, of) {
  const problems = await of.check();
  if (problems.length > 0 || !candidate.needsKvm) return problems;
  const { works, why, remedy } = await tryKvm();
  return works ? [] : [{ message: `KVM does not work: ${why}`, remedy: remedy ?? `--provider ${of.name}, without KVM` }];
}

// src/scenario/write-timings.ts
function writeTimings(file, report, owner) {
  const { durationMs, timings } = report;
  writeAtomically(
    file,
    `${JSON.stringify({ durationMs, phases: phaseTimes(report), waits: timings }, null, 2)}
`,
    owner
  );
}

// src/scenario/run-scenario.ts
var runScenario = (scenario) => runCommand({
  name: scenario.name,
  script: scenario.script,
  flags: scenario.keepsLab ? keptLabFlags : labFlags,
  run: (options) => makeLabAndTell(scenario, options)
});
async function makeLabAndTell(scenario, options) {
  const caller = await findCaller();
  const topology2 = articleTopology(options.underlay, options.overlay);
  const recipe = readRecipe(options);
  const report = startReport(scenario.name, options, caller);
  const { provider: provider2, why } = await chooseProvider(options, report);
  await checkHost(provider2, recipe, options, caller, report);
  await mkdir14(options.stateDir, { recursive: true });
  const lock = { file: options.stateDir, signal: report.signal, onWait: () => {
  } };
  let record = await withLock(lock, async () => {
    await sweepLabs(options, report.say);
    return claimLab(options.stateDir, {
      name: options.lab,
      label: options.label,
      provider: provider2.name,
      underlay: formatPrefix(options.underlay),
      overlay: formatPrefix(options.overlay),
      fan: options.fan,
      distribution: options.distribution
    });
  });
  const keeps = scenario.keepsLab || options.keep;
  const context = newContext(options, provider2.features, report, async () => {
    context.provided = await provider2.open(labSpec(options.lab, topology2, record.image));
    context.lab = await ensureMachines(context.provided, topology2);
  });
  const endpoints = plannedEndpoints(topology2);
  const live = liveStory(report.recorder, context, endpoints);
  const tell = async (story) => {
    await story.phase(
      "preparation",
      () => story.step("the machine image is ready", async () => {
        const image2 = await makeImage(recipe, options, caller, report.signal, report.say);
        record = { ...record, image: image2.directory };
        await writeRecord(options.stateDir, record);
        reportOrigin(record, context);
        if (why !== void 0) context.fact("why this provider", why);
      })
    );
    await scenario.story(story);
  };
  const removeAll2 = async () => {
    await provider2.destroy(options.lab);
    await live.settled();
    await removeLab(provider2, options.stateDir, options.lab);
  };
  report.recorder.describe(describeTopology(topology2, []));
  await report.plan(async (story) => {
    await tell(story);
    if (!keeps) await story.phase("teardown", () => story.step(removal, removeAll2));
  }, endpoints);
  const completed = await report.attempt(() => tell(live));
  const failed = !completed || !allPassed(report);
  const wanted = keeps && (completed || options.keep) || options.keepOnFailure && failed;
  const keep = wanted && !report.signal.aborted;
  await report.attempt(async () => {
    report.result.topology = await describeLab(topology2, keep ? context.lab : void 0);
  });
  if (keep) {
    record = await keepLab(options.stateDir, record, options.keepLimit);
    if (!keeps) report.recorder.skip({ suite: "teardown", name: removal }, "the lab is kept");
  } else await report.attempt(() => live.tearDown(removal, removeAll2));
  report.result.kept = keep;
  const status = report.close();
  if (options.timings) writeTimings(options.timings, report.recorder.report(), caller.owner);
  if (keep) report.say(howToGoOn(record));
  return status;
}
var removal = "the lab is removed";
var allPassed = ({ recorder }) => verdict(recorder.results().filter(({ suite }) => suite !== "teardown")).exitCode === exitCodes.passed;
function howToGoOn({ name: name2, keptUntil }) {
  const own = name2 === "fanlab" ? "" : ` --lab ${name2}`;
  return [
    `lab ${name2} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}:`,
    `  enter   npx zx scenarios/shell.mjs${own} load-balancer`,
    `  check   npx zx scenarios/check.mjs${own}`,
    `  remove  npx zx scenarios/down.mjs${own}`
  ].join("\n");
}

// src/scenario/show-status.ts
var showStatus = (script4) => runCommand({
  name: "status",
  script: script4,
  flags: ["json"],
  async run({ stateDir, json }) {
    const names = await labNames(stateDir);
    const labs = await Promise.all(
      names.map(async (name2) => {
        const record = await readRecord(stateDir, name2);
        return { name: name2, state: labState(record), ...record };
      })
    );
    if (json) console.log(JSON.stringify(labs, null, 2));
    else if (labs.length === 0) console.log("no labs");
    for (const { name: name2, state, keptUntil, label: label2, ...lab } of json ? [] : labs) {
      const { provider: provider2 = "-", distribution = "-", createdAt = "-" } = lab;
      const until = keptUntil === void 0 ? [] : [`until ${keptUntil}`];
      const columns = [name2.padEnd(20), state.padEnd(10), provider2.padEnd(8), distribution.padEnd(12)];
      console.log([...columns, createdAt, ...until, ...label2 ? [label2] : []].join(" "));
    }
    return exitCodes.passed;
  }
});

// src/lab/install-files.ts
import { readFile as readFile21 } from "node:fs/promises";
var guestFile = async (name2, target, mode) => ({
  target,
  mode,
  content: await readFile21(guestPath(name2))
});
async function installFiles(place, files2) {
  await place.succeed(["sh", "-eu"], { stdin: installScript(files2) });
}
function installScript(files2) {
  const parts = files2.map(({ target, mode, content }) => {
    if (!/^\/[\w./@-]+$/.test(target)) throw new Error(`cannot install a file at "${target}": odd path`);
    return [
      `base64 -d <<'END' | install -D -o 0 -g 0 -m ${mode} /dev/stdin '${target}.new'`,
      Buffer.from(content).toString("base64"),
      "END",
      `mv '${target}.new' '${target}'`
    ].join("\n");
  });
  return `umask 022
${parts.join("\n")}
`;
}

// src/steps/install-fan.ts
var installFanEngine = (context) => installEngineOn(context, context.lab.places);
async function installEngineOn(context, places) {
  await Promise.all(
    places.map(async (place) => {
      const { engine } = await decideFanEngine(context, place);
      await installFiles(place, await Promise.all(engine.files.map(read)));
      for (const command of engine.activation) await place.succeed(command);
    })
  );
}
async function persistFan({ lab }, device) {
  const files2 = await Promise.all([...persistenceFiles(), ...dockerOrderFiles()].map(read));
  const forBridge = files2.map((file) => ({ ...file, content: withBridge(file, lab.fan.bridge) }));
  const settings = {
    target: hookSettingsPath,
    mode: "0644",
    content: hookSettings({
      interface: device,
      overlay: lab.fan.overlay,
      underlayLength: lab.fan.underlayLength
    })
  };
  await installFiles(lab.loadBalancer, [...forBridge, settings]);
  await lab.loadBalancer.succeed(["systemctl", "daemon-reload"]);
  await lab.loadBalancer.succeed(["systemctl", "restart", "networkd-dispatcher.service"]);
}
var read = ({ source, target, mode }) => guestFile(source, target, mode.toString(8).padStart(4, "0"));
function withBridge({ target, content }, bridge2) {
  if (!target.includes("docker.service.d")) return content;
  const [before, after, ...more] = content.toString().split("wait-for-fan fan-240 ");
  if (after === void 0 || more.length > 0)
    throw new Error(`${target} does not name the bridge where it should`);
  return `${before}wait-for-fan ${bridge2} ${after}`;
}

// src/steps/join-cluster-badly.ts
var nobody = "65534";
var joinWithToken = ({ lab }, machine, token) => machine.run(["lxd", "init", "--preseed"], {
  stdin: joinPreseed(lab.underlayAddress(machine), token),
  timeoutMs: 6e4
});
var joinWithoutRoot = ({ lab }, machine) => machine.run(
  ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", "lxd", "init", "--preseed"],
  {
    stdin: joinPreseed(lab.underlayAddress(machine), "no-token"),
    timeoutMs: 6e4
  }
);

// src/steps/join-fan.ts
async function joinFan({ lab }, place, underlayAddress) {
  const underlay2 = `${underlayAddress}/${lab.fan.underlayLength}`;
  await place.succeed(["fanctl", "up", "-u", underlay2, "-o", lab.fan.overlay]);
}
var joinLoadBalancer = (context) => joinFan(context, context.lab.loadBalancer, context.lab.underlayAddress(context.lab.loadBalancer));
var joinHost = (context) => joinFan(context, context.lab.host, context.lab.hostAddress);

// src/steps/newcomer.ts
async function persistByIfupdown(context, machine, address) {
  const { lab } = context;
  const { fanctl } = (await decideFanEngine(context, machine)).engine;
  const fan = `-u ${address}/${lab.fan.underlayLength} -o ${lab.fan.overlay}`;
  const stanza = [
    "auto eth0",
    "iface eth0 inet static",
    `  address ${address}/${lab.fan.underlayLength}`,
    `  up ${fanctl} up ${fan}`,
    `  down ${fanctl} down ${fan}`
  ].join("\n");
  await installFiles(machine, [{ target: "/etc/network/interfaces", mode: "0644", content: `${stanza}
` }]);
  await machine.succeed([
    "systemctl",
    "disable",
    "--quiet",
    "systemd-networkd.service",
    "networkd-dispatcher.service"
  ]);
  await machine.succeed(["systemctl", "enable", "--quiet", "networking.service"]);
}

// src/steps/reboot.ts
async function restartMachine({ timed }, machine) {
  await timed("boot", `${machine.name} reboots`, () => machine.reboot());
}
async function rebootMachine(context, machine) {
  await restartMachine(context, machine);
  await context.timed("boot", `${machine.name} starts everything`, () => machine.waitForBoot());
}
async function rebootRolling(context) {
  for (const machine of context.lab.machines) await rebootMachine(context, machine);
}
async function rebootAll(context) {
  const { lab, timed } = context;
  if (lab.machines.some(({ place }) => !place.shutDown)) {
    await Promise.all(lab.machines.map((machine) => restartMachine(context, machine)));
    return;
  }
  await timed(
    "boot",
    "all machines shut down and boot",
    () => withNewBoots(lab.machines, async () => {
      await Promise.all(lab.machines.map(({ place }) => place.shutDown?.()));
    })
  );
}
async function cutAllPower({ lab, timed }) {
  await timed(
    "boot",
    "all machines lose power and boot",
    () => withNewBoots(lab.machines, async () => {
      await Promise.all(lab.machines.map(({ place }) => place.cutPower()));
    })
  );
}
async function withNewBoots(machines, stop) {
  const before = await Promise.all(machines.map((machine) => machine.bootId()));
  await stop();
  await Promise.all(machines.map(({ place }) => place.start()));
  await Promise.all(machines.map((machine, index) => machine.waitForBootAfter(before[index])));
}

// src/steps/standalone-lxd.ts
async function tryStandaloneLxd({ lab, timed }) {
  const machine = lab.loadBalancer;
  return timed("lxd", "LXD on its own", async () => {
    await machine.succeed(["systemctl", "start", "lxd.service"]);
    try {
      await machine.succeed(["lxd", "init", "--auto"]);
      return await machine.json(["lxc", "network", "list", "--format", "json"]);
    } finally {
      await machine.succeed(["sh", "-eu", "-c", removal2], { timeoutMs: 6e4 });
    }
  });
}
var removal2 = `
lxc profile device remove default eth0
lxc network delete lxdbr0
systemctl stop lxd.socket lxd.service
find /var/lib/lxd -mindepth 1 -delete
`;

// src/steps/static-routes.ts
async function withStaticRoutes(context, body) {
  await setRoutes(context, "add");
  try {
    await body();
  } finally {
    await setRoutes(context, "del");
  }
}
async function setRoutes({ lab }, verb2) {
  for (const member2 of lab.cluster) {
    const { address, length } = lab.fan.slice(lab.plan(member2).address);
    const slice = `${formatAddress(address)}/${length}`;
    await lab.loadBalancer.succeed(["ip", "route", verb2, slice, "via", lab.underlayAddress(member2)]);
  }
}

// src/scenario/steps.ts
var rebootedMember = ({ lab }) => lab.cluster[1];
async function bootMachines(context) {
  await context.timed("boot", "machines boot", async () => {
    await context.makeMachines();
    await Promise.all(context.lab.machines.map((machine) => machine.waitForBoot()));
  });
}
async function findOutVersions(context) {
  await Promise.all([chooseFanEngine2(context), reportVersions(context)]);
}
async function persistFan2(context) {
  const { loadBalancer } = context.lab;
  await persistFan(context, await underlayInterface(loadBalancer, context.lab.underlayAddress(loadBalancer)));
}
async function joinNginx(context) {
  await connectNginx(context);
  await waitForNginx(context);
}
async function bootNewcomer(context) {
  const { lab, provided } = context;
  const lacking = provided.lacks?.(newcomerName);
  if (lacking !== void 0) throw new NotObservable(lacking);
  const address = parseAddress(lab.addressOfNewcomer);
  const spec = machineSpec({ name: newcomerName, role: "load-balancer", address });
  return context.timed("boot", "the newcomer boots", async () => {
    const machine = new Machine(await provided.create(spec));
    await machine.waitForBoot();
    context.lab = await labOf(provided, lab.topology, lab.machines);
    await installEngineOn(context, [machine]);
    return machine;
  });
}
var steps2 = {
  bootMachines,
  findOutVersions,
  installFanEngine,
  bootstrapCluster,
  joinWithoutRoot,
  joinWithToken,
  joinMember,
  waitForMembers: (context) => context.timed("lxd", "all members are online", () => waitForCluster(context.lab.cluster)),
  importContainerImage,
  tryStandaloneLxd,
  launchContainers,
  withStaticRoutes,
  joinLoadBalancer,
  joinHost: (context) => {
    const { hostAbsent } = context.lab.topology;
    if (hostAbsent !== void 0) throw new NotObservable(hostAbsent);
    return joinHost(context);
  },
  persistFan: persistFan2,
  startDocker,
  runNginx,
  createFanNetwork,
  connectNginx: joinNginx,
  bootNewcomer,
  joinNewcomer: (context, machine, address) => joinFan(context, machine, address),
  persistByIfupdown,
  rebootMachine,
  rebootLoadBalancer: (context) => rebootMachine(context, context.lab.loadBalancer),
  restartLoadBalancer: (context) => restartMachine(context, context.lab.loadBalancer),
  restartMember: (context) => restartMachine(context, rebootedMember(context)),
  rebootRolling,
  rebootAll,
  cutAllPower: (context) => {
    if (!context.features.powerCut) throw new NotObservable("the power of these machines cannot be cut");
    return cutAllPower(context);
  }
};
export {
  $,
  checks,
  expectCaught,
  keepOneLab,
  openShell,
  provocationTable,
  provoke,
  removeLabs,
  runInLab,
  runScenario,
  sabotages,
  showStatus,
  steps2 as steps,
  visitLab,
  waitUntilGreen
};
