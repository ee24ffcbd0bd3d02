const bundleUrl = require('node:url').pathToFileURL(__filename).href
"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target2, all) => {
  for (var name3 in all)
    __defProp(target2, name3, { get: all[name3], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target2) => (target2 = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target2, "default", { value: mod, enumerable: true }) : target2,
  mod
));

// node_modules/tunnel/lib/tunnel.js
var require_tunnel = __commonJS({
  "node_modules/tunnel/lib/tunnel.js"(exports2) {
    "use strict";
    var net = require("net");
    var tls = require("tls");
    var http = require("http");
    var https = require("https");
    var events2 = require("events");
    var assert2 = require("assert");
    var util = require("util");
    exports2.httpOverHttp = httpOverHttp2;
    exports2.httpsOverHttp = httpsOverHttp2;
    exports2.httpOverHttps = httpOverHttps2;
    exports2.httpsOverHttps = httpsOverHttps2;
    function httpOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http.request;
      return agent;
    }
    function httpsOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function httpOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https.request;
      return agent;
    }
    function httpsOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function TunnelingAgent(options) {
      var self = this;
      self.options = options || {};
      self.proxyOptions = self.options.proxy || {};
      self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
      self.requests = [];
      self.sockets = [];
      self.on("free", function onFree(socket, host, port, localAddress) {
        var options2 = toOptions(host, port, localAddress);
        for (var i = 0, len = self.requests.length; i < len; ++i) {
          var pending = self.requests[i];
          if (pending.host === options2.host && pending.port === options2.port) {
            self.requests.splice(i, 1);
            pending.request.onSocket(socket);
            return;
          }
        }
        socket.destroy();
        self.removeSocket(socket);
      });
    }
    util.inherits(TunnelingAgent, events2.EventEmitter);
    TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
      var self = this;
      var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
      if (self.sockets.length >= this.maxSockets) {
        self.requests.push(options);
        return;
      }
      self.createSocket(options, function(socket) {
        socket.on("free", onFree);
        socket.on("close", onCloseOrRemove);
        socket.on("agentRemove", onCloseOrRemove);
        req.onSocket(socket);
        function onFree() {
          self.emit("free", socket, options);
        }
        function onCloseOrRemove(err) {
          self.removeSocket(socket);
          socket.removeListener("free", onFree);
          socket.removeListener("close", onCloseOrRemove);
          socket.removeListener("agentRemove", onCloseOrRemove);
        }
      });
    };
    TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
      var self = this;
      var placeholder2 = {};
      self.sockets.push(placeholder2);
      var connectOptions = mergeOptions({}, self.proxyOptions, {
        method: "CONNECT",
        path: options.host + ":" + options.port,
        agent: false,
        headers: {
          host: options.host + ":" + options.port
        }
      });
      if (options.localAddress) {
        connectOptions.localAddress = options.localAddress;
      }
      if (connectOptions.proxyAuth) {
        connectOptions.headers = connectOptions.headers || {};
        connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64");
      }
      debug2("making CONNECT request");
      var connectReq = self.request(connectOptions);
      connectReq.useChunkedEncodingByDefault = false;
      connectReq.once("response", onResponse);
      connectReq.once("upgrade", onUpgrade);
      connectReq.once("connect", onConnect);
      connectReq.once("error", onError);
      connectReq.end();
      function onResponse(res) {
        res.upgrade = true;
      }
      function onUpgrade(res, socket, head) {
        process.nextTick(function() {
          onConnect(res, socket, head);
        });
      }
      function onConnect(res, socket, head) {
        connectReq.removeAllListeners();
        socket.removeAllListeners();
        if (res.statusCode !== 200) {
          debug2(
            "tunneling socket could not be established, statusCode=%d",
            res.statusCode
          );
          socket.destroy();
          var error3 = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
          error3.code = "ECONNRESET";
          options.request.emit("error", error3);
          self.removeSocket(placeholder2);
          return;
        }
        if (head.length > 0) {
          debug2("got illegal response body from proxy");
          socket.destroy();
          var error3 = new Error("got illegal response body from proxy");
          error3.code = "ECONNRESET";
          options.request.emit("error", error3);
          self.removeSocket(placeholder2);
          return;
        }
        debug2("tunneling connection has established");
        self.sockets[self.sockets.indexOf(placeholder2)] = socket;
        return cb(socket);
      }
      function onError(cause) {
        connectReq.removeAllListeners();
        debug2(
          "tunneling socket could not be established, cause=%s\n",
          cause.message,
          cause.stack
        );
        var error3 = new Error("tunneling socket could not be established, cause=" + cause.message);
        error3.code = "ECONNRESET";
        options.request.emit("error", error3);
        self.removeSocket(placeholder2);
      }
    };
    TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
      var pos = this.sockets.indexOf(socket);
      if (pos === -1) {
        return;
      }
      this.sockets.splice(pos, 1);
      var pending = this.requests.shift();
      if (pending) {
        this.createSocket(pending, function(socket2) {
          pending.request.onSocket(socket2);
        });
      }
    };
    function createSecureSocket(options, cb) {
      var self = this;
      TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
        var hostHeader = options.request.getHeader("host");
        var tlsOptions = mergeOptions({}, self.options, {
          socket,
          servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
        });
        var secureSocket = tls.connect(0, tlsOptions);
        self.sockets[self.sockets.indexOf(socket)] = secureSocket;
        cb(secureSocket);
      });
    }
    function toOptions(host, port, localAddress) {
      if (typeof host === "string") {
        return {
          host,
          port,
          localAddress
        };
      }
      return host;
    }
    function mergeOptions(target2) {
      for (var i = 1, len = arguments.length; i < len; ++i) {
        var overrides = arguments[i];
        if (typeof overrides === "object") {
          var keys = Object.keys(overrides);
          for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
            var k = keys[j];
            if (overrides[k] !== void 0) {
              target2[k] = overrides[k];
            }
          }
        }
      }
      return target2;
    }
    var debug2;
    if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
      debug2 = function() {
        var args = Array.prototype.slice.call(arguments);
        if (typeof args[0] === "string") {
          args[0] = "TUNNEL: " + args[0];
        } else {
          args.unshift("TUNNEL:");
        }
        console.error.apply(console, args);
      };
    } else {
      debug2 = function() {
      };
    }
    exports2.debug = debug2;
  }
});

// node_modules/tunnel/index.js
var require_tunnel2 = __commonJS({
  "node_modules/tunnel/index.js"(exports2, module2) {
    module2.exports = require_tunnel();
  }
});

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports2) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias = (node2) => !!node2 && typeof node2 === "object" && node2[NODE_TYPE] === ALIAS;
    var isDocument = (node2) => !!node2 && typeof node2 === "object" && node2[NODE_TYPE] === DOC;
    var isMap2 = (node2) => !!node2 && typeof node2 === "object" && node2[NODE_TYPE] === MAP;
    var isPair2 = (node2) => !!node2 && typeof node2 === "object" && node2[NODE_TYPE] === PAIR;
    var isScalar2 = (node2) => !!node2 && typeof node2 === "object" && node2[NODE_TYPE] === SCALAR;
    var isSeq2 = (node2) => !!node2 && typeof node2 === "object" && node2[NODE_TYPE] === SEQ;
    function isCollection(node2) {
      if (node2 && typeof node2 === "object")
        switch (node2[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node2) {
      if (node2 && typeof node2 === "object")
        switch (node2[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node2) => (isScalar2(node2) || isCollection(node2)) && !!node2.anchor;
    exports2.ALIAS = ALIAS;
    exports2.DOC = DOC;
    exports2.MAP = MAP;
    exports2.NODE_TYPE = NODE_TYPE;
    exports2.PAIR = PAIR;
    exports2.SCALAR = SCALAR;
    exports2.SEQ = SEQ;
    exports2.hasAnchor = hasAnchor;
    exports2.isAlias = isAlias;
    exports2.isCollection = isCollection;
    exports2.isDocument = isDocument;
    exports2.isMap = isMap2;
    exports2.isNode = isNode;
    exports2.isPair = isPair2;
    exports2.isScalar = isScalar2;
    exports2.isSeq = isSeq2;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit2(node2, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node2)) {
        const cd2 = visit_(null, node2.contents, visitor_, Object.freeze([node2]));
        if (cd2 === REMOVE)
          node2.contents = null;
      } else
        visit_(null, node2, visitor_, Object.freeze([]));
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    function visit_(key, node2, visitor, path8) {
      const ctrl = callVisitor(key, node2, visitor, path8);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path8, ctrl);
        return visit_(key, ctrl, visitor, path8);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node2)) {
          path8 = Object.freeze(path8.concat(node2));
          for (let i = 0; i < node2.items.length; ++i) {
            const ci = visit_(i, node2.items[i], visitor, path8);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node2.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node2)) {
          path8 = Object.freeze(path8.concat(node2));
          const ck = visit_("key", node2.key, visitor, path8);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node2.key = null;
          const cv = visit_("value", node2.value, visitor, path8);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node2.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node2, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node2)) {
        const cd2 = await visitAsync_(null, node2.contents, visitor_, Object.freeze([node2]));
        if (cd2 === REMOVE)
          node2.contents = null;
      } else
        await visitAsync_(null, node2, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node2, visitor, path8) {
      const ctrl = await callVisitor(key, node2, visitor, path8);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path8, ctrl);
        return visitAsync_(key, ctrl, visitor, path8);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node2)) {
          path8 = Object.freeze(path8.concat(node2));
          for (let i = 0; i < node2.items.length; ++i) {
            const ci = await visitAsync_(i, node2.items[i], visitor, path8);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node2.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node2)) {
          path8 = Object.freeze(path8.concat(node2));
          const ck = await visitAsync_("key", node2.key, visitor, path8);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node2.key = null;
          const cv = await visitAsync_("value", node2.value, visitor, path8);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node2.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node2, visitor, path8) {
      if (typeof visitor === "function")
        return visitor(key, node2, path8);
      if (identity.isMap(node2))
        return visitor.Map?.(key, node2, path8);
      if (identity.isSeq(node2))
        return visitor.Seq?.(key, node2, path8);
      if (identity.isPair(node2))
        return visitor.Pair?.(key, node2, path8);
      if (identity.isScalar(node2))
        return visitor.Scalar?.(key, node2, path8);
      if (identity.isAlias(node2))
        return visitor.Alias?.(key, node2, path8);
      return void 0;
    }
    function replaceNode(key, path8, node2) {
      const parent = path8[path8.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node2;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node2;
        else
          parent.value = node2;
      } else if (identity.isDocument(parent)) {
        parent.contents = node2;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports2.visit = visit2;
    exports2.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var visit2 = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name3 = parts.shift();
        switch (name3) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix3] = parts;
            this.tags[handle] = prefix3;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version3] = parts;
            if (version3 === "1.1" || version3 === "1.2") {
              this.yaml.version = version3;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version3);
              onError(6, `Unsupported YAML version ${version3}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name3}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix3 = this.tags[handle];
        if (prefix3) {
          try {
            return prefix3 + decodeURIComponent(suffix);
          } catch (error3) {
            onError(String(error3));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix3] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix3))
            return handle + escapeTagName(tag.substring(prefix3.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit2.visit(doc.contents, (_key, node2) => {
            if (identity.isNode(node2) && node2.tag)
              tags[node2.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix3] of tagEntries) {
          if (handle === "!!" && prefix3 === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix3)))
            lines.push(`%TAG ${handle} ${prefix3}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports2.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var visit2 = require_visit();
    function anchorIsValid(anchor2) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor2)) {
        const sa = JSON.stringify(anchor2);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit2.visit(root, {
        Value(_key, node2) {
          if (node2.anchor)
            anchors.add(node2.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix3, exclude) {
      for (let i = 1; true; ++i) {
        const name3 = `${prefix3}${i}`;
        if (!exclude.has(name3))
          return name3;
      }
    }
    function createNodeAnchors(doc, prefix3) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor2 = findNewAnchor(prefix3, prevAnchors);
          prevAnchors.add(anchor2);
          return anchor2;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error3 = new Error("Failed to resolve repeated object (this should not happen)");
              error3.source = source;
              throw error3;
            }
          }
        },
        sourceObjects
      };
    }
    exports2.anchorIsValid = anchorIsValid;
    exports2.anchorNames = anchorNames;
    exports2.createNodeAnchors = createNodeAnchors;
    exports2.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports2) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports2.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports2) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports2.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports2) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports2.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports2) {
    "use strict";
    var anchors = require_anchors();
    var visit2 = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit2.visit(doc, {
            Node: (_key, node2) => {
              if (identity.isAlias(node2) || identity.hasAnchor(node2))
                nodes.push(node2);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node2 of nodes) {
          if (node2 === this)
            break;
          if (node2.anchor === this.source)
            found = node2;
        }
        if (found && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found);
          if (!data) {
            toJS.toJS(found, null, ctx);
            data = anchors2.get(found);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node2, anchors2) {
      if (identity.isAlias(node2)) {
        const source = node2.resolve(doc);
        const anchor2 = anchors2 && source && anchors2.get(source);
        return anchor2 ? anchor2.count * anchor2.aliasCount : 0;
      } else if (identity.isCollection(node2)) {
        let count = 0;
        for (const item of node2.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node2)) {
        const kc = getAliasCount(doc, node2.key, anchors2);
        const vc = getAliasCount(doc, node2.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports2.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports2.Scalar = Scalar;
    exports2.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports2) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node3 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node3;
          return node3;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node2 = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node2.tag = tagName;
      else if (!tagObj.default)
        node2.tag = tagObj.tag;
      if (ref)
        ref.node = node2;
      return node2;
    }
    exports2.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports2) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path8, value) {
      let v = value;
      for (let i = path8.length - 1; i >= 0; --i) {
        const k = path8[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path8) => path8 == null || typeof path8 === "object" && !!path8[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path8, value) {
        if (isEmptyPath(path8))
          this.add(value);
        else {
          const [key, ...rest] = path8;
          const node2 = this.get(key, true);
          if (identity.isCollection(node2))
            node2.addIn(rest, value);
          else if (node2 === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path8) {
        const [key, ...rest] = path8;
        if (rest.length === 0)
          return this.delete(key);
        const node2 = this.get(key, true);
        if (identity.isCollection(node2))
          return node2.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path8, keepScalar) {
        const [key, ...rest] = path8;
        const node2 = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node2) ? node2.value : node2;
        else
          return identity.isCollection(node2) ? node2.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node2) => {
          if (!identity.isPair(node2))
            return false;
          const n = node2.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path8) {
        const [key, ...rest] = path8;
        if (rest.length === 0)
          return this.has(key);
        const node2 = this.get(key, true);
        return identity.isCollection(node2) ? node2.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path8, value) {
        const [key, ...rest] = path8;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node2 = this.get(key, true);
          if (identity.isCollection(node2))
            node2.setIn(rest, value);
          else if (node2 === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports2.Collection = Collection;
    exports2.collectionFromPath = collectionFromPath;
    exports2.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports2) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports2.indentComment = indentComment;
    exports2.lineComment = lineComment;
    exports2.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports2) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text3, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text3;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text3.length <= endStep)
        return text3;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split2 = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text3, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text3[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text3[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text3, i, indent.length);
          end = i + indent.length + endStep;
          split2 = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text3[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split2 = i;
          }
          if (i >= end) {
            if (split2) {
              folds.push(split2);
              end = split2 + endStep;
              split2 = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text3[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text3;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split2 = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text3;
      if (onFold)
        onFold();
      let res = text3.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text3.length;
        if (fold === 0)
          res = `
${indent}${text3.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text3[fold]}\\`;
          res += `
${indent}${text3.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text3, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text3[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text3[++i];
        } else {
          do {
            ch = text3[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text3[start];
        }
      }
      return end;
    }
    exports2.FOLD_BLOCK = FOLD_BLOCK;
    exports2.FOLD_FLOW = FOLD_FLOW;
    exports2.FOLD_QUOTED = FOLD_QUOTED;
    exports2.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json2 = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json2;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json2[i]; ch; ch = json2[++i]) {
        if (ch === " " && json2[i + 1] === "\\" && json2[i + 2] === "n") {
          str += json2.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json2[i + 1]) {
            case "u":
              {
                str += json2.slice(start, i);
                const code = json2.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json2.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json2[i + 2] === '"' || json2.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json2.slice(start, i) + "\n\n";
                while (json2[i + 2] === "\\" && json2[i + 3] === "n" && json2[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json2[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json2.slice(start) : json2;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal2 = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal2 ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal2) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports2.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports2) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name3 = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name3} value`);
      }
      return tagObj;
    }
    function stringifyProps(node2, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor2 = (identity.isScalar(node2) || identity.isCollection(node2)) && node2.anchor;
      if (anchor2 && anchors.anchorIsValid(anchor2)) {
        anchors$1.add(anchor2);
        props.push(`&${anchor2}`);
      }
      const tag = node2.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node2 = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node2));
      const props = stringifyProps(node2, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node2, ctx, onComment, onChompKeep) : identity.isScalar(node2) ? stringifyString.stringifyString(node2, ctx, onComment, onChompKeep) : node2.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node2) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports2.createStringifyContext = createStringifyContext;
    exports2.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports2.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports2) {
    "use strict";
    var node_process = require("process");
    function debug2(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning2) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning2);
        else
          console.warn(warning2);
      }
    }
    exports2.debug = debug2;
    exports2.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge2 = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge2.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge2.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge2.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports2.addMergeToJSMap = addMergeToJSMap;
    exports2.isMergeKey = isMergeKey;
    exports2.merge = merge2;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports2) {
    "use strict";
    var log2 = require_log();
    var merge2 = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge2.isMergeKey(ctx, key))
        merge2.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node2 of ctx.anchors.keys())
          strCtx.anchors.add(node2.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log2.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports2.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports2) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports2.Pair = Pair;
    exports2.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports2.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports2) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node2 = it?.value;
        return (!keepScalar && identity.isScalar(node2) ? node2.value : node2) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports2.YAMLMap = YAMLMap;
    exports2.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports2.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports2) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports2.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports2.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports2) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string3 = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports2.string = string3;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports2.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports2.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports2) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports2.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node2) {
        const num = Number(node2.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node2);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node2 = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node2.minFractionDigits = str.length - dot - 1;
        return node2;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports2.float = float;
    exports2.floatExp = floatExp;
    exports2.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node2, radix, prefix3) {
      const { value } = node2;
      if (intIdentify(value) && value >= 0)
        return prefix3 + value.toString(radix);
      return stringifyNumber.stringifyNumber(node2);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node2) => intStringify(node2, 8, "0o")
    };
    var int2 = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node2) => intStringify(node2, 16, "0x")
    };
    exports2.int = int2;
    exports2.intHex = intHex;
    exports2.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports2) {
    "use strict";
    var map = require_map();
    var _null3 = require_null();
    var seq = require_seq();
    var string3 = require_string();
    var bool = require_bool();
    var float = require_float();
    var int2 = require_int();
    var schema = [
      map.map,
      seq.seq,
      string3.string,
      _null3.nullTag,
      bool.boolTag,
      int2.intOct,
      int2.int,
      int2.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports2.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports2.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports2) {
    "use strict";
    var node_buffer = require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports2.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports2.createPairs = createPairs;
    exports2.pairs = pairs;
    exports2.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports2.YAMLOMap = YAMLOMap;
    exports2.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports2.falseTag = falseTag;
    exports2.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node2) {
        const num = Number(node2.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node2);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node2 = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node2.minFractionDigits = f.length;
        }
        return node2;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports2.float = float;
    exports2.floatExp = floatExp;
    exports2.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node2, radix, prefix3) {
      const { value } = node2;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix3 + str.substr(1) : prefix3 + str;
      }
      return stringifyNumber.stringifyNumber(node2);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node2) => intStringify(node2, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node2) => intStringify(node2, 8, "0")
    };
    var int2 = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node2) => intStringify(node2, 16, "0x")
    };
    exports2.int = int2;
    exports2.intBin = intBin;
    exports2.intHex = intHex;
    exports2.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports2.YAMLSet = YAMLSet;
    exports2.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node2) {
      let { value } = node2;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node2);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date2 = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date2 -= 6e4 * d;
        }
        return new Date(date2);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports2.floatTime = floatTime;
    exports2.intTime = intTime;
    exports2.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports2) {
    "use strict";
    var map = require_map();
    var _null3 = require_null();
    var seq = require_seq();
    var string3 = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int2 = require_int2();
    var merge2 = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string3.string,
      _null3.nullTag,
      bool.trueTag,
      bool.falseTag,
      int2.intBin,
      int2.intOct,
      int2.int,
      int2.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge2.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports2.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports2) {
    "use strict";
    var map = require_map();
    var _null3 = require_null();
    var seq = require_seq();
    var string3 = require_string();
    var bool = require_bool();
    var float = require_float();
    var int2 = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge2 = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string3.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int2.int,
      intHex: int2.intHex,
      intOct: int2.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge2.merge,
      null: _null3.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge2.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge2.merge) ? schemaTags.concat(merge2.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge2.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports2.coreKnownTags = coreKnownTags;
    exports2.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string3 = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge: merge2, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge2);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string3.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports2.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports2.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports2) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version: version3 } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version3 = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version: version3 });
        this.setSchema(version3, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path8, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path8, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node2, name3) {
        if (!node2.anchor) {
          const prev = anchors.anchorNames(this);
          node2.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name3 || prev.has(name3) ? anchors.findNewAnchor(name3 || "a", prev) : name3;
        }
        return new Alias.Alias(node2.anchor);
      }
      createNode(value, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node2 = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node2))
          node2.flow = true;
        setAnchors();
        return node2;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path8) {
        if (Collection.isEmptyPath(path8)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path8) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path8, keepScalar) {
        if (Collection.isEmptyPath(path8))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path8, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path8) {
        if (Collection.isEmptyPath(path8))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path8) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path8, value) {
        if (Collection.isEmptyPath(path8)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path8), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path8, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version3, options = {}) {
        if (typeof version3 === "number")
          version3 = String(version3);
        let opt;
        switch (version3) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version3;
            else
              this.directives = new directives.Directives({ version: version3 });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version3);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json: json2, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json2,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports2.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports2) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name3, pos, code, message) {
        super();
        this.name = name3;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error3) => {
      if (error3.pos[0] === -1)
        return;
      error3.linePos = error3.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error3.linePos[0];
      error3.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error3.linePos[1];
        if (end?.line === line && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error3.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports2.YAMLError = YAMLError;
    exports2.YAMLParseError = YAMLParseError;
    exports2.YAMLWarning = YAMLWarning;
    exports2.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports2) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor2 = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor2 || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor2)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor2 = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor2 || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor: anchor2,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports2.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports2) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports2.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports2) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports2.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports2) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports2.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports2) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep: sep2, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep2?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep2) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep2 ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep2, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports2.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports2) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node2 = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node2.range[2];
        seq.items.push(node2);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports2.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports2) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep2 = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep2 + cb;
              sep2 = "";
              break;
            }
            case "newline":
              if (comment)
                sep2 += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports2.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap2 = fc.start.source === "{";
      const fcName = isMap2 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep: sep2, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep2?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep2 && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap2 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap2 && !sep2 && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep2, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep2 ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap2 && !props.found && ctx.options.strict) {
              if (sep2)
                for (const st of sep2) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep2, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap2) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap2 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name3 = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name3} must end with a ${expectedEnd}` : `${name3} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports2.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor: anchor2, newlineAfterProp: nl } = props;
        const lastProp = anchor2 && tagToken ? anchor2.offset > tagToken.offset ? anchor2 : tagToken : anchor2 ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node2 = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node2.range = coll.range;
      node2.tag = tagName;
      if (tag?.format)
        node2.format = tag.format;
      return node2;
    }
    exports2.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep2 = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep2 + indent.slice(trimIndent) + content;
          sep2 = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep2 === " ")
            sep2 = "\n";
          else if (!prevMoreIndented && sep2 === "\n")
            sep2 = "\n\n";
          value += sep2 + indent.slice(trimIndent) + content;
          sep2 = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep2 === "\n")
            value += "\n";
          else
            sep2 = "\n";
        } else {
          value += sep2 + content;
          sep2 = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error3 = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error3 === -1)
            error3 = offset + i;
        }
      }
      if (error3 !== -1)
        onError(error3, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split2 = source.split(/\n( *)/);
      const first2 = split2[0];
      const m = first2.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first2.slice(m[1].length)] : ["", first2];
      const lines = [line0];
      for (let i = 1; i < split2.length; i += 2)
        lines.push([split2[i], split2[i + 1]]);
      return lines;
    }
    exports2.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep2 = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep2 === "\n")
            res += sep2;
          else
            sep2 = "\n";
        } else {
          res += sep2 + lm;
          sep2 = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep2 + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports2.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports2) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error3) {
        const msg = error3 instanceof Error ? error3.message : String(error3);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports2.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports2) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports2.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports2) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor: anchor2, tag } = props;
      let node2;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node2 = composeAlias(ctx, token, onError);
          if (anchor2 || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node2 = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor2)
            node2.anchor = anchor2.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node2 = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor2)
              node2.anchor = anchor2.source.substring(1);
          } catch (error3) {
            const message = error3 instanceof Error ? error3.message : String(error3);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node2 ?? (node2 = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor2 && node2.anchor === "")
        onError(anchor2, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node2) || typeof node2.value !== "string" || node2.tag && node2.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node2.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node2.comment = comment;
        else
          node2.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node2.srcToken = token;
      return node2;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor: anchor2, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node2 = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor2) {
        node2.anchor = anchor2.source.substring(1);
        if (node2.anchor === "")
          onError(anchor2, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node2.spaceBefore = true;
      if (comment) {
        node2.comment = comment;
        node2.range[2] = end;
      }
      return node2;
    }
    function composeAlias({ options }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports2.composeEmptyNode = composeEmptyNode;
    exports2.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports2) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports2.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports2) {
    "use strict";
    var node_process = require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning2) => {
          const pos = getErrorPos(source);
          if (warning2)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning2) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning2);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error3 = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error3);
            else
              this.doc.errors.push(error3);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports2.Composer = Composer;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports2) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports2.createScalarToken = createScalarToken;
    exports2.resolveAsScalar = resolveAsScalar;
    exports2.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports2) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep: sep2, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep2)
        for (const st of sep2)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports2.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports2) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit2(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    visit2.itemAtPath = (cst, path8) => {
      let item = cst;
      for (const [field, index] of path8) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit2.parentCollection = (cst, path8) => {
      const parent = visit2.itemAtPath(cst, path8.slice(0, -1));
      const field = path8[path8.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path8, item, visitor) {
      let ctrl = visitor(item, path8);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path8.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path8);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path8) : ctrl;
    }
    exports2.visit = visit2;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports2) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports2.createScalarToken = cstScalar.createScalarToken;
    exports2.resolveAsScalar = cstScalar.resolveAsScalar;
    exports2.setScalarValue = cstScalar.setScalarValue;
    exports2.stringify = cstStringify.stringify;
    exports2.visit = cstVisit.visit;
    exports2.BOM = BOM;
    exports2.DOCUMENT = DOCUMENT;
    exports2.FLOW_END = FLOW_END;
    exports2.SCALAR = SCALAR;
    exports2.isCollection = isCollection;
    exports2.isScalar = isScalar2;
    exports2.prettyToken = prettyToken;
    exports2.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports2) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote3 = this.charAt(0);
        let end = this.buffer.indexOf(quote3, this.pos + 1);
        if (quote3 === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports2.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports2) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports2.LineCounter = LineCounter2;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports2) {
    "use strict";
    var node_process = require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list, type) {
      for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list) {
      for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target2, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target2, source);
      else
        for (let i = 0; i < source.length; ++i)
          target2.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error3) {
        const token = error3 ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep2;
          if (scalar.end) {
            sep2 = scalar.end;
            sep2.push(this.sourceToken);
            delete scalar.end;
          } else
            sep2 = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep: sep2 }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep2 = it.sep;
                  sep2.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep: sep2 }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs3 = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs3, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs3);
              } else {
                Object.assign(it, { key: fs3, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs3 = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs3, sep: [] });
              else if (it.sep)
                this.stack.push(fs3);
              else
                Object.assign(it, { key: fs3, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep2 = fc.end.splice(1, fc.end.length);
            sep2.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep: sep2 }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports2.Parser = Parser;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports2) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log2 = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument2(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse3(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument2(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning2) => log2.warn(doc.options.logLevel, warning2));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports2.parse = parse3;
    exports2.parseAllDocuments = parseAllDocuments;
    exports2.parseDocument = parseDocument2;
    exports2.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports2) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit2 = require_visit();
    exports2.Composer = composer.Composer;
    exports2.Document = Document.Document;
    exports2.Schema = Schema.Schema;
    exports2.YAMLError = errors.YAMLError;
    exports2.YAMLParseError = errors.YAMLParseError;
    exports2.YAMLWarning = errors.YAMLWarning;
    exports2.Alias = Alias.Alias;
    exports2.isAlias = identity.isAlias;
    exports2.isCollection = identity.isCollection;
    exports2.isDocument = identity.isDocument;
    exports2.isMap = identity.isMap;
    exports2.isNode = identity.isNode;
    exports2.isPair = identity.isPair;
    exports2.isScalar = identity.isScalar;
    exports2.isSeq = identity.isSeq;
    exports2.Pair = Pair.Pair;
    exports2.Scalar = Scalar.Scalar;
    exports2.YAMLMap = YAMLMap.YAMLMap;
    exports2.YAMLSeq = YAMLSeq.YAMLSeq;
    exports2.CST = cst;
    exports2.Lexer = lexer.Lexer;
    exports2.LineCounter = lineCounter.LineCounter;
    exports2.Parser = parser.Parser;
    exports2.parse = publicApi.parse;
    exports2.parseAllDocuments = publicApi.parseAllDocuments;
    exports2.parseDocument = publicApi.parseDocument;
    exports2.stringify = publicApi.stringify;
    exports2.visit = visit2.visit;
    exports2.visitAsync = visit2.visitAsync;
  }
});

// node_modules/zx/build/esblib.cjs
var require_esblib = __commonJS({
  "node_modules/zx/build/esblib.cjs"(exports2, module2) {
    var __create2 = Object.create;
    var __defProp2 = Object.defineProperty;
    var __getOwnPropDesc2 = Object.getOwnPropertyDescriptor;
    var __getOwnPropNames2 = Object.getOwnPropertyNames;
    var __getProtoOf2 = Object.getPrototypeOf;
    var __hasOwnProp2 = Object.prototype.hasOwnProperty;
    var __export2 = (target2, all) => {
      for (var name3 in all)
        __defProp2(target2, name3, { get: all[name3], enumerable: true });
    };
    var __copyProps2 = (to, from, except, desc) => {
      if (from && typeof from === "object" || typeof from === "function") {
        for (let key of __getOwnPropNames2(from))
          if (!__hasOwnProp2.call(to, key) && key !== except)
            __defProp2(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc2(from, key)) || desc.enumerable });
      }
      return to;
    };
    var __toESM2 = (mod, isNodeMode, target2) => (target2 = mod != null ? __create2(__getProtoOf2(mod)) : {}, __copyProps2(
      // If the importer is in node compatibility mode or this is not an ESM
      // file that has been converted to a CommonJS file using a Babel-
      // compatible transform (i.e. "__esModule" has not been set), then set
      // "default" to the CommonJS "module.exports" for node compatibility.
      isNodeMode || !mod || !mod.__esModule ? __defProp2(target2, "default", { value: mod, enumerable: true }) : target2,
      mod
    ));
    var __toCommonJS = (mod) => __copyProps2(__defProp2({}, "__esModule", { value: true }), mod);
    var __async = (__this, __arguments, generator) => {
      return new Promise((resolve7, reject) => {
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
        var step = (x2) => x2.done ? resolve7(x2.value) : Promise.resolve(x2.value).then(fulfilled, rejected);
        step((generator = generator.apply(__this, __arguments)).next());
      });
    };
    var __defProps = Object.defineProperties;
    var __getOwnPropDescs = Object.getOwnPropertyDescriptors;
    var __getOwnPropSymbols = Object.getOwnPropertySymbols;
    var __propIsEnum = Object.prototype.propertyIsEnumerable;
    var __knownSymbol = (name3, symbol) => (symbol = Symbol[name3]) ? symbol : /* @__PURE__ */ Symbol.for("Symbol." + name3);
    var __typeError = (msg) => {
      throw TypeError(msg);
    };
    var __defNormalProp = (obj, key, value) => key in obj ? __defProp2(obj, key, { enumerable: true, configurable: true, writable: true, value }) : obj[key] = value;
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
            value: new __await(new Promise((resolve7) => {
              var x2 = obj[k2](v2);
              if (!(x2 instanceof Object)) __typeError("Object expected");
              resolve7(x2);
            }), 1)
          };
        };
      }
      return it[__knownSymbol("iterator")] = () => it, method("next"), "throw" in obj ? method("throw") : it.throw = (x2) => {
        throw x2;
      }, "return" in obj && method("return"), it;
    };
    var __forAwait = (obj, it, method) => (it = obj[__knownSymbol("asyncIterator")]) ? it.call(obj) : (obj = obj[__knownSymbol("iterator")](), it = {}, method = (key, fn) => (fn = obj[key]) && (it[key] = (arg) => new Promise((yes, no, done) => (arg = fn.call(obj, arg), done = arg.done, Promise.resolve(arg.value).then((value) => yes({ value, done }), no)))), method("next"), method("return"), it);
    var __pow = Math.pow;
    var __reExport = (target2, mod, secondTarget) => (__copyProps2(target2, mod, "default"), secondTarget && __copyProps2(secondTarget, mod, "default"));
    var __commonJS2 = (cb, mod) => function __require() {
      return mod || (0, cb[__getOwnPropNames2(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    };
    var __esm = (fn, res) => function __init() {
      return fn && (res = (0, fn[__getOwnPropNames2(fn)[0]])(fn = 0)), res;
    };
    var __accessCheck = (obj, member, msg) => member.has(obj) || __typeError("Cannot " + msg);
    var __privateGet = (obj, member, getter) => (__accessCheck(obj, member, "read from private field"), getter ? getter.call(obj) : member.get(obj));
    var __privateAdd = (obj, member, value) => member.has(obj) ? __typeError("Cannot add the same private member more than once") : member instanceof WeakSet ? member.add(obj) : member.set(obj, value);
    var __privateSet = (obj, member, value, setter) => (__accessCheck(obj, member, "write to private field"), setter ? setter.call(obj, value) : member.set(obj, value), value);
    module2.exports = {
      __create: __create2,
      __defProp: __defProp2,
      __getOwnPropDesc: __getOwnPropDesc2,
      __getOwnPropNames: __getOwnPropNames2,
      __getProtoOf: __getProtoOf2,
      __hasOwnProp: __hasOwnProp2,
      __export: __export2,
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
  "node_modules/zx/build/internals.cjs"(exports2, module2) {
    "use strict";
    var {
      __export: __export2,
      __toCommonJS
    } = require_esblib();
    var internals_exports = {};
    __export2(internals_exports, {
      bus: () => bus3
    });
    module2.exports = __toCommonJS(internals_exports);
    var locked = false;
    var lock = () => locked = true;
    var store = /* @__PURE__ */ new Map();
    var override = store.set.bind(store);
    function wrap(name3, api) {
      if (locked) throw new Error("bus is locked");
      override(name3, api);
      return new Proxy(api, {
        get(_, key) {
          var _a3, _b;
          return store.get(name3)[key] || ((_b = (_a3 = store.get(name3)) == null ? void 0 : _a3.default) == null ? void 0 : _b[key]);
        },
        apply(_, self, args) {
          return store.get(name3).apply(self, args);
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
  "node_modules/zx/build/vendor-core.cjs"(exports2, module2) {
    "use strict";
    var {
      __create: __create2,
      __spreadValues,
      __spreadProps,
      __commonJS: __commonJS2,
      __export: __export2,
      __toESM: __toESM2,
      __toCommonJS,
      __async
    } = require_esblib();
    var require_posix = __commonJS2({
      "node_modules/isexe/dist/cjs/posix.js"(exports22) {
        "use strict";
        Object.defineProperty(exports22, "__esModule", { value: true });
        exports22.sync = exports22.isexe = void 0;
        var fs_1 = require("fs");
        var promises_1 = require("fs").promises;
        var isexe = (_0, ..._1) => __async(null, [_0, ..._1], function* (path8, options = {}) {
          const { ignoreErrors = false } = options;
          try {
            return checkStat(yield (0, promises_1.stat)(path8), options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        });
        exports22.isexe = isexe;
        var sync = (path8, options = {}) => {
          const { ignoreErrors = false } = options;
          try {
            return checkStat((0, fs_1.statSync)(path8), options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        };
        exports22.sync = sync;
        var checkStat = (stat5, options) => stat5.isFile() && checkMode(stat5, options);
        var checkMode = (stat5, options) => {
          var _a3, _b, _c, _d, _e, _f, _g, _h;
          const myUid = (_b = options.uid) != null ? _b : (_a3 = process.getuid) == null ? void 0 : _a3.call(process);
          const myGroups = (_e = (_d = options.groups) != null ? _d : (_c = process.getgroups) == null ? void 0 : _c.call(process)) != null ? _e : [];
          const myGid = (_h = (_g = options.gid) != null ? _g : (_f = process.getgid) == null ? void 0 : _f.call(process)) != null ? _h : myGroups[0];
          if (myUid === void 0 || myGid === void 0) {
            throw new Error("cannot get uid or gid");
          }
          const groups = /* @__PURE__ */ new Set([myGid, ...myGroups]);
          const mod = stat5.mode;
          const uid = stat5.uid;
          const gid = stat5.gid;
          const u = parseInt("100", 8);
          const g2 = parseInt("010", 8);
          const o = parseInt("001", 8);
          const ug = u | g2;
          return !!(mod & o || mod & g2 && groups.has(gid) || mod & u && uid === myUid || mod & ug && myUid === 0);
        };
      }
    });
    var require_win32 = __commonJS2({
      "node_modules/isexe/dist/cjs/win32.js"(exports22) {
        "use strict";
        Object.defineProperty(exports22, "__esModule", { value: true });
        exports22.sync = exports22.isexe = void 0;
        var fs_1 = require("fs");
        var promises_1 = require("fs").promises;
        var isexe = (_0, ..._1) => __async(null, [_0, ..._1], function* (path8, options = {}) {
          const { ignoreErrors = false } = options;
          try {
            return checkStat(yield (0, promises_1.stat)(path8), path8, options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        });
        exports22.isexe = isexe;
        var sync = (path8, options = {}) => {
          const { ignoreErrors = false } = options;
          try {
            return checkStat((0, fs_1.statSync)(path8), path8, options);
          } catch (e) {
            const er = e;
            if (ignoreErrors || er.code === "EACCES")
              return false;
            throw er;
          }
        };
        exports22.sync = sync;
        var checkPathExt = (path8, options) => {
          const { pathExt = process.env.PATHEXT || "" } = options;
          const peSplit = pathExt.split(";");
          if (peSplit.indexOf("") !== -1) {
            return true;
          }
          for (let i = 0; i < peSplit.length; i++) {
            const p = peSplit[i].toLowerCase();
            const ext = path8.substring(path8.length - p.length).toLowerCase();
            if (p && ext === p) {
              return true;
            }
          }
          return false;
        };
        var checkStat = (stat5, path8, options) => stat5.isFile() && checkPathExt(path8, options);
      }
    });
    var require_options = __commonJS2({
      "node_modules/isexe/dist/cjs/options.js"(exports22) {
        "use strict";
        Object.defineProperty(exports22, "__esModule", { value: true });
      }
    });
    var require_cjs = __commonJS2({
      "node_modules/isexe/dist/cjs/index.js"(exports22) {
        "use strict";
        var __createBinding = exports22 && exports22.__createBinding || (Object.create ? (function(o, m, k, k2) {
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
        var __setModuleDefault = exports22 && exports22.__setModuleDefault || (Object.create ? (function(o, v) {
          Object.defineProperty(o, "default", { enumerable: true, value: v });
        }) : function(o, v) {
          o["default"] = v;
        });
        var __importStar = exports22 && exports22.__importStar || function(mod) {
          if (mod && mod.__esModule) return mod;
          var result = {};
          if (mod != null) {
            for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
          }
          __setModuleDefault(result, mod);
          return result;
        };
        var __exportStar = exports22 && exports22.__exportStar || function(m, exports3) {
          for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports3, p)) __createBinding(exports3, m, p);
        };
        Object.defineProperty(exports22, "__esModule", { value: true });
        exports22.sync = exports22.isexe = exports22.posix = exports22.win32 = void 0;
        var posix = __importStar(require_posix());
        exports22.posix = posix;
        var win32 = __importStar(require_win32());
        exports22.win32 = win32;
        __exportStar(require_options(), exports22);
        var platform2 = process.env._ISEXE_TEST_PLATFORM_ || process.platform;
        var impl = platform2 === "win32" ? win32 : posix;
        exports22.isexe = impl.isexe;
        exports22.sync = impl.sync;
      }
    });
    var require_lib = __commonJS2({
      "node_modules/which/lib/index.js"(exports22, module22) {
        "use strict";
        var { isexe, sync: isexeSync } = require_cjs();
        var { join: join37, delimiter: delimiter4, sep: sep2, posix } = require("path");
        var isWindows = process.platform === "win32";
        var rSlash = new RegExp(`[${posix.sep}${sep2 === posix.sep ? "" : sep2}]`.replace(/(\\)/g, "\\$1"));
        var rRel = new RegExp(`^\\.${rSlash.source}`);
        var getNotFoundError = (cmd) => Object.assign(new Error(`not found: ${cmd}`), { code: "ENOENT" });
        var getPathInfo = (cmd, {
          path: optPath = process.env.PATH,
          pathExt: optPathExt = process.env.PATHEXT,
          delimiter: optDelimiter = delimiter4
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
          const prefix3 = !pathPart && rRel.test(cmd) ? cmd.slice(0, 2) : "";
          return prefix3 + join37(pathPart, cmd);
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
        module22.exports = which22;
        which22.sync = whichSync;
      }
    });
    var vendor_core_exports = {};
    __export2(vendor_core_exports, {
      VoidStream: () => VoidStream,
      buildCmd: () => buildCmd,
      chalk: () => chalk22,
      exec: () => exec2,
      isStringLiteral: () => isStringLiteral2,
      ps: () => ps3,
      which: () => which4
    });
    module2.exports = __toCommonJS(vendor_core_exports);
    var ANSI_BACKGROUND_OFFSET = 10;
    var wrapAnsi16 = (offset = 0) => (code) => `\x1B[${code + offset}m`;
    var wrapAnsi256 = (offset = 0) => (code) => `\x1B[${38 + offset};5;${code}m`;
    var wrapAnsi16m = (offset = 0) => (red, green, blue) => `\x1B[${38 + offset};2;${red};${green};${blue}m`;
    var styles = {
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
    var modifierNames = Object.keys(styles.modifier);
    var foregroundColorNames = Object.keys(styles.color);
    var backgroundColorNames = Object.keys(styles.bgColor);
    var colorNames = [...foregroundColorNames, ...backgroundColorNames];
    function assembleStyles() {
      const codes = /* @__PURE__ */ new Map();
      for (const [groupName, group] of Object.entries(styles)) {
        for (const [styleName, style] of Object.entries(group)) {
          styles[styleName] = {
            open: `\x1B[${style[0]}m`,
            close: `\x1B[${style[1]}m`
          };
          group[styleName] = styles[styleName];
          codes.set(style[0], style[1]);
        }
        Object.defineProperty(styles, groupName, {
          value: group,
          enumerable: false
        });
      }
      Object.defineProperty(styles, "codes", {
        value: codes,
        enumerable: false
      });
      styles.color.close = "\x1B[39m";
      styles.bgColor.close = "\x1B[49m";
      styles.color.ansi = wrapAnsi16();
      styles.color.ansi256 = wrapAnsi256();
      styles.color.ansi16m = wrapAnsi16m();
      styles.bgColor.ansi = wrapAnsi16(ANSI_BACKGROUND_OFFSET);
      styles.bgColor.ansi256 = wrapAnsi256(ANSI_BACKGROUND_OFFSET);
      styles.bgColor.ansi16m = wrapAnsi16m(ANSI_BACKGROUND_OFFSET);
      Object.defineProperties(styles, {
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
            const integer2 = Number.parseInt(colorString, 16);
            return [
              /* eslint-disable no-bitwise */
              integer2 >> 16 & 255,
              integer2 >> 8 & 255,
              integer2 & 255
              /* eslint-enable no-bitwise */
            ];
          },
          enumerable: false
        },
        hexToAnsi256: {
          value: (hex) => styles.rgbToAnsi256(...styles.hexToRgb(hex)),
          enumerable: false
        },
        ansi256ToAnsi: {
          value(code) {
            if (code < 8) {
              return 30 + code;
            }
            if (code < 16) {
              return 90 + (code - 8);
            }
            let red;
            let green;
            let blue;
            if (code >= 232) {
              red = ((code - 232) * 10 + 8) / 255;
              green = red;
              blue = red;
            } else {
              code -= 16;
              const remainder = code % 36;
              red = Math.floor(code / 36) / 5;
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
          value: (red, green, blue) => styles.ansi256ToAnsi(styles.rgbToAnsi256(red, green, blue)),
          enumerable: false
        },
        hexToAnsi: {
          value: (hex) => styles.ansi256ToAnsi(styles.hexToAnsi256(hex)),
          enumerable: false
        }
      });
      return styles;
    }
    var ansiStyles = assembleStyles();
    var ansi_styles_default = ansiStyles;
    var import_node_process = __toESM2(require("process"), 1);
    var import_node_os8 = __toESM2(require("os"), 1);
    var import_node_tty = __toESM2(require("tty"), 1);
    function hasFlag(flag, argv = globalThis.Deno ? globalThis.Deno.args : import_node_process.default.argv) {
      const prefix3 = flag.startsWith("-") ? "" : flag.length === 1 ? "-" : "--";
      const position = argv.indexOf(prefix3 + flag);
      const terminatorPosition = argv.indexOf("--");
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
        if (["GITHUB_ACTIONS", "GITEA_ACTIONS", "CIRCLECI"].some((key) => key in env)) {
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
        const version3 = Number.parseInt((env.TERM_PROGRAM_VERSION || "").split(".")[0], 10);
        switch (env.TERM_PROGRAM) {
          case "iTerm.app": {
            return version3 >= 3 ? 3 : 2;
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
    function stringReplaceAll(string3, substring, replacer) {
      let index = string3.indexOf(substring);
      if (index === -1) {
        return string3;
      }
      const substringLength = substring.length;
      let endIndex = 0;
      let returnValue = "";
      do {
        returnValue += string3.slice(endIndex, index) + substring + replacer;
        endIndex = index + substringLength;
        index = string3.indexOf(substring, endIndex);
      } while (index !== -1);
      returnValue += string3.slice(endIndex);
      return returnValue;
    }
    function stringEncaseCRLFWithFirstIndex(string3, prefix3, postfix, index) {
      let endIndex = 0;
      let returnValue = "";
      do {
        const gotCR = string3[index - 1] === "\r";
        returnValue += string3.slice(endIndex, gotCR ? index - 1 : index) + prefix3 + (gotCR ? "\r\n" : "\n") + postfix;
        endIndex = index + 1;
        index = string3.indexOf("\n", endIndex);
      } while (index !== -1);
      returnValue += string3.slice(endIndex);
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
    var styles2 = /* @__PURE__ */ Object.create(null);
    var applyOptions = (object2, options = {}) => {
      if (options.level && !(Number.isInteger(options.level) && options.level >= 0 && options.level <= 3)) {
        throw new Error("The `level` option should be an integer from 0 to 3");
      }
      const colorLevel = stdoutColor ? stdoutColor.level : 0;
      object2.level = options.level === void 0 ? colorLevel : options.level;
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
      styles2[styleName] = {
        get() {
          const builder = createBuilder(this, createStyler(style.open, style.close, this[STYLER]), this[IS_EMPTY]);
          Object.defineProperty(this, styleName, { value: builder });
          return builder;
        }
      };
    }
    styles2.visible = {
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
      styles2[model] = {
        get() {
          const { level } = this;
          return function(...arguments_) {
            const styler = createStyler(getModelAnsi(model, levelMapping[level], "color", ...arguments_), ansi_styles_default.color.close, this[STYLER]);
            return createBuilder(this, styler, this[IS_EMPTY]);
          };
        }
      };
      const bgModel = "bg" + model[0].toUpperCase() + model.slice(1);
      styles2[bgModel] = {
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
    }, __spreadProps(__spreadValues({}, styles2), {
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
    var createStyler = (open6, close, parent) => {
      let openAll;
      let closeAll;
      if (parent === void 0) {
        openAll = open6;
        closeAll = close;
      } else {
        openAll = parent.openAll + open6;
        closeAll = close + parent.closeAll;
      }
      return {
        open: open6,
        close,
        openAll,
        closeAll,
        parent
      };
    };
    var createBuilder = (self, _styler, _isEmpty) => {
      const builder = (...arguments_) => applyStyle(builder, arguments_.length === 1 ? "" + arguments_[0] : arguments_.join(" "));
      Object.setPrototypeOf(builder, proto);
      builder[GENERATOR] = self;
      builder[STYLER] = _styler;
      builder[IS_EMPTY] = _isEmpty;
      return builder;
    };
    var applyStyle = (self, string3) => {
      if (self.level <= 0 || !string3) {
        return self[IS_EMPTY] ? "" : string3;
      }
      let styler = self[STYLER];
      if (styler === void 0) {
        return string3;
      }
      const { openAll, closeAll } = styler;
      if (string3.includes("\x1B")) {
        while (styler !== void 0) {
          string3 = stringReplaceAll(string3, styler.close, styler.open);
          styler = styler.parent;
        }
      }
      const lfIndex = string3.indexOf("\n");
      if (lfIndex !== -1) {
        string3 = stringEncaseCRLFWithFirstIndex(string3, closeAll, openAll, lfIndex);
      }
      return openAll + string3 + closeAll;
    };
    Object.defineProperties(createChalk.prototype, styles2);
    var chalk3 = createChalk();
    var chalkStderr = createChalk({ level: stderrColor ? stderrColor.level : 0 });
    var source_default = chalk3;
    var import_which = __toESM2(require_lib(), 1);
    var import_node_process4 = __toESM2(require("process"), 1);
    var import_node_fs24 = __toESM2(require("fs"), 1);
    var import_node_os22 = __toESM2(require("os"), 1);
    var EOL6 = /\r?\n|\r|\n/;
    var EMPTY = "-";
    var parseLine = (line, sep2 = " ") => {
      if (typeof line !== "string") throw new Error("parseLine: line must be a string");
      const result = {
        spaces: [],
        words: []
      };
      const capture = () => {
        if (word) {
          result.words.push({
            s,
            e: s + word.length - 1,
            w: word
          });
          word = "";
          s = -1;
        }
      };
      let bb;
      let word = "";
      let s = -1;
      for (const i in [...line]) {
        const prev = line[+i - 1];
        const char = line[i];
        if (bb) {
          word += char;
          if (char === bb && prev !== "\\") {
            bb = void 0;
          }
          continue;
        }
        if (char === sep2) {
          result.spaces.push(+i);
          capture();
          continue;
        }
        if (s === -1) s = +i;
        if (char === '"' || char === "'") bb = char;
        word += char;
      }
      capture();
      return result;
    };
    var parseLines = (input, sep2) => input.split(EOL6).filter(Boolean).map((l) => parseLine(l, sep2));
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
            const block = row[_b] || (row[_b] = []);
            if (s > a && e < b) block.push(w);
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
            const key = keys[k];
            const to = +k + 1 === keys.length ? Number.POSITIVE_INFINITY : +k + 1;
            entry[key] = row[i].slice(+k, to);
          }
        }
      }
      return data;
    };
    var parseWinGrid = (input, debug2 = false) => {
      const lines = input.split(/\r*\n+/).filter(Boolean);
      const headline = lines.shift();
      const headers = headline.trim().split(/\s\s+/);
      const hl = headers.length;
      const ll = headline.length;
      if (debug2) {
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
        debug2 && console.log("Borders:", borders);
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
      const body = input.slice(headline.length);
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
    var parse3 = (input, { format = "unix", debug: debug2 = false } = {}) => {
      const parser = parsers[format];
      if (!parser) throw new Error(`unsupported format: ${format}`);
      return parser(input, debug2);
    };
    var cp = __toESM2(require("child_process"), 1);
    var import_node_process3 = __toESM2(require("process"), 1);
    var import_node_events = __toESM2(require("events"), 1);
    var import_node_stream = require("stream");
    var import_node_process2 = __toESM2(require("process"), 1);
    var g = !import_node_process2.default.versions.deno && global || globalThis;
    var immediate = g.setImmediate || ((f) => g.setTimeout(f, 0));
    var noop = () => {
    };
    var randomId = () => Math.random().toString(36).slice(2);
    var isPromiseLike = (value) => typeof (value == null ? void 0 : value.then) === "function";
    var isStringLiteral2 = (pieces, ...rest) => {
      var _a3;
      return (pieces == null ? void 0 : pieces.length) > 0 && ((_a3 = pieces.raw) == null ? void 0 : _a3.length) === pieces.length && // Object.isFrozen(pieces) &&
      rest.length + 1 === pieces.length;
    };
    var assign = (target2, ...extras) => Object.defineProperties(target2, extras.reduce((m, extra) => __spreadValues(__spreadValues({}, m), Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(extra)).filter(([, v]) => !Object.prototype.hasOwnProperty.call(v, "value") || v.value !== void 0))), {}));
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
    var defaults3 = {
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
        return new import_node_events.default();
      },
      get ac() {
        return g.AbortController && new AbortController();
      },
      get signal() {
        var _a3;
        return (_a3 = this.ac) == null ? void 0 : _a3.signal;
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
      __spreadValues({}, defaults3),
      { get signal() {
        var _a3;
        return (_a3 = this.ac) == null ? void 0 : _a3.signal;
      } },
      ...ctxs
    );
    var processInput = (child2, input) => {
      if (input && child2.stdin && !child2.stdin.destroyed) {
        if (input instanceof import_node_stream.Readable) {
          input.pipe(child2.stdin);
        } else {
          child2.stdin.write(input);
          child2.stdin.end();
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
      for (const [name3, listener] of Object.entries(on)) {
        ee[pos](name3, listener);
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
      var _a3, _b;
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
          if (((_a3 = r.stdout) == null ? void 0 : _a3.length) > 0) {
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
            var _a22, _b2, _c;
            toggleListeners("on", c.ee, c.on);
            let error3 = null;
            let aborted2 = false;
            const opts = buildSpawnOpts(c);
            const child2 = c.spawn(c.cmd, c.args, opts);
            const onAbort = (event) => {
              if (opts.detached && child2.pid) {
                try {
                  import_node_process3.default.kill(-child2.pid);
                } catch (e) {
                  child2.kill();
                }
              }
              aborted2 = true;
              c.ee.emit("abort", event, c);
            };
            c.child = child2;
            c.ee.emit("start", child2, c);
            (_a22 = opts.signal) == null ? void 0 : _a22.addEventListener("abort", onAbort);
            processInput(child2, c.input || c.stdin);
            (_b2 = child2.stdout) == null ? void 0 : _b2.on("data", (d) => {
              push("stdout", d);
            }).pipe(c.stdout);
            (_c = child2.stderr) == null ? void 0 : _c.on("data", (d) => {
              push("stderr", d);
            }).pipe(c.stderr);
            child2.once("error", (e) => {
              error3 = e;
              c.ee.emit("err", error3, c);
            }).once("exit", () => {
              var _a32, _b3;
              if (aborted2) {
                (_a32 = child2.stdout) == null ? void 0 : _a32.destroy();
                (_b3 = child2.stderr) == null ? void 0 : _b3.destroy();
              }
            }).once("close", (status, signal) => {
              var _a32;
              c.fulfilled = {
                error: error3,
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
              (_a32 = opts.signal) == null ? void 0 : _a32.removeEventListener("abort", onAbort);
              c.callback(error3, c.fulfilled);
              c.ee.emit("end", c.fulfilled, c);
            });
          }, c);
        }
      } catch (error3) {
        c.callback(
          error3,
          c.fulfilled = {
            error: error3,
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
        c.ee.emit("err", error3, c);
        c.ee.emit("end", c.fulfilled, c);
      }
      return c;
    };
    var exec2 = (ctx) => invoke(normalizeCtx(ctx));
    var IS_WIN = import_node_process4.default.platform === "win32";
    var IS_WIN2025_PLUS = IS_WIN && Number.parseInt(import_node_os22.default.release().split(".")[2], 10) >= 26e3;
    var LOOKUPS = {
      wmic: {
        cmd: "wmic process get ProcessId,ParentProcessId,CommandLine",
        args: [],
        parse(stdout) {
          return parse3(removeWmicPrefix(stdout), { format: "win" });
        }
      },
      ps: {
        cmd: "ps",
        args: ["-lx"],
        parse(stdout) {
          return parse3(stdout, { format: "unix" });
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
        if (!import_node_fs24.default.existsSync(f)) return false;
        const stat5 = import_node_fs24.default.lstatSync(f);
        return stat5.isFile() || stat5.isSymbolicLink();
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
      const { promise, resolve: resolve7, reject } = pFactory();
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
        resolve7(result);
        cb(null, result);
      };
      exec2({
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
    var pickTree = (list, pid, recursive2 = false) => {
      const children2 = list.filter((p) => p.ppid === pid + "");
      return [
        ...children2,
        ...children2.flatMap((p) => recursive2 ? pickTree(list, p.pid, true) : [])
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
      const onData = (all) => {
        if (opts === void 0) return all;
        const { pid, recursive: recursive2 = false } = opts;
        const list = pickTree(all, pid, recursive2);
        cb(null, list);
        return list;
      };
      try {
        const all = _lookup({ sync });
        return sync ? onData(all) : all.then(onData, (err) => {
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
      const { promise, resolve: resolve7, reject } = makeDeferred();
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
            resolve7(pid);
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
        resolve7(pid);
      }
      return promise;
    };
    var normalizeOutput = (data) => data.reduce((m, d) => {
      var _a3, _b;
      const pid = (_a3 = d.PID || d.ProcessId) == null ? void 0 : _a3[0];
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
      let resolve7;
      let reject;
      const promise = new Promise((res, rej) => {
        resolve7 = res;
        reject = rej;
      });
      return { resolve: resolve7, reject, promise };
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
    var which4 = import_internals.bus.wrap("which", import_which.default);
    var ps3 = import_internals.bus.wrap("ps", index_default);
  }
});

// node_modules/zx/build/util.cjs
var require_util = __commonJS({
  "node_modules/zx/build/util.cjs"(exports2, module2) {
    "use strict";
    var {
      __spreadValues,
      __spreadProps,
      __export: __export2,
      __toESM: __toESM2,
      __toCommonJS
    } = require_esblib();
    var util_exports2 = {};
    __export2(util_exports2, {
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
    module2.exports = __toCommonJS(util_exports2);
    var import_node_path44 = __toESM2(require("path"), 1);
    var import_node_process = __toESM2(require("process"), 1);
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
      const pathKey = import_node_process.default.platform === "win32" ? Object.keys(env).reverse().find((key) => key.toUpperCase() === "PATH") || "Path" : "PATH";
      const pathValue = dirs.map(
        (c) => c && [
          import_node_path44.default.resolve(c, "node_modules", ".bin"),
          import_node_path44.default.resolve(c)
        ]
      ).flat().concat(env[pathKey]).filter(Boolean).join(import_node_path44.default.delimiter);
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
      get(target2, key) {
        var _a3, _b;
        return (_b = (_a3 = fallbacks.find((f) => key in f)) == null ? void 0 : _a3[key]) != null ? _b : Reflect.get(target2, key);
      }
    });
    var toCamelCase = (str) => str.toLowerCase().replace(/([a-z])[_-]+([a-z])/g, (_, p1, p2) => p1 + p2.toUpperCase());
    var parseBool = (v) => v === "true" || v !== "false" && v;
    var getLines = (chunk, next, delimiter4) => {
      const lines = ((next.pop() || "") + bufToString(chunk)).split(delimiter4);
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
  "node_modules/zx/build/core.cjs"(exports2, module2) {
    "use strict";
    var {
      __spreadValues,
      __spreadProps,
      __export: __export2,
      __toESM: __toESM2,
      __toCommonJS,
      __async,
      __await,
      __asyncGenerator,
      __yieldStar,
      __forAwait
    } = require_esblib();
    var core_exports3 = {};
    __export2(core_exports3, {
      $: () => $2,
      Fail: () => Fail2,
      ProcessOutput: () => ProcessOutput2,
      ProcessPromise: () => ProcessPromise2,
      bus: () => import_internals.bus,
      cd: () => cd2,
      chalk: () => import_vendor_core3.chalk,
      defaults: () => defaults3,
      kill: () => kill2,
      log: () => log2,
      os: () => os7,
      path: () => import_node_path44.default,
      ps: () => import_vendor_core3.ps,
      quote: () => import_util22.quote,
      quotePowerShell: () => import_util22.quotePowerShell,
      resolveDefaults: () => resolveDefaults2,
      syncProcessCwd: () => syncProcessCwd2,
      useBash: () => useBash2,
      usePowerShell: () => usePowerShell2,
      usePwsh: () => usePwsh2,
      which: () => import_vendor_core3.which,
      within: () => within2
    });
    module2.exports = __toCommonJS(core_exports3);
    var import_node_async_hooks = require("async_hooks");
    var import_node_buffer = require("buffer");
    var import_node_child_process4 = __toESM2(require("child_process"), 1);
    var import_node_events = require("events");
    var import_node_fs24 = __toESM2(require("fs"), 1);
    var import_node_os8 = require("os");
    var import_node_process2 = __toESM2(require("process"), 1);
    var import_node_util22 = require("util");
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
      static formatExitMessage(code, signal, stderr, from, details = "") {
        if (code == 0 && signal == null) return `exit code: ${code}`;
        const codeInfo = _Fail2.getExitCodeInfo(code);
        let message = `${stderr}
    at ${from}
    exit code: ${code}${codeInfo ? " (" + codeInfo + ")" : ""}`;
        if (signal != null) message += `
    signal: ${signal}`;
        if (details) message += `
    details: 
${details}`;
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
    var import_node_util4 = require("util");
    var import_node_process = __toESM2(require("process"), 1);
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
        const init = entry.init ? " " + (0, import_node_util4.inspect)(entry.init) : "";
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
      var _a3;
      if (!entry.verbose) return;
      const stream = log2.output || import_node_process.default.stderr;
      const format = ((_a3 = log2.formatters) == null ? void 0 : _a3[entry.kind]) || formatters[entry.kind];
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
        const word = buf.trim();
        if (word) {
          pos++;
          if (mode === "syntax") {
            if (CMD_BREAK.includes(word)) {
              pos = 0;
            }
            out += import_vendor_core.chalk.red(buf);
          } else if (mode === "quote" || mode === "dollar") {
            out += import_vendor_core.chalk.yellowBright(buf);
          } else if (RESERVED_WORDS.has(word)) {
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
    var import_util5 = require_util();
    var import_internals = require_internals();
    var import_node_path44 = __toESM2(require("path"), 1);
    var os7 = __toESM2(require("os"), 1);
    var import_vendor_core3 = require_vendor_core();
    var import_util22 = require_util();
    var CWD = /* @__PURE__ */ Symbol("processCwd");
    var SYNC = /* @__PURE__ */ Symbol("syncExec");
    var EPF = /* @__PURE__ */ Symbol("end-piped-from");
    var SHOT = /* @__PURE__ */ Symbol("snapshot");
    var EOL6 = import_node_buffer.Buffer.from(import_node_os8.EOL);
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
    var defaults3 = resolveDefaults2({
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
      spawn: import_node_child_process4.default.spawn,
      spawnSync: import_node_child_process4.default.spawnSync,
      log: log2,
      kill: kill2,
      killSignal: SIGTERM,
      timeoutSignal: SIGTERM
    });
    var storage = new import_node_async_hooks.AsyncLocalStorage();
    var getStore = () => storage.getStore() || defaults3;
    var getSnapshot = (opts, from, pieces, args) => __spreadProps(__spreadValues({}, opts), {
      ac: opts.ac || new AbortController(),
      ee: new import_node_events.EventEmitter(),
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
        set(t, key, value) {
          return Reflect.set(
            key in Function.prototype ? t : getStore(),
            key === "sync" ? SYNC : key,
            value
          );
        },
        get(t, key) {
          return key === "sync" ? $2({ sync: true }) : Reflect.get(key in Function.prototype ? t : getStore(), key);
        }
      }
    );
    var _ProcessPromise = class _ProcessPromise2 extends Promise {
      constructor(executor) {
        let resolve7;
        let reject;
        super((...args) => {
          ;
          [resolve7 = import_util5.noop, reject = import_util5.noop] = args;
          executor(...args);
        });
        this._stage = "initial";
        this._id = (0, import_util5.randomId)();
        this._piped = false;
        this._stdin = new import_vendor_core2.VoidStream();
        this._zurk = null;
        this._output = null;
        this.writable = true;
        const snapshot = executor[SHOT];
        if (snapshot) {
          this._snapshot = snapshot;
          this._resolve = resolve7;
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
        var _a3, _b;
        _ProcessPromise2.bus.runBack(this);
        if (this.isRunning() || this.isSettled()) return this;
        this._stage = "running";
        const self = this;
        const $22 = self._snapshot;
        const id = self.id;
        const cwd = $22.cwd || $22[CWD];
        if ($22.preferLocal) {
          const dirs = $22.preferLocal === true ? [$22.cwd, $22[CWD]] : [$22.preferLocal].flat();
          $22.env = (0, import_util5.preferLocalBin)($22.env, ...dirs);
        }
        this._zurk = (0, import_vendor_core2.exec)({
          cmd: self.fullCmd,
          cwd,
          input: (_b = (_a3 = $22.input) == null ? void 0 : _a3.stdout) != null ? _b : $22.input,
          stdin: self._stdin,
          sync: self.sync,
          signal: self.signal,
          shell: (0, import_util5.isString)($22.shell) ? $22.shell : true,
          id,
          env: $22.env,
          spawn: $22.spawn,
          spawnSync: $22.spawnSync,
          store: $22.store,
          stdio: $22.stdio,
          detached: $22.detached,
          ee: $22.ee,
          run(cb, ctx) {
            var _a22, _b2;
            ((_b2 = (_a22 = self.cmd).then) == null ? void 0 : _b2.call(
              _a22,
              (cmd) => {
                $22.cmd = cmd;
                ctx.cmd = self.fullCmd;
                cb();
              },
              (error3) => self.finalize(ProcessOutput2.fromError(error3))
            )) || cb();
          },
          on: {
            start: () => {
              $22.log({ kind: "cmd", cmd: $22.cmd, cwd, verbose: self.isVerbose(), id });
              self.timeout($22.timeout, $22.timeoutSignal);
            },
            stdout: (data) => {
              $22.log({ kind: "stdout", data, verbose: !self._piped && self.isVerbose(), id });
            },
            stderr: (data) => {
              $22.log({ kind: "stderr", data, verbose: !self.isQuiet(), id });
            },
            end: (data, c) => {
              const { error: _error, status, signal: __signal, duration: duration2, ctx: { store } } = data;
              const { stdout, stderr } = store;
              const { cause, exitCode, signal: _signal } = self._breakerData || {};
              const signal = _signal != null ? _signal : __signal;
              const code = exitCode != null ? exitCode : status;
              const error3 = cause != null ? cause : _error;
              const output = new ProcessOutput2({
                code,
                signal,
                error: error3,
                duration: duration2,
                store,
                from: $22.from
              });
              $22.log({ kind: "end", signal, exitCode: code, duration: duration2, error: error3, verbose: self.isVerbose(), id });
              if (stdout.length && (0, import_util5.getLast)((0, import_util5.getLast)(stdout)) !== BR_CC) c.on.stdout(EOL6, c);
              if (stderr.length && (0, import_util5.getLast)((0, import_util5.getLast)(stderr)) !== BR_CC) c.on.stderr(EOL6, c);
              self.finalize(output);
            }
          }
        });
        return this;
      }
      break(exitCode, signal, cause) {
        if (!this.isRunning()) return;
        this._breakerData = { exitCode, signal, cause };
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
        $22.timeout = (0, import_util5.parseDuration)(d);
        $22.timeoutSignal = signal;
        if (this._timeoutId) clearTimeout(this._timeoutId);
        if ($22.timeout && this.isRunning()) {
          this._timeoutId = setTimeout(() => this.kill($22.timeoutSignal), $22.timeout);
          this.finally(() => clearTimeout(this._timeoutId)).catch(import_util5.noop);
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
        var _a3;
        return (_a3 = this.child) == null ? void 0 : _a3.pid;
      }
      get cmd() {
        return this._snapshot.cmd;
      }
      get fullCmd() {
        const { prefix: prefix3 = "", postfix = "", cmd } = this._snapshot;
        return prefix3 + cmd + postfix;
      }
      get child() {
        var _a3;
        return (_a3 = this._zurk) == null ? void 0 : _a3.child;
      }
      get stdin() {
        var _a3;
        return (_a3 = this.child) == null ? void 0 : _a3.stdin;
      }
      get stdout() {
        var _a3;
        return (_a3 = this.child) == null ? void 0 : _a3.stdout;
      }
      get stderr() {
        var _a3;
        return (_a3 = this.child) == null ? void 0 : _a3.stderr;
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
      lines(delimiter4) {
        return this.then((o) => o.lines(delimiter4));
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
        if ((0, import_util5.isString)(dest))
          return this._pipe(source, import_node_fs24.default.createWriteStream(dest));
        if ((0, import_util5.isStringLiteral)(dest, ...args))
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
          var _a3;
          return !!((_a3 = _ProcessPromise2.bus.refs.get(this)) == null ? void 0 : _a3.has(dest));
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
          const memo2 = [];
          const dlmtr = this._snapshot.delimiter || $2.delimiter || DLMTR;
          for (const chunk of this._zurk.store.stdout) {
            yield* __yieldStar((0, import_util5.getLines)(chunk, memo2, dlmtr));
          }
          try {
            for (var iter = __forAwait(this.stdout || []), more, temp, error3; more = !(temp = yield new __await(iter.next())).done; more = false) {
              const chunk = temp.value;
              yield* __yieldStar((0, import_util5.getLines)(chunk, memo2, dlmtr));
            }
          } catch (temp2) {
            error3 = [temp2];
          } finally {
            try {
              more && (temp = iter.return) && (yield new __await(temp.call(iter)));
            } finally {
              if (error3)
                throw error3[0];
            }
          }
          if (memo2[0]) yield memo2[0];
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
        var _a3;
        for (const from of this.sources(p)) {
          if (from instanceof _ProcessPromise) from.run();
          else (_a3 = this.streams.get(from)) == null ? void 0 : _a3.run();
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
      const proxy = _ProcessPromise.bus.streams.get(stream) || (0, import_util5.proxyOverride)(stream, {
        then(res = import_util5.noop, rej = import_util5.noop) {
          return new Promise((_res, _rej) => {
            const end = () => _res(res((0, import_util5.proxyOverride)(stream, from.output)));
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
      constructor(code = null, signal = null, stdout = "", stderr = "", stdall = "", message = "", duration2 = 0, error3 = null, from = "", store = { stdout: [stdout], stderr: [stderr], stdall: [stdall] }) {
        super(message);
        const dto = code !== null && typeof code === "object" ? code : { code, signal, duration: duration2, error: error3, from, store };
        Object.defineProperties(this, {
          _dto: { value: dto, enumerable: false },
          cause: { get() {
            return dto.error;
          }, enumerable: false },
          stdout: { get: (0, import_util5.once)(() => (0, import_util5.bufArrJoin)(dto.store.stdout)) },
          stderr: { get: (0, import_util5.once)(() => (0, import_util5.bufArrJoin)(dto.store.stderr)) },
          stdall: { get: (0, import_util5.once)(() => (0, import_util5.bufArrJoin)(dto.store.stdall)) },
          message: { get: (0, import_util5.once)(
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
      lines(delimiter4) {
        return (0, import_util5.iteratorToArray)(this[Symbol.iterator](delimiter4));
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
        const memo2 = [];
        for (const chunk of this._dto.store.stdall) {
          yield* __yieldStar((0, import_util5.getLines)(chunk, memo2, dlmtr));
        }
        if (memo2[0]) yield memo2[0];
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
      static fromError(error3) {
        const output = new _ProcessOutput2();
        output._dto.error = error3;
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
      $2.quote = ps3 ? import_util5.quotePowerShell : import_util5.quote;
    }
    try {
      const { shell, prefix: prefix3, postfix } = $2;
      useBash2();
      if ((0, import_util5.isString)(shell)) $2.shell = shell;
      if ((0, import_util5.isString)(prefix3)) $2.prefix = prefix3;
      if ((0, import_util5.isString)(postfix)) $2.postfix = postfix;
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
        if (import_node_process2.default.platform === "win32" && (yield new Promise((resolve7) => {
          import_node_child_process4.default.exec(`taskkill /pid ${pid} /t /f`, (err) => resolve7(!err));
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
    function resolveDefaults2(defs = defaults3, prefix3 = ENV_PREFIX, env = import_node_process2.default.env, allowed = ENV_OPTS) {
      return Object.entries(env).reduce((m, [k, v]) => {
        if (v && k.startsWith(prefix3)) {
          const _k = (0, import_util5.toCamelCase)(k.slice(prefix3.length));
          const _v = (0, import_util5.parseBool)(v);
          if (allowed.has(_k)) m[_k] = _v;
        }
        return m;
      }, defs);
    }
  }
});

// node_modules/@actions/core/lib/command.js
var os = __toESM(require("os"), 1);

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name3, message = "") {
  issueCommand(name3, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first2 = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first2) {
              first2 = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
var crypto = __toESM(require("crypto"), 1);
var fs = __toESM(require("fs"), 1);
var os2 = __toESM(require("os"), 1);
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter4 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter4)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter4}"`);
  }
  if (convertedValue.includes(delimiter4)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter4}"`);
  }
  return `${key}<<${delimiter4}${os2.EOL}${convertedValue}${os2.EOL}${delimiter4}`;
}

// node_modules/@actions/core/lib/core.js
var os5 = __toESM(require("os"), 1);
var path5 = __toESM(require("path"), 1);

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel2(), 1);
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];

// node_modules/@actions/core/lib/summary.js
var import_os = require("os");
var import_fs = require("fs");
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve7) {
      resolve7(value);
    });
  }
  return new (P || (P = Promise))(function(resolve7, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve7(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = import_fs.promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, import_fs.constants.R_OK | import_fs.constants.W_OK);
      } catch (_a3) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text3, addEOL = false) {
    this._buffer += text3;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(import_os.EOL);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text3, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text3);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text3, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text3, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text3, href) {
    const element = this.wrap("a", text3, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
var import_os2 = __toESM(require("os"), 1);

// node_modules/@actions/exec/lib/exec.js
var import_string_decoder = require("string_decoder");

// node_modules/@actions/exec/lib/toolrunner.js
var os3 = __toESM(require("os"), 1);
var events = __toESM(require("events"), 1);
var child = __toESM(require("child_process"), 1);
var path4 = __toESM(require("path"), 1);

// node_modules/@actions/io/lib/io.js
var path3 = __toESM(require("path"), 1);

// node_modules/@actions/io/lib/io-util.js
var fs2 = __toESM(require("fs"), 1);
var path2 = __toESM(require("path"), 1);
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve7) {
      resolve7(value);
    });
  }
  return new (P || (P = Promise))(function(resolve7, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve7(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter2(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter2(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path2.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path2.dirname(filePath);
            const upperName = path2.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path2.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve7) {
      resolve7(value);
    });
  }
  return new (P || (P = Promise))(function(resolve7, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve7(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which2(tool, check) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which2(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path3.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path3.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path3.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path3.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
var import_timers = require("timers");
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve7) {
      resolve7(value);
    });
  }
  return new (P || (P = Promise))(function(resolve7, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve7(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os3.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os3.EOL.length);
        n = s.indexOf(os3.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter4(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path4.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which2(this.toolPath, true);
      return new Promise((resolve7, reject) => __awaiter4(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error3, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error3) {
            reject(error3);
          } else {
            resolve7(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes2 = false;
  let escaped3 = false;
  let arg = "";
  function append(c) {
    if (escaped3 && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped3 = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped3) {
        inQuotes2 = !inQuotes2;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped3) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes2) {
      escaped3 = true;
      continue;
    }
    if (c === " " && !inQuotes2) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = (0, import_timers.setTimeout)(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error3;
    if (this.processExited) {
      if (this.processError) {
        error3 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error3 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error3 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error3, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter5 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve7) {
      resolve7(value);
    });
  }
  return new (P || (P = Promise))(function(resolve7, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve7(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine2, args, options) {
  return __awaiter5(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine2);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}
function getExecOutput(commandLine2, args, options) {
  return __awaiter5(this, void 0, void 0, function* () {
    var _a3, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new import_string_decoder.StringDecoder("utf8");
    const stderrDecoder = new import_string_decoder.StringDecoder("utf8");
    const originalStdoutListener = (_a3 = options === null || options === void 0 ? void 0 : options.listeners) === null || _a3 === void 0 ? void 0 : _a3.stdout;
    const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine2, args, Object.assign(Object.assign({}, options), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}

// node_modules/@actions/core/lib/platform.js
var platform = import_os2.default.platform();
var arch = import_os2.default.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name3, val) {
  const convertedVal = toCommandValue(val);
  process.env[name3] = convertedVal;
  const filePath = process.env["GITHUB_ENV"] || "";
  if (filePath) {
    return issueFileCommand("ENV", prepareKeyValueMessage(name3, val));
  }
  issueCommand("set-env", { name: name3 }, convertedVal);
}
function addPath(inputPath) {
  const filePath = process.env["GITHUB_PATH"] || "";
  if (filePath) {
    issueFileCommand("PATH", inputPath);
  } else {
    issueCommand("add-path", {}, inputPath);
  }
  process.env["PATH"] = `${inputPath}${path5.delimiter}${process.env["PATH"]}`;
}
function getInput(name3, options) {
  const val = process.env[`INPUT_${name3.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name3}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function getMultilineInput(name3, options) {
  const inputs = getInput(name3, options).split("\n").filter((x) => x !== "");
  if (options && options.trimWhitespace === false) {
    return inputs;
  }
  return inputs.map((input) => input.trim());
}
function setOutput(name3, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name3, value));
  }
  process.stdout.write(os5.EOL);
  issueCommand("set-output", { name: name3 }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os5.EOL);
}
function startGroup(name3) {
  issue("group", name3);
}
function endGroup() {
  issue("endgroup");
}
function saveState(name3, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name3, value));
  }
  issueCommand("save-state", { name: name3 }, toCommandValue(value));
}
function getState(name3) {
  return process.env[`STATE_${name3}`] || "";
}

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

// src/process/script-lines.ts
var import_node_path = require("node:path");
var import_node_url = require("node:url");
var ownCode = new URL(bundleUrl.endsWith(".ts") ? ".." : ".", bundleUrl).href;
function linesOf(error3) {
  if (!(error3 instanceof Error) || !error3.stack) return [];
  const frames = [...error3.stack.matchAll(/^ +at .*?(file:\/\/[^()\s]+:\d+:\d+)\)?$/gm)].map(
    ([, place = ""]) => place
  );
  return frames.map((place) => ({
    where: shown(place),
    isOurs: place.startsWith(ownCode) || place.includes("/node_modules/")
  }));
}
function shown(place) {
  const [, url = "", position = ""] = /^(.*?)((?::\d+)+)$/.exec(place) ?? [];
  const path8 = (0, import_node_url.fileURLToPath)(url);
  const here = (0, import_node_path.relative)(process.cwd(), path8);
  return `${here.startsWith("..") || (0, import_node_path.isAbsolute)(here) ? path8 : here}${position}`;
}
var scriptLines = (error3) => linesOf(error3).filter(({ isOurs }) => !isOurs).map(({ where }) => where);
var isOfScript = (error3) => linesOf(error3)[0]?.isOurs === false;

// src/process/own-mistake.ts
var traceVariable = "FANLAB_TRACE";
function mistakeOfScript(error3) {
  const [first2, ...callers] = scriptLines(error3).map((line) => `
    at ${line}`);
  return new LabError(`cannot go on: ${nameOf(error3)}${first2}${callers.slice(0, 5).join("")}`, { cause: error3 });
}
var nameOf = (error3) => (error3 instanceof Error ? `${error3.name}: ${error3.message}` : String(error3)).split("\n", 1)[0] ?? "";
function ownMistake(error3, env = process.env) {
  if (error3 instanceof Error && isOfScript(error3)) return mistakeOfScript(error3);
  const [caller] = scriptLines(error3);
  const called = caller === void 0 ? "" : ` (called at ${caller})`;
  const trace = env[traceVariable] === "1" && error3 instanceof Error ? `
${error3.stack}` : "";
  return new LabError(`cannot go on, by a mistake of fanlab's own: ${nameOf(error3)}${called}${trace}`, {
    hint: `report it; with ${traceVariable}=1 in the environment the same run prints where it happened`,
    cause: error3
  });
}

// src/cli/flags.ts
var flags = {
  lab: { type: "string", default: "fanlab", help: "NAME  name of the lab (default: $FANLAB_LAB or fanlab)" },
  provider: {
    type: "string",
    default: "lxc",
    help: "NAME  what makes the machines; auto: the best one here (default: lxc)"
  },
  fan: {
    type: "string",
    default: "ebpf",
    help: "NAME  fan engine: ebpf, ubuntu, or auto: what works on each machine (default: ebpf)"
  },
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
    help: "LINE  another apt source for the machines; may be repeated"
  },
  package: {
    type: "string",
    multiple: true,
    help: "NAME[=VERSION]|FILE.deb  a package under test; may be repeated"
  },
  "image-digest": {
    type: "string",
    help: "DIGEST  use only the cached machine image with this digest, sha256:\u2026"
  },
  "accept-cached-image": {
    type: "boolean",
    default: false,
    help: "use any cached machine image, also one that this host did not build"
  },
  inventory: { type: "string", help: "FILE  machines that already exist, for provider ssh" },
  empty: {
    type: "boolean",
    default: false,
    help: "remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh"
  },
  remote: { type: "string", help: "NAME  server for the machines, for providers lxd and incus" },
  network: { type: "string", help: "NAME  network for the machines, for providers lxd and incus" },
  vm: {
    type: "boolean",
    default: false,
    help: "virtual machines instead of system containers, for providers lxd and incus"
  },
  box: { type: "string", help: "NAME  box of the machines, for provider vagrant" },
  hypervisor: {
    type: "string",
    help: "NAME  virtualbox, libvirt or vmware_desktop, for provider vagrant (default: virtualbox)"
  },
  "no-install": {
    type: "boolean",
    default: false,
    help: "stop instead of installing packages that the host lacks"
  },
  keep: {
    type: "boolean",
    default: false,
    help: "keep the lab afterwards, and print how to enter and remove it"
  },
  "keep-on-failure": { type: "boolean", default: false, help: "keep the lab if not all checks passed" },
  "keep-for": {
    type: "string",
    help: "DURATION  remove a kept lab after 90m, 24h, 2d \u2026 with the next run (default: never)"
  },
  "keep-while": {
    type: "string",
    help: "PID  remove a kept lab after that process has ended, with the next run"
  },
  reports: {
    type: "string",
    default: "junit-reports",
    help: "FOLDER  write the report there (default: junit-reports)"
  },
  reboot: {
    type: "string",
    default: "power-cut",
    help: "WAY  load-balancer, lxd-2, rolling, all or power-cut (default: power-cut)"
  },
  label: { type: "string", help: "TEXT  who the lab is for; status shows it" },
  timings: { type: "string", help: "FILE  write the times of the phases there, as JSON" },
  result: { type: "string", help: "FILE  write the result there, as JSON" },
  all: { type: "boolean", default: false, help: "every lab on this host" },
  force: { type: "boolean", default: false, help: "also end a run that is using the lab" },
  abandoned: { type: "boolean", default: false, help: "only labs whose run is dead" },
  "all-endpoints": {
    type: "boolean",
    default: false,
    help: "include containers that you launched beside the lab\u2019s own"
  },
  "expect-failure": {
    type: "boolean",
    default: false,
    help: "exit code 0 only if the command ran there and failed"
  },
  "expect-unreachable": {
    type: "boolean",
    default: false,
    help: "exit code 0 only if curl, fping, nc, ping, timeout or wget failed because nothing answered"
  },
  json: { type: "boolean", default: false, help: "machine-readable output" }
};

// src/cli/options.ts
var autoProvider = "auto";
var flagDefault = (name3) => "default" in flags[name3] ? String(flags[name3].default) : "";

// src/cli/read-options.ts
var import_node_path38 = require("node:path");

// src/image/distributions.ts
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

// src/image/image-digest.ts
var import_node_fs = require("node:fs");
var import_node_util = require("node:util");
var isImageDigest = (text3) => /^sha256:[0-9a-f]{64}$/.test(text3);
var readAt = (0, import_node_util.promisify)(import_node_fs.read);

// src/lab/lab-name.ts
var isLabName = (text3) => /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(text3);

// src/process/owner.ts
function sudoCaller(env = process.env, euid = process.geteuid?.()) {
  const { SUDO_UID: uid = "", SUDO_GID: gid = "" } = env;
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return void 0;
  return { uid: Number(uid), gid: Number(gid) };
}

// src/providers/lxc/provider.ts
var import_promises15 = require("node:fs/promises");
var import_node_path14 = require("node:path");

// src/providers/container-modules.ts
var containerModules = [
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

// src/providers/embedded/cgroup-layout.ts
var import_promises = require("node:fs/promises");
var import_node_path2 = require("node:path");
var limitingControllers = ["cpu", "memory", "pids"];
async function readCgroupLayout() {
  const mounts = await (0, import_promises.readFile)("/proc/self/mounts", "utf8");
  const tree = unifiedRoot(cgroupMounts(mounts));
  const available = tree ? await (0, import_promises.readFile)((0, import_node_path2.join)(tree, "cgroup.controllers"), "utf8").catch(() => "") : "";
  return parseCgroupLayout(mounts, available);
}
function parseCgroupLayout(mounts, available) {
  const entries = cgroupMounts(mounts);
  const tree = unifiedRoot(entries);
  const ofTree = new Set(available.split(/\s+/));
  const placeOf2 = (controller) => {
    const old = entries.find(({ type, options }) => type === "cgroup" && options.includes(controller));
    if (old) return { root: old.path, version: 1 };
    return tree !== void 0 && ofTree.has(controller) ? { root: tree, version: 2 } : void 0;
  };
  const found = limitingControllers.flatMap((name3) => {
    const place = placeOf2(name3);
    return place ? [[name3, place]] : [];
  });
  const tracking = tree ?? entries.find(({ options }) => !options.includes("cpuset"))?.path;
  return {
    version: tree === void 0 ? "legacy" : tree === "/sys/fs/cgroup" ? "unified" : "hybrid",
    roots: [...new Set(entries.map(({ path: path8 }) => path8))],
    controllers: Object.fromEntries(found),
    tracking
  };
}
var cgroupMounts = (mounts) => mounts.split("\n").map((line) => line.split(" ")).map(([, path8 = "", type = "", options = ""]) => ({ path: path8, type, options: options.split(",") })).filter(({ path: path8, type }) => path8.startsWith("/sys/fs/cgroup") && /^cgroup2?$/.test(type));
var unifiedRoot = (mounts) => mounts.find(({ type }) => type === "cgroup2")?.path;

// src/providers/embedded/destroy-lab.ts
var import_promises6 = require("node:fs/promises");
var import_node_path6 = require("node:path");

// src/process/host-pace.ts
var measured = 1;
var paced = (milliseconds) => milliseconds * measured;

// src/process/run.ts
var import_node_child_process = require("node:child_process");
var import_node_fs2 = require("node:fs");

// src/process/bounded-output.ts
var mostOutput = 16 * 2 ** 20;
var lastBytes = 64 * 2 ** 10;
var BoundedOutput = class {
  #first = [];
  #firstLength = 0;
  /** In order; at least `lastBytes` of what came, as far as it does not fit into the first part. */
  #last = [];
  #lastLength = 0;
  #left = 0;
  push(piece) {
    const room = mostOutput - lastBytes - this.#firstLength;
    const first2 = piece.subarray(0, Math.max(0, room));
    if (first2.length > 0) {
      this.#first.push(first2);
      this.#firstLength += first2.length;
    }
    if (first2.length < piece.length) this.#pushLast(piece.subarray(first2.length));
  }
  text() {
    const first2 = Buffer.concat(this.#first);
    const last = Buffer.concat(this.#last);
    const tooMuch = Math.max(0, last.length - lastBytes);
    const left = this.#left + tooMuch;
    if (left === 0) return Buffer.concat([first2, last]).toString();
    return `${first2}
[${left} bytes of output left out: ${mostOutput} are kept]
${last.subarray(tooMuch)}`;
  }
  #pushLast(piece) {
    this.#last.push(piece);
    this.#lastLength += piece.length;
    if (this.#lastLength < 4 * lastBytes) return;
    const joined = Buffer.concat(this.#last);
    this.#left += joined.length - lastBytes;
    this.#last = [Buffer.from(joined.subarray(-lastBytes))];
    this.#lastLength = lastBytes;
  }
};

// src/process/run.ts
var shellStatus = { ENOENT: 127, EACCES: 126 };
var killGraceMs = 2e3;
var closeGraceMs = 200;
async function run(argv, options = {}) {
  options.signal?.throwIfAborted();
  const start = performance.now();
  const child2 = begin(argv, options);
  const [stdout, stderr] = [child2.stdout, child2.stderr].map((stream) => {
    const kept = new BoundedOutput();
    stream?.on("data", (piece) => {
      kept.push(piece);
      options.onOutput?.(piece.toString());
    });
    return kept;
  });
  let timedOut = false;
  const end = () => endGroup2(child2);
  const deadline2 = options.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs);
  options.signal?.addEventListener("abort", end, { once: true });
  options.enough?.addEventListener("abort", end, { once: true });
  try {
    const { status, signal, notStarted = "" } = await endOf(child2, argv, options);
    options.signal?.throwIfAborted();
    return {
      ...{ argv, status, signal, stdout: stdout.text(), stderr: notStarted || stderr.text() },
      ...{ durationMs: performance.now() - start, timedOut }
    };
  } finally {
    clearTimeout(deadline2);
    options.signal?.removeEventListener("abort", end);
    options.enough?.removeEventListener("abort", end);
  }
}
function begin(argv, { stdin, env, cwd }) {
  const [command = "", ...words] = argv;
  try {
    const child2 = (0, import_node_child_process.spawn)(command, words, {
      // A group of its own, so that a deadline reaches what the command started, too.
      detached: true,
      env: { ...env ?? process.env },
      cwd,
      stdio: [stdin === void 0 ? "ignore" : "pipe", "pipe", "pipe"]
    });
    child2.stdin?.on("error", () => {
    }).end(stdin);
    return child2;
  } catch (cause) {
    throw cannotStart(command, cause);
  }
}
function endOf(child2, argv, { cwd = "." }) {
  const [command = ""] = argv;
  return new Promise((resolve7, reject) => {
    child2.once("error", (error3) => {
      const status = shellStatus[error3.code ?? ""];
      if (status === void 0 || !(0, import_node_fs2.existsSync)(cwd)) reject(cannotStart(command, error3));
      else {
        const cause = status === 127 ? "command not found" : "permission denied";
        resolve7({ status, signal: null, notStarted: `${command}: ${cause}
` });
      }
    });
    child2.once("close", (status, signal) => resolve7({ status, signal }));
  });
}
var cannotStart = (command, cause) => new Error(`cannot start "${command}": ${cause.message}`, { cause });
function endGroup2({ pid, stdout, stderr }) {
  if (pid === void 0) return;
  signalGroup(pid, "SIGTERM");
  setTimeout(() => signalGroup(pid, "SIGKILL"), killGraceMs).unref();
  setTimeout(() => {
    stdout?.destroy();
    stderr?.destroy();
  }, killGraceMs + closeGraceMs).unref();
}
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
  }
}

// src/process/remove-tree.ts
var removalDeadline = 3e5;
async function removeTree(folder) {
  const { status, stderr } = await run(["rm", "-rf", "--one-file-system", "--", folder], {
    timeoutMs: removalDeadline
  });
  if (status === 0) return;
  throw new LabError(`cannot remove ${folder}: ${stderr.trim().split("\n").at(-1) || "no end in time"}`, {
    hint: `findmnt -R ${folder}; lsattr -d ${folder}`
  });
}

// src/providers/embedded/cgroup-tree.ts
var import_promises2 = require("node:fs/promises");
var import_node_path3 = require("node:path");
async function processesBelow(directory) {
  const own2 = await (0, import_promises2.readFile)((0, import_node_path3.join)(directory, "cgroup.procs"), "utf8").catch(() => "");
  const below = await Promise.all(
    (await children(directory)).map((child2) => processesBelow((0, import_node_path3.join)(directory, child2)))
  );
  return [...own2.split("\n").filter(Boolean).map(Number), ...below.flat()];
}
async function removeCgroup(directory) {
  for (const child2 of await children(directory)) await removeCgroup((0, import_node_path3.join)(directory, child2));
  await (0, import_promises2.rmdir)(directory).catch((error3) => {
    if (error3.code !== "ENOENT") throw error3;
  });
}
async function children(directory) {
  const entries = await (0, import_promises2.readdir)(directory, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

// src/process/end-process.ts
function endProcess(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error3) {
    if (error3.code !== "ESRCH") throw error3;
  }
}

// src/process/error-of-command.ts
var isFailedCommand = (error3) => Object.prototype.toString.call(error3) === "[object ProcessOutput]";
var mostSaid = 1e3;
function errorOfCommand(error3) {
  if (!isFailedCommand(error3)) return error3;
  if (error3.cause instanceof Error) return error3.cause;
  const how = error3.exitCode === null ? `ended by ${error3.signal}` : `status ${error3.exitCode}`;
  const said4 = (error3.stderr.trim() || error3.stdout.trim()).slice(-mostSaid);
  const [, where] = /^ +at (?:.*\/)?(\S+?)\)?$/m.exec(error3.message) ?? [];
  return new LabError(`cannot run a command${where ? ` of ${where}` : ""}: ${how}${said4 && `: ${said4}`}`, {
    cause: error3
  });
}

// src/process/wait-until.ts
var firstPause = 25;
var longestPause = 500;
async function waitUntil(what, probe, { within: within2, signal, hint }) {
  const start = performance.now();
  let pause = firstPause;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const sight = await attempt(probe);
    if ("value" in sight) return sight.value;
    const elapsed = performance.now() - start;
    if (elapsed + pause > within2) {
      throw new LabError(
        `timed out after ${seconds(elapsed)} s (${tries} tries) waiting until ${what}; last seen: ${sight.notYet}`,
        hint === void 0 ? {} : { hint }
      );
    }
    await new Promise((resolve7) => setTimeout(resolve7, pause));
    pause = Math.min(pause * 1.5, longestPause);
  }
}
var Hopeless = class extends LabError {
};
async function attempt(probe) {
  try {
    return await probe();
  } catch (thrown) {
    const error3 = errorOfCommand(thrown);
    if (error3 instanceof LabError && !(error3 instanceof Hopeless)) return { notYet: error3.message };
    throw thrown;
  }
}
var seconds = (milliseconds) => (milliseconds / 1e3).toFixed(1);

// src/providers/embedded/end-processes.ts
var vanishDeadline = 3e4;
async function endProcesses(cgroups, whose) {
  await waitUntil(
    `the processes of ${whose} have ended`,
    async () => {
      const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat());
      for (const pid of pids) endProcess(pid);
      return pids.size === 0 ? { value: true } : { notYet: `processes ${[...pids].join(", ")}, which were ended` };
    },
    { within: paced(vanishDeadline) }
  );
}

// src/process/lasting-environment.ts
var systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
var proxyVariables = [
  ...["http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"]
];
function lastingEnvironment(passed = []) {
  const given = passed.flatMap((name3) => {
    const value = process.env[name3];
    return value === void 0 ? [] : [[name3, value]];
  });
  return {
    PATH: process.env.PATH || systemPath,
    HOME: "/root",
    LANG: "C.UTF-8",
    ...Object.fromEntries(given)
  };
}
var inLastingEnvironment = (argv, own2 = {}) => [
  ...["env", "-i"],
  ...Object.entries({ ...lastingEnvironment(), ...own2 }).map(([name3, value]) => `${name3}=${value}`),
  ...argv
];

// src/process/process-identity.ts
var import_node_fs3 = require("node:fs");

// node_modules/zod/v4/core/util.js
var util_exports = {};
__export(util_exports, {
  BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
  CONSTANT_CATCH: () => CONSTANT_CATCH,
  Class: () => Class,
  NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
  aborted: () => aborted,
  allowsEval: () => allowsEval,
  assert: () => assert,
  assertEqual: () => assertEqual,
  assertIs: () => assertIs,
  assertNever: () => assertNever,
  assertNotEqual: () => assertNotEqual,
  assignProp: () => assignProp,
  attachSchema: () => attachSchema,
  base64ToUint8Array: () => base64ToUint8Array,
  base64urlToUint8Array: () => base64urlToUint8Array,
  cached: () => cached,
  captureStackTrace: () => captureStackTrace,
  cleanEnum: () => cleanEnum,
  cleanRegex: () => cleanRegex,
  clone: () => clone,
  cloneDef: () => cloneDef,
  codePointLength: () => codePointLength,
  constantCatch: () => constantCatch,
  createTransparentProxy: () => createTransparentProxy,
  defineLazy: () => defineLazy,
  defineLazyInternal: () => defineLazyInternal,
  derived: () => derived,
  esc: () => esc,
  escapeRegex: () => escapeRegex,
  explicitlyAborted: () => explicitlyAborted,
  extend: () => extend,
  finalizeIssue: () => finalizeIssue,
  floatSafeRemainder: () => floatSafeRemainder,
  getElementAtPath: () => getElementAtPath,
  getEnumValues: () => getEnumValues,
  getLengthableOrigin: () => getLengthableOrigin,
  getParsedType: () => getParsedType,
  getSizableOrigin: () => getSizableOrigin,
  hexToUint8Array: () => hexToUint8Array,
  hide: () => hide,
  installLazyProp: () => installLazyProp,
  isObject: () => isObject,
  isPlainObject: () => isPlainObject,
  issue: () => issue2,
  joinValues: () => joinValues,
  jsonStringifyReplacer: () => jsonStringifyReplacer,
  members: () => members,
  merge: () => merge,
  mergeDefs: () => mergeDefs,
  normalizeParams: () => normalizeParams,
  nullish: () => nullish,
  numKeys: () => numKeys,
  objectClone: () => objectClone,
  omit: () => omit,
  optionalKeys: () => optionalKeys,
  own: () => own,
  parsedType: () => parsedType,
  partial: () => partial,
  pick: () => pick,
  prefixIssues: () => prefixIssues,
  primitiveTypes: () => primitiveTypes,
  promiseAllObject: () => promiseAllObject,
  propertyKeyTypes: () => propertyKeyTypes,
  randomString: () => randomString,
  rawShape: () => rawShape,
  required: () => required,
  safeExtend: () => safeExtend,
  shallowClone: () => shallowClone,
  sizeCaps: () => sizeCaps,
  slugify: () => slugify,
  stringifyPrimitive: () => stringifyPrimitive,
  toZod: () => toZod,
  uint8ArrayToBase64: () => uint8ArrayToBase64,
  uint8ArrayToBase64url: () => uint8ArrayToBase64url,
  uint8ArrayToHex: () => uint8ArrayToHex,
  unwrapMessage: () => unwrapMessage
});
function assertEqual(val) {
  return val;
}
function assertNotEqual(val) {
  return val;
}
function toZod() {
  return (schema) => schema;
}
function assertIs(_arg) {
}
function assertNever(_x) {
  throw new Error("Unexpected value in exhaustive check");
}
function assert(_) {
}
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function joinValues(array2, separator = "|") {
  return array2.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source) {
  const start = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
  const ratio2 = val / step;
  const roundedRatio = Math.round(ratio2);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio2), 1);
  if (Math.abs(ratio2 - roundedRatio) < tolerance)
    return 0;
  return ratio2 - roundedRatio;
}
var EVALUATING = /* @__PURE__ */ Symbol("evaluating");
function defineLazy(object2, key, getter) {
  let value = void 0;
  Object.defineProperty(object2, key, {
    get() {
      if (value === EVALUATING) {
        return void 0;
      }
      if (value === void 0) {
        value = EVALUATING;
        value = getter();
      }
      return value;
    },
    set(v) {
      Object.defineProperty(object2, key, {
        value: v
        // configurable: true,
      });
    },
    configurable: true
  });
}
function objectClone(obj) {
  return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target2, prop, value) {
  Object.defineProperty(target2, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target2, key, getter) {
  Object.defineProperty(target2, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target2, key, value) {
  if (key in target2)
    assignProp(target2, key, value);
  else
    target2[key] = value;
}
function mirrorShape(target2, source, keys, wrap) {
  const raw = sourceShape(source);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target2, key, () => {
        const value = source._zod.def.shape[key];
        return wrap ? wrap(value, key) : value;
      });
    } else
      putProp(target2, key, wrap ? wrap(desc.value, key) : desc.value);
  }
}
function mirrorProps(target2, source) {
  for (const key of Reflect.ownKeys(source)) {
    const desc = Object.getOwnPropertyDescriptor(source, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target2, key, () => source[key]);
    else
      putProp(target2, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
  return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path8) {
  if (!path8)
    return obj;
  return path8.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
  const keys = Object.keys(promisesObj);
  const promises3 = keys.map((key) => promisesObj[key]);
  return Promise.all(promises3).then((results) => {
    const resolvedObj = {};
    for (let i = 0; i < keys.length; i++) {
      resolvedObj[keys[i]] = results[i];
    }
    return resolvedObj;
  });
}
function randomString(length = 10) {
  const chars = "abcdefghijklmnopqrstuvwxyz";
  let str = "";
  for (let i = 0; i < length; i++) {
    str += chars[Math.floor(Math.random() * chars.length)];
  }
  return str;
}
function esc(str) {
  return JSON.stringify(str);
}
function slugify(input) {
  return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
var allowsEval = /* @__PURE__ */ cached(() => {
  if (globalConfig.jitless) {
    return false;
  }
  if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
    return false;
  }
  try {
    const F = Function;
    new F("");
    return true;
  } catch (_) {
    return false;
  }
});
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function shallowClone(o) {
  if (isPlainObject(o))
    return { ...o };
  if (Array.isArray(o))
    return [...o];
  if (o instanceof Map)
    return new Map(o);
  if (o instanceof Set)
    return new Set(o);
  return o;
}
function numKeys(data) {
  let keyCount = 0;
  for (const key in data) {
    if (Object.prototype.hasOwnProperty.call(data, key)) {
      keyCount++;
    }
  }
  return keyCount;
}
var getParsedType = (data) => {
  const t = typeof data;
  switch (t) {
    case "undefined":
      return "undefined";
    case "string":
      return "string";
    case "number":
      return Number.isNaN(data) ? "nan" : "number";
    case "boolean":
      return "boolean";
    case "function":
      return "function";
    case "bigint":
      return "bigint";
    case "symbol":
      return "symbol";
    case "object":
      if (Array.isArray(data)) {
        return "array";
      }
      if (data === null) {
        return "null";
      }
      if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
        return "promise";
      }
      if (typeof Map !== "undefined" && data instanceof Map) {
        return "map";
      }
      if (typeof Set !== "undefined" && data instanceof Set) {
        return "set";
      }
      if (typeof Date !== "undefined" && data instanceof Date) {
        return "date";
      }
      if (typeof File !== "undefined" && data instanceof File) {
        return "file";
      }
      return "object";
    default:
      throw new Error(`Unknown data type: ${t}`);
  }
};
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ */ new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined"
]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function createTransparentProxy(getter) {
  let target2;
  return new Proxy({}, {
    get(_, prop, receiver) {
      target2 ?? (target2 = getter());
      return Reflect.get(target2, prop, receiver);
    },
    set(_, prop, value, receiver) {
      target2 ?? (target2 = getter());
      return Reflect.set(target2, prop, value, receiver);
    },
    has(_, prop) {
      target2 ?? (target2 = getter());
      return Reflect.has(target2, prop);
    },
    deleteProperty(_, prop) {
      target2 ?? (target2 = getter());
      return Reflect.deleteProperty(target2, prop);
    },
    ownKeys(_) {
      target2 ?? (target2 = getter());
      return Reflect.ownKeys(target2);
    },
    getOwnPropertyDescriptor(_, prop) {
      target2 ?? (target2 = getter());
      return Reflect.getOwnPropertyDescriptor(target2, prop);
    },
    defineProperty(_, prop, descriptor) {
      target2 ?? (target2 = getter());
      return Reflect.defineProperty(target2, prop, descriptor);
    }
  });
}
function stringifyPrimitive(value) {
  if (typeof value === "bigint")
    return value.toString() + "n";
  if (typeof value === "string")
    return `"${value}"`;
  return `${value}`;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
};
function pick(schema, mask2) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".pick() cannot be used on object schemas containing refinements");
  }
  const newShape = {};
  mirrorShape(newShape, schema, maskedKeys(schema, mask2));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function maskedKeys(schema, mask2) {
  const raw = sourceShape(schema);
  const keys = [];
  for (const key of Reflect.ownKeys(mask2)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask2[key])
      keys.push(key);
  }
  return keys;
}
function omit(schema, mask2) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".omit() cannot be used on object schemas containing refinements");
  }
  const omitted = new Set(maskedKeys(schema, mask2));
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape);
  return newShape;
}
function safeExtend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to safeExtend: expected a plain object");
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
  if (!b?._zod?.def) {
    throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
  }
  if (a._zod.def.checks?.length) {
    throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
  }
  const newShape = {};
  mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
  mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
  const def = mergeDefs(a._zod.def, {
    shape: newShape,
    get catchall() {
      return b._zod.def.catchall;
    },
    checks: b._zod.def.checks ?? []
  });
  return clone(a, def);
}
function partial(Class2, schema, mask2, name3 = "partial") {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(`.${name3}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask2 ? new Set(maskedKeys(schema, mask2)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class2 && ((value, key) => selected && !selected.has(key) ? value : new Class2({ type: "optional", innerType: value })));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class2, schema, mask2) {
  const selected = mask2 ? new Set(maskedKeys(schema, mask2)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => (
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class2({ type: "nonoptional", innerType: value })
  ));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path8, issues) {
  return issues.map((iss) => {
    var _a3;
    (_a3 = iss).path ?? (_a3.path = []);
    iss.path.unshift(path8);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a3;
  for (let i = start; i < issues.length; i++) {
    (_a3 = issues[i]).schema ?? (_a3.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a3;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a3 = iss).schema ?? (_a3.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function getSizableOrigin(input) {
  if (input instanceof Set)
    return "set";
  if (input instanceof Map)
    return "map";
  if (input instanceof File)
    return "file";
  return "unknown";
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count = units;
  for (let i = 0; i < units - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function parsedType(data) {
  const t = typeof data;
  switch (t) {
    case "number": {
      return Number.isNaN(data) ? "nan" : "number";
    }
    case "object": {
      if (data === null) {
        return "null";
      }
      if (Array.isArray(data)) {
        return "array";
      }
      const obj = data;
      if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
        return obj.constructor.name;
      }
    }
  }
  return t;
}
function issue2(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function cleanEnum(obj) {
  return Object.entries(obj).filter(([k, _]) => {
    return Number.isNaN(Number.parseInt(k, 10));
  }).map((el) => el[1]);
}
function base64ToUint8Array(base642) {
  const binaryString = atob(base642);
  const bytes3 = new Uint8Array(binaryString.length);
  for (let i = 0; i < binaryString.length; i++) {
    bytes3[i] = binaryString.charCodeAt(i);
  }
  return bytes3;
}
function uint8ArrayToBase64(bytes3) {
  let binaryString = "";
  for (let i = 0; i < bytes3.length; i++) {
    binaryString += String.fromCharCode(bytes3[i]);
  }
  return btoa(binaryString);
}
function base64urlToUint8Array(base64url2) {
  const base642 = base64url2.replace(/-/g, "+").replace(/_/g, "/");
  const padding = "=".repeat((4 - base642.length % 4) % 4);
  return base64ToUint8Array(base642 + padding);
}
function uint8ArrayToBase64url(bytes3) {
  return uint8ArrayToBase64(bytes3).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
  const cleanHex = hex.replace(/^0x/, "");
  if (cleanHex.length % 2 !== 0) {
    throw new Error("Invalid hex string length");
  }
  const bytes3 = new Uint8Array(cleanHex.length / 2);
  for (let i = 0; i < cleanHex.length; i += 2) {
    bytes3[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
  }
  return bytes3;
}
function uint8ArrayToHex(bytes3) {
  return Array.from(bytes3).map((b) => b.toString(16).padStart(2, "0")).join("");
}
var Class = class {
  constructor(..._args) {
  }
};
function members(proto, table) {
  for (const key in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
// @__NO_SIDE_EFFECTS__
function derived(computes, table) {
  for (const key in computes) {
    const compute = computes[key];
    Object.defineProperty(table, key, {
      configurable: true,
      enumerable: true,
      get() {
        return own(this, key, compute(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  return table;
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}
var CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
  const fn = () => value;
  fn[CONSTANT_CATCH] = true;
  return fn;
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name3, initializer3, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name3)) {
      return;
    }
    inst._zod.traits.add(name3);
    initializer3(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target2 = up ?? own2;
      if (!initialized.has(target2)) {
        initialized.add(target2);
        members(target2, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name3 });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name3);
    }
  });
  Object.defineProperty(_, "name", { value: name3 });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name3) {
    super(`Encountered unidirectional transform during encode: ${name3}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});
function node(obj, key, make) {
  if (!Object.prototype.hasOwnProperty.call(obj, key)) {
    if (key === "__proto__") {
      Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
    } else {
      obj[key] = make();
    }
  }
  return obj[key];
}
function flattenError(error3, mapper = (issue3) => issue3.message) {
  const fieldErrors = {};
  const formErrors = [];
  for (const sub of error3.issues) {
    if (sub.path.length > 0) {
      node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
    } else {
      formErrors.push(mapper(sub));
    }
  }
  return { formErrors, fieldErrors };
}
function formatError(error3, mapper = (issue3) => issue3.message) {
  const fieldErrors = { _errors: [] };
  const processError = (error4, path8 = []) => {
    for (const issue3 of error4.issues) {
      if (issue3.code === "invalid_union" && issue3.errors.length) {
        issue3.errors.map((issues) => processError({ issues }, [...path8, ...issue3.path]));
      } else if (issue3.code === "invalid_key") {
        processError({ issues: issue3.issues }, [...path8, ...issue3.path]);
      } else if (issue3.code === "invalid_element") {
        processError({ issues: issue3.issues }, [...path8, ...issue3.path]);
      } else {
        const fullpath = [...path8, ...issue3.path];
        if (fullpath.length === 0) {
          fieldErrors._errors.push(mapper(issue3));
        } else {
          let curr = fieldErrors;
          let i = 0;
          while (i < fullpath.length) {
            const el = fullpath[i];
            const terminal = i === fullpath.length - 1;
            if (el === "_errors") {
              if (terminal)
                curr._errors.push(mapper(issue3));
              i++;
              continue;
            }
            if (!Object.prototype.hasOwnProperty.call(curr, el)) {
              Object.defineProperty(curr, el, {
                value: { _errors: [] },
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
            const node2 = curr[el];
            if (terminal) {
              node2._errors.push(mapper(issue3));
            }
            curr = node2;
            i++;
          }
        }
      }
    }
  };
  processError(error3);
  return fieldErrors;
}

// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
  return { callee: params?.callee ?? callee, Err: params?.Err };
}
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
function failure(Err, issues, ctx) {
  let error3;
  return {
    success: false,
    get error() {
      if (!error3) {
        error3 = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error3;
    },
    set error(e) {
      error3 = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
var COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
var validate = ((schema, value, _ctx) => {
  const validator = schema._zod.bag.validator;
  if (validator !== void 0) {
    if (validator(value) !== COMPILE_INVALID)
      return true;
    if (validator.definite === true && _ctx === void 0)
      return false;
  }
  return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
  const ctx = _ctx ? { ..._ctx, async: false, abortEarly: true } : { async: false, abortEarly: true };
  const fallbackRun = schema._zod.bag.fallbackRun;
  let result;
  if (fallbackRun) {
    ctx[COMPILE_FALLBACK] = true;
    result = fallbackRun({ value, issues: [] }, ctx);
  } else {
    result = schema._zod.run({ value, issues: [] }, ctx);
  }
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length === 0;
}
var validateAsync = async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true, abortEarly: true } : { async: true, abortEarly: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length === 0;
};
var _encode = (_Err) => {
  const parse3 = _parse(_Err);
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return parse3(schema, value, ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _decode = (_Err) => {
  const parse3 = _parse(_Err);
  const fn = (schema, value, _ctx, _params) => {
    return parse3(schema, value, _ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _encodeAsync = (_Err) => {
  const parseAsync2 = _parseAsync(_Err);
  const fn = async (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return await parseAsync2(schema, value, ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _decodeAsync = (_Err) => {
  const parseAsync2 = _parseAsync(_Err);
  const fn = async (schema, value, _ctx, _params) => {
    return await parseAsync2(schema, value, _ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _safeEncode = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
  return _safeParse(_Err)(schema, value, ctx);
};
var _safeDecode = (_Err) => (schema, value, _ctx) => {
  return _safeParse(_Err)(schema, value, _ctx);
};
var _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
  return _safeParseAsync(_Err)(schema, value, ctx);
};
var _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
  return _safeParseAsync(_Err)(schema, value, _ctx);
};

// node_modules/zod/v4/core/regexes.js
var cuid = /^[cC][0-9a-z]{6,}$/;
var cuid2 = /^[0-9a-z]+$/;
var ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
var xid = /^[0-9a-vA-V]{20}$/;
var ksuid = /^[A-Za-z0-9]{27}$/;
var nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
  return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
var duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
var guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
var uuid = (version3) => {
  if (!version3)
    return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
  return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version3}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
var email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
var _emoji = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
  return new RegExp(_emoji, "u");
}
var ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
var ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
var cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
var cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
var base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
var base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
var httpProtocol = /^https?$/;
var e164 = /^\+[1-9]\d{6,14}$/;
var dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
function anchor(source) {
  return new RegExp(`^${source}$`);
}
var date = /* @__PURE__ */ anchor(dateSource);
function timeSource(args) {
  const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
  const regex = typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
  return regex;
}
function time(args) {
  return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
  const opts = ["Z"];
  if (args.offset)
    opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
  const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
  const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
  return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
var anyString = /^[\s\S]{0,}$/;
var integer = /^-?\d+$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;
var lowercase = /^[^A-Z]*$/;
var uppercase = /^[^a-z]*$/;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a3;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a3 = inst._zod).onattach ?? (_a3.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var numericOriginMap = {
  number: "number",
  bigint: "bigint",
  object: "date"
};
var $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_big",
      maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_small",
      minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMultipleOf = /* @__PURE__ */ $constructor("$ZodCheckMultipleOf", (inst, def) => {
  $ZodCheck.init(inst, def);
  inst._zod.check = (payload) => {
    if (typeof payload.value !== typeof def.value)
      throw new Error("Cannot mix number and bigint in multiple_of check.");
    const isMultiple = typeof payload.value === "bigint" ? (
      // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
      def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
    ) : floatSafeRemainder(payload.value, def.value) === 0;
    if (isMultiple)
      return;
    payload.issues.push({
      origin: typeof payload.value,
      code: "not_multiple_of",
      divisor: def.value,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckNumberFormat = /* @__PURE__ */ $constructor("$ZodCheckNumberFormat", (inst, def) => {
  $ZodCheck.init(inst, def);
  def.format = def.format || "float64";
  const isInt = def.format?.includes("int");
  const origin = isInt ? "int" : "number";
  const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
  inst._zod.check = (payload) => {
    const input = payload.value;
    if (isInt) {
      if (!Number.isInteger(input)) {
        payload.issues.push({
          expected: origin,
          format: def.format,
          code: "invalid_type",
          continue: false,
          input,
          inst
        });
        return;
      }
      if (!Number.isSafeInteger(input)) {
        if (input > 0) {
          payload.issues.push({
            input,
            code: "too_big",
            maximum: Number.MAX_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        } else {
          payload.issues.push({
            input,
            code: "too_small",
            minimum: Number.MIN_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        }
        return;
      }
    }
    if (input < minimum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_small",
        minimum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
    if (input > maximum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_big",
        maximum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
    if (length <= def.maximum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_big",
      maximum: def.maximum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units;
    if (length >= def.minimum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_small",
      minimum: def.minimum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckLengthEquals = /* @__PURE__ */ $constructor("$ZodCheckLengthEquals", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
    if (length === def.length)
      return;
    const origin = getLengthableOrigin(input);
    const tooBig = length > def.length;
    payload.issues.push({
      origin,
      ...tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length },
      inclusive: true,
      exact: true,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a3, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a3 = inst._zod).check ?? (_a3.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckLowerCase = /* @__PURE__ */ $constructor("$ZodCheckLowerCase", (inst, def) => {
  def.pattern ?? (def.pattern = lowercase);
  $ZodCheckStringFormat.init(inst, def);
});
var $ZodCheckUpperCase = /* @__PURE__ */ $constructor("$ZodCheckUpperCase", (inst, def) => {
  def.pattern ?? (def.pattern = uppercase);
  $ZodCheckStringFormat.init(inst, def);
});
var $ZodCheckIncludes = /* @__PURE__ */ $constructor("$ZodCheckIncludes", (inst, def) => {
  $ZodCheck.init(inst, def);
  const escapedRegex = escapeRegex(def.includes);
  const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
  def.pattern = pattern;
  inst._zod.check = (payload) => {
    if (payload.value.includes(def.includes, def.position))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "includes",
      includes: def.includes,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStartsWith = /* @__PURE__ */ $constructor("$ZodCheckStartsWith", (inst, def) => {
  $ZodCheck.init(inst, def);
  const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
  def.pattern ?? (def.pattern = pattern);
  inst._zod.check = (payload) => {
    if (payload.value.startsWith(def.prefix))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "starts_with",
      prefix: def.prefix,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckEndsWith = /* @__PURE__ */ $constructor("$ZodCheckEndsWith", (inst, def) => {
  $ZodCheck.init(inst, def);
  const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
  def.pattern ?? (def.pattern = pattern);
  inst._zod.check = (payload) => {
    if (payload.value.endsWith(def.suffix))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "ends_with",
      suffix: def.suffix,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckOverwrite = /* @__PURE__ */ $constructor("$ZodCheckOverwrite", (inst, def) => {
  $ZodCheck.init(inst, def);
  inst._zod.check = (payload) => {
    payload.value = def.tx(payload.value);
  };
});

// node_modules/zod/v4/core/doc.js
var Doc = class {
  constructor(args = [], closed = {}) {
    this.content = [];
    this.indent = 0;
    this.args = args;
    this.closed = closed;
  }
  // the compiler catches a child's throw and keeps writing into this doc, so the indent has to unwind with it
  indented(fn) {
    this.indent += 1;
    try {
      fn(this);
    } finally {
      this.indent -= 1;
    }
  }
  write(arg) {
    if (typeof arg === "function") {
      arg(this, { execution: "sync" });
      arg(this, { execution: "async" });
      return;
    }
    const content = arg;
    const lines = content.split("\n").filter((x) => x);
    const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
    const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
    for (const line of dedented) {
      this.content.push(line);
    }
  }
  compile() {
    const F = Function;
    const content = this?.content ?? [``];
    const factory = new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {
${content.join("\n")}
};`);
    return factory(...Object.values(this.closed));
  }
};

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a3;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync2(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync2(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodStringFormat = /* @__PURE__ */ $constructor("$ZodStringFormat", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  $ZodString.init(inst, def);
});
var $ZodGUID = /* @__PURE__ */ $constructor("$ZodGUID", (inst, def) => {
  def.pattern ?? (def.pattern = guid);
  $ZodStringFormat.init(inst, def);
});
var $ZodUUID = /* @__PURE__ */ $constructor("$ZodUUID", (inst, def) => {
  if (def.version) {
    const versionMap = {
      v1: 1,
      v2: 2,
      v3: 3,
      v4: 4,
      v5: 5,
      v6: 6,
      v7: 7,
      v8: 8
    };
    const v = versionMap[def.version];
    if (v === void 0)
      throw new Error(`Invalid UUID version: "${def.version}"`);
    def.pattern ?? (def.pattern = uuid(v));
  } else
    def.pattern ?? (def.pattern = uuid());
  $ZodStringFormat.init(inst, def);
});
var $ZodEmail = /* @__PURE__ */ $constructor("$ZodEmail", (inst, def) => {
  def.pattern ?? (def.pattern = email);
  $ZodStringFormat.init(inst, def);
});
var URL_BAD_FORMAT = 1;
var URL_UNPARSEABLE = 2;
function canParseURL(input) {
  try {
    if (typeof URL !== "undefined" && typeof URL.canParse === "function")
      return URL.canParse(input);
    new URL(input);
    return true;
  } catch {
    return false;
  }
}
function validateURL(trimmed, def) {
  if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
    return canParseURL(trimmed) || URL_UNPARSEABLE;
  }
  return parseURLObject(trimmed, def);
}
function parseURLObject(trimmed, def) {
  if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) {
    return URL_BAD_FORMAT;
  }
  try {
    if (typeof URL !== "undefined") {
      const URLStatic = URL;
      if (typeof URLStatic.parse === "function")
        return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
    }
    return new URL(trimmed);
  } catch {
    return URL_UNPARSEABLE;
  }
}
var asciiTabOrNewline = /[\t\n\r]/g;
function stripTabAndNewline(value) {
  return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
  hostname.lastIndex = 0;
  return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
  protocol.lastIndex = 0;
  return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
var $ZodURL = /* @__PURE__ */ $constructor("$ZodURL", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    try {
      const trimmed = payload.value.trim();
      const url = validateURL(trimmed, def);
      if (url === URL_BAD_FORMAT) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid URL format",
          input: payload.value,
          inst,
          continue: !def.abort
        });
        return;
      }
      if (url === URL_UNPARSEABLE) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          input: payload.value,
          inst,
          continue: !def.abort
        });
        return;
      }
      if (url === true) {
        payload.value = stripTabAndNewline(trimmed);
        return;
      }
      if (def.hostname && !urlHostnameOk(url, def.hostname)) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid hostname",
          pattern: def.hostname.source,
          input: payload.value,
          inst,
          continue: !def.abort
        });
      }
      if (def.protocol && !urlProtocolOk(url, def.protocol)) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid protocol",
          pattern: def.protocol.source,
          input: payload.value,
          inst,
          continue: !def.abort
        });
      }
      payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
      return;
    } catch (_) {
      payload.issues.push({
        code: "invalid_format",
        format: "url",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodEmoji = /* @__PURE__ */ $constructor("$ZodEmoji", (inst, def) => {
  def.pattern ?? (def.pattern = emoji());
  $ZodStringFormat.init(inst, def);
});
var $ZodNanoID = /* @__PURE__ */ $constructor("$ZodNanoID", (inst, def) => {
  if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1))
    throw new Error(`Invalid nanoid length: ${def.length}`);
  def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
  $ZodStringFormat.init(inst, def);
});
var $ZodCUID = /* @__PURE__ */ $constructor("$ZodCUID", (inst, def) => {
  def.pattern ?? (def.pattern = cuid);
  $ZodStringFormat.init(inst, def);
});
var $ZodCUID2 = /* @__PURE__ */ $constructor("$ZodCUID2", (inst, def) => {
  def.pattern ?? (def.pattern = cuid2);
  $ZodStringFormat.init(inst, def);
});
var $ZodULID = /* @__PURE__ */ $constructor("$ZodULID", (inst, def) => {
  def.pattern ?? (def.pattern = ulid);
  $ZodStringFormat.init(inst, def);
});
var $ZodXID = /* @__PURE__ */ $constructor("$ZodXID", (inst, def) => {
  def.pattern ?? (def.pattern = xid);
  $ZodStringFormat.init(inst, def);
});
var $ZodKSUID = /* @__PURE__ */ $constructor("$ZodKSUID", (inst, def) => {
  def.pattern ?? (def.pattern = ksuid);
  $ZodStringFormat.init(inst, def);
});
var $ZodISODateTime = /* @__PURE__ */ $constructor("$ZodISODateTime", (inst, def) => {
  def.pattern ?? (def.pattern = datetime(def));
  $ZodStringFormat.init(inst, def);
});
var $ZodISODate = /* @__PURE__ */ $constructor("$ZodISODate", (inst, def) => {
  def.pattern ?? (def.pattern = date);
  $ZodStringFormat.init(inst, def);
});
var $ZodISOTime = /* @__PURE__ */ $constructor("$ZodISOTime", (inst, def) => {
  def.pattern ?? (def.pattern = time(def));
  $ZodStringFormat.init(inst, def);
});
var $ZodISODuration = /* @__PURE__ */ $constructor("$ZodISODuration", (inst, def) => {
  def.pattern ?? (def.pattern = duration);
  $ZodStringFormat.init(inst, def);
});
var $ZodIPv4 = /* @__PURE__ */ $constructor("$ZodIPv4", (inst, def) => {
  def.pattern ?? (def.pattern = ipv4);
  $ZodStringFormat.init(inst, def);
});
var ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
  if (!ipv6Alphabet.test(value))
    return false;
  return canParseURL(`http://[${value}]`);
}
var $ZodIPv6 = /* @__PURE__ */ $constructor("$ZodIPv6", (inst, def) => {
  def.pattern ?? (def.pattern = ipv6);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (!isValidIPv6(payload.value)) {
      payload.issues.push({
        code: "invalid_format",
        format: "ipv6",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCIDRv4 = /* @__PURE__ */ $constructor("$ZodCIDRv4", (inst, def) => {
  def.pattern ?? (def.pattern = cidrv4);
  $ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
  const parts = value.split("/");
  if (parts.length !== 2)
    return false;
  const [address2, prefix3] = parts;
  if (!prefix3)
    return false;
  const prefixNum = Number(prefix3);
  if (`${prefixNum}` !== prefix3)
    return false;
  if (prefixNum < 0 || prefixNum > 128)
    return false;
  return isValidIPv6(address2);
}
var $ZodCIDRv6 = /* @__PURE__ */ $constructor("$ZodCIDRv6", (inst, def) => {
  def.pattern ?? (def.pattern = cidrv6);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (!isValidCIDRv6(payload.value)) {
      payload.issues.push({
        code: "invalid_format",
        format: "cidrv6",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
function isValidBase64(data) {
  if (data === "")
    return true;
  if (/\s/.test(data))
    return false;
  if (data.length % 4 !== 0)
    return false;
  try {
    atob(data);
    return true;
  } catch {
    return false;
  }
}
var base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
var $ZodBase64 = /* @__PURE__ */ $constructor("$ZodBase64", (inst, def) => {
  def.pattern ?? (def.pattern = base64Charset);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidBase64(payload.value))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "base64",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
  if (!base64urlCharset.test(data))
    return false;
  const base642 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
  const padded = base642.padEnd(Math.ceil(base642.length / 4) * 4, "=");
  return isValidBase64(padded);
}
var $ZodBase64URL = /* @__PURE__ */ $constructor("$ZodBase64URL", (inst, def) => {
  def.pattern ?? (def.pattern = base64urlCharset);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidBase64URL(payload.value))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "base64url",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodE164 = /* @__PURE__ */ $constructor("$ZodE164", (inst, def) => {
  def.pattern ?? (def.pattern = e164);
  $ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
  try {
    const tokensParts = token.split(".");
    if (tokensParts.length !== 3)
      return false;
    const [header] = tokensParts;
    if (!header)
      return false;
    const parsedHeader = JSON.parse(atob(header));
    if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
      return false;
    if (!parsedHeader.alg)
      return false;
    if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
      return false;
    return true;
  } catch {
    return false;
  }
}
var $ZodJWT = /* @__PURE__ */ $constructor("$ZodJWT", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidJWT(payload.value, def.alg))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "jwt",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodNumberFormat = /* @__PURE__ */ $constructor("$ZodNumberFormat", (inst, def) => {
  $ZodCheckNumberFormat.init(inst, def);
  $ZodNumber.init(inst, def);
});
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
var $ZodNever = /* @__PURE__ */ $constructor("$ZodNever", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _ctx) => {
    payload.issues.push({
      expected: "never",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse3 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse3(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field = shape[key]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field.values)
          propValues[key].add(v);
        if (field.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject3 = isObject;
  const catchall = def.catchall;
  let value;
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject3(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
var $ZodObjectJIT = /* @__PURE__ */ $constructor("$ZodObjectJIT", (inst, def) => {
  $ZodObject.init(inst, def);
  const superParse = inst._zod.parse;
  const _normalized = cached(() => normalizeDef(def));
  const memo2 = globalConfig.memoizer;
  const generateFastpass = (shape) => {
    const normalized = _normalized.value;
    const syms = normalized.symbolKeys;
    const doc = new Doc(["payload", "ctx"], { shape, inst, memo: memo2, syms });
    const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
    const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
    doc.write(`const input = payload.value;`);
    const ids = /* @__PURE__ */ Object.create(null);
    let counter = 0;
    for (const key of normalized.allKeys) {
      ids[key] = `key_${counter++}`;
    }
    doc.write(memo2 ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
    for (const key of normalized.allKeys) {
      if (key === "__proto__")
        continue;
      const id = ids[key];
      const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
      const isPresent = `${k} in input`;
      const schema = shape[key];
      const optin = schema?._zod?.optin;
      const isOptionalIn = optin !== void 0;
      const isOptionalOut = schema?._zod?.optout === "optional";
      doc.write(`const ${id} = ${parseStr(k)};`);
      if (isOptionalIn && isOptionalOut) {
        const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
        doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
      } else if (!isOptionalIn) {
        doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
      } else {
        doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
        if (optin === "defaulted") {
          doc.write(`newResult[${k}] = ${id}.value;`);
        } else {
          doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
        }
      }
    }
    doc.write(`payload.value = newResult;`);
    doc.write(`return payload;`);
    return doc.compile();
  };
  let fastpass;
  const isObject3 = isObject;
  const jit = !globalConfig.jitless;
  const allowsEval2 = allowsEval;
  const fastEnabled = jit && allowsEval2.value;
  const catchall = def.catchall;
  let value;
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject3(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
      if (!fastpass)
        fastpass = generateFastpass(def.shape);
      payload = fastpass(payload, ctx);
      if (!catchall)
        return payload;
      return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
    }
    return superParse(payload, ctx);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first2 = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first2) {
      return first2(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
var $ZodIntersection = /* @__PURE__ */ $constructor("$ZodIntersection", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    const left = def.left._zod.run({ value: input, issues: [] }, ctx);
    const right = def.right._zod.run({ value: input, issues: [] }, ctx);
    const async = left instanceof Promise || right instanceof Promise;
    if (async) {
      return Promise.all([left, right]).then(([left2, right2]) => {
        return handleIntersectionResults(payload, left2, right2);
      });
    }
    return handleIntersectionResults(payload, left, right);
  };
});
function mergeValues(a, b) {
  if (a === b) {
    return { valid: true, data: a };
  }
  if (a instanceof Date && b instanceof Date && +a === +b) {
    return { valid: true, data: a };
  }
  if (isPlainObject(a) && isPlainObject(b)) {
    const bKeys = Object.keys(b);
    const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
    const newObj = { ...a, ...b };
    if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
      delete newObj.__proto__;
    for (const key of sharedKeys) {
      if (key === "__proto__")
        continue;
      const sharedValue = mergeValues(a[key], b[key]);
      if (!sharedValue.valid) {
        return {
          valid: false,
          mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
        };
      }
      newObj[key] = sharedValue.data;
    }
    return { valid: true, data: newObj };
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) {
      return { valid: false, mergeErrorPath: [] };
    }
    const newArray = [];
    for (let index = 0; index < a.length; index++) {
      const itemA = a[index];
      const itemB = b[index];
      const sharedValue = mergeValues(itemA, itemB);
      if (!sharedValue.valid) {
        return {
          valid: false,
          mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
        };
      }
      newArray.push(sharedValue.data);
    }
    return { valid: true, data: newArray };
  }
  return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
  const unrecKeys = /* @__PURE__ */ new Map();
  let unrecIssue;
  const keyIssues = /* @__PURE__ */ new Map();
  const collect2 = (iss, side) => {
    let keys;
    if (iss.code === "unrecognized_keys" && !iss.path?.length) {
      unrecIssue ?? (unrecIssue = iss);
      keys = iss.keys;
    } else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
      const k = String(iss.path[0]);
      if (!keyIssues.has(k))
        keyIssues.set(k, iss);
      keys = [k];
    } else {
      return false;
    }
    for (const k of keys) {
      if (!unrecKeys.has(k))
        unrecKeys.set(k, {});
      unrecKeys.get(k)[side] = true;
    }
    return true;
  };
  for (const iss of left.issues) {
    if (!collect2(iss, "l"))
      result.issues.push(iss);
  }
  for (const iss of right.issues) {
    if (!collect2(iss, "r"))
      result.issues.push(iss);
  }
  const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
  if (bothKeys.length) {
    const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
    if (aggregated.length)
      result.issues.push({ ...unrecIssue, keys: aggregated });
    for (const k of bothKeys) {
      if (!aggregated.includes(k) && keyIssues.has(k))
        result.issues.push(keyIssues.get(k));
    }
  }
  const merged = mergeValues(left.value, right.value);
  if (!merged.valid) {
    if (aborted(result))
      return result;
    throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
  }
  result.value = merged.data;
  return result;
}
var $ZodRecord = /* @__PURE__ */ $constructor("$ZodRecord", (inst, def) => {
  $ZodType.init(inst, def);
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isPlainObject(input)) {
      payload.issues.push({
        expected: "record",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    const proms = [];
    const values = def.keyType._zod.values;
    if (values && !def.partial) {
      payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
      const recordKeys = /* @__PURE__ */ new Set();
      for (const key of values) {
        if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
          recordKeys.add(typeof key === "number" ? key.toString() : key);
          if (key === "__proto__")
            continue;
          const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
          if (keyResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (keyResult.issues.length) {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key,
              path: [key],
              inst
            });
            continue;
          }
          const outKey = keyResult.value;
          if (outKey === "__proto__")
            continue;
          const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
          if (result instanceof Promise) {
            proms.push(result.then((result2) => {
              if (result2.issues.length) {
                payload.issues.push(...prefixIssues(key, result2.issues));
              }
              payload.value[outKey] = result2.value;
            }));
          } else {
            if (result.issues.length) {
              payload.issues.push(...prefixIssues(key, result.issues));
            }
            payload.value[outKey] = result.value;
          }
        }
      }
      let unrecognized;
      for (const key in input) {
        if (!recordKeys.has(key)) {
          if (def.mode === "loose") {
            if (key === "__proto__")
              continue;
            payload.value[key] = input[key];
          } else {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key);
          }
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    } else {
      payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
      let unrecognized;
      for (const key of Reflect.ownKeys(input)) {
        if (key === "__proto__")
          continue;
        if (!Object.prototype.propertyIsEnumerable.call(input, key))
          continue;
        let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
        if (keyResult instanceof Promise) {
          throw new Error("Async schemas not supported in object keys currently");
        }
        const checkNumericKey = typeof key === "string" && number.test(key) && keyResult.issues.length;
        if (checkNumericKey) {
          const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
          if (retryResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (retryResult.issues.length === 0) {
            keyResult = retryResult;
          }
        }
        if (keyResult.issues.length) {
          if (def.mode === "loose") {
            payload.value[key] = input[key];
          } else if (values) {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key);
          } else {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key,
              path: [key],
              inst
            });
          }
          continue;
        }
        const outKey = keyResult.value;
        if (outKey === "__proto__")
          continue;
        const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
        if (result instanceof Promise) {
          proms.push(result.then((result2) => {
            if (result2.issues.length) {
              payload.issues.push(...prefixIssues(key, result2.issues));
            }
            payload.value[outKey] = result2.value;
          }));
        } else {
          if (result.issues.length) {
            payload.issues.push(...prefixIssues(key, result.issues));
          }
          payload.value[outKey] = result.value;
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
});
var $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
  $ZodType.init(inst, def);
  const values = getEnumValues(def.entries);
  const valuesSet = new Set(values);
  inst._zod.values = valuesSet;
  defineLazyInternal(inst, "pattern", (zod) => {
    const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
    return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (valuesSet.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
  inst._zod.parse = (payload, ctx) => {
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodDefault = /* @__PURE__ */ $constructor("$ZodDefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
      return payload;
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleDefaultResult(result2, def));
    }
    return handleDefaultResult(result, def);
  };
});
function handleDefaultResult(payload, def) {
  if (payload.value === void 0) {
    payload.value = def.defaultValue;
  }
  return payload;
}
var $ZodPrefault = /* @__PURE__ */ $constructor("$ZodPrefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNonOptional = /* @__PURE__ */ $constructor("$ZodNonOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => {
    const v = zod.def.innerType._zod.values;
    return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleNonOptionalResult(result2, inst));
    }
    return handleNonOptionalResult(result, inst);
  };
});
function handleNonOptionalResult(payload, inst) {
  if (!payload.issues.length && payload.value === void 0) {
    payload.issues.push({
      code: "invalid_type",
      expected: "nonoptional",
      input: payload.value,
      inst
    });
  }
  return payload;
}
function handleCatchResult(payload, result, def, ctx) {
  if (!result.issues.length) {
    payload.value = result.value;
    if (result.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result,
    value: payload.value,
    error: {
      issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
    }
    return handleCatchResult(payload, result, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodPreprocess = /* @__PURE__ */ $constructor("$ZodPreprocess", (inst, def) => {
  $ZodPipe.init(inst, def);
});
var $ZodReadonly = /* @__PURE__ */ $constructor("$ZodReadonly", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then(handleReadonlyResult);
    }
    return handleReadonlyResult(result);
  };
});
function handleReadonlyResult(payload) {
  if (!payload.memo)
    payload.value = Object.freeze(payload.value);
  return payload;
}
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue2(_iss));
  }
}

// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
  constructor() {
    super(`Cannot parse a reference cycle that closes through a transform`);
    this.name = "ZodCyclicError";
  }
};
var STATE = "~memo";
var NO_ISSUES = [];
function isRef(value) {
  return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
  return issues.map((iss) => iss.path ? { ...iss, path: iss.path.slice() } : { ...iss });
}
var recursive = /* @__PURE__ */ new WeakMap();
var NONE = 0;
var ASSUMED = 1;
var PROVEN = 2;
function isRecursive(inst, stack, resolve7) {
  const cached2 = recursive.get(inst);
  if (cached2 !== void 0)
    return cached2 ? PROVEN : NONE;
  if (stack.has(inst))
    return PROVEN;
  stack.add(inst);
  let result = NONE;
  const check = (child2) => {
    if (result !== PROVEN && child2?._zod) {
      const answer = isRecursive(child2, stack, resolve7);
      if (answer > result)
        result = answer;
    }
  };
  const shape = (sh, spread) => {
    let answer = NONE;
    for (const key of Reflect.ownKeys(sh)) {
      const desc = Object.getOwnPropertyDescriptor(sh, key);
      if (spread && !desc.enumerable)
        continue;
      const child2 = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve7) : NONE;
      if (child2 > answer)
        answer = child2;
    }
    return answer;
  };
  const merge2 = (answer) => {
    if (answer > result)
      result = answer;
  };
  const def = inst._zod.def;
  const kind = def.type;
  switch (kind) {
    case "object": {
      const raw = rawShape(def);
      merge2(raw ? shape(raw, true) : ASSUMED);
      check(def.catchall);
      break;
    }
    case "array":
      check(def.element);
      break;
    case "tuple":
      for (const el of def.items)
        check(el);
      check(def.rest);
      break;
    case "record":
    case "map":
      check(def.keyType);
      check(def.valueType);
      break;
    case "set":
      check(def.valueType);
      break;
    case "union":
      for (const el of def.options)
        check(el);
      break;
    case "intersection":
      check(def.left);
      check(def.right);
      break;
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
    case "nonoptional":
    case "promise":
    case "success":
      check(def.innerType);
      break;
    case "pipe":
      check(def.in);
      check(def.out);
      break;
    case "function":
      check(def.input);
      check(def.output);
      break;
    // `$ZodLazy` caches its inner on the def, so a resolved edge is followed exactly
    case "lazy": {
      const inner = def._cachedInner ?? (resolve7 ? inst._zod.innerType : void 0);
      merge2(inner ? isRecursive(inner, stack, false) : ASSUMED);
      break;
    }
    // a leaf by choice: `parts` are regex fragments, not data positions
    case "template_literal":
    // leaves
    case "string":
    case "number":
    case "int":
    case "boolean":
    case "bigint":
    case "symbol":
    case "undefined":
    case "null":
    case "void":
    case "never":
    case "any":
    case "unknown":
    case "date":
    case "nan":
    case "enum":
    case "literal":
    case "file":
    case "transform":
    case "custom":
      break;
    default: {
      kind;
      for (const key in def) {
        const desc = Object.getOwnPropertyDescriptor(def, key);
        if (!desc || desc.get)
          continue;
        const value = desc.value;
        if (!value || typeof value !== "object")
          continue;
        if (value._zod)
          check(value);
        else if (Array.isArray(value))
          for (const el of value)
            check(el);
      }
    }
  }
  stack.delete(inst);
  return settle(inst, result);
}
function settle(inst, answer) {
  if (answer !== ASSUMED)
    recursive.set(inst, answer === PROVEN);
  return answer;
}
function bucketFor(state, inst) {
  let bucket = state.buckets.get(inst);
  if (!bucket) {
    bucket = /* @__PURE__ */ new WeakMap();
    state.buckets.set(inst, bucket);
  }
  return bucket;
}
var handoff;
var open2 = [];
var memo = {
  alloc(_inst, payload, empty) {
    const bucket = handoff;
    if (!bucket)
      return empty;
    handoff = void 0;
    const entry = { value: empty, issues: null };
    bucket.set(payload.value, entry);
    open2.push(entry);
    return empty;
  },
  guard(inst) {
    var _a3;
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred.push(() => {
      const base = inst._zod.parse;
      const wrapped = (payload, ctx) => {
        if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value))
          throw new $ZodCyclicError();
        return base(payload, ctx);
      };
      inst._zod.parse = wrapped;
      if (inst._zod.run === base)
        inst._zod.run = wrapped;
    });
  },
  attach(inst) {
    var _a3;
    let isRecursiveInst;
    let rechecked = false;
    let lastCtx;
    let lastBucket;
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred.push(() => {
      const base = inst._zod.parse;
      const wrapped = (payload, ctx) => {
        if (isRecursiveInst === void 0) {
          const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
          if (walked === NONE) {
            inst._zod.parse = base;
            if (inst._zod.run === wrapped)
              inst._zod.run = base;
            return base(payload, ctx);
          }
          if (walked === PROVEN || rechecked)
            isRecursiveInst = true;
          else
            rechecked = true;
        }
        const input = payload.value;
        if (!isRef(input))
          return base(payload, ctx);
        let state = ctx[STATE];
        if (!state) {
          state = { buckets: /* @__PURE__ */ new WeakMap(), backEdges: void 0 };
          ctx[STATE] = state;
        }
        let bucket;
        if (lastCtx === ctx) {
          bucket = lastBucket;
        } else {
          bucket = bucketFor(state, inst);
          lastCtx = ctx;
          lastBucket = bucket;
        }
        const hit = bucket.get(input);
        if (hit) {
          payload.value = hit.value;
          if (hit.issues) {
            if (hit.issues.length)
              payload.issues.push(...cloneIssues(hit.issues));
          } else {
            payload.memo = true;
            state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
            state.backEdges.add(hit.value);
          }
          return payload;
        }
        handoff = bucket;
        const depth = open2.length;
        const result = base(payload, ctx);
        handoff = void 0;
        const entry = open2.length > depth ? open2.pop() : void 0;
        if (result instanceof Promise) {
          return result.then((r) => {
            if (entry)
              entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
            return r;
          });
        }
        if (entry)
          entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
        return result;
      };
      inst._zod.parse = wrapped;
      if (inst._zod.run === base)
        inst._zod.run = wrapped;
    });
  }
};
function memoizer() {
  return memo;
}
function isBackEdge(ctx, value) {
  const backEdges = ctx[STATE]?.backEdges;
  return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}

// node_modules/zod/v4/locales/en.js
var error2 = () => {
  const Sizable = {
    string: { unit: "characters", verb: "to have" },
    file: { unit: "bytes", verb: "to have" },
    array: { unit: "items", verb: "to have" },
    set: { unit: "items", verb: "to have" },
    map: { unit: "entries", verb: "to have" }
  };
  function getSizing(origin) {
    return Sizable[origin] ?? null;
  }
  const FormatDictionary = {
    regex: "input",
    email: "email address",
    url: "URL",
    emoji: "emoji",
    uuid: "UUID",
    uuidv4: "UUIDv4",
    uuidv6: "UUIDv6",
    nanoid: "nanoid",
    guid: "GUID",
    cuid: "cuid",
    cuid2: "cuid2",
    ulid: "ULID",
    xid: "XID",
    ksuid: "KSUID",
    datetime: "ISO datetime",
    date: "ISO date",
    time: "ISO time",
    duration: "ISO duration",
    ipv4: "IPv4 address",
    ipv6: "IPv6 address",
    mac: "MAC address",
    cidrv4: "IPv4 range",
    cidrv6: "IPv6 range",
    base64: "base64-encoded string",
    base64url: "base64url-encoded string",
    json_string: "JSON string",
    e164: "E.164 number",
    currency_code: "currency code",
    credit_card: "credit card number",
    iban: "IBAN",
    jwt: "JWT",
    template_literal: "input"
  };
  const TypeDictionary = {
    // Compatibility: "nan" -> "NaN" for display
    nan: "NaN"
    // All other type names omitted - they fall back to raw values via ?? operator
  };
  function getTypeName(type, input) {
    if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
      return String(input);
    }
    return TypeDictionary[type] ?? type;
  }
  return (issue3) => {
    switch (issue3.code) {
      case "invalid_type": {
        const expected = getTypeName(issue3.expected);
        const receivedType = parsedType(issue3.input);
        const received = getTypeName(receivedType, issue3.input);
        return `Invalid input: expected ${expected}, received ${received}`;
      }
      case "invalid_value":
        if (issue3.values.length === 1)
          return `Invalid input: expected ${stringifyPrimitive(issue3.values[0])}`;
        return `Invalid option: expected one of ${joinValues(issue3.values, "|")}`;
      case "too_big": {
        const adj = issue3.exact ? "exactly " : issue3.inclusive ? "<=" : "<";
        const sizing = getSizing(issue3.origin);
        if (sizing)
          return `Too big: expected ${issue3.origin ?? "value"} to have ${adj}${issue3.maximum.toString()} ${sizing.unit ?? "elements"}`;
        return `Too big: expected ${issue3.origin ?? "value"} to be ${adj}${issue3.maximum.toString()}`;
      }
      case "too_small": {
        const adj = issue3.exact ? "exactly " : issue3.inclusive ? ">=" : ">";
        const sizing = getSizing(issue3.origin);
        if (sizing) {
          return `Too small: expected ${issue3.origin} to have ${adj}${issue3.minimum.toString()} ${sizing.unit}`;
        }
        return `Too small: expected ${issue3.origin} to be ${adj}${issue3.minimum.toString()}`;
      }
      case "invalid_format": {
        const _issue = issue3;
        if (_issue.format === "starts_with") {
          return `Invalid string: must start with "${_issue.prefix}"`;
        }
        if (_issue.format === "ends_with")
          return `Invalid string: must end with "${_issue.suffix}"`;
        if (_issue.format === "includes")
          return `Invalid string: must include "${_issue.includes}"`;
        if (_issue.format === "regex")
          return `Invalid string: must match pattern ${_issue.pattern}`;
        return `Invalid ${FormatDictionary[_issue.format] ?? issue3.format}`;
      }
      case "not_multiple_of":
        return `Invalid number: must be a multiple of ${issue3.divisor}`;
      case "unrecognized_keys":
        return `Unrecognized key${issue3.keys.length > 1 ? "s" : ""}: ${joinValues(issue3.keys, ", ")}`;
      case "invalid_key":
        return `Invalid key in ${issue3.origin}`;
      case "invalid_union":
        if (issue3.options && Array.isArray(issue3.options) && issue3.options.length > 0) {
          const opts = issue3.options.map((o) => `'${o}'`).join(" | ");
          return `Invalid discriminator value. Expected ${opts}`;
        }
        if (issue3.inclusive === false) {
          return "Invalid input: more than one option matched";
        }
        return "Invalid input";
      case "invalid_element":
        return `Invalid value in ${issue3.origin}`;
      default:
        return `Invalid input`;
    }
  };
};
function en_default() {
  return {
    localeError: error2()
  };
}

// node_modules/zod/v4/core/registries.js
var _a2;
var $ZodRegistry = class {
  constructor() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
  }
  add(schema, ..._meta) {
    const meta2 = _meta[0];
    this._map.set(schema, meta2);
    if (meta2 && typeof meta2 === "object" && "id" in meta2) {
      this._idmap.set(meta2.id, schema);
    }
    return this;
  }
  clear() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
    return this;
  }
  remove(schema) {
    const meta2 = this._map.get(schema);
    if (meta2 && typeof meta2 === "object" && "id" in meta2) {
      this._idmap.delete(meta2.id);
    }
    this._map.delete(schema);
    return this;
  }
  get(schema) {
    const p = schema._zod.parent;
    if (p) {
      const pm = { ...this.get(p) ?? {} };
      delete pm.id;
      const f = { ...pm, ...this._map.get(schema) };
      return Object.keys(f).length ? f : void 0;
    }
    return this._map.get(schema);
  }
  has(schema) {
    return this._map.has(schema);
  }
};
function registry() {
  return new $ZodRegistry();
}
(_a2 = globalThis).__zod_globalRegistry ?? (_a2.__zod_globalRegistry = registry());
var globalRegistry = globalThis.__zod_globalRegistry;

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class2, params) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class2, params) {
  return new Class2({
    type: "string",
    format: "email",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class2, params) {
  return new Class2({
    type: "string",
    format: "guid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v4",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v6",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v7",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _url(Class2, params) {
  return new Class2({
    type: "string",
    format: "url",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _emoji2(Class2, params) {
  return new Class2({
    type: "string",
    format: "emoji",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class2, params) {
  return new Class2({
    type: "string",
    format: "nanoid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cuid(Class2, params) {
  return new Class2({
    type: "string",
    format: "cuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class2, params) {
  return new Class2({
    type: "string",
    format: "cuid2",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class2, params) {
  return new Class2({
    type: "string",
    format: "ulid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class2, params) {
  return new Class2({
    type: "string",
    format: "xid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class2, params) {
  return new Class2({
    type: "string",
    format: "ksuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class2, params) {
  return new Class2({
    type: "string",
    format: "ipv4",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class2, params) {
  return new Class2({
    type: "string",
    format: "ipv6",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class2, params) {
  return new Class2({
    type: "string",
    format: "cidrv4",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class2, params) {
  return new Class2({
    type: "string",
    format: "cidrv6",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class2, params) {
  return new Class2({
    type: "string",
    format: "base64",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class2, params) {
  return new Class2({
    type: "string",
    format: "base64url",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class2, params) {
  return new Class2({
    type: "string",
    format: "e164",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class2, params) {
  return new Class2({
    type: "string",
    format: "jwt",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class2, params) {
  return new Class2({
    type: "string",
    format: "datetime",
    check: "string_format",
    offset: false,
    local: false,
    precision: null,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class2, params) {
  return new Class2({
    type: "string",
    format: "date",
    check: "string_format",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class2, params) {
  return new Class2({
    type: "string",
    format: "time",
    check: "string_format",
    precision: null,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class2, params) {
  return new Class2({
    type: "string",
    format: "duration",
    check: "string_format",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _number(Class2, params) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class2, params) {
  return new Class2({
    type: "number",
    check: "number_format",
    abort: false,
    format: "safeint",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class2, params) {
  return new Class2({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _never(Class2, params) {
  return new Class2({
    type: "never",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
  return new $ZodCheckMultipleOf({
    check: "multiple_of",
    ...normalizeParams(params),
    value
  });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
  const ch = new $ZodCheckMaxLength({
    check: "max_length",
    ...normalizeParams(params),
    maximum
  });
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params),
    minimum
  });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
  return new $ZodCheckLengthEquals({
    check: "length_equals",
    ...normalizeParams(params),
    length
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
  return new $ZodCheckLowerCase({
    check: "string_format",
    format: "lowercase",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
  return new $ZodCheckUpperCase({
    check: "string_format",
    format: "uppercase",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
  return new $ZodCheckIncludes({
    check: "string_format",
    format: "includes",
    ...normalizeParams(params),
    includes
  });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix3, params) {
  return new $ZodCheckStartsWith({
    check: "string_format",
    format: "starts_with",
    ...normalizeParams(params),
    prefix: prefix3
  });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
  return new $ZodCheckEndsWith({
    check: "string_format",
    format: "ends_with",
    ...normalizeParams(params),
    suffix
  });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
  return new $ZodCheckOverwrite({
    check: "overwrite",
    tx
  });
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
  return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
  return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
  return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
  return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
  return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class2, element, params) {
  return new Class2({
    type: "array",
    element,
    // get element() {
    //   return element;
    // },
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _refine(Class2, fn, _params) {
  const schema = new Class2({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
  const ch = /* @__PURE__ */ _check((payload) => {
    payload.addIssue = (issue3) => {
      if (typeof issue3 === "string") {
        payload.issues.push(issue2(issue3, payload.value, ch._zod.def));
      } else {
        const _issue = issue3;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = ch);
        _issue.continue ?? (_issue.continue = !ch._zod.def.abort);
        payload.issues.push(issue2(_issue));
      }
    };
    return fn(payload.value, payload);
  }, params);
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
  const ch = new $ZodCheck({
    check: "custom",
    ...normalizeParams(params)
  });
  ch._zod.check = fn;
  return ch;
}

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target2, ...sources) {
  for (const source of sources) {
    for (const key of Reflect.ownKeys(source)) {
      if (Object.prototype.propertyIsEnumerable.call(source, key)) {
        assignProp(target2, key, source[key]);
      }
    }
  }
  return target2;
}
function initializeContext(params) {
  let target2 = params?.target ?? "draft-2020-12";
  if (target2 === "draft-4")
    target2 = "draft-04";
  if (target2 === "draft-7")
    target2 = "draft-07";
  return {
    processors: params.processors ?? {},
    metadataRegistry: params?.metadata ?? globalRegistry,
    target: target2,
    unrepresentable: params?.unrepresentable ?? "throw",
    override: params?.override ?? (() => {
    }),
    io: params?.io ?? "output",
    counter: 0,
    seen: /* @__PURE__ */ new Map(),
    sharedDefsExtractedFor: void 0,
    sharedEmitDoneFor: void 0,
    cycles: params?.cycles ?? "ref",
    reused: params?.reused ?? "inline",
    intersections: [],
    deferred: [],
    external: params?.external ?? void 0
  };
}
function handleUnrepresentable(schema, ctx, json2, params, message) {
  const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({ zodSchema: schema, path: params.path, message }) : ctx.unrepresentable;
  if (result === "any")
    return false;
  if (result === void 0 || result === "throw")
    throw new Error(message);
  Object.assign(json2, result);
  return true;
}
function processSchema(schema, ctx, _params = { path: [], schemaPath: [] }) {
  var _a3;
  const def = schema._zod.def;
  const seen = ctx.seen.get(schema);
  if (seen) {
    seen.count++;
    const isCycle = _params.schemaPath.includes(schema);
    if (isCycle) {
      seen.cycle = _params.path;
    }
    return seen.schema;
  }
  const result = { schema: {}, count: 1, cycle: void 0, path: _params.path };
  ctx.seen.set(schema, result);
  ctx.sharedDefsExtractedFor = void 0;
  ctx.sharedEmitDoneFor = void 0;
  const overrideSchema = schema._zod.toJSONSchema?.();
  if (overrideSchema) {
    result.schema = overrideSchema;
  } else {
    const params = {
      ..._params,
      schemaPath: [..._params.schemaPath, schema],
      path: _params.path
    };
    if (schema._zod.processJSONSchema) {
      schema._zod.processJSONSchema(ctx, result.schema, params);
    } else {
      const _json = result.schema;
      const processor = ctx.processors[def.type];
      if (!processor) {
        throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
      }
      processor(schema, ctx, _json, params);
    }
    const parent = schema._zod.parent;
    if (parent) {
      if (!result.ref)
        result.ref = parent;
      processSchema(parent, ctx, params);
      ctx.seen.get(parent).isParent = true;
    }
  }
  const meta2 = ctx.metadataRegistry.get(schema);
  if (meta2)
    assignProps(result.schema, meta2);
  if (ctx.io === "input" && isTransforming(schema)) {
    delete result.schema.examples;
    delete result.schema.default;
  }
  if (ctx.io === "input" && "_prefault" in result.schema)
    (_a3 = result.schema).default ?? (_a3.default = result.schema._prefault);
  delete result.schema._prefault;
  const _result = ctx.seen.get(schema);
  return _result.schema;
}
function encodeJSONPointerSegment(segment) {
  return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
  const root = ctx.seen.get(schema);
  if (!root)
    throw new Error("Unprocessed schema. This is a bug in Zod.");
  if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external)
    return;
  const idToSchema = /* @__PURE__ */ new Map();
  for (const entry of ctx.seen.entries()) {
    const id = ctx.metadataRegistry.get(entry[0])?.id;
    if (id) {
      const existing = idToSchema.get(id);
      if (existing && existing !== entry[0]) {
        throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
      }
      idToSchema.set(id, entry[0]);
    }
  }
  const makeURI = (entry) => {
    const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
    if (ctx.external) {
      const externalId = ctx.external.registry.get(entry[0])?.id;
      const uriGenerator = ctx.external.uri ?? ((id2) => id2);
      if (externalId) {
        return { ref: uriGenerator(externalId) };
      }
      const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
      entry[1].defId = id;
      return { defId: id, ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}` };
    }
    const uriPrefix = `#`;
    const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
    if (entry[1] === root && !entry[1].schema.id) {
      return { ref: uriPrefix };
    }
    const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
    return { defId, ref: defUriPrefix + encodeJSONPointerSegment(defId) };
  };
  const extractToDef = (entry) => {
    if (entry[1].schema.$ref) {
      return;
    }
    const seen = entry[1];
    const { ref, defId } = makeURI(entry);
    seen.def = { ...seen.schema };
    if (defId)
      seen.defId = defId;
    const schema2 = seen.schema;
    for (const key in schema2) {
      delete schema2[key];
    }
    schema2.$ref = ref;
  };
  if (ctx.cycles === "throw") {
    for (const entry of ctx.seen.entries()) {
      const seen = entry[1];
      if (seen.cycle) {
        throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
      }
    }
  }
  for (const entry of ctx.seen.entries()) {
    const seen = entry[1];
    if (schema === entry[0]) {
      extractToDef(entry);
      continue;
    }
    if (ctx.external) {
      const ext = ctx.external.registry.get(entry[0])?.id;
      if (schema !== entry[0] && ext) {
        extractToDef(entry);
        continue;
      }
    }
    const id = ctx.metadataRegistry.get(entry[0])?.id;
    if (id) {
      extractToDef(entry);
      continue;
    }
    if (seen.cycle) {
      extractToDef(entry);
      continue;
    }
    if (seen.count > 1) {
      if (ctx.reused === "ref") {
        extractToDef(entry);
      }
    }
  }
  if (ctx.external)
    ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema) {
  const options = schema.anyOf;
  if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0)
    return;
  const types = [];
  for (const option of options) {
    if (!option || typeof option !== "object")
      return;
    compactTypeUnion(option);
    const keys = Object.keys(option);
    if (keys.length !== 1 || keys[0] !== "type")
      return;
    const type = option.type;
    for (const member of Array.isArray(type) ? type : [type]) {
      if (typeof member !== "string")
        return;
      if (!types.includes(member))
        types.push(member);
    }
  }
  delete schema.anyOf;
  schema.type = types.length === 1 ? types[0] : types;
}
var FOLDABLE_KEYS = /* @__PURE__ */ new Set(["type", "properties", "required", "additionalProperties"]);
var UNION_KEYS = ["oneOf", "anyOf"];
function undeclaredConstraint(member) {
  const extra = member.additionalProperties;
  if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null)
    return null;
  return Object.keys(extra).length ? extra : null;
}
function foldObjects(members2) {
  const objects = [];
  for (const member of members2) {
    if (typeof member !== "object" || member.type !== "object")
      return null;
    for (const key in member) {
      if (!FOLDABLE_KEYS.has(key))
        return null;
    }
    objects.push(member);
  }
  const properties = {};
  const required2 = /* @__PURE__ */ new Set();
  for (const object2 of objects) {
    for (const key in object2.properties) {
      if (Object.prototype.hasOwnProperty.call(properties, key))
        continue;
      const parts = [];
      for (const other of objects) {
        const part = other.properties?.[key] ?? undeclaredConstraint(other);
        if (part === null || part === void 0)
          continue;
        if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part)))
          parts.push(part);
      }
      const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
      assignProp(properties, key, merged);
    }
    for (const key of object2.required ?? [])
      required2.add(key);
  }
  const folded = { type: "object", properties };
  if (required2.size)
    folded.required = [...required2];
  if (objects.every((object2) => object2.additionalProperties === false)) {
    folded.additionalProperties = false;
  } else {
    const constraints = [];
    for (const object2 of objects) {
      const constraint = undeclaredConstraint(object2);
      if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint)))
        constraints.push(constraint);
    }
    if (constraints.length === 1)
      folded.additionalProperties = constraints[0];
    else if (constraints.length > 1)
      folded.additionalProperties = { allOf: constraints };
  }
  return folded;
}
function foldIntersection(json2) {
  const allOf2 = json2.allOf;
  if (!Array.isArray(allOf2) || allOf2.length < 2)
    return;
  for (const key of FOLDABLE_KEYS)
    if (key in json2)
      return;
  const unions = allOf2.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
  let folded = null;
  if (!unions.length) {
    folded = foldObjects(allOf2);
  } else {
    const union2 = unions[0];
    const keyword = UNION_KEYS.find((k) => Array.isArray(union2[k]));
    if (Object.keys(union2).length !== 1)
      return;
    const rest = allOf2.filter((m) => m !== union2);
    const branches = union2[keyword].map((branch) => foldObjects([...rest, branch]));
    if (branches.some((b) => !b))
      return;
    folded = { [keyword]: branches };
  }
  if (!folded)
    return;
  delete json2.allOf;
  assignProps(json2, folded);
}
function finalize(ctx, schema) {
  const root = ctx.seen.get(schema);
  if (!root)
    throw new Error("Unprocessed schema. This is a bug in Zod.");
  const flattenRef = (zodSchema) => {
    const seen = ctx.seen.get(zodSchema);
    if (seen.ref === null)
      return;
    const schema2 = seen.def ?? seen.schema;
    const _cached = { ...schema2 };
    const ref = seen.ref;
    seen.ref = null;
    if (ref) {
      flattenRef(ref);
      const refSeen = ctx.seen.get(ref);
      const refSchema = refSeen.schema;
      if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
        schema2.allOf = schema2.allOf ?? [];
        schema2.allOf.push(refSchema);
      } else {
        assignProps(schema2, refSchema);
      }
      assignProps(schema2, _cached);
      const isParentRef = zodSchema._zod.parent === ref;
      if (isParentRef) {
        for (const key in schema2) {
          if (key === "$ref" || key === "allOf")
            continue;
          if (!(key in _cached)) {
            delete schema2[key];
          }
        }
      }
      if (refSchema.$ref && refSeen.def) {
        for (const key in schema2) {
          if (key === "$ref" || key === "allOf")
            continue;
          if (key in refSeen.def && JSON.stringify(schema2[key]) === JSON.stringify(refSeen.def[key])) {
            delete schema2[key];
          }
        }
      }
    }
    const parent = zodSchema._zod.parent;
    if (parent && parent !== ref) {
      flattenRef(parent);
      const parentSeen = ctx.seen.get(parent);
      if (parentSeen?.schema.$ref) {
        schema2.$ref = parentSeen.schema.$ref;
        if (parentSeen.def) {
          for (const key in schema2) {
            if (key === "$ref" || key === "allOf")
              continue;
            if (key in parentSeen.def && JSON.stringify(schema2[key]) === JSON.stringify(parentSeen.def[key])) {
              delete schema2[key];
            }
          }
        }
      }
    }
    ctx.override({
      zodSchema,
      jsonSchema: schema2,
      path: seen.path ?? []
    });
  };
  if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
    for (const entry of [...ctx.seen.entries()].reverse()) {
      flattenRef(entry[0]);
    }
    if (ctx.target !== "openapi-3.0") {
      for (const entry of ctx.seen.entries()) {
        compactTypeUnion(entry[1].def ?? entry[1].schema);
      }
    }
    for (const rewrite of ctx.deferred)
      rewrite();
    if (ctx.intersections.length) {
      const carriers = /* @__PURE__ */ new Map();
      for (const seen of ctx.seen.values()) {
        for (const json2 of [seen.schema, seen.def]) {
          const allOf2 = json2?.allOf;
          if (!Array.isArray(allOf2))
            continue;
          const existing = carriers.get(allOf2);
          if (existing)
            existing.push(json2);
          else
            carriers.set(allOf2, [json2]);
        }
      }
      for (const allOf2 of ctx.intersections) {
        for (const json2 of carriers.get(allOf2) ?? [])
          foldIntersection(json2);
      }
    }
  }
  const result = {};
  if (ctx.target === "draft-2020-12") {
    result.$schema = "https://json-schema.org/draft/2020-12/schema";
  } else if (ctx.target === "draft-07") {
    result.$schema = "http://json-schema.org/draft-07/schema#";
  } else if (ctx.target === "draft-04") {
    result.$schema = "http://json-schema.org/draft-04/schema#";
  } else if (ctx.target === "openapi-3.0") {
  } else {
  }
  if (ctx.external?.uri) {
    const id = ctx.external.registry.get(schema)?.id;
    if (!id)
      throw new Error("Schema is missing an `id` property");
    result.$id = ctx.external.uri(id);
  }
  assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
  const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
  if (rootMetaId !== void 0 && result.id === rootMetaId)
    delete result.id;
  const defs = ctx.external?.defs ?? {};
  if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
    for (const entry of ctx.seen.entries()) {
      const seen = entry[1];
      if (seen.def && seen.defId) {
        if (seen.def.id === seen.defId)
          delete seen.def.id;
        assignProp(defs, seen.defId, seen.def);
      }
    }
  }
  if (ctx.external)
    ctx.sharedEmitDoneFor = ctx.external;
  if (ctx.external) {
  } else {
    if (Object.keys(defs).length > 0) {
      if (ctx.target === "draft-2020-12") {
        result.$defs = defs;
      } else {
        result.definitions = defs;
      }
    }
  }
  try {
    const finalized = JSON.parse(JSON.stringify(result));
    Object.defineProperty(finalized, "~standard", {
      value: {
        ...schema["~standard"],
        jsonSchema: {
          input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
          output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
        }
      },
      enumerable: false,
      writable: false
    });
    return finalized;
  } catch (_err) {
    throw new Error("Error converting schema to JSON.");
  }
}
function isTransforming(_schema, _ctx) {
  const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
  if (ctx.seen.has(_schema))
    return false;
  ctx.seen.add(_schema);
  const def = _schema._zod.def;
  if (def.type === "transform")
    return true;
  if (def.type === "array")
    return isTransforming(def.element, ctx);
  if (def.type === "set")
    return isTransforming(def.valueType, ctx);
  if (def.type === "lazy")
    return isTransforming(def.getter(), ctx);
  if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") {
    return isTransforming(def.innerType, ctx);
  }
  if (def.type === "intersection") {
    return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
  }
  if (def.type === "record" || def.type === "map") {
    return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
  }
  if (def.type === "pipe") {
    if (_schema._zod.traits.has("$ZodCodec"))
      return true;
    return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
  }
  if (def.type === "object") {
    for (const key in def.shape) {
      if (isTransforming(def.shape[key], ctx))
        return true;
    }
    return false;
  }
  if (def.type === "union") {
    for (const option of def.options) {
      if (isTransforming(option, ctx))
        return true;
    }
    return false;
  }
  if (def.type === "tuple") {
    for (const item of def.items) {
      if (isTransforming(item, ctx))
        return true;
    }
    if (def.rest && isTransforming(def.rest, ctx))
      return true;
    return false;
  }
  return false;
}
var createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
  const ctx = initializeContext({ ...params, processors });
  processSchema(schema, ctx);
  extractDefs(ctx, schema);
  return finalize(ctx, schema);
};
var createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
  const { libraryOptions, target: target2 } = params ?? {};
  const ctx = initializeContext({ ...libraryOptions ?? {}, target: target2, io, processors });
  processSchema(schema, ctx);
  extractDefs(ctx, schema);
  return finalize(ctx, schema);
};

// node_modules/zod/v4/core/json-schema-processors.js
var narrowMin = (agg, key, value) => {
  if (agg[key] === void 0 || value > agg[key])
    agg[key] = value;
};
var narrowMax = (agg, key, value) => {
  if (agg[key] === void 0 || value < agg[key])
    agg[key] = value;
};
var narrowBoth = (agg, value) => {
  narrowMin(agg, "minimum", value);
  narrowMax(agg, "maximum", value);
};
var addDivisor = (agg, value) => {
  agg.multipleOf ?? (agg.multipleOf = []);
  if (!agg.multipleOf.includes(value))
    agg.multipleOf.push(value);
};
var addPattern = (agg, pattern) => {
  agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
  agg.patterns.add(pattern);
};
var intersectMime = (agg, mime) => {
  agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
var setFormat = (agg, format) => {
  agg.format = format;
  if (format.includes("int"))
    agg.isInt = true;
};
var minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
var maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
var formatContributor = (ranges) => (agg, def) => {
  setFormat(agg, def.format);
  const [minimum, maximum] = ranges[def.format];
  narrowMin(agg, "minimum", minimum);
  narrowMax(agg, "maximum", maximum);
};
var contributors = {
  greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
  less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
  multiple_of: (agg, def) => addDivisor(agg, def.value),
  number_format: formatContributor(NUMBER_FORMAT_RANGES),
  bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
  min_length: minContributor,
  max_length: maxContributor,
  length_equals: (agg, def) => narrowBoth(agg, def.length),
  min_size: minContributor,
  max_size: maxContributor,
  size_equals: (agg, def) => narrowBoth(agg, def.size),
  string_format: (agg, def) => {
    setFormat(agg, def.format);
    if (def.pattern)
      addPattern(agg, def.pattern);
    if (def.format === "base64" || def.format === "base64url")
      agg.contentEncoding = def.format;
    if (def.local || def.precision === -1)
      agg.laxFormat = true;
  },
  mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
  const agg = {};
  const def = schema._zod.def;
  const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
  for (const ch of list)
    contributors[ch._zod.def.check]?.(agg, ch._zod.def);
  const bag = schema._zod.bag;
  if (bag.minimum !== void 0)
    narrowMin(agg, "minimum", bag.minimum);
  if (bag.exclusiveMinimum !== void 0)
    narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
  if (bag.maximum !== void 0)
    narrowMax(agg, "maximum", bag.maximum);
  if (bag.exclusiveMaximum !== void 0)
    narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
  if (bag.multipleOf !== void 0)
    addDivisor(agg, bag.multipleOf);
  if (bag.format !== void 0) {
    agg.format ?? (agg.format = bag.format);
    if (bag.format.includes("int"))
      agg.isInt = true;
  }
  if (bag.mime)
    intersectMime(agg, bag.mime);
  for (const pattern of bag.patterns ?? [])
    addPattern(agg, pattern);
  return agg;
}
var formatMap = {
  guid: "uuid",
  url: "uri",
  datetime: "date-time",
  json_string: "json-string",
  regex: ""
  // do not set
};
var exactPatterns = /* @__PURE__ */ new Map([
  [base64Charset, base64],
  [base64urlCharset, base64url]
]);
var exactPattern = (p) => exactPatterns.get(p) ?? p;
var stringProcessor = (schema, ctx, _json, _params) => {
  const json2 = _json;
  json2.type = "string";
  const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
  if (typeof minimum === "number")
    json2.minLength = minimum;
  if (typeof maximum === "number")
    json2.maxLength = maximum;
  if (format) {
    json2.format = formatMap[format] ?? format;
    if (json2.format === "")
      delete json2.format;
    if (format === "time" || laxFormat) {
      delete json2.format;
    }
  }
  if (contentEncoding)
    json2.contentEncoding = contentEncoding;
  if (patterns && patterns.size > 0) {
    const patternList = [...patterns].map(exactPattern);
    if (patternList.length === 1)
      json2.pattern = patternList[0].source;
    else if (patternList.length > 1) {
      json2.allOf = [
        ...patternList.map((regex) => ({
          ...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
          pattern: regex.source
        }))
      ];
    }
  }
};
var numberProcessor = (schema, ctx, _json, params) => {
  const json2 = _json;
  const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
  json2.type = isInt ? "integer" : "number";
  const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
  const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
  const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
  if (exMin) {
    if (legacy) {
      json2.minimum = exclusiveMinimum;
      json2.exclusiveMinimum = true;
    } else {
      json2.exclusiveMinimum = exclusiveMinimum;
    }
  } else if (typeof minimum === "number") {
    json2.minimum = minimum;
  }
  if (exMax) {
    if (legacy) {
      json2.maximum = exclusiveMaximum;
      json2.exclusiveMaximum = true;
    } else {
      json2.exclusiveMaximum = exclusiveMaximum;
    }
  } else if (typeof maximum === "number") {
    json2.maximum = maximum;
  }
  if (multipleOf) {
    const divisors = /* @__PURE__ */ new Set();
    for (const divisor of multipleOf) {
      if (Number.isFinite(divisor) && divisor !== 0)
        divisors.add(Math.abs(divisor));
      else
        handleUnrepresentable(schema, ctx, json2, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
    }
    const [first2, ...rest] = divisors;
    if (first2 !== void 0)
      json2.multipleOf = first2;
    if (rest.length)
      json2.allOf = [...json2.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
  }
};
var booleanProcessor = (_schema, _ctx, json2, _params) => {
  json2.type = "boolean";
};
var neverProcessor = (_schema, _ctx, json2, _params) => {
  json2.not = {};
};
var unknownProcessor = (_schema, _ctx, _json, _params) => {
};
var enumProcessor = (schema, _ctx, json2, _params) => {
  const def = schema._zod.def;
  const values = getEnumValues(def.entries);
  if (values.length === 0) {
    json2.not = {};
    return;
  }
  if (values.every((v) => typeof v === "number"))
    json2.type = "number";
  if (values.every((v) => typeof v === "string"))
    json2.type = "string";
  json2.enum = values;
};
var literalProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  if (def.values.length === 0) {
    json2.not = {};
    return;
  }
  const vals = [];
  for (const val of def.values) {
    if (val === void 0) {
      if (handleUnrepresentable(schema, ctx, json2, params, "Literal `undefined` cannot be represented in JSON Schema"))
        return;
    } else if (typeof val === "bigint") {
      if (handleUnrepresentable(schema, ctx, json2, params, "BigInt literals cannot be represented in JSON Schema"))
        return;
      vals.push(Number(val));
    } else {
      vals.push(val);
    }
  }
  if (vals.length === 0) {
  } else if (vals.length === 1) {
    const val = vals[0];
    json2.type = val === null ? "null" : typeof val;
    if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") {
      json2.enum = [val];
    } else {
      json2.const = val;
    }
  } else {
    if (vals.every((v) => typeof v === "number"))
      json2.type = "number";
    if (vals.every((v) => typeof v === "string"))
      json2.type = "string";
    if (vals.every((v) => typeof v === "boolean"))
      json2.type = "boolean";
    if (vals.every((v) => v === null))
      json2.type = "null";
    json2.enum = vals;
  }
};
var customProcessor = (schema, ctx, json2, params) => {
  handleUnrepresentable(schema, ctx, json2, params, "Custom types cannot be represented in JSON Schema");
};
var transformProcessor = (schema, ctx, json2, params) => {
  handleUnrepresentable(schema, ctx, json2, params, "Transforms cannot be represented in JSON Schema");
};
var arrayProcessor = (schema, ctx, _json, params) => {
  const json2 = _json;
  const def = schema._zod.def;
  const { minimum, maximum } = aggregateChecks(schema);
  if (typeof minimum === "number")
    json2.minItems = minimum;
  if (typeof maximum === "number")
    json2.maxItems = maximum;
  json2.type = "array";
  json2.items = processSchema(def.element, ctx, {
    ...params,
    path: [...params.path, "items"]
  });
};
function inputOptin(schema) {
  const def = schema._zod.def;
  if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) {
    return inputOptin(def.out);
  }
  if (def.type === "catch") {
    return inputOptin(def.innerType);
  }
  return schema._zod.optin;
}
var objectProcessor = (schema, ctx, _json, params) => {
  const json2 = _json;
  const def = schema._zod.def;
  const shape = def.shape;
  const symbolKeys = Object.getOwnPropertySymbols(shape);
  if (symbolKeys.length && handleUnrepresentable(schema, ctx, json2, params, "Symbol keys cannot be represented in JSON Schema")) {
    return;
  }
  json2.type = "object";
  json2.properties = {};
  for (const key in shape) {
    assignProp(json2.properties, key, processSchema(shape[key], ctx, {
      ...params,
      path: [...params.path, "properties", key]
    }));
  }
  const requiredKeys = [];
  for (const key of Object.keys(shape)) {
    const field = def.shape[key];
    if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) {
      requiredKeys.push(key);
    }
  }
  if (requiredKeys.length > 0) {
    json2.required = requiredKeys;
  }
  if (def.catchall?._zod.def.type === "never") {
    json2.additionalProperties = false;
  } else if (!def.catchall) {
    if (ctx.io === "output")
      json2.additionalProperties = false;
  } else if (def.catchall) {
    json2.additionalProperties = processSchema(def.catchall, ctx, {
      ...params,
      path: [...params.path, "additionalProperties"]
    });
  }
};
var unionProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  const isExclusive = def.inclusive === false;
  const options = def.options.map((x, i) => processSchema(x, ctx, {
    ...params,
    path: [...params.path, isExclusive ? "oneOf" : "anyOf", i]
  }));
  if (isExclusive) {
    json2.oneOf = options;
  } else {
    json2.anyOf = options;
  }
};
var intersectionProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  const a = processSchema(def.left, ctx, {
    ...params,
    path: [...params.path, "allOf", 0]
  });
  const b = processSchema(def.right, ctx, {
    ...params,
    path: [...params.path, "allOf", 1]
  });
  const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
  const allOf2 = [
    ...isSimpleIntersection(a) ? a.allOf : [a],
    ...isSimpleIntersection(b) ? b.allOf : [b]
  ];
  json2.allOf = allOf2;
  ctx.intersections.push(allOf2);
};
function stringifyKeyNames(bySchema, json2, visited) {
  if (json2.$ref) {
    if (visited.has(json2))
      return json2;
    visited.add(json2);
    const def = bySchema.get(json2)?.def;
    if (!def)
      return json2;
    const inlined = stringifyKeyNames(bySchema, def, visited);
    return inlined === def ? json2 : inlined;
  }
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = json2[keyword];
    if (!Array.isArray(branches))
      continue;
    const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
    if (mapped.some((branch, i) => branch !== branches[i]))
      json2 = { ...json2, [keyword]: mapped };
  }
  const types = Array.isArray(json2.type) ? json2.type : [json2.type];
  const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
  const values = json2.enum ?? (json2.const !== void 0 ? [json2.const] : void 0);
  if (!numericType && !values?.some((v) => typeof v === "number"))
    return json2;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json2;
  if (rest.enum)
    rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
  else if (typeof rest.const === "number")
    rest.const = String(rest.const);
  if (!numericType)
    return rest;
  rest.type = "string";
  if (!values)
    rest.pattern = (types.includes("number") ? number : integer).source;
  return rest;
}
var pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
  const bySchema = /* @__PURE__ */ new Map();
  for (const entry of ctx.seen.values()) {
    if (entry.def && !bySchema.has(entry.schema))
      bySchema.set(entry.schema, entry);
  }
  const rewrites = /* @__PURE__ */ new Map();
  for (const record2 of pendingRecords.get(ctx) ?? []) {
    const seen = ctx.seen.get(record2);
    const names2 = (seen?.def ?? seen?.schema)?.propertyNames;
    if (!names2 || names2 === true || rewrites.has(names2))
      continue;
    const rewritten = stringifyKeyNames(bySchema, names2, /* @__PURE__ */ new Set());
    if (rewritten !== names2)
      rewrites.set(names2, rewritten);
  }
  if (!rewrites.size)
    return;
  for (const entry of ctx.seen.values()) {
    for (const carrier of [entry.schema, entry.def]) {
      const rewritten = carrier && rewrites.get(carrier.propertyNames);
      if (rewritten)
        carrier.propertyNames = rewritten;
    }
  }
}
var recordProcessor = (schema, ctx, _json, params) => {
  const json2 = _json;
  const def = schema._zod.def;
  json2.type = "object";
  const keyType = def.keyType;
  const patterns = aggregateChecks(keyType).patterns;
  if (def.mode === "loose" && patterns && patterns.size > 0) {
    const valueSchema = processSchema(def.valueType, ctx, {
      ...params,
      path: [...params.path, "patternProperties", "*"]
    });
    json2.patternProperties = {};
    for (const pattern of patterns) {
      assignProp(json2.patternProperties, exactPattern(pattern).source, valueSchema);
    }
  } else {
    if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
      json2.propertyNames = processSchema(def.keyType, ctx, {
        ...params,
        path: [...params.path, "propertyNames"]
      });
      let pending = pendingRecords.get(ctx);
      if (!pending) {
        pending = [];
        pendingRecords.set(ctx, pending);
        ctx.deferred.push(() => rewriteKeyNames(ctx));
      }
      pending.push(schema);
    }
    json2.additionalProperties = processSchema(def.valueType, ctx, {
      ...params,
      path: [...params.path, "additionalProperties"]
    });
  }
  const keyValues = keyType._zod.values;
  const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
  if (keyValues && !def.partial && !omittableOnInput) {
    const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
    if (validKeyValues.length > 0) {
      json2.required = validKeyValues.map(String);
    }
  }
};
var nullableProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  const inner = processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  if (ctx.target === "openapi-3.0") {
    seen.ref = def.innerType;
    json2.nullable = true;
  } else {
    json2.anyOf = [inner, { type: "null" }];
  }
};
var nonoptionalProcessor = (schema, ctx, _json, params) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
};
var UNREPRESENTABLE_DEFAULT = /* @__PURE__ */ Symbol();
function serializeDefaultValue(value, schema, ctx, json2, params) {
  let unrepresentable = false;
  const serialized = JSON.stringify(value, (_, val) => {
    if (typeof val !== "bigint")
      return val;
    unrepresentable = true;
    return null;
  });
  if (!unrepresentable)
    return JSON.parse(serialized);
  handleUnrepresentable(schema, ctx, json2, params, "BigInt defaults cannot be represented in JSON Schema");
  return UNREPRESENTABLE_DEFAULT;
}
var defaultProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  const value = serializeDefaultValue(def.defaultValue, schema, ctx, json2, params);
  if (value !== UNREPRESENTABLE_DEFAULT)
    json2.default = value;
};
var prefaultProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  if (ctx.io !== "input")
    return;
  const value = serializeDefaultValue(def.defaultValue, schema, ctx, json2, params);
  if (value !== UNREPRESENTABLE_DEFAULT)
    json2._prefault = value;
};
var catchProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  let catchValue;
  try {
    catchValue = def.catchValue(void 0);
  } catch {
    handleUnrepresentable(schema, ctx, json2, params, "Dynamic catch values are not supported in JSON Schema");
    return;
  }
  json2.default = catchValue;
};
var pipeProcessor = (schema, ctx, _json, params) => {
  const def = schema._zod.def;
  const inIsTransform = def.in._zod.traits.has("$ZodTransform");
  const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
  processSchema(innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = innerType;
};
var readonlyProcessor = (schema, ctx, json2, params) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
  json2.readOnly = true;
};
var optionalProcessor = (schema, ctx, _json, params) => {
  const def = schema._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema);
  seen.ref = def.innerType;
};

// node_modules/zod/v4/classic/errors.js
var _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
  Object.defineProperty(proto, key, {
    configurable: true,
    enumerable: false,
    get() {
      const value = make(this);
      Object.defineProperty(this, key, { value, configurable: true, writable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(this, key, { value, configurable: true, writable: true });
    }
  });
}
var initializer2 = (inst, issues) => {
  $ZodError.init(inst, issues);
  inst.name = "ZodError";
  const proto = Object.getPrototypeOf(inst);
  if (_installedErrorProtos.has(proto))
    return;
  _installedErrorProtos.add(proto);
  _lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
  _lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
  _lazyMethod(proto, "addIssue", (self) => (issue3) => {
    self.issues.push(issue3);
    self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
  });
  _lazyMethod(proto, "addIssues", (self) => (issues2) => {
    self.issues.push(...issues2);
    self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
  });
  Object.defineProperty(proto, "isEmpty", {
    configurable: true,
    enumerable: false,
    get() {
      return this.issues.length === 0;
    }
  });
};
var ZodRealError = /* @__PURE__ */ $constructor("ZodError", initializer2, void 0, {
  Parent: Error
});

// node_modules/zod/v4/classic/parse.js
var parse = /* @__PURE__ */ _parse(ZodRealError);
var parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
var safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
var safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
var encode = /* @__PURE__ */ _encode(ZodRealError);
var decode = /* @__PURE__ */ _decode(ZodRealError);
var encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
var decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
var safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
var safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
var safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
var safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
  if (!globalConfig.localeError)
    config(en_default());
}
function _ensureDefaultMemoizer() {
  if (!globalConfig.memoizer)
    config({ memoizer: memoizer() });
}
var ZodType = /* @__PURE__ */ $constructor("ZodType", (inst, def) => {
  _ensureDefaultLocale();
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
  return inst;
}, {
  check(...chks) {
    const def = this.def;
    return this.clone(util_exports.mergeDefs(def, {
      checks: [
        ...def.checks ?? [],
        ...chks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }), { parent: true });
  },
  with(...chks) {
    return this.check(...chks);
  },
  clone(def, params) {
    return clone(this, def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  refine(check, params) {
    return this.check(refine(check, params));
  },
  superRefine(refinement, params) {
    return this.check(superRefine(refinement, params));
  },
  overwrite(fn) {
    return this.check(_overwrite(fn));
  },
  optional() {
    return optional(this);
  },
  exactOptional() {
    return exactOptional(this);
  },
  nullable() {
    return nullable(this);
  },
  nullish() {
    return optional(nullable(this));
  },
  nonoptional(params) {
    return nonoptional(this, params);
  },
  array() {
    return array(this);
  },
  or(arg) {
    return union([this, arg]);
  },
  and(arg) {
    return intersection(this, arg);
  },
  transform(tx) {
    return pipe(this, transform(tx));
  },
  default(d) {
    return _default(this, d);
  },
  prefault(d) {
    return prefault(this, d);
  },
  catch(params) {
    return _catch(this, params);
  },
  pipe(target2) {
    return pipe(this, target2);
  },
  readonly() {
    return readonly(this);
  },
  describe(description) {
    const cl = this.clone();
    globalRegistry.add(cl, { description });
    return cl;
  },
  meta(...args) {
    if (args.length === 0)
      return globalRegistry.get(this);
    const cl = this.clone();
    globalRegistry.add(cl, args[0]);
    return cl;
  },
  isOptional() {
    return this.safeParse(void 0).success;
  },
  isNullable() {
    return this.safeParse(null).success;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  },
  // Overrides core's `~standard` to add `jsonSchema`. Must stay a prototype entry: redefining it per instance demotes instances to dictionary mode.
  get "~standard"() {
    return util_exports.hide(this, "~standard", {
      ...standardProps(this),
      jsonSchema: {
        input: createStandardJSONSchemaMethod(this, "input"),
        output: createStandardJSONSchemaMethod(this, "output")
      }
    });
  },
  set "~standard"(value) {
    util_exports.own(this, "~standard", value);
  },
  parse: function _parse2(data, params) {
    return parse(this, data, params, { callee: _parse2 });
  },
  parseAsync: async function _parseAsync2(data, params) {
    return await parseAsync(this, data, params, { callee: _parseAsync2 });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  async safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  // `spa` is an alias: same function object as `safeParseAsync`, as before.
  get spa() {
    return this?.safeParseAsync;
  },
  set spa(value) {
    util_exports.own(this, "spa", value);
  },
  validate(data, params) {
    return validate(this, data, params);
  },
  validateAsync(data, params) {
    return validateAsync(this, data, params);
  },
  encode: function _encode2(data, params) {
    return encode(this, data, params, { callee: _encode2 });
  },
  decode: function _decode2(data, params) {
    return decode(this, data, params, { callee: _decode2 });
  },
  encodeAsync: async function _encodeAsync2(data, params) {
    return await encodeAsync(this, data, params, { callee: _encodeAsync2 });
  },
  decodeAsync: async function _decodeAsync2(data, params) {
    return await decodeAsync(this, data, params, { callee: _decodeAsync2 });
  },
  safeEncode(data, params) {
    return safeEncode(this, data, params);
  },
  safeDecode(data, params) {
    return safeDecode(this, data, params);
  },
  async safeEncodeAsync(data, params) {
    return safeEncodeAsync(this, data, params);
  },
  async safeDecodeAsync(data, params) {
    return safeDecodeAsync(this, data, params);
  },
  toJSONSchema(params) {
    return createToJSONSchemaMethod(this, {})(params);
  },
  // Reads through to the registry on every access, so it must not cache.
  get description() {
    return globalRegistry.get(this)?.description;
  },
  // No setter: `schema._def = x` throws, as it did when `_def` was a non-writable own property.
  get _def() {
    return this._zod.def;
  }
});
var _ZodString = /* @__PURE__ */ $constructor(
  "_ZodString",
  (inst, def) => {
    $ZodString.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json2, params) => stringProcessor(inst, ctx, json2, params);
  },
  /* @__PURE__ */ util_exports.derived({
    format: (inst) => aggregateChecks(inst).format ?? null,
    minLength: (inst) => aggregateChecks(inst).minimum ?? null,
    maxLength: (inst) => aggregateChecks(inst).maximum ?? null
  }, {
    regex(...args) {
      return this.check(_regex(...args));
    },
    includes(...args) {
      return this.check(_includes(...args));
    },
    startsWith(...args) {
      return this.check(_startsWith(...args));
    },
    endsWith(...args) {
      return this.check(_endsWith(...args));
    },
    min(...args) {
      return this.check(_minLength(...args));
    },
    max(...args) {
      return this.check(_maxLength(...args));
    },
    length(...args) {
      return this.check(_length(...args));
    },
    nonempty(...args) {
      return this.check(_minLength(1, ...args));
    },
    lowercase(params) {
      return this.check(_lowercase(params));
    },
    uppercase(params) {
      return this.check(_uppercase(params));
    },
    trim() {
      return this.check(_trim());
    },
    normalize(...args) {
      return this.check(_normalize(...args));
    },
    toLowerCase() {
      return this.check(_toLowerCase());
    },
    toUpperCase() {
      return this.check(_toUpperCase());
    },
    slugify() {
      return this.check(_slugify());
    }
  })
);
var ZodString = /* @__PURE__ */ $constructor("ZodString", (inst, def) => {
  $ZodString.init(inst, def);
  _ZodString.init(inst, def);
}, {
  email(params) {
    return this.check(_email(ZodEmail, params));
  },
  url(params) {
    return this.check(_url(ZodURL, params));
  },
  jwt(params) {
    return this.check(_jwt(ZodJWT, params));
  },
  emoji(params) {
    return this.check(_emoji2(ZodEmoji, params));
  },
  guid(params) {
    return this.check(_guid(ZodGUID, params));
  },
  uuid(params) {
    return this.check(_uuid(ZodUUID, params));
  },
  uuidv4(params) {
    return this.check(_uuidv4(ZodUUID, params));
  },
  uuidv6(params) {
    return this.check(_uuidv6(ZodUUID, params));
  },
  uuidv7(params) {
    return this.check(_uuidv7(ZodUUID, params));
  },
  nanoid(params) {
    return this.check(_nanoid(ZodNanoID, params));
  },
  cuid(params) {
    return this.check(_cuid(ZodCUID, params));
  },
  cuid2(params) {
    return this.check(_cuid2(ZodCUID2, params));
  },
  ulid(params) {
    return this.check(_ulid(ZodULID, params));
  },
  base64(params) {
    return this.check(_base64(ZodBase64, params));
  },
  base64url(params) {
    return this.check(_base64url(ZodBase64URL, params));
  },
  xid(params) {
    return this.check(_xid(ZodXID, params));
  },
  ksuid(params) {
    return this.check(_ksuid(ZodKSUID, params));
  },
  ipv4(params) {
    return this.check(_ipv4(ZodIPv4, params));
  },
  ipv6(params) {
    return this.check(_ipv6(ZodIPv6, params));
  },
  cidrv4(params) {
    return this.check(_cidrv4(ZodCIDRv4, params));
  },
  cidrv6(params) {
    return this.check(_cidrv6(ZodCIDRv6, params));
  },
  e164(params) {
    return this.check(_e164(ZodE164, params));
  },
  datetime(params) {
    return this.check(_isoDateTime(ZodISODateTime, params));
  },
  date(params) {
    return this.check(_isoDate(ZodISODate, params));
  },
  time(params) {
    return this.check(_isoTime(ZodISOTime, params));
  },
  duration(params) {
    return this.check(_isoDuration(ZodISODuration, params));
  }
});
function string2(params) {
  return _string(ZodString, params);
}
var ZodStringFormat = /* @__PURE__ */ $constructor("ZodStringFormat", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  _ZodString.init(inst, def);
});
var ZodISODateTime = /* @__PURE__ */ $constructor("ZodISODateTime", (inst, def) => {
  $ZodISODateTime.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISODate = /* @__PURE__ */ $constructor("ZodISODate", (inst, def) => {
  $ZodISODate.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISOTime = /* @__PURE__ */ $constructor("ZodISOTime", (inst, def) => {
  $ZodISOTime.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISODuration = /* @__PURE__ */ $constructor("ZodISODuration", (inst, def) => {
  $ZodISODuration.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodEmail = /* @__PURE__ */ $constructor("ZodEmail", (inst, def) => {
  $ZodEmail.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodGUID = /* @__PURE__ */ $constructor("ZodGUID", (inst, def) => {
  $ZodGUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodUUID = /* @__PURE__ */ $constructor("ZodUUID", (inst, def) => {
  $ZodUUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodURL = /* @__PURE__ */ $constructor("ZodURL", (inst, def) => {
  $ZodURL.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodEmoji = /* @__PURE__ */ $constructor("ZodEmoji", (inst, def) => {
  $ZodEmoji.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodNanoID = /* @__PURE__ */ $constructor("ZodNanoID", (inst, def) => {
  $ZodNanoID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCUID = /* @__PURE__ */ $constructor("ZodCUID", (inst, def) => {
  $ZodCUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCUID2 = /* @__PURE__ */ $constructor("ZodCUID2", (inst, def) => {
  $ZodCUID2.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodULID = /* @__PURE__ */ $constructor("ZodULID", (inst, def) => {
  $ZodULID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodXID = /* @__PURE__ */ $constructor("ZodXID", (inst, def) => {
  $ZodXID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodKSUID = /* @__PURE__ */ $constructor("ZodKSUID", (inst, def) => {
  $ZodKSUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodIPv4 = /* @__PURE__ */ $constructor("ZodIPv4", (inst, def) => {
  $ZodIPv4.init(inst, def);
  ZodStringFormat.init(inst, def);
});
function ipv42(params) {
  return _ipv4(ZodIPv4, params);
}
var ZodIPv6 = /* @__PURE__ */ $constructor("ZodIPv6", (inst, def) => {
  $ZodIPv6.init(inst, def);
  ZodStringFormat.init(inst, def);
});
function ipv62(params) {
  return _ipv6(ZodIPv6, params);
}
var ZodCIDRv4 = /* @__PURE__ */ $constructor("ZodCIDRv4", (inst, def) => {
  $ZodCIDRv4.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCIDRv6 = /* @__PURE__ */ $constructor("ZodCIDRv6", (inst, def) => {
  $ZodCIDRv6.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodBase64 = /* @__PURE__ */ $constructor("ZodBase64", (inst, def) => {
  $ZodBase64.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodBase64URL = /* @__PURE__ */ $constructor("ZodBase64URL", (inst, def) => {
  $ZodBase64URL.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodE164 = /* @__PURE__ */ $constructor("ZodE164", (inst, def) => {
  $ZodE164.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodJWT = /* @__PURE__ */ $constructor("ZodJWT", (inst, def) => {
  $ZodJWT.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodNumber = /* @__PURE__ */ $constructor(
  "ZodNumber",
  (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json2, params) => numberProcessor(inst, ctx, json2, params);
    inst.isFinite = true;
  },
  /* @__PURE__ */ util_exports.derived({
    minValue: (inst) => {
      const { minimum, exclusiveMinimum } = aggregateChecks(inst);
      return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
    },
    maxValue: (inst) => {
      const { maximum, exclusiveMaximum } = aggregateChecks(inst);
      return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
    },
    isInt: (inst) => {
      const { isInt, multipleOf } = aggregateChecks(inst);
      return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
    },
    format: (inst) => aggregateChecks(inst).format ?? null
  }, {
    gt(value, params) {
      return this.check(_gt(value, params));
    },
    gte(value, params) {
      return this.check(_gte(value, params));
    },
    min(value, params) {
      return this.check(_gte(value, params));
    },
    lt(value, params) {
      return this.check(_lt(value, params));
    },
    lte(value, params) {
      return this.check(_lte(value, params));
    },
    max(value, params) {
      return this.check(_lte(value, params));
    },
    int(params) {
      return this.check(int(params));
    },
    safe(params) {
      return this.check(int(params));
    },
    positive(params) {
      return this.check(_gt(0, params));
    },
    nonnegative(params) {
      return this.check(_gte(0, params));
    },
    negative(params) {
      return this.check(_lt(0, params));
    },
    nonpositive(params) {
      return this.check(_lte(0, params));
    },
    multipleOf(value, params) {
      return this.check(_multipleOf(value, params));
    },
    step(value, params) {
      return this.check(_multipleOf(value, params));
    },
    finite() {
      return this;
    }
  })
);
function number2(params) {
  return _number(ZodNumber, params);
}
var ZodNumberFormat = /* @__PURE__ */ $constructor("ZodNumberFormat", (inst, def) => {
  $ZodNumberFormat.init(inst, def);
  ZodNumber.init(inst, def);
});
function int(params) {
  return _int(ZodNumberFormat, params);
}
var ZodBoolean = /* @__PURE__ */ $constructor("ZodBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => booleanProcessor(inst, ctx, json2, params);
});
function boolean2(params) {
  return _boolean(ZodBoolean, params);
}
var ZodUnknown = /* @__PURE__ */ $constructor("ZodUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => unknownProcessor(inst, ctx, json2, params);
});
function unknown() {
  return _unknown(ZodUnknown);
}
var ZodNever = /* @__PURE__ */ $constructor("ZodNever", (inst, def) => {
  $ZodNever.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => neverProcessor(inst, ctx, json2, params);
});
function never(params) {
  return _never(ZodNever, params);
}
var ZodArray = /* @__PURE__ */ $constructor("ZodArray", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodArray.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => arrayProcessor(inst, ctx, json2, params);
  inst.element = def.element;
}, {
  min(n, params) {
    return this.check(_minLength(n, params));
  },
  nonempty(params) {
    return this.check(_minLength(1, params));
  },
  max(n, params) {
    return this.check(_maxLength(n, params));
  },
  length(n, params) {
    return this.check(_length(n, params));
  },
  unwrap() {
    return this.element;
  }
});
function array(element, params) {
  return _array(ZodArray, element, params);
}
var ZodObject = /* @__PURE__ */ $constructor("ZodObject", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodObjectJIT.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => objectProcessor(inst, ctx, json2, params);
  util_exports.installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
  keyof() {
    return _enum(Object.keys(this._zod.def.shape));
  },
  catchall(catchall) {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall }));
  },
  passthrough() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: unknown() }));
  },
  loose() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: unknown() }));
  },
  strict() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: never() }));
  },
  strip() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: void 0 }));
  },
  extend(incoming) {
    return util_exports.extend(this, incoming);
  },
  safeExtend(incoming) {
    return util_exports.safeExtend(this, incoming);
  },
  merge(other) {
    return util_exports.merge(this, other);
  },
  pick(mask2) {
    return util_exports.pick(this, mask2);
  },
  omit(mask2) {
    return util_exports.omit(this, mask2);
  },
  partial(...args) {
    return util_exports.partial(ZodOptional, this, args[0]);
  },
  exactPartial(...args) {
    return util_exports.partial(ZodExactOptional, this, args[0], "exactPartial");
  },
  required(...args) {
    return util_exports.required(ZodNonOptional, this, args[0]);
  }
});
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...util_exports.normalizeParams(params)
  };
  return new ZodObject(def);
}
function strictObject(shape, params) {
  return new ZodObject({
    type: "object",
    shape,
    catchall: never(),
    ...util_exports.normalizeParams(params)
  });
}
var ZodUnion = /* @__PURE__ */ $constructor("ZodUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => unionProcessor(inst, ctx, json2, params);
  inst.options = def.options;
});
function union(options, params) {
  return new ZodUnion({
    type: "union",
    options,
    ...util_exports.normalizeParams(params)
  });
}
var ZodIntersection = /* @__PURE__ */ $constructor("ZodIntersection", (inst, def) => {
  $ZodIntersection.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => intersectionProcessor(inst, ctx, json2, params);
});
function intersection(left, right) {
  return new ZodIntersection({
    type: "intersection",
    left,
    right
  });
}
var ZodRecord = /* @__PURE__ */ $constructor("ZodRecord", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodRecord.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => recordProcessor(inst, ctx, json2, params);
  inst.keyType = def.keyType;
  inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
  if (!valueType || !valueType._zod) {
    return new ZodRecord({
      type: "record",
      keyType: string2(),
      valueType: keyType,
      ...util_exports.normalizeParams(valueType)
    });
  }
  return new ZodRecord({
    type: "record",
    keyType,
    valueType,
    ...util_exports.normalizeParams(params)
  });
}
function partialRecord(keyType, valueType, params) {
  return new ZodRecord({
    type: "record",
    keyType,
    valueType,
    ...util_exports.normalizeParams(params),
    partial: true
  });
}
var ZodEnum = /* @__PURE__ */ $constructor("ZodEnum", (inst, def) => {
  $ZodEnum.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => enumProcessor(inst, ctx, json2, params);
  inst.enum = def.entries;
  inst.options = [...inst._zod.values];
  const keys = new Set(Object.keys(def.entries));
  inst.extract = (values, params) => {
    const newEntries = {};
    for (const value of values) {
      if (keys.has(value)) {
        newEntries[value] = def.entries[value];
      } else
        throw new Error(`Key ${value} not found in enum`);
    }
    return new ZodEnum({
      ...def,
      checks: [],
      ...util_exports.normalizeParams(params),
      entries: newEntries
    });
  };
  inst.exclude = (values, params) => {
    const newEntries = { ...def.entries };
    for (const value of values) {
      if (keys.has(value)) {
        delete newEntries[value];
      } else
        throw new Error(`Key ${value} not found in enum`);
    }
    return new ZodEnum({
      ...def,
      checks: [],
      ...util_exports.normalizeParams(params),
      entries: newEntries
    });
  };
});
function _enum(values, params) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodEnum({
    type: "enum",
    entries,
    ...util_exports.normalizeParams(params)
  });
}
var ZodLiteral = /* @__PURE__ */ $constructor("ZodLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => literalProcessor(inst, ctx, json2, params);
  inst.values = new Set(def.values);
  Object.defineProperty(inst, "value", {
    get() {
      if (def.values.length > 1) {
        throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
      }
      return def.values[0];
    }
  });
});
function literal(value, params) {
  return new ZodLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...util_exports.normalizeParams(params)
  });
}
var ZodTransform = /* @__PURE__ */ $constructor("ZodTransform", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodTransform.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => transformProcessor(inst, ctx, json2, params);
  inst._zod.parse = (payload, _ctx) => {
    if (_ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    payload.addIssue = (issue3) => {
      if (typeof issue3 === "string") {
        payload.issues.push(util_exports.issue(issue3, payload.value, def));
      } else {
        const _issue = issue3;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = inst);
        payload.issues.push(util_exports.issue(_issue));
      }
    };
    const output = def.transform(payload.value, payload);
    if (output instanceof Promise) {
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    payload.value = output;
    return payload;
  };
});
function transform(fn) {
  return new ZodTransform({
    type: "transform",
    transform: fn
  });
}
var ZodOptional = /* @__PURE__ */ $constructor("ZodOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => optionalProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
  return new ZodOptional({
    type: "optional",
    innerType
  });
}
var ZodExactOptional = /* @__PURE__ */ $constructor("ZodExactOptional", (inst, def) => {
  $ZodExactOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => optionalProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
  return new ZodExactOptional({
    type: "optional",
    innerType
  });
}
var ZodNullable = /* @__PURE__ */ $constructor("ZodNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => nullableProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
  return new ZodNullable({
    type: "nullable",
    innerType
  });
}
var ZodDefault = /* @__PURE__ */ $constructor("ZodDefault", (inst, def) => {
  $ZodDefault.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => defaultProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
  inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
  return new ZodDefault({
    type: "default",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : util_exports.shallowClone(defaultValue);
    }
  });
}
var ZodPrefault = /* @__PURE__ */ $constructor("ZodPrefault", (inst, def) => {
  $ZodPrefault.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => prefaultProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
  return new ZodPrefault({
    type: "prefault",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : util_exports.shallowClone(defaultValue);
    }
  });
}
var ZodNonOptional = /* @__PURE__ */ $constructor("ZodNonOptional", (inst, def) => {
  $ZodNonOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => nonoptionalProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
  return new ZodNonOptional({
    type: "nonoptional",
    innerType,
    ...util_exports.normalizeParams(params)
  });
}
var ZodCatch = /* @__PURE__ */ $constructor("ZodCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => catchProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
  inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
  return new ZodCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodPipe = /* @__PURE__ */ $constructor("ZodPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => pipeProcessor(inst, ctx, json2, params);
  inst.in = def.in;
  inst.out = def.out;
});
function pipe(in_, out) {
  return new ZodPipe({
    type: "pipe",
    in: in_,
    out
    // ...util.normalizeParams(params),
  });
}
var ZodPreprocess = /* @__PURE__ */ $constructor("ZodPreprocess", (inst, def) => {
  ZodPipe.init(inst, def);
  $ZodPreprocess.init(inst, def);
});
var ZodReadonly = /* @__PURE__ */ $constructor("ZodReadonly", (inst, def) => {
  $ZodReadonly.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => readonlyProcessor(inst, ctx, json2, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
  return new ZodReadonly({
    type: "readonly",
    innerType
  });
}
var ZodCustom = /* @__PURE__ */ $constructor("ZodCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json2, params) => customProcessor(inst, ctx, json2, params);
});
function refine(fn, _params = {}) {
  return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
  return _superRefine(fn, params);
}
function preprocess(fn, schema) {
  return new ZodPreprocess({
    type: "pipe",
    in: transform(fn),
    out: schema
  });
}

// src/process/process-identity.ts
var processIdentity = object({
  pid: int().positive(),
  /** Clock ticks from boot to the start of the process. */
  startTime: string2().regex(/^\d{1,20}$/, "clock ticks")
});
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
    const stat5 = (0, import_node_fs3.readFileSync)(`/proc/${pid}/stat`, "utf8");
    return stat5.slice(stat5.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

// src/providers/embedded/keeper-process.ts
var import_promises3 = require("node:fs/promises");

// src/files/read-own-file.ts
var import_node_fs4 = require("node:fs");
var withoutWaiting = import_node_fs4.constants.O_RDONLY | import_node_fs4.constants.O_NOFOLLOW | import_node_fs4.constants.O_NONBLOCK;
function readOwnFile(path8, mostBytes) {
  try {
    if (!(0, import_node_fs4.lstatSync)(path8).isFile()) return { problem: "it is no regular file" };
    const fd = (0, import_node_fs4.openSync)(path8, withoutWaiting);
    try {
      if (!(0, import_node_fs4.fstatSync)(fd).isFile()) return { problem: "it is no regular file" };
      if ((0, import_node_fs4.fstatSync)(fd).size > mostBytes) return { problem: `it is longer than ${mostBytes} bytes` };
      return { text: (0, import_node_fs4.readFileSync)(fd, "utf8") };
    } finally {
      (0, import_node_fs4.closeSync)(fd);
    }
  } catch (error3) {
    const { code } = error3;
    return { problem: code === "ENOENT" ? "there is none" : String(error3.message) };
  }
}

// src/providers/embedded/keeper-process.ts
var keeperWord = "keeper";
async function findKeeper({ keeper, root }) {
  const read3 = readOwnFile(keeper, 100);
  if ("problem" in read3 && await (0, import_promises3.readdir)(root).catch(() => void 0) === void 0) return void 0;
  const [, pid, startTime] = /^(\d{1,10}) (\d{1,20})\n$/.exec("text" in read3 ? read3.text : "") ?? [];
  const noted = startTime === void 0 ? void 0 : { pid: Number(pid), startTime };
  if (noted && isAlive(noted) && await isKeeper(noted.pid, root)) return noted;
  const pids = (await (0, import_promises3.readdir)("/proc")).filter((name3) => /^\d+$/.test(name3)).map(Number);
  const found = await Promise.all(
    pids.map(async (each) => await isKeeper(each, root) ? identify(each) : void 0)
  );
  return found.find((identity) => identity !== void 0);
}
async function isKeeper(pid, root) {
  const words = (await textOf(`/proc/${pid}/cmdline`)).split("\0");
  if (words[words.indexOf(keeperWord) + 1] !== root) return false;
  const status = await textOf(`/proc/${pid}/status`);
  const users = /^Uid:\s*(\d+)\s+(\d+)/m.exec(status)?.slice(1) ?? [];
  return users.length > 0 && users.every((uid) => Number(uid) === process.geteuid?.()) && /^NSpid:(\s+\d+)+\s+1$/m.test(status);
}
var textOf = (file3) => (0, import_promises3.readFile)(file3, "utf8").catch(() => "");

// src/providers/embedded/machine-log.ts
var import_promises4 = require("node:fs/promises");
var longestLog = 4 * 1024 ** 2;
var olderLog = (log2) => `${log2}.1`;
async function readLog(log2) {
  const read3 = (file3) => (0, import_promises4.readFile)(file3, "utf8").catch(() => "");
  return await read3(olderLog(log2)) + await read3(log2);
}

// src/providers/embedded/underlay.ts
var import_promises5 = require("node:fs/promises");
var import_node_path4 = require("node:path");
var underlayBridge = "underlay";
function hardwareAddress(address2) {
  const bytes3 = address2.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"));
  return ["02", "fa", ...bytes3].join(":");
}
function dnsmasqCommand(paths, underlay, hostAddress) {
  const [network2] = underlay.split("/");
  return [
    "dnsmasq",
    "--conf-file=/dev/null",
    "--port=0",
    `--interface=${underlayBridge}`,
    "--except-interface=lo",
    "--bind-interfaces",
    "--user=root",
    `--dhcp-range=${network2},static,infinite`,
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
async function reserveAddress(paths, machine2, address2) {
  await (0, import_promises5.writeFile)(
    (0, import_node_path4.join)(paths.reservations, machine2),
    `${hardwareAddress(address2)},${address2},${machine2},infinite
`
  );
}

// src/providers/embedded/keeper.ts
var keeperDeadline = 1e4;
var endDeadline = 3e4;
var enter = (keeper) => [
  "nsenter",
  `--target=${keeper.pid}`,
  "--mount",
  "--net",
  "--pid",
  "--"
];
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
  const names2 = [
    ...[keeperWord, paths.root, lab.image, `${lab.hostAddress}/${lab.prefixLength}`, underlayBridge],
    ...[lab.ownTree ? "own" : "shared", String(longestLog), String(lab.mtu)]
  ];
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
      ...inLastingEnvironment([...outer, ...names2])
    ],
    { timeoutMs: paced(keeperDeadline) }
  );
  const keeper = await findKeeper(paths);
  if (result.status === 0 && keeper) return keeper;
  const log2 = await readLog(paths.keeperLog);
  const said4 = (log2 || result.stderr).trim().split("\n").slice(-5).join("\n");
  const late = `no answer within ${(result.durationMs / 1e3).toFixed(1)} s; last seen: ${said4 || "nothing"}`;
  throw new LabError(
    `cannot make the lab's namespaces: ${result.timedOut ? late : said4 || `status ${result.status}`}`,
    {
      hint: result.timedOut ? "the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head" : "namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",
      logs: [{ name: "keeper.log", text: `${log2}${result.stderr}` }]
    }
  );
}
async function stopKeeper(keeper) {
  await waitUntil(
    "the process that holds the lab's namespaces has ended",
    async () => {
      if (!isAlive(keeper)) return { value: true };
      endProcess(keeper.pid);
      return { notYet: `process ${keeper.pid}, which was ended` };
    },
    { within: paced(endDeadline) }
  );
}
var launchScript = `
root=$1; shift
hierarchies=$1; shift
while [ "$hierarchies" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; hierarchies=$((hierarchies - 1))
done
"$@" </dev/null >>"$root/keeper.log" 2>&1 &
child=$!
# It has a session of its own, and would go on alone when its time is over.
trap 'kill -KILL "$child"; exit 1' TERM
while ! [ -s "$root/keeper" ]; do
  kill -0 "$child" || exit 1
  sleep 0.01
done
`;
var keeperScript = `
root=$1; image=$2; address=$3; bridge=$4; tree=$5; longest=$6; mtu=$7
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
if [ "$tree" = own ]; then
  mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
  for hierarchy in "$root/cgroup"/*; do
    place=/sys/fs/cgroup/\${hierarchy##*/}
    if [ -L "$hierarchy" ]; then cp -P "$hierarchy" "$place"; continue; fi
    mkdir "$place"
    mount --rbind "$hierarchy" "$place"
  done
  mkdir -p /sys/fs/cgroup/unified
  mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified
  echo 0 > /sys/fs/cgroup/unified/cgroup.procs
else
  mount --rbind "$root/cgroup" /sys/fs/cgroup
fi
umount -l "$root/cgroup"
rmdir "$root/cgroup"
mount -t overlay -o "lowerdir=$image,upperdir=$root/host/upper,workdir=$root/host/work" overlay "$root/host/root"
mount -t proc proc "$root/host/root/proc"
mount -t sysfs -o ro sysfs "$root/host/root/sys"
mount --rbind /dev "$root/host/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/host/root/run"
ip link set lo up
ip link add "$bridge" mtu "$mtu" type bridge
ip addr add "$address" dev "$bridge"
ip link set "$bridge" up
echo "$pid $start" > "$root/keeper.new"
mv "$root/keeper.new" "$root/keeper"
# The first process inherits orphans and has to wait for them, or they stay as zombies. And it cuts logs: all that
# write them append, so that what comes next is at the beginning again.
while :; do
  find "$root" "$root/machines"/* -maxdepth 1 -type f -name '*log' -size "+\${longest}c" 2>/dev/null |
    while read -r log; do
      tail -c "$longest" "$log" > "$log.1"
      : > "$log"
    done || :
  sleep 5 &
  wait $!
done
`;

// src/providers/embedded/paths.ts
var import_node_path5 = require("node:path");
function labPaths(stateDir, lab, provider2) {
  const root = (0, import_node_path5.join)(stateDir, "labs", lab, provider2);
  return {
    root,
    /** A folder per machine; with lxc it is what LXC calls its path. */
    machines: (0, import_node_path5.join)(root, "machines"),
    /** Host pid and start time of the process that holds the lab's namespaces. */
    keeper: (0, import_node_path5.join)(root, "keeper"),
    keeperLog: (0, import_node_path5.join)(root, "keeper.log"),
    /** Root file system of the host's place in the lab. */
    hostRoot: (0, import_node_path5.join)(root, "host", "root"),
    hostUpper: (0, import_node_path5.join)(root, "host", "upper"),
    hostWork: (0, import_node_path5.join)(root, "host", "work"),
    reservations: (0, import_node_path5.join)(root, "dhcp-hosts"),
    leases: (0, import_node_path5.join)(root, "dhcp-leases"),
    dnsmasqPid: (0, import_node_path5.join)(root, "dnsmasq.pid"),
    dnsmasqLog: (0, import_node_path5.join)(root, "dnsmasq.log")
  };
}
var labCgroup = (lab) => `fanlab/${lab}`;

// src/providers/embedded/destroy-lab.ts
var removalDeadline2 = 1e4;
async function destroyLab(name3, paths) {
  const keeper = await findKeeper(paths);
  if (keeper) await stopKeeper(keeper);
  const { roots, version: version3 } = await readCgroupLayout();
  const cgroups = roots.map((root) => (0, import_node_path6.join)(root, labCgroup(name3)));
  await endProcesses(cgroups, `lab ${name3}`);
  await Promise.all(cgroups.map(removeCgroup));
  await Promise.all(cgroups.map((cgroup) => (0, import_promises6.rmdir)((0, import_node_path6.dirname)(cgroup)).catch(() => {
  })));
  if (version3 === "legacy") await removeUnseenTree(name3);
  await removeTree(paths.root);
}
async function removeUnseenTree(lab) {
  const argv = ["unshare", "--mount", "sh", "-u", "-c", removalScript, "removal", labCgroup(lab)];
  const result = await run(argv, { timeoutMs: paced(removalDeadline2) });
  if (result.status === 0) return;
  throw new LabError(`cannot remove the cgroups of lab ${lab}: ${result.stderr.trim()}`);
}
var removalScript = `
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;

// src/providers/provider.ts
var defaultDeadline = 6e4;

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
async function withDeadline(argv, options, channel, how = {}) {
  const timeoutMs = options.timeoutMs ?? defaultDeadline;
  const inside = ["sh", "-c", supervisor, "supervisor", String(timeoutMs / 1e3), ...argv];
  const result = await run(channel(inside), {
    timeoutMs: timeoutMs + killGrace + paced(channelGrace),
    ...how,
    ...options.stdin === void 0 ? {} : { stdin: options.stdin },
    ...options.signal === void 0 ? {} : { signal: options.signal }
  });
  const expired = (result.status === 124 || result.status === 137) && result.durationMs >= timeoutMs;
  return { ...result, argv, timedOut: result.timedOut || expired };
}

// src/providers/environment.ts
var cleanEnvironment = [
  "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin",
  "HOME=/root",
  "LANG=C.UTF-8"
];
var terminalEnvironment = () => [...cleanEnvironment, `TERM=${process.env.TERM ?? "dumb"}`];
var toolVariables = /^(PATH|HOME|USER|LOGNAME|LANG|SSH_AUTH_SOCK|LXD_CONF|LXD_DIR|INCUS_CONF|INCUS_DIR|XDG_\w+|VAGRANT_(?!\w*TOKEN)\w+)$/;
var toolEnvironment = (env = process.env) => Object.fromEntries(
  Object.entries(env).filter((entry) => toolVariables.test(entry[0]))
);

// src/providers/embedded/host-place.ts
function hostPlace(keeper, paths) {
  const inside = (argv, variables) => [
    ...enter(keeper),
    ...["chroot", paths.hostRoot, "env", "-i", ...variables],
    ...argv
  ];
  return {
    name: "host",
    // Its own commands are the host's and as fast.
    pace: 1,
    run: (argv, options = {}) => withDeadline(argv, options, (command) => inside(command, cleanEnvironment)),
    attach: (argv) => inside(argv, terminalEnvironment())
  };
}

// src/providers/embedded/make-lab.ts
var import_promises7 = require("node:fs/promises");
var serverDeadline = 1e4;
async function makeLab(paths, spec, { ownTree }) {
  for (const path8 of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await (0, import_promises7.mkdir)(path8, { recursive: true });
  }
  const keeper = await startKeeper(paths, {
    image: spec.image,
    hostAddress: spec.hostAddress,
    prefixLength: Number(spec.underlay.split("/")[1]),
    mtu: spec.mtu,
    ownTree
  });
  const server = inLastingEnvironment(dnsmasqCommand(paths, spec.underlay, spec.hostAddress));
  const { status, stderr, timedOut } = await run([...enter(keeper), ...server], {
    timeoutMs: paced(serverDeadline)
  });
  if (status === 0) return keeper;
  const log2 = await readLog(paths.dnsmasqLog);
  const said4 = (stderr.trim() || log2.trim().split("\n").at(-1)) ?? "";
  const how = timedOut ? `not within ${paced(serverDeadline) / 1e3} s` : `status ${status}`;
  throw new LabError(`cannot start the lab's DHCP server: ${said4 || how}`, {
    logs: [{ name: "dnsmasq.log", text: `${log2}${stderr}` }]
  });
}

// src/providers/embedded/process-limit.ts
var import_promises8 = require("node:fs/promises");
var import_node_path7 = require("node:path");
var mostProcesses = 4096;
var leastProcesses = 512;
var shareOfHost = 1 / 8;
var smallestLimit = (limits2) => Math.min(...limits2.map((text3) => /^\d+$/.test(text3.trim()) ? Number(text3) : Number.POSITIVE_INFINITY));
var shareOf = (host) => Math.min(mostProcesses, Math.floor(host * shareOfHost));
var processLimit = async (layout) => shareOf(await hostLimit(layout));
function tooFewProcesses(host) {
  if (shareOf(host) >= leastProcesses) return [];
  return [
    {
      message: `a lab needs a host that may have ${leastProcesses / shareOfHost} processes; this one may have ${host}`,
      hint: "sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"
    }
  ];
}
var processProblems = async () => tooFewProcesses(await hostLimit(await readCgroupLayout()));
async function hostLimit({ controllers: { pids } }) {
  const files = ["/proc/sys/kernel/pid_max", "/proc/sys/kernel/threads-max"];
  if (pids) files.push((0, import_node_path7.join)(pids.root, "pids.max"));
  return smallestLimit(await Promise.all(files.map((file3) => (0, import_promises8.readFile)(file3, "utf8").catch(() => "max"))));
}

// src/host/inotify.ts
var import_promises9 = require("node:fs/promises");
async function freeInotifyInstances() {
  const limit = Number(await (0, import_promises9.readFile)("/proc/sys/fs/inotify/max_user_instances", "utf8"));
  const pids = (await (0, import_promises9.readdir)("/proc")).filter((name3) => /^\d+$/.test(name3));
  const used = await Promise.all(pids.map(instancesOf));
  return limit - used.reduce((sum, count) => sum + count, 0);
}
async function instancesOf(pid) {
  try {
    const status = await (0, import_promises9.readFile)(`/proc/${pid}/status`, "utf8");
    if (!/^Uid:\t0\t/m.test(status)) return 0;
    const names2 = await (0, import_promises9.readdir)(`/proc/${pid}/fd`);
    const targets = await Promise.all(names2.map((name3) => (0, import_promises9.readlink)(`/proc/${pid}/fd/${name3}`).catch(() => "")));
    return targets.filter((target2) => target2 === "anon_inode:inotify").length;
  } catch {
    return 0;
  }
}

// src/providers/embedded/cgroup-problems.ts
var import_promises10 = require("node:fs/promises");
var import_node_path8 = require("node:path");
async function cgroupProblems(needs) {
  const layout = await readCgroupLayout();
  return judgeCgroups(needs, layout, await readFacts(layout));
}
function judgeCgroups({ provider: provider2, controllers, ownTree }, layout, { known: known2, kept, unmountable }) {
  const problems = controllers.flatMap((name3) => {
    const needs = `provider ${provider2} needs the cgroup controller "${name3}" to limit machines`;
    const place = layout.controllers[name3];
    if (!place) {
      const where = layout.version === "unified" ? "the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)" : "no hierarchy below /sys/fs/cgroup has it";
      return [{ message: `${needs}; ${where}`, hint: hintFor(name3, layout, known2) }];
    }
    if (place.version === 1 || !kept.includes(name3)) return [];
    return [
      {
        message: `${needs}; ${place.root} keeps it to itself: processes are in its root, which is a container's`,
        hint: `make labs on the computer itself, or write +${name3} to ${place.root}/cgroup.subtree_control first`
      }
    ];
  });
  if (unmountable === void 0 || !ownTree) return problems;
  return [
    ...problems,
    {
      message: `provider ${provider2} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${unmountable}`,
      hint: "take a kernel from 4.15 on and, in a container, allow it to mount (--privileged)"
    }
  ];
}
function hintFor(name3, { version: version3 }, known2) {
  const line = known2.split("\n").find((each) => each.startsWith(`${name3}	`));
  const [, hierarchy, , enabled] = line?.split("	") ?? [];
  if (enabled === "0") return `start the kernel without cgroup_disable=${name3}, or with cgroup_enable=${name3}`;
  const mount = `mkdir -p /sys/fs/cgroup/${name3} && mount -t cgroup -o ${name3} cgroup /sys/fs/cgroup/${name3}`;
  if (version3 !== "unified" && line) return mount;
  if (hierarchy !== void 0 && hierarchy !== "0")
    return `a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${name3}`;
  return `start a kernel that has it: grep ${name3} /proc/cgroups`;
}
async function readFacts({ version: version3, controllers }) {
  const known2 = await (0, import_promises10.readFile)("/proc/cgroups", "utf8").catch(() => "");
  const tree = Object.values(controllers).find((place) => place.version === 2)?.root;
  const kept = tree === void 0 ? [] : await keptToItself(tree);
  const unmountable = version3 === "legacy" ? await whyUnmountable() : void 0;
  return { known: known2, kept, ...unmountable === void 0 ? {} : { unmountable } };
}
async function keptToItself(tree) {
  const read3 = (name3) => (0, import_promises10.readFile)((0, import_node_path8.join)(tree, name3), "utf8").catch(() => "");
  const isRoot = !await exists2((0, import_node_path8.join)(tree, "cgroup.type"));
  if (isRoot || await read3("cgroup.procs") === "") return [];
  const passedOn = (await read3("cgroup.subtree_control")).trim().split(" ");
  return limitingControllers.filter((name3) => !passedOn.includes(name3));
}
async function whyUnmountable() {
  const { status, stderr } = await run(
    ["unshare", "--mount", "mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup"],
    { timeoutMs: paced(1e4) }
  );
  return status === 0 ? void 0 : stderr.trim() || `mount ended with status ${status}`;
}
var exists2 = (path8) => (0, import_promises10.access)(path8).then(
  () => true,
  () => false
);

// src/process/missing-tools.ts
var import_promises11 = require("node:fs/promises");
var import_node_path9 = require("node:path");
async function missingTools(tools, path8 = process.env.PATH ?? "") {
  const folders = path8.split(import_node_path9.delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(
    tools.map((tool) => (0, import_node_path9.isAbsolute)(tool) ? canAccess(tool, import_promises11.constants.R_OK) : isInAny(folders, tool))
  );
  return tools.filter((_, index) => !found[index]);
}
async function isInAny(folders, tool) {
  const answers = await Promise.all(folders.map((folder) => canAccess((0, import_node_path9.join)(folder, tool), import_promises11.constants.X_OK)));
  return answers.includes(true);
}
var canAccess = (path8, mode) => (0, import_promises11.access)(path8, mode).then(
  () => true,
  () => false
);

// src/providers/embedded/trial-folder.ts
var import_node_fs5 = require("node:fs");
var import_promises12 = require("node:fs/promises");
var import_node_path10 = require("node:path");
async function inTrialFolder(stateDir, body) {
  const missing = missingFolders(stateDir);
  for (const folder of missing.toReversed()) await makeFolder(folder);
  try {
    await sweepTrials(stateDir);
    const folder = (0, import_node_path10.join)(stateDir, `trial-${process.pid}-${identify(process.pid)?.startTime}`);
    try {
      await (0, import_promises12.mkdir)(folder);
      return await body(folder);
    } finally {
      await (0, import_promises12.rm)(folder, { recursive: true, force: true });
    }
  } finally {
    for (const folder of missing) await (0, import_promises12.rmdir)(folder).catch(() => {
    });
  }
}
async function makeFolder(path8) {
  await (0, import_promises12.mkdir)(path8, { mode: 457 }).catch((error3) => {
    if (error3.code !== "EEXIST") throw error3;
  });
}
var missingFolders = (folder) => (0, import_node_fs5.existsSync)(folder) ? [] : [folder, ...missingFolders((0, import_node_path10.dirname)(folder))];
async function sweepTrials(stateDir) {
  for (const name3 of await (0, import_promises12.readdir)(stateDir)) {
    const [, pid, startTime] = /^trial-(\d+)-(\d+)$/.exec(name3) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    await (0, import_promises12.rm)((0, import_node_path10.join)(stateDir, name3), { recursive: true, force: true });
  }
}

// src/providers/embedded/host-problems.ts
function oddStateDir(stateDir) {
  if (/^\/[\w./@+-]+$/.test(stateDir)) return [];
  return [
    {
      message: `cannot keep labs in ${JSON.stringify(stateDir)}: it must be an absolute path of letters, digits and ._@+-`,
      hint: "choose another folder with FANLAB_STATE_DIR"
    }
  ];
}
var longestStateDir = 47;
function longStateDir(stateDir) {
  if (Buffer.byteLength(stateDir) <= longestStateDir) return [];
  return [
    {
      message: `cannot keep labs in ${stateDir}: sockets of machines have room for ${longestStateDir} characters before them, this has ${stateDir.length}`,
      hint: "choose another folder with FANLAB_STATE_DIR"
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
      hint: `apt-get install --no-install-recommends ${packages}`
    }
  ];
}
async function kernelProblems(stateDir, trial2, modules) {
  try {
    const failures = await inTrialFolder(stateDir, trial2);
    return failures.map((failed) => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      hint: `modprobe -a ${modules.join(" ")}`
    }));
  } catch (error3) {
    return [
      {
        message: `cannot keep labs in ${stateDir}: ${error3.message}`,
        hint: "choose another folder with FANLAB_STATE_DIR"
      }
    ];
  }
}

// src/providers/embedded/kernel-trial.ts
var tryKernel = (scratch) => tryCommands(trial, scratch);
var tryKernelWithTaps = (scratch) => tryCommands(trial + tapTrial, scratch);
async function tryCommands(commands, scratch) {
  const script3 = `${commands}echo done`;
  const result = await run(["unshare", "--mount", "--net", "sh", "-u", "-c", script3, "trial", scratch], {
    timeoutMs: paced(2e4)
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
var inotifyInstances = 64;
var unwantedUnits = ["lxc-net.service", "lxc.service", "lxc-monitord.service"];

// src/providers/lxc/check.ts
async function lxcProblems(stateDir) {
  const odd = oddStateDir(stateDir);
  if (odd.length > 0) return odd;
  const [tools, cgroups, processes, inotify, kernel] = await Promise.all([
    toolProblems("lxc", hostTools),
    cgroupProblems({ provider: "lxc", controllers: limitingControllers, ownTree: true }),
    processProblems(),
    inotifyProblems(),
    kernelProblems(stateDir, tryKernel, containerModules)
  ]);
  return [...tools, ...cgroups, ...processes, ...inotify, ...kernel];
}
var inotifyProblems = async () => tooFewInotifyInstances(await freeInotifyInstances());
function tooFewInotifyInstances(free) {
  if (free >= inotifyInstances) return [];
  return [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; ${free} of fs.inotify.max_user_instances are free`,
      hint: "sysctl -w fs.inotify.max_user_instances=1024"
    }
  ];
}

// src/providers/lxc/machine.ts
var import_promises14 = require("node:fs/promises");
var import_node_path13 = require("node:path");

// src/providers/channel.ts
var import_node_crypto = require("node:crypto");
var ChannelBroken = class extends LabError {
  /** The command had begun. */
  begun;
  constructor(message, begun, hint) {
    super(message, hint === void 0 ? {} : { hint });
    this.begun = begun;
  }
};
var noticeDeadline = 1e3;
var marked = `
mark=$1
shift
echo "$mark" >&2
"$@"
status=$?
echo "$mark $status" >&2
printf %s "$mark"
exit "$status"
`;
async function throughChannel(name3, argv, options, channel) {
  const mark = (0, import_node_crypto.randomUUID)();
  const enough = new AbortController();
  const seen = whenBothEnded(mark, () => setTimeout(() => enough.abort(), noticeDeadline).unref());
  const raw = await withDeadline(
    argv,
    options,
    (command) => channel(["sh", "-c", marked, "marked", mark, ...command]),
    { env: toolEnvironment(), onOutput: seen, enough: enough.signal }
  );
  const result = { ...raw, stdout: withoutLast(raw.stdout, mark) };
  const [before = "", inside, after] = split(result.stderr, mark);
  if (after !== void 0) {
    const late = ["124", "137"].includes(after) && raw.durationMs >= (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    const timedOut = raw.timedOut || late;
    return { ...result, status: Number(after), signal: null, stderr: inside ?? "", timedOut };
  }
  if (result.timedOut) return { ...result, stderr: inside ?? before };
  const said4 = result.stderr.replaceAll(mark, "").trim().split("\n").slice(-4).join("\n");
  const cause = inside === void 0 ? "the machine cannot be reached" : "the connection broke";
  throw new ChannelBroken(`cannot run "${argv[0]}" on ${name3}: ${cause}: ${said4}`, inside !== void 0);
}
function whenBothEnded(mark, callback) {
  let count = 0;
  let rest = "";
  return (text3) => {
    const parts = `${rest}${text3}`.split(mark);
    count += parts.length - 1;
    rest = parts.at(-1)?.slice(-mark.length) ?? "";
    if (count === 3) callback();
  };
}
function withoutLast(text3, mark) {
  const at = text3.lastIndexOf(mark);
  return at === -1 ? text3 : text3.slice(0, at) + text3.slice(at + mark.length);
}
function split(text3, mark) {
  const begin2 = text3.indexOf(`${mark}
`);
  if (begin2 === -1) return [text3];
  const rest = text3.slice(begin2 + mark.length + 1);
  const end = rest.lastIndexOf(`${mark} `);
  if (end === -1) return [text3.slice(0, begin2), rest];
  const status = /^\d+/.exec(rest.slice(end + mark.length + 1))?.[0];
  return [text3.slice(0, begin2), rest.slice(0, end), status];
}

// src/providers/by-systemd.ts
var restartInside = (place) => ask(place, "reboot", "restart");
var powerOffInside = (place) => ask(place, "poweroff", "shut down");
async function ask(place, verb, what) {
  try {
    const { status, stderr } = await place.run(["systemctl", "--no-block", verb], {
      timeoutMs: paced(defaultDeadline)
    });
    if (status !== 0) throw new LabError(`cannot ${what} ${place.name}: ${stderr.trim()}`);
  } catch (error3) {
    if (!(error3 instanceof ChannelBroken && error3.begun)) throw error3;
  }
}
var journalLines = "2000";
async function journalOf(place) {
  const command = ["journalctl", "--boot", "--no-pager", "--lines", journalLines];
  return (await place.run(command, { timeoutMs: paced(2e4) })).stdout;
}

// src/providers/lxc/cause-in-log.ts
function causeInLxcLog(log2) {
  const lines = log2.trim().split("\n").filter(Boolean);
  const errors = lines.flatMap((line) => /^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(line)?.[1] ?? []);
  return errors.length > 0 ? errors.slice(0, 2).join("; ") : lines.at(-1);
}

// src/providers/lxc/limits.ts
var import_promises13 = require("node:fs/promises");
var import_node_path11 = require("node:path");
async function limitsOf(lab, machine2) {
  const { cpu, memory } = (await readCgroupLayout()).controllers;
  const payload = (0, import_node_path11.join)(labCgroup(lab), machine2, `lxc.payload.${machine2}`);
  const read3 = async (place, file3) => place ? (await (0, import_promises13.readFile)((0, import_node_path11.join)(place.root, payload, file3), "utf8").catch(() => "")).trim() : "";
  const [quota, period] = cpu?.version === 2 ? (await read3(cpu, "cpu.max")).split(" ") : [await read3(cpu, "cpu.cfs_quota_us"), await read3(cpu, "cpu.cfs_period_us")];
  const limit = memory?.version === 2 ? "memory.max" : "memory.limit_in_bytes";
  return { cpus: ratio(quota, period), memory: bytes(await read3(memory, limit)), disk: void 0 };
}
var ratio = (quota, period) => Number(quota) > 0 && Number(period) > 0 ? Number(quota) / Number(period) : void 0;
var bytes = (text3) => /^\d+$/.test(text3) ? Number(text3) : void 0;

// src/providers/lxc/machine-config.ts
var import_node_path12 = require("node:path");
var cpuPeriod = 1e5;
var consoleFile = "console.log";
function machineConfig(spec, lab) {
  return `${[
    `lxc.uts.name = ${spec.name}`,
    `lxc.rootfs.path = overlay:${lab.image}:${(0, import_node_path12.join)(lab.directory, "upper")}`,
    "lxc.apparmor.profile = unconfined",
    // An empty value drops no capability: LXD and Docker inside need mount, network and BPF ones.
    "lxc.cap.drop =",
    "lxc.autodev = 1",
    "lxc.tty.max = 0",
    // Without it there is no /dev/ptmx, and neither LXD nor Docker nor sshd inside can open a terminal.
    "lxc.pty.max = 1024",
    // With `rw` each boot sends hundreds of "add" uevents to the host's udev and a sysctl write changes the host's.
    "lxc.mount.auto = proc:mixed sys:mixed",
    // With the host's hybrid tree instead, LXD inside fails: "Failed to initialize cgroups".
    "lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0",
    // The kernel lets an unprivileged container inside mount /proc and /sys only where an unmasked one is visible.
    "lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0",
    "lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0",
    // LXD's lxcfs needs it.
    "lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0",
    // For VPNs in user space and virtual switches.
    "lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",
    ...spec.plainDirectories.map(
      (path8, index) => `lxc.mount.entry = ${plainDirectory(lab.directory, index)} ${path8.slice(1)} none bind,create=dir 0 0`
    ),
    "lxc.net.0.type = veth",
    `lxc.net.0.link = ${underlayBridge}`,
    `lxc.net.0.mtu = ${lab.mtu}`,
    "lxc.net.0.name = eth0",
    "lxc.net.0.flags = up",
    `lxc.net.0.hwaddr = ${hardwareAddress(spec.address)}`,
    `lxc.cgroup.dir = ${labCgroup(lab.name)}/${spec.name}`,
    ...limits(spec, lab),
    `lxc.console.logfile = ${(0, import_node_path12.join)(lab.directory, consoleFile)}`,
    // What a machine says fills two such files, and then the older one goes.
    `lxc.console.size = ${longestLog}`,
    "lxc.console.rotate = 1"
  ].join("\n")}
`;
}
var plainDirectory = (machineDirectory, index) => (0, import_node_path12.join)(machineDirectory, `plain-${index}`);
function limits(spec, { layout: { controllers }, processes }) {
  const quota = Math.round(spec.cpus * cpuPeriod);
  const settings = {
    cpu: {
      1: [`cpu.cfs_period_us = ${cpuPeriod}`, `cpu.cfs_quota_us = ${quota}`],
      2: [`cpu.max = ${quota} ${cpuPeriod}`]
    },
    memory: { 1: [`memory.limit_in_bytes = ${spec.memory}`], 2: [`memory.max = ${spec.memory}`] },
    pids: { 1: [`pids.max = ${processes}`], 2: [`pids.max = ${processes}`] }
  };
  return limitingControllers.flatMap((name3) => {
    const version3 = controllers[name3]?.version;
    if (version3 === void 0) return [];
    return settings[name3][version3].map((line) => `lxc.cgroup${version3 === 2 ? "2" : ""}.${line}`);
  });
}

// src/providers/lxc/machine.ts
var lxcDeadline = 2e4;
var shutdownDeadline = 12e4;
function lxcMachine(lab, name3, keeper, paths) {
  const lxc = async (tool, ...words) => {
    const command = inLastingEnvironment([tool, `--lxcpath=${paths.machines}`, `--name=${name3}`, ...words]);
    return run([...enter(keeper), ...command], {
      timeoutMs: paced(tool === "lxc-wait" ? shutdownDeadline + lxcDeadline : lxcDeadline)
    });
  };
  const untilStopped = async (cannot, within2, said4 = "") => {
    const seconds2 = Math.ceil(paced(within2) / 1e3);
    const { status } = await lxc("lxc-wait", "--state=STOPPED", `--timeout=${seconds2}`);
    if (status === 0) return;
    const { stdout } = await run([
      ...enter(keeper),
      "lxc-info",
      `--lxcpath=${paths.machines}`,
      `--name=${name3}`
    ]);
    const seen = [said4, stdout].map((text3) => text3.trim().replaceAll(/\s*\n\s*/g, ", ")).filter(Boolean);
    throw new LabError(
      `${cannot}: it still runs after ${seconds2} s; last seen: ${seen.join("; ") || "nothing"}`
    );
  };
  const attach = (argv, variables) => [
    ...enter(keeper),
    ...["lxc-attach", `--lxcpath=${paths.machines}`, `--name=${name3}`, "--clear-env"],
    ...variables.flatMap((variable) => ["--set-var", variable]),
    "--",
    ...argv
  ];
  const runInside = async (argv, options = {}) => {
    const result = await withDeadline(argv, options, (command) => attach(command, cleanEnvironment));
    if (isUnreachable(result)) {
      throw new LabError(`cannot run "${argv[0]}" on ${name3}: the machine does not run`, {
        hint: `its console is kept with the evidence and, while the lab is up, in ${(0, import_node_path13.join)(paths.machines, name3, consoleFile)}`
      });
    }
    return result;
  };
  const place = {
    name: name3,
    pace: 1,
    run: runInside,
    attach: (argv) => attach(argv, terminalEnvironment())
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await untilStopped(`cannot shut down ${name3}`, shutdownDeadline);
    },
    async cutPower() {
      const { stderr } = await lxc("lxc-stop", "--kill");
      await untilStopped(`cannot cut the power of ${name3}`, lxcDeadline, stderr);
    },
    async start() {
      const log2 = (0, import_node_path13.join)(paths.machines, name3, "lxc.log");
      await (0, import_promises14.rename)(log2, olderLog(log2)).catch(() => {
      });
      const result = await lxc("lxc-start", "--daemon", `--logfile=${log2}`, "--logpriority=WARN");
      if (result.status === 0 || (await lxc("lxc-wait", "--state=RUNNING", "--timeout=0")).status === 0)
        return;
      const said4 = await (0, import_promises14.readFile)(log2, "utf8").catch(() => "");
      const cause = causeInLxcLog(said4 || result.stderr) ?? `lxc-start said nothing${ending(result)}`;
      throw new LabError(`cannot start ${name3}: ${cause}`, {
        logs: [
          { name: `${name3}-lxc.log`, text: said4 },
          { name: `${name3}-lxc-start.txt`, text: `${result.stdout}${result.stderr}` },
          { name: `${name3}-console.log`, text: await readLog((0, import_node_path13.join)(paths.machines, name3, consoleFile)) }
        ]
      });
    },
    resources: () => limitsOf(lab, name3),
    console: () => readLog((0, import_node_path13.join)(paths.machines, name3, consoleFile))
  };
}
var ending = ({ status, timedOut, durationMs }) => timedOut ? `, and had not ended after ${(durationMs / 1e3).toFixed(0)} s` : `, and ended with status ${status}`;
function isUnreachable(result) {
  return result.status === 1 && /^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(
    result.stderr
  );
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
      chosenMtu: true,
      adopts: "nothing",
      onlyUnderlay: true
    },
    needs: { tools: hostTools, modules: containerModules, unwantedUnits },
    check: () => lxcProblems(stateDir),
    async open(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const layout = await readCgroupLayout();
      const ownTree = layout.version === "legacy";
      const keeper = await findKeeper(paths) ?? await makeLab(paths, spec, { ownTree });
      return openLab(spec, paths, keeper, layout);
    },
    async find(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const keeper = await findKeeper(paths);
      return keeper && openLab(spec, paths, keeper, await readCgroupLayout());
    },
    destroy: (name3) => destroyLab(name3, labPaths(stateDir, name3, "lxc"))
  };
}
function openLab(spec, paths, keeper, layout) {
  const machine2 = (name3) => lxcMachine(spec.name, name3, keeper, paths);
  return {
    spec,
    host: hostPlace(keeper, paths),
    async create(machineSpec) {
      const directory = (0, import_node_path14.join)(paths.machines, machineSpec.name);
      if (!await exists3((0, import_node_path14.join)(directory, "config")))
        await makeMachine(machineSpec, directory, spec, layout, paths);
      await machine2(machineSpec.name).start();
      return machine2(machineSpec.name);
    },
    async list() {
      return (await (0, import_promises15.readdir)(paths.machines)).map(machine2);
    }
  };
}
async function makeMachine(spec, directory, lab, layout, paths) {
  await (0, import_promises15.mkdir)((0, import_node_path14.join)(directory, "upper"), { recursive: true });
  for (const index of spec.plainDirectories.keys())
    await (0, import_promises15.mkdir)(plainDirectory(directory, index), { recursive: true });
  await reserveAddress(paths, spec.name, spec.address);
  const config2 = machineConfig(spec, {
    name: lab.name,
    image: lab.image,
    mtu: lab.mtu,
    directory,
    layout,
    processes: await processLimit(layout)
  });
  await (0, import_promises15.writeFile)((0, import_node_path14.join)(directory, "config"), config2);
}
var exists3 = (path8) => (0, import_promises15.access)(path8).then(
  () => true,
  () => false
);

// src/providers/lxd/provider.ts
var import_node_crypto3 = require("node:crypto");

// src/process/ip-answer.ts
var ipv4Text = ipv42("must be an IPv4 address");
var deviceName = string2().regex(/^(?!-)[^\s/:\p{Cc}]{1,15}$/u, "must be the name of a network interface");
var linkAddress = object({
  family: string2(),
  local: union([ipv42(), ipv62()], "must be an IP address"),
  prefixlen: int().min(0).max(128),
  scope: string2()
}).refine(
  ({ family, local, prefixlen }) => family !== "inet" || ipv4Text.safeParse(local).success && prefixlen <= 32,
  "must be an address of its family"
);
var link = object({
  ifindex: int().positive(),
  ifname: deviceName,
  mtu: int().nonnegative(),
  flags: array(string2()),
  operstate: string2().default(""),
  /** Hardware address; interfaces of some kinds have none. */
  address: string2().optional(),
  master: deviceName.optional(),
  /** Index of the other end of a veth pair, in that end's namespace. */
  link_index: int().nonnegative().optional(),
  addr_info: preprocess(withoutEmpty, array(linkAddress)).default([])
});
var ipLinks = preprocess(withoutEmpty, array(link));
var route = object({
  dst: string2().regex(/^(default|[\da-fA-F.:]+(\/\d+)?)$/, 'must be "default" or a prefix'),
  /** A route that refuses, such as `unreachable`, has none. */
  dev: deviceName.optional(),
  gateway: union([ipv42(), ipv62()]).optional(),
  prefsrc: union([ipv42(), ipv62()]).optional(),
  metric: number2().optional()
});
var ipRoutes = array(route);
function withoutEmpty(value) {
  return Array.isArray(value) ? value.filter((each) => typeof each !== "object" || each === null || Object.keys(each).length > 0) : value;
}

// src/process/shown-value.ts
var mostShown = 120;
var deceiving = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
function shownValue(value) {
  const isText = typeof value === "string";
  const whole2 = isText ? value : JSON.stringify(value) ?? "nothing";
  const part = whole2.slice(0, mostShown).toWellFormed();
  const safe = (isText ? JSON.stringify(part) : part).replaceAll(deceiving, escaped).replaceAll("##[", String.raw`##\u005b`);
  return whole2.length > mostShown ? `${safe}\u2026 (${whole2.length} characters)` : safe;
}
var escaped = (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

// src/process/read-json.ts
var mostTold = 3;
function readJson(text3, schema, what) {
  const parsed = schema.safeParse(parseText(text3, what));
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const told = issues.slice(0, mostTold).map(({ path: path8, message }) => `${placeOf(path8)}: ${message}`);
  const more = issues.length > mostTold ? `; and ${issues.length - mostTold} more` : "";
  throw new LabError(`cannot read ${what}: ${told.join("; ")}${more}; got ${shownValue(text3)}`);
}
function parseText(text3, what) {
  try {
    return JSON.parse(text3);
  } catch (cause) {
    throw new LabError(`cannot read ${what}: it is not valid JSON; got ${shownValue(text3)}`, { cause });
  }
}
var placeOf = (path8) => path8.length === 0 ? "the whole of it" : shownValue(path8.join("."));

// src/providers/real-underlay.ts
var addressDeadline = 6e4;
async function addressesOf(place) {
  const links = await json(place, ["ip", "-json", "-4", "addr", "show"], ipLinks);
  return links.flatMap(globalAddresses);
}
function underlayAddressOf(place, device) {
  return waitUntil(
    `${place.name} has an address on ${device ?? "the interface of its default route"}`,
    async () => {
      const links = await json(place, ["ip", "-json", "-4", "addr", "show"], ipLinks);
      const wanted = device ?? defaultDevice(await json(place, ["ip", "-json", "-4", "route", "show", "default"], ipRoutes));
      const link2 = links.find(({ ifname }) => ifname === wanted);
      const [address2] = link2 ? globalAddresses(link2) : [];
      if (address2 !== void 0) return { value: address2 };
      return { notYet: `${wanted ?? "no default route"} among ${links.map(({ ifname }) => ifname).join(", ")}` };
    },
    { within: addressDeadline, hint: `ip -4 addr; ip -4 route, on ${place.name}` }
  );
}
function defaultDevice(routes) {
  const [best] = [...routes].sort((one, other) => (one.metric ?? 0) - (other.metric ?? 0));
  return best?.dev;
}
var globalAddresses = ({ addr_info }) => addr_info.filter(({ family, scope }) => family === "inet" && scope === "global").map(({ local, prefixlen }) => `${local}/${prefixlen}`);
async function json(place, argv, schema) {
  const { status, stdout, stderr } = await place.run(argv, { timeoutMs: 1e4 });
  if (status === 0)
    return readJson(stdout.trim() || "[]", schema, `the answer of "${argv.join(" ")}" on ${place.name}`);
  throw new LabError(`cannot read the addresses of ${place.name}: ${stderr.trim()}`);
}

// src/providers/host-place.ts
var hostPlace2 = (at = []) => ({
  name: "host",
  pace: 1,
  run: (argv, options = {}) => withDeadline(argv, options, (command) => [...at, "env", "-i", ...cleanEnvironment, ...command]),
  attach: (argv) => [...at, "env", "-i", ...terminalEnvironment(), ...argv]
});
var hostNeeds = () => ({
  tools: process.platform === "darwin" ? {} : { fping: "fping", curl: "curl", tc: "iproute2" },
  modules: ["vxlan", "sch_ingress", "cls_bpf", "act_bpf"],
  unwantedUnits: []
});
var hostUnderlay = async (host) => process.platform === "darwin" ? { absent: "macOS has no VXLAN: the host cannot join a fan" } : { addresses: await addressesOf(host) };

// src/providers/made-machines.ts
var import_promises16 = require("node:fs/promises");
var import_node_path15 = require("node:path");
var longestSettings = 1e6;
var machineName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
var noSettings = object({});
function madeMachines(stateDir, lab, provider2, shape) {
  const root = (0, import_node_path15.join)(stateDir, "labs", lab, provider2);
  const machines = (0, import_node_path15.join)(root, "machines");
  const settings = (0, import_node_path15.join)(root, "settings.json");
  return {
    root,
    async note(machine2) {
      await (0, import_promises16.mkdir)(machines, { recursive: true });
      await (0, import_promises16.writeFile)((0, import_node_path15.join)(machines, machine2), "");
    },
    forget: (machine2) => (0, import_promises16.rm)((0, import_node_path15.join)(machines, machine2), { force: true }),
    names: async () => (await (0, import_promises16.readdir)(machines).catch(() => [])).filter((name3) => machineName.test(name3)).sort(),
    async keep(value) {
      await (0, import_promises16.mkdir)(root, { recursive: true });
      await (0, import_promises16.writeFile)(settings, `${JSON.stringify(value, null, 2)}
`, { mode: 384 });
    },
    /**
     * The settings; undefined when there is no such lab, or it was not even begun. Throws a LabError when they are
     * damaged: without them nobody can tell what the lab made elsewhere.
     */
    async settings() {
      const read3 = readOwnFile(settings, longestSettings);
      if ("problem" in read3 && read3.problem === "there is none") return void 0;
      try {
        if ("problem" in read3) throw new LabError(read3.problem);
        return readJson(read3.text, shape, settings);
      } catch (error3) {
        const cause = error3.message.replace(`cannot read ${settings}: `, "");
        throw new LabError(
          `cannot tell what lab "${lab}" made with ${provider2}: ${settings} is damaged: ${cause}`,
          {
            hint: `remove by hand what it made, then rm -r ${(0, import_node_path15.join)(stateDir, "labs", lab)}`
          }
        );
      }
    },
    removeAll: () => (0, import_promises16.rm)(root, { recursive: true, force: true })
  };
}

// src/providers/undo.ts
var undoDeadline = 3e5;
var undoCommand = "/usr/local/lib/fanlab/undo";
async function undoOn(place, lab) {
  const script3 = 'if [ -x "$1" ]; then exec "$1" "$2"; fi';
  const result = await place.run(["sh", "-c", script3, "undo", undoCommand, lab], { timeoutMs: undoDeadline });
  if (result.status === 0) return;
  const said4 = (result.stderr || result.stdout).trim().split("\n").slice(-4).join("\n");
  throw new LabError(
    `cannot undo what lab ${lab} did to ${place.name}: ${said4 || "it did not end before its deadline"}`,
    {
      hint: `${undoCommand} ${lab}, on ${place.name}`
    }
  );
}

// src/process/option-name.ts
var inputsVariable = "FANLAB_INPUTS";
function optionName(flag, env = process.env) {
  if (!env[inputsVariable]) return `--${flag}`;
  return flag === "no-install" ? "input install: false" : `input ${flag}`;
}

// src/providers/lxd/check.ts
var serverAnswer = object({
  auth: string2(),
  environment: object({
    driver: string2(),
    server_version: string2(),
    server_clustered: boolean2(),
    server_name: string2()
  })
});
async function lxdProblems(client, settings) {
  const { command, name: name3, product } = client.flavour;
  if ((settings.at ?? []).length === 0 && (await missingTools([command])).length > 0) {
    return [
      {
        message: `provider ${name3} needs ${product}'s client ${command}, which the host does not have`,
        hint: name3 === "lxd" ? "snap install lxd && lxd init --auto" : "apt-get install incus && incus admin init --auto"
      }
    ];
  }
  try {
    const found = await client.get("/1.0", serverAnswer);
    if (!found) throw new LabError(`cannot ask ${product}: it does not know its own interface`);
    return await serverProblems(client, found, settings);
  } catch (error3) {
    if (!(error3 instanceof LabError)) throw error3;
    const where = settings.remote ?? "on this host";
    return [
      {
        message: `provider ${name3} cannot use ${product} ${where}: ${error3.message}`,
        hint: settings.remote ? `${command} remote list` : `${command} info, as root; a fresh one wants: lxd init --auto`
      }
    ];
  }
}
async function serverProblems(client, server, settings) {
  const { command, name: name3, product } = client.flavour;
  const problems = [];
  const { driver, server_name: serverName, server_clustered: clustered } = server.environment;
  if (server.auth !== "trusted") {
    return [
      {
        message: `provider ${name3} is not trusted by ${product} ${serverName}`,
        hint: `${command} config trust add, on ${serverName}, then ${command} remote add`
      }
    ];
  }
  const pools = await client.get("/1.0/storage-pools", array(unknown())) ?? [];
  if (pools.length === 0) {
    problems.push({
      message: `${product} ${serverName} has no storage pool`,
      hint: name3 === "lxd" ? "lxd init --auto" : "incus admin init --auto"
    });
  }
  if (settings.vm && !driver.includes("qemu")) {
    problems.push({
      message: `${product} ${serverName} cannot run virtual machines: its drivers are ${driver}`,
      hint: `leave ${optionName("vm")} out: machines are system containers then; or enable KVM on that server`
    });
  }
  if (clustered && settings.network === void 0) {
    problems.push({
      message: `${product} ${serverName} is a cluster: a bridge of the lab's own would be another network on each member`,
      hint: `${optionName("network")} NAME, one that reaches across the members (OVN, or a bridge of the machines' own network); ${command} network list`
    });
  }
  const { network: network2 } = settings;
  if (network2 !== void 0 && !await client.get(`/1.0/networks/${encodeURIComponent(network2)}`, object({}))) {
    problems.push({
      message: `${product} ${serverName} has no network "${network2}"`,
      hint: `${command} network list`
    });
  }
  return problems;
}

// src/providers/lxd/client.ts
var requestDeadline = 6e4;
var flavours = {
  lxd: { name: "lxd", command: "lxc", product: "LXD" },
  incus: { name: "incus", command: "incus", product: "Incus" }
};
function lxdClient(flavour, remote, at) {
  const prefix3 = remote === void 0 ? "" : `${remote}:`;
  const argv = (...words) => [...at, flavour.command, ...words];
  const runClient = (words, timeoutMs = requestDeadline) => run(argv(...words), { timeoutMs, env: toolEnvironment() });
  return {
    flavour,
    prefix: prefix3,
    argv,
    run: runClient,
    async succeed(what, words, timeoutMs) {
      const result = await runClient(words, timeoutMs);
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${said(result)}`, { hint: [flavour.command, ...words].join(" ") });
    },
    async get(path8, schema) {
      const result = await runClient(["query", `${prefix3}${path8}`]);
      if (result.status === 0)
        return readJson(result.stdout, schema, `what ${flavour.product} tells of ${path8}`);
      if (/not found/i.test(result.stderr)) return void 0;
      throw new LabError(`cannot ask ${flavour.product} for ${path8}: ${said(result)}`);
    }
  };
}
var said = ({ stderr, timedOut }) => stderr.trim().replace(/^Error: /, "") || (timedOut ? "no answer within its deadline" : "no reason given");

// src/providers/lxd/forwarding.ts
var file = "/proc/sys/net/ipv4/ip_forward";
async function readForwarding(at) {
  const { status, stdout } = await hostPlace2(at).run(["cat", file]);
  return status === 0 ? stdout.trim() : void 0;
}
async function restoreForwarding(client, before, at) {
  if (before !== "0") return;
  const networks = await client.get(
    "/1.0/networks?recursion=1",
    array(object({ managed: boolean2(), type: string2() }))
  );
  if (networks?.some(({ managed, type }) => managed && type === "bridge")) return;
  await hostPlace2(at).run(["tee", file], { stdin: "0\n" });
}

// src/providers/lxd/machine.ts
var stateDeadline = 12e4;
var instanceAnswer = object({
  expanded_config: record(string2(), string2()),
  expanded_devices: record(
    string2(),
    object({
      type: string2(),
      path: string2().optional(),
      pool: string2().optional(),
      size: string2().optional()
    })
  ),
  type: string2()
});
function lxdMachine(client, { project, vm }, name3) {
  const scope = ["--project", project];
  const instance = `${client.prefix}${name3}`;
  const path8 = (rest = "") => `/1.0/instances/${name3}${rest}?project=${encodeURIComponent(project)}`;
  const exec2 = (how, argv, variables) => client.argv("exec", ...scope, how, instance, "--", "env", "-i", ...variables, ...argv);
  const place = {
    name: name3,
    pace: vm ? 2 : 1,
    run: (argv, options = {}) => throughChannel(name3, argv, options, (command) => exec2("-T", command, cleanEnvironment)),
    attach: (argv, terminal) => exec2(terminal ? "-t" : "-T", argv, terminalEnvironment())
  };
  const isRunning = async () => {
    const state = await client.get(path8("/state"), object({ status: string2() }));
    if (!state) throw new LabError(`cannot find ${name3}: ${client.flavour.product} has no such machine`);
    return state.status === "Running";
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      if (await isRunning())
        await client.succeed(`shut ${name3} down`, ["stop", ...scope, instance], stateDeadline);
    },
    async cutPower() {
      if (await isRunning())
        await client.succeed(
          `cut the power of ${name3}`,
          ["stop", ...scope, "--force", instance],
          stateDeadline
        );
    },
    async start() {
      if (!await isRunning())
        await client.succeed(`start ${name3}`, ["start", ...scope, instance], stateDeadline);
    },
    async resources() {
      const found = await client.get(path8(), instanceAnswer);
      return found ? await resourcesOf(found, client) : { cpus: void 0, memory: void 0, disk: void 0 };
    },
    async console() {
      const log2 = await client.run(["console", ...scope, "--show-log", instance]);
      return log2.status === 0 && log2.stdout.trim() !== "" ? log2.stdout : journalOf(place);
    }
  };
}
async function resourcesOf(instance, client) {
  const { "limits.cpu": cpus, "limits.memory": memory } = instance.expanded_config;
  const root = Object.values(instance.expanded_devices).find(
    ({ type, path: path8 }) => type === "disk" && path8 === "/"
  );
  const pool = root?.pool && await client.get(`/1.0/storage-pools/${root.pool}`, object({ driver: string2() }));
  const holds = pool && (pool.driver !== "dir" || instance.type === "virtual-machine");
  return {
    cpus: cpus === void 0 ? void 0 : Number(cpus),
    memory: bytes2(memory),
    disk: holds ? bytes2(root?.size) : void 0
  };
}
function bytes2(text3) {
  const [, number3, unit = ""] = /^(\d+)\s*([KMGT]i?B|B)?$/.exec(text3 ?? "") ?? [];
  if (number3 === void 0) return void 0;
  const power = "BKMGT".indexOf(unit[0] ?? "B");
  return Number(number3) * (unit.includes("i") ? 1024 : 1e3) ** power;
}

// src/providers/lxd/make-lab.ts
var import_promises17 = require("node:fs/promises");
var import_node_os = require("node:os");
var import_node_path16 = require("node:path");

// src/providers/lxd/settings.ts
var import_node_crypto2 = require("node:crypto");
var keptOnServer = object({
  /** Name of the server, as the client knows it; null for the client's default. */
  remote: string2().nullable(),
  project: string2().regex(/^fanlab-[a-z0-9-]+$/),
  /** Network of the lab's own; null when it uses one that was there. */
  ownNetwork: string2().regex(/^fl-[0-9a-f]+$/).nullable(),
  /** Whether the host forwarded before the lab, see forwarding.ts. */
  forwarding: string2().optional(),
  /** Machines are virtual machines, not containers. */
  vm: boolean2(),
  /** Marks what is this lab's on the server, where labs of other computers may have the same name. */
  token: string2().regex(/^[0-9a-f-]+$/)
});
var projectOf = (lab) => `fanlab-${lab}`;
var networkOf = (token) => `fl-${(0, import_node_crypto2.createHash)("sha256").update(token).digest("hex").slice(0, 10)}`;
var tokenKey = "user.fanlab";
var defaultDistribution = "ubuntu-22.04";
function imageSource(flavour, distribution) {
  const [id = "", version3 = ""] = distribution.split("-");
  return flavour === "lxd" && id === "ubuntu" ? `ubuntu:${version3}` : `images:${id}/${version3}/cloud`;
}

// src/providers/lxd/make-lab.ts
var imageDeadline = 6e5;
var diskSize = "10GiB";
var imageAlias = "fanlab-machine";
var containerConfig = [
  "security.privileged=true",
  "security.nesting=true",
  "raw.lxc=lxc.apparmor.profile = unconfined\nlxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0"
];
var markedThing = object({ config: record(string2(), string2()) });
async function ensureProject(client, kept, network2) {
  const { project, ownNetwork, token } = kept;
  const { product, command } = client.flavour;
  const known2 = await client.get(`/1.0/projects/${project}`, markedThing);
  if (known2 && known2.config[tokenKey] !== token) {
    throw new LabError(`cannot make the lab: ${product} has a project "${project}" that is not this lab's`, {
      hint: `another --lab, or ${command} project delete ${client.prefix}${project}`
    });
  }
  if (!known2) {
    const config2 = ["features.images=true", "features.profiles=true", `${tokenKey}=${token}`];
    await client.succeed("make a project", [
      ...["project", "create", `${client.prefix}${project}`],
      ...config2.flatMap((each) => ["-c", each])
    ]);
  }
  if (ownNetwork !== null && !await client.get(`/1.0/networks/${ownNetwork}`, markedThing)) {
    const config2 = ["ipv4.address=auto", "ipv4.nat=true", "ipv6.address=none", `${tokenKey}=${token}`];
    await client.succeed("make a network", [
      "network",
      "create",
      `${client.prefix}${ownNetwork}`,
      "--type=bridge",
      ...config2
    ]);
  }
  await ensureProfile(client, kept, ownNetwork ?? network2 ?? "");
}
async function ensureProfile(client, { project }, network2) {
  const profile = await client.get(
    `/1.0/profiles/default?project=${project}`,
    object({ devices: record(string2(), unknown()) })
  );
  const [pool] = await client.get("/1.0/storage-pools", array(string2())) ?? [];
  const add = (device, ...words) => client.succeed(`set the project's ${device}`, [
    ...["profile", "device", "add", "--project", project],
    ...[`${client.prefix}default`, device, ...words]
  ]);
  if (!profile?.devices.root)
    await add("root", "disk", "path=/", `pool=${pool?.split("/").at(-1) ?? "default"}`, `size=${diskSize}`);
  if (!profile?.devices.eth0) await add("eth0", "nic", `network=${network2}`, "name=eth0");
}
async function ensureImported(client, { project }, image) {
  if (await client.get(`/1.0/images/aliases/${imageAlias}?project=${project}`, object({}))) return;
  const folder = await (0, import_promises17.mkdtemp)((0, import_node_path16.join)((0, import_node_os.tmpdir)(), "fanlab-image-"));
  try {
    const machine2 = (0, import_node_os.arch)() === "x64" ? "x86_64" : (0, import_node_os.arch)() === "arm64" ? "aarch64" : (0, import_node_os.arch)();
    await (0, import_promises17.writeFile)((0, import_node_path16.join)(folder, "metadata.yaml"), `architecture: ${machine2}
creation_date: 1700000000
`);
    const pack = 'tar --numeric-owner -C "$1" -cf - metadata.yaml -C "$2" --transform "s,^\\.,rootfs,S" . | { shift 2; "$@"; }';
    const words = ["image", "import", "--project", project, "/dev/stdin", "--alias", imageAlias];
    const remote = client.prefix === "" ? [] : [client.prefix];
    const result = await run(["sh", "-c", pack, "pack", folder, image, ...client.argv(...words, ...remote)], {
      timeoutMs: imageDeadline,
      env: toolEnvironment()
    });
    if (result.status !== 0)
      throw new LabError(`cannot give ${client.flavour.product} the machine image: ${said(result)}`);
  } finally {
    await (0, import_promises17.rm)(folder, { recursive: true, force: true });
  }
}
async function initMachine(client, { project, vm }, { name: name3, cpus, memory }, distribution) {
  const config2 = [`limits.cpu=${cpus}`, `limits.memory=${memory}B`, ...vm ? [] : containerConfig];
  const source = vm ? imageSource(client.flavour.name, distribution) : `${client.prefix}${imageAlias}`;
  await client.succeed(
    `make ${name3}`,
    [
      ...["init", "--project", project, source, `${client.prefix}${name3}`, ...vm ? ["--vm"] : []],
      ...config2.flatMap((each) => ["--config", each])
    ],
    imageDeadline
  );
}

// src/providers/lxd/remove-lab.ts
async function removeFromServer(client, { project, ownNetwork, token }) {
  const found = await client.get(`/1.0/projects/${project}`, markedThing);
  if (found?.config[tokenKey] === token) {
    const names2 = await instancesOf2(client, project);
    if (names2.length > 0) {
      const instances = names2.map((name3) => `${client.prefix}${name3}`);
      await client.succeed(
        "remove the machines",
        ["delete", "--project", project, "--force", ...instances],
        12e4
      );
    }
    const images = await client.get(`/1.0/images?project=${project}`, array(string2())) ?? [];
    for (const image of images) {
      const fingerprint = image.split("/").at(-1)?.split("?")[0] ?? "";
      await client.succeed("remove the image", [
        "image",
        "delete",
        "--project",
        project,
        `${client.prefix}${fingerprint}`
      ]);
    }
    await client.succeed("remove the project", ["project", "delete", `${client.prefix}${project}`]);
  }
  if (ownNetwork === null) return;
  const network2 = await client.get(`/1.0/networks/${ownNetwork}`, markedThing);
  if (network2?.config[tokenKey] === token)
    await client.succeed("remove the network", ["network", "delete", `${client.prefix}${ownNetwork}`]);
}
async function instancesOf2(client, project) {
  const found = await client.get(`/1.0/instances?project=${project}`, array(string2())) ?? [];
  return found.map((url) => url.split("/").at(-1)?.split("?")[0] ?? "").sort();
}

// src/providers/lxd/provider.ts
var lxdProvider = (stateDir, settings = {}) => instanceProvider(flavours.lxd, stateDir, settings);
var incusProvider = (stateDir, settings = {}) => instanceProvider(flavours.incus, stateDir, settings);
function instanceProvider(flavour, stateDir, settings) {
  const { remote, network: network2, vm = false, distribution = defaultDistribution, at = [] } = settings;
  const client = (name3) => lxdClient(flavour, name3 ?? void 0, at);
  const state = (lab) => madeMachines(stateDir, lab, flavour.name, keptOnServer);
  function open6(spec, kept) {
    const server = client(kept.remote);
    const machine2 = (name3) => lxdMachine(server, kept, name3);
    const host = hostPlace2(at);
    return {
      spec,
      host,
      async create(machineSpec) {
        const { name: name3 } = machineSpec;
        if (!(await instancesOf2(server, kept.project)).includes(name3))
          await initMachine(server, kept, machineSpec, distribution);
        await machine2(name3).start();
        return machine2(name3);
      },
      list: async () => (await instancesOf2(server, kept.project)).map(machine2),
      async underlay() {
        const machines = (await instancesOf2(server, kept.project)).map(machine2);
        const addresses = await Promise.all(
          machines.map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: { addresses: await addressesOf(host) } };
      }
    };
  }
  return {
    name: flavour.name,
    features: {
      ownKernel: vm,
      powerCut: true,
      separateCommandChannel: true,
      ownImage: !vm,
      chosenAddresses: false,
      chosenMtu: false,
      adopts: "host",
      onlyUnderlay: true
    },
    distribution: vm ? distribution : void 0,
    needs: {
      tools: { fping: "fping", curl: "curl", tc: "iproute2" },
      modules: vm ? ["vxlan"] : containerModules,
      unwantedUnits: []
    },
    check: () => lxdProblems(client(remote), settings),
    async open(spec) {
      const made = state(spec.name);
      const token = (0, import_node_crypto3.randomUUID)();
      const kept = await made.settings() ?? {
        ...{ remote: remote ?? null, project: projectOf(spec.name), vm, token },
        ownNetwork: network2 === void 0 ? networkOf(token) : null,
        forwarding: await readForwarding(at)
      };
      await made.keep(kept);
      const server = client(kept.remote);
      await ensureProject(server, kept, network2);
      if (!kept.vm) await ensureImported(server, kept, spec.image);
      return open6(spec, kept);
    },
    async find(spec) {
      const kept = await state(spec.name).settings();
      if (!kept || !await client(kept.remote).get(`/1.0/projects/${kept.project}`, object({})))
        return void 0;
      return open6(spec, kept);
    },
    async destroy(name3) {
      const made = state(name3);
      const kept = await made.settings();
      if (kept) {
        await undoOn(hostPlace2(at), name3);
        const server = client(kept.remote);
        await removeFromServer(server, kept);
        if (kept.ownNetwork !== null) await restoreForwarding(server, kept.forwarding, at);
      }
      await made.removeAll();
    }
  };
}

// src/providers/multipass/client.ts
var exitCodes = { commandFailed: 2, timedOut: 5 };
var requestDeadline2 = 9e4;
var instanceInfo = object({ state: string2(), ipv4: array(ipv4Text) });
function multipassClient(at) {
  const argv = (...words) => [...at, "multipass", ...words];
  const runClient = (words, { stdin, timeoutMs = requestDeadline2 } = {}) => run(argv(...words), { timeoutMs, env: toolEnvironment(), ...stdin === void 0 ? {} : { stdin } });
  return {
    argv,
    run: runClient,
    async succeed(what, words, timeoutMs) {
      const result = await runClient(words, timeoutMs === void 0 ? {} : { timeoutMs });
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${said2(result)}`, { hint: ["multipass", ...words].join(" ") });
    },
    async info(instance) {
      const result = await runClient(["info", instance, "--format", "json"]);
      if (result.status === 0) return parseInfo(result.stdout, instance);
      if (isMissing(result)) return void 0;
      throw new LabError(`cannot ask Multipass for ${instance}: ${said2(result)}`);
    }
  };
}
function parseInfo(text3, instance) {
  const answer = object({ info: record(string2(), instanceInfo) });
  const { info: info2 } = readJson(text3, answer, `what Multipass tells of ${instance}`);
  return info2[instance];
}
var isMissing = ({ stderr }) => /instance "[^"]*" (does not exist|is deleted)/i.test(stderr);
function said2({ stderr, stdout, timedOut, status }) {
  const text3 = (stderr.trim() || stdout.replaceAll(/[^\n]*\r/g, "").trim()).replace(/^\w+ failed: /, "");
  if (timedOut) return `it did not end before its deadline${text3 && `: ${text3}`}`;
  return text3 || `status ${status}`;
}
function parseSize(text3) {
  const [, number3, unit = ""] = /^([\d.]+)\s*([KMGT]i?)?B?$/.exec(text3.trim()) ?? [];
  if (number3 === void 0) return void 0;
  return Math.round(Number(number3) * 1024 ** " KMGT".indexOf(unit[0] ?? " "));
}

// src/providers/multipass/check.ts
var oldest = [1, 14];
async function multipassProblems(multipass, distribution, { elsewhere }) {
  if (!elsewhere && (await missingTools(["multipass"])).length > 0) {
    const hint = process.platform === "darwin" ? "brew install --cask multipass" : "snap install multipass";
    return [{ message: "provider multipass needs Multipass, which the host does not have", hint }];
  }
  const problems = [];
  if (!/^(ubuntu-\d\d\.\d\d|debian-1[23])$/.test(distribution)) {
    problems.push({
      message: `provider multipass has no image of ${distribution}`,
      hint: `${optionName("distribution")} ubuntu-22.04, which is the article\u2019s`
    });
  }
  try {
    return [...problems, ...await daemonProblems(multipass)];
  } catch (error3) {
    if (!(error3 instanceof LabError)) throw error3;
    return [...problems, { message: error3.message, hint: error3.hint ?? "multipass version" }];
  }
}
async function daemonProblems(multipass) {
  const text3 = await multipass.succeed("ask Multipass for its version", ["version", "--format", "json"]);
  const version3 = readJson(
    text3,
    object({ multipass: string2(), multipassd: string2().optional() }),
    "the version of Multipass"
  );
  const known2 = isAtLeast(version3.multipass, oldest);
  if (!known2) {
    return [
      {
        message: `Multipass ${version3.multipass} is too old: ${oldest.join(".")} is the first that can cut the power`,
        hint: "snap refresh multipass"
      }
    ];
  }
  const listed2 = await multipass.run(["list", "--format", "json"]);
  if (listed2.status === 0) return [];
  if (/not authenticated with the Multipass service/i.test(listed2.stderr)) {
    return [
      {
        message: "Multipass does not trust root, as whom the lab runs",
        hint: "multipass set local.passphrase, as who uses it now; then sudo multipass authenticate"
      }
    ];
  }
  return [
    {
      message: `Multipass does not answer: ${said2(listed2)}`,
      hint: version3.multipassd === void 0 ? "snap restart multipass" : "multipass list"
    }
  ];
}
function isAtLeast(version3, [major, minor]) {
  const [a = 0, b = 0] = version3.split(".").map((part) => Number.parseInt(part, 10));
  return a > major || a === major && b >= minor;
}

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
function isNetworkError(error3) {
  const isValid = error3 && isError(error3) && error3.name === "TypeError" && typeof error3.message === "string";
  if (!isValid) {
    return false;
  }
  const { message, stack } = error3;
  if (message === "Load failed" || message.startsWith("Load failed (") && message.endsWith(")")) {
    return stack === void 0 || "__sentry_captured__" in error3;
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
function validateNumberOption(name3, value, { allowInfinity = false } = {}) {
  if (typeof value !== "number" || Number.isNaN(value)) {
    throw new TypeError(`Expected \`${name3}\` to be a number${allowInfinity ? " or Infinity" : ""}.`);
  }
  if (!allowInfinity && !Number.isFinite(value)) {
    throw new TypeError(`Expected \`${name3}\` to be a finite number.`);
  }
  if (value < 0) {
    throw new TypeError(`Expected \`${name3}\` to be \u2265 0.`);
  }
}
function validateOption(name3, value, type) {
  if (value === void 0 || value === null) {
    return;
  }
  if (typeof value !== type) {
    throw new TypeError(`Expected \`${name3}\` to be a ${type}.`);
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
function calculateRemainingTime(start, max) {
  return Number.isFinite(max) ? max - (performance.now() - start) : max;
}
async function delayForRetry(delay, options) {
  if (delay <= 0) {
    return;
  }
  await new Promise((resolve7, reject) => {
    const onAbort = () => {
      clearTimeout(timeoutToken);
      reject(options.signal.reason);
    };
    const timeoutToken = setTimeout(() => {
      options.signal?.removeEventListener("abort", onAbort);
      resolve7();
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
function unwrapAbortError(error3) {
  let cause = error3;
  while (cause instanceof AbortError && cause.originalError instanceof Error) {
    cause = cause.originalError;
  }
  return cause;
}
async function onAttemptFailure({ error: error3, attemptNumber, retriesConsumed, startTime, options }) {
  const abortIfNeeded = () => {
    options.signal?.throwIfAborted();
  };
  const normalizedError = error3 instanceof Error ? error3 : new TypeError(`Non-error was thrown: "${stringifyThrownValue(error3)}". You should only throw errors.`);
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
    } catch (error3) {
      if (await onAttemptFailure({
        error: error3,
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

// src/providers/multipass/launch.ts
var launchTimeout = 600;
var launchDeadline = 18e5;
var disk = "10G";
var hopeless = /KVM|not authenticated|socket access denied|cannot connect to the multipass socket|Unable to find an image|not enough|No space left|Invalid|minimum/i;
function judgeLaunch({
  status,
  stderr,
  timedOut
}) {
  if (status === 0) return "launched";
  if (/instance "[^"]*" already exists/.test(stderr)) return "wait";
  if (status === exitCodes.timedOut || timedOut) return "wait";
  if (/timed out waiting/i.test(stderr)) return "wait";
  return hopeless.test(stderr) ? "give up" : "again";
}
function imageFor(distribution) {
  const [id = "", version3 = ""] = distribution.split("-");
  if (id === "ubuntu") return version3;
  const suite = { 12: "bookworm", 13: "trixie" }[version3];
  const arch3 = process.arch === "x64" ? "amd64" : process.arch;
  return `https://cloud.debian.org/images/cloud/${suite}/latest/${distribution}-genericcloud-${arch3}.qcow2`;
}
async function launch(multipass, instance, { name: name3, cpus, memory }, distribution) {
  const words = [
    ...["launch", imageFor(distribution), "--name", instance],
    ...["--cpus", String(cpus), "--memory", `${Math.round(memory / 2 ** 20)}M`, "--disk", disk],
    // By standard input: a snap cannot read every folder.
    ...["--timeout", String(launchTimeout), "--cloud-init", "-"]
  ];
  const attempt2 = async () => {
    const result = await multipass.run(words, { stdin: userData(name3), timeoutMs: launchDeadline });
    const verdict2 = judgeLaunch(result);
    if (verdict2 === "launched") return;
    const error3 = new LabError(`cannot launch ${name3}: ${said2(result)}`, {
      hint: `multipass info ${instance}; multipass ${words.slice(0, -2).join(" ")}`
    });
    if (verdict2 === "give up") throw new AbortError(error3);
    if (verdict2 === "wait" && await isReady(multipass, instance)) return;
    await multipass.run(["delete", "--purge", instance]);
    throw error3;
  };
  await pRetry(attempt2, { retries: 2, minTimeout: 3e3 });
}
var userData = (hostname) => JSON.stringify({ hostname, preserve_hostname: false });
async function isReady(multipass, instance) {
  if ((await multipass.info(instance))?.state !== "Running") return false;
  const words = ["exec", "-n", instance, "--", "cloud-init", "status", "--wait"];
  return (await multipass.run(words, { timeoutMs: launchTimeout * 1e3 })).status === 0;
}

// src/providers/multipass/machine.ts
var bootDeadline = 36e4;
var off = /* @__PURE__ */ new Set();
function multipassMachine(multipass, instance, name3) {
  const exec2 = (argv, variables) => multipass.argv("exec", "-n", instance, "--", "sudo", "-n", "--", "env", "-i", ...variables, ...argv);
  const place = {
    name: name3,
    // Virtual machines with KVM.
    pace: 2,
    async run(argv, options = {}) {
      if (off.has(instance))
        throw new LabError(`cannot run "${argv[0]}" on ${name3}: the machine does not run`);
      return throughChannel(name3, argv, options, (command) => exec2(command, cleanEnvironment));
    },
    attach: (argv) => exec2(argv, terminalEnvironment())
  };
  const setting = async (key) => (await multipass.succeed(`read the ${key} of ${name3}`, ["get", `local.${instance}.${key}`])).trim();
  return {
    ...place,
    // Resolves when ssh answers again; what starts after that is for the caller to wait for.
    async restart() {
      await multipass.succeed(`restart ${name3}`, ["restart", instance], bootDeadline);
    },
    async shutDown() {
      off.add(instance);
      await multipass.succeed(`shut ${name3} down`, ["stop", instance], bootDeadline);
    },
    async cutPower() {
      off.add(instance);
      if ((await multipass.info(instance))?.state !== "Stopped")
        await multipass.succeed(`cut the power of ${name3}`, ["stop", "--force", instance]);
    },
    async start() {
      if ((await multipass.info(instance))?.state !== "Running")
        await multipass.succeed(`start ${name3}`, ["start", instance], bootDeadline);
      off.delete(instance);
    },
    async resources() {
      const [cpus, memory, disk2] = await Promise.all([setting("cpus"), setting("memory"), setting("disk")]);
      return { cpus: Number(cpus), memory: parseSize(memory), disk: parseSize(disk2) };
    },
    console: () => journalOf(place)
  };
}

// src/providers/multipass/provider.ts
var articleDistribution = "ubuntu-22.04";
var instanceOf = (lab, machine2) => `fanlab-${lab}-${machine2}`;
async function remove(multipass, instance) {
  const result = await multipass.run(["delete", "--purge", instance]);
  if (result.status === 0 || isMissing(result)) return;
  throw new LabError(`cannot remove ${instance}: ${said2(result)}`, { hint: "multipass list" });
}
function multipassProvider(stateDir, { distribution = articleDistribution, at = [] } = {}) {
  const multipass = multipassClient(at);
  const host = hostPlace2(at);
  function open6(spec) {
    const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
    const machine2 = (name3) => multipassMachine(multipass, instanceOf(spec.name, name3), name3);
    const list = async () => {
      const names2 = await made.names();
      const infos = await Promise.all(names2.map((name3) => multipass.info(instanceOf(spec.name, name3))));
      return names2.filter((_, index) => infos[index] !== void 0).map(machine2);
    };
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        const instance = instanceOf(spec.name, machineSpec.name);
        await made.note(machineSpec.name);
        if (!await multipass.info(instance)) await launch(multipass, instance, machineSpec, distribution);
        await machine2(machineSpec.name).start();
        return machine2(machineSpec.name);
      },
      async underlay() {
        const addresses = await Promise.all(
          (await list()).map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: await hostUnderlay(host) };
      }
    };
  }
  return {
    name: "multipass",
    features: {
      ownKernel: true,
      powerCut: true,
      separateCommandChannel: false,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      adopts: "host",
      onlyUnderlay: true
    },
    distribution,
    needs: hostNeeds(),
    check: () => multipassProblems(multipass, distribution, { elsewhere: at.length > 0 }),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
      await made.keep({});
      return open6(spec);
    },
    async find(spec) {
      const lab = open6(spec);
      return (await lab.list()).length > 0 ? lab : void 0;
    },
    async destroy(name3) {
      const made = madeMachines(stateDir, name3, "multipass", noSettings);
      if (await made.settings() !== void 0) await undoOn(host, name3);
      const names2 = await made.names();
      await Promise.all(names2.map((machine2) => remove(multipass, instanceOf(name3, machine2))));
      await made.removeAll();
    }
  };
}

// src/providers/qemu/provider.ts
var import_promises29 = require("node:fs/promises");
var import_node_path25 = require("node:path");

// src/providers/embedded/machine-content.ts
var import_promises18 = require("node:fs/promises");

// src/lab/package-root.ts
var import_node_fs6 = require("node:fs");
var import_node_path17 = require("node:path");
var import_node_url2 = require("node:url");
var packageRoot = findRoot((0, import_node_path17.dirname)((0, import_node_url2.fileURLToPath)(bundleUrl)));
var guestPath = (path8) => (0, import_node_path17.join)(packageRoot, "src", path8);
function findRoot(folder) {
  if ((0, import_node_fs6.existsSync)((0, import_node_path17.join)(folder, "src", "guest"))) return folder;
  const parent = (0, import_node_path17.dirname)(folder);
  if (parent === folder) throw new Error("cannot find src/guest above the code: the checkout is incomplete");
  return findRoot(parent);
}

// src/providers/embedded/machine-content.ts
var unitFolder = "/etc/systemd/system";
var agentFolder = "/usr/local/lib/machine-agent";
var maskedUnits = [
  ...["systemd-logind.service", "systemd-user-sessions.service", "systemd-initctl.socket"],
  ...["systemd-update-utmp.service", "systemd-update-utmp-runlevel.service", "systemd-random-seed.service"],
  ...["systemd-binfmt.service", "proc-sys-fs-binfmt_misc.automount", "systemd-modules-load.service"],
  ...["systemd-journal-flush.service", "systemd-sysusers.service", "systemd-firstboot.service"],
  ...["systemd-repart.service", "systemd-remount-fs.service", "systemd-network-generator.service"],
  ...["systemd-pcrphase.service", "systemd-pcrphase-sysinit.service", "systemd-tmpfiles-clean.timer"],
  ...["systemd-ask-password-console.path", "systemd-ask-password-wall.path"],
  ...["dev-mqueue.mount", "dev-hugepages.mount", "sys-kernel-debug.mount", "sys-kernel-tracing.mount"],
  ...[
    "modprobe@drm.service",
    "modprobe@dm_mod.service",
    "modprobe@loop.service",
    "modprobe@efi_pstore.service"
  ],
  ...["modprobe@configfs.service", "sys-kernel-config.mount"]
];
async function machineContent() {
  return {
    files: {
      [`${agentFolder}/machine-agent`]: {
        text: await (0, import_promises18.readFile)(guestPath("guest/machine-agent"), "utf8"),
        mode: 493
      },
      [`${agentFolder}/machine_command.py`]: {
        text: await (0, import_promises18.readFile)(guestPath("guest/machine_command.py"), "utf8"),
        mode: 420
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
ExecStart=${agentFolder}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`;
var triggerDropIn = `[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;

// src/providers/embedded/virtual-provider.ts
var import_promises25 = require("node:fs/promises");

// src/providers/embedded/base-disk.ts
var import_node_crypto4 = require("node:crypto");
var import_promises21 = require("node:fs/promises");
var import_node_path19 = require("node:path");

// src/process/bound-to-this-process.ts
var boundToThisProcess = ["setpriv", "--pdeathsig", "KILL"];

// src/image/process-mark.ts
function processMark(pid = process.pid) {
  const identity = identify(pid);
  if (!identity) throw new Error(`no process ${pid}`);
  return `${pid}-${identity.startTime}`;
}

// src/image/archive.ts
var partials = 0;
var partialName = () => `${partialPrefix}${processMark()}.${++partials}`;
var partialPrefix = ".partial-";

// src/process/with-lock.ts
var import_node_fs8 = require("node:fs");
var import_promises20 = require("node:fs/promises");
var import_node_path18 = require("node:path");

// src/process/lock-holder.ts
var import_node_fs7 = require("node:fs");
var import_promises19 = require("node:fs/promises");
var lockNote = object({
  pid: int().positive(),
  /** ISO 8601. */
  since: string2().max(40),
  /** Such as `removing lab a`; empty when there is no more to say than who. */
  doing: string2().max(200)
});
async function writeLockNote(file3, note) {
  const handle = await (0, import_promises19.open)(file3, import_node_fs7.constants.O_WRONLY | import_node_fs7.constants.O_TRUNC | import_node_fs7.constants.O_NOFOLLOW);
  try {
    if (note) await handle.writeFile(`${JSON.stringify(note)}
`);
  } finally {
    await handle.close();
  }
}
async function lockHolder(file3) {
  const pid = await lockingProcess(file3);
  const note = await readNote(file3);
  if (pid === void 0) return "another process";
  if (note && (note.pid === pid || note.pid === await parentOf(pid)))
    return `process ${note.pid}${note.doing === "" ? "" : ` (${note.doing}, since ${note.since})`}`;
  const words = (await textOf2(`/proc/${pid}/cmdline`)).replaceAll(/[\0\p{Cc}]+/gu, " ").trim();
  return `process ${pid} (${words.slice(0, 100) || "of unknown name"})`;
}
async function lockingProcess(file3) {
  const inode = (await (0, import_promises19.stat)(file3).catch(() => void 0))?.ino;
  for (const line of (await textOf2("/proc/locks")).split("\n")) {
    const [, pid, own2] = /^\d+: FLOCK +\S+ +\S+ +(\d+) \S+:\S+:(\d+) /.exec(line) ?? [];
    if (own2 !== void 0 && Number(own2) === inode && Number(pid) > 0) return Number(pid);
  }
  return void 0;
}
async function readNote(file3) {
  try {
    return lockNote.parse(JSON.parse(await (0, import_promises19.readFile)(file3, "utf8")));
  } catch {
    return void 0;
  }
}
var parentOf = async (pid) => Number(/^PPid:\s*(\d+)$/m.exec(await textOf2(`/proc/${pid}/status`))?.[1]);
var textOf2 = (file3) => (0, import_promises19.readFile)(file3, "utf8").catch(() => "");

// src/process/with-lock.ts
var quietMs = 300;
var longestWait = 36e5;
async function withLock({ file: file3, doing = "", onWait, within: within2 = longestWait, signal, run: run3 = run }, body) {
  signal?.throwIfAborted();
  const isFile = await makeLockFile(file3);
  const release = new AbortController();
  const giveUp = () => release.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  let got;
  const locked = new Promise((resolve7) => {
    got = resolve7;
  });
  const holding = run3(
    [...boundToThisProcess, "flock", "--no-fork", file3, "sh", "-c", "echo locked; exec sleep infinity"],
    {
      signal: release.signal,
      onOutput: (text3) => {
        if (text3.includes("locked")) got();
      }
    }
  );
  const lost = holding.then(({ stderr }) => {
    throw new LabError(`cannot lock ${file3}: ${stderr.trim() || "the process that held the lock was ended"}`);
  });
  const impatience = setTimeout(async () => onWait(await lockHolder(file3)), quietMs);
  const deadline2 = setTimeout(async () => release.abort(await tooLate(file3, within2)), within2);
  const stopWaiting = () => {
    clearTimeout(impatience);
    clearTimeout(deadline2);
    signal?.removeEventListener("abort", giveUp);
  };
  try {
    await Promise.race([locked, lost]);
    stopWaiting();
    if (isFile) await writeLockNote(file3, { pid: process.pid, since: (/* @__PURE__ */ new Date()).toISOString(), doing });
    try {
      return await body();
    } finally {
      if (isFile) await writeLockNote(file3, void 0).catch(() => {
      });
    }
  } finally {
    stopWaiting();
    release.abort();
    await lost.catch(() => {
    });
  }
}
async function makeLockFile(file3) {
  if ((await (0, import_promises20.stat)(file3).catch(() => void 0))?.isDirectory()) return false;
  await (0, import_promises20.mkdir)((0, import_node_path18.dirname)(file3), { recursive: true });
  const handle = await (0, import_promises20.open)(file3, import_node_fs8.constants.O_WRONLY | import_node_fs8.constants.O_CREAT | import_node_fs8.constants.O_NOFOLLOW, 384);
  try {
    await handle.chmod(384);
  } finally {
    await handle.close();
  }
  return true;
}
async function tooLate(file3, within2) {
  const holder = await lockHolder(file3);
  const pid = /\d+/.exec(holder)?.[0];
  const message = `cannot lock ${file3} within ${Math.round(within2 / 1e3)} s: ${holder} has it`;
  return new LabError(message, {
    hint: pid ? `ps -fp ${pid}, and kill ${pid} if it hangs` : `fuser -v ${file3}`
  });
}

// src/providers/embedded/base-disk.ts
var diskSize2 = 10 * 1024 ** 3;
var diskDeadline = 3e5;
async function ensureBaseDisk(image, content) {
  const manifest = await (0, import_promises21.readFile)(`${image}.manifest`, "utf8");
  const key = (0, import_node_crypto4.createHash)("sha256").update(JSON.stringify([manifest, content, diskSize2])).digest("hex");
  const disk2 = `${image}.${content.name}-${key.slice(0, 16)}.ext4`;
  if (await exists4(disk2)) return disk2;
  return withLock({ file: image, onWait: () => {
  } }, async () => {
    if (!await exists4(disk2)) await makeBaseDisk(image, content, disk2);
    return disk2;
  });
}
async function makeBaseDisk(image, content, disk2) {
  const work = (0, import_node_path19.join)((0, import_node_path19.dirname)(image), partialName());
  try {
    await layOut(content, (0, import_node_path19.join)(work, "content"));
    const folders = Object.entries(content.folders).flat();
    const result = await run(
      [
        ...boundToThisProcess,
        ...["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-eu", "-c", script, "disk"],
        ...[work, image, String(diskSize2), ...folders]
      ],
      { timeoutMs: paced(diskDeadline) }
    );
    if (result.status !== 0) {
      const said4 = result.stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot make a disk of the image ${(0, import_node_path19.basename)(image)}: ${said4}`, {
        hint: `df -h ${(0, import_node_path19.dirname)(image)}`,
        logs: [{ name: "machine-disk.txt", text: `${result.stdout}${result.stderr}` }]
      });
    }
    await (0, import_promises21.rename)((0, import_node_path19.join)(work, "disk"), disk2);
  } finally {
    await (0, import_promises21.rm)(work, { recursive: true, force: true });
  }
}
async function layOut({ files, links }, directory) {
  for (const [path8, { text: text3, mode }] of Object.entries(files)) {
    await (0, import_promises21.mkdir)((0, import_node_path19.dirname)((0, import_node_path19.join)(directory, path8)), { recursive: true });
    await (0, import_promises21.writeFile)((0, import_node_path19.join)(directory, path8), text3);
    await (0, import_promises21.chmod)((0, import_node_path19.join)(directory, path8), mode);
  }
  for (const [path8, target2] of Object.entries(links)) {
    await (0, import_promises21.mkdir)((0, import_node_path19.dirname)((0, import_node_path19.join)(directory, path8)), { recursive: true });
    await (0, import_promises21.symlink)(target2, (0, import_node_path19.join)(directory, path8));
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
var exists4 = (path8) => (0, import_promises21.access)(path8).then(
  () => true,
  () => false
);

// src/providers/embedded/links.ts
var agentPort = 77;
var linksDeadline = 1e4;
function tapNames(address2) {
  const hex = address2.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0")).join("");
  return { underlay: `tap${hex}`, management: `mgt${hex}` };
}
function managementAddresses(hostAddress, address2) {
  const linkLocal = (of) => `169.254.${of.split(".").slice(2).join(".")}`;
  return { lab: linkLocal(hostAddress), machine: linkLocal(address2) };
}
var agentParameters = (device, { lab, machine: machine2 }, directories) => [
  `fanlab.agent=${device},${machine2},${lab},${agentPort}`,
  ...directories.length > 0 ? [`fanlab.directories=${directories.join(":")}`] : []
];
async function makeLinks(keeper, { address: address2, hostAddress }, files) {
  const taps = tapNames(address2);
  const { lab, machine: machine2 } = managementAddresses(hostAddress, address2);
  const relay = [
    "socat",
    `UNIX-LISTEN:${files.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine2}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`
  ];
  const result = await run(
    [
      ...enter(keeper),
      ...["sh", "-eu", "-c", script2, "links", taps.underlay, underlayBridge, taps.management],
      ...[lab, machine2, files.agent, files.log, ...inLastingEnvironment(relay)]
    ],
    { timeoutMs: paced(linksDeadline) }
  );
  if (result.status === 0) return;
  const late = `not within ${(result.durationMs / 1e3).toFixed(1)} s`;
  throw new LabError(
    `cannot make the links of ${address2}: ${result.stderr.trim() || (result.timedOut ? late : `status ${result.status}`)}`,
    { logs: [{ name: `links-${address2}.txt`, text: `${await readLog(files.log)}${result.stderr}` }] }
  );
}
var script2 = `
underlay=$1; bridge=$2; management=$3; lab=$4; machine=$5; socket=$6; log=$7
shift 7
ip tuntap add "$underlay" mode tap
ip link set "$underlay" master "$bridge" up
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`;

// src/providers/embedded/machine-files.ts
var import_promises22 = require("node:fs/promises");
var import_node_path20 = require("node:path");

// src/providers/machine-shape.ts
var machineShape = object({
  name: string2().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  address: ipv42(),
  cpus: number2().positive(),
  /** Bytes. */
  memory: number2().positive(),
  plainDirectories: array(string2().startsWith("/")).readonly()
});

// src/providers/embedded/machine-files.ts
var machineRecord = machineShape.extend({
  /** The disk that all machines of its image share; its own is laid over it. */
  baseDisk: string2().startsWith("/")
});
var longest = 1e5;
function machineFiles({ machines }, name3) {
  const directory = (0, import_node_path20.join)(machines, name3);
  return {
    directory,
    record: (0, import_node_path20.join)(directory, "machine.json"),
    /** What the machine wrote. */
    disk: (0, import_node_path20.join)(directory, "disk"),
    console: (0, import_node_path20.join)(directory, "console.log"),
    /** UNIX socket of its agent. */
    agent: (0, import_node_path20.join)(directory, "agent"),
    /** What the programs around it said. */
    log: (0, import_node_path20.join)(directory, "log")
  };
}
async function readMachineRecord({ record: record2 }) {
  const read3 = readOwnFile(record2, longest);
  if ("text" in read3) return readJson(read3.text, machineRecord, record2);
  if (read3.problem === "there is none") return void 0;
  throw new LabError(`cannot read ${record2}: ${read3.problem}`);
}
async function writeMachineRecord({ record: file3 }, record2) {
  await (0, import_promises22.writeFile)(`${file3}.new`, JSON.stringify(record2));
  await (0, import_promises22.rename)(`${file3}.new`, file3);
}

// src/providers/embedded/virtual-machine.ts
var import_promises24 = require("node:fs/promises");
var import_node_url3 = require("node:url");

// src/providers/embedded/agent-connection.ts
var import_node_net = require("node:net");

// src/providers/embedded/agent-frames.ts
var headLength = 5;
var longestFrame = 16 * 2 ** 20;
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
      if (wanted > headLength + longestFrame)
        throw new LabError("cannot talk to the agent on the machine: it sends what no agent sends");
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
function connectToAgent(path8, within2, signal) {
  return new Promise((resolve7) => {
    const open6 = /* @__PURE__ */ new Set();
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
      for (const socket of open6) if (socket !== winner) socket.destroy();
      open6.clear();
      resolve7(connection);
    };
    const giveUp = () => finish();
    const attempt2 = () => {
      const socket = (0, import_node_net.connect)(path8);
      open6.add(socket);
      const read3 = frameReader();
      socket.on("error", () => {
      });
      socket.once("close", () => {
        if (open6.delete(socket) && open6.size === 0) later(attempt2, pauseMs);
      });
      socket.once("data", (data) => {
        if (!open6.has(socket)) return;
        const frames = readOrLeave(socket, read3, data);
        if (!socket.destroyed) finish(socket, connectionOn(socket, read3, frames.slice(1)));
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
function readOrLeave(socket, read3, data) {
  try {
    return read3(data);
  } catch {
    socket.destroy();
    return [];
  }
}
function connectionOn(socket, read3, early) {
  return {
    send: (kind, data) => socket.write(encodeFrame(kind, data)),
    listen(onFrame, onGone) {
      early.forEach(onFrame);
      socket.on("data", (data) => readOrLeave(socket, read3, data).forEach(onFrame));
      socket.once("close", onGone);
      if (socket.destroyed) onGone();
    },
    close: () => socket.destroy()
  };
}

// src/providers/embedded/agent-command.ts
var answerDeadline = 1e4;
var leastPatience = 3e3;
var agentGrace = 1e4;
var pieceLength = 65536;
var lastWords = object({ status: int().min(0).max(255), timedOut: boolean2() });
var readAgentResult = (data) => readJson(data.toString(), lastWords, "how the command ended, as the agent on the machine tells it");
var environmentOf = (variables) => Object.fromEntries(variables.map((variable) => [variable.split("=", 1)[0], variable.replace(/^[^=]*=/, "")]));
async function runByAgent(where, argv, { stdin, timeoutMs = defaultDeadline, signal } = {}) {
  signal?.throwIfAborted();
  const start = performance.now();
  const connection = await connectToAgent(
    where.socket,
    Math.min(paced(answerDeadline), Math.max(leastPatience, timeoutMs)),
    signal
  );
  signal?.throwIfAborted();
  const cannot = (cause) => new LabError(`cannot run "${argv[0]}" on ${where.name}: ${cause}`, { hint: where.hint });
  if (!connection) throw cannot("the machine does not answer");
  const request = {
    argv,
    environment: environmentOf(cleanEnvironment),
    timeoutMs,
    input: stdin !== void 0
  };
  connection.send("r", JSON.stringify(request));
  if (stdin !== void 0) sendInput(connection, stdin);
  try {
    const { stdout, stderr, result } = await collect(connection, timeoutMs + paced(agentGrace), signal);
    if (result === "gone") throw cannot("the machine went down");
    return {
      argv,
      status: result?.status ?? null,
      signal: null,
      stdout,
      stderr,
      durationMs: performance.now() - start,
      timedOut: result?.timedOut ?? true
    };
  } finally {
    connection.close();
  }
}
function sendInput(connection, stdin) {
  const bytes3 = typeof stdin === "string" ? Buffer.from(stdin) : stdin;
  for (let at = 0; at < bytes3.length; at += pieceLength)
    connection.send("i", bytes3.subarray(at, at + pieceLength));
  connection.send("i");
}
function collect(connection, within2, signal) {
  return new Promise((resolve7, reject) => {
    const [stdout, stderr] = [new BoundedOutput(), new BoundedOutput()];
    const finish = (result) => {
      clearTimeout(deadline2);
      signal?.removeEventListener("abort", abort);
      resolve7({ stdout: stdout.text(), stderr: stderr.text(), result });
    };
    const fail = (error3) => {
      clearTimeout(deadline2);
      signal?.removeEventListener("abort", abort);
      reject(error3);
    };
    const abort = () => fail(signal?.reason);
    const end = (data) => {
      try {
        finish(readAgentResult(data));
      } catch (error3) {
        fail(error3);
      }
    };
    const deadline2 = setTimeout(finish, within2);
    signal?.addEventListener("abort", abort, { once: true });
    connection.listen(
      ({ kind, data }) => {
        if (kind === "x") end(data);
        else if (kind === "o") stdout.push(data);
        else if (kind === "e") stderr.push(data);
      },
      () => finish("gone")
    );
  });
}

// src/providers/embedded/machine-cgroups.ts
var import_promises23 = require("node:fs/promises");
var import_node_path21 = require("node:path");
async function trackingCgroup(lab, machine2) {
  const { tracking } = await readCgroupLayout();
  if (!tracking) throw new LabError(`cannot tell the processes of ${machine2}: no cgroup hierarchy is mounted`);
  return (0, import_node_path21.join)(tracking, labCgroup(lab), machine2);
}
async function makeMachineCgroups(lab, machine2) {
  const tracking = await trackingCgroup(lab, machine2);
  const layout = await readCgroupLayout();
  const { pids } = layout.controllers;
  const limiting = pids ? (0, import_node_path21.join)(pids.root, labCgroup(lab), machine2) : tracking;
  await Promise.all([tracking, limiting].map((group) => (0, import_promises23.mkdir)(group, { recursive: true })));
  if (!pids) return [tracking];
  if (pids.version === 2) {
    for (const above of parents(limiting, pids.root))
      await (0, import_promises23.writeFile)((0, import_node_path21.join)(above, "cgroup.subtree_control"), "+pids");
  }
  await (0, import_promises23.writeFile)((0, import_node_path21.join)(limiting, "pids.max"), String(await processLimit(layout)));
  return [.../* @__PURE__ */ new Set([tracking, limiting])];
}
var parents = (folder, root) => folder === root ? [] : [...parents((0, import_node_path21.dirname)(folder), root), (0, import_node_path21.dirname)(folder)];

// src/providers/embedded/virtual-machine.ts
var startDeadline = 2e4;
var shutdownDeadline2 = 12e4;
var attachProgram = (0, import_node_url3.fileURLToPath)(
  new URL(bundleUrl.endsWith(".ts") ? "attach.ts" : "attach.mjs", bundleUrl)
);
function virtualMachine(name3, emulator, lab) {
  const files = machineFiles(lab.paths, name3);
  const hint = `its console is kept with the evidence and, while the lab is up, in ${files.console}`;
  const cgroup = () => trackingCgroup(lab.spec.name, name3);
  const processes = async () => processesBelow(await cgroup());
  const isRunning = async () => (await processes()).length > 0;
  const runInside = async (argv, options) => {
    if (!await isRunning()) {
      throw new Hopeless(`cannot run "${argv[0]}" on ${name3}: the machine does not run`, { hint });
    }
    return runByAgent({ name: name3, socket: files.agent, hint }, argv, options);
  };
  const place = {
    name: name3,
    pace: lab.pace,
    run: runInside,
    attach: (argv) => [process.execPath, attachProgram, files.agent, ...argv]
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await waitUntil(
        `${name3} is down`,
        async () => await isRunning() ? { notYet: "it still runs" } : { value: true },
        { within: paced(shutdownDeadline2 * lab.pace), hint }
      );
    },
    cutPower: async () => endProcesses([await cgroup()], name3),
    async start() {
      if (await isRunning()) return;
      const record2 = await readMachineRecord(files);
      if (!record2) throw new LabError(`cannot start ${name3}: there is no such machine`);
      await (0, import_promises24.rename)(files.console, olderLog(files.console)).catch(() => {
      });
      const groups = await makeMachineCgroups(lab.spec.name, name3);
      const command = await emulator.command(record2, files, lab);
      await launch2(groups, [...enter(lab.keeper), "setsid", ...command], files);
      await waitUntil(
        `${name3} has power`,
        async () => {
          const said4 = await (0, import_promises24.readFile)(files.console, "utf8").catch(() => "");
          if (emulator.firstWords.test(said4)) return { value: true };
          if (await isRunning()) return { notYet: said4.slice(-500) };
          const last = said4.trim().split("\n").slice(-5).join("\n");
          throw new Hopeless(`cannot start ${name3}: ${last || "its program ended and said nothing"}`, {
            logs: await logsOfMachine(name3, files)
          });
        },
        { within: paced(startDeadline), hint }
      );
    },
    async resources() {
      for (const pid of await processes()) {
        const words = (await (0, import_promises24.readFile)(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
        const found = await emulator.resources(words);
        if (found) return found;
      }
      throw new LabError(`cannot tell the limits of ${name3}: the machine does not run`, { hint });
    },
    console: () => readLog(files.console)
  };
}
var logsOfMachine = async (name3, files) => [
  { name: `${name3}-console.log`, text: await readLog(files.console) },
  { name: `${name3}-log.txt`, text: await readLog(files.log) }
];
async function launch2(groups, command, files) {
  const watched = ["setsid", "sh", "-c", untilItEnds, "machine", groups[0] ?? "", ...command];
  const result = await run(
    [
      "sh",
      "-eu",
      "-c",
      launchScript2,
      "launch",
      files.console,
      ...groups,
      "--",
      ...inLastingEnvironment(watched)
    ],
    {
      timeoutMs: paced(startDeadline)
    }
  );
  if (result.status !== 0) throw new LabError(`cannot start a machine: ${result.stderr.trim()}`);
}
var launchScript2 = `
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`;
var untilItEnds = `
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;

// src/providers/embedded/virtual-provider.ts
function virtualProvider(stateDir, particular) {
  const { name: name3, needs, check, emulator } = particular;
  const pathsOf = (lab) => labPaths(stateDir, lab, name3);
  const openLab2 = async (spec, paths, keeper) => {
    const pace2 = await emulator.pace(paths);
    const machine2 = (machineName2) => virtualMachine(machineName2, emulator, { spec, paths, keeper, pace: pace2 });
    return {
      spec,
      host: hostPlace(keeper, paths),
      async create(machineSpec) {
        if (!await readMachineRecord(machineFiles(paths, machineSpec.name)))
          await makeMachine2(machineSpec, spec, paths, keeper);
        await machine2(machineSpec.name).start();
        return machine2(machineSpec.name);
      },
      async list() {
        const names2 = await (0, import_promises25.readdir)(paths.machines);
        const whole2 = await Promise.all(names2.map((each) => readMachineRecord(machineFiles(paths, each))));
        return whole2.flatMap((record2) => record2 ? [machine2(record2.name)] : []);
      }
    };
  };
  const makeMachine2 = async (spec, lab, paths, keeper) => {
    const files = machineFiles(paths, spec.name);
    await (0, import_promises25.mkdir)(files.directory, { recursive: true });
    const baseDisk = await ensureBaseDisk(lab.image, await particular.diskContent(lab.image));
    const record2 = { ...spec, baseDisk };
    await Promise.all([
      reserveAddress(paths, spec.name, spec.address),
      makeLinks(keeper, { address: spec.address, hostAddress: lab.hostAddress }, files),
      emulator.makeDisk?.(record2, files)
    ]);
    await writeMachineRecord(files, record2);
  };
  return {
    name: name3,
    features: {
      ownKernel: true,
      powerCut: true,
      separateCommandChannel: true,
      ownImage: true,
      chosenAddresses: true,
      chosenMtu: false,
      onlyUnderlay: true,
      adopts: "nothing"
    },
    needs,
    check,
    async open(spec) {
      const paths = pathsOf(spec.name);
      const existing = await findKeeper(paths);
      if (existing) return openLab2(spec, paths, existing);
      const keeper = await makeLab(paths, spec, { ownTree: false });
      await particular.prepareLab(keeper, paths, spec);
      return openLab2(spec, paths, keeper);
    },
    async find(spec) {
      const paths = pathsOf(spec.name);
      const keeper = await findKeeper(paths);
      return keeper && openLab2(spec, paths, keeper);
    },
    destroy: (lab) => destroyLab(lab, pathsOf(lab))
  };
}

// src/host/kvm.ts
var import_node_crypto5 = require("node:crypto");
var import_node_fs9 = require("node:fs");
var import_promises26 = require("node:fs/promises");
var import_node_os2 = require("node:os");
var import_node_path22 = require("node:path");
var exitPort = 1281;
var passByte = 42;
var passStatus = 2 * passByte + 1;
var trialDeadline = 3e3;
var qemu = "qemu-system-x86_64";
async function tryKvm({
  device = "/dev/kvm",
  arch: arch3 = process.arch
} = {}) {
  const refusal = await (0, import_promises26.access)(device, import_promises26.constants.R_OK | import_promises26.constants.W_OK).then(
    () => void 0,
    (error3) => error3.code
  );
  if (refusal === "ENOENT") {
    return {
      works: false,
      why: `there is no ${device}`,
      hint: "modprobe -a kvm_intel kvm_amd, after virtualization is enabled in the firmware or by the hypervisor above"
    };
  }
  if (refusal !== void 0) {
    return {
      works: false,
      why: `this user may not open ${device}`,
      hint: 'sudo usermod -aG kvm "$USER", and log in anew'
    };
  }
  if (arch3 !== "x64") return { works: void 0, why: `${device} is there; on ${arch3} it is not tried` };
  if ((await missingTools([qemu])).length > 0) {
    return {
      works: void 0,
      why: `${device} is there; only a machine could tell whether it works, and there is no ${qemu}`,
      hint: "apt-get install --no-install-recommends qemu-system-x86"
    };
  }
  return runProbeMachine();
}
async function runProbeMachine() {
  const firmware = openNameless(probeFirmware());
  try {
    const { status, timedOut, stderr } = await run(
      [
        ...boundToThisProcess,
        ...[qemu, "-accel", "kvm", "-nodefaults", "-no-user-config", "-display", "none", "-m", "16"],
        ...["-bios", `/proc/${process.pid}/fd/${firmware}`],
        ...["-device", `isa-debug-exit,iobase=${exitPort},iosize=2`]
      ],
      { timeoutMs: paced(trialDeadline) }
    );
    if (timedOut) {
      return {
        works: false,
        why: `a probe machine starts and is then too slow (${paced(trialDeadline) / 1e3} s for what takes 0.1 s): its instructions are emulated`
      };
    }
    if (status === passStatus) return { works: true, why: "a probe machine ran at full speed" };
    const said4 = stderr.trim().split("\n").at(-1) || `status ${status}`;
    return { works: false, why: `a probe machine does not start: ${said4}` };
  } finally {
    (0, import_node_fs9.closeSync)(firmware);
  }
}
function openNameless(content) {
  const path8 = (0, import_node_path22.join)((0, import_node_os2.tmpdir)(), `fanlab-kvm-${(0, import_node_crypto5.randomUUID)()}`);
  const file3 = (0, import_node_fs9.openSync)(path8, "wx+", 384);
  (0, import_node_fs9.unlinkSync)(path8);
  (0, import_node_fs9.writeSync)(file3, content);
  return file3;
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

// src/providers/qemu/accelerator.ts
var chooseAccelerator = async () => (await tryKvm()).works ? "kvm" : "tcg";

// src/host/architecture.ts
function architectureProblems(provider2, architectures, arch3 = process.arch) {
  if (architectures === void 0 || architectures.includes(arch3)) return [];
  return [
    {
      message: `provider ${provider2} makes machines on ${architectures.join(", ")} only, and this host is ${arch3}`,
      hint: `take ${optionName("provider")} lxc`
    }
  ];
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

// src/providers/qemu/command-line.ts
var mebibyte = 1024 ** 2;
var qemuProgram = "qemu-system-x86_64";
var accelerators = {
  kvm: ["-accel", "kvm", "-cpu", "host"],
  // Translated code of a whole LXD and its machine's systemd fits into 256 MiB.
  tcg: ["-accel", "tcg,thread=multi,tb-size=256", "-cpu", "max"]
};
function qemuCommand({ name: name3, address: address2, cpus, memory, plainDirectories }, files, spec, { kernel, initrd }, accelerator) {
  const taps = tapNames(address2);
  const management = managementAddresses(spec.hostAddress, address2);
  const link2 = (slot, id, tap, mac2) => [
    ...["-netdev", `tap,id=${id},ifname=${tap},script=no,downscript=no`],
    ...["-device", `virtio-net-pci,netdev=${id},mac=${mac2},addr=${slot},romfile=`]
  ];
  const parameters = [
    "console=ttyS0",
    // systemd's own words are enough; each line costs time.
    ...["loglevel=6", "systemd.show_status=yes"],
    // eth0 and eth1, in the order of the links.
    "net.ifnames=0",
    // The image is that of the containers too, which must not load profiles into a host's kernel: it has no
    // apparmor_parser, without which Docker refuses to start anything where this kernel has AppArmor switched on.
    "apparmor=0",
    `systemd.hostname=${name3}`,
    ...agentParameters("eth1", management, plainDirectories)
  ];
  return [
    qemuProgram,
    // No configuration of the user's, no devices that were not asked for.
    ...["-no-user-config", "-nodefaults", "-display", "none", "-serial", "stdio", "-monitor", "none"],
    // Not microvm, which has no clock that Linux can trust in software: it hangs on a busy host (seen with QEMU 7.2).
    ...["-machine", "q35"],
    ...accelerators[accelerator],
    ...["-name", name3, "-smp", String(cpus), "-m", `${memory / mebibyte}M`],
    ...["-kernel", kernel, "-initrd", initrd, "-append", parameters.join(" ")],
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["-drive", `if=none,id=disk,format=qcow2,cache=unsafe,file=${files.disk}`],
    ...["-device", "virtio-blk-pci,drive=disk"],
    ...["-device", "virtio-rng-pci"],
    ...link2(8, "underlay", taps.underlay, hardwareAddress(address2)),
    ...link2(9, "management", taps.management, hardwareAddress(management.machine))
  ];
}
function parseQemuCommand(words) {
  const after = (flag) => words[words.indexOf(flag) + 1] ?? "";
  const memory = /^(\d+)M$/.exec(after("-m"))?.[1];
  const disk2 = /,file=(.+)$/.exec(after("-drive"))?.[1];
  if (!words[0]?.endsWith(qemuProgram) || !memory || !disk2) return void 0;
  return { cpus: Number(after("-smp")), memory: Number(memory) * mebibyte, disk: disk2 };
}

// src/providers/qemu/host-needs.ts
var hostNeeds2 = {
  tools: {
    [qemuProgram]: "qemu-system-x86",
    "qemu-img": "qemu-utils",
    depmod: "kmod",
    "apt-cache": "apt",
    "dpkg-deb": "dpkg",
    ...virtualTools
  },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/qemu/check.ts
async function qemuProblems(stateDir, arch3 = process.arch) {
  const problems = [
    ...architectureProblems("qemu", hostNeeds2.architectures, arch3),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("qemu", hostNeeds2.tools)
  ];
  if (problems.length > 0) return problems;
  return kernelProblems(stateDir, tryKernelWithTaps, hostNeeds2.modules);
}

// src/providers/qemu/kernel.ts
var import_promises28 = require("node:fs/promises");
var import_node_path24 = require("node:path");

// src/providers/qemu/initrd.ts
var import_node_crypto6 = require("node:crypto");
var import_promises27 = require("node:fs/promises");
var import_node_path23 = require("node:path");

// src/providers/qemu/cpio.ts
function cpioArchive(entries) {
  const end = { path: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...entries, end].flatMap(entryBytes));
}
function entryBytes({ path: path8, mode, data = new Uint8Array() }, index) {
  const name3 = Buffer.from(`${path8}\0`);
  const links = mode >> 12 === 4 ? 2 : 1;
  const numbers = [index + 1, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name3.length, 0];
  const head = `070701${numbers.map((number3) => number3.toString(16).padStart(8, "0")).join("")}`;
  return [filled(Buffer.concat([Buffer.from(head), name3])), filled(data)];
}
var filled = (bytes3) => Buffer.concat([bytes3, Buffer.alloc(-bytes3.length & 3)]);

// src/providers/qemu/modules.ts
function loadOrder(modulesDep, names2) {
  const lines = modulesDep.split("\n").map((line) => line.split(/:\s*/));
  const order = [];
  for (const name3 of names2) {
    const [file3, needed = ""] = lines.find(([path8 = ""]) => /([^/]+)\.ko(\.\w+)?$/.exec(path8)?.[1]?.replaceAll("-", "_") === name3) ?? [];
    if (!file3) continue;
    for (const path8 of [...needed.split(" ").filter(Boolean).reverse(), file3])
      if (!order.includes(path8)) order.push(path8);
  }
  return order;
}

// src/providers/qemu/initrd.ts
var neededModules = ["virtio_pci", "virtio_blk", "virtio_net", "virtio_rng"];
var initrdVersion = () => (0, import_node_crypto6.createHash)("sha256").update(firstProgram(neededModules)).digest("hex").slice(0, 8);
async function makeInitrd(busybox, modulesFolder2) {
  const modulesDep = await (0, import_promises27.readFile)((0, import_node_path23.join)(modulesFolder2, "modules.dep"), "utf8");
  const modules = loadOrder(modulesDep, neededModules);
  const folder = (path8) => ({ path: path8, mode: 16877 });
  return cpioArchive([
    ...["bin", "dev", "disk", "modules"].map(folder),
    { path: "bin/busybox", mode: 33261, data: await (0, import_promises27.readFile)(busybox) },
    { path: "init", mode: 33261, data: Buffer.from(firstProgram(modules.map((path8) => (0, import_node_path23.basename)(path8)))) },
    ...await Promise.all(
      modules.map(async (path8) => ({
        path: `modules/${(0, import_node_path23.basename)(path8)}`,
        mode: 33188,
        data: await (0, import_promises27.readFile)((0, import_node_path23.join)(modulesFolder2, path8))
      }))
    )
  ]);
}
var firstProgram = (modules) => `#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${modules.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`;

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
    { hint: `take ${optionName("provider")} lxc` }
  );
}
async function kernelPackages(metaPackage) {
  const found = [];
  const open6 = [metaPackage];
  for (const name3 of open6) {
    const { stdout, stderr, status } = await run(["apt-cache", "depends", "--important", name3], {
      timeoutMs: queryDeadline
    });
    if (status !== 0) {
      throw new LabError(`cannot find a kernel for machines of provider qemu: ${stderr.trim()}`, {
        hint: "apt-get update"
      });
    }
    const names2 = parseDepends(stdout).filter((each) => !open6.includes(each));
    found.push(...names2);
    open6.push(...names2);
  }
  return found;
}
var parseDepends = (text3) => [...text3.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([, name3 = ""]) => name3);

// src/providers/qemu/kernel.ts
var downloadDeadline = 3e5;
async function ensureKernel(image) {
  const osRelease = await (0, import_promises28.readFile)("/etc/os-release", "utf8").catch(() => "");
  const packages = await kernelPackages(metaPackageOf(/^ID="?([\w-]*)/m.exec(osRelease)?.[1] ?? ""));
  const folder = `${image}.kernel-${packages[0]}-${initrdVersion()}`;
  const done = await findKernel(folder);
  if (done) return done;
  return withLock({ file: image, onWait: () => {
  } }, async () => {
    const made = await findKernel(folder);
    if (made) return made;
    const work = (0, import_node_path24.join)((0, import_node_path24.dirname)(image), partialName());
    try {
      await makeKernel(packages, (0, import_node_path24.join)(image, "bin", "busybox"), work);
      await (0, import_promises28.rename)(work, folder);
    } finally {
      await (0, import_promises28.rm)(work, { recursive: true, force: true });
    }
    return await findKernel(folder);
  });
}
async function findKernel(folder) {
  const [kernel, initrd] = [(0, import_node_path24.join)(folder, "kernel"), (0, import_node_path24.join)(folder, "initrd")];
  if (!await exists5(initrd)) return void 0;
  const [release = ""] = await (0, import_promises28.readdir)((0, import_node_path24.join)(folder, "modules"));
  return { kernel, initrd, modules: (0, import_node_path24.join)(folder, "modules", release) };
}
async function makeKernel(packages, busybox, work) {
  const fetched = (0, import_node_path24.join)(work, "packages");
  const root = (0, import_node_path24.join)(work, "root");
  await (0, import_promises28.mkdir)(fetched, { recursive: true });
  await succeed(
    ["apt-get", "--quiet", "--option", "APT::Sandbox::User=root", "download", ...packages],
    fetched
  );
  for (const name3 of await (0, import_promises28.readdir)(fetched)) await succeed(["dpkg-deb", "--extract", name3, root], fetched);
  const [release = ""] = await (0, import_promises28.readdir)((0, import_node_path24.join)(root, "lib", "modules")).catch(() => []);
  const image = (await (0, import_promises28.readdir)((0, import_node_path24.join)(root, "boot"))).find((name3) => name3.startsWith("vmlinuz-"));
  if (!release || !image)
    throw new LabError(`cannot use the kernel of ${packages.join(" ")}: it is incomplete`);
  await succeed(["depmod", "--basedir", root, release], work);
  await (0, import_promises28.rename)((0, import_node_path24.join)(root, "boot", image), (0, import_node_path24.join)(work, "kernel"));
  await (0, import_promises28.rename)((0, import_node_path24.join)(root, "lib", "modules"), (0, import_node_path24.join)(work, "modules"));
  await (0, import_promises28.rm)(fetched, { recursive: true });
  await (0, import_promises28.rm)(root, { recursive: true });
  await (0, import_promises28.writeFile)((0, import_node_path24.join)(work, "initrd"), await makeInitrd(busybox, (0, import_node_path24.join)(work, "modules", release)));
}
async function succeed(argv, cwd) {
  const { status, stderr } = await run(argv, { cwd, timeoutMs: paced(downloadDeadline) });
  if (status === 0) return;
  const said4 = stderr.trim().split("\n").slice(-5).join("\n");
  throw new LabError(`cannot get a kernel for machines of provider qemu: ${argv[0]}: ${said4}`, {
    hint: argv.join(" "),
    logs: [{ name: "kernel-packages.txt", text: stderr }]
  });
}
var exists5 = (path8) => (0, import_promises28.access)(path8).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
var paces = { kvm: 2, tcg: 8 };
var engineFile = ({ root }) => (0, import_node_path25.join)(root, "engine.json");
function qemuProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "qemu",
    needs: hostNeeds2,
    check: () => qemuProblems(stateDir),
    async diskContent(image) {
      const { modules } = await ensureKernel(image);
      return {
        ...await machineContent(),
        name: "qemu",
        folders: { [`/usr/lib/modules/${(0, import_node_path25.basename)(modules)}`]: modules }
      };
    },
    async prepareLab(_keeper, paths, { image }) {
      const kernel = await ensureKernel(image);
      const engine = { ...kernel, accelerator: await chooseAccelerator() };
      await (0, import_promises29.writeFile)(engineFile(paths), JSON.stringify(engine));
    },
    emulator: {
      pace: async (paths) => paces[(await readEngine(paths)).accelerator],
      async makeDisk({ baseDisk }, { disk: disk2 }) {
        const words = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", baseDisk, "-F", "raw", disk2];
        const { status, stderr } = await run(words);
        if (status !== 0) throw new LabError(`cannot make the disk ${disk2}: ${stderr.trim()}`);
      },
      async command(record2, files, { spec, paths }) {
        const engine = await readEngine(paths);
        return qemuCommand(record2, files, spec, engine, engine.accelerator);
      },
      firstWords: /Linux version /,
      async resources(words) {
        const found = parseQemuCommand(words);
        return found && { cpus: found.cpus, memory: found.memory, disk: await virtualSize(found.disk) };
      }
    }
  });
}
var readEngine = async (paths) => JSON.parse(await (0, import_promises29.readFile)(engineFile(paths), "utf8"));
async function virtualSize(disk2) {
  const file3 = await (0, import_promises29.open)(disk2);
  try {
    const { buffer } = await file3.read(Buffer.alloc(8), 0, 8, 24);
    return Number(buffer.readBigUInt64BE());
  } finally {
    await file3.close();
  }
}

// src/providers/ssh/provider.ts
var import_node_crypto7 = require("node:crypto");
var import_node_path29 = require("node:path");

// src/providers/ssh-connection.ts
var import_node_fs10 = require("node:fs");
var import_node_path26 = require("node:path");

// src/process/at-most.ts
function atMost(limit) {
  let free = limit;
  const waiting = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise((resolve7) => waiting.push(resolve7));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

// src/process/quoted.ts
var quoted = (word) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

// src/providers/ssh-connection.ts
var connectDeadline = 15e3;
var commandsAtOnce = 8;
var longestSocket = 104 - 18;
function connectTo(target2, { folder, knownHosts, strict, at }) {
  const socket = (0, import_node_path26.join)(folder, `${target2.name}.s`);
  const shares = socket.length <= longestSocket;
  const options = [
    "BatchMode=yes",
    "ConnectTimeout=10",
    "ServerAliveInterval=3",
    "ServerAliveCountMax=3",
    "LogLevel=ERROR",
    "ClearAllForwardings=yes",
    "ForwardAgent=no",
    `StrictHostKeyChecking=${strict ? "yes" : "accept-new"}`,
    `UserKnownHostsFile=${knownHosts}`,
    ...target2.hostKeyAlias ? [`HostKeyAlias=${target2.hostKeyAlias}`] : [],
    `ControlPath=${shares ? socket : "none"}`,
    ...target2.identityFile ? ["IdentitiesOnly=yes", `IdentityFile=${target2.identityFile}`] : []
  ];
  const ssh = (...flags2) => [
    ...[...at, "ssh"],
    ...options.flatMap((option) => ["-o", option]),
    ...["-p", String(target2.port), "-l", target2.user, ...flags2],
    "--",
    target2.address
  ];
  const remote = (argv, variables) => {
    const become = target2.user === "root" ? [] : ["sudo", "-n", "--"];
    return `exec ${[...become, "env", "-i", ...variables, ...argv].map(quoted).join(" ")}`;
  };
  const share = onceAtATime(async () => {
    const master = ssh("-o", "ControlMaster=yes", "-o", "ControlPersist=120", "-fN");
    await run(
      [
        "sh",
        "-c",
        'log=$1; shift; exec "$@" </dev/null >/dev/null 2>"$log"',
        "sh",
        (0, import_node_path26.join)(folder, `${target2.name}.log`),
        ...master
      ],
      {
        timeoutMs: connectDeadline,
        // It stays for minutes after its last command.
        env: lastingEnvironment(["HOME", "SSH_AUTH_SOCK"])
      }
    );
  });
  const inTurn = atMost(commandsAtOnce);
  return {
    run: (argv, commandOptions = {}) => inTurn(async () => {
      if (shares && !(0, import_node_fs10.existsSync)(socket)) await share();
      return throughChannel(target2.name, argv, commandOptions, (command) => [
        ...ssh("-T"),
        remote(command, cleanEnvironment)
      ]);
    }),
    attach: (argv, terminal) => [...ssh(terminal ? "-t" : "-T"), remote(argv, terminalEnvironment())],
    async close() {
      if ((0, import_node_fs10.existsSync)(socket))
        await run(ssh("-O", "exit"), { timeoutMs: connectDeadline, env: toolEnvironment() });
    }
  };
}
function onceAtATime(work) {
  let running;
  return () => {
    running ??= work().finally(() => {
      running = void 0;
    });
    return running;
  };
}

// src/providers/ssh/check.ts
var import_promises30 = require("node:fs/promises");
var import_node_net2 = require("node:net");
var import_node_os4 = require("node:os");
var import_node_path28 = require("node:path");

// src/providers/ssh/inventory.ts
var import_node_os3 = require("node:os");
var import_node_path27 = require("node:path");

// src/process/given-file.ts
var import_node_fs11 = require("node:fs");

// src/process/as-user.ts
function asUser(user, act) {
  if (!user || process.geteuid?.() !== 0 || !process.setgroups || !process.setegid || !process.seteuid)
    return act();
  const [groups, gid] = [process.getgroups?.() ?? [], process.getegid?.() ?? 0];
  try {
    takeGroups(user);
    process.setegid(user.gid);
    process.seteuid(user.uid);
    return act();
  } finally {
    process.seteuid(0);
    process.setegid(gid);
    process.setgroups(groups);
  }
}
function takeGroups({ uid, gid }) {
  const { initgroups } = process;
  try {
    initgroups?.(uid, gid);
  } catch {
    process.setgroups?.([gid]);
  }
}

// src/process/given-file.ts
function lookAtFile(path8, { user, mostBytes, startBytes }) {
  try {
    return asUser(user, () => {
      const found = (0, import_node_fs11.statSync)(path8);
      if (!found.isFile()) return { wrong: `it is ${kindOf(found)}, not a file` };
      const fd = (0, import_node_fs11.openSync)(path8, import_node_fs11.constants.O_RDONLY | import_node_fs11.constants.O_NONBLOCK);
      try {
        const opened = (0, import_node_fs11.fstatSync)(fd);
        if (!opened.isFile()) return { wrong: `it is ${kindOf(opened)}, not a file` };
        if (opened.size > mostBytes)
          return { wrong: `it is too large: ${opened.size} bytes, of at most ${mostBytes}` };
        const start = Buffer.alloc(Math.min(startBytes, opened.size));
        return { size: opened.size, start: start.subarray(0, (0, import_node_fs11.readSync)(fd, start, 0, start.length, 0)) };
      } finally {
        (0, import_node_fs11.closeSync)(fd);
      }
    });
  } catch (error3) {
    return { wrong: causes[error3.code ?? ""] ?? "it cannot be read" };
  }
}
var causes = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file: a part of its path is not a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "its link leads in circles",
  ENAMETOOLONG: "there is no such file: its name is too long",
  ERR_INVALID_ARG_VALUE: "no path has a zero byte"
};
function kindOf(found) {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a FIFO";
  if (found.isSocket()) return "a socket";
  return "a device";
}

// src/process/json-break.ts
function whereJsonBreaks(text3) {
  if (couldGoOn(text3)) return `it ends too early, in line ${linesOf2(text3)}`;
  let [good, bad] = [0, text3.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(text3.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return `line ${linesOf2(text3.slice(0, bad - 1))} has what does not belong there`;
}
var linesOf2 = (text3) => text3.split("\n").length;
function couldGoOn(beginning) {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error3) {
    const { message } = error3;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^Unexpected end|^Unterminated/.test(message) || Number(position) === beginning.length;
  }
}

// src/providers/ssh/inventory.ts
var mostMachines = 64;
var largestFile = 2 ** 20;
var topKeys = ["machines", "defaults", "host", "knownHosts"];
var targetKeys = ["address", "user", "port", "identityFile", "interface"];
function readInventory(text3, file3, user) {
  let data;
  try {
    data = JSON.parse(text3);
  } catch {
    return { problems: [`it is not valid JSON: ${whereJsonBreaks(text3)}`] };
  }
  if (!isObject2(data)) return { problems: ['it must be an object with "machines"'] };
  const problems = [];
  const { machines, defaults: defaults3 = {}, host = "local", knownHosts } = data;
  problems.push(...unknownKeys("the inventory", data, topKeys));
  if (!isObject2(defaults3)) problems.push('"defaults" must be an object');
  const common = isObject2(defaults3) ? defaults3 : {};
  problems.push(...unknownKeys('"defaults"', common, targetKeys.slice(1)));
  if (!Array.isArray(machines) || machines.length === 0)
    problems.push('"machines" must be a list of at least one machine');
  if (Array.isArray(machines) && machines.length > mostMachines)
    return { problems: [`"machines" must be a list of at most ${mostMachines}; got ${machines.length}`] };
  const context = { common, folder: (0, import_node_path27.dirname)(file3), user, problems };
  const targets = (Array.isArray(machines) ? machines : []).map(
    (entry, index) => readTarget(entry, `machine ${index + 1}`, context, true)
  );
  problems.push(...repeated(targets, "name", ({ name: name3 }) => name3));
  problems.push(...repeated(targets, "address", ({ address: address2, port }) => `${address2} port ${port}`));
  const hostTarget = host === "local" || host === "none" ? host : readTarget(host, '"host"', context, false);
  const known2 = knownHosts === void 0 ? void 0 : readPath(knownHosts, '"knownHosts"', context);
  if (problems.length > 0) return { problems };
  return {
    inventory: {
      machines: targets,
      host: hostTarget,
      ...known2 === void 0 ? {} : { knownHosts: known2 }
    }
  };
}
function readInventoryFile(file3, user) {
  const found = lookAtFile(file3, { user, mostBytes: largestFile, startBytes: largestFile });
  return "wrong" in found ? { problems: [`got ${shownValue(file3)}: ${found.wrong}`] } : readInventory(found.start.toString(), file3, user);
}
function readTarget(entry, where, context, named2) {
  const { common, problems } = context;
  const own2 = isObject2(entry) ? entry : {};
  if (!isObject2(entry)) problems.push(`${where} must be an object${named2 ? "" : ', "local" or "none"'}`);
  const name3 = named2 ? own2.name : "host";
  const called = typeof name3 === "string" && named2 ? `machine ${shownValue(name3)}` : where;
  problems.push(...unknownKeys(called, own2, named2 ? ["name", ...targetKeys] : targetKeys));
  const { address: address2, user = "root", port = 22, identityFile, interface: device } = { ...common, ...own2 };
  const require2 = (key2, value, pattern, rule2) => {
    if (typeof value === "string" && pattern.test(value)) return;
    problems.push(`${called}: "${key2}" must be ${rule2}; got ${shownValue(value)}`);
  };
  require2("name", name3, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "1 to 63 of a-z, 0-9 and inner '-'");
  if (isObject2(entry))
    require2("address", address2, /^[A-Za-z0-9[][\w.:%\]-]{0,252}$/, "an address or a host name");
  require2("user", user, /^[A-Za-z_][\w.-]{0,31}$/, "the name of a user");
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    problems.push(`${called}: "port" must be a number from 1 to 65535; got ${shownValue(port)}`);
  if (device !== void 0)
    require2("interface", device, /^(?!-)[^\s/:\p{Cc}]{1,15}$/u, "the name of a network interface");
  const key = identityFile === void 0 ? void 0 : readPath(identityFile, `${called}: "identityFile"`, context);
  return {
    name: String(name3),
    address: String(address2),
    user: String(user),
    port: Number(port),
    ...key === void 0 ? {} : { identityFile: key },
    ...device === void 0 ? {} : { interface: String(device) }
  };
}
function readPath(value, where, { folder, user, problems }) {
  if (typeof value !== "string" || value === "" || /[\p{Cc}%"]/u.test(value)) {
    problems.push(`${where} must be the path of a file; got ${shownValue(value)}`);
    return void 0;
  }
  const path8 = (0, import_node_path27.resolve)(folder, value.replace(/^~(?=\/)/, (0, import_node_os3.homedir)()));
  const found = lookAtFile(path8, { user, mostBytes: largestFile, startBytes: 0 });
  if ("wrong" in found) problems.push(`${where}: got ${shownValue(path8)}: ${found.wrong}`);
  return path8;
}
var isObject2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var unknownKeys = (where, value, known2) => Object.keys(value).filter((key) => !known2.includes(key)).map((key) => `${where} has ${shownValue(key)}, which means nothing here: known are ${known2.join(", ")}`);
function repeated(targets, what, of) {
  const values = targets.map(of);
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => `two machines have the ${what} ${shownValue(value)}`);
}

// src/providers/ssh/machine.ts
var sshPlace = (name3, connection) => ({
  name: name3,
  // Somewhere on a network, and nobody knows how fast.
  pace: 2,
  run: connection.run,
  attach: connection.attach
});
function sshMachine(name3, connection) {
  const cannot = (what) => new LabError(`cannot ${what} of ${name3}: provider ssh only talks to it`, {
    hint: "use whatever made the machine"
  });
  const place = sshPlace(name3, connection);
  return {
    ...place,
    async restart() {
      await restartInside(place);
      await connection.close();
    },
    async cutPower() {
      throw cannot("cut the power");
    },
    // It was running when it was adopted, and nothing here can end it.
    async start() {
    },
    async resources() {
      return { cpus: void 0, memory: void 0, disk: void 0 };
    },
    console: () => journalOf(place)
  };
}

// src/providers/ssh/check.ts
async function loadInventory(file3) {
  if (file3 === void 0) {
    throw new LabError("cannot use provider ssh: no inventory was given", {
      hint: `${optionName("inventory")} FILE; docs/providers.md shows one`
    });
  }
  const read3 = readInventoryFile(file3, sudoCaller());
  if ("inventory" in read3) return read3.inventory;
  throw new LabError(
    `cannot use the inventory ${shownValue(file3)}:
${read3.problems.map((each) => `  ${each}`).join("\n")}`,
    {
      hint: "docs/providers.md shows one that is right"
    }
  );
}
async function sshProblems(file3, wanted, at) {
  if ((await missingTools(["ssh"])).length > 0) {
    return [
      {
        message: "provider ssh needs ssh, which the host does not have",
        hint: "apt-get install openssh-client"
      }
    ];
  }
  let inventory;
  try {
    inventory = await loadInventory(file3);
  } catch (error3) {
    if (!(error3 instanceof LabError)) throw error3;
    return [{ message: error3.message, hint: error3.hint ?? "" }];
  }
  const missing = wanted.filter((name3) => !inventory.machines.some((machine2) => machine2.name === name3));
  const absent = missing.map((name3) => ({
    message: `the inventory has no machine "${name3}"`,
    hint: `add one to ${file3}; it has ${inventory.machines.map((machine2) => machine2.name).join(", ")}`
  }));
  return [...absent, ...await machineProblems(inventory, at)];
}
var machinesAtOnce = 8;
async function machineProblems(inventory, at) {
  const folder = await (0, import_promises30.mkdtemp)((0, import_node_path28.join)((0, import_node_os4.tmpdir)(), "fanlab-ssh-"));
  try {
    const inTurn = atMost(machinesAtOnce);
    const targets = [...inventory.machines, ...typeof inventory.host === "string" ? [] : [inventory.host]];
    const looked = await Promise.all(targets.map((target2) => inTurn(() => look(target2, inventory, folder, at))));
    const problems = looked.flatMap((found) => "problem" in found ? [found.problem] : []);
    const facts = looked.flatMap((found) => "problem" in found ? [] : [found]);
    return [...problems, ...sameMachine(facts), ...differentNetworks(facts)];
  } finally {
    await (0, import_promises30.rm)(folder, { recursive: true, force: true });
  }
}
async function look(target2, { knownHosts }, folder, at) {
  const files = {
    folder,
    knownHosts: knownHosts ?? (0, import_node_path28.join)(folder, "known_hosts"),
    strict: knownHosts !== void 0,
    at
  };
  const connection = connectTo(target2, files);
  const { name: name3 } = target2;
  const place = sshPlace(name3, connection);
  try {
    const uid = await first(place, ["id", "-u"]);
    if (uid !== "0") throw new LabError(`cannot be root on ${name3}`);
    const init = await first(place, ["cat", "/proc/1/comm"]);
    if (init !== "systemd")
      throw new LabError(`cannot use ${name3}: its first process is ${init}, not systemd`);
    const machineId = await first(place, ["cat", "/etc/machine-id"]);
    return { name: name3, machineId, address: await underlayAddressOf(place, target2.interface) };
  } catch (error3) {
    if (!(error3 instanceof LabError)) throw error3;
    const person = `ssh -p ${target2.port} ${target2.user}@${target2.address}`;
    const hint = target2.user === "root" ? `${person} true` : `${person} sudo -n true, which has to succeed`;
    return { problem: { message: error3.message, hint: error3.hint ?? hint } };
  } finally {
    await connection.close();
  }
}
async function first(place, argv) {
  const { status, stdout, stderr } = await place.run(argv, { timeoutMs: 2e4 });
  if (status === 0) return stdout.trim();
  throw new LabError(`cannot run "${argv.join(" ")}" on ${place.name}: ${stderr.trim()}`);
}
function sameMachine(facts) {
  return facts.flatMap(({ name: name3, machineId }, index) => {
    const twin = facts.slice(0, index).find((other) => other.machineId === machineId);
    if (!twin) return [];
    return [
      {
        message: `${twin.name} and ${name3} are one computer, or clones of one: both have the machine id ${machineId}`,
        hint: `if they are clones: rm /etc/machine-id && systemd-machine-id-setup, on ${name3}, and reboot it`
      }
    ];
  });
}
function differentNetworks(facts) {
  const [one, ...others] = facts;
  if (!one) return [];
  const [network2 = "", length] = one.address.split("/");
  const common = new import_node_net2.BlockList();
  common.addSubnet(network2, Number(length));
  return others.filter(({ address: address2 }) => address2.split("/")[1] !== length || !common.check(address2.split("/")[0] ?? "")).map(({ name: name3, address: address2 }) => ({
    message: `${name3} has ${address2} on its underlay, and ${one.name} ${one.address}: these are different networks`,
    hint: `name the right "interface" of each machine in the inventory`
  }));
}

// src/providers/ssh/claim.ts
var claimFolder = "/var/lib/fanlab-machine";
var take = `
if mkdir "$1" 2>/dev/null; then printf '%s %s\\n' "$3" "$2" >"$1/lab"; fi
cat "$1/lab"
`;
var give = `
read -r token lab <"$1/lab" 2>/dev/null || exit 0
[ "$token" != "$2" ] || rm -r "$1"
`;
async function claimMachine(place, { lab, token }) {
  const { status, stdout, stderr } = await place.run(["sh", "-c", take, "take", claimFolder, lab, token]);
  const [holder, ...name3] = stdout.trim().split(" ");
  if (status === 0 && holder === token) return;
  if (status !== 0) throw new LabError(`cannot claim ${place.name}: ${stderr.trim()}`);
  throw new LabError(`cannot use ${place.name}: lab "${name3.join(" ")}" of somebody else has it`, {
    hint: `if that lab is gone for good: rm -r ${claimFolder}, on ${place.name}`
  });
}
async function isClaimed(place, { token }) {
  return (await place.run(["cat", `${claimFolder}/lab`])).stdout.startsWith(`${token} `);
}
async function releaseMachine(place, { token }) {
  const { status, stderr } = await place.run(["sh", "-c", give, "give", claimFolder, token]);
  if (status !== 0) throw new LabError(`cannot give ${place.name} back: ${stderr.trim()}`);
}

// src/providers/ssh/provider.ts
var target = object({
  name: string2(),
  address: string2().regex(/^[^-]/),
  user: string2().regex(/^[^-]/),
  port: int(),
  identityFile: string2().exactOptional(),
  hostKeyAlias: string2().exactOptional(),
  interface: string2().regex(/^[^-]/).exactOptional()
});
var keptInventory = object({
  inventory: object({
    machines: array(target).readonly(),
    host: union([literal(["local", "none"]), target]),
    knownHosts: string2().exactOptional()
  }),
  token: string2().regex(/^[0-9a-f-]+$/)
});
function sshProvider(stateDir, { inventory: file3, distribution, at = [] } = {}) {
  const open6 = (spec, made, kept) => {
    const { inventory, token } = kept;
    const connect2 = connector(made, inventory, at);
    const claim3 = { lab: spec.name, token };
    const find = (name3) => inventory.machines.find((each) => each.name === name3);
    const machine2 = (target2) => sshMachine(target2.name, connect2(target2));
    return {
      spec,
      host: placeOfHost(inventory, connect2, at),
      lacks: (name3) => find(name3) ? void 0 : `the inventory has no machine "${name3}", and provider ssh makes none`,
      async create({ name: name3 }) {
        const target2 = find(name3);
        if (!target2) throw new LabError(`cannot adopt ${name3}: the inventory has no such machine`);
        await made.note(name3);
        await claimMachine(machine2(target2), claim3);
        return machine2(target2);
      },
      async list() {
        return (await made.names()).flatMap((name3) => find(name3) ?? []).map(machine2);
      },
      async underlay() {
        const targets = (await made.names()).flatMap((name3) => find(name3) ?? []);
        const addresses = await Promise.all(
          targets.map(async (target2) => [
            target2.name,
            await underlayAddressOf(machine2(target2), target2.interface)
          ])
        );
        const host = inventory.host === "none" ? { absent: "the inventory says that no computer plays the host" } : { addresses: await addressesOf(placeOfHost(inventory, connect2, at)) };
        return { addresses: Object.fromEntries(addresses), host };
      }
    };
  };
  return {
    name: "ssh",
    features: {
      ownKernel: true,
      powerCut: false,
      separateCommandChannel: false,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      adopts: "everything",
      onlyUnderlay: false
    },
    distribution,
    needs: { tools: { ssh: "openssh-client" }, modules: [], unwantedUnits: [] },
    settingsProblems(user) {
      if (file3 === void 0)
        return [
          { flag: "inventory", text: "must name the file that tells which machines there are; got nothing" }
        ];
      const read3 = readInventoryFile(file3, user);
      return "problems" in read3 ? read3.problems.map((text3) => ({ flag: "inventory", text: text3 })) : [];
    },
    check: (wanted = []) => sshProblems(file3, wanted, at),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const known2 = await made.settings();
      if (known2) return open6(spec, made, known2);
      const kept = { inventory: await loadInventory(file3), token: (0, import_node_crypto7.randomUUID)() };
      await made.keep(kept);
      return open6(spec, made, kept);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const kept = await made.settings();
      return kept && open6(spec, made, kept);
    },
    async destroy(name3) {
      const made = madeMachines(stateDir, name3, "ssh", keptInventory);
      const kept = await made.settings();
      if (kept) await giveBack(name3, made, kept, at);
      await made.removeAll();
    }
  };
}
function connector(made, { knownHosts }, at) {
  const connections = /* @__PURE__ */ new Map();
  return (target2) => {
    const known2 = connections.get(target2.name);
    if (known2) return known2;
    const file3 = knownHosts ?? (0, import_node_path29.join)(made.root, "known_hosts");
    const connection = connectTo(target2, {
      folder: made.root,
      knownHosts: file3,
      strict: knownHosts !== void 0,
      at
    });
    connections.set(target2.name, connection);
    return connection;
  };
}
var placeOfHost = ({ host }, connect2, at) => typeof host === "string" ? hostPlace2(at) : sshPlace("host", connect2(host));
async function giveBack(lab, made, kept, at) {
  const { inventory, token } = kept;
  const connect2 = connector(made, inventory, at);
  const claim3 = { lab, token };
  const names2 = await made.names();
  const targets = inventory.machines.filter(({ name: name3 }) => names2.includes(name3));
  const work = targets.map(async (target2) => {
    const machine2 = sshMachine(target2.name, connect2(target2));
    if (await isClaimed(machine2, claim3)) {
      await undoOn(machine2, lab);
      await releaseMachine(machine2, claim3);
    }
    await made.forget(target2.name);
  });
  if (inventory.host !== "none") work.push(undoOn(placeOfHost(inventory, connect2, at), lab));
  const failed = (await Promise.allSettled(work)).flatMap(
    (each) => each.status === "rejected" ? [each.reason] : []
  );
  await Promise.all(targets.map((target2) => connect2(target2).close()));
  if (typeof inventory.host !== "string") await connect2(inventory.host).close();
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, `cannot give the machines of lab ${lab} back`);
}

// src/providers/uml/provider.ts
var import_promises33 = require("node:fs/promises");

// src/providers/uml/host-needs.ts
var hostNeeds3 = {
  tools: { "linux.uml": "user-mode-linux", ...virtualTools },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/uml/check.ts
var trialDeadline2 = 3e4;
async function umlProblems(stateDir, arch3 = process.arch) {
  const problems = [
    ...architectureProblems("uml", hostNeeds3.architectures, arch3),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("uml", hostNeeds3.tools)
  ];
  if (problems.length > 0) return problems;
  const kernel = await kernelProblems(stateDir, tryKernelWithTaps, hostNeeds3.modules);
  const limits2 = await Promise.all([
    cgroupProblems({ provider: "uml", controllers: ["pids"], ownTree: false }),
    processProblems()
  ]);
  return [...limits2.flat(), ...kernel, ...kernel.length === 0 ? await startProblems(stateDir) : []];
}
var untilThisEnds = [...boundToThisProcess, "unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
async function startProblems(stateDir) {
  const { stdout, stderr } = await inTrialFolder(
    stateDir,
    (folder) => run(
      [
        ...untilThisEnds,
        "linux.uml",
        "mem=64M",
        "con=null",
        "con0=null,fd:1",
        "ssl=null",
        "root=/dev/none",
        "panic=1"
      ],
      {
        timeoutMs: paced(trialDeadline2),
        env: { PATH: process.env.PATH ?? "", TMPDIR: folder, HOME: folder }
      }
    )
  );
  if (/^Kernel panic .*VFS: Unable to mount root fs/m.test(stdout + stderr)) return [];
  return [problemOfTrial(stdout + stderr)];
}
function problemOfTrial(said4) {
  const last = said4.trim().split("\n").slice(-3).join(" / ");
  return {
    message: `User-mode Linux does not start here: ${last || "it said nothing"}`,
    hint: `allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or take ${optionName("provider")} lxc`
  };
}

// src/providers/uml/command-line.ts
var import_node_path30 = require("node:path");
var memoryFolder = ({ root }) => (0, import_node_path30.join)(root, "memory");
var starterFile = ({ root }) => (0, import_node_path30.join)(root, "start-kernel");
var starter = `#!/bin/bash
set -u
for file in /proc/self/fd/*; do
  number=\${file##*/}
  if [ "$number" -gt 2 ] && [ "$number" -ne 255 ]; then eval "exec $number>&-"; fi
done
read -r stat < /proc/self/stat
fields=(\${stat##*) })
group=\${fields[2]}
for file in /proc/[0-9]*/stat; do
  read -r stat 2>/dev/null < "$file" || continue
  fields=(\${stat##*) })
  pid=\${file#/proc/}
  pid=\${pid%/stat}
  if [ "\${fields[2]}" = "$group" ] && [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done
for word in "$@"; do
  case $word in *,ifname=*) ;; *) continue ;; esac
  tap=\${word#*,ifname=}
  tap=\${tap%%,*}
  while [ "$(cat "/sys/class/net/$tap/carrier")" = 1 ]; do sleep 0.01; done
done
exec -a "$0" linux.uml "$@"
`;
var vector = (tap, mac2) => `transport=tap,ifname=${tap},mac=${mac2},depth=64,gro=1`;
function umlCommand({ name: name3, address: address2, cpus, memory, plainDirectories, baseDisk }, files, { spec, paths, processor }) {
  if (cpus !== 1)
    throw new LabError(`cannot start ${name3}: machines of provider uml have one CPU, ${cpus} are asked for`);
  const taps = tapNames(address2);
  const management = managementAddresses(spec.hostAddress, address2);
  return [
    // The kernel keeps the machine's memory in a file below TMPDIR, and a socket for its console program below HOME.
    ...["env", `TMPDIR=${memoryFolder(paths)}`, `HOME=${files.directory}`],
    ...["taskset", "--cpu-list", String(processor)],
    starterFile(paths),
    `mem=${memory / 1024}K`,
    `ubd0=${files.disk},${baseDisk}`,
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["root=/dev/ubda", "rw", "rootflags=barrier=0"],
    // Without it root on the machine mounts the host's files by hostfs, with this process's rights, which are root's. No
    // path lies below a device.
    "hostfs=/dev/null/none",
    ...["con=null", "con0=null,fd:1", "ssl=null"],
    // systemd's own words are enough; each line costs time.
    ...["loglevel=6", "systemd.show_status=yes"],
    `systemd.hostname=${name3}`,
    `vec0:${vector(taps.underlay, hardwareAddress(address2))}`,
    `vec1:${vector(taps.management, hardwareAddress(management.machine))}`,
    // A bridge notices up to a second later that a port of it has come up, and loses what the machine sends until then:
    // the first request for an address, which would be repeated after four seconds.
    "fanlab.up=vec0",
    ...agentParameters("vec1", management, plainDirectories)
  ];
}
function parseUmlCommand(words) {
  const memory = words.map((word) => /^mem=(\d+)K$/.exec(word)?.[1]).find(Boolean);
  const baseDisk = words.map((word) => /^ubd0=[^,]*,(.+)$/.exec(word)?.[1]).find(Boolean);
  return memory && baseDisk ? { memory: Number(memory) * 1024, baseDisk } : void 0;
}

// src/providers/uml/disk-content.ts
var import_promises31 = require("node:fs/promises");
var import_node_path31 = require("node:path");
var modulesFolder = "/usr/lib/uml/modules";
async function umlDiskContent() {
  const [version3] = (await (0, import_promises31.readdir)(modulesFolder).catch(() => [])).sort().reverse();
  if (!version3) {
    throw new LabError(`cannot make a disk for User-mode Linux: no modules in ${modulesFolder}`, {
      hint: "apt-get install --reinstall user-mode-linux"
    });
  }
  const { files, links } = await machineContent();
  return {
    name: "uml",
    files,
    links: { ...links, ...Object.fromEntries(legacyIptables) },
    folders: { [`/usr/lib/modules/${version3}`]: (0, import_node_path31.join)(modulesFolder, version3) }
  };
}
var legacyIptables = ["iptables", "ip6tables"].flatMap(
  (tool) => ["", "-save", "-restore"].map((verb) => [
    `/etc/alternatives/${tool}${verb}`,
    `/usr/sbin/${tool}-legacy${verb}`
  ])
);

// src/providers/uml/processor.ts
var import_promises32 = require("node:fs/promises");
async function processorFor(name3) {
  const allowed = parseAllowedProcessors(await (0, import_promises32.readFile)("/proc/self/status", "utf8"));
  const number3 = Number(/\d*$/.exec(name3)?.[0]);
  return allowed[number3 % allowed.length] ?? 0;
}
function parseAllowedProcessors(status) {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "0";
  return list.split(",").flatMap((range) => {
    const [first2 = 0, last = first2] = range.split("-").map(Number);
    return Array.from({ length: last - first2 + 1 }, (_, index) => first2 + index);
  });
}

// src/providers/uml/provider.ts
var pace = 4;
function umlProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "uml",
    needs: hostNeeds3,
    check: () => umlProblems(stateDir),
    diskContent: umlDiskContent,
    emulator: {
      pace: async () => pace,
      command: async (record2, files, lab) => umlCommand(record2, files, { ...lab, processor: await processorFor(record2.name) }),
      firstWords: /^Linux version /m,
      async resources(words) {
        const found = parseUmlCommand(words);
        return found && { cpus: 1, memory: found.memory, disk: (await (0, import_promises33.stat)(found.baseDisk)).size };
      }
    },
    async prepareLab(keeper, paths) {
      await (0, import_promises33.writeFile)(starterFile(paths), starter, { mode: 448 });
      const folder = memoryFolder(paths);
      await (0, import_promises33.mkdir)(folder);
      const mount = ["mount", "-t", "tmpfs", "-o", "mode=700,size=0", "tmpfs", folder];
      const { status, stderr } = await run([...enter(keeper), ...mount]);
      if (status !== 0) throw new LabError(`cannot make room for the machines' memory: ${stderr.trim()}`);
    }
  });
}

// src/providers/settings.ts
var flagsOfProviders = {
  inventory: ["ssh"],
  empty: ["ssh"],
  remote: ["lxd", "incus"],
  network: ["lxd", "incus"],
  vm: ["lxd", "incus"],
  box: ["vagrant"],
  hypervisor: ["vagrant"]
};
var hypervisors = ["virtualbox", "libvirt", "vmware_desktop"];
var settingRules = {
  remote: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a server: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit"
  },
  network: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a network: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit"
  },
  box: {
    pattern: /^[A-Za-z0-9][\w.+-]{0,62}(\/[A-Za-z0-9][\w.+-]{0,62})?$/,
    rule: "the name of a box, such as debian/bookworm64"
  }
};

// src/providers/vagrant/check.ts
var wants = {
  virtualbox: { tool: "VBoxManage", package: "virtualbox" },
  libvirt: { tool: "virsh", package: "libvirt-clients libvirt-daemon-system", plugin: "vagrant-libvirt" },
  vmware_desktop: { tool: "vmrun", package: "VMware Workstation", plugin: "vagrant-vmware-desktop" }
};
var isHypervisor = (text3) => hypervisors.some((each) => each === text3);
async function vagrantProblems(hypervisor) {
  const problems = [];
  if (!isHypervisor(hypervisor)) {
    return [
      {
        message: `provider vagrant knows no hypervisor ${shownValue(hypervisor)}`,
        hint: `${optionName("hypervisor")} ${hypervisors.join(", or ")}`
      }
    ];
  }
  const { tool, plugin, package: brings } = wants[hypervisor];
  const missing = await missingTools(["vagrant", tool]);
  if (missing.includes("vagrant")) {
    problems.push({
      message: "provider vagrant needs Vagrant, which the host does not have",
      hint: "apt-get install vagrant, or from its makers: developer.hashicorp.com/vagrant/install"
    });
  }
  if (missing.includes(tool)) {
    problems.push({
      message: `provider vagrant needs ${tool} of ${hypervisor}, which the host does not have`,
      hint: `install ${brings}, or choose another ${optionName("hypervisor")}`
    });
  }
  if (problems.length > 0 || plugin === void 0) return problems;
  const env = { ...toolEnvironment(), VAGRANT_CHECKPOINT_DISABLE: "1" };
  const { stdout } = await run(["vagrant", "plugin", "list"], { timeoutMs: 6e4, env });
  if (stdout.includes(plugin)) return [];
  return [{ message: `Vagrant has no plugin for ${hypervisor}`, hint: `vagrant plugin install ${plugin}` }];
}

// src/providers/vagrant/client.ts
var import_promises34 = require("node:fs/promises");
var import_node_path32 = require("node:path");
var upDeadline = 18e5;
var requestDeadline3 = 18e4;
function vagrantIn(folder) {
  const vagrant = (words, timeoutMs = requestDeadline3) => run(["vagrant", ...words], {
    cwd: folder,
    timeoutMs,
    env: { ...toolEnvironment(), VAGRANT_CWD: folder, VAGRANT_CHECKPOINT_DISABLE: "1" }
  });
  const succeed2 = async (what, words, timeoutMs) => {
    const result = await vagrant(words, timeoutMs);
    if (result.status === 0) return result.stdout;
    throw new LabError(`cannot ${what}: ${said3(result)}`, {
      hint: `VAGRANT_CWD=${folder} vagrant ${words.join(" ")}`
    });
  };
  return {
    async write(vagrantfile2) {
      await (0, import_promises34.mkdir)(folder, { recursive: true });
      await (0, import_promises34.writeFile)((0, import_node_path32.join)(folder, "Vagrantfile"), vagrantfile2);
      await succeed2("use the Vagrantfile", ["validate", "--ignore-provider"]);
    },
    async up(machine2) {
      await succeed2(`start ${machine2}`, ["up", machine2, "--no-color", "--no-provision"], upDeadline);
    },
    async halt(machine2, force) {
      await succeed2(`stop ${machine2}`, ["halt", machine2, ...force ? ["--force"] : []]);
    },
    async destroyAll() {
      await succeed2("remove the machines", ["destroy", "--force"]);
    },
    async target(machine2) {
      return parseSshConfig(
        await succeed2(`find the ssh settings of ${machine2}`, ["ssh-config", machine2]),
        machine2
      );
    }
  };
}
function parseSshConfig(text3, name3) {
  const field = (key2) => new RegExp(`^\\s*${key2}\\s+"?([^"\\n]+?)"?\\s*$`, "m").exec(text3)?.[1];
  const [address2, user, port, identityFile] = ["HostName", "User", "Port", "IdentityFile"].map(field);
  if (address2 === void 0 || user === void 0 || !/^\d+$/.test(port ?? ""))
    throw new LabError(
      `cannot find the ssh settings of ${name3}: Vagrant says ${JSON.stringify(text3.slice(0, 200))}`
    );
  const key = identityFile === void 0 ? {} : { identityFile };
  return { name: name3, address: address2, user, port: Number(port), hostKeyAlias: name3, ...key };
}
var said3 = ({ stderr, stdout, timedOut }) => timedOut ? "it did not end before its deadline" : (stderr.trim() || stdout.trim()).split("\n").slice(-6).join("\n") || "no reason given";

// src/providers/vagrant/machine.ts
function vagrantMachine(vagrant, name3, folder) {
  let way;
  const connection = () => {
    way ??= vagrant.target(name3).then((target2) => connectTo(target2, { folder, knownHosts: `${folder}/known_hosts`, strict: false, at: [] }));
    way.catch(() => {
      way = void 0;
    });
    return way;
  };
  const forget = async () => {
    const known2 = way;
    way = void 0;
    await (await known2)?.close();
  };
  const place = {
    name: name3,
    // Virtual machines, most of them with the processor's own help.
    pace: 2,
    run: async (argv, options) => (await connection()).run(argv, options),
    attach: (argv, terminal) => [
      ...[
        "env",
        `VAGRANT_CWD=${folder}`,
        "vagrant",
        "ssh",
        name3,
        terminal ? "--tty" : "--no-tty",
        "--command"
      ],
      ["sudo", "-n", "--", "env", "-i", ...terminalEnvironment(), ...argv].map(quoted).join(" ")
    ]
  };
  return {
    ...place,
    async restart() {
      await restartInside(place);
      await (await connection()).close();
    },
    async shutDown() {
      await forget();
      await vagrant.halt(name3, false);
    },
    async cutPower() {
      await forget();
      await vagrant.halt(name3, true);
    },
    start: () => vagrant.up(name3),
    // Each hypervisor would have to be asked in its own way.
    resources: async () => ({ cpus: void 0, memory: void 0, disk: void 0 }),
    console: () => journalOf(place)
  };
}

// src/providers/vagrant/vagrantfile.ts
var vagrantLab = object({
  lab: string2(),
  box: string2(),
  hypervisor: _enum(hypervisors),
  /** First three numbers of the machines' /24 network, such as 192.168.56. */
  network: string2().regex(/^\d{1,3}(\.\d{1,3}){2}$/),
  machines: array(machineShape).readonly()
});
var addressIn = ({ network: network2 }, { address: address2 }) => `${network2}.${address2.split(".").at(-1)}`;
function networkFor(lab) {
  const sum = [...lab].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return `192.168.${56 + sum % 8}`;
}
function vagrantfile(lab) {
  return `# Made by fanlab for lab ${lab.lab}, anew with each machine.
Vagrant.configure('2') do |config|
  config.vm.box = ${ruby(lab.box)}
  config.vm.box_check_update = false
  config.vm.boot_timeout = 900
  config.vm.synced_folder '.', '/vagrant', disabled: true
${lab.machines.map((machine2) => define(lab, machine2)).join("\n")}
end
`;
}
function define(lab, machine2) {
  const name3 = ruby(machine2.name);
  const whole2 = ruby(`fanlab-${lab.lab}-${machine2.name}`);
  const mebibytes = Math.round(machine2.memory / 2 ** 20);
  const network2 = {
    virtualbox: "",
    // Nobody else serves addresses there, and nothing leaves it.
    libvirt: `, libvirt__network_name: ${ruby(`fanlab-${lab.lab}`)}, libvirt__dhcp_enabled: false, libvirt__forward_mode: 'none'`,
    vmware_desktop: ""
  }[lab.hypervisor];
  const resources2 = {
    virtualbox: [
      `it.name = ${whole2}`,
      "it.linked_clone = true",
      `it.cpus = ${machine2.cpus}`,
      `it.memory = ${mebibytes}`
    ],
    libvirt: [`it.cpus = ${machine2.cpus}`, `it.memory = ${mebibytes}`],
    vmware_desktop: [`it.vmx['numvcpus'] = '${machine2.cpus}'`, `it.vmx['memsize'] = '${mebibytes}'`]
  }[lab.hypervisor];
  return `
  config.vm.define ${name3} do |machine|
    machine.vm.hostname = ${name3}
    machine.vm.network 'private_network', ip: '${addressIn(lab, machine2)}', netmask: '255.255.255.0'${network2}
    machine.vm.provider ${ruby(lab.hypervisor)} do |it|
${resources2.map((line) => `      ${line}`).join("\n")}
    end
  end`;
}
var ruby = (text3) => `'${text3.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

// src/providers/vagrant/provider.ts
var defaultDistribution2 = "ubuntu-22.04";
var defaultHypervisor = "virtualbox";
var boxOf = (distribution) => `bento/${distribution}`;
function vagrantProvider(stateDir, settings = {}) {
  const { distribution = defaultDistribution2, box, hypervisor = defaultHypervisor } = settings;
  const host = hostPlace2();
  let queue = Promise.resolve();
  const inTurn = (work) => {
    const next = queue.then(work, work);
    queue = next.catch(() => {
    });
    return next;
  };
  function open6(spec) {
    const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
    const vagrant = vagrantIn(made.root);
    const known2 = async () => {
      const kept = await made.settings();
      if (kept) return kept;
      throw new LabError(`cannot find lab ${spec.name}: nothing of it is on disk`);
    };
    const machine2 = (name3) => vagrantMachine(vagrant, name3, made.root);
    const list = async () => (await known2()).machines.map(({ name: name3 }) => machine2(name3));
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        await inTurn(async () => {
          const lab = await known2();
          if (!lab.machines.some(({ name: name3 }) => name3 === machineSpec.name)) {
            const grown = { ...lab, machines: [...lab.machines, machineSpec] };
            await made.keep(grown);
            await vagrant.write(vagrantfile(grown));
          }
          await vagrant.up(machineSpec.name);
        });
        return machine2(machineSpec.name);
      },
      async underlay() {
        const lab = await known2();
        const addresses = await Promise.all(
          lab.machines.map(async (machineSpec) => {
            const own2 = await addressesOf(machine2(machineSpec.name));
            const wanted = `${addressIn(lab, machineSpec)}/24`;
            if (own2.includes(wanted)) return [machineSpec.name, wanted];
            throw new LabError(`cannot find ${wanted} on ${machineSpec.name}: it has ${own2.join(", ")}`);
          })
        );
        return { addresses: Object.fromEntries(addresses), host: await hostUnderlay(host) };
      }
    };
  }
  return {
    name: "vagrant",
    features: {
      ownKernel: true,
      powerCut: true,
      separateCommandChannel: true,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      adopts: "host",
      onlyUnderlay: false
    },
    distribution,
    needs: hostNeeds(),
    check: () => vagrantProblems(hypervisor),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      if (await made.settings() === void 0) {
        if (!isHypervisor(hypervisor)) throw new LabError(`cannot make a lab on hypervisor "${hypervisor}"`);
        const network2 = networkFor(spec.name);
        const lab = {
          ...{ lab: spec.name, box: box ?? boxOf(distribution), hypervisor, network: network2, machines: [] }
        };
        await made.keep(lab);
      }
      return open6(spec);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      return await made.settings() === void 0 ? void 0 : open6(spec);
    },
    async destroy(name3) {
      const made = madeMachines(stateDir, name3, "vagrant", vagrantLab);
      const lab = await made.settings();
      if (lab) await undoOn(host, name3);
      if (lab && lab.machines.length > 0) {
        const vagrant = vagrantIn(made.root);
        await vagrant.write(vagrantfile(lab));
        await vagrant.destroyAll();
      }
      await made.removeAll();
    }
  };
}

// src/providers/index.ts
var providers = {
  lxc: lxcProvider,
  uml: umlProvider,
  qemu: qemuProvider,
  lxd: lxdProvider,
  incus: incusProvider,
  multipass: multipassProvider,
  vagrant: vagrantProvider,
  ssh: sshProvider
};
var providerNames = Object.keys(providers);
var isProviderName = (name3) => Object.hasOwn(providers, name3);
var provider = (name3, stateDir, settings = {}) => providers[name3](stateDir, settings);

// src/cli/input-problem.ts
var names = (flag) => `--${flag}`;
var tellAtDesk = ({ tell }) => tell(names);
var mustBe = (flag, rule2, value, hint) => ({
  tell: (name3) => `${name3(flag)} must be ${rule2}; got ${shownValue(value)}${hint ? `: ${hint}` : ""}`
});
var variableMustBe = (variable, rule2, value) => ({
  tell: () => `${variable} must be ${rule2}; got ${shownValue(value)}`
});
var mustBeOneOf = (flag, choices, value) => choices.includes(value) ? [] : [mustBe(flag, `one of ${choices.join(", ")}`, value)];

// src/run/keep-limit.ts
var millisecondsOf = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function parseDuration(text3) {
  const [, number3 = "", unit = ""] = /^([1-9]\d{0,8})([smhd])$/.exec(text3) ?? [];
  return number3 === "" ? void 0 : Number(number3) * millisecondsOf[unit];
}
var durationRule = "a whole number and its unit: s, m, h or d";
var longestKeepMs = 3650 * millisecondsOf.d;
function readKeepLimit(duration2, pid, problems) {
  const forMs = duration2 === void 0 ? void 0 : parseDuration(duration2);
  const owner = pid !== void 0 && /^[1-9]\d{0,9}$/.test(pid) ? identify(Number(pid)) : void 0;
  if (duration2 !== void 0 && (forMs === void 0 || forMs > longestKeepMs))
    problems.push(mustBe("keep-for", `${durationRule}, at most 3650d`, duration2, "choose such as 24h"));
  if (pid !== void 0 && !owner) problems.push(mustBe("keep-while", "the id of a process that runs", pid));
  return { ...forMs !== void 0 && { forMs }, ...owner && { while: owner } };
}

// src/cli/environment-problems.ts
var import_node_os5 = require("node:os");
var import_node_path34 = require("node:path");

// src/report/job-mark.ts
var import_node_fs12 = require("node:fs");
var import_node_path33 = require("node:path");
var jobProperty = "fanlab job";
var evidenceMark = ".fanlab-job";
var isJobName = (text3) => /^[\w.:/-]{1,200}$/.test(text3);
var headBytes = 1024 * 1024;
var jobOfReport = (files, path8) => {
  const text3 = headOf(files, path8);
  return startsAsReport(text3) ? new RegExp(`<property name="${jobProperty}" value="([^"]+)"/>`).exec(text3)?.[1] : void 0;
};
var jobOfSummary = (files, path8) => new RegExp(`<!-- ${jobProperty} (\\S+) -->\\s*$`).exec(headOf(files, path8))?.[1];
var jobOfEvidence = (files, path8) => headOf(files, (0, import_node_path33.join)(path8, evidenceMark)).trim() || void 0;
var startsAsReport = (text3) => /^<\?xml [^>]*\?>\s*<testsuites name="fanlab [^"]*"/.test(text3);
function headOf(files, path8) {
  try {
    const fd = files.open(path8);
    if (fd === void 0) return "";
    try {
      const bytes3 = Buffer.alloc(headBytes);
      return bytes3.subarray(0, (0, import_node_fs12.readSync)(fd, bytes3, 0, headBytes, 0)).toString();
    } finally {
      (0, import_node_fs12.closeSync)(fd);
    }
  } catch {
    return "";
  }
}

// src/cli/environment-problems.ts
var stateDirRule = "an absolute path of letters, digits and . _ - /, without '..', that is not the root folder and has at most 200 characters";
var stateFolder = (env) => env.FANLAB_STATE_DIR || "/var/lib/fanlab";
function environmentProblems(env) {
  return [...stateProblems(stateFolder(env)), ...cacheProblems(env), ...jobProblems(env)];
}
var jobProblems = ({ FANLAB_JOB: job = "" }) => job === "" || isJobName(job) ? [] : [variableMustBe("FANLAB_JOB", "1 to 200 letters, digits and . _ - : /", job)];
function stateProblems(folder) {
  const isFit = /^\/[\w./-]{1,199}$/.test(folder) && !folder.split("/").includes("..") && /\w/.test(folder);
  return isFit ? [] : [variableMustBe("FANLAB_STATE_DIR", stateDirRule, folder)];
}
function cacheProblems({ XDG_CACHE_HOME: cache = "", HOME: home }) {
  const rule2 = "an absolute path, without control characters";
  const isFit = (path8) => (0, import_node_path34.isAbsolute)(path8) && !new RegExp("\\p{Cc}", "u").test(path8);
  if (cache !== "") return isFit(cache) ? [] : [variableMustBe("XDG_CACHE_HOME", rule2, cache)];
  if (home !== void 0) return isFit(home) ? [] : [variableMustBe("HOME", rule2, home)];
  return hasHome() ? [] : [variableMustBe("HOME", `${rule2}: this user has no home folder`, home)];
}
function hasHome() {
  try {
    return (0, import_node_path34.isAbsolute)((0, import_node_os5.homedir)());
  } catch {
    return false;
  }
}

// src/cli/path-problems.ts
var import_node_fs13 = require("node:fs");
var import_node_path35 = require("node:path");

// src/files/system-folders.ts
var trees = [
  "/bin",
  "/boot",
  "/dev",
  "/etc",
  "/lib",
  "/lib32",
  "/lib64",
  "/libx32",
  "/proc",
  "/sbin",
  "/sys",
  "/usr"
];
var exceptions = ["/dev/shm", "/usr/local", "/usr/src"];
function systemFolder(path8) {
  if (exceptions.some((folder) => isIn(path8, folder))) return void 0;
  return trees.find((folder) => isIn(path8, folder));
}
var shared = [
  "/",
  "/home",
  "/media",
  "/mnt",
  "/opt",
  "/run",
  "/srv",
  "/usr/local",
  "/var",
  "/var/lib",
  "/var/log"
];
var isSharedFolder = (path8) => shared.includes(path8) || systemFolder(path8) !== void 0;
var isIn = (path8, folder) => path8 === folder || path8.startsWith(`${folder}/`);

// src/cli/path-problems.ts
var longestPath = 3e3;
var longestName = 200;
function pathProblems(paths) {
  return [
    ...paths.flatMap((path8) => {
      const wrong = textProblems(path8);
      return wrong.length > 0 ? wrong : placeProblems(path8);
    }),
    ...sharedPaths(paths)
  ];
}
var kindOf2 = (flag) => flag === "reports" ? "folder" : "file";
function textProblems({ flag, text: text3 }) {
  const what = kindOf2(flag);
  if (text3.trim() === "")
    return [
      { tell: (name3) => `${name3(flag)} must name a ${what}; got ${text3 === "" ? "an empty text" : "blanks"}` }
    ];
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text3))
    return [mustBe(flag, `the path of a ${what}, without control characters`, text3)];
  const isTooLong = Buffer.byteLength(text3) > longestPath || text3.split("/").some((part) => Buffer.byteLength(part) > longestName);
  return isTooLong ? [mustBe(flag, `the path of a ${what} with names of at most ${longestName} bytes`, text3)] : [];
}
function placeProblems({ flag, text: text3 }) {
  const path8 = (0, import_node_path35.resolve)(text3);
  const wrong = (rule2) => [mustBe(flag, rule2, text3, "choose another path")];
  if (systemFolder(path8) !== void 0 || flag === "reports" && isSharedFolder(path8))
    return wrong(`a ${kindOf2(flag)} of your own, outside of the system's folders`);
  const found = look2(path8);
  if (found && !found.isSymbolicLink() && !(flag === "reports" ? found.isDirectory() : found.isFile()))
    return wrong(flag === "reports" ? "a folder, or a new one" : "a regular file, or a new one");
  return hasFileAbove(path8) ? wrong(`a ${kindOf2(flag)} in a folder; a part of its path is a file`) : [];
}
function hasFileAbove(path8) {
  const folder = (0, import_node_path35.dirname)(path8);
  const found = look2(folder);
  if (found) return !found.isDirectory() && !found.isSymbolicLink();
  return folder !== path8 && hasFileAbove(folder);
}
function look2(path8) {
  try {
    return (0, import_node_fs13.lstatSync)(path8);
  } catch {
    return void 0;
  }
}
function sharedPaths(paths) {
  return paths.flatMap(({ flag, text: text3 }, index) => {
    const earlier = paths.slice(0, index).find((other) => (0, import_node_path35.resolve)(other.text) === (0, import_node_path35.resolve)(text3));
    if (!earlier) return [];
    const got = shownValue(text3);
    return [{ tell: (name3) => `${name3(flag)} must be another path than ${name3(earlier.flag)}; got ${got}` }];
  });
}

// src/cli/usage-error.ts
var UsageError = class extends Error {
  name = "UsageError";
  problems;
  constructor(problems) {
    const all = typeof problems === "string" ? [{ tell: () => problems }] : problems;
    super(all.map(tellAtDesk).join("\n"));
    this.problems = all;
  }
};

// src/run/for-provider.ts
function problemsForProvider({ given }, { name: provider2, features }) {
  const problems = [];
  if (!features.chosenAddresses && given.has("underlay")) {
    problems.push({
      tell: (name3) => `${name3("underlay")}: provider ${provider2} gives its machines' addresses, and the lab follows them: leave it out`
    });
  }
  for (const flag of ["apt-source", "package"]) {
    if (!features.ownImage && given.has(flag))
      problems.push({
        tell: (name3) => `${name3(flag)} is for machines with the lab's own image; those of provider ${provider2} have another: leave it out`
      });
  }
  return problems;
}

// src/process/url-credentials.ts
var credentials = /:\/\/[^\s/]*@/g;
var withoutCredentials = (text3) => text3.replaceAll(credentials, "://***@");

// src/image/apt-source.ts
var sourceLine = /^deb (?:\[[^\][]*\] )?([A-Za-z+]+):(\S+) [^\s[\]]+(?: [^\s[\]]+)*$/;
var methods = {
  https: /^\/\/[^/]/,
  http: /^\/\/[^/]/,
  ftp: /^\/\/[^/]/,
  copy: /^\/[^/]/
};
var example = "deb [trusted=yes] https://example.org/debian bookworm main";
var longest2 = 1e3;
function parseAptSource(text3) {
  const shown2 = withoutCredentials(text3);
  const wrong = (cause, hint = example) => new LabError(`cannot use apt source ${shownValue(shown2)}${cause}`, { hint });
  if (shown2 !== text3)
    throw wrong(
      ": every process of this host could read the password in it",
      `take a mirror that asks for none, or download the packages and give each by ${optionName("package")} FILE.deb`
    );
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text3)) throw wrong(": expected one line, without control characters");
  if (text3.length > longest2) throw wrong(`: expected at most ${longest2} characters`);
  const [, method = "", rest = ""] = sourceLine.exec(text3) ?? [];
  if (method === "") throw wrong(': expected one line that begins with "deb ", then an address and a suite');
  if (method === "file")
    throw wrong(": the image cannot see files of the host", text3.replace("file:", "copy:"));
  const address2 = Object.hasOwn(methods, method) ? methods[method] : void 0;
  if (!address2)
    throw wrong(`: expected an address by ${Object.keys(methods).join(", ")}; got ${shownValue(method)}`);
  const isReadable = method === "copy" || URL.canParse(`${method}:${rest}`);
  if (!address2.test(rest) || !isReadable)
    throw wrong(`: expected ${method}:${method === "copy" ? "/FOLDER" : "//HOST/PATH"}`);
  return text3;
}

// src/image/package-choice.ts
var import_node_path36 = require("node:path");
var name = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)$/;
var version2 = /^(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?$/;
var longest3 = 120;
var largestFile2 = 2 ** 30;
function parsePackageChoice(text3, user) {
  if (text3.endsWith(".deb")) return fileChoice(text3, user);
  const equals = text3.indexOf("=");
  const packageName = equals === -1 ? text3 : text3.slice(0, equals);
  if (!isName(packageName))
    throw unreadable(text3, `${shownValue(packageName)} is no name of a Debian package`);
  if (equals === -1) return { kind: "name", name: packageName };
  const packageVersion = text3.slice(equals + 1);
  if (packageVersion.length > longest3 || !version2.test(packageVersion))
    throw unreadable(text3, `${shownValue(packageVersion)} is no version of a Debian package`);
  return { kind: "version", name: packageName, version: packageVersion };
}
function repeatedPackages(choices) {
  const names2 = choices.map((choice) => choice.name);
  const twice = new Set(names2.filter((each, index) => names2.indexOf(each) !== index));
  return [...twice].map((each) => `package ${shownValue(each)} is chosen more than once`);
}
var isName = (text3) => text3.length <= longest3 && name.test(text3);
function fileChoice(text3, user) {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text3)) throw unreadable(text3, "its path has control characters");
  const path8 = (0, import_node_path36.resolve)(text3);
  const found = lookAtFile(path8, { user, mostBytes: largestFile2, startBytes: archiveStart.length });
  if ("wrong" in found) throw unreadable(text3, found.wrong);
  const packageName = (0, import_node_path36.basename)(path8, ".deb").split("_")[0] ?? "";
  if (!isName(packageName)) throw unreadable(text3, "its file name does not begin with the name of a package");
  if (found.size === 0) throw unreadable(text3, "it is empty");
  if (found.start.toString("latin1") !== archiveStart)
    throw unreadable(text3, "it is no Debian package: it does not begin as one");
  return { kind: "file", name: packageName, path: path8 };
}
var archiveStart = "!<arch>\ndebian-binary";
var unreadable = (text3, cause) => new LabError(`cannot use package ${shownValue(text3)}: ${cause}`, {
  hint: "give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb"
});

// src/image/container-files.ts
var containerImagesDirectory = "/usr/share/fanlab/images";

// src/image/machine-files.ts
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
  // Registers interpreters with the kernel, which a container may not; LXD shows it the host's list, and it fails.
  "systemd-binfmt.service",
  "rsync.service"
];
var enabledUnits = [
  "systemd-networkd.service",
  "systemd-networkd-wait-online.service",
  "networkd-dispatcher.service"
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
rm -f sbin/init linuxrc usr/bin/wget
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
rm -f usr/bin/wget
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
function lacksLxd({ distribution, aptSources, packages }) {
  const bringsLxd = aptSources.length > 0 || packages.some(({ name: name3 }) => name3 === "lxd");
  return !distributions[distribution].hasLxd && !bringsLxd;
}
var debArchitecture = () => process.arch === "x64" ? "amd64" : process.arch;

// src/cli/image-choice-problems.ts
var isDistribution = (text3) => Object.hasOwn(distributions, text3);
function imageChoiceProblems({ distribution, aptSources, packages }, user) {
  const problems = [];
  const read3 = (flag, parse3) => {
    try {
      return [parse3()];
    } catch (error3) {
      if (!(error3 instanceof LabError)) throw error3;
      problems.push({
        tell: (name3) => `${name3(flag)}: ${error3.message}${error3.hint === void 0 ? "" : `: ${error3.hint}`}`
      });
      return [];
    }
  };
  const sources = aptSources.flatMap((text3) => read3("apt-source", () => parseAptSource(text3)));
  const choices = packages.flatMap(
    (text3) => read3("package", () => parsePackageChoice(text3, user))
  );
  for (const sentence of repeatedPackages(choices))
    problems.push({ tell: (name3) => `${name3("package")}: ${sentence}: choose one of them` });
  if (problems.length > 0 || !isDistribution(distribution)) return problems;
  if (lacksLxd({ distribution, aptSources: sources, packages: choices }))
    problems.push({
      tell: (name3) => `${name3("distribution")}: cannot build an image of ${distribution}: its archive has LXD only as a snap, which needs the snap store: give LXD by ${name3("package")} ./lxd_VERSION_${debArchitecture()}.deb or ${name3("apt-source")}, or take debian-12`
    });
  return problems;
}

// src/cli/provider-problems.ts
function providerProblems(options, user) {
  const { provider: name3, given, stateDir, settings } = options;
  const own2 = [...strayFlags(given, name3), ...settingProblems(options)];
  if (!isProviderName(name3)) return [...own2, ...imageChoiceProblems(options, user)];
  const chosen = provider(name3, stateDir, settings);
  return [
    ...own2,
    ...problemsForProvider(options, chosen),
    ...chosen.features.ownImage ? imageChoiceProblems(options, user) : [],
    ...(chosen.settingsProblems?.(user) ?? []).map(({ flag, text: text3 }) => ({
      tell: (nameOf2) => `${nameOf2(flag)}: ${text3}`
    }))
  ];
}
var strayFlags = (given, provider2) => Object.entries(flagsOfProviders).filter(([flag, owners]) => given.has(flag) && !owners.some((owner) => owner === provider2)).map(([flag, owners]) => ({
  tell: (name3) => `${name3(flag)} is for provider ${owners.join(" or ")}; got provider ${isProviderName(provider2) ? provider2 : shownValue(provider2)}`
}));
function settingProblems({ settings }) {
  const words = ["remote", "network", "box"].flatMap((flag) => {
    const value = settings[flag];
    const { pattern, rule: rule2 } = settingRules[flag];
    return value === void 0 || pattern.test(value) ? [] : [mustBe(flag, rule2, value)];
  });
  const { hypervisor } = settings;
  return [...words, ...hypervisor === void 0 ? [] : mustBeOneOf("hypervisor", hypervisors, hypervisor)];
}

// src/cli/read-flags.ts
var import_node_util2 = require("node:util");
function readFlags(argv, taken, allowPositionals) {
  const options = Object.fromEntries(taken.map((name3) => [name3, { type: flags[name3].type }]));
  const { tokens } = (0, import_node_util2.parseArgs)({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = {};
  const positionals = [];
  const wrong = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals.push(token.value);
      if (!allowPositionals) wrong.push(`Unexpected argument ${inQuotes(token.value)}: leave it out`);
    } else if (token.kind === "option") {
      const name3 = taken.find((each) => each === token.name);
      if (name3 === void 0)
        wrong.push(`Unknown option ${inQuotes(token.rawName)}: flags are: ${allOf(taken)}`);
      else if (flags[name3].type === "boolean") {
        if (token.value === void 0) values[name3] = true;
        else wrong.push(`--${name3} takes no value; got ${shownValue(token.value)}: leave the value out`);
      } else if (token.value === void 0)
        wrong.push(`--${name3} needs a value: --${name3} ${placeholder(name3)}`);
      else if (token.value.startsWith("-") && !token.inlineValue)
        wrong.push(
          `--${name3} needs a value; got ${shownValue(token.value)}: one that begins with '-' is given as --${name3}=VALUE`
        );
      else if ("multiple" in flags[name3])
        values[name3] = [...values[name3] ?? [], token.value];
      else values[name3] = token.value;
    }
  }
  return { values, positionals, problems: wrong.map((line) => ({ tell: () => line })) };
}
var allOf = (taken) => taken.map((name3) => `--${name3}`).join(" ");
var placeholder = (name3) => flags[name3].help.split("  ", 1)[0] ?? "VALUE";
var inQuotes = (word) => `'${shownValue(word).replace(/^"|"(?=$|…)/g, "")}'`;

// src/lab/article-topology.ts
var import_node_fs14 = require("node:fs");
var import_node_path37 = require("node:path");

// src/process/prefix.ts
var prefixRule = "four decimal numbers from 0 to 255 without leading zeros, a slash, and a length from 0 to 32";
var addressRule = "four decimal numbers from 0 to 255 without leading zeros";
function parseAddress(text3) {
  const address2 = readAddress(text3);
  if (address2 === void 0)
    throw new Error(`cannot parse address ${shownValue(text3)}: expected ${addressRule}`);
  return address2;
}
function parsePrefix(text3) {
  const [addressText = "", lengthText, ...rest] = text3.split("/");
  const address2 = readAddress(addressText);
  const length = lengthText === void 0 ? void 0 : readNumber(lengthText, 32);
  if (address2 === void 0 || length === void 0 || rest.length > 0) {
    throw new Error(`cannot parse prefix ${shownValue(text3)}: expected ${prefixRule}`);
  }
  return { address: address2, length };
}
function formatAddress(address2) {
  return [24, 16, 8, 0].map((shift) => address2 >>> shift & 255).join(".");
}
function formatPrefix({ address: address2, length }) {
  return `${formatAddress(address2)}/${length}`;
}
function maskOf(length) {
  return length === 0 ? 0 : ~0 << 32 - length >>> 0;
}
function networkOf2({ address: address2, length }) {
  return { address: (address2 & maskOf(length)) >>> 0, length };
}
function hostBits(address2, length) {
  return (address2 & ~maskOf(length)) >>> 0;
}
function contains(prefix3, address2) {
  return networkOf2({ address: address2, length: prefix3.length }).address === networkOf2(prefix3).address;
}
function overlap(a, b) {
  const mask2 = maskOf(Math.min(a.length, b.length));
  return (a.address & mask2) === (b.address & mask2);
}
function readAddress(text3) {
  const parts = text3.split(".").map((part) => readNumber(part, 255));
  if (parts.length !== 4) return void 0;
  return parts.reduce(
    (sum, part) => sum === void 0 || part === void 0 ? void 0 : sum * 256 + part,
    0
  );
}
function readNumber(text3, largest) {
  if (!/^(0|[1-9]\d{0,2})$/.test(text3)) return void 0;
  const number3 = Number(text3);
  return number3 <= largest ? number3 : void 0;
}

// src/lab/file/the-only.ts
function theOnly(what, named2) {
  const [first2, ...others] = Object.entries(named2);
  if (first2 && others.length === 0) return first2;
  throw new Error(`a lab needs exactly one ${what}; got ${Object.keys(named2).join(", ") || "none"}`);
}

// src/lab/file/on-prefixes.ts
function onPrefixes(file3, underlay, overlay2) {
  const [networkName, network2] = theOnly("network", file3.networks);
  const [overlayName, own2] = theOnly("overlay", file3.overlays);
  const { length } = parsePrefix(network2.subnet);
  const moved = (address2) => formatAddress(networkOf2(underlay).address + hostBits(parseAddress(address2), length));
  const machines = Object.entries(file3.machines).map(([name3, machine2]) => {
    const networks = Object.entries(machine2.networks).map(([key, address2]) => [key, moved(address2)]);
    return [name3, { ...machine2, networks: Object.fromEntries(networks) }];
  });
  return {
    ...file3,
    networks: {
      [networkName]: {
        ...network2,
        subnet: formatPrefix(networkOf2(underlay)),
        ...network2.host !== void 0 && { host: moved(network2.host) }
      }
    },
    overlays: { [overlayName]: { ...own2, prefix: formatPrefix(overlay2) } },
    machines: Object.fromEntries(machines)
  };
}

// src/lab/file/read-lab-file.ts
var import_yaml = __toESM(require_dist(), 1);

// src/lab/cell.ts
var protocols = ["icmp", "full-size", "http"];

// src/lab/file/lab-file.ts
var bytesOf = { MiB: 2 ** 20, GiB: 2 ** 30 };
var text = (rule2, holds) => string2({ error: `must be ${rule2}` }).refine(holds, { error: `must be ${rule2}` });
var whole = (least, most) => {
  const error3 = `must be a whole number from ${least} to ${most}`;
  return int({ error: error3 }).min(least, { error: error3 }).max(most, { error: error3 });
};
var takes = (read3) => (value) => {
  try {
    read3(value);
    return true;
  } catch {
    return false;
  }
};
var name2 = text("1 to 20 of a-z, 0-9 and inner '-', such as web-1", isLabName);
var address = text("an IPv4 address, such as 10.0.0.1", takes(parseAddress));
var prefix = text("an IPv4 network, such as 10.0.0.0/24", takes(parsePrefix));
var named = (what, value) => record(name2, value, { error: `must be ${what} by their names` });
function parseSize2(size) {
  const [, number3 = "", unit = ""] = /^(\d{1,4}(?:\.\d)?)(MiB|GiB)$/.exec(size) ?? [];
  const bytes3 = Number(number3) * bytesOf[unit];
  if (!(bytes3 > 0)) throw new Error(`no size: ${size}`);
  return bytes3;
}
var resources = {
  cpus: whole(1, 64).optional(),
  memory: text("a size in MiB or GiB, such as 512MiB", takes(parseSize2)).optional()
};
var network = strictObject(
  {
    subnet: prefix,
    /** The host's own address there; without it the host has none. */
    host: address.optional(),
    /** Bytes of the largest packet: Ethernet's where nothing is said; 1280 is what IPv6 and a fan over it can do with. */
    mtu: whole(1280, 9e3).default(1500)
  },
  {
    error: "must be a network: subnet, host where the host has an address there, and mtu where it is not 1500"
  }
);
var roles = ["plain", "lxd-cluster", "docker"];
var machine = strictObject(
  {
    networks: named("addresses of networks", address),
    role: _enum(roles, { error: `must be one of ${roles.join(", ")}` }).default("plain"),
    start: _enum(["with the lab", "later"], { error: 'must be "with the lab" or "later"' }).default("with the lab"),
    ...resources
  },
  { error: "must be a machine: networks, and what differs of role, start, cpus and memory" }
);
var overlay = strictObject(
  { type: literal("fan", { error: "must be fan" }), prefix, over: name2 },
  { error: "must be an overlay: type, prefix and over" }
);
var container = strictObject(
  {
    /** A machine, or a role: the software places them on its machines. */
    on: name2,
    network: name2,
    /** How many; their names then are numbered. */
    count: whole(1, 1e3).optional()
  },
  { error: "must be containers: on, network, and count where there are several" }
);
var listOf = (what, value) => union([value.transform((only) => [only]), array(value).min(1)], {
  error: `must be ${what}, or a list of them`
}).transform((list) => list);
var claim2 = text(
  "an id such as P1: 1 to 20 of letters, digits, _, . and -",
  (id) => /^[\w.-]{1,20}$/.test(id)
);
var who = text(
  "a name, or the beginning of names and '*', such as web-*",
  (word) => isLabName(word) || word.endsWith("*") && isLabName(`${word.slice(0, -1)}x`)
);
var wheres = ["same-machine", "other-machine"];
var rule = strictObject(
  {
    id: listOf("the id of a claim", claim2),
    from: listOf("a name, pattern or group", who),
    to: listOf("a name, pattern or group", who),
    /** It holds of endpoints on the same machine, or on different machines, only. */
    where: _enum(wheres, { error: `must be ${wheres.join(" or ")}` }).optional(),
    /** What the source asks. A target that does not serve it, such as a machine without a web server, is not asked. */
    allow: listOf(
      `one of ${protocols.join(", ")}`,
      _enum(protocols, { error: `must be one of ${protocols.join(", ")}` })
    )
  },
  { error: "must be an expectation: id, from, to, allow, and where if it depends on that" }
);
var labFile = strictObject(
  {
    version: literal(1, { error: "must be 1" }),
    lab: name2,
    resources: strictObject(resources, { error: "must be what machines have: cpus and memory" }).default({}),
    networks: named("networks", network),
    machines: named("machines", machine),
    overlays: named("overlays", overlay).default({}),
    containers: named("containers", container).default({}),
    groups: named("lists of endpoints", listOf("a name, pattern or group", who)).default({}),
    /** Who has to reach whom, and which claims an answer supports. */
    expect: array(rule, { error: "must be a list of expectations" }).default([]),
    /** What the lab is for, told first in every report: titles by the ids of claims. */
    deliverables: record(
      claim2,
      text("a title of 1 to 200 characters", (title) => new RegExp("^\\P{Cc}{1,200}$", "u").test(title)),
      {
        error: "must be titles by the ids of claims"
      }
    ).default({}),
    /** Claims that prove that others could fail. */
    controls: array(claim2, { error: "must be a list of ids of claims" }).default([])
  },
  { error: "must be a lab: version, lab, networks and machines" }
);

// src/lab/file/names-of-containers.ts
function namesOfContainers({ containers }, key) {
  const count = containers[key]?.count;
  return count === void 0 ? [key] : Array.from({ length: count }, (_, index) => `${key}-${index + 1}`);
}

// src/lab/file/members-of.ts
function endpointNames(file3) {
  return [
    "host",
    ...Object.keys(file3.machines).filter((name3) => file3.machines[name3]?.start !== "later"),
    ...Object.keys(file3.containers).flatMap((key) => namesOfContainers(file3, key))
  ];
}
function membersOf(file3, words, groupsAbove = Object.keys(file3.groups)) {
  const all = endpointNames(file3);
  const found = /* @__PURE__ */ new Set();
  const unknown2 = [];
  for (const word of words) {
    const names2 = groupsAbove.includes(word) ? membersOf(file3, file3.groups[word] ?? [], groupsAbove.slice(0, groupsAbove.indexOf(word))).names : all.filter((name3) => word.endsWith("*") ? name3.startsWith(word.slice(0, -1)) : name3 === word);
    if (names2.length === 0) unknown2.push(word);
    for (const name3 of names2) found.add(name3);
  }
  return { names: all.filter((name3) => found.has(name3)), unknown: unknown2 };
}

// src/lab/file/problems-of-references.ts
function problemsOfReferences(file3) {
  return [
    ...problemsOfNetworks(file3),
    ...problemsOfAddresses(file3),
    ...problemsOfOverlays(file3),
    ...problemsOfContainers(file3),
    ...problemsOfNames(file3),
    ...problemsOfGroups(file3),
    ...problemsOfExpectations(file3)
  ];
}
function problemsOfNetworks({ networks }) {
  const known2 = [];
  return Object.entries(networks).flatMap(([name3, { subnet }]) => {
    const path8 = ["networks", name3, "subnet"];
    const prefix3 = parsePrefix(subnet);
    const twin = known2.find(([, other]) => overlap(prefix3, other));
    known2.push([name3, prefix3]);
    const own2 = formatPrefix(networkOf2(prefix3));
    return [
      ...own2 === subnet ? [] : [{ path: path8, rule: `must have no host bits set, as ${own2}`, value: subnet }],
      ...twin ? [{ path: path8, rule: `must not overlap that of network ${twin[0]}`, value: subnet }] : []
    ];
  });
}
function problemsOfAddresses({ networks, machines }) {
  const used = /* @__PURE__ */ new Map();
  const problemsOf = (path8, network2, address2, whose) => {
    const subnet = networks[network2]?.subnet;
    if (subnet === void 0)
      return [{ path: path8, rule: `must name a network of this file: ${listed(Object.keys(networks))}`, isKey: true }];
    const key = `${network2} ${address2}`;
    const twin = used.get(key);
    used.set(key, whose);
    if (twin !== void 0) return [{ path: path8, rule: `must be free: ${twin} has it`, value: address2 }];
    if (isHost(parsePrefix(subnet), parseAddress(address2))) return [];
    return [{ path: path8, rule: `must be an address of a host in ${subnet}`, value: address2 }];
  };
  const ofHost = Object.entries(networks).flatMap(
    ([name3, { host }]) => host === void 0 ? [] : problemsOf(["networks", name3, "host"], name3, host, "the host")
  );
  const ofMachines = Object.entries(machines).flatMap(([machine2, { networks: own2 }]) => {
    if (Object.keys(own2).length === 0)
      return [{ path: ["machines", machine2, "networks"], rule: "must name a network, with the address there" }];
    return Object.entries(own2).flatMap(
      ([network2, address2]) => problemsOf(["machines", machine2, "networks", network2], network2, address2, `machine ${machine2}`)
    );
  });
  return [...ofHost, ...ofMachines];
}
function isHost(subnet, address2) {
  const bits = hostBits(address2, subnet.length);
  return contains(subnet, address2) && bits !== 0 && bits !== 2 ** (32 - subnet.length) - 1;
}
function problemsOfOverlays({ networks, overlays }) {
  return Object.entries(overlays).flatMap(
    ([name3, { over }]) => Object.hasOwn(networks, over) ? [] : [
      {
        path: ["overlays", name3, "over"],
        rule: `must name a network of this file: ${listed(Object.keys(networks))}`,
        value: over
      }
    ]
  );
}
function problemsOfContainers({ networks, overlays, machines, containers }) {
  const segments = [...Object.keys(networks), ...Object.keys(overlays)];
  const places = [...Object.keys(machines), ...roles.filter((role) => role !== "plain")];
  return Object.entries(containers).flatMap(([name3, { on, network: network2 }]) => {
    const problems = [];
    const path8 = ["containers", name3];
    if (!segments.includes(network2)) {
      const rule2 = `must name a network or overlay of this file: ${listed(segments)}`;
      problems.push({ path: [...path8, "network"], rule: rule2, value: network2 });
    }
    if (!places.includes(on)) {
      const rule2 = `must name a machine or a role: ${listed(places)}`;
      problems.push({ path: [...path8, "on"], rule: rule2, value: on });
    } else if (!Object.hasOwn(machines, on) && !Object.values(machines).some(({ role }) => role === on))
      problems.push({ path: [...path8, "on"], rule: "must be a role that a machine has", value: on });
    return problems;
  });
}
function problemsOfNames(file3) {
  const used = /* @__PURE__ */ new Map([["host", "the host"]]);
  return [
    ...Object.keys(file3.machines).map((name3) => ({ name: name3, path: ["machines", name3], whose: "a machine" })),
    ...Object.keys(file3.containers).flatMap(
      (key) => namesOfContainers(file3, key).map((name3) => ({ name: name3, path: ["containers", key], whose: "a container" }))
    )
  ].flatMap(({ name: name3, path: path8, whose }) => {
    const twin = used.get(name3);
    used.set(name3, whose);
    return twin === void 0 ? [] : [{ path: path8, rule: `must not give the name ${name3}: ${twin} has it`, isKey: true }];
  });
}
function problemsOfGroups(file3) {
  const groups = Object.keys(file3.groups);
  const endpoints = endpointNames(file3);
  return groups.flatMap((name3, index) => {
    const path8 = ["groups", name3];
    const above = groups.slice(0, index);
    const twin = endpoints.includes(name3) ? [{ path: path8, rule: "must not have the name of an endpoint: choose another", isKey: true }] : [];
    return [...twin, ...problemsOfWords(file3, path8, file3.groups[name3] ?? [], above)];
  });
}
function problemsOfExpectations(file3) {
  const groups = Object.keys(file3.groups);
  return file3.expect.flatMap(({ from, to }, index) => {
    const path8 = ["expect", String(index)];
    return [
      ...problemsOfWords(file3, [...path8, "from"], from, groups),
      ...problemsOfWords(file3, [...path8, "to"], to, groups)
    ];
  });
}
function problemsOfWords(file3, path8, words, groups) {
  const known2 = [...endpointNames(file3), ...groups];
  return membersOf(file3, words, groups).unknown.map((value) => ({
    path: path8,
    rule: `must stand for somebody who is there when the lab is up: ${listed(known2)}`,
    value
  }));
}
var listed = (names2) => names2.join(", ") || "there is none";

// src/lab/file/read-lab-file.ts
var longestFile = 1e6;
var LabFileError = class extends Error {
  name = "LabFileError";
};
function readLabFile(text3, file3) {
  if (text3.length > longestFile)
    throw new LabFileError(`${file3}: must have at most ${longestFile} characters; has ${text3.length}`);
  const lines = new import_yaml.LineCounter();
  const document = (0, import_yaml.parseDocument)(text3, { lineCounter: lines, prettyErrors: false, merge: false });
  const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    const told2 = document.errors.map(({ message, pos }) => `${file3}:${lineAt(pos[0])}: no YAML: ${message}`);
    throw new LabFileError(told2.join("\n"));
  }
  const aliases = [];
  (0, import_yaml.visit)(document, { Alias: (_, { range }) => void aliases.push(lineAt(range?.[0] ?? 0)) });
  if (aliases.length > 0) {
    const told2 = aliases.map((line) => `${file3}:${line}: must not use an alias (*name): write the value out`);
    throw new LabFileError(told2.join("\n"));
  }
  const content = document.toJS();
  const parsed = labFile.safeParse(content, { reportInput: true });
  const problems = parsed.success ? problemsOfReferences(parsed.data) : parsed.error.issues.flatMap(ofIssue);
  if (parsed.success && problems.length === 0) return parsed.data;
  const told = problems.map((problem) => {
    const offset = offsetOf(document.contents, problem);
    return { line: lineAt(offset), words: wordsOf(problem) };
  });
  told.sort((a, b) => a.line - b.line);
  throw new LabFileError(told.map(({ line, words }) => `${file3}:${line}: ${words}`).join("\n"));
}
function wordsOf({ path: path8, rule: rule2, value }) {
  const key = path8.map(quotedKey).join(".") || "the file";
  return `${key} ${rule2}${value === void 0 ? "" : `; got ${shownValue(value)}`}`;
}
var quotedKey = (key) => /^[\w-]{1,40}$/.test(key) ? key : shownValue(key);
function ofIssue(issue3) {
  const path8 = issue3.path.map(String);
  if (issue3.code === "unrecognized_keys") {
    return issue3.keys.map((key) => ({
      path: [...path8, key],
      rule: "is no key that is known here: leave it out, or mend its spelling",
      isKey: true
    }));
  }
  if (issue3.code === "invalid_key")
    return [{ path: path8, rule: issue3.issues[0]?.message ?? issue3.message, isKey: true }];
  if (issue3.input === void 0) return [{ path: path8, rule: `is missing: it ${issue3.message}` }];
  return [{ path: path8, rule: issue3.message, value: issue3.input }];
}
function offsetOf(contents, { path: path8, isKey = false }) {
  let node2 = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [index, key] of path8.entries()) {
    if ((0, import_yaml.isSeq)(node2)) {
      node2 = node2.items[Number(key)];
      offset = node2?.range?.[0] ?? offset;
      continue;
    }
    if (!(0, import_yaml.isMap)(node2)) break;
    const pair = node2.items.find(
      (item) => (0, import_yaml.isPair)(item) && String((0, import_yaml.isScalar)(item.key) ? item.key.value : item.key) === key
    );
    if (!pair) break;
    const last = index === path8.length - 1;
    offset = pair.key.range?.[0] ?? offset;
    node2 = pair.value;
    const own2 = node2?.range?.[0];
    if (last && !isKey && own2 !== void 0) offset = own2;
  }
  return offset;
}

// src/lab/file/topology-of.ts
var defaults = { cpus: 1, memory: "1GiB" };
function topologyOf(file3) {
  const [networkName, network2] = theOnly("network", file3.networks);
  const [, overlay2] = theOnly("overlay", file3.overlays);
  if (network2.host === void 0) throw new Error(`network ${networkName} gives the host no address`);
  const plans = Object.entries(file3.machines).map(([name3, machine2]) => ({
    name: name3,
    role: machine2.role,
    address: parseAddress(machine2.networks[networkName] ?? ""),
    cpus: machine2.cpus ?? file3.resources.cpus ?? defaults.cpus,
    memory: parseSize2(machine2.memory ?? file3.resources.memory ?? defaults.memory),
    later: machine2.start === "later"
  }));
  const planned = (later) => plans.filter((plan) => plan.later === later).map(({ later: _, ...plan }) => plan);
  const [newcomer] = planned(true);
  if (!newcomer) throw new Error("no machine starts later");
  const containers = Object.entries(file3.containers).flatMap(([key, { on }]) => {
    const role = file3.machines[on]?.role ?? roles.find((each) => each === on) ?? "plain";
    const machine2 = Object.hasOwn(file3.machines, on) ? { machine: on } : {};
    return namesOfContainers(file3, key).map((name3) => ({ name: name3, role, ...machine2 }));
  });
  return {
    underlay: parsePrefix(network2.subnet),
    mtu: network2.mtu,
    overlay: parsePrefix(overlay2.prefix),
    hostAddress: parseAddress(network2.host),
    newcomer,
    machines: planned(false),
    containers,
    expect: file3.expect.map(({ id, from, to, where, allow }) => ({
      ids: id,
      from: membersOf(file3, from).names,
      to: membersOf(file3, to).names,
      where,
      protocols: allow
    })),
    deliverables: file3.deliverables,
    controls: file3.controls
  };
}

// src/lab/article-topology.ts
var path6 = "labs/article/lab.yaml";
var file2;
function defaultLab(underlay, overlay2) {
  file2 ??= readLabFile((0, import_node_fs14.readFileSync)((0, import_node_path37.join)(packageRoot, path6), "utf8"), path6);
  return onPrefixes(file2, underlay, overlay2);
}
var articleTopology = (underlay, overlay2) => topologyOf(defaultLab(underlay, overlay2));

// node_modules/zx/build/deno.js
var import_node_module = require("node:module");
var process2 = __toESM(require("node:process"), 1);
if (globalThis.Deno) {
  globalThis.require = (0, import_node_module.createRequire)(bundleUrl);
  globalThis.__filename = new URL(bundleUrl).pathname;
  globalThis.__dirname = new URL(".", bundleUrl).pathname;
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
  defaults: defaults2,
  kill,
  log,
  os: os6,
  path: path7,
  ps: ps2,
  quote: quote2,
  quotePowerShell: quotePowerShell2,
  resolveDefaults,
  syncProcessCwd,
  useBash,
  usePowerShell,
  usePwsh,
  which: which3,
  within
} = globalThis.Deno ? globalThis.require("./core.cjs") : __module__;

// src/lab/links.ts
var kinds = ["bridge", "vxlan"];
var linkCommands = [
  ["ip", "-json", "addr", "show"],
  ...kinds.map((kind) => ["ip", "-json", "link", "show", "type", kind])
];

// src/lab/install-files.ts
var guestLibrary = "/usr/local/lib/fanlab";

// src/overlays/fan/engine.ts
function ebpfFiles() {
  return [
    { source: "fanctl", target: "/usr/local/sbin/fanctl", mode: 493 },
    { source: "ip", target: `${guestLibrary}/bin/ip`, mode: 493 },
    { source: "fan.sh", target: `${guestLibrary}/fan.sh`, mode: 420 },
    { source: "fan-state.sh", target: `${guestLibrary}/fan-state.sh`, mode: 420 },
    { source: "fan-egress.sh", target: `${guestLibrary}/fan-egress.sh`, mode: 420 },
    { source: "fan-dhcp.sh", target: `${guestLibrary}/fan-dhcp.sh`, mode: 420 },
    { source: "fan.bpf.o", target: `${guestLibrary}/fan.bpf.o`, mode: 420 }
  ];
}
var ubuntuFiles = [
  { source: "fan-modules.conf", target: "/etc/modules-load.d/10-fan.conf", mode: 420 }
];
var fanEngines = {
  ubuntu: {
    name: "ubuntu",
    files: ubuntuFiles,
    activation: [["modprobe", "vxlan"]]
  },
  ebpf: { name: "ebpf", files: ebpfFiles(), activation: [] }
};

// src/overlays/fan/mapping.ts
function sliceLength(underlay, overlay2) {
  return overlay2.length + 32 - underlay.length;
}
function sliceOf(underlayAddress, underlay, overlay2) {
  if (!contains(underlay, underlayAddress)) {
    const text3 = formatAddress(underlayAddress);
    throw new Error(`cannot map ${text3}: it is not in the underlay ${formatPrefix(networkOf2(underlay))}`);
  }
  const host = hostBits(underlayAddress, underlay.length);
  if (host === 0 || host === hostBits(4294967295, underlay.length)) {
    const which4 = host === 0 ? "zero: the network itself" : "one: the broadcast address";
    throw new Error(`cannot map ${formatAddress(underlayAddress)}: its host bits are all ${which4}`);
  }
  const length = sliceLength(underlay, overlay2);
  const base = networkOf2(overlay2).address + host * 2 ** (32 - length);
  return { address: base, length };
}

// src/overlays/fan/validate-fan-pair.ts
var reserved = [
  { address: 0, length: 8, is: '"this network"' },
  { address: 2130706432, length: 8, is: "loopback" },
  // Management links have addresses there, too.
  { address: 2851995648, length: 16, is: "link-local" },
  { address: 3758096384, length: 4, is: "multicast" }
];
var everyone = { address: 4294967295, length: 32, is: "the broadcast address" };
function validateFanPair(underlay, overlay2, { lxd = true } = {}) {
  const slice = sliceLength(underlay, overlay2);
  const broken = [...hostBitsSet("underlay", underlay), ...hostBitsSet("overlay", overlay2)];
  if (overlap(underlay, overlay2)) {
    broken.push(`underlay ${formatPrefix(underlay)} and overlay ${formatPrefix(overlay2)} overlap`);
  }
  for (const [which4, network2, blocks] of [
    ["underlay", underlay, [...reserved, everyone]],
    ["overlay", overlay2, reserved]
  ]) {
    for (const block of blocks.filter((each) => overlap(each, network2)))
      broken.push(`${which4} ${formatPrefix(network2)} overlaps ${formatPrefix(block)}, which is ${block.is}`);
  }
  if (underlay.length > 30) {
    broken.push(`underlay ${formatPrefix(underlay)} has no room for two machines: /30 is the longest`);
  }
  if (slice > 30) {
    broken.push(
      `slice too small: /${overlay2.length} + ${32 - underlay.length} host bits of the underlay = /${slice}, longer than /30`
    );
  }
  return lxd ? [...broken, ...lxdLimits(underlay, overlay2)] : broken;
}
function hostBitsSet(which4, prefix3) {
  if (hostBits(prefix3.address, prefix3.length) === 0) return [];
  return [`${which4} ${formatPrefix(prefix3)} has host bits set: write ${formatPrefix(networkOf2(prefix3))}`];
}
function lxdLimits(underlay, overlay2) {
  const broken = [];
  if (underlay.length !== 16 && underlay.length !== 24) {
    broken.push(`underlay /${underlay.length}: LXD's limit is /16 or /24 underlays only`);
  }
  if (overlay2.length !== 8 && overlay2.length !== 16) {
    broken.push(`overlay /${overlay2.length}: LXD's limit is /8 or /16 overlays only`);
  }
  const needed = sliceLength(underlay, overlay2) + 8;
  if (needed > 32) {
    broken.push(
      `/${overlay2.length} overlay over /${underlay.length} underlay: LXD's limit is 8 bits for containers in each slice, ${needed} bits would be needed of 32`
    );
  }
  return broken;
}

// src/overlays/fan/fan.ts
function problemsOfFan({ underlay, overlay: overlay2, hostAddress, machines }) {
  const broken = validateFanPair(underlay, overlay2);
  if (broken.length > 0) return broken;
  return [hostAddress, ...machines.map(({ address: address2 }) => address2)].flatMap((address2) => {
    try {
      sliceOf(address2, underlay, overlay2);
      return [];
    } catch (error3) {
      return [error3.message];
    }
  });
}

// src/overlays/index.ts
var overlayProblems = (topology) => topology.overlay ? problemsOfFan({ ...topology, overlay: topology.overlay }) : [];

// src/cli/read-prefixes.ts
function readPrefixes(underlayText, overlayText) {
  const problems = [];
  const read3 = (flag, text3) => {
    try {
      return parsePrefix(text3);
    } catch (error3) {
      problems.push({ tell: (name3) => `${name3(flag)}: ${error3.message}` });
      return parsePrefix(flagDefault(flag));
    }
  };
  const [underlay, overlay2] = [read3("underlay", underlayText), read3("overlay", overlayText)];
  if (problems.length > 0) return { underlay, overlay: overlay2, problems };
  const pair = [formatPrefix(underlay), formatPrefix(overlay2)];
  const broken = overlayProblems(articleTopology(underlay, overlay2)).map((rule2) => ({
    tell: (name3) => `${name3("underlay")} ${pair[0]} and ${name3("overlay")} ${pair[1]} are not a valid fan pair: ${rule2}`
  }));
  return { underlay, overlay: overlay2, problems: broken };
}

// src/cli/read-options.ts
var fanWishes2 = ["ebpf", "ubuntu", "auto"];
var providerChoices = [...providerNames, autoProvider];
var rebootWays = ["load-balancer", "lxd-2", "rolling", "all", "power-cut"];
function readOptions(argv, taken, { positionals: allowPositionals = false, env = process.env } = {}) {
  const { own: own2, command } = allowPositionals ? splitWords(argv) : { own: argv };
  const { values, positionals, problems: wrongWords } = readFlags(own2, taken, allowPositionals);
  const problems = [...wrongWords];
  const given = (name3) => values[name3];
  const text3 = (name3) => given(name3) ?? flagDefault(name3);
  const list = (name3) => values[name3] ?? [];
  const { underlay, overlay: overlay2, problems: wrongPrefixes } = readPrefixes(text3("underlay"), text3("overlay"));
  const lab = given("lab") ?? (env.FANLAB_LAB || flagDefault("lab"));
  const fan = fanWishes2.find((each) => each === text3("fan")) ?? "ebpf";
  const paths = ["reports", "result", "timings"].flatMap(
    (flag) => taken.includes(flag) && (flag === "reports" || given(flag) !== void 0) ? [{ flag, text: text3(flag) }] : []
  );
  problems.push(
    ...wrongPrefixes,
    ...labProblems(lab, given("lab") === void 0),
    ...mustBeOneOf("provider", providerChoices, text3("provider")),
    ...mustBeOneOf("fan", fanWishes2, text3("fan")),
    ...mustBeOneOf("distribution", Object.keys(distributions), text3("distribution")),
    ...mustBeOneOf("reboot", rebootWays, text3("reboot")),
    ...environmentProblems(env),
    ...labelProblems(text3("label")),
    ...pathProblems(paths)
  );
  const keepLimit = readKeepLimit(given("keep-for"), given("keep-while"), problems);
  const setting = (name3) => given(name3) === void 0 ? {} : { [name3]: given(name3) };
  const inventory = given("inventory");
  const digest = given("image-digest");
  if (digest !== void 0 && !isImageDigest(digest))
    problems.push(mustBe("image-digest", "sha256: and 64 of 0-9 and a-f", digest));
  const options = {
    lab,
    provider: text3("provider"),
    fan,
    underlay,
    overlay: overlay2,
    distribution: text3("distribution"),
    aptSources: list("apt-source"),
    packages: list("package"),
    imageTrust: {
      ...digest !== void 0 && isImageDigest(digest) ? { digest } : {},
      anyCached: values["accept-cached-image"] === true
    },
    install: values["no-install"] !== true,
    keep: values.keep === true,
    keepOnFailure: values["keep-on-failure"] === true,
    keepLimit,
    label: text3("label"),
    job: env.FANLAB_JOB ?? "",
    reports: (0, import_node_path38.resolve)(text3("reports")),
    reboot: text3("reboot"),
    timings: text3("timings") && (0, import_node_path38.resolve)(text3("timings")),
    result: text3("result") && (0, import_node_path38.resolve)(text3("result")),
    all: values.all === true,
    force: values.force === true,
    abandoned: values.abandoned === true,
    json: values.json === true,
    allEndpoints: values["all-endpoints"] === true,
    expectedFailure: expectedFailureOf(values),
    positionals,
    command,
    stateDir: stateFolder(env),
    settings: {
      ...inventory === void 0 ? {} : { inventory: (0, import_node_path38.resolve)(inventory) },
      ...setting("remote"),
      ...setting("network"),
      ...values.vm === true ? { vm: true } : {},
      ...setting("box"),
      ...setting("hypervisor"),
      ...setting("distribution")
    },
    empty: values.empty === true,
    given: new Set(Object.keys(values))
  };
  problems.push(...providerProblems(options, sudoCaller()));
  if (problems.length > 0) throw new UsageError(problems);
  return options;
}
function splitWords(argv) {
  const end = argv.indexOf("--");
  return end < 0 ? { own: argv } : { own: argv.slice(0, end), command: argv.slice(end + 1) };
}
function expectedFailureOf(values) {
  if (values["expect-unreachable"] === true) return "unreachable";
  return values["expect-failure"] === true ? "any of its own" : void 0;
}
function labProblems(lab, isFromEnvironment) {
  if (isLabName(lab)) return [];
  const rule2 = "1 to 20 of a-z, 0-9 and inner '-'";
  const hint = isFromEnvironment ? "it comes from FANLAB_LAB, choose another name" : "choose another name";
  return [mustBe("lab", rule2, lab, hint)];
}
var labelProblems = (label) => /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,200}$/u.test(label) ? [] : [mustBe("label", "one line of at most 200 characters", label)];

// src/cli/scenario-flags.ts
var keptLabFlags = [
  "lab",
  "provider",
  "fan",
  "underlay",
  "overlay",
  "distribution",
  "apt-source",
  "package",
  "image-digest",
  "accept-cached-image",
  "inventory",
  "empty",
  "remote",
  "network",
  "vm",
  "box",
  "hypervisor",
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

// src/action/scenarios.ts
var actionScenarios = {
  full: { flags: labFlags, makesLab: true, leavesLab: false },
  up: { flags: keptLabFlags, makesLab: true, leavesLab: true },
  check: { flags: [...visitFlags, "all-endpoints"], makesLab: false, leavesLab: false },
  persistence: { flags: [...visitFlags, "reboot"], makesLab: false, leavesLab: false },
  sabotage: { flags: labFlags, makesLab: true, leavesLab: false }
};

// src/action/inputs.ts
var textInputs = [
  "lab",
  "provider",
  "fan",
  "underlay",
  "overlay",
  "distribution",
  "reboot",
  "reports",
  "inventory",
  "remote",
  "network",
  "image-digest",
  "box",
  "hypervisor"
];
var switchInputs = ["empty", "vm", "all-endpoints"];
var listInputs = ["apt-source", "package"];
var longestTimeoutMs = 5 * 864e5;
var InputError = class extends Error {
  name = "InputError";
};
function readInputs() {
  const problems = [];
  const name3 = getInput("scenario") || "full";
  const scenario = Object.hasOwn(actionScenarios, name3) ? actionScenarios[name3] : void 0;
  if (!scenario)
    problems.push(
      `input scenario must be one of ${Object.keys(actionScenarios).join(", ")}; got ${shownValue(name3)}`
    );
  const install = readBoolean("install", true, problems);
  const keepOnFailure = readBoolean("keep-on-failure", false, problems);
  const failOnFailure = readBoolean("fail-on-failure", true, problems);
  const timeout = getInput("timeout") || "60m";
  const timeoutMs = readTimeout(timeout, problems);
  const keepFor = getInput("keep-for") || "24h";
  const given = givenFlags(problems);
  const takes2 = (flag) => scenario === void 0 || scenario.flags.includes(flag);
  for (const { flag, values } of given.filter((each) => !takes2(each.flag))) {
    const got = shownValue(values.join(", ") || "true");
    problems.push(`input ${flag} has no effect in scenario ${name3}; got ${got}: leave it out`);
  }
  const taken = given.filter(({ flag }) => takes2(flag));
  problems.push(...problemsOfWords2([...wordsOf2(taken), `--keep-for=${keepFor}`]));
  if (problems.length > 0 || !scenario) throw new InputError(problems.join("\n"));
  return {
    ...scenario,
    scenario: name3,
    lab: getInput("lab"),
    words: [
      ...wordsOf2(taken.filter(({ flag }) => flag !== "lab")),
      ...!install && takes2("no-install") ? ["--no-install"] : []
    ],
    ...{ keepOnFailure, keepFor, timeout, timeoutMs, failOnFailure }
  };
}
function givenFlags(problems) {
  const texts = textInputs.map((flag) => ({ flag, values: [getInput(flag)] })).filter(({ flag, values: [value] }) => value !== "" && value !== flagDefault(flag));
  const lists = listInputs.map((flag) => ({ flag, values: getMultilineInput(flag).filter((value) => value !== "") })).filter(({ values }) => values.length > 0);
  const switches = switchInputs.filter((flag) => readBoolean(flag, false, problems)).map((flag) => ({ flag, values: [] }));
  return [...texts, ...lists, ...switches];
}
var wordsOf2 = (given) => given.flatMap(
  ({ flag, values }) => values.length === 0 ? [`--${flag}`] : values.map((value) => `--${flag}=${value}`)
);
function problemsOfWords2(words) {
  const all = [...textInputs, ...listInputs, ...switchInputs, "keep-for"];
  try {
    readOptions(words, all);
    return [];
  } catch (error3) {
    if (error3 instanceof UsageError) return error3.problems.map(({ tell }) => tell(asInput));
    throw error3;
  }
}
var asInput = (flag) => `input ${flag === "no-install" ? "install" : flag}`;
function readBoolean(name3, ifEmpty, problems) {
  const text3 = getInput(name3);
  if (text3 !== "" && !/^(true|false)$/i.test(text3))
    problems.push(`input ${name3} must be true or false; got ${shownValue(text3)}`);
  return text3 === "" ? ifEmpty : text3.toLowerCase() === "true";
}
function readTimeout(text3, problems) {
  const timeoutMs = parseDuration(text3);
  if (timeoutMs !== void 0 && timeoutMs <= longestTimeoutMs) return timeoutMs;
  problems.push(`input timeout must be ${durationRule}, at most 5d; got ${shownValue(text3)}`);
  return longestTimeoutMs;
}

// src/action/main.ts
var import_node_crypto9 = require("node:crypto");
var import_node_fs23 = require("node:fs");
var import_node_os7 = require("node:os");
var import_node_path43 = require("node:path");

// src/process/command-line.ts
var readable = (word) => /^[\w./:@%+-][\w./=:@%+-]*$/.test(word) ? word : quoted(word);
function commandLine(argv, environment = {}) {
  const assignments = Object.entries(environment).flatMap(
    ([name3, value]) => value ? [`${name3}=${readable(value)}`] : []
  );
  return [...assignments, ...argv.map(readable)].join(" ");
}

// src/lab/typed-command.ts
var commandVariable = "FANLAB_COMMAND";

// src/action/annotations.ts
function annotationsOf(result) {
  const { scenario, verdict: verdict2, reason: reason2, annotations } = result;
  if (annotations.length > 0) return annotations;
  return verdict2 === "passed" ? [] : [{ level: "error", title: `fanlab ${scenario}`, message: reason2 }];
}

// src/action/attend.ts
var leaveAfterMs = 6e3;
var timeoutGraceMs = 6e4;
var jobWasCancelled = "the job was cancelled";
var timeIsUp = (timeout) => `timed out after ${timeout}`;
async function attend(child2, { timeout, timeoutMs }) {
  let why = "ended";
  let leave;
  const left = new Promise((resolve7) => {
    leave = () => resolve7(void 0);
  });
  const timers = [];
  const stop = (reason2, words, graceMs) => {
    if (why === "cancelled") return;
    why = reason2;
    child2.stop(words);
    timers.push(setTimeout(leave, graceMs));
  };
  const cancel = () => stop("cancelled", jobWasCancelled, leaveAfterMs);
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  const expire = () => stop("timeout", timeIsUp(timeout), timeoutGraceMs);
  timers.push(setTimeout(expire, timeoutMs));
  try {
    return { status: await Promise.race([child2.ended, left]), why };
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

// src/action/environment.ts
var commandOnPath = "fanlab";
function childEnvironment(more = {}) {
  const kept = Object.entries(process.env).filter(
    (entry) => entry[1] !== void 0 && !/^(GITHUB|RUNNER|ACTIONS|INPUT|STATE)_/.test(entry[0])
  );
  return {
    ...Object.fromEntries(kept),
    CI: "true",
    [commandVariable]: commandOnPath,
    [inputsVariable]: "1",
    ...more
  };
}

// src/files/callers-files.ts
var import_node_fs19 = require("node:fs");
var import_node_path40 = require("node:path");

// src/files/draft.ts
var import_node_crypto8 = require("node:crypto");
var import_node_fs15 = require("node:fs");
var prefix2 = ".fanlab-draft-";
var anew = import_node_fs15.constants.O_RDWR | import_node_fs15.constants.O_CREAT | import_node_fs15.constants.O_EXCL | import_node_fs15.constants.O_NOFOLLOW;
var abandonedAfter = 6e4;
function beginDraft(folder, name3, mode, owner) {
  const own2 = identify(process.pid);
  const draft = folder.at(`${prefix2}${own2?.pid}-${own2?.startTime}-${(0, import_node_crypto8.randomBytes)(8).toString("hex")}`);
  const fd = (0, import_node_fs15.openSync)(draft, anew, 384);
  const drop = () => {
    (0, import_node_fs15.closeSync)(fd);
    (0, import_node_fs15.rmSync)(draft, { force: true });
  };
  return {
    fd,
    path: `/proc/${process.pid}/fd/${fd}`,
    keep() {
      try {
        if (owner) (0, import_node_fs15.fchownSync)(fd, owner.uid, owner.gid);
        (0, import_node_fs15.fchmodSync)(fd, mode);
        (0, import_node_fs15.renameSync)(draft, folder.at(name3));
      } finally {
        drop();
      }
    },
    drop
  };
}
function sweepDrafts(folder) {
  for (const name3 of (0, import_node_fs15.readdirSync)(`/proc/self/fd/${folder.fd}`)) {
    const [, pid, startTime] = new RegExp(`^\\${prefix2}(\\d+)-(\\d+)-[0-9a-f]{16}$`).exec(name3) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    const found = folder.look(name3);
    if (found?.isFile() && Date.now() - found.mtimeMs > abandonedAfter) (0, import_node_fs15.unlinkSync)(folder.at(name3));
  }
}

// src/files/may-write.ts
var import_node_fs16 = require("node:fs");

// src/process/run-with-folders.ts
var import_node_child_process2 = require("node:child_process");
var deadline = 1e4;
function runWithFolders(argv, folders) {
  const [command = "", ...words] = argv;
  const { stdout } = (0, import_node_child_process2.spawnSync)(command, words, {
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/sbin:/usr/bin:/sbin:/bin" },
    stdio: ["ignore", "pipe", "ignore", ...folders],
    encoding: "utf8",
    timeout: deadline
  });
  return (stdout ?? "").trim();
}

// src/files/may-write.ts
var known = /* @__PURE__ */ new Map();
function mayWrite(folder, owner) {
  if (owner.uid === 0) return true;
  const key = folder.way.map((fd) => rightsOf(fd, owner)).join(" ");
  const before = known.get(key);
  if (before !== void 0) return before;
  const answer = askKernel(folder, owner);
  known.set(key, answer);
  return answer;
}
function mayReplace(folder, name3, { uid }) {
  const { uid: owner, mode } = (0, import_node_fs16.fstatSync)(folder.fd);
  const isSticky = (mode & 512) !== 0;
  const found = folder.look(name3);
  return !isSticky || uid === 0 || owner === uid || !found || found.uid === uid;
}
function rightsOf(fd, { uid, gid }) {
  const { dev, ino, uid: owner, gid: group, mode } = (0, import_node_fs16.fstatSync)(fd);
  return [uid, gid, dev, ino, owner, group, mode].join(":");
}
function askKernel(folder, { uid, gid }) {
  const ask2 = (groups) => runWithFolders(
    [
      "setpriv",
      `--reuid=${uid}`,
      `--regid=${gid}`,
      groups,
      "--",
      "sh",
      "-c",
      question,
      "may-write",
      String(folder.way.length)
    ],
    folder.way
  );
  const said4 = ask2("--init-groups") || ask2("--clear-groups");
  return said4 === "yes";
}
var question = `
last=$(($1 + 2))
fd=3
while [ "$fd" -le "$last" ]; do
  if ! [ -x "/proc/self/fd/$fd/." ]; then echo no; exit; fi
  fd=$((fd + 1))
done
if [ -w "/proc/self/fd/$last/." ]; then echo yes; else echo no; fi
`;

// src/files/pinned-folder.ts
var import_node_fs17 = require("node:fs");

// src/files/refused.ts
var import_node_path39 = require("node:path");
var Refused = class extends Error {
  name = "Refused";
  /** What a person would do next. */
  hint;
  constructor(cause, hint) {
    super(cause);
    this.hint = hint;
  }
};
function telling(verb, path8, act) {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof LabError) throw cause;
    const hint = printable(cause instanceof Refused ? cause.hint : hintOf(cause, path8));
    throw new LabError(printable(`cannot ${verb} ${path8}: ${causeOf(cause)}`), { hint, cause });
  }
}
var causeOf = (error3) => error3 instanceof Refused ? error3.message : String(error3.message).replace(/, \w+( '.*)?$/s, "");
var hintOf = (error3, path8) => error3.code === "ENOSPC" ? `df -h ${(0, import_node_path39.dirname)(path8)}` : `namei -l ${(0, import_node_path39.dirname)(path8)}`;
var printable = (text3) => text3.replaceAll(new RegExp("\\p{Cc}", "gu"), (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

// src/files/pinned-folder.ts
var pathOnly = 2097152;
var asFolder = pathOnly | import_node_fs17.constants.O_DIRECTORY | import_node_fs17.constants.O_NOFOLLOW;
var mostLinks = 40;
var PinnedFolder = class {
  fd;
  /** Descriptors of all folders on the way to it, itself included. */
  way;
  constructor(way) {
    this.way = way;
    this.fd = way.at(-1);
  }
  /** Where it is now, without any link. */
  get path() {
    return (0, import_node_fs17.readlinkSync)(`/proc/self/fd/${this.fd}`);
  }
  /** A path by which a name in this folder is reached, and no other; `..` and links in it are the kernel's to follow. */
  at(name3) {
    return `/proc/self/fd/${this.fd}/${name3}`;
  }
  /** What has that name here, a link itself; undefined for nothing. */
  look(name3) {
    return (0, import_node_fs17.lstatSync)(this.at(name3), { throwIfNoEntry: false });
  }
  close() {
    for (const fd of new Set(this.way)) (0, import_node_fs17.closeSync)(fd);
  }
};
function pinFolder(path8) {
  const way = [(0, import_node_fs17.openSync)("/", asFolder)];
  try {
    const names2 = namesIn(path8);
    for (let links = 0; names2.length > 0; ) {
      const folder = new PinnedFolder(way);
      const name3 = names2.shift();
      const found = folder.look(name3);
      if (!found) return { folder, missing: missingNames([name3, ...names2], folder) };
      if (found.isSymbolicLink()) {
        const target2 = followable(folder, name3);
        if (++links > mostLinks)
          throw new Refused(`${folder.path}/${name3} leads in circles`, "give the real path");
        names2.unshift(...namesIn(target2));
        if (target2.startsWith("/")) way.push((0, import_node_fs17.openSync)("/", asFolder));
      } else if (found.isDirectory()) way.push((0, import_node_fs17.openSync)(folder.at(name3), asFolder));
      else throw new Refused(`${under(folder, name3)} is not a folder`, "choose another folder");
    }
    return { folder: new PinnedFolder(way), missing: [] };
  } catch (error3) {
    new PinnedFolder(way).close();
    throw error3;
  }
}
var namesIn = (path8) => path8.split("/").filter((name3) => name3 !== "" && name3 !== ".");
var under = (folder, name3) => `${folder.path === "/" ? "" : folder.path}/${name3}`;
function missingNames(names2, folder) {
  if (!names2.includes("..")) return names2;
  throw new Refused(`${under(folder, names2.join("/"))} does not exist`, "give the real path");
}
function followable(folder, name3) {
  const target2 = (0, import_node_fs17.readlinkSync)(folder.at(name3));
  const { uid, mode } = (0, import_node_fs17.fstatSync)(folder.fd);
  if (isSharedFolder(folder.path) && uid === 0 && (mode & 18) === 0) return target2;
  throw new Refused(
    `${under(folder, name3)} is a link to ${target2}, and links are not followed there`,
    "give the real path, or remove the link"
  );
}

// src/files/remove-inside.ts
var import_node_fs18 = require("node:fs");
function removeInside(folder, name3, permit) {
  const found = folder.look(name3);
  if (!found) return;
  permit(folder, name3);
  if (!found.isDirectory()) {
    (0, import_node_fs18.unlinkSync)(folder.at(name3));
    return;
  }
  const fd = (0, import_node_fs18.openSync)(folder.at(name3), import_node_fs18.constants.O_RDONLY | import_node_fs18.constants.O_DIRECTORY | import_node_fs18.constants.O_NOFOLLOW);
  try {
    const inner = new PinnedFolder([...folder.way, fd]);
    if (mountOf(fd) !== mountOf(folder.fd))
      throw new Refused(`something is mounted at ${under(folder, name3)}`, `umount ${under(folder, name3)}`);
    for (const each of (0, import_node_fs18.readdirSync)(`/proc/self/fd/${fd}`)) removeInside(inner, each, permit);
  } finally {
    (0, import_node_fs18.closeSync)(fd);
  }
  (0, import_node_fs18.rmdirSync)(folder.at(name3));
}
var mountOf = (fd) => /^mnt_id:\s*(\d+)$/m.exec((0, import_node_fs18.readFileSync)(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1] ?? "";

// src/files/callers-files.ts
var umask = process.umask() | 18;
var CallersFiles = class {
  #owner;
  /** @param owner who used sudo; undefined when the caller is this process's own user. */
  constructor(owner) {
    this.#owner = owner;
  }
  /** Replaces the file, or makes it with its folder: a reader, or a kill, finds the old text or the new one. */
  write(path8, content) {
    const draft = this.draft(path8);
    try {
      telling("write", path8, () => (0, import_node_fs19.writeFileSync)(draft.fd, content));
    } catch (error3) {
      draft.drop();
      throw error3;
    }
    draft.keep();
  }
  /** The same for a file that somebody else writes, or that is large. Whoever begins it has to keep or to drop it. */
  draft(path8) {
    const folder = this.#make((0, import_node_path40.dirname)(path8), "write", path8);
    try {
      return telling("write", path8, () => {
        checkTarget(folder, (0, import_node_path40.basename)(path8), this.#owner);
        const draft = beginDraft(folder, (0, import_node_path40.basename)(path8), 438 & ~umask, this.#owner);
        return {
          ...draft,
          keep: () => closing(
            folder,
            () => telling("write", path8, () => {
              checkTarget(folder, (0, import_node_path40.basename)(path8), this.#owner);
              draft.keep();
            })
          ),
          drop: () => closing(folder, draft.drop)
        };
      });
    } catch (error3) {
      folder.close();
      throw error3;
    }
  }
  /** Throws when the file could not be written now, and leaves it as it is. Its folder is made. */
  tryWriting(path8) {
    this.draft(path8).drop();
  }
  /** Makes the folder, and throws when nothing could be written there. What killed runs left of drafts is removed. */
  tryFolder(path8) {
    const folder = this.#make(path8, "write to", path8);
    closing(
      folder,
      () => telling("write to", path8, () => {
        if (isSharedFolder(folder.path))
          throw new Refused("it is a folder for others", "choose a folder in it");
        beginDraft(folder, "", 384, this.#owner).drop();
        sweepDrafts(folder);
      })
    );
  }
  /** Opens a regular file for reading; undefined when there is none. Whoever opens it has to close it. */
  open(path8) {
    return this.#inside("read", path8, (folder, name3) => {
      const found = folder.look(name3);
      if (!found) return void 0;
      if (!found.isFile()) throw notRegular(folder, name3);
      const fd = (0, import_node_fs19.openSync)(folder.at(name3), import_node_fs19.constants.O_RDONLY | import_node_fs19.constants.O_NOFOLLOW | import_node_fs19.constants.O_NONBLOCK);
      if ((0, import_node_fs19.fstatSync)(fd).isFile()) return fd;
      (0, import_node_fs19.closeSync)(fd);
      throw notRegular(folder, name3);
    });
  }
  /** The text of a regular file of at most so many bytes; undefined when there is none, or it is longer. */
  read(path8, mostBytes) {
    const fd = this.open(path8);
    if (fd === void 0) return void 0;
    try {
      return (0, import_node_fs19.fstatSync)(fd).size > mostBytes ? void 0 : (0, import_node_fs19.readFileSync)(fd, "utf8");
    } finally {
      (0, import_node_fs19.closeSync)(fd);
    }
  }
  /** Names in a folder, in alphabetical order; none when there is no such folder. */
  list(path8) {
    const found = this.#inside("list", path8, (folder) => (0, import_node_fs19.readdirSync)(folder.at(".")), path8);
    return (found ?? []).sort();
  }
  /** Removes the file, or the folder with all that is in it; a link itself. None there is no error. */
  remove(path8) {
    this.#inside(
      "remove",
      path8,
      (folder, name3) => removeInside(folder, name3, (each, inner) => {
        this.#permit(each);
        checkOwner(each, inner, this.#owner);
      })
    );
  }
  /** Acts in the folder, which is by default the one that the path lies in; undefined when there is none. */
  #inside(verb, path8, act, where = (0, import_node_path40.dirname)(path8)) {
    return telling(verb, path8, () => {
      checkName(path8);
      const { folder, missing } = pinFolder(where);
      return closing(folder, () => missing.length > 0 ? void 0 : act(folder, (0, import_node_path40.basename)(path8)));
    });
  }
  /** The folder, made as far as it is missing, in which the caller may write. */
  #make(path8, verb, what) {
    return telling(verb, what, () => {
      checkName(what);
      let { folder, missing } = pinFolder(path8);
      try {
        this.#permit(folder);
        for (const name3 of missing) folder = this.#makeInside(folder, name3);
        this.#permit(folder);
        return folder;
      } catch (error3) {
        folder.close();
        throw error3;
      }
    });
  }
  #makeInside(folder, name3) {
    const isNew = madeFolder(folder.at(name3));
    const fd = (0, import_node_fs19.openSync)(folder.at(name3), import_node_fs19.constants.O_RDONLY | import_node_fs19.constants.O_DIRECTORY | import_node_fs19.constants.O_NOFOLLOW);
    const inner = new PinnedFolder([...folder.way, fd]);
    const isOurs = (0, import_node_fs19.fstatSync)(fd).uid === process.geteuid?.() && (0, import_node_fs19.readdirSync)(inner.at(".")).length === 0;
    if (isNew && isOurs && this.#owner) (0, import_node_fs19.chownSync)(inner.at("."), this.#owner.uid, this.#owner.gid);
    return inner;
  }
  #permit(folder) {
    const system = systemFolder(folder.path);
    if (system) throw new Refused(`${system} is the system's own`, "choose another folder");
    const owner = this.#owner;
    if (owner && !mayWrite(folder, owner))
      throw new Refused(
        `user ${owner.uid}, who used sudo, may not write to ${folder.path}`,
        `namei -l ${folder.path}`
      );
  }
};
function checkName(path8) {
  if (new RegExp("\\p{Cc}", "u").test(path8)) throw new Refused("a path must have no control characters", "choose another name");
}
function checkTarget(folder, name3, owner) {
  if (name3 === "" || name3 === "..") throw new Refused("it is a folder", "choose another name");
  const found = folder.look(name3);
  if (found && !found.isFile()) throw notRegular(folder, name3);
  checkOwner(folder, name3, owner);
}
function checkOwner(folder, name3, owner) {
  if (owner && !mayReplace(folder, name3, owner))
    throw new Refused(`${under(folder, name3)} is somebody else's`, "choose another name");
}
function madeFolder(path8) {
  try {
    (0, import_node_fs19.mkdirSync)(path8, 511 & ~umask);
    return true;
  } catch (error3) {
    if (error3.code === "EEXIST") return false;
    throw error3;
  }
}
function notRegular(folder, name3) {
  const what = folder.look(name3)?.isSymbolicLink() ? "a link" : "no regular file";
  return new Refused(`${under(folder, name3)} is ${what}`, "choose another name, or remove it");
}
function closing(folder, act) {
  try {
    return act();
  } finally {
    folder.close();
  }
}

// src/report/remove-other-jobs.ts
var import_node_fs20 = require("node:fs");
var import_node_path41 = require("node:path");
function removeReportsOfOtherJobs(files, reports, job) {
  const folder = (0, import_node_path41.resolve)(reports);
  const evidence = (0, import_node_path41.join)(folder, "evidence");
  const problems = [];
  const remove2 = (parent, pattern, jobOf) => {
    for (const name3 of namesIn2(files, parent).filter((each) => pattern.test(each))) {
      const path8 = (0, import_node_path41.join)(parent, name3);
      const other = jobOf(files, path8);
      if (other === void 0 || other === job) continue;
      try {
        files.remove(path8);
      } catch (error3) {
        problems.push(`${error3.message} (it is of another job)`);
      }
    }
  };
  if (!isReachedWithoutLink(folder)) return problems;
  remove2(folder, /^TEST-.*\.xml$/, jobOfReport);
  remove2(folder, /^summary(-\d+)?\.md$/, jobOfSummary);
  if (isReachedWithoutLink(evidence)) remove2(evidence, /./, jobOfEvidence);
  return problems;
}
function isReachedWithoutLink(folder) {
  try {
    return (0, import_node_fs20.realpathSync)(folder) === folder;
  } catch {
    return false;
  }
}
function namesIn2(files, folder) {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}

// src/action/older-reports.ts
var jobVariable = "FANLAB_JOB";
function removeOlderReports() {
  const job = nameOfJob();
  exportVariable(jobVariable, job);
  const reports = getInput("reports") || "junit-reports";
  const files = new CallersFiles(void 0);
  for (const problem of removeReportsOfOtherJobs(files, reports, job)) warning(problem);
}
function nameOfJob(env = process.env) {
  const known2 = [env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, env.GITHUB_JOB].map((part) => plain(part) || "-").join("/");
  const said4 = env[jobVariable] ?? "";
  if (said4.startsWith(`${known2}/`)) return said4;
  const worker = identify(process.ppid);
  return `${known2}/${plain(env.RUNNER_TRACKING_ID) || (worker ? `${worker.pid}-${worker.startTime}` : plain(env.HOSTNAME) || "-")}`;
}
var plain = (text3 = "") => text3.replaceAll(/[^\w.-]/g, "").slice(0, 60);

// src/action/result.ts
var import_node_fs21 = require("node:fs");

// src/report/annotations.ts
var longestMessage = 4e3;
var longestTitle = 200;
var stopAnnotation = (scenario, why) => annotation(`fanlab ${scenario}`, why);
var annotation = (title, message) => ({
  level: "error",
  title: cut(title.replaceAll(/\s+/g, " "), longestTitle),
  message: cut(message, longestMessage)
});
var cut = (text3, length) => text3.length <= length ? text3 : `${text3.slice(0, length - 1)}\u2026`;

// src/run/exit-codes.ts
var exitCodes2 = { passed: 0, failed: 1, error: 2, usage: 64, interrupted: 130 };

// src/action/result.ts
function readResult(file3, { status, why }, { timeout, ...expected }) {
  const result = parse2(file3) ?? { ...refusedResult(unexplained(status)), ...expected };
  if (why === "cancelled")
    return ended(result, { verdict: "interrupted", why: jobWasCancelled, annotation: jobWasCancelled });
  if (why === "timeout") {
    const reason2 = timeIsUp(timeout);
    return ended(result, { verdict: "error", why: reason2, annotation: `${reason2}: see the input timeout` });
  }
  if (result.verdict === "passed" && status !== exitCodes2.passed)
    return { ...result, verdict: "error", reason: unexplained(status) };
  return result;
}
function setOutputs(result) {
  const { verdict: verdict2, total, passed, failed, errors, skipped, durationMs, lab, topology } = result;
  const { junit, summary: summary2, evidence } = result;
  const outputs = {
    ...{ result: verdict2, total, passed, failed, errors, skipped },
    duration: (durationMs / 1e3).toFixed(1),
    ...{ junit, summary: summary2, evidence, lab },
    topology: topology ?? ""
  };
  for (const [name3, value] of Object.entries(outputs)) setOutput(name3, value);
}
var exitCodeOf = ({ verdict: verdict2 }, failOnFailure) => verdict2 === "passed" || verdict2 === "failed" && !failOnFailure ? 0 : 1;
function parse2(file3) {
  try {
    const result = JSON.parse((0, import_node_fs21.readFileSync)(file3, "utf8"));
    (0, import_node_fs21.rmSync)(file3, { force: true });
    return result;
  } catch {
    return void 0;
  }
}
var unexplained = (status) => `the scenario ended with status ${status ?? "unknown"} and without a result: its last lines tell more`;
function ended(result, { verdict: verdict2, why, annotation: annotation2 }) {
  const { scenario, reason: reason2, stopped, annotations } = result;
  return {
    ...result,
    ...{ verdict: verdict2, stopped: true, reason: reason2.startsWith(why) ? reason2 : why },
    annotations: [stopAnnotation(scenario, annotation2), ...annotations.slice(stopped ? 1 : 0)]
  };
}
var refusedResult = (reason2) => ({
  ...{
    scenario: "",
    verdict: "error",
    reason: reason2,
    stopped: true,
    total: 0,
    passed: 0,
    failed: 0,
    errors: 0,
    skipped: 0
  },
  ...{ durationMs: 0, junit: "", summary: "", evidence: "", lab: "", kept: false, topology: void 0 },
  ...{ annotations: [], failures: [], warnings: [] }
});

// src/action/summary.ts
var import_node_fs22 = require("node:fs");

// src/report/plain-text.ts
var import_node_util3 = require("node:util");
var unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;
function plainText(text3) {
  return (0, import_node_util3.stripVTControlCharacters)(text3).toWellFormed().replaceAll(/\r+\n/g, "\n").split("\n").map(lastState).join("\n").replaceAll(unprintable, "");
}
function lastState(line) {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

// src/report/harmless-lines.ts
function harmlessLines(text3) {
  return withoutOldCommands(plainText(text3).replace(/\n+$/, "")).split("\n").map((line) => `  | ${line}`);
}
function withoutOldCommands(text3) {
  return text3.replaceAll("##[", "## [");
}

// src/report/markdown.ts
var special = /[&<>`*_[\]|\\~$#@]/g;
var longestText = 300;
function text2(said4) {
  const line = plainText(said4).trim().replaceAll(/\s+/g, " ");
  const cut2 = line.length > longestText ? `${line.slice(0, longestText)}\u2026` : line;
  return cut2.replaceAll(
    special,
    (found) => /[@#]/.test(found) ? `${found}\u200B` : `&#${found.charCodeAt(0)};`
  );
}

// src/action/summary.ts
var largestSummary = 1024 ** 2;
async function addSummary(result) {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await summary.addRaw(summaryOf(result), true).write();
}
function summaryOf(result) {
  const own2 = result.summary === "" ? "" : (0, import_node_fs22.readFileSync)(result.summary, "utf8");
  const [headline = ""] = own2.split("\n");
  const [reason2 = ""] = result.reason.split("\n");
  const isTold = !result.stopped || headline.includes(text2(reason2));
  if (own2 !== "" && isTold && fits(own2)) return own2;
  const verdict2 = verdictOf(result);
  if (own2 === "") return verdict2;
  const both = `${verdict2}

${own2}`;
  if (fits(both)) return both;
  return `${verdict2}

The whole summary is too large to be shown here; it is in ${result.summary}.`;
}
var fits = (summary2) => Buffer.byteLength(summary2) < largestSummary;
function verdictOf({
  scenario,
  verdict: verdict2,
  reason: reason2,
  total,
  passed,
  failed,
  errors,
  skipped
}) {
  const counts = `${passed} passed, ${failed} failed, ${errors} errors, ${skipped} skipped`;
  return [
    `## fanlab ${text2(scenario)}: ${verdict2}`,
    // Four spaces: nothing in it is Markdown.
    ...reason2.split("\n").map((line) => `    ${line}`),
    ...total === 0 ? [] : [counts]
  ].join("\n\n");
}

// src/action/publish.ts
async function publish(result) {
  setOutputs(result);
  await addSummary(result);
}

// src/action/script.ts
var import_node_path42 = require("node:path");

// src/cli/handed-variables.ts
var handed = partialRecord(_enum(proxyVariables), string2());

// src/cli/become-root.ts
var stopVariable = "FANLAB_STOP_WITH_STDIN";

// src/process/supervised-child.ts
var import_node_child_process3 = require("node:child_process");
var import_node_os6 = require("node:os");
var import_node_readline = require("node:readline");
var outputGraceMs = 1e3;
function superviseChild(argv, { cwd, env, onLine }) {
  const [command = "", ...words] = argv;
  const child2 = (0, import_node_child_process3.spawn)(command, words, { cwd, env: { ...env }, stdio: ["pipe", "pipe", "pipe"], detached: true });
  for (const stream of [child2.stdout, child2.stderr]) (0, import_node_readline.createInterface)({ input: stream }).on("line", onLine);
  child2.stdin.on("error", () => {
  });
  return {
    identity: child2.pid === void 0 ? void 0 : identify(child2.pid),
    ended: statusOf(child2),
    stop: (why) => child2.stdin.end(`${why}
`)
  };
}
function statusOf(child2) {
  return new Promise((resolve7, reject) => {
    child2.once("error", reject);
    child2.once("exit", () => {
      setTimeout(() => {
        child2.stdout.destroy();
        child2.stderr.destroy();
      }, outputGraceMs).unref();
    });
    child2.once("close", (status, signal) => resolve7(status ?? 128 + (signal ? import_node_os6.constants.signals[signal] : 0)));
  });
}

// src/report/phase-line.ts
var begins = /^\[ *[\dms.]+\] (\S[^:]*):$/;
var ends = /^\[ *[\dms.]+\] (\S[^:]*): (?:\d+ of \d+ cells passed, )?done in [\dms.]+$/;
function readPhaseLine(line) {
  const began = begins.exec(line)?.[1];
  if (began !== void 0) return { began };
  const ended2 = ends.exec(line)?.[1];
  return ended2 === void 0 ? void 0 : { ended: ended2 };
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
  redact(text3) {
    for (const [token] of text3.matchAll(joinToken)) this.add(token);
    let clean = text3.replaceAll(privateKey, mask);
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

// src/action/log-lines.ts
var LogLines = class {
  #print;
  #redactor = new Redactor();
  #open = false;
  constructor(print) {
    this.#print = print;
  }
  line(line) {
    const text3 = this.#redactor.redact(plainText(line));
    const phase = readPhaseLine(text3);
    if (phase && "began" in phase) this.#begin(phase.began);
    else if (phase) this.end();
    if (!phase || "ended" in phase) this.#print(harmless(text3));
  }
  /** Ends a group that is open: what comes next belongs to no phase. */
  end() {
    if (this.#open) this.#print("::endgroup::");
    this.#open = false;
  }
  #begin(name3) {
    this.end();
    this.#print(`::group::${escaped2(name3)}`);
    this.#open = true;
  }
};
function harmless(text3) {
  const isCommand = /^\s*::/.test(text3) || text3.includes("##[");
  return isCommand ? harmlessLines(text3).join(" ") : text3;
}
var escaped2 = (text3) => text3.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

// src/action/script.ts
var scriptCommand = (script3, words) => [
  process.execPath,
  (0, import_node_path42.join)(packageRoot, "scenarios", `${script3}.mjs`),
  ...words
];
function startScript(script3, words) {
  const log2 = new LogLines((line) => process.stdout.write(`${line}
`));
  const child2 = superviseChild(scriptCommand(script3, words), {
    cwd: process.cwd(),
    env: childEnvironment({ [stopVariable]: "1" }),
    onLine: (line) => log2.line(line)
  });
  return { ...child2, ended: child2.ended.finally(() => log2.end()) };
}
async function askScript(script3, words) {
  const [command = "", ...rest] = scriptCommand(script3, words);
  const { exitCode, stdout, stderr } = await getExecOutput(`"${command}"`, rest, {
    env: childEnvironment(),
    silent: true,
    ignoreReturnCode: true
  });
  if (exitCode === 0) return stdout;
  throw new Error(`cannot run scenarios/${script3}.mjs: ${stderr.trim() || `status ${exitCode}`}`);
}

// src/action/state.ts
var ownLab = object({
  name: string2(),
  label: string2(),
  /** It is a fixture: it is to go with the job, not with the scenario. */
  fixture: boolean2(),
  keepOnFailure: boolean2(),
  keepFor: string2()
});
var saveIsPost = () => saveState("isPost", "true");
var isPost = () => getState("isPost") === "true";
var saveLab = (lab) => saveState("lab", lab);
var savedLab = () => read2("lab", ownLab);
var saveChild = (child2) => saveState("child", child2);
var savedChild = () => read2("child", processIdentity);
function read2(name3, shape) {
  const text3 = getState(name3);
  return text3 === "" ? void 0 : readJson(text3, shape, `the saved state "${name3}"`);
}

// src/action/thrown-away.ts
var wordsIfThrownAway = (env = process.env) => env.RUNNER_ENVIRONMENT === "github-hosted" ? ["--accept-cached-image"] : [];

// src/action/main.ts
async function main() {
  removeOlderReports();
  if (process.platform !== "linux")
    throw new LabError(`fanlab needs a Linux runner; this one is ${process.platform}`);
  const inputs = readInputs();
  const { scenario, makesLab, leavesLab: fixture, keepOnFailure, keepFor } = inputs;
  const lab = nameOfLab(inputs);
  const label = newLabel();
  if (makesLab) saveLab({ name: lab, label, fixture, keepOnFailure, keepFor });
  addCommand();
  const file3 = (0, import_node_path43.join)(
    (0, import_node_fs23.realpathSync)(process.env.RUNNER_TEMP || (0, import_node_os7.tmpdir)()),
    `fanlab-${(0, import_node_crypto9.randomBytes)(8).toString("hex")}.json`
  );
  const words = [...inputs.words, "--lab", lab, "--result", file3];
  if (makesLab) words.push("--label", label, ...keepWords(inputs), ...wordsIfThrownAway());
  const child2 = startScript(scenario, words);
  if (child2.identity) saveChild(child2.identity);
  const result = readResult(file3, await attend(child2, inputs), { scenario, lab, timeout: inputs.timeout });
  const code = exitCodeOf(result, inputs.failOnFailure);
  for (const { title, message } of annotationsOf(result)) (code === 0 ? warning : error)(message, { title });
  for (const text3 of result.warnings) warning(text3);
  await publish(result);
  if (makesLab && result.kept) keepForLaterSteps(lab);
  return code;
}
var nameOfLab = ({ lab, makesLab }) => lab || (makesLab ? `ci-${(0, import_node_crypto9.randomBytes)(4).toString("hex")}` : process.env.FANLAB_LAB || "fanlab");
var newLabel = () => {
  const { GITHUB_REPOSITORY: repository = "a job", GITHUB_RUN_ID: run3 = "-" } = process.env;
  return `${repository} run ${run3} ${(0, import_node_crypto9.randomBytes)(8).toString("hex")}`;
};
function keepWords({ leavesLab, keepOnFailure, keepFor }) {
  const job = identify(process.ppid);
  return [
    ...keepOnFailure ? ["--keep-on-failure"] : [],
    ...leavesLab && job ? ["--keep-while", String(job.pid)] : ["--keep-for", keepFor]
  ];
}
function addCommand() {
  addPath((0, import_node_path43.join)(packageRoot, "bin"));
  exportVariable("FANLAB_NODE", process.execPath);
  exportVariable(commandVariable, commandOnPath);
}
function keepForLaterSteps(lab) {
  exportVariable("FANLAB_LAB", lab);
  info(`later steps reach lab ${lab} by the command fanlab, such as: fanlab exec container-1 -- ip addr`);
}

// src/process/stop-process.ts
var pollMs = 50;
async function hasEnded(identity, patienceMs) {
  const deadline2 = performance.now() + patienceMs;
  while (isAlive(identity)) {
    if (performance.now() > deadline2) return false;
    await new Promise((resolve7) => setTimeout(resolve7, pollMs));
  }
  return true;
}

// src/action/go-on.ts
function howToGoOn(lab, until) {
  const { FANLAB_STATE_DIR } = process.env;
  const command = (script3, ...words) => commandLine(scriptCommand(script3, ["--lab", lab, ...words]), { FANLAB_STATE_DIR });
  const time2 = until === void 0 ? "until it is removed" : `until ${until}; the next run after that removes it`;
  return [
    `lab ${lab} is kept on this host ${time2}:`,
    `  enter   ${command("shell", "load-balancer")}`,
    `  check   ${command("check")}`,
    `  remove  ${command("down")}`
  ].join("\n");
}

// src/action/post.ts
var childPatienceMs = 15e3;
var listedLab = object({
  name: string2(),
  label: string2().optional(),
  state: string2(),
  keptUntil: string2().optional()
});
async function post() {
  process.on("SIGINT", () => {
  });
  process.on("SIGTERM", () => {
  });
  try {
    const own2 = savedLab();
    if (own2) await removeOwn(own2);
  } catch (error3) {
    const message = error3 instanceof Error ? error3.message : String(error3);
    warning(`cannot remove the lab: ${message}
the next run on this host tries again`);
  }
}
async function removeOwn(own2) {
  startGroup("fanlab: teardown");
  try {
    const stays = await tearDown(own2);
    endGroup();
    if (stays) info(howToGoOn(own2.name, stays.keptUntil));
  } catch (error3) {
    endGroup();
    throw error3;
  }
}
async function tearDown(own2) {
  const child2 = savedChild();
  if (child2 && !await hasEnded(child2, childPatienceMs)) {
    info("the scenario does not stop: it is ended now");
    endProcess(child2.pid);
  }
  const lab = await findLab(own2);
  if (!lab) {
    info(`lab ${own2.name} is gone`);
    return void 0;
  }
  if (lab.state === "kept" && isToStay(own2)) {
    if (own2.fixture) await runScript("keep", ["--lab", own2.name, "--keep-for", own2.keepFor]);
    return findLab(own2);
  }
  await runScript("down", ["--lab", own2.name, "--force"]);
  return void 0;
}
async function findLab({ name: name3, label }) {
  const labs = readJson(await askScript("status", ["--json"]), array(listedLab), "what status --json tells");
  return labs.find((lab) => lab.name === name3 && lab.label === label);
}
var isToStay = ({ keepOnFailure, fixture }) => keepOnFailure && (!fixture || getInput("job-status") === "failure");
async function runScript(script3, words) {
  const status = await startScript(script3, words).ended;
  if (status !== 0) throw new Error(`scenarios/${script3}.mjs ended with status ${status}`);
}

// src/action/index.ts
async function run2() {
  if (isPost()) {
    await post();
    return 0;
  }
  saveIsPost();
  try {
    return await main();
  } catch (problem) {
    const reason2 = problem instanceof InputError ? problem.message : described(problem);
    for (const line of problem instanceof InputError ? reason2.split("\n") : [reason2])
      error(line, { title: "fanlab" });
    await publish({ ...refusedResult(reason2), scenario: getInput("scenario") || "full", lab: getInput("lab") });
    return 1;
  }
}
function described(problem) {
  const { message, hint } = problem instanceof LabError ? problem : ownMistake(problem);
  return `${message}${hint ? `
hint: ${hint}` : ""}`;
}
run2().then((code) => process.stdout.write("", () => process.exit(code)));
