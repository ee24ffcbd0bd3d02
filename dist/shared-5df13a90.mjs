import{$0 as o}from"./shared-c089ab2d.mjs";import{readFileSync as s}from"node:fs";import{basename as n}from"node:path";var c=`
import sys, types
stream = open(0, "rb", 0, closefd=False)
for name in sys.argv[1:]:
    length, source = int(stream.readline()), b""
    while len(source) < length:
        piece = stream.read(length - len(source))
        if not piece:
            sys.exit("the program did not come whole")
        source += piece
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
module.main()
`,t=new Map,m=r=>{const e=r.includes("/")?r:`guest/${r}`,a=t.get(e)??s(o(`${e}.py`));return t.set(e,a),a},p=r=>({argv:["python3","-c",c,...r.map(e=>n(e))],source:Buffer.concat(r.map(m).flatMap(e=>[Buffer.from(`${e.length}
`),e]))});export{p as $0};
