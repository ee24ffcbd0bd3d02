var a=e=>`# A lab: which machines there are, and who may reach whom. docs/lab-file.md of fanlab has every key.
version: 1
lab: ${e}

# A layer-2 segment. \`host\` is the address of fanlab's own place in the lab: it asks and is asked as the machines are.
networks:
  lan: { subnet: 192.0.2.0/24, host: 192.0.2.1 }

# Real machines: they boot with systemd, and can be rebooted.
machines:
  server: { networks: { lan: 192.0.2.10 } }
  client: { networks: { lan: 192.0.2.20 } }

# Names for several of them, and for patterns such as web-*.
groups:
  everyone: [host, server, client]

# Each line is asked of every pair that it names. An id is yours to choose: the report tells what it proves.
expect:
  - { id: R1, from: client, to: server, allow: [icmp, tcp, udp] }
  - { id: R2, from: everyone, to: everyone, allow: icmp }
`;export{a as firstLabFile};
