var l=(e,a,r,i={})=>e.run(["bash","-c",n,"step",a],{...i,stdin:Object.entries(r).map(([s,t])=>`${s}=${t}\0`).join("")}),n=`
while IFS= read -r -d '' variable; do export "$variable"; done
exec bash -e -o pipefail -c "$1" step </dev/null`;export{l as $0};
