var e=r=>`'${r.replaceAll("'",String.raw`'\''`)}'`;export{e as $0};
